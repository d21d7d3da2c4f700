//! Lists of other articles: related, most read, latest.

use super::survey::Container;
use super::{Reach, Rule, no_line};
use crate::plan::Kind;
use crate::tag::Tag;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Related,
    reach: Reach::Thing,
    names: "related, relatedposts, related posts, related articles, related content, related stories, jp relatedposts, yarpp, recommended, \
            recommendation, recommendations, recommend, recirc, recirculation, most read, mostread, most popular, mostpopular, popular, \
            popular posts, trending, latest, latest news, latest posts, recent, recent posts, recent articles, top stories, topstories, \
            more stories, morestories, more news, more posts, more articles, more from, morefrom, up next, upnext, next up, \
            outbrain, taboola, zergnet, revcontent, you may like, also like, might like, suggested, suggestions, similar, similar posts, \
            promo, teaser, teasers, teaserlist, onward, further reading, headlines, discover, kanren, ranking, ligatus, plista, verwandte",
    phrases: &[
        (
            "en",
            "related, related articles…, related posts…, related stories…, related news…, related content…, related reading…, related topics…, related links…, \
                related…, recommended…, recommended for you…, recommended stories…, you may also like…, you might also like…, you may like…, you might like…, \
                you may also be interested in…, you might be interested in…, most read…, most popular…, most viewed…, most shared…, popular…, popular posts…, \
                trending…, trending now…, latest…, latest news…, latest stories…, latest posts…, latest articles…, recent posts…, recent articles…, recent stories…, \
                top stories…, more stories…, more from…, more in…, more news…, more articles…, more posts…, more on this…, more like this…, up next…, \
                next up…, what to read next…, keep reading, read next, more to read, continue reading, read more, editor's picks…, editors' picks…, don't miss…, from around the web…, around the web…, elsewhere on…, \
                similar posts…, similar articles…, more to explore…, featured…, \
                other stories…, other articles…, popular now…, what others are reading…, in other news…, further reading…, explore more…, suggested…",
        ),
        (
            "de",
            "mehr zum thema…, verwandte artikel…, verwandte themen…, ähnliche artikel…, ähnliche beiträge…, auch interessant…, meistgelesen…, meistgelesene…, \
                das könnte sie auch interessieren…, das könnte dich auch interessieren…, das könnte ihnen auch gefallen…, weitere artikel…, \
                weitere beiträge…, weitere themen…, weitere nachrichten…, mehr aus…, mehr von…, neueste beiträge…, neueste artikel…, aktuelle beiträge…, beliebt…, \
                beliebte beiträge…, empfehlungen…, empfohlen…, top-themen…, aktuell…, zum thema…, passend zum thema…, weitere meldungen…",
        ),
        (
            "fr",
            "articles liés…, articles similaires…, sur le même sujet…, sur le même thème…, les plus lus…, le plus lu…, \
                articles récents…, dernières actualités…, à découvrir…, vous aimerez aussi…, dans la même rubrique…, recommandé…, nos recommandations…, \
                plus d'articles…, à la une…",
        ),
        (
            "es",
            "artículos relacionados…, noticias relacionadas…, relacionado…, relacionados…, más leído…, lo más leído…, las más leídas…, \
                te puede interesar…, también te puede interesar…, últimas noticias…, más noticias…, lo último…, entradas recientes…, recomendados…, \
                entradas relacionadas…, contenido relacionado…, destacados…, más en…",
        ),
        (
            "pt",
            "artigos relacionados…, notícias relacionadas…, relacionadas…, relacionados…, mais lidas…, mais lidos…, \
                últimas notícias…, posts recentes…, posts relacionados…, matérias relacionadas…, recomendados…, mais notícias…, você pode gostar…, mais em…",
        ),
        (
            "it",
            "articoli correlati…, correlati…, più letti…, i più letti…, ultime notizie…, articoli recenti…, potrebbe interessarti…, \
                ti potrebbe interessare…, potrebbero interessarti…, altri articoli…, notizie correlate…, consigliati…",
        ),
        (
            "nl",
            "gerelateerd…, gerelateerde artikelen…, gerelateerde berichten…, meest gelezen…, laatste nieuws…, recente berichten…, \
                meer nieuws…, meer artikelen…, aanbevolen…, ook interessant…, populair…, meer over…",
        ),
        ("ja", "関連記事…, おすすめ記事…, あわせて読みたい…, アクセスランキング…, 人気記事…, 新着記事…"),
    ],
    container: is_list,
    line: no_line,
    heads_list: true,
    drops: &[
        r#"<div class="related_articles"><div>Related Articles</div><div><div><a href="/a"><img src="a.jpg"></a><h3><a href="/a">The tide
           turns at the harbour</a></h3></div><div><h3><a href="/b">What the new pier will cost</a></h3></div></div></div>"#,
        r#"<h3>Most read</h3><ol><li><a href="/a">A storm</a></li><li><a href="/b">A calm</a></li><li><a href="/c">A boat</a></li></ol>"#,
        r#"<div><h2>Das könnte Sie auch interessieren</h2><a href="/a">Sturm über dem Hafen</a><p><a href="/b">Ruhe nach dem Sturm</a></p></div>"#,
    ],
    keeps: &[
        r#"<div class="related"><h2>Related work</h2><p>Three groups have measured the swell before, <a href="/a">each</a> with other
           tools and on other coasts, and none of them found what the fishermen had told them to look for.</p></div>"#,
        "<h2>Popular</h2><p>The most popular boat in the harbour is also its slowest.</p>",
    ],
};

/// Mostly links, and named or headed as a list of other things to read.
fn is_list(container: &Container<'_>) -> bool {
    let is_list = container.links() >= 2 && container.link_share() > 0.5;
    let is_teaser = container.links() >= 1 && container.pictures() >= 1 && container.link_share() > 0.3;
    let is_headed = container.says_first() && container.line_count() > 2;
    if container.tag() == Tag::Tr {
        return false;
    }
    let has_little_text = container.prose() * 4 <= container.words();
    has_little_text && ((is_headed && is_list) || (container.named() && (is_list || is_teaser)))
}
