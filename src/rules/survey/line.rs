//! A line of text, as a rule sees it.

use std::borrow::Cow;

use super::pieces::{MAX_SAID, inline_around, pieces};
use super::{Survey, folded};
use crate::outline::{Block, Item};
use crate::plan::Kind;
use crate::rules::lexicon::{self, Kinds, Said};
use crate::rules::phrases::Language;
use crate::tag::Tag;
use crate::text::decode;
use crate::words::words;

/// A line of text.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Line<'s> {
    pub(super) survey: &'s Survey<'s>,
    pub(super) block: &'s Block,
    pub(super) at: usize,
    pub(super) kind: Kind,
}

impl<'s> Line<'s> {
    /// The same, seen by the rule of another kind.
    pub(in crate::rules) fn for_kind(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    /// The kinds whose phrases it says.
    pub(in crate::rules) fn hints(&self) -> Kinds {
        self.survey.said[self.at]
    }

    /// Whether it says one of the rule's phrases.
    pub(in crate::rules) fn says(&self) -> bool {
        self.says_kind(self.kind)
    }

    /// Whether it says the rule's phrases and nothing else.
    pub(in crate::rules) fn says_nothing_else(&self) -> bool {
        self.says() && self.read().whole.has(self.kind)
    }

    /// Whether it says one of the rule's phrases that are too long to be said by chance.
    pub(in crate::rules) fn says_at_length(&self) -> bool {
        let said = self.read();
        // Where words are not parted, each letter is one, and no phrase is short.
        let is_parted = self.survey.outline.words_of(self.block).len() <= self.words() as usize;
        self.says() && if is_parted { said.at_length.has(self.kind) } else { said.whole.has(self.kind) }
    }

    fn read(&self) -> Said {
        lexicon::read(self.survey.outline.words_of(self.block).iter().copied(), self.language())
    }

    /// Whether it says one of the phrases of another kind.
    pub(in crate::rules) fn says_kind(&self, kind: Kind) -> bool {
        self.hints().has(kind)
    }

    /// Whether an element around this line and nothing else holds one of the rule's names.
    pub(in crate::rules) fn named(&self) -> bool {
        let owner = self.block.owner;
        let owner_is_line = self.survey.outline.node(owner).blocks.len() == 1;
        self.survey.wrapped[self.at].has(self.kind) || (owner_is_line && self.survey.named.of(owner).has(self.kind))
    }

    pub(in crate::rules) fn text(&self) -> &'s str {
        self.survey.outline.text_of(self.block)
    }

    pub(in crate::rules) fn words(&self) -> u32 {
        self.block.measure.words
    }

    pub(in crate::rules) fn link_share(&self) -> f32 {
        self.block.link_words as f32 / self.words().max(1) as f32
    }

    pub(in crate::rules) fn is_heading(&self) -> bool {
        self.is_in(Tag::is_heading, 3)
    }

    /// Whether it is a heading, an item, a term, a line of code or a cell of a table of data: a place in which two words
    /// by themselves may be all that the article says.
    pub(in crate::rules) fn is_entry(&self) -> bool {
        let is_entry = |tag: Tag| tag.is_heading() || matches!(tag, Tag::Li | Tag::Dd | Tag::Dt | Tag::Pre);
        self.is_in(is_entry, 2) || self.is_cell_of_data()
    }

