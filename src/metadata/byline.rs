//! Who wrote it: names without "By", without addresses and accounts that are nobody's name.

use crate::outline::{NodeId, Outline};
use crate::tag::Tag;

use super::page::{is_aside, names_any, text_of};
use super::plain::plain;

/// What stands in front of a name, lower case. With languages: only on pages of these, since it may begin a name
/// there is elsewhere (Von Miller, Di Caprio, Par Avion).
const LEADS: &[(&str, &[&str])] = &[
    ("by", &[]),
    ("written by", &[]),
    ("posted by", &[]),
    ("published by", &[]),
    ("reported by", &[]),
    ("story by", &[]),
    ("words by", &[]),
    ("text by", &[]),
    ("article by", &[]),
    ("reviewed by", &[]),
    ("author", &[]),
    ("authors", &[]),
    ("autor", &[]),
    ("autorin", &[]),
    ("autore", &[]),
    ("auteur", &[]),
    ("von", &["de", "gsw", "lb"]),
    ("ein artikel von", &[]),
    ("ein gastbeitrag von", &[]),
    ("text", &["de", "sv", "no", "da", "nb"]),
    ("par", &["fr"]),
    ("écrit par", &[]),
    ("publié par", &[]),
    ("por", &["es", "pt", "gl", "ca"]),
    ("escrito por", &[]),
    ("di", &["it"]),
    ("a cura di", &[]),
    ("scritto da", &[]),
    ("door", &["nl"]),
    ("geschreven door", &[]),
    ("av", &["sv", "no", "nb", "nn"]),
    ("af", &["da"]),
    ("skrevet av", &[]),
    ("przez", &["pl"]),
    ("autor tekstu", &[]),
    ("de", &["ro", "ca"]),
    ("per", &["ca"]),
    ("автор", &[]),
    ("текст", &[]),
    ("yazan", &[]),
    ("oleh", &["id", "ms"]),
    ("bởi", &["vi"]),
    ("tác giả", &[]),
    ("kirjoittanut", &[]),
    ("συντάκτης", &[]),
    ("από", &["el"]),
    ("του", &["el"]),
    ("בקלם", &[]),
    ("מאת", &[]),
    ("بقلم", &[]),
    ("كتب", &[]),
    ("كتبت", &[]),
    ("نویسنده", &[]),
    ("작성자", &[]),
    ("글", &["ko"]),
    ("文", &["ja", "zh"]),
    ("作者", &[]),
    ("記者", &[]),
    ("记者", &[]),
    ("撰文", &[]),
    ("編集", &["ja"]),
];

/// Values that name an account or nothing at all, as fingerprints.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "anonymous",
    "author",
    "authorname",
    "by",
    "default",
    "editor",
    "guest",
    "guestauthor",
    "guestuser",
    "na",
    "none",
    "null",
    "owner",
    "root",
    "siteadmin",
    "siteowner",
    "superadmin",
    "superuser",
    "test",
    "undefined",
    "unknown",
    "user",
    "webadmin",
    "webmaster",
    "websiteadmin",
    "wordpress",
    "wpadmin",
    "wpengine",
];

/// Words that name an element which holds the byline.
const BYLINE_WORDS: &[&str] = &[
    "author", "authors", "auteur", "auteurs", "autor", "autoren", "autore", "autorenzeile", "autorname", "autorzeile", "byl", "byline",
    "bylines", "contributor", "contributors", "forfatter", "författare", "kirjoittaja", "reporter", "verfasser", "writer", "writers", "yazar",
    "penulis", "redacteur", "redactor",
];
/// Words that name an element around or beside it.
const BESIDE_WORDS: &[&str] = &[
    "about", "avatar", "bio", "biography", "comment", "comments", "count", "description", "desc", "follow", "image", "img", "photo",
    "picture", "portrait", "related", "share", "social", "title", "role", "job", "box", "more", "credit", "caption",
];

/// Characters and words of a name; a byline of the page itself may name several.
const MAX_NAME_CHARS: usize = 100;
const MAX_NAME_WORDS: usize = 12;
/// Elements of the page that are looked at.
const MAX_CANDIDATES: usize = 60;
/// Blocks behind the headline in which a byline stands.
const NEAR: usize = 12;

