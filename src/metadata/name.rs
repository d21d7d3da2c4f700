//! Names: without "By", without addresses and accounts that are nobody's name.

use super::plain::{fingerprint, plain};
use super::time;

/// What stands in front of a name, lower case. With languages: only on pages of these, since it may begin a name
/// there is elsewhere (Von Miller, Di Caprio, Par Avion).
const LEADS: &[(&str, &[&str])] = &[
    ("by", &[]),
    ("written by", &[]),
    ("posted by", &[]),
    ("postby", &[]),
    ("post by", &[]),
    ("published by", &[]),
    ("reported by", &[]),
    ("story by", &[]),
    ("words by", &[]),
    ("text by", &[]),
    ("article by", &[]),
    ("authored by", &[]),
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
    ("采写", &[]),
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
    "name",
    "none",
    "null",
    "owner",
    "root",
    "siteadmin",
    "siteowner",
    "superadmin",
    "superuser",
    "taboola",
    "taboolabytaboola",
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
    "未知",
    "佚名",
    "匿名",
    "网络",
];

/// What stands in front of who edited, owns or carried it, and when: the name of its writer ends there.
const OTHERS: &[&str] =
    &["责任编辑", "責任編輯", "责编", "编辑：", "編輯：", "来源：", "來源：", "发布于", "发布时间", "發佈於"];

/// What the links beside a name say, as fingerprints, and how they begin.
const BESIDE: &[&str] =
    &["archive", "bio", "email", "facebook", "google", "instagram", "linkedin", "profile", "rss", "twitter", "website"];
const BESIDE_LEADS: &[&str] = &["connect ", "email ", "follow ", "more from ", "see more ", "view all "];

/// Characters of a name.
const MAX_CHARS: usize = 100;
/// Authors of a page.
const MAX_NAMES: usize = 60;

/// Joins the names that are names, each once.
pub(super) fn joined<'a>(names: impl Iterator<Item = &'a str>, language: Option<&str>) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    let each = names.flat_map(|claim| claim.split(';'));
    for name in each.filter_map(|name| clean(name, language)).take(MAX_NAMES) {
        let is_known = found.iter().any(|known| known.to_lowercase() == name.to_lowercase());
        if !is_known && (found.is_empty() || !is_beside(&name)) {
            found.push(name);
        }
    }
    (!found.is_empty()).then(|| plain(&found.join(", ")))
}

/// Whether it is a link that stands beside a name: to an account, to the author's other articles.
fn is_beside(name: &str) -> bool {
    let lower = name.to_lowercase();
    BESIDE.contains(&fingerprint(&lower).as_str()) || BESIDE_LEADS.iter().any(|lead| lower.starts_with(lead))
}

/// The name in a claim, or nothing if it is none.
pub(super) fn clean(claim: &str, language: Option<&str>) -> Option<String> {
    let claim = plain(claim);
    let claim = without_mail(&claim);
    let name = without_leads(in_front_of_others(claim), language);
    let name = without_address(name);
    let name = name.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '：' | '|' | '·' | '•' | '●' | '–' | '—' | '-')
    });
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

/// `Ada Quill, Harbour Editor ada@a.test` without the address, wherever it stands.
fn without_address(name: &str) -> &str {
    let is_address = |word: &str| word.contains('@') && word.contains('.');
    match (name.split_once(' '), name.rsplit_once(' ')) {
        (_, Some((before, last))) if is_address(last) => before,
        (Some((first, behind)), _) if is_address(first) => behind,
        _ => name,
    }
}

/// A claim up to where others than the writer are named.
fn in_front_of_others(claim: &str) -> &str {
    let first = OTHERS.iter().filter_map(|other| claim.find(other)).min();
    first.map_or(claim, |at| claim[..at].trim_end_matches(['[', '（', '【']))
}

