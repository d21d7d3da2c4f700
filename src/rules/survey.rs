//! What the rules see of a page: immutable views of a container and of a line, with counts that cost no walk.

use std::borrow::Cow;
use std::ops::Range;

use super::lexicon::{self, Kinds};
use super::phrases::Language;
use crate::article::Metadata;
use crate::outline::{Block, Item, Node, NodeId, Outline};
use crate::plan::Kind;
use crate::tag::Tag;
use crate::text::decode;
use crate::words::words;

/// A line with at least so many words, mostly not links, is running text.
const PROSE_WORDS: u32 = 15;
/// Lines longer than this are running text and say nothing about what kind of clutter they are.
const MAX_SAID: u32 = 80;
/// A standfirst has at most so many words.
const STANDFIRST: u32 = 60;
/// Words of running text below a headline that make an article, so that a box beside it may be longer than it.
const ARTICLE: u32 = 40;
/// Words of a box that holds the headline and yet no text: with byline, date, a row of buttons.
const TITLE_BOX: u32 = 60;
/// Lines of a container that are looked at one by one; more is no box but a part of the page.
const MAX_LINES: usize = 40;

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
}

/// A page, counted once for all rules.
pub(super) struct Survey<'a> {
    outline: &'a Outline,
    metadata: &'a Metadata,
    /// For each element, the kinds that its names hint at.
    named: Vec<Kinds>,
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
        let named = named(outline);
        let language = Language::of(metadata.lang.as_deref());
        let mut reader = lexicon::Reader::new(language);
        let said: Vec<Kinds> = outline.blocks.iter().map(|block| said(outline, block, &mut reader)).collect();
        let text = outline.blocks.iter().zip(&said).map(|(block, said)| match text_of(block) {
            // A consent notice stands before the headline on many pages, and is no running text of theirs.
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
            title: folded(&metadata.title),
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
        around.fold(Kinds::default(), |kinds, id| kinds.or(self.named[id as usize]))
    }

    fn is_near_top(&self, block: usize) -> bool {
        let before = self.text[block].prose;
        before <= STANDFIRST && before * 4 <= self.total().prose
    }

    fn total(&self) -> Text {
        self.text[self.text.len() - 1]
    }
}

/// For each element, the kinds that its class, id and role hint at.
fn named(outline: &Outline) -> Vec<Kinds> {
    let mut scratch = Vec::new();
    let of = |id: NodeId| {
        let names = outline.names(id).into_iter().filter(|names| !names.is_empty());
        names.fold(Kinds::default(), |kinds, names| kinds.or(lexicon::named(names, &mut scratch)))
    };
    let by_sort = outline.by_sort(of);
    (0..outline.nodes.len() as NodeId).map(|id| by_sort[id]).collect()
}

fn text_of(block: &Block) -> Text {
    let words = block.measure.words;
    let is_prose = words >= PROSE_WORDS && block.link_words * 3 < words;
    Text { words, link_words: block.link_words, prose: if is_prose { words } else { 0 } }
}

fn is_inside_named(outline: &Outline, named: &[Kinds], block: &Block, kind: Kind) -> bool {
    outline.lineage(block.owner).any(|id| named[id as usize].has(kind))
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
            Tag::Input | Tag::Textarea | Tag::Select => sum.fields += 1,
            Tag::Button => sum.buttons += 1,
            _ => {}
        }
        sum
    }));
    sums
}

fn folded(text: &str) -> Vec<u64> {
    words(text).map(|word| word.hash).collect()
}

/// The kinds whose phrases a block says, read as one text and piece by piece.
fn said(outline: &Outline, block: &Block, reader: &mut lexicon::Reader) -> Kinds {
    if block.measure.words > MAX_SAID {
        return Kinds::default();
    }
    let whole = reader.said(outline.words_of(block).iter().copied());
    match pieces(outline, block) {
        Cow::Borrowed(_) => whole,
        Cow::Owned(pieces) => whole.or(reader.said(words(&pieces))),
    }
}

/// Whether a word of a block may reach from one piece of its text into the next.
fn runs_together(outline: &Outline, block: &Block) -> bool {
    let mut before = None;
    outline.items[block.items.start as usize..block.items.end as usize].iter().any(|item| {
        let Item::Text { span, .. } = item else { return false };
        let piece = outline.source_of(*span).as_bytes();
        let is_apart = |edge: Option<&u8>| edge.is_none_or(u8::is_ascii_whitespace);
        let touches = !is_apart(before) && !is_apart(piece.first());
        before = piece.last();
        touches
    })
}

