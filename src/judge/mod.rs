//! The judge: which blocks are the article.
//!
//! Every judge of pages weighs the same few signs: how much running text, how many links, what the boxes are called,
//! how far from the headline. Here they are weighed in three steps, each linear in the page:
//!
//! 1. `candidate`: the element that holds the running text most closely, a centre to measure from;
//! 2. `evidence`: for each block, how many words speak for the article or against it;
//! 3. `cut`: the parts of the tree that hold the most evidence, where each change of sides has its price.
//!
//! What a rule claims is clutter whatever the evidence says. A judge that has learned its evidence replaces step 2 and
//! leaves the rest as it is.

mod candidate;
mod comments;
mod cut;
mod evidence;
mod finding;
mod headline;
mod hints;
mod leaves;
mod names;
mod page;
mod reasons;
mod signs;
#[cfg(test)]
mod tests;
mod weights;

use crate::article::Metadata;
use crate::duplicates;
use crate::outline::{NodeId, Outline};
use crate::plan::{Kind, Plan, Verdict};
use crate::rules;
use cut::{Toll, cut};
use evidence::{Evidence, Places};
use page::Page;
use signs::Signs;
pub use weights::{WEIGHTS, Weights};

/// Decides what becomes of every block and leaf of a page.
pub fn judge(outline: &Outline, metadata: &Metadata) -> Plan {
    decide(outline, metadata, &rules::claim(outline, metadata), &WEIGHTS)
}

/// [`judge`] over given claims of the rules and with other weights, for study.
pub fn decide(outline: &Outline, metadata: &Metadata, claims: &[Option<Kind>], weights: &Weights) -> Plan {
    let page = Page::new(outline, claims);
    let headline = headline::headline(outline, metadata);
    let signs = Signs::read(&page, headline, weights);
    let scores = candidate::scores(&page, &signs, headline, weights);
    let root = candidate::widened(&page, &signs, candidate::best(&scores), weights);
    let places = Places::find(&page, root, headline);
    let evidence = Evidence { page: &page, signs: &signs, places: &places, weights }.of_blocks(root);
    let toll =
        Toll { enter: weights.enter + weights.enter_share * page.tally_of(root).prose as f32, leave: weights.leave };
    let inside = inside(&page, evidence, root, toll);

    let mut kept: Vec<bool> = (0..outline.blocks.len()).map(|block| page.is_kept(&inside, block)).collect();
    if page.words_of(&kept) == 0 {
        kept = page.all_unclaimed();
    }
    let copies = duplicates::find(outline, &kept);
    let mut verdicts = reasons::verdicts(&page, &signs, &places, &kept);
    for (copy, of) in copies {
        verdicts[copy as usize] = Verdict::Duplicate(of);
    }
    let leaves = leaves::kept(&page, metadata, &places, &inside, &verdicts);
    let found = finding::is_article(&page, metadata, root, &verdicts);
    let candidates = if found { Vec::new() } else { finding::candidates(&page, &scores) };
    Plan { found, root, verdicts, leaves, candidates }
}

/// Words that are enough for an article, or one of so many of the page's; below, the judge looks again with a kinder eye.
const FEW_WORDS: u32 = 25;
const ONE_IN: u32 = 20;
/// What the kinder looks add to the evidence, for each word.
const KINDNESS: [f32; 3] = [0.0, 0.5, 1.0];

/// Cuts the tree; a page with next to nothing to keep gets a second and a third look.
fn inside(page: &Page<'_>, evidence: Vec<f32>, root: NodeId, toll: Toll) -> Vec<bool> {
    let mut inside = Vec::new();
    for kindness in KINDNESS {
        let kinder = page.outline.blocks.iter().zip(&evidence);
        let kinder: Vec<f32> = kinder.map(|(block, sum)| sum + kindness * block.measure.words as f32).collect();
        inside = cut(page.outline, &kinder, root, toll);
        let kept: Vec<bool> = (0..kinder.len()).map(|block| page.is_kept(&inside, block)).collect();
        let words = page.words_of(&kept);
        if words >= FEW_WORDS || words * ONE_IN >= page.whole().words.max(1) {
            break;
        }
    }
    inside
}
