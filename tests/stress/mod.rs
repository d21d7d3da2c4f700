//! Pages made to be slow or large to read, of any size: each is one pattern, repeated. The bench measures how the time
//! grows with them, the tests what is kept and how much memory it takes.
#![allow(dead_code)] // Each test file uses its own part.

/// A name, what stands before, what is repeated (with `{n}` for the number of the repetition), what stands behind.
pub type Pattern = (&'static str, &'static str, &'static str, &'static str);

/// Long enough for the tokenizer to stop in front of it.
const LONG_SCRIPT: &str = "<script>const light = 'the pilot saw the light on the mole, and wrote it down, as he had to; \
    the pilot saw the light on the mole, and wrote it down, as he had to; the pilot saw the light on the mole, and \
    wrote it down, as he had to; the pilot saw the light on the mole, and wrote it down, as he had to';</script>";

pub const PATTERNS: &[Pattern] = &[
    (
        "paragraphs",
        "<article>",
        "<p>Entry {n}: the pilot {n} saw the light on the mole, and wrote it down, as he had to.</p>",
        "",
    ),
    (
        "one paragraph again and again",
        "<article>",
        "<p>The pilot saw the light on the mole, and wrote it down, as he had to.</p>",
        "",
    ),
    (
        "paragraphs almost alike",
        "<article>",
        "<p>The pilot saw the light on the mole, and wrote it down, on page {n}.</p>",
        "",
    ),
    ("open divisions", "", "<div>x ", ""),
    ("open bold", "<p>", "<b>x ", ""),
    ("open paragraphs", "", "<p>x ", ""),
    ("mismatched end tags", "", "<b></p>", ""),
    ("misnested formatting", "", "<a href=x><b><i><p>x</a></b>", ""),
    ("end tags of nothing", "<p>", "</x>", ""),
    ("siblings", "<p>", "<i>x</i>", ""),
    ("unknown elements", "", "<x-y>x</x-y>", ""),
    ("attributes of one element", "<p ", "a{n}=1 ", ">x"),
    ("one attribute", "<p title=\"", "xxxxxxxxxxxxxxxx", "\">x"),
    ("one class of many words", "<p class=\"", "share{n} ", "\">x"),
    ("one word", "<p>", "xxxxxxxxxxxxxxxx", ""),
    ("one text", "<p>", "word ", ""),
    ("one text without spaces between words", "<p>", "港の灯台は、", ""),
    ("comments", "<p>x", "<!--x-->", ""),
    ("scripts in a comment", "<p>x<!--", LONG_SCRIPT, "-->"),
    ("long scripts", "<p>x", LONG_SCRIPT, ""),
    ("an open comment", "<p>x<!--", "--<!", ""),
    ("references", "<p>", "&amp;", ""),
    ("references of nothing", "<p>", "&notathing;", ""),
    ("less-than signs", "<p>", "< ", ""),
    ("open brackets", "<p>", "<", ""),
    ("NUL", "<p>", "\0", "x"),
    ("line breaks", "<p>", "x<br>", ""),
    ("cells", "<table><tr>", "<td>x {n}", ""),
    ("rows", "<table>", "<tr><td>x {n}<td>y", ""),
    ("tables in tables", "", "<table><tr><td>x", ""),
    ("lists in lists", "", "<ul><li>x ", ""),
    ("items", "<ul>", "<li>x {n}", ""),
    ("quotations in quotations", "", "<blockquote>x ", ""),
    ("links", "<p>", "<a href=/{n}>x</a> ", ""),
    ("headings", "", "<h2>x {n}</h2>", ""),
    ("pictures", "", "<img src=/{n}.jpg width=600 height=400>", ""),
    ("pictures with copies", "", "<img data-src=/{n}.jpg><noscript><img src=/{n}.jpg></noscript>", ""),
    (
        "footnotes",
        "<article>",
        "<p id=n{n}>Entry {n}: the pilot saw <a href=#n{n}>the light</a> on the mole, as he had to.</p>",
        "",
    ),
    ("preformatted lines", "<pre>", "x {n}\n", ""),
    ("drawings in drawings", "", "<svg><g>", ""),
    ("formulas", "<p>", "<math><mi>x</mi></math>", ""),
    ("templates", "", "<template><p>x", ""),
    ("noscripts", "<p>x", "<noscript><p>x</noscript>", ""),
    ("options", "<select>", "<option>x", ""),
    ("scripts", "<p>x", "<script>x</script>", ""),
    ("one script", "<p>x<script>", "<!--<script>", ""),
    ("meta elements", "<head>", "<meta name=author content=\"Person {n}\">", ""),
    ("one title", "<title>", "word ", "</title><p>x"),
    ("lists of structured data", "<script type=application/ld+json>", "[", "</script><p>x"),
    (
        "structured data",
        "<script type=application/ld+json>[",
        "{\"@type\":\"NewsArticle\",\"headline\":\"x {n}\"},",
        "{}]</script><p>x",
    ),
    ("authors", "<article>", "<p rel=author itemprop=author>By Person {n}</p>", ""),
    ("times", "<article>", "<time datetime=2024-01-01>x {n}</time>", ""),
    ("hidden elements", "", "<p style='display : none' hidden>x", ""),
    (
        "shared words",
        "<article>",
        "<div class='share related newsletter'><p>Also read: <a href=/{n}>x {n}</a></div>",
        "",
    ),
];

/// A page of about `bytes` bytes for each pattern.
pub fn pages(bytes: usize) -> impl Iterator<Item = (&'static str, String)> {
    PATTERNS.iter().map(move |pattern| (pattern.0, page(pattern, bytes)))
}

pub fn page(&(_, before, repeated, after): &Pattern, bytes: usize) -> String {
    let mut page = String::with_capacity(bytes + 200);
    page.push_str(before);
    let mut number = 0;
    while page.len() < bytes {
        number += 1;
        page.push_str(&repeated.replace("{n}", &number.to_string()));
    }
    page.push_str(after);
    page
}
