use pulldown_cmark::{Event, Options, Parser, Tag as Mark, TagEnd};

use super::markdown;
use crate::cleaner::{Cleaner, Options as Cleaning};
use crate::write::{Selection, write};

/// All of a page as Markdown.
fn of(html: &str) -> String {
    let mut cleaner = Cleaner::new(Cleaning { url: Some("https://a.test/".into()) }).unwrap();
    cleaner.write(html.as_bytes()).unwrap();
    let outline = cleaner.outline().unwrap();
    let base = url::Url::parse("https://a.test/").unwrap();
    markdown(&write(&outline, &Selection::all(&outline), Some(&base)))
}

fn events(markdown: &str) -> Vec<Event<'_>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    Parser::new_ext(markdown, options).collect()
}

/// What a reader of Markdown sees: the text alone, blocks in lines.
fn read(markdown: &str) -> String {
    let mut text = String::new();
    for event in events(markdown) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push('\n'),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell) => text.push('\n'),
            _ => {}
        }
    }
    text.trim_end().to_string()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[test]
fn blocks_are_written() {
    assert_eq!(of("<h2>Tides</h2><p>One.<p>Two."), "## Tides\n\nOne.\n\nTwo.\n");
    assert_eq!(of("<blockquote><p>One.<p>Two.</blockquote>"), "> One.\n>\n> Two.\n");
    assert_eq!(of("<p>a<hr><p>b"), "a\n\n---\n\nb\n");
    assert_eq!(of(""), "");
}

#[test]
fn lists_are_nested_and_numbered() {
    let html = "<ul><li>One<ol start=3><li>Three<li>Four</ol><li>Two</ul>";
    assert_eq!(of(html), "- One\n  3. Three\n  4. Four\n- Two\n");
    assert_eq!(of("<ul><li><p>One<p>More<li>Two</ul>"), "- One\n\n  More\n\n- Two\n");
    assert_eq!(of("<ul><li>One</ul><ul><li>Two</ul><ul><li>Three</ul>"), "- One\n\n* Two\n\n- Three\n");
    assert_eq!(of("<ol><li>One<pre>a\n\nb</pre></ol>"), "1. One\n\n   ```\n   a\n\n   b\n   ```\n");
}

#[test]
fn formulas_are_their_source() {
    let half = "<math alttext='\\frac{1}{2}'><mfrac><mn>1</mn><mn>2</mn></mfrac></math>";
    assert_eq!(of(&format!("<p>About {half} of *it*.")), "About $\\frac{1}{2}$ of \\*it\\*.\n");
    assert_eq!(of("<p><math display=block><msup><mi>a</mi><mn>2</mn></msup></math>"), "$$a^{2}$$\n");
}

#[test]
fn code_names_its_language() {
    assert_eq!(of("<pre class=language-rust>let a;</pre>"), "```rust\nlet a;\n```\n");
    let numbered = "<table><tr><td class=gutter><pre>1\n2</pre><td class=code><pre>a\n  b</pre></table>";
    assert_eq!(of(numbered), "```\na\n  b\n```\n");
}

#[test]
fn what_is_embedded_is_a_link() {
    let frame = "<iframe src='https://www.youtube.com/embed/a' title='A [boat] trip'></iframe>";
    assert_eq!(of(frame), "[A \\[boat\\] trip](https://www.youtube.com/watch?v=a) (YouTube)\n");
    assert_eq!(of("<video src='https://v.test/a.mp4' poster=p.jpg></video>"), "[v.test](https://v.test/a.mp4)\n");
}

#[test]
fn inline_elements_are_written() {
    let html = "<p>A <b>bold</b> and <i>fine <b>day</b></i>, <s>old</s> <code>x</code>, H<sub>2</sub>O, <q>so</q>.";
    assert_eq!(
        of(html),
        "A **bold** and *fine day*, ~~old~~ `x`, H<sub>2</sub>O, “so”.
"
    );
    assert_eq!(of("<p>one<br>two"), "one\\\ntwo\n");
    assert_eq!(of("<p>so<b> bold </b>it is"), "so **bold** it is\n");
    assert_eq!(of("<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>"), "漢(かん)\n");
}

#[test]
fn emphasis_that_would_be_misread_is_left_out() {
    for html in
        ["<p>東京<b>「大阪」</b>です", "<p>a<b>“b”</b>c", "<p><b>a</b><b>b</b>", "<p><b> </b>a", "<p><i>a</i><b>b</b>"]
    {
        let markdown = of(html);
        assert!(!read(&markdown).contains('*'), "{html}: {markdown}");
    }
}

#[test]
fn links_and_pictures_are_written() {
    assert_eq!(
        of("<p><a href='/b(c)?d=1&amp;e' title='F \"G\"'>H</a>"),
        "[H](<https://a.test/b(c)?d=1&amp;e> \"F \\\"G\\\"\")\n"
    );
    let html = "<figure><img src=/i.jpg alt='A [b]'><figcaption>Harbour</figcaption></figure>";
    assert_eq!(of(html), "![A \\[b\\]](https://a.test/i.jpg)\n\nHarbour\n");
    assert_eq!(of("<p><a href='javascript:x'>H</a>"), "H\n");
    let markdown = of("<p><a href='https://a.test/&copy;\\x y'>H</a>");
    let links: Vec<String> = events(&markdown)
        .into_iter()
        .filter_map(|event| {
            if let Event::Start(Mark::Link { dest_url, .. }) = event { Some(dest_url.to_string()) } else { None }
        })
        .collect();
    assert_eq!(links, ["https://a.test/%C2%A9/x%20y"]);
}

