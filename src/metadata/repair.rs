//! One attempt at JSON that is a little broken, in a single pass.
//!
//! What is mended is what sites get wrong: comment or CDATA marks around the value, line breaks and quotation marks
//! in strings, escapes that JSON does not know, commas too many, an end that is missing.

use crate::text::decode;

/// Brackets that may be open at once: the parser refuses more.
const DEEPEST: usize = 128;

/// Mends `broken`; whether the result is JSON is for the parser to say.
pub(super) fn repair(broken: &str) -> String {
    let text = unwrapped(broken);
    // Some systems escape the whole script as if it were text.
    let decoded = if text.contains("&quot;") && !text.contains('"') { decode(text) } else { text.into() };
    Mender::new(&decoded).mend()
}

fn unwrapped(text: &str) -> &str {
    let start = text.find(['{', '[']).unwrap_or(text.len());
    // `//<![CDATA[` holds a bracket of its own.
    let start = match text[start..].strip_prefix("[CDATA[") {
        Some(rest) => text.len() - rest.len() + rest.find(['{', '[']).unwrap_or(rest.len()),
        None => start,
    };
    &text[start..]
}

struct Mender<'a> {
    text: &'a str,
    out: String,
    /// Closing brackets still owed.
    open: Vec<char>,
}

impl<'a> Mender<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, out: String::with_capacity(text.len()), open: Vec::new() }
    }

    fn mend(mut self) -> String {
        let mut at = 0;
        while let Some(character) = self.text[at..].chars().next() {
            at += character.len_utf8();
            match character {
                '"' => at = self.string(at),
                '{' | '[' if self.open.len() >= DEEPEST => return String::new(),
                '{' => self.begin('{', '}'),
                '[' => self.begin('[', ']'),
                '}' | ']' => {
                    self.end(character);
                    if self.open.is_empty() {
                        return self.out;
                    }
                }
                '/' if self.text[at..].starts_with('*') => {
                    at = self.text[at..].find("*/").map_or(self.text.len(), |end| at + end + 2);
                }
                '/' => at = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end),
                _ if character.is_control() => self.out.push(' '),
                _ => self.out.push(character),
            }
        }
        while let Some(bracket) = self.open.last().copied() {
            self.end(bracket);
        }
        self.out
    }

    fn begin(&mut self, opening: char, closing: char) {
        self.out.push(opening);
        self.open.push(closing);
    }

    fn end(&mut self, bracket: char) {
        self.drop_comma();
        if self.open.last() == Some(&bracket) {
            self.open.pop();
            self.out.push(bracket);
        }
    }

    /// Drops a comma, or a key without value, in front of a closing bracket.
    fn drop_comma(&mut self) {
        let end = self.out.trim_end().len();
        self.out.truncate(end);
        if self.out.ends_with(',') {
            self.out.pop();
        } else if self.out.ends_with(':') {
            self.out.push_str("null");
        }
    }

    /// Copies a string whose opening mark has been read; returns the place behind it.
    fn string(&mut self, from: usize) -> usize {
        self.out.push('"');
        let bytes = self.text.as_bytes();
        let mut characters = self.text[from..].char_indices();
        while let Some((offset, character)) = characters.next() {
            match character {
                '"' if ends_string(&bytes[from + offset + 1..]) => {
                    self.out.push('"');
                    return from + offset + 1;
                }
                '"' => self.out.push_str("\\\""),
                '\\' => match characters.next() {
                    Some((_, escaped @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't'))) => {
                        self.out.push('\\');
                        self.out.push(escaped);
                    }
                    Some((at, 'u')) if is_hex4(&bytes[from + at + 1..]) => self.out.push_str("\\u"),
                    Some((_, other)) if !other.is_control() => self.out.push(other),
                    _ => self.out.push(' '),
                },
                _ if character.is_control() => self.out.push(' '),
                _ => self.out.push(character),
            }
        }
        self.out.push('"');
        self.text.len()
    }
}

/// A mark ends its string if JSON could go on behind it.
fn ends_string(rest: &[u8]) -> bool {
    let next = rest.iter().find(|byte| !byte.is_ascii_whitespace());
    matches!(next, None | Some(b',' | b':' | b'}' | b']' | b'/'))
}

fn is_hex4(rest: &[u8]) -> bool {
    rest.get(..4).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(broken: &str) -> serde_json::Value {
        let json = repair(broken);
        serde_json::from_str(&json).unwrap_or_else(|why| panic!("{why}: {json}"))
    }

    #[test]
    fn what_is_too_deep_for_the_parser_is_given_up() {
        let nested = |depth: usize| "[".repeat(depth);
        let parsed = |text: &str| serde_json::from_str::<serde_json::Value>(&repair(text)).is_ok();
        assert!(parsed(&nested(DEEPEST - 1)) && !parsed(&nested(DEEPEST + 1)));
        assert!(repair(&nested(DEEPEST + 1)).is_empty());
    }

    #[test]
    fn wrappers_are_taken_off() {
        let value = serde_json::json!({"a": 1});
        assert_eq!(mended("//<![CDATA[\n{\"a\":1}\n//]]>"), value);
        assert_eq!(mended("<!-- {\"a\":1} -->"), value);
        assert_eq!(mended("{\"a\":1};"), value);
        assert_eq!(mended("{&quot;a&quot;:1}"), value);
        assert_eq!(mended("{/* no */\"a\": 1 // one\n}"), value);
    }

    #[test]
    fn strings_are_mended() {
        assert_eq!(mended("{\"a\":\"two\nlines\"}")["a"], "two lines");
        assert_eq!(mended(r#"{"a":"He said "yes" today"}"#)["a"], r#"He said "yes" today"#);
        assert_eq!(mended(r#"{"a":"it\'s \u12 \u0041"}"#)["a"], "it's u12 A");
    }

    #[test]
    fn commas_and_ends_are_mended() {
        assert_eq!(mended(r#"{"a":[1,2,],}"#), serde_json::json!({"a": [1, 2]}));
        assert_eq!(mended(r#"{"a":{"b":"cut of"#), serde_json::json!({"a": {"b": "cut of"}}));
        assert_eq!(mended(r#"{"a":1,"b":"#), serde_json::json!({"a": 1, "b": null}));
    }

    #[test]
    fn nonsense_ends() {
        for nonsense in ["", "no json", "\"", "{\"\\", "]]]]", "{\"a", "[CDATA[", "\\u", "{\"é\\é\"\u{0}"] {
            repair(nonsense);
        }
    }
}
