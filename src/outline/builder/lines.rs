//! Lines and blocks: where a line of running text begins and ends, and what is a part of it.

use std::ops::Range;

use super::{Block, Builder, Item, Marks, NodeId, Span, Tag};
use crate::outline::{attribute, bullets, drop_caps, kicker, permalinks};
use crate::text::{decode, is_unseen, measure, push_folded};
use crate::words::words;

impl Builder {
    /// Ends the line being read; it becomes a block if it says something.
    pub(super) fn break_line(&mut self, source: &str) {
        if self.line_start < self.items.len() {
            self.pass_over_bullet(source);
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
        let says_something = measure.words > 0 || !self.text[text_start..].chars().all(is_unseen);
        let Some(owner) = owner.filter(|_| says_something) else {
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

    /// Takes the bullet away that a line in a list begins with; several count something.
    fn pass_over_bullet(&mut self, source: &str) {
        let texts = self.items[self.line_start..].iter().zip(self.line_start..).filter_map(|(item, at)| match item {
            Item::Text { parent, span, .. } => Some((at, *parent, &source[span.range()])),
            _ => None,
        });
        let mut said = texts.filter(|(_, _, text)| !text.trim().is_empty());
        let Some((at, parent, first)) = said.next() else { return };
        if bullets::is_bullet(first)
            && !said.next().is_some_and(|(_, _, next)| bullets::is_bullet(next))
            && self.is_text_of_list(parent)
        {
            self.items.remove(at);
        }
    }

    /// Whether a text in an element is a list's, and neither code nor a formula.
    fn is_text_of_list(&self, mut id: NodeId) -> bool {
        while id != 0 && !matches!(self.nodes[id as usize].tag, Tag::Li | Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dir) {
            let node = &self.nodes[id as usize];
            if node.tag == Tag::Math || node.marks.has(Marks::PREFORMATTED) {
                return false;
            }
            id = node.parent;
        }
        id != 0
    }

    /// Takes the handles of a heading out of its line.
    fn pass_over_permalinks(&mut self, source: &str) {
        let line = &self.items[self.line_start..];
        let handles: Vec<usize> = (0..line.len()).filter(|&at| self.is_permalink(line, at, source)).collect();
        if handles.is_empty() {
            return;
        }
        let mut at = 0..line.len();
        let is_handle = |_: &mut Item| at.next().is_some_and(|at| handles.binary_search(&at).is_ok());
        self.items.extract_if(self.line_start.., is_handle).for_each(drop);
    }

    /// Whether an item of a line is the sign of a link in a heading, and all that the link says.
    fn is_permalink(&self, line: &[Item], at: usize, source: &str) -> bool {
        let Item::Text { parent, span, linked: true, .. } = line[at] else { return false };
        permalinks::is_sign(&source[span.range()])
            && self.leads_to_place(parent, source)
            && self.is_all_of_link(line, at, parent, source)
    }

    fn is_all_of_link(&self, line: &[Item], at: usize, parent: NodeId, source: &str) -> bool {
        let says = |item: &&Item| matches!(item, Item::Text { span, .. } if !source[span.range()].trim().is_empty());
        let (before, behind) = (line[..at].iter().rev().find(says), line[at + 1..].iter().find(says));
        let link = self.link_around(parent);
        let is_in_it = |item: &Item| matches!(item, Item::Text { parent, .. } if self.link_around(*parent) == link);
        ![before, behind].into_iter().flatten().any(is_in_it)
    }

    fn link_around(&self, mut id: NodeId) -> NodeId {
        while id != 0 && self.nodes[id as usize].tag != Tag::A {
            id = self.nodes[id as usize].parent;
        }
        id
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

    pub(super) fn run(&mut self, source: &str, span: Range<usize>) {
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
        if !line_is_empty && self.follows_kicker(source, parent, &source[span.clone()]) {
            self.break_line(source);
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

    /// Whether a text and the one before it are the title of a heading and the kicker over it: the page sets them below each other by
    /// their classes alone, and without a space between them they would run together.
    fn follows_kicker(&self, source: &str, parent: NodeId, text: &str) -> bool {
        let Some(Item::Text { parent: before, span, .. }) = self.items.last() else { return false };
        let (own, other) = (&self.nodes[parent as usize], &self.nodes[*before as usize]);
        own.tag == Tag::Span
            && other.tag == Tag::Span
            && own.parent == other.parent
            && self.nodes[self.block_level(parent) as usize].tag.is_heading()
            && source[own.class.range()] != source[other.class.range()]
            && kicker::is_parted(&source[span.range()], text)
    }

    /// A `br`: one breaks the line inside a block, two in a row end the block.
    pub(super) fn line_break(&mut self, source: &str, node: NodeId) {
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
}
