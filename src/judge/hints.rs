//! The words of class, id and role that hint at what a box holds, as data.
//!
//! Page authors name their boxes for style sheets, so the words tell much and promise nothing. Each has the kind of
//! clutter it stands for, and how far it is to be trusted: 1 is a word that hardly ever stands on an article.

use crate::plan::Kind;

/// Beginnings of words, what they stand for, how far they are to be trusted. Sorted; none begins another.
pub(super) const STEMS: &[(&str, Kind, f32)] = &[
    ("addthis", Kind::Share, 1.0),
    ("addtoany", Kind::Share, 1.0),
    ("advert", Kind::Advertisement, 0.9),
    ("alsoread", Kind::Related, 1.0),
    ("authorbio", Kind::Author, 0.8),
    ("authorbox", Kind::Author, 0.8),
    ("basket", Kind::Cart, 0.7),
    ("breadcrumb", Kind::Breadcrumb, 1.0),
    ("byline", Kind::Metadata, 0.6),
    ("categor", Kind::Tags, 0.3),
    ("colophon", Kind::Footer, 0.9),
    ("comment", Kind::Comments, 1.0),
    ("consent", Kind::Cookie, 1.0),
    ("cookie", Kind::Cookie, 1.0),
    ("copyright", Kind::Footer, 0.8),
    ("dateline", Kind::Metadata, 0.4),
    ("disclaimer", Kind::Footer, 0.6),
    ("disqus", Kind::Comments, 1.0),
    ("donat", Kind::Donation, 0.7),
    ("dropdown", Kind::Navigation, 0.7),
    ("footer", Kind::Footer, 0.6),
    ("gdpr", Kind::Cookie, 1.0),
    ("kommentar", Kind::Comments, 1.0),
    ("leftnav", Kind::Navigation, 0.9),
    ("legal", Kind::Footer, 0.5),
    ("lightbox", Kind::Hidden, 0.6),
    ("login", Kind::Login, 0.8),
    ("mainnav", Kind::Navigation, 0.9),
    ("masthead", Kind::Header, 0.7),
    ("megamenu", Kind::Navigation, 0.9),
    ("menu", Kind::Navigation, 0.8),
    ("modal", Kind::Hidden, 0.6),
    ("mostread", Kind::Related, 1.0),
    ("nav", Kind::Navigation, 0.8),
    ("newsletter", Kind::Newsletter, 1.0),
    ("optin", Kind::Newsletter, 0.7),
    ("outbrain", Kind::Advertisement, 1.0),
    ("overlay", Kind::Hidden, 0.5),
    ("pager", Kind::Navigation, 0.8),
    ("paginat", Kind::Navigation, 0.8),
    ("paywall", Kind::Login, 0.5),
    ("popular", Kind::Related, 0.8),
    ("popup", Kind::Hidden, 0.8),
    ("postmeta", Kind::Metadata, 0.6),
    ("printfriendly", Kind::Print, 1.0),
    ("product", Kind::Product, 0.15),
    ("promo", Kind::Advertisement, 0.7),
    ("rating", Kind::Widget, 0.5),
    ("readmore", Kind::Related, 0.5),
    ("recent", Kind::Related, 0.7),
    ("recirc", Kind::Related, 1.0),
    ("recommend", Kind::Related, 0.8),
    ("related", Kind::Related, 0.9),
    ("respond", Kind::Comments, 0.7),
    ("share", Kind::Share, 0.8),
    ("sharing", Kind::Share, 0.8),
    ("sidebar", Kind::Sidebar, 0.9),
    ("signin", Kind::Login, 0.8),
    ("signup", Kind::Newsletter, 0.8),
    ("similar", Kind::Related, 0.7),
    ("skip", Kind::SkipLink, 0.5),
    ("social", Kind::Share, 0.8),
    ("sponsor", Kind::Advertisement, 0.8),
    ("subnav", Kind::Navigation, 0.9),
    ("subscribe", Kind::Newsletter, 0.7),
    ("subscription", Kind::Newsletter, 0.7),
    ("taboola", Kind::Advertisement, 1.0),
    ("tagcloud", Kind::Tags, 0.9),
    ("taglist", Kind::Tags, 0.9),
    ("teaser", Kind::Related, 0.25),
    ("timestamp", Kind::Metadata, 0.6),
    ("topbar", Kind::Header, 0.8),
    ("topnav", Kind::Navigation, 0.9),
    ("trackback", Kind::Comments, 1.0),
    ("trending", Kind::Related, 0.9),
];

/// Whole words, where a beginning would say too much. Sorted.
pub(super) const WORDS: &[(&str, Kind, f32)] = &[
    ("ad", Kind::Advertisement, 0.8),
    ("ads", Kind::Advertisement, 0.9),
    ("author", Kind::Author, 0.4),
    ("banner", Kind::Advertisement, 0.5),
    ("bio", Kind::Author, 0.6),
    ("bottom", Kind::Footer, 0.3),
    ("cart", Kind::Cart, 0.8),
    ("complementary", Kind::Sidebar, 0.7),
    ("contentinfo", Kind::Footer, 0.9),
    ("cta", Kind::Newsletter, 0.6),
    ("dialog", Kind::Hidden, 0.7),
    ("follow", Kind::Share, 0.6),
    ("foot", Kind::Footer, 0.6),
    ("footernav", Kind::Navigation, 0.9),
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
pub(super) const OPENING: &[(&str, Kind, f32)] = &[("widget", Kind::Widget, 0.5), ("slideshow", Kind::Widget, 0.4)];

/// Words in front of a word that turn it into a remark about the page.
pub(super) const TURNED: &[&str] = &[
    "has",
    "no",
    "non",
    "with",
    "without",
    "is",
    "show",
    "hide",
    "and",
    "enable",
    "disable",
    "category",
    "tag",
    "topic",
    "section",
    "nav",
    "menu",
    "deprecation",
];

/// Whole class names of a box that is an entry of its own; a blog engine adds the entry's author, topics and format
/// to them as further words.
pub(super) const ENTRIES: &[&str] =
    &["post", "hentry", "h-entry", "entry", "type-post", "type-page", "blog-post", "single-post", "Blog"];

/// Words of a box that holds the article.
pub(super) const GOOD: &[&str] = &[
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

/// Words of a box of footnotes.
pub(super) const FOOTNOTES: &[&str] = &["footnote", "footnotes", "endnote", "endnotes", "fussnoten"];

/// Words that name the body of an article in one.
pub(super) const BODIES: &[&str] =
    &["articlebody", "postbody", "entrybody", "storybody", "postcontent", "entrycontent"];

/// Words that name it in two, as in `story-body`: whose part, and which.
pub(super) const OWNERS: &[&str] = &["article", "post", "entry", "story", "artikel", "news", "blog"];
/// See [`OWNERS`].
pub(super) const PARTS: &[&str] = &["body", "content", "text", "copy"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_can_be_searched() {
        assert!(WORDS.is_sorted_by(|one, next| one.0 < next.0));
        assert!(STEMS.is_sorted_by(|one, next| one.0 < next.0 && !next.0.starts_with(one.0)));
    }

    #[test]
    fn weights_are_shares() {
        let all = STEMS.iter().chain(WORDS).chain(OPENING);
        assert!(all.map(|(.., weight)| *weight).all(|weight| (0.0..=1.0).contains(&weight)));
    }
}
