//! Addresses that a page gives of itself: its own and its lead image's.

use url::Url;

/// Longer addresses are no addresses.
const MAX_LENGTH: usize = 2_048;

/// An absolute `http` or `https` address without user name and password.
pub(super) fn absolute(base: Option<&Url>, address: &str) -> Option<Url> {
    let address = address.trim();
    if address.is_empty() || address.len() > MAX_LENGTH {
        return None;
    }
    let url = match base {
        Some(base) => base.join(address),
        None => Url::parse(address),
    };
    url.ok().filter(is_web)
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none()
}

/// The first address that is the page's own. One that names only the site's front page says nothing of an article.
pub(super) fn own<'a>(base: Option<&Url>, claims: impl Iterator<Item = &'a str>) -> Option<String> {
    let claims: Vec<Url> = claims.filter_map(|claim| absolute(base, claim)).collect();
    let deep = claims.iter().find(|url| url.path() != "/" || url.query().is_some());
    let here = base.filter(|base| is_web(base));
    deep.or(here).or(claims.first()).map(|url| url.as_str().to_string())
}

/// The name in a host: `courier` for `www.news.courier.co.uk` (the longest part, for want of a list of suffixes).
pub(super) fn name_of_host(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let parts = url.domain()?.split('.').rev().skip(1);
    parts.max_by_key(|part| part.len()).filter(|part| part.len() > 3).map(str::to_string)
}

/// Words of file names that belong to no picture of the story.
const NOT_A_PICTURE: &[&str] = &[
    "1x1",
    "avatar",
    "blank",
    "dummy",
    "fallback",
    "favicon",
    "gravatar",
    "icon",
    "logo",
    "logos",
    "noimage",
    "pixel",
    "placeholder",
    "spacer",
    "transparent",
];

/// The first address that can be the lead image.
pub(super) fn lead_image<'a>(base: Option<&Url>, claims: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut claims = claims.filter_map(|claim| absolute(base, claim));
    claims.find(is_picture).map(|url| url.as_str().to_string())
}

fn is_picture(url: &Url) -> bool {
    let file = url.path().rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let mut words = file.split(|c: char| !c.is_ascii_alphanumeric());
    let is_front_page = url.path() == "/" && url.query().is_none();
    !is_front_page && !file.ends_with(".ico") && !words.any(|word| NOT_A_PICTURE.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> Option<Url> {
        Some(Url::parse("https://a.test/news/tides").unwrap())
    }

    #[test]
    fn the_own_address_is_absolute() {
        assert_eq!(own(base().as_ref(), ["/b?c=1"].into_iter()).as_deref(), Some("https://a.test/b?c=1"));
        assert_eq!(own(base().as_ref(), [].into_iter()).as_deref(), Some("https://a.test/news/tides"));
        assert_eq!(own(None, ["/b"].into_iter()), None);
        assert_eq!(own(None, ["javascript:x", "data:,x", "https://u:p@a.test/"].into_iter()), None);
    }

    #[test]
    fn the_front_page_is_no_article() {
        let claims = ["https://a.test/", "https://a.test/news/1"];
        assert_eq!(own(None, claims.into_iter()).as_deref(), Some("https://a.test/news/1"));
        assert_eq!(own(base().as_ref(), claims[..1].iter().copied()).as_deref(), Some("https://a.test/news/tides"));
        assert_eq!(own(None, claims[..1].iter().copied()).as_deref(), Some("https://a.test/"));
    }

    #[test]
    fn a_host_has_a_name() {
        assert_eq!(name_of_host("https://www.courier.co.uk/x").as_deref(), Some("courier"));
        assert_eq!(name_of_host("https://localhost/"), None);
        assert_eq!(name_of_host("http://127.0.0.1/"), None);
    }

    #[test]
    fn logos_are_no_lead_images() {
        let claims =
            ["https://a.test/site-logo.png", "data:image/png;base64,x", "/i/placeholder_1.jpg", "/i/harbour.jpg"];
        let found = lead_image(base().as_ref(), claims.into_iter());
        assert_eq!(found.as_deref(), Some("https://a.test/i/harbour.jpg"));
        assert_eq!(lead_image(None, ["https://a.test/", "https://a.test/favicon.ico"].into_iter()), None);
    }
}
