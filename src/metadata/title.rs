//! The headline, without the site's name.

use super::plain::fingerprint;

/// What sites put between the parts of a title; spaces around where a word could hold the sign itself.
const SEPARATORS: &[&str] = &[" | ", " – ", " — ", " - ", " » ", " « ", " · ", " • ", " :: ", "｜", " / ", " ‹ ", " › "];
/// Words of a part at the end that is taken for a site's name though no other source names the site.
const MAX_SITE_WORDS: usize = 4;
/// Words of the rest that makes it safe to do so.
const MIN_TITLE_WORDS: usize = 3;

/// What the page offers.
#[derive(Debug, Default)]
pub(super) struct Offers {
    /// The page's `h1` elements in order.
    pub headings: Vec<String>,
    /// What meta elements and JSON-LD give as title, best first.
    pub claims: Vec<String>,
    /// The `title`.
    pub title: String,
    /// The site's name.
    pub site: Option<String>,
}

/// Chooses the headline: the `h1` that another source confirms, else the best claim, else what there is.
pub(super) fn headline(offers: &Offers) -> String {
    let site = offers.site.as_deref().map(fingerprint).unwrap_or_default();
    let is_site = |text: &&String| fingerprint(text) == site;
    let headings: Vec<&String> = offers.headings.iter().filter(|heading| !is_site(heading)).collect();
    let all: Vec<&String> = offers.claims.iter().chain([&offers.title]).filter(|claim| !claim.is_empty()).collect();
    let confirmed = || headings.iter().find(|heading| all.iter().any(|claim| confirms(claim, heading)));
    let similar = || headings.iter().find(|heading| all.iter().any(|claim| is_similar(claim, heading)));
    let claim = || offers.claims.iter().find(|claim| !claim.is_empty() && !is_site(claim));
    if let Some(heading) = confirmed().or_else(similar) {
        return heading.to_string();
    }
    if let Some(claim) = claim() {
        return without_site(claim, offers.site.as_deref(), false);
    }
    let title = without_site(&offers.title, offers.site.as_deref(), true);
    if title.is_empty() { offers.headings.first().cloned().unwrap_or_default() } else { title }
}

/// Whether a claim is the heading, or one of its parts is.
fn confirms(claim: &str, heading: &str) -> bool {
    let heading = fingerprint(heading);
    !heading.is_empty() && (fingerprint(claim) == heading || parts(claim).any(|part| fingerprint(part) == heading))
}

/// Whether most words are shared, as between a headline and its version for search engines.
fn is_similar(claim: &str, heading: &str) -> bool {
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(fingerprint).filter(|w| !w.is_empty()).collect() };
    let (claim, heading) = (words(claim), words(heading));
    let shared = heading.iter().filter(|word| claim.contains(word)).count();
    heading.len() >= MIN_TITLE_WORDS && shared * 2 > heading.len()
}

fn parts(title: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(title);
    std::iter::from_fn(move || {
        let title = rest?;
        let cut = SEPARATORS.iter().filter_map(|mark| Some((title.find(mark)?, mark.len()))).min();
        let part = match cut {
            Some((at, length)) => {
                // One space stays in front of the rest: it may belong to the next separator.
                let behind = at + length;
                rest = Some(title[behind..].trim_start());
                &title[..at]
            }
            None => {
                rest = None;
                title
            }
        };
        Some(part.trim())
    })
}

/// Drops the parts at either end that name the site; `guess` also a short one at the end that may.
pub(super) fn without_site(title: &str, site: Option<&str>, guess: bool) -> String {
    let title = title.trim();
    let site = site.map(fingerprint).filter(|site| !site.is_empty());
    let names_site = |part: &str| {
        let part = fingerprint(part);
        site.as_ref().is_some_and(|site| !part.is_empty() && (part == *site || is_home_of(&part, site)))
    };
    if let Some((rest, tail)) = last_cut(title) {
        let words = |text: &str| text.split_whitespace().count();
        let looks_like = || guess && site.is_none() && words(tail) <= MAX_SITE_WORDS && words(rest) >= MIN_TITLE_WORDS;
        if names_site(tail) || looks_like() {
            return rest.to_string();
        }
    }
    match first_cut(title) {
        Some((head, rest)) if names_site(head) => rest.to_string(),
        _ => title.to_string(),
    }
}

