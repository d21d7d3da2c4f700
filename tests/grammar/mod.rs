//! An independent recogniser of the output's grammar: it shares no table with the writer.
#![allow(dead_code)] // Each test file uses its own part.

mod drawing;

/// Elements that hold blocks.
const FLOW: &[&str] = &["blockquote", "li", "dd", "td", "th", "figure", "figcaption", "details"];
const BLOCKS: &[&str] = &[
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "pre",
    "figure",
    "table",
    "details",
    "hr",
];
const INLINE: &[&str] = &[
    "a", "code", "kbd", "samp", "var", "em", "strong", "b", "i", "u", "s", "sub", "sup", "small", "mark", "abbr",
    "cite", "q", "dfn", "time", "span", "br", "wbr", "img", "ruby", "rt", "rp", "del", "ins", "bdi", "bdo", "math",
];
/// Parts of formulas: those that hold text and nothing else, and those that hold other parts, with their number where
/// it is fixed. A parser reads HTML in the first, so no tag may stand there.
const TOKENS: &[&str] = &["mi", "mn", "mo", "ms", "mtext"];
const PARTS: &[(&str, Option<usize>)] = &[
    ("math", None),
    ("mrow", None),
    ("msqrt", None),
    ("mstyle", None),
    ("merror", None),
    ("mphantom", None),
    ("mmultiscripts", None),
    ("mtable", None),
    ("mtr", None),
    ("mtd", None),
    ("mfrac", Some(2)),
    ("mroot", Some(2)),
    ("msub", Some(2)),
    ("msup", Some(2)),
    ("munder", Some(2)),
    ("mover", Some(2)),
    ("msubsup", Some(3)),
    ("munderover", Some(3)),
    ("mspace", Some(0)),
    ("mprescripts", Some(0)),
];
const PHRASING: &[&str] = &["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "dt", "caption", "summary"];
const VOID: &[&str] = &["hr", "br", "wbr", "img"];

/// Whether `child` may stand right inside `parent` (`""` is the article itself).
fn may_hold(parent: &str, child: &str) -> bool {
    match parent {
        "" => BLOCKS.contains(&child),
        "ul" | "ol" => child == "li",
        "dl" => ["dt", "dd"].contains(&child),
        "table" => ["caption", "thead", "tbody", "tfoot"].contains(&child),
        "thead" | "tbody" | "tfoot" => child == "tr",
        "tr" => ["td", "th"].contains(&child),
        parent if TOKENS.contains(&parent) => false,
        "mtable" => child == "mtr",
        "mtr" => child == "mtd",
        parent if is_part(parent) => {
            let is_free =
                !["math", "mtr", "mtd"].contains(&child) && (child != "mprescripts" || parent == "mmultiscripts");
            is_free && (TOKENS.contains(&child) || is_part(child))
        }
        "details" if child == "summary" => true,
        "figure" if ["figcaption", "img", "a"].contains(&child) => true,
        // A parser closes one of these where the next begins.
        "rt" | "rp" if ["rt", "rp"].contains(&child) => false,
        // Around removed text that stands beside kept text; the place of a footnote may be in it.
        "span" if child == "span" => true,
        _ if INLINE.contains(&parent) => INLINE.contains(&child) && parent != child,
        _ if PHRASING.contains(&parent) => INLINE.contains(&child),
        _ if FLOW.contains(&parent) => BLOCKS.contains(&child) || INLINE.contains(&child),
        _ => false,
    }
}

fn is_part(name: &str) -> bool {
    PARTS.iter().any(|(part, _)| *part == name)
}

fn may_hold_text(parent: &str) -> bool {
    TOKENS.contains(&parent)
        || INLINE.contains(&parent) && parent != "math"
        || PHRASING.contains(&parent)
        || ["li", "dd", "td", "th", "figcaption"].contains(&parent)
}

fn attribute_is_allowed(element: &str, name: &str, value: &str) -> bool {
    let number = |low: i64, high: i64| value.parse::<i64>().is_ok_and(|number| (low..=high).contains(&number));
    let web = value.starts_with("https://") || value.starts_with("http://");
    match (element, name) {
        ("math", "display") => value == "block",
        ("math", "alttext") => value.chars().count() <= 4000,
        ("mi", "mathvariant") => value.eq_ignore_ascii_case("normal"),
        ("mo", "form") => ["prefix", "infix", "postfix"].contains(&value.to_ascii_lowercase().as_str()),
        ("mo", "stretchy" | "fence" | "separator" | "largeop" | "movablelimits" | "symmetric")
        | ("mover" | "munderover", "accent")
        | ("munder" | "munderover", "accentunder")
        | ("mstyle" | "mtable", "displaystyle") => ["true", "false"].contains(&value.to_ascii_lowercase().as_str()),
        ("mo", "lspace" | "rspace" | "minsize" | "maxsize") | ("mspace", "width") | ("mfrac", "linethickness") => {
            value.len() <= 16 && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.%".contains(&byte))
        }
        ("mstyle", "scriptlevel") => number(0, 5),
        ("mtd", "columnspan" | "rowspan") => number(1, 100),
        (name, "dir" | "lang") if TOKENS.contains(&name) || is_part(name) && name != "math" => {
            value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        }
        ("p", "data-embed") => {
            ["video", "audio", "post", "map", "embed"].contains(&value.to_ascii_lowercase().as_str())
        }
        ("pre", "data-language") => {
            value.len() <= 20 && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+#.-_".contains(&byte))
        }
        (_, "dir") => ["ltr", "rtl", "auto"].contains(&value.to_ascii_lowercase().as_str()),
        (_, "lang") => value.len() <= 35 && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'),
        ("a", "href") => web || value.starts_with("mailto:") || is_own_id(value.strip_prefix('#').unwrap_or("")),
        ("a", "target") => value == "_blank",
        ("a", "rel") => value == "noopener noreferrer nofollow",
        ("img", "src") if value.starts_with("data:image/svg") => drawing::recognise(value).is_ok(),
        ("img", "src") => web || value.starts_with("data:image/"),
        ("img", "width" | "height") => number(1, 10_000),
        ("img", "loading") => value == "lazy",
        ("img", "decoding") => value == "async",
        ("img", "alt") | ("a" | "abbr" | "dfn", "title") => value.chars().count() <= 2000,
        ("td" | "th", "colspan" | "rowspan") => number(1, 1000),
        ("th", "scope") => ["row", "col", "rowgroup", "colgroup"].contains(&value.to_ascii_lowercase().as_str()),
        ("ol", "start") | ("li", "value") => number(-1_000_000, 1_000_000),
        ("ol", "type") => ["1", "a", "A", "i", "I"].contains(&value),
        ("time" | "ins" | "del", "datetime") => {
            value.len() <= 64 && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" :+-.".contains(&byte))
        }
        ("span", "id") => is_own_id(value),
        ("span", "data-caps") => ["small-caps", "all-small-caps"].contains(&value),
        (_, "data-removal") => value.is_empty() || is_number(value),
        (_, "data-place") => is_number(value) && !INLINE.contains(&element),
        _ => false,
    }
}

