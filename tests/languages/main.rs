//! News pages in the languages of `src/rules/words/`: all that lies around the article is called by its name.
//!
//! The pages are of the project's own making. `README.md` beside says how they are marked.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use decant::outline::{Block, Item, Outline};
use decant::plan::Verdict;
use decant::{Cleaner, Judged, Options};

/// The attribute that says what becomes of the text under it; the cleaner reads no such attribute.
const MARK: &str = "data-is=\"";

fn folder(name: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "html" || extension == "txt"));
    paths.sort();
    paths
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn judged(path: &Path) -> Judged {
    let url = "https://paper.example/2025/story".to_string();
    let mut cleaner = Cleaner::new(Options { url: Some(url) }).unwrap();
    cleaner.write(&fs::read(path).unwrap()).unwrap();
    cleaner.judge().unwrap()
}

/// What the nearest mark around a block says.
fn mark<'a>(outline: &'a Outline, block: &Block) -> &'a str {
    let items = &outline.items[block.items.start as usize..block.items.end as usize];
    let text = items.iter().find_map(|item| match item {
        Item::Text { parent, .. } => Some(*parent),
        _ => None,
    });
    let said = |node| outline.source_of(outline.node(node).start_tag).split_once(MARK)?.1.split('"').next();
    outline.lineage(text.unwrap_or(block.owner)).find_map(said).expect("the body is marked")
}

fn called(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Kept => "kept",
        Verdict::Removed(kind) => kind.name(),
        Verdict::Duplicate(_) => "copy",
    }
}

/// The blocks of a page that are not what their marks say.
fn wrong(path: &Path) -> Vec<String> {
    let judged = judged(path);
    let outline = &judged.outline;
    let blocks = outline.blocks.iter().zip(&judged.plan.verdicts);
    let wrong = blocks.filter(|(block, verdict)| !mark(outline, block).split(' ').any(|one| one == called(**verdict)));
    let mut lines: Vec<String> = wrong
        .map(|(block, verdict)| {
            let start: String = outline.text_of(block).chars().take(60).collect();
            format!("{} should be {}, is {}: {start}", stem(path), mark(outline, block), called(*verdict))
        })
        .collect();
    if !judged.plan.found {
        lines.push(format!("{} is not taken for an article", stem(path)));
    }
    lines
}

#[test]
fn what_lies_around_an_article_is_called_by_its_name() {
    let wrong: Vec<String> = folder("tests/languages/pages").iter().flat_map(|path| wrong(path)).collect();
    assert!(wrong.is_empty(), "{} blocks\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn articles_about_newsletters_carts_and_cookies_stay_whole() {
    let wrong: Vec<String> = folder("tests/languages/kept").iter().flat_map(|path| wrong(path)).collect();
    assert!(wrong.is_empty(), "{} blocks\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_language_has_its_words_and_its_page() {
    let sections = |path: &PathBuf| -> BTreeSet<String> {
        let text = fs::read_to_string(path).unwrap();
        let heads = text.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
        heads.map(String::from).collect()
    };
    let words: Vec<PathBuf> = folder("src/rules/words").into_iter().filter(|path| stem(path) != "any").collect();
    let english = words.iter().find(|path| stem(path) == "en").map(sections).unwrap();
    for path in &words {
        let missing: Vec<String> = english.difference(&sections(path)).cloned().collect();
        assert!(missing.is_empty(), "{} says nothing for {missing:?}", stem(path));
    }
    let names = |paths: &[PathBuf]| paths.iter().map(|path| stem(path)).collect::<BTreeSet<_>>();
    assert_eq!(names(&words), names(&folder("tests/languages/pages")));
    assert!(words.len() >= 25);
}
