//! Passages that the votes doubt: running text in the article's own box, a standfirst in another, and what stands above the headline.
//!
//! What is learned holds for the sources learned from; on pages of others the votes on whole passages are too low, of
//! short paragraphs and such as stand far down. Where a box holds most of what is kept, it vouches for the text between, as
//! long as this is not unlikely and stands in no box of a worse name: judged by posts of 2010 alone, articles of today
//! gain three points, and where the votes know better already, nothing changes.

use std::iter;

use super::page::{is_prose, link_share};
use super::reading::Reading;
use super::{FEW_WORDS, LIKELY};
use crate::outline::{Block, NodeId, Outline};
use crate::tag::Tag;
use crate::words::{Word, words};

/// Per cent of the words kept that the article's own box holds.
const MOST: u32 = 75;
/// The chance that text inside it has at least: between lines that are kept, and in front of the first.
const BETWEEN: u32 = 100;
const BEFORE: u32 = 250;
/// How much worse a sign may speak against text in the box than against the box.
const WORSE: f32 = 0.3;
/// The share of linked words from which on a line is no text.
const LINKED: f32 = 0.4;

/// Keeps running text and items of lists in the article's own box, from the headline on to the last line that is kept, and
/// in boxes beside it that have the same name: what stands between them parts the text.
pub(crate) fn keep_in_box(reading: &Reading<'_>, chances: &[u32], kept: &mut [bool], dropped: &[bool]) {
    let Reading { page, signs, places, .. } = reading;
    let (first, last) = (kept.iter().position(|&kept| kept), kept.iter().rposition(|&kept| kept));
    let (Some(first), Some(last)) = (first, last) else { return };
    let outline = page.outline;
    let own = own_box(outline, kept);
    let below = places.headline.map_or(0, |headline| headline as usize + 1);
    let end = last.min(places.comments as usize);
    let worst = signs.against(own) + WORSE;
    let lines = boxes_like(outline, own).flat_map(|id| outline.node(id).blocks.clone()).map(|at| at as usize);
    for at in lines.filter(|at| (below..end).contains(at)) {
        let block = &outline.blocks[at];
        let is_likely = chances[at] >= if at < first { BEFORE } else { BETWEEN };
        let is_out = dropped[at] || page.is_hidden(block) || signs.against(block.owner) > worst;
        kept[at] |= is_likely && !is_out && is_text(outline, block);
    }
}

/// A box, and those beside it of the same name.
fn boxes_like(outline: &Outline, own: NodeId) -> impl Iterator<Item = NodeId> + '_ {
    let is_named = !outline.node(own).class.range().is_empty();
    let beside = outline.children(outline.node(own).parent);
    iter::once(own).chain(beside.filter(move |&id| is_named && id != own && outline.is_same_sort(id, own)))
}

/// Keeps all lines between those that are kept in the own box of a manual: terms, names of columns, short answers.
pub(crate) fn keep_lines_in_box(reading: &Reading<'_>, chances: &[u32], kept: &mut [bool], dropped: &[bool]) {
    let (first, last) = (kept.iter().position(|&kept| kept), kept.iter().rposition(|&kept| kept));
    let (Some(first), Some(last)) = (first, last) else { return };
    let outline = reading.page.outline;
    let blocks = &outline.node(own_box(outline, kept)).blocks;
    for at in first.max(blocks.start as usize)..last.min(blocks.end as usize) {
        let block = &outline.blocks[at];
        let is_text = block.measure.words > 0 && link_share(block) < LINKED;
        kept[at] |= is_text && chances[at] >= MANUAL && !dropped[at] && !reading.page.is_hidden(block);
    }
}

/// The chance that a line of a manual has at least.
const MANUAL: u32 = 150;

/// Drops doubtful lines above the headline where text that nobody doubts stands below it: of a page over which a story lies as a
/// layer, the lists of other stories are much, and pull the limit down to them.
pub(crate) fn drop_above_headline(reading: &Reading<'_>, chances: &[u32], kept: &mut [bool]) {
    let Some(headline) = reading.places.headline.map(|headline| headline as usize) else { return };
    let is_clear = |at: usize| at >= headline && kept[at] && chances[at] >= CLEAR;
    let clear: Vec<bool> = (0..kept.len()).map(is_clear).collect();
    if reading.page.prose_of(&clear) < FEW_WORDS {
        return;
    }
    kept[..headline].iter_mut().zip(chances).for_each(|(kept, &chance)| *kept &= chance >= LIKELY);
}

/// The chance from which on nobody doubts a line.
const CLEAR: u32 = 600;

