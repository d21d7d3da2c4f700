//! Bytes to text, nearly as browsers do it: byte-order mark, what the page declares, a guess by the letters.
//!
//! One step is different, and in front of the declaration: bytes that are valid UTF-8 and hold more than ASCII are
//! UTF-8. Saved and crawled pages are often converted without their `meta`, and text of another encoding that is
//! valid UTF-8 by chance is next to impossible.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// Bytes in which a `meta` is looked for; browsers take the first 1,024 or what has arrived.
const PRESCAN: usize = 8 << 10;

/// Decodes a page. `declared` is a label from outside, such as the `charset` of an HTTP header.
///
/// Never fails: what cannot be decoded becomes U+FFFD.
pub fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Cow<'a, str> {
    // Looks for a byte-order mark itself, and drops it.
    encoding_of(bytes, declared).decode(bytes).0
}

fn encoding_of(bytes: &[u8], declared: Option<&str>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        return encoding;
    }
    if is_utf_8(bytes) {
        return UTF_8;
    }
    let label = declared.map(str::as_bytes).and_then(usable);
    label.or_else(|| prescan(&bytes[..bytes.len().min(PRESCAN)])).unwrap_or_else(|| guess(bytes))
}

/// A page that begins with `<` in two bytes.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, second, 0, ..] if *second != 0 => Some(UTF_16LE),
        [0, b'<', 0, second, ..] if *second != 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether the bytes are UTF-8 that is not ASCII alone; the last character may be cut off.
fn is_utf_8(bytes: &[u8]) -> bool {
    let valid = match std::str::from_utf8(bytes) {
        Ok(_) => bytes,
        Err(error) if error.error_len().is_none() => &bytes[..error.valid_up_to()],
        Err(_) => return false,
    };
    !valid.is_ascii()
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// The encoding of a label, as far as a page of single bytes can be in it.
fn usable(label: &[u8]) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label)?;
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return Some(UTF_8);
    }
    if encoding == X_USER_DEFINED {
        return Some(WINDOWS_1252);
    }
    // What the standard refuses to decode can still be read by its letters.
    (encoding != REPLACEMENT).then_some(encoding)
}

/// The HTML standard's "prescan a byte stream to determine its encoding".
fn prescan(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        if rest.starts_with(b"<!--") {
            // `<!-->` is a whole comment, so the two dashes may be the same.
            at += 2 + find(&rest[2..], b"-->")? + 3;
        } else if starts_with_meta(rest) {
            let (attributes, length) = attributes(&rest[5..]);
            if let Some(encoding) = declaration(&attributes) {
                return Some(encoding);
            }
            at += 5 + length;
        } else if is_tag(rest) {
            let name = rest.iter().position(|&byte| is_space(byte) || byte == b'>')?;
            at += name + attributes(&rest[name..]).1;
        } else if matches!(rest, [b'<', b'!' | b'/' | b'?', ..]) {
            at += rest.iter().position(|&byte| byte == b'>')?;
        } else {
            at += 1;
        }
    }
    None
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn starts_with_meta(rest: &[u8]) -> bool {
    rest.get(..5).is_some_and(|start| start.eq_ignore_ascii_case(b"<meta"))
        && rest.get(5).is_some_and(|&byte| is_space(byte) || byte == b'/')
}

