//! What a container's name says: class, id and role words, as hints with weights, never as verdicts.
//!
//! Page authors name their boxes for style sheets, so the words tell much and promise nothing: a `sidebar` is one, a
//! `with-sidebar` is the page, and a `post-footer` may hold the last paragraph.

use crate::outline::{NodeId, Outline};
use crate::plan::Kind;
use crate::tag::Tag;

/// How much a container's name speaks against the article, and as what.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Hint {
    pub kind: Kind,
    pub weight: f32,
}

/// Beginnings of words, what they stand for, how far they are to be trusted.
const STEMS: &[(&str, Kind, f32)] = &[
    ("advert", Kind::Advertisement, 0.9),
    ("outbrain", Kind::Advertisement, 1.0),
    ("sponsor", Kind::Advertisement, 0.8),
    ("taboola", Kind::Advertisement, 1.0),
    ("authorbio", Kind::Author, 0.8),
    ("authorbox", Kind::Author, 0.8),
    ("breadcrumb", Kind::Breadcrumb, 1.0),
    ("basket", Kind::Cart, 0.7),
    ("comment", Kind::Comments, 1.0),
    ("disqus", Kind::Comments, 1.0),
    ("kommentar", Kind::Comments, 1.0),
    ("respond", Kind::Comments, 0.7),
    ("trackback", Kind::Comments, 1.0),
    ("consent", Kind::Cookie, 1.0),
    ("cookie", Kind::Cookie, 1.0),
    ("gdpr", Kind::Cookie, 1.0),
    ("donat", Kind::Donation, 0.7),
    ("colophon", Kind::Footer, 0.9),
    ("copyright", Kind::Footer, 0.8),
    ("disclaimer", Kind::Footer, 0.6),
    ("legal", Kind::Footer, 0.5),
    ("footer", Kind::Footer, 0.6),
    ("masthead", Kind::Header, 0.7),
    ("topbar", Kind::Header, 0.8),
    ("lightbox", Kind::Hidden, 0.6),
    ("modal", Kind::Hidden, 0.6),
    ("overlay", Kind::Hidden, 0.5),
    ("popup", Kind::Hidden, 0.8),
    ("login", Kind::Login, 0.8),
    ("paywall", Kind::Login, 0.5),
    ("signin", Kind::Login, 0.8),
    ("byline", Kind::Metadata, 0.6),
    ("dateline", Kind::Metadata, 0.4),
    ("timestamp", Kind::Metadata, 0.6),
    ("dropdown", Kind::Navigation, 0.7),
    ("footernav", Kind::Navigation, 0.9),
    ("leftnav", Kind::Navigation, 0.9),
    ("mainnav", Kind::Navigation, 0.9),
    ("megamenu", Kind::Navigation, 0.9),
    ("menu", Kind::Navigation, 0.8),
    ("nav", Kind::Navigation, 0.8),
    ("pager", Kind::Navigation, 0.8),
    ("paginat", Kind::Navigation, 0.8),
    ("subnav", Kind::Navigation, 0.9),
    ("topnav", Kind::Navigation, 0.9),
    ("newsletter", Kind::Newsletter, 1.0),
    ("optin", Kind::Newsletter, 0.7),
    ("signup", Kind::Newsletter, 0.8),
    ("printfriendly", Kind::Print, 1.0),
    ("product", Kind::Product, 0.15),
    ("alsoread", Kind::Related, 1.0),
    ("mostread", Kind::Related, 1.0),
    ("subscribe", Kind::Newsletter, 0.7),
    ("subscription", Kind::Newsletter, 0.7),
    ("popular", Kind::Related, 0.8),
    ("readmore", Kind::Related, 0.5),
    ("recirc", Kind::Related, 1.0),
    ("recommend", Kind::Related, 0.8),
    ("related", Kind::Related, 0.9),
    ("recent", Kind::Related, 0.7),
    ("similar", Kind::Related, 0.7),
    ("teaser", Kind::Related, 0.25),
    ("trending", Kind::Related, 0.9),
    ("addthis", Kind::Share, 1.0),
    ("addtoany", Kind::Share, 1.0),
    ("share", Kind::Share, 0.8),
    ("sharing", Kind::Share, 0.8),
    ("social", Kind::Share, 0.8),
    ("sidebar", Kind::Sidebar, 0.9),
    ("skip", Kind::SkipLink, 0.5),
    ("categor", Kind::Tags, 0.3),
    ("tagcloud", Kind::Tags, 0.9),
    ("taglist", Kind::Tags, 0.9),
    ("postmeta", Kind::Metadata, 0.6),
    ("promo", Kind::Advertisement, 0.7),
    ("rating", Kind::Widget, 0.5),
];

