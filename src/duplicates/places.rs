//! Where each shingle stands: a hash table with a bounded number of places each, so that a search costs what the text
//! is long, however often the page repeats itself.

use std::cell::Cell;
use std::collections::hash_map::Entry;

use super::text::Text;
use crate::words::WordMap;

/// Places remembered for one shingle.
const MAX_PLACES: usize = 8;

#[derive(Clone, Copy)]
pub(super) struct Place {
    pub block: u32,
    pub at: u32,
}

/// Where a shingle stands: for nearly all, in one place.
struct Spots {
    first: Place,
    more: Vec<Place>,
}

#[derive(Default)]
pub(super) struct Places {
    spots: WordMap<Spots>,
    /// How many places were looked at: the measure of the work.
    pub looks: Cell<usize>,
}

impl Places {
    /// Remembers a text as that of a block.
    pub fn remember(&mut self, block: usize, text: &Text) {
        for (at, shingle) in text.shingles().enumerate() {
            let place = Place { block: block as u32, at: at as u32 };
            match self.spots.entry(shingle) {
                Entry::Vacant(entry) => drop(entry.insert(Spots { first: place, more: Vec::new() })),
                Entry::Occupied(mut entry) if entry.get().more.len() + 1 < MAX_PLACES => {
                    entry.get_mut().more.push(place)
                }
                Entry::Occupied(_) => {}
            }
        }
    }

    /// The places of a shingle.
    pub fn of(&self, shingle: u64) -> impl Iterator<Item = Place> + '_ {
        let spots = self.spots.get(&shingle).into_iter();
        spots.flat_map(|spots| std::iter::once(&spots.first).chain(&spots.more)).copied().inspect(|_| {
            self.looks.set(self.looks.get() + 1);
        })
    }
}
