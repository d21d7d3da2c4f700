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
    container: is_thread,
    line: is_link,
    heads_list: false,
    drops: &[
        r#"{article}<section><h3>댓글 2개</h3><p>벽이 오래전부터 약했다.</p><p><a href="r">답글</a></p><form><textarea></textarea><button>댓글 등록</button></form></section>"#,
        r##"<div id="comments"><div>We will be happy to hear your thoughts</div><div id="respond"><h3>Leave a reply <small><a
           href="#r">Cancel reply</a></small></h3><form><textarea></textarea><input><input type="submit"></form></div></div>"##,
        r#"{article}<section class="comments-area"><h2>2 comments</h2><ol class="comment-list"><li><b>Ben</b> says: <p>The wall has been
           weak since the winter of the two storms, and everybody in the harbour has known it for years and years.</p><a href="r">Reply</a></li>
           <li><b>Ada</b> says: <p>True.</p><a href="r">Reply</a></li></ol></section>"#,
    ],
    keeps: &[
        "<h2>Комментарии</h2><p>Комментарии к закону заняли четыре тома, и в последнем нет ничего, кроме опечаток.</p>",
        "<h2>Comment</h2><p>Comment la mer est entrée dans la ville, personne ne le sait, mais elle en est ressortie par la rue des Tonneliers.</p>",
        "<h2>Comments</h2><p>The comments that the council received fill four boxes, and most of them are about the same tree.</p>",
        r#"<section class="discussion"><h2>Discussion</h2><p>The swell was higher in the second winter than in the first, which
                agrees with what the fishermen said and with nothing that had been printed.</p><p>It fell again in the third.</p></section>"#,
        r#"<div class="comments"><p>Her comments on the bill were short, and those who had waited an hour in the rain to hear them
                went home without a word.</p></div>"#,
    ],
};

/// Names of a thread that nothing else is called, unlike a paper's “Discussion” and “Responses”.
const SURE: &[&str] = &["comment", "disqus", "komment", "coment", "commenti", "reacties"];

/// After the text: named so, and with a form, a phrase or people who answer each other; or headed so, with a form.
fn is_thread(container: &Container<'_>) -> bool {
    if container.is_before_text() || container.holds_title() || container.is_the_text() {
        return false;
    }
    if !container.named() {
        let is_headed = container.lines().next().is_some_and(|line| line.says() && line.is_heading());
        return is_headed && container.fields() > 0 && container.is_after_text();
    }
    let says = container.line_count() > 1 && container.says();
    let is_sure = container.is_after_text() && container.line_count() > 1 && container.is_called(SURE, 1);
    is_sure || says || container.fields() > 0
}

fn is_link(line: &Line<'_>) -> bool {
    line.says() && line.words() <= 8 && line.link_share() > 0.9 && !line.is_heading() && !line.is_before_text()
}
