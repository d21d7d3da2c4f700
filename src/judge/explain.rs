//! Why: the judge's opinion of each block, for people who look into a wrong decision.

use super::Looked;
use super::chance::{SURE, chance};
use super::model::Model;
use super::priors;
use super::reading::Reading;
use super::rendered;
use crate::article::Metadata;
use crate::outline::Outline;
use crate::plan::Kind;

/// Reasons that are given.
const REASONS: usize = 3;

/// What the judge thinks of a block.
#[derive(Clone, Debug)]
pub struct Opinion {
    /// The chance that it is part of the article, in per cent.
    pub chance: u32,
    /// What moved the chance most, the strongest first: what was looked at, its value, and whether it spoke for the
    /// article.
    pub reasons: Vec<(&'static str, u8, bool)>,
}

/// The judge's opinion of every block.
pub fn explain(outline: &Outline, metadata: &Metadata) -> Vec<Opinion> {
    let claims = super::claims(outline, metadata);
    let reading = Reading::of(outline, metadata, &claims);
    let model = Model::shipped();
    let looked = Looked::at(&reading, &model);
    let mut votes = model.look_again(&looked.seen, &looked.open);
    priors::add_again(&reading, &mut votes);
    rendered::lower(&reading.rendered, &mut votes);
    let out = |claim: &Option<Kind>| {
        let reason = if claim.is_some() { "clutter by name" } else { "nobody sees it" };
        Opinion { chance: 0, reasons: vec![(reason, 1, false)] }
    };
    let mut opinions: Vec<Opinion> = claims.iter().map(out).collect();
    for (row, &block) in looked.open.blocks.iter().enumerate() {
        let block = block as usize;
        let reasons = model.reasons(&looked, row).into_iter().map(|(label, value, votes)| (label, value, votes > 0));
        opinions[block] = Opinion {
            chance: (chance(votes[block]) * 100).div_ceil(SURE),
            reasons: rendered::reason(reading.rendered[block]).into_iter().chain(reasons).take(REASONS).collect(),
        };
    }
    opinions
}