/// Joins the names that are names, each once.
pub(super) fn joined<'a>(names: impl Iterator<Item = &'a str>, language: Option<&str>) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    for name in names.filter_map(|name| clean(name, language)).take(MAX_CANDIDATES) {
        let is_known = found.iter().any(|known| known.to_lowercase() == name.to_lowercase());
        if !is_known {
            found.push(name);
        }
    }
    (!found.is_empty()).then(|| plain(&found.join(", ")))
}

/// The name in a claim, or nothing if it is none.
pub(super) fn clean(claim: &str, language: Option<&str>) -> Option<String> {
    let claim = plain(claim);
    let claim = without_mail(&claim);
    let name = without_leads(claim, language);
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '|' | '·' | '•' | '–' | '—' | '-'));
    is_name(name).then(|| name.to_string())
}

/// `Ada <ada@a.test>` and `ada@a.test (Ada)` name Ada.
fn without_mail(claim: &str) -> &str {
    if !claim.contains('@') {
        return claim;
    }
    if let Some((name, mail)) = claim.split_once(['<', '(', '['])
        && mail.contains('@')
    {
        return name;
    }
    match claim.split_once('(') {
        Some((_, name)) => name.trim_end_matches(')'),
        None => claim,
    }
}

fn without_leads<'a>(mut name: &'a str, language: Option<&str>) -> &'a str {
    // "Author: By Ada Quill" has two.
    for _ in 0..2 {
        name = without_lead(name.trim(), language);
    }
    name
}

fn without_lead<'a>(name: &'a str, language: Option<&str>) -> &'a str {
    let primary = language.and_then(|language| language.split('-').next());
    let fits = |languages: &[&str]| languages.is_empty() || primary.is_some_and(|primary| languages.contains(&primary));
    let rests = LEADS.iter().filter(|(_, languages)| fits(languages)).filter_map(|(lead, _)| after(name, lead));
    // The longest lead leaves the least.
    rests.min_by_key(|rest| rest.len()).unwrap_or(name)
}

/// What follows a lead, if it ends there: at a colon, or at a space and no small letter.
fn after<'a>(name: &'a str, lead: &str) -> Option<&'a str> {
    let end = name.char_indices().nth(lead.chars().count()).map_or(name.len(), |(at, _)| at);
    let (head, rest) = name.split_at(end);
    if head.to_lowercase() != lead {
        return None;
    }
    let bare = rest.trim_start_matches([' ', ':', '：', '/', '／', '|']);
    let is_cut = bare.len() < rest.len();
    let has_mark = rest.trim_start().starts_with([':', '：', '/', '／', '|']);
    // A single word like "Author" alone leaves nothing, and nothing is no name.
    (bare.is_empty() || (is_cut && (has_mark || !bare.starts_with(char::is_lowercase) || lead.contains("by")))).then_some(bare)
}

fn is_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.chars().any(char::is_alphabetic)
        && name.chars().count() <= MAX_NAME_CHARS
        && !is_address(&lower)
        && !NOBODY.contains(&super::plain::fingerprint(&lower).as_str())
}

