//! Drives the stages: look, judge, write.

use serde::Deserialize;
use url::Url;

use crate::article::Article;
use crate::error::Error;
use crate::judge::{judge, stories::Stories};
use crate::judged::Judged;
use crate::metadata::{metadata, retold};
use crate::outline::{Builder, Outline};
use crate::tokens::Tokenizer;
use crate::utf_8::Decoder;

/// How a page is to be cleaned.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Options {
    /// The page's address; relative links are resolved against it, unless the page has a `base`.
    pub url: Option<String>,
}

/// Cleans one page, given piece by piece.
pub struct Cleaner {
    url: Option<Url>,
    tokenizer: Tokenizer<Builder>,
    decoder: Decoder,
    truncated: bool,
    read: usize,
}

/// Bytes of HTML read of a page.
pub const MAX_INPUT: usize = 32 << 20;

impl Cleaner {
    /// A cleaner for one page.
    ///
    /// # Errors
    /// When the address in `options` is not an absolute URL.
    pub fn new(options: Options) -> Result<Self, Error> {
        let url = match options.url {
            Some(url) => Some(Url::parse(&url).map_err(|_| Error::Address(url))?),
            None => None,
        };
        Ok(Self {
            url,
            tokenizer: Tokenizer::new(Builder::new()),
            decoder: Decoder::default(),
            truncated: false,
            read: 0,
        })
    }

    /// Reads a piece of the page: UTF-8, cut anywhere. Past [`MAX_INPUT`] bytes the rest is passed over.
    ///
    /// # Errors
    /// When the tokenizer refuses the markup.
    pub fn write(&mut self, piece: &[u8]) -> Result<(), Error> {
        let room = MAX_INPUT - self.read;
        self.truncated |= piece.len() > room;
        let piece = &piece[..piece.len().min(room)];
        self.read += piece.len();
        self.tokenizer.reserve(piece.len());
        self.decoder.write(piece, |text| self.tokenizer.push(text))
    }

    /// Ends the page: judges and writes it.
    ///
    /// # Errors
    /// When the tokenizer refuses the markup.
    pub fn finish(self) -> Result<Article, Error> {
        Ok(self.judge()?.article())
    }

    /// Ends the page after the judgement, to see what was decided or to write it in another form.
    ///
    /// # Errors
    /// When the tokenizer refuses the markup.
    pub fn judge(self) -> Result<Judged, Error> {
        let url = self.url.clone();
        let outline = self.outline()?;
        let base = base_of(&outline, url.as_ref());
        let mut metadata = metadata(&outline, base.as_ref());
        if let Some(stories) = Stories::find(&outline, &metadata).filter(|stories| stories.outdated) {
            metadata = retold(&outline, metadata, stories.own, stories.headline);
        }
        let plan = judge(&outline, &metadata);
        Ok(Judged { outline, metadata, plan, base })
    }

    /// Ends the page after pass 1 and gives the outline, for study.
    ///
    /// # Errors
    /// When the tokenizer refuses the markup.
    pub fn outline(mut self) -> Result<Outline, Error> {
        self.decoder.finish(|text| self.tokenizer.push(text))?;
        let (source, builder) = self.tokenizer.finish()?;
        let mut outline = builder.finish(source);
        outline.truncated |= self.truncated;
        outline.address = self.url.map(String::from);
        Ok(outline)
    }
}

/// The address that relative ones are resolved against: as in a browser, and for a saved page whose address nobody
/// tells, the one it gives itself.
fn base_of(outline: &Outline, url: Option<&Url>) -> Option<Url> {
    let head = &outline.head;
    let own = || head.canonical.as_deref().or(head.meta(&["og:url"])).and_then(|own| Url::parse(own).ok());
    let page = url.cloned().or_else(own);
    match (head.base.as_deref(), &page) {
        (Some(base), Some(page)) => page.join(base).ok().or_else(|| Some(page.clone())),
        (Some(base), None) => Url::parse(base).ok(),
        (None, _) => page,
    }
}

/// Cleans a whole page at once.
///
/// # Errors
/// As [`Cleaner::new`] and [`Cleaner::finish`].
pub fn clean(html: &str, options: Options) -> Result<Article, Error> {
    let mut cleaner = Cleaner::new(options)?;
    cleaner.write(html.as_bytes())?;
    cleaner.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn link(head: &str, url: Option<&str>) -> String {
        let words =
            "A paragraph that is long enough, with its commas, to be taken for the whole of an article. ".repeat(3);
        let html = format!("<head>{head}</head><article><p>{words}<a href=b>link</a></p></article>");
        let html = clean(&html, Options { url: url.map(String::from) }).unwrap().html;
        let start = html.find("href=\"").map_or(html.len(), |at| at + 6);
        html[start..].split('"').next().unwrap_or_default().to_string()
    }

    #[test]
    fn relative_addresses_are_resolved_as_in_a_browser() {
        assert_eq!(link("", Some("https://a.example/x/")), "https://a.example/x/b");
        assert_eq!(link("<base href=/y/>", Some("https://a.example/x/")), "https://a.example/y/b");
        assert_eq!(link("<base href=https://c.example/>", None), "https://c.example/b");
    }

    #[test]
    fn a_saved_page_may_tell_its_own_address() {
        assert_eq!(link("<link rel=canonical href=https://a.example/x/>", None), "https://a.example/x/b");
        assert_eq!(link("<meta property=og:url content=https://a.example/x/>", None), "https://a.example/x/b");
        assert_eq!(
            link("<link rel=canonical href=https://a.example/x/>", Some("https://b.example/")),
            "https://b.example/b"
        );
        assert_eq!(link("", None), "", "nothing to resolve against");
    }

    #[test]
    fn an_address_that_is_none_is_refused() {
        let error = Cleaner::new(Options { url: Some("news/story".into()) }).err().unwrap();
        assert_eq!(error.code(), "address");
        assert!(error.to_string().contains("news/story"));
    }
}
