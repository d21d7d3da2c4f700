//! Pass 2 proper: reads the start tags of kept elements once more and rebuilds their attributes.
//!
//! Only whole start tags are fed to lol_html, never text: a range of text that ends in `<` would join with what
//! follows. What a rebuilt attribute may say stands in `allowlist`.

use std::collections::HashMap;
use std::ops::Range;

use lol_html::html_content::TextType;
use url::Url;

use super::address;
use super::content::Attribute;
use super::picture::{LAZY_SRC, LAZY_SRCSET, Sources};
use crate::allowlist::{GLOBAL, attributes};
use crate::error::Error;
use crate::outline::{NodeId, Outline};
use crate::tag::Tag;
use crate::text::decode_attribute;
use crate::tokens::{StartTag, TokenSink, Tokenizer};

/// What a kept element's start tag says, checked and rebuilt.
#[derive(Debug, Default)]
pub(super) struct Rebuilt {
    /// Attributes to write.
    pub attributes: Vec<Attribute>,
    /// For a link: where it leads.
    pub href: Option<Url>,
    /// For a picture or player: where its address may be.
    pub sources: Sources,
    /// For a player or frame: its own words for itself.
    pub label: String,
}

/// Reads the start tags of `nodes` again.
pub(super) fn read(outline: &Outline, nodes: &[NodeId], base: Option<&Url>) -> Result<HashMap<NodeId, Rebuilt>, Error> {
    let reader = Reader {
        base: base.cloned(),
        next: 0,
        tags: nodes.iter().map(|&id| outline.node(id).tag).collect(),
        read: Vec::new(),
    };
    let mut tokenizer = Tokenizer::new(reader);
    for &id in nodes {
        let node = outline.node(id);
        let tag = outline.source_of(node.start_tag);
        // A raw-text element is closed at once, or the next start tag would be its text.
        if node.tag.is_raw_text() {
            tokenizer.push(&format!("{tag}</{}>", node.tag.name()))?;
        } else {
            tokenizer.push(tag)?;
        }
    }
    let (_, reader) = tokenizer.finish()?;
    Ok(nodes.iter().copied().zip(reader.read).collect())
}

struct Reader {
    base: Option<Url>,
    next: usize,
    tags: Vec<Tag>,
    read: Vec<Rebuilt>,
}

impl TokenSink for Reader {
    fn start_tag(&mut self, source: &str, token: &StartTag<'_>) {
        let Some(&tag) = self.tags.get(self.next) else { return };
        self.next += 1;
        let mut rebuilt = Rebuilt::default();
        let allowed = attributes(tag);
        for (name, value) in token.attributes {
            let name = source[name.clone()].to_ascii_lowercase();
            let raw = &source[value.clone()];
            if name == "href" && tag == Tag::A && rebuilt.href.is_none() {
                rebuilt.href = address::link(self.base.as_ref(), &decode_attribute(raw));
            } else if let Some((name, check)) = allowed.iter().chain(GLOBAL).find(|(known, _)| *known == name)
                && !rebuilt.attributes.iter().any(|written| written.name == *name)
                && let Some(value) = check.pass(&decode_attribute(raw))
            {
                rebuilt.attributes.push(Attribute { name, value });
            }
            rebuilt.note_source(tag, &name, raw);
        }
        self.read.push(rebuilt);
    }

    fn end_tag(&mut self, _: &str, _: &str, _: Range<usize>) {}

    fn text(&mut self, _: &str, _: Range<usize>, _: TextType) {}
}

impl Rebuilt {
    fn note_source(&mut self, tag: Tag, name: &str, raw: &str) {
        if !tag.is_leaf() && tag != Tag::Source {
            return;
        }
        let sources = &mut self.sources;
        let slot = match name {
            "src" | "data" => &mut sources.src,
            "srcset" => &mut sources.srcset,
            "title" | "aria-label" => &mut self.label,
            _ if LAZY_SRC.contains(&name) => &mut sources.lazy_src,
            _ if LAZY_SRCSET.contains(&name) => &mut sources.lazy_srcset,
            _ => return,
        };
        if slot.is_empty() {
            *slot = decode_attribute(raw).into_owned();
        }
    }
}
