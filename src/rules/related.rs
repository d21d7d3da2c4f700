//! Lists of other articles: related, most read, latest.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;
use crate::tag::Tag;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Related,
    reach: Reach::Thing,
    names: "related, relatedposts, related posts, related articles, related content, related stories, jp relatedposts, yarpp, recommended, \
            recommendation, recommendations, recommend, recirc, recirculation, most read, mostread, most popular, mostpopular, popular, \
            popular posts, trending, latest, latest news, latest posts, recent, recent posts, recent articles, top stories, topstories, \
            more stories, morestories, more news, more posts, more articles, more from, morefrom, up next, upnext, next up, \
            outbrain, taboola, zergnet, revcontent, you may like, also like, might like, suggested, suggestions, similar, similar posts, \
            promo, topicbox, teaser, teasers, teaserlist, onward, further reading, headlines, discover, kanren, ranking, ligatus, plista, verwandte, tuijian, xiangguan",
    container: is_list,
    line: is_list_in_one,
    heads_list: true,
    drops: &[
        r#"<div class="teaser"><a href="/w"><span>12.08.24</span> <span>Die Flut kehrt an die alte Mauer zurück</span></a></div>"#,
        r#"<p lang="th"><strong>เรื่องที่เกี่ยวข้อง</strong><br><a href="/a">น้ำขึ้นที่ท่าเรือเก่า</a><br><a href="/b">กำแพงกันคลื่นพังอีกครั้ง</a></p>"#,
        r#"<p>Related posts:</p><ol><a href="/a">The tide</a><br><a href="/b">The wall</a></ol>"#,
        r#"<section><h3>Related articles</h3><article><h2><a href="/1">The lock keeper’s last summer</a></h2></article></section>"#,
        r#"<div class="related_articles"><div>Related Articles</div><div><div><a href="/a"><img src="a.jpg"></a><h3><a href="/a">The tide
           turns at the harbour</a></h3></div><div><h3><a href="/b">What the new pier will cost</a></h3></div></div></div>"#,
        r#"<h3>많이 본 뉴스</h3><ol><li><a href="/a">폭풍이 온다</a></li><li><a href="/b">바람이 잔다</a></li></ol>"#,
        r#"<section><h3>Najczęściej czytane</h3><ul><li><a href="/a">Sztorm</a></li><li><a href="/b">Cisza</a></li><li><a href="/c">Łódź</a></li></ul></section>"#,
        r#"<h3>Most read</h3><ol><li><a href="/a">A storm</a></li><li><a href="/b">A calm</a></li><li><a href="/c">A boat</a></li></ol>"#,
        r#"<div><h2>Das könnte Sie auch interessieren</h2><a href="/a">Sturm über dem Hafen</a><p><a href="/b">Ruhe nach dem Sturm</a></p></div>"#,
    ],
    keeps: &[
        r#"<div class="related"><h2>Related work</h2><p>Three groups have measured the swell before, <a href="/a">each</a> with other
           tools and on other coasts, and none of them found what the fishermen had told them to look for.</p></div>"#,
        r#"<table><tr><th>Boat</th><th>Owner</th></tr><tr class="most-popular"><td><a href="/a">Prudence</a></td><td><a href="/b"><img
                src="b.jpg">Ada</a></td></tr></table>"#,
        "<h2>Weitere Themen</h2><p>Weitere Themen der Sitzung waren der Kran, der Zaun und ein Hund, der seit Mai im Rathaus wohnt.</p>",
        "<h2>Популярное</h2><p>Самая популярная лодка в гавани — и самая медленная.</p>",
        "<h2>Popular</h2><p>The most popular boat in the harbour is also its slowest.</p>",
    ],
};

/// Mostly links, and named or headed as a list of other things to read; or a column of excerpts under such a heading.
fn is_list(container: &Container<'_>) -> bool {
    let is_list = container.links() >= 2 && container.link_share() > 0.5;
    let is_teaser = container.links() >= 1 && container.pictures() >= 1 && container.link_share() > 0.3;
    let is_headed = container.says_first() && container.line_count() > 2;
    let is_of_table = [Tag::Table, Tag::Tbody, Tag::Tr, Tag::Td, Tag::Th].contains(&container.tag());
    if is_of_table && container.is_inside(Tag::Table) {
        return false;
    }
    let has_little_text = container.prose() * 4 <= container.words();
    let is_single = container.links() == 1 && container.link_share() > 0.9 && container.words() > 3;
    let is_named = container.named() && (is_list || is_teaser || is_single);
    let is_links = (is_headed && is_list) || is_heading_over_links(container) || is_named;
    (has_little_text && is_links) || (is_headed && is_column_of_excerpts(container))
}

/// The heading and its links as lines of one paragraph.
fn is_list_in_one(line: &Line<'_>) -> bool {
    line.says() && line.text().contains('\n') && line.link_share() > 0.6 && line.words() <= 60 && !line.is_heading()
}

/// A box of a heading and what it announces: one link, or some.
fn is_heading_over_links(container: &Container<'_>) -> bool {
    let is_heading = |line: Line<'_>| !line.says_kind(Kind::AlsoRead) && !line.is_act();
    container.heads_links() && container.lines().next().is_some_and(is_heading)
}

/// Linked headings with at most so many lines under each.
const EXCERPT_LINES: usize = 2;

/// Two or more linked headings, each with a line or two to it, beside an article that is none of them.
fn is_column_of_excerpts(container: &Container<'_>) -> bool {
    let is_link = |line: &Line<'_>| line.link_share() > 0.9;
    let lines: Vec<bool> = container.lines().skip(1).map(|line| is_link(&line)).collect();
    let links = lines.iter().filter(|is_link| **is_link).count();
    let excerpts_are_short = lines.split(|is_link| *is_link).all(|text| text.len() <= EXCERPT_LINES);
    let begins_with_link = lines.first().is_some_and(|is_link| *is_link);
    let has_heading = container.lines().next().is_some_and(|line| line.is_heading());
    has_heading && begins_with_link && links >= 2 && excerpts_are_short && container.is_beside_article()
}
