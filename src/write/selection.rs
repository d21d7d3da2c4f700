//! What is to be written of a page, and as what.

use crate::outline::Outline;

/// What becomes of a block or leaf.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Part {
    /// Written as the article.
    #[default]
    Kept,
    /// Written in its place, and marked as the removal of this number.
    Removed(u32),
    /// Not written.
    Unwritten,
}

impl Part {
    pub(crate) fn kept(is_kept: bool) -> Self {
        if is_kept { Self::Kept } else { Self::Unwritten }
    }
}

/// What becomes of every block and leaf of a page.
#[derive(Clone, Debug)]
pub struct Selection {
    /// One answer a block.
    pub blocks: Vec<Part>,
    /// One answer an item; only those of leaves count.
    pub leaves: Vec<Part>,
}

impl Selection {
    /// All of a page, as the article.
    pub fn all(outline: &Outline) -> Self {
        Self { blocks: vec![Part::Kept; outline.blocks.len()], leaves: vec![Part::Kept; outline.items.len()] }
    }

    /// Whether anything is written that was removed.
    pub(super) fn has_removals(&self) -> bool {
        self.blocks.iter().any(|part| matches!(part, Part::Removed(_)))
    }
}
