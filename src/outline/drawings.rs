//! Which `svg` is a figure: a chart, a map, a diagram. The others are signs on buttons.

use super::{Marks, Node, NodeId, attribute};
use crate::decimal::decimal;
use crate::tag::Tag;

/// What a drawing is made of.
const SHAPES: &[&str] = &["path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "use", "image"];
/// Pixels: a drawing smaller than this on either side is a sign.
const SMALL: f32 = 80.0;
/// A drawing of so many shapes may be more than a sign, and of so many is, whatever stands around it.
const SOME: usize = 3;
const MANY: usize = 8;
/// Elements around a drawing that tell what it is.
const REACH: usize = 6;

/// Whether a drawing says something that the text around it does not.
pub(super) fn is_figure(source: &str, nodes: &[Node], svg: NodeId) -> bool {
    let node = &nodes[svg as usize];
    if nodes[node.parent as usize].marks.has(Marks::SILENT) {
        return false;
    }
    let start_tag = &source[node.start_tag.range()];
    let pixels = |name| attribute(start_tag, name).and_then(|value| decimal(value.trim_end_matches("px")));
    let stated = pixels("width").zip(pixels("height"));
    let size = stated.or_else(|| own_size(start_tag)).unwrap_or_default();
    if size.0.min(size.1) < SMALL {
        return false;
    }
    let mut around = around(nodes, svg).take(REACH).map(|id| &nodes[id as usize]);
    let mut in_figure = false;
    if around.any(|node| {
        in_figure |= node.tag == Tag::Figure;
        matches!(node.tag, Tag::Button | Tag::A) || node.name(source).eq_ignore_ascii_case("mjx-container")
    }) {
        return false;
    }
    let inside = &source[node.start_tag.range().end..(node.close as usize).max(node.start_tag.range().end)];
    let has_text = inside.contains("<text");
    let drawn = inside.split('<').filter(|tag| SHAPES.iter().any(|shape| tag.starts_with(shape))).take(MANY).count();
    let is_decoration = attribute(start_tag, "aria-hidden") == Some("true");
    if in_figure {
        return stated.is_some() || drawn >= SOME;
    }
    !is_decoration && drawn >= SOME && (has_text || drawn >= MANY)
}

/// Width and height of the box that its shapes are drawn in.
fn own_size(start_tag: &str) -> Option<(f32, f32)> {
    let view = attribute(start_tag, "viewBox").or_else(|| attribute(start_tag, "viewbox"))?;
    let mut numbers = view.split(|c: char| c.is_ascii_whitespace() || c == ',').filter(|part| !part.is_empty()).skip(2);
    Some((decimal(numbers.next()?)?, decimal(numbers.next()?)?))
}

fn around(nodes: &[Node], id: NodeId) -> impl Iterator<Item = NodeId> {
    let mut next = id;
    std::iter::from_fn(move || {
        next = nodes[next as usize].parent;
        (next != 0).then_some(next)
    })
}
