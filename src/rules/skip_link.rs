//! Links that jump within the page: past the menu, back to the top.

use super::survey::Line;
use super::{Reach, Rule, no_container};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::SkipLink,
    reach: Reach::Thing,
    names: "skip link, skip links, skip to content, back to top, screen reader shortcut",
    container: no_container,
    line: is_skip_link,
    heads_list: false,
    drops: &[
        r##"<a class="skip-link" href="#main">Skip to main content</a>{article}"##,
        r##"<p><a href="#top">Back to top</a></p>"##,
    ],
    keeps: &["<p>Skip to the good part, she said.</p>", r#"<p>Jump to <a href="x">the list</a> of winners.</p>"#],
};

fn is_skip_link(line: &Line<'_>) -> bool {
    line.says() && line.words() <= 8 && line.link_share() > 0.9
}
