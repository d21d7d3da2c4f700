//! What training needs of the core. Each line of standard input is the path of a page, for `judge` and `again` a tab and the path
//! of a model behind it.
//!
//! - `study features OUT [blind|plain]` writes the features of every block to OUT.bin (one byte each, block after
//!   block) and a line for each page to OUT.jsonl. `blind` takes class, id and role away first, `plain` makes every
//!   container a `div` besides: what is learned from these holds on sites that name their boxes otherwise.
//! - `study again OUT [blind|plain]` writes what the second look sees of every block, after the first look of the model
//!   named with each page, in the same form; the line of JSON tells which blocks are out.
//! - `study time` says how long looking, claiming and judging take.
//! - `study judge [blind|plain|uncaptioned]` judges each page by the model named with it, and answers with a line of JSON.

use std::fs::{self, File};
use std::io::{self, BufRead, BufWriter, Write};
use std::time::Instant;

use decant::judge::{self, Model, Table};
use decant::outline::{Outline, Span};
use decant::plan::{Kind, Plan, Verdict};
use decant::tag::Tag;
use decant::{Cleaner, Metadata, Options};
use serde_json::json;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["features", out, disguise @ ..] => features(out, disguise.first().copied()),
        ["judge", "uncaptioned"] => judge_all(None, true),
        ["judge", disguise @ ..] => judge_all(disguise.first().copied(), false),
        ["again", out, disguise @ ..] => again(out, disguise.first().copied()),
        ["time"] => time(),
        _ => Err(io::Error::other("study features OUT | again OUT | judge [blind|plain|uncaptioned], or study time")),
    }
}

fn features(out: &str, disguise: Option<&str>) -> io::Result<()> {
    let mut bytes = BufWriter::new(File::create(format!("{out}.bin"))?);
    let mut lines = BufWriter::new(File::create(format!("{out}.jsonl"))?);
    for path in io::stdin().lock().lines() {
        let path = path?;
        let page = read(&path, disguise)?;
        let outline = &page.outline;
        let observed = judge::observe(outline, &page.metadata, &page.claims);
        let whole: Vec<u8> = (0..judge::features::COUNT).map(|column| observed.whole.column(column)[0]).collect();
        write_rows(&mut bytes, &observed.table, &observed.dropped, &whole)?;
        let blocks = outline.blocks.iter().zip(&page.claims).zip(&observed.absent);
        let told = blocks.map(|((block, claim), absent)| {
            json!([block.measure.words, claim.map_or("", Kind::name), absent, outline.text_of(block)])
        });
        writeln!(lines, "{}", json!({"path": path, "blocks": told.collect::<Vec<_>>()}))?;
    }
    Ok(())
}

/// Writes a row for each block; of those that are out, one that knows nothing of them.
fn write_rows(bytes: &mut impl Write, table: &Table, dropped: &[bool], unknown: &[u8]) -> io::Result<()> {
    let mut open = 0..table.rows();
    for &out in dropped {
        let row = if out { None } else { open.next() };
        let known = row.map(|row| (0..unknown.len()).map(|column| table.column(column)[row]).collect::<Vec<u8>>());
        bytes.write_all(known.as_deref().unwrap_or(unknown))?;
    }
    Ok(())
}

fn again(out: &str, disguise: Option<&str>) -> io::Result<()> {
    let mut bytes = BufWriter::new(File::create(format!("{out}.bin"))?);
    let mut lines = BufWriter::new(File::create(format!("{out}.jsonl"))?);
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (path, tables) = path_and_tables(&line)?;
        let model = Model::read(&tables).ok_or_else(|| io::Error::other("not a model"))?;
        let page = read(path, disguise)?;
        let (seen, out) = judge::observe_again(&page.outline, &page.metadata, &page.claims, &model);
        write_rows(&mut bytes, &seen, &out, &[0; judge::second_look::COUNT])?;
        writeln!(lines, "{}", json!(out))?;
    }
    Ok(())
}

fn path_and_tables(line: &str) -> io::Result<(&str, Vec<u8>)> {
    let (path, model) = line.split_once('\t').ok_or_else(|| io::Error::other("a path, a tab, a model"))?;
    Ok((path, fs::read(model)?))
}

fn judge_all(disguise: Option<&str>, is_uncaptioned: bool) -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (path, tables) = path_and_tables(&line)?;
        let model = Model::read(&tables).ok_or_else(|| io::Error::other("not a model"))?;
        let page = read(path, disguise)?;
        let plan = judge::decide(&page.outline, &page.metadata, &page.claims, &model);
        let text = if is_uncaptioned { decant::uncaptioned(&page.outline, &plan) } else { text(&page.outline, &plan) };
        writeln!(io::stdout(), "{}", json!({"path": path, "text": text}))?;
    }
    Ok(())
}

fn text(outline: &Outline, plan: &Plan) -> String {
    let kept = outline.blocks.iter().zip(&plan.verdicts).filter(|(_, verdict)| **verdict == Verdict::Kept);
    kept.map(|(block, _)| outline.text_of(block)).collect::<Vec<_>>().join("\n\n")
}

struct Page {
    outline: Outline,
    metadata: Metadata,
    /// What the rules claim of each block.
    claims: Vec<Option<Kind>>,
}

fn read(path: &str, disguise: Option<&str>) -> io::Result<Page> {
    let html = fs::read(path)?;
    let mut cleaner = Cleaner::new(Options::default()).map_err(io::Error::other)?;
    cleaner.write(decant::decode(&html, None).as_bytes()).map_err(io::Error::other)?;
    let mut outline = cleaner.outline().map_err(io::Error::other)?;
    let metadata = decant::metadata(&outline, None);
    if let Some(how) = disguise {
        disguised(&mut outline, how == "plain");
    }
    let claims = judge::claims(&outline, &metadata);
    Ok(Page { outline, metadata, claims })
}

fn disguised(outline: &mut Outline, plain: bool) {
    for node in &mut outline.nodes {
        (node.class, node.id, node.role) = (Span::default(), Span::default(), Span::default());
        let container = matches!(
            node.tag,
            Tag::Article | Tag::Section | Tag::Main | Tag::Aside | Tag::Header | Tag::Footer | Tag::Nav
        );
        if plain && container {
            node.tag = Tag::Div;
        }
    }
    outline.sort_again();
}

/// Milliseconds over all pages: pass 1, the rules, features and votes, the whole judge with duplicates.
fn time() -> io::Result<()> {
    let model = Model::shipped();
    let mut sums = [0.0; 4];
    for path in io::stdin().lock().lines() {
        let html = fs::read(path?)?;
        let html = decant::decode(&html, None);
        let mut start = Instant::now();
        let mut lap = |at: usize| {
            sums[at] += start.elapsed().as_secs_f64() * 1e3;
            start = Instant::now();
        };
        let mut cleaner = Cleaner::new(Options::default()).map_err(io::Error::other)?;
        cleaner.write(html.as_bytes()).map_err(io::Error::other)?;
        let outline = cleaner.outline().map_err(io::Error::other)?;
        lap(0);
        let metadata = decant::metadata(&outline, None);
        let claims = judge::claims(&outline, &metadata);
        lap(1);
        judge::observe_again(&outline, &metadata, &claims, &model);
        lap(2);
        judge::decide(&outline, &metadata, &claims, &model);
        lap(3);
    }
    println!(
        "pass 1 {:.0}, metadata and rules {:.0}, features and votes {:.0}, all of the judge {:.0} ms",
        sums[0], sums[1], sums[2], sums[3]
    );
    Ok(())
}
