//! What was removed, thing by thing: a box of the page, or lines in a row, removed as the same kind.

use std::ops::Range;

use crate::account::{preview, words_left_out};
use crate::article::{Removal, Source};
use crate::outline::{Block, Item, Marks, NodeId, Outline};
use crate::place;
use crate::plan::{Kind, Plan, Verdict};
use crate::tag::Tag;
use crate::write::{Part, Selection};

/// Bytes of removed text that a restorable page holds: more than any page shows that somebody reads.
const MAX_TEXT: usize = 4 << 20;

/// The removals of a page, and which block went with which.
pub(crate) struct Removals {
    pub list: Vec<Removal>,
    of_block: Vec<Option<u32>>,
    /// For each block, how many before it were kept.
    kept_before: Vec<u32>,
}

/// The removals of a page, in page order.
pub(crate) fn removals(outline: &Outline, plan: &Plan) -> Removals {
    let mut finder = Finder { outline, plan, kept_before: kept_before(plan), things: Vec::new() };
    let of_block = (0..plan.verdicts.len()).map(|at| finder.take(at)).collect();
    let list = finder.things.iter().map(|thing| thing.removal(outline, plan)).collect();
    Removals { list, of_block, kept_before: finder.kept_before }
}

/// For each block, how many before it were kept.
fn kept_before(plan: &Plan) -> Vec<u32> {
    let mut count = 0;
    let mut before = vec![0];
    before.extend(plan.verdicts.iter().map(|verdict| {
        count += u32::from(*verdict == Verdict::Kept);
        count
    }));
    before
}

struct Finder<'a> {
    outline: &'a Outline,
    plan: &'a Plan,
    kept_before: Vec<u32>,
    things: Vec<Thing>,
}

/// Consecutive blocks that are one removal.
struct Thing {
    first: usize,
    last: usize,
}

impl Finder<'_> {
    /// The number of the removal that a block belongs to.
    fn take(&mut self, at: usize) -> Option<u32> {
        if self.plan.verdicts[at] == Verdict::Kept {
            return None;
        }
        match self.things.last().map(|thing| thing.last) {
            Some(last) if last + 1 == at && self.is_same_kind(last, at) && self.is_one_box(last, at) => {
                self.things.last_mut()?.last = at;
            }
            _ => self.things.push(Thing { first: at, last: at }),
        }
        Some(self.things.len() as u32 - 1)
    }

    fn is_same_kind(&self, one: usize, other: usize) -> bool {
        let is_alike = match (self.plan.verdicts[one], self.plan.verdicts[other]) {
            (Verdict::Duplicate(of), Verdict::Duplicate(next)) => next == of || next == of + 1,
            (verdict, same) => verdict == same,
        };
        is_alike && is_shown(&self.outline.blocks[one]) == is_shown(&self.outline.blocks[other])
    }

    /// Whether two neighbours stand in one box from which nothing was kept, or are bare lines of the same box.
    fn is_one_box(&self, one: usize, other: usize) -> bool {
        let (one, other) = (self.outline.blocks[one].owner, self.outline.blocks[other].owner);
        let around = place::around(self.outline, one, other);
        let blocks = &self.outline.node(around).blocks;
        if self.kept_before[blocks.start as usize] == self.kept_before[blocks.end as usize] {
            return true;
        }
        let is_bare = |owner: NodeId| owner == around || self.outline.node(owner).parent == around;
        is_bare(one) && is_bare(other)
    }
}

impl Thing {
    fn removal(&self, outline: &Outline, plan: &Plan) -> Removal {
        let blocks = &outline.blocks[self.first..=self.last];
        let (first, last) = (&blocks[0], &blocks[blocks.len() - 1]);
        let source = self.source(plan);
        let (kind, reason) = match plan.verdicts[self.first] {
            Verdict::Removed(kind) => (kind.name(), kind.label()),
            _ => ("duplicate", "Said elsewhere on the page"),
        };
        let duplicate_of = match plan.verdicts[self.first] {
            Verdict::Duplicate(of) => Some(of),
            _ => None,
        };
        Removal {
            kind,
            reason: reason.to_string(),
            source,
            confidence: (source == Source::Judge).then(|| self.confidence(outline, plan)),
            preview: preview(outline, first),
            words: blocks.iter().map(|block| words_left_out(outline, block)).sum(),
            blocks: blocks.len() as u32,
            duplicate_of,
            shown: is_shown(first),
            place: place::of(outline, place::around(outline, first.owner, last.owner)),
        }
    }

