//! Signs beside a heading that lead to the heading itself: handles for its address, and no part of what it says.

use crate::text::decode;

/// Bytes of one sign, however it is spelt, and the space around it.
const MOST: usize = 24;
const SIGNS: &[char] = &['#', '¶', '§', '🔗', '⚓', '∞', '\u{200b}'];
/// Makes of a sign a picture, or no picture.
const VARIANTS: &[char] = &['\u{fe0e}', '\u{fe0f}'];

/// Whether the source of a link's text says nothing but such a sign.
pub(super) fn is_sign(source: &str) -> bool {
    if source.len() > MOST {
        return false;
    }
    let text = decode(source);
    let mut signs = text.trim().chars().filter(|c| !VARIANTS.contains(c)).peekable();
    signs.peek().is_some() && signs.all(|c| SIGNS.contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::lines_of as text;

    #[test]
    fn headings_go_without_their_handles() {
        assert_eq!(text("<h2>Tides<a href='#t'>¶</a></h2>"), "Tides");
        assert_eq!(text("<h2><a href='/page#t'><span>#</span></a> Tides</h2>"), "Tides");
        assert_eq!(text("<h2>Tides <a href='#t'>&sect;</a></h2><p>High"), "Tides|High");
        assert_eq!(text("<h2>Tides<a href='#t'>&#8203;</a></h2>"), "Tides");
    }

    #[test]
    fn signs_that_say_something_stay() {
        assert_eq!(text("<h2>Tides in C #</h2>"), "Tides in C #");
        assert_eq!(text("<h2><a href='#t'>Tides #2</a></h2>"), "Tides #2");
        assert_eq!(text("<h2>Tides <a href='/law'>§</a></h2>"), "Tides §");
        assert_eq!(text("<p>Tides <a href='#t'>#</a></p>"), "Tides #");
        assert_eq!(text("<h2><a href='#t'>Tides <b>#</b></a></h2>"), "Tides #");
    }

    #[test]
    fn signs_are_signs() {
        assert!(is_sign(" # ") && is_sign("🔗\u{fe0f}"));
        assert!(!is_sign("") && !is_sign("#2") && !is_sign("\u{fe0f}"));
    }
}
