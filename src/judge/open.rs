//! Which blocks are open to judgement: those that are not out before any vote. Nothing is measured of the others.

use super::forest::ONE;
use super::page::{LINK_LINE, Page, link_share};
use crate::outline::Block;
use crate::plan::Kind;
use crate::rules;

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
        let is_claim = |block: &Block, kind: Kind| is_article || !SOFT.contains(&kind) || is_act(page, block, kind);
        let blocks = page.outline.blocks.iter().zip(page.claims);
        let dropped: Vec<bool> = blocks
            .map(|(block, claim)| page.is_absent(block) || claim.is_some_and(|kind| is_claim(block, kind)))
            .collect();
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

/// Words of a line that is to be pressed at most.
const ACT: u32 = 2;

/// Whether a line is only to be pressed, as the “Reply” under each comment: it is nobody's text on any page.
fn is_act(page: &Page<'_>, block: &Block, kind: Kind) -> bool {
    matches!(kind, Kind::Comments | Kind::Control)
        && block.measure.words <= ACT
        && link_share(block) > LINK_LINE
        && rules::says(page.outline.text_of(block), kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::Outline;

    #[test]
    fn what_is_only_pressed_is_out_on_any_page() {
        let outline = Outline::of_page("<p><a href=r>Reply</a></p><p><a href=u>Ada</a></p><p>Reply to the keeper</p>");
        let claims = vec![Some(Kind::Comments); outline.blocks.len()];
        let dropped = |is_article| Open::of(&Page::new(&outline, &claims), is_article).dropped;
        assert_eq!(dropped(false), [true, false, false]);
        assert_eq!(dropped(true), [true; 3]);
    }
}
