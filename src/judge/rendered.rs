//! What the browser saw and the markup does not say: which boxes stand beside the text, which float over it.
//!
//! Both are signs against a block, never verdicts, and both are read only where the collector has told of boxes; raw
//! HTML has none. In doubt there is no sign: the margins of an article hold notes and pictures of its own, and a
//! layout of many columns may be the article.

use std::ops::Range;

use super::forest::ONE;
use super::page::{Page, is_prose};
use crate::order::{key, sorted_by};
use crate::outline::{Block, Column, Marks, NodeId, Outline};
use crate::plan::Kind;
use crate::tag::Tag;

/// Per cent of a column that another must cover to be the same, and to be no other.
const SAME: i32 = 80;
const BESIDE: i32 = 50;
/// A main column holds this share of the candidate's running text, in per cent.
const MAIN: u32 = 60;
/// Columns that can be the main one.
const MAX_COLUMNS: usize = 16;
/// A box of fewer words is a label: a date, a speaker, a number in the margin.
const FEWEST: u32 = 12;
/// Boxes of text, without elements for paragraphs, from which on a box is one of them.
const PARAGRAPHS: usize = 3;

/// For each block, what its place on the rendered page makes of it: [`Kind::Sidebar`] beside the main column of `root`,
/// [`Kind::Overlay`] floating over the page, or nothing.
pub(crate) fn signs(page: &Page<'_>, root: NodeId, headline: Option<u32>) -> Vec<Option<Kind>> {
    let mut signs = vec![None; page.outline.blocks.len()];
    mark_beside(page, root, headline, &mut signs);
    mark_overlays(page, root, headline, &mut signs);
    signs
}

/// What a sign takes from a block's votes: as much as nearly all others together can give.
const AGAINST: i32 = 6 * ONE;

/// Takes from the votes on each block what its sign says against it.
pub(crate) fn lower(signs: &[Option<Kind>], votes: &mut [i32]) {
    for (votes, _) in votes.iter_mut().zip(signs).filter(|(_, sign)| sign.is_some()) {
        *votes = votes.saturating_sub(AGAINST);
    }
}

/// The sign as a reason, as `explain` gives it.
pub(crate) fn reason(sign: Option<Kind>) -> Option<(&'static str, u8, bool)> {
    let label = match sign? {
        Kind::Overlay => "floats over the page",
        _ => "stands beside the text",
    };
    Some((label, 1, false))
}

/// The outermost elements with text that `is` holds for, in page order.
fn outermost(outline: &Outline, mut is: impl FnMut(NodeId) -> bool) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut next = 1;
    while (next as usize) < outline.nodes.len() {
        let node = outline.node(next);
        if node.blocks.is_empty() {
            next = node.end.max(next + 1);
        } else if is(next) {
            found.push(next);
            next = node.end.max(next + 1);
        } else {
            next += 1;
        }
    }
    found
}

fn mark_overlays(page: &Page<'_>, root: NodeId, headline: Option<u32>, signs: &mut [Option<Kind>]) {
    let outline = page.outline;
    if !outline.blocks.iter().any(|block| block.marks.has(Marks::OVERLAY)) {
        return;
    }
    for id in outermost(outline, |id| outline.node(id).marks.has(Marks::OVERLAY)) {
        let blocks = &outline.node(id).blocks;
        let holds_headline = headline.is_some_and(|at| blocks.contains(&at));
        // Some sites show the article itself in a window of their own over the page.
        let is_the_page = page.tally_of(id).prose * 2 > page.whole().prose || outline.contains(id, root);
        if !holds_headline && !is_the_page {
            signs[blocks.start as usize..blocks.end as usize].fill(Some(Kind::Overlay));
        }
    }
}

