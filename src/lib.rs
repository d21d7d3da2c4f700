//! Decant pours the article off a messy page and leaves the sediment.
#![forbid(unsafe_code)]

mod account;
mod allowlist;
mod article;
#[cfg(feature = "cli")]
mod charset;
mod cleaner;
mod decimal;
pub mod duplicates;
mod error;
mod formula;
pub mod judge;
mod judged;
mod letters;
mod maps;
mod markdown;
mod metadata;
mod order;
pub mod outline;
mod place;
mod plain;
pub mod plan;
mod references;
mod removals;
pub mod rules;
pub mod tag;
mod text;
mod tokens;
mod utf_8;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
mod words;
pub mod write;

pub use account::uncaptioned;
pub use article::{Account, Article, Candidate, Metadata, Removal, Restorable, Source};
#[cfg(feature = "cli")]
pub use charset::decode;
pub use cleaner::{Cleaner, MAX_INPUT, Options, clean};
pub use error::Error;
pub use judged::Judged;
pub use markdown::{markdown, markdown_text};
pub use metadata::metadata;
pub use text::{Measure, measure};
