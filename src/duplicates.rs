//! Finds what a page says twice: copies for phones, pull-quotes, captions repeated as paragraphs, repeated standfirsts.
//!
//! A block is a copy when another, fuller one says all of it. Word for word by sentences for running text; text that
//! is set apart (a pull-quote, a hidden copy) may differ in a word. Lists, tables, code, verse and dialogue repeat
//! themselves on purpose and are left alone. Every look-up goes through hashes of four words, with a bounded number of
//! places each, so the work grows with the page and not with its square.

use std::collections::{HashMap, HashSet};

use crate::outline::{Block, Marks, NodeId, Outline};
use crate::tag::Tag;
use crate::words::{join, names, words};

/// Words of a shingle.
const SHINGLE: usize = 4;
/// Places remembered for one shingle.
const MAX_PLACES: usize = 8;
/// Fewest words of a copy: set apart, beside its picture, word for word, inside a fuller paragraph.
const MIN_SET_APART: u32 = 5;
const MIN_CAPTION: u32 = 6;
const MIN_WHOLE: u32 = 10;
const MIN_PART: u32 = 12;
/// Up to so many words a line is short: speech, verse, a refrain.
const SHORT_LINE: u32 = 12;
/// A paragraph shorter than this that stands three times is a refrain.
const REFRAIN: u32 = 25;
/// Blocks between a caption and the paragraph that says it again.
const NEAR: usize = 4;

/// Words in the names of elements that set text apart from the running text.
const SET_APART: &[&str] = &[
    "blockquote",
    "callout",
    "deck",
    "dek",
    "desktop",
    "excerpt",
    "highlight",
    "lede",
    "mobile",
    "phone",
    "pull",
    "pullquote",
    "quote",
    "sapo",
    "standfirst",
    "summary",
    "tablet",
    "teaser",
    "zitat",
];

/// The blocks among those kept that say again what another kept block says: (the copy, what it is a copy of).
pub fn find(outline: &Outline, kept: &[bool]) -> Vec<(u32, u32)> {
    let mut search = Search::new(outline, kept);
    search.match_paragraphs();
    search.match_between();
    let copies = search.copy_of.iter().enumerate();
    copies.filter_map(|(copy, of)| of.map(|of| (copy as u32, of))).collect()
}

/// What a block is to the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Role {
    /// Names a picture; outranks the paragraph that says the same.
    Caption,
    /// Running text.
    Paragraph,
    /// Pull-quote, hidden copy, summary: gives way to running text.
    SetApart,
    /// Never a copy and never copied, except in the middle of a longer copy.
    Exempt,
}

/// The words of a block, and where its sentences begin.
#[derive(Default)]
struct Text {
    words: Vec<u64>,
    sentences: Vec<usize>,
}

impl Text {
    fn of(text: &str) -> Self {
        let mut read = Self::default();
        let mut start = 0;
        for (at, character) in text.char_indices() {
            let ends = matches!(character, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।' | '\n');
            if ends {
                read.push_sentence(&text[start..at]);
                start = at;
            }
        }
        read.push_sentence(&text[start..]);
        read
    }

    /// Adds a sentence; one too short to be looked up goes with the one before.
    fn push_sentence(&mut self, text: &str) {
        let start = self.words.len();
        self.words.extend(words(text).map(|word| word.hash));
        let long_enough = self.words.len() - start >= SHINGLE;
        if start == 0 && start < self.words.len() || long_enough {
            self.sentences.push(start);
        }
    }

    fn sentences(&self) -> impl Iterator<Item = &[u64]> {
        let ends = self.sentences.iter().skip(1).copied().chain([self.words.len()]);
        self.sentences.iter().zip(ends).map(|(&start, end)| &self.words[start..end])
    }
}

fn shingles(words: &[u64]) -> impl Iterator<Item = u64> + '_ {
    words.windows(SHINGLE).map(|window| window.iter().fold(0, |hash, &word| join(hash, word)))
}

#[derive(Clone, Copy)]
struct Place {
    block: u32,
    at: u32,
}

struct Search<'a> {
    outline: &'a Outline,
    /// Numbers of the kept blocks, in order.
    kept: Vec<u32>,
    /// For each element, whether its text repeats itself on purpose.
    repeating: Vec<bool>,
    /// For each kept block.
    roles: Vec<Role>,
    texts: Vec<Text>,
    /// Where the shingles of the blocks that stay stand.
    places: HashMap<u64, Vec<Place>>,
    /// For every block of the page, in the end.
    copy_of: Vec<Option<u32>>,
}

