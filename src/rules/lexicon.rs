//! The rules' words, in tables, so that each name and line of a page is looked up once for all rules.

use std::iter;
use std::sync::LazyLock;

use super::RULES;
use super::phrases::{self, Language};
use crate::plan::Kind;
use crate::words::{ANY_NUMBER, Word, WordMap, join, name_words, words};

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u64);

impl Kinds {
    const ALL: Kinds = Kinds(u64::MAX);

    pub(super) const fn all_of(kinds: &[Kind]) -> Kinds {
        let (mut all, mut at) = (Kinds(0), 0);
        while at < kinds.len() {
            all = all.or(Kinds::of(kinds[at]));
            at += 1;
        }
        all
    }

    pub(super) const fn of(kind: Kind) -> Kinds {
        Kinds(1 << kind as u64)
    }

    /// The kind of this number.
    pub(super) const fn numbered(kind: u8) -> Kinds {
        Kinds(1 << kind)
    }

    pub(super) const fn has(self, kind: Kind) -> bool {
        self.0 & Self::of(kind).0 != 0
    }

    pub(super) const fn or(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) const fn and(self, other: Kinds) -> Kinds {
        Kinds(self.0 & other.0)
    }
}

/// The names of all rules.
#[derive(Default)]
struct Names {
    kinds: WordMap<Kinds>,
    /// Most words of a name that begins with this word.
    longest: WordMap<usize>,
}

impl Names {
    fn add(&mut self, name: &str, kind: Kind) {
        let sequence: Vec<u64> = words(name).map(|word| word.hash).collect();
        let Some(&first) = sequence.first() else { return };
        let longest = self.longest.entry(first).or_default();
        *longest = (*longest).max(sequence.len());
        let kinds = self.kinds.entry(sequence.iter().fold(0, |hash, &word| join(hash, word))).or_default();
        *kinds = kinds.or(Kinds::of(kind));
    }

    /// The kinds of all names that begin with this word and go on like this.
    fn kinds_at(&self, first: u64, rest: impl Iterator<Item = u64>) -> Kinds {
        let Some(&longest) = self.longest.get(&first) else { return Kinds::default() };
        let mut hash = 0;
        iter::once(first).chain(rest).take(longest).fold(Kinds::default(), |found, word| {
            hash = join(hash, word);
            found.or(self.kinds.get(&hash).copied().unwrap_or_default())
        })
    }
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::default();
    for rule in RULES {
        rule.names.split(',').for_each(|name| names.add(name, rule.kind));
    }
    names
});

/// Words after which a name says what stands beside the element, not what it is.
static BESIDE: LazyLock<Vec<u64>> =
    LazyLock::new(|| words("with has have no without not").map(|word| word.hash).collect());

/// The kinds that a class, id or role hints at.
pub(super) fn named(attribute: &str) -> Kinds {
    let names: &Names = &NAMES;
    let mut found = Kinds::default();
    for name in attribute.split_ascii_whitespace() {
        if name == "hentry" || name == "status-publish" {
            // WordPress writes a post's own tags, category and author into its class.
            return Kinds::default();
        }
        let (mut words, mut before) = (name_words(name), None);
        while let Some(word) = words.next() {
            let kinds = names.kinds_at(word, words.clone());
            // `with-sidebar` is the text beside one.
            if !kinds.is_empty() && !before.is_some_and(|before| BESIDE.contains(&before)) {
                found = found.or(kinds);
            }
            before = Some(word);
        }
    }
    found
}

/// The kinds whose phrases a line of these words says, on a page of this language.
pub(super) fn said(line: impl Iterator<Item = Word>, language: Language) -> Kinds {
    Reader::new(language).said(line)
}

/// [`said`], told apart.
pub(super) fn read(line: impl Iterator<Item = Word>, language: Language) -> Said {
    Reader::new(language).read(line)
}

/// What a line says, by where its phrases count.
#[derive(Clone, Copy, Default)]
pub(super) struct Said {
    /// At its beginning, or as all of it.
    pub in_place: Kinds,
    pub anywhere: Kinds,
    /// As all of it.
    pub whole: Kinds,
    /// Wherever it counts, in a phrase so long that nobody but the site says it, and hardly anything besides.
    pub at_length: Kinds,
}

/// Words of a phrase that is said on purpose, and the share of the line's words that it is at least.
const LONG: usize = 4;
const MOST: (usize, usize) = (2, 5);

/// Reads the lines of a page one after the other.
pub(super) struct Reader {
    language: Language,
    /// The words of the line, all numbers alike, and whether a colon follows each.
    line: Vec<u64>,
    colons: Vec<bool>,
    /// Kinds whose phrases, one after the other, make up the line as far as here; an opening needs nothing behind it.
    covered: Vec<Kinds>,
}

