//! A word alone removes nothing: each phrase of each language, where no second sign stands beside it.

use std::fs;
use std::path::Path;

use super::*;

const WORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules/words");

/// Places in which a phrase is part of an article, whatever it says.
const PLACES: &[(&str, &str)] = &[
    ("a heading over a paragraph", "<h2>{phrase}</h2><p>{prose}</p>"),
    ("an item of a list", "<ul><li>{phrase}</li><li>{other}</li></ul>"),
    ("a cell of a table", "<table><tr><td>{phrase}</td><td>{other}</td></tr></table>"),
    ("a term and what it means", "<dl><dt>{phrase}</dt><dd>{prose}</dd></dl>"),
    ("the beginning of a paragraph", "<p>{phrase}, {prose}</p>"),
    ("bold words in a paragraph", "<p>{other} <b>{phrase}</b>, {prose}</p>"),
    ("a link in a paragraph", "<p>{other} <a href=x>{phrase}</a>, {prose}</p>"),
    ("a line of code", "<pre>{phrase}</pre>"),
];

/// The phrases of a file as they stand on pages.
fn phrases(text: &str) -> impl Iterator<Item = String> + '_ {
    let lines = text.lines().filter(|line| !line.starts_with("//") && !line.starts_with('['));
    let phrases = lines.flat_map(|line| line.split(',')).map(|phrase| phrase.trim().trim_start_matches('~'));
    phrases.map(|phrase| phrase.trim_matches('…').replace('#', "3")).filter(|phrase| !phrase.is_empty())
}

/// A sentence that no other on the page is, so that nothing is said twice.
fn sentence(n: usize) -> String {
    format!(
        "on day {n} the keeper counted {n} boats behind the wall and wrote each of their names into his book, as ever"
    )
}

#[test]
fn a_word_alone_removes_nothing() {
    let mut lost = Vec::new();
    for entry in fs::read_dir(WORDS).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            lost.extend(PLACES.iter().flat_map(|place| lost_in(&path, place)));
        }
    }
    assert!(lost.is_empty(), "{} phrases\n{}", lost.len(), lost.join("\n"));
}

/// The lines of a page of articles' phrases, all in places of one sort, that a rule would remove.
fn lost_in(path: &Path, (name, place): &(&str, &str)) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap();
    let language = path.file_stem().unwrap().to_string_lossy();
    let samples = phrases(&text).enumerate().map(|(n, phrase)| {
        let sample = place.replace("{phrase}", &phrase).replace("{prose}", &sentence(n));
        sample.replace("{other}", &format!("boat {n}"))
    });
    let outline = outline(&page(&samples.collect::<String>()));
    let claims = claim(&outline, &told(&format!("lang=\"{language}\"")));
    let claimed = outline.blocks.iter().zip(claims).filter_map(|(block, kind)| Some((block, kind?)));
    let lost = claimed.filter(|(_, kind)| *kind != Kind::Title);
    lost.map(|(block, kind)| format!("{language}, {name}, {}: {}", kind.name(), outline.text_of(block))).collect()
}
