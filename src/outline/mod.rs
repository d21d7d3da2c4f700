//! Pass 1: the page as a flat list of elements and blocks, in document order.
//!
//! The outline only looks: it says what is there and where, and decides nothing. An element is a [`Node`], a line of
//! running text is a [`Block`]; both know their byte range in the source, so that pass 2 can go back to it without
//! ids or selectors. A node's descendants stand right behind it, so a subtree is a range and the list is the tree.

mod builder;
mod bullets;
mod code;
mod column;
mod drawings;
mod drop_caps;
mod formulas;
mod head;
mod kicker;
mod panels;
mod permalinks;
mod slides;
mod sorts;

use std::ops::Range;

pub(crate) use builder::Builder;
pub use column::Column;
pub use head::{Fact, Head};
pub(crate) use sorts::BySort;
use sorts::Sorts;

use crate::tag::Tag;
use crate::text::Measure;
use crate::words::Word;

/// A node's place in [`Outline::nodes`].
pub type NodeId = u32;

/// A range of bytes of the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span as a range for indexing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether nothing lies in it.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start as u32, end: range.end as u32 }
    }
}

/// What an element inherits from those around it or says of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u8);

impl Marks {
    /// Not shown, as far as the markup tells (`hidden`, `display:none`) or the collector saw. Inherited.
    pub const HIDDEN: Marks = Marks(1);
    /// Its text is never running text (script, form values, drawings). Inherited.
    pub const SILENT: Marks = Marks(2);
    /// From inside a `noscript`. Inherited.
    pub const NOSCRIPT: Marks = Marks(4);
    /// Keeps spaces and line breaks. Inherited.
    pub const PREFORMATTED: Marks = Marks(8);
    /// The body of a same-origin frame, put in its place by the collector.
    pub const FRAME: Marks = Marks(16);
    /// Not shown, as the collector saw in the browser: no guess, unlike [`Marks::HIDDEN`] alone. Inherited.
    pub const UNRENDERED: Marks = Marks(32);
    /// In a box that floats over the page, as the collector saw. Inherited.
    pub const OVERLAY: Marks = Marks(64);
    /// Has text of its own that was in view at the click, as the collector saw.
    pub const IN_VIEW: Marks = Marks(128);

    /// Whether all of `other` is set.
    pub fn has(self, other: Marks) -> bool {
        self.0 & other.0 == other.0
    }

    fn with(self, other: Marks, when: bool) -> Marks {
        if when { Marks(self.0 | other.0) } else { self }
    }

    /// The same, with `part` of it as in `other`.
    fn with_part_of(self, other: Marks, part: Marks) -> Marks {
        Marks((self.0 & !part.0) | (other.0 & part.0))
    }

    fn inherited(self) -> Marks {
        Marks(self.0 & !(Self::FRAME.0 | Self::IN_VIEW.0))
    }
}

/// An element.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its name.
    pub tag: Tag,
    /// What it is, besides.
    pub marks: Marks,
    /// Elements above it.
    pub depth: u16,
    /// The element it stands in; the root is its own parent.
    pub parent: NodeId,
    /// One past its last descendant.
    pub end: NodeId,
    /// Its blocks, as a range of [`Outline::blocks`].
    pub blocks: Range<u32>,
    /// Its start tag in the source.
    pub start_tag: Span,
    /// Where it ends in the source.
    pub close: u32,
    /// Value of `class`, undecoded.
    pub class: Span,
    /// Value of `id`, undecoded.
    pub id: Span,
    /// Value of `role`, undecoded.
    pub role: Span,
    /// One past its column's place in [`Outline::columns`]; 0 where the collector told of none.
    pub column: u32,
}

impl Node {
    /// Its name as the page writes it.
    pub(crate) fn name<'a>(&self, source: &'a str) -> &'a str {
        let tag = &source[self.start_tag.range()];
        let end = tag[1..].find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
        &tag[1..end.map_or(tag.len(), |end| end + 1)]
    }
}

/// A line of running text: text and inline elements between two block edges, or two `<br>` in a row.
#[derive(Clone, Debug)]
pub struct Block {
    /// The nearest block-level element around it.
    pub owner: NodeId,
    /// Its text in [`Outline::text`], decoded, white space folded.
    pub text: Span,
    /// Its words in the outline's list of words.
    words: Range<u32>,
    /// Its parts in [`Outline::items`].
    pub items: Range<u32>,
    /// How much it says.
    pub measure: Measure,
    /// Words of it inside links.
    pub link_words: u32,
    /// What it inherits from its owner.
    pub marks: Marks,
}

/// One piece of the flow, in document order.
#[derive(Clone, Debug)]
pub enum Item {
    /// A run of text.
    Text {
        /// The element right around it.
        parent: NodeId,
        /// Its place in the source.
        span: Span,
        /// The line it is on.
        line: u32,
        /// Whether a link is around it.
        linked: bool,
    },
    /// A line break inside a block.
    Break {
        /// The `br` or `wbr`.
        node: NodeId,
        /// The line it is on.
        line: u32,
    },
    /// A picture, player or rule.
    Leaf {
        /// The element.
        node: NodeId,
        /// The line it is on.
        line: u32,
    },
}

impl Item {
    /// The element it is, or stands in.
    pub fn node(&self) -> NodeId {
        match *self {
            Item::Text { parent, .. } => parent,
            Item::Break { node, .. } | Item::Leaf { node, .. } => node,
        }
    }

