//! Footnotes: short links to a place further down that begins an item or a paragraph.

use crate::maps::{Map, Set};
use crate::tag::Tag;
use crate::write::{Content, Piece};

/// Characters of a footnote's sign: `1`, `[12]`, `†`.
const MAX_SIGN: usize = 6;

/// The footnotes of an article.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Number of the note whose text begins at a piece.
    definitions: Map<usize, usize>,
    /// Number of the note that an address leads to.
    numbers: Map<String, usize>,
    /// Places (by address) of references: a link to one leads back from its note.
    back: Set<String>,
}

impl Notes {
    pub fn find(content: &Content) -> Self {
        let places = places(content);
        let mut notes = Self::default();
        for (at, piece) in content.pieces.iter().enumerate() {
            let Some(href) = local_link(content, piece) else { continue };
            let Some(&(place, begins)) = places.get(href) else { continue };
            if place < at {
                notes.back.insert(href.to_string());
                continue;
            }
            if let Some(begins) = begins.filter(|_| is_sign(content, at)) {
                let next = notes.numbers.len() + 1;
                let number = *notes.numbers.entry(href.to_string()).or_insert(next);
                notes.definitions.entry(begins).or_insert(number);
            }
        }
        notes
    }

    /// The number of the note whose text begins here, right behind the start of its element.
    pub fn defined_at(&self, at: usize) -> Option<usize> {
        self.definitions.get(&at).copied()
    }

    /// What a link at `at` is: no footnote; a reference with its number; or the way back from a note, of which
    /// nothing is written.
    pub fn reference(&self, href: &str, at: usize) -> Option<Option<usize>> {
        if let Some(&number) = self.numbers.get(href) {
            return Some(Some(number));
        }
        let in_note = self.definitions.keys().any(|&begins| begins <= at);
        (in_note && self.back.contains(href)).then_some(None)
    }
}

/// The address of a link that stays in the article.
fn local_link<'a>(content: &'a Content, piece: &Piece) -> Option<&'a str> {
    match piece {
        Piece::Open(Tag::A, attributes) => content.attribute(attributes, "href").filter(|href| href.starts_with('#')),
        _ => None,
    }
}

/// Every marked place: the piece that marks it, and the piece at which an item or paragraph begins with it.
fn places(content: &Content) -> Map<String, (usize, Option<usize>)> {
    let mut places = Map::default();
    let mut begins = None;
    for (at, piece) in content.pieces.iter().enumerate() {
        match piece {
            Piece::Open(tag, attributes) => {
                if matches!(tag, Tag::Li | Tag::P | Tag::Dd) {
                    // `<li><p>`: the item holds the note, and its paragraph comes with it.
                    let is_inside = *tag == Tag::P && begins == Some(at);
                    begins = if is_inside { begins } else { Some(at + 1) };
                } else if tag.is_block() {
                    begins = None;
                }
                if let Some(id) = content.attribute(attributes, "id") {
                    places.insert(format!("#{id}"), (at, begins));
                }
            }
            Piece::Text(span) if content.text(*span).trim().is_empty() => {}
            Piece::Text(_) | Piece::Void(..) => begins = None,
            Piece::Close(_) => {}
        }
    }
    places
}

/// Whether the link that opens at `at` reads like a footnote's sign.
fn is_sign(content: &Content, at: usize) -> bool {
    let mut text = String::new();
    for piece in &content.pieces[at + 1..] {
        match piece {
            Piece::Text(span) => text.push_str(content.text(*span)),
            Piece::Close(Tag::A) => break,
            _ => {}
        }
        if text.len() > 4 * MAX_SIGN {
            return false;
        }
    }
    let sign = text.trim();
    !sign.is_empty() && sign.chars().count() <= MAX_SIGN && !sign.chars().all(char::is_alphabetic)
}
