//! What the page says of itself, weighed: JSON-LD, meta elements, microdata, and the page as it reads.
//!
//! Every source may lie, be empty or hold markup. Each fact is a list of sources, the most reliable first; the result
//! is plain text that nobody interprets.

mod address;
mod byline;
mod json_ld;
mod language;
mod page;
mod plain;
mod repair;
mod time;
mod title;

use url::Url;

use crate::article::Metadata;
use crate::outline::{Head, Marks, NodeId, Outline};
use crate::tag::Tag;

use json_ld::Claims;
use plain::{fingerprint, plain, some_plain};

const TITLES: &[&str] =
    &["og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline"];
const AUTHORS: &[&str] = &[
    "author", "byl", "citation_author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "cxenseparse:author", "article:author",
    "og:author", "creator",
];
const SITES: &[&str] = &["og:site_name", "application-name", "citation_journal_title", "dc.publisher", "apple-mobile-web-app-title"];
const TIMES: &[&str] = &[
    "article:published_time", "datepublished", "og:published_time", "article:published", "citation_publication_date", "citation_date",
    "parsely-pub-date", "sailthru.date", "cxenseparse:publishtime", "publishdate", "publish_date", "publication_date", "pubdate", "dcterms.date",
    "dcterms.issued", "dcterms.created", "dc.date.issued", "dc.date", "date", "datecreated", "og:publish_date",
];
const DESCRIPTIONS: &[&str] =
    &["og:description", "description", "twitter:description", "dc.description", "dcterms.abstract", "sailthru.description"];
const LANGUAGES: &[&str] = &["content-language", "og:locale", "dc.language", "dcterms.language", "inlanguage", "language"];
const IMAGES: &[&str] = &[
    "og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src", "parsely-image-url", "sailthru.image.full",
    "image", "thumbnailurl", "thumbnail",
];

/// Headings looked at.
const MAX_HEADINGS: usize = 20;
/// Blocks behind the headline in which a date stands, and the words of a line that is a date.
const NEAR: usize = 10;
const MAX_DATE_WORDS: u32 = 15;
/// An address longer than this names nothing.
const MAX_ADDRESS: usize = 2_048;

/// Finds title, byline and the like. `base` is the address that relative ones are resolved against.
pub fn metadata(outline: &Outline, base: Option<&Url>) -> Metadata {
    let head = &outline.head;
    let claims = json_ld(head, base);
    let headings = headings(outline);
    let heading_texts: Vec<String> = headings.iter().map(|(_, text)| text.clone()).collect();
    let site_name = site_name(head, &claims, &heading_texts);
    let title = headline(head, &claims, heading_texts, site_name.clone());
    let headline = headings.iter().find(|(_, text)| *text == title).map(|(id, _)| *id);
    let lang = language::language(declared_languages(head, &claims), &outline.text);
    Metadata {
        byline: byline(outline, &claims, headline, lang.as_deref(), &title),
        published_time: published_time(outline, &claims, headline, base),
        dir: language::direction(head.dir.as_deref(), lang.as_deref(), &outline.text),
        excerpt: excerpt(head, &claims, &title),
        lead_image: lead_image(head, &claims, base),
        url: address::own(base, own_addresses(head, &claims)),
        title,
        site_name,
        lang,
    }
}

fn json_ld(head: &Head, base: Option<&Url>) -> Claims {
    let known = [head.canonical.as_deref(), head.meta(&["og:url"]), base.map(Url::as_str)];
    let addresses: Vec<&str> = known.into_iter().flatten().filter(|address| address.len() <= MAX_ADDRESS).collect();
    let titles: Vec<String> = head.meta(TITLES).into_iter().chain([head.title.as_str()]).map(plain).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    json_ld::read(&head.json_ld, &json_ld::Page { addresses: &addresses, titles: &titles })
}

/// The page's first-rank headings with their text.
fn headings(outline: &Outline) -> Vec<(NodeId, String)> {
    let shown = outline.nodes.iter().enumerate().filter(|(_, node)| node.tag == Tag::H1 && !node.marks.has(Marks::HIDDEN));
    let texts = shown.take(MAX_HEADINGS).map(|(id, _)| (id as NodeId, page::text_of(outline, id as NodeId)));
    texts.filter(|(_, text)| !text.is_empty()).collect()
}

fn headline(head: &Head, claims: &Claims, headings: Vec<String>, site: Option<String>) -> String {
    let metas = TITLES.iter().filter_map(|key| some_plain(head.meta(&[key])?));
    let claims = metas.chain(claims.headline.clone()).collect();
    title::headline(&title::Offers { headings, claims, title: plain(&head.title), site })
}

fn site_name(head: &Head, claims: &Claims, headings: &[String]) -> Option<String> {
    let title = plain(&head.title);
    let meta = SITES.iter().find_map(|key| some_plain(head.meta(&[key])?));
    let named = meta.or_else(|| claims.site_name.clone()).filter(|name| !name.starts_with('@'));
    named.or_else(|| title::site_in_title(&title, headings).map(str::to_string))
}

