//! Where readers' comments begin, on pages whose comments stand in the article's own box without a name.
//!
//! A heading that says so is not enough: an article about comments has one, too. There is a number in it, a form right
//! behind it, or people who are to be answered.

use super::page::Page;
use crate::outline::Block;
use crate::plan::Kind;
use crate::rules;

/// Words of a heading, and of a line such as “Reply” or “Ada says:”.
const MAX_WORDS: u32 = 12;
/// Lines of that sort that make a thread.
const ANSWERS: usize = 2;
/// Lines behind a heading among which the rules know its form.
const NEAR: usize = 6;

/// The first block behind `from` that is a heading over comments, or the number of blocks.
pub(crate) fn start(page: &Page<'_>, from: u32) -> u32 {
    let blocks = &page.outline.blocks;
    let found = (from as usize..blocks.len()).find(|&at| is_heading(page, &blocks[at]) && is_thread(page, at));
    found.unwrap_or(blocks.len()) as u32
}

fn is_heading(page: &Page<'_>, block: &Block) -> bool {
    page.outline.node(block.owner).tag.is_heading() && says(page, block)
}

fn is_thread(page: &Page<'_>, heading: usize) -> bool {
    let blocks = &page.outline.blocks;
    let is_counted = page.outline.text_of(&blocks[heading]).contains(char::is_numeric);
    let has_form = page.claims[heading + 1..].iter().take(NEAR).any(|claim| *claim == Some(Kind::Comments));
    is_counted
        || has_form
        || blocks[heading + 1..].iter().filter(|block| says(page, block)).take(ANSWERS).count() == ANSWERS
}

fn says(page: &Page<'_>, block: &Block) -> bool {
    block.measure.words <= MAX_WORDS && rules::says(page.outline.text_of(block), Kind::Comments)
}
