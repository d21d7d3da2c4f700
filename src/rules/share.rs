//! Rows of links that post the page elsewhere, or ask to be followed.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;
use crate::tag::Tag;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Share,
    reach: Reach::Thing,
    names: "share, sns, shares, sharing, sharebar, sharebox, sharebuttons, sharetools, sharedaddy, sharethis, shareaholic, social, \
            socials, socialmedia, socialize, social share, addthis, addtoany, a2a, follow, followus, follow us, teilen, partage, \
            compartir, compartilhar, condividi, delen",
    container: is_row,
    line: is_row_line,
    heads_list: true,
    drops: &[
        "{article}<p>Follow us on Facebook, X and Instagram so that you miss nothing of what the harbour has to tell this year.</p>",
        r#"<p>Follow us on <a href="w">WhatsApp</a> for breaking news</p>"#,
        r#"<p><a href="w">Únete a nuestro canal de WhatsApp</a></p>"#,
        r#"<p><strong><a href="t">Подписывайтесь на наш телеграм-канал</a></strong></p>"#,
        r#"<p><a href="g">Add us as a preferred source on Google</a></p>"#,
        "<div><a href='f'>Фейсбук</a> <a href='t'>Телеграм</a> <a href='c'>Скопировать ссылку</a></div>",
        r#"<div class="social_share"><span>Facebook</span><span>Twitter</span><span>WhatsApp</span><span>Copy link</span></div>"#,
        r#"<ul class="follow-us"><li><a href="f">Facebook</a></li><li><a href="t">Instagram</a></li></ul>"#,
        r#"<div class="share"><p>Share this article</p><a href="f"><img src="f.png"></a></div>"#,
        "<div><button>Gift this article</button><button>Share</button></div>",
        r#"<p class="inline-share-tools"><span>SHARE</span><a href="t">6 TWEET</a><a href="c">COMMENT</a><span>EMAIL</span></p>"#,
        r#"<div class="share-float"><a href="f">f</a><a href="t">t</a></div>"#,
        r#"<div class="share-count"><span>1.2k</span></div>"#,
        "{article}<p>Hat Ihnen der Artikel gefallen? Jetzt teilen!</p>",
        "{article}<div>Gefällt mir Wird geladen …</div>",
        r#"<p>Teilen: <a href="f">Facebook</a> <a href="t">Twitter</a></p>"#,
    ],
    keeps: &[
        r#"<p>He wrote it on <a href="t">Twitter</a> before dawn, and deleted it at noon.</p>"#,
        r#"<p>Share the <a href="b">boat</a> with your brother, the law says.</p>"#,
        r#"<p>They told it on <a href="w">their WhatsApp channel</a> before the wall had fallen, and nobody believed them.</p>"#,
        r#"<p><a href="/d">Dela som det är</a></p>"#,
        "<p>Comparte la barca con su hermano, y los dos comparten el miedo.</p>",
        r#"<p class="share-price">Shares of the harbour company rose <a href="x">3 percent</a> on Monday, to 41 dollars a share,
           the highest in eight years, after the council agreed to the new pier.</p>"#,
        r#"<div class="share"><h2>A fair share</h2><p>The price of a share was set by the eldest of the crew, and each took home
           what the boat had earned that week, less the cost of oil and nets.</p></div>"#,
        r#"<ul><li><a href="/s">Signal</a></li><li><a href="/b">Simple</a></li></ul>"#,
        "<h2>Facebook</h2><p>The company began in a room of a college and is used by a third of all people now.</p>",
    ],
};

fn is_row(container: &Container<'_>) -> bool {
    if container.prose() > 0 || container.words() > 80 {
        return false;
    }
    if !container.named() {
        return container.links() + container.buttons() > 1 && container.line_count() > 1 && container.says_only();
    }
    let is_linked = container.links() > 1 && container.link_share() > 0.9;
    let is_icons = container.words() <= 2 || (is_linked && container.words() <= 6);
    let acts = container.links() + container.buttons() > 0;
    let is_small = acts && container.line_count() == 1 && container.words() <= FEW;
    let is_heading = container.lines().any(|line| line.is_heading());
    ((is_icons || is_small) && !is_heading)
        || container.says_only()
        || (container.says() && acts && container.lines_within(12))
}

/// Words of a row whose links are written one at the other.
const FEW: u32 = 4;

fn is_row_line(line: &Line<'_>) -> bool {
    let is_row = || line.says() && !line.is_heading() && line.words() <= 20 && is_row_of_names(line);
    is_row() || is_farewell(line)
}

/// A line of nothing but names of networks and words of sharing, in a row of its own.
fn is_row_of_names(line: &Line<'_>) -> bool {
    let is_button = line.is_in(|tag| tag == Tag::Button, 1);
    let is_row = is_button || line.named() || (line.link_share() > 0.5 && line.words() > 1);
    // “Follow us on WhatsApp for breaking news”: an appeal whose link is the network.
    let is_appeal = || line.link_says() && !line.is_entry() && !line.text().ends_with(['?', '!', ':']);
    // “Did you like it? Share it now!”, below the text: the row of icons has no words.
    let is_prompt = || line.is_after_all_text() && line.words() > 1 && !line.is_entry();
    is_row || (line.words() <= 12 && (is_appeal() || is_prompt()))
}

/// “Follow the Post on Facebook and Instagram, and miss nothing”, as the text's last line: it says so, or links to both.
fn is_farewell(line: &Line<'_>) -> bool {
    let is_last = || line.ends_text() && !line.is_entry() && !line.quotes();
    let names_network = || {
        let text = line.text().to_lowercase();
        NETWORKS.iter().any(|network| text.contains(network))
    };
    let links_to_networks = || line.saying_links().nth(1).is_some();
    line.words() <= 40 && is_last() && ((line.says() && names_network()) || links_to_networks())
}

/// Networks that papers ask to be followed on.
const NETWORKS: &[&str] = &[
    "facebook",
    "rss feed",
    "google",
    "instagram",
    "twitter",
    "linkedin",
    "youtube",
    "tiktok",
    "whatsapp",
    "telegram",
    "bluesky",
    "вконтакте",
    "телеграм",
    "微信",
    "微博",
    "카카오",
];
