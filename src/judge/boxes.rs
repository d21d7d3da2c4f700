//! The boxes around a block, without the wrappers: an element that holds just what the one inside it holds is the same
//! box. So a page wrapped ten deep measures like a page that is not.

use crate::outline::{NodeId, Outline};
use crate::words::{WordMap, hash_of, join};

/// Levels of boxes around a block that are looked at.
pub(crate) const LEVELS: usize = 5;

/// For each element, what is around it and how often its like stands beside it.
pub(crate) struct Boxes {
    /// The nearest element around that holds more blocks.
    around: Vec<NodeId>,
    /// Elements of the same name and class among the element and its siblings, or those of a wrapper around it.
    pub alike: Vec<u32>,
    /// Stands for name and class of the element.
    pub signature: Vec<u64>,
    /// Stands for the names of the elements down to it, wrappers left out.
    pub path: Vec<u64>,
}

impl Boxes {
    pub fn new(outline: &Outline) -> Self {
        let nodes = &outline.nodes;
        let mut around = vec![0; nodes.len()];
        let mut path = vec![0u64; nodes.len()];
        let mut signature = vec![0u64; nodes.len()];
        let mut counts: WordMap<u32> = WordMap::default();
        let by_sort = outline.by_sort(|outline, id| {
            let node = outline.node(id);
            join(hash_of(outline.source_of(node.class).as_bytes()), node.tag as u64)
        });
        for id in 1..nodes.len() {
            let node = &nodes[id];
            if node.blocks.is_empty() {
                continue;
            }
            let parent = node.parent as usize;
            let is_wrapped = nodes[parent].blocks == node.blocks;
            around[id] = if is_wrapped { around[parent] } else { node.parent };
            path[id] = if is_wrapped { path[parent] } else { join(path[parent], node.tag as u64 + 1) };
            signature[id] = by_sort.of(id as NodeId);
            *counts.entry(join(signature[id], u64::from(node.parent))).or_default() += 1;
        }
        let mut alike = vec![0; nodes.len()];
        for id in 1..nodes.len() {
            let node = &nodes[id];
            let own = counts.get(&join(signature[id], u64::from(node.parent))).copied().unwrap_or(0);
            let is_wrapped = nodes[node.parent as usize].blocks == node.blocks;
            alike[id] = if is_wrapped { own.max(alike[node.parent as usize]) } else { own };
        }
        Self { around, alike, signature, path }
    }

    /// The boxes around a block, the nearest first: each holds more blocks than the one before. The page's root ends
    /// the list and fills it up.
    pub fn around_block(&self, outline: &Outline, owner: NodeId) -> [NodeId; LEVELS] {
        let single = outline.node(owner).blocks.len() <= 1;
        let mut next = if single { self.around[owner as usize] } else { owner };
        std::array::from_fn(|_| {
            let here = next;
            next = self.around[here as usize];
            here
        })
    }

    /// The nearest of these boxes that stands in a row of boxes like it: a card, an entry, a comment.
    pub fn unit(&self, around: &[NodeId]) -> Option<NodeId> {
        /// Boxes that make a row.
        const ROW: u32 = 3;
        around.iter().copied().find(|&id| id != 0 && self.alike[id as usize] >= ROW)
    }

    /// The nearest element around that holds more blocks.
    pub fn around(&self, id: NodeId) -> NodeId {
        self.around[id as usize]
    }
}
