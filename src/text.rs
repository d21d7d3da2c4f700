//! Text as the judge sees it: decoded once, white space folded, measured.

use std::borrow::Cow;

use memchr::memchr;

use crate::references::{self, Place};

/// Decodes character references and drops NUL, which a browser drops too.
pub(crate) fn decode(raw: &str) -> Cow<'_, str> {
    without_nul(references::decode(raw, Place::Text))
}

/// Decodes an attribute's value, where `&copy=` is no reference.
pub(crate) fn decode_attribute(raw: &str) -> Cow<'_, str> {
    without_nul(references::decode(raw, Place::Attribute))
}

fn without_nul(text: Cow<'_, str>) -> Cow<'_, str> {
    if memchr(0, text.as_bytes()).is_some() { Cow::Owned(text.replace('\0', "")) } else { text }
}

/// Appends `text` with each run of white space as one space, none at the start of a line or after another.
pub(crate) fn push_folded(into: &mut String, line_start: usize, text: &str) {
    // Single spaces between words need no folding, so most texts are copied in one go.
    let mut copied = 0;
    let mut at = 0;
    let mut after_gap = into.len() == line_start || into.ends_with([' ', '\n']);
    while at < text.len() {
        let width = white_space_at(text, at);
        if width == 0 {
            after_gap = false;
            at += 1;
            continue;
        }
        if after_gap || text.as_bytes()[at] != b' ' {
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
    match text.as_bytes()[at] {
        b'\t'..=b'\r' | b' ' => 1,
        // All white space beyond ASCII begins with one of these bytes.
        0xc2 | 0xe1..=0xe3 => {
            let character = text[at..].chars().next().unwrap_or_default();
            if character.is_whitespace() { character.len_utf8() } else { 0 }
        }
        _ => 0,
    }
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

/// What a byte of ASCII adds to a measure.
#[derive(Clone, Copy)]
struct Sort {
    word: bool,
    joins: bool,
    visible: bool,
    comma: bool,
}

const SORTS: [Sort; 128] = {
    let mut sorts = [Sort { word: false, joins: false, visible: false, comma: false }; 128];
    let mut byte = 0;
    while byte < sorts.len() {
        let character = byte as u8;
        sorts[byte] = Sort {
            word: character.is_ascii_alphanumeric(),
            joins: character == b'\'',
            visible: !character.is_ascii_whitespace(),
            comma: character == b',',
        };
        byte += 1;
    }
    sorts
};

/// Measures a text. Words are runs of letters and digits; in scripts that do not space their words, characters count
/// as fractions of a word.
pub fn measure(text: &str) -> Measure {
    let mut measure = Measure::default();
    let mut tenths = 0;
    let mut in_word = false;
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        if let Some(sort) = SORTS.get(usize::from(byte)) {
            let is_word = sort.word | (in_word & sort.joins);
            measure.words += u32::from(is_word & !in_word);
            in_word = is_word;
            measure.chars += u32::from(sort.visible);
            measure.commas += u32::from(sort.comma);
            at += 1;
            continue;
        }
        let character = text[at..].chars().next().unwrap_or_default();
        at += character.len_utf8();
        let weight = unspaced_weight(character);
        tenths += weight;
        let is_word = weight == 0 && (character.is_alphanumeric() || (in_word && joins_words(character)));
        measure.words += u32::from(is_word && !in_word);
        in_word = is_word;
        measure.chars += u32::from(!character.is_whitespace());
        measure.commas += u32::from(matches!(character, '、' | '，' | '،' | '；' | '।'));
    }
    measure.words += tenths.div_ceil(10);
    measure
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
