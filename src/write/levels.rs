//! Open elements: which are opened and closed between two pieces, and with what attributes.

use url::Url;

use super::chain::Level;
use super::content::Attribute;
use super::spacing::Spacing;
use super::{Part, Writer, code, marks, small_caps};
use crate::outline::NodeId;
use crate::tag::Tag;

impl Writer<'_> {
    /// Closes and opens elements until exactly those of `chain` are open.
    pub(super) fn sync(&mut self, chain: &[Level]) {
        let shared = self.close_to(chain);
        if self.open.len() < chain.len() && self.spacing.is_between_words() && !chain[self.open.len()].tag.is_block() {
            self.spacing.space = false;
            self.content.push_text(" ");
        }
        for &level in &chain[shared..] {
            self.open(level);
        }
    }

    /// Closes what does not stand in `chain`; tells how many of its levels are open.
    pub(super) fn close_to(&mut self, chain: &[Level]) -> usize {
        let shared = self.open.iter().zip(chain).take_while(|(open, wanted)| open == wanted).count();
        while self.open.len() > shared {
            self.close();
        }
        if self.part == Part::Kept {
            self.move_in();
        }
        shared
    }

    /// Elements that were opened for what was removed are new to what is kept.
    fn move_in(&mut self) {
        if self.open[self.kept.open..].iter().any(|level| level.tag.is_block()) {
            self.spacing = Spacing::default();
        }
        self.kept.open = self.open.len();
    }

    pub(super) fn open(&mut self, level: Level) {
        let attributes = self.attributes(level);
        self.open_with(level, attributes);
    }

    pub(super) fn open_with(&mut self, level: Level, mut attributes: Vec<Attribute>) {
        if level.tag.is_cell() {
            self.empty_cells(Some(level.node));
        }
        let stands = self.has_removals && level.tag.is_block();
        let place = stands.then(|| Attribute { name: marks::PLACE, value: level.node.to_string() });
        attributes.extend(place);
        self.content.open(level.tag, attributes);
        self.open.push(level);
        match level.tag {
            Tag::Tr => self.cells.push(level.node + 1),
            tag if tag.is_cell() => {
                let next = self.outline.node(level.node).end;
                if let Some(cells) = self.cells.last_mut() {
                    *cells = next;
                }
            }
            _ => {}
        }
        if self.part == Part::Kept {
            self.kept.open = self.open.len();
        }
        if level.tag.is_block() {
            self.spacing = Spacing::default();
        }
    }

    pub(super) fn close(&mut self) {
        if self.open.last().is_some_and(|level| level.tag == Tag::Tr) {
            self.empty_cells(None);
            self.cells.pop();
        }
        let Some(level) = self.open.pop() else { return };
        self.content.close(level.tag);
        let is_of_kept = self.open.len() < self.kept.open;
        self.kept.open = self.kept.open.min(self.open.len());
        if !level.tag.is_block() {
            return;
        }
        if is_of_kept {
            self.kept.spacing = Spacing::default();
        }
        if is_of_kept || self.part != Part::Kept {
            self.spacing = Spacing::default();
        }
    }

    /// Writes the cells of the open row that nothing was kept of, up to `next`: the columns must stay in line.
    fn empty_cells(&mut self, next: Option<NodeId>) {
        let row = self.open.iter().rev().find(|level| level.tag == Tag::Tr).copied();
        let (Some(row), Some(&from)) = (row, self.cells.last()) else { return };
        let end = next.unwrap_or(self.outline.node(row.node).end);
        let outline = self.outline;
        for cell in outline.children(row.node).filter(|&id| id >= from && id < end) {
            let tag = self.chains.cell(cell);
            if tag.is_cell() {
                let attributes = self.attributes(Level { tag, node: cell, made: 0 });
                self.content.open(tag, attributes);
                self.content.close(tag);
            }
        }
        if let Some(cells) = self.cells.last_mut() {
            *cells = end;
        }
    }

    pub(super) fn attributes(&self, level: Level) -> Vec<Attribute> {
        // An element made up for the output has no attributes, nor a figure that was a cell; a paragraph split at `<br><br>`
        // keeps its own.
        let tag = self.outline.node(level.node).tag;
        let own = level.tag == tag || (level.made == 0 && (level.tag.is_cell() || !tag.is_cell()));
        let rebuilt = self.rebuilt.get(&level.node).filter(|_| own);
        let mut attributes = rebuilt.map(|rebuilt| rebuilt.attributes.clone()).unwrap_or_default();
        if level.tag == Tag::Pre {
            let language = code::language(self.outline, level.node);
            attributes.extend(language.map(|value| Attribute { name: code::LANGUAGE, value }));
        }
        if level.tag == Tag::Span {
            let caps = self.rebuilt.get(&level.node).and_then(|rebuilt| rebuilt.caps);
            attributes.extend(caps.map(|value| Attribute { name: small_caps::CAPS, value: value.to_string() }));
        }
        let Some(rebuilt) = rebuilt else { return attributes };
        if level.tag == Tag::A
            && let Some(href) = &rebuilt.href
        {
            match self.targets.number(href, self.base) {
                Some(number) => attributes.push(Attribute { name: "href", value: format!("#d-{number}") }),
                None => attributes.extend(outward(href)),
            }
        }
        attributes
    }
}

/// The attributes of a link that leaves the article.
pub(super) fn outward(href: &Url) -> impl Iterator<Item = Attribute> {
    [("href", href.as_str()), ("target", "_blank"), ("rel", "noopener noreferrer nofollow")]
        .into_iter()
        .map(|(name, value)| Attribute { name, value: value.to_string() })
}
