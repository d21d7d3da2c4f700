//! What can go wrong, in words that say what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::warc::Broken;

/// Why the command ends without doing what was asked.
#[derive(Debug)]
pub enum Failure {
    /// A file could not be read.
    Input(PathBuf, io::Error),
    /// Nothing is in it.
    Empty(PathBuf),
    /// It is something else than a web page.
    NotAPage(PathBuf, &'static str),
    /// A record of a web archive cannot be read.
    Record(PathBuf, Broken),
    /// The library refused.
    Core(decant::Error),
    /// There is no article on the page.
    NoArticle(PathBuf),
    /// The answer could not be written.
    Output(io::Error),
}

impl Failure {
    /// 2 for a page without article, which is an answer of a kind; 1 for the rest.
    pub fn code(&self) -> ExitCode {
        ExitCode::from(if matches!(self, Self::NoArticle(_)) { 2 } else { 1 })
    }
}

impl From<decant::Error> for Failure {
    fn from(error: decant::Error) -> Self {
        Self::Core(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// A path as people know it.
fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_string() } else { path.display().to_string() }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(path, why) => match why.kind() {
                io::ErrorKind::NotFound => write!(f, "{}: there is no such file; check the path", name(path)),
                io::ErrorKind::PermissionDenied => write!(f, "{}: you may not read this file", name(path)),
                io::ErrorKind::IsADirectory => {
                    write!(f, "{}: this is a folder; give the path of a saved page in it", name(path))
                }
                _ => write!(f, "{}: cannot be read: {why}", name(path)),
            },
            Self::Empty(path) => write!(f, "{}: there is nothing in it; save the page again", name(path)),
            Self::NotAPage(path, what) => {
                write!(f, "{}: this is {what}, not a web page; give an HTML file", name(path))
            }
            Self::Record(path, Broken { record, why, .. }) => {
                write!(f, "{}: record {record} is broken: {why}; the others are read", name(path))
            }
            Self::Core(decant::Error::Address(url)) => {
                write!(f, "{url:?} is not an absolute web address; give one such as https://example.org/page")
            }
            Self::Core(error) => write!(f, "{error}"),
            Self::NoArticle(path) => write!(
                f,
                "{}: no article found; see what the page holds with `decant explain`, or take the best guess with --format json",
                name(path)
            ),
            Self::Output(why) => write!(f, "the result could not be written: {why}"),
        }
    }
}
