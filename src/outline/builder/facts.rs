//! What the page says about itself, noted on the way.

use super::{Attributes, Builder, NodeId, Span, Tag};
use crate::outline::Fact;
use crate::text::decode_attribute;

/// Marked-up facts and meta elements kept.
const MAX_FACTS: usize = 2_000;

impl Builder {
    pub(super) fn note_root(&mut self, source: &str, attributes: &Attributes) {
        let keep = |slot: &mut Option<String>, span: Span| {
            let value = decode_attribute(&source[span.range()]);
            if slot.is_none() && !value.trim().is_empty() {
                *slot = Some(value.trim().to_string());
            }
        };
        keep(&mut self.head.lang, attributes.lang);
        keep(&mut self.head.dir, attributes.dir);
    }

    pub(super) fn note_facts(&mut self, source: &str, id: NodeId, tag: Tag, attributes: &Attributes) {
        let value = |span: Span| decode_attribute(&source[span.range()]).trim().to_string();
        let non_empty = |span: Span| Some(value(span)).filter(|value| !value.is_empty());
        match tag {
            Tag::Meta if self.head.metas.len() < MAX_FACTS => {
                let key = if attributes.key.is_empty() { attributes.itemprop } else { attributes.key };
                if let (Some(key), Some(content)) = (non_empty(key), non_empty(attributes.content)) {
                    self.head.metas.push((key.to_lowercase(), content));
                }
            }
            Tag::Base if self.head.base.is_none() => self.head.base = non_empty(attributes.href),
            Tag::Link if self.head.canonical.is_none() && has_word(&value(attributes.rel), "canonical") => {
                self.head.canonical = non_empty(attributes.href);
            }
            _ => {}
        }
        if self.head.facts.len() >= MAX_FACTS {
            return;
        }
        let property = if !attributes.itemprop.is_empty() {
            value(attributes.itemprop).to_lowercase()
        } else if !attributes.rel.is_empty() && has_word(&value(attributes.rel), "author") {
            "author".to_string()
        } else if tag == Tag::Time {
            "time".to_string()
        } else {
            return;
        };
        let machine = non_empty(attributes.datetime).or_else(|| non_empty(attributes.content));
        self.head.facts.push(Fact { node: id, property, value: machine });
    }
}

fn has_word(value: &str, word: &str) -> bool {
    value.split_ascii_whitespace().any(|part| part.eq_ignore_ascii_case(word))
}
