//! What a box is called: its element, and the words of its class, id and role, read as hints with weights, never as
//! verdicts. A `sidebar` is one, a `with-sidebar` is the page, and a `post-footer` may hold the last paragraph.

use super::hints::{BODIES, ENTRIES, FOOTNOTES, GOOD, OPENING, OWNERS, PARTS, STEMS, TURNED, WORDS};
use crate::outline::{NodeId, Outline};
use crate::plan::Kind;
use crate::tag::Tag;

/// How much a name speaks against the article, and as what.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hint {
    pub kind: Kind,
    pub weight: f32,
}

/// What the names of a box say.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Names {
    /// Against the article: the strongest word.
    pub against: Option<Hint>,
    /// For it: a word such as `content`.
    pub good: bool,
    /// Footnotes, endnotes.
    pub footnote: bool,
    /// For it: a name such as `article-body`, or `main`.
    pub body: bool,
}

/// Reads the names of a box.
pub(crate) fn read(outline: &Outline, id: NodeId) -> Names {
    let tag = outline.node(id).tag;
    let mut names =
        Names { against: None, good: matches!(tag, Tag::Article | Tag::Main), body: tag == Tag::Main, footnote: false };
    for_each_word(outline, id, |word, before| {
        names.footnote |= FOOTNOTES.contains(&word);
        names.good |= GOOD.contains(&word);
        names.body |= BODIES.contains(&word) || (OWNERS.contains(&before) && PARTS.contains(&word));
        names.body |= word == "main" && !TURNED.contains(&before);
        if let Some(hint) = hint(word, before)
            && names.against.is_none_or(|strongest| strongest.weight < hint.weight)
        {
            names.against = Some(hint);
        }
    });
    if is_entry(outline, id) {
        names.against = None;
    }
    names
}

fn hint(word: &str, before: &str) -> Option<Hint> {
    if TURNED.contains(&before) {
        return None;
    }
    let whole = || WORDS.binary_search_by_key(&word, |(name, ..)| name).ok().map(|at| &WORDS[at]);
    let opening = || OPENING.iter().find(|(name, ..)| before.is_empty() && *name == word);
    let stem = || {
        let behind = STEMS.partition_point(|(stem, ..)| *stem <= word);
        STEMS[..behind].last().filter(|(stem, ..)| word.starts_with(stem))
    };
    let found = whole().or_else(opening).or_else(stem);
    found.map(|&(_, kind, weight)| Hint { kind, weight })
}

/// Whether the box is one entry of a blog.
fn is_entry(outline: &Outline, id: NodeId) -> bool {
    /// Names looked at: generated class lists can be endless.
    const MOST: usize = 30;
    let class = outline.source_of(outline.node(id).class);
    class.split_ascii_whitespace().take(MOST).any(|name| ENTRIES.contains(&name))
}

/// What the element itself says against its text.
pub(crate) fn structure(tag: Tag) -> Option<Hint> {
    let hint = |kind, weight| Some(Hint { kind, weight });
    match tag {
        Tag::Nav => hint(Kind::Navigation, 1.0),
        Tag::Aside => hint(Kind::Sidebar, 0.6),
        Tag::Footer => hint(Kind::Footer, 0.8),
        Tag::Header => hint(Kind::Header, 0.3),
        Tag::Button => hint(Kind::Control, 1.0),
        Tag::Form | Tag::Search => hint(Kind::Control, 0.4),
        Tag::Fieldset | Tag::Legend => hint(Kind::Control, 0.6),
        Tag::Menu | Tag::Dir => hint(Kind::Navigation, 0.5),
        Tag::Dialog => hint(Kind::Hidden, 0.8),
        Tag::Address => hint(Kind::Footer, 0.2),
        _ => None,
    }
}

/// Bytes of names read of one element: generated class lists can be endless.
const MAX_NAMES: usize = 300;

/// Tells each word of the names in lower case, with the one before it. `camelCase` counts as two words.
fn for_each_word(outline: &Outline, id: NodeId, mut tell: impl FnMut(&str, &str)) {
    let (mut word, mut before) = (String::new(), String::new());
    for names in outline.names(id) {
        let mut was_lower = false;
        before.clear();
        let mut utility = false;
        for byte in names.bytes().take(MAX_NAMES).chain([b' ']) {
            let starts = byte.is_ascii_uppercase() && was_lower;
            was_lower = byte.is_ascii_lowercase();
            utility = (utility || matches!(byte, b'[' | b':')) && !byte.is_ascii_whitespace();
            if utility {
                word.clear();
                continue;
            }
            if (starts || !byte.is_ascii_alphabetic()) && !word.is_empty() {
                tell(&word, &before);
                std::mem::swap(&mut word, &mut before);
                word.clear();
            }
            if byte.is_ascii_alphabetic() {
                word.push(byte.to_ascii_lowercase() as char);
            } else if byte.is_ascii_whitespace() {
                before.clear();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};

    fn outline(tag: &str) -> Outline {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        cleaner.write(format!("{tag}<p>text").as_bytes()).unwrap();
        cleaner.outline().unwrap()
    }

    fn kind(tag: &str) -> Option<Kind> {
        read(&outline(tag), 1).against.map(|hint| hint.kind)
    }

    #[test]
    fn names_of_clutter_are_known() {
        assert_eq!(kind("<div class='box relatedPosts'>"), Some(Kind::Related));
        assert_eq!(kind("<div id=site_footer>"), Some(Kind::Footer));
        assert_eq!(kind("<section role=complementary>"), Some(Kind::Sidebar));
        assert_eq!(kind("<div class='widget widget_text'>"), Some(Kind::Widget));
    }

    #[test]
    fn words_that_only_look_alike_are_not() {
        let harmless = [
            "<div class='with-sidebar'>",
            "<div class='format-standard'>",
            "<div class='elementor-widget'>",
            "<div class='relative lg:sidebar [--nav:1px]'>",
            "<div class='footnotes'>",
            "<article class='post category-newsletter author-share'>",
        ];
        for tag in harmless {
            assert_eq!(kind(tag), None, "{tag}");
        }
    }

    #[test]
    fn a_body_is_known_by_its_name() {
        let is_body = |tag| read(&outline(tag), 1).body;
        assert!(
            is_body("<div class=entry-content>") && is_body("<main>") && is_body("<div itemprop=x id=articleBody>")
        );
        assert!(!is_body("<div class=content>") && !is_body("<div class=nav-main>"));
    }
}
