//! What stands before, behind and around a block in the flow of the page.

use super::super::reading::Reading;
use super::super::scale::{share, signed, size};
use super::names::claim_group;
use super::text::heading_rank;
use super::{F, Features};
use crate::outline::Block;

/// Blocks on either side that are next to a block, and around it.
const NEAR: usize = 3;
const AROUND: usize = 8;

pub(super) fn neighbours(features: &mut Features, from: &Reading<'_>, at: usize) {
    let page = &from.page;
    let blocks = &page.outline.blocks;
    let line = |at: Option<usize>| at.and_then(|at| blocks.get(at));
    let length = |block: Option<&Block>| block.map_or(0, |block| size(block.measure.words).saturating_add(1));
    let links = |block: Option<&Block>| block.map_or(0, |block| share(block.link_words, block.measure.words));
    let (before, behind) = (line(at.checked_sub(1)), line(at.checked_add(1)));
    features.set(F::PreviousWords, length(before));
    features.set(F::PreviousLinks, links(before));
    features.set(F::NextWords, length(behind));
    features.set(F::NextLinks, links(behind));
    let (near, around) = (page.around(at, NEAR), page.around(at, AROUND));
    features.set(F::LinksNear, share(near.linked, near.words));
    features.set(F::ProseNear, size(near.prose));
    features.set(F::LinksAround, share(around.linked, around.words));
    features.set(F::ProseAround, size(around.prose));
    features.set(F::WordsAround, size(around.words));
    let group = |at: Option<usize>| claim_group(at.and_then(|at| page.claims.get(at).copied().flatten()));
    features.set(F::PreviousClaim, group(at.checked_sub(1)));
    features.set(F::NextClaim, group(at.checked_add(1)));
    features.set(F::LinesNear, size(near.link_lines));
    features.set(F::ClaimedNear, share(near.claimed, near.words));
    features.set(F::ClaimedAround, share(around.claimed, around.words));
}

pub(super) fn place(features: &mut Features, from: &Reading<'_>, at: usize) {
    let (page, places) = (&from.page, &from.places);
    let whole = page.whole();
    let before = page.tally(0..at as u32);
    features.set(F::WordsBefore, share(before.words, whole.words));
    features.set(F::ProseBefore, share(before.prose, whole.prose));
    let distance = |to: u32| i64::from(before.words) - i64::from(page.tally(0..to).words);
    features.set(F::FromHeadline, places.headline.map_or(0, |headline| signed(distance(headline))));
    let candidate = &page.outline.node(places.root).blocks;
    features.set(F::FromStart, signed(distance(candidate.start)));
    features.set(F::FromEnd, signed(distance(candidate.end)));
    let (ring, links) = places.rings[at];
    features.set(F::Ring, ring);
    features.set(F::RingLinks, links);
    let second = &page.outline.node(places.second).blocks;
    let to_second = if (second.start..second.end).contains(&(at as u32)) {
        100
    } else if (at as u32) < second.start {
        signed(distance(second.start))
    } else {
        signed(distance(second.end).max(1))
    };
    features.set(F::SecondStart, to_second);
    features.set(F::FromComments, signed(distance(places.comments)));
}

/// The last line that a rule claims.
#[derive(Default)]
pub(super) struct LastClaim {
    group: u8,
    /// One past it.
    behind: usize,
    /// The first line that was not looked at.
    next: usize,
}

impl LastClaim {
    pub(super) fn tell(&mut self, features: &mut Features, from: &Reading<'_>, at: usize) {
        let page = &from.page;
        if let Some(last) = (self.next..at).rev().find(|&before| page.claims[before].is_some()) {
            (self.group, self.behind) = (claim_group(page.claims[last]), last + 1);
        }
        self.next = at;
        features.set(F::LastClaim, self.group);
        features.set(F::SinceClaim, size(page.tally(self.behind as u32..at as u32).words));
    }
}

/// The stretch under the last heading.
#[derive(Default)]
pub(super) struct Section {
    heading: Option<usize>,
    end: usize,
}

impl Section {
    pub(super) fn tell(&mut self, features: &mut Features, from: &Reading<'_>, at: usize) {
        let (page, outline) = (&from.page, from.page.outline);
        let rank = |at: usize| heading_rank(outline.node(outline.blocks[at].owner).tag);
        while at >= self.end {
            let here = self.end;
            self.heading = if rank(here) > 0 { Some(here) } else { self.heading };
            self.end = (here + 1..outline.blocks.len()).find(|&next| rank(next) > 0).unwrap_or(outline.blocks.len());
        }
        let start = self.heading.unwrap_or(0);
        let section = page.tally(start as u32..self.end as u32);
        features.set(F::FromHeading, size(page.tally(start as u32..at as u32).words));
        features.set(F::HeadingRank, self.heading.map_or(0, rank));
        let claimed = self.heading.is_some_and(|heading| page.claims[heading].is_some());
        features.set(F::HeadingClaimed, u8::from(claimed));
        features.set(F::SectionProse, share(section.prose, page.whole().prose));
        features.set(F::SectionLinks, share(section.linked, section.words));
    }
}
