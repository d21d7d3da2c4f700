//! Reading time, views, number of comments.

use super::survey::Line;
use super::{Reach, Rule, no_container};
use crate::plan::Kind;
use crate::tag::Tag;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Counter,
    reach: Reach::Thing,
    names: "reading time, readingtime, read time, time to read, view count, viewcount, views, counter, comment count, comments count, comments link, post views, min read",
    container: no_container,
    line: is_counter,
    heads_list: false,
    drops: &[
        "<div>5 min read</div>",
        r##"<span class="comments-link"><a href="#c">12 Comments</a></span>"##,
        "<p>Lesezeit: 4 Minuten</p>",
    ],
    keeps: &[
        "<p>20 minutes</p>",
        "<ul><li>5 minutes</li><li>10 minutes</li></ul>",
        "<table><tr><td>12 views</td></tr></table>",
    ],
};

/// A number and what it counts, alone on a line of its own.
fn is_counter(line: &Line<'_>) -> bool {
    let is_entry = line.is_entry() || line.is_in(Tag::is_cell, 2);
    line.says() && line.words() <= 8 && (line.named() || !is_entry)
}