fn is_own_id(id: &str) -> bool {
    id.strip_prefix("d-").is_some_and(is_number)
}

fn is_number(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit())
}

/// Checks a whole output; says where and why it is not in the grammar.
pub fn recognise(html: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    // For each open element, how many stand in it.
    let mut held = vec![0];
    let mut rest = html;
    while !rest.is_empty() {
        let at = html.len() - rest.len();
        let fail = |why: String| {
            Err(format!(
                "{why} at byte {at}: {:?}",
                &rest[..rest.len().min(80).min(rest.find('\n').unwrap_or(80).max(1))]
            ))
        };
        let parent = open.last().copied().unwrap_or("");
        if let Some(after) = rest.strip_prefix("</") {
            let Some(end) = after.find('>') else { return fail("unfinished end tag".into()) };
            if open.pop() != Some(&after[..end]) {
                return fail(format!("end tag does not close {parent:?}"));
            }
            let count = held.pop();
            let fixed = PARTS.iter().find(|(part, _)| *part == parent).and_then(|(_, fixed)| *fixed);
            if fixed.is_some() && fixed != count {
                return fail(format!("{count:?} parts in {parent:?}"));
            }
            rest = &after[end + 1..];
        } else if let Some(after) = rest.strip_prefix('<') {
            let end = after.find(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit()).unwrap_or(after.len());
            let name = &after[..end];
            if !may_hold(parent, name) {
                return fail(format!("{name:?} inside {parent:?}"));
            }
            rest = match attributes(name, &after[end..]) {
                Ok(rest) => rest,
                Err(why) => return fail(why),
            };
            held.last_mut().into_iter().for_each(|count| *count += 1);
            if !VOID.contains(&name) {
                open.push(name);
                held.push(0);
            }
            if open.len() > 256 {
                return fail("nested too deeply".into());
            }
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            let text = &rest[..end];
            if !may_hold_text(parent) && !text.trim_matches('\n').is_empty() {
                return fail(format!("text right inside {parent:?}"));
            }
            if !is_escaped(text) {
                return fail("unescaped text".into());
            }
            rest = &rest[end..];
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("left open: {open:?}")) }
}

