//! Looks at the page itself: what an element says, which words name it, where it stands.

use crate::outline::{Item, Marks, NodeId, Outline};
use crate::tag::Tag;
use crate::text::{decode, push_folded};

use super::plain::{fingerprint, plain};

/// Pieces of text read of one element; no title or name has more.
const MAX_PIECES: usize = 60;
/// Bytes read of one element.
const MAX_BYTES: usize = 2_000;

/// Headings looked at, of the first rank and of all.
const MAX_MAIN_HEADINGS: usize = 20;
const MAX_HEADINGS: usize = 100;
/// Words that name a heading which is the site's, not the article's.
const LOGO_WORDS: &[&str] = &["logo", "brand", "branding", "masthead", "site", "sitename", "wordmark"];

/// What the page's first-rank headings say, those with the site's name left out.
pub(super) fn main_headings(outline: &Outline) -> Vec<String> {
    let headings = headings(outline, |tag| tag == Tag::H1).filter(|(id, _)| !names_any(outline, *id, LOGO_WORDS));
    headings.map(|(_, text)| text).take(MAX_MAIN_HEADINGS).collect()
}

/// Where the headline stands: the heading of any rank that says `title`, else the first of the first rank.
pub(super) fn heading(outline: &Outline, title: &str) -> Option<NodeId> {
    let title = fingerprint(title);
    let headings: Vec<(NodeId, String)> = headings(outline, Tag::is_heading).take(MAX_HEADINGS).collect();
    let same = headings.iter().find(|(_, text)| fingerprint(text) == title);
    let is_main = |id: NodeId| outline.node(id).tag == Tag::H1 && !names_any(outline, id, LOGO_WORDS);
    same.or_else(|| headings.iter().find(|(id, _)| is_main(*id))).map(|(id, _)| *id)
}

fn headings(outline: &Outline, is: impl Fn(Tag) -> bool) -> impl Iterator<Item = (NodeId, String)> {
    let nodes = outline.nodes.iter().zip(0..);
    let shown = nodes.filter(move |(node, _)| is(node.tag) && !node.marks.has(Marks::HIDDEN));
    shown.map(|(_, id)| (id, text_of(outline, id))).filter(|(_, text)| !text.is_empty())
}

/// What an element says, inline or not: one line, hidden text left out.
pub(super) fn text_of(outline: &Outline, id: NodeId) -> String {
    let node = outline.node(id);
    let first = outline.items.partition_point(|item| place(outline, item) < node.start_tag.end);
    let mut text = String::new();
    let mut last_line = None;
    for item in outline.items[first..].iter().take(MAX_PIECES) {
        if place(outline, item) >= node.close || text.len() > MAX_BYTES {
            break;
        }
        let (Item::Text { line, .. } | Item::Break { line, .. } | Item::Leaf { line, .. }) = item;
        let is_new_line = last_line.replace(*line).is_some_and(|last| last != *line);
        match item {
            Item::Text { parent, span, .. } if !outline.node(*parent).marks.has(Marks::HIDDEN) => {
                if is_new_line {
                    push_folded(&mut text, 0, " ");
                }
                push_folded(&mut text, 0, &decode(outline.source_of(*span)));
            }
            Item::Break { .. } => push_folded(&mut text, 0, " "),
            _ => {}
        }
    }
    plain(&text)
}

/// Where a piece of the flow lies in the source.
fn place(outline: &Outline, item: &Item) -> u32 {
    match item {
        Item::Text { span, .. } => span.start,
        Item::Break { node, .. } | Item::Leaf { node, .. } => outline.node(*node).start_tag.start,
    }
}

/// Elements that say nothing about the article they stand in.
const ASIDE_WORDS: &[&str] = &[
    "aside",
    "comment",
    "comments",
    "disqus",
    "footer",
    "latest",
    "menu",
    "modal",
    "nav",
    "navbar",
    "newsletter",
    "popular",
    "promo",
    "recent",
    "recommended",
    "related",
    "reviews",
    "sidebar",
    "teaser",
    "trending",
    "widget",
];

/// Whether an element stands in a part of the page that is about something else: comments, menus, other articles.
pub(super) fn is_aside(outline: &Outline, id: NodeId) -> bool {
    // An article has a footer and an aside of its own.
    let in_article = outline.lineage(id).any(|around| outline.node(around).tag == Tag::Article);
    outline.lineage(id).any(|around| {
        let tag = outline.node(around).tag;
        // The body's class tells of the whole page ("has-sidebar", "single-comments-open").
        tag == Tag::Nav
            || (matches!(tag, Tag::Aside | Tag::Footer) && !in_article)
            || (tag.is_block() && tag != Tag::Body && names_any(outline, around, ASIDE_WORDS))
    })
}

/// Whether a word of an element's class or id is one of `wanted`.
pub(super) fn names_any(outline: &Outline, id: NodeId, wanted: &[&str]) -> bool {
    name_words(outline, id).any(|word| wanted.iter().any(|wanted| word.eq_ignore_ascii_case(wanted)))
}

/// Names longer than this are no names.
const MAX_NAMES: usize = 300;

/// The words of an element's class and id: `authorName`, `author-name` and `author__name` have two each.
pub(super) fn name_words(outline: &Outline, id: NodeId) -> impl Iterator<Item = &str> {
    let [class, name, _] = outline.names(id);
    [class, name].into_iter().filter(|names| names.len() <= MAX_NAMES).flat_map(words)
}

fn words(names: &str) -> impl Iterator<Item = &str> {
    let mut rest = names;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let mut before = None;
        let end = rest.find(|character: char| {
            let camel = before.is_some_and(char::is_lowercase) && character.is_uppercase();
            before = Some(character);
            camel || !character.is_alphanumeric()
        });
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::tests::outline_of;

    fn first(outline: &Outline, tag: Tag) -> NodeId {
        outline.nodes.iter().position(|node| node.tag == tag).unwrap() as NodeId
    }

    #[test]
    fn an_inline_element_says_its_own_text() {
        let outline = outline_of("<p>By <span>Ada <b>Quill</b><i hidden>x</i></span>, today</p>");
        assert_eq!(text_of(&outline, first(&outline, Tag::Span)), "Ada Quill");
        assert_eq!(text_of(&outline, first(&outline, Tag::P)), "By Ada Quill, today");
    }

    #[test]
    fn lines_do_not_run_together() {
        let outline = outline_of("<h1>Tides<br>and <div>times</div></h1>");
        assert_eq!(text_of(&outline, first(&outline, Tag::H1)), "Tides and times");
    }

    #[test]
    fn names_are_cut_into_words() {
        let all: Vec<&str> = words("post-authorName  by__line HTMLBox").collect();
        assert_eq!(all, ["post", "author", "Name", "by", "line", "HTMLBox"]);
        assert_eq!(words("--").count(), 0);
    }

    #[test]
    fn comments_are_aside() {
        let outline = outline_of("<body class=sidebar><p>a</p><div class='comment-list'><i>x</i></div>");
        assert!(is_aside(&outline, first(&outline, Tag::I)));
        assert!(!is_aside(&outline, first(&outline, Tag::P)));
    }
}
