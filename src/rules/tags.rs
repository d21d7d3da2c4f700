//! Tags and categories of an article.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Tags,
    reach: Reach::Thing,
    names: "tags, tag list, taglist, tag links, tag cloud, tagcloud, tags links, post tags, entry tags, categories, cat links, category links, \
            cat list, post categories, entry categories, topics, keywords, labels, filed under, tagged, category, post category, \
            schlagworte, themen, etiquetas, mots clés",
    phrases: &[
        ("en", "tags, tags…, tag…, tagged…, tagged with…, topics…, filed under…, filed in…, posted in…, categories…, category…, keywords…, labels…, \
                related topics…, more on this topic…, more about…, read more about…, explore more on…, in this article…"),
        ("de", "tags…, schlagwörter…, schlagworte…, themen…, stichwörter…, kategorien…, kategorie…, mehr zu…, mehr zum thema…"),
        ("fr", "tags…, mots-clés…, sujets…, thèmes…, catégories…, catégorie…, étiquettes…, sur le même sujet…"),
        ("es", "tags…, etiquetas…, temas…, categorías…, categoría…, archivado en…, más sobre…"),
        ("pt", "tags…, assuntos…, temas…, categorias…, categoria…, mais sobre…, tópicos…, marcadores…"),
        ("it", "tag…, tags…, argomenti…, categorie…, categoria…, temi…, etichette…"),
        ("nl", "tags…, onderwerpen…, trefwoorden…, categorieën…, categorie…, meer over…, labels…"),
    ],
    container: is_list,
    line: is_line,
    heads_list: true,
    drops: &[
        r#"<div class="tags"><p><span>Tags: </span><a href="/t/a">Harbour</a><a href="/t/b">Rain</a></p></div>"#,
        r#"<p>Filed under <a href="/c">World</a>, <a href="/d">Weather</a></p>"#,
        r#"<h4>Topics</h4><ul><li><a href="/a">Sea</a></li><li><a href="/b">Storms</a></li></ul>"#,
    ],
    keeps: &["<h2>Tags</h2><p>The tags on the birds' legs are of aluminium and weigh less than a grain of rice, says the warden.</p>",
             r#"<p>Categories of <a href="x">storm</a> run from one to five, and this was a four when it met the coast at dawn.</p>"#],
};

fn is_list(container: &Container<'_>) -> bool {
    let is_small = container.words() <= 60 && container.prose() == 0 && container.lines_within(12);
    container.named() && is_small && container.links() > 0 && (container.link_share() > 0.5 || container.says_first())
}

fn is_line(line: &Line<'_>) -> bool {
    line.says() && line.link_share() > 0.4 && line.words() <= 40 && !line.is_heading()
}
