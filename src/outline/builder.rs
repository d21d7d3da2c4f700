//! Builds the outline from tokens: which element is in which, where lines begin and end.
//!
//! Browsers repair markup while parsing; saved pages need the same repairs or half a page ends up inside an unclosed
//! paragraph. The rules below are the HTML standard's (13.2.6, "tree construction") as far as they decide which block
//! stands where: optional end tags, scopes, stray end tags. Two are simplified, since a reader view does not depend on
//! them: formatting that is still open at the end of a paragraph is not opened again in the next one, and text
//! directly in a table stays where it is written. The tests compare with html5ever.

use std::ops::Range;

use super::{Block, Column, Fact, Head, Item, Marks, Node, NodeId, Outline, Sorts, Span, attribute};
use super::{code, drawings, drop_caps, formulas, permalinks, slides};
use crate::tag::Tag;
use crate::text::{decode, decode_attribute, folded, measure, push_folded};
use crate::tokens::{Attribute, StartTag, Text, TokenSink, Tokenizer};
use crate::words::{Word, words};

/// Open elements at once; deeper ones become siblings, as in Chromium. Bounds every walk up the tree.
const MAX_DEPTH: usize = 512;
/// Elements of a page; later start tags are passed over, their text stays.
const MAX_NODES: usize = 500_000;
/// Marked-up facts and meta elements kept.
const MAX_FACTS: usize = 2_000;

pub(crate) struct Builder {
    nodes: Vec<Node>,
    blocks: Vec<Block>,
    items: Vec<Item>,
    columns: Vec<Column>,
    formulas: Vec<NodeId>,
    text: String,
    words: Vec<Word>,
    head: Head,
    truncated: bool,
    flattened: bool,
    /// Open elements, outermost first; the root is always there.
    stack: Vec<NodeId>,
    /// Elements of the stack that the tags being read cannot close (the inside of a `noscript`).
    floor: usize,
    /// Open links, which may outlive their place in the stack's order.
    links: Vec<NodeId>,
    /// The line being read, and its first item.
    line: u32,
    line_start: usize,
    /// Raw text (title, JSON-LD, noscript) being read.
    raw: Span,
    in_json_ld: bool,
    in_tex: bool,
    /// The open box that holds a formula both drawn and as MathML.
    formula_box: Option<NodeId>,
    has_body: bool,
}

/// The attributes that the outline reads.
#[derive(Default)]
struct Attributes {
    class: Span,
    id: Span,
    role: Span,
    style: Span,
    href: Span,
    rel: Span,
    kind: Span,
    key: Span,
    itemprop: Span,
    content: Span,
    datetime: Span,
    lang: Span,
    dir: Span,
    column: Span,
    hidden: bool,
    unrendered: bool,
    open: bool,
    frame: bool,
    shadow: bool,
    overlay: bool,
    in_view: bool,
}

impl Attributes {
    fn read(source: &str, tag: &StartTag<'_>) -> Self {
        let mut read = Self::default();
        for (name, value) in tag.attributes {
            let name = &source[name.clone()];
            let slot = match name.len() {
                2 if name.eq_ignore_ascii_case("id") => &mut read.id,
                3 if name.eq_ignore_ascii_case("rel") => &mut read.rel,
                3 if name.eq_ignore_ascii_case("dir") => &mut read.dir,
                4 if name.eq_ignore_ascii_case("role") => &mut read.role,
                4 if name.eq_ignore_ascii_case("href") => &mut read.href,
                4 if name.eq_ignore_ascii_case("type") => &mut read.kind,
                4 if name.eq_ignore_ascii_case("name") => &mut read.key,
                4 if name.eq_ignore_ascii_case("lang") => &mut read.lang,
                4 if name.eq_ignore_ascii_case("open") => {
                    read.open = true;
                    continue;
                }
                5 if name.eq_ignore_ascii_case("class") => &mut read.class,
                5 if name.eq_ignore_ascii_case("style") => &mut read.style,
                6 if name.eq_ignore_ascii_case("hidden") => {
                    read.hidden = true;
                    continue;
                }
                7 if name.eq_ignore_ascii_case("content") => &mut read.content,
                8 if name.eq_ignore_ascii_case("itemprop") => &mut read.itemprop,
                8 if name.eq_ignore_ascii_case("property") => &mut read.key,
                8 if name.eq_ignore_ascii_case("datetime") => &mut read.datetime,
                14 if name.eq_ignore_ascii_case("shadowrootmode") => {
                    read.shadow = true;
                    continue;
                }
                15 if name.eq_ignore_ascii_case("data-decant-box") => &mut read.column,
                16 if name.eq_ignore_ascii_case("data-decant-view") => {
                    read.in_view = true;
                    continue;
                }
                17 if name.eq_ignore_ascii_case("data-decant-frame") => {
                    read.frame = true;
                    continue;
                }
                18 if name.eq_ignore_ascii_case("data-decant-hidden") => {
                    read.unrendered = true;
                    continue;
                }
                19 if name.eq_ignore_ascii_case("data-decant-overlay") => {
                    read.overlay = true;
                    continue;
                }
                _ => continue,
            };
            if slot.is_empty() {
                *slot = value.clone().into();
            }
        }
        read
    }

