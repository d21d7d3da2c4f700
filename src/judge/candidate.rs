//! The best candidate: the element that holds most of the running text closely, as in Readability. It is a centre to
//! measure from, not yet the article.

use super::page::{Page, is_prose, link_share};
use super::signs::Signs;
use super::weights::Weights;
use crate::outline::NodeId;
use crate::tag::Tag;

/// Elements above a paragraph that its score reaches.
const REACH: usize = 6;

/// Content score of every node.
pub(crate) fn scores(page: &Page<'_>, signs: &Signs, headline: Option<usize>, weights: &Weights) -> Vec<f32> {
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
            length * weights.scrap_score
        };
        let trust = (1.0 - link_share(block)) * (1.0 - signs.against(block.owner)).max(0.0);
        let first = if is_line(outline.node(block.owner).tag) { outline.node(block.owner).parent } else { block.owner };
        for (level, above) in std::iter::once(first).chain(outline.ancestors(first)).take(REACH).enumerate() {
            let share = match level {
                0 => 1.0,
                1 => 0.5,
                level => 1.0 / (level as f32 * weights.fade),
            };
            scores[above as usize] += own * trust * share;
        }
    }
    for (id, score) in scores.iter_mut().enumerate() {
        if *score > 0.0 {
            let id = id as NodeId;
            *score *= 1.0 - page.tally_of(id).link_share();
            if let Some(headline) = headline {
                *score *= 1.0 + weights.near_headline * nearness(page, id, headline as u32);
            }
            *score *= 1.0 + if signs.own[id as usize].good { weights.good_name } else { 0.0 };
            *score *= 1.0 + if signs.own[id as usize].body { weights.body_name } else { 0.0 };
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

/// Elements that are one line of text, so that the element around them is the container.
fn is_line(tag: Tag) -> bool {
    tag.is_heading()
        || matches!(
            tag,
            Tag::P | Tag::Pre | Tag::Li | Tag::Dd | Tag::Dt | Tag::Figcaption | Tag::Summary | Tag::Blockquote
        )
}

/// The candidate, or the element around it that adds more clean running text than clutter: an article in several
/// sections has a paragraph's parent for each.
pub(crate) fn widened(page: &Page<'_>, signs: &Signs, candidate: NodeId, weights: &Weights) -> NodeId {
    let worth = |id: NodeId| {
        let all = page.tally_of(id);
        let clean = signs.clean(&page.outline.node(id).blocks);
        clean - weights.widen_links * all.linked as f32 - weights.widen_dirty * (all.prose as f32 - clean)
    };
    let (mut best, mut most) = (candidate, worth(candidate));
    for above in page.outline.ancestors(candidate) {
        let worth = worth(above);
        if worth > most * (1.0 + weights.widen_gain) {
            (best, most) = (above, worth);
        }
    }
    best
}
