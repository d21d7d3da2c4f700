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
mod formula;
mod html;
mod marks;
pub(crate) mod picture;
mod selection;
mod small_caps;
mod tags;
mod verse;

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use url::Url;

use chain::{Chains, End, Level};
use content::Attribute;
pub use content::{Content, Piece};
pub use html::html;
pub use selection::{Part, Selection};
use tags::Rebuilt;

use crate::allowlist::{Role, role};
use crate::formula::{Formula, formulas};
use crate::maps::{Map, Set};
use crate::outline::{Block, Item, Marks, NodeId, Outline};
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
    let kept = written(outline, flow.iter().filter(|step| step.part == Part::Kept));
    let written = written(outline, flow.iter());
    let formulas = formulas(outline);
    let nodes = nodes_to_read(outline, &written, &formulas);
    let rebuilt = tags::read(outline, &nodes, base);
    let targets = Targets::find(outline, &flow, &rebuilt, base);
    let mut writer = Writer {
        outline,
        parts: &selection.blocks,
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
        pictures: Set::default(),
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

/// All of a page whose address nobody knows.
#[cfg(test)]
#[track_caller]
fn written_whole(page: &str) -> String {
    let outline = Outline::of_page(page);
    html(&write(&outline, &Selection::all(&outline), None))
}

/// One thing to write, in page order.
struct Step<'a> {
    item: &'a Item,
    part: Part,
    /// The block-level element of the line, where the line has text of the same part.
    owner: Option<NodeId>,
    /// Whether it stays in one line with that text: a player would stand between them.
    in_line: bool,
}

/// What is selected, in page order.
fn flow<'a>(outline: &'a Outline, selection: &Selection) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    let mut block = 0;
    let mut unbroken = None;
    for (at, item) in outline.items.iter().enumerate() {
        while block < outline.blocks.len() && outline.blocks[block].items.end as usize <= at {
            block += 1;
        }
        let line = outline.blocks.get(block).filter(|block| block.items.start as usize <= at);
        let of_line = line.map_or(Part::Unwritten, |_| selection.blocks[block]);
        let part = match item {
            Item::Leaf { .. } => selection.leaves[at],
            Item::Text { .. } | Item::Break { .. } => of_line,
        };
        if part != Part::Unwritten {
            let owner = line.filter(|_| of_line == part).map(|block| block.owner);
            if owner.is_some() && unbroken.is_none_or(|(known, _)| known != block) {
                unbroken = line.map(|line| (block, !holds_player(outline, line)));
            }
            let in_line = owner.is_some() && unbroken.is_some_and(|(_, answer)| answer);
            steps.push(Step { item, part, owner, in_line });
        }
    }
    steps
}

fn holds_player(outline: &Outline, block: &Block) -> bool {
    outline.items[block.items.start as usize..block.items.end as usize]
        .iter()
        .any(|item| matches!(item, Item::Leaf { node, .. } if !matches!(outline.node(*node).tag, Tag::Img | Tag::Svg)))
}

fn place_of(outline: &Outline, item: &Item) -> NodeId {
    match item {
        Item::Text { parent, .. } => *parent,
        Item::Break { node, .. } | Item::Leaf { node, .. } => outline.node(*node).parent,
    }
}

/// The elements that have a part in the output, one answer an element.
fn written<'a>(outline: &Outline, flow: impl Iterator<Item = &'a Step<'a>>) -> Vec<bool> {
    let mut wanted = vec![false; outline.nodes.len()];
    for step in flow {
        if let Item::Leaf { node, .. } = step.item {
            want_leaf(outline, *node, &mut wanted);
        }
        for id in outline.lineage(place_of(outline, step.item)) {
            if std::mem::replace(&mut wanted[id as usize], true) {
                break;
            }
            if outline.node(id).tag == Tag::Tr {
                for cell in outline.children(id) {
                    wanted[cell as usize] = true;
                }
            }
        }
    }
    wanted
}

