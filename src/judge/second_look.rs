//! The second look: a block beside what the first look took the others for.
//!
//! The first look judges each block by the page around it, but cannot know how its neighbours were judged, nor what they
//! amount to. Here the chances of all blocks are summed up over the lines near it, its boxes, its section and the lines
//! made like it, and a further forest votes on these sums (stacked sequential learning: Cohen and Carvalho, IJCAI
//! 2005). What it learns is that an article is one thing: a lone likely line among unlikely ones is none, a doubtful one
//! between sure ones is part of it.

use super::chance::{SURE, chance, limit};
use super::features::{Features, alike_key};
use super::forest::ONE;
use super::model::FirstLook;
use super::open::Open;
use super::reading::Reading;
use super::scale::{share, signed, size};
use super::table::Table;
use crate::outline::NodeId;
use crate::words::WordMap;

macro_rules! seen {
    ($($name:ident $label:literal;)*) => {
        /// What is seen of a block.
        #[derive(Clone, Copy)]
        #[repr(u8)]
        #[allow(clippy::upper_case_acronyms)]
        enum S { $($name,)* COUNT }

        /// What each thing that is seen is called, for programs.
        pub const NAMES: &[&str] = &[$(stringify!($name),)*];

        /// What it is, for people.
        pub const LABELS: &[&str] = &[$($label,)*];
    };
}

seen! {
    Vote "the block itself";
    VoteArticle "the block itself, on an article";
    VoteAny "the block itself, on any page";

    Previous "chance of the line before";
    Next "chance of the line behind";
    SecondPrevious "chance of the second line before";
    SecondNext "chance of the second line behind";
    Near "chances next to it";
    Around "chances around it";
    NearArticle "chances near it, on an article";
    NearAny "chances near it, on any page";
    SinceSure "distance to sure text before";
    UntilSure "distance to sure text behind";

    Box1 "chances in the box";
    Box2 "chances in the box around";
    Box3 "chances in the third box";
    Box4 "chances in the fourth box";
    Part1 "the box's part of the article";
    Part2 "part of the box around";
    Part3 "part of the third box";
    Part4 "part of the fourth box";
    Unit "chances in the card";
    Row "chances in the row of cards";
    Path "chances on the same path";
    Alike "chances in elements like it";
    Heading "chance of the heading above";
    Section "chances under the same heading";
    PartSection "the section's part of the article";

    PartBefore "part of the article before it";
    PartHere "its part of the article";
    InMost "in the box that holds most of the article";
    InAll "in the box that holds the article";
    FromMost "distance to what holds most of the article";
    OverLimit "chance beside the page's limit";

    PageChance "chances on the page";
    PageDoubt "doubt on the page";
    PageSure "sure paragraphs on the page";
    PageArticle "article on the page, if it is one";
    PageAny "content on the page, whatever it is";
    Gate "chance that the page is an article";

    Claim "clutter by name";
    Words "length";
    Links "links in it";
}

/// Number of things that are seen.
pub const COUNT: usize = S::COUNT as usize;

/// The columns that repeat what the first look said of the block itself.
pub(crate) const OWN: [usize; 3] = [S::Vote as usize, S::VoteArticle as usize, S::VoteAny as usize];

/// Blocks on either side that are near a block: next to it, around it, and for each of the two opinions.
const NEXT_TO: usize = 3;
const AROUND: usize = 8;
const NEAR: usize = 5;
/// Chance, and words, of text that is surely the article's.
const SURELY: u32 = SURE * 4 / 5;
const TEXT: u32 = 10;
/// Words beyond which text is far away.
const FAR: u32 = 5000;
/// Per cent of the article that the smallest box with most of it holds, and with all of it.
const MOST: u64 = 75;
const ALL: u64 = 97;

/// What is seen of all open blocks of a page.
pub(crate) fn look(reading: &Reading<'_>, features: &Features, first: &FirstLook, open: &Open) -> Table {
    let view = View::new(reading, first, &open.dropped);
    let mut seen = Table::new(open.blocks.len(), COUNT);
    let mut section = Section::default();
    for (row, &at) in open.blocks.iter().enumerate() {
        let at = at as usize;
        let mut set = |what: S, value: u8| seen.set(row, what as usize, value);
        view.itself(at, first, &mut set);
        view.near(at, &mut set);
        view.boxes(at, &mut set);
        section.tell(&view, at, &mut set);
        view.in_article(at, &mut set);
        set(S::Claim, features.claims()[row]);
    }
    view.whole_page(&mut seen, first.gate.chance);
    seen
}

/// Words and hoped-for words of some blocks; a word of half a chance is hoped for by half.
#[derive(Clone, Copy, Default)]
struct Sum {
    words: u64,
    hoped: u64,
}

impl Sum {
    fn add(&mut self, words: u32, chance: u32) {
        self.words += u64::from(words);
        self.hoped += u64::from(words) * u64::from(chance);
    }

    fn without(self, other: Sum) -> Sum {
        Sum { words: self.words - other.words, hoped: self.hoped - other.hoped }
    }

