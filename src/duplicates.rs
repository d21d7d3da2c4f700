//! Finds what a page says twice: copies for phones, pull-quotes, captions repeated as paragraphs, repeated standfirsts.
//!
//! A block is a copy when another, fuller one says all of it. Word for word by sentences for running text; text that
//! is set apart (a pull-quote, a hidden copy) may differ in a word. Lists, tables, code, verse and dialogue repeat
//! themselves on purpose and are left alone, and so does a paragraph said again under another heading. Every look-up
//! goes through hashes of four words, with a bounded number of places each, so the work grows with the page and not
//! with its square.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use crate::outline::{Block, Marks, NodeId, Outline};
use crate::tag::Tag;
use crate::words::{WordMap, join, names, words};

/// Words of a shingle.
const SHINGLE: usize = 4;
/// Places remembered for one shingle.
const MAX_PLACES: usize = 8;
/// Fewest words of a copy: set apart, beside its picture, word for word, inside a fuller paragraph, no sentence.
const MIN_SET_APART: u32 = 5;
const MIN_CAPTION: u32 = 6;
const MIN_WHOLE: u32 = 10;
const MIN_PART: u32 = 12;
const MIN_LABEL: u32 = 20;
/// Up to so many words a line is short: speech, verse, a refrain.
const SHORT_LINE: u32 = 12;
/// A paragraph shorter than this that stands three times is a refrain.
const REFRAIN: u32 = 25;
/// A fuller paragraph may say at most so many times the words of its copy: beyond, it is a summary or another text.
const MAX_FULLER: usize = 2;
/// Lines of a part of the page that stands twice: with running text among them, and without.
const FEW_LINES: usize = 3;
const MANY_LINES: usize = 16;
/// List items and table cells with more blocks than this are only layout.
const MAX_ITEM: usize = 20;
const MAX_CELL: usize = 3;
/// Blocks between a caption and the paragraph that says it again.
const NEAR: usize = 4;

/// Words in the names of elements that set text apart from the running text.
const SET_APART: &str = "blockquote callout deck dek desktop excerpt hidden highlight keytakeaways lede mobile phone pull pullquote quote \
                         sapo standfirst summary tablet takeaway takeaways teaser visible zitat";

/// The blocks among those kept that say again what another kept block says: (the copy, what it is a copy of).
pub fn find(outline: &Outline, kept: &[bool]) -> Vec<(u32, u32)> {
    let mut search = Search::new(outline, kept);
    search.match_stretches();
    search.match_paragraphs();
    search.match_between();
    let copies = search.copy_of.iter().enumerate();
    copies.filter_map(|(copy, of)| of.map(|of| (copy as u32, search.stays(of)))).collect()
}

