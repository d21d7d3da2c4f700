//! What is decided about each sample page, here and in a browser: `judgements.txt` holds it in numbers, this test holds
//! the native core to it, `web.rs` the WebAssembly. After a change that is meant, `JUDGEMENTS=write cargo test` writes
//! the file anew.
#![cfg(not(target_arch = "wasm32"))]

#[path = "samples/embedded.rs"]
mod embedded;

use std::path::Path;

#[test]
fn the_native_core_decides_as_written_down() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judgements.txt");
    let judgements = embedded::judgements();
    if std::env::var_os("JUDGEMENTS").is_some_and(|wish| wish == "write") {
        std::fs::write(&file, &judgements).unwrap();
    }
    let written = std::fs::read_to_string(&file).unwrap();
    let changed: Vec<&str> = judgements.lines().filter(|line| !written.lines().any(|other| other == *line)).collect();
    assert!(changed.is_empty() && written.len() == judgements.len(), "decided otherwise: {changed:#?}");
}

#[test]
fn every_sample_page_is_among_them() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let known = |path: &Path| embedded::PAGES.iter().any(|(name, _)| tests.join(name) == path);
    for folder in ["shapes/languages", "shapes/pages"] {
        for entry in tests.join(folder).read_dir().unwrap() {
            let path = entry.unwrap().path();
            assert!(known(&path), "{} is not in samples/embedded.rs", path.display());
        }
    }
}
