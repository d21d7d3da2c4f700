//! Text as a sequence of folded words, each a hash, so that texts compare without copies.
//!
//! Case, accents, punctuation, apostrophes, soft hyphens and vowel points fall away, and so do the ways of typing one
//! letter: alef with and without hamza, Persian and Arabic ye, wide Latin letters between ideographs. Scripts that do not
//! space their words give one word a character.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::letters::{has_no_case, is_letter_or_digit};

/// A word, folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Word {
    /// Stands for the letters.
    pub hash: u64,
    /// Whether it is all digits.
    pub number: bool,
    /// Whether a colon follows.
    pub colon: bool,
    /// Whether a sentence ends right before it.
    pub opens: bool,
    /// Whether it is one character of a script without spaces.
    pub alone: bool,
    /// Letters and digits in it, 255 at most.
    pub letters: u8,
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

/// The hash of a name in lower case, as far as ASCII goes.
pub(crate) fn hash_of_lower(bytes: &[u8]) -> u64 {
    add_lower(SEED, bytes)
}

fn add_lower(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(PRIME))
}

/// Joins the hash of one more word to that of those before it.
pub(crate) const fn join(before: u64, word: u64) -> u64 {
    (before.rotate_left(23) ^ word).wrapping_mul(PRIME)
}

/// The words of a text.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// Reads a text word by word; bytes of ASCII, nearly all of most texts, are never made characters.
pub(crate) struct Words<'a> {
    text: &'a str,
    at: usize,
}

/// Letters and digits of ASCII, in lower case; 0 for the rest.
const FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            folded[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    folded
};

/// The bit in which letters of [`FOLDED`] differ from digits.
const LETTER: u8 = 0x40;

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let opens = self.skip_gap()?;
        let bytes = self.text.as_bytes();
        let (mut hash, mut number) = (SEED, true);
        let start = self.at;
        let (mut letters, mut is_alone) = (0usize, false);
        loop {
            let mut sorts = 0;
            let run = bytes[self.at..].iter().map(|&byte| FOLDED[usize::from(byte)]).take_while(|&folded| folded != 0);
            let mut length = 0;
            for folded in run {
                sorts |= folded;
                hash = (hash ^ u64::from(folded)).wrapping_mul(PRIME);
                length += 1;
            }
            self.at += length;
            letters += length;
            number &= sorts & LETTER == 0;
            // What is left of ASCII ends a word, but for one sign.
            if bytes.get(self.at).is_none_or(|byte| byte.is_ascii() && *byte != b'\'') {
                break;
            }
            let Some(character) = self.character() else { break };
            if is_silent(character) {
                self.at += character.len_utf8();
                continue;
            }
            let alone = stands_alone(character);
            let ends = alone || (number && is_hangul(character));
            if !is_letter_or_digit(character) || (ends && self.at > start) {
                break;
            }
            number = number && character.is_numeric();
            hash = hash_char(hash, character);
            letters += 1;
            self.at += character.len_utf8();
            is_alone = alone;
            if alone {
                break;
            }
        }
        let letters = letters.min(usize::from(u8::MAX)) as u8;
        Some(Word { hash, number, colon: self.stands_before_colon(), opens, alone: is_alone, letters })
    }
}

impl Words<'_> {
    fn character(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    /// Goes on to the next word, if there is one, and tells whether a sentence has ended on the way.
    fn skip_gap(&mut self) -> Option<bool> {
        let bytes = self.text.as_bytes();
        let mut opens = false;
        loop {
            let byte = *bytes.get(self.at)?;
            if FOLDED[usize::from(byte)] != 0 {
                return Some(opens);
            }
            if byte.is_ascii() {
                opens |= matches!(byte, b'.' | b'!' | b'?' | b'\n');
                self.at += 1;
                continue;
            }
            let character = self.character()?;
            if stands_in_words(character) {
                return Some(opens);
            }
            opens |= ends_sentence(character);
            self.at += character.len_utf8();
        }
    }

    fn stands_before_colon(&self) -> bool {
        let rest = &self.text.as_bytes()[self.at..];
        match rest.iter().find(|byte| !byte.is_ascii_whitespace()) {
            None => false,
            Some(byte) if byte.is_ascii() && *byte != b'\x0b' => *byte == b':',
            Some(_) => {
                let next = self.text[self.at..].chars().find(|next| !next.is_whitespace());
                next.is_some_and(|next| matches!(next, ':' | '：'))
            }
        }
    }
}

/// Signs beyond ASCII that end a sentence.
fn ends_sentence(character: char) -> bool {
    matches!(character, '…' | '。' | '！' | '？' | '؟' | '।')
}

#[inline]
fn hash_char(hash: u64, character: char) -> u64 {
    if character.is_ascii() {
        (hash ^ u64::from(character.to_ascii_lowercase() as u8)).wrapping_mul(PRIME)
    } else {
        hash_beyond_ascii(hash, character)
    }
}

fn hash_beyond_ascii(hash: u64, character: char) -> u64 {
    if let Some(letters) = joined(character) {
        return letters.chars().fold(hash, hash_char);
    }
    let add = |hash: u64, letter: char| (hash ^ u64::from(u32::from(letter))).wrapping_mul(PRIME);
    if has_no_case(character) {
        return if is_silent(character) { hash } else { add(hash, plain(character)) };
    }
    // The Turkish capital `İ` is lowered to an `i` with a dot set apart.
    character.to_lowercase().filter(|&lower| !is_silent(lower)).fold(hash, |hash, lower| match lower {
        'ß' => add(add(hash, 's'), 's'),
        _ => add(hash, plain(lower)),
    })
}

