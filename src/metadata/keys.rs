//! The names that meta elements give each fact, the most reliable first.

pub(super) const TITLES: &[&str] = &[
    "og:title",
    "twitter:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "headline",
];

pub(super) const AUTHORS: &[&str] = &[
    "author",
    "byl",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "article:author",
    "og:author",
    "creator",
];

/// Pairs of label and value, as link previews show them: "Written by", "Ada Quill".
pub(super) const LABELLED: &[(&str, &str)] =
    &[("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")];

/// Labels of the author, as WordPress plug-ins translate them; lower case.
pub(super) const AUTHOR_LABELS: &[&str] = &[
    "written by",
    "author",
    "verfasst von",
    "geschrieben von",
    "écrit par",
    "escrito por",
    "scritto da",
    "geschreven door",
    "skriven av",
    "skrevet av",
    "napisane przez",
    "yazan",
    "автор",
    "написано автором",
    "作者",
    "執筆者",
];

pub(super) const SITES: &[&str] =
    &["og:site_name", "application-name", "citation_journal_title", "dc.publisher", "apple-mobile-web-app-title"];

pub(super) const TIMES: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:published_time",
    "article:published",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:publishtime",
    "publishdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "pubdate",
    "published",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.issued",
    "dc.date",
    "date",
    "datecreated",
    "og:publish_date",
];

pub(super) const DESCRIPTIONS: &[&str] = &[
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
    "dcterms.abstract",
    "sailthru.description",
];

pub(super) const LANGUAGES: &[&str] =
    &["content-language", "og:locale", "dc.language", "dcterms.language", "inlanguage", "language"];

pub(super) const IMAGES: &[&str] = &[
    "og:image:secure_url",
    "og:image",
    "og:image:url",
    "twitter:image",
    "twitter:image:src",
    "parsely-image-url",
    "sailthru.image.full",
    "image",
    "thumbnailurl",
    "thumbnail",
];
