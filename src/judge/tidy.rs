//! Loose ends: a heading stays between lines that stay, and goes where all that stood under it went; a table and a list
//! are whole; a picture in the article has its caption; the text goes on to the end of its box.

use std::ops::Range;

use memchr::memmem;

use super::page::{LINK_LINE, is_prose, link_share};
use crate::maps::Map;
use crate::outline::{Block, BySort, Item, Marks, NodeId, Outline};
use crate::tag::Tag;
use crate::write::caption;

/// Keeps headings between two lines that are kept, or over one in the same box, where nothing but the votes is against
/// them; an advertisement over a heading does not part it from the text, nor does the sign of a link to it
/// or a button, as that which copies the code below.
pub(crate) fn keep_headings_between(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    let is_heading = |at: usize| rank(outline, at) != TEXT;
    let is_button = |at: usize| is_within(outline, at, NEAR, Tag::Button);
    let is_sign = |at: usize| !is_heading(at) && (outline.blocks[at].measure.words <= 1 || is_button(at));
    let is_passed_over = |at: usize, kept: &[bool]| dropped[at] || (!kept[at] && is_sign(at));
    let mut before = vec![false; kept.len()];
    let mut is_text_before = false;
    for at in 0..kept.len() {
        before[at] = is_text_before;
        if !is_passed_over(at, kept) && (kept[at] || !is_heading(at)) {
            is_text_before = kept[at];
        }
    }
    let Some(first) = kept.iter().position(|&kept| kept) else { return };
    let parent = |at: usize| outline.node(outline.blocks[at].owner).parent;
    let mut behind = None;
    for at in (first..kept.len()).rev() {
        if is_passed_over(at, kept) {
            continue;
        }
        let leads_in = |text: usize| before[at] || parent(at) == parent(text);
        kept[at] |= is_heading(at) && behind.is_some_and(leads_in);
        behind = kept[at].then_some(at);
    }
}

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

/// Elements from a line up to the explanation that it is a part of at most, as an item of a list.
const ITEM_DEPTH: usize = 5;

/// Whether one of so many elements around a line is this.
fn is_within(outline: &Outline, at: usize, near: usize, wanted: Tag) -> bool {
    outline.lineage(outline.blocks[at].owner).take(near).any(|id| outline.node(id).tag == wanted)
}

/// Elements from a line up to the button or term that it is at most.
const NEAR: usize = 3;

/// Keeps the headings behind the first kept line that have kept running text under them, before the next and in their
/// own box: a heading inside what stands between belongs there.
pub(crate) fn keep_headings_over_text(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    let Some(first) = kept.iter().position(|&kept| kept) else { return };
    let owner = |at: usize| outline.blocks[at].owner;
    let mut text = None;
    for at in (first..kept.len()).rev() {
        if rank(outline, at) == TEXT {
            text = if kept[at] && is_prose(outline, &outline.blocks[at]) { Some(at) } else { text };
            continue;
        }
        let parent = outline.node(owner(at)).parent;
        kept[at] |= !dropped[at] && text.is_some_and(|text| outline.contains(parent, owner(text)));
        text = None;
    }
}

/// Keeps the headings behind the first kept line under which most is kept, before the next and in their own box: over a list of
/// ingredients there is no running text. One that stands over several posts says nothing of any.
pub(crate) fn keep_headings_over_most(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    let ranks: Vec<usize> = (0..kept.len()).map(|at| rank(outline, at)).collect();
    let Some(first) = (0..kept.len()).find(|&at| kept[at] && ranks[at] == TEXT) else { return };
    let text = |at: usize| outline.text_of(&outline.blocks[at]);
    let mut said: Map<&str, u32> = Map::default();
    (0..kept.len()).filter(|&at| ranks[at] != TEXT).for_each(|at| *said.entry(text(at)).or_default() += 1);
    let mut next = kept.len();
    for at in (first..kept.len()).rev().filter(|&at| ranks[at] != TEXT) {
        let end = end_of_box(outline, at);
        let words = |at: usize| outline.blocks[at].measure.words;
        let open = (at + 1..next.min(end)).filter(|&at| !dropped[at]);
        let (all, held) =
            open.fold((0, 0), |(all, held), at| (all + words(at), held + if kept[at] { words(at) } else { 0 }));
        let leads_on = all == 0 && next < end && kept[next] && ranks[next] > ranks[at];
        let is_over_most = (held > 0 && held * 2 >= all) || leads_on;
        kept[at] |= is_over_most && !dropped[at] && said[text(at)] == 1;
        next = at;
    }
}

