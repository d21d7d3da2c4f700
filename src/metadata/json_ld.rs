//! JSON-LD: finds the entity that is the article of this page, and what it says.

use serde_json::{Map, Value};

use super::plain::{fingerprint, plain_encoded};
use super::repair::repair;
use crate::maps;
use crate::order::sorted_by;

/// How deep entities are looked for inside each other. (`serde_json` itself gives up at 128 levels.)
const MAX_DEPTH: usize = 8;
/// Entities of a page that are looked at, and values of one property.
const MAX_ENTITIES: usize = 1_000;
const MAX_VALUES: usize = 50;

/// What the page's JSON-LD says of the article; plain text.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Claims {
    pub headline: Option<String>,
    pub authors: Vec<String>,
    pub site_name: Option<String>,
    pub published: Option<String>,
    pub language: Option<String>,
    pub description: Option<String>,
    pub image: Vec<String>,
    pub url: Option<String>,
}

/// What tells this page's entity from those of other pages.
pub(super) struct Page<'a> {
    /// Addresses that the page is known by.
    pub addresses: &'a [&'a str],
    /// Its titles, from `title` and meta elements.
    pub titles: &'a [&'a str],
}

type Entity = Map<String, Value>;

/// Reads all scripts of a page.
pub(super) fn read(scripts: &[String], page: &Page<'_>) -> Claims {
    let values: Vec<Value> = scripts.iter().flat_map(|script| parse(script)).collect();
    let mut graph = Graph::default();
    for value in &values {
        graph.add(value, 0);
    }
    graph.claims(page)
}

fn parse(script: &str) -> Vec<Value> {
    let strict: Result<Vec<Value>, _> = serde_json::Deserializer::from_str(script).into_iter().collect();
    strict.unwrap_or_else(|_| serde_json::from_str(&repair(script)).into_iter().collect())
}

/// All entities of a page, in order.
#[derive(Default)]
struct Graph<'a> {
    entities: Vec<&'a Entity>,
    /// Entities by `@id`, so that an author can be given by reference.
    by_id: maps::Map<&'a str, &'a Entity>,
}

impl<'a> Graph<'a> {
    fn add(&mut self, value: &'a Value, depth: usize) {
        if depth > MAX_DEPTH || self.entities.len() >= MAX_ENTITIES {
            return;
        }
        match value {
            Value::Array(values) => values.iter().for_each(|value| self.add(value, depth + 1)),
            Value::Object(entity) => self.add_entity(entity, depth),
            _ => {}
        }
    }

    fn add_entity(&mut self, entity: &'a Entity, depth: usize) {
        self.entities.push(entity);
        if let Some(Value::String(id)) = entity.get("@id")
            && entity.len() > 1
        {
            self.by_id.entry(id).or_insert(entity);
        }
        for key in ["@graph", "mainEntity", "mainEntityOfPage", "about", "author", "publisher", "isPartOf"] {
            if let Some(inner @ (Value::Object(_) | Value::Array(_))) = entity.get(key) {
                self.add(inner, depth + 1);
            }
        }
    }

    fn claims(&self, page: &Page<'_>) -> Claims {
        let titles: Vec<String> = page.titles.iter().map(|title| fingerprint(title)).collect();
        let ranked = self.entities.iter().map(|entity| (rank(entity, page, &titles), *entity));
        let ranked: Vec<(u32, &Entity)> = ranked.filter(|(rank, _)| *rank > 0).collect();
        let mut ranked = sorted_by(ranked, |(rank, _)| u64::from(u32::MAX - rank));
        let best = ranked.first().map_or(0, |(rank, _)| *rank);
        ranked.retain(|(rank, _)| *rank > ELSEWHERE || *rank == best);
        // Two plug-ins of one site may each describe the page: what the best leaves out, the next may say.
        let first = |keys: &[&str]| ranked.iter().find_map(|(_, entity)| keys.iter().find_map(|key| text(entity, key)));
        let site = self.entities.iter().find(|entity| has_type(entity, |name| name == "WebSite"));
        let publisher = ranked.iter().find_map(|(_, entity)| self.names(entity, "publisher").pop());
        let authors = ranked.iter().map(|(_, entity)| self.authors(entity)).find(|names| !names.is_empty());
        Claims {
            headline: first(&["headline", "name"]),
            authors: authors.unwrap_or_default(),
            site_name: publisher.or_else(|| site.and_then(|site| text(site, "name"))),
            published: first(&["datePublished", "dateCreated"]),
            language: first(&["inLanguage"]),
            description: first(&["description"]),
            image: ranked.iter().flat_map(|(_, entity)| images(entity)).take(MAX_VALUES).collect(),
            url: ranked.iter().find_map(|(_, entity)| addresses(entity).next()).map(str::to_string),
        }
    }