/// A block's text with its pieces set apart: in a row of spans there is no space between one and the next.
fn pieces<'a>(outline: &'a Outline, block: &Block) -> Cow<'a, str> {
    if !runs_together(outline, block) {
        return Cow::Borrowed(outline.text_of(block));
    }
    let items = &outline.items[block.items.start as usize..block.items.end as usize];
    let pieces = items.iter().filter_map(|item| match item {
        Item::Text { span, .. } => Some(decode(outline.source_of(*span))),
        _ => None,
    });
    pieces.fold(String::new(), |text, piece| text + &piece + " ").into()
}

/// The kinds that the inline elements around the whole text of a block hint at.
fn wrapped(outline: &Outline, named: &[Kinds], block: &Block) -> Kinds {
    inline_around(outline, block).fold(Kinds::default(), |kinds, id| kinds.or(named[id as usize]))
}

/// The inline elements around the whole text of a block.
fn inline_around<'a>(outline: &'a Outline, block: &'a Block) -> impl Iterator<Item = NodeId> + use<'a> {
    let items = &outline.items[block.items.start as usize..block.items.end as usize];
    let mut parents = items.iter().filter_map(|item| match item {
        Item::Text { parent, span, .. } if !outline.source_of(*span).trim().is_empty() => Some(*parent),
        _ => None,
    });
    let first = parents.next().unwrap_or(block.owner);
    let last = parents.next_back().unwrap_or(first);
    let inline = outline.lineage(first).take(8).take_while(|&id| id != block.owner);
    inline.filter(move |&id| outline.contains(id, last))
}

/// An element with everything in it.
#[derive(Clone, Copy)]
pub(super) struct Container<'s> {
    survey: &'s Survey<'s>,
    node: &'s Node,
    id: NodeId,
    kind: Kind,
}

impl<'s> Container<'s> {
    /// The same, seen by the rule of another kind.
    pub(super) fn for_kind(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    /// Whether its class, id or role holds one of the rule's names.
    pub(super) fn named(&self) -> bool {
        self.is_named(self.kind)
    }

    /// Whether its class, id or role holds one of the names of another kind.
    pub(super) fn is_named(&self, kind: Kind) -> bool {
        self.survey.named[self.id as usize].has(kind)
    }

    /// Whether its first line says one of the rule's phrases.
    pub(super) fn says_first(&self) -> bool {
        self.lines().next().is_some_and(|line| line.says())
    }

    /// Whether one of its first lines says one of the rule's phrases.
    pub(super) fn says(&self) -> bool {
        self.lines().any(|line| line.says())
    }

    /// Whether there is something to do in it: a field, a button, a line that is a link. A link in a sentence is none.
    pub(super) fn asks(&self) -> bool {
        self.fields() + self.buttons() > 0 || self.lines().any(|line| line.is_act())
    }

    /// Whether one of its links or buttons says one of the rule's phrases.
    pub(super) fn says_on_button(&self) -> bool {
        self.lines().any(|line| line.says() && line.is_act())
    }

    /// Whether it is a small box that both tells and asks: one line says a phrase, and so does a link or button below.
    pub(super) fn is_appeal(&self) -> bool {
        let is_small = self.words() <= 120 && self.prose() <= 80 && self.line_count() <= 10;
        let mut says = self.lines().filter(|line| line.says() && !line.is_in(|tag| tag == Tag::Li, 2));
        is_small && says.next().is_some_and(|line| !line.is_act()) && says.any(|line| line.is_act())
    }

    /// Whether all of its lines do.
    pub(super) fn says_only(&self) -> bool {
        self.is_box() && self.line_count() > 0 && self.lines().all(|line| line.says())
    }

    /// Whether all of its lines are at most so many words long.
    pub(super) fn lines_within(&self, words: u32) -> bool {
        self.is_box() && self.lines().all(|line| line.words() <= words)
    }

    fn is_box(&self) -> bool {
        self.line_count() <= MAX_LINES
    }

    pub(super) fn blocks(&self) -> Range<usize> {
        self.node.blocks.start as usize..self.node.blocks.end as usize
    }

    /// Its first lines; where it is a box, all.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'s>> + use<'s> {
        let (survey, kind) = (self.survey, self.kind);
        self.blocks().take(MAX_LINES).map(move |at| survey.line(at, kind))
    }

