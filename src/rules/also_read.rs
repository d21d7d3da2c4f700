//! “Also read” lines between the paragraphs.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;
use crate::tag::Tag;

pub(super) const RULE: Rule = Rule {
    kind: Kind::AlsoRead,
    reach: Reach::Thing,
    names: "also read, alsoread, read also, readalso, read more, readmore, see also, read next, inline related, related inline, \
            related link, relatedlink, lire aussi, leer mas, leia mais, leggi anche, lees ook, xemthem, kanren",
    container: is_box,
    line: is_line,
    heads_list: true,
    drops: &[
        r#"<section lang="fr"><span>Lire aussi |</span> <a href="/w">La marée monte au vieux port</a> <span>Ajouter à vos sélections</span></section>"#,
        r#"<section lang="de"><span>Lesen Sie auch</span><a href="/w"><h4>Die Flut kehrt an die alte Mauer zurück</h4></a><span>Von Jana Holm</span></section>"#,
        r#"<p><strong>Also Read: <a href="/w">The tide turns at the old harbour wall</a></strong></p>"#,
        r#"<p><a href="/w">LIRE AUSSI - La marée monte au vieux port</a></p>"#,
        r#"<div class="read-also"><span>Lees ook</span><a href="/w">Het tij keert in de haven</a></div>"#,
        r#"<p>Читайте также: <a href="/w">Прилив у старой стены</a></p>"#,
        r#"<p><strong>あわせて読みたい</strong> <a href="/w">古い港に潮が満ちる</a></p>"#,
        r#"<div><p>اقرأ أيضًا</p><p><a href="/w">المد يعود إلى الميناء القديم</a></p></div>"#,
        "<p><strong>Lea también:</strong></p><ul><li><a href='/a'>Sube la marea</a></li><li><a href='/b'>El puerto viejo</a></li></ul>",
    ],
    keeps: &[
        r#"<div class="admonition seealso"><p>See also</p><dl><dt><a href="/c">Contour lines</a></dt><dd><p>What to do with the grid.</p></dd></dl></div>"#,
        r#"<p>Read more:</p><h2><a href="/p">The Prudence</a></h2><p>She was built of oak in the year of the flood, and has outlived
           every other boat of the harbour.</p>"#,
        r#"<p>Read also what <a href="/w">the keeper wrote</a> in his log that night, for it is the only account that we have of the
           wave and of the two boats that it carried over the wall.</p>"#,
        r#"<p><a href="/w">More rain is expected.</a></p>"#,
        r#"<p>More: <a href="https://tides.example/log">https://tides.example/log</a></p>"#,
        r#"<p>Lesen Sie auch das <a href="/k">Kleingedruckte</a>, sagt der Wirt, und er meint die Speisekarte, auf der seit dem Krieg
           dieselben vier Gerichte stehen.</p>"#,
        r#"<ul lang="sv"><li><a href="/s">Läs på etiketten</a></li><li><a href="/r">Läs igen</a></li></ul>"#,
        r#"<ul><li><a href="/s">Watch for leaks</a></li><li><a href="/r">Read the label</a></li></ul>"#,
        "<h2>Related work</h2><p>Three groups have measured the swell before, each with other tools and on other coasts.</p>",
    ],
};

/// A box of its own between the paragraphs.
fn is_box(container: &Container<'_>) -> bool {
    let is_small = container.words() <= 80 && container.line_count() <= 8 && container.prose() == 0;
    // In a manual the terms to look up besides are a part of it.
    if container.lines().any(|line| line.is_in(|tag| tag == Tag::Dt, 3)) {
        return false;
    }
    let is_named = || container.named() && container.link_share() > 0.5;
    let is_linked = container.links() > 0 && (is_named() || container.heads_links());
    is_small && (is_linked || announces_link(container))
}

/// Words of a line beside the link that is announced at most.
const BESIDE: u32 = 6;

/// A few lines of which the first says it, with a link to what it announces; who wrote that may stand beside.
fn announces_link(container: &Container<'_>) -> bool {
    let is_link = |line: &Line<'_>| line.link_share() > 0.7;
    let holds_link = match container.line_count() {
        1 => container.link_share() > 0.4 || (container.links() == 0 && container.tag() == Tag::Figure),
        _ => {
            container.lines().skip(1).any(|line| is_link(&line))
                && container.lines().skip(1).all(|line| is_link(&line) || line.words() <= BESIDE)
        }
    };
    // An address written out is a source.
    let is_source = || container.lines().any(|line| line.text().contains("://"));
    container.says_first() && holds_link && container.words() <= 50 && !is_source()
}

/// A line that is mostly the link it announces.
fn is_line(line: &Line<'_>) -> bool {
    let is_link = line.link_share() > 0.6 || (line.link_share() > 0.4 && line.ends_in_link());
    // An address written out is a source.
    line.says() && is_link && line.words() <= 40 && !line.is_heading() && !line.text().contains("://")
}
