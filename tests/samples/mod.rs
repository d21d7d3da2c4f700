//! The sample pages of `tests/site`, as the list there tells of them.
#![allow(dead_code)] // Each test file uses its own part.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// A sample page.
pub struct Sample {
    pub name: String,
    /// The page as text, whatever its bytes.
    pub html: String,
    /// Whether it holds an article.
    pub article: bool,
    /// Whether its HTML alone is enough to find it, without a browser.
    pub raw: bool,
    folder: PathBuf,
}

#[derive(Deserialize)]
struct Entry {
    path: String,
    article: bool,
    raw: bool,
}

impl Sample {
    /// A file beside the page.
    pub fn beside(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.folder.join(name)).ok()
    }

    /// The page's bytes as they are.
    pub fn bytes(&self) -> Vec<u8> {
        fs::read(self.folder.join("index.html")).unwrap()
    }
}

/// Every HTML page of the list.
pub fn samples() -> Vec<Sample> {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/site");
    let list = fs::read_to_string(site.join("samples.json")).unwrap();
    let entries: Vec<Entry> = serde_json::from_str(&list).unwrap();
    let samples: Vec<Sample> = entries
        .into_iter()
        .filter_map(|entry| {
            let folder = site.join(entry.path.trim_matches('/'));
            let bytes = fs::read(folder.join("index.html")).ok()?;
            let html = decant::decode(&bytes, None).into_owned();
            let name = entry.path.trim_matches('/').to_string();
            Some(Sample { name, html, article: entry.article, raw: entry.raw, folder })
        })
        .collect();
    assert!(samples.len() >= 15, "the sample pages are gone");
    samples
}
