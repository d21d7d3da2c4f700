//! Compares what the cleaner did to a page with what the page's marks say.

use std::collections::HashMap;
use std::fmt;

use decant::outline::{Block, Item, Outline};
use decant::plan::Verdict;
use decant::{Cleaner, Options};

use crate::tree::{Element, Expect, write};

/// What came of a page.
pub struct Outcome {
    pub page: String,
    /// Whether the cleaner took it for an article.
    pub found: bool,
    /// Texts that should have been kept.
    pub lost: Vec<Line>,
    /// Texts that should not.
    pub extra: Vec<Line>,
    /// Words of the article that were kept.
    pub right: u32,
}

/// A text that came out wrong.
pub struct Line {
    /// The block's number.
    block: usize,
    text: String,
    words: u32,
    why: String,
}

impl Outcome {
    /// Whether every marked block is as it should be.
    pub fn is_exact(&self) -> bool {
        self.found && self.lost.is_empty() && self.extra.is_empty()
    }

    /// Harmonic mean of precision and recall, by words.
    pub fn f1(&self) -> f64 {
        let wrong: u32 = self.lost.iter().chain(&self.extra).map(|line| line.words).sum();
        f64::from(2 * self.right) / f64::from((2 * self.right + wrong).max(1))
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 12;
        let called = if self.found { "" } else { ", not taken for an article" };
        write!(f, "{}: F1 {:.3}{called}", self.page, self.f1())?;
        for (sign, lines) in [("lost ", &self.lost), ("extra", &self.extra)] {
            for line in lines.iter().take(SHOWN) {
                let start: String = line.text.chars().take(70).collect();
                write!(f, "\n  {sign} {:>4} words, {}: {start}", line.words, line.why)?;
            }
            if lines.len() > SHOWN {
                write!(f, "\n  {sign} and {} more", lines.len() - SHOWN)?;
            }
        }
        Ok(())
    }
}

/// Cleans a page and looks at each block.
pub fn check(name: &str, page: &Element) -> Outcome {
    let written = write(page);
    let url = "https://paper.example/2025/story".to_string();
    let mut cleaner = Cleaner::new(Options { url: Some(url) }).unwrap();
    cleaner.write(written.html.as_bytes()).unwrap();
    let judged = cleaner.judge().unwrap();
    let outline = &judged.outline;

    let mut outcome = Outcome { page: name.into(), found: judged.plan.found, lost: vec![], extra: vec![], right: 0 };
    let mut texts: HashMap<String, Places> = HashMap::new();
    for (number, (block, verdict)) in outline.blocks.iter().zip(&judged.plan.verdicts).enumerate() {
        let line = || line(outline, number, verdict);
        let expect = written.expect_at(start_of(outline, block));
        let is_kept = *verdict == Verdict::Kept;
        match expect {
            Expect::Either => {}
            Expect::Drop if is_kept => outcome.extra.push(line()),
            Expect::Drop => {}
            Expect::Keep | Expect::Copy => {
                let squeezed: String = outline.text_of(block).split_whitespace().collect();
                let places = texts.entry(squeezed).or_default();
                places.wanted += usize::from(expect == Expect::Keep);
                let side = if is_kept { &mut places.kept } else { &mut places.left };
                side.push(line());
            }
        }
    }
    for places in texts.into_values() {
        places.settle(&mut outcome);
    }
    outcome.lost.sort_by_key(|line| line.block);
    outcome.extra.sort_by_key(|line| line.block);
    outcome
}

/// Where one text stands on a page. Which of several copies is kept is all the same.
#[derive(Default)]
struct Places {
    wanted: usize,
    kept: Vec<Line>,
    left: Vec<Line>,
}

impl Places {
    fn settle(mut self, outcome: &mut Outcome) {
        let wanted = self.wanted.max(1);
        outcome.right += self.kept.iter().take(wanted).map(|line| line.words).sum::<u32>();
        let missing = wanted.saturating_sub(self.kept.len());
        outcome.lost.extend(self.left.drain(..missing.min(self.left.len())));
        outcome.extra.extend(self.kept.into_iter().skip(wanted));
    }
}

fn start_of(outline: &Outline, block: &Block) -> usize {
    let items = &outline.items[block.items.start as usize..block.items.end as usize];
    let text = items.iter().find_map(|item| match item {
        Item::Text { span, .. } => Some(span.start as usize),
        _ => None,
    });
    text.expect("a block holds text")
}

fn line(outline: &Outline, number: usize, verdict: &Verdict) -> Line {
    let block = &outline.blocks[number];
    let why = match verdict {
        Verdict::Kept => "kept".into(),
        Verdict::Removed(kind) => kind.name().into(),
        Verdict::Duplicate(of) => {
            let of: String = outline.text_of(&outline.blocks[*of as usize]).chars().take(30).collect();
            format!("said to be a copy of {of:?}")
        }
    };
    Line { block: number, text: outline.text_of(block).replace('\n', " "), words: block.measure.words, why }
}