    /// The line it is on.
    pub fn line(&self) -> u32 {
        match *self {
            Item::Text { line, .. } | Item::Break { line, .. } | Item::Leaf { line, .. } => line,
        }
    }
}

/// A page as pass 1 saw it.
#[derive(Debug)]
pub struct Outline {
    /// The page's HTML.
    pub source: String,
    /// The elements; the first is the root.
    pub nodes: Vec<Node>,
    /// The blocks of running text.
    pub blocks: Vec<Block>,
    /// Text runs, breaks and leaves.
    pub items: Vec<Item>,
    /// The formulas: each `math`, and each script with TeX of which no formula was made.
    pub formulas: Vec<NodeId>,
    /// The columns that the collector saw; none for raw HTML.
    pub columns: Vec<Column>,
    /// The decoded text of all blocks, one after the other.
    pub text: String,
    /// The words of all blocks, one block after the other.
    words: Vec<Word>,
    sorts: Sorts,
    /// What the head and marked-up facts say.
    pub head: Head,
    /// The address that the page was read from, where it is known.
    pub address: Option<String>,
    /// Whether a limit cut the page short.
    pub truncated: bool,
    /// Whether elements were nested too deep to be told apart; their text is there.
    pub flattened: bool,
}

#[cfg(test)]
impl Outline {
    /// The outline of a page whose address nobody knows.
    #[track_caller]
    pub(crate) fn of_page(html: &str) -> Self {
        let mut cleaner = crate::Cleaner::new(crate::Options::default()).unwrap();
        cleaner.write(html.as_bytes()).unwrap();
        cleaner.outline().unwrap()
    }
}

/// The text of a page's blocks.
#[cfg(test)]
#[track_caller]
pub(crate) fn lines_of(html: &str) -> String {
    let outline = Outline::of_page(html);
    outline.blocks.iter().map(|block| outline.text_of(block)).collect::<Vec<_>>().join("|")
}

impl Outline {
    /// A node by its id.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id as usize]
    }

    /// A block's text.
    pub fn text_of(&self, block: &Block) -> &str {
        &self.text[block.text.range()]
    }

    /// A block's words.
    pub(crate) fn words_of(&self, block: &Block) -> &[Word] {
        &self.words[block.words.start as usize..block.words.end as usize]
    }

    /// Whether a word of a block may reach from one piece of its text into the next.
    pub(crate) fn runs_together(&self, block: &Block) -> bool {
        let mut before = None;
        self.items[block.items.start as usize..block.items.end as usize].iter().any(|item| {
            let Item::Text { span, .. } = item else { return false };
            let piece = self.source_of(*span).as_bytes();
            let is_apart = |edge: Option<&u8>| edge.is_none_or(u8::is_ascii_whitespace);
            let touches = !is_apart(before) && !is_apart(piece.first());
            before = piece.last();
            touches
        })
    }

    /// A piece of the source.
    pub fn source_of(&self, span: Span) -> &str {
        &self.source[span.range()]
    }

    /// The column that an element stands in, as the collector saw.
    pub fn column(&self, id: NodeId) -> Option<Column> {
        let place = self.node(id).column.checked_sub(1)?;
        self.columns.get(place as usize).copied()
    }

    /// A node and all elements around it, innermost first, without the root.
    pub fn lineage(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut next = id;
        std::iter::from_fn(move || {
            let here = next;
            next = self.node(here).parent;
            (here != 0).then_some(here)
        })
    }

    /// The elements around a node, innermost first, without the root.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        self.lineage(id).skip(1)
    }

    /// The child elements of a node.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.node(id).end;
        let mut next = id + 1;
        std::iter::from_fn(move || {
            let here = next;
            (here < end).then(|| {
                next = self.node(here).end.max(here + 1);
                here
            })
        })
    }

    /// Whether `inner` lies in `outer`, or is it.
    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        (outer..self.node(outer).end.max(outer + 1)).contains(&inner)
    }

    /// The blocks inside a node.
    pub fn blocks_in(&self, id: NodeId) -> &[Block] {
        let blocks = &self.node(id).blocks;
        &self.blocks[blocks.start as usize..blocks.end as usize]
    }

    /// The value of an attribute in a node's start tag, undecoded.
    pub fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        attribute(self.source_of(self.node(id).start_tag), name)
    }

    /// The class, id and role words of a node, as written.
    pub fn names(&self, id: NodeId) -> [&str; 3] {
        let node = self.node(id);
        [self.source_of(node.class), self.source_of(node.id), self.source_of(node.role)]
    }
}

/// The value of an attribute of a start tag, undecoded. For names that no value is likely to hold; who depends on the
/// answer reads the tag with the tokenizer.
pub(crate) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let is_edge = |c: char| c.is_ascii_whitespace() || c == '"' || c == '\'';
    // A tag has few equals signs, and only in front of one can the name be an attribute's.
    let mut values = memchr::memchr_iter(b'=', tag.as_bytes()).filter(|&at| {
        let before = tag[..at].trim_end().strip_suffix(name);
        before.is_some_and(|before| before.ends_with(is_edge))
    });
    let value = tag[values.next()? + 1..].trim_start();
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].split(quote).next(),
        _ => value.split(|c: char| c.is_ascii_whitespace() || c == '>').next(),
    }
}
