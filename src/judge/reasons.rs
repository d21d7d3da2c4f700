//! Reasons: what each block that is not kept is called.

use super::page::link_share;
use super::reading::Reading;
use crate::plan::{Kind, Verdict};
use crate::tag::Tag;

/// A sign weaker than this gives no name to what was removed.
const NAMING: f32 = 0.4;
/// The share of linked words from which on a list is a menu.
const MENU: f32 = 0.8;
/// Blocks on either side that make the list.
const AROUND: usize = 3;

/// The verdict on each block, before duplicates are looked for.
pub(crate) fn verdicts(reading: &Reading<'_>, kept: &[bool]) -> Vec<Verdict> {
    let verdict = |(block, &kept): (usize, &bool)| {
        if kept { Verdict::Kept } else { Verdict::Removed(kind(reading, block)) }
    };
    kept.iter().enumerate().map(verdict).collect()
}

fn kind(reading: &Reading<'_>, index: usize) -> Kind {
    let Reading { page, signs, places, rendered, .. } = reading;
    let block = &page.outline.blocks[index];
    if let Some(kind) = page.claims[index] {
        return kind;
    }
    if page.is_absent(block) || page.is_hidden(block) {
        return Kind::Hidden;
    }
    if let Some(kind) = signs.kind(block.owner, NAMING) {
        return kind;
    }
    if let Some(kind) = rendered[index] {
        return kind;
    }
    if index as u32 >= places.comments {
        return Kind::Comments;
    }
    let in_list = page.outline.lineage(block.owner).take(3).any(|id| page.outline.node(id).tag == Tag::Li);
    if in_list && link_share(block) >= MENU && page.around(index, AROUND).link_share() >= MENU {
        return Kind::Navigation;
    }
    Kind::Outside
}
