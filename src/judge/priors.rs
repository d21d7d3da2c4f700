//! What is known beforehand: signs that are plain to people and too rare on the pages learned from.
//!
//! They are added to the votes, on articles, and weigh less than the votes together: no verdicts.

use super::forest::ONE;
use super::model::FirstLook;
use super::page::{LINK_LINE, link_share};
use super::reading::Reading;
use crate::outline::Block;
use crate::plan::Kind;

/// Votes against a block that the markup hides, that stands behind the heading over the comments, and, times the
/// weight of the sign, in a box whose name or element speaks against it; in hundredths of [`ONE`].
const HIDDEN: i32 = 200;
const BEHIND_COMMENTS: i32 = 250;
const NAMED: f32 = 100.0;
/// Votes against what is named a sidebar, or surely named comments, besides.
const SIDEBAR: i32 = 150;
const COMMENTS: i32 = 150;
const SURE_NAME: f32 = 0.9;
/// Votes against a line that is a link and stands in a box named as promotion.
const PROMOTED: i32 = 200;
/// Votes that a footnote has at least.
const FOOTNOTE: i32 = 300;

/// What stands at the end of a footnote and leads back to where it is cited.
const BACK: [char; 4] = ['\u{21a9}', '\u{fe0e}', '\u{2191}', '\u{2934}'];

/// Adds to the votes on each block what is known beforehand; names count only on an article.
pub(crate) fn add(reading: &Reading<'_>, first: &mut FirstLook) {
    let (is_article, is_surely) = (first.gate.is_article(), first.gate.is_surely());
    let Reading { page, signs, places, .. } = reading;
    for (at, (block, votes)) in page.outline.blocks.iter().zip(&mut first.votes).enumerate() {
        let mut sum = 0;
        if is_article && page.is_hidden(block) {
            sum -= HIDDEN;
        }
        if is_article && at as u32 >= places.comments {
            sum -= BEHIND_COMMENTS;
        }
        if is_article {
            sum -= (signs.against(block.owner) * NAMED) as i32;
            sum -= match signs.strongest_name(block.owner) {
                Some((Kind::Comments, weight)) if is_surely && weight >= SURE_NAME => COMMENTS,
                Some((Kind::Sidebar, _)) => SIDEBAR,
                _ => 0,
            };
        }
        *votes += sum * (ONE / 100);
    }
}

/// Adds what holds after the second look, too: a footnote is kept, a link in a box named as promotion promotes, and what
/// stands under the heading of the comments is a comment, however like the article it reads.
pub(crate) fn add_again(reading: &Reading<'_>, votes: &mut [i32]) {
    let comments = reading.places.comments as usize;
    votes.iter_mut().skip(comments).for_each(|votes| *votes -= BEHIND_COMMENTS * (ONE / 100));
    let blocks = &reading.page.outline.blocks;
    for (votes, _) in votes.iter_mut().zip(blocks).filter(|(_, block)| is_promoted(reading, block)) {
        *votes -= PROMOTED * (ONE / 100);
    }
    for (votes, _) in votes.iter_mut().zip(notes(reading)).filter(|(_, is_note)| *is_note) {
        *votes = (*votes).max(FOOTNOTE * (ONE / 100));
    }
}

fn is_promoted(reading: &Reading<'_>, block: &Block) -> bool {
    let name = reading.signs.strongest_name(block.owner);
    link_share(block) > LINK_LINE && matches!(name, Some((Kind::Advertisement | Kind::Newsletter | Kind::Donation, _)))
}

/// Which blocks are footnotes: named so, or with a way back, or the heading right over them.
fn notes(reading: &Reading<'_>) -> Vec<bool> {
    let outline = reading.page.outline;
    let mut notes: Vec<bool> = Vec::with_capacity(outline.blocks.len());
    for block in &outline.blocks {
        let leads_back = block.link_words == 0 && outline.text_of(block).ends_with(BACK);
        notes.push(reading.signs.within(block.owner).footnote > 0 || leads_back);
    }
    for at in 1..notes.len() {
        let is_heading = outline.node(outline.blocks[at - 1].owner).tag.is_heading();
        notes[at - 1] |= is_heading && notes[at];
    }
    notes
}
