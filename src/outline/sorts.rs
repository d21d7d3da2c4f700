//! Elements of one sort: same element, same class, id and role. A page has few sorts and many elements, so what a name
//! says is read once a sort.

use std::ops::Index;

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

/// What was read of each sort, for each element.
pub(crate) struct BySort<'a, T> {
    sorts: &'a Sorts,
    read: Vec<T>,
}

impl<T> Index<NodeId> for BySort<'_, T> {
    type Output = T;

    fn index(&self, id: NodeId) -> &T {
        &self.read[self.sorts.of[id as usize] as usize]
    }
}

impl Outline {
    /// Reads one element of each sort; what is read must depend on its tag, class, id and role only.
    pub(crate) fn by_sort<T>(&self, read: impl FnMut(NodeId) -> T) -> BySort<'_, T> {
        BySort { sorts: &self.sorts, read: self.sorts.first.iter().copied().map(read).collect() }
    }

    /// The same for those sorts of which an element has text; of the others nothing is read.
    pub(crate) fn by_sort_with_text<T: Default>(&self, mut read: impl FnMut(NodeId) -> T) -> BySort<'_, T> {
        let mut has_text = vec![false; self.sorts.first.len()];
        for (node, &sort) in self.nodes.iter().zip(&self.sorts.of) {
            has_text[sort as usize] |= !node.blocks.is_empty();
        }
        let sorts = self.sorts.first.iter().zip(has_text);
        let read = sorts.map(|(&first, has_text)| if has_text { read(first) } else { T::default() });
        BySort { sorts: &self.sorts, read: read.collect() }
    }

    /// Takes note of tags and names that were changed by hand.
    pub fn sort_again(&mut self) {
        self.sorts = Sorts::of(&self.nodes, &self.source);
    }
}
