//! Who wrote it: where the page says so, the most reliable place first.

use crate::outline::{Fact, NodeId, Outline};
use crate::tag::Tag;

use super::name::{clean, joined, without_leads};
use super::names::{Names, Said};
use super::page::{is_aside, text_of};
use super::plain::fingerprint;
use super::{Sources, keys, time};

/// Words of a byline on the page, which may name several.
const MAX_NAME_WORDS: usize = 12;
/// Words of a line that is taken for names.
const MAX_LINE_WORDS: usize = 8;
/// Parts of a byline, such as name, date, reading time.
const MAX_PARTS: usize = 4;
/// Elements of the page that are looked at.
const MAX_CANDIDATES: usize = 60;
/// Blocks behind the headline in which a byline stands, and in which one stands that is called so.
const NEAR: usize = 12;
const NEAR_IF_NAMED: usize = 25;

/// The authors, joined.
pub(super) fn byline(sources: &Sources<'_>) -> Option<String> {
    let (head, lang) = (sources.head, sources.lang.as_deref());
    let stated = || joined(sources.claims.authors.iter().map(String::as_str), lang);
    let by_meta = || {
        keys::AUTHORS.iter().find_map(|key| {
            let names: Vec<String> = head.contents(key).map(in_reading_order).collect();
            joined(names.iter().map(String::as_str), lang)
        })
    };
    let by_label = || joined(labelled(sources).into_iter(), lang);
    let marked_up = || joined(marked_up(sources.outline, &sources.names).iter().map(String::as_str), lang);
    let on_page = || on_page(sources);
    let places: [&dyn Fn() -> Option<String>; 5] = [&stated, &by_meta, &by_label, &marked_up, &on_page];
    // A paper that calls itself the author may name who wrote it elsewhere.
    let site = sources.site_name.as_deref().map(fingerprint).unwrap_or_default();
    let mut house = None;
    for name in places.iter().filter_map(|place| place()) {
        let print = fingerprint(&name);
        let is_house = print == site || (house.is_some() && (print.starts_with(&site) || site.contains(&print)));
        if !is_house {
            return Some(name);
        }
        house.get_or_insert(name);
    }
    house
}

/// "Quill, Ada", as citations have it, read as Ada Quill; two whole names stay as they are.
fn in_reading_order(name: &str) -> String {
    match name.split_once(", ") {
        Some((last, first)) if !last.contains(' ') && !first.contains(',') => format!("{first} {last}"),
        _ => name.to_string(),
    }
}

/// The value beside a label such as "Written by".
fn labelled<'a>(sources: &Sources<'a>) -> Option<&'a str> {
    let is_author = |label: &&str| keys::AUTHOR_LABELS.contains(&label.to_lowercase().as_str());
    let mut pairs = keys::LABELLED.iter();
    pairs.find_map(|(label, value)| {
        sources.head.meta(&[label]).filter(is_author)?;
        sources.head.meta(&[value])
    })
}

/// Microdata `author` and `rel="author"`, with the `name` inside where there is one.
fn marked_up(outline: &Outline, called: &Names<'_>) -> Vec<String> {
    let facts = &outline.head.facts;
    let is = |fact: &Fact, wanted: &str| fact.property.split_whitespace().any(|word| word == wanted);
    let authors =
        facts.iter().enumerate().filter(|(_, fact)| is(fact, "author") && !is_aside(outline, called, fact.node));
    let name = |(at, author): (usize, &Fact)| {
        let inside = facts[at + 1..].iter().take_while(|fact| outline.contains(author.node, fact.node));
        let named = inside.take(MAX_PARTS).find(|fact| is(fact, "name")).unwrap_or(author);
        named.value.clone().or_else(|| Some(text_of(outline, named.node))).filter(|name| !name.is_empty())
    };
    authors.filter_map(name).take(MAX_CANDIDATES).collect()
}

/// The byline as it stands on the page, near the headline.
fn on_page(sources: &Sources<'_>) -> Option<String> {
    let (outline, called) = (sources.outline, &sources.names);
    let language = sources.lang.as_deref();
    named_element(sources).or_else(|| line_near(sources)).or_else(|| author_box(outline, called, language))
}

/// The name in a box about the author, wherever it stands, as long as the page has but one.
fn author_box(outline: &Outline, called: &Names<'_>, language: Option<&str>) -> Option<String> {
    let is_author = |id: NodeId| called.say(id, Said::Byline);
    let names = (1..outline.nodes.len() as NodeId)
        .filter(|&id| is_author(id) && called.say(id, Said::Name) && !is_aside(outline, called, id))
        .take(MAX_CANDIDATES)
        .filter_map(|id| visible_name(&text_of(outline, id), language));
    let mut names: Vec<String> = names.collect();
    names.dedup();
    if let [name] = names.as_slice() { Some(name.clone()) } else { None }
}

