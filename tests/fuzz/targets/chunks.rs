//! The same result however the input is cut: the first bytes say where.
#![no_main]

use decant::{Article, Cleaner, Options};
use libfuzzer_sys::fuzz_target;

/// Bytes of the input that say how long the chunks are, taken in turn.
const CUTS: usize = 4;

fuzz_target!(|input: &[u8]| {
    let Some((cuts, page)) = input.split_at_checked(CUTS) else { return };
    let whole = read(std::iter::once(page));
    assert_eq!(read(chunks(page, cuts)), whole);
});

fn chunks<'a>(page: &'a [u8], cuts: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = page;
    cuts.iter().cycle().map_while(move |&length| {
        let (chunk, after) = rest.split_at(rest.len().min(usize::from(length).max(1)));
        rest = after;
        (!chunk.is_empty()).then_some(chunk)
    })
}

fn read<'a>(chunks: impl Iterator<Item = &'a [u8]>) -> Article {
    let mut cleaner = Cleaner::new(Options::default()).unwrap();
    for chunk in chunks {
        cleaner.write(chunk).unwrap();
    }
    cleaner.finish().unwrap()
}
