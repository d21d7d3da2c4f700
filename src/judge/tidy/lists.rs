//! A part of a list says something else than the list: its items stay together, with what announces them, and terms with what explains them.

use std::ops::Range;

use super::headings::{TEXT, rank};
use super::{ITEM_DEPTH, NEAR, is_within, keep_open, lines_of};
use crate::judge::page::is_prose;
use crate::outline::{Marks, NodeId, Outline};
use crate::tag::Tag;

/// Keeps the terms of which an explanation is kept, and takes those back of which it is clutter.
pub(crate) fn keep_terms(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    let (mut is_explained, mut is_clutter) = (false, false);
    for at in (0..kept.len()).rev() {
        if is_within(outline, at, NEAR, Tag::Dt) {
            kept[at] |= is_explained && !dropped[at] && !outline.blocks[at].marks.has(Marks::HIDDEN);
            kept[at] &= !is_clutter;
        } else {
            let is_explanation = is_within(outline, at, ITEM_DEPTH, Tag::Dd);
            (is_explained, is_clutter) = (is_explanation && kept[at], is_explanation && dropped[at]);
        }
    }
}

/// Keeps all items of a list of which half is kept, or that a kept line announces between two that are: a part of a list
/// says something else than the list. A list of links is another matter, and so is one with headings.
pub(crate) fn keep_lists_whole(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    for node in outline.nodes.iter().filter(|node| matches!(node.tag, Tag::Ul | Tag::Ol)) {
        let items = lines_of(node);
        if dropped[items.clone()].contains(&true) || !is_plain_list(outline, items.clone()) {
            continue;
        }
        let held = kept[items.clone()].iter().filter(|&&kept| kept).count();
        let is_between = items.start > 0 && kept[items.start - 1] && kept.get(items.end) == Some(&true);
        if held * 2 >= items.len() || (is_between && announces(outline, items.start - 1)) {
            kept[items].fill(true);
        }
    }
}

fn is_plain_list(outline: &Outline, items: Range<usize>) -> bool {
    let blocks = &outline.blocks[items.clone()];
    let (words, linked) =
        blocks.iter().fold((0, 0), |(words, linked), block| (words + block.measure.words, linked + block.link_words));
    linked * 2 < words && items.into_iter().all(|at| rank(outline, at) == TEXT)
}

/// Keeps the list that a sentence of the text announces, whatever it lists: or the sentence would lead nowhere.
pub(crate) fn keep_announced_lists(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    for at in 1..kept.len() {
        let before = &outline.blocks[at - 1];
        if kept[at] || dropped[at] || !kept[at - 1] || !announces(outline, at - 1) || !is_prose(outline, before) {
            continue;
        }
        let is_list = |&id: &NodeId| matches!(outline.node(id).tag, Tag::Ul | Tag::Ol);
        let Some(list) = outline.lineage(outline.blocks[at].owner).take(AROUND_ITEM).find(is_list) else { continue };
        let node = outline.node(list);
        let items = lines_of(node);
        if items.start == at && items.len() <= ITEMS && outline.contains(node.parent, before.owner) {
            keep_open(kept, dropped, items);
        }
    }
}

/// Elements from the text of an item up to its list at most, and lines of a list that a sentence announces.
const AROUND_ITEM: usize = 5;
const ITEMS: usize = 40;

/// Whether a line says that something follows.
fn announces(outline: &Outline, at: usize) -> bool {
    outline.text_of(&outline.blocks[at]).trim_end().ends_with([':', '\u{ff1a}', '\u{61b}', '\u{2026}'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};

    #[test]
    fn what_is_explained_is_named() {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        cleaner.write(b"<dl><dt>A<dt>B<dd><p>b</p><p>c</p><dt>D<dd>d<dt>E<dd>e</dl><p>f</p>").unwrap();
        let outline = cleaner.outline().unwrap();
        let mut kept = [false, false, true, false, false, true, false, false, true];
        keep_terms(&outline, &mut kept, &[false; 9]);
        assert_eq!(kept, [true, true, true, false, true, true, false, false, true]);
        let mut kept = [false, false, true, true, false, true, false, false, true];
        keep_terms(&outline, &mut kept, &[false, true, false, false, false, false, false, false, false]);
        assert_eq!(kept, [true, false, true, true, true, true, false, false, true], "but what is clutter");
    }

    #[test]
    fn a_list_is_kept_whole() {
        let kept_of = |html: &str, held: &[usize]| {
            let mut cleaner = Cleaner::new(Options::default()).unwrap();
            cleaner.write(html.as_bytes()).unwrap();
            let outline = cleaner.outline().unwrap();
            let mut kept: Vec<bool> = (0..outline.blocks.len()).map(|at| held.contains(&at)).collect();
            keep_lists_whole(&outline, &mut kept, &vec![false; held.len().max(outline.blocks.len())]);
            kept.iter().filter(|kept| **kept).count()
        };
        let list = "<ul><li>rope<li>oil<li>bread</ul>";
        assert_eq!(kept_of(&format!("<p>a</p>{list}<p>b</p>"), &[0, 2, 3, 4]), 5, "half of it is kept");
        assert_eq!(kept_of(&format!("<p>a</p>{list}<p>b</p>"), &[0, 2, 4]), 3);
        assert_eq!(kept_of(&format!("<p>Bring:</p>{list}<p>b</p>"), &[0, 4]), 5, "it is announced");
        assert_eq!(kept_of(&format!("<p>Bring:</p>{list}<p>b</p>"), &[0]), 1, "and nothing comes behind it");
        let links = list.replace("<li>", "<li><a href=x>");
        assert_eq!(kept_of(&format!("<p>More:</p>{links}<p>b</p>"), &[0, 4]), 2, "links may lead elsewhere");
    }

    #[test]
    fn a_list_that_a_sentence_announces_stays() {
        let kept_of = |html: &str| {
            let mut cleaner = Cleaner::new(Options::default()).unwrap();
            cleaner.write(html.as_bytes()).unwrap();
            let outline = cleaner.outline().unwrap();
            let mut kept: Vec<bool> = (0..outline.blocks.len()).map(|at| at == 0).collect();
            keep_announced_lists(&outline, &mut kept, &vec![false; outline.blocks.len()]);
            kept.iter().filter(|kept| **kept).count()
        };
        let list = "<ul><li><a href=a>Rope</a><li><a href=b>Oil</a></ul><p>More";
        let sentence = "There are a number of other things that I would suggest to bring along";
        assert_eq!(kept_of(&format!("<p>{sentence}:</p>{list}")), 3);
        assert_eq!(kept_of(&format!("<p>{sentence}.</p>{list}")), 1, "it announces nothing");
        assert_eq!(kept_of(&format!("<p>Related:</p>{list}")), 1, "a label is no sentence");
        assert_eq!(kept_of(&format!("<div><p>{sentence}:</p></div><div>{list}</div>")), 1, "it stands elsewhere");
    }
}
