//! Decant's core for browsers. `Cargo.toml` beside this file says what is different about it.
#![forbid(unsafe_code)]

pub use decant::wasm::Cleaner;
