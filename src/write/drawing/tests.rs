use super::*;

fn plain(source: &str) -> String {
    let drawing = drawn(source).expect("a drawing");
    percent_decode_str(drawing.address.strip_prefix(PREFIX).unwrap()).decode_utf8().unwrap().into_owned()
}

#[track_caller]
fn becomes(inside: &str, expected: &str) {
    let got = plain(&format!("<svg>{inside}<path d='M0 0'/><path d='M0 0'/></svg>"));
    assert_eq!(
        got,
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\">{expected}<path d=\"M0 0\"></path><path d=\"M0 0\"></path></svg>"
        )
    );
}

#[test]
fn shapes_and_words_stay() {
    becomes("<rect x=1 width='5px' fill='#09c'/>", "<rect x=\"1\" width=\"5px\" fill=\"#09c\"></rect>");
    becomes("<text x=1>Tons  &amp; <tspan>more</tspan></text>", "<text x=\"1\">Tons &amp; <tspan>more</tspan></text>");
    becomes("<a href='javascript:x'><circle r=2 /></a>", "<g><circle r=\"2\"></circle></g>");
}

#[test]
fn a_drawing_that_the_page_does_not_end_is_ended() {
    let ended = plain("<svg><g><path d='M0 0'/><path d='M0 0'/></g></svg>");
    assert_eq!(plain("<svg><g><path d='M0 0'/><path d='M0 0'/>"), ended);
}

#[test]
fn nothing_else_does() {
    for gone in [
        "<script>x()</script>",
        "<foreignObject><p>x</p></foreignObject>",
        "<image href='https://a.example/x.png'/>",
        "<animate attributeName=href />",
        "<set attributeName=onload />",
        "<style>@import 'https://a.example/x.css';</style>",
        "<filter id=f><feImage href='//a.example/x'/></filter>",
        "<!-- <rect/> -->",
    ] {
        becomes(gone, "");
    }
    becomes("<rect onclick='x()' fill='url(https://a.example/x)' style='fill:url(//a)'/>", "<rect></rect>");
    becomes("<use href='https://a.example/x.svg#a'/>", "<use></use>");
    becomes("<rect fill='red;background:url(x)' x='1;2' transform='rotate(1) url(#a)'/>", "<rect></rect>");
}

#[test]
fn references_stay_inside() {
    becomes(
        "<defs><linearGradient id=a><stop offset=1 stop-color=red /></linearGradient></defs><rect fill='url(\"#a\")'/><rect fill='url(#b)'/>",
        "<defs><linearGradient id=\"a\"><stop offset=\"1\" stop-color=\"red\"></stop></linearGradient></defs><rect fill=\"url(#a)\"></rect><rect></rect>",
    );
    becomes(
        "<path id=m d='M1 1'/><use xlink:href='#m' x=3 />",
        "<path id=\"m\" d=\"M1 1\"></path><use href=\"#m\" x=\"3\"></use>",
    );
}

#[test]
fn a_drawing_cannot_multiply_itself() {
    becomes("<g id=a><path d='M1 1'/></g><use href='#a'/>", "<g><path d=\"M1 1\"></path></g><use></use>");
    becomes(
        "<path id=a d='M1 1'/><use id=b href='#a'/><use href='#b'/>",
        "<path id=\"a\" d=\"M1 1\"></path><use id=\"b\" href=\"#a\"></use><use></use>",
    );
    let many = "<path d='M1 1'/>".repeat(9);
    let marker = plain(&format!("<svg><marker id=m>{many}</marker><path marker-end='url(#m)' d='M2 2'/></svg>"));
    assert_eq!(marker.matches("M1 1").count(), MAX_IN_MARKER);
    becomes(
        "<marker id=m><path marker-end='url(#m)' d='M1 1'/></marker>",
        "<marker id=\"m\"><path d=\"M1 1\"></path></marker>",
    );
}

#[test]
fn its_own_style_sheet_counts() {
    becomes(
        "<style>.st0,text{fill:#FFF}\n.st1{stroke:red !important;behavior:url(x)}</style><rect class='st0 st1' fill=blue />",
        "<rect fill=\"#FFF\" stroke=\"red\"></rect>",
    );
}

#[test]
fn written_again_it_is_the_same() {
    let source = "<svg viewBox='0 0 10 10' aria-label='Rain'><style>.a{fill:red}</style><g class=a style='opacity:.5'>\
        <text>a\n b &lt; c</text><path d='M 0 0\nL 5 5'/></g><title>No</title></svg>";
    let once = drawn(source).unwrap();
    assert_eq!(of_address(once.address.strip_prefix("data:").unwrap()), Some(once.address.clone()));
    assert_eq!((once.alt.as_str(), once.size), ("Rain", Some((10, 10))));
}

#[test]
fn an_address_may_be_coded() {
    let plain = "image/svg+xml;utf8,<svg><path d='M0 0'/><path/></svg>";
    let coded = "image/svg+xml;base64,PHN2Zz48cGF0aCBkPSdNMCAwJy8+PHBhdGgvPjwvc3ZnPg==";
    assert_eq!(of_address(plain), of_address(coded));
    assert!(of_address(plain).is_some());
    assert_eq!(of_address("image/svg+xml,<svg><rect/></svg>"), None, "a placeholder");
    assert_eq!(of_address("text/html,<svg><path d='M0 0'/></svg>"), None);
}
