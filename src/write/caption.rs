//! Words said twice beside a picture: once as its caption, once in its `alt`.
//!
//! Whoever hears the page hears both; Markdown shows both. The caption stays: it is what everyone sees.
//! A figure is looked at as it was written. The article, cleaned again, has the same figures with the same words, so
//! that nothing changes then; of the page's own figures some are not written, or hold text that is not.
//! Other boxes are not written at all, and are looked for on the page.

use std::ops::Range;

use super::content::{Content, Piece};
use super::selection::Part;
use crate::allowlist::{Role, role};
use crate::maps::Map;
use crate::outline::{BySort, NodeId, Outline};
use crate::tag::Tag;
use crate::words::words;

/// Elements between a picture and the box, not made as a figure, that holds its caption.
const REACH: usize = 4;
/// Lines of such a box.
const MAX_LINES: usize = 3;
/// Words of a caption.
const MAX_WORDS: usize = 200;

/// What the classes of captions have in them, which are no figcaptions; sliders that compare pictures have labels.
const NAMES: [&str; 5] = ["caption", "label", "cutline", "legend", "slide-info"];

/// Whether an element says of itself that it is a caption.
pub(crate) fn is_named(outline: &Outline, id: NodeId) -> bool {
    let class = outline.source_of(outline.node(id).class).to_ascii_lowercase();
    NAMES.iter().any(|name| class.contains(name))
}

/// The boxes around a line that hold no other, from where one of them says of itself that it is a caption.
pub(super) fn boxes<'a>(
    outline: &'a Outline,
    named: &'a BySort<'_, bool>,
    line: NodeId,
) -> impl Iterator<Item = NodeId> + 'a {
    let is_alone = |id: &NodeId| outline.node(*id).blocks.len() == 1;
    let around = outline.lineage(line).take_while(is_alone).take(REACH);
    around.skip_while(|&id| !named.of(id)).skip(1)
}

/// Whether a line of the box around a picture, written as the same part, says all that its `alt` says.
pub(super) fn says(outline: &Outline, parts: &[Part], part: Part, picture: NodeId, alt: &str) -> bool {
    let Some(lines) = plain_box(outline, picture).map(|id| outline.node(id).blocks.clone()) else { return false };
    let alt = hashes(alt);
    lines.into_iter().any(|at| {
        let line = &outline.blocks[at as usize];
        parts[at as usize] == part
            && line.measure.words as usize <= MAX_WORDS
            && holds(&hashes(outline.text_of(line)), &alt)
    })
}

/// The box around a picture and a few lines.
fn plain_box(outline: &Outline, picture: NodeId) -> Option<NodeId> {
    let around = outline.ancestors(picture).take(REACH).find(|&id| !outline.node(id).blocks.is_empty())?;
    let node = outline.node(around);
    let is_section = matches!(node.tag, Tag::Body | Tag::Main | Tag::Article | Tag::Section);
    (role(node.tag) == Role::Unwrap && !is_section && node.blocks.len() <= MAX_LINES).then_some(around)
}

/// Empties each `alt` in a figure that says it in words.
pub(super) fn settle(content: &mut Content) {
    for figure in figures(content) {
        let said = said(content, figure.clone());
        for at in figure {
            let Piece::Void(Tag::Img, attributes) = content.pieces[at].clone() else { continue };
            let Some(said) = said.get(&content.parts()[at]) else { continue };
            let alts = content.attributes_mut(&attributes).iter_mut().filter(|attribute| attribute.name == "alt");
            alts.filter(|alt| holds(said, &hashes(&alt.value))).for_each(|alt| alt.value.clear());
        }
    }
}

/// The figures that stand in no other: where they open and end.
fn figures(content: &Content) -> Vec<Range<usize>> {
    let (mut figures, mut open, mut start) = (Vec::new(), 0, 0);
    for (at, piece) in content.pieces.iter().enumerate() {
        match piece {
            Piece::Open(Tag::Figure, _) => {
                start = if open == 0 { at } else { start };
                open += 1;
            }
            Piece::Close(Tag::Figure) => {
                open -= 1;
                if open == 0 {
                    figures.push(start..at);
                }
            }
            _ => {}
        }
    }
    figures
}

