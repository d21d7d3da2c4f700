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
    if title.is_empty() {
        return 0;
    }
    if unknown.take(line.len() / 5 + 1).count() * 5 > line.len() {
        return if ends_alike(line, title) { ALIKE } else { 0 };
    }
    let said = title.iter().filter(|word| line.iter().any(|other| other.hash == **word)).count();
    (said * 100 / title.len()) as u32
}

/// Whether both end with the same words, and half of either are these: a kicker may stand in front of one, and another, or a mark of
/// the paper's, in front of the other.
fn ends_alike(line: &[Word], title: &[u64]) -> bool {
    const FEWEST: usize = 3;
    let same = line.iter().rev().zip(title.iter().rev()).take_while(|(word, other)| word.hash == **other).count();
    same >= FEWEST && same * 2 >= line.len() && same * 2 >= title.len()
}

fn folded(text: &str) -> Vec<u64> {
    words(text).map(|word| word.hash).take(MAX_WORDS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_may_begin_with_another_kicker_than_the_title() {
        let says = |line: &str| likeness(&words(line).collect::<Vec<_>>(), &folded("(S+) Handwerk: Die letzte Pfeife"));
        assert_eq!(says("Orgelbau in Sachsen: Die letzte Pfeife"), ALIKE);
        assert_eq!(says("Die letzte Pfeife"), 60);
        assert_eq!(says("Warum in Sachsen wieder geraucht wird: die Pfeife"), 0);
        assert_eq!(says("Ein Besuch beim Orgelbauer in Sachsen und die letzte Pfeife"), 0, "mostly something else");
    }
}
