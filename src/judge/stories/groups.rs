//! Where a page repeats a headline with running text below it: what could be articles.

use std::collections::BTreeMap;

use url::Url;

use super::address::Address;
use crate::judge::page::is_prose;
use crate::outline::{Marks, Node, NodeId, Outline};
use crate::tag::Tag;
use crate::text::decode_attribute;
use crate::words::words;

/// Words of running text that a story has at least.
const MIN_PROSE: u32 = 40;
/// Words of a headline.
const HEADLINE: std::ops::RangeInclusive<u32> = 2..=40;
/// Lines of a headline, and elements in it, that are looked at.
const MAX_LINES: usize = 40;
/// Stories of one page; a page with more is a list.
const MAX_STORIES: usize = 60;
/// Elements between a story's box and its headline, and addresses, that are looked at.
const MAX_PATH: usize = 20;
const MAX_ADDRESSES: usize = 20;
/// Elements of a story that are looked at for what it says of itself.
const MAX_NODES: usize = 2_000;
/// Names of boxes that repeat and are no articles.
const NO_STORIES: &[&str] = &[
    "accordion",
    "answer",
    "chapter",
    "comment",
    "faq",
    "forum",
    "glossary",
    "live-blog",
    "live_blog",
    "liveblog",
    "postbit",
    "question",
    "replies",
    "reply",
    "review",
    "step",
    "thread",
    "timeline",
    "topic",
];
/// Words in the `id` of a box that numbers its article.
const ARTICLES: &[&str] = &["article", "content", "entry", "post", "story"];

/// What could be an article.
#[derive(Debug)]
pub(super) struct Story {
    /// Its headline.
    pub headline: NodeId,
    /// The largest box with this headline and none of the others.
    pub root: NodeId,
    /// The words of its headline.
    pub title: Vec<u64>,
    /// Where its headline or its box says that it is found.
    pub addresses: Vec<Address>,
    /// The numbers that its boxes give it.
    pub numbers: Vec<String>,
}

impl Story {
    /// The boxes from the headline's to its own.
    pub fn around<'a>(&self, outline: &'a Outline) -> impl Iterator<Item = NodeId> + 'a {
        let root = self.root;
        outline.ancestors(self.headline).take_while(move |&id| id >= root).take(MAX_PATH)
    }
}

/// Stories of one kind, in page order.
pub(super) struct Group {
    pub stories: Vec<Story>,
}

/// The groups of stories that a page could consist of, the likeliest first.
pub(super) fn groups(outline: &Outline) -> impl Iterator<Item = Group> + '_ {
    let headings = headings(outline);
    let prose = prose(outline);
    let kinds = if headings.len() < 2 { Vec::new() } else { kinds(outline, &headings) };
    kinds.into_iter().filter_map(move |headings| group(outline, &prose, &headings))
}

/// Headings that can be headlines.
fn headings(outline: &Outline) -> Vec<NodeId> {
    let words = |node: &Node| -> u32 {
        let blocks = &outline.blocks[node.blocks.start as usize..node.blocks.end as usize];
        blocks.iter().take(MAX_LINES).map(|block| block.measure.words).sum()
    };
    let is_headline = |node: &Node| {
        matches!(node.tag, Tag::H1 | Tag::H2 | Tag::H3)
            && !node.marks.has(Marks::HIDDEN)
            && !node.marks.has(Marks::NOSCRIPT)
            && HEADLINE.contains(&words(node))
    };
    (0..).zip(&outline.nodes).filter(|(_, node)| is_headline(node)).map(|(id, _)| id).collect()
}

/// Words of running text before each block, and in all.
fn prose(outline: &Outline) -> Vec<u32> {
    let mut sums = vec![0];
    for block in &outline.blocks {
        let counts = !block.marks.has(Marks::NOSCRIPT) && is_prose(outline, block);
        sums.push(sums[sums.len() - 1] + if counts { block.measure.words } else { 0 });
    }
    sums
}

/// Headings of the first rank; the first heading of each `article`; headings that are links, by rank and class.
fn kinds(outline: &Outline, headings: &[NodeId]) -> Vec<Vec<NodeId>> {
    let tag = |id: NodeId| outline.node(id).tag;
    let first_rank = headings.iter().copied().filter(|&id| tag(id) == Tag::H1).collect();
    let mut of_articles: BTreeMap<NodeId, NodeId> = BTreeMap::new();
    let mut linked: BTreeMap<(Tag, &str), Vec<NodeId>> = BTreeMap::new();
    for &id in headings {
        let article = outline.ancestors(id).filter(|&around| tag(around) == Tag::Article).last();
        if let Some(article) = article {
            of_articles.entry(article).or_insert(id);
        }
        let inside = (id..outline.node(id).end).take(MAX_LINES);
        if inside.chain([outline.node(id).parent]).any(|id| tag(id) == Tag::A) {
            linked.entry((tag(id), outline.source_of(outline.node(id).class))).or_default().push(id);
        }
    }
    [first_rank, of_articles.into_values().collect()].into_iter().chain(linked.into_values()).collect()
}

