//! What the page's address and its declared types say about the sort of page it is: weak signs, as data.

use crate::article::Metadata;
use crate::outline::Outline;
use url::Url;

/// Sorts of pages, in the order in which their words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Sort {
    /// Nothing is said.
    Unknown,
    Article,
    Documentation,
    Thread,
    Goods,
    List,
    Service,
}

/// Words of paths, each a whole word of a segment.
const PATH: &[(Sort, &[&str])] = &[
    (
        Sort::Thread,
        &[
            "forum",
            "forums",
            "thread",
            "threads",
            "topic",
            "viewtopic",
            "showthread",
            "questions",
            "question",
            "community",
            "discussion",
            "discussions",
            "comments",
        ],
    ),
    (Sort::Goods, &["product", "products", "shop", "store", "item", "dp", "buy"]),
    (
        Sort::List,
        &[
            "category",
            "categories",
            "collection",
            "collections",
            "tag",
            "tags",
            "search",
            "list",
            "lists",
            "archive",
            "archives",
            "catalog",
            "charts",
            "jobs",
        ],
    ),
    (
        Sort::Documentation,
        &[
            "docs",
            "doc",
            "documentation",
            "reference",
            "manual",
            "wiki",
            "api",
            "guide",
            "guides",
            "tutorial",
            "tutorials",
            "learn",
            "help",
            "support",
        ],
    ),
    (
        Sort::Service,
        &[
            "service",
            "services",
            "pricing",
            "solutions",
            "solution",
            "features",
            "platform",
            "about",
            "contact",
            "company",
            "enterprise",
        ],
    ),
    (
        Sort::Article,
        &["article", "articles", "news", "blog", "blogs", "story", "stories", "post", "posts", "opinion", "press"],
    ),
];

/// Types of schema.org and of OpenGraph, in the order in which they are looked for.
const TYPES: &[(Sort, &[&str])] = &[
    (Sort::Thread, &["\"QAPage\"", "\"DiscussionForumPosting\""]),
    (
        Sort::Article,
        &[
            "\"Article\"",
            "\"NewsArticle\"",
            "\"BlogPosting\"",
            "\"ReportageNewsArticle\"",
            "\"Recipe\"",
            "\"LiveBlogPosting\"",
        ],
    ),
    (Sort::Documentation, &["\"TechArticle\"", "\"HowTo\"", "\"APIReference\""]),
    (Sort::Goods, &["\"Product\"", "\"ProductGroup\""]),
    (Sort::List, &["\"CollectionPage\"", "\"ItemList\"", "\"OfferCatalog\"", "\"SearchResultsPage\""]),
    (
        Sort::Service,
        &["\"Service\"", "\"SoftwareApplication\"", "\"LocalBusiness\"", "\"AboutPage\"", "\"ContactPage\""],
    ),
];

/// What a page's address and declarations say.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Address {
    /// Hyphenated words of the last segment: a headline is long.
    pub slug: u32,
    /// Segments of the path.
    pub depth: u32,
    /// Whether the path holds a year.
    pub dated: bool,
    /// What a word of the path says.
    pub path: Sort,
    /// What the page declares itself to be.
    pub declared: Sort,
}

impl Address {
    pub fn of(outline: &Outline, metadata: &Metadata) -> Self {
        let url = metadata.url.as_deref().and_then(|url| Url::parse(url).ok());
        let segments: Vec<String> = url
            .as_ref()
            .and_then(Url::path_segments)
            .map(|segments| segments.filter(|segment| !segment.is_empty()).map(str::to_ascii_lowercase).collect())
            .unwrap_or_default();
        let words = |segment: &str| segment.split(['-', '_', '.']).filter(|word| !word.is_empty()).count() as u32;
        let parts: Vec<&str> = segments.iter().flat_map(|segment| segment.split(['-', '_', '.'])).collect();
        let says = |word: &&str| parts.contains(word);
        let path = PATH.iter().find(|(_, names)| names.iter().any(says)).map_or(Sort::Unknown, |(sort, _)| *sort);
        Self {
            slug: segments.last().map_or(0, |last| words(last)),
            depth: segments.len() as u32,
            dated: segments.iter().any(|segment| is_year(segment)),
            path,
            declared: declared(outline),
        }
    }
}

fn is_year(segment: &str) -> bool {
    segment.len() >= 4
        && segment.bytes().take(4).all(|byte| byte.is_ascii_digit())
        && (segment.starts_with("19") || segment.starts_with("20"))
}

fn declared(outline: &Outline) -> Sort {
    let says = |name: &&str| outline.head.json_ld.iter().any(|text| text.contains(*name));
    if let Some((sort, _)) = TYPES.iter().find(|(_, names)| names.iter().any(says)) {
        return *sort;
    }
    match outline.head.meta(&["og:type"]) {
        Some("article") => Sort::Article,
        Some("product") => Sort::Goods,
        _ => Sort::Unknown,
    }
}