/// The words of a figure, those of each part by themselves; none where they are too many for a caption.
fn said(content: &Content, figure: Range<usize>) -> Map<Part, Vec<u64>> {
    let mut texts: Map<Part, (usize, String)> = Map::default();
    let mut line = 0;
    for (piece, &part) in content.pieces[figure.clone()].iter().zip(&content.parts()[figure]) {
        match piece {
            Piece::Text(span) => {
                let (last, text) = texts.entry(part).or_default();
                if std::mem::replace(last, line) != line {
                    text.push('\n');
                }
                text.push_str(content.text(*span));
            }
            Piece::Open(tag, _) | Piece::Close(tag) | Piece::Void(tag, _) => {
                line += usize::from(tag.is_block() || *tag == Tag::Br);
            }
        }
    }
    let few = |text: &str| Some(hashes(text)).filter(|said| said.len() <= MAX_WORDS).unwrap_or_default();
    texts.into_iter().map(|(part, (_, text))| (part, few(&text))).collect()
}

fn hashes(text: &str) -> Vec<u64> {
    words(text).map(|word| word.hash).collect()
}

fn holds(text: &[u64], some: &[u64]) -> bool {
    !some.is_empty() && text.windows(some.len()).any(|part| part == some)
}

#[cfg(test)]
mod tests {
    use crate::write::written_whole;

    #[test]
    fn a_caption_may_stand_deeper_than_beside_its_picture() {
        let written = |box_: &str| written_whole(&format!("<body><p>Before.</p>{box_}<p>After.</p>"));
        const LINKED: &str = "<a href=https://a.example/b.jpg><img src=https://a.example/b.jpg></a>";
        for box_ in [
            format!("<table class=tr-caption-container><tr><td>{LINKED}<tr><td class=tr-caption>The bridge</table>"),
            format!("<div><div>{LINKED}</div><div class=image__caption><div><p>The bridge</div></div></div>"),
            format!("<div>{LINKED}<div><span class=caption><p>The bridge</span></div></div>"),
        ] {
            let once = written(&box_);
            assert!(once.contains("<figcaption>The bridge</figcaption>\n</figure>"), "{box_}: {once}");
            assert_eq!(written_whole(&once), once);
        }
        let cell = "<th scope=col colspan=2><p class=caption>T<img src=https://a.example/b.jpg><div>";
        let cell = written_whole(cell);
        assert!(cell.contains("<figure><figcaption>T<img"), "a figure that was a cell: {cell}");
        for box_ in [
            format!("<div>{LINKED}<div class=caption><p>The bridge<p>The river</div></div>"),
            format!("<div>{LINKED}<div><p>The bridge</div></div>"),
            format!("<div>{LINKED}<img src=https://a.example/c.jpg><div class=caption><p>The bridge</div></div>"),
        ] {
            assert!(!written(&box_).contains("<figcaption>"), "{box_}");
        }
    }

    #[track_caller]
    fn alt(figure: &str) -> String {
        let html = written_whole(&format!("<body><p>Before.</p>{figure}<p>After.</p>"));
        html.split("alt=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("none").to_string()
    }

    const IMG: &str = "<img src=https://a.example/boats.jpg alt='Boats in the square'>";

    #[test]
    fn an_alt_that_the_caption_says_is_left_out() {
        let captions = ["Boats in the square", "BOATS in the “square”!", "Monday: boats in the square, by Ada Quill"];
        for caption in captions {
            assert_eq!(alt(&format!("<figure>{IMG}<figcaption>{caption}</figcaption></figure>")), "");
            assert_eq!(alt(&format!("<figure><figcaption>{caption}</figcaption>{IMG}</figure>")), "");
            assert_eq!(alt(&format!("<div class=wp-caption>{IMG}<p>{caption}</p></div>")), "");
        }
    }

    #[test]
    fn the_label_of_a_picture_that_is_compared_is_its_caption() {
        let html = written_whole(&format!("<body><div class=jx-image>{IMG}<div class=jx-label>Before</div></div>"));
        assert!(html.starts_with("<figure><img") && html.contains("<figcaption>Before</figcaption>"), "{html}");
    }

    #[test]
    fn a_picture_in_a_heading_keeps_its_alt_however_the_heading_is_closed() {
        // Found by fuzzing: what is written for this heading holds the picture, the page's own does not.
        let page = "<h1>x<p>The council met.<table><tr><td><img src=https://a.example/x alt=x></table>";
        let once = written_whole(page);
        assert!(once.contains("alt=\"x\""), "{once}");
        assert_eq!(written_whole(&once), once);
    }

    #[test]
    fn an_alt_that_says_more_stays() {
        for caption in ["Boats", "Photo: Ada Quill", "Boats in a square", ""] {
            let figure = format!("<figure>{IMG}<figcaption>{caption}</figcaption></figure>");
            assert_eq!(alt(&figure), "Boats in the square", "{caption}");
        }
        let elsewhere = format!("<p>{IMG}</p><p>Boats in the square</p>");
        assert_eq!(alt(&elsewhere), "Boats in the square", "a paragraph is no caption");
    }
}