fn is_tag(rest: &[u8]) -> bool {
    match rest {
        [b'<', b'/', letter, ..] => letter.is_ascii_alphabetic(),
        [b'<', letter, ..] => letter.is_ascii_alphabetic(),
        _ => false,
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

type Attribute = (Vec<u8>, Vec<u8>);

/// Name and value of each attribute of a tag, in lower case, and where the tag ends.
fn attributes(tag: &[u8]) -> (Vec<Attribute>, usize) {
    let mut found = Vec::new();
    let mut at = 0;
    let skip = |from: usize, is: &dyn Fn(u8) -> bool| {
        tag[from..].iter().position(|&byte| !is(byte)).map_or(tag.len(), |offset| from + offset)
    };
    loop {
        at = skip(at, &|byte| is_space(byte) || byte == b'/');
        if at >= tag.len() || tag[at] == b'>' {
            return (found, at);
        }
        let name_end = skip(at + 1, &|byte| !is_space(byte) && !matches!(byte, b'=' | b'/' | b'>'));
        let name = tag[at..name_end].to_ascii_lowercase();
        at = skip(name_end, &is_space);
        let mut value = &tag[at..at];
        if tag.get(at) == Some(&b'=') {
            at = skip(at + 1, &is_space);
            match tag.get(at) {
                Some(&quote @ (b'"' | b'\'')) => {
                    let end = skip(at + 1, &|byte| byte != quote);
                    value = &tag[at + 1..end];
                    at = (end + 1).min(tag.len());
                }
                _ => {
                    let end = skip(at, &|byte| !is_space(byte) && byte != b'>');
                    value = &tag[at..end];
                    at = end;
                }
            }
        }
        found.push((name, value.to_ascii_lowercase()));
    }
}

/// What a `meta` declares: `charset`, or `content` beside `http-equiv="content-type"`.
fn declaration(attributes: &[Attribute]) -> Option<&'static Encoding> {
    let value = |wanted: &[u8]| {
        attributes.iter().find(|(name, _)| name.as_slice() == wanted).map(|(_, value)| value.as_slice())
    };
    if let Some(label) = value(b"charset") {
        return usable(label);
    }
    value(b"http-equiv").filter(|kind| *kind == b"content-type")?;
    usable(charset_in(value(b"content")?)?)
}

/// `text/html; charset=x`.
fn charset_in(mut content: &[u8]) -> Option<&[u8]> {
    loop {
        content = &content[find(content, b"charset")? + b"charset".len()..];
        let trimmed = content.trim_ascii_start();
        if let Some(value) = trimmed.strip_prefix(b"=") {
            let value = value.trim_ascii_start();
            return match value.first()? {
                quote @ (b'"' | b'\'') => value[1..].split(|byte| byte == quote).next(),
                _ => value.split(|&byte| is_space(byte) || byte == b';').next(),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{EUC_KR, ISO_2022_JP, SHIFT_JIS, WINDOWS_1251};

    const GERMAN: &str =
        "<p>Die Brücke über den Fluß wurde früh für den Verkehr geöffnet – „endlich“, sagte Frau Müller.";
    const JAPANESE: &str = "<p>気象庁は、暑さが今週末まで続くと発表した。各地で熱中症への注意を呼びかけている。";
    const KOREAN: &str =
        "<p>기상청은 더위가 이번 주말까지 이어질 것이라고 밝혔다. 외출을 삼가고 물을 자주 마셔야 한다.";
    const RUSSIAN: &str = "<p>Метеорологи сообщили, что жара продлится до конца этой недели, а затем пойдут дожди.";

    fn bytes(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    #[test]
    fn legacy_pages_are_guessed() {
        for (text, encoding) in [
            (GERMAN, WINDOWS_1252),
            (JAPANESE, SHIFT_JIS),
            (JAPANESE, ISO_2022_JP),
            (KOREAN, EUC_KR),
            (RUSSIAN, WINDOWS_1251),
        ] {
            assert_eq!(decode(&bytes(text, encoding), None), text, "{}", encoding.name());
        }
    }

    #[test]
    fn declarations_are_read() {
        let text = "<p>“é” – ñ";
        for meta in [
            "<meta charset=windows-1252>",
            "<META CHARSET = 'ISO-8859-1' >",
            "<title>x</title><meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\">",
            "<meta content='text/html; charset=\"latin1\"' http-equiv='content-type'/>",
            "<!-- <meta charset=koi8-r> --><meta charset=windows-1252>",
            "<!--><meta charset=windows-1252>",
            "<!doctype html><a href='<meta charset=koi8-r>'></a><meta name=x><meta charset=windows-1252>",
            "<meta charset=nonsense><meta charset=windows-1252>",
        ] {
            let page = format!("{meta}{text}");
            assert_eq!(decode(&bytes(&page, WINDOWS_1252), None), page);
        }
        let russian = "<meta charset=windows-1251>ёж";
        assert_eq!(decode(&bytes(russian, WINDOWS_1251), None), russian);
    }

    #[test]
    fn a_label_from_outside_comes_before_the_page() {
        let page = "<meta charset=windows-1252>ёж";
        assert_eq!(decode(&bytes(page, WINDOWS_1251), Some("windows-1251")), page);
    }

    #[test]
    fn marks_come_first() {
        let text = "<meta charset=koi8-r>Ünï 水";
        let utf_16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(order).collect() };
        let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
        assert_eq!(decode(&marked(&[0xef, 0xbb, 0xbf], text.into()), Some("koi8-r")), text);
        assert_eq!(decode(&marked(&[0xff, 0xfe], utf_16(u16::to_le_bytes)), None), text);
        assert_eq!(decode(&marked(&[0xfe, 0xff], utf_16(u16::to_be_bytes)), None), text);
        assert_eq!(decode(&utf_16(u16::to_le_bytes), None), text);
        assert_eq!(decode(&utf_16(u16::to_be_bytes), None), text);
    }

    #[test]
    fn valid_utf_8_is_not_taken_for_what_a_stale_meta_says() {
        let page = "<meta charset=iso-8859-1><p>Brücke, früh";
        assert!(matches!(decode(page.as_bytes(), None), Cow::Borrowed(text) if text == page));
        let cut = &page.as_bytes()[..page.len() - 2];
        assert_eq!(decode(cut, None), "<meta charset=iso-8859-1><p>Brücke, fr\u{fffd}");
    }

    #[test]
    fn nonsense_decodes() {
        for page in ["", "<", "<meta", "<meta ", "<meta charset", "<meta charset=", "<!--", "<a", "</", "<!"] {
            assert_eq!(decode(page.as_bytes(), None), page);
            assert_eq!(prescan(page.as_bytes()), None);
        }
        assert_eq!(decode(&[0xff], Some("no such label")).chars().count(), 1);
    }
}
