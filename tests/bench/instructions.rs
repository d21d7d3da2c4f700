//! What `tests/bench/instructions.mjs` counts the instructions of. Run alone it only cleans the pages.
//!
//! The pages are part of the program and nothing is printed, so that a run is the same each time.

#[path = "../samples/embedded.rs"]
mod embedded;
#[path = "../stress/mod.rs"]
mod stress;

use std::hint::black_box;

use decant::{Cleaner, Options};

/// Bytes of a page of repeated paragraphs, and of each stress page.
const LONG: usize = 1 << 20;
const STRESS: usize = 1 << 14;

fn main() {
    // `cargo bench` says `--bench`.
    let wanted = std::env::args().nth(1).filter(|argument| !argument.starts_with('-'));
    for (name, pages) in [("samples", samples()), ("long", long()), ("stress", stressed())] {
        if wanted.as_deref().is_none_or(|wanted| wanted == name) {
            // The tables of the rules are made once a process, which is not what is measured.
            clean("<p>x");
            counted(&pages);
        }
    }
}

fn samples() -> Vec<String> {
    embedded::PAGES.iter().map(|(_, page)| page.to_string()).collect()
}

fn long() -> Vec<String> {
    vec![stress::page(&stress::PATTERNS[0], LONG)]
}

fn stressed() -> Vec<String> {
    stress::pages(STRESS).map(|(_, page)| page).collect()
}

/// Instructions count only in here.
#[inline(never)]
fn counted(pages: &[String]) {
    for page in pages {
        clean(page);
    }
}

fn clean(page: &str) {
    let mut cleaner = Cleaner::new(Options::default()).expect("no address is a good one");
    cleaner.write(page.as_bytes()).expect("any page can be read");
    black_box(cleaner.finish().expect("any page can be read"));
}