/// The elements whose start tags matter for the output, in page order.
fn nodes_to_read(outline: &Outline, written: &[bool], formulas: &Map<NodeId, Formula>) -> Vec<NodeId> {
    let writable = |id: &NodeId| {
        let node = outline.node(*id);
        let bare = node.start_tag.range().len() <= node.tag.name().len() + 2;
        !bare && (role(node.tag) != Role::Unwrap || node.tag.is_leaf() || node.tag == Tag::Source)
    };
    let is_part = |id: NodeId| {
        !formulas.is_empty()
            && outline.node(id).tag.is_formula()
            && outline.formula_of(id).is_some_and(|id| written[id as usize])
    };
    let is_written = |id: &NodeId| (written[*id as usize] && writable(id)) || is_part(*id);
    (1..outline.nodes.len() as NodeId).filter(is_written).collect()
}

/// A picture's address may stand in the `source`s beside it, or in its `noscript` copy; a player's inside it.
fn want_leaf(outline: &Outline, leaf: NodeId, wanted: &mut [bool]) {
    wanted[leaf as usize] = true;
    let parent = outline.node(leaf).parent;
    let around = if outline.node(parent).tag == Tag::Picture { parent } else { leaf };
    for id in around + 1..outline.node(around).end {
        wanted[id as usize] |= outline.node(id).tag == Tag::Source;
    }
    if let Some(copy) = noscript_copy(outline, leaf) {
        wanted[copy as usize] = true;
    }
}

/// The picture in a `noscript` right after a picture (or right after the `picture` or wrapper around it).
fn noscript_copy(outline: &Outline, picture: NodeId) -> Option<NodeId> {
    let node = outline.node(picture);
    if node.tag != Tag::Img || node.marks.has(Marks::NOSCRIPT) {
        return None;
    }
    /// Elements between a lazy picture and its copy.
    const NEAR: u32 = 4;
    let last = outline.nodes.len() as NodeId;
    let near = picture + 1..(picture + 1 + NEAR).min(last);
    let noscript =
        near.take_while(|&id| outline.node(id).tag != Tag::Img).find(|&id| outline.node(id).tag == Tag::Noscript)?;
    (noscript + 1..outline.node(noscript).end).find(|&id| outline.node(id).tag == Tag::Img)
}

/// Places that links inside the article lead to.
#[derive(Default)]
struct Targets {
    /// The number given to each target's fragment.
    numbers: Map<String, usize>,
    /// For a step (by its place: line and element), the numbers of the targets that begin there.
    at: Map<usize, Vec<usize>>,
    step: usize,
}

