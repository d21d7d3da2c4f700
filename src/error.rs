//! What can go wrong; a page without an article is an answer, not an error.

use std::fmt;

/// Why a page could not be cleaned.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The tokenizer refused the markup.
    Parse(String),
    /// The address given for the page is not an absolute URL.
    Address(String),
}

impl Error {
    pub(crate) fn parse(error: lol_html::errors::RewritingError) -> Self {
        Self::Parse(error.to_string())
    }

    /// A stable word for programs: `"parse"` or `"address"`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Parse(_) => "parse",
            Self::Address(_) => "address",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parse(why) => write!(f, "the page's markup could not be read: {why}"),
            Self::Address(url) => write!(f, "not an absolute web address: {url:?}"),
        }
    }
}

impl std::error::Error for Error {}