    fn is_hidden(&self, source: &str, tag: Tag) -> bool {
        self.hidden
            || self.unrendered
            || (tag == Tag::Dialog && !self.open)
            || hidden_by_style(&source[self.style.range()])
    }
}

/// Whether a style holds this declaration, in any case and spaced in any way.
fn says(style: &[u8], declaration: &[u8]) -> bool {
    memchr::memchr2_iter(declaration[0], declaration[0].to_ascii_uppercase(), style).any(|at| {
        let mut rest = style[at..].iter().filter(|byte| !byte.is_ascii_whitespace());
        declaration.iter().all(|wanted| rest.next().is_some_and(|byte| byte.eq_ignore_ascii_case(wanted)))
    })
}

fn hidden_by_style(style: &str) -> bool {
    if style.is_empty() {
        return false;
    }
    ["display:none", "visibility:hidden"].into_iter().any(|wanted| says(style.as_bytes(), wanted.as_bytes()))
}

impl Builder {
    pub fn new() -> Self {
        let root = Node {
            tag: Tag::Html,
            marks: Marks::default(),
            depth: 0,
            parent: 0,
            end: 0,
            blocks: 0..0,
            start_tag: Span::default(),
            close: 0,
            class: Span::default(),
            id: Span::default(),
            role: Span::default(),
            column: 0,
        };
        Self {
            nodes: vec![root],
            blocks: Vec::new(),
            items: Vec::new(),
            columns: Vec::new(),
            formulas: Vec::new(),
            text: String::new(),
            words: Vec::new(),
            head: Head::default(),
            truncated: false,
            flattened: false,
            stack: vec![0],
            floor: 1,
            links: Vec::new(),
            line: 0,
            line_start: 0,
            raw: Span::default(),
            in_json_ld: false,
            in_tex: false,
            formula_box: None,
            has_body: false,
        }
    }

    /// Ends the page: closes what is open and hands the outline over.
    pub fn finish(mut self, source: String) -> Outline {
        let end = source.len();
        self.end_raw_text(&source);
        self.pop_to(1, end, &source);
        self.break_line(&source);
        let (nodes, blocks) = (self.nodes.len() as u32, self.blocks.len() as u32);
        let root = &mut self.nodes[0];
        (root.end, root.blocks.end, root.close) = (nodes, blocks, end as u32);
        let Self { nodes, blocks, items, columns, formulas, text, words, head, truncated, flattened, .. } = self;
        let sorts = Sorts::of(&nodes, &source);
        let address = None;
        Outline {
            source,
            nodes,
            blocks,
            items,
            formulas,
            columns,
            text,
            words,
            sorts,
            head,
            address,
            truncated,
            flattened,
        }
    }

    fn top(&self) -> &Node {
        &self.nodes[self.stack[self.stack.len() - 1] as usize]
    }

    fn tag_at(&self, at: usize) -> Tag {
        self.nodes[self.stack[at] as usize].tag
    }

    /// The innermost open element that `wanted` accepts, unless one that `stop` accepts is met first.
    fn find(&self, wanted: impl Fn(Tag) -> bool, stop: impl Fn(Tag) -> bool) -> Option<usize> {
        for at in (self.floor..self.stack.len()).rev() {
            let tag = self.tag_at(at);
            if wanted(tag) {
                return Some(at);
            }
            if stop(tag) {
                return None;
            }
        }
        None
    }

    /// Closes every open element from `depth` on.
    fn pop_to(&mut self, depth: usize, at: usize, source: &str) {
        let depth = depth.max(1);
        if self.stack.len() <= depth {
            return;
        }
        if (depth..self.stack.len()).any(|at| self.tag_at(at).is_block()) {
            self.break_line(source);
        }
        for place in (depth..self.stack.len()).rev() {
            self.close(self.stack[place], at, source);
        }
        self.stack.truncate(depth);
    }

