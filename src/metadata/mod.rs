//! What the page says of itself, weighed: JSON-LD, meta elements, microdata, and the page as it reads.
//!
//! Every source may lie, be empty or hold markup. Each fact is a list of sources, the most reliable first; the result
//! is plain text that nobody interprets.

mod address;
mod byline;
mod json_ld;
mod keys;
mod language;
mod name;
mod names;
mod page;
mod plain;
mod published;
mod repair;
mod story;
mod time;
mod title;

use url::Url;

use crate::article::Metadata;
use crate::order::sorted_by;
use crate::outline::{Head, NodeId, Outline};

pub use story::retold;

use json_ld::Claims;
use names::Names;
use plain::{fingerprint, is_encoded_twice, plain, some_plain};

/// Values looked at of one fact; a page with more is an attack.
const MAX_VALUES: usize = 100;
/// An address longer than this names nothing.
const MAX_ADDRESS: usize = 2_048;

/// What the facts are looked for in.
struct Sources<'a> {
    outline: &'a Outline,
    head: &'a Head,
    claims: Claims,
    /// The page's own address.
    url: Option<String>,
    /// What its elements are called.
    names: Names<'a>,
    /// Where the headline stands.
    headline: Option<NodeId>,
    /// The page's language.
    lang: Option<String>,
    /// The site's name.
    site_name: Option<String>,
}

/// Finds title, byline and the like. `base` is the address that relative ones are resolved against.
pub fn metadata(outline: &Outline, base: Option<&Url>) -> Metadata {
    let head = &outline.head;
    let claims = json_ld(head, base);
    let url = address::own(base, own_addresses(head, &claims));
    let names = Names::read(outline);
    let headings = page::main_headings(outline, &names);
    let mut lesser = page::lesser_headings(outline);
    let site_name = site_name(head, &claims, headings.iter().chain(&lesser));
    let page_title = plain(&head.title);
    lesser.extend(page::opening_of(outline, &page_title));
    let title = title::headline(&title::Offers {
        claims: titles(head, &claims),
        title: page_title,
        sites: site_name.iter().cloned().chain(url.as_deref().and_then(address::name_of_host)).collect(),
        lesser,
        headings,
    });
    let headline = page::heading(outline, &names, &title);
    let lang = language::language(declared_languages(head, &claims), &outline.text);
    let sources = Sources { outline, head, claims, url, names, headline, lang, site_name };
    Metadata {
        byline: byline::byline(&sources).filter(|name| fingerprint(name) != fingerprint(&title)),
        published_time: published::published_time(&sources),
        dir: language::direction(head.dir.as_deref(), sources.lang.as_deref(), &outline.text),
        excerpt: excerpt(&sources, &title),
        lead_image: lead_image(&sources, base),
        url: sources.url,
        lang: sources.lang,
        title,
        site_name: sources.site_name,
    }
}

fn json_ld(head: &Head, base: Option<&Url>) -> Claims {
    let known = [head.canonical.as_deref(), head.meta(&["og:url"]), base.map(Url::as_str)];
    let addresses: Vec<&str> = known.into_iter().flatten().filter(|address| address.len() <= MAX_ADDRESS).collect();
    let titles: Vec<String> = head.meta(keys::TITLES).into_iter().chain([head.title.as_str()]).map(plain).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    json_ld::read(&head.json_ld, &json_ld::Page { addresses: &addresses, titles: &titles })
}

fn own_addresses<'a>(head: &'a Head, claims: &'a Claims) -> impl Iterator<Item = &'a str> {
    head.canonical.as_deref().into_iter().chain(head.meta(&["og:url"])).chain(claims.url.as_deref())
}

fn titles(head: &Head, claims: &Claims) -> Vec<String> {
    let metas = keys::TITLES.iter().filter_map(|key| some_plain(head.meta(&[key])?));
    sorted_by(metas.chain(claims.headline.clone()).collect(), |title| is_encoded_twice(title).into())
}

fn site_name<'a>(head: &Head, claims: &Claims, headings: impl Iterator<Item = &'a String>) -> Option<String> {
    let page_title = plain(&head.title);
    let metas = keys::SITES.iter().filter_map(|key| some_plain(head.meta(&[key])?));
    let mut named = metas.chain(claims.site_name.clone());
    // Some put the page's title in the site's place, and an account is no name.
    let is_name = |name: &String| !name.starts_with('@') && fingerprint(name) != fingerprint(&page_title);
    let named = named.find(is_name).map(|name| title::without_motto(&name).to_string());
    named.or_else(|| title::site_in_title(&page_title, headings).map(str::to_string))
}

fn excerpt(sources: &Sources<'_>, title: &str) -> Option<String> {
    let metas = keys::DESCRIPTIONS.iter().filter_map(|key| some_plain(sources.head.meta(&[key])?));
    let title = fingerprint(title);
    let stated = metas.chain(sources.claims.description.clone());
    stated.filter(|text| fingerprint(text) != title).min_by_key(|text| is_encoded_twice(text))
}

fn declared_languages<'a>(head: &'a Head, claims: &'a Claims) -> impl Iterator<Item = &'a str> {
    let metas = keys::LANGUAGES.iter().filter_map(|key| head.meta(&[key]));
    head.lang.as_deref().into_iter().chain(metas).chain(claims.language.as_deref())
}

fn lead_image(sources: &Sources<'_>, base: Option<&Url>) -> Option<String> {
    let metas = keys::IMAGES.iter().flat_map(|key| sources.head.contents(key)).take(MAX_VALUES);
    address::lead_image(base, metas.chain(sources.claims.image.iter().map(String::as_str)))
}
