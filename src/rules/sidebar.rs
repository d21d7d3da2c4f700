//! What stands beside the article.

use super::survey::{Container, Line};
use super::{Reach, Rule, no_line};
use crate::plan::Kind;
use crate::tag::Tag;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Sidebar,
    reach: Reach::Region,
    names: "sidebar, side bar, sidebars, widget area, widgetarea, right rail, rightrail, left rail, rail, right column, rightcolumn, left column, \
            sidebar primary, sidebar secondary, right sidebar, left sidebar, complementary, secondary, seitenleiste, barra lateral, marginalspalte",
    container: is_sidebar,
    line: no_line,
    heads_list: false,
    drops: &[
        r#"{article}<aside class="sidebar"><div>Weather</div><p>Rain, 12 degrees</p><a href="/w">The week ahead</a></aside>"#,
    ],
    keeps: &[
        r#"<aside class="sidebar"><h3>Ingredients</h3><ul><li>500 g <a href="/f">flour of the harbour mill</a></li><li>2 spoons of salt from
           the <a href="/s">pans</a></li><li>1 herring</li><li>3 onions</li></ul></aside>"#,
        "<aside><p>It is the sea that decides, and the sea was never asked to sign anything.</p></aside>",
        r#"<div class="sidebar"><h3>How the tide works</h3><p>The moon pulls the water up on the near side and leaves it behind on the far
                side, so that there are two bulges, and the earth turns beneath them once a day.</p></div>"#,
    ],
};

fn is_sidebar(container: &Container<'_>) -> bool {
    let is_bare_aside = container.tag() == Tag::Aside && !container.is_inside(Tag::Article);
    let is_aside = container.named() || is_bare_aside;
    let has_links = container.link_share() > 0.2 || (container.named() && container.links() > 1);
    is_aside
        && has_links
        && !is_table_of_amounts(container)
        && container.prose() * 3 <= container.words().max(1)
        && !container.holds_title()
}

/// Items that begin with a number and lead nowhere: what one needs for a recipe or a repair.
fn is_table_of_amounts(container: &Container<'_>) -> bool {
    const AMOUNTS: usize = 3;
    let is_amount = |line: &Line<'_>| {
        line.is_in(|tag| tag == Tag::Li, 2) && line.link_share() < 0.5 && line.text().starts_with(char::is_numeric)
    };
    container.lines().filter(is_amount).count() >= AMOUNTS
}
