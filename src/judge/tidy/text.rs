//! The text goes on: between two lines that stay, to the end of its box, and where others of its kind are.

use crate::judge::page::is_prose;
use crate::maps::Map;
use crate::outline::Outline;

/// Keeps a paragraph between two others of the same box that are kept.
pub(crate) fn keep_paragraphs_between(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    for at in 1..kept.len().saturating_sub(1) {
        let is_between =
            kept[at - 1] && kept[at + 1] && is_sibling(outline, at - 1, at) && is_sibling(outline, at, at + 1);
        kept[at] |= is_between && !dropped[at] && is_prose(outline, &outline.blocks[at]);
    }
}

/// Keeps a short line of a box between two paragraphs of the same box that are kept, clutter beside it passed over: where it is no
/// heading by its tag, it stands as one.
pub(crate) fn keep_crossheads(outline: &Outline, kept: &mut [bool], unlikely: &[bool], dropped: &[bool]) {
    let owner = |at: usize| outline.blocks[at].owner;
    let parent = |at: usize| outline.node(owner(at)).parent;
    let is_text = |at: &usize| is_prose(outline, &outline.blocks[*at]);
    let mut before = None;
    for at in 0..kept.len() {
        if dropped[at] {
            continue;
        }
        let block = &outline.blocks[at];
        let is_short = block.measure.words <= SHORT && block.link_words == 0;
        if !kept[at] && !unlikely[at] && is_short {
            let behind = (at + 1..kept.len()).find(|&at| !dropped[at]).filter(|&at| kept[at]).filter(is_text);
            kept[at] = before.zip(behind).is_some_and(|(before, behind)| {
                let box_ = parent(before);
                box_ == parent(behind) && (box_ == owner(at) || box_ == parent(at))
            });
        }
        before = Some(at).filter(|&at| kept[at]).filter(is_text);
    }
}

/// Keeps short lines between the first and the last that are kept where most of their kind are, the same element of the same classes in
/// the same sort of box: the votes on “Step 3” and “Step 4” lie on both sides of the limit.
pub(crate) fn keep_alike(outline: &Outline, kept: &mut [bool], unlikely: &[bool]) {
    let (first, last) = (kept.iter().position(|&kept| kept), kept.iter().rposition(|&kept| kept));
    let (Some(first), Some(last)) = (first, last) else { return };
    let is_short = |at: usize| outline.blocks[at].measure.words <= SHORT;
    let in_doubt: Vec<usize> = (first..last).filter(|&at| !kept[at] && !unlikely[at] && is_short(at)).collect();
    if in_doubt.is_empty() {
        return;
    }
    let kind = |at: usize| {
        let node = outline.node(outline.blocks[at].owner);
        let parent = outline.node(node.parent);
        (node.tag, outline.source_of(node.class), parent.tag, outline.source_of(parent.class))
    };
    let mut kinds: Map<_, (u32, u32)> = Map::default();
    for (at, &kept) in (first..).zip(&kept[first..=last]) {
        let (all, held) = kinds.entry(kind(at)).or_default();
        (*all, *held) = (*all + 1, *held + u32::from(kept));
    }
    for at in in_doubt {
        let (all, held) = kinds[&kind(at)];
        kept[at] = all >= ALIKE && held * 100 >= all * MOST_ALIKE;
    }
}

/// Words of a line that says too little to be voted on by itself.
const SHORT: u32 = 8;
/// Lines of a kind at least, and per cent of them that are kept.
const ALIKE: u32 = 4;
const MOST_ALIKE: u32 = 70;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};
    use crate::judge::tidy::tests::{PROSE, stays};

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
    fn a_short_line_between_two_paragraphs_of_its_box_stays() {
        let box_ = |line: &str| format!("<div><p>Kept 1{PROSE}</p>{line}<p>Kept 2{PROSE}</p></div>");
        let keep: fn(&Outline, &mut [bool], &[bool]) = |outline, kept, dropped| {
            let advertised: Vec<bool> = outline.blocks.iter().map(|block| outline.text_of(block) == "Advert").collect();
            keep_crossheads(outline, kept, dropped, &advertised);
        };
        let stands = |line: &str| stays(&box_(line), keep).contains(&"Turning point".to_string());
        assert!(stands("<div>Advert</div><span>Turning point</span>"));
        assert!(stands("<span>Turning point</span>"));
        assert!(stands("<p><b>Turning point</b></p>"));
        assert!(!stands("<a href=a>Turning point</a>"), "it leads elsewhere");
        assert!(!stands("<div><p>Turning point</p></div>"), "it has a box of its own");
        assert!(!stands("<p>Turning point</p><p>Twice</p>"), "no text follows");
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
}
