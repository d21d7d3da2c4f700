//! What elements are called, as far as metadata ask for it.

use std::sync::LazyLock;

use crate::outline::{BySort, NodeId, Outline};
use crate::words::{Split, WordMap, hash_of_lower, split};

/// What a word of an element's class or id says.
#[derive(Clone, Copy)]
#[repr(u8)]
pub(super) enum Said {
    /// It is the site's, not the article's.
    Logo,
    /// It is about something else than the article around it.
    Aside,
    /// It holds the byline.
    Byline,
    /// It stands beside the byline.
    Beside,
    /// It holds a person's name.
    Name,
}

const WORDS: &[(Said, &[&str])] = &[
    (Said::Logo, &["logo", "brand", "branding", "masthead", "site", "sitename", "wordmark"]),
    (
        Said::Aside,
        &[
            "aside",
            "comment",
            "comments",
            "disqus",
            "footer",
            "latest",
            "menu",
            "modal",
            "nav",
            "navbar",
            "newsletter",
            "popular",
            "promo",
            "recent",
            "recommended",
            "related",
            "reviews",
            "sidebar",
            "taboola",
            "teaser",
            "trending",
            "widget",
        ],
    ),
    (
        Said::Byline,
        &[
            "author",
            "authors",
            "auteur",
            "auteurs",
            "autor",
            "autoren",
            "autore",
            "autorenzeile",
            "autorname",
            "autorzeile",
            "byl",
            "byline",
            "bylines",
            "contributor",
            "contributors",
            "personname",
            "forfatter",
            "författare",
            "kirjoittaja",
            "reporter",
            "verfasser",
            "writer",
            "writers",
            "yazar",
            "penulis",
            "redacteur",
            "redactor",
        ],
    ),
    (
        Said::Beside,
        &[
            "about",
            "avatar",
            "bio",
            "biography",
            "comment",
            "comments",
            "count",
            "description",
            "desc",
            "follow",
            "image",
            "img",
            "photo",
            "picture",
            "portrait",
            "related",
            "share",
            "social",
            "title",
            "role",
            "job",
            "box",
            "more",
            "credit",
            "caption",
            "notes",
            "affiliation",
            "affiliations",
        ],
    ),
    (Said::Name, &["name", "fn"]),
];

/// Names longer than this are no names.
const MAX_NAMES: usize = 300;

/// What each element's names say, one bit each.
pub(super) struct Names<'a>(BySort<'a, u8>);

impl<'a> Names<'a> {
    pub(super) fn read(outline: &'a Outline) -> Self {
        Self(outline.by_sort(said))
    }

    /// Whether a word of an element's class or id says this.
    pub(super) fn say(&self, id: NodeId, what: Said) -> bool {
        self.0.of(id) & bit(what) != 0
    }
}

fn bit(what: Said) -> u8 {
    1 << what as u8
}

fn said(outline: &Outline, id: NodeId) -> u8 {
    let [class, name, _] = outline.names(id);
    let names = [class, name].into_iter().filter(|names| names.len() <= MAX_NAMES);
    names.flat_map(words).fold(0, |bits, word| bits | SAID.get(&word).copied().unwrap_or_default())
}

/// What each word says, by its hash.
static SAID: LazyLock<WordMap<u8>> = LazyLock::new(|| {
    let mut said = WordMap::default();
    for (what, words) in WORDS {
        for word in *words {
            *said.entry(hash_of_lower(word.as_bytes())).or_default() |= bit(*what);
        }
    }
    said
});

/// The words of a name, hashed: `authorName`, `author-name` and `author__name` have two each.
fn words(names: &str) -> impl Iterator<Item = u64> {
    split(names, Split::LettersAndDigits).map(|(_, hash)| hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_into_words() {
        let all: Vec<u64> = words("post-authorName  by__line HTMLBox été2").collect();
        let expected = ["post", "author", "Name", "by", "line", "HTMLBox", "été2"];
        assert_eq!(all, expected.map(|word| hash_of_lower(word.as_bytes())));
        assert_eq!(words("--").count(), 0);
    }

    #[test]
    fn a_word_says_what_it_says_in_any_case() {
        let says = |word: &str| SAID.get(&hash_of_lower(word.as_bytes())).copied();
        assert_eq!(says("Comments"), Some(bit(Said::Aside) | bit(Said::Beside)));
        assert_eq!(says("BYLINE"), Some(bit(Said::Byline)));
        assert_eq!(says("bylin"), None);
    }
}