impl Reader {
    pub(super) fn new(language: Language) -> Self {
        Self { language, line: Vec::new(), colons: Vec::new(), covered: Vec::new() }
    }

    /// The kinds whose phrases a line of these words says.
    pub(super) fn said(&mut self, line: impl Iterator<Item = Word>) -> Kinds {
        let Said { in_place, anywhere, .. } = self.read(line);
        in_place.or(anywhere)
    }

    fn read(&mut self, line: impl Iterator<Item = Word>) -> Said {
        self.line.clear();
        self.colons.clear();
        for word in line {
            self.line.push(if word.number { ANY_NUMBER } else { word.hash });
            self.colons.push(word.colon);
        }
        self.covered.clear();
        self.covered.resize(self.line.len() + 1, Kinds::default());
        self.covered[0] = Kinds::ALL;
        let mut said = Said::default();
        for at in 0..self.line.len() {
            for (words, entry) in phrases::at(&self.line[at..], self.language) {
                let so_far = self.covered[at].and(entry.whole.or(entry.opening));
                self.covered[at + words] = self.covered[at + words].or(so_far);
                said.anywhere = said.anywhere.or(entry.anywhere);
                let spelled = self.line[at..at + words].iter().filter(|word| **word != ANY_NUMBER).count();
                if spelled >= LONG && words * MOST.1 >= self.line.len() * MOST.0 {
                    let opening = if at == 0 { entry.opening.or(entry.whole) } else { Kinds::default() };
                    said.at_length = said.at_length.or(entry.anywhere).or(opening);
                }
                if at == 0 {
                    let announced = if self.colons[words - 1] { entry.announcing } else { Kinds::default() };
                    said.in_place = said.in_place.or(entry.opening).or(announced);
                }
            }
        }
        if !self.line.is_empty() {
            said.whole = self.covered[self.line.len()];
            said.in_place = said.in_place.or(said.whole);
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(line: &str, kind: Kind) -> bool {
        said(words(line), Language::default()).has(kind)
    }

    #[test]
    fn a_whole_line_may_be_several_phrases() {
        assert!(says("Facebook Twitter WhatsApp", Kind::Share));
        assert!(!says("Facebook buys Twitter", Kind::Share));
        assert!(!says("", Kind::Share));
    }

    #[test]
    fn an_opening_counts_at_the_start_only() {
        assert!(says("Read also: the sea rises", Kind::AlsoRead));
        assert!(!says("You should read also the fine print", Kind::AlsoRead));
    }

    #[test]
    fn an_announcement_needs_its_colon() {
        assert!(says("MORE: the sea rises", Kind::AlsoRead));
        assert!(!says("More of the sea", Kind::AlsoRead));
    }

    #[test]
    fn what_means_something_else_elsewhere_counts_at_home_only() {
        let says = |line: &str, tag: &str, kind| said(words(line), Language::of(Some(tag))).has(kind);
        for (line, home, elsewhere, kind) in [
            ("Pub", "fr-CA", "en", Kind::Advertisement),
            ("Dela", "sv", "pt", Kind::Share),
            ("Di Ada Quill", "it", "de", Kind::Metadata),
            ("El puerto", "es", "en", Kind::Metadata),
        ] {
            assert!(says(line, home, kind), "{line} in {home}");
            assert!(!says(line, elsewhere, kind), "{line} in {elsewhere}");
        }
        assert!(says("Newsletter abonnieren", "fi", Kind::Newsletter), "other phrases count anywhere");
    }

    #[test]
    fn a_posts_own_tags_are_no_hint() {
        assert_eq!(named("post-7 hentry category-cart tag-newsletter author-ada"), Kinds::default());
    }

    #[test]
    fn a_phrase_may_stand_anywhere_and_numbers_are_alike() {
        assert!(says("On this site we use cookies to count", Kind::Cookie));
        assert!(says("17 min read", Kind::Counter));
    }

    #[test]
    fn names_do_not_run_together() {
        assert!(named("post-share").has(Kind::Share));
        assert!(named("authorBio").has(Kind::Author));
        assert!(named("previous-next").has(Kind::PreviousNext));
        assert!(!named("previous next").has(Kind::PreviousNext));
        assert!(!named("content-with-sidebar no-comments hasAds").has(Kind::Sidebar));
    }

    #[test]
    fn every_kind_fits_into_a_set() {
        assert!(Kind::ALL.len() <= 64);
    }
}