fn is_text(outline: &Outline, block: &Block) -> bool {
    let is_item = || outline.node(block.owner).tag == Tag::Li && link_share(block) < LINKED;
    is_prose(outline, block) || is_item()
}

/// The smallest element that holds most of what is kept.
fn own_box(outline: &Outline, kept: &[bool]) -> NodeId {
    let mut sums = vec![0];
    for (block, &kept) in outline.blocks.iter().zip(kept) {
        sums.push(sums[sums.len() - 1] + if kept { block.measure.words } else { 0 });
    }
    let words = |id: NodeId| {
        let blocks = &outline.node(id).blocks;
        sums[blocks.end as usize] - sums[blocks.start as usize]
    };
    let mut here = 0;
    while let Some(inside) = outline.children(here).find(|&id| words(id) * 100 >= words(0).max(1) * MOST) {
        here = inside;
    }
    here
}

/// Fewest words of a standfirst, and how many of it and of the description are compared.
const FEWEST: u32 = 4;
const COMPARED: usize = 40;
/// Per cent of its words that the description says.
const TOLD: usize = 80;

/// What the boxes of standfirsts are called, in their last word or as a whole, and how many boxes around a line are asked.
const STANDFIRSTS: [&str; 15] = [
    "standfirst",
    "subtitle",
    "subheadline",
    "subheading",
    "subhead",
    "subline",
    "dek",
    "deck",
    "lede",
    "chapo",
    "sottotitolo",
    "subtitulo",
    "entradilla",
    "ingress",
    "lead",
];
const AROUND: usize = 2;
/// Blocks from the headline on in which a line is taken at its box's word.
const NEAR: usize = 3;

/// Keeps the standfirst: lines between the headline and the first that is kept which the page's own description says, whatever box
/// they stand in, or whose own box says that they are it. What else stands there, a note on the author or on the site, is neither.
pub(crate) fn keep_standfirst(reading: &Reading<'_>, kept: &mut [bool], dropped: &[bool]) {
    let first = kept.iter().position(|&kept| kept);
    let (Some(headline), Some(first)) = (reading.places.headline, first) else { return };
    let description = reading.metadata.excerpt.as_deref().unwrap_or_default();
    let hashes = |text: &str| -> Vec<u64> { words(text).map(|word| word.hash).take(2 * COMPARED).collect() };
    let told = hashes(description);
    // A page may describe itself by its headline, which stands there a second time.
    let title = hashes(&reading.metadata.title);
    let outline = reading.page.outline;
    let open = (headline as usize + 1..first).filter(|&at| !dropped[at]).enumerate();
    for (place, at) in open {
        let block = &outline.blocks[at];
        let is_text = block.measure.words >= FEWEST && link_share(block) < LINKED;
        let is_called = || place < NEAR && is_called_standfirst(outline, block);
        let line = outline.words_of(block);
        kept[at] |= is_text && ((is_told(line, &told) && !is_told(line, &title)) || is_called());
    }
}

/// Whether a box of this line alone is named as a standfirst.
fn is_called_standfirst(outline: &Outline, block: &Block) -> bool {
    let own = outline.lineage(block.owner).take(AROUND).filter(|&id| outline.node(id).blocks.len() == 1);
    let mut names = own.flat_map(|id| outline.names(id)).flat_map(str::split_ascii_whitespace);
    names.any(|name| {
        let last = name.rsplit(['-', '_']).next().unwrap_or_default();
        STANDFIRSTS.iter().any(|called| last.eq_ignore_ascii_case(called))
    })
}

