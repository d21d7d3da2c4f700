//! A block's own text and element, and others like it on the page.

use super::super::page::{ends_sentence, is_prose};
use super::super::reading::Reading;
use super::super::scale::{share, size};
use super::{F, Features};
use crate::outline::{Block, Marks};
use crate::tag::Tag;
use crate::text::Measure;
use crate::words::{WordMap, join};

/// What is known of each text: copies, and others in elements like its own.
pub(super) struct Texts {
    copies: WordMap<u32>,
    keys: Vec<(u64, u32)>,
    paths: WordMap<(u32, u32)>,
    alike: WordMap<(u32, u32)>,
}

impl Texts {
    pub(super) fn new(from: &Reading<'_>) -> Self {
        let outline = from.page.outline;
        let mut texts = Self {
            copies: WordMap::default(),
            keys: Vec::with_capacity(outline.blocks.len()),
            paths: WordMap::default(),
            alike: WordMap::default(),
        };
        for block in &outline.blocks {
            let key =
                outline.words_of(block).iter().fold(u64::from(block.measure.chars), |key, word| join(key, word.hash));
            let number = texts.copies.entry(key).or_default();
            *number += 1;
            texts.keys.push((key, *number));
            let prose = if is_prose(outline, block) { block.measure.words } else { 0 };
            let path = texts.paths.entry(from.boxes.path[block.owner as usize]).or_default();
            *path = (path.0 + prose, path.1 + 1);
            let alike = texts.alike.entry(alike_key(from, block)).or_default();
            *alike = (alike.0 + prose, alike.1 + 1);
        }
        texts
    }
}

/// Elements alike: same name and class, in parents of the same name and class.
pub(crate) fn alike_key(from: &Reading<'_>, block: &Block) -> u64 {
    let parent = from.page.outline.node(block.owner).parent;
    join(from.boxes.signature[block.owner as usize], from.boxes.signature[parent as usize])
}

pub(super) fn own(features: &mut Features, from: &Reading<'_>, texts: &Texts, at: usize, block: &Block) {
    let (page, outline) = (&from.page, from.page.outline);
    let words = block.measure.words;
    let prose = page.whole().prose;
    features.set(F::Words, size(words));
    features.set(F::LinkShare, share(block.link_words, words));
    features.set(F::Commas, size(block.measure.commas));
    features.set(F::EndsSentence, u8::from(ends_sentence(outline.text_of(block))));
    features.set(F::Prose, u8::from(is_prose(outline, block)));
    features.set(F::WordLength, word_length(outline.text_of(block), &block.measure));
    let tag = outline.node(block.owner).tag;
    features.set(F::Heading, heading_rank(tag));
    features.set(F::TagGroup, tag_group(tag, block));
    features.set(F::Hidden, u8::from(page.is_hidden(block)));
    let (key, number) = texts.keys[at];
    features.set(F::Copies, size(texts.copies[&key]));
    features.set(F::CopyNumber, size(number));
    let (on_path, lines) = texts.paths[&from.boxes.path[block.owner as usize]];
    features.set(F::PathProse, share(on_path, prose));
    features.set(F::PathBlocks, size(lines));
    let (alike, lines) = texts.alike[&alike_key(from, block)];
    features.set(F::SameProse, share(alike, prose));
    features.set(F::SameBlocks, size(lines));
}

/// Tenths of a letter in a word; words in ideographs, of which two make one, count as any others.
fn word_length(text: &str, measure: &Measure) -> u8 {
    const USUAL: u8 = 48;
    let in_ideographs = text.len() as u32 > 2 * measure.chars && 2 * measure.words > measure.chars;
    if in_ideographs { USUAL } else { (measure.chars * 10 / measure.words.max(1)).min(255) as u8 }
}

/// 7 for `h1` down to 2 for `h6`; 0 for what is no heading.
pub(super) fn heading_rank(tag: Tag) -> u8 {
    match tag {
        Tag::H1 => 7,
        Tag::H2 => 6,
        Tag::H3 => 5,
        Tag::H4 => 4,
        Tag::H5 => 3,
        Tag::H6 => 2,
        _ => 0,
    }
}

/// Kinds of elements, ordered from those that hold articles to those that hold scraps.
pub(super) fn tag_group(tag: Tag, block: &Block) -> u8 {
    if block.marks.has(Marks::PREFORMATTED) {
        return 1;
    }
    match tag {
        Tag::P => 0,
        Tag::Blockquote => 2,
        Tag::Figcaption | Tag::Caption => 3,
        _ if tag.is_heading() => 4,
        Tag::Dd | Tag::Dt => 5,
        Tag::Td | Tag::Th => 6,
        Tag::Li => 7,
        _ => 8,
    }
}
