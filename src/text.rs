//! Text as the judge sees it: decoded once, white space folded, measured.

use std::borrow::Cow;

use memchr::memchr2;

use crate::letters::is_letter_or_digit;
use crate::references::{self, Place};

/// Decodes character references and drops NUL, which a browser drops too.
pub(crate) fn decode(raw: &str) -> Cow<'_, str> {
    decode_at(raw, Place::Text)
}

/// Decodes an attribute's value, where `&copy=` is no reference.
pub(crate) fn decode_attribute(raw: &str) -> Cow<'_, str> {
    decode_at(raw, Place::Attribute)
}

fn decode_at(raw: &str, place: Place) -> Cow<'_, str> {
    if memchr2(b'&', 0, raw.as_bytes()).is_none() {
        return Cow::Borrowed(raw);
    }
    // References may stand for NUL, too.
    let text = references::decode(raw, place);
    if text.contains('\0') { Cow::Owned(text.replace('\0', "")) } else { text }
}

/// Bytes with which white space may begin.
const MAY_BE_SPACE: [bool; 256] = {
    let mut may = [false; 256];
    let mut byte = 0;
    while byte < may.len() {
        // All white space beyond ASCII begins with one of the latter.
        may[byte] = matches!(byte as u8, b'\t'..=b'\r' | b' ' | 0xc2 | 0xe1..=0xe3);
        byte += 1;
    }
    may
};

/// Appends `text` with each run of white space as one space, none at the start of a line or after another.
pub(crate) fn push_folded(into: &mut String, line_start: usize, text: &str) {
    let bytes = text.as_bytes();
    // Single spaces between words need no folding, so most texts are copied in one go.
    let mut copied = 0;
    let mut at = 0;
    let mut after_gap = into.len() == line_start || into.ends_with([' ', '\n']);
    loop {
        let from = at;
        while let Some(&byte) = bytes.get(at)
            && !MAY_BE_SPACE[usize::from(byte)]
        {
            at += 1;
        }
        if at >= bytes.len() {
            break;
        }
        after_gap &= at == from;
        let width = white_space_at(text, at);
        if width == 0 {
            after_gap = false;
            at += 1;
            continue;
        }
        if after_gap || bytes[at] != b' ' {
            into.push_str(&text[copied..at]);
            if !after_gap {
                into.push(' ');
            }
            copied = at + width;
        }
        after_gap = true;
        at += width;
    }
    into.push_str(&text[copied..]);
}

/// The length of the white space that begins at this byte, none if there is none.
fn white_space_at(text: &str, at: usize) -> usize {
    if text.as_bytes()[at].is_ascii() {
        return 1;
    }
    let character = text[at..].chars().next().unwrap_or_default();
    if character.is_whitespace() { character.len_utf8() } else { 0 }
}

/// Folds white space to single spaces and trims.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_folded(&mut out, 0, text);
    out.truncate(out.trim_end().len());
    out
}

/// How much a text says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// Words; scripts without spaces count by characters, see [`measure`].
    pub words: u32,
    /// Characters that are not white space.
    pub chars: u32,
    /// Commas and their kin in other scripts.
    pub commas: u32,
}

/// Characters of unspaced scripts that weigh as much as ten English words: 17 for Chinese and Japanese
/// (a common rule of translators, 1.7 characters a word), the same for Thai, Lao, Khmer and Burmese by letters (about 5).
const TENTHS_PER_IDEOGRAPH: u32 = 6;
const TENTHS_PER_UNSPACED_LETTER: u32 = 2;

/// What a byte of ASCII adds to a measure, each count in a part of its own of one number, by whether a word is open.
const ADDS: [[u64; 128]; 2] = {
    let mut adds = [[0; 128]; 2];
    let mut byte = 0;
    while byte < 128 {
        let character = byte as u8;
        let is_word = character.is_ascii_alphanumeric();
        let mut in_word = 0;
        while in_word < 2 {
            let goes_on = is_word || (in_word == 1 && character == b'\'');
            adds[in_word][byte] = (if goes_on { IN_WORD } else { 0 })
                + (if goes_on && in_word == 0 { WORD } else { 0 })
                + (if character == b',' { COMMA } else { 0 })
                + (if character.is_ascii_whitespace() { 0 } else { CHAR });
            in_word += 1;
        }
        byte += 1;
    }
    adds
};
/// Whether a word is open behind the byte; the rest are counts of 20 bits each.
const IN_WORD: u64 = 1 << 63;
const WORD: u64 = 1;
const COMMA: u64 = 1 << 20;
const CHAR: u64 = 1 << 40;
const COUNT: u64 = (1 << 20) - 1;

