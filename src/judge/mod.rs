//! The judge: which blocks are the article.
//!
//! Every judge of pages weighs the same few signs: how much running text, how many links, what the boxes are called,
//! how far from the headline. Here they are weighed in five steps, each linear in the page:
//!
//! 1. `reading`: the page is measured; the element that holds the running text most closely is a centre to measure from;
//! 2. `features`: what is known of each block, as small whole numbers;
//! 3. `model`: forests learned from many pages vote on each block, one for articles, one for pages of any sort, as far
//!    as a third takes the page for either;
//! 4. `second_look`: a fourth votes again, seeing what the first votes amount to;
//! 5. `chance`: the votes are chances, and those blocks are kept that promise the best article as a whole.
//!
//! What a rule claims as clutter is clutter on an article, however the votes go. On other pages a claim of the looser
//! kinds is only a sign: what is a related product beside an article is the content of a shop.

mod address;
mod boxes;
mod candidate;
mod chance;
mod comments;
mod explain;
pub mod features;
mod finding;
mod forest;
mod frames;
mod headline;
mod hints;
mod leaves;
mod model;
mod names;
mod open;
mod page;
mod passages;
mod places;
mod posts;
mod priors;
mod reading;
mod reasons;
mod recipes;
mod rendered;
mod scale;
pub mod second_look;
mod signs;
pub(crate) mod stories;
mod table;
#[cfg(test)]
mod tests;
mod tidy;

use crate::article::Metadata;
use crate::duplicates;
use crate::outline::Outline;
use crate::plan::{Kind, Plan, Verdict};
use crate::rules;
use crate::tag::Tag;
use chance::{SURE, chance, limit};
pub use explain::{Opinion, explain};
use features::Features;
use model::FirstLook;
pub use model::Model;
use open::Open;
use page::Page;
use reading::Reading;
use stories::Stories;
pub use table::Table;

/// Decides what becomes of every block and leaf of a page.
pub fn judge(outline: &Outline, metadata: &Metadata) -> Plan {
    decide(outline, metadata, &claims(outline, metadata), &Model::shipped())
}

/// What each block is claimed as, by a rule or as a part of another article.
pub fn claims(outline: &Outline, metadata: &Metadata) -> Vec<Option<Kind>> {
    let mut claims = rules::claim(outline, metadata);
    if let Some(stories) = Stories::find(outline, metadata) {
        stories.claim(outline, &mut claims);
    }
    claims
}

/// [`judge`] over given claims of the rules and with another model, for study.
pub fn decide(outline: &Outline, metadata: &Metadata, claims: &[Option<Kind>], model: &Model<'_>) -> Plan {
    let reading = Reading::of(outline, metadata, claims);
    let page = &reading.page;
    // What was known of each block is let go as soon as it was voted on: on a page of small blocks it is most of all.
    let Looked { open, first: FirstLook { gate, .. }, seen, .. } = Looked::at(&reading, model);
    let mut votes = model.look_again(&seen, &open);
    drop(seen);
    let dropped = &open.dropped;
    priors::add_again(&reading, &mut votes);
    rendered::lower(&reading.rendered, &mut votes);
    let chances: Vec<u32> = votes.iter().map(|&votes| chance(votes)).collect();
    let mut kept = kept(page, &chances, dropped, gate.is_surely());
    passages::drop_above_headline(&reading, &chances, &mut kept);
    let below = |least: u32| -> Vec<bool> {
        chances.iter().zip(dropped).map(|(&chance, &out)| out || chance < least).collect()
    };
    if gate.is_article() || page.is_manual {
        tidy::keep_alike(outline, &mut kept, &below(ALIKE));
    }
    recipes::keep_card(&reading, &chances, &mut kept, dropped);
    tidy::keep_tables_whole(outline, &mut kept, dropped);
    tidy::keep_lists_whole(outline, &mut kept, dropped);
    tidy::keep_notes(outline, &mut kept, dropped);
    tidy::keep_paragraphs_between(outline, &mut kept, dropped);
    tidy::keep_terms(outline, &mut kept, dropped);
    tidy::keep_questions(outline, &mut kept, dropped);
    tidy::keep_headings_over_most(outline, &mut kept, dropped);
    tidy::keep_headings_between(outline, &mut kept, dropped);
    tidy::keep_set_apart(outline, &mut kept, dropped);
    if gate.is_article() {
        passages::keep_in_box(&reading, &chances, &mut kept, dropped);
        tidy::keep_crossheads(outline, &mut kept, &below(FAINT), dropped);
        tidy::keep_quotations(outline, &mut kept, dropped);
        passages::keep_standfirst(&reading, &mut kept, dropped);
        tidy::keep_headings_over_text(outline, &mut kept, dropped);
        tidy::keep_ends(outline, reading.places.headline, &mut kept, dropped);
        tidy::keep_announced_lists(outline, &mut kept, dropped);
        tidy::keep_captions(outline, reading.places.headline, &mut kept, &below(FAINT));
        tidy::keep_lead_caption(outline, reading.places.headline, &mut kept, dropped);
        tidy::drop_bare_headings(outline, &mut kept);
    }
    if !gate.is_article() && page.is_manual {
        passages::keep_lines_in_box(&reading, &chances, &mut kept, dropped);
    }
    if !gate.is_surely() {
        posts::keep_heads(&reading, &mut kept, dropped);
    }
    let passed_over: Vec<bool> = kept.iter().zip(dropped).map(|(kept, dropped)| !kept && !dropped).collect();
    let copies = duplicates::find(outline, &kept, &passed_over);
    let mut verdicts = reasons::verdicts(&reading, &kept);
    for (copy, of) in copies {
        verdicts[copy as usize] = Verdict::Duplicate(of);
    }
    let leaves = leaves::kept(&reading, &verdicts);
    let found = finding::is_article(page, metadata, &verdicts);
    let candidates = if found { Vec::new() } else { finding::candidates(page, &reading.scores) };
    let claimed = claims.iter().map(Option::is_some).collect();
    let chances = chances.iter().map(|chance| (chance * 100 / SURE) as u8).collect();
    Plan { found, root: reading.places.root, verdicts, leaves, claimed, chances, candidates }
}