/// Where the smallest element ends that holds more than this heading.
fn end_of_box(outline: &Outline, heading: usize) -> usize {
    let ends = outline.lineage(outline.blocks[heading].owner).map(|id| outline.node(id).blocks.end as usize);
    ends.into_iter().find(|&end| end > heading + 1).unwrap_or(outline.blocks.len())
}

/// Keeps short questions over an answer that is kept.
pub(crate) fn keep_questions(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    for at in 0..kept.len().saturating_sub(1) {
        let block = &outline.blocks[at];
        let is_short = (4..=QUESTION).contains(&block.measure.words) && rank(outline, at) == TEXT;
        let asks = || is_short && outline.text_of(block).ends_with(['?', '\u{ff1f}', '\u{61f}']);
        let answer = (at + 1..kept.len()).find(|&at| !dropped[at]).filter(|&at| kept[at]);
        kept[at] |= !dropped[at] && asks() && answer.is_some_and(|answer| is_prose(outline, &outline.blocks[answer]));
    }
}

/// Words of a question at most.
const QUESTION: u32 = 25;

/// Keeps all cells of a table of which a quarter is kept, or which stands between two lines that are; a number without its column's name says nothing.
pub(crate) fn keep_tables_whole(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    for node in outline.nodes.iter().filter(|node| node.tag == Tag::Table) {
        let cells = node.blocks.start as usize..node.blocks.end as usize;
        let held = kept[cells.clone()].iter().filter(|&&kept| kept).count();
        // A table with paragraphs in it is a layout of the page, unless it names its rows or columns.
        let is_long = outline.blocks[cells.clone()].iter().any(|block| block.measure.words > CELL);
        let is_layout = is_long && !cells.clone().any(|at| is_within(outline, at, ITEM_DEPTH, Tag::Th));
        let is_between = is_between(kept, dropped, cells.clone());
        if is_layout || (held * 4 < cells.len() && !is_between && !is_introduced(outline, kept, dropped, cells.clone()))
        {
            continue;
        }
        kept[cells.clone()].iter_mut().zip(&dropped[cells]).for_each(|(kept, dropped)| *kept = !dropped);
    }
}

/// Whether the nearest lines on both sides that are no clutter are kept.
fn is_between(kept: &[bool], dropped: &[bool], lines: Range<usize>) -> bool {
    let before = (0..lines.start).rev().find(|&at| !dropped[at]);
    let behind = (lines.end..kept.len()).find(|&at| !dropped[at]);
    before.zip(behind).is_some_and(|(before, behind)| kept[before] && kept[behind])
}

/// Whether a table with named columns stands behind a line that is kept, in a box of that line's, and others are kept below.
fn is_introduced(outline: &Outline, kept: &[bool], dropped: &[bool], cells: Range<usize>) -> bool {
    let Some(before) = (0..cells.start).rev().find(|&at| !dropped[at]).filter(|&at| kept[at]) else { return false };
    let lines = &outline.blocks[cells.clone()];
    let has_names = lines.iter().any(|line| link_share(line) < LINK_LINE) && lines.len() > 3;
    let is_beside = || {
        let around = outline.lineage(outline.blocks[before].owner).take(CAPTION_DEPTH + 1);
        around.skip(1).any(|id| outline.contains(id, outline.blocks[cells.start].owner))
    };
    has_names && is_beside()
}

/// Words of a cell at most.
const CELL: u32 = 20;

