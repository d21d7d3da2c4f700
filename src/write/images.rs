//! Pictures and drawings: which are written, and with what attributes.

use super::content::Attribute;
use super::{Writer, caption, drawing, picture};
use crate::outline::{Marks, NodeId, Outline};
use crate::tag::Tag;

impl Writer<'_> {
    /// The attributes of a picture; none if it has no address to show, or was shown before
    /// outside a line of text.
    pub(super) fn picture(&mut self, node: NodeId, in_line: bool) -> Option<Vec<Attribute>> {
        let rebuilt = self.rebuilt.get(&node)?;
        let size = |name: &str| {
            let found = rebuilt.attributes.iter().find(|attribute| attribute.name == name)?;
            found.value.parse::<u32>().ok()
        };
        let is_pixel = size("width").is_some_and(|width| width < 3) || size("height").is_some_and(|height| height < 3);
        if is_pixel {
            return None;
        }
        let all = std::iter::once(&rebuilt.sources).chain(self.picture_sources(node));
        let src = picture::best_of(all, self.base).or_else(|| {
            let copy = noscript_copy(self.outline, node)?;
            picture::best_of(std::iter::once(&self.rebuilt.get(&copy)?.sources), self.base)
        })?;
        // In a line of text the same sign may come again.
        if !self.pictures.insert((self.part, src.clone())) && !in_line {
            return None;
        }
        let mut attributes = vec![Attribute { name: "src", value: src }];
        attributes.extend(rebuilt.attributes.iter().cloned());
        for attribute in attributes.iter_mut().filter(|attribute| attribute.name == "alt") {
            if caption::says(self.outline, self.parts, self.part, node, &attribute.value) {
                attribute.value.clear();
            }
        }
        attributes.extend(unhurried());
        Some(attributes)
    }

    pub(super) fn drawing(&mut self, node: NodeId) -> Option<Vec<Attribute>> {
        let drawing = drawing::of_page(self.outline, node)?;
        if !self.pictures.insert((self.part, drawing.address.clone())) {
            return None;
        }
        let mut attributes = vec![Attribute { name: "src", value: drawing.address }];
        let is_said = caption::says(self.outline, self.parts, self.part, node, &drawing.alt);
        attributes.push(Attribute { name: "alt", value: if is_said { String::new() } else { drawing.alt } });
        if let Some((width, height)) = drawing.size {
            attributes.push(Attribute { name: "width", value: width.to_string() });
            attributes.push(Attribute { name: "height", value: height.to_string() });
        }
        attributes.extend(unhurried());
        Some(attributes)
    }

    /// What else a `picture` offers beside its `img`.
    fn picture_sources(&self, node: NodeId) -> impl Iterator<Item = &picture::Sources> {
        let parent = self.outline.node(node).parent;
        let is_picture = self.outline.node(parent).tag == Tag::Picture;
        let beside = self.outline.children(parent).take_while(move |_| is_picture);
        let sources = beside.filter(|&id| self.outline.node(id).tag == Tag::Source);
        sources.filter_map(|id| Some(&self.rebuilt.get(&id)?.sources))
    }
}

/// The picture in a `noscript` right after a picture (or right after the `picture` or wrapper around it).
pub(super) fn noscript_copy(outline: &Outline, picture: NodeId) -> Option<NodeId> {
    let node = outline.node(picture);
    if node.tag != Tag::Img || node.marks.has(Marks::NOSCRIPT) {
        return None;
    }
    /// Elements between a lazy picture and its copy.
    const NEAR: u32 = 4;
    let last = outline.nodes.len() as NodeId;
    let near = picture + 1..(picture + 1 + NEAR).min(last);
    let noscript =
        near.take_while(|&id| outline.node(id).tag != Tag::Img).find(|&id| outline.node(id).tag == Tag::Noscript)?;
    (noscript + 1..outline.node(noscript).end).find(|&id| outline.node(id).tag == Tag::Img)
}

/// A picture is loaded when it comes into sight.
pub(super) fn unhurried() -> impl Iterator<Item = Attribute> {
    [("loading", "lazy"), ("decoding", "async")]
        .into_iter()
        .map(|(name, value)| Attribute { name, value: value.to_string() })
}