pub(super) fn without_leads<'a>(mut name: &'a str, language: Option<&str>) -> &'a str {
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
    // Most leads differ in the first letter.
    if !lead.starts_with(name.chars().next()?.to_lowercase().next()?) {
        return None;
    }
    let end = name.char_indices().nth(lead.chars().count()).map_or(name.len(), |(at, _)| at);
    let (head, rest) = name.split_at(end);
    if head.to_lowercase() != lead {
        return None;
    }
    let bare = rest.trim_start_matches([' ', ':', '：', '/', '／', '|']);
    let is_cut = bare.len() < rest.len();
    let has_mark = rest.trim_start().starts_with([':', '：', '/', '／', '|']);
    // A single word like "Author" alone leaves nothing, and nothing is no name.
    (bare.is_empty() || (is_cut && (has_mark || !bare.starts_with(char::is_lowercase) || lead.contains("by"))))
        .then_some(bare)
}

fn is_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.chars().any(char::is_alphabetic)
        && name.chars().count() <= MAX_CHARS
        && !(name.starts_with(|first: char| first.is_ascii_digit()) && time::normalise(name).is_some())
        && !is_address(&lower)
        && !NOBODY.contains(&fingerprint(&lower).as_str())
}

/// An e-mail, a web address with or without scheme, an account, a path.
fn is_address(lower: &str) -> bool {
    let first = lower.split('/').next().unwrap_or_default();
    let is_host = |host: &str| {
        let end = host.rsplit('.').next().unwrap_or_default();
        host.contains('.')
            && !host.contains(' ')
            && end.len() >= 2
            && end.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    lower.starts_with("http:")
        || lower.starts_with("https:")
        || lower.starts_with("www.")
        || lower.starts_with(['@', '/', '#'])
        || (lower.contains('@') && !lower.contains(' '))
        || (lower.contains('/') && is_host(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(claim: &str) -> Option<String> {
        clean(claim, Some("en"))
    }

    #[test]
    fn leads_are_dropped() {
        for claim in
            ["By Ada Quill", "by Ada Quill", "WRITTEN BY Ada Quill", "Author: Ada Quill", "Author: By Ada Quill,"]
        {
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
            "",
            "By",
            "admin",
            "WP Admin",
            "Author",
            "https://www.facebook.com/ada",
            "facebook.com/ada",
            "www.a.test",
            "@ada",
            "ada@a.test",
            "/authors/ada",
            "12345",
            "—",
            "2:49 p.m. EST March 3, 2024",
            "2024-03-03",
        ] {
            assert_eq!(cleaned(claim), None, "{claim}");
        }
        assert_eq!(cleaned(&"very long ".repeat(20)), None);
    }

    #[test]
    fn a_mail_beside_the_name_is_dropped() {
        assert_eq!(cleaned("Ada Quill <ada@a.test>").as_deref(), Some("Ada Quill"));
        assert_eq!(cleaned("ada@a.test (Ada Quill)").as_deref(), Some("Ada Quill"));
        assert_eq!(cleaned("Ada Quill, Harbour Editor ada@a.test").as_deref(), Some("Ada Quill, Harbour Editor"));
        assert_eq!(cleaned("ada@a.test Ada Quill").as_deref(), Some("Ada Quill"));
        assert_eq!(cleaned("email@a.test name"), None);
    }

    #[test]
    fn who_edited_or_carried_it_did_not_write_it() {
        for (claim, name) in [
            ("沈一禾 责任编辑：范小舟", Some("沈一禾")),
            ("[责任编辑：范小舟", None),
            ("未知 责编：范小舟", None),
            ("发布于", None),
        ] {
            assert_eq!(clean(claim, Some("zh")).as_deref(), name, "{claim}");
        }
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
        let links = ["Ada Quill;Bo Reed", "Follow on Twitter", "RSS"];
        assert_eq!(joined(links.into_iter(), None).as_deref(), Some("Ada Quill, Bo Reed"));
    }
}
