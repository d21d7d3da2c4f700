//! Whatever the page's size and shape: it is read, what was cut is told, and memory stays in proportion.
//! How the time grows is measured by `cargo bench --bench growth`.
#![cfg(not(target_arch = "wasm32"))]

mod grammar;
mod oracle;
mod promised;
mod stress;

use decant::{Article, clean};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Memory that reading a page may take: for each byte, and for each tag, attribute and value of structured data, which
/// cost the same however short they are.
const MOST_PER_BYTE: usize = 18;
const MOST_PER_TAG: usize = 700;
const MOST_PER_VALUE: usize = 200;

// One test, for the allocator counts what all threads take.
#[test]
fn memory_stays_in_proportion_and_promises_are_kept() {
    let mut over = Vec::new();
    for (name, page) in stress::pages(1 << 17) {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let article = clean(&page, promised::options()).unwrap();
        let taken = MEMORY.peak_usage() - before;
        println!("{:5.1} times the page  {name}", taken as f64 / page.len() as f64);
        if taken > most(&page) {
            over.push(format!("{name}: {taken} bytes, not {}", most(&page)));
        }
        check(name, &article);
    }
    assert_eq!(over, Vec::<String>::new());
    what_is_cut_is_told();
}

fn most(page: &str) -> usize {
    let count = |marks: &[char]| page.matches(marks).count();
    MOST_PER_BYTE * page.len() + MOST_PER_TAG * count(&['<']) + MOST_PER_VALUE * count(&['=', '"', '['])
}

fn what_is_cut_is_told() {
    let elements = "<i>x</i>".repeat(510_000);
    let article = clean(&format!("<article><p>{elements}"), promised::options()).unwrap();
    assert!(article.notices.contains(&"truncated"), "elements: {:?}", article.notices);
    check("too many elements", &article);
}

/// The oracle is left out: a tree of this size takes it minutes.
#[track_caller]
fn check(name: &str, article: &Article) {
    promised::adds_up(article).unwrap_or_else(|why| panic!("{name}: {why}"));
    for html in promised::outputs(article) {
        grammar::recognise(html).unwrap_or_else(|why| panic!("{name}: {why}"));
    }
}
