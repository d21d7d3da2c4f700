//! Pass 2 proper: reads the start tags of kept elements once more and rebuilds their attributes. What a rebuilt
//! attribute may say stands in `allowlist`.

use std::borrow::Cow;

use url::Url;

use super::address;
use super::content::Attribute;
use super::picture::{LAZY_SRC, LAZY_SRCSET, Sources};
use super::small_caps;
use crate::allowlist::{self, GLOBAL, Role};
use crate::maps::Map;
use crate::outline::{NodeId, Outline};
use crate::tag::Tag;
use crate::text::decode_attribute;
use crate::tokens::{self, attributes};

/// What a kept element's start tag says, checked and rebuilt.
#[derive(Debug, Default)]
pub(super) struct Rebuilt {
    /// Attributes to write.
    pub attributes: Vec<Attribute>,
    /// For a link: where it leads.
    pub href: Option<Url>,
    /// For what stands in a line: the small capitals it is set in.
    pub caps: Option<&'static str>,
    /// For a picture or player: where its address may be.
    pub sources: Sources,
    /// For a player or frame: its own words for itself, and the address of the picture that stands for it.
    pub label: String,
    pub poster: String,
}

/// Reads the start tags of `nodes` again.
pub(super) fn read(outline: &Outline, nodes: &[NodeId], base: Option<&Url>) -> Map<NodeId, Rebuilt> {
    let mut scratch = Vec::new();
    let mut rebuilt = |&id: &NodeId| {
        let node = outline.node(id);
        let behind_name = node.start_tag.start as usize + 1 + node.name(&outline.source).len();
        scratch.clear();
        attributes(&outline.source, behind_name..node.start_tag.end as usize, &mut scratch);
        (id, Rebuilt::of(node.tag, &outline.source, &scratch, base))
    };
    nodes.iter().map(&mut rebuilt).collect()
}

/// A name in lower case, in which most are written.
fn lower(name: &str) -> Cow<'_, str> {
    let is_lower = !name.bytes().any(|byte| byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(name) } else { Cow::Owned(name.to_ascii_lowercase()) }
}

impl Rebuilt {
    fn of(tag: Tag, source: &str, written: &[tokens::Attribute], base: Option<&Url>) -> Self {
        let mut rebuilt = Self::default();
        let allowed = allowlist::attributes(tag);
        let is_inline = matches!(allowlist::role(tag), Role::Inline(_));
        for (name, value) in written {
            let name = lower(&source[name.clone()]);
            let raw = &source[value.clone()];
            if name == "href" && tag == Tag::A && rebuilt.href.is_none() {
                rebuilt.href = address::link(base, &decode_attribute(raw));
            } else if let Some((name, check)) = allowed.iter().chain(GLOBAL).find(|(known, _)| *known == name)
                && !rebuilt.attributes.iter().any(|written| written.name == *name)
                && let Some(value) = check.pass(&decode_attribute(raw))
            {
                rebuilt.attributes.push(Attribute { name, value });
            }
            if is_inline && rebuilt.caps.is_none() {
                rebuilt.caps = small_caps::of(&name, raw);
            }
            rebuilt.note_source(tag, &name, raw);
        }
        rebuilt
    }

    fn note_source(&mut self, tag: Tag, name: &str, raw: &str) {
        if !tag.is_leaf() && tag != Tag::Source {
            return;
        }
        let sources = &mut self.sources;
        let slot = match name {
            "src" | "data" => &mut sources.src,
            "srcset" => &mut sources.srcset,
            "title" | "aria-label" => &mut self.label,
            "media" => &mut sources.media,
            "poster" => &mut self.poster,
            _ if LAZY_SRC.contains(&name) => &mut sources.lazy_src,
            _ if LAZY_SRCSET.contains(&name) => &mut sources.lazy_srcset,
            _ => return,
        };
        if slot.is_empty() {
            *slot = decode_attribute(raw).into_owned();
        }
    }
}
