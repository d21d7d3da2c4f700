//! What is the same for every block of a page: how much of what it holds, and what it says it is.

use super::super::address::{Address, Sort};
use super::super::page::{is_prose, link_share};
use super::super::reading::Reading;
use super::super::scale::{share, size, unit};
use super::{F, Features};
use crate::outline::{Block, Marks, NodeId};
use crate::tag::Tag;

pub(super) fn whole_page(row: &mut Features, from: &Reading<'_>) {
    /// Words of a long paragraph.
    const LONG: u32 = 30;
    let (page, outline) = (&from.page, from.page.outline);
    let whole = page.whole();
    row.set(F::PageWords, size(whole.words));
    row.set(F::PageProse, size(whole.prose));
    row.set(F::PageLinks, share(whole.linked, whole.words));
    row.set(F::PageBlocks, size(outline.blocks.len() as u32));
    row.set(F::PageClaimed, share(whole.claimed, whole.words));
    let candidate = page.tally_of(from.places.root);
    let lines = outline.node(from.places.root).blocks.len() as u32;
    row.set(F::CandidateProse, share(candidate.prose, whole.prose));
    row.set(F::CandidateLinks, share(candidate.linked, candidate.words));
    row.set(F::CandidateBlocks, size(lines));
    row.set(F::CandidatePerBlock, size(candidate.words / lines.max(1)));
    let score = |id: NodeId| from.scores[id as usize];
    row.set(F::SecondScore, unit(score(from.places.second) / score(from.places.best).max(1e-6)));
    let articles = outline.nodes.iter().filter(|node| node.tag == Tag::Article && !node.blocks.is_empty());
    row.set(F::Articles, size(articles.count() as u32));
    let is_linked_heading = |block: &&Block| outline.node(block.owner).tag.is_heading() && link_share(block) > 0.8;
    row.set(F::LinkedHeadings, size(outline.blocks.iter().filter(is_linked_heading).count() as u32));
    let is_long = |block: &&Block| block.measure.words >= LONG && is_prose(outline, block);
    row.set(F::LongBlocks, size(outline.blocks.iter().filter(is_long).count() as u32));
    let with_text = |id: &usize| page.tally_of(*id as NodeId).words > 5;
    let repeats = (1..outline.nodes.len()).filter(with_text).map(|id| from.boxes.alike[id]).max();
    row.set(F::Repeats, size(repeats.unwrap_or(0)));
    let lines_where = |wanted: &dyn Fn(&Block) -> bool| {
        let found = outline.blocks.iter().filter(|block| !page.is_absent(block) && wanted(block));
        share(found.count() as u32, outline.blocks.len() as u32)
    };
    let code = outline.blocks.iter().filter(|block| block.marks.has(Marks::PREFORMATTED));
    row.set(F::CodeShare, share(code.map(|block| block.measure.words).sum(), whole.words));
    row.set(F::Prices, lines_where(&|block| block.measure.words <= 8 && has_price(outline.text_of(block))));
    row.set(F::ShortLines, lines_where(&|block| block.measure.words <= 4));
    row.set(F::Sentences, lines_where(&|block| is_prose(outline, block)));
    let is_field = |tag: Tag| matches!(tag, Tag::Input | Tag::Select | Tag::Textarea | Tag::Button);
    row.set(F::Fields, size(outline.nodes.iter().filter(|node| is_field(node.tag)).count() as u32));
    row.set(F::Dated, u8::from(from.metadata.published_time.is_some()));
    let address = Address::of(outline, from.metadata);
    row.set(F::Declared, if page.is_thread { Sort::Thread as u8 } else { address.declared as u8 });
    row.set(F::AddressWord, address.path as u8);
    row.set(F::AddressSlug, size(address.slug));
    row.set(F::AddressDepth, size(address.depth));
    row.set(F::AddressDate, u8::from(address.dated));
}

/// Whether a currency stands beside a digit.
pub(super) fn has_price(text: &str) -> bool {
    let is_currency = |c: char| matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₩' | '₺' | '฿' | '₪');
    text.bytes().any(|byte| byte.is_ascii_digit()) && text.contains(is_currency)
}
