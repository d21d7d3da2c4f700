//! Links that jump within the page: past the menu, back to the top.

use super::survey::Line;
use super::{Reach, Rule, no_container};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::SkipLink,
    reach: Reach::Thing,
    names: "skip link, skip links, skip to content, back to top, screen reader shortcut",
    phrases: &[
        (
            "en",
            "skip to…, skip navigation…, skip links, jump to content, jump to navigation, jump to main content, \
                back to top, return to top, go to top, top of page, to top, scroll to top",
        ),
        (
            "de",
            "zum inhalt…, zum hauptinhalt…, direkt zum inhalt…, zur navigation…, nach oben, zum seitenanfang, \
                springe zum inhalt…, zur hauptnavigation…",
        ),
        ("fr", "aller au contenu…, passer au contenu…, accéder au contenu…, haut de page, retour en haut…"),
        ("es", "saltar al contenido…, ir al contenido…, pasar al contenido…, volver arriba, ir arriba"),
        ("pt", "ir para o conteúdo…, pular para o conteúdo…, saltar para o conteúdo…, voltar ao topo, topo"),
        ("it", "vai al contenuto…, salta al contenuto…, passa al contenuto…, torna su, torna all'inizio"),
        ("nl", "ga naar de inhoud…, naar de inhoud…, spring naar…, ga naar inhoud…, terug naar boven, naar boven"),
    ],
    container: no_container,
    line: is_skip_link,
    heads_list: false,
    drops: &[
        r##"<a class="skip-link" href="#main">Skip to main content</a>{article}"##,
        r##"<p><a href="#top">Back to top</a></p>"##,
    ],
    keeps: &["<p>Skip to the good part, she said.</p>", r#"<p>Jump to <a href="x">the list</a> of winners.</p>"#],
};

fn is_skip_link(line: &Line<'_>) -> bool {
    line.says() && line.words() <= 8 && line.link_share() > 0.9
}
