//! The headline, without the site's name.

use super::plain::fingerprint;

/// What sites put between the parts of a title; spaces around where a word could hold the sign itself.
const SEPARATORS: &[&str] =
    &[" | ", " – ", " — ", " - ", " » ", " « ", " · ", " • ", " :: ", "｜", " / ", " ‹ ", " › "];
/// The first character of those that stand without a space.
const BARE_SEPARATORS: [char; 8] = ['_', '-', '–', '—', '|', '｜', '·', '/'];
/// Ideographs of a headline in front of a separator without a space.
const MIN_IDEOGRAPHS: usize = 7;
/// Words of a part at the end that is taken for a site's name though no source says so.
const MAX_SITE_WORDS: usize = 4;
/// Words of the rest that makes it safe to do so.
const MIN_TITLE_WORDS: usize = 3;

/// What the page offers.
#[derive(Debug, Default)]
pub(super) struct Offers {
    /// The page's `h1` elements in order.
    pub headings: Vec<String>,
    /// Its `h2` and `h3` elements in order.
    pub lesser: Vec<String>,
    /// What meta elements and JSON-LD give as title, best first.
    pub claims: Vec<String>,
    /// The `title`.
    pub title: String,
    /// Names that the site goes by.
    pub sites: Vec<String>,
}

/// Chooses the headline: the `h1` that another source confirms, else the best claim, else what there is.
pub(super) fn headline(offers: &Offers) -> String {
    let sites: Vec<String> =
        offers.sites.iter().map(|site| fingerprint(site)).filter(|site| !site.is_empty()).collect();
    let is_site = |text: &&String| sites.contains(&fingerprint(text));
    let headings: Vec<&String> = offers.headings.iter().filter(|heading| !is_site(heading)).collect();
    let all: Vec<&String> = offers.claims.iter().chain([&offers.title]).filter(|claim| !claim.is_empty()).collect();
    let equal =
        || all.iter().find_map(|claim| headings.iter().find(|heading| fingerprint(heading) == fingerprint(claim)));
    // The site's name may be a heading and a part of the title, too; the longest is the article's.
    let part_of = || {
        let confirmed = headings.iter().filter(|heading| all.iter().any(|claim| has_part(claim, heading)));
        confirmed.rev().max_by_key(|heading| heading.len())
    };
    // The site's name shares its words with the `title`: that one confirms only where there is no other claim.
    let similar_to = &all[..offers.claims.len().max(1).min(all.len())];
    let similar = || headings.iter().find(|heading| similar_to.iter().any(|claim| is_similar(claim, heading)));
    let claim = || offers.claims.iter().find(|claim| !claim.is_empty() && !is_site(claim));
    if let Some(heading) = equal().or_else(part_of) {
        return in_front_of(heading, offers).or_else(|| beside(heading, offers)).unwrap_or(heading).to_string();
    }
    if let Some(heading) = similar() {
        let heading_print = fingerprint(heading);
        // A label or date in front of the headline ("Title: …") is not part of it.
        let is_tail = |claim: &&&String| claim.contains(' ') && heading_print.ends_with(&fingerprint(claim));
        let tail = || all.iter().find(is_tail).copied();
        return beside(heading, offers).or_else(tail).unwrap_or(heading).to_string();
    }
    let whole = claim().unwrap_or(&offers.title);
    if let Some(heading) = set_apart(whole, offers) {
        return heading.to_string();
    }
    if let Some(claim) = claim() {
        return without_site(claim, &sites);
    }
    let title = in_front_of_bar(&without_site(&offers.title, &sites)).to_string();
    // Nothing, or one word, is a section, a site or a file; a heading says more.
    let says_more = |heading: &&String| !title.contains(' ') && heading.chars().count() > title.chars().count();
    let heading = headings.first().copied().filter(says_more);
    let only = || offers.headings.first().filter(|_| title.is_empty());
    heading.or_else(only).unwrap_or(&title).clone()
}

/// On a forum, the site's name is the main heading and the last part of the `title`, and a lesser heading says the rest.
fn in_front_of<'a>(heading: &str, Offers { title, lesser, .. }: &'a Offers) -> Option<&'a String> {
    let (rest, _, tail) = last_cut(title)?;
    let rest = fingerprint(rest);
    let is_site = fingerprint(tail) == fingerprint(heading);
    lesser.iter().find(|lesser| is_site && fingerprint(lesser) == rest)
}

