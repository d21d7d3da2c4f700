//! Quotations that are answered, and what is announced: said twice on purpose.
//!
//! A reader who answers another says first what the other said; an author repeats a paragraph to take it apart. Two
//! signs tell such a repetition from a copy by mistake: the line before announces it, ending in a colon (“ada said:”),
//! or it stands in another entry of a list of posts than what it repeats, beside lines that the entry has of its own.

use std::cell::OnceCell;

use super::Search;
use super::role::Role;
use crate::maps::{Map, Set};
use crate::outline::{NodeId, Outline};
use crate::tag::Tag;
use crate::words::{hash_of, names, words};

/// Words of a line that an entry has of its own, beside its date and author.
const OWN_LINE: u32 = 8;
/// Words of a line that announces at most.
const ANNOUNCEMENT: u32 = 40;
/// Copies in an entry that may be quotations though nothing marks them.
const FEW_COPIES: u32 = 2;
/// Entries of a list.
const ENTRIES: u32 = 3;

/// Words in the names of boxes that are one box, shown on one screen or another.
const SCREENS: &str = "desktop hidden hide mobile phone show tablet variant visible";

impl Search<'_> {
    /// Takes back what was taken for a copy and is an answer.
    pub(super) fn keep_answers(&mut self) {
        if self.copy_of.iter().all(Option::is_none) {
            return;
        }
        let answers = Answers::new(self.outline, |block| {
            self.kept.binary_search(&(block as u32)).is_ok_and(|at| self.copy_of[at].is_some())
        });
        let mut at = 0;
        while at < self.kept.len() {
            let lines = self.run_from(at);
            if lines > 0 && self.may_answer(at, lines) {
                let number = |at: usize| self.kept[at] as usize;
                let of = self.copy_of[at].map_or(at, |of| of);
                let is_quote = self.roles[at..at + lines].contains(&Role::Quote);
                if answers.has(number(at), number(at + lines - 1), number(of), is_quote) {
                    self.copy_of[at..at + lines].fill(None);
                }
            }
            at += lines.max(1);
        }
    }

    /// How many copies in a row begin here, of what stands in a row.
    fn run_from(&self, at: usize) -> usize {
        let Some(of) = self.copy_of[at] else { return 0 };
        (at..self.kept.len()).take_while(|&next| self.copy_of[next] == Some(of + next - at)).count()
    }

    /// What is not shown or set apart by its name quotes nobody.
    fn may_answer(&self, at: usize, lines: usize) -> bool {
        let quotes = |role| matches!(role, Role::Paragraph | Role::Quote | Role::Speech);
        self.roles[at..at + lines].iter().any(|&role| quotes(role))
    }
}

/// What makes an element an entry like another: where it stands, its tag and the first of its names.
type Sort = (NodeId, Tag, u64);

/// Where on a page answers may stand.
pub(super) struct Answers<'a> {
    outline: &'a Outline,
    /// How many lines that are no copies, and more than labels, stand before each block, and in all.
    own: Vec<u32>,
    /// How many copies.
    copies: Vec<u32>,
    /// How many elements of one sort stand in an element; counted when somebody asks.
    alike: OnceCell<Map<Sort, u32>>,
    screens: Set<u64>,
}

impl<'a> Answers<'a> {
    pub fn new(outline: &'a Outline, is_copy: impl Fn(usize) -> bool) -> Self {
        let (mut own, mut copies) = (vec![0], vec![0]);
        for (at, block) in outline.blocks.iter().enumerate() {
            own.push(own[at] + u32::from(block.measure.words >= OWN_LINE && !is_copy(at)));
            copies.push(copies[at] + u32::from(is_copy(at)));
        }
        let screens = words(SCREENS).map(|word| word.hash).collect();
        Self { outline, own, copies, alike: OnceCell::new(), screens }
    }

    fn alike(&self, sort: &Sort) -> u32 {
        let count = || {
            let mut alike: Map<Sort, u32> = Map::default();
            for id in 1..self.outline.nodes.len() as NodeId {
                *alike.entry(self.sort(id)).or_default() += 1;
            }
            alike
        };
        self.alike.get_or_init(count).get(sort).copied().unwrap_or_default()
    }

    /// Whether the copies from one block to another, of what begins at a third, are a quotation with its answer.
    pub fn has(&self, first: usize, last: usize, of: usize, is_quote: bool) -> bool {
        self.is_announced(first, of) || self.is_in_an_answer(first, last, of, is_quote)
    }

    /// Whether the line before a copy ends in a colon, or what stands before the original was put behind one; the line
    /// before the original, said again, announces nothing.
    fn is_announced(&self, at: usize, of: usize) -> bool {
        let before = |at: usize| at.checked_sub(1).map(|before| &self.outline.blocks[before]);
        let Some(line) = before(at).filter(|line| line.measure.words <= ANNOUNCEMENT) else { return false };
        let ends_in_colon = |text: &str| text.trim_end().ends_with([':', '：']);
        let text = self.outline.text_of(line);
        let original = before(of).map_or("", |line| self.outline.text_of(line));
        match text.strip_suffix(original).filter(|_| !original.is_empty()) {
            Some(name) => ends_in_colon(name),
            None => ends_in_colon(text),
        }
    }

    /// Whether copies stand in another entry of a list than their originals, beside lines of the entry's own. What is
    /// not marked as a quotation is one only where the entry has little of it: tabs repeat each other, too.
    fn is_in_an_answer(&self, first: usize, last: usize, of: usize, is_quote: bool) -> bool {
        let owner = |at: usize| self.outline.blocks[at].owner;
        let Some((here, there)) = self.apart(owner(first), owner(of)) else { return false };
        let blocks = &self.outline.node(here).blocks;
        let within = |sums: &[u32]| sums[blocks.end as usize] - sums[blocks.start as usize];
        let is_quote = is_quote || within(&self.copies) <= FEW_COPIES;
        is_quote && within(&self.own) > 0 && blocks.contains(&(last as u32)) && self.are_entries(here, there)
    }

    /// The elements, right below the one that holds both, in which two elements stand.
    fn apart(&self, one: NodeId, other: NodeId) -> Option<(NodeId, NodeId)> {
        let outline = self.outline;
        let child =
            |inner: NodeId, outer: NodeId| outline.lineage(inner).take_while(|&id| !outline.contains(id, outer)).last();
        Some((child(one, other)?, child(other, one)?))
    }

    fn sort(&self, id: NodeId) -> Sort {
        let node = self.outline.node(id);
        let name = self.outline.source_of(node.class).split_ascii_whitespace().next().unwrap_or_default();
        (node.parent, node.tag, hash_of(name.as_bytes()))
    }

    fn are_entries(&self, one: NodeId, other: NodeId) -> bool {
        let node = self.outline.node(one);
        let is_box = !node.tag.is_heading() && !matches!(node.tag, Tag::P | Tag::Blockquote);
        let sort = self.sort(one);
        let is_screen = |id: NodeId| {
            let class = self.outline.source_of(self.outline.node(id).class);
            names(class).flatten().any(|word| self.screens.contains(&word))
        };
        is_box && sort == self.sort(other) && self.alike(&sort) >= ENTRIES && !is_screen(one) && !is_screen(other)
    }
}
