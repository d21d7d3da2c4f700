//! Prompts to install an app.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::App,
    reach: Reach::Thing,
    names: "app, apps, app promo, appbanner, app banner, smartbanner, smart banner, app download, appstore, app store, google play, get app, \
            install app, mobile app",
    container: is_prompt,
    line: is_link,
    heads_list: false,
    drops: &[
        r#"<div class="app-promo"><p>Get the app for faster news</p><a href="a">App Store</a> <a href="g">Google Play</a></div>"#,
        r#"<p><a href="a">Download our app</a></p>"#,
    ],
    keeps: &[
        "<h2>App herunterladen</h2><p>Wer die App der Hafenmeisterei laden will, braucht Geduld, denn auf der Mole gibt es kein Netz.</p>",
        "<h2>App Store</h2><p>The company takes thirty percent of what its store sells, and the court asked why.</p>",
        "<p>Download our app, they said, and nobody did.</p>",
    ],
};

fn is_prompt(container: &Container<'_>) -> bool {
    (container.named() && container.says() && container.asks() && container.words() <= 80 && container.prose() <= 40)
        || container.is_appeal()
}

fn is_link(line: &Line<'_>) -> bool {
    line.says() && line.words() <= 12 && line.link_share() > 0.8 && !line.is_heading()
}