    fn authors(&self, entity: &'a Entity) -> Vec<String> {
        let keys = ["author", "authors", "creator", "contributor"];
        keys.iter().map(|key| self.names(entity, key)).find(|names| !names.is_empty()).unwrap_or_default()
    }

    /// Names of persons and organisations, given as text, as entity or by reference.
    fn names(&self, entity: &'a Entity, key: &str) -> Vec<String> {
        values(entity.get(key)).filter_map(|value| self.name(value)).collect()
    }

    fn name(&self, value: &'a Value) -> Option<String> {
        let Value::Object(named) = value else { return literal(value) };
        let referred = || match named.get("@id") {
            Some(Value::String(id)) => self.by_id.get(id.as_str()).copied(),
            _ => None,
        };
        text(named, "name").or_else(|| referred().and_then(|entity| text(entity, "name"))).or_else(|| literal(value))
    }
}

/// The rank of an article of another address: one of a list of teasers.
const ELSEWHERE: u32 = 1;

/// How likely an entity is the page's article; 0 for none at all.
fn rank(entity: &Entity, page: &Page<'_>, titles: &[String]) -> u32 {
    let kind = if has_type(entity, is_article) {
        4
    } else if has_type(entity, is_page) {
        2
    } else {
        return 0;
    };
    let mut addresses = addresses(entity).peekable();
    let has_address = addresses.peek().is_some();
    let here = addresses.any(|address| page.addresses.iter().any(|known| same_address(known, address)));
    let title = text(entity, "headline").or_else(|| text(entity, "name")).map(|title| fingerprint(&title));
    let titled = title.is_some_and(|title| !title.is_empty() && titles.iter().any(|known| known.contains(&title)));
    match (here, titled) {
        (true, true) => kind + 6,
        (true, false) => kind + 3,
        (false, true) => kind + 3,
        (false, false) if has_address && !page.addresses.is_empty() && kind == 4 => ELSEWHERE,
        (false, false) => kind,
    }
}

fn is_article(name: &str) -> bool {
    const OTHERS: &[&str] =
        &["Report", "Review", "Recipe", "HowTo", "CreativeWork", "Chapter", "Question", "TechArticle", "Guide"];
    name.ends_with("Article") || name.ends_with("Posting") || OTHERS.contains(&name)
}

fn is_page(name: &str) -> bool {
    name.ends_with("Page") || matches!(name, "Product" | "VideoObject" | "Event" | "Course" | "Book" | "Dataset")
}

fn has_type(entity: &Entity, is: impl Fn(&str) -> bool) -> bool {
    values(entity.get("@type")).any(|name| match name {
        Value::String(name) => is(name.rsplit(['/', ':', '#']).next().unwrap_or(name)),
        _ => false,
    })
}

/// The values of a property, be it one or a list.
fn values(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let values = match value {
        Some(Value::Array(values)) => values.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    };
    values.iter().take(MAX_VALUES)
}

/// The first value of a property that is text.
fn text(entity: &Entity, key: &str) -> Option<String> {
    values(entity.get(key)).find_map(literal)
}

fn literal(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => plain_encoded(text),
        Value::Number(number) => number.to_string(),
        Value::Object(typed) => return typed.get("@value").and_then(Value::as_str).map(plain_encoded),
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

fn images(entity: &Entity) -> Vec<String> {
    let named = ["image", "primaryImageOfPage", "thumbnailUrl"].into_iter().flat_map(|key| values(entity.get(key)));
    named.filter_map(|image| address_of(image, &["contentUrl", "url", "@id"])).map(str::to_string).collect()
}

/// What an entity says its address is.
fn addresses(entity: &Entity) -> impl Iterator<Item = &str> {
    let named = ["url", "mainEntityOfPage", "@id"].into_iter().flat_map(|key| values(entity.get(key)));
    named.filter_map(|value| address_of(value, &["@id", "url"])).filter(|address| address.contains('/'))
}

fn address_of<'a>(value: &'a Value, keys: &[&str]) -> Option<&'a str> {
    match value {
        Value::String(address) => Some(address),
        Value::Object(entity) => keys.iter().find_map(|key| entity.get(*key)?.as_str()),
        _ => None,
    }
}