fn mark_beside(page: &Page<'_>, root: NodeId, headline: Option<u32>, signs: &mut [Option<Kind>]) {
    let outline = page.outline;
    let Some(main) = main_column(page, root) else { return };
    let beside = Beside::new(page, root, main);
    for id in outermost(outline, |id| beside.holds_only_beside(id)) {
        let blocks = &outline.node(id).blocks;
        let tally = page.tally_of(id);
        let is_sidebar = !headline.is_some_and(|at| blocks.contains(&at))
            && tally.words >= FEWEST
            && tally.prose * 2 <= beside.main_words(0)
            && !beside.is_among_the_text(id);
        for at in blocks.clone().filter(|_| is_sidebar) {
            let owner = outline.blocks[at as usize].owner;
            if !is_set_apart(outline, owner, id) {
                signs[at as usize] = Some(Kind::Sidebar);
            }
        }
    }
}

/// Whether the browser had a place for a block, in the flow of the page.
fn is_placed(page: &Page<'_>, block: &Block) -> bool {
    !page.is_absent(block) && !page.is_hidden(block) && !block.marks.has(Marks::OVERLAY)
}

/// The column of most of the candidate's running text, if there is one.
fn main_column(page: &Page<'_>, root: NodeId) -> Option<Column> {
    let outline = page.outline;
    if outline.columns.is_empty() {
        return None;
    }
    let mut words_in = vec![0; outline.columns.len() + 1];
    let mut all = 0;
    for block in outline.blocks_in(root) {
        if is_placed(page, block) && is_prose(outline, block) {
            words_in[outline.node(block.owner).column as usize] += block.measure.words;
            all += block.measure.words;
        }
    }
    let columns: Vec<(u32, Column)> =
        words_in[1..].iter().copied().zip(outline.columns.iter().copied()).filter(|(words, _)| *words > 0).collect();
    // Those of most words first, of equals the leftmost.
    let mut columns = sorted_by(columns, |(words, column)| key(u32::MAX - words, column.left.abs_diff(i32::MIN)));
    columns.truncate(MAX_COLUMNS);
    let is_same = |one: Column, other: Column| one.overlap(other) >= SAME && one.width < other.width * 2;
    let words_of = |main: Column| -> u32 {
        columns.iter().filter(|(_, column)| is_same(*column, main)).map(|(words, _)| words).sum()
    };
    let (_, main) = columns.iter().max_by_key(|(words, column)| (words_of(*column), *words))?;
    (all > 0 && words_of(*main) * 100 >= all * MAIN).then_some(*main)
}

/// What stands beside the main column, in sums.
struct Beside<'a> {
    outline: &'a Outline,
    /// Words of the candidate's running text in the main column before each block, and in all.
    main: Vec<u32>,
    /// Blocks that do not stand beside the main column before each block, and in all.
    elsewhere: Vec<u32>,
    /// How many of an element's own lines and children are such text.
    paragraphs: Vec<usize>,
}

impl<'a> Beside<'a> {
    fn new(page: &Page<'a>, root: NodeId, main: Column) -> Self {
        let outline = page.outline;
        let inside = outline.node(root).blocks.clone();
        let paragraphs = vec![0; outline.nodes.len()];
        let mut beside = Self { outline, main: vec![0], elsewhere: vec![0], paragraphs };
        let (mut words, mut elsewhere) = (0, 0);
        for (at, block) in outline.blocks.iter().enumerate() {
            let covered = outline.column(block.owner).map(|column| column.overlap(main));
            let is_main = covered.is_some_and(|covered| covered >= BESIDE)
                && inside.contains(&(at as u32))
                && is_placed(page, block)
                && is_prose(outline, block);
            if is_main {
                words += block.measure.words;
                beside.count(block.owner);
            }
            elsewhere += u32::from(covered.is_none_or(|covered| covered >= BESIDE));
            beside.main.push(words);
            beside.elsewhere.push(elsewhere);
        }
        beside
    }

    fn between(sums: &[u32], blocks: &Range<u32>) -> u32 {
        sums[blocks.end as usize] - sums[blocks.start as usize]
    }

    /// Words of the candidate's running text in an element.
    fn main_words(&self, id: NodeId) -> u32 {
        Self::between(&self.main, &self.outline.node(id).blocks)
    }

