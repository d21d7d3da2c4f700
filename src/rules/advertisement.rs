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
    container: is_slot,
    line: is_label,
    heads_list: false,
    drops: &[
        r#"<div lang="fr">Pub</div>"#,
        "<p>Reklama</p>",
        "<p>광고</p>",
        r#"<div class="mediad in-content-ad"><span>Advertisement</span></div>"#,
        "<div>Anzeige</div>",
        r#"<div class="ad-slot"><span>Ad</span><a href="/x">Fine boots</a></div>"#,
        "<p>Article continues below advertisement</p>",
    ],
    keeps: &[
        "<p>Annonce la tempête avant l'aube, demanda le maire au crieur, et le crieur l'annonça.</p>",
        r#"<ul lang="en"><li>Pub</li><li>Chapel</li></ul>"#,
        "<table><tr><th>Income</th><th>2023</th></tr><tr><td>Advertising</td><td>4,100</td></tr></table>",
        "<dl><dt>Sponsored</dt><dd>Paid for by somebody who hopes that you do not see the word above it.</dd></dl>",
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
    line.says() && line.words() <= 12 && !line.is_entry()
}