/// Whether two spellings mean the same page: scheme, `www`, fragment, query and last slash may differ.
fn same_address(one: &str, other: &str) -> bool {
    let bare = |address: &str| {
        let address = address.split(['#', '?']).next().unwrap_or_default();
        let address = address.split_once("://").map_or(address, |(_, rest)| rest);
        address.trim_start_matches("www.").trim_end_matches('/').to_ascii_lowercase()
    };
    let (one, other) = (bare(one), bare(other));
    // A relative address matches the end of an absolute one.
    one == other || (other.starts_with('/') && one.ends_with(&other))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_for(address: &str, title: &str, scripts: &[&str]) -> Claims {
        let scripts: Vec<String> = scripts.iter().map(|script| script.to_string()).collect();
        read(&scripts, &Page { addresses: &[address], titles: &[title] })
    }

    fn read_one(script: &str) -> Claims {
        read_for("", "", &[script])
    }

    #[test]
    fn a_plain_article_is_read() {
        let claims = read_one(
            r#"{"@context":"https://schema.org","@type":"NewsArticle","headline":"Tide &amp; time",
            "author":{"@type":"Person","name":"Ada Quill"},"publisher":{"@type":"Organization","name":"The Courier"},
            "datePublished":"2025-09-12","image":["https://a.test/1.jpg"],"inLanguage":"en","description":"A day."}"#,
        );
        assert_eq!(claims.headline.as_deref(), Some("Tide & time"));
        assert_eq!(claims.authors, ["Ada Quill"]);
        assert_eq!(claims.site_name.as_deref(), Some("The Courier"));
        assert_eq!(claims.published.as_deref(), Some("2025-09-12"));
        assert_eq!(claims.image, ["https://a.test/1.jpg"]);
        assert_eq!(claims.language.as_deref(), Some("en"));
        assert_eq!(claims.description.as_deref(), Some("A day."));
    }

    #[test]
    fn a_graph_with_references_is_read() {
        let claims = read_one(
            r##"{"@graph":[{"@type":"WebSite","name":"The Courier"},
            {"@type":["Article","BlogPosting"],"headline":"Tides","author":[{"@id":"#a"},{"@id":"#b"}]},
            {"@type":"Person","@id":"#a","name":"Ada Quill"},{"@type":"Person","@id":"#b","name":"Bo Reed"}]}"##,
        );
        assert_eq!(claims.authors, ["Ada Quill", "Bo Reed"]);
        assert_eq!(claims.site_name.as_deref(), Some("The Courier"));
    }

    #[test]
    fn authors_come_in_many_shapes() {
        let authors = |json: &str| read_one(&format!(r#"{{"@type":"Article","author":{json}}}"#)).authors;
        assert_eq!(authors(r#""Ada Quill""#), ["Ada Quill"]);
        assert_eq!(authors(r#"["Ada Quill",{"name":"Bo Reed"},null,7]"#), ["Ada Quill", "Bo Reed", "7"]);
        assert_eq!(authors(r#"{"name":["Ada Quill"]}"#), ["Ada Quill"]);
        assert_eq!(authors(r#"{"@value":"Ada Quill"}"#), ["Ada Quill"]);
        assert_eq!(authors(r#"{"@id":"nowhere"}"#), [] as [&str; 0]);
    }

    #[test]
    fn the_entity_of_this_address_wins() {
        let script = r#"[{"@type":"Article","url":"https://a.test/other","headline":"Other"},
            {"@type":"Article","mainEntityOfPage":{"@id":"http://www.a.test/this/#x"},"headline":"This"}]"#;
        assert_eq!(read_for("https://a.test/this", "", &[script]).headline.as_deref(), Some("This"));
        assert_eq!(read_for("", "Other | A", &[script]).headline.as_deref(), Some("Other"));
    }

    #[test]
    fn an_article_wins_over_its_page_and_the_first_over_the_next() {
        let claims = read_for(
            "",
            "",
            &[r#"{"@type":"WebPage","name":"Page"}"#, r#"{"@type":"Article","headline":"One"}{"@type":"Article"}"#],
        );
        assert_eq!(claims.headline.as_deref(), Some("One"));
        assert_eq!(read_one(r#"{"@type":"Organization","name":"Mill"}"#).headline, None);
    }

    #[test]
    fn an_article_inside_the_page_entity_is_found() {
        let claims = read_one(r#"{"@type":"WebPage","mainEntity":{"@type":"schema:Article","headline":"In"}}"#);
        assert_eq!(claims.headline.as_deref(), Some("In"));
    }

    #[test]
    fn slightly_broken_scripts_are_mended_once() {
        let claims = read_one("<!--{\"@type\":\"Article\",\"headline\":\"Two\nlines\",}-->");
        assert_eq!(claims.headline.as_deref(), Some("Two lines"));
    }

    #[test]
    fn hostile_scripts_say_nothing() {
        for script in
            [&"[".repeat(100_000), &"{\"a\":".repeat(100_000), "null", "7", "\"\"", "", "{\"@type\":{\"a\":[]}}"]
        {
            assert_eq!(read_one(script), Claims::default());
        }
    }
}
