//! What the rules see of a page: immutable views of a container and of a line, with counts that cost no walk.

mod container;
mod line;
mod pieces;

use std::ops::Range;

use super::lexicon::{self, Kinds};
use super::phrases::Language;
use crate::article::Metadata;
use crate::outline::{Block, BySort, NodeId, Outline, attribute};
use crate::plan::Kind;
use crate::tag::Tag;
use crate::words::{Word, words};
pub(super) use container::Container;
pub(super) use line::Line;
use pieces::{said, wrapped};

/// A line with at least so many words, mostly not links, is running text.
const PROSE_WORDS: u32 = 15;
/// A standfirst has at most so many words.
const STANDFIRST: u32 = 60;
/// Words of running text below a headline that make an article, so that a box beside it may be longer than it.
const ARTICLE: u32 = 40;

/// Sums over all blocks before one.
#[derive(Clone, Copy, Default)]
struct Text {
    words: u32,
    link_words: u32,
    prose: u32,
}

/// Sums over all elements before one.
#[derive(Clone, Copy, Default)]
struct Parts {
    links: u32,
    pictures: u32,
    fields: u32,
    buttons: u32,
    /// Fields for an e-mail address.
    mails: u32,
}

/// A page, counted once for all rules.
pub(super) struct Survey<'a> {
    outline: &'a Outline,
    metadata: &'a Metadata,
    /// For each element, the kinds that its names hint at.
    named: BySort<'a, Kinds>,
    /// For each block, the kinds whose phrases it says, and that the inline elements around all of it hint at.
    said: Vec<Kinds>,
    wrapped: Vec<Kinds>,
    text: Vec<Text>,
    parts: Vec<Parts>,
    /// The folded title, and the block that shows it.
    title: Vec<u64>,
    title_block: Option<usize>,
    /// The first line of running text below the headline.
    first_text: Option<usize>,
    /// The smallest element that holds the headline with an article's worth of running text below it.
    home: Option<NodeId>,
    byline: Vec<u64>,
    /// The kinds that the elements around the first line of running text hint at.
    text_begins_in: Kinds,
}

impl<'a> Survey<'a> {
    pub(super) fn new(outline: &'a Outline, metadata: &'a Metadata) -> Self {
        let named = outline.by_sort(named);
        let language = Language::of(metadata.lang.as_deref());
        let mut reader = lexicon::Reader::new(language);
        let said: Vec<Kinds> = outline.blocks.iter().map(|block| said(outline, block, &mut reader)).collect();
        let title = folded(&metadata.title);
        let text = outline.blocks.iter().zip(&said).map(|(block, said)| match text_of(block) {
            // A long headline at the end of the way that leads to it.
            text if text.prose > 0 && ends_with(outline.words_of(block), &title) => Text { prose: 0, ..text },
            // Small print ends many pages, and is no running text of theirs.
            text if said.has(Kind::Footer) && text.words <= 60 => Text { prose: 0, ..text },
            // A consent notice stands before the headline, and neither is it.
            text if said.has(Kind::Cookie) && is_inside_named(outline, &named, block, Kind::Cookie) => {
                Text { prose: 0, ..text }
            }
            text => text,
        });
        let mut survey = Self {
            outline,
            metadata,
            text: sums(text),
            said,
            wrapped: outline.blocks.iter().map(|block| wrapped(outline, &named, block)).collect(),
            named,
            parts: part_sums(outline),
            title,
            title_block: None,
            first_text: None,
            home: None,
            byline: folded(metadata.byline.as_deref().unwrap_or_default()),
            text_begins_in: Kinds::default(),
        };
        survey.title_block = survey.find_title();
        survey.first_text = survey.find_first_text();
        survey.home = survey.find_home();
        survey.text_begins_in = survey.around_first_text();
        survey
    }

