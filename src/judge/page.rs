//! The page in sums: how many words, links and sentences any element holds, in constant time.

use memchr::memmem;

use crate::outline::{Block, Marks, NodeId, Outline};
use crate::plan::Kind;

/// Types of schema.org that pages of questions, answers and discussions declare, and an element that one site has for them.
const THREADS: &[&str] = &["DiscussionForumPosting", "schema.org/QAPage", "\"QAPage\"", "<shreddit-comment-tree"];
/// What the boxes of threads are called on sites that declare nothing.
const THREAD_BOXES: &[&str] = &["comment-tree", "nestedlisting"];
/// Programs that write manuals, as pages say what made them.
const MANUALS: &[&str] = &[
    "docusaurus",
    "docutils",
    "doxygen",
    "gitbook",
    "javadoc",
    "mdbook",
    "mkdocs",
    "rustdoc",
    "sphinx",
    "vitepress",
    "vuepress",
];
/// What their boxes are called where the page says nothing of what made it.
const MANUAL_BOXES: &[&str] = &["rst-content", "sphinxsidebar", "bd-article"];
/// Fewest words of a running sentence.
const SENTENCE: u32 = 8;
/// From this length on, a text is running text without a full stop at its end, too.
const LONG: u32 = 20;
/// The share of linked words from which on a line is a link.
pub(super) const LINK_LINE: f32 = 0.8;
/// Highest share of linked words in running text.
const FEW_LINKS: f32 = 0.4;

/// Sums over a stretch of blocks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// Words.
    pub words: u32,
    /// Words in links.
    pub linked: u32,
    /// Words in running sentences.
    pub prose: u32,
    /// Words that a rule claims.
    pub claimed: u32,
    /// Lines that are a link and little else.
    pub link_lines: u32,
}

impl Tally {
    /// The share of linked words.
    pub fn link_share(self) -> f32 {
        self.linked as f32 / self.words.max(1) as f32
    }

    pub fn without(self, other: Tally) -> Tally {
        Tally {
            words: self.words - other.words,
            linked: self.linked - other.linked,
            prose: self.prose - other.prose,
            claimed: self.claimed - other.claimed,
            link_lines: self.link_lines - other.link_lines,
        }
    }
}

/// An outline with its sums.
pub(crate) struct Page<'a> {
    pub outline: &'a Outline,
    /// What the rules say of each block.
    pub claims: &'a [Option<Kind>],
    /// Elements in boxes that come late: React's servers send parts of a page hidden, in boxes named `S:1`, and move
    /// them into place afterwards.
    late: Vec<bool>,
    /// Elements whose text is another article's.
    others: Vec<bool>,
    /// Sums over all blocks before each block, and over all at the end.
    sums: Vec<Tally>,
    /// Whether the text inside `noscript` counts: it does where the page has hardly any other.
    pub needs_noscript: bool,
    /// Whether the page says it is a thread: what people answer is its content.
    pub is_thread: bool,
    /// Whether it is a page of a manual, as the program that wrote it says.
    pub is_manual: bool,
    /// Whether what is marked hidden counts: it does where the page shows hardly anything.
    pub shows_little: bool,
}

impl<'a> Page<'a> {
    pub fn new(outline: &'a Outline, claims: &'a [Option<Kind>]) -> Self {
        let count = |wanted: &dyn Fn(&Block) -> bool| -> u32 {
            outline.blocks.iter().filter(|block| wanted(block)).map(|block| block.measure.words).sum()
        };
        let in_noscript = count(&|block| block.marks.has(Marks::NOSCRIPT));
        let prose =
            |noscript: bool| count(&|block| block.marks.has(Marks::NOSCRIPT) == noscript && is_prose(outline, block));
        let hidden = count(&|block| block.marks.has(Marks::HIDDEN) && !block.marks.has(Marks::NOSCRIPT));
        let all = count(&|_| true);
        let needs_noscript = prose(true) > 2 * prose(false);
        let shows_little = hidden > 3 * (all - in_noscript - hidden);
        let mut sums = Vec::with_capacity(outline.blocks.len() + 1);
        let mut sum = Tally::default();
        sums.push(sum);
        let is_thread = holds(outline, THREADS) || outline.has_class(THREAD_BOXES);
        let is_manual = is_manual(outline);
        let late = late(outline);
        let others = others(outline, claims);
        let mut page = Self {
            outline,
            claims,
            late,
            others,
            sums: Vec::new(),
            needs_noscript,
            is_thread,
            is_manual,
            shows_little,
        };
        for (block, claim) in outline.blocks.iter().zip(claims) {
            if !page.is_absent(block) {
                sum.claimed += if claim.is_some() { block.measure.words } else { 0 };
                sum.link_lines += u32::from(link_share(block) > LINK_LINE);
                sum.words += block.measure.words;
                sum.linked += block.link_words;
                sum.prose += if is_prose(outline, block) { block.measure.words } else { 0 };
            }
            sums.push(sum);
        }
        page.sums = sums;
        page
    }

    /// Whether a block is in a `noscript` that nobody sees, was seen not to be shown, or is another article's.
    pub fn is_absent(&self, block: &Block) -> bool {
        let unseen = block.marks.has(Marks::UNRENDERED) && !self.shows_little;
        unseen || self.others[block.owner as usize] || (block.marks.has(Marks::NOSCRIPT) && !self.needs_noscript)
    }

