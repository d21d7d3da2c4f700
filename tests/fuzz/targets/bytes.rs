//! Any bytes at all: the article keeps every promise.
#![no_main]

#[path = "../../grammar/mod.rs"]
mod grammar;
#[path = "../../oracle/mod.rs"]
mod oracle;
#[path = "../../promised/mod.rs"]
mod promised;

use decant::Cleaner;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut cleaner = Cleaner::new(promised::options()).unwrap();
    cleaner.write(bytes).unwrap();
    let article = cleaner.finish().unwrap();
    if let Err(why) = promised::kept(&article) {
        panic!("{why}");
    }
});