    fn holds_only_beside(&self, id: NodeId) -> bool {
        Self::between(&self.elsewhere, &self.outline.node(id).blocks) == 0
    }

    /// Whether an element beside the text is one of the text's own boxes: between two parts of it, or in a row with its
    /// paragraphs. A side column stands beside a box that holds them.
    fn is_among_the_text(&self, id: NodeId) -> bool {
        let outline = self.outline;
        let Some(around) = outline.ancestors(id).find(|&around| self.main_words(around) > 0) else { return false };
        let (whole, own) = (&outline.node(around).blocks, &outline.node(id).blocks);
        let before = Self::between(&self.main, &(whole.start..own.start));
        let after = Self::between(&self.main, &(own.end..whole.end));
        (before > 0 && after > 0) || self.paragraphs[around as usize] >= PARAGRAPHS
    }

    /// Counts a line of text for its element and for the one around it, where a box without an element for
    /// paragraphs counts less: it may be the column.
    fn count(&mut self, owner: NodeId) {
        let node = self.outline.node(owner);
        let is_paragraph = node.tag == Tag::P;
        self.paragraphs[node.parent as usize] += if is_paragraph { PARAGRAPHS } else { 1 };
        self.paragraphs[owner as usize] += PARAGRAPHS;
    }
}

/// Whether a block is a picture's, a table's or a quotation's, which have their own reasons to stand where they do.
fn is_set_apart(outline: &Outline, owner: NodeId, sidebar: NodeId) -> bool {
    let own = |tag| matches!(tag, Tag::Figure | Tag::Table | Tag::Blockquote | Tag::Pre);
    outline.lineage(owner).take_while(|&id| id >= sidebar).any(|id| own(outline.node(id).tag))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};

    const PROSE: &str = "The council met on Tuesday evening, and after four hours of debate, in a crowded hall, it agreed \
        to rebuild the old bridge over the river before next winter.";
    const ASIDE: &str = "Our shop sells a calendar with twelve views of the valley, printed on heavy paper, and all of \
        it goes to the ferry.";

    /// What `signs` says of the blocks with `ASIDE`, or `None` where they differ.
    fn sign(html: &str) -> Option<Kind> {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        cleaner.write(html.as_bytes()).unwrap();
        let outline = cleaner.outline().unwrap();
        let claims = vec![None; outline.blocks.len()];
        let page = Page::new(&outline, &claims);
        let headline = outline.blocks.iter().position(|block| outline.node(block.owner).tag == Tag::H1);
        let root = outline.nodes.iter().position(|node| outline.source_of(node.id) == "root").unwrap_or(0);
        let signs = signs(&page, root as NodeId, headline.map(|at| at as u32));
        let of = |aside: bool| -> Vec<Option<Kind>> {
            let blocks = outline.blocks.iter().zip(&signs);
            blocks
                .filter(|(block, _)| outline.text_of(block).contains("calendar") == aside)
                .map(|(_, sign)| *sign)
                .collect()
        };
        assert_eq!(of(false).iter().flatten().count(), 0, "the article is beside nothing");
        let asides = of(true);
        assert!(!asides.is_empty() && asides.iter().all(|sign| *sign == asides[0]));
        asides[0]
    }

    fn body(inside: &str) -> String {
        format!("<body data-decant-box='0 1400'>{inside}")
    }

    fn text() -> String {
        format!("<h1>A bridge for the valley</h1><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p>")
    }

    #[test]
    fn a_box_beside_the_text_is_a_sidebar() {
        let columns = format!(
            "<div><div id=root data-decant-box='200 640'>{}</div><div data-decant-box='880 300'><p>{ASIDE}</p></div></div>",
            text()
        );
        assert_eq!(sign(&body(&columns)), Some(Kind::Sidebar));
        let before = format!(
            "<div><div data-decant-box='0 180'><p>{ASIDE}</p></div><div id=root data-decant-box='200 640'>{}</div></div>",
            text()
        );
        assert_eq!(sign(&body(&before)), Some(Kind::Sidebar));
    }

    #[test]
    fn without_boxes_nothing_is_beside() {
        assert_eq!(sign(&format!("<body><div id=root>{}</div><div><p>{ASIDE}</p></div>", text())), None);
    }

    #[test]
    fn what_stands_under_or_across_the_text_is_not_beside_it() {
        for (left, width) in [(200, 640), (0, 1400), (400, 300), (500, 640)] {
            let page = format!(
                "<div><div id=root data-decant-box='200 640'>{}</div><div data-decant-box='{left} {width}'><p>{ASIDE}</p></div></div>",
                text()
            );
            assert_eq!(sign(&body(&page)), None, "{left} {width}");
        }
    }

    #[test]
    fn what_floats_in_the_articles_own_box_is_the_articles() {
        let float = format!("<div data-decant-box='880 200'><p>{ASIDE}</p></div>");
        let among = format!("<article id=root data-decant-box='200 640'>{float}{}</article>", text());
        assert_eq!(sign(&body(&among)), None, "a note in the margin");
        let section = format!("<section><p>{PROSE}</p></section>");
        let between =
            format!("<article id=root data-decant-box='200 640'><h1>A bridge</h1>{section}{float}{section}</article>");
        assert_eq!(sign(&body(&between)), None, "between two sections");
        let divs = format!("<div>{PROSE}</div>").repeat(3);
        let divs = format!("<div id=root data-decant-box='200 640'>{divs}{float}</div>");
        assert_eq!(sign(&body(&divs)), None, "paragraphs that are no paragraphs");
    }

    #[test]
    fn pictures_and_tables_in_the_margin_are_left_alone() {
        for (start, end) in [("<figure><figcaption>", ""), ("<table><tr><td>", "</table>"), ("<blockquote>", "")] {
            let page = format!(
                "<div><div id=root data-decant-box='200 640'>{}</div><div data-decant-box='880 300'>{start}{ASIDE}{end}</div></div>",
                text()
            );
            assert_eq!(sign(&body(&page)), None, "{start}");
        }
    }

    #[test]
    fn text_in_two_columns_has_none_beside_it() {
        let column =
            |left: u32, text: &str| format!("<div data-decant-box='{left} 300'><p>{text}</p><p>{text}</p></div>");
        let page = format!("<div id=root>{}{}</div>", column(0, PROSE), column(400, &format!("{PROSE} {ASIDE}")));
        assert_eq!(sign(&body(&page)), None);
    }

    #[test]
    fn a_headline_or_a_label_beside_the_text_is_none() {
        let page = format!(
            "<div><header data-decant-box='0 180'><h1>A bridge</h1><p>{ASIDE}</p></header>
            <div id=root data-decant-box='200 640'><p>{PROSE}</p><p>{PROSE}</p></div></div>"
        );
        assert_eq!(sign(&body(&page)), None);
        let page = format!(
            "<div><div data-decant-box='0 180'>Our calendar</div><div id=root data-decant-box='200 640'>{}</div></div>",
            text()
        );
        assert_eq!(sign(&body(&page)), None);
    }

    #[test]
    fn a_box_that_floats_over_the_page_is_an_overlay() {
        let overlay = format!("<div data-decant-overlay data-decant-box='0 1400'><div><p>{ASIDE}</p></div></div>");
        assert_eq!(sign(&body(&format!("<div id=root>{}</div>{overlay}", text()))), Some(Kind::Overlay));
        let raw = format!("<div style='position:fixed'><p>{ASIDE}</p></div>");
        assert_eq!(sign(&body(&format!("<div id=root>{}</div>{raw}", text()))), None);
    }

    #[test]
    fn an_article_in_a_window_over_the_page_is_no_overlay() {
        let window = format!("<div data-decant-overlay><div id=root>{}<p>{ASIDE}</p></div></div>", text());
        assert_eq!(sign(&body(&format!("<nav>All our stories</nav>{window}"))), None);
    }
}
