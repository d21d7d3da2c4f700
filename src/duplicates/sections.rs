//! Under which heading each block stands: what is said again under another heading may be meant there.

use crate::outline::Outline;
use crate::words::join;

/// Elements around a block that can make it a heading.
const REACH: usize = 3;

/// The heading that each block of the page stands under, kept or not, and what it says.
pub(super) fn headings(outline: &Outline) -> Vec<(usize, u64)> {
    let mut heading = (0, 0);
    let under = |(at, block): (usize, &crate::outline::Block)| {
        if outline.lineage(block.owner).take(REACH).any(|id| outline.node(id).tag.is_heading()) {
            heading = (at, outline.words_of(block).iter().fold(0, |hash, word| join(hash, word.hash)));
        }
        heading
    };
    outline.blocks.iter().enumerate().map(under).collect()
}
