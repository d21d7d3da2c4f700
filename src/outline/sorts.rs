//! Elements of one sort: same element, same class, id and role. A page has few sorts and many elements, so what a name
//! says is read once a sort.

use std::cell::Cell;

use super::{Node, NodeId, Outline, Span};
use crate::maps::Map;
use crate::tag::Tag;

/// Which sort each element is of.
#[derive(Debug, Default)]
pub(super) struct Sorts {
    /// A number for each element.
    of: Vec<u32>,
    /// The first element of each sort.
    first: Vec<NodeId>,
}

impl Sorts {
    pub(super) fn of(nodes: &[Node], source: &str) -> Self {
        let name = |span: Span| &source[span.range()];
        let mut named: Map<(Tag, [&str; 3]), u32> = Map::default();
        // Most elements have no name; of these there is one sort a tag.
        let mut bare = [None; Tag::COUNT];
        let mut sorts = Self { of: Vec::with_capacity(nodes.len()), first: Vec::new() };
        for (node, id) in nodes.iter().zip(0..) {
            let names = [name(node.class), name(node.id), name(node.role)];
            let next = sorts.first.len() as u32;
            let number = match names {
                ["", "", ""] => *bare[node.tag as usize].get_or_insert(next),
                _ => *named.entry((node.tag, names)).or_insert(next),
            };
            if number as usize == sorts.first.len() {
                sorts.first.push(id);
            }
            sorts.of.push(number);
        }
        sorts
    }
}

/// What is read of each sort, for each element: read when it is first asked for, since of many elements nothing is.
pub(crate) struct BySort<'a, T> {
    outline: &'a Outline,
    read: fn(&Outline, NodeId) -> T,
    known: Vec<Cell<Option<T>>>,
}

impl<T: Copy> BySort<'_, T> {
    pub(crate) fn of(&self, id: NodeId) -> T {
        let sorts = &self.outline.sorts;
        let sort = sorts.of[id as usize] as usize;
        let known = &self.known[sort];
        known.get().unwrap_or_else(|| {
            let read = (self.read)(self.outline, sorts.first[sort]);
            known.set(Some(read));
            read
        })
    }
}

impl Outline {
    /// Reads elements sort by sort; what is read must depend on their tag, class, id and role only.
    pub(crate) fn by_sort<T: Copy>(&self, read: fn(&Outline, NodeId) -> T) -> BySort<'_, T> {
        BySort { outline: self, read, known: vec![Cell::new(None); self.sorts.first.len()] }
    }

    /// Whether an element has one of these classes.
    pub(crate) fn has_class(&self, wanted: &[&str]) -> bool {
        let mut classes = self.sorts.first.iter().map(|&id| self.source_of(self.node(id).class));
        classes.any(|class| class.split_ascii_whitespace().any(|class| wanted.contains(&class)))
    }

    /// Whether two elements are of one sort.
    pub(crate) fn is_same_sort(&self, one: NodeId, other: NodeId) -> bool {
        self.sorts.of[one as usize] == self.sorts.of[other as usize]
    }

    /// Takes note of tags and names that were changed by hand.
    pub fn sort_again(&mut self) {
        self.sorts = Sorts::of(&self.nodes, &self.source);
    }
}
