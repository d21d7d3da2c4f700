//! The site's head: logo, slogan, and what stands beside them.

use super::survey::{Container, Line};
use super::{Reach, Rule, no_line};
use crate::plan::Kind;
use crate::tag::Tag;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Header,
    reach: Reach::Region,
    names: "site header, siteheader, page header, pageheader, masthead, banner, main header, mainheader, header top, top header, topbar, top bar, site branding, sitebranding, \
            branding, logo, site title, site name, site description, global header, globalheader, header bar, site logo, tagline, header wrapper, header container",
    container: is_header,
    line: no_line,
    heads_list: false,
    drops: &[
        r#"<header id="main_header"><a href="/">The Harbour Courier</a><p>News from the coast since 1888</p></header>{article}"#,
        r#"<div class="logo"><a href="/">The Harbour Courier</a></div>{article}"#,
    ],
    keeps: &[
        r#"<div class="page-header"><h2>A night on the wall</h2><p>What the keeper saw</p></div>"#,
        r#"<h1>Rain over the harbour town</h1><div class="card"><div class="label-banner">No deposit required</div></div>{article}"#,
        r#"<header><h2>A storm at night</h2><p>What the keeper saw</p></header>"#,
    ],
};

fn is_header(container: &Container<'_>) -> bool {
    let is_head = container.role("banner")
        || (container.named() && container.is_above_title())
        || (container.tag() == Tag::Header && is_of_site(container));
    is_head && container.is_before_text() && container.prose() == 0 && !holds_headline(container)
}

fn is_of_site(container: &Container<'_>) -> bool {
    ![Tag::Article, Tag::Main, Tag::Section].into_iter().any(|tag| container.is_inside(tag))
}

/// Whether a headline stands in it: the page's title, or another heading of some length that leads nowhere.
fn holds_headline(container: &Container<'_>) -> bool {
    let is_headline = |line: Line<'_>| line.is_heading() && line.words() >= 3 && line.link_share() < 0.5;
    container.holds_title() || container.lines().any(is_headline)
}
