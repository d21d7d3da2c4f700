//! Cookie and consent notices.

use super::survey::Container;
use super::{Reach, Rule, no_line};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Cookie,
    reach: Reach::Thing,
    names: "cookie, cookies, cookiebar, cookiebanner, cookielaw, cookieconsent, consent, gdpr, ccpa, onetrust, cmp, sp message, \
            didomi, usercentrics, cookiebot, dialog, alertdialog",
    container: is_notice,
    line: no_line,
    heads_list: false,
    drops: &[
        r#"<p lang="nl">Om deze video te tonen moet je cookies aanvaarden. Pas hier je instellingen aan.</p>"#,
        "<div><h2>Vi värnar om din integritet</h2><p>Vi använder cookies för att räkna besök.</p><button>Acceptera alla</button></div>",
        r#"<dialog open><p>Мы используем файлы cookie.</p><button>Принять</button></dialog>"#,
        r#"<div class="cookie-notice" role="dialog"><p>We use cookies to give you the best experience on our website.</p>
           <button>Accept all</button></div>"#,
        r#"{article}<div id="gdpr-bar">Diese Website verwendet Cookies. <a href="/d">Mehr erfahren</a> <a href="x">OK</a></div>"#,
        r#"<div role="dialog"><h2>We value your privacy</h2><p>We and our 843 partners store and access information on a device,
           such as identifiers, and process what it sends.</p><button>Accept all</button></div>"#,
    ],
    keeps: &[
        "<p>„Diese Website verwendet Cookies“, steht auf dem Schild an der Bäckerei, und darunter liegen Kekse.</p>",
        "<h2>कुकीज़</h2><p>हर वेबसाइट कहती है कि वह कुकीज़ का उपयोग करती है, और कोई आगे नहीं पढ़ता।</p>",
        "<h2>Why sites ask about cookies</h2><p>We use cookies to keep you signed in, writes every site, and few people read on.</p>",
        r#"<div class="cookie-recipe"><p>Our cookies bake for twelve minutes; leave them on the tray until the edges are firm
           and the middle still gives a little under your thumb.</p></div>"#,
    ],
};

fn is_notice(container: &Container<'_>) -> bool {
    let asks = container.buttons() + container.fields() > 0 && container.words() <= 800;
    let informs = container.links() > 0 && container.words() <= 80;
    let is_told = container.named() && container.says() && (asks || informs);
    is_told || (asks && (container.is_appeal() || is_wall(container)))
}

/// Lines about cookies and partners, and buttons to agree with them.
fn is_wall(container: &Container<'_>) -> bool {
    const LINES: usize = 3;
    container.says_on_button() && container.lines().filter(|line| line.says()).count() >= LINES
}
