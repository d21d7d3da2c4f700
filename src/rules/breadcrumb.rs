//! The path from the home page to this one.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Breadcrumb,
    reach: Reach::Thing,
    names: "breadcrumb, breadcrumbs, bread crumb, bread crumbs, crumb, crumbs, crumbtrail, breadcrumblist, pathway, ariane, \
            brotkrumen, migas, briciole, kruimelpad",
    container: is_named_path,
    line: is_path,
    heads_list: false,
    drops: &[
        r#"<div class="breadcrumb"><a href="/">Home</a> » <a href="/w">World</a> » <span>Rain over the harbour</span></div>"#,
        r#"<p><a href="/">Startseite</a> › <a href="/w">Welt</a> › Hafen</p>{article}"#,
    ],
    keeps: &[
        "<p>Home is where the heart is › or so they say.</p>",
        r#"<div class="breadcrumbs-recipe"><p>Fry the breadcrumbs in butter until they are golden, then set them aside
           on paper and let them cool before you add the <a href="/h">herbs</a>.</p></div>"#,
    ],
};

fn is_named_path(container: &Container<'_>) -> bool {
    container.named() && container.links() > 0 && container.words() <= 60 && container.prose() == 0
}

fn is_path(line: &Line<'_>) -> bool {
    line.says() && line.is_before_text() && line.link_share() > 0.1 && line.words() <= 40 && is_divided(line.text())
}

fn is_divided(text: &str) -> bool {
    [" > ", "»", "›", " / ", "→", " :: ", "▸"].iter().any(|divider| text.contains(divider))
}