    /// The mean chance of a word.
    fn chance(self) -> u8 {
        part(self.hoped, self.words * u64::from(SURE))
    }
}

/// A part of a whole as one byte.
fn part(some: u64, all: u64) -> u8 {
    (some * 255).checked_div(all).map_or(0, |part| part.min(255) as u8)
}

/// Votes as one byte, a sixteenth of log-odds a step.
fn vote(votes: i32) -> u8 {
    (votes / (ONE / 16) + 128).clamp(0, 255) as u8
}

/// Sums over all blocks before each block, and over all.
struct Sums(Vec<Sum>);

impl Sums {
    fn of(blocks: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut sum = Sum::default();
        let mut sums = vec![sum];
        sums.extend(blocks.map(|(words, chance)| {
            sum.add(words, chance);
            sum
        }));
        Self(sums)
    }

    fn over(&self, blocks: std::ops::Range<u32>) -> Sum {
        self.0[blocks.end as usize].without(self.0[blocks.start as usize])
    }

    fn whole(&self) -> Sum {
        self.0[self.0.len() - 1]
    }

    fn around(&self, at: usize, reach: usize) -> Sum {
        let end = (at + reach + 1).min(self.0.len() - 1);
        self.over(at.saturating_sub(reach) as u32..end as u32)
    }
}

struct View<'a> {
    reading: &'a Reading<'a>,
    votes: &'a [i32],
    dropped: &'a [bool],
    words: Vec<u32>,
    chances: Vec<u32>,
    sums: Sums,
    /// By the judge of articles, and by the judge of any page.
    opinions: [Sums; 2],
    paths: WordMap<Sum>,
    alikes: WordMap<Sum>,
    /// Words since, and until, text that is surely the article's.
    since: Vec<u32>,
    until: Vec<u32>,
    most: NodeId,
    all: NodeId,
    limit: u32,
}

impl<'a> View<'a> {
    fn new(reading: &'a Reading<'a>, first: &'a FirstLook, dropped: &'a [bool]) -> Self {
        let (page, outline) = (&reading.page, reading.page.outline);
        let blocks = &outline.blocks;
        let words: Vec<u32> =
            blocks.iter().map(|block| if page.is_absent(block) { 0 } else { block.measure.words }).collect();
        let open = first.votes.iter().zip(dropped);
        let chances: Vec<u32> = open.map(|(&votes, &out)| if out { 0 } else { chance(votes) }).collect();
        let sums = Sums::of(words.iter().copied().zip(chances.iter().copied()));
        let opinion = |votes: &Vec<i32>| Sums::of(words.iter().copied().zip(votes.iter().map(|&votes| chance(votes))));
        let (mut paths, mut alikes): (WordMap<Sum>, WordMap<Sum>) = Default::default();
        for (block, (&words, &chance)) in blocks.iter().zip(words.iter().zip(&chances)) {
            paths.entry(reading.boxes.path[block.owner as usize]).or_default().add(words, chance);
            alikes.entry(alike_key(reading, block)).or_default().add(words, chance);
        }
        let kept = chances.iter().zip(&words).zip(dropped).filter(|(_, out)| !**out);
        let limit = limit(kept.map(|((&chance, &words), _)| (chance, words)));
        let sure: Vec<bool> = chances.iter().zip(&words).map(|(&c, &words)| c >= SURELY && words >= TEXT).collect();
        let mut view = Self {
            reading,
            votes: &first.votes,
            dropped,
            since: distances(words.iter().zip(&sure)),
            until: distances(words.iter().zip(&sure).rev()),
            opinions: [opinion(&first.article), opinion(&first.any)],
            words,
            chances,
            sums,
            paths,
            alikes,
            most: 0,
            all: 0,
            limit,
        };
        view.until.reverse();
        (view.most, view.all) = (view.holding(MOST), view.holding(ALL));
        view
    }

    fn of_node(&self, id: NodeId) -> Sum {
        self.sums.over(self.reading.page.outline.node(id).blocks.clone())
    }

    /// The smallest element that holds so many per cent of the article.
    fn holding(&self, percent: u64) -> NodeId {
        let whole = self.sums.whole().hoped;
        let holds = |id: &NodeId| whole > 0 && self.of_node(*id).hoped * 100 >= whole * percent;
        let mut here = 0;
        while let Some(inside) = self.reading.page.outline.children(here).find(holds) {
            here = inside;
        }
        here
    }

    /// What the first look said of a line; what is out says less than any vote, and what is not there nothing.
    fn line(&self, at: Option<usize>) -> u8 {
        match at.filter(|&at| at < self.votes.len()) {
            None => 0,
            Some(at) if self.dropped[at] => 1,
            Some(at) => vote(self.votes[at]).max(2),
        }
    }

    fn itself(&self, at: usize, first: &FirstLook, set: &mut impl FnMut(S, u8)) {
        let block = &self.reading.page.outline.blocks[at];
        set(S::Vote, self.line(Some(at)));
        set(S::VoteArticle, vote(first.article[at]));
        set(S::VoteAny, vote(first.any[at]));
        set(S::Words, size(self.words[at]));
        set(S::Links, share(block.link_words, block.measure.words));
    }

