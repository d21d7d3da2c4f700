//! Sign-in boxes and walls in front of paid text.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Login,
    reach: Reach::Thing,
    names: "login, signin, sign in, log in, logon, regwall, paywall, pay wall, piano, register, registration, barrier, \
            subscriber only, account, user menu",
    container: is_box,
    line: is_line,
    heads_list: false,
    drops: &[
        r#"<p lang="fr">Article réservé aux abonnés</p>{article}"#,
        r#"<div><h3>Diesen Artikel weiterlesen mit dem Abo</h3><p>Bereits Abonnent?</p><a href="/in">Anmelden</a></div>"#,
        r#"<div class="paywall"><h3>Subscribe to continue reading</h3><p>Already a subscriber? <a href="/in">Sign in</a></p></div>"#,
        r#"<div class="login-box"><form><label>Name</label><input><input type="password"><button>Log in</button>
           <a href="/f">Forgot password?</a></form></div>"#,
        r#"<div class="top"><a class="login" href="/in">Sign in</a></div>{article}"#,
    ],
    keeps: &[
        "<h2>Réservé aux abonnés</h2><p>Le banc devant la mairie est réservé aux abonnés du journal, dit la plaque, et le facteur s'y assoit quand même.</p>",
        "<p>Zaloguj się, powiedział automat, a babka włożyła do niego grzybek.</p>",
        "<h2>Sign in</h2><p>Open the app and sign in with the key that the town sent you by post last week.</p>",
        r#"<div class="register"><p>The parish register names every child born in the valley since the mill was built, with
                the trade of the father, the house and the hour.</p></div>"#,
    ],
};

fn is_box(container: &Container<'_>) -> bool {
    let acts = container.fields() + container.buttons() + container.links() > 0;
    (container.named() && container.says() && acts && container.words() <= 120 && container.prose() <= 60)
        || container.is_appeal()
}

/// A link to sign in, or above the text the mark of an article for subscribers.
fn is_line(line: &Line<'_>) -> bool {
    let is_link = || line.words() <= 6 && line.link_share() > 0.9 && !line.is_heading();
    let is_mark = || line.is_before_text() && line.words() > 2 && !line.is_entry() && line.says_nothing_else();
    line.says() && (is_link() || is_mark())
}
