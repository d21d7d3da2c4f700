//! The text of a block for people without markup: formulas as TeX, the readings of ruby left to the forms of output
//! that can set them apart.

use std::borrow::Cow;

use crate::formula::{Formula, formulas};
use crate::maps::{Map, Set};
use crate::outline::{Block, Item, Marks, NodeId, Outline};
use crate::tag::Tag;
use crate::text::{decode, push_folded};

pub(crate) struct Plain<'a> {
    outline: &'a Outline,
    formulas: Map<NodeId, Formula>,
    has_readings: bool,
}

impl<'a> Plain<'a> {
    pub fn new(outline: &'a Outline) -> Self {
        let has_readings = outline.nodes.iter().any(|node| is_reading(node.tag));
        Self { outline, formulas: formulas(outline), has_readings }
    }

    /// A block's text.
    pub fn text_of(&self, block: &Block) -> Cow<'a, str> {
        if self.formulas.is_empty() && !self.has_readings {
            return Cow::Borrowed(self.outline.text_of(block));
        }
        let mut text = String::new();
        let mut written = Set::default();
        for item in &self.outline.items[block.items.start as usize..block.items.end as usize] {
            let formula = self.outline.formula_of(item.node()).filter(|id| self.formulas.contains_key(id));
            match (item, formula) {
                (_, Some(id)) if written.insert(id) => text.push_str(&self.formulas[&id].in_text()),
                (_, Some(_)) => {}
                (Item::Text { parent, .. }, None) if self.is_in_reading(*parent) => {}
                (Item::Text { parent, span, .. }, None) => {
                    let piece = decode(self.outline.source_of(*span));
                    if self.outline.node(*parent).marks.has(Marks::PREFORMATTED) {
                        text.push_str(&piece)
                    } else {
                        push_folded(&mut text, 0, &piece)
                    }
                }
                (Item::Break { node, .. }, None) if self.outline.node(*node).tag == Tag::Br => {
                    text.truncate(text.trim_end_matches(' ').len());
                    text.push('\n');
                }
                _ => {}
            }
        }
        text.truncate(text.trim_end().len());
        Cow::Owned(text)
    }

    fn is_in_reading(&self, id: NodeId) -> bool {
        let mut inline = self.outline.lineage(id).take_while(|&id| !self.outline.node(id).tag.is_block());
        self.has_readings && inline.any(|id| is_reading(self.outline.node(id).tag))
    }
}

fn is_reading(tag: Tag) -> bool {
    matches!(tag, Tag::Rt | Tag::Rp | Tag::Rtc)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn text(html: &str) -> String {
        let outline = Outline::of_page(html);
        let plain = Plain::new(&outline);
        outline.blocks.iter().map(|block| plain.text_of(block)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn readings_are_not_mixed_into_the_words() {
        let ruby = "<ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp>京<rt>きょう</rt></ruby>";
        assert_eq!(text(&format!("<p>昨日、 {ruby}へ<br>行った。")), "昨日、 東京へ\n行った。");
    }

    #[test]
    fn a_formula_is_its_source() {
        let sum = "<math alttext='a^2'><msup><mi>a</mi><mn>2</mn></msup></math>";
        assert_eq!(text(&format!("<p>Take {sum} and {sum}, or\n<pre>{sum}</pre>")), "Take $a^2$ and $a^2$, or|a2");
    }
}
