//! Which characters are letters and digits, answered at once for the scripts that most pages are written in.
//!
//! The standard library keeps all of Unicode in packed runs and walks some hundreds of steps for each character beyond
//! ASCII, which on pages in Arabic, Hindi or Chinese was a fifth of the whole work. Here stand the long runs; what is
//! in none of them is looked up there.

/// Like [`char::is_alphanumeric`].
pub(crate) fn is_letter_or_digit(character: char) -> bool {
    known(character).unwrap_or_else(|| character.is_alphanumeric())
}

/// Whether a character is a letter or digit, where one run tells.
#[inline]
fn known(character: char) -> Option<bool> {
    Some(match character {
        '\0'..='\x7f' => character.is_ascii_alphanumeric(),
        // Latin, Greek, Cyrillic.
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2c1}' => true,
        '\u{386}' | '\u{388}'..='\u{38a}' | '\u{38e}'..='\u{3a1}' | '\u{3a3}'..='\u{3f5}' => true,
        '\u{3f7}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        // Hebrew, Arabic.
        '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{657}' | '\u{660}'..='\u{669}' | '\u{66e}'..='\u{6d3}' => true,
        // Devanagari, Thai.
        '\u{900}'..='\u{93b}' | '\u{93d}'..='\u{94c}' | '\u{955}'..='\u{963}' | '\u{966}'..='\u{96f}' => true,
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e46}' => true,
        // Kana, Han, Hangul.
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' => true,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{a48c}' | '\u{ac00}'..='\u{d7a3}' => true,
        // Spaces, dashes, quotation marks, bullets; full stops and brackets of the East.
        '\u{80}'..='\u{a9}' | '\u{ab}'..='\u{b1}' | '\u{2000}'..='\u{206f}' => false,
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{ff01}'..='\u{ff0f}' => false,
        _ => return None,
    })
}

/// Whether a character is of a script without capitals, as far as a run tells.
#[inline]
pub(crate) fn has_no_case(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{109f}' | '\u{2000}'..='\u{20ff}' | '\u{2e80}'..='\u{a63f}' | '\u{ac00}'..='\u{d7ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_what_the_standard_library_takes_it_for() {
        for character in '\0'..=char::MAX {
            assert_eq!(is_letter_or_digit(character), character.is_alphanumeric(), "{character:?}");
        }
    }

    #[test]
    fn scripts_without_capitals_have_none() {
        for character in ('\0'..=char::MAX).filter(|&character| has_no_case(character)) {
            assert!(character.to_lowercase().eq([character]), "{character:?}");
        }
    }
}
