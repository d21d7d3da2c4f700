//! What the wrappers of Rust extractors share: a path a line in, a JSON object a line out.

use std::io::{BufRead, Write, stdin, stdout};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

/// Answers each page with what `extract` makes of its HTML. One that panics has found nothing.
pub fn answer(extract: impl Fn(&str) -> Option<String>) {
    for path in stdin().lock().lines().map_while(Result::ok) {
        let bytes = std::fs::read(&path).unwrap_or_default();
        let start = Instant::now();
        let html = String::from_utf8_lossy(&bytes);
        let text = catch_unwind(AssertUnwindSafe(|| extract(&html))).ok().flatten().unwrap_or_default();
        let ms = start.elapsed().as_secs_f64() * 1000.0;
        println!("{}", serde_json::json!({ "path": path, "text": text, "ms": ms }));
        stdout().flush().expect("someone reads the answers");
    }
}
