//! Tags and categories of an article.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Tags,
    reach: Reach::Thing,
    names: "tags, tag list, taglist, tag links, tag cloud, tagcloud, post tags, entry tags, article tags, cat links, catlinks, category links, \
            post categories, post category, entry categories, entry category, topic list, related topics, article topics, post topics, filed under, \
            tagged, schlagworte, etiquetas, mots clés",
    container: is_list,
    line: is_line,
    heads_list: true,
    drops: &[
        r#"<div class="tags"><p><span>Tags: </span><a href="/t/a">Harbour</a><a href="/t/b">Rain</a></p></div>"#,
        r#"<p>Filed under <a href="/c">World</a>, <a href="/d">Weather</a></p>"#,
        r#"<div><p><a href="/w">Weather</a></p><h1>Rain over the harbour town</h1></div>{article}"#,
        r#"<h4>Topics</h4><ul><li><a href="/a">Sea</a></li><li><a href="/b">Storms</a></li></ul>"#,
    ],
    keeps: &[
        r#"<p>Tag für Tag stieg <a href="/w">das Wasser im Hafen</a>.</p>"#,
        "<h2>Tags</h2><p>The tags on the birds' legs are of aluminium and weigh less than a grain of rice, says the warden.</p>",
        r#"<p>Categories of <a href="x">storm</a> run from one to five, and this was a four when it met the coast at dawn.</p>"#,
    ],
};

fn is_list(container: &Container<'_>) -> bool {
    let is_small = container.words() <= 60 && container.prose() == 0 && container.lines_within(12);
    container.named() && is_small && container.links() > 0 && (container.link_share() > 0.5 || container.says_first())
}

fn is_line(line: &Line<'_>) -> bool {
    let is_list = line.says() && line.link_share() > 0.4 && line.words() <= 40;
    let is_kicker = line.is_right_above_title() && line.links() == 1 && line.link_share() > 0.9 && line.words() <= 4;
    (is_list || is_kicker) && !line.is_heading()
}
