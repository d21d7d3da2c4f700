//! What a box is called: its element, and the words of its class, id and role, read as hints with weights, never as
//! verdicts. A `sidebar` is one, a `with-sidebar` is the page, and a `post-footer` may hold the last paragraph.

use std::borrow::Cow;
use std::ops::Range;

use super::hints::{BODIES, ENTRIES, FOOTNOTES, GOOD, OPENING, OWNERS, PARTS, STEMS, TURNED, WORDS};
use crate::outline::{NodeId, Outline};
use crate::plan::Kind;
use crate::tag::Tag;

/// How much a name speaks against the article, and as what.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hint {
    pub kind: Kind,
    pub weight: f32,
}

/// What the names of a box say.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Names {
    /// Against the article: the strongest word.
    pub against: Option<Hint>,
    /// For it: a word such as `content`.
    pub good: bool,
    /// Footnotes, endnotes.
    pub footnote: bool,
    /// For it: a name such as `article-body`, or `main`.
    pub body: bool,
}

/// Reads the names of a box.
pub(crate) fn read(outline: &Outline, id: NodeId) -> Names {
    let tag = outline.node(id).tag;
    let mut names =
        Names { against: None, good: matches!(tag, Tag::Article | Tag::Main), body: tag == Tag::Main, footnote: false };
    for_each_word(outline, id, |word, before| {
        if !SIEVE.may_hold(word) {
            return;
        }
        names.footnote |= FOOTNOTES.contains(&word);
        names.good |= GOOD.contains(&word);
        names.body |= BODIES.contains(&word) || (PARTS.contains(&word) && OWNERS.contains(&before));
        names.body |= word == "main" && !TURNED.contains(&before);
        if let Some(hint) = hint(word, before)
            && names.against.is_none_or(|strongest| strongest.weight < hint.weight)
        {
            names.against = Some(hint);
        }
    });
    if names.against.is_some() && is_entry(outline, id) {
        names.against = None;
    }
    names
}

fn hint(word: &str, before: &str) -> Option<Hint> {
    let whole = || WORDS.binary_search_by_key(&word, |(name, ..)| name).ok().map(|at| &WORDS[at]);
    let opening = || OPENING.iter().find(|(name, ..)| before.is_empty() && *name == word);
    let stem = || {
        let behind = STEMS.partition_point(|(stem, ..)| *stem <= word);
        STEMS[..behind].last().filter(|(stem, ..)| word.starts_with(stem))
    };
    let found = whole().or_else(opening).or_else(stem).filter(|_| !TURNED.contains(&before));
    found.map(|&(_, kind, weight)| Hint { kind, weight })
}

/// What the words of the tables begin with, as a set of bits: most names of boxes are of no interest, and looking them
/// up in seven tables takes longer than all else that is done with names.
struct Sieve([u64; Self::BITS / 64]);

static SIEVE: Sieve = Sieve::new();

impl Sieve {
    const BITS: usize = 2048;

    const fn new() -> Self {
        let mut sieve = Self([0; Self::BITS / 64]);
        let mut at = 0;
        while at < STEMS.len() + WORDS.len() + OPENING.len() {
            let behind = at.wrapping_sub(STEMS.len());
            let name = match at {
                _ if at < STEMS.len() => STEMS[at].0,
                _ if behind < WORDS.len() => WORDS[behind].0,
                _ => OPENING[behind - WORDS.len()].0,
            };
            sieve.add(name);
            at += 1;
        }
        let tables: [&[&str]; 4] = [GOOD, FOOTNOTES, BODIES, PARTS];
        let mut table = 0;
        while table < tables.len() {
            let mut at = 0;
            while at < tables[table].len() {
                sieve.add(tables[table][at]);
                at += 1;
            }
            table += 1;
        }
        sieve
    }