/// Whole words, where a beginning would say too much.
const WORDS: &[(&str, Kind, f32)] = &[
    ("ad", Kind::Advertisement, 0.8),
    ("ads", Kind::Advertisement, 0.9),
    ("author", Kind::Author, 0.4),
    ("banner", Kind::Advertisement, 0.5),
    ("bio", Kind::Author, 0.6),
    ("bottom", Kind::Footer, 0.3),
    ("cart", Kind::Cart, 0.8),
    ("cta", Kind::Newsletter, 0.6),
    ("complementary", Kind::Sidebar, 0.7),
    ("contentinfo", Kind::Footer, 0.9),
    ("dialog", Kind::Hidden, 0.7),
    ("follow", Kind::Share, 0.6),
    ("foot", Kind::Footer, 0.6),
    ("form", Kind::Control, 0.3),
    ("header", Kind::Header, 0.3),
    ("meta", Kind::Metadata, 0.5),
    ("next", Kind::PreviousNext, 0.5),
    ("poll", Kind::Widget, 0.6),
    ("prev", Kind::PreviousNext, 0.5),
    ("previous", Kind::PreviousNext, 0.5),
    ("print", Kind::Print, 0.5),
    ("rail", Kind::Sidebar, 0.7),
    ("reply", Kind::Comments, 0.6),
    ("search", Kind::Control, 0.6),
    ("tags", Kind::Tags, 0.7),
    ("toolbar", Kind::Control, 0.8),
    ("tools", Kind::Control, 0.4),
];

/// Words that count only in front: a WordPress `widget_text` is one, an `elementor-widget` is any box.
const OPENING: &[(&str, Kind, f32)] = &[("widget", Kind::Widget, 0.5), ("slideshow", Kind::Widget, 0.4)];

/// Words in front of a word that turn it into a remark about the page.
const TURNED: &[&str] = &[
    "has", "no", "non", "with", "without", "is", "show", "hide", "and", "enable", "disable", "category", "tag",
    "topic", "section",
];

/// Whole class names of a box that is an entry of its own; a blog engine adds the entry's author, topics and format
/// to them as further words.
const ENTRIES: &[&str] =
    &["post", "hentry", "h-entry", "entry", "type-post", "type-page", "blog-post", "single-post", "Blog"];

/// Words of a box that holds the article.
const GOOD: &[&str] = &[
    "article",
    "articlebody",
    "body",
    "content",
    "copy",
    "entry",
    "hentry",
    "main",
    "page",
    "post",
    "prose",
    "richtext",
    "story",
    "text",
    "blog",
    "artikel",
];

/// What the names of a container say against it: the strongest word.
pub(crate) fn against(outline: &Outline, id: NodeId) -> Option<Hint> {
    let class = outline.source_of(outline.node(id).class);
    if class.split_ascii_whitespace().take(30).any(|name| ENTRIES.contains(&name)) {
        return None;
    }
    let mut strongest: Option<Hint> = None;
    for_each_word(outline, id, |word, before| {
        if TURNED.contains(&before) {
            return;
        }
        let found = WORDS.iter().find(|(name, ..)| *name == word);
        let found = found.or_else(|| OPENING.iter().find(|(name, ..)| before.is_empty() && *name == word));
        let found = found.or_else(|| STEMS.iter().find(|(stem, ..)| word.starts_with(stem)));
        if let Some(&(_, kind, weight)) = found
            && strongest.is_none_or(|hint| hint.weight < weight)
        {
            strongest = Some(Hint { kind, weight });
        }
    });
    strongest
}

/// What the element itself says against its text.
pub(crate) fn structure(outline: &Outline, id: NodeId) -> Option<Hint> {
    let hint = |kind, weight| Some(Hint { kind, weight });
    match outline.node(id).tag {
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

/// Whether a container is named as one that holds the article.
pub(crate) fn is_good(outline: &Outline, id: NodeId) -> bool {
    let mut good = matches!(outline.node(id).tag, Tag::Article | Tag::Main);
    for_each_word(outline, id, |word, _| good |= GOOD.contains(&word));
    good
}

/// Whether a container is named as the body of an article, more exactly than `content` or `main`.
pub(crate) fn is_body(outline: &Outline, id: NodeId) -> bool {
    let mut body = outline.node(id).tag == Tag::Main;
    for_each_word(outline, id, |word, before| {
        body |= matches!(word, "articlebody" | "postbody" | "entrybody" | "storybody" | "postcontent" | "entrycontent");
        let of = matches!(before, "article" | "post" | "entry" | "story" | "artikel" | "news" | "blog");
        body |= word == "main" && !matches!(before, "nav" | "menu");
        body |= of && matches!(word, "body" | "content" | "text" | "copy");
    });
    body
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
        against(&outline(tag), 1).map(|hint| hint.kind)
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
        assert!(is_body(&outline("<div class=entry-content>"), 1));
        assert!(is_body(&outline("<main>"), 1));
        assert!(!is_body(&outline("<div class=main-nav>"), 1) || !is_body(&outline("<div class=content>"), 1));
    }
}
