//! The recogniser of drawings: XML of a few elements, in the address of a picture.

use percent_encoding::percent_decode_str;

const ELEMENTS: &[&str] = &[
    "svg",
    "g",
    "defs",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "use",
    "text",
    "tspan",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "marker",
];

/// Checks a whole address; says why it is none of a drawing.
pub fn recognise(address: &str) -> Result<(), String> {
    let coded = address.strip_prefix("data:image/svg+xml,").ok_or("no drawing")?;
    let plain = coded.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>&#`{}|\\^".contains(&byte));
    let source = percent_decode_str(coded).decode_utf8().map_err(|_| "no UTF-8")?;
    let body = source.strip_prefix("<svg xmlns=\"http://www.w3.org/2000/svg\"").ok_or("another root")?;
    if !plain || body.contains(['\0', '\r', '\n']) {
        return Err("signs that are not coded".into());
    }
    let mut open = vec!["svg"];
    let mut rest = attributes("svg", body)?;
    while !open.is_empty() {
        let (text, tag) = rest.split_once('<').ok_or("left open")?;
        let holds_text = ["text", "tspan"].contains(open.last().unwrap());
        if !(text.is_empty() || holds_text) || !is_escaped(text) {
            return Err(format!("text {text:?} in {open:?}"));
        }
        if let Some(end) = tag.strip_prefix('/') {
            let (name, after) = end.split_once('>').ok_or("unfinished end tag")?;
            if open.pop() != Some(name) {
                return Err(format!("{name:?} closes another"));
            }
            rest = after;
        } else {
            let end = tag.find([' ', '>']).ok_or("unfinished tag")?;
            let name = &tag[..end];
            if !ELEMENTS.contains(&name) || open.len() > 60 {
                return Err(format!("element {name:?}"));
            }
            open.push(name);
            rest = attributes(name, &tag[end..])?;
        }
    }
    if rest.is_empty() { Ok(()) } else { Err(format!("behind the end: {rest:?}")) }
}

fn attributes<'a>(element: &str, mut rest: &'a str) -> Result<&'a str, String> {
    while let Some(after) = rest.strip_prefix(' ') {
        let (name, after) = after.split_once("=\"").ok_or("an attribute without value")?;
        let (value, after) = after.split_once('"').ok_or("an unfinished value")?;
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        // Whatever an attribute means: no handler, no style, no address but one in the drawing itself.
        let is_live = name.starts_with("on") || ["style", "class", "src", "base"].contains(&name);
        let leads_out = value.contains([':', ';', '\\', '@', '&', '<'])
            || value.contains("//")
            || value.replace("url(#", "").contains("url")
            || name == "href" && !value.starts_with('#');
        if !is_name || is_live || leads_out {
            return Err(format!("{element} {name}={value:?}"));
        }
        rest = after;
    }
    rest.strip_prefix('>').ok_or_else(|| "unfinished start tag".into())
}

fn is_escaped(text: &str) -> bool {
    const REFERENCES: [&str; 4] = ["&amp;", "&lt;", "&gt;", "&quot;"];
    let is_known = |(at, _): (usize, &str)| REFERENCES.iter().any(|known| text[at..].starts_with(known));
    !text.contains('>') && text.match_indices('&').all(is_known)
}

#[test]
fn the_recogniser_of_drawings_can_fail() {
    let address = |inside: &str| {
        let coded: String = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>")
            .bytes()
            .map(
                |byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") },
            )
            .collect();
        format!("data:image/svg+xml,{coded}")
    };
    for bad in [
        "<script>x</script>",
        "<rect onclick=\"x\"></rect>",
        "<rect fill=\"url(https://a.example)\"></rect>",
        "<use href=\"https://a.example/#x\"></use>",
        "<image></image>",
        "<foreignObject></foreignObject>",
        "<g>",
        "text",
        "<rect/>",
        "<style></style>",
    ] {
        assert!(recognise(&address(bad)).is_err(), "{bad}");
    }
    assert_eq!(recognise(&address("<g fill=\"url(#a)\"><text x=\"1\">a &amp; b</text></g>")), Ok(()));
    assert!(recognise("data:image/svg+xml,<svg></svg>").is_err());
}
