//! The pages on disk.

use std::fs;
use std::path::Path;

use crate::tree::{Element, body, parse};

/// A marked page.
pub struct Page {
    pub name: String,
    pub root: Element,
}

/// News in many languages.
pub fn languages() -> Vec<Page> {
    folder("languages", 11)
}

/// Pages of many shapes.
pub fn pages() -> Vec<Page> {
    folder("pages", 27)
}

fn folder(name: &str, fewest: usize) -> Vec<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shapes").join(name);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
    paths.sort();
    assert!(paths.len() >= fewest, "pages of {name} are gone");
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Page {
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let html = fs::read_to_string(path).unwrap();
    for mark in ["keep", "drop"] {
        assert!(html.contains(&format!("data-expect=\"{mark}\"")), "{name}: nothing to {mark}");
    }
    let mut root = parse(&html);
    assert!(body(&mut root).expect().is_some(), "{name}: the body says nothing");
    Page { name, root }
}
