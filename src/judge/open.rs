//! Which blocks are open to judgement: those that are not out before any vote. Nothing is measured of the others.

use super::forest::ONE;
use super::page::Page;
use crate::plan::Kind;

/// Kinds of clutter that are content on pages that are no articles: a shop's products, a forum's comments.
const SOFT: &[Kind] = &[Kind::Comments, Kind::Control, Kind::Navigation, Kind::Product, Kind::Related, Kind::Sidebar];

/// The votes on a block that is out: no chance.
const NEVER: i32 = -64 * ONE;

/// The open blocks of a page.
pub(crate) struct Open {
    /// Their numbers.
    pub blocks: Vec<u32>,
    /// For each block of the page, whether it is out.
    pub dropped: Vec<bool>,
}

impl Open {
    /// What is open on an article, or on any other page.
    pub fn of(page: &Page<'_>, is_article: bool) -> Self {
        let is_claim = |kind: Kind| is_article || !SOFT.contains(&kind);
        let blocks = page.outline.blocks.iter().zip(page.claims);
        let dropped: Vec<bool> =
            blocks.map(|(block, claim)| page.is_absent(block) || claim.is_some_and(is_claim)).collect();
        let open = (0..).zip(&dropped).filter(|(_, out)| !**out);
        Self { blocks: open.map(|(at, _)| at).collect(), dropped }
    }

    /// The votes on every block, from those on the open ones.
    pub fn spread(&self, votes: &[i32]) -> Vec<i32> {
        let mut all = vec![NEVER; self.dropped.len()];
        for (&at, &votes) in self.blocks.iter().zip(votes) {
            all[at as usize] = votes;
        }
        all
    }
}
