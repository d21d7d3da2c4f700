//! Which elements stand around a piece of the article in the output.
//!
//! The page's own nesting is put in a canonical order: containers (lists, tables, quotes, figures), then one leaf
//! block (paragraph, heading), then inline elements. So a link around three paragraphs becomes a link in each, a
//! layout table vanishes, a list item outside a list becomes a paragraph, and a parser builds from the output exactly
//! the tree that was meant.

use std::ops::Range;

use super::{Part, Selection, caption, verse};
use crate::allowlist::{Role, role};
use crate::maps::Map;
use crate::outline::{Block, Item, Node, NodeId, Outline};
use crate::tag::Tag;

/// One element around a piece. Two pieces with an equal level in the same place share the element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Level {
    pub tag: Tag,
    /// The page's element it stands for.
    pub node: NodeId,
    /// Tells elements apart that have no counterpart of their own in the page: 0 for those that have.
    pub made: u32,
}

/// Containers around one piece, and inline elements around its text; deeper nesting is flattened, text kept. Each has its own
/// limit: what was flattened once must not be so again.
const MAX_LEVELS: usize = 100;

/// Words of a heading that is one by its role only.
const MAX_HEADING: u32 = 25;

/// What stands at the end of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Text, or something inside a line of text.
    Text { line: u32, owner: NodeId },
    /// A picture or player on its own.
    Leaf(NodeId),
    /// A rule between blocks.
    Rule,
}

pub(super) struct Chains<'a> {
    outline: &'a Outline,
    selection: &'a Selection,
    /// Which elements have a part in the output, and in what is kept of it.
    written: Vec<bool>,
    kept: Vec<bool>,
    layout_tables: Map<NodeId, bool>,
    /// Boxes of one picture and its caption, which say so by a class only, and these captions, each with the tag that it is
    /// written with.
    captioned: Map<NodeId, Tag>,
}

impl<'a> Chains<'a> {
    pub fn new(outline: &'a Outline, selection: &'a Selection, written: Vec<bool>, kept: Vec<bool>) -> Self {
        let captioned = captioned(outline, &written);
        Self { outline, selection, written, kept, layout_tables: Map::default(), captioned }
    }

    /// The levels around a piece that stands in `parent`, outermost first.
    pub fn around(
        &mut self,
        parent: NodeId,
        end: End,
        is_link: impl Fn(NodeId) -> bool,
        is_small: impl Fn(NodeId) -> bool,
    ) -> Vec<Level> {
        let mut lineage: Vec<NodeId> = Vec::with_capacity(self.outline.node(parent).depth.into());
        lineage.extend(self.outline.lineage(parent));
        lineage.reverse();
        let stanza = match end {
            End::Text { owner, .. } => verse::stanza_of(self.outline, owner),
            End::Leaf(_) | End::Rule => None,
        };
        let mut chain = Chain { levels: Vec::new(), leaf: None };
        let mut inlines: Vec<Level> = Vec::new();
        for node in lineage {
            let page_tag = self.outline.node(node).tag;
            match role(page_tag) {
                Role::Container(_) if chain.is_full() => {}
                Role::Container(tag) if chain.leaf.is_none() => {
                    if is_table_part(tag) && self.in_layout_table(node) {
                        if let Some(&tag) = self.captioned.get(&node) {
                            chain.push_container(tag, node);
                        }
                        continue;
                    }
                    let tag = if is_heading_cell(self.outline, node) { Tag::Th } else { tag };
                    chain.push_container(tag, node);
                }
                Role::Unwrap | Role::Leaf(Tag::P) if chain.leaf.is_none() && self.is_heading(node) => {
                    chain.push_leaf(level_of(self.outline, node), node, end);
                }
                Role::Unwrap | Role::Leaf(Tag::P) if chain.leaf.is_none() && self.captioned.contains_key(&node) => {
                    chain.push_container(self.captioned[&node], node);
                }
                Role::Leaf(Tag::P) if stanza.is_some() => {}
                Role::Leaf(tag) if chain.leaf.is_none() => chain.push_leaf(tag, node, end),
                Role::Inline(tag) if inlines.len() + 2 <= MAX_LEVELS => {
                    if tag != Tag::Span && (tag != Tag::A || is_link(node)) {
                        push_inline(&mut inlines, Level { tag, node, made: 0 });
                    }
                    if is_small(node) {
                        push_inline(&mut inlines, Level { tag: Tag::Span, node, made: u32::from(tag != Tag::Span) });
                    }
                }
                _ => {}
            }
        }
        match stanza {
            Some(stanza) if chain.leaf.is_none() => chain.push_verse(stanza),
            _ => chain.finish(end),
        }
        let mut levels = chain.levels;
        if end != End::Rule {
            levels.append(&mut inlines);
        }
        levels
    }

