//! Picture credits said again: once by the picture, and once more where its caption or the gallery repeats it.

use super::survey::Line;
use super::{Reach, Rule, no_container};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Credit,
    reach: Reach::Thing,
    names: "",
    container: no_container,
    line: is_repeated,
    heads_list: false,
    drops: &["<p>PHOTO: Ben Marsh / The Harbour Courier</p>"],
    keeps: &[
        "<figure><img src='a.jpg'><figcaption>Photo: Ada Quill</figcaption></figure>",
        "<p>Photo: the word is from the Greek for light, and the light that night came from the burning pier.</p>",
    ],
};

/// A short line that credits a picture in words that an earlier line has used.
fn is_repeated(line: &Line<'_>) -> bool {
    line.says() && line.words() <= 14 && !line.is_heading() && line.is_repeated()
}