/// On a blog, its name is the main heading and the first part of the `title`, and a lesser heading that says more is the last, which
/// may be cut short.
fn beside<'a>(heading: &str, Offers { title, lesser, claims, .. }: &'a Offers) -> Option<&'a String> {
    let rest = title.trim().strip_prefix(heading.trim())?.trim_start();
    let mark = SEPARATORS.iter().map(|mark| mark.trim()).find(|mark| rest.starts_with(mark));
    // What stands behind a colon is a headline's own second half, unless the page says nothing else of itself.
    mark.or_else(|| (claims.is_empty() && rest.starts_with(':')).then_some(":"))?;
    let last = parts(rest).last()?.trim_start_matches(':');
    let is_cut = last.ends_with("...") || last.ends_with('…');
    let last = fingerprint(last);
    let is_last = |lesser: &String| fingerprint(lesser) == last || (is_cut && fingerprint(lesser).starts_with(&last));
    lesser.iter().find(|lesser| last.len() > fingerprint(heading).len() && is_last(lesser))
}

/// The heading that a title begins with, where a separator follows without a space: `…_News_The Courier`, as in scripts that
/// have none. The title may cut it short.
fn set_apart<'a>(title: &str, Offers { headings, lesser, .. }: &'a Offers) -> Option<&'a String> {
    let title = title.trim();
    let is_opening = |heading: &&String| {
        let heading = heading.trim();
        let rest = title.strip_prefix(heading).or_else(|| {
            let (opening, rest) = title.split_once("...")?;
            heading.starts_with(opening).then_some(rest)
        });
        let is_most = heading.chars().count() * 2 >= title.chars().count();
        is_most && rest.is_some_and(|rest| rest.trim_start().starts_with(BARE_SEPARATORS))
    };
    headings.iter().chain(lesser).find(is_opening)
}

/// What stands in front of the first separator without a space, where it has as many ideographs as a headline.
fn in_front_of_bar(title: &str) -> &str {
    let is_ideograph = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let cut = title.find('_').or_else(|| title.find("--")).or_else(|| title.find(['|', '｜']));
    let head = cut.map_or(title, |cut| title[..cut].trim());
    if head.chars().filter(|c| is_ideograph(*c)).count() >= MIN_IDEOGRAPHS { head } else { title }
}

/// Whether one of the parts of a claim is the heading.
fn has_part(claim: &str, heading: &str) -> bool {
    let heading = fingerprint(heading);
    let parts: Vec<String> = parts(claim).map(fingerprint).collect();
    let Some(at) = parts.iter().position(|part| *part == heading) else { return false };
    // A short part at the end is the site's name, which may be a heading as well.
    let whole: usize = parts.iter().map(String::len).sum();
    !heading.is_empty() && (at + 1 < parts.len() || heading.len() * 3 > whole)
}

/// Whether most words are shared, as between a headline and its version for search engines.
fn is_similar(claim: &str, heading: &str) -> bool {
    let words =
        |text: &str| -> Vec<String> { text.split_whitespace().map(fingerprint).filter(|w| !w.is_empty()).collect() };
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

/// Drops the part at either end that names the site, or that a bar sets apart as sites do.
fn without_site(title: &str, sites: &[String]) -> String {
    let title = title.trim();
    let names_site = |part: &str| {
        let part = fingerprint(part);
        !part.is_empty() && sites.iter().any(|site| part == *site || is_home_of(&part, site))
    };
    if let Some((rest, mark, tail)) = last_cut(title) {
        let words = |text: &str| text.split_whitespace().count();
        let is_bar = matches!(mark.trim(), "|" | "»" | "｜");
        let looks_like = || words(tail) <= MAX_SITE_WORDS && words(rest) >= MIN_TITLE_WORDS;
        if names_site(tail) || ((is_bar || sites.is_empty()) && looks_like()) {
            return without_section(rest, mark).to_string();
        }
    }
    match first_cut(title) {
        Some((head, rest)) if names_site(head) => rest.to_string(),
        _ => title.to_string(),
    }
}

/// Drops the name of a section that the same bar sets apart in front of the site's: “… | News | The Courier”.
fn without_section<'a>(title: &'a str, mark: &str) -> &'a str {
    match last_cut(title) {
        Some((rest, cut, section)) if mark.trim() == "|" && cut == mark && !section.contains(' ') => rest,
        _ => title,
    }
}