    /// Whether a box of one line is a heading by its role; some put it on whole comments.
    fn is_heading(&self, node: NodeId) -> bool {
        let outline = self.outline;
        let Node { role, blocks, .. } = outline.node(node);
        !role.is_empty()
            && blocks.len() == 1
            && outline.source_of(*role).eq_ignore_ascii_case("heading")
            && outline.blocks[blocks.start as usize].measure.words <= MAX_HEADING
    }

    /// The tag that a cell is written with.
    pub fn cell(&self, id: NodeId) -> Tag {
        if is_heading_cell(self.outline, id) { Tag::Th } else { self.outline.node(id).tag }
    }

    fn in_layout_table(&mut self, node: NodeId) -> bool {
        let table = self.outline.lineage(node).find(|&id| self.outline.node(id).tag == Tag::Table);
        let Some(table) = table else { return true };
        if let Some(&known) = self.layout_tables.get(&table) {
            return known;
        }
        let answer = self.is_layout_table(table);
        self.layout_tables.insert(table, answer);
        answer
    }

    /// Whether a table only arranges the page: it says so, holds tables, has one row or column, is mostly one cell, or
    /// falls apart because something stands between its rows or cells.
    /// Only what is written of it counts, so that the answer is the same when the output is read again; and of a table
    /// that is kept in part, only what is kept, so that it is the same with and without what was removed.
    fn is_layout_table(&self, table: NodeId) -> bool {
        let outline = self.outline;
        let role = outline.source_of(outline.node(table).role);
        if role.eq_ignore_ascii_case("presentation") || role.eq_ignore_ascii_case("none") {
            return true;
        }
        let is_kept = self.kept[table as usize];
        let written = if is_kept { &self.kept } else { &self.written };
        let counts = |part: Part| if is_kept { part == Part::Kept } else { part != Part::Unwritten };
        let (mut rows, mut cells, mut largest, mut has_heading) = (0u32, 0u32, 0u32, false);
        // For each element of the table, what is written around its content.
        let mut around = vec![Tag::Table];
        for id in table + 1..outline.node(table).end {
            let node = outline.node(id);
            let outside = around[(node.parent.max(table) - table) as usize];
            let inside = inside_of(node.tag, outside);
            around.push(inside);
            if !written[id as usize] {
                continue;
            }
            // A player is a paragraph of its own, also where it stood in a caption.
            let is_astray = is_content(node.tag) && splits_table(outside)
                || node.tag.is_leaf() && node.tag != Tag::Img && outside == Tag::Caption;
            if node.tag == Tag::Table || is_astray {
                return true;
            }
            if !is_table_part(inside) || inside != node.tag {
                has_heading |= inside == Tag::Caption;
                continue;
            }
            let inside = if is_heading_cell(outline, id) { Tag::Th } else { inside };
            has_heading |= inside == Tag::Th;
            rows += u32::from(inside == Tag::Tr);
            if inside == Tag::Td {
                cells += 1;
                largest = largest.max(self.words_in(id, counts));
            }
        }
        if self.texts_in(table, counts).any(|parent| splits_table(around[(parent.max(table) - table) as usize])) {
            return true;
        }
        let words = self.words_in(table, counts);
        !has_heading && (rows < 2 || cells < rows * 2 || (words > 200 && largest * 2 > words))
    }

    /// The parents of the texts that are written of an element.
    fn texts_in(&self, id: NodeId, counts: impl Fn(Part) -> bool) -> impl Iterator<Item = NodeId> {
        let items = self.selected(id, counts).flat_map(|block| {
            let Range { start, end } = block.items;
            &self.outline.items[start as usize..end as usize]
        });
        items.filter_map(|item| match item {
            Item::Text { parent, span, .. } => {
                let is_blank = self.outline.source_of(*span).bytes().all(|byte| byte.is_ascii_whitespace());
                (!is_blank).then_some(*parent)
            }
            _ => None,
        })
    }

    fn selected(&self, id: NodeId, counts: impl Fn(Part) -> bool) -> impl Iterator<Item = &'a Block> {
        let blocks = self.outline.node(id).blocks.clone();
        let selected = blocks.map(|at| at as usize).filter(move |&at| counts(self.selection.blocks[at]));
        selected.map(|at| &self.outline.blocks[at])
    }

    fn words_in(&self, id: NodeId, counts: impl Fn(Part) -> bool) -> u32 {
        self.selected(id, counts).map(|block| block.measure.words).sum()
    }
}

/// Whether a cell that is not marked up as such heads a row or column: it says so, or stands in the table's head.
fn is_heading_cell(outline: &Outline, id: NodeId) -> bool {
    let node = outline.node(id);
    if node.tag != Tag::Td {
        return false;
    }
    let role = outline.source_of(node.role);
    let row = outline.node(node.parent);
    role.eq_ignore_ascii_case("columnheader")
        || role.eq_ignore_ascii_case("rowheader")
        || row.tag == Tag::Tr && outline.node(row.parent).tag == Tag::Thead
}

