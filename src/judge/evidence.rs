//! Evidence: how much each block looks like the article, in words.

use super::page::{Page, is_prose, link_share};
use super::signs::Signs;
use super::weights::Weights;
use crate::outline::{Block, Marks, NodeId, Outline};
use crate::tag::Tag;

/// Blocks on either side that count as around.
const AROUND: usize = 8;

/// How far each block is from the candidate.
pub(crate) struct Rings {
    /// Around the candidate, innermost first: the blocks, and what leaving the candidate so far costs.
    rings: Vec<(std::ops::Range<u32>, f32)>,
}

impl Rings {
    pub fn around(page: &Page<'_>, candidate: NodeId, weights: &Weights) -> Self {
        let mut rings = vec![(page.outline.node(candidate).blocks.clone(), -weights.inside)];
        let mut cost = 0.0;
        let mut inner = page.tally_of(candidate);
        for above in page.outline.ancestors(candidate).chain([0]) {
            let blocks = page.outline.node(above).blocks.clone();
            if blocks == rings[rings.len() - 1].0 {
                continue;
            }
            let all = page.tally_of(above);
            cost += weights.ring + weights.ring_links * all.without(inner).link_share();
            inner = all;
            rings.push((blocks, cost));
        }
        Self { rings }
    }

    fn cost(&self, block: u32) -> f32 {
        let ring = self.rings.iter().find(|(blocks, _)| blocks.contains(&block));
        ring.map_or(0.0, |(_, cost)| *cost)
    }
}

/// The evidence of every block.
pub(crate) fn evidence(page: &Page<'_>, signs: &Signs, rings: &Rings, headline: u32, weights: &Weights) -> Vec<f32> {
    let outline = page.outline;
    let score = |(index, block): (usize, &Block)| {
        let owner = block.owner;
        let mut sum = by_kind(outline, block, weights);
        sum -= weights.links * link_share(block);
        sum -= weights.links_around * page.around(index, AROUND).link_share();
        sum -= rings.cost(index as u32);
        sum -= weights.name * signs.name[owner as usize].0;
        sum -= weights.structure * signs.structure[owner as usize].0;
        if block.marks.has(Marks::HIDDEN) && !page.shows_little {
            sum -= weights.hidden;
        }
        if (index as u32) < headline {
            sum -= weights.before_headline;
        }
        let weight = (block.measure.words as f32).min(weights.cap) + weights.floor;
        if page.is_absent(block) { -2.0 * weight } else { sum * weight }
    };
    outline.blocks.iter().enumerate().map(score).collect()
}

fn by_kind(outline: &Outline, block: &Block, weights: &Weights) -> f32 {
    let tag = outline.node(block.owner).tag;
    if block.marks.has(Marks::PREFORMATTED) {
        return weights.code;
    }
    if tag.is_heading() {
        return weights.heading;
    }
    if is_prose(outline, block) {
        return weights.prose;
    }
    match tag {
        Tag::Figcaption | Tag::Caption => weights.caption,
        Tag::Li | Tag::Dd | Tag::Dt => weights.entry,
        Tag::Td | Tag::Th => weights.cell,
        _ => weights.scrap,
    }
}
