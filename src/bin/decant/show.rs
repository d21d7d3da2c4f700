//! Writes an article as text, Markdown, HTML or JSON.

use std::borrow::Cow;
use std::io::Write;
use std::path::Path;

use clap::ValueEnum;
use decant::{Article, Judged, Metadata, markdown};

use crate::failure::Failure;

/// What to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A small HTML page to read or to keep
    Html,
    /// Markdown (CommonMark with tables, footnotes and strike-through)
    Markdown,
    /// The title and the paragraphs, blank lines between
    Text,
    /// Everything that is known, as one JSON object
    Json,
}

/// Writes the article of a page.
///
/// A page without article gives nothing but an exit code, except as JSON: a script that takes the output for an
/// article must not be given a menu, and JSON says itself that nothing was found.
pub fn show(out: &mut impl Write, judged: Judged, format: Format, file: &Path) -> Result<(), Failure> {
    if !judged.plan.found && format != Format::Json {
        return Err(Failure::NoArticle(file.to_path_buf()));
    }
    let body = if format == Format::Markdown { markdown(&judged.content()) } else { String::new() };
    let article = judged.article();
    warn(&article, file);
    let answer = match format {
        Format::Json => json(&article)?,
        Format::Text => text(&article),
        Format::Markdown => document(&article.metadata, &body),
        Format::Html => page(&article),
    };
    Ok(out.write_all(answer.as_bytes())?)
}

/// Tells what the reader of the article should know; not in the output, which may be the input of something else.
fn warn(article: &Article, file: &Path) {
    for notice in &article.notices {
        let words = match *notice {
            "truncated" => "the page is too large; only its first part was read",
            "depth-capped" => "the page nests too deep; its text is all there, some of its layout is not",
            "little-kept" => "most of the page's text was left out; `decant explain` lists it",
            other => other,
        };
        // Nobody is left to be told if standard error is closed.
        let _ = writeln!(std::io::stderr(), "decant: {}: {words}", file.display());
    }
}

fn json(article: &Article) -> Result<String, Failure> {
    let mut value = serde_json::to_value(article).map_err(std::io::Error::from)?;
    value["text"] = article.text.as_str().into();
    Ok(format!("{value:#}\n"))
}

fn text(article: &Article) -> String {
    let parts = [article.metadata.title.as_str(), &article.text];
    let mut text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
    text.push('\n');
    printable(&text).into_owned()
}

fn document(metadata: &Metadata, body: &str) -> String {
    let mut parts = Vec::new();
    if !metadata.title.is_empty() {
        parts.push(format!("# {}", decant::markdown_text(&metadata.title)));
    }
    if let Some(line) = credit(metadata) {
        parts.push(decant::markdown_text(&line));
    }
    parts.push(body.trim_end().to_string());
    printable(&(parts.join("\n\n") + "\n")).into_owned()
}

/// Who and when, in one line.
fn credit(metadata: &Metadata) -> Option<String> {
    let day = metadata.published_time.as_deref().map(|time| time.split('T').next().unwrap_or(time));
    let parts: Vec<&str> =
        [metadata.byline.as_deref(), metadata.site_name.as_deref(), day].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// Looks of the page: a column of readable width, in the reader's own colours.
const STYLE: &str = "body{max-width:40rem;margin:2rem auto;padding:0 1rem;font:1.125rem/1.6 Georgia,serif;\
    color-scheme:light dark}img{max-width:100%;height:auto}figure{margin:1.5rem 0}figcaption,.credit{font-size:.875rem;\
    opacity:.75}pre{overflow-x:auto}table{border-collapse:collapse}td,th{border:1px solid;padding:.25rem .5rem}\
    blockquote{margin-inline:0;padding-inline-start:1rem;border-inline-start:3px solid}";

fn page(article: &Article) -> String {
    let metadata = &article.metadata;
    let attribute = |name: &str, value: &Option<String>| match value {
        Some(value) => format!(" {name}=\"{}\"", escaped(value)),
        None => String::new(),
    };
    let element =
        |name: &str, text: String| format!("<{name}>{}</{}>\n", escaped(&text), name.split(' ').next().unwrap_or(name));
    let mut html =
        format!("<!DOCTYPE html>\n<html{}{}>\n", attribute("lang", &metadata.lang), attribute("dir", &metadata.dir));
    html.push_str("<meta charset=\"utf-8\">\n");
    // The writer lets no script through; this says it once more to the browser.
    html.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'; object-src 'none'\">\n");
    html.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n");
    html.push_str(&element("title", metadata.title.clone()));
    html.push_str(&format!("<style>{STYLE}</style>\n<article>\n"));
    if !metadata.title.is_empty() {
        html.push_str(&element("h1", metadata.title.clone()));
    }
    if let Some(line) = credit(metadata) {
        html.push_str(&element("p class=\"credit\"", line));
    }
    html.push_str(article.html.trim_end());
    html.push_str("\n</article>\n</html>\n");
    printable(&html).into_owned()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Without the control characters that a terminal would obey: a page must not move the cursor or set the title.
pub fn printable(text: &str) -> Cow<'_, str> {
    let is_command = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if text.contains(is_command) { Cow::Owned(text.replace(is_command, "")) } else { Cow::Borrowed(text) }
}
