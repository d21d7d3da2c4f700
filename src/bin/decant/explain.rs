//! `decant explain`: what was removed and why, as a table for people.

use std::collections::BTreeMap;
use std::fmt::Write;

use decant::judge::{Opinion, explain};
use decant::plan::Verdict;
use decant::{Article, Judged};

use crate::failure::Failure;
use crate::show::printable;

/// Characters of a block's first words.
const PREVIEW: usize = 60;

/// The report about a page; with `blocks`, one line for every block of text as well.
pub fn report(judged: Judged, blocks: bool) -> Result<String, Failure> {
    let list = if blocks { every_block(&judged) } else { String::new() };
    let article = judged.article();
    let mut report = head(&article);
    if blocks {
        report.push_str(&list);
    } else {
        report.push_str(&removals(&article));
    }
    report.push_str(&sums(&article));
    Ok(printable(&report).into_owned())
}

fn head(article: &Article) -> String {
    let account = &article.account;
    let title = if article.metadata.title.is_empty() { "(no title)" } else { &article.metadata.title };
    let mut head = format!("{title}\n");
    if let Some(byline) = &article.metadata.byline {
        let _ = writeln!(head, "by {byline}");
    }
    let _ = writeln!(
        head,
        "{}kept {} of {} words ({} %), {} of {} blocks\n",
        if article.found { "" } else { "no article found; " },
        account.words_kept,
        account.words_total,
        share(account.words_kept, account.words_total),
        account.kept,
        account.blocks
    );
    head
}

fn share(part: u32, whole: u32) -> u32 {
    if whole == 0 { 0 } else { (u64::from(part) * 100 / u64::from(whole)) as u32 }
}

fn removals(article: &Article) -> String {
    if article.removals.is_empty() {
        return "Nothing was removed.\n".to_string();
    }
    let mut table = format!("{:>6}  {:<15}  {}\n", "words", "kind", "first words");
    for removal in &article.removals {
        let of = removal.duplicate_of.map(|of| format!(" [same as block {of}]")).unwrap_or_default();
        let preview = cut(&removal.preview);
        let _ = writeln!(table, "{:>6}  {:<15}  {preview}{of}", removal.words, removal.kind);
    }
    table
}

/// What was removed, by kind, most first.
fn sums(article: &Article) -> String {
    let mut kinds: BTreeMap<&str, (u32, u32, &str)> = BTreeMap::new();
    for removal in &article.removals {
        let sum = kinds.entry(removal.kind).or_insert((0, 0, &removal.reason));
        sum.0 += removal.words;
        sum.1 += removal.blocks;
    }
    if kinds.is_empty() {
        return String::new();
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, (words, ..))| std::cmp::Reverse(*words));
    let mut table = format!("\n{:>6}  {:>6}  {:<15}  {}\n", "words", "blocks", "kind", "what it is");
    for (kind, (words, blocks, reason)) in kinds {
        let _ = writeln!(table, "{words:>6}  {blocks:>6}  {kind:<15}  {reason}");
    }
    table
}

fn every_block(judged: &Judged) -> String {
    let mut table = format!("{:>5}  {:>6}  {:<15}  {:>6}  {}\n", "block", "words", "verdict", "chance", "first words");
    let opinions = explain(&judged.outline, &judged.metadata);
    let blocks = judged.outline.blocks.iter().zip(&judged.plan.verdicts).zip(opinions);
    for (at, ((block, verdict), opinion)) in blocks.enumerate() {
        let verdict = match verdict {
            Verdict::Kept => "kept".to_string(),
            Verdict::Removed(kind) => kind.name().to_string(),
            Verdict::Duplicate(of) => format!("same as {of}"),
        };
        let preview = cut(judged.outline.text_of(block));
        let words = block.measure.words;
        let _ = writeln!(table, "{at:>5}  {words:>6}  {verdict:<15}  {:>4} %  {preview}", opinion.chance);
        let _ = writeln!(table, "{:>40}  {}", "", reasons(&opinion));
    }
    table
}

/// What moved the judge most, with the values it saw: `+` spoke for the article, `-` against it.
fn reasons(opinion: &Opinion) -> String {
    let reason =
        |(label, value, for_it): &(&str, u8, bool)| format!("{} {label} ({value})", if *for_it { '+' } else { '-' });
    opinion.reasons.iter().map(reason).collect::<Vec<_>>().join(", ")
}

/// The first words of a text, in one line.
fn cut(text: &str) -> String {
    let mut characters = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let preview: String = characters.by_ref().take(PREVIEW).collect();
    if characters.next().is_some() { format!("{}…", preview.trim_end()) } else { preview }
}
