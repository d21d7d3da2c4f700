//! `decant batch`: one path a line in, one line of JSON a page out, in the same order, each written at once.

use std::ffi::OsString;
use std::io::{BufRead, Write};
use std::iter;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use decant::outline::{Block, Marks};
use decant::plan::Verdict;
use decant::{Judged, Removal, uncaptioned};
use serde::Serialize;

use crate::failure::Failure;
use crate::in_order::in_order;
use crate::input;
use crate::warc::{self, Pages};

/// How a batch is to be worked through.
pub struct Settings<'a> {
    /// The address of every page that does not tell its own.
    pub url: Option<&'a str>,
    /// Whether every block is told.
    pub blocks: bool,
    /// Whether the text is without captions, as the truths of benchmarks are.
    pub benchmark: bool,
    /// Threads.
    pub jobs: NonZeroUsize,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'a> {
    Article {
        path: &'a str,
        /// Where an archive has the page from.
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<&'a str>,
        title: &'a str,
        byline: Option<&'a str>,
        text: &'a str,
        html: &'a str,
        removals: Vec<Removed<'a>>,
        #[serde(skip_serializing_if = "<[_]>::is_empty")]
        blocks: &'a [Told],
        /// Milliseconds from the page's bytes to the article.
        ms: f64,
    },
    Error {
        path: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<&'a str>,
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
        let block: &Block = block;
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

/// Answers every path, and every page of an archive; what fails does not end the run.
pub fn run(paths: impl BufRead + Send, out: &mut impl Write, settings: &Settings<'_>) -> Result<(), Failure> {
    // A wrong address is wrong for every file.
    decant::Cleaner::new(decant::Options { url: settings.url.map(str::to_string) })?;
    let work = |task| match task {
        Ok(page) => answer(page, settings).map_err(Failure::from),
        Err(why) => Err(why),
    };
    in_order(settings.jobs, tasks(paths), work, |line| {
        writeln!(out, "{}", line?)?;
        Ok(out.flush()?)
    })
}

/// A page to answer: where it is from, and its bytes as far as they are read.
struct Task {
    path: Arc<Path>,
    url: Option<String>,
    charset: Option<String>,
    bytes: Source,
}

enum Source {
    /// In a file of its own, which the thread reads that cleans it.
    File,
    /// From an archive.
    Read(Result<Vec<u8>, Failure>),
}

fn tasks(paths: impl BufRead) -> impl Iterator<Item = Result<Task, Failure>> {
    let paths = paths.split(b'\n').map(|line| {
        let mut line = line.map_err(|why| Failure::Input(PathBuf::from("-"), why))?;
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        Ok(line)
    });
    paths.filter(|line| !matches!(line, Ok(line) if line.is_empty())).flat_map(|line| match line {
        Ok(line) => tasks_of(PathBuf::from(os_string(line)).into()),
        Err(why) => Box::new(iter::once(Err(why))),
    })
}

/// The file itself, or the pages of an archive.
fn tasks_of(path: Arc<Path>) -> Box<dyn Iterator<Item = Result<Task, Failure>> + Send> {
    let one = |bytes| Task { path: path.clone(), url: None, charset: None, bytes };
    if !warc::is_archive(&path) {
        return Box::new(iter::once(Ok(one(Source::File))));
    }
    match Pages::open(&path, input::LIMIT) {
        Err(why) => {
            let why = Failure::Input(path.to_path_buf(), why);
            Box::new(iter::once(Ok(one(Source::Read(Err(why))))))
        }
        Ok(pages) => Box::new(pages.map(move |page| Ok(archived(path.clone(), page)))),
    }
}

fn archived(path: Arc<Path>, page: Result<warc::Page, warc::Broken>) -> Task {
    match page {
        Ok(page) => Task { path, url: Some(page.url), charset: page.charset, bytes: Source::Read(Ok(page.html)) },
        Err(broken) => {
            let url = broken.url.clone();
            let why = Failure::Record(path.to_path_buf(), broken);
            Task { path, url, charset: None, bytes: Source::Read(Err(why)) }
        }
    }
}

/// The line about a page.
fn answer(task: Task, settings: &Settings<'_>) -> serde_json::Result<String> {
    let Task { path, url, charset, bytes } = task;
    let name = path.to_string_lossy();
    let bytes = match bytes {
        Source::File => input::read(&path),
        Source::Read(bytes) => bytes.and_then(|bytes| input::checked(bytes, &path)),
    };
    let outcome = bytes.and_then(|bytes| {
        let start = Instant::now();
        let judged = input::judge(bytes, url.as_deref().or(settings.url), charset.as_deref())?;
        let told = if settings.blocks { told(&judged) } else { Vec::new() };
        let uncaptioned = settings.benchmark.then(|| uncaptioned(&judged.outline, &judged.plan));
        let mut article = judged.article();
        article.text = uncaptioned.unwrap_or(article.text);
        Ok((article, told, start.elapsed().as_secs_f64() * 1000.0))
    });
    // The text is what the judge kept, whether or not it takes it for an article: who asks for many pages at once
    // sorts them for themselves.
    serde_json::to_string(&match &outcome {
        Ok((article, told, ms)) => Answer::Article {
            path: &name,
            url: url.as_deref(),
            title: &article.metadata.title,
            byline: article.metadata.byline.as_deref(),
            text: &article.text,
            html: &article.html,
            removals: article.removals.iter().map(Removed::from).collect(),
            blocks: told,
            ms: *ms,
        },
        Err(failure) => Answer::Error { path: &name, url: url.as_deref(), error: failure.to_string() },
    })
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
