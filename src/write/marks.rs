//! Marks what was removed, in a document that holds the whole page.
//!
//! An element that holds one removal and nothing else carries its number; of elements inside each other, the outermost.
//! One that holds several removals and nothing else carries the mark without a number: it shows when one of them does.
//! Where removed text stands right beside kept text, in one list item or cell, a `span` is put around it. A cell is
//! never marked itself, or the columns of its row would shift.

use super::content::{Attribute, Content, Piece};
use super::selection::Part;
use crate::maps::Map;
use crate::outline::Outline;
use crate::place;
use crate::tag::Tag;

/// The attribute that says which removal an element is.
const REMOVAL: &str = "data-removal";
/// The attribute that says where on the page an element stands; while it is written, which of the page's it is.
pub(super) const PLACE: &str = "data-place";

/// What is written inside an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Nothing,
    Kept,
    One(u32),
    Several,
}

impl Holds {
    fn of(part: Part) -> Self {
        match part {
            Part::Kept => Self::Kept,
            Part::Removed(number) => Self::One(number),
            Part::Unwritten => Self::Nothing,
        }
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, holds) | (holds, Self::Nothing) => holds,
            (Self::Kept, _) | (_, Self::Kept) => Self::Kept,
            (holds, same) if holds == same => holds,
            _ => Self::Several,
        }
    }
}

/// The same content with its marks.
pub(super) fn mark(outline: &Outline, mut content: Content) -> Content {
    let holds = holds(&content);
    let out = Content::around(&mut content);
    let mut marker = Marker { outline, out, open: Vec::new(), run: None, places: Map::default() };
    for (piece, holds) in content.pieces.iter().zip(holds) {
        marker.step(&content, piece, holds);
    }
    marker.out
}

/// What each piece holds: an element what is inside it.
fn holds(content: &Content) -> Vec<Holds> {
    let mut holds = vec![Holds::Nothing; content.pieces.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, (piece, &part)) in content.pieces.iter().zip(content.parts()).enumerate() {
        match piece {
            Piece::Open(..) => open.push(at),
            Piece::Text(_) | Piece::Void(..) => {
                holds[at] = Holds::of(part);
                let around = open.last().copied();
                around.into_iter().for_each(|around| holds[around] = holds[around].and(holds[at]));
            }
            Piece::Close(_) => {
                let Some(closed) = open.pop() else { continue };
                holds[at] = holds[closed];
                let around = open.last().copied();
                around.into_iter().for_each(|around| holds[around] = holds[around].and(holds[closed]));
            }
        }
    }
    holds
}

struct Marker<'a> {
    outline: &'a Outline,
    out: Content,
    /// For each open element, whether the mark of all in it is written already.
    open: Vec<bool>,
    /// The removal whose text is being put in a `span`.
    run: Option<u32>,
    /// The number of each place.
    places: Map<String, usize>,
}

impl Marker<'_> {
    fn step(&mut self, content: &Content, piece: &Piece, holds: Holds) {
        let settled = self.open.last().copied().unwrap_or(false);
        let is_inline = match piece {
            Piece::Open(tag, _) | Piece::Void(tag, _) => !tag.is_block(),
            Piece::Text(_) => true,
            Piece::Close(_) => false,
        };
        if !settled {
            match holds {
                Holds::One(number) if is_inline => self.begin_run(number),
                Holds::Nothing if is_inline => {}
                _ => self.end_run(),
            }
        }
        match piece {
            Piece::Open(tag, range) => {
                let mark = if settled || is_inline || tag.is_cell() { None } else { mark_of(holds) };
                let is_whole = mark.is_some() && holds != Holds::Several;
                let own = content.attributes(range).iter();
                let mut attributes: Vec<Attribute> = own.filter(|own| own.name != PLACE).cloned().collect();
                if let Some(node) = content.attribute(range, PLACE).filter(|_| holds == Holds::Kept) {
                    attributes.push(self.place(node));
                }
                attributes.extend(mark);
                self.out.open(*tag, attributes);
                self.open.push(settled || is_whole || self.run.is_some());
            }
            Piece::Close(tag) => {
                self.out.close(*tag);
                self.open.pop();
            }
            Piece::Void(tag, range) => self.out.void(*tag, content.attributes(range).to_vec()),
            Piece::Text(span) => self.out.pieces.push(Piece::Text(*span)),
        }
    }

    /// Where on the page an element stands.
    fn place(&mut self, node: &str) -> Attribute {
        let place = place::of(self.outline, node.parse().unwrap_or_default());
        let next = self.places.len();
        let number = *self.places.entry(place).or_insert_with_key(|place| {
            self.out.places.push(place.clone());
            next
        });
        Attribute { name: PLACE, value: number.to_string() }
    }

    fn begin_run(&mut self, number: u32) {
        if self.run == Some(number) {
            return;
        }
        self.end_run();
        self.out.open(Tag::Span, vec![numbered(number)]);
        self.run = Some(number);
    }

    fn end_run(&mut self) {
        if self.run.take().is_some() {
            self.out.close(Tag::Span);
        }
    }
}

fn mark_of(holds: Holds) -> Option<Attribute> {
    match holds {
        Holds::One(number) => Some(numbered(number)),
        Holds::Several => Some(Attribute { name: REMOVAL, value: String::new() }),
        Holds::Kept | Holds::Nothing => None,
    }
}

fn numbered(number: u32) -> Attribute {
    Attribute { name: REMOVAL, value: number.to_string() }
}
