//! Newsletter boxes: an appeal and a field or button to sign up.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;
use crate::tag::Tag;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Newsletter,
    reach: Reach::Thing,
    names: "newsletter, newsletters, newslettersignup, signup, sign up, subscribe, subscribebox, subscription, mailchimp, \
            mc embed, mailinglist, mailing list, optin, opt in, email capture, email signup, emailsignup, emailalert, \
            convertkit, mailpoet, infolettre, boletín, boletin",
    container: is_box,
    line: is_appeal,
    heads_list: false,
    drops: &[
        r#"<div class="subscription-widget"><p>Hafenbrief erscheint am Freitag und kostet nichts.</p><form><input type="email"></form></div>"#,
        r#"<div class="newsletter-box"><h4>The Courier in your inbox</h4><p>Sign up for our free daily newsletter. No spam,
           unsubscribe anytime.</p><form><input type="email"><button>Subscribe</button></form></div>"#,
        r#"<div><p>Jetzt den Newsletter abonnieren</p><form><input type="email"><button>Jetzt anmelden</button></form></div>"#,
        r#"<p><em><a href="/nl">Sign up for our weekly newsletter</a></em></p>"#,
        r#"<p>Was this newsletter forwarded to you? <a href="/nl">Sign up</a> to get it in your inbox.</p>"#,
        r#"<p>Sign up <a href="/nl">here</a> to get the harbour newsletter on Mondays.</p>"#,
        r#"<p>Mehr vom Hafen? <a href="/nl">Abonnieren</a> Sie hier unseren Newsletter.</p>"#,
    ],
    keeps: &[
        "<h2>Рассылка</h2><p>Подписаться на рассылку просят все, но почти никто не объясняет зачем, и письма лежат непрочитанными.</p>",
        r#"<div class="newsletter"><p>La newsletter est plus vieille que le journal : les marchands de Venise payaient des feuilles écrites
           à la main, que des cavaliers portaient d'une ville à l'autre, et que personne n'osait <a href="/b">brûler</a>.</p></div>"#,
        r#"<h2>How newsletters changed the news</h2><p>The newsletter is older than the newspaper: merchants of Venice paid for
           handwritten sheets, and readers today subscribe to writers they trust more than to front pages.</p>"#,
        r#"<div class="subscribe-help"><h5>On a phone</h5><p>To subscribe, press the <a href="/a">first button</a> above.</p><h5>On a
           desk</h5><p>Subscribe with the <a href="/b">second button</a>.</p><h5>On a boat</h5><p>Wait until you are ashore.</p></div>"#,
        "<p>Subscribe to nobody's opinion but your own.</p>",
        r#"<p><a href="/c">Sign up for classes</a> at the town hall before Friday, and bring a towel.</p>"#,
        r#"<p>She told it in <a href="/nl">her newsletter</a>. Four thousand people signed up for it within a week, and half of
           them wrote to the mayor.</p>"#,
        r#"<p>In spring he asked them to <a href="/nl">sign up for his newsletter</a>, and nobody came.</p>"#,
        r#"<ul><li><a href="/c">Sign up for classes</a> at the town hall</li><li><a href="/d">Sign up for a locker</a></li></ul>"#,
        "<p>Sign up for classes at the town hall before Friday, and bring a towel.</p>",
    ],
};

/// A box that asks for an address, or is called a newsletter and says so.
fn is_box(container: &Container<'_>) -> bool {
    let is_form = container.fields() > 0 && container.fields() <= 12;
    let prose = if container.named() && is_form && container.link_share() < 0.3 { 140 } else { 60 };
    let is_small = container.words() <= 200 && container.prose() <= prose && container.line_count() <= 16;
    // Whatever language it speaks: a box named so, with a field for an address.
    if is_small && container.named() && container.asks_for_mail() && container.words() <= 80 {
        return true;
    }
    if !is_small || !container.says() {
        return false;
    }
    // Instructions have a heading for each of their parts.
    let headings = container.lines().filter(|line| line.is_heading()).count();
    headings <= 2 && (is_form || (container.named() && container.asks()) || container.is_appeal())
}

/// A line that is one link to sign up, or asks to and has one.
fn is_appeal(line: &Line<'_>) -> bool {
    // In a list it is one of the things that the article tells its readers to do.
    let is_item = line.is_in(|tag| tag == Tag::Li, 2);
    let is_link = line.words() <= 30 && line.link_share() > 0.8;
    line.says() && !line.is_heading() && !is_item && (is_link || (line.words() <= 45 && line.is_invitation()))
}