    pub(super) fn outline(&self) -> &'a Outline {
        self.outline
    }

    pub(super) fn container(&self, id: NodeId, kind: Kind) -> Container<'_> {
        Container { survey: self, node: self.outline.node(id), id, kind }
    }

    pub(super) fn line(&self, at: usize, kind: Kind) -> Line<'_> {
        Line { survey: self, block: &self.outline.blocks[at], at, kind }
    }

    fn find_title(&self) -> Option<usize> {
        let mut lines = 0..self.outline.blocks.len();
        lines.find(|&at| self.line(at, Kind::Title).is_title())
    }

    fn find_first_text(&self) -> Option<usize> {
        let mut below = self.title_block?..self.outline.blocks.len();
        below.find(|&at| self.prose_in(&(at..at + 1)) > 0)
    }

    fn find_home(&self) -> Option<NodeId> {
        let title = self.title_block?;
        let mut around = self.outline.lineage(self.outline.blocks[title].owner);
        around.find(|&id| self.prose_in(&(title..self.outline.node(id).blocks.end as usize)) >= ARTICLE)
    }

    /// Words of running text in these blocks.
    fn prose_in(&self, blocks: &Range<usize>) -> u32 {
        self.text[blocks.end].prose - self.text[blocks.start].prose
    }

    fn around_first_text(&self) -> Kinds {
        let from = self.title_block.unwrap_or(0);
        let Some(first) = self.outline.blocks[from..].iter().find(|block| text_of(block).prose > 0) else {
            return Kinds::default();
        };
        let around = self.outline.lineage(first.owner);
        around.fold(Kinds::default(), |kinds, id| kinds.or(self.named.of(id)))
    }

    fn is_near_top(&self, block: usize) -> bool {
        let above = self.title_block.filter(|&title| title <= block).map_or(0, |title| self.text[title].prose);
        let (before, all) = (self.text[block].prose - above, self.total().prose - above);
        before <= STANDFIRST && before * 4 <= all
    }

    fn total(&self) -> Text {
        self.text[self.text.len() - 1]
    }
}

/// The kinds that an element's class, id and role hint at.
fn named(outline: &Outline, id: NodeId) -> Kinds {
    let names = outline.names(id).into_iter().filter(|names| !names.is_empty());
    names.fold(Kinds::default(), |kinds, names| kinds.or(lexicon::named(names)))
}

fn text_of(block: &Block) -> Text {
    let words = block.measure.words;
    let is_prose = words >= PROSE_WORDS && block.link_words * 3 < words;
    Text { words, link_words: block.link_words, prose: if is_prose { words } else { 0 } }
}

fn is_inside_named(outline: &Outline, named: &BySort<'_, Kinds>, block: &Block, kind: Kind) -> bool {
    outline.lineage(block.owner).any(|id| named.of(id).has(kind))
}

fn sums(lines: impl Iterator<Item = Text>) -> Vec<Text> {
    let mut sum = Text::default();
    let mut sums = vec![sum];
    sums.extend(lines.map(|line| {
        sum.words = sum.words.saturating_add(line.words);
        sum.link_words = sum.link_words.saturating_add(line.link_words);
        sum.prose = sum.prose.saturating_add(line.prose);
        sum
    }));
    sums
}

fn part_sums(outline: &Outline) -> Vec<Parts> {
    let mut sum = Parts::default();
    let mut sums = vec![sum];
    sums.extend(outline.nodes.iter().map(|node| {
        match node.tag {
            Tag::A => sum.links += 1,
            Tag::Img | Tag::Picture | Tag::Svg => sum.pictures += 1,
            Tag::Input => {
                sum.fields += 1;
                sum.mails += u32::from(asks_for_mail(outline.source_of(node.start_tag)));
            }
            Tag::Textarea | Tag::Select => sum.fields += 1,
            Tag::Button => sum.buttons += 1,
            _ => {}
        }
        sum
    }));
    sums
}

/// Whether a field says that it is for an e-mail address: by its type, or its name.
fn asks_for_mail(tag: &str) -> bool {
    ["type", "name"].iter().any(|name| attribute(tag, name).is_some_and(|value| value.contains("mail")))
}

fn ends_with(line: &[Word], title: &[u64]) -> bool {
    let start = line.len().saturating_sub(title.len());
    !title.is_empty() && line[start..].iter().map(|word| word.hash).eq(title.iter().copied())
}

fn folded(text: &str) -> Vec<u64> {
    words(text).map(|word| word.hash).collect()
}
