//! The model: what was learned, and how its parts are put together.
//!
//! The tables are made by `tests/train` and are not edited; `model.json` beside them says from what and how.

use super::Looked;
use super::chance::{SURE, chance};
use super::features::{Features, LABELS};
use super::forest::Forest;
use super::open::Open;
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

/// How likely a page is an article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gate {
    /// The chance.
    pub chance: u32,
}

impl Gate {
    /// Whether the page is taken for an article.
    pub fn is_article(self) -> bool {
        self.chance >= ARTICLE
    }

    /// Whether it surely is one.
    pub fn is_surely(self) -> bool {
        self.chance >= SURELY
    }

    /// The share of the vote that the judge of articles has.
    fn share(self) -> i64 {
        if self.chance <= CLEARLY_NOT { 0 } else { i64::from(self.chance * MOST / 100) }
    }
}

/// What the first look makes of a page.
pub(crate) struct FirstLook {
    pub gate: Gate,
    /// The votes on each block if the page is an article, and if it may be anything.
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

    /// Whether the page is an article, from what is the same for all its blocks.
    pub(crate) fn gate(&self, whole: &Features) -> Gate {
        Gate { chance: chance(self.gate.votes(&whole.table)[0]) }
    }

    /// The first votes on each block.
    pub(crate) fn look(&self, gate: Gate, features: &Features, open: &Open) -> FirstLook {
        let (article, any) = (self.article.votes(&features.table), self.any.votes(&features.table));
        let share = gate.share();
        let mixed = |(&one, &other): (&i32, &i32)| {
            let sum = i64::from(one) * share + i64::from(other) * (i64::from(SURE) - share);
            (sum / i64::from(SURE)) as i32
        };
        let votes: Vec<i32> = article.iter().zip(&any).map(mixed).collect();
        FirstLook { gate, article: open.spread(&article), any: open.spread(&any), votes: open.spread(&votes) }
    }

    /// The votes on each block after the second look.
    pub(crate) fn look_again(&self, seen: &Table, open: &Open) -> Vec<i32> {
        open.spread(&self.again.votes(seen))
    }

    /// What speaks for and against an open block: what was looked at, its value, and its votes, the strongest first. Where the
    /// second look only repeats the first, the reasons of the first are told.
    pub(crate) fn reasons(&self, look: &Looked, row: usize) -> Vec<(&'static str, u8, i32)> {
        let first = if look.first.gate.is_article() { self.article } else { self.any };
        let table = &look.features.table;
        let told = |(column, votes): &(usize, i32)| (LABELS[*column], table.column(*column)[row], *votes);
        let own: Vec<(usize, i32)> = first.reasons(table, row).into_iter().take(LABELS.len()).collect();
        let again = self.again.reasons(&look.seen, row).into_iter().take(second_look::COUNT);
        let again = again.filter(|(column, _)| !second_look::OWN.contains(column));
        let seen = |(column, votes): (usize, i32)| (second_look::LABELS[column], look.seen.column(column)[row], votes);
        let mut reasons: Vec<_> = own.iter().map(told).chain(again.map(seen)).collect();
        reasons.sort_by_key(|(.., votes)| std::cmp::Reverse(votes.unsigned_abs()));
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
        assert!(model.again.questions().all(|[column, _]| usize::from(column) < second_look::COUNT));
        assert!(TABLES.len() <= 40_000, "{} bytes", TABLES.len());
    }

    #[test]
    fn tables_that_are_cut_short_are_refused() {
        assert!((0..TABLES.len()).step_by(97).all(|end| Model::read(&TABLES[..end]).is_none()));
    }
}