/// A page after the first look, ready for the second.
pub(crate) struct Looked {
    open: Open,
    features: Features,
    first: FirstLook,
    seen: Table,
}

impl Looked {
    fn at(reading: &Reading<'_>, model: &Model<'_>) -> Self {
        let whole = features::whole_page(reading);
        let gate = model.gate(&whole);
        let open = Open::of(&reading.page, gate.is_article());
        let features = features::features(reading, &whole, &open.blocks);
        let mut first = model.look(gate, &features, &open);
        priors::add(reading, &mut first);
        let seen = second_look::look(reading, &features, &first, &open);
        Self { open, features, first, seen }
    }
}

/// What the judge knows of the blocks of a page, for study.
pub struct Observed {
    /// What is known of each block that is open.
    pub table: Table,
    /// Which blocks are out whatever is known.
    pub dropped: Vec<bool>,
    /// Which of these nobody sees.
    pub absent: Vec<bool>,
    /// What is known of the page: one row, in the same columns.
    pub whole: Table,
}

/// What the first look knows of each block that may be open, for study.
pub fn observe(outline: &Outline, metadata: &Metadata, claims: &[Option<Kind>]) -> Observed {
    let reading = Reading::of(outline, metadata, claims);
    let open = Open::of(&reading.page, false);
    let whole = features::whole_page(&reading);
    let table = features::features(&reading, &whole, &open.blocks).table;
    let absent = outline.blocks.iter().map(|block| reading.page.is_absent(block)).collect();
    Observed { table, dropped: open.dropped, absent, whole: whole.table }
}

/// What the second look sees of each open block, and which blocks are out, for study.
pub fn observe_again(
    outline: &Outline,
    metadata: &Metadata,
    claims: &[Option<Kind>],
    model: &Model<'_>,
) -> (Table, Vec<bool>) {
    let looked = Looked::at(&Reading::of(outline, metadata, claims), model);
    (looked.seen, looked.open.dropped)
}

/// Per cent of the best limit that are asked for: a lost line is worse for a reader than one too many.
const GENEROUS: u32 = 90;

/// The chance that a block of an article has at least, where so many words of running text have it.
const LIKELY: u32 = 400;
const FEW_WORDS: u32 = 25;

/// The chances below which a caption goes though its picture stays, and a line though others of its kind do.
const FAINT: u32 = 150;
const ALIKE: u32 = 300;

/// Which blocks promise the best article; on a page of which nothing is left, all that nothing speaks against.
fn kept(page: &Page<'_>, chances: &[u32], dropped: &[bool], is_surely: bool) -> Vec<bool> {
    let blocks = page.outline.blocks.iter().zip(chances).zip(dropped);
    let open = blocks.filter(|(_, dropped)| !**dropped);
    let limit = limit(open.map(|((block, chance), _)| (*chance, block.measure.words))) * GENEROUS / 100;
    let over = |limit: u32| -> Vec<bool> {
        chances.iter().zip(dropped).map(|(chance, dropped)| !dropped && *chance >= limit).collect()
    };
    // Endless comments would pull the limit down to them; yet something is always kept.
    let likely = over(limit.max(LIKELY));
    let kept = if is_surely && page.prose_of(&likely) >= FEW_WORDS { likely } else { over(limit) };
    if is_bare(page) {
        return dropped.iter().map(|dropped| !dropped).collect();
    }
    if page.words_of(&kept) == 0 { page.all_unclaimed() } else { kept }
}

/// Whether the page is one article and nothing around it: its writer has left nothing to judge.
fn is_bare(page: &Page<'_>) -> bool {
    let outline = page.outline;
    let article = (1..outline.nodes.len()).find(|&id| outline.nodes[id].tag == Tag::Article);
    let Some(article) = article.map(|id| &outline.nodes[id]) else { return false };
    outline.node(article.parent).tag == Tag::Body && article.blocks.len() == outline.blocks.len()
}