fn group(outline: &Outline, prose: &[u32], headings: &[NodeId]) -> Option<Group> {
    let mut headings = headings.to_vec();
    headings.sort_unstable();
    headings.dedup();
    let ends = headings.iter().skip(1).map(|&id| outline.node(id).blocks.start).chain([outline.blocks.len() as u32]);
    let has_body = |(&id, end): (&NodeId, u32)| {
        let from = outline.node(id).blocks.end;
        (prose[end.max(from) as usize] - prose[from as usize] >= MIN_PROSE).then_some(id)
    };
    let headings: Vec<NodeId> = headings.iter().zip(ends).filter_map(has_body).collect();
    if !(2..=MAX_STORIES).contains(&headings.len()) {
        return None;
    }
    let story = |at: usize| {
        let before = at.checked_sub(1).map(|before| headings[before]);
        let root = largest_box(outline, headings[at], before, headings.get(at + 1).copied());
        let blocks = &outline.node(root).blocks;
        let between = |start: u32, end: u32| prose[end as usize] - prose[start as usize];
        let headline = &outline.node(headings[at]).blocks;
        // A headline below text of its own box is one in the middle of an article.
        let leads = between(blocks.start, headline.start) < MIN_PROSE;
        (leads && between(headline.end, blocks.end) >= MIN_PROSE).then(|| read(outline, headings[at], root))
    };
    let stories: Vec<Story> = (0..headings.len()).filter_map(story).collect();
    let is_thread = stories.iter().any(|story| is_named(outline, story, NO_STORIES));
    let numbered = stories.iter().filter(|story| is_numbered(outline, story)).count();
    (stories.len() >= 2 && !is_thread && numbered * 2 < stories.len()).then_some(Group { stories })
}

/// The largest element with a heading that holds neither the one before nor the one behind.
fn largest_box(outline: &Outline, heading: NodeId, before: Option<NodeId>, behind: Option<NodeId>) -> NodeId {
    let is_free = |id: &NodeId| {
        before.is_none_or(|other| !outline.contains(*id, other))
            && behind.is_none_or(|other| !outline.contains(*id, other))
    };
    outline.lineage(heading).take_while(is_free).last().unwrap_or(heading)
}

fn is_named(outline: &Outline, story: &Story, names: &[&str]) -> bool {
    let outer = outline.node(story.root).parent;
    story.around(outline).chain([outer]).any(|id| {
        outline.names(id).iter().any(|value| {
            let value = value.to_ascii_lowercase();
            outline.node(id).tag != Tag::Body && names.iter().any(|name| value.contains(name))
        })
    })
}

/// Whether a headline begins with a number, as in a list of ten.
fn is_numbered(outline: &Outline, story: &Story) -> bool {
    let first = outline.blocks_in(story.headline).first().map_or("", |block| outline.text_of(block));
    let rest = first.trim_start_matches(['#', '№', ' ']);
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    behind.len() < rest.len() && behind.starts_with(['.', ')', ':', '-', ' ']) && rest.len() - behind.len() <= 2
}

fn read(outline: &Outline, headline: NodeId, root: NodeId) -> Story {
    let title = outline.blocks_in(headline).iter().take(MAX_LINES).flat_map(|block| words(outline.text_of(block)));
    let title = title.map(|word| word.hash).collect();
    let mut story = Story { headline, root, title, addresses: Vec::new(), numbers: Vec::new() };
    let base = base(outline);
    let speaks = |id: &NodeId| {
        let node = outline.node(*id);
        outline.contains(*id, headline) || outline.contains(headline, *id) || matches!(node.tag, Tag::Meta | Tag::Link)
    };
    let end = outline.node(root).end.min(root + MAX_NODES as NodeId);
    for id in (root..end).filter(speaks) {
        for (name, value) in attributes(outline.source_of(outline.node(id).start_tag)) {
            note(&mut story, outline.node(id).tag, name, &decode_attribute(value), base.as_ref());
        }
    }
    story
}

fn note(story: &mut Story, tag: Tag, name: &str, value: &str, base: Option<&Url>) {
    let name = name.to_ascii_lowercase();
    let is_data = name.starts_with("data-") && !name.starts_with("data-decant");
    let digits = value.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    let is_number =
        (name == "id" && ARTICLES.iter().any(|word| value.contains(word))) || (is_data && name.ends_with("id"));
    if is_number && (4..=16).contains(&digits.len()) {
        story.numbers.push(digits.to_string());
    }
    let is_address = match name.as_str() {
        "href" => matches!(tag, Tag::A | Tag::Link),
        "itemid" | "resource" | "about" => true,
        "content" => tag == Tag::Meta,
        _ => is_data,
    };
    let is_written_so = name == "href" || value.starts_with('/') || value.starts_with("http");
    if is_address && is_written_so && story.addresses.len() < MAX_ADDRESSES {
        story.addresses.extend(Address::read(value, base));
    }
}

/// What relative addresses are resolved against.
pub(super) fn base(outline: &Outline) -> Option<Url> {
    let head = &outline.head;
    let told = [head.base.as_deref(), outline.address.as_deref(), head.canonical.as_deref(), head.meta(&["og:url"])];
    told.into_iter().flatten().find_map(|told| Url::parse(told).ok())
}

/// The attributes of a start tag, their values undecoded.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_gap = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
    let mut rest = tag.split_once(is_gap).map_or("", |(_, rest)| rest);
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(is_gap);
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c == '=' || is_gap(c)).unwrap_or(rest.len());
        let name = &rest[..end];
        let behind = rest[end..].trim_start();
        let Some(value) = behind.strip_prefix('=').map(str::trim_start) else {
            rest = &rest[end..];
            return Some((name, ""));
        };
        let quoted = value.chars().next().filter(|quote| matches!(quote, '"' | '\''));
        let (value, after) = match quoted {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(value.len())),
        };
        rest = after;
        Some((name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_however_they_are_written() {
        let read = |tag| attributes(tag).collect::<Vec<_>>();
        assert_eq!(read("<a href='/x y' b=c d>"), [("href", "/x y"), ("b", "c"), ("d", "")]);
        assert_eq!(read("<a\nhref = \"/x>y\" />"), [("href", "/x>y")]);
        assert_eq!(read("<a>"), []);
        assert_eq!(read("<a ='x"), [("", "x")]);
    }
}
