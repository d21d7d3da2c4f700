//! Advertisements, and the words that say that one stands here.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Advertisement,
    reach: Reach::Thing,
    names: "ad, ads, adv, advert, adverts, advertisement, advertising, advertorial, adsbygoogle, adsense, adunit, adslot, adbox, \
            adcontainer, adwrapper, google ads, dfp, gpt, sponsor, sponsors, sponsored, sponsorship, mediad, promoted, anzeige, \
            werbung, publicite, publicidad, publicidade, pubblicita, advertentie",
    phrases: &[
        (
            "en",
            "ad, ads, advertisement, advertisements, advertisment, advertising, advertise here, sponsored, sponsored content, \
                sponsored links, sponsored by…, promoted, promoted content, paid content, paid post, partner content, \
                ads by google, advertisement #, article continues below…, story continues below…, continue reading below…, \
                scroll to continue…, article continues after…, story continues after…, …continue reading the main story…, \
                report this ad, report an ad, remove ads, close ad, skip ad, this ad will end in…, from our sponsors, a message from our sponsor…, \
                we may earn a commission…, …contains affiliate links…, …affiliate commission…",
        ),
        ("de", "anzeige, anzeigen, werbung, gesponsert, advertorial, sponsored post, anzeige #"),
        (
            "fr",
            "publicité, publicités, annonce, annonces, sponsorisé, la suite après la publicité…, contenu sponsorisé",
        ),
        ("es", "publicidad, anuncio, anuncios, patrocinado, contenido patrocinado, continúa tras la publicidad…"),
        (
            "pt",
            "publicidade, anúncio, anúncios, patrocinado, continua após a publicidade…, continua depois da publicidade…, conteúdo patrocinado",
        ),
        ("it", "pubblicità, annuncio, sponsorizzato, contenuto sponsorizzato, continua dopo la pubblicità…"),
        (
            "nl",
            "advertentie, advertenties, reclame, gesponsord, verder lezen na de advertentie…, lees verder na de advertentie…",
        ),
    ],
    container: is_slot,
    line: is_label,
    heads_list: false,
    drops: &[
        r#"<div class="mediad in-content-ad"><span>Advertisement</span></div>"#,
        "<div>Anzeige</div>",
        r#"<div class="ad-slot"><span>Ad</span><a href="/x">Fine boots</a></div>"#,
        "<p>Article continues below advertisement</p>",
    ],
    keeps: &[
        "<h2>Advertisement</h2><p>The first one that the paper took was for a lost dog, and it was found the same night.</p>",
        r#"<div class="ads-history"><p>Ads for soap filled the back page for forty years, drawn by one man who never signed his
           work and never, as far as his widow knew, used the soap himself.</p></div>"#,
    ],
};

fn is_slot(container: &Container<'_>) -> bool {
    container.named()
        && container.words() <= 60
        && container.prose() == 0
        && (container.says() || container.link_share() > 0.5)
}

/// The label alone on its line.
fn is_label(line: &Line<'_>) -> bool {
    line.says() && line.words() <= 12 && !line.is_heading()
}