fn byline(outline: &Outline, claims: &Claims, headline: Option<NodeId>, lang: Option<&str>, title: &str) -> Option<String> {
    let head = &outline.head;
    let stated = byline::joined(claims.authors.iter().map(String::as_str), lang);
    let by_meta = || AUTHORS.iter().find_map(|key| byline::joined(head.contents(key), lang));
    let by_label = || byline::joined(labelled_author(head).into_iter(), lang);
    let marked_up = || byline::joined(marked_up_authors(outline).iter().map(String::as_str), lang);
    let on_page = || byline::on_page(outline, headline, lang);
    let found = stated.or_else(by_meta).or_else(by_label).or_else(marked_up).or_else(on_page);
    found.filter(|name| fingerprint(name) != fingerprint(title))
}

/// `twitter:label1` "Written by" and its `twitter:data1`.
fn labelled_author(head: &Head) -> Option<&str> {
    let is_author = |label: &str| matches!(label.to_lowercase().as_str(), "written by" | "author" | "von" | "verfasst von" | "écrit par" | "escrito por" | "scritto da" | "geschreven door" | "automatische" | "skriven av" | "执笔者" | "作者" | "執筆者" | "автор" | "написано автором");
    [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")]
        .into_iter()
        .find_map(|(label, data)| head.meta(&[label]).filter(|label| is_author(label)).and_then(|_| head.meta(&[data])))
}

/// Microdata `author` and `rel="author"`, with the `name` inside where there is one.
fn marked_up_authors(outline: &Outline) -> Vec<String> {
    let facts = &outline.head.facts;
    let is = |property: &str, wanted: &str| property.split_whitespace().any(|word| word == wanted);
    let authors = facts.iter().enumerate().filter(|(_, fact)| is(&fact.property, "author") && !page::is_aside(outline, fact.node));
    let name = |(at, author): (usize, &crate::outline::Fact)| {
        let inside = facts[at + 1..].iter().take_while(|fact| outline.contains(author.node, fact.node));
        let named = inside.take(NEAR).find(|fact| is(&fact.property, "name")).unwrap_or(author);
        named.value.clone().or_else(|| Some(page::text_of(outline, named.node))).filter(|name| !name.is_empty())
    };
    authors.filter_map(name).take(NEAR).collect()
}

fn published_time(outline: &Outline, claims: &Claims, headline: Option<NodeId>, base: Option<&Url>) -> Option<String> {
    let head = &outline.head;
    let stated = claims.published.as_deref().into_iter().chain(TIMES.iter().flat_map(|key| head.contents(key)));
    let mut stated = stated.take(100).peekable();
    let first = stated.peek().copied();
    let by_source = stated.find_map(time::normalise);
    let path = || address::own(base, own_addresses(head, claims)).and_then(|url| time::in_address(Url::parse(&url).ok()?.path()));
    by_source
        .or_else(|| marked_up_time(outline, headline))
        .or_else(|| time_near(outline, headline))
        .or_else(path)
        .or_else(|| first.and_then(some_plain))
}

/// Microdata, then the first `time` behind the headline.
fn marked_up_time(outline: &Outline, headline: Option<NodeId>) -> Option<String> {
    let facts = &outline.head.facts;
    let read = |fact: &crate::outline::Fact| match &fact.value {
        Some(value) => time::normalise(value),
        None => time::normalise(&page::text_of(outline, fact.node)),
    };
    let published = facts.iter().filter(|fact| fact.property == "datepublished").find_map(read);
    let start = headline.unwrap_or(0);
    let near = |fact: &&crate::outline::Fact| {
        fact.property == "time" && fact.node > start && !page::is_aside(outline, fact.node)
    };
    published.or_else(|| facts.iter().filter(near).find_map(read))
}

/// A short line near the headline that holds a date.
fn time_near(outline: &Outline, headline: Option<NodeId>) -> Option<String> {
    let headline = &outline.node(headline?).blocks;
    let first = headline.start.saturating_sub(3) as usize;
    let near = outline.blocks.iter().skip(first).take(NEAR + 3);
    near.filter(|block| block.measure.words <= MAX_DATE_WORDS).find_map(|block| time::normalise(outline.text_of(block)))
}

fn excerpt(head: &Head, claims: &Claims, title: &str) -> Option<String> {
    let metas = DESCRIPTIONS.iter().filter_map(|key| some_plain(head.meta(&[key])?));
    let title = fingerprint(title);
    metas.chain(claims.description.clone()).find(|text| fingerprint(text) != title)
}

fn declared_languages<'a>(head: &'a Head, claims: &'a Claims) -> impl Iterator<Item = &'a str> {
    let metas = LANGUAGES.iter().filter_map(|key| head.meta(&[key]));
    head.lang.as_deref().into_iter().chain(metas).chain(claims.language.as_deref())
}

fn lead_image(head: &Head, claims: &Claims, base: Option<&Url>) -> Option<String> {
    let metas = IMAGES.iter().flat_map(|key| head.contents(key));
    let first_metas = metas.take(100);
    address::lead_image(base, first_metas.chain(claims.image.iter().map(String::as_str)))
}

fn own_addresses<'a>(head: &'a Head, claims: &'a Claims) -> impl Iterator<Item = &'a str> {
    head.canonical.as_deref().into_iter().chain(head.meta(&["og:url"])).chain(claims.url.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};

    pub(super) fn outline_of(html: &str) -> Outline {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        cleaner.write(html.as_bytes()).unwrap();
        cleaner.outline().unwrap()
    }
}
