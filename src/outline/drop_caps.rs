//! First letters that are set apart by their size only.

const NAMES: &[&str] = &["dropcap", "drop-cap", "drop_cap", "firstletter", "first-letter", "lettrine", "initial"];

/// Whether a text is one letter, with a quotation mark before it at most.
pub(super) fn is_letter(text: &str) -> bool {
    /// Bytes of two characters and the space around them.
    const MOST: usize = 12;
    if text.len() > MOST {
        return false;
    }
    let mut letters = text.trim().chars().skip_while(|c| !c.is_alphanumeric());
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// Whether a class says so.
pub(super) fn is_named(class: &str) -> bool {
    let is_name = |word: &str| NAMES.iter().any(|name| word.to_ascii_lowercase().contains(name));
    !class.is_empty() && class.split_ascii_whitespace().any(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::lines_of as text;

    #[test]
    fn a_letter_set_apart_is_no_word() {
        assert_eq!(text("<p><span class=dropcap>T</span> he boats"), "The boats");
        assert_eq!(text("<p><span class='has-drop-cap'>“T</span>\n<span> he</span> boats"), "“The boats");
        assert_eq!(text("<p><span class=x>A</span> boat"), "A boat");
        assert_eq!(text("<p><span class=dropcap>All</span> boats"), "All boats");
    }

    #[test]
    fn letters_are_letters() {
        assert!(is_letter(" T\n") && is_letter("“É") && is_letter("د"));
        assert!(!is_letter("To") && !is_letter("“") && !is_letter("7"));
    }
}
