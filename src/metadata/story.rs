//! The metadata of the article that the reader has scrolled to, where the head still speaks of the one above.

use crate::article::Metadata;
use crate::outline::{NodeId, Outline};

use super::plain::some_plain;
use super::{page, time};

/// Says of `story`, with its `headline`, what it says of itself, and no longer what the head says of another.
pub fn retold(outline: &Outline, told: Metadata, story: NodeId, headline: NodeId) -> Metadata {
    let facts = || outline.head.facts.iter().filter(|fact| outline.contains(story, fact.node));
    let text = |node| some_plain(&page::text_of(outline, node));
    let dates = facts().filter(|fact| matches!(fact.property.as_str(), "datepublished" | "time"));
    let is_author = |property: &str| property.split_whitespace().any(|word| word == "author");
    let author = facts().find(|fact| is_author(&fact.property));
    Metadata {
        title: text(headline).unwrap_or_default(),
        byline: author.and_then(|fact| fact.value.clone().or_else(|| text(fact.node))),
        published_time: dates.filter_map(|fact| fact.value.as_deref()).find_map(time::normalise),
        url: outline.address.clone().or(told.url),
        excerpt: None,
        lead_image: None,
        ..told
    }
}
