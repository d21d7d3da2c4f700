//! Affiliate disclosures: the paper earns when a reader buys.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;
use crate::tag::Tag;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Disclosure,
    reach: Reach::Thing,
    names: "disclosure, affiliate disclosure, affiliate disclaimer, affiliate notice, disclaimer, affiliate, affiliates, affiliate link",
    container: is_notice,
    line: is_line,
    heads_list: false,
    drops: &[
        "<p><em>We may earn a commission when you buy through links on our site, at no cost to you.</em></p>",
        r#"<div class="affiliate-disclosure"><p>This article contains affiliate links. <a href="/d">Learn more</a></p></div>"#,
        "<p><small>Die mit einem Sternchen gekennzeichneten Links sind Affiliate-Links: Kaufen Sie darüber ein, erhalten wir eine Provision.</small></p>",
        "<p><i>Cet article contient des liens d’affiliation : le journal peut percevoir une commission.</i></p>",
    ],
    keeps: &[
        "<p>The site contains affiliate links, the court heard, and its owner told no reader of them until the day on which the first letter from the ministry came.</p>",
        "<h2>How affiliate links work</h2><p>The shop pays the paper for each reader who buys, and the reader pays what he would have paid.</p>",
    ],
};

/// A box of its own, named so.
fn is_notice(container: &Container<'_>) -> bool {
    container.named() && container.says() && container.words() <= 120
}

/// A paragraph set apart from the text around it.
fn is_line(line: &Line<'_>) -> bool {
    let is_apart = line.named() || line.is_set_in(|tag| matches!(tag, Tag::Em | Tag::I | Tag::Small));
    line.says() && is_apart && line.words() <= 70 && !line.is_heading()
}
