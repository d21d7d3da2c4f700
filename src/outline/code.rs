//! Line numbers beside code, as pages name them: they are drawn there for the eye and are no part of the code.

use crate::tag::Tag;

/// Names of the numbers themselves, inside the code.
const NUMBERS: &[&str] = &[
    "lineno",
    "linenos",
    "ln",
    "lnt",
    "line-number",
    "line-numbers-rows",
    "linenumber",
    "hljs-ln-n",
    "hljs-ln-numbers",
    "code-line-number",
    "react-syntax-highlighter-line-number",
];
/// Names of the column that holds them, beside the code.
const COLUMNS: &[&str] = &[
    "lineno",
    "linenos",
    "line-numbers",
    "gutter",
    "rouge-gutter",
    "blob-num",
    "crayon-nums",
    "hljs-ln-numbers",
    "code-gutter",
];

/// Whether an element holds the numbers of lines of code.
pub(super) fn is_line_number(tag: Tag, class: &str, in_code: bool) -> bool {
    let names = match tag {
        Tag::Td if !class.is_empty() => COLUMNS,
        Tag::Pre if !class.is_empty() => &COLUMNS[..2],
        _ if in_code && !class.is_empty() => NUMBERS,
        _ => return false,
    };
    class.split_ascii_whitespace().any(|word| names.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_code() {
        assert!(is_line_number(Tag::Td, "gutter gl", false));
        assert!(is_line_number(Tag::Pre, "lineno", false));
        assert!(is_line_number(Tag::Span, "ln", true));
        assert!(!is_line_number(Tag::Span, "ln", false), "outside code it may be anything");
        assert!(!is_line_number(Tag::Pre, "line-numbers language-js", false), "code that has line numbers");
        assert!(!is_line_number(Tag::Span, "line", true), "a line of code");
    }
}