fn attributes<'a>(element: &str, mut rest: &'a str) -> Result<&'a str, String> {
    let mut seen = Vec::new();
    while let Some(after) = rest.strip_prefix(' ') {
        let end = after.find(|c: char| !c.is_ascii_lowercase() && c != '-').unwrap_or(after.len());
        let name = &after[..end];
        if seen.contains(&name) {
            return Err(format!("attribute {name:?} twice"));
        }
        seen.push(name);
        rest = &after[end..];
        if matches!((element, name), ("details", "open") | ("ol", "reversed")) {
            continue;
        }
        let value = rest.strip_prefix("=\"").and_then(|value| Some((value.find('"')?, value)));
        let Some((end, value)) = value else { return Err(format!("attribute {name:?} without a quoted value")) };
        if !is_escaped(&value[..end]) || !attribute_is_allowed(element, name, &decoded(&value[..end])) {
            return Err(format!("{element} {name}={:?}", &value[..end]));
        }
        rest = &value[end + 1..];
    }
    rest.strip_prefix('>').ok_or_else(|| "unfinished start tag".into())
}

/// Every reference that the writer knows; the ampersand last, so that nothing is decoded twice.
const REFERENCES: [(&str, &str); 5] = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#13;", "\r"), ("&amp;", "&")];

fn is_escaped(text: &str) -> bool {
    !text.contains(['<', '>', '\0'])
        && text.match_indices('&').all(|(at, _)| REFERENCES.iter().any(|(known, _)| text[at..].starts_with(known)))
}

fn decoded(value: &str) -> String {
    REFERENCES.iter().fold(value.into(), |text: String, (reference, meant)| text.replace(reference, meant))
}

#[test]
fn a_long_title_is_counted_as_it_is_read() {
    let titled = |length| format!("<p><abbr title=\"{}\">a</abbr></p>", "&lt;".repeat(length));
    assert_eq!(recognise(&titled(2000)), Ok(()));
    assert!(recognise(&titled(2001)).is_err());
}

#[test]
fn the_recogniser_can_fail() {
    for bad in [
        "<script>x</script>",
        "<p onclick=\"x\">a</p>",
        "<p>a",
        "a",
        "<p><p>a</p></p>",
        "<p>a & b</p>",
        "<p>a > b</p>",
        "<a href=\"https://a.example/\">a</a>",
        "<p><a href=\"javascript:x\">a</a></p>",
        "<p><img src=x></p>",
        "<p><ruby>a<rt><rp>(</rp></rt></ruby></p>",
        "<ul>a</ul>",
        "<table><tr></tr></table>",
        "<p><em>a</p></em>",
        "<P>a</P>",
        "<p id=\"x\">a</p>",
        "<p data-removal=\"x\">a</p>",
        "<p data-other=\"1\">a</p>",
        "<p><em data-place=\"1\">a</em></p>",
        "<p><math>a</math></p>",
        "<p><mi>a</mi></p>",
        "<p><math><mtext><b>a</b></mtext></math></p>",
        "<p><math><mtext><img src=\"https://a.example/\"></mtext></math></p>",
        "<p><math><mrow><math></math></mrow></math></p>",
        "<p><math><annotation-xml></annotation-xml></math></p>",
        "<p><math><mfrac><mi>a</mi></mfrac></math></p>",
        "<p><math><mtr></mtr></math></p>",
        "<p><math href=\"https://a.example/\"></math></p>",
        "<p><svg></svg></p>",
        "<p><img src=\"data:image/svg+xml,%3Csvg onload=x%3E\"></p>",
        "<p data-embed=\"x\">a</p>",
        "<p><span data-caps=\"x\">a</span></p>",
        "<p data-caps=\"small-caps\">a</p>",
        "<pre data-language=\"a b\">a</pre>",
    ] {
        assert!(recognise(bad).is_err(), "{bad}");
    }
    assert_eq!(recognise("<p>a &amp; <em>b</em></p>\n<ul><li>c<ul><li>d</li>\n</ul>\n</li>\n</ul>\n<hr>"), Ok(()));
    let formula = "<p><math display=\"block\"><mfrac><mi>a</mi><mrow></mrow></mfrac></math></p>";
    assert_eq!(recognise(formula), Ok(()));
}