/// Measures a text. Words are runs of letters and digits; in scripts that do not space their words, characters count
/// as fractions of a word.
pub fn measure(text: &str) -> Measure {
    let mut measure = Measure::default();
    let mut tenths = 0;
    let mut in_word = false;
    let mut at = 0;
    while at < text.len() {
        at += measure_ascii(&text.as_bytes()[at..], &mut in_word, &mut measure);
        let Some(character) = text[at..].chars().next().filter(|next| !next.is_ascii()) else { continue };
        at += character.len_utf8();
        let weight = unspaced_weight(character);
        tenths += weight;
        let is_word = weight == 0 && (is_letter_or_digit(character) || (in_word && joins_words(character)));
        measure.words += u32::from(is_word && !in_word);
        in_word = is_word;
        measure.chars += u32::from(!character.is_whitespace());
        measure.commas += u32::from(matches!(character, '、' | '，' | '،' | '；' | '।'));
    }
    measure.words += tenths.div_ceil(10);
    measure
}

/// Measures the ASCII with which a text begins, as far as the counts have room; gives its length.
fn measure_ascii(bytes: &[u8], in_word: &mut bool, into: &mut Measure) -> usize {
    let (mut sum, mut is_open) = (0, usize::from(*in_word));
    let mut length = 0;
    for &byte in bytes.iter().take(COUNT as usize) {
        let Some(&adds) = ADDS[is_open].get(usize::from(byte)) else { break };
        sum += adds & !IN_WORD;
        is_open = usize::from(adds & IN_WORD != 0);
        length += 1;
    }
    *in_word = is_open == 1;
    into.words += (sum & COUNT) as u32;
    into.commas += (sum >> 20 & COUNT) as u32;
    into.chars += (sum >> 40 & COUNT) as u32;
    length
}

/// Marks inside words: apostrophes, combining signs, joiners, the signs of India's scripts that silence a vowel.
fn joins_words(character: char) -> bool {
    matches!(character, '\u{2019}' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{300}'..='\u{36f}' | '\u{5b0}'..='\u{5c7}'
        | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{9bc}' | '\u{9cd}' | '\u{a3c}' | '\u{a4d}'
        | '\u{abc}' | '\u{acd}' | '\u{b3c}' | '\u{b4d}' | '\u{bcd}' | '\u{c4d}' | '\u{ccd}' | '\u{d4d}' | '\u{dca}')
}

fn unspaced_weight(character: char) -> u32 {
    match character {
        '\u{3041}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => TENTHS_PER_IDEOGRAPH,
        '\u{e01}'..='\u{e4e}' | '\u{e80}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => {
            TENTHS_PER_UNSPACED_LETTER
        }
        _ => 0,
    }
}

/// Whether nobody sees a character, wherever it is left out.
pub(crate) fn is_unseen(sign: char) -> bool {
    sign.is_whitespace()
        || sign.is_control()
        || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded_once() {
        assert_eq!(decode("a &amp;lt; b &notit; &#x41;"), "a &lt; b ¬it; A");
        assert_eq!(decode_attribute("?a=1&copy=2&amp;b=3"), "?a=1&copy=2&b=3");
        assert_eq!(decode("a\0b"), "ab");
    }

    #[test]
    fn white_space_is_folded() {
        assert_eq!(folded("  a \n b\u{a0} c  "), "a b c");
        assert_eq!(folded(" \n "), "");
        assert_eq!(folded("a\tb \u{3000} ä\u{2009}漢  字\u{85}é"), "a b ä 漢 字 é");
        let mut line = "one ".to_string();
        push_folded(&mut line, 0, " two\n");
        push_folded(&mut line, 0, " three");
        assert_eq!(line, "one two three");
    }

    #[test]
    fn words_are_counted_in_any_script() {
        assert_eq!(measure("It's 5 o\u{2019}clock, isn't it").words, 5);
        assert_eq!(measure("東京は、日本の首都です").words, 6);
        assert_eq!(measure("東京は、日本の首都です").commas, 1);
        assert_eq!(measure("สวัสดีชาวโลก").words, 3);
        assert_eq!(measure("مرحبا بالعالم").words, 2);
        assert_eq!(measure("नमस्ते दुनिया").words, 2);
        assert_eq!(measure("বিশ্ববিদ্যালয় தமிழ்நாடு").words, 2);
    }
}
