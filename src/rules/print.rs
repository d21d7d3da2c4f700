//! Print, save, e-mail and edit links.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Print,
    reach: Reach::Thing,
    names: "print, printer, printfriendly, printer friendly, print link, article tools, articletools, save article, email link, \
            bookmark, toolbar, text size, font size, editsection, drucken",
    container: is_row,
    line: is_link,
    heads_list: false,
    drops: &[
        r#"<span class="mw-editsection">[<a href="/e">edit</a>]</span>"#,
        r#"<span lang="de" class="mw-editsection">[<a href="/e">Bearbeiten</a> | <a href="/s">Quelltext bearbeiten</a>]</span>"#,
        r#"<ul class="article-tools"><li><a href="p">Print</a></li><li><a href="s">Save for later</a></li></ul>"#,
        r#"<div><a href="p">Artikel drucken</a></div>"#,
        r#"<p><a href="p">Download this article as a PDF</a></p>"#,
        r#"<p><a href="p">Stampa la ricetta</a></p>"#,
    ],
    keeps: &[
        "<h3>Print</h3><p>The print was pulled from a block of pear wood that the shop has kept since the war.</p>",
        r#"<p>Save <a href="x">the old pier</a>, says the sign.</p>"#,
        r#"<p><a href="r">Report of the harbour master (PDF)</a></p>"#,
    ],
};

fn is_row(container: &Container<'_>) -> bool {
    container.named() && container.says_only() && container.links() + container.buttons() > 0 && container.words() <= 30
}

fn is_link(line: &Line<'_>) -> bool {
    line.says() && line.words() <= 10 && line.link_share() > 0.9 && !line.is_heading()
}
