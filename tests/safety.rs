//! Safe whatever the page: the output is in the closed grammar, and a parser builds from it exactly what was meant.
#![cfg(not(target_arch = "wasm32"))]

mod grammar;
mod hostile;
mod oracle;
mod promised;
mod samples;

use decant::{Article, clean};
use promised::{options, outputs};
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
    clean(html, options()).unwrap()
}

#[track_caller]
fn check(html: &str, what: &str) {
    if let Err(why) = grammar::recognise(html) {
        panic!("{what}: {why}\n{html}");
    }
    assert_eq!(oracle::reserialised(html), html, "{what}: parsed to another tree");
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

#[test]
fn every_payload_of_the_tables_is_disarmed() {
    let payloads = hostile::payloads();
    assert_eq!(payloads.len(), hostile::PAYLOADS);
    for hostile::Payload { family, head, body } in &payloads {
        let article = cleaned(&page(head, body));
        if let Err(why) = promised::kept(&article) {
            panic!("{family}: {head}{body}: {why}");
        }
        let live = outputs(&article).find(|html| has_live(html));
        assert_eq!(live, None, "{family}: {head}{body}");
    }
}

fn has_live(html: &str) -> bool {
    // Outside text, which is escaped, none of these can be spelt.
    ["<script", "<iframe", "<svg", "<annotation", "<mglyph", "<style", "<form", "<template", "=\"javascript:"]
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

#[test]
fn every_sample_page_keeps_the_promises() {
    for sample in samples::samples() {
        if let Err(why) = promised::kept(&cleaned(&sample.html)) {
            panic!("{}: {why}", sample.name);
        }
    }
}

/// Pages whose article was once another when it was cleaned again.
#[test]
fn cleaning_the_output_again_keeps_every_byte() {
    for payload in [
        "<h2>a <q>b<p>c",
        "<h2><p><q>a ",
        "<p><q>a</q><br>b<i><br>c</i></p>",
        "<h2><pre>a ",
        "<pre><i>\nb</i></pre><pre>\n\nc<br><br>\nd</pre>",
        "<pre>a\r\nb\rc&#13;d</pre>",
        "<pre>a <a href=/x>\0<div>",
        "<pre><p>\n<video src='https://v.example/v.mp4'></video>a ",
        "<img src=a.png><a id=n></a>a <a href='#n'><img src=a.png></a>",
        "<p>a <a href='#n'>b</a></p><p id=n></p>",
        "<pre>a <img src=a.png><div><em><a href=/x>",
        "<div><a id=n></a><pre><li value=7>\na <a href='#n'><img src=a.png width=20>",
        "<img src=a.png width=20><br><video src='https://v.example/v.mp4'></video>a ",
        "a <video src='https://v.example/v.mp4'></video><img src=b.png>\n<img src=a.png width=20><div>",
        "<iframe src='#x'></iframe>a",
        "<p>a<ruby><rt><t><rp>b</ruby>",
        "<iframe src=b title='a\n c'></iframe>a",
        "<table><tr><td>a<tr><td>b<td><td></table>",
        "<dl><div><dd>a <em><hr><img src=a.png width=20>",
        "<ul><math><tr><svg></tr>a <pre><td>\r<div>",
        "<table><th scope=col colspan=2><tr><td>",
        "<table><th scope=col colspan=2>a <tr><td>",
        "<table><caption>a <tr>b <td><div>",
        "<table><caption><video src='https://v.example/v.mp4'></video><tr><td>",
        "a <math><mi>x</mi> loose <mrow><mi>y</mi></mrow></math> b",
        "<math><semantics><mfrac><mi>a</mi></mfrac><annotation encoding=TeX>two words</annotation></semantics></math>",
        "<math alttext='{\\displaystyle {\\displaystyle x}}'><mtext>x<b>y</b></mtext><mtr><mtd>z</mtd></mtr></math>",
        "<pre>a <math><mi>x</mi></math> b</pre>",
        "<img src=a.png width=20><math>&lt;b&gt; <details open><img src=a.png width=20>",
        "<math><mtext><p>x</p></mtext><mi>y</mi></math>",
        "<math><mi>x</mi><br><mo lspace=0.1em>=</mo></math> <script type=math/tex>a < b</script>",
        "<figure><svg width=400 height=300 aria-label='Rain '><text>a\nb<tspan> c</tspan></text><rect/></svg></figure>",
        "<img alt=x src=\"data:image/svg+xml;utf8,<svg><style>.a{fill:red}</style><path class=a d='M0'/><path/></svg>\">",
        "<pre class='brush: js'>a\n b</pre><div class=highlight><pre><code class=language-c>x</code></pre></div>",
        "<iframe src='https://www.youtube.com/embed/a' title='A boat  trip'></iframe>",
        "<video poster=p.jpg src='https://v.example/v.mp4'></video><p><img src=p.jpg></p>",
        "<ul><li><figure><img src=a.png><figcaption>b</figcaption></figure><li><img src=c.png></ul>",
        "<dl><dt><a href=/x><img src=a.png></a><dd>A caption</dl>",
        "<div><img src=a.png><p class=wp-caption-text>a <b>b</b></p></div><div><img src=b.png><div class=caption>c</div></div>",
        "<div><ul><div><img src=c.png><div class=caption>a b</div></div></ul></div>",
        "<table><thead><tr><td>a<td>b<tbody><tr><td role=rowheader>1<td>2</table>",
        "<div class=stanza><div class=line>a <i>b</i></div><div class=line>c</div></div>",
        "<div class=poem><p class=line>a</p><p class=line>b</p><p>c</p></div>",
    ] {
        if let Err(why) = promised::kept(&cleaned(&page("", payload))) {
            panic!("{payload:?}: {why}");
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
        "<math display=block alttext='x^2'>",
        "<mrow>",
        "</mrow>",
        "<mfrac>",
        "</mfrac>",
        "<mi>x</mi>",
        "<mtext>",
        "</mtext>",
        "<mtable><mtr><mtd>",
        "</mtd></mtr></mtable>",
        "<semantics>",
        "<annotation encoding=TeX>x^2</annotation>",
        "<svg width=300 height=200>",
        "<g>",
        "<path d='M0 0'/>",
        "<text>",
        "<script type=math/tex>x^2</script>",
        "<div class=line>",
        "<p class=caption>",
        "<div><img src=c.png><div class=caption>",
        "<div class=stanza>",
        "<pre class='brush: js'>",
        "<td role=rowheader>",
        "<span class=dropcap>T</span>",
        "<span class=smallcaps>",
        "<em style='font-variant:small-caps'>",
        "<span class=katex>",
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
            prop_assert_eq!(promised::written_again(html), html);
        }
    }
}
