//! The headline's place in the page: what is named sidebar or footer and holds it is neither.

use std::collections::HashSet;

use crate::article::Metadata;
use crate::outline::{Marks, Outline};
use crate::tag::Tag;

/// Words of a headline that are compared.
const MAX_WORDS: usize = 40;

/// The block that says the headline, if one does.
pub(crate) fn headline(outline: &Outline, metadata: &Metadata) -> Option<usize> {
    let head = words(&outline.head.title);
    let title = words(&metadata.title);
    let mut best: Option<(u32, usize)> = None;
    for (index, block) in outline.blocks.iter().enumerate() {
        let tag = outline.node(block.owner).tag;
        if block.measure.words as usize > MAX_WORDS || block.marks.has(Marks::HIDDEN) || block.marks.has(Marks::NOSCRIPT) {
            continue;
        }
        let rank = match tag {
            Tag::H1 => 40,
            Tag::H2 => 30,
            Tag::H3 | Tag::H4 => 20,
            _ => 0,
        };
        let says = words(outline.text_of(block));
        let alike = likeness(&says, &title).max(likeness(&says, &head));
        let score = match alike {
            0..40 if tag == Tag::H1 => 10,
            0..40 => continue,
            alike => rank + alike,
        };
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, index));
        }
    }
    best.map(|(_, index)| index)
}

/// Per cent of the title's words that a line says, nothing where it says much else.
fn likeness(line: &[String], title: &[String]) -> u32 {
    if line.is_empty() || title.is_empty() {
        return 0;
    }
    let known: HashSet<&String> = title.iter().collect();
    let said: HashSet<&String> = line.iter().filter(|word| known.contains(word)).collect();
    if said.len() * 5 < line.len() * 4 {
        return 0;
    }
    (said.len() * 100 / known.len()) as u32
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(MAX_WORDS).map(str::to_lowercase).collect()
}
