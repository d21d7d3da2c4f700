//! Addresses, compared as far as they name an article.

use url::Url;

use crate::words::words;

/// Longer addresses name nothing.
const MAX_LENGTH: usize = 2_048;
/// Words, digits or characters of a part of a path that names something.
const SLUG_WORDS: usize = 3;
const SLUG_DIGITS: usize = 5;
const SLUG_LENGTH: usize = 12;

/// An address that names one page of a site, not its front page or a part of it.
#[derive(Clone, Debug)]
pub(super) struct Address {
    /// Host and path, and the query where the path does not say enough; without what has no meaning.
    bare: String,
    /// The path, as it is written.
    path: String,
}

impl PartialEq for Address {
    fn eq(&self, other: &Self) -> bool {
        self.bare == other.bare
    }
}

impl Address {
    /// Reads an address, relative to `base`; nothing if it names no page, or only a place on `base` itself.
    pub fn read(text: &str, base: Option<&Url>) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text.len() > MAX_LENGTH || text.starts_with('#') {
            return None;
        }
        let url = match base {
            Some(base) => base.join(text).ok()?,
            None => Url::parse(text).ok()?,
        };
        let host = url.host_str().filter(|_| matches!(url.scheme(), "http" | "https"))?;
        let host = ["www.", "amp.", "m."].iter().fold(host, |host, prefix| host.strip_prefix(prefix).unwrap_or(host));
        let path = url.path().trim_matches('/').to_string();
        let bare_path = path.strip_suffix("/amp").unwrap_or(&path).to_lowercase();
        if path.split('/').any(names_something) {
            return Some(Self { bare: format!("{host}/{bare_path}"), path });
        }
        let query = url.query().filter(|query| query.bytes().any(|byte| byte.is_ascii_digit()))?;
        Some(Self { bare: format!("{host}/{bare_path}?{query}"), path: String::new() })
    }

    /// The path, where it alone names the page.
    pub fn path(&self) -> Option<&str> {
        Some(self.path.as_str()).filter(|path| !path.is_empty())
    }

    /// The words of the part of the path that says most.
    pub fn slug(&self) -> Vec<u64> {
        let parts = self.path.split('/').map(|part| part.split('.').next().unwrap_or_default());
        let parts = parts.map(|part| {
            let spaced = part.replace(['-', '_', '+'], " ");
            words(&spaced).filter(|word| !word.number).map(|word| word.hash).collect::<Vec<u64>>()
        });
        parts.max_by_key(Vec::len).unwrap_or_default()
    }

    /// Whether a number stands in the path by itself.
    pub fn has_number(&self, number: &str) -> bool {
        self.path.split(|c: char| !c.is_ascii_digit()).any(|digits| digits == number)
    }
}

fn names_something(part: &str) -> bool {
    let is_slug = part.split(['-', '_']).filter(|word| !word.is_empty()).count() >= SLUG_WORDS;
    let digits = part.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    let is_file = part.contains(".php") || part.contains(".asp") || part.contains(".cgi");
    is_slug || digits >= SLUG_DIGITS || (part.len() >= SLUG_LENGTH && !is_file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Address> {
        Address::read(text, Url::parse("https://www.a.test/news/old-bridge-falls").ok().as_ref())
    }

    #[test]
    fn spellings_of_the_same_page_are_the_same() {
        let page = read("https://a.test/news/old-bridge-falls/");
        for same in
            ["/news/Old-Bridge-Falls?utm_source=x", "old-bridge-falls#top", "http://m.a.test/news/old-bridge-falls/amp"]
        {
            assert_eq!(read(same), page, "{same}");
        }
        assert_ne!(read("/news/new-bridge-stands"), page);
        assert_ne!(read("/?p=12"), read("/?p=13"));
        assert!(read("/?p=12").is_some());
    }

    #[test]
    fn front_pages_and_places_on_the_page_name_nothing() {
        for none in ["", "/", "#top", "/news/", "/?page=next", "mailto:a@a.test", "javascript:x", "/2024/05/"] {
            assert_eq!(read(none), None, "{none}");
        }
    }

    #[test]
    fn the_slug_is_the_part_with_most_words() {
        let slug = read("/2024/the-old-bridge-falls-123456.html").unwrap().slug();
        assert_eq!(slug, words("the old bridge falls").map(|word| word.hash).collect::<Vec<_>>());
        assert!(read("/a/123456.html").unwrap().has_number("123456"));
        assert!(!read("/a/123456.html").unwrap().has_number("12345"));
    }
}
