//! Whether the page holds an article at all, and where else one could be.
//!
//! Shy on purpose: a reader who clicks on an article must not be told there is none, so only pages with next to no
//! running text, and pages of link cards, are turned down.

use super::page::{Page, is_prose, link_share};
use crate::article::Metadata;
use crate::outline::{Block, NodeId};
use crate::plan::Verdict;
use crate::words::stands_alone;

/// Words in running sentences that an article has at least.
const FEWEST_WORDS: u32 = 40;
/// The same where words are not spaced, which say much in few characters.
const FEWEST_UNSPACED: u32 = 20;
/// The same on a page that declares itself an article.
const FEWEST_DECLARED: u32 = 15;
/// A text of this many words is no card's teaser.
const PARAGRAPH: u32 = 45;
/// So many linked headings are cards.
const CARDS: usize = 6;
/// Cards that one paragraph outweighs.
const CARDS_PER_PARAGRAPH: usize = 3;
/// Parts of the page offered instead of an article.
const OFFERED: usize = 3;

/// Whether what is kept is an article.
pub(crate) fn is_article(page: &Page<'_>, metadata: &Metadata, verdicts: &[Verdict]) -> bool {
    let outline = page.outline;
    let kept = || {
        outline.blocks.iter().zip(verdicts).filter(|(_, verdict)| **verdict == Verdict::Kept).map(|(block, _)| block)
    };
    let prose = || kept().filter(|block| is_prose(outline, block));
    let words: u32 = prose().map(|block| block.measure.words).sum();
    let is_unspaced = prose().any(|block| outline.text_of(block).starts_with(stands_alone));
    let declared = metadata.published_time.is_some() || outline.head.meta(&["og:type"]) == Some("article");
    let fewest = match (declared, is_unspaced) {
        (true, _) => FEWEST_DECLARED,
        (false, true) => FEWEST_UNSPACED,
        (false, false) => FEWEST_WORDS,
    };
    if words < fewest {
        return false;
    }
    let is_card = |block: &&Block| outline.node(block.owner).tag.is_heading() && link_share(block) > 0.8;
    let cards = kept().filter(is_card).count();
    let paragraphs = kept().filter(|block| block.measure.words >= PARAGRAPH && is_prose(outline, block)).count();
    declared || cards < CARDS || paragraphs * CARDS_PER_PARAGRAPH >= cards
}

/// The best containers that do not lie in one another, best first.
pub(crate) fn candidates(page: &Page<'_>, scores: &[f32]) -> Vec<NodeId> {
    let mut chosen: Vec<NodeId> = Vec::new();
    while chosen.len() < OFFERED {
        let is_free = |id: NodeId| {
            chosen.iter().all(|&other| !page.outline.contains(other, id) && !page.outline.contains(id, other))
        };
        let free = (1..scores.len() as NodeId).filter(|&id| scores[id as usize] > 0.0 && is_free(id));
        let best = free.reduce(|best, id| if scores[id as usize] > scores[best as usize] { id } else { best });
        let Some(best) = best else { break };
        chosen.push(best);
    }
    chosen
}