    fn close(&mut self, id: NodeId, at: usize, source: &str) {
        let (nodes, blocks) = (self.nodes.len() as u32, self.blocks.len() as u32);
        let node = &mut self.nodes[id as usize];
        (node.end, node.blocks.end, node.close) = (nodes, blocks, at as u32);
        let tag = node.tag;
        match tag {
            Tag::A if !self.links.is_empty() => self.links.retain(|&link| link != id),
            Tag::Svg if drawings::is_figure(source, &self.nodes, id) => {
                self.items.push(Item::Leaf { node: id, line: self.line });
            }
            _ if self.formula_box == Some(id) => self.pass_over_drawn(id),
            _ => {}
        }
    }

    /// The end tag of a formatting element: blocks opened inside stay open, as its siblings.
    fn close_formatting(&mut self, at: usize, offset: usize, source: &str) {
        let Some(inner) = (at + 1..self.stack.len()).find(|&at| self.tag_at(at).is_block()) else {
            return self.pop_to(at, offset, source);
        };
        let (id, block) = (self.stack[at], self.stack[inner]);
        self.close(id, offset, source);
        let parent = self.nodes[id as usize].parent;
        self.nodes[block as usize].parent = parent;
        for &between in &self.stack[at + 1..inner] {
            self.nodes[between as usize].end = block;
        }
        let blocks_end = self.nodes[block as usize].blocks.start;
        let node = &mut self.nodes[id as usize];
        (node.end, node.blocks.end) = (block, blocks_end);
        self.stack.drain(at..inner);
    }

    // Lines and blocks.

    /// Ends the line being read; it becomes a block if it says something.
    fn break_line(&mut self, source: &str) {
        if self.line_start < self.items.len() {
            self.pass_over_permalinks(source);
            self.end_block(source);
            self.line += 1;
            self.line_start = self.items.len();
        }
    }

    fn end_block(&mut self, source: &str) {
        let items = self.line_start..self.items.len();
        let text_start = self.text.len();
        let mut linked_words = 0;
        let mut owner = None;
        // A line that is one piece of text is measured once, as a line.
        let is_linked_whole = matches!(self.items[items.clone()], [Item::Text { linked: true, .. }]);
        for item in &self.items[items.clone()] {
            match item {
                Item::Text { parent, span, linked, .. } => {
                    owner = owner.or(Some(*parent));
                    let piece = decode(&source[span.range()]);
                    if *linked && !is_linked_whole {
                        linked_words += measure(&piece).words;
                    }
                    let preformatted = self.nodes[*parent as usize].marks.has(Marks::PREFORMATTED);
                    if preformatted {
                        self.text.push_str(&piece)
                    } else {
                        push_folded(&mut self.text, text_start, &piece)
                    }
                }
                Item::Break { node, .. } if self.nodes[*node as usize].tag == Tag::Br => {
                    let end = self.text[text_start..].trim_end_matches(' ').len();
                    self.text.truncate(text_start + end);
                    self.text.push('\n');
                }
                Item::Break { .. } | Item::Leaf { .. } => {}
            }
        }
        let trimmed = self.text[text_start..].trim_end().len();
        self.text.truncate(text_start + trimmed);
        let measure = measure(&self.text[text_start..]);
        if is_linked_whole {
            linked_words = measure.words;
        }
        let Some(owner) = owner.filter(|_| measure.chars > 0) else {
            self.text.truncate(text_start);
            return;
        };
        let owner = self.block_level(owner);
        let words_start = self.words.len() as u32;
        self.words.extend(words(&self.text[text_start..]));
        self.blocks.push(Block {
            owner,
            text: (text_start..self.text.len()).into(),
            words: words_start..self.words.len() as u32,
            items: items.start as u32..items.end as u32,
            measure,
            link_words: linked_words.min(measure.words),
            marks: self.nodes[owner as usize].marks,
        });
    }

    /// Takes the handles of a heading out of its line.
    fn pass_over_permalinks(&mut self, source: &str) {
        let mut items = std::mem::take(&mut self.items);
        items.extract_if(self.line_start.., |item| self.is_permalink(item, source)).for_each(drop);
        self.items = items;
    }

    fn is_permalink(&self, item: &Item, source: &str) -> bool {
        let Item::Text { parent, span, linked: true, .. } = item else { return false };
        permalinks::is_sign(&source[span.range()]) && self.leads_to_place(*parent, source)
    }

