//! What a block is to the search: what may be a copy, what may be copied, what repeats itself on purpose.

use std::sync::LazyLock;

use super::text::{Text, is_sentence};
use crate::outline::{Block, Marks, Outline};
use crate::tag::Tag;
use crate::words::{WordMap, names, words};

/// Fewest words of what is compared at all.
const MIN_WORDS: u32 = 5;
/// Up to so many words a line is short: speech, verse, a refrain.
const SHORT_LINE: u32 = 12;
/// A line of fewer words between short lines is one of them.
const AMONG_SHORT_LINES: u32 = 18;
/// From so many words on, speech is no line of a dialogue; a heading that is a sentence is a standfirst.
pub(super) const LONG_SPEECH: u32 = 24;
const STANDFIRST: u32 = 14;
/// Marks that open a quotation.
const OPENING_MARKS: [char; 11] = ['"', '“', '”', '„', '«', '»', '‘', '\'', '「', '『', '《'];
/// List items and table cells with more blocks than this are only layout.
const MAX_ITEM: usize = 20;
const MAX_CELL: usize = 3;
/// Boxes set apart, and quotations, with more blocks than this are the article's own.
const MAX_SMALL: usize = 3;
const MAX_QUOTE: usize = 40;
/// Elements around a block that can say what it is.
const REACH: usize = 4;

/// Words in the names of elements that set text apart from the running text.
const SET_APART: (u8, &str) = (
    1,
    "callout deck dek desktop excerpt hidden highlight intro keytakeaways lead lede mobile phone pull pullquote \
                         sapo standfirst summary tablet takeaway takeaways teaser visible",
);
/// Words in the names of elements that quote.
const QUOTE: (u8, &str) = (2, "blockquote quote quotation zitat");
/// Words in the names of elements that hold what a picture shows.
const CAPTION: (u8, &str) = (4, "caption figcaption bildunterschrift");

/// What each of these words says, one bit each.
static SAID: LazyLock<WordMap<u8>> = LazyLock::new(|| {
    let mut said = WordMap::default();
    for (bit, list) in [SET_APART, QUOTE, CAPTION] {
        words(list).for_each(|word| *said.entry(word.hash).or_default() |= bit);
    }
    said
});

/// What a block is to the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Names a picture; outranks the paragraph that says the same.
    Caption,
    /// Running text.
    Paragraph,
    /// Short speech: answers may be given in the same words.
    Speech,
    /// A quotation: of the page itself, or of what it answers to.
    Quote,
    /// Pull-quote, summary, copy for another screen: gives way to running text.
    SetApart,
    /// A copy that the page does not show.
    Hidden,
    /// Never a copy and never copied, except in the middle of a longer copy.
    Exempt,
}

impl Role {
    /// How readily a block goes where another says the same.
    pub fn gives_way(self) -> u8 {
        match self {
            Self::Caption | Self::Paragraph | Self::Speech | Self::Exempt => 0,
            Self::Quote | Self::SetApart => 1,
            Self::Hidden => 2,
        }
    }
}

/// What an element's text is on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Set {
    Free,
    Heading,
    Item,
    Cell,
    /// Alike wherever things are alike.
    Code,
}

/// For each element, what it or an element around it is. A cell or item with much in it is only layout.
pub(super) fn sets(outline: &Outline) -> Vec<Set> {
    let mut sets: Vec<Set> = Vec::with_capacity(outline.nodes.len());
    for node in &outline.nodes {
        let here = match node.tag {
            Tag::Li | Tag::Dd | Tag::Dt if node.blocks.len() <= MAX_ITEM => Set::Item,
            Tag::Td | Tag::Th if node.blocks.len() <= MAX_CELL => Set::Cell,
            Tag::Pre | Tag::Code | Tag::Listing | Tag::Math => Set::Code,
            tag if tag.is_heading() => Set::Heading,
            _ => Set::Free,
        };
        let above = sets.get(node.parent as usize).copied().unwrap_or(Set::Free);
        sets.push(if above == Set::Code || here == Set::Free { above } else { here });
    }
    sets
}

