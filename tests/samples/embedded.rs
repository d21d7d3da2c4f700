//! The sample pages as part of the test itself, for machines without files: a browser.
#![allow(dead_code)] // Each test file uses its own part.

macro_rules! pages {
    ($($path:literal,)*) => {
        /// Path below `tests`, and the page.
        pub const PAGES: &[(&str, &str)] = &[$(($path, include_str!(concat!("../", $path))),)*];
    };
}

pages! {
    "site/beside/index.html",
    "site/empty/index.html",
    "site/endless/index.html",
    "site/frames/index.html",
    "site/german/index.html",
    "site/hebrew/index.html",
    "site/hidden/index.html",
    "site/hostile/index.html",
    "site/japanese/index.html",
    "site/lazy/index.html",
    "site/long-read/index.html",
    "site/media/index.html",
    "site/news/index.html",
    "site/no-article/index.html",
    "site/raw-tags/index.html",
    "site/rtl/index.html",
    "site/shadow/index.html",
    "site/stories/index.html",
    "site/strict-csp/index.html",
    "shapes/languages/arabic.html",
    "shapes/languages/chinese-office.html",
    "shapes/languages/chinese-short.html",
    "shapes/languages/chinese.html",
    "shapes/languages/greek.html",
    "shapes/languages/hebrew.html",
    "shapes/languages/hindi.html",
    "shapes/languages/japanese-short.html",
    "shapes/languages/japanese.html",
    "shapes/languages/korean.html",
    "shapes/languages/persian.html",
    "shapes/languages/russian.html",
    "shapes/languages/thai.html",
    "shapes/languages/turkish.html",
    "shapes/pages/accordions.html",
    "shapes/pages/blockquotes.html",
    "shapes/pages/blog-cards.html",
    "shapes/pages/blog-fields.html",
    "shapes/pages/blog-short.html",
    "shapes/pages/boxes-between.html",
    "shapes/pages/by-hand-1998.html",
    "shapes/pages/captions.html",
    "shapes/pages/changelog.html",
    "shapes/pages/cookie-wall.html",
    "shapes/pages/course.html",
    "shapes/pages/department.html",
    "shapes/pages/documentation.html",
    "shapes/pages/encyclopedia.html",
    "shapes/pages/endless.html",
    "shapes/pages/episode.html",
    "shapes/pages/excerpts-column.html",
    "shapes/pages/forum.html",
    "shapes/pages/gallery.html",
    "shapes/pages/hidden-until-script.html",
    "shapes/pages/interview.html",
    "shapes/pages/lead-outside.html",
    "shapes/pages/legal-footer.html",
    "shapes/pages/line-breaks.html",
    "shapes/pages/link-roundup.html",
    "shapes/pages/list-of-films.html",
    "shapes/pages/listicle.html",
    "shapes/pages/live-blog.html",
    "shapes/pages/long-comments.html",
    "shapes/pages/manual-annotated.html",
    "shapes/pages/manual-chapter.html",
    "shapes/pages/manual-tabs.html",
    "shapes/pages/mobile-desktop.html",
    "shapes/pages/old-blog.html",
    "shapes/pages/opaque.html",
    "shapes/pages/paper-2013.html",
    "shapes/pages/paywall.html",
    "shapes/pages/poem.html",
    "shapes/pages/press-german.html",
    "shapes/pages/press-release.html",
    "shapes/pages/questions.html",
    "shapes/pages/recipe-card.html",
    "shapes/pages/recipe.html",
    "shapes/pages/results-table.html",
    "shapes/pages/split-sections.html",
    "shapes/pages/thread-of-custom-elements.html",
    "shapes/pages/thread-quotes.html",
    "shapes/pages/thread-rendered.html",
    "shapes/pages/two-paragraphs.html",
}

/// What is decided about a page, in one number (FNV-1a): the article's markup, and each removal.
pub fn judgement(html: &str) -> u64 {
    let article = decant::clean(html, decant::Options::default()).expect("markup that can be read");
    let mut told = article.html;
    for removal in &article.removals {
        told.push_str(&format!("\n{} {} {:?}", removal.kind, removal.words, removal.duplicate_of));
    }
    told.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// The judgements on all pages, a line each.
pub fn judgements() -> String {
    PAGES.iter().map(|(path, html)| format!("{:016x} {path}\n", judgement(html))).collect()
}