    /// Whether a link in a heading leads to a place on a page.
    fn leads_to_place(&self, mut id: NodeId, source: &str) -> bool {
        let mut leads = false;
        while id != 0 && !self.nodes[id as usize].tag.is_block() {
            let node = &self.nodes[id as usize];
            let href = attribute(&source[node.start_tag.range()], "href").filter(|_| node.tag == Tag::A);
            leads |= href.is_some_and(|href| href.contains('#'));
            id = node.parent;
        }
        leads && self.nodes[id as usize].tag.is_heading()
    }

    /// The nearest block-level element, `id` included.
    fn block_level(&self, mut id: NodeId) -> NodeId {
        while id != 0 && !self.nodes[id as usize].tag.is_block() {
            id = self.nodes[id as usize].parent;
        }
        id
    }

    fn run(&mut self, source: &str, span: Range<usize>) {
        let parent = self.stack[self.stack.len() - 1];
        let node = &self.nodes[parent as usize];
        if node.marks.has(Marks::SILENT) && node.tag != Tag::Head {
            return;
        }
        let blank = source[span.clone()].bytes().all(|byte| byte.is_ascii_whitespace());
        let line_is_empty = self.line_start == self.items.len();
        if blank && line_is_empty && !node.marks.has(Marks::PREFORMATTED) {
            return;
        }
        if node.tag == Tag::Head {
            if blank {
                return;
            }
            self.leave_head(span.start, source);
            return self.run(source, span);
        }
        if node.marks.has(Marks::HIDDEN) && !self.nodes[self.block_level(parent) as usize].marks.has(Marks::HIDDEN) {
            return;
        }
        if let Some(Item::Text { parent: before, span: last, line, .. }) = self.items.last_mut()
            && *before == parent
            && *line == self.line
            && last.end as usize == span.start
        {
            last.end = span.end as u32;
            return;
        }
        let mut span = Span::from(span);
        if !line_is_empty && self.follows_drop_cap(source, parent) {
            span.start = span.end - source[span.range()].trim_ascii_start().len() as u32;
            if span.is_empty() {
                return;
            }
        }
        let linked = !self.links.is_empty();
        self.items.push(Item::Text { parent, span, line: self.line, linked });
    }

    /// Whether the text before is a letter set apart by its size only: no word ends with it.
    fn follows_drop_cap(&self, source: &str, parent: NodeId) -> bool {
        let Some(Item::Text { parent: before, span, .. }) = self.items.last() else { return false };
        let around = |id: NodeId| &source[self.nodes[id as usize].class.range()];
        *before != parent
            && drop_caps::is_letter(&source[span.range()])
            && [*before, self.nodes[*before as usize].parent].into_iter().any(|id| drop_caps::is_named(around(id)))
    }

    /// A `br`: one breaks the line inside a block, two in a row end the block.
    fn line_break(&mut self, source: &str, node: NodeId) {
        if self.line_start == self.items.len() {
            return;
        }
        let is_blank = |item: &Item| match item {
            Item::Text { span, .. } => source[span.range()].bytes().all(|byte| byte.is_ascii_whitespace()),
            _ => false,
        };
        let last = self.items[self.line_start..].iter().rev().find(|item| !is_blank(item));
        let after_break = matches!(last, Some(Item::Break { node, .. }) if self.nodes[*node as usize].tag == Tag::Br);
        let preformatted = self.nodes[node as usize].marks.has(Marks::PREFORMATTED);
        if after_break && !preformatted {
            self.break_line(source);
        } else {
            self.items.push(Item::Break { node, line: self.line });
        }
    }

    // Elements.

    fn leave_head(&mut self, at: usize, source: &str) {
        if self.top().tag == Tag::Head {
            self.pop_to(self.stack.len() - 1, at, source);
        }
    }

    /// Closes what the standard closes in front of this start tag.
    fn close_implied(&mut self, tag: Tag, at: usize, source: &str) {
        use Tag::*;
        let close_from = match tag {
            Li => self.find_item(|open| open == Li),
            Dt | Dd => self.find_item(|open| matches!(open, Dt | Dd)),
            Tr => self.find(|open| matches!(open, Tbody | Thead | Tfoot | Table), is_table_wall).map(|at| at + 1),
            Td | Th => {
                self.find(|open| matches!(open, Tr | Tbody | Thead | Tfoot | Table), is_table_wall).map(|at| at + 1)
            }
            Tbody | Thead | Tfoot | Caption | Colgroup => {
                self.find(|open| open == Table, is_table_wall).map(|at| at + 1)
            }
            Button => self.find(|open| open == Button, Tag::is_scope),
            Option if self.top().tag == Option => Some(self.stack.len() - 1),
            Optgroup if matches!(self.top().tag, Option | Optgroup) => Some(self.stack.len() - 1),
            Rt | Rp | Rb | Rtc if matches!(self.top().tag, Rt | Rp | Rb) => Some(self.stack.len() - 1),
            _ => None,
        };
        if let Some(depth) = close_from {
            self.pop_to(depth, at, source);
        }
        if tag == A
            && let Some(open) = self.find(|open| open == A, Tag::is_scope)
        {
            self.close_formatting(open, at, source);
        }
        if !tag.closes_paragraph() {
            return;
        }
        if let Some(open) = self.find(|open| open == P, |open| open.is_scope() || open == Button) {
            self.pop_to(open, at, source);
        }
        if tag.is_heading() && self.top().tag.is_heading() {
            self.pop_to(self.stack.len() - 1, at, source);
        }
    }

