//! Safe whatever the page: the output is in the closed grammar, and a parser builds from it exactly what was meant.
#![cfg(not(target_arch = "wasm32"))]

mod grammar;
mod oracle;

use decant::{Article, Options, clean};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Attack {
    title: String,
    payload: String,
    #[serde(default)]
    head: String,
    #[serde(default)]
    must_not: Vec<String>,
    expect_text: Option<String>,
}

const BEFORE: &str = "<p>The harbour office keeps the old signal book in a cupboard on the second floor, where it was put \
    when the telegraph came, and nobody has asked for it since, the clerk says, except for one visitor.</p>";
const AFTER: &str = "<p>That visitor, a retired pilot, copied the pages by hand, and his copy is the one that the museum \
    now shows, in a case by the door, with a lamp that turns itself off when the room is empty.</p>";

fn page(head: &str, payload: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>The signal book</title>{head}</head><body><article><h1>The signal book</h1>{BEFORE}{payload}{AFTER}</article></body></html>"
    )
}

fn cleaned(html: &str) -> Article {
    clean(html, Options { url: Some("https://news.example/signals/".into()), ..Options::default() }).unwrap()
}

#[track_caller]
fn check(html: &str, what: &str) {
    if let Err(why) = grammar::recognise(html) {
        panic!("{what}: {why}\n{html}");
    }
    assert_eq!(oracle::reserialised(html), html, "{what}: parsed to another tree");
}

/// Every string of markup that an article carries.
fn outputs(article: &Article) -> impl Iterator<Item = &str> {
    let candidates = article.candidates.iter().map(|candidate| candidate.html.as_str());
    [article.html.as_str(), article.whole.as_str()].into_iter().chain(candidates)
}

#[test]
fn no_attack_leaves_the_grammar() {
    let attacks: Vec<Attack> = serde_json::from_str(include_str!("hostile.json")).unwrap();
    assert!(attacks.len() >= 60);
    for attack in &attacks {
        let article = cleaned(&page(&attack.head, &attack.payload));
        for html in outputs(&article) {
            check(html, &attack.title);
            assert!(!has_live(html), "{}: {html}", attack.title);
            for forbidden in &attack.must_not {
                assert!(!html.contains(forbidden.as_str()), "{}: {forbidden:?} in {html}", attack.title);
            }
        }
        if let Some(text) = &attack.expect_text {
            assert!(article.text.contains(text.as_str()), "{}: {text:?} not in {:?}", attack.title, article.text);
        }
    }
}

fn has_live(html: &str) -> bool {
    // Outside text, which is escaped, none of these can be spelt.
    ["<script", "<iframe", "<svg", "<math", "<style", "<form", "<template", "=\"javascript:"]
        .iter()
        .any(|live| html.contains(live))
}

#[test]
fn inputs_that_end_too_early_are_safe() {
    let attacks: Vec<Attack> = serde_json::from_str(include_str!("hostile.json")).unwrap();
    for attack in &attacks {
        let whole = page(&attack.head, &attack.payload);
        let start = whole.find(&attack.payload).unwrap_or(0);
        for cut in (start..start + attack.payload.len()).filter(|&cut| whole.is_char_boundary(cut)) {
            for html in outputs(&cleaned(&whole[..cut])) {
                check(html, &attack.title);
            }
        }
    }
}

/// Markup of every sort, well and badly nested.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<p dir=rtl lang=ar>",
        "<ul>",
        "</ul>",
        "<ol start=3>",
        "</ol>",
        "<li>",
        "</li>",
        "<li value=7>",
        "<h2>",
        "</h2>",
        "<blockquote>",
        "</blockquote>",
        "<dl>",
        "<dt>",
        "<dd>",
        "</dl>",
        "<em>",
        "</em>",
        "<b>",
        "</b>",
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<th scope=col colspan=2>",
        "<tbody>",
        "<thead>",
        "<caption>",
        "</caption>",
        "<figure>",
        "</figure>",
        "<figcaption>",
        "</figcaption>",
        "<a href=/x>",
        "<a href='javascript:x'>",
        "<a href='#n'>",
        "</a>",
        "<a id=n></a>",
        "<img src=a.png width=20>",
        "<img data-src=b.png src='data:x'>",
        "<pre>",
        "</pre>",
        "\n",
        "<code>",
        "</code>",
        "<br>",
        "<br><br>",
        "<hr>",
        "<ruby>",
        "<rt>",
        "</ruby>",
        "<details open>",
        "<summary>",
        "</summary>",
        "</details>",
        "<sup id=n>",
        "</sup>",
        "<video src='https://v.example/v.mp4'></video>",
        "<x-y>",
        "</x-y>",
        "<noscript>",
        "</noscript>",
        "<!-- - -->",
        "<script>",
        "</script>",
        "<svg>",
        "</svg>",
        "<math>",
        "</math>",
        "<q>",
        "</q>",
        "<a title='\"><b>' href=/y>",
        "&lt;b&gt; ",
        "&amp;amp; ",
        "a < b ",
        "<",
        "one two three four five six, seven eight nine ten eleven twelve. ",
        "Another sentence that is long enough, as sentences go, to be taken for running text by the judge. ",
        "x ",
        "日本語の文章、長い。",
        "\0",
        "\r",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn soup_is_written_in_the_grammar(soup in soup()) {
        for html in [cleaned(&soup), cleaned(&page("", &soup))].iter().flat_map(outputs) {
            prop_assert_eq!(grammar::recognise(html), Ok(()), "{}", html);
            prop_assert_eq!(oracle::reserialised(html), html);
        }
    }
}
