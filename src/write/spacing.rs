//! Spaces and line breaks: a parser folds the first and a reader sees the second, so each is written once, where it counts.

use super::chain::Level;
use crate::outline::NodeId;
use crate::tag::Tag;

/// What was written last, as far as spaces and line breaks depend on it.
#[derive(Clone)]
pub(super) struct Spacing {
    /// The line written last, while nothing was closed since.
    pub(super) line: Option<u32>,
    /// Whether a space here would be at the start of a block.
    pub(super) at_start: bool,
    /// Whether a space is due.
    pub(super) space: bool,
    /// White space in a `pre` after which no words have come yet.
    held: Option<(NodeId, String)>,
    /// The `br` or `wbr` that is due.
    pub(super) due: Option<Tag>,
}

impl Default for Spacing {
    fn default() -> Self {
        Self { line: None, at_start: true, space: false, held: None, due: None }
    }
}

impl Spacing {
    pub(super) fn is_new_line(&self, line: u32) -> bool {
        self.line.is_some_and(|before| before != line)
    }

    /// Whether a space is due. Between pictures without words it says nothing, and would not be found again.
    pub(super) fn is_between_words(&self) -> bool {
        self.space && !self.at_start && self.line.is_some()
    }

    /// What to write now of a text in a `pre`: white space waits for words to follow it.
    pub(super) fn preformatted(&mut self, text: &str, pre: Level) -> String {
        let held = self.held.take().filter(|(node, _)| *node == pre.node).map(|(_, held)| held);
        let text = held.unwrap_or_default() + text;
        if text.trim().is_empty() {
            self.held = Some((pre.node, text));
            return String::new();
        }
        text
    }
}

/// The words of a text, those with one space between them in one piece.
pub(super) fn runs(text: &str) -> impl Iterator<Item = &str> {
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