    fn find_item(&self, wanted: impl Fn(Tag) -> bool) -> Option<usize> {
        self.find(wanted, |open| open.is_special() && !matches!(open, Tag::Address | Tag::Div | Tag::P))
    }

    fn insert(&mut self, source: &str, tag: &StartTag<'_>, attributes: &Attributes) -> Option<NodeId> {
        if self.nodes.len() >= MAX_NODES {
            self.truncated = true;
            return None;
        }
        let parent = self.stack[self.stack.len() - 1];
        let above = &self.nodes[parent as usize];
        let class = &source[attributes.class.range()];
        let in_code = above.marks.has(Marks::PREFORMATTED);
        let silent = tag.tag.is_silent() && !attributes.shadow || code::is_line_number(tag.tag, class, in_code);
        let hidden = attributes.is_hidden(source, tag.tag) && !slides::is_slide(class);
        // The collector passes the inside of a `noscript` on as the page wrote it.
        let seen = !above.marks.has(Marks::NOSCRIPT);
        let column = above.column;
        let marks = above
            .marks
            .inherited()
            .with(Marks::HIDDEN, hidden)
            .with(Marks::UNRENDERED, hidden && attributes.unrendered)
            .with(Marks::SILENT, silent)
            .with(Marks::NOSCRIPT, tag.tag == Tag::Noscript)
            .with(Marks::PREFORMATTED, tag.tag.is_preformatted())
            .with(Marks::FRAME, attributes.frame)
            .with(Marks::OVERLAY, attributes.overlay && seen)
            .with(Marks::IN_VIEW, attributes.in_view && seen);
        let depth = above.depth + 1;
        let own = if seen { Column::read(&source[attributes.column.range()]) } else { None };
        self.columns.extend(own);
        let column = if own.is_some() { self.columns.len() as u32 } else { column };
        let id = self.nodes.len() as NodeId;
        let blocks = self.blocks.len() as u32;
        self.nodes.push(Node {
            tag: tag.tag,
            marks,
            depth,
            parent,
            end: id + 1,
            blocks: blocks..blocks,
            start_tag: tag.span.clone().into(),
            close: tag.span.end as u32,
            class: attributes.class,
            id: attributes.id,
            role: attributes.role,
            column,
        });
        Some(id)
    }

    fn place_leaf(&mut self, source: &str, id: NodeId, tag: Tag) {
        let above = self.nodes[id as usize].parent;
        if !tag.is_leaf() || self.nodes[above as usize].marks.has(Marks::SILENT) {
            return;
        }
        self.items.push(Item::Leaf { node: id, line: self.line });
        if tag.is_block() {
            self.break_line(source);
        }
    }

    // Formulas.

    fn enter_formula(&mut self, source: &str, id: NodeId) {
        if self.nodes[id as usize].marks.has(Marks::SILENT) || self.is_in_formula() {
            return;
        }
        self.formulas.push(id);
        let lineage = self.stack.iter().rev().copied().take(formulas::REACH);
        let mut around = lineage.take_while(|&around| around != 0);
        let is_box = |node: &Node| formulas::is_box(node.name(source), &source[node.class.range()]);
        let Some(found) = around.find(|&around| is_box(&self.nodes[around as usize])) else { return };
        self.formula_box = Some(found);
        // The copy for those who listen is hidden from the eye, and is the one that is read.
        let shown = self.nodes[found as usize].marks;
        let hidden = Marks(Marks::HIDDEN.0 | Marks::UNRENDERED.0);
        for inner in self.stack.iter().copied().filter(|&inner| inner > found).chain([id]) {
            let node = &mut self.nodes[inner as usize];
            node.marks = node.marks.with_part_of(shown, hidden);
        }
    }

