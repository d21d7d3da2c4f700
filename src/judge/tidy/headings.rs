//! A heading stays between lines that stay and over text that does, and goes where all that stood under it went. So does the question over
//! an answer.

use super::{NEAR, is_within};
use crate::judge::page::is_prose;
use crate::maps::Map;
use crate::outline::{Block, Item, NodeId, Outline};
use crate::tag::Tag;

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
pub(super) const TEXT: usize = RANKS;
/// Elements from a line up to the heading it stands in at most.
const HEADING_DEPTH: usize = 2;

/// The rank of the heading that a line is.
pub(super) fn rank(outline: &Outline, at: usize) -> usize {
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
    use crate::judge::tidy::tests::{PROSE, stays};

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
    fn a_heading_over_a_picture_stays() {
        assert_eq!(kept_of("<h2>A</h2><img src=a.png><h2>B</h2><hr>", &[]), "A");
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
    fn a_question_over_its_answer_stays() {
        let page = |line: &str| format!("<button>{line}</button><p>Kept{PROSE}</p>");
        assert_eq!(stays(&page("When did it come?"), keep_questions), ["When did it come?", "Kept"]);
        assert_eq!(stays(&page("When it came."), keep_questions), ["Kept"]);
        assert_eq!(stays("<p>When did it come?</p><p>Kept</p>", keep_questions), ["Kept"], "no answer");
    }
}
