//! An element with everything in it, as a rule sees it.

use std::ops::Range;

use super::{ARTICLE, Line, Parts, Survey, Text};
use crate::outline::{Node, NodeId};
use crate::plan::Kind;
use crate::rules::lexicon::Kinds;
use crate::tag::Tag;

/// Words of a box that holds the headline and yet no text: with byline, date, a row of buttons.
const TITLE_BOX: u32 = 60;
/// Lines of a container that are looked at one by one; more is no box but a part of the page.
const MAX_LINES: usize = 40;

/// An element with everything in it.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Container<'s> {
    pub(super) survey: &'s Survey<'s>,
    pub(super) node: &'s Node,
    pub(super) id: NodeId,
    pub(super) kind: Kind,
}

impl<'s> Container<'s> {
    /// The same, seen by the rule of another kind.
    pub(in crate::rules) fn for_kind(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    /// The kinds whose names or phrases it holds.
    pub(in crate::rules) fn hints(&self) -> Kinds {
        self.lines().fold(self.survey.named.of(self.id), |hints, line| hints.or(line.hints()))
    }

    /// Whether its class, id or role holds one of the rule's names.
    pub(in crate::rules) fn named(&self) -> bool {
        self.is_named(self.kind)
    }

    /// Whether its class, id or role holds one of the names of another kind.
    pub(in crate::rules) fn is_named(&self, kind: Kind) -> bool {
        self.survey.named.of(self.id).has(kind)
    }

    /// Whether its first line says one of the rule's phrases.
    pub(in crate::rules) fn says_first(&self) -> bool {
        self.lines().next().is_some_and(|line| line.says())
    }

    /// Whether its first line says one of the rule's phrases, and all the others are links.
    pub(in crate::rules) fn heads_links(&self) -> bool {
        self.line_count() > 1 && self.says_first() && self.lines().skip(1).all(|line| line.link_share() > 0.7)
    }

    /// Whether one of its first lines says one of the rule's phrases.
    pub(in crate::rules) fn says(&self) -> bool {
        self.lines().any(|line| line.says())
    }

    /// Whether there is something to do in it: a field, a button, a line that is a link. A link in a sentence is none.
    pub(in crate::rules) fn asks(&self) -> bool {
        self.fields() + self.buttons() > 0 || self.lines().any(|line| line.is_act())
    }

    /// Whether one of its links or buttons says one of the rule's phrases.
    pub(in crate::rules) fn says_on_button(&self) -> bool {
        self.lines().any(|line| line.says() && line.is_act())
    }

    /// Whether it is a small box that both tells and asks: one line says a phrase, and so does a link or button below.
    pub(in crate::rules) fn is_appeal(&self) -> bool {
        let is_small = self.words() <= 120 && self.prose() <= 80 && self.line_count() <= 10;
        let mut says = self.lines().filter(|line| line.says() && !line.is_in(|tag| tag == Tag::Li, 2));
        is_small && says.next().is_some_and(|line| !line.is_act()) && says.any(|line| line.is_act())
    }

    /// Whether all of its lines do.
    pub(in crate::rules) fn says_only(&self) -> bool {
        self.is_box() && self.line_count() > 0 && self.lines().all(|line| line.says())
    }

    /// Whether all of its lines are at most so many words long.
    pub(in crate::rules) fn lines_within(&self, words: u32) -> bool {
        self.is_box() && self.lines().all(|line| line.words() <= words)
    }

    fn is_box(&self) -> bool {
        self.line_count() <= MAX_LINES
    }

    pub(in crate::rules) fn blocks(&self) -> Range<usize> {
        self.node.blocks.start as usize..self.node.blocks.end as usize
    }

    /// Its first lines; where it is a box, all.
    pub(in crate::rules) fn lines(&self) -> impl Iterator<Item = Line<'s>> + use<'s> {
        let (survey, kind) = (self.survey, self.kind);
        self.blocks().take(MAX_LINES).map(move |at| survey.line(at, kind))
    }

    pub(in crate::rules) fn line_count(&self) -> usize {
        self.blocks().len()
    }

    pub(in crate::rules) fn tag(&self) -> Tag {
        self.node.tag
    }

    /// Whether its `role` is this.
    pub(in crate::rules) fn role(&self, role: &str) -> bool {
        !self.node.role.is_empty() && self.survey.outline.source_of(self.node.role).trim().eq_ignore_ascii_case(role)
    }

    /// Whether the class or id of it, or of the nearest elements around it, contains one of these.
    pub(in crate::rules) fn is_called(&self, parts: &[&str], levels: usize) -> bool {
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

    pub(in crate::rules) fn words(&self) -> u32 {
        self.text().words
    }

    /// The share of its words that are links.
    pub(in crate::rules) fn link_share(&self) -> f32 {
        let text = self.text();
        text.link_words as f32 / text.words.max(1) as f32
    }

    /// Words of its running text.
    pub(in crate::rules) fn prose(&self) -> u32 {
        self.text().prose
    }

    fn parts(&self) -> Parts {
        let (from, to) = (self.survey.parts[self.id as usize], self.survey.parts[self.node.end as usize]);
        Parts {
            links: to.links - from.links,
            pictures: to.pictures - from.pictures,
            fields: to.fields - from.fields,
            buttons: to.buttons - from.buttons,
            mails: to.mails - from.mails,
        }
    }

    pub(in crate::rules) fn links(&self) -> u32 {
        self.parts().links
    }

    pub(in crate::rules) fn pictures(&self) -> u32 {
        self.parts().pictures
    }

    /// Fields to fill in.
    pub(in crate::rules) fn fields(&self) -> u32 {
        self.parts().fields
    }

    pub(in crate::rules) fn buttons(&self) -> u32 {
        self.parts().buttons
    }

    /// Whether it has a field for an e-mail address.
    pub(in crate::rules) fn asks_for_mail(&self) -> bool {
        self.parts().mails > 0
    }

    /// Whether most of the running text outside of it stands before it.
    pub(in crate::rules) fn is_after_text(&self) -> bool {
        let others = self.survey.total().prose - self.prose();
        others > 0 && self.survey.text[self.blocks().start].prose * 3 >= others * 2
    }

    /// Whether all of the running text outside of it stands before it.
    pub(in crate::rules) fn is_after_all_text(&self) -> bool {
        let others = self.survey.total().prose - self.prose();
        others > 0 && self.survey.text[self.blocks().start].prose == others
    }

    /// Whether no running text, or next to none, stands before it.
    pub(in crate::rules) fn is_before_text(&self) -> bool {
        // Beside a thousand comments, the text is next to nothing.
        let others = self.survey.total().prose - self.prose();
        self.survey.text[self.blocks().start].prose * 20 <= others
    }

    /// Whether at most a standfirst stands before it.
    pub(in crate::rules) fn is_near_top(&self) -> bool {
        self.survey.is_near_top(self.blocks().start)
    }

    /// Whether it begins above the heading that shows the title, as far as there is one.
    pub(in crate::rules) fn is_above_title(&self) -> bool {
        self.survey.title_block.is_none_or(|at| self.blocks().start < at)
    }

    /// Whether the page's title is shown in it.
    pub(in crate::rules) fn holds_title(&self) -> bool {
        self.survey.title_block.is_some_and(|at| self.blocks().contains(&at))
    }

    /// Whether it is inside an element of this name.
    pub(in crate::rules) fn is_inside(&self, tag: Tag) -> bool {
        self.survey.outline.ancestors(self.id).any(|id| self.survey.outline.node(id).tag == tag)
    }

    /// Whether a table stands before it in the same box, of which it says the rest.
    pub(in crate::rules) fn follows_table(&self) -> bool {
        let outline = self.survey.outline;
        let is_box = outline.node(self.node.parent).blocks.len() <= MAX_LINES;
        is_box && (self.node.parent + 1..self.id).any(|id| outline.node(id).tag == Tag::Table)
    }

    /// Whether the page's text begins in something called like this rule's names: on a forum, comments are the text.
    pub(in crate::rules) fn is_the_text(&self) -> bool {
        self.survey.text_begins_in.has(self.kind)
    }

    /// Whether a rule may name it at all: never the page, nor the title with the beginning of the text, nor the
    /// beginning of the text where nothing else makes an article. Every rule's claim goes through here.
    pub(in crate::rules) fn may_be_clutter(&self) -> bool {
        let holds_title = self.holds_title() && (self.prose() > 0 || self.words() > TITLE_BOX);
        let is_page = matches!(self.node.tag, Tag::Html | Tag::Body | Tag::Main);
        let holds_beginning = || self.survey.first_text.is_some_and(|at| self.blocks().contains(&at));
        !holds_title && !is_page && (!holds_beginning() || self.is_beside_article())
    }

    /// Whether it holds most of the page's running text.
    pub(in crate::rules) fn holds_most(&self) -> bool {
        let (own, total) = (self.text(), self.survey.total());
        let (unlinked, all_unlinked) = (own.words - own.link_words, total.words - total.link_words);
        if total.prose > 0 { own.prose * 2 > total.prose } else { unlinked * 2 > all_unlinked }
    }

    /// Whether the headline has an article's worth of running text of its own outside of it.
    pub(in crate::rules) fn is_beside_article(&self) -> bool {
        let Some(home) = self.survey.home.filter(|_| !self.holds_title()) else { return false };
        let own = if self.survey.outline.contains(home, self.id) { self.prose() } else { 0 };
        let (from, to) = (self.survey.title_block.unwrap_or(0), self.survey.outline.node(home).blocks.end as usize);
        self.survey.prose_in(&(from..to)).saturating_sub(own) >= ARTICLE
    }
}