    /// A parser leaves a formula where an element of HTML begins, unless that stands in a part that holds text.
    fn leave_formula(&mut self, at: usize, source: &str) {
        let top = self.top().tag;
        if !self.is_in_formula() || top.is_token() {
            return;
        }
        let inner =
            |at: usize| self.tag_at(at).is_formula() && !self.tag_at(at).is_token() || self.tag_at(at) == Tag::Other;
        let first = (self.floor..self.stack.len()).rev().take_while(|&at| inner(at)).last();
        if let Some(first) = first.filter(|&first| self.tag_at(first) == Tag::Math) {
            self.pop_to(first, at, source);
        }
    }

    fn is_in_formula(&self) -> bool {
        self.formulas.last().is_some_and(|formula| self.stack.contains(formula))
    }

    /// Passes over what stands in a box beside its formula.
    fn pass_over_drawn(&mut self, box_: NodeId) {
        self.formula_box = None;
        let Some(formula) = self.formulas.last().map(|&formula| formula..self.nodes[formula as usize].end) else {
            return;
        };
        self.take_back(|id| id >= box_ && !formula.contains(&id));
    }

    /// Takes back what was noted of these elements since the last block.
    fn take_back(&mut self, is_gone: impl Fn(NodeId) -> bool) {
        let settled = self.blocks.last().map_or(0, |block| block.items.end as usize);
        let before_line = self.line_start.saturating_sub(settled);
        let stays: Vec<bool> = self.items[settled..].iter().map(|item| !is_gone(item.node())).collect();
        self.line_start -= stays[..before_line].iter().filter(|stays| !**stays).count();
        let mut stays = std::iter::repeat_n(true, settled).chain(stays);
        self.items.retain(|_| stays.next().unwrap_or(true));
    }

    /// TeX in a script counts where no formula was made of it; what stands in front may be its drawing.
    fn tex(&mut self, source: &str, script: NodeId, span: Span) {
        let parent = self.nodes[script as usize].parent;
        let span = formulas::tex_of(source, span);
        if span.is_empty() || self.nodes[parent as usize].marks.has(Marks::SILENT) || self.is_in_formula() {
            return;
        }
        let before = self.element_before(script).filter(|&id| {
            let node = &self.nodes[id as usize];
            formulas::is_box(node.name(source), &source[node.class.range()])
        });
        if let Some(drawn) = before {
            if self.formulas.last().is_some_and(|&formula| formula >= drawn) {
                return;
            }
            self.take_back(|id| id >= drawn);
        }
        self.formulas.push(script);
        self.items.push(Item::Text { parent: script, span, line: self.line, linked: false });
    }

    /// The element right in front of another, in the same one.
    fn element_before(&self, id: NodeId) -> Option<NodeId> {
        let parent = self.nodes[id as usize].parent;
        let mut before = id.checked_sub(1).filter(|&before| before > parent)?;
        while self.nodes[before as usize].parent != parent {
            before = self.nodes[before as usize].parent;
        }
        Some(before)
    }

    fn has_room(&self) -> bool {
        self.stack.len() < MAX_DEPTH
    }

    // Facts.

    fn note_root(&mut self, source: &str, attributes: &Attributes) {
        let keep = |slot: &mut Option<String>, span: Span| {
            let value = decode_attribute(&source[span.range()]);
            if slot.is_none() && !value.trim().is_empty() {
                *slot = Some(value.trim().to_string());
            }
        };
        keep(&mut self.head.lang, attributes.lang);
        keep(&mut self.head.dir, attributes.dir);
    }

    fn note_facts(&mut self, source: &str, id: NodeId, tag: Tag, attributes: &Attributes) {
        let value = |span: Span| decode_attribute(&source[span.range()]).trim().to_string();
        let non_empty = |span: Span| Some(value(span)).filter(|value| !value.is_empty());
        match tag {
            Tag::Meta if self.head.metas.len() < MAX_FACTS => {
                let key = if attributes.key.is_empty() { attributes.itemprop } else { attributes.key };
                if let (Some(key), Some(content)) = (non_empty(key), non_empty(attributes.content)) {
                    self.head.metas.push((key.to_lowercase(), content));
                }
            }
            Tag::Base if self.head.base.is_none() => self.head.base = non_empty(attributes.href),
            Tag::Link if self.head.canonical.is_none() && has_word(&value(attributes.rel), "canonical") => {
                self.head.canonical = non_empty(attributes.href);
            }
            _ => {}
        }
        if self.head.facts.len() >= MAX_FACTS {
            return;
        }
        let property = if !attributes.itemprop.is_empty() {
            value(attributes.itemprop).to_lowercase()
        } else if !attributes.rel.is_empty() && has_word(&value(attributes.rel), "author") {
            "author".to_string()
        } else if tag == Tag::Time {
            "time".to_string()
        } else {
            return;
        };
        let machine = non_empty(attributes.datetime).or_else(|| non_empty(attributes.content));
        self.head.facts.push(Fact { node: id, property, value: machine });
    }

