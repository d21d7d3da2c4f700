//! Where each shingle stands: a hash table with a bounded number of places each, so that a search costs what the text
//! is long, however often the page repeats itself.

use std::cell::Cell;
use std::collections::hash_map::Entry;
use std::iter::successors;

use super::text::Text;
use crate::words::WordMap;

/// Places remembered for one shingle.
const MAX_PLACES: usize = 8;

#[derive(Clone, Copy)]
pub(super) struct Place {
    pub block: u32,
    pub at: u32,
}

/// A place, and the number of the next one of the same shingle; its own if there is none.
struct Spot {
    place: Place,
    next: u32,
}

#[derive(Default)]
pub(super) struct Places {
    /// The first place of each shingle. Nearly all have no other.
    first: WordMap<Place>,
    /// The number of the second place of those that have more.
    second: WordMap<u32>,
    spots: Vec<Spot>,
    /// How many places were looked at: the measure of the work.
    pub looks: Cell<usize>,
}

impl Places {
    /// With room for so many shingles, as far as an article of a usual length has them: a long text may repeat its own.
    pub fn with_room(shingles: usize) -> Self {
        const MOST: usize = 6000;
        Self { first: WordMap::with_capacity_and_hasher(shingles.min(MOST), Default::default()), ..Self::default() }
    }

    /// Remembers a text as that of a block.
    pub fn remember(&mut self, block: usize, text: &Text) {
        for (at, shingle) in text.shingles().enumerate() {
            let place = Place { block: block as u32, at: at as u32 };
            match self.first.entry(shingle) {
                Entry::Vacant(first) => {
                    first.insert(place);
                }
                Entry::Occupied(_) => self.remember_again(shingle, place),
            }
        }
    }

    fn remember_again(&mut self, shingle: u64, place: Place) {
        let new = self.spots.len() as u32;
        let second = *self.second.entry(shingle).or_insert(new);
        if second != new {
            let (count, last) = self.spots_from(second).fold((1, second), |(count, _), spot| (count + 1, spot));
            if count >= MAX_PLACES {
                return;
            }
            self.spots[last as usize].next = new;
        }
        self.spots.push(Spot { place, next: new });
    }

    fn next(&self, spot: u32) -> Option<u32> {
        Some(self.spots[spot as usize].next).filter(|&next| next != spot)
    }

    fn spots_from(&self, second: u32) -> impl Iterator<Item = u32> + '_ {
        successors(Some(second), |&spot| self.next(spot))
    }

    /// The places of a shingle.
    pub fn of(&self, shingle: u64) -> impl Iterator<Item = Place> + '_ {
        let first = self.first.get(&shingle);
        let second = first.and_then(|_| self.second.get(&shingle));
        let others = second.into_iter().flat_map(|&second| self.spots_from(second));
        let places = first.copied().into_iter().chain(others.map(|spot| self.spots[spot as usize].place));
        places.inspect(|_| self.looks.set(self.looks.get() + 1))
    }
}
