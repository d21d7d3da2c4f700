//! The model: what was learned, and how its parts are put together.
//!
//! The tables are made by `tests/train` and are not edited; `model.json` beside them says from what and how.

use super::chance::{SURE, chance};
use super::features::Features;
use super::forest::Forest;

/// The tables in use.
static TABLES: &[u8] = include_bytes!("model.bin");

/// Below this chance of an article the judge of articles is not asked.
const CLEARLY_NOT: u32 = SURE / 20;
/// From this chance on it surely is one.
const SURELY: u32 = SURE * 3 / 4;
/// Per cent of the vote that the judge of articles has on what is surely one: two opinions are better than one.
const MOST: u32 = 70;
/// Below this chance the page is not taken for an article.
const ARTICLE: u32 = SURE * 2 / 5;

/// Three forests: is the page an article, and which blocks are to be kept if it is, or if it may be anything.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    gate: Forest<'a>,
    article: Forest<'a>,
    any: Forest<'a>,
}

/// What the model says of a page.
pub(crate) struct Weighed {
    /// Whether it takes the page for an article.
    pub is_article: bool,
    /// Whether it is sure of that.
    pub is_surely: bool,
    /// The votes on each block.
    pub votes: Vec<i32>,
}

impl Model<'static> {
    /// The model that comes with the core.
    pub fn shipped() -> Self {
        Self::read(TABLES).expect("a test reads the tables")
    }
}

impl<'a> Model<'a> {
    /// Reads a model from its stored form, nothing if that is cut short.
    pub fn read(tables: &'a [u8]) -> Option<Self> {
        let (gate, rest) = Forest::read(tables)?;
        let (article, rest) = Forest::read(rest)?;
        let (any, rest) = Forest::read(rest)?;
        rest.is_empty().then_some(Self { gate, article, any })
    }

    pub(crate) fn weigh(&self, features: &Features) -> Weighed {
        let all = 0..features.blocks();
        // What the gate asks is the same for all blocks of a page.
        let article = self.gate.votes(features, 0..all.end.min(1)).first().map_or(SURE, |&votes| chance(votes));
        let votes = if article <= CLEARLY_NOT {
            self.any.votes(features, all)
        } else {
            let share = i64::from(article * MOST / 100);
            let mixed = |(one, other): (i32, i32)| {
                let sum = i64::from(one) * share + i64::from(other) * (i64::from(SURE) - share);
                (sum / i64::from(SURE)) as i32
            };
            self.article
                .votes(features, all.clone())
                .into_iter()
                .zip(self.any.votes(features, all))
                .map(mixed)
                .collect()
        };
        Weighed { is_article: article >= ARTICLE, is_surely: article >= SURELY, votes }
    }

    /// What speaks for and against a block: features and their votes, the strongest first.
    pub(crate) fn reasons(&self, features: &Features, is_article: bool, block: usize) -> Vec<(usize, i32)> {
        let forest = if is_article { self.article } else { self.any };
        let mut reasons = forest.reasons(features, block);
        reasons.sort_by_key(|(_, votes)| std::cmp::Reverse(votes.unsigned_abs()));
        reasons
    }
}

#[cfg(test)]
mod tests {
    use super::super::features::COUNT;
    use super::*;

    #[test]
    fn the_shipped_tables_can_be_read_and_ask_for_features_that_exist() {
        let model = Model::shipped();
        for forest in [model.gate, model.article, model.any] {
            assert!(forest.questions().all(|[feature, _]| usize::from(feature) < COUNT));
        }
        assert!(TABLES.len() <= 40_000, "{} bytes", TABLES.len());
    }

    #[test]
    fn tables_that_are_cut_short_are_refused() {
        assert!((0..TABLES.len()).step_by(97).all(|end| Model::read(&TABLES[..end]).is_none()));
    }
}
