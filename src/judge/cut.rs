//! The cut: which elements are the article, given evidence for and against each block.
//!
//! Each element is in or out. A block adds its evidence where its element is in. Going in (a root) and going out
//! (a prune) each cost something, so single odd lines stay with what is around them, and a second or third root is
//! taken where it is worth it. The best choice of all is found in two walks over the flat tree, one up, one down.

use crate::outline::{NodeId, Outline};

/// What changing sides costs, in words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Toll {
    /// A new root.
    pub enter: f32,
    /// A prune.
    pub leave: f32,
}

/// Whether each node is in.
///
/// The first root, `candidate`, is free.
pub(crate) fn cut(outline: &Outline, evidence: &[f32], candidate: NodeId, toll: Toll) -> Vec<bool> {
    let count = outline.nodes.len();
    let mut gain_in = vec![0.0f32; count];
    let mut gain_out = vec![0.0f32; count];
    for (block, evidence) in outline.blocks.iter().zip(evidence) {
        gain_in[block.owner as usize] += evidence;
    }
    let enter = |id: usize| if id == candidate as usize { 0.0 } else { toll.enter };
    for id in (1..count).rev() {
        let parent = outline.nodes[id].parent as usize;
        gain_in[parent] += gain_in[id].max(gain_out[id] - toll.leave);
        gain_out[parent] += gain_out[id].max(gain_in[id] - enter(id));
    }
    let mut inside = vec![false; count];
    inside[0] = gain_in[0] - enter(0) > gain_out[0];
    for id in 1..count {
        let parent = outline.nodes[id].parent as usize;
        inside[id] = if inside[parent] {
            gain_in[id] >= gain_out[id] - toll.leave
        } else {
            gain_in[id] - enter(id) > gain_out[id]
        };
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};

    /// Which blocks are in, given the evidence of each.
    fn cut_blocks(html: &str, evidence: &[f32]) -> Vec<bool> {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        cleaner.write(html.as_bytes()).unwrap();
        let outline = cleaner.outline().unwrap();
        let inside = cut(&outline, evidence, 1, Toll { enter: 20.0, leave: 3.0 });
        outline.blocks.iter().map(|block| inside[block.owner as usize]).collect()
    }

    const TREE: &str = "<div><p>a<p>b<p>c</div><div><p>d<p>e</div>";

    #[test]
    fn an_odd_line_stays_with_its_neighbours() {
        assert_eq!(cut_blocks(TREE, &[30.0, -2.0, 30.0, -9.0, -9.0]), [true, true, true, false, false]);
        assert_eq!(cut_blocks(TREE, &[30.0, -4.0, 30.0, -9.0, -9.0]), [true, false, true, false, false]);
    }

    #[test]
    fn a_second_root_must_be_worth_its_price() {
        assert_eq!(cut_blocks(TREE, &[30.0, 1.0, 1.0, 15.0, 15.0])[3..], [true, true]);
        assert_eq!(cut_blocks(TREE, &[30.0, 1.0, 1.0, 25.0, -90.0])[3..], [true, false]);
        assert_eq!(cut_blocks(TREE, &[9.0, -9.0, -9.0, 9.0, -9.0]), [true, false, false, false, false]);
    }
}
