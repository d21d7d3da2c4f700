//! Why: the judge's opinion of each block, for people who look into a wrong decision.

use super::chance::{SURE, chance};
use super::features::{self, LABELS};
use super::model::Model;
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
    let mut weighed = model.weigh(&features);
    rendered::lower(&reading.rendered, &mut weighed.votes);
    let opinion = |(block, &votes): (usize, &i32)| Opinion {
        chance: (chance(votes) * 100).div_ceil(SURE),
        reasons: rendered::reason(reading.rendered[block])
            .into_iter()
            .chain(
                model
                    .reasons(&features, weighed.is_article, block)
                    .into_iter()
                    .map(|(feature, votes)| (LABELS[feature], features.column(feature)[block], votes > 0)),
            )
            .take(REASONS)
            .collect(),
    };
    weighed.votes.iter().enumerate().map(opinion).collect()
}