    pub(super) fn line_count(&self) -> usize {
        self.blocks().len()
    }

    pub(super) fn tag(&self) -> Tag {
        self.node.tag
    }

    /// Whether its `role` is this.
    pub(super) fn role(&self, role: &str) -> bool {
        self.survey.outline.source_of(self.node.role).trim().eq_ignore_ascii_case(role)
    }

    /// Whether the class or id of it, or of the nearest elements around it, contains one of these.
    pub(super) fn is_called(&self, parts: &[&str], levels: usize) -> bool {
        let outline = self.survey.outline;
        outline.lineage(self.id).take(levels).any(|id| {
            outline.names(id).into_iter().any(|name| {
                let name = name.to_ascii_lowercase();
                parts.iter().any(|part| name.contains(part))
            })
        })
    }

    fn text(&self) -> Text {
        let (from, to) = (self.survey.text[self.blocks().start], self.survey.text[self.blocks().end]);
        Text { words: to.words - from.words, link_words: to.link_words - from.link_words, prose: to.prose - from.prose }
    }

    pub(super) fn words(&self) -> u32 {
        self.text().words
    }

    /// The share of its words that are links.
    pub(super) fn link_share(&self) -> f32 {
        let text = self.text();
        text.link_words as f32 / text.words.max(1) as f32
    }

    /// Words of its running text.
    pub(super) fn prose(&self) -> u32 {
        self.text().prose
    }

    fn parts(&self) -> Parts {
        let (from, to) = (self.survey.parts[self.id as usize], self.survey.parts[self.node.end as usize]);
        Parts {
            links: to.links - from.links,
            pictures: to.pictures - from.pictures,
            fields: to.fields - from.fields,
            buttons: to.buttons - from.buttons,
        }
    }

    pub(super) fn links(&self) -> u32 {
        self.parts().links
    }

    pub(super) fn pictures(&self) -> u32 {
        self.parts().pictures
    }

    /// Fields to fill in.
    pub(super) fn fields(&self) -> u32 {
        self.parts().fields
    }

    pub(super) fn buttons(&self) -> u32 {
        self.parts().buttons
    }

    /// Whether most of the running text outside of it stands before it.
    pub(super) fn is_after_text(&self) -> bool {
        let others = self.survey.total().prose - self.prose();
        others > 0 && self.survey.text[self.blocks().start].prose * 3 >= others * 2
    }

    /// Whether all of the running text outside of it stands before it.
    pub(super) fn is_after_all_text(&self) -> bool {
        let others = self.survey.total().prose - self.prose();
        others > 0 && self.survey.text[self.blocks().start].prose == others
    }

    /// Whether no running text, or next to none, stands before it.
    pub(super) fn is_before_text(&self) -> bool {
        // Beside a thousand comments, the text is next to nothing.
        let others = self.survey.total().prose - self.prose();
        self.survey.text[self.blocks().start].prose * 20 <= others
    }

    /// Whether at most a standfirst stands before it.
    pub(super) fn is_near_top(&self) -> bool {
        self.survey.is_near_top(self.blocks().start)
    }

    /// Whether it begins above the heading that shows the title, as far as there is one.
    pub(super) fn is_above_title(&self) -> bool {
        self.survey.title_block.is_none_or(|at| self.blocks().start < at)
    }

    /// Whether the page's title is shown in it.
    pub(super) fn holds_title(&self) -> bool {
        self.survey.title_block.is_some_and(|at| self.blocks().contains(&at))
    }

    /// Whether it is inside an element of this name.
    pub(super) fn is_inside(&self, tag: Tag) -> bool {
        self.survey.outline.ancestors(self.id).any(|id| self.survey.outline.node(id).tag == tag)
    }

    /// Whether the page's text begins in something called like this rule's names: on a forum, comments are the text.
    pub(super) fn is_the_text(&self) -> bool {
        self.survey.text_begins_in.has(self.kind)
    }