/// Whether a description says what a line says, as far as it goes.
fn is_told(line: &[Word], told: &[u64]) -> bool {
    let line = &line[..line.len().min(COMPARED).min(told.len())];
    let same = line.iter().filter(|word| told.contains(&word.hash)).count();
    !line.is_empty() && same * 100 >= line.len() * TOLD
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::tests::stays;

    const TEXT: &str = "The old bridge over the river is to be rebuilt before next winter, says the council.";

    /// How the lines begin that stay, when all have the chance.
    fn kept_of(html: &str, keep: fn(&Reading<'_>, &[u32], &mut [bool], &[bool]), chance: u32) -> Vec<String> {
        let stays = stays(html, |reading, kept, dropped| keep(reading, &vec![chance; kept.len()], kept, dropped));
        stays.iter().map(|line| line.chars().take(5).collect()).collect()
    }

    #[test]
    fn doubtful_text_among_the_articles_lines_stays() {
        let html = format!(
            "<div><p>0 {TEXT}</div><div><p>1 {TEXT}<p>Kept. {TEXT}<div><p>2 {TEXT}<ul><li>3</ul></div>\
             <div class=related><p>4 {TEXT}</div><p>Kept. {TEXT}<p>5 {TEXT}</div>"
        );
        assert_eq!(kept_of(&html, keep_in_box, BETWEEN), ["Kept.", "2 The", "3", "Kept."]);
        assert_eq!(kept_of(&html, keep_in_box, BEFORE), ["1 The", "Kept.", "2 The", "3", "Kept."]);
        assert_eq!(kept_of(&html, keep_in_box, BETWEEN - 1), ["Kept.", "Kept."]);
    }

    #[test]
    fn what_parts_the_text_does_not_part_the_first_paragraph_from_it() {
        let html = |class: &str| {
            format!(
                "<h1>T</h1><div class={class}><p>0 {TEXT}</div><div class=video><p>Clip</div>\
                 <div class=body><p>Kept. {TEXT}<p>Kept. {TEXT}</div>"
            )
        };
        assert_eq!(kept_of(&html("body"), keep_in_box, BEFORE), ["0 The", "Kept.", "Kept."]);
        assert_eq!(kept_of(&html("teaser"), keep_in_box, BEFORE), ["Kept.", "Kept."]);
    }

    #[test]
    fn the_short_lines_of_a_manual_stay() {
        let html =
            "<main><p>Kept. One</p><p>Raises:</p><p><a href=a>Source</a></p><p>Kept. Two</p></main><p>Version</p>";
        assert_eq!(kept_of(html, keep_lines_in_box, MANUAL), ["Kept.", "Raise", "Kept."]);
        assert_eq!(kept_of(html, keep_lines_in_box, MANUAL - 1), ["Kept.", "Kept."]);
    }

    #[test]
    fn doubtful_lines_above_the_headline_go_where_clear_text_stands_below() {
        let kept = |below: u32| {
            let html =
                format!("<title>Bridge</title><p>Kept above</p><h1>Bridge</h1><p>Kept. {TEXT}</p><p>Kept. {TEXT}</p>");
            let lines = stays(&html, |reading, kept, _| {
                let headline = reading.places.headline.unwrap() as usize;
                let chances: Vec<u32> =
                    (0..kept.len()).map(|at| if at < headline { LIKELY - 1 } else { below }).collect();
                drop_above_headline(reading, &chances, kept);
            });
            lines.len()
        };
        assert_eq!(kept(CLEAR), 2);
        assert_eq!(kept(CLEAR - 1), 3);
    }

    #[test]
    fn a_description_that_only_says_the_headline_keeps_none() {
        let html = format!(
            "<meta name=description content='The old bridge is rebuilt'><title>The old bridge is rebuilt</title>\
             <h1>The old bridge is rebuilt</h1><div>The old bridge is rebuilt</div><p>Kept. {TEXT}"
        );
        let stays = stays(&html, keep_standfirst);
        assert_eq!(stays.len(), 1, "{stays:?}");
    }

    #[test]
    fn what_the_description_says_under_the_headline_is_the_standfirst() {
        let html = format!(
            "<meta name=description content='{TEXT}'><title>Bridge</title><header><h1>Bridge</h1><p>By Ada, who has \
             written about the valley for years.</p><div>{TEXT}</div></header><p>Kept. Work begins in the spring.</p>"
        );
        let keep = |reading: &Reading<'_>, _: &[u32], kept: &mut [bool], dropped: &[bool]| {
            keep_standfirst(reading, kept, dropped);
        };
        assert_eq!(kept_of(&html, keep, 0), ["The o", "Kept."]);
    }

    #[test]
    fn what_its_own_box_calls_the_standfirst_is_it_right_under_the_headline() {
        let page = |class: &str, between: &str| {
            format!(
                "<title>Bridge</title><h1>Bridge</h1>{between}<div class='{class}'><p>The old one falls</div>\
                 <p>Kept. Work begins in the spring.</p>"
            )
        };
        let kept = |html: &str| {
            let keep = |reading: &Reading<'_>, _: &[u32], kept: &mut [bool], dropped: &[bool]| {
                keep_standfirst(reading, kept, dropped);
            };
            kept_of(html, keep, 0)
        };
        for class in ["subtitle", "story__SubTitle", "article-dek css-1x"] {
            assert_eq!(kept(&page(class, "")), ["The o", "Kept."], "{class}");
        }
        for (class, between) in [("subtitles", ""), ("related", ""), ("subtitle", "<p>One<p>Two<p>Three")] {
            assert_eq!(kept(&page(class, between)), ["Kept."], "{class}");
        }
    }
}
