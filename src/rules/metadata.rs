//! Byline and date: the reader view shows them in its heading.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Metadata,
    reach: Reach::Thing,
    names: "byline, bylines, byauthor, meta, postmeta, post meta, entry meta, article meta, postdate, post date, date, dateline, datetime, pubdate, publish date, \
            published, timestamp, time stamp, updated, modified, author, authors, post info, postinfo, post details, entry date, article info, \
            article date, article author, credits, post author, autor, auteur, autore, datum, fecha, data",
    container: is_heading_line,
    line: is_byline,
    heads_list: false,
    drops: &[
        r##"<div class="post-meta"><span><a href="/a">Ada Quill</a></span> <span>March 3, 2024</span> <a href="#c">0 comments</a></div>{article}"##,
        r#"<div>By Ada Quill</div>{article}"#,
        r#"<div>3 March 2024, 11:42</div>{article}"#,
    ],
    keeps: &["<p>By noon it was over.</p>", "<p>Ada Quill was there on March 3, 2024.</p>"],
};

/// A short row between the title and the text, named so.
fn is_heading_line(container: &Container<'_>) -> bool {
    let is_short = container.words() <= 40 && container.line_count() <= 8 && container.prose() == 0;
    let is_known = || container.lines().any(|line| line.holds_byline() || line.holds_date() || line.says());
    container.named() && is_short && container.is_near_top() && !container.holds_title() && is_known()
}

/// A short line below the title that holds the author's name or the date, and little else.
fn is_byline(line: &Line<'_>) -> bool {
    // The cheap questions first: most lines of a page are too long to be asked the others.
    line.words() <= 14
        && line.is_near_top()
        && !line.is_heading()
        && !line.text().ends_with(['.', '!', '?'])
        && is_known(line)
}

/// Whether it says the author or the day that the page's metadata say.
fn is_known(line: &Line<'_>) -> bool {
    (line.holds_byline() && (line.says() || line.words() <= 6)) || (line.holds_date() && line.words() <= 10)
}