    /// Whether a rule may name it at all: never the page, nor the title with the beginning of the text, nor the
    /// beginning of the text where nothing else makes an article. Every rule's claim goes through here.
    pub(super) fn may_be_clutter(&self) -> bool {
        let holds_title = self.holds_title() && (self.prose() > 0 || self.words() > TITLE_BOX);
        let is_page = matches!(self.node.tag, Tag::Html | Tag::Body | Tag::Main);
        let holds_beginning = || self.survey.first_text.is_some_and(|at| self.blocks().contains(&at));
        !holds_title && !is_page && (!holds_beginning() || self.is_beside_article())
    }

    /// Whether it holds most of the page's running text.
    pub(super) fn holds_most(&self) -> bool {
        let (own, total) = (self.text(), self.survey.total());
        let (unlinked, all_unlinked) = (own.words - own.link_words, total.words - total.link_words);
        if total.prose > 0 { own.prose * 2 > total.prose } else { unlinked * 2 > all_unlinked }
    }

    /// Whether the headline has an article's worth of running text of its own outside of it.
    pub(super) fn is_beside_article(&self) -> bool {
        let Some(home) = self.survey.home.filter(|_| !self.holds_title()) else { return false };
        let own = if self.survey.outline.contains(home, self.id) { self.prose() } else { 0 };
        let (from, to) = (self.survey.title_block.unwrap_or(0), self.survey.outline.node(home).blocks.end as usize);
        self.survey.prose_in(&(from..to)).saturating_sub(own) >= ARTICLE
    }
}

/// A line of text.
#[derive(Clone, Copy)]
pub(super) struct Line<'s> {
    survey: &'s Survey<'s>,
    block: &'s Block,
    at: usize,
    kind: Kind,
}

impl<'s> Line<'s> {
    /// The same, seen by the rule of another kind.
    pub(super) fn for_kind(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    /// Whether it says one of the rule's phrases.
    pub(super) fn says(&self) -> bool {
        self.says_kind(self.kind)
    }

    /// Whether it says one of the phrases of another kind.
    pub(super) fn says_kind(&self, kind: Kind) -> bool {
        self.survey.said[self.at].has(kind)
    }

    /// Whether an element around this line and nothing else holds one of the rule's names.
    pub(super) fn named(&self) -> bool {
        let owner = self.block.owner as usize;
        let owner_is_line = self.survey.outline.nodes[owner].blocks.len() == 1;
        self.survey.wrapped[self.at].has(self.kind) || (owner_is_line && self.survey.named[owner].has(self.kind))
    }

    pub(super) fn text(&self) -> &'s str {
        self.survey.outline.text_of(self.block)
    }

    pub(super) fn words(&self) -> u32 {
        self.block.measure.words
    }

    pub(super) fn link_share(&self) -> f32 {
        self.block.link_words as f32 / self.words().max(1) as f32
    }

    pub(super) fn is_heading(&self) -> bool {
        self.is_in(Tag::is_heading, 3)
    }

    /// Whether it is a heading, an item, a term, a line of code or a cell of a table of data: a place in which two words
    /// by themselves may be all that the article says.
    pub(super) fn is_entry(&self) -> bool {
        let is_entry = |tag: Tag| tag.is_heading() || matches!(tag, Tag::Li | Tag::Dd | Tag::Dt | Tag::Pre);
        self.is_in(is_entry, 2) || self.is_cell_of_data()
    }

    /// Whether it stands in a row of short cells; a row of long ones lays out a page.
    pub(super) fn is_cell_of_data(&self) -> bool {
        const SHORT_ROW: u32 = 60;
        let outline = self.survey.outline;
        let row = outline.lineage(self.block.owner).take(4).find(|&id| outline.node(id).tag == Tag::Tr);
        row.is_some_and(|row| {
            // By the sums: a row of a hundred thousand cells is asked about each of them.
            let (blocks, text) = (&outline.node(row).blocks, &self.survey.text);
            let words = text[blocks.end as usize].words - text[blocks.start as usize].words;
            blocks.len() > 1 && words <= SHORT_ROW
        })
    }

    /// Whether its last words are a link.
    pub(super) fn ends_in_link(&self) -> bool {
        let outline = self.survey.outline;
        let items = &outline.items[self.block.items.start as usize..self.block.items.end as usize];
        let texts = items.iter().rev().filter_map(|item| match item {
            Item::Text { span, linked, .. } => Some((*linked, outline.source_of(*span))),
            _ => None,
        });
        let mut said = texts.filter(|(_, text)| text.contains(char::is_alphanumeric));
        said.next().is_some_and(|(linked, _)| linked)
    }

