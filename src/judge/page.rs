//! The page in sums: how many words, links and sentences any element holds, in constant time.

use crate::outline::{Block, Marks, NodeId, Outline};

/// Fewest words of a running sentence.
const SENTENCE: u32 = 8;
/// From this length on, a text is running text without a full stop at its end, too.
const LONG: u32 = 20;
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
}

impl Tally {
    /// The share of linked words.
    pub fn link_share(self) -> f32 {
        self.linked as f32 / self.words.max(1) as f32
    }

    pub fn without(self, other: Tally) -> Tally {
        Tally { words: self.words - other.words, linked: self.linked - other.linked, prose: self.prose - other.prose }
    }
}

/// An outline with its sums.
pub(crate) struct Page<'a> {
    pub outline: &'a Outline,
    /// Sums over all blocks before each block, and over all at the end.
    sums: Vec<Tally>,
    /// Whether the text inside `noscript` counts: it does where the page has hardly any other.
    pub needs_noscript: bool,
    /// Whether what is marked hidden counts: it does where the page shows hardly anything.
    pub shows_little: bool,
}

impl<'a> Page<'a> {
    pub fn new(outline: &'a Outline) -> Self {
        let count = |wanted: &dyn Fn(&Block) -> bool| -> u32 {
            outline.blocks.iter().filter(|block| wanted(block)).map(|block| block.measure.words).sum()
        };
        let in_noscript = count(&|block| block.marks.has(Marks::NOSCRIPT));
        let prose = |noscript: bool| count(&|block| block.marks.has(Marks::NOSCRIPT) == noscript && is_prose(outline, block));
        let hidden = count(&|block| block.marks.has(Marks::HIDDEN) && !block.marks.has(Marks::NOSCRIPT));
        let all = count(&|_| true);
        let needs_noscript = prose(true) > 2 * prose(false);
        let shows_little = hidden > 3 * (all - in_noscript - hidden);
        let mut sums = Vec::with_capacity(outline.blocks.len() + 1);
        let mut sum = Tally::default();
        sums.push(sum);
        let mut page = Self { outline, sums: Vec::new(), needs_noscript, shows_little };
        for block in &outline.blocks {
            if !page.is_absent(block) {
                sum.words += block.measure.words;
                sum.linked += block.link_words;
                sum.prose += if is_prose(outline, block) { block.measure.words } else { 0 };
            }
            sums.push(sum);
        }
        page.sums = sums;
        page
    }

    /// Whether a block is in a `noscript` that nobody sees.
    pub fn is_absent(&self, block: &Block) -> bool {
        block.marks.has(Marks::NOSCRIPT) && !self.needs_noscript
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
    let ends = || ends_sentence(outline.text_of(block));
    link_share(block) < FEW_LINKS && (words >= LONG || (words >= SENTENCE && ends()))
}

/// The share of a block's words that are linked.
pub(crate) fn link_share(block: &Block) -> f32 {
    block.link_words as f32 / block.measure.words.max(1) as f32
}

/// Whether a text ends as a sentence does, in any script.
fn ends_sentence(text: &str) -> bool {
    let closing = |c: char| matches!(c, '"' | '\'' | ')' | ']' | '”' | '’' | '»' | '“' | '」' | '』' | '）');
    let stop = |c: char| matches!(c, '.' | '!' | '?' | ':' | ';' | '…' | '。' | '！' | '？' | '：' | '।' | '؟' | '۔' | '።');
    text.trim_end_matches(closing).ends_with(stop)
}