    fn source(&self, plan: &Plan) -> Source {
        match plan.verdicts[self.first] {
            Verdict::Duplicate(_) => Source::Duplicate,
            Verdict::Removed(Kind::Hidden) => Source::Page,
            _ if plan.claimed[self.first..=self.last].iter().all(|&claimed| claimed) => Source::Rule,
            _ => Source::Judge,
        }
    }

    /// How sure the judge is that this is no part of the article, in per cent, by words.
    fn confidence(&self, outline: &Outline, plan: &Plan) -> u8 {
        let range = self.first..=self.last;
        let weighed = outline.blocks[range.clone()].iter().zip(&plan.chances[range]);
        let (sum, words) = weighed.fold((0, 0), |(sum, all), (block, &chance)| {
            let words = u64::from(block.measure.words.max(1));
            (sum + words * u64::from(100 - chance.min(100)), all + words)
        });
        (sum / words.max(1)) as u8
    }
}

/// Whether the page itself shows a block.
fn is_shown(block: &Block) -> bool {
    !block.marks.has(Marks::HIDDEN) && !block.marks.has(Marks::NOSCRIPT)
}

impl Removals {
    /// Everything, the removed blocks and pictures as parts of their removals.
    pub fn selection(&self, outline: &Outline, plan: &Plan) -> Selection {
        let fits = self.fitting(outline);
        let part = |removal: &Option<u32>| match *removal {
            None => Part::Kept,
            Some(number) if fits[number as usize] => Part::Removed(number),
            Some(_) => Part::Unwritten,
        };
        let blocks: Vec<Part> = self.of_block.iter().map(part).collect();
        let leaves = self.leaves(outline, plan, &blocks);
        Selection { blocks, leaves }
    }

    /// Whether all of them are in the [`selection`](Self::selection).
    pub fn all_fit(&self, outline: &Outline) -> bool {
        self.fitting(outline).iter().all(|&fits| fits)
    }

    /// Whether each removal is written: as many, in page order, as the limit lets.
    fn fitting(&self, outline: &Outline) -> Vec<bool> {
        let mut sizes = vec![0; self.list.len()];
        for (block, removal) in outline.blocks.iter().zip(&self.of_block) {
            if let Some(number) = removal {
                sizes[*number as usize] += block.text.range().len();
            }
        }
        let mut room = MAX_TEXT;
        let fit = |size: usize| {
            let fits = size <= room;
            room -= if fits { size } else { 0 };
            fits
        };
        sizes.into_iter().map(fit).collect()
    }

    fn leaves(&self, outline: &Outline, plan: &Plan, blocks: &[Part]) -> Vec<Part> {
        let with_text = with_text(outline);
        let mut block = 0;
        let leaf = |(at, item): (usize, &Item)| {
            while block < blocks.len() && outline.blocks[block].items.end as usize <= at {
                block += 1;
            }
            let Item::Leaf { node, .. } = *item else { return Part::Unwritten };
            if plan.leaves[at] {
                return Part::Kept;
            }
            let node = &outline.node(node);
            if node.tag == Tag::Hr || node.marks.has(Marks::HIDDEN) || node.marks.has(Marks::NOSCRIPT) {
                return Part::Unwritten;
            }
            if outline.blocks.get(block).is_some_and(|line| line.items.start as usize <= at) {
                return if blocks[block] == Part::Kept { Part::Unwritten } else { blocks[block] };
            }
            self.beside(block, &outline.node(with_text[node.parent as usize]).blocks, blocks)
        };
        outline.items.iter().enumerate().map(leaf).collect()
    }

    /// What a picture between lines belongs to, in a box with these blocks of text: the removal behind it, or else the
    /// one before it, if nothing in the box was kept.
    fn beside(&self, next: usize, around: &Range<u32>, parts: &[Part]) -> Part {
        let (start, end) = (around.start as usize, around.end as usize);
        if start == end || self.kept_before[start] < self.kept_before[end] {
            return Part::Unwritten;
        }
        parts[next.clamp(start, end - 1)]
    }
}

/// For each element, the nearest one that has text.
fn with_text(outline: &Outline) -> Vec<NodeId> {
    let mut nearest = vec![0; outline.nodes.len()];
    for id in 1..nearest.len() {
        let node = &outline.nodes[id];
        nearest[id] = if node.blocks.is_empty() { nearest[node.parent as usize] } else { id as NodeId };
    }
    nearest
}
