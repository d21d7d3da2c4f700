//! The attributes of a start tag (HTML standard, 13.2.5.32 to 13.2.5.39), of which only the places are wanted.

use std::ops::Range;

use memchr::memchr;

use super::Attribute;

/// Attributes looked at on one element; a page of a million attributes is an attack, not an article.
const MAX_ATTRIBUTES: usize = 256;

/// Appends the attributes of a start tag, given from behind its name to its end.
pub(crate) fn attributes(source: &str, tag: Range<usize>, into: &mut Vec<Attribute>) {
    let bytes = &source.as_bytes()[..tag.end];
    let mut at = tag.start;
    for _ in 0..MAX_ATTRIBUTES {
        at = skip(bytes, at, |byte| is_space(byte) || byte == b'/');
        if at >= bytes.len() || bytes[at] == b'>' {
            return;
        }
        // An equals sign in front of a name is a part of it.
        let name = at..skip(bytes, at + 1, |byte| !is_space(byte) && !matches!(byte, b'=' | b'/' | b'>'));
        at = skip(bytes, name.end, is_space);
        if bytes.get(at) != Some(&b'=') {
            let nothing = name.end..name.end;
            into.push((name, nothing));
            continue;
        }
        let value = value(bytes, skip(bytes, at + 1, is_space));
        at = value.end + usize::from(matches!(bytes.get(value.end), Some(b'"' | b'\'')));
        into.push((name, value));
    }
}

/// A value that begins here, without its quotes.
fn value(bytes: &[u8], start: usize) -> Range<usize> {
    match bytes.get(start) {
        Some(&quote @ (b'"' | b'\'')) => {
            let length = memchr(quote, &bytes[start + 1..]);
            start + 1..length.map_or(bytes.len(), |length| start + 1 + length)
        }
        _ => start..skip(bytes, start, |byte| !is_space(byte) && byte != b'>'),
    }
}

/// The first byte from here on that is not one of these.
fn skip(bytes: &[u8], from: usize, is: impl Fn(u8) -> bool) -> usize {
    bytes[from..].iter().position(|&byte| !is(byte)).map_or(bytes.len(), |offset| from + offset)
}

#[inline]
fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tag: &str) -> Vec<(&str, &str)> {
        let mut found = Vec::new();
        attributes(tag, 2..tag.len(), &mut found);
        found.into_iter().map(|(name, value)| (&tag[name], &tag[value])).collect()
    }

    #[test]
    fn attributes_are_read_however_they_are_written() {
        assert_eq!(read("<p>"), []);
        assert_eq!(read("<p class=a id='b c' title=\"d>'e\">"), [("class", "a"), ("id", "b c"), ("title", "d>'e")]);
        assert_eq!(read("<p\n hidden\tCLASS = a/b />"), [("hidden", ""), ("CLASS", "a/b")]);
        assert_eq!(read("<p a=''b=\"\"c=>"), [("a", ""), ("b", ""), ("c", "")]);
        assert_eq!(read("<p/=x=y/z>"), [("=x", "y/z")]);
        assert_eq!(read("<p a=x\"y b=\"z'>"), [("a", "x\"y"), ("b", "z'>")]);
        assert_eq!(read("<p ä=ö>"), [("ä", "ö")]);
    }

    #[test]
    fn a_quote_inside_an_unquoted_value_is_a_part_of_it() {
        assert_eq!(read("<p a=x' b=y>"), [("a", "x'"), ("b", "y")]);
    }

    #[test]
    fn a_flood_is_cut() {
        let tag = format!("<p {}>", "a ".repeat(1000));
        assert_eq!(read(&tag).len(), MAX_ATTRIBUTES);
    }
}
