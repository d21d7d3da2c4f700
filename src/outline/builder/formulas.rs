//! Formulas that stand on the page twice, drawn and as MathML or TeX: one is read, the other passed over.

use super::{Builder, Item, Marks, Node, NodeId, Span, Tag};
use crate::outline::formulas;

impl Builder {
    pub(super) fn enter_formula(&mut self, source: &str, id: NodeId) {
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
    pub(super) fn leave_formula(&mut self, at: usize, source: &str) {
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

    pub(super) fn is_in_formula(&self) -> bool {
        self.formulas.last().is_some_and(|formula| self.stack.contains(formula))
    }

    /// Passes over what stands in a box beside its formula.
    pub(super) fn pass_over_drawn(&mut self, box_: NodeId) {
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
    pub(super) fn tex(&mut self, source: &str, script: NodeId, span: Span) {
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
}