impl Targets {
    fn find(outline: &Outline, flow: &[Step<'_>], rebuilt: &Map<NodeId, Rebuilt>, base: Option<&Url>) -> Self {
        let wanted: Set<String> = rebuilt.values().filter_map(|tag| fragment(tag.href.as_ref()?, base)).collect();
        let mut targets = Self::default();
        if wanted.is_empty() {
            return targets;
        }
        let kept = kept_from(flow);
        let mut step = 0;
        for (id, node) in outline.nodes.iter().enumerate() {
            if node.id.is_empty() || node.marks.has(Marks::SILENT) {
                continue;
            }
            let name = crate::text::decode_attribute(outline.source_of(node.id)).into_owned();
            if !wanted.contains(&name) || targets.numbers.contains_key(&name) {
                continue;
            }
            while step < flow.len() && (position(outline, flow[step].item) as usize) < node.start_tag.start as usize {
                step += 1;
            }
            // An empty anchor marks what follows it, as long as that stands in the same element.
            let scope = if node.end > id as NodeId + 1 || node.tag.is_block() { id as NodeId } else { node.parent };
            if step >= flow.len() {
                break;
            }
            let is_inside = |&step: &usize| {
                flow.get(step).is_some_and(|step| outline.contains(scope, place_of(outline, step.item)))
            };
            // A link leads to the article rather than to what was removed in front of it.
            if let Some(step) = [kept[step], step].into_iter().find(is_inside) {
                let number = targets.numbers.len() + 1;
                targets.numbers.insert(name, number);
                targets.at.entry(step).or_default().push(number);
            }
        }
        targets
    }

    fn number(&self, href: &Url, base: Option<&Url>) -> Option<usize> {
        self.numbers.get(&fragment(href, base)?).copied()
    }
}

/// For each step, the first kept one from there on.
fn kept_from(flow: &[Step<'_>]) -> Vec<usize> {
    let mut next = flow.len();
    let mut kept: Vec<usize> = (0..flow.len())
        .rev()
        .map(|at| {
            next = if flow[at].part == Part::Kept { at } else { next };
            next
        })
        .collect();
    kept.reverse();
    kept
}

fn position(outline: &Outline, item: &Item) -> u32 {
    match item {
        Item::Text { span, .. } => span.start,
        Item::Break { node, .. } | Item::Leaf { node, .. } => outline.node(*node).start_tag.start,
    }
}

/// The fragment of a link that stays on its page.
fn fragment(href: &Url, base: Option<&Url>) -> Option<String> {
    let fragment = href.fragment()?;
    let base = base?;
    let same = href.scheme() == base.scheme()
        && href.host_str() == base.host_str()
        && href.path() == base.path()
        && href.query() == base.query();
    same.then(|| percent_decode_str(fragment).decode_utf8_lossy().into_owned())
}

struct Writer<'a> {
    outline: &'a Outline,
    parts: &'a [Part],
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
    /// Pictures written so far, as parts of what.
    pictures: Set<(Part, String)>,
    formulas: Map<NodeId, Formula>,
    /// The formula written last: its texts come one by one.
    formula: Option<NodeId>,
}

/// What was written last, as far as spaces and line breaks depend on it.
#[derive(Clone)]
struct Spacing {
    /// The line written last, while nothing was closed since.
    line: Option<u32>,
    /// Whether a space here would be at the start of a block.
    at_start: bool,
    /// Whether a space is due.
    space: bool,
    /// White space in a `pre` after which no words have come yet.
    held: Option<(NodeId, String)>,
    /// The `br` or `wbr` that is due.
    due: Option<Tag>,
}

impl Default for Spacing {
    fn default() -> Self {
        Self { line: None, at_start: true, space: false, held: None, due: None }
    }
}

impl Spacing {
    fn is_new_line(&self, line: u32) -> bool {
        self.line.is_some_and(|before| before != line)
    }

    /// Whether a space is due. Between pictures without words it says nothing, and would not be found again.
    fn is_between_words(&self) -> bool {
        self.space && !self.at_start && self.line.is_some()
    }

    /// What to write now of a text in a `pre`: white space waits for words to follow it.
    fn preformatted(&mut self, text: &str, pre: Level) -> String {
        let held = self.held.take().filter(|(node, _)| *node == pre.node).map(|(_, held)| held);
        let text = held.unwrap_or_default() + text;
        if text.trim().is_empty() {
            self.held = Some((pre.node, text));
            return String::new();
        }
        text
    }
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

    /// Closes and opens elements until exactly those of `chain` are open.
    fn sync(&mut self, chain: &[Level]) {
        let shared = self.close_to(chain);
        if self.open.len() < chain.len() && self.spacing.is_between_words() && !chain[self.open.len()].tag.is_block() {
            self.spacing.space = false;
            self.content.push_text(" ");
        }
        for &level in &chain[shared..] {
            self.open(level);
        }
    }

    /// Closes what does not stand in `chain`; tells how many of its levels are open.
    fn close_to(&mut self, chain: &[Level]) -> usize {
        let shared = self.open.iter().zip(chain).take_while(|(open, wanted)| open == wanted).count();
        while self.open.len() > shared {
            self.close();
        }
        if self.part == Part::Kept {
            self.move_in();
        }
        shared
    }

    /// Elements that were opened for what was removed are new to what is kept.
    fn move_in(&mut self) {
        if self.open[self.kept.open..].iter().any(|level| level.tag.is_block()) {
            self.spacing = Spacing::default();
        }
        self.kept.open = self.open.len();
    }

    fn open(&mut self, level: Level) {
        let attributes = self.attributes(level);
        self.open_with(level, attributes);
    }

