//! The cut: which elements are the article, given evidence for and against each block.
//!
//! Each element is in or out. A block adds its evidence where its element is in. Going in (a root) and going out
//! (a prune) each cost something, so single odd lines stay with what is around them, and a second or third root is
//! taken where it is worth it. The best choice of all is found in two walks over the flat tree, one up, one down.

use crate::outline::Outline;

/// What changing sides costs, in words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Toll {
    /// A new root.
    pub enter: f32,
    /// A prune.
    pub leave: f32,
}

/// Whether each node is in.
pub(crate) fn cut(outline: &Outline, evidence: &[f32], toll: Toll) -> Vec<bool> {
    let count = outline.nodes.len();
    let mut gain_in = vec![0.0f32; count];
    let mut gain_out = vec![0.0f32; count];
    for (block, evidence) in outline.blocks.iter().zip(evidence) {
        gain_in[block.owner as usize] += evidence;
    }
    for id in (1..count).rev() {
        let parent = outline.nodes[id].parent as usize;
        gain_in[parent] += gain_in[id].max(gain_out[id] - toll.leave);
        gain_out[parent] += gain_out[id].max(gain_in[id] - toll.enter);
    }
    let mut inside = vec![false; count];
    inside[0] = gain_in[0] - toll.enter > gain_out[0];
    for id in 1..count {
        let parent = outline.nodes[id].parent as usize;
        inside[id] = if inside[parent] {
            gain_in[id] >= gain_out[id] - toll.leave
        } else {
            gain_in[id] - toll.enter > gain_out[id]
        };
    }
    inside
}
