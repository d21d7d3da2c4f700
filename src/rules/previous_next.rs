//! Links to the article before and the one after.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::PreviousNext,
    reach: Reach::Thing,
    names: "post navigation, posts navigation, post nav, posts nav, nav links, nav previous, nav next, nav single, nav below, nav above, \
            prev next, prevnext, next prev, nextprev, previous next, page navigation, pager, pagination, paging, paginator, \
            article navigation, entry navigation, single navigation, prev post, next post, previous post, adjacent, postnav, post pager, \
            post pagination, page links, wp pagenavi, newer older, blog pager",
    container: is_pair,
    line: is_link,
    heads_list: false,
    drops: &[
        r#"<div class="posts-nav"><div><a href="/a"><span>Previous</span><h4>Best phone deals this week</h4></a></div>
           <div><a href="/b"><span>Next</span><h4>Markets open higher after talks</h4></a></div></div>"#,
        r#"<nav class="nav-single"><a href="/a">← A bridge for Sundays</a> <a href="/b">Three ways to salt a herring →</a></nav>"#,
        r#"<p><a href="/a">« Previous article</a></p>"#,
    ],
    keeps: &[
        "<h3>Next</h3><p>Next, the crew will lift the hull with two cranes and bring it to the dry dock for the winter.</p>",
        r#"<p>Next came <a href="x">the storm</a>.</p>"#,
    ],
};

fn is_pair(container: &Container<'_>) -> bool {
    let is_small = container.words() <= 80 && container.prose() == 0;
    // A list of what is on this page is named navigation as well.
    let is_short = container.line_count() <= 4 || container.lines_within(2);
    let is_pair = container.says() || (is_short && container.is_after_text());
    container.named() && is_small && is_pair && container.links() > 0 && container.link_share() > 0.5
}

fn is_link(line: &Line<'_>) -> bool {
    line.says() && line.words() <= 20 && line.link_share() > 0.9 && !line.is_before_text()
}
