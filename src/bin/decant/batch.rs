//! `decant batch`: one path a line in, one line of JSON out, each written at once.

use std::ffi::OsString;
use std::io::{BufRead, Write};
use std::path::PathBuf;
use std::time::Instant;

use decant::outline::Marks;
use decant::plan::Verdict;
use decant::{Article, Judged, Removal};
use serde::Serialize;

use crate::failure::Failure;
use crate::input;

#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'a> {
    Article {
        path: &'a str,
        title: &'a str,
        byline: Option<&'a str>,
        text: &'a str,
        html: &'a str,
        removals: Vec<Removed<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        blocks: Vec<Told>,
        /// Milliseconds from the page's bytes to the article.
        ms: f64,
    },
    Error {
        path: &'a str,
        error: String,
    },
}

#[derive(Serialize)]
struct Removed<'a> {
    reason: &'a str,
    preview: &'a str,
    words: u32,
}

/// A block of text and what became of it.
#[derive(Serialize)]
struct Told {
    text: String,
    /// The block-level element around it.
    element: &'static str,
    /// `kept`, `duplicate` or the kind of clutter.
    verdict: &'static str,
    /// The block that a duplicate is a copy of.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<u32>,
    /// Whether a rule has claimed it; the rest is the judge's own.
    claimed: bool,
    /// Whether it stands in the element that holds the article.
    inside: bool,
    hidden: bool,
}

/// Every block of a page, in page order.
fn told(judged: &Judged) -> Vec<Told> {
    let (outline, plan) = (&judged.outline, &judged.plan);
    let blocks = outline.blocks.iter().zip(&plan.verdicts).zip(&plan.claimed);
    let tell = |((block, verdict), &claimed): ((_, &Verdict), &bool)| {
        let block: &decant::outline::Block = block;
        let (verdict, of) = match *verdict {
            Verdict::Kept => ("kept", None),
            Verdict::Removed(kind) => (kind.name(), None),
            Verdict::Duplicate(of) => ("duplicate", Some(of)),
        };
        Told {
            text: outline.text_of(block).to_string(),
            element: outline.node(block.owner).tag.name(),
            verdict,
            of,
            claimed,
            inside: outline.contains(plan.root, block.owner),
            hidden: block.marks.has(Marks::HIDDEN),
        }
    };
    blocks.map(tell).collect()
}

impl<'a> From<&'a Removal> for Removed<'a> {
    fn from(removal: &'a Removal) -> Self {
        Self { reason: removal.reason.as_str(), preview: &removal.preview, words: removal.words }
    }
}

/// Answers every path; a file that fails does not end the run.
pub fn run(paths: &mut impl BufRead, out: &mut impl Write, url: Option<&str>, blocks: bool) -> Result<(), Failure> {
    // A wrong address is wrong for every file.
    decant::Cleaner::new(decant::Options { url: url.map(str::to_string), ..decant::Options::default() })?;
    for line in paths.split(b'\n') {
        let mut line = line.map_err(|why| Failure::Input(PathBuf::from("-"), why))?;
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        if !line.is_empty() {
            answer(os_string(line).into(), out, url, blocks)?;
        }
    }
    Ok(())
}

fn answer(path: PathBuf, out: &mut impl Write, url: Option<&str>, blocks: bool) -> Result<(), Failure> {
    let name = path.to_string_lossy();
    let outcome = input::read(&path).and_then(|bytes| {
        let start = Instant::now();
        let judged = input::judge(&bytes, url.map(str::to_string))?;
        let told = if blocks { told(&judged) } else { Vec::new() };
        let article = judged.article()?;
        Ok((article, told, start.elapsed().as_secs_f64() * 1000.0))
    });
    let json = match outcome {
        // The text is what the judge kept, whether or not it takes it for an article: who asks for many pages at
        // once sorts them for themselves.
        Ok((article, told, ms)) => serde_json::to_string(&article_answer(&name, &article, told, ms)),
        Err(failure) => serde_json::to_string(&Answer::Error { path: &name, error: failure.to_string() }),
    };
    writeln!(out, "{}", json.map_err(std::io::Error::from)?)?;
    Ok(out.flush()?)
}

fn article_answer<'a>(path: &'a str, article: &'a Article, blocks: Vec<Told>, ms: f64) -> Answer<'a> {
    Answer::Article {
        path,
        title: &article.metadata.title,
        byline: article.metadata.byline.as_deref(),
        text: &article.text,
        html: &article.html,
        removals: article.removals.iter().map(Removed::from).collect(),
        blocks,
        ms,
    }
}

/// File names are bytes on Unix, and need not be UTF-8.
#[cfg(unix)]
fn os_string(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

#[cfg(not(unix))]
fn os_string(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
}