/// Reads the roles of some blocks of a page.
pub(super) struct Roles<'a> {
    outline: &'a Outline,
    /// Numbers of the blocks that stand beside each other.
    numbers: &'a [u32],
    sets: &'a [Set],
}

impl<'a> Roles<'a> {
    pub fn new(outline: &'a Outline, numbers: &'a [u32], sets: &'a [Set]) -> Self {
        Self { outline, numbers, sets }
    }

    fn block(&self, at: usize) -> &'a Block {
        &self.outline.blocks[self.numbers[at] as usize]
    }

    /// The role of the block at a place among the numbers, whose words are these.
    pub fn role(&self, at: usize, words: &Text) -> Role {
        let block = self.block(at);
        let text = self.outline.text_of(block);
        let count = block.measure.words;
        if words.words.len() < words.shingle() || count < MIN_WORDS {
            return Role::Exempt;
        }
        let set = self.sets[block.owner as usize];
        // A sentence set as a heading is a standfirst.
        if set == Set::Heading && count >= STANDFIRST && is_sentence(text) {
            return Role::SetApart;
        }
        let repeats = set != Set::Free || is_verse(text, count);
        if repeats || is_numbered(text) || text.ends_with([':', '：']) {
            return Role::Exempt;
        }
        if block.marks.has(Marks::HIDDEN) || block.marks.has(Marks::NOSCRIPT) {
            return Role::Hidden;
        }
        let role = self.named(block);
        match role {
            Role::Paragraph if is_quotation(text) => Role::Speech,
            Role::Paragraph if self.is_among_short_lines(at) => Role::Exempt,
            Role::Paragraph if is_short_speech(text, count) => Role::Speech,
            role => role,
        }
    }

    /// The role that the elements around a block and their names give it.
    fn named(&self, block: &Block) -> Role {
        let mut found = Role::Paragraph;
        for (step, id) in self.outline.lineage(block.owner).take(REACH).enumerate() {
            let node = self.outline.node(id);
            if node.blocks.len() > MAX_QUOTE {
                break;
            }
            let words = self.outline.names(id).into_iter().flat_map(|value| names(value).flatten());
            let said = words.fold(0, |said, word| said | SAID.get(&word).copied().unwrap_or_default());
            let is_small = node.blocks.len() <= MAX_SMALL;
            if step < 3 && (node.tag == Tag::Figcaption || (is_small && said & CAPTION.0 != 0)) {
                return Role::Caption;
            }
            let here = if is_small && said & SET_APART.0 != 0 {
                Role::SetApart
            } else if node.tag == Tag::Blockquote || said & QUOTE.0 != 0 {
                Role::Quote
            } else if node.tag == Tag::Aside && is_small && found != Role::Quote {
                // An `aside` around a quotation says nothing new; a pull-quote is one by any name.
                Role::SetApart
            } else {
                Role::Paragraph
            };
            found = found.max(here);
        }
        found
    }

    /// Verse and dialogue set as paragraphs: a short line between short lines.
    fn is_among_short_lines(&self, at: usize) -> bool {
        let is_short = |at: &usize| {
            let block = self.block(*at);
            block.measure.words <= SHORT_LINE && self.sets[block.owner as usize] == Set::Free
        };
        let mut neighbours = [at.wrapping_sub(1), at + 1].into_iter().filter(|&at| at < self.numbers.len()).peekable();
        let has_neighbours = neighbours.peek().is_some();
        self.block(at).measure.words < AMONG_SHORT_LINES && has_neighbours && neighbours.all(|at| is_short(&at))
    }
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

/// Whether a text is a quotation from its first character to its last: speech, or a pull-quote that nothing marks.
fn is_quotation(text: &str) -> bool {
    let closes = ['"', '”', '“', '»', '«', '’', '」', '』', '》'];
    text.starts_with(OPENING_MARKS) && text.trim_end_matches(['.', ',', '!', '?']).ends_with(closes)
}

/// Short speech between quotation marks or behind a dash.
fn is_short_speech(text: &str, words: u32) -> bool {
    words < LONG_SPEECH && (text.starts_with(OPENING_MARKS) || text.starts_with(['–', '—', '-']))
}
