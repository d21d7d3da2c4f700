//! Doubles each stress page and tells by how much the time grows: `cargo bench --bench growth [-- WORD]`, with a word
//! those pages that have it in their name.
//!
//! The best of some rounds counts, and a page that seems to grow too fast is measured again: other work on the machine
//! only ever makes a round slower.

#[path = "../stress/mod.rs"]
mod stress;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use decant::{Options, clean};

/// Sizes of the smaller page, of which the first is taken that is slow enough to be measured. None is so large that
/// twice as much would be cut; and the last is beyond the sizes at which allocators keep memory for the next round, which
/// makes one step look steeper.
const SIZES: [usize; 4] = [256 << 10, 512 << 10, 2 << 20, 8 << 20];
const SLOW_ENOUGH: Duration = Duration::from_millis(30);
const MOST: f64 = 2.3;
const ROUNDS: usize = 3;
const ATTEMPTS: usize = 10;

fn main() -> ExitCode {
    println!("{:>6} {:>9} {:>9} {:>6}", "KB", "ms", "twice", "ratio");
    let word = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
    let patterns = stress::PATTERNS.iter().filter(|pattern| pattern.0.contains(&word));
    let failures = patterns.filter(|pattern| !grows_in_proportion(pattern)).count();
    if failures > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn grows_in_proportion(pattern: &stress::Pattern) -> bool {
    let page = |size: usize| stress::page(pattern, size);
    let is_slow = |size: &usize| best(&page(*size)) >= SLOW_ENOUGH;
    let size = SIZES.into_iter().find(is_slow).unwrap_or(SIZES[SIZES.len() - 1]);
    let (once, twice) = (page(size), page(2 * size));
    let (mut small, mut large) = (Duration::MAX, Duration::MAX);
    for _ in 0..ATTEMPTS {
        small = small.min(best(&once));
        large = large.min(best(&twice));
        if ratio(small, large) <= MOST {
            break;
        }
    }
    let ratio = ratio(small, large);
    let verdict = if ratio > MOST { "  TOO MUCH" } else { "" };
    println!("{:6} {:9.2} {:9.2} {ratio:6.2}  {}{verdict}", size >> 10, millis(small), millis(large), pattern.0);
    ratio <= MOST
}

fn best(page: &str) -> Duration {
    let round = |_| {
        let start = Instant::now();
        std::hint::black_box(clean(page, Options::default()).expect("any page can be read"));
        start.elapsed()
    };
    (0..ROUNDS).map(round).min().unwrap_or_default()
}

fn ratio(small: Duration, large: Duration) -> f64 {
    large.as_secs_f64() / small.as_secs_f64()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
