//! The headline, which the reader view shows by itself.

use super::survey::Line;
use super::{Reach, Rule, no_container};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Title,
    reach: Reach::Thing,
    names: "",
    container: no_container,
    line: is_title,
    heads_list: false,
    drops: &[
        "<h1>Rain over the harbour town</h1>{article}",
        "<h1>Rain over the harbour town</h1>{article}<h3>Re: Rain over the harbour town</h3>",
    ],
    keeps: &["<p>Rain over the harbour town</p>", "<h2>Rain over the harbour</h2>"],
};

/// A heading in front of the text that says what the metadata say, or the first that does, above most of the text: a menu may hold
/// as much as a short article. On a board each answer repeats it behind a “Re:”.
fn is_title(line: &Line<'_>) -> bool {
    (line.is_before_text() && line.is_title())
        || (line.shows_title() && line.is_above_most_text())
        || line.answers_title()
}