/// An e-mail, a web address with or without scheme, an account, a path.
fn is_address(lower: &str) -> bool {
    let first = lower.split('/').next().unwrap_or_default();
    let is_host = |host: &str| {
        let end = host.rsplit('.').next().unwrap_or_default();
        host.contains('.') && !host.contains(' ') && end.len() >= 2 && end.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    lower.starts_with("http:")
        || lower.starts_with("https:")
        || lower.starts_with("www.")
        || lower.starts_with(['@', '/', '#'])
        || (lower.contains('@') && !lower.contains(' '))
        || (lower.contains('/') && is_host(first))
}

/// The byline as it stands on the page, near the headline.
pub(super) fn on_page(outline: &Outline, headline: Option<NodeId>, language: Option<&str>) -> Option<String> {
    named_element(outline, headline, language).or_else(|| line_near(outline, headline, language))
}

/// An element that its class, id or a fact names as the byline.
fn named_element(outline: &Outline, headline: Option<NodeId>, language: Option<&str>) -> Option<String> {
    let named: Vec<NodeId> = (1..outline.nodes.len() as NodeId)
        .filter(|&id| names_any(outline, id, BYLINE_WORDS) && !names_any(outline, id, BESIDE_WORDS))
        .filter(|&id| outline.node(id).tag != Tag::Body && !is_aside(outline, id))
        .take(MAX_CANDIDATES)
        .collect();
    // Behind the headline first; then those in front of it.
    let start = headline.unwrap_or(0);
    let (before, behind): (Vec<NodeId>, Vec<NodeId>) = named.into_iter().partition(|&id| id < start);
    let near = |id: &NodeId| headline.is_none_or(|headline| distance(outline, headline, *id) <= NEAR);
    behind.iter().chain(&before).copied().filter(near).find_map(|id| names_in(outline, id, language))
}

/// Blocks between two elements.
fn distance(outline: &Outline, one: NodeId, other: NodeId) -> usize {
    outline.node(one).blocks.start.abs_diff(outline.node(other).blocks.start) as usize
}

/// The names in an element: those of elements inside that are named so themselves, else its own text.
fn names_in(outline: &Outline, id: NodeId, language: Option<&str>) -> Option<String> {
    let inner = (id + 1..outline.node(id).end)
        .take(MAX_CANDIDATES)
        .filter(|&id| names_any(outline, id, BYLINE_WORDS) && !names_any(outline, id, BESIDE_WORDS))
        .filter(|&id| !(id + 1..outline.node(id).end).take(MAX_CANDIDATES).any(|id| names_any(outline, id, BYLINE_WORDS)));
    let names: Vec<String> = inner.filter_map(|id| visible_name(&text_of(outline, id), language)).collect();
    joined(names.iter().map(String::as_str), language).or_else(|| visible_name(&text_of(outline, id), language))
}

/// A line "By Ada Quill" near the headline.
fn line_near(outline: &Outline, headline: Option<NodeId>, language: Option<&str>) -> Option<String> {
    let first = headline.map_or(0, |headline| outline.node(headline).blocks.end) as usize;
    let near = outline.blocks.iter().skip(first).take(NEAR);
    near.map(|block| outline.text_of(block)).find_map(|text| {
        let first_line = text.lines().next()?;
        let bare = without_leads(first_line, language);
        (bare.len() < first_line.trim().len()).then(|| visible_name(first_line, language))?
    })
}

/// A name in running text: what stands before the date, the separator, the reading time.
fn visible_name(text: &str, language: Option<&str>) -> Option<String> {
    let name = without_leads(text, language);
    let name = name.split(['|', '•', '·', '\n', '–', '—']).map(str::trim).find(|part| !part.is_empty())?;
    let end = name.find(|c: char| c.is_ascii_digit()).unwrap_or(name.len());
    let mut words: Vec<&str> = name[..end].split_whitespace().collect();
    if words.len() > MAX_NAME_WORDS {
        return None;
    }
    // A cut before a digit leaves "Updated" or "September" behind.
    while let Some(last) = words.last()
        && (end < name.len() || is_trailer(last))
        && (is_trailer(last) || super::time::is_date_word(last))
    {
        words.pop();
    }
    let name = clean(&words.join(" "), language)?;
    let first = name.chars().next()?;
    (!first.is_lowercase() && !name.ends_with(['.', '?', '!']) || name.ends_with("r.")).then_some(name)
}

fn is_trailer(word: &str) -> bool {
    const TRAILERS: &[&str] = &[
        "on", "at", "in", "am", "le", "el", "il", "published", "updated", "posted", "date", "last", "modified", "aktualisiert", "veröffentlicht",
        "vom", "publié", "publicado", "pubblicato", "follow", "share", "read", "min", "and",
    ];
    TRAILERS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::tests::outline_of;

    fn cleaned(claim: &str) -> Option<String> {
        clean(claim, Some("en"))
    }

    #[test]
    fn leads_are_dropped() {
        for claim in ["By Ada Quill", "by Ada Quill", "WRITTEN BY Ada Quill", "Author: Ada Quill", "Author: By Ada Quill,"] {
            assert_eq!(cleaned(claim).as_deref(), Some("Ada Quill"), "{claim}");
        }
        for (claim, language) in
            [("Von Ada Quill", "de-AT"), ("Par Ada Quill", "fr"), ("Por Ada Quill", "pt-BR"), ("Di Ada Quill", "it")]
        {
            assert_eq!(clean(claim, Some(language)).as_deref(), Some("Ada Quill"), "{claim}");
        }
        assert_eq!(clean("文／山田花子", Some("ja")).as_deref(), Some("山田花子"));
        assert_eq!(clean("بقلم: ليلى حداد", Some("ar")).as_deref(), Some("ليلى حداد"));
    }

    #[test]
    fn names_that_begin_like_a_lead_stay() {
        assert_eq!(cleaned("Von Miller").as_deref(), Some("Von Miller"));
        assert_eq!(cleaned("Byron Reed").as_deref(), Some("Byron Reed"));
        assert_eq!(clean("Diana Reed", Some("it")).as_deref(), Some("Diana Reed"));
    }

    #[test]
    fn what_is_nobodys_name_is_refused() {
        for claim in [
            "", "By", "admin", "WP Admin", "Author", "https://www.facebook.com/ada", "facebook.com/ada", "www.a.test", "@ada",
            "ada@a.test", "/authors/ada", "12345", "—",
        ] {
            assert_eq!(cleaned(claim), None, "{claim}");
        }
        assert_eq!(cleaned(&"very long ".repeat(20)), None);
    }

    #[test]
    fn a_mail_beside_the_name_is_dropped() {
        assert_eq!(cleaned("Ada Quill <ada@a.test>").as_deref(), Some("Ada Quill"));
        assert_eq!(cleaned("ada@a.test (Ada Quill)").as_deref(), Some("Ada Quill"));
    }

    #[test]
    fn markup_in_a_name_is_only_text() {
        assert_eq!(cleaned("<b onclick=x>Ada</b>").as_deref(), Some("<b onclick=x>Ada</b>"));
    }

    #[test]
    fn several_names_are_joined_each_once() {
        let names = ["By Ada Quill", "Bo Reed", "ada quill", "admin"];
        assert_eq!(joined(names.into_iter(), Some("en")).as_deref(), Some("Ada Quill, Bo Reed"));
        assert_eq!(joined(["admin"].into_iter(), None), None);
    }

    fn byline_of(html: &str) -> Option<String> {
        let outline = outline_of(html);
        let headline = outline.nodes.iter().position(|node| node.tag == Tag::H1).map(|id| id as NodeId);
        on_page(&outline, headline, Some("en"))
    }

    #[test]
    fn the_byline_is_found_by_class() {
        let html = "<h1>Tides</h1><div class='post-author'>By <a href=/a>Ada Quill</a> · 3 min read</div><p>Text.";
        assert_eq!(byline_of(html).as_deref(), Some("Ada Quill"));
        let html = "<h1>Tides</h1><div class=byline><span class=authorName>Ada Quill</span> and <span class=authorName>Bo Reed</span></div>";
        assert_eq!(byline_of(html).as_deref(), Some("Ada Quill, Bo Reed"));
        let html = "<h1>Tides</h1><p class=byline>By Ada Quill Published on September 4, 2025</p>";
        assert_eq!(byline_of(html).as_deref(), Some("Ada Quill"));
    }

    #[test]
    fn the_byline_is_found_by_its_by() {
        let html = "<h1>Tides</h1><p>Published today</p><p>By Ada Quill</p><p>The tide came in.</p>";
        assert_eq!(byline_of(html).as_deref(), Some("Ada Quill"));
    }

    #[test]
    fn comments_and_prose_hold_no_byline() {
        assert_eq!(byline_of("<h1>T</h1><div class=comments><b class=author>Bo</b></div>"), None);
        assert_eq!(byline_of("<h1>T</h1><p>By the time we came, the harbour was empty and dark.</p>"), None);
        assert_eq!(byline_of("<h1>T</h1><div class=author-bio>Ada Quill writes</div>"), None);
    }
}
