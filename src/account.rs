//! The account of a page: every block kept, removed with a reason, or named as the copy of another.

use crate::article::{Account, Removal};
use crate::outline::{Item, Marks, NodeId, Outline};
use crate::plan::{Kind, Plan, Verdict};
use crate::tag::Tag;
use crate::write::Selection;

/// Characters of a preview.
const PREVIEW: usize = 120;
/// Blocks of fewer words are labels, not running text.
const RUNNING_TEXT: u32 = 8;

/// What the judge kept.
pub(crate) fn kept(plan: &Plan) -> Selection {
    let blocks = plan.verdicts.iter().map(|verdict| *verdict == Verdict::Kept).collect();
    Selection { blocks, leaves: plan.leaves.clone() }
}

/// Everything inside `root` that the page shows.
pub(crate) fn visible(outline: &Outline, root: NodeId) -> Selection {
    let shown = |id: NodeId, marks: Marks| {
        outline.contains(root, id) && !marks.has(Marks::HIDDEN) && !marks.has(Marks::NOSCRIPT)
    };
    let blocks = outline.blocks.iter().map(|block| shown(block.owner, block.marks)).collect();
    let leaf = |item: &Item| match item {
        Item::Leaf { node, .. } => shown(*node, outline.node(*node).marks),
        _ => false,
    };
    Selection { blocks, leaves: outline.items.iter().map(leaf).collect() }
}

/// The kept blocks as plain text, a blank line between them; the cells of a table's row stand on one line.
pub(crate) fn text(outline: &Outline, plan: &Plan) -> String {
    let mut text = String::new();
    let mut last_row = None;
    for (block, verdict) in outline.blocks.iter().zip(&plan.verdicts) {
        if *verdict != Verdict::Kept {
            continue;
        }
        let row = outline.lineage(block.owner).take_while(|&id| outline.node(id).tag != Tag::Table);
        let row = row.filter(|&id| outline.node(id).tag == Tag::Tr).last();
        if !text.is_empty() {
            text.push_str(if row.is_some() && row == last_row { "\t" } else { "\n\n" });
        }
        text.push_str(outline.text_of(block));
        last_row = row;
    }
    text
}

/// The sums.
pub(crate) fn account(outline: &Outline, plan: &Plan) -> Account {
    let mut account = Account { blocks: outline.blocks.len() as u32, ..Account::default() };
    for (block, verdict) in outline.blocks.iter().zip(&plan.verdicts) {
        account.words_total += block.measure.words;
        match verdict {
            Verdict::Kept => {
                account.kept += 1;
                account.words_kept += block.measure.words;
            }
            Verdict::Removed(_) => account.removed += 1,
            Verdict::Duplicate(_) => account.duplicates += 1,
        }
    }
    account
}

/// What was removed, in page order; neighbours of one kind in the same part of the page are one removal.
pub(crate) fn removals(outline: &Outline, plan: &Plan) -> Vec<Removal> {
    let mut removals: Vec<Removal> = Vec::new();
    let mut last: Option<(usize, Kind)> = None;
    for (at, (block, verdict)) in outline.blocks.iter().zip(&plan.verdicts).enumerate() {
        let preview = preview(outline.text_of(block));
        let words = block.measure.words;
        match *verdict {
            Verdict::Kept => {}
            Verdict::Removed(kind) => {
                let joins = last.is_some_and(|(before, same)| before + 1 == at && same == kind);
                last = Some((at, kind));
                if let Some(removal) = removals.last_mut().filter(|_| joins) {
                    removal.words += words;
                    removal.blocks += 1;
                    continue;
                }
                let (kind, reason) = (kind.name(), kind.label().to_string());
                removals.push(Removal { kind, reason, preview, words, blocks: 1, duplicate_of: None });
            }
            Verdict::Duplicate(of) => {
                let reason = "Said elsewhere on the page".to_string();
                removals.push(Removal { kind: "duplicate", reason, preview, words, blocks: 1, duplicate_of: Some(of) });
            }
        }
    }
    removals
}

/// First words and number of words of a part of the page.
pub(crate) fn glance(outline: &Outline, root: NodeId) -> (String, u32) {
    let blocks = outline.blocks_in(root);
    let longest = blocks.iter().find(|block| block.measure.words >= RUNNING_TEXT).or(blocks.first());
    let words = blocks.iter().map(|block| block.measure.words).sum();
    (longest.map_or_else(String::new, |block| preview(outline.text_of(block))), words)
}

/// Codes of what the reader should be told.
pub(crate) fn notices(outline: &Outline, plan: &Plan) -> Vec<&'static str> {
    let mut notices = Vec::new();
    if outline.truncated {
        notices.push("truncated");
    }
    let (mut running, mut kept) = (0, 0);
    for (block, verdict) in outline.blocks.iter().zip(&plan.verdicts) {
        let shown = !block.marks.has(Marks::HIDDEN) && !block.marks.has(Marks::NOSCRIPT);
        if block.measure.words >= RUNNING_TEXT && (shown || *verdict == Verdict::Kept) {
            running += block.measure.words;
            kept += if *verdict == Verdict::Kept { block.measure.words } else { 0 };
        }
    }
    if plan.found && kept * 4 < running {
        notices.push("little-kept");
    }
    notices
}

fn preview(text: &str) -> String {
    let mut preview: String = text.chars().map(|c| if c == '\n' { ' ' } else { c }).take(PREVIEW).collect();
    if preview.len() < text.len() {
        let cut = preview.rfind(' ').filter(|&cut| cut > preview.len() / 2).unwrap_or(preview.len());
        preview.truncate(cut);
        preview.push('…');
    }
    preview
}
