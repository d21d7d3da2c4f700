//! Pages put together from what pages are made of: the fuzzer chooses the parts, so that it reaches the judge and the
//! writer, which few random bytes do.
#![no_main]

#[path = "../../grammar/mod.rs"]
mod grammar;
#[path = "../../oracle/mod.rs"]
mod oracle;
#[path = "../../promised/mod.rs"]
mod promised;

use std::fmt::Write;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
enum Part<'a> {
    Start { element: u8, attributes: [Option<(u8, u8)>; 3] },
    End { element: u8 },
    Sentence { which: u8, times: u8 },
    Piece { which: u8 },
    Raw { text: &'a str },
}

const ELEMENTS: &[&str] = &[
    "p",
    "div",
    "article",
    "section",
    "main",
    "h1",
    "h2",
    "h3",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "a",
    "em",
    "b",
    "i",
    "code",
    "span",
    "sup",
    "q",
    "ruby",
    "rt",
    "rp",
    "time",
    "abbr",
    "del",
    "details",
    "summary",
    "img",
    "picture",
    "source",
    "video",
    "iframe",
    "br",
    "hr",
    "wbr",
    "noscript",
    "script",
    "style",
    "template",
    "title",
    "textarea",
    "xmp",
    "plaintext",
    "select",
    "option",
    "button",
    "form",
    "input",
    "svg",
    "math",
    "mtext",
    "mi",
    "mrow",
    "mfrac",
    "msup",
    "mtable",
    "mtr",
    "mtd",
    "mspace",
    "mmultiscripts",
    "mprescripts",
    "semantics",
    "annotation",
    "foreignObject",
    "g",
    "path",
    "text",
    "use",
    "linearGradient",
    "marker",
    "desc",
    "aside",
    "nav",
    "header",
    "footer",
    "x-part",
    "font",
    "center",
    "base",
    "meta",
    "link",
    "html",
    "head",
    "body",
];
const ATTRIBUTES: &[&str] = &[
    "href",
    "src",
    "srcset",
    "data-src",
    "id",
    "class",
    "style",
    "title",
    "alt",
    "width",
    "height",
    "colspan",
    "start",
    "lang",
    "dir",
    "datetime",
    "alttext",
    "display",
    "encoding",
    "data-lang",
    "poster",
    "media",
    "fill",
    "d",
    "viewBox",
    "xlink:href",
    "open",
    "hidden",
    "role",
    "rel",
    "itemprop",
    "property",
    "content",
    "name",
    "onclick",
    "type",
    "data-decant-hidden",
    "data-decant-box",
    "data-decant-frame",
    "data-decant-view",
    "shadowrootmode",
];
const VALUES: &[&str] = &[
    "",
    "1",
    "0",
    "-7",
    "1001",
    "x",
    "#x",
    "/a",
    "//b.example/c",
    "https://c.example/d?e=1&f=2",
    "javascript:1",
    " java\nscript:1",
    "data:text/html,x",
    "mailto:a@b.example",
    "&quot;&gt;&lt;img&gt;",
    "\u{202e}rtl",
    "author",
    "canonical",
    "headline",
    "og:title",
    "application/ld+json",
    "comments",
    "related share newsletter",
    "sidebar",
    "display: none",
    "presentation",
    "100 200",
    "de-AT",
    "rtl",
    "2024-01-01",
    "a.jpg 300w, b.jpg 1300w",
    "math/tex; mode=display",
    "application/x-tex",
    "block",
    "\\frac{a}{b}",
    "katex MathJax mwe-math-element",
    "language-rust highlight",
    "stanza",
    "line",
    "dropcap",
    "swiper-slide",
    "lineno gutter",
    "columnheader",
    "0 0 400 300",
    "M0 0L9 9",
    "url(#x)",
    "https://www.youtube.com/embed/x",
    "data:image/svg+xml,<svg><path id='x'/><use href='%23x' onload='x'/><text>a</text></svg>",
];
const SENTENCES: &[&str] = &[
    "The council met on Monday and decided, after two hours, that the bridge would stay where it is. ",
    "Nobody spoke against it, although the river, which rises every spring, did so in its own way. ",
    "Also read: ",
    "Share ",
    "© 2024 ",
    "日本語の文章、長い。",
    "نص عربي، طويل بما يكفي. ",
    "a < b & c ",
    "  \n ",
];
const PIECES: &[&str] = &[
    "<",
    "</",
    "<!",
    "<!--",
    "-->",
    "--!>",
    "<![CDATA[",
    "]]>",
    "<?",
    "&",
    "&lt",
    "&#0;",
    "&#x110000;",
    "&notit;",
    "\0",
    "\r",
    "\r\n",
    "\u{c}",
    "\u{feff}",
    "=",
    "\"",
    "'",
    "/>",
    ">",
    "{\"@type\":\"NewsArticle\",\"headline\":\"",
    "\"}",
    "<br><br>",
    "<p hidden>",
    "<!DOCTYPE html>",
    "• ",
    "&bull;",
];

fn choice<'a>(list: &[&'a str], which: u8) -> &'a str {
    list[usize::from(which) % list.len()]
}

impl Part<'_> {
    fn write(&self, page: &mut String) {
        match self {
            Part::Start { element, attributes } => {
                page.push('<');
                page.push_str(choice(ELEMENTS, *element));
                for (name, value) in attributes.iter().flatten() {
                    let _ = write!(page, " {}=\"{}\"", choice(ATTRIBUTES, *name), choice(VALUES, *value));
                }
                page.push('>');
            }
            Part::End { element } => {
                let _ = write!(page, "</{}>", choice(ELEMENTS, *element));
            }
            Part::Sentence { which, times } => {
                page.push_str(&choice(SENTENCES, *which).repeat(usize::from(times % 8) + 1))
            }
            Part::Piece { which } => page.push_str(choice(PIECES, *which)),
            Part::Raw { text } => page.push_str(text),
        }
    }
}

fuzz_target!(|parts: Vec<Part>| {
    let mut page = String::new();
    for part in &parts {
        part.write(&mut page);
    }
    let article = decant::clean(&page, promised::options()).unwrap();
    if let Err(why) = promised::kept(&article) {
        panic!("{why}\nof the page {page:?}");
    }
});
