//! The core's promises, on every sample page and on generated ones.
#![cfg(not(target_arch = "wasm32"))]

mod samples;

use decant::{Article, Cleaner, Options, clean};
use proptest::prelude::*;
use samples::samples;

fn options() -> Options {
    Options { url: Some("https://news.example/story/".into()) }
}

fn in_chunks(html: &[u8], sizes: &mut dyn Iterator<Item = usize>) -> Article {
    let mut cleaner = Cleaner::new(options()).unwrap();
    let mut rest = html;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(sizes.next().unwrap_or(rest.len()).clamp(1, rest.len()));
        cleaner.write(chunk).unwrap();
        rest = after;
    }
    cleaner.finish().unwrap()
}

#[test]
fn the_same_result_however_the_input_is_cut() {
    for sample in samples() {
        let html = sample.html.as_bytes();
        let whole = clean(&sample.html, options()).unwrap();
        for size in [1, 7, 1000] {
            assert_eq!(in_chunks(html, &mut std::iter::repeat(size)), whole, "{} in chunks of {size}", sample.name);
        }
        // A plain congruential sequence: any irregular cut will do, as long as it is the same next time.
        let mut seed = 7u64;
        let mut random = std::iter::repeat_with(move || {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 52) as usize
        });
        assert_eq!(in_chunks(html, &mut random), whole, "{} in random chunks", sample.name);
    }
}

#[track_caller]
fn adds_up(article: &Article) {
    let account = article.account;
    assert_eq!(account.kept + account.removed + account.duplicates, account.blocks);
    let removed: u32 = article.removals.iter().map(|removal| removal.words).sum();
    assert_eq!(account.words_kept + removed, account.words_total);
    let blocks: u32 = article.removals.iter().map(|removal| removal.blocks).sum();
    assert_eq!(account.kept + blocks, account.blocks);
}

#[test]
fn nothing_is_lost_silently() {
    for sample in samples() {
        let article = clean(&sample.html, options()).unwrap();
        adds_up(&article);
        assert!(article.account.blocks > 0 || sample.name == "empty", "{}", sample.name);
    }
}

/// The words of a text, in order.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// What stands between two marks goes, and something made of it comes.
fn replaced(html: &str, from: &str, to: &str, by: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(from) {
        let (inside, behind) = after.split_once(to).unwrap();
        out = out + before + &by(inside);
        rest = behind;
    }
    out + rest
}

/// The text of closed-grammar HTML, without readings, formulas as TeX.
fn text_of(html: &str) -> String {
    let html = replaced(html, "<rt>", "</rt>", |_| String::new());
    let html = replaced(&html, "<rp>", "</rp>", |_| String::new());
    let html = replaced(&html, "<math", "</math>", |formula| {
        let tex = formula.split("alttext=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let dollars = if formula.contains("display=\"block\"") { "$$" } else { "$" };
        format!("{dollars}{tex}{dollars}")
    });
    let mut text = String::new();
    for piece in html.split('<') {
        let (_, after) = piece.split_once('>').unwrap_or(("", piece));
        text.push_str(after);
        text.push(' ');
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Without the cards that stand for players and frames: their words are the writer's.
fn without_players(html: &str) -> String {
    html.lines().filter(|line| !line.contains("<p data-embed=")).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_kept_is_written_and_nothing_else() {
    for sample in samples().iter().filter(|sample| sample.article && sample.raw) {
        let article = clean(&sample.html, options()).unwrap();
        let written: String = text_of(&without_players(&article.html)).split_whitespace().collect();
        let kept: String = article.text.split_whitespace().collect();
        assert_eq!(written, kept, "{}", sample.name);
    }
}

#[test]
fn clean_again_changes_nothing() {
    for sample in samples().iter().filter(|sample| sample.article && sample.raw) {
        let first = clean(&sample.html, options()).unwrap();
        let again = format!(
            "<!DOCTYPE html><html><head><title></title></head><body><article>{}</article></body></html>",
            without_players(&first.html)
        );
        let second = clean(&again, options()).unwrap();
        assert_eq!(words(&second.text), words(&first.text), "{}", sample.name);
    }
}

#[test]
fn a_byte_order_mark_and_bad_bytes_do_no_harm() {
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend_from_slice(
        "<p>Ein Satz mit Umläuten, der lang genug ist, um als Absatz zu gelten, wie man sagt.</p>".as_bytes(),
    );
    let whole = in_chunks(&bytes, &mut std::iter::once(1000));
    assert!(whole.text.starts_with("Ein Satz mit Umläuten"));
    bytes.extend_from_slice(b"<p>broken \xff\xc3 here</p>");
    assert_eq!(in_chunks(&bytes, &mut std::iter::repeat(1)), in_chunks(&bytes, &mut std::iter::empty()));
}

#[test]
fn what_nests_too_deep_is_told_and_kept() {
    let line = "<p>A paragraph of its own, with a comma, and long enough to be taken for running text by anybody.</p>";
    let deep = |depth: usize| {
        let html = format!("<article><h1>T</h1>{line}{}{line}", "<section>".repeat(depth));
        clean(&html.replacen("own", "old", 1), options()).unwrap()
    };
    assert_eq!(deep(200).notices, Vec::<&str>::new());
    let article = deep(600);
    assert_eq!(article.notices, ["depth-capped"]);
    assert_eq!(article.text.matches("A paragraph").count(), 2, "{}", article.text);
}

#[test]
fn a_page_over_the_cap_is_cut_with_a_notice() {
    let paragraph = "<p>The same sentence fills the page again and again, with a comma, until nobody can read it.</p>";
    let html = paragraph.repeat(decant::MAX_INPUT / paragraph.len() + 10);
    let article = clean(&html, options()).unwrap();
    assert!(article.notices.contains(&"truncated"));
    assert!(article.account.blocks > 1000);
}

/// Pages of plausible parts in an implausible order.
fn page() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<article>",
        "</article>",
        "<div class='share'>",
        "<div class='newsletter'>",
        "<div class='related-posts'>",
        "<div>",
        "</div>",
        "<nav>",
        "</nav>",
        "<p>The council met on Monday and decided, after two hours, that the bridge would stay where it is.</p>",
        "<p>The council met on Monday and decided, after two hours, that the bridge would stay where it is.</p>",
        "<p>Nobody spoke against it, although the river, which rises every spring, did so in its own way last year.</p>",
        "<p>Also read: <a href=/b>The bridge that moved</a></p>",
        "<h2>What comes next</h2>",
        "<ul><li><a href=/1>One</a></li><li><a href=/2>Two</a></li></ul>",
        "<figure><img src=/a.jpg width=600 height=400 alt='A bridge'><figcaption>A bridge over the river, seen from the east bank</figcaption></figure>",
        "<p hidden>Hidden words that nobody sees on the page at all, however long they look.</p>",
        "<form><input><button>Subscribe</button></form>",
        "<noscript><img src=/p.gif></noscript>",
        "<p>© 2024 All rights reserved.</p>",
        "<table><tr><td>1<td>2<tr><td>3<td>4</table>",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_page_adds_up_and_is_judged_the_same_twice(html in page()) {
        let article = clean(&html, options()).unwrap();
        adds_up(&article);
        prop_assert_eq!(&clean(&html, options()).unwrap(), &article);
        prop_assert_eq!(in_chunks(html.as_bytes(), &mut std::iter::repeat(3)), article);
    }
}