impl<'a> Search<'a> {
    fn new(outline: &'a Outline, kept: &[bool]) -> Self {
        let numbers = outline.blocks.iter().zip(kept).enumerate();
        let kept: Vec<u32> = numbers.filter(|(_, (_, kept))| **kept).map(|(number, _)| number as u32).collect();
        let mut search = Self {
            outline,
            repeating: repeating(outline),
            roles: Vec::with_capacity(kept.len()),
            texts: kept.iter().map(|&n| Text::of(outline.text_of(&outline.blocks[n as usize]))).collect(),
            places: HashMap::new(),
            copy_of: vec![None; outline.blocks.len()],
            kept,
        };
        let refrains = search.refrains();
        let set_apart: HashSet<u64> = SET_APART.iter().flat_map(|name| words(name)).map(|word| word.hash).collect();
        for at in 0..search.kept.len() {
            let role = search.role(at, &set_apart);
            let repeats = role != Role::SetApart && refrains.contains(search.texts[at].words.as_slice());
            search.roles.push(if repeats { Role::Exempt } else { role });
        }
        search
    }

    fn block(&self, at: usize) -> &'a Block {
        &self.outline.blocks[self.kept[at] as usize]
    }

    /// Short paragraphs that stand three times or more.
    fn refrains(&self) -> HashSet<Vec<u64>> {
        let mut times: HashMap<&[u64], u32> = HashMap::new();
        for (at, text) in self.texts.iter().enumerate() {
            if self.block(at).measure.words < REFRAIN {
                *times.entry(&text.words).or_default() += 1;
            }
        }
        times.into_iter().filter(|(_, times)| *times > 2).map(|(words, _)| words.to_vec()).collect()
    }

    fn role(&self, at: usize, set_apart: &HashSet<u64>) -> Role {
        let block = self.block(at);
        let text = self.outline.text_of(block);
        if self.texts[at].words.len() < SHINGLE || block.measure.words < MIN_SET_APART {
            return Role::Exempt;
        }
        if self.repeating[block.owner as usize] || is_verse(text, block.measure.words) || is_numbered(text) {
            return Role::Exempt;
        }
        if block.marks.has(Marks::HIDDEN) || block.marks.has(Marks::NOSCRIPT) {
            return Role::SetApart;
        }
        if self.outline.lineage(block.owner).take(3).any(|id| self.outline.node(id).tag == Tag::Figcaption) {
            return Role::Caption;
        }
        if self.is_set_apart(block, set_apart) {
            return Role::SetApart;
        }
        if self.is_among_short_lines(at) || is_short_speech(text, block.measure.words) {
            return Role::Exempt;
        }
        Role::Paragraph
    }

    fn is_set_apart(&self, block: &Block, set_apart: &HashSet<u64>) -> bool {
        let is_small = |id: &NodeId| self.outline.node(*id).blocks.len() <= 3;
        self.outline.lineage(block.owner).take(4).take_while(is_small).any(|id| {
            let is_named = || {
                let mut words = self.outline.names(id).into_iter().flat_map(|value| names(value).flatten());
                words.any(|word| set_apart.contains(&word))
            };
            matches!(self.outline.node(id).tag, Tag::Blockquote | Tag::Aside) || is_named()
        })
    }

    /// Verse and dialogue set as paragraphs: a short line between short lines.
    fn is_among_short_lines(&self, at: usize) -> bool {
        let is_short = |at: usize| at >= self.kept.len() || self.block(at).measure.words <= SHORT_LINE;
        let before = at.checked_sub(1).is_none_or(is_short);
        self.block(at).measure.words < 2 * SHORT_LINE && before && is_short(at + 1) && self.kept.len() > 2
    }

    // Paragraphs, one by one: the fullest first, so that a copy always meets what it is a copy of.

    fn match_paragraphs(&mut self) {
        let mut order: Vec<usize> = (0..self.kept.len()).filter(|&at| self.roles[at] != Role::Exempt).collect();
        order.sort_by_key(|&at| {
            let gives_way = self.roles[at] == Role::SetApart;
            (gives_way, std::cmp::Reverse(self.texts[at].words.len()), self.roles[at], at)
        });
        for at in order {
            match self.original(at) {
                Some(of) => self.copy_of[self.kept[at] as usize] = Some(self.kept[of]),
                None => self.remember(at),
            }
        }
    }

    fn remember(&mut self, block: usize) {
        for (at, shingle) in shingles(&self.texts[block].words).enumerate() {
            let places = self.places.entry(shingle).or_default();
            if places.len() < MAX_PLACES {
                places.push(Place { block: block as u32, at: at as u32 });
            }
        }
    }

    /// The block that says all that this one says.
    fn original(&self, at: usize) -> Option<usize> {
        if self.roles[at] == Role::SetApart {
            return self.said_by_sentences(at).or_else(|| self.said_nearly(at));
        }
        self.said_by_sentences(at).filter(|&of| self.is_long_enough(at, of))
    }

    fn is_long_enough(&self, at: usize, of: usize) -> bool {
        let is_caption = self.roles[of] == Role::Caption || self.roles[at] == Role::Caption;
        let is_whole = self.texts[at].words.len() == self.texts[of].words.len();
        let least = match (is_caption && at.abs_diff(of) <= NEAR, is_whole) {
            (true, _) => MIN_CAPTION,
            (false, true) => MIN_WHOLE,
            (false, false) => MIN_PART,
        };
        self.block(at).measure.words >= least
    }

    /// Whether every sentence stands in one other block, word for word.
    fn said_by_sentences(&self, at: usize) -> Option<usize> {
        let text = &self.texts[at];
        let first = text.sentences().next()?;
        let says_all = |of: &usize| text.sentences().all(|sentence| self.stands_in(sentence, *of).is_some());
        self.standing(first).find(says_all)
    }

    /// The blocks in which a sentence stands.
    fn standing<'s>(&'s self, sentence: &'s [u64]) -> impl Iterator<Item = usize> + 's {
        let places = shingles(sentence).next().and_then(|shingle| self.places.get(&shingle));
        places.into_iter().flatten().filter(|place| self.is_at(sentence, **place)).map(|place| place.block as usize)
    }

    fn stands_in(&self, sentence: &[u64], block: usize) -> Option<usize> {
        self.standing(sentence).find(|&of| of == block)
    }

    fn is_at(&self, sentence: &[u64], place: Place) -> bool {
        let text = &self.texts[place.block as usize].words;
        text[place.at as usize..].starts_with(sentence)
    }

    /// The block that holds nearly all shingles of this one, and no more than one word less.
    fn said_nearly(&self, at: usize) -> Option<usize> {
        let text = &self.texts[at].words;
        let mut shared: HashMap<u32, usize> = HashMap::new();
        for shingle in shingles(text) {
            let mut seen = None;
            for place in self.places.get(&shingle).into_iter().flatten() {
                if seen.replace(place.block) != Some(place.block) {
                    *shared.entry(place.block).or_default() += 1;
                }
            }
        }
        let total = text.len() + 1 - SHINGLE;
        let (&of, &most) = shared.iter().max_by_key(|&(&of, &count)| (count, std::cmp::Reverse(of)))?;
        let own: HashSet<u64> = self.texts[of as usize].words.iter().copied().collect();
        let new_words = text.iter().filter(|word| !own.contains(word)).count();
        (most * 5 >= total * 4 && new_words <= 1 && !self.adds_number(at, &own)).then_some(of as usize)
    }

    fn adds_number(&self, at: usize, known: &HashSet<u64>) -> bool {
        words(self.outline.text_of(self.block(at))).any(|word| word.number && !known.contains(&word.hash))
    }

    // Whole stretches that stand twice: what lies between two copies, however short, is a copy too.

    fn match_between(&mut self) {
        let position: HashMap<u32, usize> = self.kept.iter().enumerate().map(|(at, &number)| (number, at)).collect();
        let matched = |search: &Self, at: usize| {
            search.copy_of[search.kept[at] as usize].and_then(|of| position.get(&of).copied())
        };
        let anchors: Vec<(usize, usize)> =
            (0..self.kept.len()).filter_map(|at| matched(self, at).map(|of| (at, of))).collect();
        for pair in anchors.windows(2) {
            let ((from, from_of), (to, to_of)) = (pair[0], pair[1]);
            let runs_along = to_of > from_of && to_of - from_of == to - from;
            if !runs_along {
                continue;
            }
            for step in 1..to - from {
                let (at, of) = (from + step, from_of + step);
                if self.texts[at].words == self.texts[of].words && self.copy_of[self.kept[of] as usize].is_none() {
                    self.copy_of[self.kept[at] as usize] = Some(self.kept[of]);
                }
            }
        }
    }
}

