//! What the pieces of a block say and stand in: its runs of text, set apart.

use std::borrow::Cow;

use crate::outline::{Block, BySort, Item, NodeId, Outline};
use crate::rules::lexicon::{self, Kinds};
use crate::text::decode;
use crate::words::words;

/// Lines longer than this are running text and say nothing about what kind of clutter they are.
pub(super) const MAX_SAID: u32 = 80;

/// The kinds whose phrases a block says, read as one text and piece by piece.
pub(super) fn said(outline: &Outline, block: &Block, reader: &mut lexicon::Reader) -> Kinds {
    if block.measure.words > MAX_SAID {
        return Kinds::default();
    }
    let whole = reader.said(outline.words_of(block).iter().copied());
    match pieces(outline, block) {
        Cow::Borrowed(_) => whole,
        Cow::Owned(pieces) => whole.or(reader.said(words(&pieces))),
    }
}

/// A block's text with its pieces set apart: in a row of spans there is no space between one and the next.
pub(super) fn pieces<'a>(outline: &'a Outline, block: &Block) -> Cow<'a, str> {
    if !outline.runs_together(block) {
        return Cow::Borrowed(outline.text_of(block));
    }
    let items = &outline.items[block.items.start as usize..block.items.end as usize];
    let pieces = items.iter().filter_map(|item| match item {
        Item::Text { span, .. } => Some(decode(outline.source_of(*span))),
        _ => None,
    });
    pieces.fold(String::new(), |text, piece| text + &piece + " ").into()
}

/// The kinds that the inline elements around the whole text of a block hint at.
pub(super) fn wrapped(outline: &Outline, named: &BySort<'_, Kinds>, block: &Block) -> Kinds {
    inline_around(outline, block).fold(Kinds::default(), |kinds, id| kinds.or(named.of(id)))
}

/// The inline elements around the whole text of a block.
pub(super) fn inline_around<'a>(outline: &'a Outline, block: &'a Block) -> impl Iterator<Item = NodeId> + use<'a> {
    let items = &outline.items[block.items.start as usize..block.items.end as usize];
    let mut parents = items.iter().filter_map(|item| match item {
        Item::Text { parent, span, .. } if !outline.source_of(*span).trim().is_empty() => Some(*parent),
        _ => None,
    });
    let first = parents.next().unwrap_or(block.owner);
    let last = parents.next_back().unwrap_or(first);
    let inline = outline.lineage(first).take(8).take_while(|&id| id != block.owner);
    inline.filter(move |&id| outline.contains(id, last))
}