    /// Whether one of its links says one of the rule's phrases.
    pub(super) fn link_says(&self) -> bool {
        let outline = self.survey.outline;
        let items = &outline.items[self.block.items.start as usize..self.block.items.end as usize];
        self.block.link_words > 0
            && items.iter().any(|item| match item {
                Item::Text { span, linked: true, .. } => {
                    lexicon::said(words(&decode(outline.source_of(*span))), self.language()).has(self.kind)
                }
                _ => false,
            })
    }

    /// Whether it asks the reader to do what it speaks of: it says a phrase anywhere, and another where an appeal
    /// begins, at the start of the line or of a link that begins a sentence.
    pub(super) fn is_invitation(&self) -> bool {
        self.block.link_words > 0 && self.words() <= MAX_SAID && {
            let said = lexicon::read(words(self.text()), self.language());
            said.anywhere.has(self.kind) && (said.in_place.has(self.kind) || self.bids())
        }
    }

    /// Whether a link at the beginning of a sentence begins with one of the rule's phrases, or asks to sign up.
    fn bids(&self) -> bool {
        let outline = self.survey.outline;
        let items = &outline.items[self.block.items.start as usize..self.block.items.end as usize];
        let mut begins = true;
        items.iter().any(|item| {
            let Item::Text { span, linked, .. } = item else { return false };
            let text = decode(outline.source_of(*span));
            let is_bid = || {
                let said = lexicon::read(words(&text), self.language()).in_place;
                said.has(self.kind) || said.has(Kind::Login)
            };
            let bids = begins && *linked && is_bid();
            if !text.trim().is_empty() {
                begins =
                    text.trim_end().ends_with(['.', '!', '?', ':', '…', '–', '—', '|', '。', '！', '？', '؟', '।']);
            }
            bids
        })
    }

    fn language(&self) -> Language {
        Language::of(self.survey.metadata.lang.as_deref())
    }

    /// Whether it quotes somebody.
    pub(super) fn quotes(&self) -> bool {
        self.text().contains(['"', '“', '”', '„', '«', '»', '「', '『'])
    }

    /// Whether it names a year of our time.
    pub(super) fn holds_year(&self) -> bool {
        let text = self.text();
        let mut numbers = text.split(|c: char| !c.is_ascii_digit());
        numbers.any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")))
    }

    /// Whether all of the page's running text but its own stands before it.
    pub(super) fn ends_text(&self) -> bool {
        let total = self.survey.total().prose;
        self.survey.text[self.at].prose > 0 && self.survey.text[self.at + 1].prose == total
    }

    /// Whether it is a thing to press: a button, or little else than a link.
    pub(super) fn is_act(&self) -> bool {
        self.link_share() > 0.8 || self.is_in(|tag| tag == Tag::Button, 2)
    }

    /// Whether all of it stands in an inline element of such a name.
    pub(super) fn is_set_in(&self, wanted: impl Fn(Tag) -> bool) -> bool {
        let outline = self.survey.outline;
        inline_around(outline, self.block).any(|id| wanted(outline.node(id).tag))
    }

    /// Whether a picture stands between it and the line before.
    pub(super) fn follows_picture(&self) -> bool {
        let outline = self.survey.outline;
        let before = self.at.checked_sub(1).map_or(0, |before| outline.blocks[before].items.end);
        let between = &outline.items[before.min(self.block.items.start) as usize..self.block.items.start as usize];
        between.iter().any(|item| matches!(item, Item::Leaf { node, .. } if outline.node(*node).tag != Tag::Hr))
    }

    /// Whether one of the lines before that says the same phrase says the same.
    pub(super) fn is_repeated(&self) -> bool {
        /// Lines before it that are looked at: as many as a gallery has.
        const LOOK_BACK: usize = 400;
        let own = folded(self.text());
        let before = (self.at.saturating_sub(LOOK_BACK)..self.at)
            .map(|at| self.survey.line(at, self.kind))
            .filter(|line| line.says());
        before.into_iter().any(|line| folded(line.text()) == own)
    }