    fn near(&self, at: usize, set: &mut impl FnMut(S, u8)) {
        set(S::Previous, self.line(at.checked_sub(1)));
        set(S::Next, self.line(Some(at + 1)));
        set(S::SecondPrevious, self.line(at.checked_sub(2)));
        set(S::SecondNext, self.line(Some(at + 2)));
        set(S::Near, self.sums.around(at, NEXT_TO).chance());
        set(S::Around, self.sums.around(at, AROUND).chance());
        set(S::NearArticle, self.opinions[0].around(at, NEAR).chance());
        set(S::NearAny, self.opinions[1].around(at, NEAR).chance());
        set(S::SinceSure, size(self.since[at]));
        set(S::UntilSure, size(self.until[at]));
    }

    fn boxes(&self, at: usize, set: &mut impl FnMut(S, u8)) {
        let (outline, boxes) = (self.reading.page.outline, &self.reading.boxes);
        let block = &outline.blocks[at];
        let around = boxes.around_block(outline, block.owner);
        let whole = self.sums.whole().hoped;
        let levels = [(S::Box1, S::Part1), (S::Box2, S::Part2), (S::Box3, S::Part3), (S::Box4, S::Part4)]
            .into_iter()
            .zip(around);
        for ((chances, its_part), id) in levels {
            let sum = self.of_node(id);
            set(chances, sum.chance());
            set(its_part, part(sum.hoped, whole));
        }
        if let Some(unit) = boxes.unit(&around) {
            set(S::Unit, self.of_node(unit).chance());
            set(S::Row, self.of_node(boxes.around(unit)).chance());
        }
        set(S::Path, self.paths[&boxes.path[block.owner as usize]].chance());
        set(S::Alike, self.alikes[&alike_key(self.reading, block)].chance());
    }

    fn in_article(&self, at: usize, set: &mut impl FnMut(S, u8)) {
        let (outline, whole) = (self.reading.page.outline, self.sums.whole());
        let owner = outline.blocks[at].owner;
        set(S::PartBefore, part(self.sums.0[at].hoped, whole.hoped));
        set(S::PartHere, part(u64::from(self.words[at]) * u64::from(self.chances[at]), whole.hoped));
        set(S::InMost, u8::from(outline.contains(self.most, owner)));
        set(S::InAll, u8::from(outline.contains(self.all, owner)));
        let (at, most) = (at as i64, &outline.node(self.most).blocks);
        let nearest = at.clamp(most.start.into(), most.end.into());
        set(S::FromMost, signed((at - nearest) * 10));
        let over = i64::from(self.chances[at as usize]) - i64::from(self.limit);
        set(S::OverLimit, (over / 8 + 128).clamp(0, 255) as u8);
    }

    fn whole_page(&self, seen: &mut Table, gate: u32) {
        let whole = self.sums.whole();
        let mut fill = |what: S, value: u8| seen.fill(what as usize, value);
        let doubts = self.chances.iter().zip(&self.words);
        let doubt: u64 = doubts.map(|(&c, &words)| u64::from(c.min(SURE - c)) * u64::from(words)).sum();
        let sure = self.chances.iter().zip(&self.words).filter(|(c, words)| **c >= SURELY && **words >= TEXT);
        fill(S::PageChance, whole.chance());
        fill(S::PageDoubt, part(doubt * 2, whole.words * u64::from(SURE)));
        fill(S::PageSure, size(sure.count() as u32));
        fill(S::PageArticle, self.opinions[0].whole().chance());
        fill(S::PageAny, self.opinions[1].whole().chance());
        fill(S::Gate, part(u64::from(gate), u64::from(SURE)));
    }
}

/// For each line, the words between it and the last sure text before it.
fn distances<'l>(lines: impl Iterator<Item = (&'l u32, &'l bool)>) -> Vec<u32> {
    let mut distance = FAR;
    lines
        .map(|(&words, &sure)| {
            let here = distance;
            distance = if sure { 0 } else { distance.saturating_add(words).min(FAR) };
            here
        })
        .collect()
}

/// The stretch under the last heading.
#[derive(Default)]
struct Section {
    heading: Option<usize>,
    end: usize,
}

impl Section {
    fn tell(&mut self, view: &View<'_>, at: usize, set: &mut impl FnMut(S, u8)) {
        let outline = view.reading.page.outline;
        let is_heading = |at: &usize| outline.node(outline.blocks[*at].owner).tag.is_heading();
        while at >= self.end {
            let here = self.end;
            self.heading = if is_heading(&here) { Some(here) } else { self.heading };
            self.end = (here + 1..outline.blocks.len()).find(is_heading).unwrap_or(outline.blocks.len());
        }
        let section = view.sums.over(self.heading.unwrap_or(0) as u32..self.end as u32);
        set(S::Heading, view.line(self.heading));
        set(S::Section, section.chance());
        set(S::PartSection, part(section.hoped, view.sums.whole().hoped));
    }
}