/// Those of some blocks that are not kept which say word for word what a kept one says: (the copy, what it is a copy of).
pub fn whole(outline: &Outline, kept: &[bool], others: impl Iterator<Item = usize>) -> Vec<(u32, u32)> {
    let key = |at: usize| words(outline.text_of(&outline.blocks[at])).fold(0, |key, word| join(key, word.hash));
    let is_long = |at: &usize| outline.blocks[*at].measure.words >= MIN_WHOLE;
    let mut said: WordMap<u32> = WordMap::default();
    for at in (0..kept.len()).filter(|&at| kept[at]).filter(is_long) {
        said.entry(key(at)).or_insert(at as u32);
    }
    others.filter(is_long).filter_map(|at| said.get(&key(at)).map(|&of| (at as u32, of))).collect()
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
        let is_long = |from: usize, to: usize| to - from >= SHINGLE;
        match self.sentences.last() {
            None if start < self.words.len() => self.sentences.push(start),
            Some(&last) if is_long(last, start) && is_long(start, self.words.len()) => self.sentences.push(start),
            _ => {}
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

/// Where a shingle stands: for nearly all, in one place.
struct Places {
    first: Place,
    more: Vec<Place>,
}

impl Places {
    fn iter(&self) -> impl Iterator<Item = &Place> {
        std::iter::once(&self.first).chain(&self.more)
    }
}

struct Search<'a> {
    outline: &'a Outline,
    /// Numbers of the kept blocks, in order.
    kept: Vec<u32>,
    /// For each element, whether its text repeats itself on purpose.
    repeating: Vec<bool>,
    /// For each kept block.
    roles: Vec<Role>,
    /// For each kept block, the heading it stands under, and what that says.
    headings: Vec<(usize, u64)>,
    texts: Vec<Text>,
    /// Where the shingles of the blocks that stay stand.
    places: WordMap<Places>,
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
            headings: Vec::new(),
            places: WordMap::default(),
            copy_of: vec![None; outline.blocks.len()],
            kept,
        };
        search.headings = search.read_headings();
        let refrains = search.refrains();
        let set_apart: HashSet<u64> = words(SET_APART).map(|word| word.hash).collect();
        for at in 0..search.kept.len() {
            let role = search.role(at, &set_apart);
            let repeats = role != Role::SetApart && refrains.contains(search.texts[at].words.as_slice());
            search.roles.push(if repeats { Role::Exempt } else { role });
        }
        search
    }

    /// The block itself, or what it turned out to be a copy of in its turn.
    fn stays(&self, mut block: u32) -> u32 {
        while let Some(of) = self.copy_of[block as usize] {
            block = of;
        }
        block
    }

    fn block(&self, at: usize) -> &'a Block {
        &self.outline.blocks[self.kept[at] as usize]
    }

    fn read_headings(&self) -> Vec<(usize, u64)> {
        let mut heading = (0, 0);
        let is_heading = |at: usize| {
            let around = self.outline.lineage(self.block(at).owner).take(3);
            around.into_iter().any(|id| self.outline.node(id).tag.is_heading())
        };
        let headings = (0..self.kept.len()).map(|at| {
            if is_heading(at) {
                heading = (at, self.texts[at].words.iter().fold(0, |hash, &word| join(hash, word)));
            }
            heading
        });
        headings.collect()
    }

    /// Whether two blocks stand under one heading, or under two that say the same.
    fn is_one_section(&self, at: usize, of: usize) -> bool {
        let (here, there) = (self.headings[at], self.headings[of]);
        here.0 == there.0 || here.1 == there.1
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
        let repeats = self.repeating[block.owner as usize] || is_verse(text, block.measure.words);
        if repeats || is_numbered(text) || text.ends_with([':', '：']) {
            return Role::Exempt;
        }
        if self.is_hidden(at) {
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
        let is_short = |at: &usize| {
            let block = self.block(*at);
            block.measure.words <= SHORT_LINE && !self.repeating[block.owner as usize]
        };
        let mut neighbours = [at.wrapping_sub(1), at + 1].into_iter().filter(|&at| at < self.kept.len()).peekable();
        let has_neighbours = neighbours.peek().is_some();
        self.block(at).measure.words < 2 * SHORT_LINE && has_neighbours && neighbours.all(|at| is_short(&at))
    }

    // Whole parts of the page that stand twice, under whatever heading: a copy for phones, an article sent twice.

    fn match_stretches(&mut self) {
        let key = |text: &Text| text.words.iter().fold(0, |hash, &word| join(hash, word));
        let keys: Vec<u64> = self.texts.iter().map(key).collect();
        let mut first: WordMap<usize> = WordMap::default();
        let mut at = 0;
        while at < keys.len() {
            let of = *first.entry(keys[at]).or_insert(at);
            let alike =
                (0..(keys.len() - at).min(at - of)).take_while(|&step| keys[at + step] == keys[of + step]).count();
            if self.is_part(at, alike) {
                for step in 0..alike {
                    let stays = self.copy_of[self.kept[of + step] as usize].unwrap_or(self.kept[of + step]);
                    self.copy_of[self.kept[at + step] as usize] = Some(stays);
                }
            }
            at += alike.max(1);
        }
    }

    /// Whether so many lines from here on are a part of the page: several with running text among them, or very many;
    /// a chorus and a legend are neither.
    fn is_part(&self, at: usize, lines: usize) -> bool {
        let has_text = || (at..at + lines).any(|at| self.block(at).measure.words >= MIN_LABEL);
        lines >= MANY_LINES || (lines >= FEW_LINES && has_text())
    }

    // Paragraphs, one by one: the fullest first, so that a copy always meets what it is a copy of.

    fn match_paragraphs(&mut self) {
        let mut order: Vec<usize> = (0..self.kept.len())
            .filter(|&at| self.roles[at] != Role::Exempt && self.copy_of[self.kept[at] as usize].is_none())
            .collect();
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
            let place = Place { block: block as u32, at: at as u32 };
            match self.places.entry(shingle) {
                Entry::Vacant(entry) => drop(entry.insert(Places { first: place, more: Vec::new() })),
                Entry::Occupied(mut entry) if entry.get().more.len() + 1 < MAX_PLACES => {
                    entry.get_mut().more.push(place)
                }
                Entry::Occupied(_) => {}
            }
        }
    }

    /// The block that says all that this one says.
    fn original(&self, at: usize) -> Option<usize> {
        let exactly = self.said_by_sentences(at).filter(|&of| self.may_replace(at, of));
        exactly
            .or_else(|| self.said_nearly(at).filter(|&of| self.roles[at] == Role::SetApart && self.may_replace(at, of)))
    }

    /// Whether a block that says the same, or more, stands in for this one.
    fn may_replace(&self, at: usize, of: usize) -> bool {
        let (own, other) = (self.texts[at].words.len(), self.texts[of].words.len());
        let (is_whole, is_one_section) = (own == other, self.is_one_section(at, of));
        let least = match (self.roles[at], self.roles[of]) {
            (Role::SetApart, _) if self.is_hidden(at) && is_whole => MIN_SET_APART,
            (Role::SetApart, _) if self.is_hidden(at) => MIN_WHOLE,
            (Role::SetApart, Role::SetApart) if !is_whole || !is_one_section => return false,
            (Role::SetApart, Role::SetApart) => MIN_WHOLE,
            (Role::SetApart, _) => MIN_SET_APART,
            (Role::Caption, _) | (_, Role::Caption) if at.abs_diff(of) <= NEAR => MIN_CAPTION,
            _ if !is_one_section || other > own * MAX_FULLER => return false,
            _ if !is_whole => MIN_PART,
            _ if self.is_sentence(at) => MIN_WHOLE,
            _ => MIN_LABEL,
        };
        self.block(at).measure.words >= least
    }

    fn is_sentence(&self, at: usize) -> bool {
        let text = self.outline.text_of(self.block(at)).trim_end_matches(['"', '”', '“', '»', '’', '\'', ')', '」']);
        text.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।'])
    }

    fn is_hidden(&self, at: usize) -> bool {
        let marks = self.block(at).marks;
        marks.has(Marks::HIDDEN) || marks.has(Marks::NOSCRIPT)
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
        places
            .into_iter()
            .flat_map(Places::iter)
            .filter(|place| self.is_at(sentence, **place))
            .map(|place| place.block as usize)
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
            for place in self.places.get(&shingle).into_iter().flat_map(Places::iter) {
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
        let here = match node.tag {
            Tag::Li | Tag::Dd | Tag::Dt => node.blocks.len() <= MAX_ITEM,
            Tag::Td | Tag::Th => node.blocks.len() <= MAX_CELL,
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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::cleaner::{Cleaner, Options};

    const LEAD: &str =
        "The water came over the wall at nine and took the boats with it into the square below the church.";
    const BODY: &str = "Nobody was hurt. “We had rung the bell for an hour before the wave arrived,” the keeper of the light said, \
                        “and those who heard it went up the hill in their nightshirts.” The mayor thanked him.";
    const OTHER: &str =
        "Two cranes will lift the boats back over the houses once the ground has dried and the road is open.";

    fn outline(body: &str) -> Outline {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        cleaner.write(format!("<!DOCTYPE html><body>{body}</body>").as_bytes()).unwrap();
        cleaner.outline().unwrap()
    }

    /// The copies on a page, as the first words of each and its place among the blocks.
    fn copies(body: &str) -> Vec<(u32, u32)> {
        let outline = outline(body);
        find(&outline, &vec![true; outline.blocks.len()])
    }

    #[track_caller]
    fn assert_none(body: &str) {
        assert_eq!(copies(body), [], "{body}");
    }

    #[test]
    fn a_paragraph_said_twice_is_a_copy_of_the_first() {
        let again = LEAD.to_uppercase().replace("wall at", "wall — at").replace('.', " …");
        assert_eq!(copies(&format!("<p>{LEAD}</p><p>{BODY}</p><p>{again}</p>")), [(2, 0)]);
    }

    #[test]
    fn the_hidden_copy_goes_wherever_it_stands() {
        assert_eq!(copies(&format!("<div hidden><p>{LEAD}</p></div><p>{LEAD}</p><p>{BODY}</p>")), [(0, 1)]);
        assert_eq!(
            copies(&format!("<p class='mobile-only'>{LEAD}</p><p>{BODY}</p><h2>So</h2><p>{LEAD}</p>")),
            [(0, 3)]
        );
    }

    #[test]
    fn a_pull_quote_is_a_copy_of_the_paragraph_that_says_it() {
        let quote =
            "<blockquote class=pullquote><p>We had rung the bell for an hour before the wave arrived</p></blockquote>";
        assert_eq!(copies(&format!("<p>{LEAD}</p>{quote}<p>{OTHER}</p><p>{BODY}</p>")), [(1, 3)]);
        let edited = "<blockquote>We had rung the bell for an hour before the wave arrived … and those who heard it went up the \
                      hill in their nightgowns.</blockquote>";
        assert_eq!(copies(&format!("<p>{BODY}</p>{edited}")), [(1, 0)]);
    }

    #[test]
    fn a_figure_keeps_its_caption() {
        let figure = format!("<figure><img src=a.jpg><figcaption>{LEAD} | Photo: Ada Quill</figcaption></figure>");
        assert_eq!(copies(&format!("<p>{LEAD}</p>{figure}<p>{BODY}</p>")), [(0, 1)]);
        assert_eq!(copies(&format!("{}<p>{LEAD}</p>", figure.replace(" | Photo: Ada Quill", ""))), [(1, 0)]);
    }

    #[test]
    fn a_standfirst_repeated_as_first_paragraph_is_said_once() {
        assert_eq!(
            copies(&format!("<p class=standfirst>{LEAD}</p><p>{LEAD} It was Sunday.</p><p>{BODY}</p>")),
            [(0, 1)]
        );
    }

    #[test]
    fn a_shorter_copy_gives_way_to_the_fuller() {
        assert_eq!(copies(&format!("<p>{LEAD}</p><p>{OTHER}</p><p>{LEAD} It was a Sunday in March.</p>")), [(0, 2)]);
    }

    #[test]
    fn a_page_written_twice_is_kept_once_with_its_lists() {
        let page = format!("<h2>The night</h2><p>{LEAD}</p><ul><li>One</li><li>Two</li></ul><p>{BODY}</p>");
        assert_eq!(copies(&format!("<div>{page}</div><div>{page}</div>")), [(5, 0), (6, 1), (7, 2), (8, 3), (9, 4)]);
    }

    #[test]
    fn unspaced_scripts_are_compared_by_characters() {
        let lead = "昨夜、高波が防波堤を越え、九隻の漁船が教会の下の広場まで流されたが、けが人はいなかった。";
        assert_eq!(
            copies(&format!(
                "<p>{lead}</p><p>町長は灯台守に感謝の言葉を述べ、来週から復旧作業を始めると話した。</p><p>{lead}</p>"
            )),
            [(2, 0)]
        );
    }

    #[test]
    fn what_adds_a_fact_stays() {
        let first = "Talks have increased in recent months. Both sides stressed that the lines of communication must stay open.";
        let second = "They stressed that the lines of communication must stay open, but deplored the bill that the president signed this week.";
        assert_none(&format!("<p>{first}</p><p>{second}</p>"));
        assert_none(&format!("<p>{OTHER}</p><p>{}</p>", OTHER.replace("Two", "Three")));
        assert_none(&format!("<p>{OTHER}</p><blockquote>{}</blockquote>", OTHER.replace("Two cranes", "12 cranes")));
        assert_none(&format!("<p>{LEAD}</p><p>{}</p>", LEAD.replace("came", "never came")));
    }

    #[test]
    fn what_repeats_itself_on_purpose_stays() {
        assert_none(&format!("<ul><li>{LEAD}</li><li>{OTHER}</li><li>{LEAD}</li></ul>"));
        assert_none(&format!("<table><tr><td>{LEAD}</td><td>{LEAD}</td></tr></table>"));
        assert_none(&format!("<pre>{LEAD}</pre><p>{OTHER}</p><pre>{LEAD}</pre>"));
        assert_none(&format!("<p>(a) {LEAD}</p><p>{OTHER}</p><p>(a) {LEAD}</p>"));
        assert_none("<p>He nodded.</p><p>“No.”</p><p>He nodded.</p>");
        let verse = "Row, row, row your boat,<br>gently down the stream,<br>merrily, merrily, merrily, merrily,<br>life is but a dream.";
        assert_none(&format!("<p>{verse}</p><p>{OTHER}</p><p>{verse}</p>"));
        let refrain = "<p>And the sea came in, and the sea went out, and the boats were gone again.</p>";
        assert_none(&format!("{refrain}<p>{LEAD}</p>{refrain}<p>{OTHER}</p>{refrain}"));
    }

    #[test]
    fn short_lines_that_are_no_sentences_stay() {
        assert_none(&format!(
            "<p>Shop men’s at harbourboots.example, shop women’s at harbourboots.example</p><p>{LEAD}</p>\
                              <p>Shop men’s at harbourboots.example, shop women’s at harbourboots.example</p>"
        ));
        assert_none(&format!(
            "<p>{LEAD}</p><div hidden><p>Soft feel: harbour mattress one</p><p>Ultra soft feel: harbour mattress one</p></div>"
        ));
    }

    #[test]
    fn speech_that_answers_in_the_same_words_stays() {
        assert_none(&format!(
            "<p>{LEAD}</p><p>“Will you not come down to the harbour with me and see the boats?”</p><p>{OTHER}</p>\
                              <p>“Will you not come down to the harbour with me and see the boats?”</p>"
        ));
    }

    #[test]
    fn a_paragraph_under_another_heading_stays() {
        assert_none(&format!("<h2>Boats</h2><p>{OTHER}</p><h2>Houses</h2><p>{OTHER}</p>"));
    }

    #[test]
    fn blocks_that_were_not_kept_neither_copy_nor_are_copied() {
        let outline = outline(&format!("<p>{LEAD}</p><p>{BODY}</p><p>{LEAD}</p>"));
        assert_eq!(find(&outline, &[false, true, true]), []);
        assert_eq!(find(&outline, &[true, true, false]), []);
    }

    fn page() -> impl Strategy<Value = String> {
        let text =
            prop::sample::select(vec![LEAD, BODY, OTHER, "Short.", "", "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字"]);
        let tag = prop::sample::select(vec![
            "p",
            "blockquote",
            "figcaption",
            "li",
            "h2",
            "p hidden",
            "td",
            "div class=mobile",
        ]);
        let block = (tag, text, 0usize..3).prop_map(|(tag, text, cut)| {
            let text: String = text.split_inclusive(' ').skip(cut).collect();
            format!("<{tag}>{text}</{}>", tag.split(' ').next().unwrap_or_default())
        });
        prop::collection::vec(block, 0..24).prop_map(|blocks| blocks.concat())
    }

    proptest! {
        #[test]
        fn a_copy_is_of_something_that_stays(body in page(), drop in prop::collection::vec(any::<bool>(), 24)) {
            let outline = outline(&body);
            let kept: Vec<bool> = (0..outline.blocks.len()).map(|at| !drop.get(at).copied().unwrap_or(false)).collect();
            let copies = find(&outline, &kept);
            prop_assert_eq!(&copies, &find(&outline, &kept));
            for (copy, of) in &copies {
                prop_assert!(copy != of && kept[*copy as usize] && kept[*of as usize]);
                prop_assert!(copies.iter().all(|(other, _)| other != of), "{} is of {}, which goes", copy, of);
            }
        }
    }
}
