//! Sign-in boxes and walls in front of paid text.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Login,
    reach: Reach::Thing,
    names: "login, signin, sign in, log in, logon, regwall, paywall, pay wall, piano, register, registration, barrier, \
            subscriber only, account, user menu",
    phrases: &[
        (
            "en",
            "log in, login, sign in, sign up, register, register now, log in to…, sign in to…, log in or…, login or…, sign in or…, \
                already a subscriber…, already a member…, already have an account…, subscribe to continue…, \
                subscribe to read…, to continue reading…, to read the full…, forgot password…, forgot your password…, \
                create an account…, create account, my account, remember me, lost your password…, \
                this article is for subscribers…, you must be logged in…, don't have an account…",
        ),
        (
            "de",
            "anmelden, einloggen, login, registrieren, jetzt registrieren, passwort vergessen…, bereits abonnent…, \
                sie sind bereits abonnent…, jetzt weiterlesen…, weiterlesen mit…, mein konto, konto erstellen, schon abonnent…",
        ),
        (
            "fr",
            "se connecter, connexion, s'identifier, créer un compte, mot de passe oublié…, déjà abonné…, \
                article réservé aux abonnés…, il vous reste…, mon compte, pour lire la suite…",
        ),
        (
            "es",
            "iniciar sesión, acceder, regístrate, registrarse, crear cuenta, ¿ya eres suscriptor…, olvidé mi contraseña…, \
                para seguir leyendo…, mi cuenta",
        ),
        (
            "pt",
            "entrar, fazer login, cadastre-se, criar conta, já é assinante…, esqueci a senha…, minha conta, para continuar lendo…",
        ),
        (
            "it",
            "accedi, registrati, crea un account, sei già abbonato…, password dimenticata…, per continuare a leggere…, il mio account",
        ),
        (
            "nl",
            "inloggen, aanmelden, registreren, account aanmaken, wachtwoord vergeten…, al abonnee…, mijn account, om verder te lezen…",
        ),
    ],
    container: is_box,
    line: is_link,
    heads_list: false,
    drops: &[
        r#"<div class="paywall"><h3>Subscribe to continue reading</h3><p>Already a subscriber? <a href="/in">Sign in</a></p></div>"#,
        r#"<div class="login-box"><form><label>Name</label><input><input type="password"><button>Log in</button>
           <a href="/f">Forgot password?</a></form></div>"#,
        r#"<div class="top"><a class="login" href="/in">Sign in</a></div>{article}"#,
    ],
    keeps: &[
        "<h2>Sign in</h2><p>Open the app and sign in with the key that the town sent you by post last week.</p>",
        r#"<div class="register"><p>The parish register names every child born in the valley since the mill was built, with
                the trade of the father, the house and the hour.</p></div>"#,
    ],
};

fn is_box(container: &Container<'_>) -> bool {
    let acts = container.fields() + container.buttons() + container.links() > 0;
    container.named() && container.says() && acts && container.words() <= 120 && container.prose() <= 60
}

fn is_link(line: &Line<'_>) -> bool {
    line.says() && line.words() <= 6 && line.link_share() > 0.9 && !line.is_heading()
}