    /// Whether it stands in a row of short cells; a row of long ones lays out a page.
    pub(in crate::rules) fn is_cell_of_data(&self) -> bool {
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
    pub(in crate::rules) fn ends_in_link(&self) -> bool {
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
    pub(in crate::rules) fn link_says(&self) -> bool {
        self.saying_links().next().is_some()
    }

    /// Its links that say one of the rule's phrases.
    pub(in crate::rules) fn saying_links(&self) -> impl Iterator<Item = &Item> {
        let outline = self.survey.outline;
        let items = if self.block.link_words > 0 { self.block.items.clone() } else { 0..0 };
        outline.items[items.start as usize..items.end as usize].iter().filter(|item| match item {
            Item::Text { span, linked: true, .. } => {
                lexicon::said(words(&decode(outline.source_of(*span))), self.language()).has(self.kind)
            }
            _ => false,
        })
    }

    /// Whether it asks the reader to do what it speaks of: it says a phrase anywhere, and another where an appeal
    /// begins, at the start of the line or of a link that begins a sentence.
    pub(in crate::rules) fn is_invitation(&self) -> bool {
        self.block.link_words > 0 && self.words() <= MAX_SAID && {
            let said = self.read();
            said.anywhere.has(self.kind) && (said.in_place.has(self.kind) || self.bids())
        }
    }

    /// Whether a sentence with a link in it begins with one of the rule's phrases, or asks to sign up.
    fn bids(&self) -> bool {
        let outline = self.survey.outline;
        let items = &outline.items[self.block.items.start as usize..self.block.items.end as usize];
        let mut sentence = String::new();
        items.iter().any(|item| {
            let Item::Text { span, linked, .. } = item else { return false };
            sentence.push_str(&decode(outline.source_of(*span)));
            let is_bid = || {
                let said = lexicon::read(words(last_sentence(&sentence)), self.language()).in_place;
                said.has(self.kind) || said.has(Kind::Login)
            };
            *linked && is_bid()
        })
    }

    fn language(&self) -> Language {
        Language::of(self.survey.metadata.lang.as_deref())
    }

    /// Whether it quotes somebody.
    pub(in crate::rules) fn quotes(&self) -> bool {
        self.text().contains(['"', '“', '”', '„', '«', '»', '「', '『'])
    }

    /// Whether it names a year of our time.
    pub(in crate::rules) fn holds_year(&self) -> bool {
        let text = self.text();
        let mut numbers = text.split(|c: char| !c.is_ascii_digit());
        numbers.any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")))
    }

    /// Whether all of the page's running text but its own stands before it.
    pub(in crate::rules) fn ends_text(&self) -> bool {
        let total = self.survey.total().prose;
        self.survey.text[self.at].prose > 0 && self.survey.text[self.at + 1].prose == total
    }

    /// Whether it is a thing to press: a button, or little else than a link.
    pub(in crate::rules) fn is_act(&self) -> bool {
        self.link_share() > 0.8 || self.is_in(|tag| tag == Tag::Button, 2)
    }

    /// Whether all of it stands in an inline element of such a name.
    pub(in crate::rules) fn is_set_in(&self, wanted: impl Fn(Tag) -> bool) -> bool {
        let outline = self.survey.outline;
        inline_around(outline, self.block).any(|id| wanted(outline.node(id).tag))
    }

    /// Whether a picture stands between it and the line before.
    pub(in crate::rules) fn follows_picture(&self) -> bool {
        let outline = self.survey.outline;
        let before = self.at.checked_sub(1).map_or(0, |before| outline.blocks[before].items.end);
        let between = &outline.items[before.min(self.block.items.start) as usize..self.block.items.start as usize];
        between.iter().any(|item| matches!(item, Item::Leaf { node, .. } if outline.node(*node).tag != Tag::Hr))
    }

    /// Whether one of the lines before that says the same phrase says the same.
    pub(in crate::rules) fn is_repeated(&self) -> bool {
        /// Lines before it that are looked at: as many as a gallery has.
        const LOOK_BACK: usize = 400;
        let own = folded(self.text());
        let before = (self.at.saturating_sub(LOOK_BACK)..self.at)
            .map(|at| self.survey.line(at, self.kind))
            .filter(|line| line.says());
        before.into_iter().any(|line| folded(line.text()) == own)
    }

    /// Whether one of the nearest elements around it is one of these.
    pub(in crate::rules) fn is_in(&self, wanted: impl Fn(Tag) -> bool, levels: usize) -> bool {
        let outline = self.survey.outline;
        outline.lineage(self.block.owner).take(levels).any(|id| wanted(outline.node(id).tag))
    }

    /// Whether no running text, or next to none, stands before it.
    pub(in crate::rules) fn is_before_text(&self) -> bool {
        self.survey.text[self.at].prose * 20 <= self.survey.total().prose
    }

    /// Whether at most half of the page's running text stands before it.
    pub(in crate::rules) fn is_above_most_text(&self) -> bool {
        self.survey.text[self.at].prose * 2 <= self.survey.total().prose
    }

    /// Whether at most a standfirst stands before it.
    pub(in crate::rules) fn is_near_top(&self) -> bool {
        self.survey.is_near_top(self.at)
    }

    /// Whether all of the page's running text stands before it.
    pub(in crate::rules) fn is_after_all_text(&self) -> bool {
        let total = self.survey.total().prose;
        total > 0 && self.survey.text[self.at].prose == total
    }

    /// Pieces of it that are links.
    pub(in crate::rules) fn links(&self) -> usize {
        let items = &self.survey.outline.items[self.block.items.start as usize..self.block.items.end as usize];
        items.iter().filter(|item| matches!(item, Item::Text { linked: true, .. })).count()
    }

    /// Whether most of the page's running text stands before it.
    pub(in crate::rules) fn is_after_text(&self) -> bool {
        let total = self.survey.total().prose;
        total > 0 && self.survey.text[self.at].prose * 3 >= total * 2
    }

    /// Whether it is a heading that says the page's title; the first heading may leave out what the page's name adds.
    pub(in crate::rules) fn is_title(&self) -> bool {
        if !self.is_heading() {
            return false;
        }
        let title = &self.survey.title;
        let line: Vec<u64> = self.survey.outline.words_of(self.block).iter().map(|word| word.hash).collect();
        let is_first = self.is_in(|tag| tag == Tag::H1, 3);
        !line.is_empty() && (line == *title || (is_first && line.len() > 3 && title.starts_with(&line)))
    }

    /// Whether it is a heading that says “Re:” and the title.
    pub(in crate::rules) fn answers_title(&self) -> bool {
        let re = || self.text().get(..3).is_some_and(|start| start.eq_ignore_ascii_case("re:"));
        self.is_heading() && re() && {
            let words = self.survey.outline.words_of(self.block).iter().skip(1).map(|word| word.hash);
            words.eq(self.survey.title.iter().copied())
        }
    }

    /// Whether it is the heading that shows the title.
    pub(in crate::rules) fn shows_title(&self) -> bool {
        self.survey.title_block == Some(self.at)
    }

    /// Whether it stands above the heading that shows the title.
    pub(in crate::rules) fn is_above_title(&self) -> bool {
        self.survey.title_block.is_some_and(|title| self.at < title)
    }

    /// Whether the next line is the heading that shows the title, in the same element.
    pub(in crate::rules) fn is_right_above_title(&self) -> bool {
        let outline = self.survey.outline;
        self.survey.title_block == Some(self.at + 1) && {
            let heading = outline.blocks[self.at + 1].owner;
            outline.contains(outline.node(heading).parent, self.block.owner)
        }
    }

    /// Whether it holds the author's name.
    pub(in crate::rules) fn holds_byline(&self) -> bool {
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
    pub(in crate::rules) fn holds_date(&self) -> bool {
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
    pub(in crate::rules) fn holds_price(&self) -> bool {
        const CURRENCIES: &[char] = &['$', '€', '£', '¥', '₹', '₽', '₩', '₺', '₴'];
        let text = self.text();
        text.match_indices(CURRENCIES).any(|(at, sign)| {
            let before = text[..at].trim_end().ends_with(|c: char| c.is_ascii_digit());
            before || text[at + sign.len()..].trim_start().starts_with(|c: char| c.is_ascii_digit())
        })
    }
}

/// What a text ends with, behind the last mark that ends a sentence and is not its own last.
fn last_sentence(text: &str) -> &str {
    const STOPS: [char; 13] = ['.', '!', '?', ':', '…', '–', '—', '|', '。', '！', '？', '؟', '।'];
    let text = text.trim_end();
    let inside = text.trim_end_matches(STOPS);
    &text[inside.rfind(STOPS).map_or(0, |at| at + inside[at..].chars().next().map_or(0, char::len_utf8))..]
}
