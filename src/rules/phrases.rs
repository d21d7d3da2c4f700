//! What lines of clutter say: the phrases of all languages, compiled from the files in `words/`.
//!
//! A phrase counts whatever the page's language: papers quote each other's boxes, and many pages do not say their
//! language or say it wrong. Those that mean something else elsewhere (`pub`, `tag`) count on pages of their own
//! language only.

use super::lexicon::Kinds;
use crate::plan::Kind;
use crate::words::join;

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

/// Where in a line a phrase counts.
const WHOLE: u8 = 0;
const OPENING: u8 = 1;
const ANNOUNCING: u8 = 2;

/// A row of the table: what the phrase stands for, and where it counts.
const fn meaning(kind: Kind, place: u8) -> u8 {
    (kind as u8) << 2 | place
}

/// A page's language: the number of the phrases that count on its pages only; 0 where nothing is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Language(u8);

impl Language {
    pub(super) fn of(tag: Option<&str>) -> Self {
        let primary = tag.and_then(|tag| tag.split('-').next()).map(whole);
        let place = primary.and_then(|primary| LANGUAGES.iter().position(|name| name.eq_ignore_ascii_case(primary)));
        Self(place.map_or(0, |place| place as u8 + 1))
    }
}

/// The language of which this is a written form: Norwegian has two.
fn whole(primary: &str) -> &str {
    if ["nb", "nn"].iter().any(|form| primary.eq_ignore_ascii_case(form)) { "no" } else { primary }
}

/// The kinds that a phrase stands for, by the place where it counts.
#[derive(Clone, Copy, Default)]
pub(super) struct Entry {
    pub whole: Kinds,
    pub opening: Kinds,
    pub announcing: Kinds,
    pub anywhere: Kinds,
}

/// The phrases that begin here, shortest first: words and meaning of each.
pub(super) fn at(words: &[u64], language: Language) -> impl Iterator<Item = (usize, Entry)> + '_ {
    let hashes = words.iter().scan(0, |hash, &word| {
        *hash = join(*hash, word);
        Some(*hash as u32)
    });
    let begun = hashes.take_while(|&hash| may_begin(hash));
    begun.enumerate().filter_map(move |(at, hash)| Some((at + 1, entry(hash, language)?)))
}

/// Whether a phrase may begin like this. Says yes in vain now and then, and never no.
fn may_begin(hash: u32) -> bool {
    let place = hash as usize & 0xffff;
    BEGINNINGS[place >> 3] & 1 << (place & 7) != 0
}

fn entry(hash: u32, language: Language) -> Option<Entry> {
    let [shelf, rest @ ..] = hash.to_be_bytes();
    let shelf = usize::from(shelf);
    let on_shelf = usize::from(SHELVES[shelf])..usize::from(SHELVES[shelf + 1]);
    let from = on_shelf.start + PHRASES[on_shelf.clone()].partition_point(|other| *other < rest);
    let count = PHRASES[from..on_shelf.end].iter().take_while(|other| **other == rest).count();
    let rows = MEANINGS[from..].iter().zip(&HOMES[from..]).take(count);
    let mut entry = None;
    for (meaning, &home) in rows {
        if home != 0 && home != language.0 {
            continue;
        }
        let entry: &mut Entry = entry.get_or_insert_default();
        let slot = match meaning & 3 {
            WHOLE => &mut entry.whole,
            OPENING => &mut entry.opening,
            ANNOUNCING => &mut entry.announcing,
            _ => &mut entry.anywhere,
        };
        *slot = slot.or(Kinds::numbered(meaning >> 2));
    }
    entry
}
