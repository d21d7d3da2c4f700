//! The result: a clean article, and an account of everything that was left behind.

use serde::Serialize;

/// A cleaned page.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// Whether the page holds an article. Where it does not, `html` is empty and `candidates` and `whole` are filled.
    pub found: bool,
    /// What the page says of itself.
    #[serde(flatten)]
    pub metadata: Metadata,
    /// The article in the closed grammar of the writer: static element names, escaped text, rebuilt attributes.
    pub html: String,
    /// The article as plain text, paragraphs separated by blank lines, without the title.
    #[serde(skip)]
    pub text: String,
    /// Words kept.
    pub words: u32,
    /// What was removed, in page order.
    pub removals: Vec<Removal>,
    /// The sums.
    pub account: Account,
    /// Where the article could be, best first, at most three.
    pub candidates: Vec<Candidate>,
    /// The page's whole visible text, when no article was found.
    pub whole: String,
    /// Codes of what the reader should be told: `truncated`, `depth-capped`, `little-kept`.
    pub notices: Vec<&'static str>,
}

/// The whole page beside its article, for a reader view that hides what was removed and brings it back.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Restorable {
    /// What was removed, in page order: the article's account.
    pub removals: Vec<Removal>,
    /// All text of the page in the closed grammar, what was removed carrying the number of its removal in
    /// `data-removal`; the attribute is empty where an element holds several removals and nothing else. Without the
    /// marked elements it is the article.
    pub html: String,
    /// Where on the page the elements of `html` stand: what their `data-place` counts. Written in words that hold on the
    /// other pages of the site.
    pub places: Vec<String>,
    /// Whether more was removed than `html` holds.
    pub is_cut: bool,
}

/// What a page says of itself; plain text, never markup.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Metadata {
    /// The headline.
    pub title: String,
    /// Who wrote it, without "By".
    pub byline: Option<String>,
    /// The publication's name.
    pub site_name: Option<String>,
    /// When it was published, as the page states it (ISO 8601 where the page does).
    pub published_time: Option<String>,
    /// BCP 47 language tag.
    pub lang: Option<String>,
    /// `ltr` or `rtl`.
    pub dir: Option<String>,
    /// One or two sentences.
    pub excerpt: Option<String>,
    /// Absolute address of the lead image.
    pub lead_image: Option<String>,
    /// The page's own (canonical) address.
    pub url: Option<String>,
}

/// Who decided that something is to be removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// A rule knows the kind of clutter.
    Rule,
    /// The judge, from all that it measures.
    Judge,
    /// It is said elsewhere on the page.
    Duplicate,
    /// The page itself does not show it.
    Page,
}

/// One thing that was removed: consecutive blocks of one box with the same reason.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Removal {
    /// The kind of clutter, or `duplicate`.
    pub kind: &'static str,
    /// The kind in words.
    pub reason: String,
    /// Who decided.
    pub source: Source,
    /// How sure the judge is, in per cent; nothing where not the judge decided.
    pub confidence: Option<u8>,
    /// Its first words.
    pub preview: String,
    /// Words in it.
    pub words: u32,
    /// Blocks in it.
    pub blocks: u32,
    /// For a duplicate: the number of the block that says the same.
    pub duplicate_of: Option<u32>,
    /// Whether the page itself shows it.
    pub shown: bool,
    /// Where on the page it stands, in words that hold on the other pages of the site.
    pub place: String,
}

/// Every visible block of the page is in exactly one of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// Blocks of visible text.
    pub blocks: u32,
    /// Blocks kept.
    pub kept: u32,
    /// Blocks removed.
    pub removed: u32,
    /// Blocks that repeat another.
    pub duplicates: u32,
    /// Words of visible text.
    pub words_total: u32,
    /// Words kept.
    pub words_kept: u32,
}

/// A part of the page that could be the article.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Candidate {
    /// Its first words.
    pub preview: String,
    /// Words in it.
    pub words: u32,
    /// It, in the closed grammar.
    pub html: String,
}