    fn open_with(&mut self, level: Level, mut attributes: Vec<Attribute>) {
        if level.tag.is_cell() {
            self.empty_cells(Some(level.node));
        }
        let stands = self.has_removals && level.tag.is_block();
        let place = stands.then(|| Attribute { name: marks::PLACE, value: level.node.to_string() });
        attributes.extend(place);
        self.content.open(level.tag, attributes);
        self.open.push(level);
        match level.tag {
            Tag::Tr => self.cells.push(level.node + 1),
            tag if tag.is_cell() => {
                let next = self.outline.node(level.node).end;
                if let Some(cells) = self.cells.last_mut() {
                    *cells = next;
                }
            }
            _ => {}
        }
        if self.part == Part::Kept {
            self.kept.open = self.open.len();
        }
        if level.tag.is_block() {
            self.spacing = Spacing::default();
        }
    }

    fn close(&mut self) {
        if self.open.last().is_some_and(|level| level.tag == Tag::Tr) {
            self.empty_cells(None);
            self.cells.pop();
        }
        let Some(level) = self.open.pop() else { return };
        self.content.close(level.tag);
        let is_of_kept = self.open.len() < self.kept.open;
        self.kept.open = self.kept.open.min(self.open.len());
        if !level.tag.is_block() {
            return;
        }
        if is_of_kept {
            self.kept.spacing = Spacing::default();
        }
        if is_of_kept || self.part != Part::Kept {
            self.spacing = Spacing::default();
        }
    }

    /// Writes the cells of the open row that nothing was kept of, up to `next`: the columns must stay in line.
    fn empty_cells(&mut self, next: Option<NodeId>) {
        let row = self.open.iter().rev().find(|level| level.tag == Tag::Tr).copied();
        let (Some(row), Some(&from)) = (row, self.cells.last()) else { return };
        let end = next.unwrap_or(self.outline.node(row.node).end);
        let outline = self.outline;
        for cell in outline.children(row.node).filter(|&id| id >= from && id < end) {
            let tag = self.chains.cell(cell);
            if tag.is_cell() {
                let attributes = self.attributes(Level { tag, node: cell, made: 0 });
                self.content.open(tag, attributes);
                self.content.close(tag);
            }
        }
        if let Some(cells) = self.cells.last_mut() {
            *cells = end;
        }
    }

