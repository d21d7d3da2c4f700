//! What is known beforehand: signs that are plain to people and too rare on the pages learned from.
//!
//! They are added to the votes, on articles, and weigh less than the votes together: no verdicts.

use super::forest::ONE;
use super::model::FirstLook;
use super::reading::Reading;
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
/// Votes that a footnote has at least.
const FOOTNOTE: i32 = 300;

/// What stands at the end of a footnote and leads back to where it is cited.
const BACK: [char; 4] = ['\u{21a9}', '\u{fe0e}', '\u{2191}', '\u{2934}'];

/// Adds to the votes on each block what is known beforehand; names count only on an article.
pub(crate) fn add(reading: &Reading<'_>, first: &mut FirstLook) {
    let FirstLook { is_article, is_surely, ref mut votes, .. } = *first;
    let Reading { page, signs, places, .. } = reading;
    for (at, (block, votes)) in page.outline.blocks.iter().zip(votes).enumerate() {
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

/// Votes for footnotes, behind all that speaks against them.
pub(crate) fn keep_notes(reading: &Reading<'_>, votes: &mut [i32]) {
    for (votes, _) in votes.iter_mut().zip(notes(reading)).filter(|(_, is_note)| *is_note) {
        *votes = (*votes).max(FOOTNOTE * (ONE / 100));
    }
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
