//! Character references, `&eacute;` and `&#233;`, decoded as the HTML standard says.
//!
//! The standard's names stand in `names.txt` as a sorted text, which is searched as it is. A map of them would take as
//! much memory as a page, and either be made while the first page waits or, compiled, weigh in the browser as much as all
//! phrases of the rules.

use std::borrow::Cow;
use std::cmp::Ordering;

/// Where a reference stands: `?a=1&copy=2` in an attribute has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Text,
    Attribute,
}

/// What a name stands for.
struct Named {
    /// Code points in hexadecimal, one or two.
    points: &'static str,
    /// Whether it counts without its semicolon, as it did in the first browsers.
    bare: bool,
}

/// A name, a space and its code points in each line, sorted by names. Those that count with their semicolon only have it.
const NAMES: &str = include_str!("names.txt");

/// Bytes of the longest name, and of the longest that counts without its semicolon.
const LONGEST_NAME: usize = 31;
const LONGEST_BARE: usize = 6;

/// Looks a name up by halves: of the lines between two of them, the one in the middle tells on which side it is.
fn named(name: &str) -> Option<Named> {
    let bytes = NAMES.as_bytes();
    let (mut from, mut to) = (0, bytes.len());
    while from < to {
        // Lines are short: stepping through their bytes is quicker than a search that is made for long texts.
        let before = bytes[from..(from + to) / 2].iter().rposition(|&byte| byte == b'\n');
        let start = before.map_or(from, |before| from + before + 1);
        let end = bytes[start..to].iter().position(|&byte| byte == b'\n').map_or(to, |length| start + length);
        let space = start + bytes[start..end].iter().position(|&byte| byte == b' ')?;
        let (key, points) = (&NAMES[start..space], &NAMES[space + 1..end]);
        let with_semicolon = key.strip_suffix(';');
        match with_semicolon.unwrap_or(key).cmp(name) {
            Ordering::Equal => return Some(Named { points, bare: with_semicolon.is_none() }),
            Ordering::Less => from = end + 1,
            Ordering::Greater => to = start,
        }
    }
    None
}

/// Decodes all references in `raw`.
pub(crate) fn decode(raw: &str, place: Place) -> Cow<'_, str> {
    let Some(first) = memchr::memchr(b'&', raw.as_bytes()) else { return Cow::Borrowed(raw) };
    let mut decoded = String::with_capacity(raw.len());
    decoded.push_str(&raw[..first]);
    let mut rest = &raw[first..];
    while let Some(behind) = rest.strip_prefix('&') {
        let read = match behind.strip_prefix('#') {
            Some(number) => push_numbered(&mut decoded, number).map(|length| length + 1),
            None => push_named(&mut decoded, behind, place),
        };
        if read.is_none() {
            decoded.push('&');
        }
        rest = &behind[read.unwrap_or(0)..];
        let next = memchr::memchr(b'&', rest.as_bytes()).unwrap_or(rest.len());
        decoded.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    Cow::Owned(decoded)
}

/// Appends what the name at the start of `text` stands for; gives its length.
fn push_named(into: &mut String, text: &str, place: Place) -> Option<usize> {
    let bytes = text.as_bytes();
    let end = bytes.iter().take(LONGEST_NAME).position(|byte| !byte.is_ascii_alphanumeric());
    let end = end.unwrap_or(bytes.len().min(LONGEST_NAME));
    if bytes.get(end) == Some(&b';') {
        if let Some(common) = common(&text[..end]) {
            into.push(common);
            return Some(end + 1);
        }
        if let Some(named) = named(&text[..end]) {
            push_points(into, named.points);
            return Some(end + 1);
        }
    }
    let (end, named) = (2..=end.min(LONGEST_BARE)).rev().find_map(|end| {
        let named = named(&text[..end]).filter(|named| named.bare)?;
        Some((end, named))
    })?;
    let goes_on = bytes.get(end).is_some_and(|&next| next == b'=' || next.is_ascii_alphanumeric());
    if place == Place::Attribute && goes_on {
        return None;
    }
    push_points(into, named.points);
    Some(end)
}

/// Those that nearly all pages have and most have alone, which spares them the reading of the names.
fn common(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some('\u{a0}'),
        _ => None,
    }
}

fn push_points(into: &mut String, points: &str) {
    into.extend(points.split(' ').filter_map(|point| char::from_u32(u32::from_str_radix(point, 16).ok()?)));
}

/// Appends the character of the number at the start of `text`, which stands behind `&#`; gives its length.
fn push_numbered(into: &mut String, text: &str) -> Option<usize> {
    let (digits, radix) = match text.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (text, 10),
    };
    let length = digits.bytes().take_while(|&byte| char::from(byte).is_digit(radix)).count();
    if length == 0 {
        return None;
    }
    // More digits than fit make a number that is no character either.
    into.push(character(u32::from_str_radix(&digits[..length], radix).unwrap_or(u32::MAX)));
    let semicolon = usize::from(digits.as_bytes().get(length) == Some(&b';'));
    Some(text.len() - digits.len() + length + semicolon)
}

/// What pages mean by the numbers 0x80 to 0x9f: the characters of Windows' Western code page.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn character(number: u32) -> char {
    match number {
        0 => char::REPLACEMENT_CHARACTER,
        0x80..=0x9f => WINDOWS[number as usize - 0x80],
        _ => char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn as_another_crate_does(raw: &str) {
        assert_eq!(decode(raw, Place::Text), htmlize::unescape(raw), "in text: {raw}");
        assert_eq!(decode(raw, Place::Attribute), htmlize::unescape_attribute(raw), "in an attribute: {raw}");
    }

    #[test]
    fn every_name_is_known_with_and_without_its_semicolon() {
        let names: Vec<&str> = NAMES.lines().filter_map(|line| line.split(' ').next()).collect();
        let longest = |names: &mut dyn Iterator<Item = &&str>| names.map(|name| name.len()).max();
        assert_eq!(names.len(), 2125);
        assert_eq!(longest(&mut names.iter().filter(|name| name.ends_with(';'))), Some(LONGEST_NAME + 1));
        assert_eq!(longest(&mut names.iter().filter(|name| !name.ends_with(';'))), Some(LONGEST_BARE));
        for name in names.iter().map(|name| name.trim_end_matches(';')) {
            for end in [";", "", "=", "x", " ", "&", ";;", "é"] {
                as_another_crate_does(&format!("a &{name}{end}"));
            }
        }
    }

    #[test]
    fn every_number_of_one_byte_and_those_at_the_borders_are_characters() {
        let borders = [0xd7ff, 0xd800, 0xdfff, 0xe000, 0xfffe, 0x10_ffff, 0x11_0000, u32::MAX];
        for number in (0..=0x100).chain(borders) {
            for end in [";", "", "g"] {
                as_another_crate_does(&format!("&#{number}{end}&#x{number:x}{end}&#X{number:X}{end}"));
            }
        }
        as_another_crate_does("&#99999999999999999999;&#xfffffffffffffffff;&#0000000000000000000000000065;");
    }

    proptest! {
        #[test]
        fn whatever_stands_there(raw in "([&#xX;=a-cA-C0-9é ]|&[a-z]{1,6};?|&#x?[0-9a-f]{1,7};?|&(not|copy|amp|notin|lt|para)){0,12}") {
            as_another_crate_does(&raw);
        }
    }
}