/// The letter that others are variants of, in typing or by an accent that capitals often lack.
fn plain(lower: char) -> char {
    match lower {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' => 'е',
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' | 'ۀ' => 'ه',
        'ँ' => 'ं',
        '\u{958}' => 'क',
        '\u{959}' => 'ख',
        '\u{95a}' => 'ग',
        '\u{95b}' => 'ज',
        '\u{95c}' => 'ड',
        '\u{95d}' => 'ढ',
        '\u{95e}' => 'फ',
        '\u{95f}' => 'य',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(lower) - 0xfee0).unwrap_or(lower),
        _ => lower,
    }
}

/// The letters that a ligature joins.
fn joined(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}

fn stands_in_words(character: char) -> bool {
    is_letter_or_digit(character) && !is_silent(character)
}

/// Said with the word or not at all: apostrophes, soft hyphens, joiners, accents and vowel points set apart, the sign
/// that silences a vowel. The non-joiner is none of them: Persian sets it between words as often as a space.
fn is_silent(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{ad}' | '\u{200b}' | '\u{200d}'..='\u{200f}'
        | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{65f}'
        | '\u{670}' | '\u{93c}' | '\u{94d}')
}

/// Letters of scripts without spaces between words: each counts for itself.
pub(crate) fn stands_alone(character: char) -> bool {
    matches!(character, '\u{e01}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3041}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Korean sets what it counts right behind the number.
fn is_hangul(character: char) -> bool {
    matches!(character, '\u{ac00}'..='\u{d7a3}')
}

/// The words of a class, id or role, one list a name: split at anything but letters, at camelCase and at digits.
pub(crate) fn names(attribute: &str) -> impl Iterator<Item = impl Iterator<Item = u64> + '_> + '_ {
    attribute.split_ascii_whitespace().map(name_words)
}

/// The words of one name.
pub(crate) fn name_words(name: &str) -> impl Iterator<Item = u64> + Clone + '_ {
    split(name, Split::Letters).map(|(word, lower)| match word.is_ascii() {
        true => lower,
        false => word.chars().fold(SEED, hash_char),
    })
}

/// What a word of a name is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Split {
    Letters,
    LettersAndDigits,
}

/// Splits names at what is no part of a word, and at camelCase. Each word comes with its [`hash_of_lower`]: to hash it on
/// the way takes less than to go through it again.
pub(crate) fn split(names: &str, of: Split) -> impl Iterator<Item = (&str, u64)> + Clone {
    let (mask, is_part): (u8, fn(char) -> bool) = match of {
        Split::Letters => (LETTER, char::is_alphabetic),
        Split::LettersAndDigits => (u8::MAX, is_letter_or_digit),
    };
    let bytes = names.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let (mut start, mut was_lower) = (at, false);
        let mut hash = SEED;
        while let Some(&byte) = bytes.get(at) {
            // Most of most names; no word ends with it.
            if byte.is_ascii_lowercase() {
                hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
                was_lower = true;
                at += 1;
                continue;
            }
            let (is_part, is_upper, is_lower, width) = if byte.is_ascii() {
                (FOLDED[usize::from(byte)] & mask != 0, byte.is_ascii_uppercase(), false, 1)
            } else {
                let character = names[at..].chars().next()?;
                (is_part(character), character.is_uppercase(), character.is_lowercase(), character.len_utf8())
            };
            if at > start && (!is_part || (was_lower && is_upper)) {
                break;
            }
            if is_part {
                hash = add_lower(hash, &bytes[at..at + width]);
            } else {
                start += width;
            }
            at += width;
            was_lower = is_lower;
        }
        (at > start).then(|| (&names[start..at], hash))
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
        assert_eq!(hashes("Grö\u{ad}ße"), hashes("GRÖSSE"));
        assert!(hashes(" — ! ").is_empty());
        assert_ne!(hashes("ab c"), hashes("a bc"));
    }

    #[test]
    fn ways_of_writing_a_letter_fall_away() {
        let pairs = [
            ("À LIRE", "a lire"),
            ("e\u{301}cran", "écran"),
            ("İLGİLİ YAZILAR", "ilgili yazılar"),
            ("ещё", "ЕЩЕ"),
            ("إقرأ أيضًا", "اقرا ايضا"),
            ("کتاب یک", "كتاب يك"),
            ("می\u{200c}خوانید", "می خوانید"),
            ("न्यूज़", "न्यूज\u{93c}"),
            ("\u{95b}ड़", "ज\u{93c}\u{95c}"),
            ("ＬＩＮＥで送る", "lineで送る"),
        ];
        for (one, other) in pairs {
            assert_eq!(hashes(one), hashes(other), "{one}, {other}");
        }
        assert_ne!(hashes("мир"), hashes("мер"));
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
        assert_eq!(hashes("댓글 2개"), hashes("댓글 2 개"));
    }

    #[test]
    fn a_colon_is_seen_behind_its_word() {
        let colons: Vec<bool> = words("Read also : more; x").map(|word| word.colon).collect();
        assert_eq!(colons, [false, true, false, false]);
    }

    #[test]
    fn sentences_are_told_apart() {
        let opens: Vec<bool> = words("One two. “Three” … four\nfive, six。七").map(|word| word.opens).collect();
        assert_eq!(opens, [false, false, true, true, true, false, true]);
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
