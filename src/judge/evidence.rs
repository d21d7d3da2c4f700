//! Evidence: how much each block looks like the article, in words.

use super::comments;
use super::page::{Page, is_prose, link_share};
use super::signs::Signs;
use super::weights::Weights;
use crate::outline::{Block, Marks, NodeId, Outline};
use crate::tag::Tag;

/// Blocks on either side that count as around.
const AROUND: usize = 8;

/// What it costs each block to stand where it does: inside the candidate, or in which of the rings around it. A ring
/// is what one more element around the candidate adds.
fn distances(page: &Page<'_>, root: NodeId, weights: &Weights) -> Vec<f32> {
    let mut costs = vec![-weights.inside; page.outline.blocks.len()];
    let mut inner = page.outline.node(root).blocks.clone();
    let mut cost = 0.0;
    for around in page.outline.ancestors(root).chain([0]) {
        let outer = page.outline.node(around).blocks.clone();
        if outer == inner {
            continue;
        }
        let added = page.tally(outer.clone()).without(page.tally(inner.clone()));
        cost += weights.ring_links * added.link_share();
        costs[outer.start as usize..inner.start as usize].fill(cost);
        costs[inner.end as usize..outer.end as usize].fill(cost);
        inner = outer;
    }
    costs
}

/// Where things stand on the page, in block numbers.
pub(crate) struct Places {
    /// The headline.
    pub headline: Option<u32>,
    /// The first block of the candidate.
    pub start: u32,
    /// Where readers' comments begin.
    pub comments: u32,
}

impl Places {
    pub fn find(page: &Page<'_>, root: NodeId, headline: Option<usize>) -> Self {
        let headline = headline.map(|at| at as u32);
        let start = page.outline.node(root).blocks.start;
        let all = page.outline.blocks.len() as u32;
        let comments = if page.is_thread { all } else { comments::start(page, start.max(headline.unwrap_or(0))) };
        Self { headline, start, comments }
    }
}

/// Words between the headline and a lead at most.
const LEAD_REACH: u32 = 80;
/// A lead's share of linked words is below this.
const LEAD_LINKS: f32 = 0.2;

/// All that the evidence is drawn from.
pub(crate) struct Evidence<'a> {
    pub page: &'a Page<'a>,
    pub signs: &'a Signs,
    pub places: &'a Places,
    pub weights: &'a Weights,
}

impl Evidence<'_> {
    /// For each block, how many words speak for the article (above zero) or against it.
    pub fn of_blocks(&self, root: NodeId) -> Vec<f32> {
        let distances = distances(self.page, root, self.weights);
        let blocks = self.page.outline.blocks.iter().enumerate();
        blocks.map(|(index, block)| self.of_word(distances[index], index, block) * self.weight(block)).collect()
    }

    fn weight(&self, block: &Block) -> f32 {
        (block.measure.words as f32).min(self.weights.cap) + self.weights.floor
    }

    fn of_word(&self, distance: f32, index: usize, block: &Block) -> f32 {
        let Self { page, signs, places, weights } = self;
        let at = index as u32;
        if page.is_absent(block) {
            return -weights.claimed;
        }
        let mut sum = by_kind(page.outline, block, weights) - distance;
        sum -= weights.links * link_share(block);
        sum -= weights.links_around * page.around(index, AROUND).link_share();
        sum -= weights.name * signs.name(block.owner);
        sum -= weights.structure * signs.structure(block.owner);
        let sign = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
        sum += sign(self.is_lead(index, block), weights.lead);
        sum -= sign(page.claims[index].is_some(), weights.claimed);
        sum -= sign(page.is_hidden(block), weights.hidden);
        sum -= sign(places.headline.is_some_and(|headline| at < headline), weights.before_headline);
        sum -= sign(at >= places.comments, weights.after_comments);
        sum
    }

    /// Whether a block is the lead: a sentence of its own between headline and body, in whatever box it stands.
    fn is_lead(&self, index: usize, block: &Block) -> bool {
        let Some(headline) = self.places.headline else { return false };
        let at = index as u32;
        headline < at
            && at < self.places.start
            && is_prose(self.page.outline, block)
            && link_share(block) < LEAD_LINKS
            && self.page.tally(headline + 1..at).words <= LEAD_REACH
    }
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
