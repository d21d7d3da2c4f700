//! The core in a real browser, through its JavaScript boundary: `wasm-pack test --headless --chrome` (or `--firefox`).
#![cfg(target_arch = "wasm32")]

#[path = "samples/embedded.rs"]
mod embedded;

use decant::wasm::Cleaner;
use js_sys::{JSON, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::*;
use web_sys::{Document, DomParser, Element, HtmlTemplateElement, Performance, SupportedType};

wasm_bindgen_test_configure!(run_in_browser);

const NEWS: &str = include_str!("site/news/index.html");
const NEWS_EXPECTED: &str = include_str!("site/news/expected.txt");
const LONG_READ: &str = include_str!("site/long-read/index.html");
const RTL: &str = include_str!("site/rtl/index.html");
const HOSTILE: &str = include_str!("hostile.json");

fn options(url: &str) -> JsValue {
    let options = Object::new();
    Reflect::set(&options, &"url".into(), &url.into()).unwrap();
    options.into()
}

fn cleaned(html: &str, chunk: usize) -> JsValue {
    cleaner_of(html, chunk).finish().unwrap()
}

fn restorable(html: &str) -> JsValue {
    let mut cleaner = cleaner_of(html, 10_000);
    cleaner.finish().unwrap();
    cleaner.restorable().unwrap()
}

fn cleaner_of(html: &str, chunk: usize) -> Cleaner {
    let mut cleaner = Cleaner::new(options("https://courier.example/news/")).unwrap();
    for piece in html.as_bytes().chunks(chunk) {
        cleaner.write(&Uint8Array::from(piece)).unwrap();
    }
    cleaner
}

fn field(article: &JsValue, name: &str) -> JsValue {
    Reflect::get(article, &name.into()).unwrap()
}

fn text(article: &JsValue, name: &str) -> String {
    field(article, name).as_string().unwrap_or_default()
}

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// The page as the browser's parser sees it, written out by the browser.
fn rendered(html: &str) -> String {
    let parsed = DomParser::new().unwrap().parse_from_string(html, SupportedType::TextHtml).unwrap();
    parsed.document_element().unwrap().outer_html()
}

/// The article as the browser parses it, in an inert document.
fn parsed(html: &str) -> HtmlTemplateElement {
    let template: HtmlTemplateElement = document().create_element("template").unwrap().unchecked_into();
    template.set_inner_html(html);
    template
}

fn elements(template: &HtmlTemplateElement) -> Vec<Element> {
    let list = template.content().query_selector_all("*").unwrap();
    (0..list.length()).map(|at| list.get(at).unwrap().unchecked_into()).collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[wasm_bindgen_test]
fn a_page_serialised_by_the_browser_gives_its_article() {
    let article = cleaned(&rendered(NEWS), 4096);
    assert!(field(&article, "found").is_truthy());
    let body = parsed(&text(&article, "html")).content().text_content().unwrap();
    let got = squeezed(&(text(&article, "title") + &body));
    assert_eq!(got, squeezed(NEWS_EXPECTED));
}

#[wasm_bindgen_test]
fn the_browser_parses_the_output_to_what_was_meant() {
    for page in [NEWS, LONG_READ, RTL] {
        for article in [cleaned(page, 10_000), restorable(page)] {
            let html = text(&article, "html");
            let template = parsed(&html);
            // Browsers spell a flag and a non-breaking space in their own way.
            let again = template.inner_html().replace("=\"\"", "").replace("&nbsp;", "\u{a0}");
            assert_eq!(again, html.replace("=\"\"", ""));
        }
    }
}

#[wasm_bindgen_test]
fn hosts_in_all_letters_are_spelt_as_the_native_core_spells_them() {
    let words = "A paragraph that is long enough, with its commas, to be taken for the whole of an article. ".repeat(3);
    for (href, written) in [
        ("https://B\u{fc}cher.example/a", "https://xn--bcher-kva.example/a"),
        ("//\u{65e5}\u{672c}.example/", "https://xn--wgv71a.example/"),
        ("https://XN--BCHER-KVA.example/", "https://xn--bcher-kva.example/"),
        ("https://NEWS.example/", "https://news.example/"),
    ] {
        let page = format!("<article><p>{words}<a href='{href}'>link</a></p></article>");
        let html = text(&cleaned(&page, 10_000), "html");
        assert!(html.contains(&format!("href=\"{written}\"")), "{href}: {html}");
    }
}

#[wasm_bindgen_test]
fn a_restorable_page_holds_every_removal_marked() {
    let page = restorable(&rendered(NEWS));
    let removals = js_sys::Array::from(&field(&page, "removals"));
    assert!(removals.length() > 20);
    let template = parsed(&text(&page, "html"));
    for number in 0..removals.length() {
        let marked = template.content().query_selector(&format!("[data-removal=\"{number}\"]")).unwrap();
        assert!(marked.is_some(), "removal {number}");
    }
    assert!(js_sys::Array::is_array(&field(&page, "places")));
}

#[wasm_bindgen_test]
fn attacks_leave_nothing_live() {
    let attacks = js_sys::Array::from(&JSON::parse(HOSTILE).unwrap());
    for attack in attacks.iter() {
        let payload = text(&attack, "payload");
        let paragraph =
            "<p>An honest paragraph, long enough to be taken for one, stands before and after the payload.</p>";
        let html = text(&cleaned(&format!("<article>{paragraph}{payload}{paragraph}</article>"), 100), "html");
        for element in elements(&parsed(&html)) {
            let name = element.local_name();
            let live = [
                "script",
                "iframe",
                "object",
                "embed",
                "svg",
                "style",
                "form",
                "input",
                "template",
                "base",
                "meta",
                "link",
                "annotation-xml",
                "mglyph",
            ];
            assert!(!live.contains(&name.as_str()), "{}: {html}", text(&attack, "title"));
            let attributes = element.attributes();
            for at in 0..attributes.length() {
                let attribute = attributes.item(at).unwrap();
                assert!(!attribute.name().starts_with("on") && attribute.name() != "style", "{html}");
                assert!(!attribute.value().trim().to_lowercase().starts_with("javascript:"), "{html}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn chunks_may_be_cut_inside_a_character() {
    let whole = JSON::stringify(&cleaned(RTL, usize::MAX)).unwrap();
    for size in [1, 7] {
        assert_eq!(JSON::stringify(&cleaned(RTL, size)).unwrap(), whole);
    }
}

#[wasm_bindgen_test]
fn the_result_is_plain_json() {
    let article = cleaned(NEWS, 4096);
    assert!(field(&article, "byline").is_string());
    assert!(field(&article, "words").as_f64().unwrap() > 100.0);
    assert!(js_sys::Array::is_array(&field(&article, "removals")));
    assert!(field(&field(&article, "account"), "kept").as_f64().unwrap() > 1.0);
    assert!(field(&cleaned("", 1), "byline").is_null(), "nothing is null, not undefined");
}

#[track_caller]
fn code_of(result: Result<impl Sized, js_sys::Error>) -> String {
    let error = result.err().expect("an error");
    assert!(!String::from(error.message()).is_empty());
    text(&error, "code")
}

#[wasm_bindgen_test]
fn errors_carry_a_code() {
    assert_eq!(code_of(Cleaner::new(options("not an address"))), "address");
    assert_eq!(code_of(Cleaner::new(JsValue::from_str("x"))), "options");
    let mut cleaner = Cleaner::new(JsValue::UNDEFINED).unwrap();
    cleaner.finish().unwrap();
    assert_eq!(code_of(cleaner.finish()), "finished");
    assert_eq!(code_of(cleaner.write(&Uint8Array::new_with_length(1))), "finished");
    cleaner.restorable().unwrap();
    assert_eq!(code_of(cleaner.restorable()), "finished");
}

#[wasm_bindgen_test]
fn the_stages_leave_marks_on_the_timeline() {
    cleaned(NEWS, 4096);
    let performance: Performance = web_sys::window().unwrap().performance().unwrap();
    for mark in ["decant:start", "decant:collected", "decant:cleaned"] {
        assert!(performance.get_entries_by_name(mark).length() > 0, "{mark}");
    }
}

#[wasm_bindgen_test]
fn the_browser_decides_as_the_native_core() {
    assert_eq!(embedded::judgements(), include_str!("judgements.txt"));
}
