//! Kickers: a word or two over a title, in the same heading, that style sheets set on a line of its own.

/// Letters of a kicker at least: a drop cap, or “i” before “Phone”, is a part of its word.
const LETTERS: usize = 3;

/// Whether two texts that touch are parted by their letters: a word ends before a capital, a quotation or a stop before a
/// word.
pub(super) fn is_parted(before: &str, behind: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), behind.chars().next()) else { return false };
    let ends = last.is_lowercase() || matches!(last, '"' | '”' | '“' | '»' | '«' | '.' | '!' | '?' | ':');
    let begins = first.is_uppercase() || first.is_numeric() || matches!(first, '"' | '„' | '“' | '«' | '»');
    ends && begins && before.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::Outline;

    #[test]
    fn a_kicker_is_told_from_a_part_of_a_word() {
        assert!(is_parted("Renaturierung", "Der Fluss") && is_parted("\"Kein Jammer\"", "Tierheim"));
        assert!(!is_parted("i", "Phone") && !is_parted("Renaturierung ", "Der Fluss") && !is_parted("T", "ides"));
        assert!(!is_parted("Tide", "s rise") && !is_parted("", "Tides"));
    }

    #[test]
    fn it_stands_on_a_line_of_its_own() {
        let lines = |html: &str| Outline::of_page(html).blocks.len();
        assert_eq!(lines("<h2><span class=kicker>Tides</span><span class=title>Rain over the town</span></h2>"), 2);
        assert_eq!(lines("<h2><span class=word>Rain</span><span class=word>Over</span></h2>"), 1, "words that move");
        assert_eq!(lines("<p><span class=kicker>Tides</span><span class=title>Rain over the town</span></p>"), 1);
    }
}
