//! Reasons: what each block that is not kept is called.

use std::ops::Range;

use super::page::{Page, link_share};
use super::reading::Reading;
use crate::outline::NodeId;
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
    let kept_before = counts(kept);
    let verdict = |(block, &kept): (usize, &bool)| {
        if kept { Verdict::Kept } else { Verdict::Removed(kind(reading, block, &kept_before)) }
    };
    kept.iter().enumerate().map(verdict).collect()
}

/// How many blocks are kept before each, and in all.
fn counts(kept: &[bool]) -> Vec<u32> {
    let mut counts = vec![0];
    counts.extend(kept.iter().scan(0, |count, &kept| {
        *count += u32::from(kept);
        Some(*count)
    }));
    counts
}

fn kind(reading: &Reading<'_>, index: usize, kept_before: &[u32]) -> Kind {
    let Reading { page, places, rendered, .. } = reading;
    let block = &page.outline.blocks[index];
    if let Some(kind) = page.claims[index] {
        return kind;
    }
    if page.is_absent(block) || page.is_hidden(block) {
        return Kind::Hidden;
    }
    if let Some(kind) = name_of_box(reading, block.owner, kept_before) {
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

/// What the box around is called, where the votes agree with its name: what holds a part of the article is no widget.
fn name_of_box(reading: &Reading<'_>, owner: NodeId, kept_before: &[u32]) -> Option<Kind> {
    let Reading { page, signs, .. } = reading;
    let kind = signs.kind(owner, NAMING)?;
    let named = page.outline.lineage(owner).take_while(|&id| signs.kind(id, NAMING) == Some(kind)).last()?;
    let blocks = page.outline.node(named).blocks.clone();
    let is_whole = kept_before[blocks.start as usize] == kept_before[blocks.end as usize];
    (is_whole && (!ASK_MORE.contains(&kind) || looks_like(page, kind, blocks))).then_some(kind)
}

/// Kinds of single lines and small boxes, whose names many other things carry: pages have a `print` layout, a `skip` item
/// and a `widget` for each paragraph.
const ASK_MORE: &[Kind] = &[
    Kind::Advertisement,
    Kind::Control,
    Kind::Counter,
    Kind::Metadata,
    Kind::Newsletter,
    Kind::Player,
    Kind::Print,
    Kind::Product,
    Kind::Share,
    Kind::SkipLink,
    Kind::Tags,
    Kind::Widget,
];

/// Whether a small box looks like what it is called: mostly links, or a rule says so of a part of it.
fn looks_like(page: &Page<'_>, kind: Kind, blocks: Range<u32>) -> bool {
    const SMALL: usize = 40;
    let claims = &page.claims[blocks.start as usize..blocks.end as usize];
    claims.len() <= SMALL && (claims.contains(&Some(kind)) || page.tally(blocks).link_share() >= 0.5)
}