/// `thetimes` for a site called `Times`, `couriercom` for `Courier`.
fn is_home_of(part: &str, site: &str) -> bool {
    let (long, short) = if part.len() > site.len() { (part, site) } else { (site, part) };
    short.len() >= 4 && (long.strip_prefix("the") == Some(short) || long.strip_suffix("com") == Some(short))
}

/// What stands before the last separator, the separator, and what follows.
fn last_cut(title: &str) -> Option<(&str, &str, &str)> {
    let (at, mark) = SEPARATORS.iter().filter_map(|mark| Some((title.rfind(mark)?, *mark))).max()?;
    let (rest, tail) = (title[..at].trim(), title[at + mark.len()..].trim());
    (!rest.is_empty() && !tail.is_empty()).then_some((rest, mark, tail))
}

fn first_cut(title: &str) -> Option<(&str, &str)> {
    let marks = SEPARATORS.iter().chain(&[": "]);
    let (at, mark) = marks.filter_map(|mark| Some((title.find(mark)?, mark.len()))).min()?;
    Some((title[..at].trim(), title[at + mark..].trim())).filter(|(head, rest)| !head.is_empty() && !rest.is_empty())
}

/// A site's name without the motto behind it.
pub(super) fn without_motto(name: &str) -> &str {
    parts(name).find(|part| !part.is_empty()).unwrap_or(name)
}

