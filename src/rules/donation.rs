//! Appeals to give or to subscribe.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Donation,
    reach: Reach::Thing,
    names: "donate, donation, donations, support us, supportus, contribute, contribution, patreon, kofi, membership, fundraising, spenden, \
            appeal, subscribe promo, support, abo, subscription promo, subscribe cta, become a member",
    container: is_appeal,
    line: is_link,
    heads_list: false,
    drops: &[
        r#"<div class="donate-box"><h3>Support our journalism</h3><p>It takes time and money to sail out every night.</p>
           <a href="/d">Donate now</a></div>"#,
        r#"<p><a href="/d">Make a donation</a></p>"#,
    ],
    keeps: &[
        "<h2>Unterstützen Sie uns</h2><p>So hieß der Chor der Fischerfrauen, der jeden Winter im Leuchtturm sang, bis die Treppe einstürzte.</p>",
        "<p>Bağış yap, dedi imam, ama kimse cebini bulamadı.</p>",
        "<h2>Donate blood</h2><p>The van stands at the market until six, and a cup of tea is part of the bargain for all who come.</p>",
        r#"<div class="donation"><p>The donation of two million was the largest that the museum ever had from one family, and it
                came without a letter or a name.</p></div>"#,
    ],
};

fn is_appeal(container: &Container<'_>) -> bool {
    (container.named() && container.says() && container.asks() && container.words() <= 150 && container.prose() <= 80)
        || container.is_appeal()
}

fn is_link(line: &Line<'_>) -> bool {
    line.says() && line.words() <= 12 && line.link_share() > 0.9 && !line.is_heading()
}
