//! What the page says about itself: its head, its JSON-LD, its marked-up facts. Collected here, weighed in `metadata`.

use crate::outline::NodeId;

/// What the head of the page holds.
#[derive(Debug, Default)]
pub struct Head {
    /// The first `title`.
    pub title: String,
    /// Key (`name`, `property` or `itemprop`, lower case) and content of each `meta`, in order.
    pub metas: Vec<(String, String)>,
    /// The texts of `script type="application/ld+json"`.
    pub json_ld: Vec<String>,
    /// `link rel="canonical"`.
    pub canonical: Option<String>,
    /// `base href`.
    pub base: Option<String>,
    /// `lang` of the root or body.
    pub lang: Option<String>,
    /// `dir` of the root or body.
    pub dir: Option<String>,
    /// Facts marked up in the page, in order.
    pub facts: Vec<Fact>,
}

/// An element that says what its text is: microdata, `rel="author"`, `time`.
#[derive(Debug)]
pub struct Fact {
    /// The element.
    pub node: NodeId,
    /// `itemprop`, or `author` for `rel="author"`, or `time` for a bare `time`; lower case.
    pub property: String,
    /// The machine-readable value (`content`, `datetime`), where there is one.
    pub value: Option<String>,
}

impl Head {
    /// The contents of all `meta` with this key, in order.
    pub fn contents(&self, key: &str) -> impl Iterator<Item = &str> {
        let found = self.metas.iter().filter(move |(name, _)| name == key);
        found.map(|(_, content)| content.trim()).filter(|content| !content.is_empty())
    }

    /// The content of the first `meta` with one of these keys, by order of the keys.
    pub fn meta(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|key| {
            let mut found = self.metas.iter().filter(|(name, _)| name == key);
            found.find(|(_, content)| !content.trim().is_empty()).map(|(_, content)| content.trim())
        })
    }
}
