//! Text as a sequence of folded words, each a hash, so that texts compare without copies.
//!
//! Case, punctuation, apostrophes, soft hyphens and vowel points fall away. Scripts that do not space their words give
//! one word a character.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A word, folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Word {
    /// Stands for the letters.
    pub hash: u64,
    /// Whether it is all digits.
    pub number: bool,
    /// Whether a colon follows.
    pub colon: bool,
}

/// A map by hashes, which need no second hashing.
pub(crate) type WordMap<V> = HashMap<u64, V, BuildHasherDefault<AsIs>>;

/// Takes a hash as it is.
#[derive(Clone, Copy, Default)]
pub(crate) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// Stands for any number, where numbers are as good as each other.
pub(crate) const ANY_NUMBER: u64 = hash_of(b"#");

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// FNV-1a: short, the same on every machine, good enough for words of one page.
pub(crate) const fn hash_of(bytes: &[u8]) -> u64 {
    let (mut hash, mut at) = (SEED, 0);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(PRIME);
        at += 1;
    }
    hash
}

/// Joins the hash of one more word to that of those before it.
pub(crate) const fn join(before: u64, word: u64) -> u64 {
    (before.rotate_left(23) ^ word).wrapping_mul(PRIME)
}

/// The words of a text.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let mut characters = text.chars().peekable();
    std::iter::from_fn(move || {
        while !stands_in_words(*characters.peek()?) {
            characters.next();
        }
        let (mut hash, mut number) = (SEED, true);
        while let Some(character) = characters.next_if(|&next| stands_in_words(next) || is_silent(next)) {
            if is_silent(character) {
                continue;
            }
            number &= character.is_numeric();
            hash = hash_char(hash, character);
            let next_alone = characters.peek().is_some_and(|&next| stands_alone(next));
            if stands_alone(character) || next_alone {
                break;
            }
        }
        let colon =
            characters.clone().find(|next| !next.is_whitespace()).is_some_and(|next| matches!(next, ':' | '：'));
        Some(Word { hash, number, colon })
    })
}

fn hash_char(hash: u64, character: char) -> u64 {
    if character.is_ascii() {
        return (hash ^ u64::from(character.to_ascii_lowercase() as u8)).wrapping_mul(PRIME);
    }
    if let Some(plain) = plain(character) {
        return plain.chars().fold(hash, hash_char);
    }
    character.to_lowercase().fold(hash, |hash, lower| (hash ^ u64::from(u32::from(lower))).wrapping_mul(PRIME))
}

/// The usual writing of a character that is only typeset otherwise: ligatures, wide forms, and the two keyboards by which
/// Persian and Arabic type the same letters.
fn plain(character: char) -> Option<&'static str> {
    const WIDE: &str =
        "!\"#$%&'()*+,-./0123456789:;<=>?@abcdefghijklmnopqrstuvwxyz[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            let at = character as usize - 0xff01;
            WIDE.get(at..=at)
        }
        '\u{fb00}' => Some("ff"),
        '\u{fb01}' => Some("fi"),
        '\u{fb02}' => Some("fl"),
        '\u{fb03}' => Some("ffi"),
        '\u{fb04}' => Some("ffl"),
        '\u{fb05}' | '\u{fb06}' => Some("st"),
        '\u{649}' | '\u{64a}' => Some("\u{6cc}"),
        '\u{643}' => Some("\u{6a9}"),
        _ => None,
    }
}

fn stands_in_words(character: char) -> bool {
    if character.is_ascii() {
        character.is_ascii_alphanumeric()
    } else {
        character.is_alphanumeric() && !is_silent(character)
    }
}

/// Said with the word or not at all: apostrophes, soft hyphens, joiners, accents and vowel points set apart.
fn is_silent(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'
        | '\u{feff}' | '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Letters of scripts without spaces between words: each counts for itself.
pub(crate) fn stands_alone(character: char) -> bool {
    matches!(character, '\u{e01}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3041}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The words of a class, id or role, one list a name: split at anything but letters, at camelCase and at digits.
pub(crate) fn names(attribute: &str) -> impl Iterator<Item = impl Iterator<Item = u64> + '_> + '_ {
    attribute.split_ascii_whitespace().map(name_words)
}

fn name_words(name: &str) -> impl Iterator<Item = u64> + '_ {
    let mut rest = name;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|character: char| !character.is_alphabetic());
        let mut was_lower = false;
        let end = rest.find(|character: char| {
            let ends = !character.is_alphabetic() || (was_lower && character.is_uppercase());
            was_lower = character.is_lowercase();
            ends
        });
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        (!word.is_empty()).then(|| word.chars().fold(SEED, hash_char))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(text: &str) -> Vec<u64> {
        words(text).map(|word| word.hash).collect()
    }

    #[test]
    fn case_punctuation_and_typography_fall_away() {
        assert_eq!(hashes("“Don’t stop,” he SAID…"), hashes("don't stop he said"));
        assert_eq!(hashes("Grö\u{ad}ße"), hashes("GRÖSSE".replace("SS", "ß").as_str()));
        assert!(hashes(" — ! ").is_empty());
        assert_ne!(hashes("ab c"), hashes("a bc"));
    }

    #[test]
    fn letters_that_are_only_typeset_otherwise_are_the_same() {
        assert_eq!(hashes("the ﬁrst oﬃcial ﬂag of Auguﬅ"), hashes("the first official flag of August"));
        assert_eq!(hashes("ＡＢＣ ｚ ２０２６"), hashes("abc z 2026"));
        assert_eq!(hashes("علي كتاب"), hashes("علی کتاب"));
        assert_eq!(hashes("مَرْحَبًا"), hashes("مرحبا"));
        assert_eq!(hashes("שָׁלוֹם"), hashes("שלום"));
    }

    #[test]
    fn unspaced_scripts_give_a_word_a_character() {
        assert_eq!(words("東京は2020年").count(), 5);
        assert_eq!(words("abc東").count(), 2);
    }

    #[test]
    fn numbers_are_told_apart_from_words() {
        let numbers: Vec<bool> = words("24 hours, 7th day, 3").map(|word| word.number).collect();
        assert_eq!(numbers, [true, false, false, false, true]);
    }

    #[test]
    fn a_colon_is_seen_behind_its_word() {
        let colons: Vec<bool> = words("Read also : more; x").map(|word| word.colon).collect();
        assert_eq!(colons, [false, true, false, false]);
    }

    #[test]
    fn names_are_split_into_words() {
        let split = |attribute| names(attribute).map(Iterator::collect).collect::<Vec<Vec<u64>>>();
        let expected = vec![hashes("social share row"), hashes("post share")];
        assert_eq!(split("socialShareRow2 post_share--4"), expected);
        assert_eq!(split(" 12 "), [Vec::<u64>::new()]);
    }

    #[test]
    fn the_stand_in_for_numbers_is_no_word() {
        assert!(words("a # b 1").all(|word| word.hash != ANY_NUMBER));
    }
}
