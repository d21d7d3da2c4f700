//! Picture credits said again: once by the picture, and once more where its caption or the gallery repeats it.

use super::survey::Line;
use super::{Reach, Rule, no_container};
use crate::plan::Kind;
use crate::tag::Tag;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Credit,
    reach: Reach::Thing,
    names: "",
    container: no_container,
    line: is_repeated,
    heads_list: false,
    drops: &["<p>PHOTO: Ben Marsh / The Harbour Courier</p>"],
    keeps: &[
        "<img src='b.jpg'><p>Photo: Ben Marsh/The Harbour Courier</p>",
        "<figure><img src='b.jpg'><figcaption>Photo: Ben Marsh/The Harbour Courier</figcaption></figure>",
        "<figure><img src='a.jpg'><figcaption>Photo: Ada Quill</figcaption></figure>",
        "<p>Photo: the word is from the Greek for light, and the light that night came from the burning pier.</p>",
    ],
};

/// A short line that credits a picture in words that an earlier line has used, and no picture stands over it: each
/// picture keeps its own.
fn is_repeated(line: &Line<'_>) -> bool {
    let is_caption = || line.follows_picture() || line.is_in(|tag| matches!(tag, Tag::Figure | Tag::Figcaption), 4);
    line.says() && line.words() <= 14 && !is_caption() && !line.is_entry() && line.is_repeated()
}
