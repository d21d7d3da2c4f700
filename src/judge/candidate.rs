//! The best candidate: the element that holds most of the running text closely, as in Readability. It is a centre to
//! measure from, not yet the article.

use super::boxes::Boxes;
use super::page::{Page, is_prose, link_share};
use super::signs::Signs;
use crate::outline::NodeId;

/// What a scrap of text adds to a candidate, beside a sentence of its length.
const SCRAP: f32 = 0.2;
/// How fast a paragraph's score fades on its way up.
const FADE: f32 = 0.6;
/// How much a candidate gains by beginning right behind the headline, by a name such as `content`, by one such as
/// `article-body`.
const NEAR_HEADLINE: f32 = 0.8;
const GOOD_NAME: f32 = 0.25;
const BODY_NAME: f32 = 0.3;
/// What a linked word, and a word with signs against it, takes from a wider candidate; the share it must be better by.
const WIDEN_LINKS: f32 = 1.0;
const WIDEN_DIRTY: f32 = 0.5;
const WIDEN_GAIN: f32 = 0.3;

/// Content score of every node.
pub(crate) fn scores(page: &Page<'_>, signs: &Signs, boxes: &Boxes, headline: Option<usize>) -> Vec<f32> {
    let outline = page.outline;
    let mut scores = vec![0.0; outline.nodes.len()];
    for block in &outline.blocks {
        if page.is_absent(block) {
            continue;
        }
        let length = (block.measure.words as f32 / 17.0).min(4.0);
        let own = if is_prose(outline, block) {
            1.0 + (block.measure.commas as f32).min(6.0) + length
        } else {
            length * SCRAP
        };
        let trust = (1.0 - link_share(block)) * (1.0 - signs.against(block.owner)).max(0.0);
        for (level, above) in boxes.around_block(outline, block.owner).into_iter().enumerate() {
            let share = match level {
                0 => 1.0,
                1 => 0.5,
                level => 1.0 / (level as f32 * FADE),
            };
            scores[above as usize] += own * trust * share;
        }
    }
    for (id, score) in scores.iter_mut().enumerate() {
        if *score > 0.0 {
            let id = id as NodeId;
            *score *= 1.0 - page.tally_of(id).link_share();
            if let Some(headline) = headline {
                *score *= 1.0 + NEAR_HEADLINE * nearness(page, id, headline as u32);
            }
            *score *= 1.0 + if signs.own[id as usize].good { GOOD_NAME } else { 0.0 };
            *score *= 1.0 + if signs.own[id as usize].body { BODY_NAME } else { 0.0 };
        }
    }
    scores
}

/// How close behind the headline an element begins: 1 right behind it or around it, 0 in front.
fn nearness(page: &Page<'_>, id: NodeId, headline: u32) -> f32 {
    let blocks = &page.outline.node(id).blocks;
    if blocks.end <= headline {
        return 0.0;
    }
    let between = if blocks.start > headline { page.tally(headline..blocks.start).words } else { 0 };
    1.0 / (1.0 + between as f32 / 100.0)
}

/// The node of the highest score; the outermost of equals.
pub(crate) fn best(scores: &[f32]) -> NodeId {
    let mut best = 0;
    for (id, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = id;
        }
    }
    best as NodeId
}

/// The candidate, or the element around it that adds more clean running text than clutter: an article in several
/// sections has a paragraph's parent for each.
pub(crate) fn widened(page: &Page<'_>, signs: &Signs, candidate: NodeId) -> NodeId {
    let worth = |id: NodeId| {
        let all = page.tally_of(id);
        let clean = signs.clean(&page.outline.node(id).blocks);
        clean - WIDEN_LINKS * all.linked as f32 - WIDEN_DIRTY * (all.prose as f32 - clean)
    };
    let (mut best, mut most) = (candidate, worth(candidate));
    for above in page.outline.ancestors(candidate) {
        let worth = worth(above);
        if worth > most * (1.0 + WIDEN_GAIN) {
            (best, most) = (above, worth);
        }
    }
    best
}
