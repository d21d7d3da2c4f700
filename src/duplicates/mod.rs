//! Finds what a page says twice: copies for phones, pull-quotes, captions repeated as paragraphs, repeated standfirsts,
//! the same picture in other sizes.
//!
//! A block is a copy when another, fuller one says all of it. Word for word by sentences for running text; a quotation
//! or summary may differ in a word. Four sorts of repetition are meant, and stay: what repeats itself by its nature
//! (lists, tables, code, verse, dialogue, refrains), what stands under another heading, what is announced (“let us
//! repeat that:”), and what is quoted to be answered. Of two copies the one that is not shown or set apart goes, then
//! the shorter, then the later, wherever on the page they stand.
//!
//! Every look-up goes through hashes of a few words, with a bounded number of places each, so the work grows with the
//! page and not with its square.

mod answers;
mod paragraphs;
mod passed_over;
pub(crate) mod pictures;
mod places;
mod role;
mod sections;
mod stretches;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod text;

use crate::maps;
use crate::order::{key, sorted_by};
use crate::outline::{Block, Outline};
use places::Places;
use role::{Role, Roles, Set};
use text::Text;

/// A paragraph shorter than this that stands three times is a refrain.
const REFRAIN: u32 = 25;

/// The blocks that say again what a kept block says: (the copy, what it is a copy of), each of them either kept itself
/// or passed over by the judge.
pub fn find(outline: &Outline, kept: &[bool], passed_over: &[bool]) -> Vec<(u32, u32)> {
    let search = Search::new(outline, kept);
    let headings = search.headings.clone();
    let mut copies = search.run();
    let mut stays = kept.to_vec();
    for &(copy, _) in &copies {
        stays[copy as usize] = false;
    }
    copies.extend(passed_over::copies(outline, &stays, passed_over, &headings));
    copies = sorted_by(copies, |&(copy, of)| key(copy, of));
    add_headings(outline, &stays, &headings, copies)
}

/// A heading goes with the text under it, where it says what the heading of the original says.
fn add_headings(
    outline: &Outline,
    stays: &[bool],
    headings: &[(usize, u64)],
    mut copies: Vec<(u32, u32)>,
) -> Vec<(u32, u32)> {
    let is_heading = |at: usize| headings[at].0 == at && outline.blocks[at].measure.words > 0;
    let mut more = Vec::new();
    let mut taken: maps::Set<usize> = maps::Set::default();
    for &(copy, of) in &copies {
        let (Some(at), Some(other)) = ((copy as usize).checked_sub(1), (of as usize).checked_sub(1)) else { continue };
        let is_same = is_heading(at) && is_heading(other) && headings[at].1 == headings[other].1;
        if is_same && at != other && stays[at] && stays[other] && !taken.contains(&other) && taken.insert(at) {
            more.push((at as u32, other as u32));
        }
    }
    copies.extend(more);
    sorted_by(copies, |&(copy, of)| key(copy, of))
}

struct Search<'a> {
    outline: &'a Outline,
    /// Numbers of the kept blocks, in order.
    kept: Vec<u32>,
    /// For each element, whether its text repeats itself on purpose.
    sets: Vec<Set>,
    /// For every block of the page, the heading it stands under, and what that says.
    headings: Vec<(usize, u64)>,
    /// For each kept block.
    roles: Vec<Role>,
    texts: Vec<Text>,
    /// Where the shingles of the blocks that stay stand.
    places: Places,
    /// For each kept block, the kept block that it is a copy of.
    copy_of: Vec<Option<usize>>,
}

impl<'a> Search<'a> {
    fn new(outline: &'a Outline, kept: &[bool]) -> Self {
        let numbers = outline.blocks.iter().zip(kept).enumerate();
        let kept: Vec<u32> = numbers.filter(|(_, (_, kept))| **kept).map(|(number, _)| number as u32).collect();
        let texts: Vec<Text> = kept.iter().map(|&n| Text::of(outline.words_of(&outline.blocks[n as usize]))).collect();
        let sets = role::sets(outline);
        let roles = Roles::new(outline, &kept, &sets);
        let roles = texts.iter().enumerate().map(|(at, text)| roles.role(at, text)).collect();
        let headings = sections::headings(outline);
        let copy_of = vec![None; kept.len()];
        let places = Places::with_room(texts.iter().map(|text| text.words.len()).sum());
        let mut search = Self { outline, sets, headings, roles, texts, places, copy_of, kept };
        search.exempt_refrains();
        search
    }

    fn run(mut self) -> Vec<(u32, u32)> {
        self.match_stretches();
        self.match_paragraphs();
        self.match_between();
        self.keep_answers();
        let copies = (0..self.kept.len()).filter(|&at| self.copy_of[at].is_some());
        copies.map(|at| (self.kept[at], self.kept[self.stays(at)])).collect()
    }

    /// The block itself, or what it turned out to be a copy of in its turn.
    fn stays(&self, mut at: usize) -> usize {
        while let Some(of) = self.copy_of[at] {
            at = of;
        }
        at
    }

    fn block(&self, at: usize) -> &'a Block {
        &self.outline.blocks[self.kept[at] as usize]
    }

    fn words(&self, at: usize) -> u32 {
        self.block(at).measure.words
    }

    fn is_sentence(&self, at: usize) -> bool {
        text::is_sentence(self.outline.text_of(self.block(at)))
    }

    /// Whether two blocks stand under one heading, or under two that say the same.
    fn is_one_section(&self, at: usize, of: usize) -> bool {
        let (here, there) = (self.headings[self.kept[at] as usize], self.headings[self.kept[of] as usize]);
        here.0 == there.0 || here.1 == there.1
    }

    /// Short paragraphs that stand three times or more are meant to.
    fn exempt_refrains(&mut self) {
        let mut times: maps::Map<&[u64], u32> = maps::Map::default();
        for (at, text) in self.texts.iter().enumerate() {
            if self.words(at) < REFRAIN {
                *times.entry(&text.words).or_default() += 1;
            }
        }
        let refrains: maps::Set<&[u64]> =
            times.into_iter().filter(|(_, times)| *times > 2).map(|(words, _)| words).collect();
        for (role, text) in self.roles.iter_mut().zip(&self.texts) {
            if role.gives_way() == 0 && refrains.contains(text.words.as_slice()) {
                *role = Role::Exempt;
            }
        }
    }
}