    /// Whether one of the nearest elements around it is one of these.
    pub(super) fn is_in(&self, wanted: impl Fn(Tag) -> bool, levels: usize) -> bool {
        let outline = self.survey.outline;
        outline.lineage(self.block.owner).take(levels).any(|id| wanted(outline.node(id).tag))
    }

    /// Whether no running text, or next to none, stands before it.
    pub(super) fn is_before_text(&self) -> bool {
        self.survey.text[self.at].prose * 20 <= self.survey.total().prose
    }

    /// Whether at most a standfirst stands before it.
    pub(super) fn is_near_top(&self) -> bool {
        self.survey.is_near_top(self.at)
    }

    /// Whether all of the page's running text stands before it.
    pub(super) fn is_after_all_text(&self) -> bool {
        let total = self.survey.total().prose;
        total > 0 && self.survey.text[self.at].prose == total
    }

    /// Pieces of it that are links.
    pub(super) fn links(&self) -> usize {
        let items = &self.survey.outline.items[self.block.items.start as usize..self.block.items.end as usize];
        items.iter().filter(|item| matches!(item, Item::Text { linked: true, .. })).count()
    }

    /// Whether most of the page's running text stands before it.
    pub(super) fn is_after_text(&self) -> bool {
        let total = self.survey.total().prose;
        total > 0 && self.survey.text[self.at].prose * 3 >= total * 2
    }

    /// Whether it is a heading that says the page's title; the first heading may leave out what the page's name adds.
    pub(super) fn is_title(&self) -> bool {
        if !self.is_heading() {
            return false;
        }
        let title = &self.survey.title;
        let line: Vec<u64> = self.survey.outline.words_of(self.block).iter().map(|word| word.hash).collect();
        let is_first = self.is_in(|tag| tag == Tag::H1, 3);
        !line.is_empty() && (line == *title || (is_first && line.len() > 3 && title.starts_with(&line)))
    }

    /// Whether it stands above the heading that shows the title.
    pub(super) fn is_above_title(&self) -> bool {
        self.survey.title_block.is_some_and(|title| self.at < title)
    }

    /// Whether the next line is the heading that shows the title, in the same element.
    pub(super) fn is_right_above_title(&self) -> bool {
        let outline = self.survey.outline;
        self.survey.title_block == Some(self.at + 1) && {
            let heading = outline.blocks[self.at + 1].owner;
            outline.contains(outline.node(heading).parent, self.block.owner)
        }
    }

    /// Whether it holds the author's name.
    pub(super) fn holds_byline(&self) -> bool {
        let byline = &self.survey.byline;
        if byline.is_empty() {
            return false;
        }
        let outline = self.survey.outline;
        match pieces(outline, self.block) {
            Cow::Borrowed(_) => {
                let mut parts = outline.words_of(self.block).windows(byline.len());
                parts.any(|words| words.iter().map(|word| word.hash).eq(byline.iter().copied()))
            }
            Cow::Owned(pieces) => folded(&pieces).windows(byline.len()).any(|words| words == byline.as_slice()),
        }
    }

    /// Whether it holds the day of publication: its year, and the day's number.
    pub(super) fn holds_date(&self) -> bool {
        let Some(published) = self.survey.metadata.published_time.as_deref() else { return false };
        let mut parts = published.split(|c: char| !c.is_ascii_digit());
        let (Some(year), _, Some(day)) = (parts.next(), parts.next(), parts.next()) else { return false };
        if year.len() != 4 {
            return false;
        }
        let line = pieces(self.survey.outline, self.block);
        let holds = |number: &str| {
            let mut numbers = line.split(|c: char| !c.is_ascii_digit());
            numbers.any(|part| part.trim_start_matches('0') == number.trim_start_matches('0'))
        };
        holds(year) && holds(day)
    }

    /// Whether it names a price.
    pub(super) fn holds_price(&self) -> bool {
        const CURRENCIES: &[char] = &['$', '€', '£', '¥', '₹', '₽', '₩', '₺', '₴'];
        let text = self.text();
        text.match_indices(CURRENCIES).any(|(at, sign)| {
            let before = text[..at].trim_end().ends_with(|c: char| c.is_ascii_digit());
            before || text[at + sign.len()..].trim_start().starts_with(|c: char| c.is_ascii_digit())
        })
    }
}
