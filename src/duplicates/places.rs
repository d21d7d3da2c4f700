//! Where each shingle stands: a hash table with a bounded number of places each, so that a search costs what the text
//! is long, however often the page repeats itself.

use std::cell::Cell;
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
    /// The number of the first spot of each shingle. Nearly all have one alone, so there is no list for each.
    first: WordMap<u32>,
    spots: Vec<Spot>,
    /// How many places were looked at: the measure of the work.
    pub looks: Cell<usize>,
}

impl Places {
    /// Remembers a text as that of a block.
    pub fn remember(&mut self, block: usize, text: &Text) {
        for (at, shingle) in text.shingles().enumerate() {
            let new = self.spots.len() as u32;
            let first = *self.first.entry(shingle).or_insert(new);
            if first != new {
                let (count, last) = self.spots_from(first).fold((0, first), |(count, _), spot| (count + 1, spot));
                if count >= MAX_PLACES {
                    continue;
                }
                self.spots[last as usize].next = new;
            }
            self.spots.push(Spot { place: Place { block: block as u32, at: at as u32 }, next: new });
        }
    }

    fn next(&self, spot: u32) -> Option<u32> {
        Some(self.spots[spot as usize].next).filter(|&next| next != spot)
    }

    fn spots_from(&self, first: u32) -> impl Iterator<Item = u32> + '_ {
        successors(Some(first), |&spot| self.next(spot))
    }

    /// The places of a shingle.
    pub fn of(&self, shingle: u64) -> impl Iterator<Item = Place> + '_ {
        let spots = self.first.get(&shingle).into_iter().flat_map(|&first| self.spots_from(first));
        spots.map(|spot| self.spots[spot as usize].place).inspect(|_| {
            self.looks.set(self.looks.get() + 1);
        })
    }
}
