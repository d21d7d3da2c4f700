//! Copies among the blocks that the judge passed over: a second copy of an article is seldom judged as well as the first.

use super::answers::Answers;
use super::role::{LONG_SPEECH, Role, Roles, sets};
use super::text::{Text, is_sentence};
use crate::outline::Outline;
use crate::words::{WordMap, join};

/// Fewest words of a sentence, and of what is none.
const MIN_SENTENCE: u32 = 10;
const MIN_LABEL: u32 = 24;
/// Copies in a row that are a second copy of the article, wherever it stands; lines between two of them.
const RUN: usize = 3;
/// So many are one under whatever headings.
const LONG_RUN: usize = 8;

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
    let roles = Roles::new(outline, &numbers, &sets);
    let role = |at: usize| roles.role(at, &Text::of(outline.words_of(&outline.blocks[at])));
    let is_long = |at: &usize| {
        let block = &outline.blocks[*at];
        block.measure.words >= if is_sentence(outline.text_of(block)) { MIN_SENTENCE } else { MIN_LABEL }
    };
    let key = |at: usize| outline.words_of(&outline.blocks[at]).iter().fold(0, |key, word| join(key, word.hash));
    let mut said: WordMap<usize> = WordMap::default();
    for at in (0..kept.len()).filter(|&at| kept[at]).filter(is_long) {
        said.entry(key(at)).or_insert(at);
    }
    let copies: Vec<(usize, usize)> = (0..kept.len())
        .filter(|&at| passed_over[at])
        .filter(is_long)
        .filter_map(|at| Some((at, *said.get(&key(at))?)))
        .filter(|&(at, of)| [at, of].into_iter().all(|at| is_copy(role(at), outline.blocks[at].measure.words)))
        .collect();
    if copies.is_empty() {
        return Vec::new();
    }
    let is_kept = |at: usize| kept.get(at).copied().unwrap_or(false);
    let is_one_section =
        |&(at, of): &(usize, usize)| headings[at].0 == headings[of].0 || headings[at].1 == headings[of].1;
    let stands_alone = |copy: &(usize, usize)| {
        let (before, after) = (is_kept(copy.0.wrapping_sub(1)), is_kept(copy.0 + 1));
        match role(copy.0) {
            Role::SetApart | Role::Hidden => before || after,
            _ => before && after && is_one_section(copy),
        }
    };
    let answers = Answers::new(outline, |at| copies.binary_search_by_key(&at, |copy| copy.0).is_ok());
    let is_answer = |run: &[(usize, usize)]| {
        let ((first, of), (last, _)) = (run[0], run[run.len() - 1]);
        answers.has(first, last, of, run.iter().any(|copy| role(copy.0) == Role::Quote))
    };
    let runs = copies.chunk_by(|one, next| next.0 - one.0 <= RUN && next.1 > one.1);
    let told = runs.filter(|run| {
        let is_part = run.len() >= LONG_RUN || (run.len() >= RUN && run.iter().any(is_one_section));
        (is_part || run.iter().all(stands_alone)) && !is_answer(run)
    });
    told.flatten().map(|&(at, of)| (at as u32, of as u32)).collect()
}

fn is_copy(role: Role, words: u32) -> bool {
    let is_line_of_dialogue = role == Role::Speech && words < LONG_SPEECH;
    !matches!(role, Role::Exempt | Role::Caption) && !is_line_of_dialogue
}
