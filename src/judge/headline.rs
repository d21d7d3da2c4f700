//! The headline's place in the page: the lead stands behind it, and a box named sidebar or footer that holds it is
//! neither.

use crate::article::Metadata;
use crate::outline::{Block, Marks, Outline};
use crate::tag::Tag;
use crate::words::{Word, words};

/// Words of a headline that are compared.
const MAX_WORDS: usize = 40;
/// Per cent of the title's words that a headline says at least.
const ALIKE: u32 = 40;

/// The block that says the headline, if one does: the most like the page's title, in the highest heading, the first.
pub(crate) fn headline(outline: &Outline, metadata: &Metadata) -> Option<usize> {
    let titles = [folded(&metadata.title), folded(&outline.head.title)];
    let mut best: Option<(u32, usize)> = None;
    for (index, block) in outline.blocks.iter().enumerate() {
        if let Some(score) = score(outline, block, &titles)
            && best.is_none_or(|(most, _)| score > most)
        {
            best = Some((score, index));
        }
    }
    best.map(|(_, index)| index)
}

fn score(outline: &Outline, block: &Block, titles: &[Vec<u64>; 2]) -> Option<u32> {
    let unseen = block.marks.has(Marks::HIDDEN) || block.marks.has(Marks::NOSCRIPT);
    if unseen || block.measure.words as usize > MAX_WORDS {
        return None;
    }
    let tag = outline.node(block.owner).tag;
    let rank = match tag {
        Tag::H1 => 40,
        Tag::H2 => 30,
        Tag::H3 | Tag::H4 => 20,
        _ => 0,
    };
    let line = outline.words_of(block);
    let line = &line[..line.len().min(MAX_WORDS)];
    match titles.iter().map(|title| likeness(line, title)).max() {
        Some(alike) if alike >= ALIKE => Some(rank + alike),
        // Some headline is better than none, though any that resembles the title is better still.
        _ if tag == Tag::H1 => Some(10),
        _ => None,
    }
}

/// Per cent of the title's words that a line says, nothing where it says much else.
fn likeness(line: &[Word], title: &[u64]) -> u32 {
    let unknown = line.iter().filter(|word| !title.contains(&word.hash));
    if title.is_empty() || unknown.take(line.len() / 5 + 1).count() * 5 > line.len() {
        return 0;
    }
    let said = title.iter().filter(|word| line.iter().any(|other| other.hash == **word)).count();
    (said * 100 / title.len()) as u32
}

fn folded(text: &str) -> Vec<u64> {
    words(text).map(|word| word.hash).take(MAX_WORDS).collect()
}