/// For each element, whether it is a heading, code, a list item, a table cell, or in one. A cell with much in it is
/// only layout.
fn repeating(outline: &Outline) -> Vec<bool> {
    let mut repeating: Vec<bool> = Vec::with_capacity(outline.nodes.len());
    for node in &outline.nodes {
        let is_small = node.blocks.len() <= 3;
        let here = match node.tag {
            Tag::Li | Tag::Dd | Tag::Dt | Tag::Td | Tag::Th => is_small,
            Tag::Pre | Tag::Code | Tag::Listing | Tag::Math => true,
            tag => tag.is_heading(),
        };
        let above = repeating.get(node.parent as usize).copied().unwrap_or(false);
        repeating.push(here || above);
    }
    repeating
}

/// Lines broken by hand, all short.
fn is_verse(text: &str, words: u32) -> bool {
    let breaks = text.matches('\n').count() as u32;
    breaks > 0 && words / (breaks + 1) < SHORT_LINE
}

/// A clause of a contract or law: a number or letter stands in front.
fn is_numbered(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let Some(label) = first.strip_suffix(['.', ')', ':']).or_else(|| first.strip_prefix('§')) else {
        return first == "§";
    };
    let label = label.trim_start_matches('(');
    let is_roman = || label.chars().all(|c| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x'));
    let is_number = || label.chars().all(|c| c.is_ascii_digit() || c == '.');
    label.chars().count() == 1 || is_number() || is_roman()
}

/// Short speech between quotation marks or behind a dash.
fn is_short_speech(text: &str, words: u32) -> bool {
    let opens = ['"', '“', '„', '«', '»', '‘', '\'', '–', '—', '-', '「', '『'];
    words < 2 * SHORT_LINE && text.starts_with(opens)
}