/// What is written around the content of an element that stands in `outside`: itself, unless it is unwrapped or a part
/// of a table where no such part is written.
fn inside_of(tag: Tag, outside: Tag) -> Tag {
    use Tag::*;
    match (tag, outside) {
        (Thead | Tbody | Tfoot | Tr | Caption, Table) | (Tr, Thead | Tbody | Tfoot) | (Td | Th, Tr) => tag,
        (Thead | Tbody | Tfoot | Tr | Td | Th | Caption, _) => outside,
        _ if is_content(tag) => tag,
        _ => outside,
    }
}

/// Blocks, pictures and players: what cannot stand between the cells of a table.
fn is_content(tag: Tag) -> bool {
    let is_block = matches!(role(tag), Role::Container(_) | Role::Leaf(_));
    tag.is_leaf() || (is_block && !is_table_part(tag) && tag != Tag::Caption)
}

fn splits_table(outside: Tag) -> bool {
    use Tag::*;
    matches!(outside, Table | Thead | Tbody | Tfoot | Tr)
}

/// No inline element stands in another of its name.
fn push_inline(inlines: &mut Vec<Level>, inner: Level) {
    let is_ruby = is_ruby_text(inner.tag);
    inlines.retain(|level| level.tag != inner.tag && !(is_ruby && is_ruby_text(level.tag)));
    inlines.push(inner);
}

/// A parser closes one of these where the next begins.
fn is_ruby_text(tag: Tag) -> bool {
    matches!(tag, Tag::Rt | Tag::Rp)
}

fn is_table_part(tag: Tag) -> bool {
    matches!(tag, Tag::Table | Tag::Thead | Tag::Tbody | Tag::Tfoot | Tag::Tr | Tag::Td | Tag::Th)
}

/// Found once for all: the elements around each piece are asked.
fn captioned(outline: &Outline, written: &[bool]) -> Map<NodeId, Tag> {
    let is_plain = |box_: NodeId| {
        let tag = outline.node(box_).tag;
        (role(tag) == Role::Unwrap || is_table_part(tag)) && !tag.is_formula()
    };
    let holds_picture = |box_: NodeId| {
        let inside = (box_ + 1..outline.node(box_).end).filter(|&id| written[id as usize]);
        let mut leaves = inside.map(|id| outline.node(id).tag).filter(|tag| tag.is_leaf());
        leaves.next() == Some(Tag::Img) && leaves.next().is_none()
    };
    let in_figure = |box_: NodeId| outline.lineage(box_).any(|id| outline.node(id).tag == Tag::Figure);
    let named = outline.by_sort(caption::is_named);
    let mut captioned = Map::default();
    for block in &outline.blocks {
        let found = caption::boxes(outline, &named, block.owner).find(|&box_| holds_picture(box_));
        if let Some(box_) = found.filter(|&box_| is_plain(box_) && !in_figure(box_)) {
            captioned.insert(box_, Tag::Figure);
            captioned.insert(block.owner, Tag::Figcaption);
        }
    }
    captioned
}

struct Chain {
    levels: Vec<Level>,
    leaf: Option<Tag>,
}

impl Chain {
    fn parent(&self) -> Option<Tag> {
        self.levels.last().map(|level| level.tag)
    }

    /// Whether there is no room for a container.
    fn is_full(&self) -> bool {
        self.levels.len() >= MAX_LEVELS
    }

    fn push(&mut self, tag: Tag, node: NodeId, made: u32) {
        self.levels.push(Level { tag, node, made });
    }

    /// Pushes a container if there is room for it and for the item or body that is made around it.
    fn push_container(&mut self, tag: Tag, node: NodeId) {
        if self.is_full() {
            return;
        }
        let before = self.levels.len();
        self.push_made(tag, node);
        if self.levels.len() > MAX_LEVELS {
            self.levels.truncate(before);
        }
    }

    fn push_made(&mut self, tag: Tag, node: NodeId) {
        use Tag::*;
        match tag {
            Li if matches!(self.parent(), Some(Ul | Ol)) => self.push(Li, node, 0),
            Li => {}
            Dd if self.parent() == Some(Dl) => self.push(Dd, node, 0),
            Dd => {}
            Figcaption if self.parent() == Some(Figure) => self.push(Figcaption, node, 0),
            Figcaption => {}
            Thead | Tbody | Tfoot if self.parent() == Some(Table) => self.push(tag, node, 0),
            Thead | Tbody | Tfoot => {}
            Tr => match (self.parent(), self.levels.last()) {
                (Some(Table), Some(&table)) => {
                    self.push(Tbody, table.node, 1);
                    self.push(Tr, node, 0);
                }
                (Some(Thead | Tbody | Tfoot), _) => self.push(Tr, node, 0),
                _ => {}
            },
            Td | Th if self.parent() == Some(Tr) => self.push(tag, node, 0),
            Td | Th => {}
            _ => {
                self.make_room_for_blocks(node);
                self.push(tag, node, 0);
            }
        }
    }

