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
        "<p>Every boat here was chosen by our editors. We may earn a commission on what you buy.</p>{article}",
        "{article}<p>Disclosure: this post may contain affiliate links. I only tell of oil that I burn myself.</p>",
        "<p><i>Cet article contient des liens d’affiliation : le journal peut percevoir une commission.</i></p>",
    ],
    keeps: &[
        "<p>“We may earn a commission”, said the sign over the harbour office, and nobody had ever asked from whom.</p>{article}",
        "<p>The law on affiliate links has left the shops of the harbour at a loss since May, and few have read it.</p>{article}",
        "<p>The site contains affiliate links, the court heard, and its owner told no reader of them until the day on which the first letter from the ministry came.</p>",
        "<h2>How affiliate links work</h2><p>The shop pays the paper for each reader who buys, and the reader pays what he would have paid.</p>",
    ],
};

/// A box of its own, named so.
fn is_notice(container: &Container<'_>) -> bool {
    container.named() && container.says() && container.words() <= 120
}

/// A paragraph set apart from the text around it, or at its edge.
fn is_line(line: &Line<'_>) -> bool {
    if !line.says() || line.words() > 70 || line.is_heading() {
        return false;
    }
    let is_apart = || line.named() || line.is_set_in(|tag| matches!(tag, Tag::Em | Tag::I | Tag::Small));
    let is_at_edge = || (line.is_near_top() || line.ends_text()) && !line.quotes();
    is_apart() || is_at_edge()
}
