//! Loose ends: what belongs together stays together, however the votes go on each line of it.

mod captions;
mod headings;
mod lists;
mod notes;
mod set_apart;
mod tables;
mod text;

use std::ops::Range;

pub(super) use captions::{keep_captions, keep_lead_caption};
pub(super) use headings::{
    drop_bare_headings, keep_headings_between, keep_headings_over_most, keep_headings_over_text, keep_questions,
};
pub(super) use lists::{keep_announced_lists, keep_lists_whole, keep_terms};
pub(super) use notes::keep_notes;
pub(super) use set_apart::{keep_quotations, keep_set_apart};
pub(super) use tables::keep_tables_whole;
pub(super) use text::{keep_alike, keep_crossheads, keep_ends, keep_paragraphs_between};

use crate::outline::{Node, Outline};
use crate::tag::Tag;

/// The lines of an element.
fn lines_of(node: &Node) -> Range<usize> {
    node.blocks.start as usize..node.blocks.end as usize
}

/// Keeps all of these lines that are no clutter.
fn keep_open(kept: &mut [bool], dropped: &[bool], lines: Range<usize>) {
    kept[lines.clone()].iter_mut().zip(&dropped[lines]).for_each(|(kept, dropped)| *kept |= !dropped);
}

/// Whether one of so many elements around a line is this.
fn is_within(outline: &Outline, at: usize, near: usize, wanted: Tag) -> bool {
    outline.lineage(outline.blocks[at].owner).take(near).any(|id| outline.node(id).tag == wanted)
}

/// Elements from a line up to the button or term that it is at most.
const NEAR: usize = 3;

/// Elements from a line up to the explanation that it is a part of at most, as an item of a list.
const ITEM_DEPTH: usize = 5;

/// Whether the nearest lines on both sides that are no clutter are kept.
fn is_between(kept: &[bool], dropped: &[bool], lines: Range<usize>) -> bool {
    let before = (0..lines.start).rev().find(|&at| !dropped[at]);
    let behind = (lines.end..kept.len()).find(|&at| !dropped[at]);
    before.zip(behind).is_some_and(|(before, behind)| kept[before] && kept[behind])
}

#[cfg(test)]
mod tests {
    use crate::outline::Outline;

    /// How the lines begin that stay, of which those are kept that begin with “Kept”.
    pub(super) fn stays(html: &str, keep: fn(&Outline, &mut [bool], &[bool])) -> Vec<String> {
        let lines =
            crate::judge::tests::stays(html, |reading, kept, dropped| keep(reading.page.outline, kept, dropped));
        lines.iter().map(|line| line.split(',').next().unwrap().to_string()).collect()
    }

    /// What makes running text of a line.
    pub(super) const PROSE: &str =
        ", says the keeper of the light, who was there all night and saw how it came over the wall.";
}