    fn push_leaf(&mut self, tag: Tag, node: NodeId, end: End) {
        use Tag::*;
        match tag {
            Dt if self.parent() != Some(Dl) => return,
            Caption if self.parent() != Some(Table) => return,
            Summary if self.parent() != Some(Details) => return,
            Dt | Caption | Summary => self.push(tag, node, 0),
            P => {
                // Two `<br>` in a row make two paragraphs of one.
                let line = if let End::Text { line, .. } = end { line + 1 } else { 0 };
                self.make_room_for_blocks(node);
                self.push(P, node, line);
            }
            _ => {
                self.make_room_for_blocks(node);
                self.push(tag, node, 0);
            }
        }
        self.leaf = Some(tag);
    }

    /// All lines of a stanza share one paragraph.
    fn push_verse(&mut self, stanza: NodeId) {
        self.make_room_for_blocks(stanza);
        self.push(Tag::P, stanza, u32::MAX);
    }

    /// Lists and tables hold items and cells only: what else stands in them gets an item, or leaves the table.
    fn make_room_for_blocks(&mut self, node: NodeId) {
        use Tag::*;
        match self.parent() {
            Some(Ul | Ol) => self.push(Li, node, 1),
            Some(Dl) => self.push(Dd, node, 1),
            Some(Table | Thead | Tbody | Tfoot | Tr) => {
                while matches!(self.parent(), Some(Table | Thead | Tbody | Tfoot | Tr)) {
                    self.levels.pop();
                }
                self.make_room_for_blocks(node);
            }
            _ => {}
        }
    }

    fn finish(&mut self, end: End) {
        use Tag::*;
        if self.leaf.is_some() && end != End::Rule {
            return;
        }
        match end {
            End::Rule => {
                if self.leaf.is_some() {
                    self.levels.pop();
                }
                self.make_room_for_blocks(0);
            }
            End::Text { line, owner } => {
                let direct = matches!(self.parent(), Some(Li | Dd | Td | Th | Figcaption))
                    && self.levels.last().is_some_and(|level| level.node == owner && level.made == 0);
                if direct {
                    return;
                }
                self.make_room_for_blocks(owner);
                self.push(P, owner, line + 1);
            }
            End::Leaf(node) => {
                if matches!(self.parent(), Some(Figure | Li | Dd | Td | Th)) {
                    return;
                }
                self.make_room_for_blocks(node);
                self.push(Figure, node, 1);
            }
        }
    }
}

/// The heading of the level that a role of “heading” comes with; two is what WAI-ARIA 1.2 takes it for where none is said.
fn level_of(outline: &Outline, node: NodeId) -> Tag {
    match outline.attribute(node, "aria-level").and_then(|level| level.trim().parse().ok()).unwrap_or(2) {
        1 => Tag::H1,
        2 => Tag::H2,
        3 => Tag::H3,
        4 => Tag::H4,
        5 => Tag::H5,
        _ => Tag::H6,
    }
}

#[cfg(test)]
mod tests {
    use crate::write::written_whole;

    #[test]
    fn a_box_that_is_a_heading_by_its_role_is_written_as_one() {
        let page = |heading: &str| written_whole(&format!("<p>a</p>{heading}<p>b</p>"));
        assert_eq!(
            page("<div role=heading aria-level=3><span>A <b>c</b></span></div>"),
            "<p>a</p>\n<h3>A <b>c</b></h3>\n<p>b</p>\n"
        );
        assert_eq!(page("<p role=Heading>A</p>"), "<p>a</p>\n<h2>A</h2>\n<p>b</p>\n");
        assert!(!page("<div role=heading><p>A</p><p>c</p></div>").contains("<h2"), "two lines");
        assert!(!page(&format!("<p role=heading>{}</p>", "A ".repeat(26))).contains("<h2"), "a comment");
    }

    #[test]
    fn what_was_flattened_is_not_flattened_again() {
        for element in ["<dl>", "<ul><li>", "<blockquote>", "<table><tr><td>", "<b><i>", "<details><dl>"] {
            for depth in [24, 25, 33, 34, 49, 50, 51, 99, 100, 101] {
                let once = written_whole(&format!("<dl>a{}b<dl>c", element.repeat(depth)));
                assert_eq!(written_whole(&once), once, "{depth} times {element}");
            }
        }
    }
}
