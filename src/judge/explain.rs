//! Why: the judge's opinion of each block, for people who look into a wrong decision.

use super::chance::{SURE, chance};
use super::features;
use super::model::{Looks, Model};
use super::priors;
use super::reading::Reading;
use super::rendered;
use crate::article::Metadata;
use crate::outline::Outline;

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
    let features = features::features(&reading);
    let model = Model::shipped();
    let looked = super::look(&reading, &features, &model);
    let looks = Looks { features: &features, first: &looked.first, seen: &looked.seen };
    let mut votes = model.look_again(&looked.seen);
    priors::keep_notes(&reading, &mut votes);
    rendered::lower(&reading.rendered, &mut votes);
    let opinion = |(block, &votes): (usize, &i32)| {
        let reasons = model.reasons(&looks, block).into_iter().map(|(label, value, votes)| (label, value, votes > 0));
        Opinion {
            chance: (chance(votes) * 100).div_ceil(SURE),
            reasons: rendered::reason(reading.rendered[block]).into_iter().chain(reasons).take(REASONS).collect(),
        }
    };
    votes.iter().enumerate().map(opinion).collect()
}
