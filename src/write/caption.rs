//! Words said twice beside a picture: once as its caption, once in its `alt`.
//!
//! Whoever hears the page hears both; Markdown shows both. The caption stays: it is what everyone sees.

use super::selection::Part;
use crate::outline::{NodeId, Outline};
use crate::tag::Tag;
use crate::words::words;

/// Elements between a picture and the box that holds its caption.
const REACH: usize = 4;
/// Lines of such a box, and words of them.
const MAX_LINES: usize = 3;
const MAX_WORDS: u32 = 200;

/// Whether a caption that is written with a picture, as the same part, says all that its `alt` says.
pub(super) fn says(outline: &Outline, parts: &[Part], part: Part, picture: NodeId, alt: &str) -> bool {
    let alt: Vec<u64> = words(alt).map(|word| word.hash).collect();
    let is_box = |id: &NodeId| !matches!(outline.node(*id).tag, Tag::Body | Tag::Main | Tag::Article | Tag::Section);
    let mut boxes = outline.ancestors(picture).take(REACH).take_while(is_box);
    let around = boxes.find(|&id| !outline.node(id).blocks.is_empty());
    let Some(lines) = around.map(|id| outline.node(id).blocks.clone()).filter(|lines| lines.len() <= MAX_LINES) else {
        return false;
    };
    let says_it = |at: u32| {
        let block = &outline.blocks[at as usize];
        let caption: Vec<u64> = words(outline.text_of(block)).map(|word| word.hash).collect();
        parts[at as usize] == part
            && block.measure.words <= MAX_WORDS
            && caption.windows(alt.len()).any(|part| part == alt)
    };
    !alt.is_empty() && lines.into_iter().any(says_it)
}

#[cfg(test)]
mod tests {
    use crate::cleaner::{Cleaner, Options};
    use crate::write::{Part, Selection, html, write};

    #[track_caller]
    fn alt(figure: &str) -> String {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        cleaner.write(format!("<body><p>Before.</p>{figure}<p>After.</p>").as_bytes()).unwrap();
        let outline = cleaner.outline().unwrap();
        let all =
            Selection { blocks: vec![Part::Kept; outline.blocks.len()], leaves: vec![Part::Kept; outline.items.len()] };
        let html = html(&write(&outline, &all, None).unwrap());
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
    fn an_alt_that_says_more_stays() {
        for caption in ["Boats", "Photo: Ada Quill", "Boats in a square", ""] {
            let figure = format!("<figure>{IMG}<figcaption>{caption}</figcaption></figure>");
            assert_eq!(alt(&figure), "Boats in the square", "{caption}");
        }
        let elsewhere = format!("<p>{IMG}</p><p>Boats in the square</p>");
        assert_eq!(alt(&elsewhere), "Boats in the square", "a paragraph is no caption");
    }
}
