//! Where on a page something stands, in words that hold on the other pages of its site.
//!
//! `main>div.story-body>aside.promo`: the elements around it with what their names say. Numbers are left out, since
//! they count posts and columns; so are the names of headings and paragraphs, which tell of one page only.

use crate::outline::{NodeId, Outline};
use crate::tag::Tag;

/// Elements of a place, the innermost.
const DEEP: usize = 6;
/// Class words of an element.
const CLASSES: usize = 2;
/// Longest word; longer ones are made by machines.
const LONG: usize = 32;

/// Bytes of nearly any place.
const ROOM: usize = 128;

/// The place of an element.
pub(crate) fn of(outline: &Outline, id: NodeId) -> String {
    let is_frame = |id: &NodeId| !matches!(outline.node(*id).tag, Tag::Html | Tag::Body);
    let mut steps: Vec<NodeId> = outline.lineage(id).take_while(is_frame).take(DEEP).collect();
    steps.reverse();
    let mut place = String::with_capacity(ROOM);
    for id in steps {
        if !place.is_empty() {
            place.push('>');
        }
        push_step(&mut place, outline, id);
    }
    place
}

/// The place of the smallest element around two others.
pub(crate) fn around(outline: &Outline, mut one: NodeId, mut other: NodeId) -> NodeId {
    while one != other {
        let (depth, other_depth) = (outline.node(one).depth, outline.node(other).depth);
        if depth >= other_depth {
            one = outline.node(one).parent;
        }
        if other_depth >= depth {
            other = outline.node(other).parent;
        }
    }
    one
}

fn push_step(step: &mut String, outline: &Outline, id: NodeId) {
    let node = outline.node(id);
    step.push_str(if node.tag == Tag::Other { "x" } else { node.tag.name() });
    let name = outline.source_of(node.id);
    if is_box(node.tag) && is_word(name) {
        step.push('#');
        step.push_str(name);
    }
    for word in outline.source_of(node.class).split_ascii_whitespace().filter(|word| is_word(word)).take(CLASSES) {
        step.push('.');
        step.push_str(word);
    }
}

fn is_box(tag: Tag) -> bool {
    use Tag::*;
    matches!(tag, Div | Section | Aside | Nav | Header | Footer | Form | Main | Article | Ul | Ol | Table | Other)
}

fn is_word(name: &str) -> bool {
    !name.is_empty() && name.len() <= LONG && name.chars().all(|c| c.is_alphabetic() || c == '-' || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn place_of_first(html: &str, tag: Tag) -> String {
        let outline = Outline::of_page(html);
        let id = (0..outline.nodes.len() as NodeId).find(|&id| outline.node(id).tag == tag).unwrap();
        of(&outline, id)
    }

    #[test]
    fn numbers_and_the_names_of_lines_are_left_out() {
        let html = "<body class=p-4711><main id=main><div class='post-1234 entry wide extra' id=post-1234>\
                    <aside id=promo><p id=what-comes-next class=lead>x";
        assert_eq!(place_of_first(html, Tag::P), "main#main>div.entry.wide>aside#promo>p.lead");
    }

    #[test]
    fn only_the_innermost_elements_count() {
        let html = format!("{}<aside class=promo><p>x", "<div>".repeat(20));
        assert_eq!(place_of_first(&html, Tag::P), "div>div>div>div>aside.promo>p");
    }

    #[test]
    fn what_a_page_writes_never_leaves_the_shape() {
        assert_eq!(place_of_first("<body><div class='a>b x&quot; \u{a0} ok'><p>x", Tag::P), "div.ok>p");
    }

    #[test]
    fn the_smallest_element_around_two_holds_both() {
        let outline = Outline::of_page("<body><div><p>a<section><p>b</section></div><p>c");
        let owner = |at: usize| outline.blocks[at].owner;
        assert_eq!(outline.node(around(&outline, owner(0), owner(1))).tag, Tag::Div);
        assert_eq!(outline.node(around(&outline, owner(0), owner(2))).tag, Tag::Body);
        assert_eq!(around(&outline, owner(1), owner(1)), owner(1));
    }
}