    /// Whether a block is not shown.
    pub fn is_hidden(&self, block: &Block) -> bool {
        block.marks.has(Marks::HIDDEN) && !self.shows_little && !self.late[block.owner as usize]
    }

    /// All that no rule claims and the page shows: better than nothing.
    pub fn all_unclaimed(&self) -> Vec<bool> {
        let blocks = self.outline.blocks.iter().zip(self.claims);
        blocks.map(|(block, claim)| claim.is_none() && !self.is_absent(block) && !self.is_hidden(block)).collect()
    }

    /// Words in those blocks that are kept.
    pub fn words_of(&self, kept: &[bool]) -> u32 {
        self.outline.blocks.iter().zip(kept).filter(|(_, kept)| **kept).map(|(block, _)| block.measure.words).sum()
    }

    /// Words of running text in those blocks that are kept.
    pub fn prose_of(&self, kept: &[bool]) -> u32 {
        let kept = (0..).zip(kept).filter(|(_, kept)| **kept);
        kept.map(|(at, _)| self.tally(at..at + 1).prose).sum()
    }

    /// Sums over some blocks.
    pub fn tally(&self, blocks: std::ops::Range<u32>) -> Tally {
        self.sums[blocks.end as usize].without(self.sums[blocks.start as usize])
    }

    /// Sums over an element.
    pub fn tally_of(&self, id: NodeId) -> Tally {
        self.tally(self.outline.node(id).blocks.clone())
    }

    /// Sums over the page.
    pub fn whole(&self) -> Tally {
        self.sums[self.sums.len() - 1]
    }

    /// Sums over a block and `reach` blocks on either side.
    pub fn around(&self, block: usize, reach: usize) -> Tally {
        let last = self.outline.blocks.len();
        self.tally(block.saturating_sub(reach) as u32..(block + reach + 1).min(last) as u32)
    }
}

/// Whether a block is a running sentence.
pub(crate) fn is_prose(outline: &Outline, block: &Block) -> bool {
    let words = block.measure.words;
    let ends = || ends_sentence(outline.text_of(block)) || has_no_stops(outline.text_of(block));
    link_share(block) < FEW_LINKS && (words >= LONG || (words >= SENTENCE && ends()))
}

/// The share of a block's words that are linked.
pub(crate) fn link_share(block: &Block) -> f32 {
    block.link_words as f32 / block.measure.words.max(1) as f32
}

/// Whether a text ends as a sentence does, in any script.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '\'' | ')' | ']' | '”' | '’' | '»' | '“' | '」' | '』' | '）');
    let stop = |c: char| {
        matches!(
            c,
            '.' | '!'
                | '?'
                | ':'
                | ';'
                | '…'
                | '。'
                | '！'
                | '？'
                | '：'
                | '।'
                | '؟'
                | '۔'
                | '።'
                | '։'
                | '។'
                | '။'
                | '｡'
                | '．'
        )
    };
    text.trim_end_matches(closing).ends_with(stop)
}

/// Whether a text is written without full stops: Thai and Lao part sentences by spaces.
fn has_no_stops(text: &str) -> bool {
    text.chars().next_back().is_some_and(|last| matches!(last, '\u{e01}'..='\u{ecd}'))
}

fn others(outline: &Outline, claims: &[Option<Kind>]) -> Vec<bool> {
    let mut others = vec![false; outline.nodes.len()];
    for (block, claim) in outline.blocks.iter().zip(claims) {
        others[block.owner as usize] |= *claim == Some(Kind::OtherStory);
    }
    others
}

fn holds(outline: &Outline, names: &[&str]) -> bool {
    names.iter().any(|name| memmem::find(outline.source.as_bytes(), name.as_bytes()).is_some())
}

fn is_manual(outline: &Outline) -> bool {
    let generator = outline.head.meta(&["generator"]).unwrap_or_default().to_ascii_lowercase();
    MANUALS.iter().any(|name| generator.contains(name)) || outline.has_class(MANUAL_BOXES)
}

fn late(outline: &Outline) -> Vec<bool> {
    let mut late = vec![false; outline.nodes.len()];
    for id in 1..late.len() {
        let node = &outline.nodes[id];
        late[id] = late[node.parent as usize] || outline.source_of(node.id).starts_with("S:");
    }
    late
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_and_manuals_are_known_by_what_they_say_of_themselves() {
        let page = |html: &str| {
            let outline = Outline::of_page(html);
            let page = Page::new(&outline, &[]);
            (page.is_thread, page.is_manual)
        };
        assert_eq!(page("<table class='comment-tree'></table>"), (true, false));
        assert_eq!(page("<shreddit-comment-tree></shreddit-comment-tree>"), (true, false));
        assert_eq!(page("<div class=\"sitetable nestedlisting\"></div>"), (true, false));
        assert_eq!(page("<meta name=generator content='Docusaurus v3'>"), (false, true));
        assert_eq!(page("<div class=\"rst-content\"></div>"), (false, true));
        assert_eq!(page("<div class=\"first-content comment-trees\"></div>"), (false, false));
        assert_eq!(page("<script type=application/ld+json>{\"@type\": \"QAPage\"}</script>"), (true, false));
        assert_eq!(page("<div itemtype=\"https://schema.org/QAPage\"></div>"), (true, false));
    }
}
