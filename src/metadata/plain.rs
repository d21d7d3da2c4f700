//! Plain text out of what a page claims: one line, no controls, not too long. Markup in it stays the text it is.

use std::borrow::Cow;

use crate::letters::is_letter_or_digit;
use crate::text::{decode, push_folded};

/// Characters kept of one fact.
const MAX_CHARS: usize = 500;
/// Characters looked at of one fact; the rest cannot matter.
const MAX_READ: usize = 4 * MAX_CHARS;

/// One line of plain text, at most [`MAX_CHARS`] characters, cut at the edge of a word.
pub(super) fn plain(text: &str) -> String {
    let text = &text[..text.char_indices().nth(MAX_READ).map_or(text.len(), |(at, _)| at)];
    let mut line = String::new();
    push_folded(&mut line, 0, &without_controls(text));
    line.truncate(line.trim_end().len());
    cut(line)
}

/// [`plain`], or nothing if nothing is left.
pub(super) fn some_plain(text: &str) -> Option<String> {
    Some(plain(text)).filter(|line| !line.is_empty())
}

/// [`plain`] for a source that sites fill with HTML-encoded text, though its own format needs no such code (JSON-LD).
pub(super) fn plain_encoded(text: &str) -> String {
    plain(&decode(text))
}

/// Whether a text was encoded twice: decoded as often as its source asks for, it still shows `&nbsp;`. Another source
/// is better then; decoding once more would make markup of text that is about markup.
pub(super) fn is_encoded_twice(text: &str) -> bool {
    text.contains('&') && decode(text) != text
}

/// Without direction controls (which could make one name look like another), zero-width characters, soft hyphens and
/// other controls. Joiners stay: Persian and emoji need them.
fn without_controls(text: &str) -> Cow<'_, str> {
    if !text.contains(is_dropped) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|&character| !is_dropped(character)).collect())
}

fn is_dropped(character: char) -> bool {
    match character {
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' => true,
        _ => character.is_control() && !character.is_whitespace(),
    }
}

fn cut(line: String) -> String {
    let Some((end, _)) = line.char_indices().nth(MAX_CHARS) else { return line };
    // Room for the ellipsis.
    let end = line[..end].char_indices().next_back().map_or(end, |(at, _)| at);
    let kept = &line[..end];
    let edge = kept.rfind(' ').filter(|&edge| edge > end / 2).unwrap_or(end);
    format!("{}…", kept[..edge].trim_end())
}

/// Letters and digits only, lower case: what two spellings of the same title share.
pub(super) fn fingerprint(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for character in text.chars().filter(|&character| is_letter_or_digit(character)) {
        match character.is_ascii() {
            true => letters.push(character.to_ascii_lowercase()),
            false => letters.extend(character.to_lowercase()),
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_stays_the_text_it_is() {
        assert_eq!(plain("<b>Bold</b> &amp; {{plain}}"), "<b>Bold</b> &amp; {{plain}}");
        assert_eq!(plain_encoded("Tom &amp;amp; Jerry &lt;3"), "Tom &amp; Jerry <3");
    }

    #[test]
    fn double_encoding_is_seen() {
        assert!(is_encoded_twice("Tides&nbsp;today") && is_encoded_twice("SQL &#x26; more"));
        assert!(!is_encoded_twice("R&D at AT&T; more"));
    }

    #[test]
    fn controls_go_and_space_folds() {
        assert_eq!(plain(" a\u{202e}b\u{0}\u{200b} \n\t c\u{a0} "), "ab c");
        assert_eq!(plain("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(some_plain(" \u{200e}\n"), None);
    }

    #[test]
    fn long_text_is_cut_at_a_word() {
        let line = plain(&"seven letters ".repeat(100));
        assert!(line.chars().count() <= MAX_CHARS);
        assert!(line.ends_with("seven…") || line.ends_with("letters…"), "{line}");
        assert_eq!(plain(&"x".repeat(10_000)).chars().count(), MAX_CHARS);
        assert_eq!(plain(&"é".repeat(MAX_CHARS)).chars().count(), MAX_CHARS);
    }
}
