//! The page's foot and its legal lines.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;
use crate::tag::Tag;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Footer,
    reach: Reach::Region,
    names: "footer, foot, site footer, page footer, colophon, contentinfo, copyright, legal, impressum, footer widget, footer widgets, bottom bar, boilerplate",
    container: is_footer,
    line: is_legal,
    heads_list: false,
    drops: &[
        r#"<section class="pg-boilerplate"><p>This eBook is for the use of anyone anywhere, at no cost and with almost no restrictions whatsoever.</p></section>"#,
        "<p>A version of this article appears in print on March 3, 2024, on page A1 of the Island edition with the headline: Rain.</p>",
        r#"{article}<footer id="theme_footer"><div>The Harbour Courier</div><p>All rights reserved.</p></footer>"#,
        "{article}<div><p>© 2024 The Harbour Courier Ltd</p></div>",
        "{article}<div><a href='/i'>Imprint</a><a href='/p'>Privacy</a><span>© 2024 The Harbour Courier Ltd</span></div>",
    ],
    keeps: &[
        r#"<section><table><tr><th>Night</th><th>Boats</th></tr><tr><td>First</td><td>41</td></tr></table><div class="tw-foot"><p>Nights are counted from the flood.</p></div></section>"#,
        "<figure><img src='a.jpg'><figcaption>The wall at dawn © Ada Quill</figcaption></figure>",
        "<blockquote><p>It rained.</p><footer>The keeper of the light, in his log</footer></blockquote>",
        "<pre>BootRom 1.2\nCopyright 2014 Harbour Systems, all rights reserved</pre>",
        "<p>Copyright is a bargain between those who write and those who read, and it was struck when both were fewer.</p>",
    ],
};

fn is_footer(container: &Container<'_>) -> bool {
    let is_foot = container.tag() == Tag::Footer || container.named() || container.role("contentinfo");
    if !is_foot {
        return false;
    }
    // The licence that stands before and behind the text of a free book.
    if container.is_called(&["pg-boilerplate"], 1) {
        return true;
    }
    let is_thin = container.prose() <= 100 || container.prose() * 3 <= container.words();
    let is_source = [Tag::Blockquote, Tag::Figure, Tag::Table].into_iter().any(|tag| container.is_inside(tag));
    let is_small_print = || container.is_after_all_text() && container.says() && container.is_beside_article();
    !is_source && !container.follows_table() && ((is_thin && container.is_after_text()) || is_small_print())
}

/// A line below the text that reserves rights.
fn is_legal(line: &Line<'_>) -> bool {
    if line.words() > 60 || !line.is_after_text() {
        return false;
    }
    let is_legal = line.says() || ["©", "Copyright ©", "Copyright:"].iter().any(|start| line.text().starts_with(start));
    let is_last = line.words() <= 25 && line.is_after_all_text() && line.text().contains('©');
    if !is_legal && !is_last {
        return false;
    }
    let is_credit = line.is_in(|tag| matches!(tag, Tag::Figcaption | Tag::Figure | Tag::Pre), 4);
    // In a list below the text stand the site's links; in one within it, the article's own items.
    let is_link = line.says() && (line.is_act() || line.is_after_all_text());
    let is_item = line.is_in(|tag| tag == Tag::Li, 2) && !is_link;
    let is_entry = is_item || line.is_heading() || (line.is_cell_of_data() && !line.is_after_all_text());
    !is_credit && !is_entry
}
