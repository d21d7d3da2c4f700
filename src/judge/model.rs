//! The model: what was learned, and how its parts are put together.
//!
//! The tables are made by `tests/train` and are not edited; `model.json` beside them says from what and how.

use super::chance::{SURE, chance};
use super::features::{Features, LABELS};
use super::forest::Forest;
use super::second_look;
use super::table::Table;

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

/// Four forests: is the page an article; which blocks are to be kept if it is, or if it may be anything; and which, after
/// a second look.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    gate: Forest<'a>,
    article: Forest<'a>,
    any: Forest<'a>,
    again: Forest<'a>,
}

/// What the first look makes of a page.
pub(crate) struct FirstLook {
    /// The chance that it is an article.
    pub gate: u32,
    /// Whether it is taken for one.
    pub is_article: bool,
    /// Whether it surely is one.
    pub is_surely: bool,
    /// The votes on each block if it is an article, and if it may be anything.
    pub article: Vec<i32>,
    pub any: Vec<i32>,
    /// The votes on each block, mixed by the chance of an article.
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
        let (again, rest) = Forest::read(rest)?;
        rest.is_empty().then_some(Self { gate, article, any, again })
    }

    pub(crate) fn look(&self, features: &Features) -> FirstLook {
        let table = &features.table;
        let all = 0..table.blocks();
        // What the gate asks is the same for all blocks of a page.
        let gate = self.gate.votes(table, 0..all.end.min(1)).first().map_or(SURE, |&votes| chance(votes));
        let (article, any) = (self.article.votes(table, all.clone()), self.any.votes(table, all));
        let share = if gate <= CLEARLY_NOT { 0 } else { i64::from(gate * MOST / 100) };
        let mixed = |(&one, &other): (&i32, &i32)| {
            let sum = i64::from(one) * share + i64::from(other) * (i64::from(SURE) - share);
            (sum / i64::from(SURE)) as i32
        };
        let votes = article.iter().zip(&any).map(mixed).collect();
        FirstLook { gate, is_article: gate >= ARTICLE, is_surely: gate >= SURELY, article, any, votes }
    }

    /// The votes on each block after the second look.
    pub(crate) fn look_again(&self, seen: &Table) -> Vec<i32> {
        self.again.votes(seen, 0..seen.blocks())
    }

    /// What speaks for and against a block: what was looked at, its value, and its votes, the strongest first. Where the
    /// second look only repeats the first, the reasons of the first are told.
    pub(crate) fn reasons(&self, look: &Looks<'_>, block: usize) -> Vec<(&'static str, u8, i32)> {
        let first = if look.first.is_article { self.article } else { self.any };
        let table = &look.features.table;
        let told = |(column, votes): &(usize, i32)| (LABELS[*column], table.column(*column)[block], *votes);
        let own: Vec<(usize, i32)> = first.reasons(table, block).into_iter().take(LABELS.len()).collect();
        let again = self.again.reasons(look.seen, block).into_iter().take(second_look::COUNT);
        let again = again.filter(|(column, _)| !second_look::OWN.contains(column));
        let seen =
            |(column, votes): (usize, i32)| (second_look::LABELS[column], look.seen.column(column)[block], votes);
        let mut reasons: Vec<_> = own.iter().map(told).chain(again.map(seen)).collect();
        reasons.sort_by_key(|(.., votes)| std::cmp::Reverse(votes.unsigned_abs()));
        reasons
    }
}

/// All that was looked at of a page.
pub(crate) struct Looks<'a> {
    pub features: &'a Features,
    pub first: &'a FirstLook,
    pub seen: &'a Table,
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
        assert!(model.again.questions().all(|[column, _]| usize::from(column) < second_look::COUNT));
        assert!(TABLES.len() <= 40_000, "{} bytes", TABLES.len());
    }

    #[test]
    fn tables_that_are_cut_short_are_refused() {
        assert!((0..TABLES.len()).step_by(97).all(|end| Model::read(&TABLES[..end]).is_none()));
    }
}
