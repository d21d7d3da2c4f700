//! Each sample page gives exactly the article that stands beside it.
#![cfg(not(target_arch = "wasm32"))]

mod samples;

use decant::{Article, Options, clean};
use samples::{Sample, samples};

fn cleaned(sample: &Sample) -> Article {
    let url = format!("https://courier.example/{}/", sample.name);
    clean(&sample.html, Options { url: Some(url) }).unwrap()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_article_is_what_it_should_be() {
    let mut wrong = Vec::new();
    for sample in samples().iter().filter(|sample| sample.article && sample.raw) {
        let article = cleaned(sample);
        let expected = sample.beside("expected.txt").expect("an article has its text beside it");
        let got = format!("{}\n\n{}", article.metadata.title, article.text);
        if !article.found || squeezed(&got) != squeezed(&expected) {
            wrong.push(format!("{}: {}", sample.name, difference(&got, &expected)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// The blocks that only one of two texts has.
fn difference(got: &str, expected: &str) -> String {
    let blocks = |text: &str| text.split("\n\n").map(squeezed).collect::<Vec<_>>();
    let (has, wants) = (blocks(got), blocks(expected));
    let extra = has.iter().filter(|block| !wants.contains(block)).map(|block| format!("\n  + {block}"));
    let lost = wants.iter().filter(|block| !has.contains(block)).map(|block| format!("\n  - {block}"));
    extra.chain(lost).collect()
}

#[test]
fn no_sediment_is_left() {
    for sample in samples().iter().filter(|sample| sample.raw) {
        let article = cleaned(sample);
        for line in sample.beside("must-not.txt").unwrap_or_default().lines().filter(|line| !line.is_empty()) {
            assert!(!article.text.contains(line), "{}: {line:?} in the article", sample.name);
        }
    }
}

#[test]
fn the_pictures_of_an_article_stay() {
    for sample in samples().iter().filter(|sample| sample.raw) {
        let html = cleaned(sample).html;
        for line in sample.beside("images.txt").unwrap_or_default().lines().filter(|line| !line.is_empty()) {
            let either = line.split_whitespace().any(|address| html.contains(address));
            assert!(either, "{}: {line:?} is not in the article", sample.name);
        }
    }
}

#[test]
fn a_page_without_an_article_says_so_and_offers_what_there_is() {
    for sample in samples().iter().filter(|sample| !sample.article) {
        let article = cleaned(sample);
        assert!(!article.found && article.html.is_empty(), "{}", sample.name);
        if sample.name != "empty" {
            assert!(!article.candidates.is_empty() && article.candidates.len() <= 3, "{}", sample.name);
            assert!(!article.whole.is_empty());
        }
    }
}
