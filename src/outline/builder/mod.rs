//! Builds the outline from tokens: which element is in which, where lines begin and end.
//!
//! Browsers repair markup while parsing; saved pages need the same repairs or half a page ends up inside an unclosed
//! paragraph. The rules below are the HTML standard's (13.2.6, "tree construction") as far as they decide which block
//! stands where: optional end tags, scopes, stray end tags. Two are simplified, since a reader view does not depend on
//! them: formatting that is still open at the end of a paragraph is not opened again in the next one, and text
//! directly in a table stays where it is written. The tests compare with html5ever.

mod attributes;
mod facts;
mod formulas;
mod lines;
mod raw;

use std::ops::Range;

use super::panels::{self, Panels};
use super::{Block, Column, Head, Item, Marks, Node, NodeId, Outline, Sorts, Span, code, drawings, slides};
use crate::tag::Tag;
use crate::tokens::{StartTag, Text, TokenSink};
use crate::words::Word;
use attributes::Attributes;

/// Open elements at once; deeper ones become siblings, as in Chromium. Bounds every walk up the tree.
const MAX_DEPTH: usize = 512;
/// Elements of a page; later start tags are passed over, their text stays.
const MAX_NODES: usize = 500_000;

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
    /// What closed openers show when they are pressed.
    panels: Panels,
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
            panels: Panels::default(),
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
        let inner_block = &mut self.nodes[block as usize];
        inner_block.parent = parent;
        let (blocks_end, close) = (inner_block.blocks.start, inner_block.start_tag.start);
        for &between in &self.stack[at + 1..inner] {
            let node = &mut self.nodes[between as usize];
            (node.end, node.blocks.end, node.close) = (block, blocks_end, close);
        }
        let node = &mut self.nodes[id as usize];
        (node.end, node.blocks.end) = (block, blocks_end);
        self.stack.drain(at..inner);
    }

    // Lines and blocks.
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
        let hidden = attributes.is_hidden(source, tag.tag)
            && !slides::is_slide(class)
            && !self.panels.holds(&source[attributes.id.range()]);
        if &source[attributes.expanded.range()] == "false" && self.is_opener(source, class) {
            self.panels.add(&source[attributes.controls.range()]);
        }
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

    /// Whether an element of this class, in the innermost open one, opens a part of the text: it stands in a heading, or is named so.
    fn is_opener(&self, source: &str, class: &str) -> bool {
        let parent = self.top();
        parent.tag.is_heading() || panels::is_named(class) || panels::is_named(&source[parent.class.range()])
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
    fn has_room(&self) -> bool {
        self.stack.len() < MAX_DEPTH
    }
}

fn is_table_wall(tag: Tag) -> bool {
    matches!(tag, Tag::Table | Tag::Template | Tag::Html)
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
            self.in_tex = super::formulas::holds_tex(kind);
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
