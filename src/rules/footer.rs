//! The page's foot and its legal lines.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;
use crate::tag::Tag;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Footer,
    reach: Reach::Region,
    names: "footer, foot, site footer, page footer, colophon, contentinfo, copyright, legal, impressum, footer widget, footer widgets, bottom bar",
    phrases: &[
        ("en", "…all rights reserved…, copyright…, ©…, …copyright ©…, privacy policy…, terms of use…, terms of service…, terms and conditions…, powered by…, \
                …may not be published broadcast rewritten…, disclaimer…"),
        ("de", "…alle rechte vorbehalten…, impressum…, datenschutz…, copyright…"),
        ("fr", "…tous droits réservés…, mentions légales…, copyright…"),
        ("es", "…todos los derechos reservados…, aviso legal…, política de privacidad…, copyright…"),
        ("pt", "…todos os direitos reservados…, política de privacidade…, copyright…"),
        ("it", "…tutti i diritti riservati…, …diritti riservati…, note legali…, copyright…"),
        ("nl", "…alle rechten voorbehouden…, privacybeleid…, algemene voorwaarden…, copyright…"),
    ],
    container: is_footer,
    line: is_legal,
    heads_list: false,
    drops: &[
        r#"{article}<footer id="theme_footer"><div>The Harbour Courier</div><p>All rights reserved.</p></footer>"#,
        "{article}<div><p>© 2024 The Harbour Courier Ltd</p></div>",
    ],
    keeps: &["<blockquote><p>It rained.</p><footer>The keeper of the light, in his log</footer></blockquote>",
             "<p>Copyright is a bargain between those who write and those who read, and it was struck when both were fewer.</p>"],
};

fn is_footer(container: &Container<'_>) -> bool {
    let is_foot = container.tag() == Tag::Footer || container.role("contentinfo") || container.named();
    is_foot && container.is_after_text() && !container.is_inside(Tag::Blockquote) && !container.is_inside(Tag::Figure) && !container.is_inside(Tag::Table)
}

/// A line below the text that reserves rights.
fn is_legal(line: &Line<'_>) -> bool {
    let reserves = line.says() || line.text().starts_with(['©', 'Ⓒ']) || line.text().starts_with("(c) ");
    reserves && line.is_after_text() && line.words() <= 60 && !line.is_heading() && (line.text().contains('©') || line.says() && line.words() <= 40)
}
