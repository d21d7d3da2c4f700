//! Decant pours the article off a messy page and leaves the sediment.
#![forbid(unsafe_code)]

mod account;
mod allowlist;
mod article;
mod cleaner;
pub mod duplicates;
mod error;
pub mod judge;
mod metadata;
pub mod outline;
pub mod plan;
pub mod rules;
pub mod tag;
mod text;
mod tokens;
mod words;
#[cfg(target_arch = "wasm32")]
mod wasm;
pub mod write;

pub use article::{Account, Article, Candidate, Metadata, Removal};
pub use cleaner::{Cleaner, MAX_INPUT, Options, clean};
pub use error::Error;
pub use text::{Measure, measure};
