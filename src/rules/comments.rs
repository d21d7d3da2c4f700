//! What readers wrote below the article, and the form to write more.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Comments,
    reach: Reach::Thing,
    names: "comments, commentlist, comment list, commentarea, comments area, comments section, commentform, comment form, comment respond, respond, reply form, \
            disqus, disqus thread, fb comments, livefyre, commento, discussion, responses, replies, post comments, comment thread, comment body, comment content, \
            comment text, comment author, comment meta, comment wrap, comment box, commentbox, comment reply, coral, viafoura, kommentare, commentaires, \
            comentarios, comentários, commenti, reacties, pingbacks, trackbacks",
    phrases: &[
        (
            "en",
            "comments, comments #, # comments, # comment, # comments on…, # responses…, # response…, # thoughts on…, one thought on…, # replies to…, leave a reply…, leave a comment…, \
                post a comment…, add a comment…, add your comment…, add comment, write a comment…, join the conversation…, join the discussion…, show comments…, view comments…, \
                load comments…, comments are closed…, cancel reply, reply, your email address will not be published…, be the first to comment…, …will be happy to hear your thoughts…, \
                no comments…, no comments yet, what do you think…, save my name email…, submit comment, post comment, comment, name, email, website, trackback…, \
                you must be logged in to post a comment…, please log in to comment…, have your say…, share your thoughts…, \
                sort by…, newest, oldest, permalink, report, report abuse, notify me of…, required fields are marked…, says, says…",
        ),
        (
            "de",
            "kommentare, # kommentare…, kommentar schreiben…, kommentar hinterlassen…, schreibe einen kommentar…, kommentieren…, deine e-mail-adresse wird nicht veröffentlicht…, \
                antworten, antwort abbrechen, diskutieren sie mit…, hinterlasse einen kommentar…, leserkommentare…, keine kommentare…, kommentar abschicken, sagt",
        ),
        (
            "fr",
            "commentaires, # commentaires…, laisser un commentaire…, laissez un commentaire…, ajouter un commentaire…, répondre, commenter…, réagir…, \
                votre adresse e-mail ne sera pas publiée…, annuler la réponse, soyez le premier à…, commentaire",
        ),
        (
            "es",
            "comentarios, # comentarios…, deja un comentario…, deja una respuesta…, dejar un comentario…, comentar…, responder, \
                tu dirección de correo electrónico no será publicada…, cancelar respuesta, escribe un comentario…, publicar el comentario",
        ),
        (
            "pt",
            "comentários, # comentários…, deixe um comentário…, deixe uma resposta…, comentar…, responder, o seu endereço de e-mail não será publicado…, \
                cancelar resposta, publicar comentário, seja o primeiro a comentar…",
        ),
        (
            "it",
            "commenti, # commenti…, lascia un commento…, lascia una risposta…, commenta…, rispondi, il tuo indirizzo email non sarà pubblicato…, annulla risposta",
        ),
        (
            "nl",
            "reacties, # reacties…, geef een reactie…, laat een reactie achter…, plaats een reactie…, reageer…, beantwoorden, je e-mailadres wordt niet gepubliceerd…, \
                reactie annuleren",
        ),
    ],
    container: is_thread,
    line: is_link,
    heads_list: false,
    drops: &[
        r##"<div id="comments"><div>We will be happy to hear your thoughts</div><div id="respond"><h3>Leave a reply <small><a
           href="#r">Cancel reply</a></small></h3><form><textarea></textarea><input><input type="submit"></form></div></div>"##,
        r#"{article}<section class="comments-area"><h2>2 comments</h2><ol class="comment-list"><li><b>Ben</b> says: <p>The wall has been
           weak since the winter of the two storms, and everybody in the harbour has known it for years and years.</p><a href="r">Reply</a></li>
           <li><b>Ada</b> says: <p>True.</p><a href="r">Reply</a></li></ol></section>"#,
    ],
    keeps: &[
        "<h2>Comments</h2><p>The comments that the council received fill four boxes, and most of them are about the same tree.</p>",
        r#"<div class="comments"><p>Her comments on the bill were short, and those who had waited an hour in the rain to hear them
                went home without a word.</p></div>"#,
    ],
};

/// After the text: named so, and with a form, a phrase or people who answer each other.
fn is_thread(container: &Container<'_>) -> bool {
    if !container.named() || container.is_before_text() || container.holds_title() || container.is_the_text() {
        return false;
    }
    let says = container.line_count() > 1 && container.says();
    says || container.fields() > 0 || (container.is_after_text() && container.line_count() > 1)
}

fn is_link(line: &Line<'_>) -> bool {
    line.says() && line.words() <= 8 && line.link_share() > 0.9 && !line.is_heading() && !line.is_before_text()
}