    fn attributes(&self, level: Level) -> Vec<Attribute> {
        // An element made up for the output has no attributes; a paragraph split at `<br><br>` keeps its own.
        let own = level.made == 0 || self.outline.node(level.node).tag == level.tag;
        let rebuilt = self.rebuilt.get(&level.node).filter(|_| own);
        let mut attributes = rebuilt.map(|rebuilt| rebuilt.attributes.clone()).unwrap_or_default();
        if level.tag == Tag::Pre {
            let language = code::language(self.outline, level.node);
            attributes.extend(language.map(|value| Attribute { name: code::LANGUAGE, value }));
        }
        if level.tag == Tag::Span {
            let caps = self.rebuilt.get(&level.node).and_then(|rebuilt| rebuilt.caps);
            attributes.extend(caps.map(|value| Attribute { name: small_caps::CAPS, value: value.to_string() }));
        }
        let Some(rebuilt) = rebuilt else { return attributes };
        if level.tag == Tag::A
            && let Some(href) = &rebuilt.href
        {
            match self.targets.number(href, self.base) {
                Some(number) => attributes.push(Attribute { name: "href", value: format!("#d-{number}") }),
                None => attributes.extend(outward(href)),
            }
        }
        attributes
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
        match tag {
            Tag::Hr => self.rule(place),
            Tag::Img | Tag::Svg => {
                let attributes = if tag == Tag::Svg { self.drawing(node) } else { self.picture(node, step.in_line) };
                let Some(attributes) = attributes else { return };
                self.enter(place, end);
                self.anchor(here);
                if self.spacing.is_between_words() {
                    self.content.push_text(" ");
                }
                self.content.void(Tag::Img, attributes);
                (self.spacing.at_start, self.spacing.space) = (false, false);
                self.begin();
            }
            tag => self.player(node, tag, place),
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

    /// The attributes of a picture; none if it has no address to show, or was shown before
    /// outside a line of text.
    fn picture(&mut self, node: NodeId, in_line: bool) -> Option<Vec<Attribute>> {
        let rebuilt = self.rebuilt.get(&node)?;
        let size = |name: &str| {
            let found = rebuilt.attributes.iter().find(|attribute| attribute.name == name)?;
            found.value.parse::<u32>().ok()
        };
        let is_pixel = size("width").is_some_and(|width| width < 3) || size("height").is_some_and(|height| height < 3);
        if is_pixel {
            return None;
        }
        let all = std::iter::once(&rebuilt.sources).chain(self.picture_sources(node));
        let src = picture::best_of(all, self.base).or_else(|| {
            let copy = noscript_copy(self.outline, node)?;
            picture::best_of(std::iter::once(&self.rebuilt.get(&copy)?.sources), self.base)
        })?;
        // In a line of text the same sign may come again.
        if !self.pictures.insert((self.part, src.clone())) && !in_line {
            return None;
        }
        let mut attributes = vec![Attribute { name: "src", value: src }];
        attributes.extend(rebuilt.attributes.iter().cloned());
        for attribute in attributes.iter_mut().filter(|attribute| attribute.name == "alt") {
            if caption::says(self.outline, self.parts, self.part, node, &attribute.value) {
                attribute.value.clear();
            }
        }
        attributes.extend(unhurried());
        Some(attributes)
    }

    fn drawing(&mut self, node: NodeId) -> Option<Vec<Attribute>> {
        let drawing = drawing::of_page(self.outline, node)?;
        if !self.pictures.insert((self.part, drawing.address.clone())) {
            return None;
        }
        let mut attributes = vec![Attribute { name: "src", value: drawing.address }];
        let is_said = caption::says(self.outline, self.parts, self.part, node, &drawing.alt);
        attributes.push(Attribute { name: "alt", value: if is_said { String::new() } else { drawing.alt } });
        if let Some((width, height)) = drawing.size {
            attributes.push(Attribute { name: "width", value: width.to_string() });
            attributes.push(Attribute { name: "height", value: height.to_string() });
        }
        attributes.extend(unhurried());
        Some(attributes)
    }

    /// What else a `picture` offers beside its `img`.
    fn picture_sources(&self, node: NodeId) -> impl Iterator<Item = &picture::Sources> {
        let parent = self.outline.node(node).parent;
        let is_picture = self.outline.node(parent).tag == Tag::Picture;
        let beside = self.outline.children(parent).take_while(move |_| is_picture);
        let sources = beside.filter(|&id| self.outline.node(id).tag == Tag::Source);
        sources.filter_map(|id| Some(&self.rebuilt.get(&id)?.sources))
    }
}

/// The words of a text, those with one space between them in one piece.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.trim_ascii();
    std::iter::from_fn(move || {
        let bytes = rest.as_bytes();
        let is_gap = |at: &usize| {
            let is_space = bytes[*at].is_ascii_whitespace();
            is_space && (bytes[*at] != b' ' || bytes[at + 1].is_ascii_whitespace())
        };
        let end = (0..bytes.len()).find(is_gap).unwrap_or(bytes.len());
        let (run, behind) = rest.split_at(end);
        rest = behind.trim_ascii_start();
        (!run.is_empty()).then_some(run)
    })
}

/// The level inside which white space counts.
fn pre_of(levels: &[Level]) -> Option<&Level> {
    levels.iter().find(|level| level.tag == Tag::Pre)
}

/// A picture is loaded when it comes into sight.
fn unhurried() -> impl Iterator<Item = Attribute> {
    [("loading", "lazy"), ("decoding", "async")]
        .into_iter()
        .map(|(name, value)| Attribute { name, value: value.to_string() })
}

/// The attributes of a link that leaves the article.
fn outward(href: &Url) -> impl Iterator<Item = Attribute> {
    [("href", href.as_str()), ("target", "_blank"), ("rel", "noopener noreferrer nofollow")]
        .into_iter()
        .map(|(name, value)| Attribute { name, value: value.to_string() })
}