    // Raw text.

    fn raw_text(&mut self, source: &str, span: Range<usize>) {
        if matches!(self.top().tag, Tag::Xmp | Tag::Plaintext) {
            return self.run(source, span);
        }
        if self.raw.is_empty() {
            self.raw = span.into();
        } else {
            self.raw.end = span.end as u32;
        }
    }

    /// A raw-text element is complete: keeps what it says.
    fn end_raw_text(&mut self, source: &str) {
        let span = std::mem::take(&mut self.raw);
        if span.is_empty() {
            return;
        }
        let top = self.stack[self.stack.len() - 1];
        let raw = &source[span.range()];
        match self.nodes[top as usize].tag {
            Tag::Title if self.head.title.is_empty() && !self.in_foreign() => self.head.title = folded(&decode(raw)),
            Tag::Script if self.in_json_ld => self.head.json_ld.push(raw.to_string()),
            Tag::Script if self.in_tex => self.tex(source, top, span),
            Tag::Noscript if self.floor == 1 && !self.nodes[top as usize].marks.has(Marks::SILENT) => {
                self.read_noscript(source, span);
            }
            _ => {}
        }
    }

    fn in_foreign(&self) -> bool {
        self.stack.iter().any(|&id| matches!(self.nodes[id as usize].tag, Tag::Svg | Tag::Math))
    }

    /// Reads the inside of a `noscript` as markup, in its place: it may hold the only true picture, on some servers'
    /// pages the only text.
    fn read_noscript(&mut self, source: &str, span: Span) {
        let mut tokenizer = Tokenizer::new(Recorder::default());
        let read = tokenizer.push(&source[span.range()]).and_then(|()| tokenizer.finish());
        let Ok((_, recorder)) = read else { return };
        self.floor = self.stack.len();
        for token in recorder.tokens {
            token.replay(self, source, span.start as usize);
        }
        self.pop_to(self.floor, span.end as usize, source);
        self.floor = 1;
    }
}

fn is_table_wall(tag: Tag) -> bool {
    matches!(tag, Tag::Table | Tag::Template | Tag::Html)
}

fn has_word(value: &str, word: &str) -> bool {
    value.split_ascii_whitespace().any(|part| part.eq_ignore_ascii_case(word))
}

impl TokenSink for Builder {
    fn start_tag(&mut self, source: &str, token: &StartTag<'_>) {
        self.end_raw_text(source);
        let (tag, at) = (token.tag, token.span.start);
        let attributes = Attributes::read(source, token);
        if token.foreign && !matches!(tag, Tag::Svg | Tag::Math) {
            let closed = source[token.span.clone()].ends_with("/>");
            // `<details>` in a formula is no element of HTML, for all its name.
            let tag = if tag.is_formula() || tag.is_annotation() { tag } else { Tag::Other };
            let token = &StartTag { tag, span: token.span.clone(), foreign: true, attributes: token.attributes };
            // An empty part of a formula counts as a part; of a drawing, only the whole is looked at.
            if (!closed && self.has_room() || closed && self.is_in_formula())
                && let Some(id) = self.insert(source, token, &attributes)
                && !closed
            {
                self.stack.push(id);
            }
            return;
        }
        // The tokenizer counts the parts that hold text as HTML, for what is in them.
        if !token.foreign && !tag.is_formula() {
            self.leave_formula(at, source);
        }
        match tag {
            Tag::Html => return self.note_root(source, &attributes),
            Tag::Head if self.nodes.len() > 1 => return,
            Tag::Body => {
                self.note_root(source, &attributes);
                self.leave_head(at, source);
                if std::mem::replace(&mut self.has_body, true) {
                    return;
                }
            }
            _ if !tag.stays_in_head() => self.leave_head(at, source),
            _ => {}
        }
        self.close_implied(tag, at, source);
        if tag.is_block() {
            self.break_line(source);
        }
        let Some(id) = self.insert(source, token, &attributes) else { return };
        self.note_facts(source, id, tag, &attributes);
        if matches!(tag, Tag::Br | Tag::Wbr) {
            let silent = self.nodes[id as usize].marks.has(Marks::SILENT);
            return if silent {
            } else {
                self.line_break(source, id)
            };
        }
        self.place_leaf(source, id, tag);
        if tag == Tag::Math {
            self.enter_formula(source, id);
        }
        let closed_drawing = matches!(tag, Tag::Svg | Tag::Math) && source[token.span.clone()].ends_with("/>");
        if tag.is_void() || closed_drawing {
            return;
        }
        if !self.has_room() {
            self.flattened = true;
            return;
        }
        if tag == Tag::Script {
            let kind = &source[attributes.kind.range()];
            self.in_json_ld = kind.eq_ignore_ascii_case("application/ld+json");
            self.in_tex = formulas::holds_tex(kind);
        }
        if tag == Tag::A && !attributes.href.is_empty() {
            self.links.push(id);
        }
        self.stack.push(id);
    }

