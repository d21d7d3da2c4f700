//! The account of a page: every block kept, removed with a reason, or named as the copy of another.

use crate::article::Account;
use crate::letters::is_letter_or_digit;
use crate::outline::{Block, Item, Marks, NodeId, Outline};
use crate::plain::Plain;
use crate::plan::{Plan, Verdict};
use crate::tag::Tag;
use crate::text::{decode, measure, push_folded};
use crate::write::{Part, Selection};

/// Characters of a preview.
const PREVIEW: usize = 120;
/// Bytes that are surely more than a preview has.
const LONGEST: usize = PREVIEW * 4 + 4;
/// Blocks of fewer words are labels, not running text.
const RUNNING_TEXT: u32 = 8;

/// What the judge kept.
pub(crate) fn kept(plan: &Plan) -> Selection {
    let blocks = plan.verdicts.iter().map(|verdict| Part::kept(*verdict == Verdict::Kept)).collect();
    Selection { blocks, leaves: plan.leaves.iter().copied().map(Part::kept).collect() }
}

/// Everything inside `root` that the page shows.
pub(crate) fn visible(outline: &Outline, root: NodeId) -> Selection {
    let shown = |id: NodeId, marks: Marks| {
        Part::kept(outline.contains(root, id) && !marks.has(Marks::HIDDEN) && !marks.has(Marks::NOSCRIPT))
    };
    let blocks = outline.blocks.iter().map(|block| shown(block.owner, block.marks)).collect();
    let leaf = |item: &Item| match item {
        Item::Leaf { node, .. } => shown(*node, outline.node(*node).marks),
        _ => Part::Unwritten,
    };
    Selection { blocks, leaves: outline.items.iter().map(leaf).collect() }
}

/// The kept blocks as plain text, a blank line between them; the cells of a table's row stand on one line.
pub(crate) fn text(outline: &Outline, plan: &Plan) -> String {
    let plain = Plain::new(outline);
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
        text.push_str(&plain.text_of(block));
        last_row = row;
    }
    text
}

/// The kept blocks as plain text without captions, which the truths of benchmarks leave out, a blank line between them.
pub fn uncaptioned(outline: &Outline, plan: &Plan) -> String {
    let kept = outline.blocks.iter().zip(&plan.verdicts).filter(|(_, verdict)| **verdict == Verdict::Kept);
    let is_caption = |block: &Block| {
        outline.lineage(block.owner).any(|id| matches!(outline.node(id).tag, Tag::Figcaption | Tag::Caption))
    };
    let lines = kept.filter(|(block, _)| !is_caption(block)).map(|(block, _)| outline.text_of(block));
    lines.collect::<Vec<_>>().join("\n\n")
}

/// The sums, with the words of all blocks that were not kept.
pub(crate) fn account(outline: &Outline, plan: &Plan, words_left_out: u32) -> Account {
    let mut account = Account { blocks: outline.blocks.len() as u32, ..Account::default() };
    for (block, verdict) in outline.blocks.iter().zip(&plan.verdicts) {
        match verdict {
            Verdict::Kept => {
                account.kept += 1;
                account.words_kept += block.measure.words;
            }
            Verdict::Removed(_) => account.removed += 1,
            Verdict::Duplicate(_) => account.duplicates += 1,
        }
    }
    account.words_total = account.words_kept + words_left_out;
    account
}

/// Words of a block that was not kept. On a page only their looks set the links of a row apart, and a row of ten is no
/// single word.
pub(crate) fn words_left_out(outline: &Outline, block: &Block) -> u32 {
    let apart = if outline.runs_together(block) { measure(&set_apart(outline, block)).words } else { 0 };
    apart.max(block.measure.words)
}

/// First words and number of words of a part of the page.
pub(crate) fn glance(outline: &Outline, root: NodeId) -> (String, u32) {
    let blocks = outline.blocks_in(root);
    let longest = blocks.iter().find(|block| block.measure.words >= RUNNING_TEXT).or(blocks.first());
    let words = blocks.iter().map(|block| block.measure.words).sum();
    (longest.map_or_else(String::new, |block| preview(outline, block)), words)
}

/// Codes of what the reader should be told.
pub(crate) fn notices(outline: &Outline, plan: &Plan) -> Vec<&'static str> {
    let mut notices = Vec::new();
    if outline.truncated {
        notices.push("truncated");
    }
    if outline.flattened {
        notices.push("depth-capped");
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

/// The first words of a block, in one line.
pub(crate) fn preview(outline: &Outline, block: &Block) -> String {
    let text = set_apart(outline, block);
    let mut preview: String = text.chars().take(PREVIEW).collect();
    if preview.len() < text.len() {
        let cut = preview.rfind(' ').filter(|&cut| cut > preview.len() / 2).unwrap_or(preview.len());
        preview.truncate(cut);
        preview.push('…');
    }
    preview
}

/// The beginning of a block's text, longer than a preview, with a space between its links, buttons and spans: on the page only their looks set them apart.
fn set_apart(outline: &Outline, block: &Block) -> String {
    let (mut text, mut last) = (String::with_capacity(LONGEST), None);
    for item in &outline.items[block.items.start as usize..block.items.end as usize] {
        let Item::Text { parent, span, .. } = item else {
            push_folded(&mut text, 0, " ");
            continue;
        };
        let piece = decode(outline.source_of(*span));
        let is_button = |id: NodeId| matches!(outline.node(id).tag, Tag::A | Tag::Button | Tag::Span | Tag::Time);
        let meets = text.ends_with(is_letter_or_digit) && piece.starts_with(is_letter_or_digit);
        // A letter by itself is an initial.
        if let Some((before, characters)) = last
            && before != *parent
            && characters > 1
            && meets
            && (is_button(before) || is_button(*parent))
        {
            text.push(' ');
        }
        last = Some((*parent, piece.trim().chars().take(2).count()));
        push_folded(&mut text, 0, &piece);
        if text.len() > LONGEST {
            break;
        }
    }
    text.truncate(text.trim_end().len());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn preview_of(html: &str) -> String {
        let outline = Outline::of_page(html);
        preview(&outline, &outline.blocks[0])
    }

    #[test]
    fn a_row_of_buttons_is_no_single_word() {
        assert_eq!(preview_of("<div><a href=f>Facebook</a><a href=m>Mail</a><b>now</b></div>"), "Facebook Mail now");
        assert_eq!(preview_of("<p><span>Ada Quill</span><time>May 3</time></p>"), "Ada Quill May 3");
        assert_eq!(
            preview_of("<p><span>T</span>he re<b>mark</b>able <a href=x>boat</a>, <i>on</i>ce</p>"),
            "The remarkable boat, once"
        );
    }

    #[test]
    fn the_links_of_a_row_are_words_of_their_own() {
        let words_of = |html: &str| {
            let outline = Outline::of_page(html);
            words_left_out(&outline, &outline.blocks[0])
        };
        assert_eq!(words_of("<div><a href=f>Facebook</a><a href=m>Mail</a><a href=c>Copy link</a></div>"), 4);
        assert_eq!(words_of("<div><a href=a>محليات</a><a href=b>اقتصاد</a><a href=c>رياضة</a></div>"), 3);
        assert_eq!(words_of("<p>The re<b>mark</b>able boat</p>"), 3);
    }

    #[test]
    fn what_is_long_is_cut_between_words() {
        let preview = preview_of(&format!("<p>{}</p>", "boats ".repeat(40)));
        assert!(preview.ends_with("boats…") && preview.chars().count() <= PREVIEW + 1);
    }
}
