//! The rules' words, compiled once into tables, so that each name and line of a page is looked up once for all rules.

use std::sync::LazyLock;

use super::RULES;
use crate::plan::Kind;
use crate::words::{ANY_NUMBER, Word, WordMap, join, words};

/// Phrases by language: the language's tag, then phrases separated by commas.
///
/// A phrase is a whole line, or one of several that make up a line. `read also…` opens a line, `more:…` does if a colon
/// follows, `…we use cookies…` stands anywhere in it, `#` is any number.
pub(super) type Phrases = &'static [(&'static str, &'static str)];

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u64);

impl Kinds {
    const ALL: Kinds = Kinds(u64::MAX);

    pub(super) const fn of(kind: Kind) -> Kinds {
        Kinds(1 << kind as u64)
    }

    pub(super) const fn has(self, kind: Kind) -> bool {
        self.0 & Self::of(kind).0 != 0
    }

    pub(super) const fn or(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    const fn and(self, other: Kinds) -> Kinds {
        Kinds(self.0 & other.0)
    }
}

/// The kinds that a phrase stands for, by the place where it counts.
#[derive(Clone, Copy, Default)]
struct Entry {
    whole: Kinds,
    opening: Kinds,
    announcing: Kinds,
    anywhere: Kinds,
}

#[derive(Default)]
struct Table {
    entries: WordMap<Entry>,
    /// Most words of a phrase that begins with this word.
    longest: WordMap<usize>,
}

impl Table {
    fn add(&mut self, phrase: &str, kind: Kind) {
        let sequence: Vec<u64> = phrase.trim_matches(['…', ':']).split_whitespace().flat_map(number_or_words).collect();
        let Some(&first) = sequence.first() else { return };
        let longest = self.longest.entry(first).or_default();
        *longest = (*longest).max(sequence.len());
        let entry = self.entries.entry(sequence.iter().fold(0, |hash, &word| join(hash, word))).or_default();
        let slot = match (phrase.starts_with('…'), phrase.ends_with(":…"), phrase.ends_with('…')) {
            (true, ..) => &mut entry.anywhere,
            (_, true, _) => &mut entry.announcing,
            (.., true) => &mut entry.opening,
            _ => &mut entry.whole,
        };
        *slot = slot.or(Kinds::of(kind));
    }

    /// The phrases that begin here, shortest first: words and meaning of each.
    fn phrases_at<'a>(&'a self, words: &'a [u64]) -> impl Iterator<Item = (usize, &'a Entry)> + 'a {
        let longest = words.first().and_then(|first| self.longest.get(first)).copied().unwrap_or(0);
        let mut hash = 0;
        (0..longest.min(words.len())).filter_map(move |at| {
            hash = join(hash, words[at]);
            self.entries.get(&hash).map(|entry| (at + 1, entry))
        })
    }
}

fn number_or_words(token: &str) -> Vec<u64> {
    if token == "#" { vec![ANY_NUMBER] } else { words(token).map(|word| word.hash).collect() }
}

fn list(phrases: &'static str) -> impl Iterator<Item = &'static str> {
    phrases.split(',').map(str::trim).filter(|phrase| !phrase.is_empty())
}

struct Lexicon {
    names: Table,
    phrases: Table,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon { names: Table::default(), phrases: Table::default() };
    for rule in RULES {
        list(rule.names).for_each(|name| lexicon.names.add(name, rule.kind));
        for (_, phrases) in rule.phrases {
            list(phrases).for_each(|phrase| lexicon.phrases.add(phrase, rule.kind));
        }
    }
    lexicon
});

/// The kinds that a class, id or role hints at.
pub(super) fn named(attribute: &str) -> Kinds {
    if attribute.split_ascii_whitespace().any(|name| name == "hentry" || name == "status-publish") {
        // WordPress writes a post's own tags, category and author into its class.
        return Kinds::default();
    }
    let mut found = Kinds::default();
    let mut sequence = Vec::new();
    for name in crate::words::names(attribute) {
        sequence.clear();
        sequence.extend(name);
        for at in 0..sequence.len() {
            let entries = LEXICON.names.phrases_at(&sequence[at..]);
            found = entries.fold(found, |found, (_, entry)| found.or(entry.whole));
        }
    }
    found
}

/// The kinds whose phrases a line of these words says.
pub(super) fn said(line: impl Iterator<Item = Word>) -> Kinds {
    let mut colons = Vec::new();
    let line: Vec<u64> = line
        .map(|word| {
            colons.push(word.colon);
            if word.number { ANY_NUMBER } else { word.hash }
        })
        .collect();
    let mut found = Kinds::default();
    // Kinds whose phrases, one after the other, make up the line as far as here; an opening needs nothing behind it.
    let mut covered = vec![Kinds::default(); line.len() + 1];
    covered[0] = Kinds::ALL;
    for at in 0..line.len() {
        for (words, entry) in LEXICON.phrases.phrases_at(&line[at..]) {
            let so_far = covered[at].and(entry.whole.or(entry.opening));
            covered[at + words] = covered[at + words].or(so_far);
            found = found.or(entry.anywhere);
            if at == 0 {
                let announced = if colons[words - 1] { entry.announcing } else { Kinds::default() };
                found = found.or(entry.opening).or(announced);
            }
        }
    }
    if line.is_empty() { found } else { found.or(covered[line.len()]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(line: &str, kind: Kind) -> bool {
        said(words(line)).has(kind)
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
    }

    #[test]
    fn every_kind_fits_into_a_set() {
        assert!(Kind::ALL.len() <= 64);
    }

    #[test]
    fn phrases_are_listed_once_a_rule_and_language() {
        for rule in RULES {
            for (language, phrases) in rule.phrases {
                let mut seen = std::collections::HashSet::new();
                for phrase in list(phrases) {
                    assert!(seen.insert(phrase), "{}, {language}: {phrase} twice", rule.kind.name());
                }
            }
        }
    }
}
