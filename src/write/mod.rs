//! Pass 2: writes what was kept, in a closed grammar.
//!
//! The output is not the page's markup with things taken away; it is new markup. Element names are static, attributes
//! rebuilt from checked values, text decoded once and always escaped, nesting canonical. lol_html's own output is
//! never used: an allow-list that forwards the tokenizer's bytes lets `<<x></x>img src=x onerror=…>` join into a tag.
//!
//! A page may be written whole, with what was removed in its place. What is kept is then written as if nothing else
//! were there: take the marked elements away, and the article alone is left.

mod address;
mod anchors;
pub(crate) mod caption;
mod chain;
mod code;
pub(crate) mod content;
mod drawing;
mod embeds;
mod flow;
mod formula;
mod html;
mod leaves;
mod levels;
mod marks;
pub(crate) mod picture;
mod selection;
mod small_caps;
mod spacing;
mod tags;
mod targets;
mod verse;

use std::borrow::Cow;

use url::Url;

use chain::{Chains, End, Level};
use content::Attribute;
pub use content::{Content, Piece};
use flow::{Step, flow, nodes_to_read, place_of, written};
pub use html::html;
use leaves::{Leaf, leaves};
pub use selection::{Part, Selection};
use spacing::{Spacing, runs};
use tags::Rebuilt;
use targets::{Targets, fragment};

use crate::formula::{Formula, formulas};
use crate::maps::Map;
use crate::outline::{Item, NodeId, Outline};
use crate::tag::Tag;
use crate::text::decode;

/// Writes the selected parts of a page.
///
/// `base` is the address that relative ones are resolved against; without it only absolute ones are kept.
pub fn write(outline: &Outline, selection: &Selection, base: Option<&Url>) -> Content {
    // A page whose address nobody knows has links to its own places all the same.
    let nowhere = Url::parse("about:blank").ok();
    let base = base.or(nowhere.as_ref());
    let flow = flow(outline, selection);
    let formulas = formulas(outline);
    let nodes = nodes_to_read(outline, &written(outline, flow.iter()), &formulas);
    let rebuilt = tags::read(outline, &nodes, base);
    let leaves = leaves(outline, &selection.blocks, &flow, &rebuilt, base);
    let shown = || flow.iter().filter(|step| is_shown(outline, step, &leaves));
    let kept = written(outline, shown().filter(|step| step.part == Part::Kept));
    let written = written(outline, shown());
    let targets = Targets::find(outline, &flow, &rebuilt, base);
    let mut writer = Writer {
        outline,
        base,
        rebuilt,
        targets,
        chains: Chains::new(outline, selection, written, kept),
        open: Vec::new(),
        content: Content::default(),
        spacing: Spacing::default(),
        part: Part::Kept,
        kept: Kept::default(),
        has_removals: selection.has_removals(),
        cells: Vec::new(),
        leaves,
        formulas,
        formula: None,
    };
    for step in &flow {
        writer.step(step);
    }
    writer.sync(&[]);
    if !writer.targets.numbers.is_empty() {
        anchors::settle(&mut writer.content);
    }
    caption::settle(&mut writer.content);
    if writer.has_removals { marks::mark(outline, writer.content) } else { writer.content }
}

/// Whether there is anything to be seen of a step.
fn is_shown(outline: &Outline, step: &Step<'_>, leaves: &Map<NodeId, Leaf>) -> bool {
    let Item::Leaf { node, .. } = *step.item else { return true };
    outline.node(node).tag == Tag::Hr || leaves.contains_key(&node)
}

/// All of a page whose address nobody knows.
#[cfg(test)]
#[track_caller]
fn written_whole(page: &str) -> String {
    let outline = Outline::of_page(page);
    html(&write(&outline, &Selection::all(&outline), None))
}

struct Writer<'a> {
    outline: &'a Outline,
    base: Option<&'a Url>,
    rebuilt: Map<NodeId, Rebuilt>,
    targets: Targets,
    chains: Chains<'a>,
    open: Vec<Level>,
    content: Content,
    spacing: Spacing,
    /// What is being written.
    part: Part,
    kept: Kept,
    has_removals: bool,
    /// For each open row, the next cell of it to be written.
    cells: Vec<NodeId>,
    /// What is to be written of pictures and players.
    leaves: Map<NodeId, Leaf>,
    formulas: Map<NodeId, Formula>,
    /// The formula written last: its texts come one by one.
    formula: Option<NodeId>,
}

