//! When it was published: where the page says so, the most reliable place first.

use url::Url;

use crate::outline::{Block, Fact, Outline};

use super::plain::some_plain;
use super::{MAX_VALUES, Sources, keys, page, time};

/// Blocks before and behind the headline in which a date stands, and the words of a line that is a date.
const BEFORE: usize = 3;
const BEHIND: usize = 10;
const MAX_DATE_WORDS: u32 = 15;

/// The date of publication, as ISO 8601 where it can be read.
pub(super) fn published_time(sources: &Sources<'_>) -> Option<String> {
    let metas = keys::TIMES.iter().flat_map(|key| sources.head.contents(key));
    let stated: Vec<&str> = sources.claims.published.as_deref().into_iter().chain(metas).take(MAX_VALUES).collect();
    let in_address = || time::in_address(Url::parse(sources.url.as_deref()?).ok()?.path());
    let readable = stated.iter().find_map(|stated| time::normalise(stated));
    readable
        .or_else(|| marked_up(sources))
        .or_else(|| near_headline(sources))
        .or_else(in_address)
        .or_else(|| some_plain(stated.first()?))
}

/// Microdata, then the first `time` behind the headline, then any.
fn marked_up(sources: &Sources<'_>) -> Option<String> {
    let outline = sources.outline;
    let facts = &outline.head.facts;
    let times =
        || facts.iter().filter(|fact| fact.property == "time" && !page::is_aside(outline, &sources.names, fact.node));
    let start = sources.headline.unwrap_or(0);
    let published = facts.iter().filter(|fact| fact.property == "datepublished");
    published
        .chain(times().filter(|fact| fact.node > start))
        .chain(times().filter(|fact| fact.node < start))
        .find_map(|fact| read(outline, fact))
}

fn read(outline: &Outline, fact: &Fact) -> Option<String> {
    match &fact.value {
        Some(value) => time::normalise(value),
        None => time::normalise(&page::text_of(outline, fact.node)),
    }
}

/// Whether a line tells when a member of a forum joined it.
fn is_of_member(outline: &Outline, block: &Block) -> bool {
    const NEAR: usize = 3;
    let mut around = outline.lineage(block.owner).take(NEAR).map(|id| outline.source_of(outline.node(id).class));
    around.any(|class| ["postprofile", "joined"].iter().any(|name| class.contains(name)))
}

/// A short line near the headline that holds a date.
fn near_headline(sources: &Sources<'_>) -> Option<String> {
    let outline = sources.outline;
    let headline = outline.node(sources.headline?).blocks.start as usize;
    let near = outline.blocks.iter().skip(headline.saturating_sub(BEFORE)).take(BEFORE + 1 + BEHIND);
    let short = near.filter(|block| block.measure.words <= MAX_DATE_WORDS && !is_of_member(outline, block));
    short.map(|block| outline.text_of(block)).find_map(time::normalise)
}

#[cfg(test)]
mod tests {
    use crate::metadata::metadata;
    use crate::outline::Outline;

    #[test]
    fn the_day_a_member_joined_is_none_of_the_post() {
        let page = "<title>Leak</title><h1>Leak</h1><dl class=postprofile><dt>Walt<dd>Joined: March 3, 2015</dl><p>by Walt, April 2, 2025</p>";
        assert_eq!(metadata(&Outline::of_page(page), None).published_time.as_deref(), Some("2025-04-02"));
    }
}
