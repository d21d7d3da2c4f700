//! The article between judgement and serialisation: a list of pieces in the closed grammar.
//!
//! Nothing of the page's markup can be in it: names are [`Tag`]s of the allow-list, attribute names are static, values
//! and text are plain text that a serialiser must escape.

use std::ops::Range;

use super::selection::Part;
use crate::outline::Span;
use crate::tag::Tag;

/// One step through the article.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// An element begins.
    Open(Tag, Range<u32>),
    /// An element without content.
    Void(Tag, Range<u32>),
    /// Text.
    Text(Span),
    /// The innermost open element ends.
    Close(Tag),
}

/// An attribute: a static name and a decoded value.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// Its value; empty for flags such as `open`.
    pub value: String,
}

/// An article as pieces.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Content {
    /// The steps, properly nested.
    pub pieces: Vec<Piece>,
    attributes: Vec<Attribute>,
    text: String,
    /// Places on the page, for the elements that name one.
    pub(crate) places: Vec<String>,
    /// What each piece is part of, while it is being written.
    parts: Vec<Part>,
    part: Part,
}

impl Content {
    /// The attributes of an element.
    pub fn attributes(&self, range: &Range<u32>) -> &[Attribute] {
        &self.attributes[range.start as usize..range.end as usize]
    }

    pub(super) fn attributes_mut(&mut self, range: &Range<u32>) -> &mut [Attribute] {
        &mut self.attributes[range.start as usize..range.end as usize]
    }

    /// The value of one attribute of an element.
    pub fn attribute(&self, range: &Range<u32>, name: &str) -> Option<&str> {
        self.attributes(range).iter().find(|attribute| attribute.name == name).map(|attribute| attribute.value.as_str())
    }

    /// Bytes of text and tags, roughly.
    pub(super) fn length(&self) -> usize {
        const TAG: usize = 4;
        let values: usize = self.attributes.iter().map(|attribute| attribute.name.len() + attribute.value.len()).sum();
        self.text.len() + values + self.pieces.len() * TAG
    }

    /// The text of a piece.
    pub fn text(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// Empty content over the text and places of another, for the same pieces in another arrangement.
    pub(super) fn around(other: &mut Self) -> Self {
        let (text, places) = (std::mem::take(&mut other.text), std::mem::take(&mut other.places));
        Self { text, places, ..Self::default() }
    }

    /// What each piece is part of.
    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What is written from here on is part of this.
    pub(super) fn turn_to(&mut self, part: Part) {
        self.part = part;
    }

    pub(super) fn open(&mut self, tag: Tag, attributes: Vec<Attribute>) {
        let range = self.keep(attributes);
        self.push(Piece::Open(tag, range));
    }

    pub(super) fn void(&mut self, tag: Tag, attributes: Vec<Attribute>) {
        let range = self.keep(attributes);
        self.push(Piece::Void(tag, range));
    }

    pub(super) fn close(&mut self, tag: Tag) {
        self.push(Piece::Close(tag));
    }

    pub(super) fn push_text(&mut self, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        let span: Span = (start..self.text.len()).into();
        match self.pieces.last_mut() {
            Some(Piece::Text(last)) if self.parts.last() == Some(&self.part) => last.end = span.end,
            _ => self.push(Piece::Text(span)),
        }
    }

    /// Takes out the pieces that are `gone`.
    pub(super) fn take_out(&mut self, gone: &[bool]) {
        let mut stays = gone.iter().map(|gone| !gone);
        self.pieces.retain(|_| stays.next().unwrap_or(true));
        let mut stays = gone.iter().map(|gone| !gone);
        self.parts.retain(|_| stays.next().unwrap_or(true));
    }

    fn push(&mut self, piece: Piece) {
        self.pieces.push(piece);
        self.parts.push(self.part);
    }

    fn keep(&mut self, attributes: Vec<Attribute>) -> Range<u32> {
        let start = self.attributes.len() as u32;
        self.attributes.extend(attributes);
        start..self.attributes.len() as u32
    }
}