    fn end_tag(&mut self, source: &str, name: &str, span: Range<usize>) {
        use Tag::*;
        self.end_raw_text(source);
        let (tag, at) = (Tag::from_name(name), span.end);
        let found = match tag {
            Html | Body | Br => None,
            Head => (self.top().tag == Head).then(|| self.stack.len() - 1),
            P => self.find(|open| open == P, |open| open.is_scope() || open == Button),
            Li => self.find(|open| open == Li, |open| open.is_scope() || matches!(open, Ol | Ul)),
            H1 | H2 | H3 | H4 | H5 | H6 => self.find(Tag::is_heading, Tag::is_scope),
            Table | Tbody | Thead | Tfoot | Tr | Td | Th | Caption => self.find(|open| open == tag, is_table_wall),
            Other => self.find_named(source, name),
            _ if tag.is_formatting() => {
                if let Some(open) = self.find(|open| open == tag, Tag::is_scope) {
                    self.close_formatting(open, at, source);
                }
                return;
            }
            _ if tag.is_block() || tag.is_scope() => self.find(|open| open == tag, Tag::is_scope),
            _ => self.find(|open| open == tag, Tag::is_special),
        };
        match found {
            Some(depth) => self.pop_to(depth, at, source),
            // A `</p>` of nothing is an empty paragraph: it divides.
            None if tag == P => self.break_line(source),
            None => {}
        }
    }

    fn text(&mut self, source: &str, span: Range<usize>, kind: Text) {
        match kind {
            Text::Running => self.run(source, span),
            Text::Raw => self.raw_text(source, span),
        }
    }
}

impl Builder {
    fn find_named(&self, source: &str, name: &str) -> Option<usize> {
        for at in (self.floor..self.stack.len()).rev() {
            let node = &self.nodes[self.stack[at] as usize];
            if node.tag == Tag::Other && node.name(source).eq_ignore_ascii_case(name) {
                return Some(at);
            }
            if node.tag.is_special() {
                return None;
            }
        }
        None
    }
}

/// Tokens kept to be told later.
#[derive(Default)]
struct Recorder {
    tokens: Vec<Token>,
}

enum Token {
    Start { tag: Tag, span: Range<usize>, foreign: bool, attributes: Vec<Attribute> },
    End { name: Range<usize>, span: Range<usize> },
    Text { span: Range<usize>, kind: Text },
}

impl TokenSink for Recorder {
    fn start_tag(&mut self, _: &str, tag: &StartTag<'_>) {
        let attributes = tag.attributes.to_vec();
        self.tokens.push(Token::Start { tag: tag.tag, span: tag.span.clone(), foreign: tag.foreign, attributes });
    }

    fn end_tag(&mut self, _: &str, name: &str, span: Range<usize>) {
        self.tokens.push(Token::End { name: span.start + 2..span.start + 2 + name.len(), span });
    }

    fn text(&mut self, _: &str, span: Range<usize>, kind: Text) {
        self.tokens.push(Token::Text { span, kind });
    }
}

impl Token {
    /// Tells the token to `sink` as if it stood `offset` bytes further on.
    fn replay(self, sink: &mut impl TokenSink, source: &str, offset: usize) {
        let moved = |range: Range<usize>| range.start + offset..range.end + offset;
        match self {
            Token::Start { tag, span, foreign, attributes } => {
                let attributes: Vec<_> =
                    attributes.into_iter().map(|(name, value)| (moved(name), moved(value))).collect();
                sink.start_tag(source, &StartTag { tag, span: moved(span), foreign, attributes: &attributes });
            }
            Token::End { name, span } => sink.end_tag(source, &source[moved(name)], moved(span)),
            Token::Text { span, kind } => sink.text(source, moved(span), kind),
        }
    }
}