/// The part of a title behind its last separator, where the rest is the page's heading: the site's name.
pub(super) fn site_in_title<'a, 'h>(title: &'a str, mut headings: impl Iterator<Item = &'h String>) -> Option<&'a str> {
    let (rest, _, tail) = last_cut(title)?;
    let rest = fingerprint(rest);
    headings.any(|heading| fingerprint(heading) == rest).then_some(tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offers(headings: &[&str], claims: &[&str], title: &str, site: Option<&str>) -> Offers {
        let strings = |texts: &[&str]| texts.iter().map(|text| text.to_string()).collect();
        Offers {
            headings: strings(headings),
            lesser: Vec::new(),
            claims: strings(claims),
            title: title.to_string(),
            sites: site.map(str::to_string).into_iter().collect(),
        }
    }

    #[test]
    fn a_section_in_front_of_the_sites_name_is_no_headline() {
        let titled = |title: &str| headline(&offers(&[], &[], title, None));
        assert_eq!(titled("Tides turn early this year | News | The Courier"), "Tides turn early this year");
        assert_eq!(titled("Tides turn early | Part two | The Courier"), "Tides turn early | Part two");
    }

    #[test]
    fn a_site_is_set_apart_without_a_space() {
        let mut page =
            offers(&["渡口重开，船工带出三名学徒"], &[], "渡口重开，船工带出三名学徒_本地_临江晚报-Linjiang", None);
        assert_eq!(headline(&page), "渡口重开，船工带出三名学徒");
        page.headings.clear();
        assert_eq!(headline(&page), "渡口重开，船工带出三名学徒", "no heading says it");
        page.title = "渡口重开，船工带出三..._本地_临江晚报".into();
        page.lesser = vec!["相关新闻".into(), "渡口重开，船工带出三名学徒".into()];
        assert_eq!(headline(&page), "渡口重开，船工带出三名学徒", "cut short");
        let titled = |title: &str| headline(&offers(&["1-10月"], &[], title, None));
        assert_eq!(titled("1-10月全县固定资产投资完成"), "1-10月全县固定资产投资完成", "a small part");
        assert_eq!(titled("int_to_str and other names"), "int_to_str and other names");
    }

    #[test]
    fn a_boards_name_is_no_headline() {
        let title = "Leaking carburettor after rebuild - The Old Tractor Board";
        let mut offers = offers(&["The Old Tractor Board"], &[], title, None);
        assert_eq!(headline(&offers), "The Old Tractor Board");
        offers.lesser = vec!["Search".into(), "Leaking carburettor after rebuild".into()];
        assert_eq!(headline(&offers), "Leaking carburettor after rebuild");
    }

    #[test]
    fn a_blogs_name_is_no_headline() {
        let blog = |title: &str, claims: &[&str]| {
            let mut offers = offers(&["Signal to Noise"], claims, title, None);
            offers.lesser = vec!["Dispatches".into(), "The night bus is the real city".into()];
            headline(&offers)
        };
        let post = "The night bus is the real city";
        assert_eq!(blog("Signal to Noise » Blog Archive » The night bus is the real city", &[]), post);
        assert_eq!(blog("Signal to Noise — The night bus is the...", &["Signal to Noise"]), post);
        assert_eq!(blog("Signal to Noise: The night bus is the real city", &[]), post);
        let second_half = blog("Signal to Noise: The night bus is the real city", &["Signal to Noise"]);
        assert_eq!(second_half, "Signal to Noise", "a headline of two halves");
        assert_eq!(blog("Signal to Noise » Dispatches", &[]), "Signal to Noise", "the site's name is shorter");
    }

    #[test]
    fn the_confirmed_heading_wins() {
        let offers =
            offers(&["The Courier", "Tides & Times"], &["Tides &amp; Times"], "Tides & Times | The Courier", None);
        assert_eq!(headline(&offers), "Tides & Times");
    }

    #[test]
    fn a_similar_heading_wins_over_the_version_for_search_engines() {
        let offers = offers(&["Why the tide came early"], &["Tide came early: why it floods"], "", None);
        assert_eq!(headline(&offers), "Why the tide came early");
    }

    #[test]
    fn a_label_in_front_is_left_out() {
        let offers = offers(&["Dec 18 2025 How the tide turned"], &["How the tide turned"], "", None);
        assert_eq!(headline(&offers), "How the tide turned");
    }

    #[test]
    fn a_heading_wins_over_a_single_word() {
        let offers = |title: &str| Offers {
            headings: vec!["The long way home".into()],
            title: title.into(),
            ..Offers::default()
        };
        assert_eq!(headline(&offers("News")), "The long way home");
        assert_eq!(headline(&offers("A way that is short")), "A way that is short");
        assert_eq!(headline(&offers("")), "The long way home");
    }

    #[test]
    fn a_foreign_heading_does_not() {
        assert_eq!(headline(&offers(&["Latest news"], &["Tides - Courier"], "", Some("Courier"))), "Tides");
        assert_eq!(
            headline(&offers(&["Courier"], &[], "Courier - Tides of the west", Some("Courier"))),
            "Tides of the west"
        );
        assert_eq!(headline(&offers(&["Only this"], &[], "", None)), "Only this");
        assert_eq!(headline(&offers(&[], &[], "", None)), "");
    }

    #[test]
    fn site_names_are_dropped_at_either_end() {
        let drop = |title| without_site(title, &["thecourier".to_string()]);
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
        assert_eq!(without_site("How the tide turned - Courier", &[]), "How the tide turned");
        assert_eq!(without_site("Jo Reed - Tides", &[]), "Jo Reed - Tides");
        assert_eq!(without_site("A state-of-the-art mill", &[]), "A state-of-the-art mill");
        let sites = ["courier".to_string()];
        assert_eq!(without_site("How the tide turned - a history", &sites), "How the tide turned - a history");
        assert_eq!(without_site("How the tide turned | Science", &sites), "How the tide turned");
    }

    #[test]
    fn a_logo_in_a_heading_is_no_headline() {
        let title = "How the tide turned, and why | Courier";
        assert_eq!(headline(&offers(&["Courier"], &[], title, None)), "How the tide turned, and why");
        let title = "Harbour Data Blog: How the tide turned";
        assert_eq!(
            headline(&offers(&["Harbour Data Blog"], &["How the tide turned"], title, None)),
            "How the tide turned"
        );
    }

    #[test]
    fn a_motto_is_no_name() {
        assert_eq!(without_motto("Quay Star - the town's own weekly"), "Quay Star");
        assert_eq!(without_motto("Quay-Courier"), "Quay-Courier");
    }

    #[test]
    fn the_title_names_the_site_behind_the_heading() {
        let headings = ["Tides".to_string()];
        assert_eq!(site_in_title("Tides | The Courier", headings.iter()), Some("The Courier"));
        assert_eq!(site_in_title("Other | The Courier", headings.iter()), None);
    }
}
