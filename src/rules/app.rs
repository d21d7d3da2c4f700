//! Prompts to install an app.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::App,
    reach: Reach::Thing,
    names: "app, apps, app promo, appbanner, app banner, smartbanner, smart banner, app download, appstore, app store, google play, get app, \
            install app, mobile app",
    phrases: &[
        (
            "en",
            "download our app…, download the app…, get the app…, get our app…, download on the app store, get it on google play, \
                app store, google play, open in app, …download our app…, …download our mobile app…, use the app, install the app…, install our app…, \
                read in app, continue in app, available on the app store…",
        ),
        (
            "de",
            "app herunterladen…, jetzt app laden…, laden im app store, jetzt bei google play, zur app, holen sie sich die app…, …unsere app…",
        ),
        (
            "fr",
            "télécharger l'application…, téléchargez l'application…, télécharger dans l'app store, disponible sur google play, …notre application…",
        ),
        (
            "es",
            "descarga la app…, descarga nuestra app…, descargar app…, …descarga nuestra aplicación…, disponible en google play",
        ),
        (
            "pt",
            "baixe o app…, baixe o aplicativo…, baixe nosso app…, disponível no google play, …baixe nosso aplicativo…",
        ),
        ("it", "scarica l'app…, scarica la nostra app…, disponibile su google play"),
        ("nl", "download de app…, download onze app…, ontdek op google play"),
    ],
    container: is_prompt,
    line: is_link,
    heads_list: false,
    drops: &[
        r#"<div class="app-promo"><p>Get the app for faster news</p><a href="a">App Store</a> <a href="g">Google Play</a></div>"#,
        r#"<p><a href="a">Download our app</a></p>"#,
    ],
    keeps: &[
        "<h2>App Store</h2><p>The company takes thirty percent of what its store sells, and the court asked why.</p>",
        "<p>Download our app, they said, and nobody did.</p>",
    ],
};

fn is_prompt(container: &Container<'_>) -> bool {
    let acts = container.links() + container.buttons() > 0;
    container.named() && container.says() && acts && container.words() <= 80 && container.prose() <= 40
}

fn is_link(line: &Line<'_>) -> bool {
    line.says() && line.words() <= 12 && line.link_share() > 0.8 && !line.is_heading()
}