/// Where the kept text stands, while other parts are written: they must leave no trace in it.
#[derive(Default)]
struct Kept {
    spacing: Spacing,
    /// How many of the open elements are its.
    open: usize,
    /// Whether anything was written yet, and whether a rule was the last.
    is_begun: bool,
    after_rule: bool,
}

impl Writer<'_> {
    fn step(&mut self, step: &Step<'_>) {
        let here = self.targets.step;
        self.targets.step += 1;
        self.turn_to(step.part);
        let place = place_of(self.outline, step.item);
        match *step.item {
            Item::Text { span, line, .. } => {
                let outline = self.outline;
                if self.is_in_formula(place) {
                    return self.formula_at(place, line, step, here);
                }
                let text = decode(outline.source_of(span));
                let chain = self.chain(place, End::Text { line, owner: step.owner.unwrap_or(place) });
                let pre = pre_of(&chain).copied();
                let text = match pre {
                    Some(pre) => Cow::Owned(self.text_in_pre(&text, pre, span.start, line)),
                    None => text,
                };
                let is_blank = text.bytes().all(|byte| byte.is_ascii_whitespace());
                if text.is_empty() || (pre.is_none() && is_blank) {
                    self.spacing.space |= !text.is_empty();
                } else {
                    self.break_before(&chain, Some(line));
                    self.sync(&chain);
                    self.spacing.line = Some(line);
                    self.begin();
                    self.anchor(here);
                    if pre.is_some() {
                        self.verbatim(&text)
                    } else {
                        self.fold(&text)
                    }
                    return;
                }
            }
            Item::Break { .. } if self.is_in_formula(place) => {}
            Item::Break { node, line } => {
                let end = End::Text { line, owner: step.owner.unwrap_or(place) };
                self.note_break(node, place, end);
            }
            Item::Leaf { node, line } => self.leaf(node, line, place, step, here),
        }
        // What marks the place of something unwritten marks the next thing.
        if let Some(numbers) = self.targets.at.remove(&here) {
            self.targets.at.entry(here + 1).or_default().extend(numbers);
        }
    }

    fn is_in_formula(&self, place: NodeId) -> bool {
        !self.formulas.is_empty()
            && self.outline.formula_of(place).is_some_and(|formula| self.formulas.contains_key(&formula))
    }

    /// Writes the formula around a text, when this is its first.
    fn formula_at(&mut self, place: NodeId, line: u32, step: &Step<'_>, here: usize) {
        let Some(id) = self.outline.formula_of(place).filter(|&id| self.formula != Some(id)) else { return };
        let Some(formula) = self.formulas.remove(&id) else { return };
        let around = self.outline.node(id).parent;
        let chain = self.chain(around, End::Text { line, owner: step.owner.unwrap_or(around) });
        self.break_before(&chain, Some(line));
        self.sync(&chain);
        self.spacing.line = Some(line);
        self.begin();
        self.anchor(here);
        if self.spacing.is_between_words() {
            self.content.push_text(" ");
        }
        self.formula(&formula);
        self.formulas.insert(id, formula);
        self.formula = Some(id);
        (self.spacing.at_start, self.spacing.space) = (false, false);
    }

    fn enter(&mut self, place: NodeId, end: End) {
        let chain = self.chain(place, end);
        if end == End::Rule {
            self.spacing.due = None;
        }
        self.break_before(&chain, None);
        self.sync(&chain);
    }

    /// The levels around a piece that stands in `place`.
    fn chain(&mut self, place: NodeId, end: End) -> Vec<Level> {
        let rebuilt = &self.rebuilt;
        let targets = &self.targets;
        let base = self.base;
        let is_link = |id: NodeId| {
            let href = rebuilt.get(&id).and_then(|tag| tag.href.as_ref());
            href.is_some_and(|href| fragment(href, base).is_none() || targets.number(href, base).is_some())
        };
        let is_small = |id: NodeId| rebuilt.get(&id).is_some_and(|tag| tag.caps.is_some());
        self.chains.around(place, end, is_link, is_small)
    }

    /// Goes on with another part; no inline element holds two.
    fn turn_to(&mut self, part: Part) {
        if part == self.part {
            return;
        }
        while self.open.last().is_some_and(|level| !level.tag.is_block()) {
            self.close();
        }
        if self.part == Part::Kept {
            self.kept.spacing = self.spacing.clone();
        }
        self.spacing = if part == Part::Kept { self.kept.spacing.clone() } else { Spacing::default() };
        self.part = part;
        self.content.turn_to(part);
    }

    /// Marks the place that a link leads to.
    fn anchor(&mut self, step: usize) {
        for number in self.targets.at.remove(&step).unwrap_or_default() {
            self.content.open(Tag::Span, vec![Attribute { name: "id", value: format!("d-{number}") }]);
            self.content.close(Tag::Span);
        }
    }

    /// A break is written when something follows it in the same block, and in front of the inline elements of what
    /// follows: there it is found again.
    fn note_break(&mut self, node: NodeId, place: NodeId, end: End) {
        let tag = self.outline.node(node).tag;
        if self.spacing.at_start || self.open.is_empty() {
            return;
        }
        let chain = self.chain(place, end);
        if self.open.iter().any(|level| level.tag.is_block() && !chain.contains(level)) {
            return;
        }
        if let Some(pre) = pre_of(&chain).filter(|_| tag == Tag::Br) {
            self.spacing.preformatted("\n", *pre);
        } else if self.spacing.due != Some(Tag::Br) {
            self.spacing.due = Some(tag);
        }
    }

    /// Writes the break that is due before a piece; a new line of the page must not run into the one before.
    fn break_before(&mut self, chain: &[Level], line: Option<u32>) {
        let shared = self.close_to(chain);
        let is_new_line = line.is_some_and(|line| self.spacing.is_new_line(line)) && pre_of(chain).is_none();
        let due = if is_new_line { Some(Tag::Br) } else { self.spacing.due };
        self.spacing.due = None;
        if chain[shared..].iter().any(|level| level.tag.is_block()) {
            return;
        }
        if let Some(tag) = due {
            self.content.void(tag, Vec::new());
        }
        if due == Some(Tag::Br) {
            (self.spacing.at_start, self.spacing.space) = (true, false);
        }
    }

    /// Something of the part is written that is no rule.
    fn begin(&mut self) {
        if self.part == Part::Kept {
            (self.kept.is_begun, self.kept.after_rule) = (true, false);
        }
    }

    fn fold(&mut self, text: &str) {
        let spacing = &mut self.spacing;
        spacing.space |= text.starts_with(|c: char| c.is_ascii_whitespace());
        for run in runs(text) {
            if spacing.space && !spacing.at_start {
                self.content.push_text(" ");
            }
            self.content.push_text(run);
            (spacing.at_start, spacing.space) = (false, true);
        }
        spacing.space = text.ends_with(|c: char| c.is_ascii_whitespace());
    }

    fn text_in_pre(&mut self, text: &str, pre: Level, start: u32, line: u32) -> String {
        if self.spacing.is_new_line(line) && self.open.contains(&pre) {
            self.spacing.preformatted("\n", pre);
            self.spacing.line = Some(line);
        }
        // A parser drops a line break right after `<pre>`.
        let is_first = self.outline.node(pre.node).start_tag.end == start;
        let text =
            if is_first { text.strip_prefix("\r\n").or(text.strip_prefix(['\n', '\r'])).unwrap_or(text) } else { text };
        self.spacing.preformatted(text, pre)
    }

    fn verbatim(&mut self, text: &str) {
        self.content.push_text(&text.replace("\r\n", "\n").replace('\r', "\n"));
        self.spacing.at_start = false;
    }

    fn leaf(&mut self, node: NodeId, line: u32, place: NodeId, step: &Step<'_>, here: usize) {
        let tag = self.outline.node(node).tag;
        let end = match (tag, step.owner) {
            (Tag::Hr, _) => End::Rule,
            (_, Some(owner)) => End::Text { line, owner },
            (_, None) => End::Leaf(node),
        };
        if tag == Tag::Hr {
            return self.rule(place);
        }
        match self.leaves.remove(&node) {
            Some(Leaf::Picture(attributes)) => {
                self.enter(place, end);
                self.anchor(here);
                if self.spacing.is_between_words() {
                    self.content.push_text(" ");
                }
                self.content.void(Tag::Img, attributes);
                (self.spacing.at_start, self.spacing.space) = (false, false);
                self.begin();
            }
            Some(Leaf::Card(card)) => self.card(card, node, place),
            None => {}
        }
    }

    /// A rule divides what is kept from what is kept.
    fn rule(&mut self, place: NodeId) {
        if self.part != Part::Kept || !self.kept.is_begun || self.kept.after_rule {
            return;
        }
        self.enter(place, End::Rule);
        self.content.void(Tag::Hr, Vec::new());
        self.spacing = Spacing::default();
        self.kept.after_rule = true;
    }
}

/// The level inside which white space counts.
fn pre_of(levels: &[Level]) -> Option<&Level> {
    levels.iter().find(|level| level.tag == Tag::Pre)
}