    const fn add(&mut self, word: &str) {
        let bit = Self::bit(word.as_bytes());
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    /// Whether a table may hold the word, or its beginning.
    fn may_hold(&self, word: &str) -> bool {
        let bit = Self::bit(word.as_bytes());
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// The bit of a word's first three letters.
    const fn bit(word: &[u8]) -> usize {
        let (mut bit, mut at) = (0usize, 0);
        while at < word.len() && at < 3 {
            bit = bit * 31 + word[at] as usize;
            at += 1;
        }
        bit % Self::BITS
    }
}

/// Whether the box is one entry of a blog.
fn is_entry(outline: &Outline, id: NodeId) -> bool {
    /// Names looked at: generated class lists can be endless.
    const MOST: usize = 30;
    let class = outline.source_of(outline.node(id).class);
    class.split_ascii_whitespace().take(MOST).any(|name| ENTRIES.contains(&name))
}

/// What the element itself says against its text.
pub(crate) fn structure(tag: Tag) -> Option<Hint> {
    let hint = |kind, weight| Some(Hint { kind, weight });
    match tag {
        Tag::Nav => hint(Kind::Navigation, 1.0),
        Tag::Aside => hint(Kind::Sidebar, 0.6),
        Tag::Footer => hint(Kind::Footer, 0.8),
        Tag::Header => hint(Kind::Header, 0.3),
        Tag::Button => hint(Kind::Control, 1.0),
        Tag::Form | Tag::Search => hint(Kind::Control, 0.4),
        Tag::Fieldset | Tag::Legend => hint(Kind::Control, 0.6),
        Tag::Menu | Tag::Dir => hint(Kind::Navigation, 0.5),
        Tag::Dialog => hint(Kind::Hidden, 0.8),
        Tag::Address => hint(Kind::Footer, 0.2),
        _ => None,
    }
}

/// Bytes of names read of one element: generated class lists can be endless.
const MAX_NAMES: usize = 300;

/// What the bytes of names are, one bit a sort.
const LETTER: u8 = 1;
const CAPITAL: u8 = 2;
const DIGIT: u8 = 4;
const SPACE: u8 = 8;
const STYLE: u8 = 16;

const SORTS: [u8; 256] = {
    let mut sorts = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        sorts[byte] = match byte as u8 {
            b'a'..=b'z' => LETTER,
            b'A'..=b'Z' => LETTER | CAPITAL,
            b'0'..=b'9' => DIGIT,
            b'[' | b':' => STYLE,
            space if space.is_ascii_whitespace() => SPACE,
            _ => 0,
        };
        byte += 1;
    }
    sorts
};

/// Tells each word of the names in lower case, with the one before it. `camelCase` counts as two words; what a program
/// has made up (`css-1ad3x`) and what styles by the situation (`lg:ad`) hold none.
fn for_each_word(outline: &Outline, id: NodeId, mut tell: impl FnMut(&str, &str)) {
    for names in outline.names(id) {
        let bytes = &names.as_bytes()[..names.len().min(MAX_NAMES)];
        let has_capitals = bytes.iter().fold(false, |found, byte| found | byte.is_ascii_uppercase());
        let lower = if has_capitals { Cow::Owned(names.to_ascii_lowercase()) } else { Cow::Borrowed(names) };
        let mut end = 0;
        while end < bytes.len() {
            let start = end;
            let mut sorts = 0;
            while let Some(&byte) = bytes.get(end)
                && SORTS[usize::from(byte)] != SPACE
            {
                sorts |= SORTS[usize::from(byte)];
                end += 1;
            }
            if sorts & LETTER != 0 && sorts & STYLE == 0 {
                // Nearly all names are small letters and hyphens: made up by nobody, and without humps.
                let is_plain = sorts & (CAPITAL | DIGIT) == 0;
                words_of_name(&bytes[..end], start, is_plain, |word, before| tell(&lower[word], &lower[before]));
            }
            end += 1;
        }
    }
}

/// Tells where each word of the name that begins at `start` stands, and the one before it.
fn words_of_name(names: &[u8], start: usize, is_plain: bool, mut tell: impl FnMut(Range<usize>, Range<usize>)) {
    let (mut before, mut piece) = (0..0, start..start);
    while let Some(at) = next(names, piece.end..names.len(), LETTER | DIGIT) {
        piece = at;
        if is_plain {
            tell(piece.clone(), before);
            before = piece.clone();
            continue;
        }
        if is_made_up(&names[piece.clone()]) {
            continue;
        }
        let mut word = piece.start..piece.start;
        while let Some(at) = next(names, word.end..piece.end, LETTER) {
            word = at.start..hump(names, at);
            tell(word.clone(), before);
            before = word.clone();
        }
    }
}

/// The next run of bytes of one of these sorts.
fn next(names: &[u8], within: Range<usize>, wanted: u8) -> Option<Range<usize>> {
    let is_wanted = |byte: &u8| SORTS[usize::from(*byte)] & wanted != 0;
    let bytes = &names[within.clone()];
    let start = bytes.iter().position(is_wanted)?;
    let length = bytes[start..].iter().position(|byte| !is_wanted(byte)).unwrap_or(bytes.len() - start);
    Some(within.start + start..within.start + start + length)
}

/// Where the first word of `camelCase` ends.
fn hump(bytes: &[u8], letters: Range<usize>) -> usize {
    let rises = |&at: &usize| bytes[at - 1].is_ascii_lowercase() && bytes[at].is_ascii_uppercase();
    (letters.start + 1..letters.end).find(rises).unwrap_or(letters.end)
}

/// Whether a piece of a name is no word of anybody's: letters go on behind a digit, or humps are shorter than words.
fn is_made_up(piece: &[u8]) -> bool {
    let pairs = || piece.windows(2).map(|pair| (pair[0], pair[1]));
    let humps = 1 + pairs().filter(|(one, other)| one.is_ascii_lowercase() && other.is_ascii_uppercase()).count();
    pairs().any(|(one, other)| one.is_ascii_digit() && other.is_ascii_alphabetic())
        || (humps >= MANY_HUMPS && piece.len() < humps * HUMP)
}

/// From so many humps on they are counted, and are letters long on an average.
const MANY_HUMPS: usize = 3;
const HUMP: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};

    fn outline(tag: &str) -> Outline {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        cleaner.write(format!("{tag}<p>text").as_bytes()).unwrap();
        cleaner.outline().unwrap()
    }

    fn kind(tag: &str) -> Option<Kind> {
        read(&outline(tag), 1).against.map(|hint| hint.kind)
    }

    #[test]
    fn names_of_clutter_are_known() {
        assert_eq!(kind("<div class='box relatedPosts'>"), Some(Kind::Related));
        assert_eq!(kind("<div id=site_footer>"), Some(Kind::Footer));
        assert_eq!(kind("<section role=complementary>"), Some(Kind::Sidebar));
        assert_eq!(kind("<div class='widget widget_text'>"), Some(Kind::Widget));
        assert_eq!(kind("<div class='sidebar2'>"), Some(Kind::Sidebar));
    }

    #[test]
    fn words_that_only_look_alike_are_not() {
        let harmless = [
            "<div class='with-sidebar'>",
            "<div class='format-standard'>",
            "<div class='elementor-widget'>",
            "<div class='relative lg:sidebar [--nav:1px]'>",
            "<div class='footnotes'>",
            "<div class='css-1ad3x e566ad ad1x'>",
            "<div class='sc-fAdKjQ'>",
            "<article class='post category-newsletter author-share'>",
        ];
        for tag in harmless {
            assert_eq!(kind(tag), None, "{tag}");
        }
    }

    #[test]
    fn a_body_is_known_by_its_name() {
        let is_body = |tag| read(&outline(tag), 1).body;
        assert!(
            is_body("<div class=entry-content>") && is_body("<main>") && is_body("<div itemprop=x id=articleBody>")
        );
        assert!(!is_body("<div class=content>") && !is_body("<div class=nav-main>"));
    }
}
