//! Copies among the blocks that the judge passed over: a second copy of an article is seldom judged as well as the first.

use super::answers::Answers;
use super::role::{Role, Roles, sets};
use super::text::{Text, is_sentence};
use crate::outline::Outline;
use crate::words::WordMap;

/// Fewest words of a sentence, and of what is none.
const MIN_SENTENCE: u32 = 10;
const MIN_LABEL: u32 = 24;
/// Copies in a row that are a second copy of the article, wherever it stands.
const RUN: usize = 3;

/// Those blocks that the judge passed over which say word for word what a kept one says: (the copy, what it is a copy
/// of). One alone is told so only where it stands in the article: among other clutter it is part of that clutter.
pub(super) fn copies(
    outline: &Outline,
    kept: &[bool],
    passed_over: &[bool],
    headings: &[(usize, u64)],
) -> Vec<(u32, u32)> {
    let sets = sets(outline);
    let numbers: Vec<u32> = (0..outline.blocks.len() as u32).collect();
    let texts: Vec<Text> = outline.blocks.iter().map(|block| Text::of(outline.text_of(block))).collect();
    let roles = Roles::new(outline, &numbers, &texts, &sets);
    let is_long = |at: usize| {
        let block = &outline.blocks[at];
        let least = if is_sentence(outline.text_of(block)) { MIN_SENTENCE } else { MIN_LABEL };
        block.measure.words >= least && !matches!(roles.role(at), Role::Exempt | Role::Caption | Role::Speech)
    };
    let key = |at: usize| texts[at].key();
    let mut said: WordMap<usize> = WordMap::default();
    for at in (0..kept.len()).filter(|&at| kept[at] && is_long(at)) {
        said.entry(key(at)).or_insert(at);
    }
    let copies: Vec<(usize, usize)> = (0..kept.len())
        .filter(|&at| passed_over[at] && is_long(at))
        .filter_map(|at| Some((at, *said.get(&key(at))?)))
        .collect();
    let is_kept = |at: usize| kept.get(at).copied().unwrap_or(false);
    let stands_alone = |&(at, of): &(usize, usize)| {
        let is_one_section = headings[at].0 == headings[of].0 || headings[at].1 == headings[of].1;
        is_one_section && is_kept(at.wrapping_sub(1)) && is_kept(at + 1)
    };
    let answers = Answers::new(outline, |at| copies.binary_search_by_key(&at, |copy| copy.0).is_ok());
    let runs = copies.chunk_by(|one, next| next.0 - one.0 <= RUN && next.1 > one.1);
    let told = runs.filter(|run| {
        let ((first, of), (last, _)) = (run[0], run[run.len() - 1]);
        (run.len() >= RUN || run.iter().all(stands_alone))
            && !answers.has(first, last, of, run.iter().any(|copy| roles.role(copy.0) == Role::Quote))
    });
    told.flatten().map(|&(at, of)| (at as u32, of as u32)).collect()
}
