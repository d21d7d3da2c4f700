//! About the author: the box below an article with a portrait and a life in two sentences. The byline is no part of it.

use super::survey::Container;
use super::{Reach, Rule, no_line};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Author,
    reach: Reach::Thing,
    names: "author bio, authorbio, author box, authorbox, author info, author detail, author details, author profile, author card, \
            author about, author description, author block, author wrap, about author, about the author, post author, entry author, \
            article author, author, authors, bio, biography, contributor, contributors, writer, saboxplugin, abh, autor, auteur, autore, \
            byline bio, guest author, user profile",
    container: is_box,
    line: no_line,
    heads_list: true,
    drops: &[
        r#"<div class="author_detail_box"><img src="a.jpg"><h4><a href="/a">Ada Quill</a></h4><div><a href="s">Ada Quill</a></div>
           <p>I’m Ada Quill: founder of “Quillworks”. I’m a full-time engineer and an aspiring gardener, dedicated to growing this
           site as large as it will go. I love to write about soil, seeds and my experience with life.</p></div>"#,
        r#"<section><h3>About the author</h3><p><a href="/a">Ben Marsh</a> covers the coast for the Courier.</p></section>"#,
    ],
    keeps: &[
        r#"<div class="quote-block"><p>It was the highest that I ever saw, and I have seen them all.</p><div class="author"><img src="k.jpg">The keeper of the light, who was there all night long</div></div>"#,
        r#"<div class="author-talk"><p>The author spoke for an hour about her childhood on the island, the two aunts who raised
           her there and the typewriter that one of them had stolen.</p></div>"#,
        "<h2>About the author</h2>",
    ],
};

/// After the text: named so with a portrait or a link, or headed so.
fn is_box(container: &Container<'_>) -> bool {
    let is_small = container.words() <= 250 && container.words() >= 4 && container.line_count() <= 12;
    if !is_small || !container.is_after_text() || !container.tag().is_block() {
        return false;
    }
    // Who is quoted is no author.
    if container.is_called(&["quote", "citation"], 3) {
        return false;
    }
    let has_person = container.pictures() + container.links() > 0;
    has_person && ((container.named() && container.words() >= 12) || container.says_first())
}
