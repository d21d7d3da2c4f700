//! Looks at the page itself: what an element says, which words name it, where it stands.

use crate::outline::{Item, Marks, NodeId, Outline};
use crate::tag::Tag;
use crate::text::{decode, push_folded};

use super::names::{Names, Said};
use super::plain::{fingerprint, plain};

/// Pieces of text read of one element; no title or name has more.
const MAX_PIECES: usize = 60;
/// Bytes read of one element.
const MAX_BYTES: usize = 2_000;

/// Headings looked at, of the first rank and of all.
const MAX_MAIN_HEADINGS: usize = 20;
const MAX_HEADINGS: usize = 100;
/// Lines among which the headline is looked for where no heading says it.
const MAX_LINES: usize = 300;

/// What the page's first-rank headings say, those with the site's name left out.
pub(super) fn main_headings(outline: &Outline, names: &Names<'_>) -> Vec<String> {
    let headings = headings(outline, |tag| tag == Tag::H1).filter(|(id, _)| !names.say(*id, Said::Logo));
    headings.map(|(_, text)| text).take(MAX_MAIN_HEADINGS).collect()
}

/// What the page's second-rank headings say.
pub(super) fn lesser_headings(outline: &Outline) -> Vec<String> {
    headings(outline, |tag| matches!(tag, Tag::H2 | Tag::H3)).map(|(_, text)| text).take(MAX_MAIN_HEADINGS).collect()
}

/// The line of the page that its title begins with and is twice as long as at most: a headline that is no heading.
pub(super) fn opening_of(outline: &Outline, title: &str) -> Option<String> {
    let lines = outline.blocks.iter().filter(|block| !block.marks.has(Marks::HIDDEN)).take(MAX_LINES);
    let mut lines = lines.map(|block| outline.text_of(block).trim());
    let opens = |line: &&str| line.len() * 2 >= title.len() && line.len() < title.len() && title.starts_with(*line);
    lines.find(opens).map(plain)
}

/// Where the headline stands: the heading of any rank that says `title`, else the first of the first rank.
pub(super) fn heading(outline: &Outline, names: &Names<'_>, title: &str) -> Option<NodeId> {
    let title = fingerprint(title);
    let headings: Vec<(NodeId, String)> = headings(outline, Tag::is_heading).take(MAX_HEADINGS).collect();
    let same = headings.iter().find(|(_, text)| fingerprint(text) == title);
    let is_main = |id: NodeId| outline.node(id).tag == Tag::H1 && !names.say(id, Said::Logo);
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

/// Whether an element stands in a part of the page that is about something else: comments, menus, other articles.
pub(super) fn is_aside(outline: &Outline, names: &Names<'_>, id: NodeId) -> bool {
    // An article has a footer and an aside of its own.
    let in_article = outline.lineage(id).any(|around| outline.node(around).tag == Tag::Article);
    outline.lineage(id).any(|around| {
        let tag = outline.node(around).tag;
        // The body's class tells of the whole page ("has-sidebar", "single-comments-open").
        tag == Tag::Nav
            || (matches!(tag, Tag::Aside | Tag::Footer) && !in_article)
            || (tag.is_block() && tag != Tag::Body && names.say(around, Said::Aside))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(outline: &Outline, tag: Tag) -> NodeId {
        outline.nodes.iter().position(|node| node.tag == tag).unwrap() as NodeId
    }

    #[test]
    fn an_inline_element_says_its_own_text() {
        let outline = Outline::of_page("<p>By <span>Ada <b>Quill</b><i hidden>x</i></span>, today</p>");
        assert_eq!(text_of(&outline, first(&outline, Tag::Span)), "Ada Quill");
        assert_eq!(text_of(&outline, first(&outline, Tag::P)), "By Ada Quill, today");
    }

    #[test]
    fn lines_do_not_run_together() {
        let outline = Outline::of_page("<h1>Tides<br>and <div>times</div></h1>");
        assert_eq!(text_of(&outline, first(&outline, Tag::H1)), "Tides and times");
    }

    #[test]
    fn comments_are_aside() {
        let outline = Outline::of_page("<body class=sidebar><p>a</p><div class='comment-list'><i>x</i></div>");
        let names = Names::read(&outline);
        assert!(is_aside(&outline, &names, first(&outline, Tag::I)));
        assert!(!is_aside(&outline, &names, first(&outline, Tag::P)));
    }
}