/// `thetimes` for a site called `Times`, `couriercom` for `Courier`.
fn is_home_of(part: &str, site: &str) -> bool {
    let (long, short) = if part.len() > site.len() { (part, site) } else { (site, part) };
    short.len() >= 4 && (long.strip_prefix("the") == Some(short) || long.strip_suffix("com") == Some(short))
}

fn last_cut(title: &str) -> Option<(&str, &str)> {
    let (at, mark) = SEPARATORS.iter().filter_map(|mark| Some((title.rfind(mark)?, mark.len()))).max()?;
    Some((title[..at].trim(), title[at + mark..].trim())).filter(|(rest, tail)| !rest.is_empty() && !tail.is_empty())
}

fn first_cut(title: &str) -> Option<(&str, &str)> {
    let marks = SEPARATORS.iter().chain(&[": "]);
    let (at, mark) = marks.filter_map(|mark| Some((title.find(mark)?, mark.len()))).min()?;
    Some((title[..at].trim(), title[at + mark..].trim())).filter(|(head, rest)| !head.is_empty() && !rest.is_empty())
}

/// The part of a title behind its last separator, where the rest is the page's heading: the site's name.
pub(super) fn site_in_title<'a>(title: &'a str, headings: &[String]) -> Option<&'a str> {
    let (rest, tail) = last_cut(title)?;
    let rest = fingerprint(rest);
    headings.iter().any(|heading| fingerprint(heading) == rest).then_some(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offers(headings: &[&str], claims: &[&str], title: &str, site: Option<&str>) -> Offers {
        let strings = |texts: &[&str]| texts.iter().map(|text| text.to_string()).collect();
        Offers {
            headings: strings(headings),
            claims: strings(claims),
            title: title.to_string(),
            site: site.map(str::to_string),
        }
    }

    #[test]
    fn the_confirmed_heading_wins() {
        let offers = offers(&["The Courier", "Tides & Times"], &["Tides &amp; Times"], "Tides & Times | The Courier", None);
        assert_eq!(headline(&offers), "Tides & Times");
    }

    #[test]
    fn a_similar_heading_wins_over_the_version_for_search_engines() {
        let offers = offers(&["Why the tide came early"], &["Tide came early: why it floods"], "", None);
        assert_eq!(headline(&offers), "Why the tide came early");
    }

    #[test]
    fn a_foreign_heading_does_not() {
        assert_eq!(headline(&offers(&["Latest news"], &["Tides - Courier"], "", Some("Courier"))), "Tides");
        assert_eq!(headline(&offers(&["Courier"], &[], "Courier - Tides of the west", Some("Courier"))), "Tides of the west");
        assert_eq!(headline(&offers(&["Only this"], &[], "", None)), "Only this");
        assert_eq!(headline(&offers(&[], &[], "", None)), "");
    }

    #[test]
    fn site_names_are_dropped_at_either_end() {
        let drop = |title| without_site(title, Some("The Courier"), true);
        assert_eq!(drop("Tides - then and now | The Courier"), "Tides - then and now");
        assert_eq!(drop("Tides — courier"), "Tides");
        assert_eq!(drop("The Courier: Tides"), "Tides");
        assert_eq!(drop("The Courier » Tides"), "Tides");
        assert_eq!(drop("Tides - a history"), "Tides - a history");
        assert_eq!(drop("The Courier"), "The Courier");
        assert_eq!(drop(" | "), "|");
    }

    #[test]
    fn an_unknown_site_is_guessed_only_behind_a_long_title() {
        assert_eq!(without_site("How the tide turned - Courier", None, true), "How the tide turned");
        assert_eq!(without_site("How the tide turned - Courier", None, false), "How the tide turned - Courier");
        assert_eq!(without_site("Jo Reed - Tides", None, true), "Jo Reed - Tides");
        assert_eq!(without_site("A state-of-the-art mill", None, true), "A state-of-the-art mill");
    }

    #[test]
    fn the_title_names_the_site_behind_the_heading() {
        let headings = ["Tides".to_string()];
        assert_eq!(site_in_title("Tides | The Courier", &headings), Some("The Courier"));
        assert_eq!(site_in_title("Other | The Courier", &headings), None);
    }
}
