//! The order of writing: what is selected, step by step, and which elements have a part in it.

use super::leaves::noscript_copy;
use super::{Part, Selection};
use crate::allowlist::{Role, role};
use crate::formula::Formula;
use crate::maps::Map;
use crate::outline::{Block, Item, NodeId, Outline};
use crate::tag::Tag;

/// One thing to write, in page order.
pub(super) struct Step<'a> {
    pub(super) item: &'a Item,
    pub(super) part: Part,
    /// The block-level element of the line, where the line has text of the same part.
    pub(super) owner: Option<NodeId>,
    /// Whether it stays in one line with that text: a player would stand between them.
    pub(super) in_line: bool,
}

/// What is selected, in page order.
pub(super) fn flow<'a>(outline: &'a Outline, selection: &Selection) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    let mut block = 0;
    let mut unbroken = None;
    for (at, item) in outline.items.iter().enumerate() {
        while block < outline.blocks.len() && outline.blocks[block].items.end as usize <= at {
            block += 1;
        }
        let line = outline.blocks.get(block).filter(|block| block.items.start as usize <= at);
        let of_line = line.map_or(Part::Unwritten, |_| selection.blocks[block]);
        let part = match item {
            Item::Leaf { .. } => selection.leaves[at],
            Item::Text { .. } | Item::Break { .. } => of_line,
        };
        if part != Part::Unwritten {
            let owner = line.filter(|_| of_line == part).map(|block| block.owner);
            if owner.is_some() && unbroken.is_none_or(|(known, _)| known != block) {
                unbroken = line.map(|line| (block, !holds_player(outline, line)));
            }
            let in_line = owner.is_some() && unbroken.is_some_and(|(_, answer)| answer);
            steps.push(Step { item, part, owner, in_line });
        }
    }
    steps
}

fn holds_player(outline: &Outline, block: &Block) -> bool {
    outline.items[block.items.start as usize..block.items.end as usize]
        .iter()
        .any(|item| matches!(item, Item::Leaf { node, .. } if !matches!(outline.node(*node).tag, Tag::Img | Tag::Svg)))
}

pub(super) fn place_of(outline: &Outline, item: &Item) -> NodeId {
    match item {
        Item::Text { parent, .. } => *parent,
        Item::Break { node, .. } | Item::Leaf { node, .. } => outline.node(*node).parent,
    }
}

/// The elements that have a part in the output, one answer an element.
pub(super) fn written<'a>(outline: &Outline, flow: impl Iterator<Item = &'a Step<'a>>) -> Vec<bool> {
    let mut wanted = vec![false; outline.nodes.len()];
    for step in flow {
        if let Item::Leaf { node, .. } = step.item {
            want_leaf(outline, *node, &mut wanted);
        }
        for id in outline.lineage(place_of(outline, step.item)) {
            if std::mem::replace(&mut wanted[id as usize], true) {
                break;
            }
            if outline.node(id).tag == Tag::Tr {
                for cell in outline.children(id) {
                    wanted[cell as usize] = true;
                }
            }
        }
    }
    wanted
}

/// The elements whose start tags matter for the output, in page order.
pub(super) fn nodes_to_read(outline: &Outline, written: &[bool], formulas: &Map<NodeId, Formula>) -> Vec<NodeId> {
    let writable = |id: &NodeId| {
        let node = outline.node(*id);
        let bare = node.start_tag.range().len() <= node.tag.name().len() + 2;
        !bare && (role(node.tag) != Role::Unwrap || node.tag.is_leaf() || node.tag == Tag::Source)
    };
    let is_part = |id: NodeId| {
        !formulas.is_empty()
            && outline.node(id).tag.is_formula()
            && outline.formula_of(id).is_some_and(|id| written[id as usize])
    };
    let is_written = |id: &NodeId| (written[*id as usize] && writable(id)) || is_part(*id);
    (1..outline.nodes.len() as NodeId).filter(is_written).collect()
}

/// A picture's address may stand in the `source`s beside it, or in its `noscript` copy; a player's inside it.
fn want_leaf(outline: &Outline, leaf: NodeId, wanted: &mut [bool]) {
    wanted[leaf as usize] = true;
    let parent = outline.node(leaf).parent;
    let around = if outline.node(parent).tag == Tag::Picture { parent } else { leaf };
    for id in around + 1..outline.node(around).end {
        wanted[id as usize] |= outline.node(id).tag == Tag::Source;
    }
    if let Some(copy) = noscript_copy(outline, leaf) {
        wanted[copy as usize] = true;
    }
}
