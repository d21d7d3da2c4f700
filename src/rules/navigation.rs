//! Menus: lists of links to other parts of the site.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;
use crate::tag::Tag;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Navigation,
    reach: Reach::Menu,
    names: "nav, navi, navbar, navbox, navigation, menu, menus, submenu, megamenu, mainmenu, topmenu, hamburger, subnav, topnav, mainnav, sitenav, menubar, \
            quicklinks, quick links, sitemap, menü, offcanvas, off canvas",
    container: is_menu,
    line: is_menu_line,
    heads_list: true,
    drops: &[
        r#"<div><a href="/w">World</a> <a href="/b">Business</a> <a href="/s">Shop</a></div><h1>Rain over the harbour town</h1>{article}"#,
        r#"<nav><ul><li><a href="/w">World</a></li><li><a href="/b">Business</a></li><li><a href="/s">Shop</a></li></ul></nav>{article}"#,
        r#"<ul id="menu-top" class="menu"><li><a href="/a">About</a></li><li><a href="/c">Contact</a></li></ul>{article}"#,
        r##"<h2>Table of contents</h2><ol><li><a href="#a">The wall</a></li><li><a href="#b">The wave</a></li></ol>"##,
        r##"<div><p>Inhaltsverzeichnis</p><p><a href="#a">Die Mauer</a></p><p><a href="#b">Die Welle</a></p></div>"##,
    ],
    keeps: &[
        "<h2>Contents</h2><p>The chest held rope, two lamps, a bible and the log of a boat that nobody in the harbour knew.</p>",
        r#"<div class="menu"><h3>The menu</h3><p>Herring in cream, herring in oil, herring on toast: the inn serves what the boats
                bring in, and on Fridays there is <a href="/p">plaice</a> too.</p></div>"#,
    ],
};

fn is_menu(container: &Container<'_>) -> bool {
    let is_nav = container.tag() == Tag::Nav || container.role("navigation") || container.named();
    is_nav
        && container.links() > 0
        && container.link_share() > 0.7
        && container.prose() == 0
        && !container.holds_title()
}

/// Links side by side above the headline.
fn is_menu_line(line: &Line<'_>) -> bool {
    line.is_above_title() && line.links() > 1 && line.link_share() > 0.9 && line.words() <= 40 && !line.is_heading()
}
