//! Places that links inside the article lead to.

use percent_encoding::percent_decode_str;
use url::Url;

use super::Part;
use super::flow::{Step, place_of};
use super::tags::Rebuilt;
use crate::maps::{Map, Set};
use crate::outline::{Item, Marks, NodeId, Outline};
use crate::text::decode_attribute;

/// Places that links inside the article lead to.
#[derive(Default)]
pub(super) struct Targets {
    /// The number given to each target's fragment.
    pub(super) numbers: Map<String, usize>,
    /// For a step (by its place: line and element), the numbers of the targets that begin there.
    pub(super) at: Map<usize, Vec<usize>>,
    pub(super) step: usize,
}

impl Targets {
    pub(super) fn find(
        outline: &Outline,
        flow: &[Step<'_>],
        rebuilt: &Map<NodeId, Rebuilt>,
        base: Option<&Url>,
    ) -> Self {
        let wanted: Set<String> = rebuilt.values().filter_map(|tag| fragment(tag.href.as_ref()?, base)).collect();
        let mut targets = Self::default();
        if wanted.is_empty() {
            return targets;
        }
        let kept = kept_from(flow);
        let mut step = 0;
        for (id, node) in outline.nodes.iter().enumerate() {
            if node.id.is_empty() || node.marks.has(Marks::SILENT) {
                continue;
            }
            let name = decode_attribute(outline.source_of(node.id)).into_owned();
            if !wanted.contains(&name) || targets.numbers.contains_key(&name) {
                continue;
            }
            while step < flow.len() && (position(outline, flow[step].item) as usize) < node.start_tag.start as usize {
                step += 1;
            }
            // An empty anchor marks what follows it, as long as that stands in the same element.
            let scope = if node.end > id as NodeId + 1 || node.tag.is_block() { id as NodeId } else { node.parent };
            if step >= flow.len() {
                break;
            }
            let is_inside = |&step: &usize| {
                flow.get(step).is_some_and(|step| outline.contains(scope, place_of(outline, step.item)))
            };
            // A link leads to the article rather than to what was removed in front of it.
            if let Some(step) = [kept[step], step].into_iter().find(is_inside) {
                let number = targets.numbers.len() + 1;
                targets.numbers.insert(name, number);
                targets.at.entry(step).or_default().push(number);
            }
        }
        targets
    }

    pub(super) fn number(&self, href: &Url, base: Option<&Url>) -> Option<usize> {
        self.numbers.get(&fragment(href, base)?).copied()
    }
}

/// For each step, the first kept one from there on.
fn kept_from(flow: &[Step<'_>]) -> Vec<usize> {
    let mut next = flow.len();
    let mut kept: Vec<usize> = (0..flow.len())
        .rev()
        .map(|at| {
            next = if flow[at].part == Part::Kept { at } else { next };
            next
        })
        .collect();
    kept.reverse();
    kept
}

pub(super) fn position(outline: &Outline, item: &Item) -> u32 {
    match item {
        Item::Text { span, .. } => span.start,
        Item::Break { node, .. } | Item::Leaf { node, .. } => outline.node(*node).start_tag.start,
    }
}

/// The fragment of a link that stays on its page.
pub(super) fn fragment(href: &Url, base: Option<&Url>) -> Option<String> {
    let fragment = href.fragment()?;
    let base = base?;
    let same = href.scheme() == base.scheme()
        && href.host_str() == base.host_str()
        && href.path() == base.path()
        && href.query() == base.query();
    same.then(|| percent_decode_str(fragment).decode_utf8_lossy().into_owned())
}
