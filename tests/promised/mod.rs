//! What is promised of every article, whatever the page: the safety tests and the fuzz targets ask the same questions.
#![allow(dead_code)] // Each test file uses its own part.

use decant::write::{Selection, html, write};
use decant::{Article, Cleaner, Options};
use url::Url;

use crate::{grammar, oracle};

pub const ADDRESS: &str = "https://news.example/signals/";

pub fn options() -> Options {
    Options { url: Some(ADDRESS.into()) }
}

/// Every string of markup that an article carries.
pub fn outputs(article: &Article) -> impl Iterator<Item = &str> {
    let candidates = article.candidates.iter().map(|candidate| candidate.html.as_str());
    [article.html.as_str(), article.whole.as_str()].into_iter().chain(candidates)
}

/// Every promise at once; tells the first that is broken.
pub fn kept(article: &Article) -> Result<(), String> {
    adds_up(article)?;
    for html in outputs(article) {
        grammar::recognise(html).map_err(|why| format!("{why}\n{html}"))?;
        same("parsed to another tree", &oracle::reserialised(html), html)?;
        same("written again otherwise", &written_again(html), html)?;
    }
    Ok(())
}

fn same(fault: &str, now: &str, before: &str) -> Result<(), String> {
    if now == before { Ok(()) } else { Err(format!("{fault}\nbefore: {before:?}\nnow:    {now:?}")) }
}

/// The account: every block is kept, removed or a copy, and every word is in one of the sums.
pub fn adds_up(article: &Article) -> Result<(), String> {
    let account = article.account;
    let removed_words: u32 = article.removals.iter().map(|removal| removal.words).sum();
    let removed_blocks: u32 = article.removals.iter().map(|removal| removal.blocks).sum();
    let sums = [
        ("kinds of blocks", account.kept + account.removed + account.duplicates, account.blocks),
        ("words", account.words_kept + removed_words, account.words_total),
        ("blocks", account.kept + removed_blocks, account.blocks),
    ];
    match sums.into_iter().find(|(_, sum, whole)| sum != whole) {
        Some((what, sum, whole)) => Err(format!("{what}: {sum} of {whole}")),
        None => Ok(()),
    }
}

/// The output read as a page and written whole, without a judge in between: cleaned again it must be itself.
pub fn written_again(markup: &str) -> String {
    let mut cleaner = Cleaner::new(options()).unwrap();
    cleaner.write(markup.as_bytes()).unwrap();
    let outline = cleaner.outline().unwrap();
    html(&write(&outline, &Selection::all(&outline), Url::parse(ADDRESS).ok().as_ref()))
}