/// Keeps all items of a list of which half is kept, or that a kept line announces between two that are: a part of a list
/// says something else than the list. A list of links is another matter, and so is one with headings.
pub(crate) fn keep_lists_whole(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    for node in outline.nodes.iter().filter(|node| matches!(node.tag, Tag::Ul | Tag::Ol)) {
        let items = node.blocks.start as usize..node.blocks.end as usize;
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

/// Keeps lines between the first and the last that are kept where most of their kind are, the same element of the same classes in
/// the same sort of box: the votes on “Step 3” and “Step 4” lie on both sides of the limit.
pub(crate) fn keep_alike(outline: &Outline, kept: &mut [bool], unlikely: &[bool]) {
    let (first, last) = (kept.iter().position(|&kept| kept), kept.iter().rposition(|&kept| kept));
    let (Some(first), Some(last)) = (first, last) else { return };
    let in_doubt: Vec<usize> = (first..last).filter(|&at| !kept[at] && !unlikely[at]).collect();
    if in_doubt.is_empty() {
        return;
    }
    let kind = |at: usize| {
        let node = outline.node(outline.blocks[at].owner);
        let parent = outline.node(node.parent);
        (node.tag, outline.source_of(node.class), parent.tag, outline.source_of(parent.class))
    };
    let mut kinds: Map<_, (u32, u32)> = Map::default();
    for at in first..=last {
        let (all, held) = kinds.entry(kind(at)).or_default();
        (*all, *held) = (*all + 1, *held + u32::from(kept[at]));
    }
    for at in in_doubt {
        let (all, held) = kinds[&kind(at)];
        kept[at] = all >= ALIKE && held * 100 >= all * MOST_ALIKE;
    }
}

/// Lines of a kind at least, and per cent of them that are kept.
const ALIKE: u32 = 4;
const MOST_ALIKE: u32 = 70;

/// Keeps all notes of a list, where it is one: who follows the number of a note finds it.
pub(crate) fn keep_notes(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    for (id, list) in outline.nodes.iter().enumerate().filter(|(_, node)| matches!(node.tag, Tag::Ol | Tag::Ul)) {
        let notes = list.blocks.start as usize..list.blocks.end as usize;
        if kept[notes.clone()].contains(&false) && is_of_notes(outline, id as NodeId) {
            kept[notes.clone()].iter_mut().zip(&dropped[notes]).for_each(|(kept, dropped)| *kept |= !dropped);
        }
    }
}

/// Whether the text ahead of a list links to its first item, and that links back.
fn is_of_notes(outline: &Outline, list: NodeId) -> bool {
    let Some(first) = outline.children(list).next().map(|id| outline.node(id)) else { return false };
    let (before, behind) = outline.source.split_at(first.start_tag.start as usize);
    let name = outline.source_of(first.id);
    let links_to = || memmem::find(before.as_bytes(), format!("#{name}\"").as_bytes()).is_some();
    let item = behind.get(..first.close.saturating_sub(first.start_tag.start) as usize).unwrap_or_default();
    let back = || item.split_once("href=\"").and_then(|(_, link)| link.split('"').next()?.split_once('#'));
    let is_there = |place: &str| memmem::find(before.as_bytes(), format!("\"{place}\"").as_bytes()).is_some();
    !name.is_empty() && back().is_some_and(|(_, place)| !place.is_empty() && is_there(place)) && links_to()
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
        let items = node.blocks.start as usize..node.blocks.end as usize;
        if items.start == at && items.len() <= ITEMS && outline.contains(node.parent, before.owner) {
            kept[items.clone()].iter_mut().zip(&dropped[items]).for_each(|(kept, dropped)| *kept |= !dropped);
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

/// Keeps a paragraph between two others of the same box that are kept.
pub(crate) fn keep_paragraphs_between(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    for at in 1..kept.len().saturating_sub(1) {
        let is_between =
            kept[at - 1] && kept[at + 1] && is_sibling(outline, at - 1, at) && is_sibling(outline, at, at + 1);
        kept[at] |= is_between && !dropped[at] && is_prose(outline, &outline.blocks[at]);
    }
}

fn is_sibling(outline: &Outline, one: usize, other: usize) -> bool {
    let node = |at: usize| outline.node(outline.blocks[at].owner);
    node(one).tag == node(other).tag && node(one).parent == node(other).parent
}

/// Keeps the paragraphs that go on behind the last line that is kept, in its own box, and those between the headline and
/// the first; clutter between them does not end the text.
pub(crate) fn keep_ends(outline: &Outline, headline: Option<u32>, kept: &mut [bool], dropped: &[bool]) {
    let first = kept.iter().position(|&kept| kept);
    let (Some(first), Some(last)) = (first, kept.iter().rposition(|&kept| kept)) else { return };
    let open = |at: &usize| !dropped[*at];
    for at in (last + 1..kept.len()).filter(open).take_while(|&at| is_beside(outline, last, at)) {
        kept[at] = true;
    }
    let start = headline.map_or(first, |headline| (headline as usize + 1).min(first));
    for at in (start..first).rev().filter(open).take_while(|&at| is_beside(outline, first, at)) {
        kept[at] = true;
    }
}

/// Whether a line stands in the box around another, as an element of its sort or as running text.
fn is_beside(outline: &Outline, one: usize, other: usize) -> bool {
    let node = |at: usize| outline.node(outline.blocks[at].owner);
    let is_alike = is_sibling(outline, one, other);
    let is_within = || outline.contains(node(one).parent, outline.blocks[other].owner);
    is_alike || (is_within() && is_prose(outline, &outline.blocks[other]))
}

/// Keeps the captions of figures that stand between lines that are kept, or between them and the headline.
pub(crate) fn keep_captions(outline: &Outline, headline: Option<u32>, kept: &mut [bool], unlikely: &[bool]) {
    let first = kept.iter().position(|&kept| kept);
    let (Some(first), Some(last)) = (first, kept.iter().rposition(|&kept| kept)) else { return };
    let start = headline.map_or(first, |headline| first.min(headline as usize));
    let named = outline.by_sort(caption::is_named);
    for at in start..last {
        kept[at] |= !unlikely[at] && is_caption(outline, &named, at);
    }
}

/// Keeps the caption of the figure beside the headline, however the votes go: it is the article's own picture.
pub(crate) fn keep_lead_caption(outline: &Outline, headline: Option<u32>, kept: &mut [bool], dropped: &[bool]) {
    let Some(headline) = headline.map(|headline| headline as usize) else { return };
    let title = outline.blocks[headline].owner;
    let named = outline.by_sort(caption::is_named);
    for at in headline.saturating_sub(LEAD)..(headline + 1 + LEAD).min(kept.len()) {
        let is_near =
            || outline.lineage(outline.blocks[at].owner).take(LEAD_DEPTH).any(|id| outline.contains(id, title));
        let is_long = outline.blocks[at].measure.words >= TOLD;
        kept[at] |= is_long && !dropped[at] && is_caption(outline, &named, at) && is_near();
    }
}

/// Words of a caption that tells more than who took the picture.
const TOLD: u32 = 6;
/// Lines between the headline and its picture at most, and elements from a caption up to what holds both.
const LEAD: usize = 3;
const LEAD_DEPTH: usize = 5;

/// Keeps what is set apart between lines that are kept: formulas on a line of their own, code, and posts that are quoted
/// whole.
pub(crate) fn keep_set_apart(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    let (first, last) = (kept.iter().position(|&kept| kept), kept.iter().rposition(|&kept| kept));
    let (Some(first), Some(last)) = (first, last) else { return };
    for at in first..last {
        let is_code = outline.blocks[at].marks.has(Marks::PREFORMATTED);
        kept[at] |= !dropped[at] && (is_code || is_formula(outline, at) || is_post(outline, at));
    }
}

/// Keeps quotations that are set between lines that are kept, with who said so: drawn large they are taken for a side matter.
pub(crate) fn keep_quotations(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    for quote in outline.nodes.iter().filter(|node| node.tag == Tag::Blockquote && node.blocks.len() <= QUOTED) {
        let lines = quote.blocks.start as usize..quote.blocks.end as usize;
        let is_link = |block: &Block| link_share(block) > LINK_LINE;
        if is_between(kept, dropped, lines.clone()) && !outline.blocks[lines.clone()].iter().any(is_link) {
            kept[lines.clone()].iter_mut().zip(&dropped[lines]).for_each(|(kept, dropped)| *kept |= !dropped);
        }
    }
}

fn is_formula(outline: &Outline, at: usize) -> bool {
    let Range { start, end } = outline.blocks[at].items;
    let mut items = outline.items[start as usize..end as usize].iter();
    !outline.formulas.is_empty() && items.all(|item| outline.formula_of(item.node()).is_some())
}

/// Whether a line is quoted from a network, in the markup that networks give out for that.
fn is_post(outline: &Outline, at: usize) -> bool {
    const POSTS: [&str; 6] =
        ["twitter-tweet", "instagram-media", "bluesky-embed", "mastodon-embed", "tiktok-embed", "fb-post"];
    let quote = outline.lineage(outline.blocks[at].owner).take(POST_DEPTH);
    quote.filter(|&id| outline.node(id).tag == Tag::Blockquote).any(|id| {
        let class = outline.source_of(outline.node(id).class);
        class.split_ascii_whitespace().any(|word| POSTS.contains(&word))
    })
}

/// Lines of a quotation that is set between paragraphs.
const QUOTED: usize = 4;

/// Elements between a post's text and the quotation at most.
const POST_DEPTH: usize = 4;

fn is_caption(outline: &Outline, named: &BySort<'_, bool>, at: usize) -> bool {
    in_figcaption(outline, at) || is_label(outline, named, at)
}

/// Whether a line is named as the caption of the one picture in its box, where who took it may be said besides.
fn is_label(outline: &Outline, named: &BySort<'_, bool>, at: usize) -> bool {
    let lines = |id: NodeId| outline.node(id).blocks.len();
    let mut around = outline.lineage(outline.blocks[at].owner).take_while(|&id| lines(id) <= LABELLED);
    let caption = around.by_ref().take(CAPTION_DEPTH).find(|&id| named.of(id));
    let is_first = |id: NodeId| lines(id) <= 2 && outline.node(id).blocks.start as usize == at;
    let pictures = |id: NodeId| (id + 1..outline.node(id).end).filter(|&id| outline.node(id).tag == Tag::Img).count();
    let box_ = around.take(CAPTION_DEPTH).find(|&id| pictures(id) > 0);
    // A mere label is all that its box says.
    let is_all = |id: NodeId| lines(id) == 1 || outline.blocks[at].measure.words >= TOLD;
    caption.is_some_and(is_first) && box_.is_some_and(|id| pictures(id) == 1 && is_all(id))
}

/// Lines of a box of a picture and its caption at most.
const LABELLED: usize = 3;

fn in_figcaption(outline: &Outline, at: usize) -> bool {
    let mut around = outline.lineage(outline.blocks[at].owner).map(|id| outline.node(id).tag);
    let caption = around.by_ref().take(CAPTION_DEPTH).any(|tag| tag == Tag::Figcaption);
    caption && around.take(CAPTION_DEPTH).any(|tag| tag == Tag::Figure)
}

/// Elements between a caption's text, the caption and the figure at most.
const CAPTION_DEPTH: usize = 3;

/// Takes back headings under which nothing is kept: no line and, as far as the page tells, no picture.
pub(crate) fn drop_bare_headings(outline: &Outline, kept: &mut [bool]) {
    let first_text = (0..kept.len()).find(|&at| kept[at] && rank(outline, at) == TEXT);
    // From the end: whether something is kept since the last heading of each rank or a higher one.
    let mut filled = [false; RANKS];
    for at in (0..kept.len()).rev() {
        if picture_behind(outline, at) {
            filled = [true; RANKS];
        }
        let rank = rank(outline, at);
        if rank == TEXT {
            if kept[at] {
                filled = [true; RANKS];
            }
            continue;
        }
        // A standfirst in the element of a heading is text.
        let is_standfirst = first_text.is_some_and(|text| at < text) && is_prose(outline, &outline.blocks[at]);
        kept[at] &= filled[rank] || is_standfirst;
        // A heading that stays fills those above it, and what is behind it is none of theirs.
        let stays = kept[at];
        filled[rank..].fill(false);
        if stays {
            filled[..rank].fill(true);
        }
    }
}

/// Whether a picture or player stands between a block and the next.
fn picture_behind(outline: &Outline, at: usize) -> bool {
    let end = outline.blocks.get(at + 1).map_or(outline.items.len(), |next| next.items.start as usize);
    let between = &outline.items[(outline.blocks[at].items.end as usize).min(end)..end];
    between.iter().any(|item| matches!(item, Item::Leaf { node, .. } if outline.node(*node).tag != Tag::Hr))
}

/// `h1` to `h6`, counted from zero, and a rank for text.
const RANKS: usize = 6;
const TEXT: usize = RANKS;
/// Elements from a line up to the heading it stands in at most.
const HEADING_DEPTH: usize = 2;

fn rank(outline: &Outline, at: usize) -> usize {
    let Block { owner, measure, .. } = outline.blocks[at];
    // Behind the first line of a heading a sign may stand that links to it.
    let is_first = |&id: &NodeId| id == owner || (outline.node(id).blocks.start as usize == at && measure.words > 0);
    let around = outline.lineage(owner).take(HEADING_DEPTH).take_while(is_first);
    let heading = around.map(|id| outline.node(id).tag).find(|tag| tag.is_heading());
    match heading.map(|tag| tag.name().as_bytes()) {
        Some([b'h', digit @ b'1'..=b'6']) => usize::from(digit - b'1'),
        _ => TEXT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};

    fn kept_of(html: &str, dropped: &[&str]) -> String {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        cleaner.write(html.as_bytes()).unwrap();
        let outline = cleaner.outline().unwrap();
        let mut kept: Vec<bool> =
            outline.blocks.iter().map(|block| !dropped.contains(&outline.text_of(block))).collect();
        drop_bare_headings(&outline, &mut kept);
        let texts = outline.blocks.iter().zip(&kept).filter(|(_, kept)| **kept);
        texts.map(|(block, _)| outline.text_of(block)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_heading_goes_with_all_that_stood_under_it() {
        let page = "<h2>A</h2><p>a</p><h2>B</h2><h3>C</h3><p>c</p><h3>D</h3><p>d</p><h2>E</h2><p>e</p>";
        assert_eq!(kept_of(page, &[]), "A a B C c D d E e");
        assert_eq!(kept_of(page, &["c"]), "A a B D d E e");
        assert_eq!(kept_of(page, &["c", "d", "e"]), "A a");
    }

    #[test]
    fn the_last_paragraphs_stay_and_so_does_the_first() {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        let html = "<h1>T</h1><div><p>lead</p><p>a</p><p>ad</p><p>b</p><p>end</p></div><p>below</p>";
        cleaner.write(html.as_bytes()).unwrap();
        let outline = cleaner.outline().unwrap();
        let mut kept = [false, false, true, false, false, false, false];
        let dropped = [true, false, false, true, false, false, false];
        keep_ends(&outline, Some(0), &mut kept, &dropped);
        assert_eq!(kept, [false, true, true, false, true, true, false]);
    }

    #[test]
    fn a_caption_stays_with_its_picture() {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        let html = "<h1>T</h1><figure><img src=a><figcaption>A</figcaption></figure><p>a</p>\
                    <figure><img src=b><figcaption>B</figcaption></figure><p>b</p><figcaption>C</figcaption>";
        cleaner.write(html.as_bytes()).unwrap();
        let outline = cleaner.outline().unwrap();
        let mut kept = [false, false, true, false, true, false];
        keep_captions(&outline, Some(0), &mut kept, &[true, false, false, false, false, false]);
        assert_eq!(kept, [false, true, true, true, true, false]);
    }

    #[test]
    fn labels_of_compared_pictures_stay() {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        let html = "<p>a</p><div><img src=a><div class=jx-label>B</div></div><div><img src=b><div class=jx-label>C</div></div>\
                    <div><div class=label>D</div></div><div><img src=c><div class=label>E</div><div>F</div></div><p>b</p>";
        cleaner.write(html.as_bytes()).unwrap();
        let outline = cleaner.outline().unwrap();
        let mut kept = [true, false, false, false, false, false, true];
        keep_captions(&outline, None, &mut kept, &[false; 7]);
        assert_eq!(kept, [true, true, true, false, false, false, true]);
    }

    /// How the lines begin that stay, of which those are kept that begin with “Kept”.
    fn stays(html: &str, keep: fn(&Outline, &mut [bool], &[bool])) -> Vec<String> {
        let lines =
            crate::judge::tests::stays(html, |reading, kept, dropped| keep(reading.page.outline, kept, dropped));
        lines.iter().map(|line| line.split(',').next().unwrap().to_string()).collect()
    }

    const PROSE: &str = ", says the keeper of the light, who was there all night and saw how it came over the wall.";

    #[test]
    fn the_caption_of_the_picture_over_the_headline_stays() {
        let keep = |outline: &Outline, kept: &mut [bool], dropped: &[bool]| {
            let headline = outline.blocks.iter().position(|block| outline.text_of(block) == "Tides").unwrap() as u32;
            keep_lead_caption(outline, Some(headline), kept, dropped);
        };
        let page = |figure: &str| format!("<header>{figure}<h1>Tides</h1></header><p>Kept{PROSE}</p>");
        let told = "<figure><img src=a><figcaption>The wall at dawn on the day after</figcaption></figure>";
        assert_eq!(stays(&page(told), keep), ["The wall at dawn on the day after", "Kept"]);
        let boxed = "<div><img src=a><div class=image__caption><p>The wall at dawn on the day after</p><p>Ada Quill</p></div></div>";
        assert_eq!(stays(&page(boxed), keep), ["The wall at dawn on the day after", "Kept"]);
        let credit = "<figure><img src=a><figcaption>Photo: Ada Quill</figcaption></figure>";
        assert_eq!(stays(&page(credit), keep), ["Kept"]);
    }

    #[test]
    fn a_quotation_between_two_paragraphs_stays() {
        let page = |quote: &str| {
            format!("<p>Kept{PROSE}</p><aside><blockquote>{quote}</blockquote></aside><p>Kept{PROSE}</p>")
        };
        assert_eq!(
            stays(&page("<p>It came</p><footer>The keeper</footer>"), keep_quotations),
            ["Kept", "It came", "The keeper", "Kept"]
        );
        assert_eq!(stays(&page("<a href=p>View this post</a>"), keep_quotations), ["Kept", "Kept"]);
        assert_eq!(stays(&format!("<p>Kept{PROSE}</p><blockquote>It came</blockquote>"), keep_quotations), ["Kept"]);
    }

    #[test]
    fn a_heading_over_what_stays_stays() {
        let keep = keep_headings_over_most;
        let list = "<p>Kept one</p><h2>Needed</h2><ul><li>Kept rope</li><li>Kept oil</li></ul>";
        assert_eq!(stays(list, keep), ["Kept one", "Needed", "Kept rope", "Kept oil"]);
        let steps = "<p>Kept one</p><h2>Needed</h2><h3>Tools</h3><p>Kept saw</p>";
        assert_eq!(stays(steps, keep), ["Kept one", "Needed", "Tools", "Kept saw"]);
        assert_eq!(stays("<h2>Needed</h2><p>Kept rope</p>", keep), ["Kept rope"], "it may be the site's name");
        assert_eq!(stays("<p>Kept one</p><h2>More</h2><p>a b c d</p><p>Kept</p>", keep), ["Kept one", "Kept"]);
        let posts = "<p>Kept one</p><h3>Re: Tide</h3><p>Kept two</p><h3>Re: Tide</h3><p>Kept three</p>";
        assert_eq!(stays(posts, keep), ["Kept one", "Kept two", "Kept three"]);
    }

    #[test]
    fn a_question_over_its_answer_stays() {
        let page = |line: &str| format!("<button>{line}</button><p>Kept{PROSE}</p>");
        assert_eq!(stays(&page("When did it come?"), keep_questions), ["When did it come?", "Kept"]);
        assert_eq!(stays(&page("When it came."), keep_questions), ["Kept"]);
        assert_eq!(stays("<p>When did it come?</p><p>Kept</p>", keep_questions), ["Kept"], "no answer");
    }

    #[test]
    fn a_table_that_a_line_introduces_stays() {
        let table = "<table><tr><td>Night<td>Boats<tr><td>First<td>41</table>";
        let page = |before: &str| format!("<section><p>{before}</p><div>{table}</div></section>");
        assert_eq!(stays(&page("Kept"), keep_tables_whole), ["Kept", "Night", "Boats", "First", "41"]);
        assert_eq!(stays(&page("Gone"), keep_tables_whole), [""; 0]);
        assert_eq!(
            stays(&format!("<div><div><div><div><p>Kept</p></div></div></div></div>{table}"), keep_tables_whole),
            ["Kept"]
        );
    }

    #[test]
    fn a_heading_between_two_paragraphs_stays() {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        cleaner.write(b"<p>a</p><h2>B</h2><p>b</p><h2>C</h2><p>c</p><h2>D</h2>").unwrap();
        let outline = cleaner.outline().unwrap();
        let mut kept = [true, false, true, false, false, false];
        keep_headings_between(&outline, &mut kept, &[false; 6]);
        assert_eq!(kept, [true, true, true, false, false, false]);
        let mut parted = [true, false, false, false, true, false];
        keep_headings_between(&outline, &mut parted, &[false, true, true, false, false, false]);
        assert_eq!(parted, [true, false, false, true, true, false], "what stands between is clutter");
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        cleaner
            .write(b"<p>a</p><h2>B</h2><button>#</button><h3>C</h3><p>c</p><h2>D</h2><p>not kept, says it</p>")
            .unwrap();
        let outline = cleaner.outline().unwrap();
        let mut signed = [true, false, false, false, true, false, false];
        keep_headings_between(&outline, &mut signed, &[false; 7]);
        assert_eq!(signed, [true, true, false, true, true, false, false], "nor does a sign part them");
    }

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
    fn a_line_stays_where_most_of_its_kind_do() {
        let step = |name: &str| format!("<h3 class=step>{name}</h3><p>Kept{PROSE}");
        let steps = |names: [&str; 4]| names.map(step).concat();
        let most = steps(["Kept 1", "Kept 2", "Step 3", "Kept 4"]);
        assert!(stays(&most, keep_alike).contains(&"Step 3".to_string()));
        let half = steps(["Kept 1", "Step 2", "Step 3", "Kept 4"]);
        assert_eq!(stays(&half, keep_alike).len(), 6);
        let other = most.replace("class=step>Step", "class=buy>Step");
        assert!(!stays(&other, keep_alike).contains(&"Step 3".to_string()), "it is of another kind");
    }

    #[test]
    fn notes_stay_that_the_text_links_to_and_that_link_back() {
        let page = |id: &str, back: &str| {
            let note = format!(r##"<li id="{id}"><a href="#{back}">^</a> Quill, p. 16.<li id=n2>Kept note"##);
            format!(r##"<p>Kept text<a id="r1" href="#n1">[1]</a></p><ol>{note}</ol>"##)
        };
        assert_eq!(stays(&page("n1", "r1"), keep_notes), ["Kept text[1]", "^ Quill", "Kept note"]);
        assert_eq!(stays(&page("n3", "r1"), keep_notes), ["Kept text[1]", "Kept note"], "nothing leads to it");
        assert_eq!(stays(&page("n1", "r3"), keep_notes), ["Kept text[1]", "Kept note"], "it leads nowhere");
    }

    #[test]
    fn a_paragraph_between_two_others_is_kept() {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        let middle = "He loves music, and used to play it for others on Fridays.";
        let html = format!("<p>a</p><p>{middle}</p><p>b</p><div>{middle}</div><p>Short.</p><p>c</p>");
        cleaner.write(html.as_bytes()).unwrap();
        let outline = cleaner.outline().unwrap();
        let mut kept = [true, false, true, false, false, true];
        keep_paragraphs_between(&outline, &mut kept, &[false; 6]);
        assert_eq!(kept, [true, true, true, false, false, true]);
    }

    #[test]
    fn a_heading_over_text_that_stays_stays() {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        let text = "What stands under it goes on for a while, as running text does, and ends with a stop.";
        let html = format!(
            "<p>a</p><h2>B</h2><p>9 $</p><p>{text}</p><div><h2>C</h2>Ad</div><p>{text}</p><h2>D</h2><p>{text}</p>"
        );
        cleaner.write(html.as_bytes()).unwrap();
        let outline = cleaner.outline().unwrap();
        let mut kept = [true, false, false, true, false, false, true, false, true];
        let dropped = [false, false, false, false, false, true, false, true, false];
        keep_headings_over_text(&outline, &mut kept, &dropped);
        assert_eq!(kept, [true, true, false, true, false, false, true, false, true]);
    }

    #[test]
    fn a_table_is_kept_whole() {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        cleaner.write(b"<p>a</p><table><tr><th>Hour<th>Flour<tr><td>First<td>3 lb</table><p>b</p>").unwrap();
        let outline = cleaner.outline().unwrap();
        let mut kept = [false, true, false, false, true, false];
        keep_tables_whole(&outline, &mut kept, &[false; 6]);
        assert_eq!(kept, [false, true, true, true, true, false]);
        kept = [true, false, false, false, false, true];
        keep_tables_whole(&outline, &mut kept, &[false; 6]);
        assert_eq!(kept, [true; 6]);
        kept = [true, false, false, false, false, false];
        keep_tables_whole(&outline, &mut kept, &[false; 6]);
        assert_eq!(kept, [true, false, false, false, false, false]);
    }

    #[test]
    fn a_table_of_explanations_is_kept_whole_where_it_names_its_rows() {
        let long = format!("Kept{PROSE} {PROSE}");
        let row = |name: &str, year: u32| format!("<tr>{name}<td>{year}<td>{long}");
        let named = format!("<table>{}{}</table>", row("<th>Ebb", 1984), row("<th>Flow", 1987));
        assert_eq!(stays(&named, keep_tables_whole), ["Ebb", "1984", "Kept", "Flow", "1987", "Kept"]);
        let layout = format!("<table>{}{}</table>", row("<td>Ebb", 1984), row("<td>Flow", 1987));
        assert_eq!(stays(&layout, keep_tables_whole), ["Kept", "Kept"]);
    }

    #[test]
    fn a_heading_over_a_picture_stays() {
        assert_eq!(kept_of("<h2>A</h2><img src=a.png><h2>B</h2><hr>", &[]), "A");
    }

    #[test]
    fn what_is_set_apart_between_kept_lines_stays() {
        let post = "<blockquote class=twitter-tweet><p>It is gone.</p>A. Keeper</blockquote>";
        let html = format!("<p>One<div><math><mi>x</mi></math></div>{post}<p>Aside<p>Two<p><math><mi>y</mi></math>");
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        cleaner.write(html.as_bytes()).unwrap();
        let outline = cleaner.outline().unwrap();
        let mut kept = [true, false, false, false, false, true, false];
        keep_set_apart(&outline, &mut kept, &[false; 7]);
        assert_eq!(kept, [true, true, true, true, false, true, false]);
    }
}
