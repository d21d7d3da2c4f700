//! The judge: which blocks are the article.

mod candidate;
mod cut;
mod evidence;
mod headline;
mod names;
mod page;
mod signs;
mod weights;

use crate::article::Metadata;
use crate::outline::{Item, Outline};
use crate::plan::{Kind, Plan, Verdict};
use cut::{Toll, cut};
use evidence::{Rings, evidence};
use page::Page;
use signs::Signs;
pub use weights::{WEIGHTS, Weights};

/// Decides what becomes of every block and leaf of a page.
pub fn judge(outline: &Outline, metadata: &Metadata) -> Plan {
    judge_with(outline, metadata, &WEIGHTS)
}

/// [`judge`] with other weights, for study.
pub fn judge_with(outline: &Outline, metadata: &Metadata, weights: &Weights) -> Plan {
    let page = Page::new(outline);
    let headline = headline::headline(outline, metadata);
    let signs = Signs::read(&page, headline, weights);
    let scores = candidate::scores(&page, &signs, headline, weights);
    let candidate = candidate::widened(&page, &signs, candidate::best(&scores), weights);
    let rings = Rings::around(&page, candidate, weights);
    let headline = headline.unwrap_or(0) as u32;
    let evidence = evidence(&page, &signs, &rings, headline, weights);
    let words = page.tally_of(candidate).prose as f32;
    let toll = Toll { enter: weights.enter + weights.enter_share * words, leave: weights.leave };
    let inside = cut(outline, &evidence, toll);
    let verdicts = outline
        .blocks
        .iter()
        .map(|block| {
            if inside[block.owner as usize] && !page.is_absent(block) {
                Verdict::Kept
            } else {
                Verdict::Removed(signs.kind(block.owner).unwrap_or(Kind::Outside))
            }
        })
        .collect();
    let leaves = outline.items.iter().map(|item| matches!(item, Item::Leaf { .. })).collect();
    Plan { found: true, root: candidate, verdicts, leaves, candidates: Vec::new() }
}
