//! Addresses of links and pictures: absolute, and of a scheme that only shows things.

use url::{Position::AfterQuery, Url};

use super::drawing;

/// Longest address written; longer ones are data, not addresses.
const MAX_ADDRESS: usize = 8 << 10;
/// Longest `data:` picture written.
const MAX_DATA: usize = 64 << 10;
/// Shortest `data:` picture that is more than a placeholder: a 1×1 GIF or an empty SVG is shorter.
const MIN_DATA: usize = 512;

/// Resolves the address of a link: on the web, of a person, or of a place on the page itself.
pub(crate) fn link(base: Option<&Url>, href: &str) -> Option<Url> {
    let stays =
        |url: &Url| base.is_some_and(|base| url[..AfterQuery] == base[..AfterQuery]) && url.fragment().is_some();
    resolve(base, href).filter(|url| matches!(url.scheme(), "http" | "https" | "mailto") || stays(url))
}

/// Resolves the address of a picture: from the web, or a small raster picture or a drawing in the address itself.
pub(crate) fn picture(base: Option<&Url>, src: &str) -> Option<String> {
    let src = src.trim();
    if let Some(data) = src.get(..5).filter(|start| start.eq_ignore_ascii_case("data:")).and(src.get(5..)) {
        return if is_small_raster(data) { Some(src.to_string()) } else { drawing::of_address(data) };
    }
    resolve(base, src).filter(|url| matches!(url.scheme(), "http" | "https")).map(String::from)
}

fn is_small_raster(data: &str) -> bool {
    const TYPES: [&str; 5] =
        ["image/png;base64,", "image/jpeg;base64,", "image/gif;base64,", "image/webp;base64,", "image/avif;base64,"];
    (MIN_DATA..=MAX_DATA).contains(&data.len())
        && TYPES.iter().any(|kind| {
            data.get(..kind.len()).is_some_and(|start| start.eq_ignore_ascii_case(kind))
                && data[kind.len()..].bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte))
        })
}

fn resolve(base: Option<&Url>, address: &str) -> Option<Url> {
    let address = address.trim();
    if address.is_empty() || address.len() > MAX_ADDRESS {
        return None;
    }
    let url = match base {
        Some(base) => base.join(address).ok()?,
        None => Url::parse(address).ok()?,
    };
    // Other alphabets are three times as long when they are percent-encoded.
    (url.as_str().len() <= MAX_ADDRESS).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(href: &str) -> Option<String> {
        let base = Url::parse("https://news.example/world/a.html").unwrap();
        link(Some(&base), href).map(String::from)
    }

    #[test]
    fn links_become_absolute() {
        assert_eq!(linked("b.html#x").as_deref(), Some("https://news.example/world/b.html#x"));
        assert_eq!(linked("//cdn.example/c").as_deref(), Some("https://cdn.example/c"));
        assert_eq!(linked("mailto:a@b.example").as_deref(), Some("mailto:a@b.example"));
    }

    #[test]
    fn only_schemes_that_show_things_pass() {
        for href in [
            "javascript:alert(1)",
            " java\nscript:alert(1)",
            "JAVASCRIPT:1",
            "\u{1}javascript:1",
            "vbscript:x",
            "data:text/html,x",
            "blob:https://a/b",
            "file:///etc/passwd",
            "intent:x",
            "chrome-extension://x/y",
            "view-source:https://a",
            "",
        ] {
            assert_eq!(linked(href), None, "{href}");
        }
    }

    #[test]
    fn an_address_is_as_long_as_it_is_written() {
        assert!(linked(&"a".repeat(8000)).is_some());
        assert_eq!(linked(&"ä".repeat(4000)), None, "24,000 characters when it is percent-encoded");
    }

    #[test]
    fn without_a_base_only_absolute_addresses_count() {
        assert_eq!(link(None, "/a"), None);
        assert!(link(None, "https://a.example/").is_some());
    }

    #[test]
    fn data_pictures_are_small_raster_or_drawings_or_nothing() {
        let png = |length: usize| format!("data:image/png;base64,{}", "A".repeat(length));
        assert!(picture(None, &png(1000)).is_some());
        assert_eq!(picture(None, &png(10)), None, "a placeholder");
        assert_eq!(picture(None, &png(100_000)), None, "too large");
        assert_eq!(picture(None, &format!("data:image/svg+xml;base64,{}", "A".repeat(1000))), None);
        assert_eq!(picture(None, "blob:https://a.example/x"), None);
    }
}
