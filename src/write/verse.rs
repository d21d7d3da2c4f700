//! Poems whose lines are boxes of their own: they become one paragraph a stanza, with line breaks.

use crate::outline::{NodeId, Outline};

const STANZAS: &[&str] = &["stanza", "strophe", "verse", "verses", "poem", "poetry", "lg", "linegroup", "line-group"];
const LINES: &[&str] = &["line", "l", "verse-line", "verseline", "poem-line", "poetry-line", "v"];
/// Elements between a line and its stanza.
const REACH: usize = 3;

/// The stanza that a line of verse stands in.
pub(super) fn stanza_of(outline: &Outline, line: NodeId) -> Option<NodeId> {
    let is_named = |id: NodeId, names: &[&str]| {
        let class = outline.source_of(outline.node(id).class);
        !class.is_empty()
            && class.split_ascii_whitespace().any(|word| names.iter().any(|name| word.eq_ignore_ascii_case(name)))
    };
    if !is_named(line, LINES) {
        return None;
    }
    outline.ancestors(line).take(REACH).find(|&id| is_named(id, STANZAS))
}