/// An element that its class, id or a fact names as the byline.
fn named_element(sources: &Sources<'_>) -> Option<String> {
    let Sources { outline, names: called, headline, .. } = sources;
    let language = sources.lang.as_deref();
    let (outline, headline) = (*outline, *headline);
    let named: Vec<NodeId> = (1..outline.nodes.len() as NodeId)
        .filter(|&id| called.say(id, Said::Byline) && !called.say(id, Said::Beside))
        .filter(|&id| outline.node(id).tag != Tag::Body && !is_aside(outline, called, id))
        .take(MAX_CANDIDATES)
        .collect();
    // Behind the headline first; then those in front of it.
    let start = headline.unwrap_or(0);
    let (before, behind): (Vec<NodeId>, Vec<NodeId>) = named.into_iter().partition(|&id| id < start);
    let near = |id: &NodeId| headline.is_none_or(|headline| distance(outline, headline, *id) <= NEAR_IF_NAMED);
    behind.iter().chain(&before).copied().filter(near).find_map(|id| names_in(outline, called, id, language))
}

/// Blocks between two elements.
fn distance(outline: &Outline, one: NodeId, other: NodeId) -> usize {
    outline.node(one).blocks.start.abs_diff(outline.node(other).blocks.start) as usize
}

/// The names in an element: those of elements inside that are named so themselves, else its own text.
fn names_in(outline: &Outline, called: &Names<'_>, id: NodeId, language: Option<&str>) -> Option<String> {
    let inner = (id + 1..outline.node(id).end)
        .take(MAX_CANDIDATES)
        .filter(|&id| called.say(id, Said::Byline) && !called.say(id, Said::Beside))
        .filter(|&id| !(id + 1..outline.node(id).end).take(MAX_CANDIDATES).any(|id| called.say(id, Said::Byline)));
    let names: Vec<String> = inner.filter_map(|id| visible_name(&text_of(outline, id), language)).collect();
    joined(names.iter().map(String::as_str), language).or_else(|| visible_name(&text_of(outline, id), language))
}

/// A line "By Ada Quill" near the headline.
fn line_near(sources: &Sources<'_>) -> Option<String> {
    let (outline, language) = (sources.outline, sources.lang.as_deref());
    let first = sources.headline.map_or(0, |headline| outline.node(headline).blocks.end) as usize;
    let blocks = outline.blocks.iter().skip(first).take(NEAR);
    let near: Vec<&str> = blocks.map(|block| outline.text_of(block).trim()).collect();
    near.iter().enumerate().find_map(|(at, text)| {
        let line = text.lines().next()?;
        let bare = without_leads(line, language);
        if bare.is_empty() {
            // "Written by" in a line of its own.
            return visible_name(near.get(at + 1)?, language);
        }
        let named =
            if bare.len() < line.trim().len() { visible_name(line, language) } else { behind_date(line, language) };
        named.filter(|name| looks_like_names(name))
    })
}

/// Whether a text that nothing but its place calls a name is one: few words, capital letters where the script has them.
fn looks_like_names(text: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "and", "und", "et", "y", "e", "og", "och", "en", "van", "von", "de", "der", "den", "del", "di", "da", "dos",
        "du", "la", "le", "of", "the", "bin", "al",
    ];
    let is_small = |word: &str| word.starts_with(char::is_lowercase) && !PARTICLES.contains(&word);
    text.split_whitespace().count() <= MAX_LINE_WORDS && !text.split_whitespace().any(is_small)
}

/// "Published August 7, 2023 by Ada Quill".
fn behind_date(line: &str, language: Option<&str>) -> Option<String> {
    let (date, name) = line.rsplit_once(" by ")?;
    time::normalise(date).and_then(|_| visible_name(name, language))
}

/// A name in running text: what stands before the date, the separator, the reading time.
fn visible_name(text: &str, language: Option<&str>) -> Option<String> {
    // On a board the day stands behind the name.
    let text = text.split('»').next().unwrap_or_default();
    let mut parts = without_leads(text, language).split(['|', '•', '·', '\n', '–', '—']).take(MAX_PARTS);
    parts.find_map(|part| name_in(part, language))
}

fn name_in(part: &str, language: Option<&str>) -> Option<String> {
    let name = without_leads(part, language);
    let end = name.find(|c: char| c.is_ascii_digit()).unwrap_or(name.len());
    let mut words: Vec<&str> = name[..end].split_whitespace().collect();
    // "Submitted on Mon, 3 March" names nobody.
    if words.len() > MAX_NAME_WORDS || (words.len() > 1 && words[..2].iter().all(|word| is_trailer(word))) {
        return None;
    }
    // A cut before a digit leaves "Updated" or "September" behind.
    while let Some(last) = words.last()
        && (end < name.len() || is_trailer(last))
        && (is_trailer(last) || time::is_date_word(last))
    {
        words.pop();
    }
    let name = clean(&words.join(" "), language)?;
    let first = name.chars().next()?;
    (!first.is_lowercase() && !name.ends_with(['.', '?', '!']) || name.ends_with("r.")).then_some(name)
}