#[test]
fn code_is_fenced_by_more_than_it_holds() {
    assert_eq!(of("<pre>a\n```\nb</pre>"), "````\na\n```\nb\n````\n");
    assert_eq!(of("<p><code>a ` b</code> <code>`</code>"), "``a ` b`` `` ` ``\n");
    assert_eq!(read(&of("<pre><code>&lt;b&gt; *x*\n  # y</code></pre>")), "<b> *x*\n  # y");
}

#[test]
fn tables_are_written() {
    let html = "<table><caption>Tides</caption><tr><th>Day<th>Metres<tr><td>Mon|day<td><b>1</b><br>2<tr><td colspan=2>none</table>";
    assert_eq!(of(html), "Tides\n\n| Day | Metres |\n| --- | --- |\n| Mon\\|day | **1** 2 |\n| none |  |\n");
    let html = "<table><tr><th>A<th>B<tr><td rowspan=2>1<td>2<tr><td>3</table>";
    assert_eq!(of(html), "| A | B |\n| --- | --- |\n| 1 | 2 |\n|  | 3 |\n");
    let html = "<table><tr><th>A<th>B<tr><td><code>x|y</code><td>z</table>";
    assert_eq!(read(&of(html)), "A\nB\nx|y\nz");
}

#[test]
fn footnotes_are_written() {
    let html = "<p>Tides<sup><a id=r1 href='#n1'>1</a></sup> rise.</p>
        <ol><li id=n1>By the moon. <a href='#r1'>↩</a></li></ol>";
    assert_eq!(of(html), "Tides<sup>[^1]</sup> rise.\n\n[^1]: By the moon.\n");
    let html = "<p>See <a href='#more'>the part on the moon</a>.</p><h2 id=more>Moon</h2>";
    assert_eq!(of(html), "See the part on the moon.\n\n## Moon\n");
}

#[test]
fn definitions_and_details_keep_their_text() {
    assert_eq!(of("<dl><dt>Ebb<dd>Out.<dt>Flood<dd>In.</dl>"), "**Ebb**\n\nOut.\n\n**Flood**\n\nIn.\n");
    assert_eq!(of("<details><summary>More</summary><p>Text.</details>"), "**More**\n\nText.\n");
}

#[test]
fn text_is_never_read_as_markup() {
    for text in [
        "# no heading",
        "- no list",
        "+ no list",
        "* no list",
        "1. no list",
        "1986) no list",
        "> no quote",
        "=== no rule",
        "--- no rule",
        "***",
        "___",
        "``` no code",
        "~~~ no code",
        "a `b` c",
        "*a* **b** _c_ __d__ ~~e~~ ~f~",
        "snake_case_word and 2*3*4",
        "[a](b) ![c](d) [e][f] [g]: h",
        "<b>x</b> <!-- y --> <https://a.test> &amp; &#38; AT&T &c",
        "| a | b |",
        ": definition",
        "back\\slash \\* \\",
        "a [^1] b",
        "<script>alert(1)</script>",
    ] {
        let markdown = of(&format!("<p>{}</p>", escaped(text)));
        assert_eq!(read(&markdown), text, "{markdown}");
        let is_paragraph = matches!(events(&markdown).first(), Some(Event::Start(Mark::Paragraph)));
        assert!(is_paragraph, "{markdown}");
        let heading = of(&format!("<h3>{}</h3><ul><li>{0}</ul>", escaped(text)));
        assert_eq!(read(&heading), format!("{text}\n{text}"), "{heading}");
        let second = of(&format!("<p>a<br>{}</p>", escaped(text)));
        assert_eq!(read(&second), format!("a\n{text}"), "{second}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_reads_as_itself(text in "[-a-z0-9 #*_`~<>&;:!|.()\\[\\]\\\\+=\"'^$€é東]{1,40}") {
        let words: Vec<&str> = text.split_ascii_whitespace().collect();
        let words = words.join(" ");
        let markdown = of(&format!("<p>{}</p><p>end</p>", escaped(&words)));
        let expected = if words.is_empty() { "end".to_string() } else { format!("{words}\nend") };
        proptest::prop_assert_eq!(read(&markdown), expected, "{}", markdown);
    }

    #[test]
    fn any_marks_keep_the_text(parts in proptest::collection::vec(("[a-z \"“.東]{0,4}", 0..5usize), 1..6)) {
        let open = ["", "<b>", "<i>", "<b><i>", "<s>"];
        let close = ["", "</b>", "</i>", "</i></b>", "</s>"];
        let html: String = parts.iter().map(|(text, at)| format!("{}{text}{}", open[*at], close[*at])).collect();
        let text: String = parts.iter().map(|(text, _)| text.as_str()).collect();
        let markdown = of(&format!("<p>{html}</p>"));
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        proptest::prop_assert_eq!(words(&read(&markdown)), words(&text), "{} {}", html, markdown);
    }
}