fn is_trailer(word: &str) -> bool {
    const TRAILERS: &[&str] = &[
        "on",
        "at",
        "in",
        "am",
        "le",
        "el",
        "il",
        "published",
        "updated",
        "posted",
        "submitted",
        "date",
        "last",
        "modified",
        "aktualisiert",
        "veröffentlicht",
        "vom",
        "publié",
        "publicado",
        "pubblicato",
        "follow",
        "share",
        "关注",
        "關注",
        "read",
        "min",
        "and",
    ];
    TRAILERS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::json_ld::Claims;

    fn byline_of(html: &str) -> Option<String> {
        let outline = Outline::of_page(html);
        let headline = outline.nodes.iter().position(|node| node.tag == Tag::H1).map(|id| id as NodeId);
        let (head, lang) = (&outline.head, Some("en".to_string()));
        byline(&Sources {
            outline: &outline,
            head,
            claims: Claims::default(),
            url: None,
            names: Names::read(&outline),
            headline,
            lang,
            site_name: None,
        })
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
        for line in ["By Ada Quill", "<b>Written by</b><p>Ada Quill", "Published August 7, 2023 by Ada Quill"] {
            let html = format!("<h1>Tides</h1><p>Published today</p><p>{line}</p><p>The tide came in.</p>");
            assert_eq!(byline_of(&html).as_deref(), Some("Ada Quill"), "{line}");
        }
    }

    #[test]
    fn a_line_that_begins_with_a_space_announces_no_name() {
        assert_eq!(byline_of("<h1>T</h1><p class=author>Submitted on Mon, 3 March 2024</p>"), None);
        let page = "<h1>Tides</h1><p>The tide came in.</p><p>\u{2003}<br>The old wall</p><p>Ada Quill</p>";
        assert_eq!(byline_of(page), None);
    }

    #[test]
    fn on_a_board_the_day_stands_behind_the_name() {
        let post = "<h1>Tides</h1><p class=author><a>Post</a><span>by <a class=username>Ada Quill</a> » </span>Sun Apr 02, 2023</p>";
        assert_eq!(byline_of(post).as_deref(), Some("Ada Quill"));
    }

    #[test]
    fn citations_are_read_in_reading_order() {
        let html = "<meta name=citation_author content='Quill, Ada'><meta name=citation_author content='Bo Reed'>";
        assert_eq!(byline_of(html).as_deref(), Some("Ada Quill, Bo Reed"));
        assert_eq!(byline_of("<meta name=author content='Ada Quill, MD'>").as_deref(), Some("Ada Quill, MD"));
    }

    #[test]
    fn labels_microdata_and_rel_name_authors() {
        let label = "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ada Quill'>";
        assert_eq!(byline_of(label).as_deref(), Some("Ada Quill"));
        let micro = "<h1>T</h1><p itemprop=author itemscope>From <b itemprop=name>Ada Quill</b> of Rye</p>";
        assert_eq!(byline_of(micro).as_deref(), Some("Ada Quill"));
        let rel = "<h1>T</h1><p><a rel=author href=/a>Ada Quill</a>, <a rel=author href=/b>Bo Reed</a></p>";
        assert_eq!(byline_of(rel).as_deref(), Some("Ada Quill, Bo Reed"));
    }

    #[test]
    fn a_box_about_the_only_author_names_them() {
        let name = "<h4 class='author-box__name'>Ada Quill</h4>";
        assert_eq!(byline_of(&format!("<h1>Tides</h1>{}{name}", "<p>Text.".repeat(50))).as_deref(), Some("Ada Quill"));
        let other = "<h4 class='author-box__name'>Bo Reed</h4>";
        assert_eq!(byline_of(&format!("<h1>Tides</h1>{}{name}{other}", "<p>Text.".repeat(50))), None);
    }

    #[test]
    fn comments_and_prose_hold_no_byline() {
        assert_eq!(byline_of("<h1>T</h1><div class=comments><b class=author>Bo</b></div>"), None);
        assert_eq!(byline_of("<h1>T</h1><p>By the time we came, the harbour was empty and dark.</p>"), None);
        assert_eq!(byline_of("<h1>T</h1><p>By Thursday the harbour was empty</p>"), None);
        assert_eq!(byline_of("<h1>T</h1><div class=author-bio>Ada Quill writes</div>"), None);
    }
}
