//! What a page says of itself, whole pages through.

use decant::{Metadata, Options, clean};

fn metadata_at(url: Option<&str>, html: &str) -> Metadata {
    clean(html, Options { url: url.map(str::to_string) }).unwrap().metadata
}

fn metadata(html: &str) -> Metadata {
    metadata_at(None, html)
}

#[test]
fn json_ld_says_everything() {
    let html = r#"<!DOCTYPE html><html lang=en><head><title>Tides turn early | The Courier</title>
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"WebSite","@id":"https://a.test/#site","name":"The Courier"},
        {"@type":"NewsArticle","url":"https://a.test/tides","headline":"Tides turn early","inLanguage":"en-GB",
         "author":[{"@type":"Person","name":"Ada Quill"},{"@id":"https://a.test/#bo"}],
         "datePublished":"2025-09-12T05:00:00Z","description":"The sea came before its time.",
         "image":{"@type":"ImageObject","url":"/harbour.jpg"},"publisher":{"@id":"https://a.test/#site"}},
        {"@type":"Person","@id":"https://a.test/#bo","name":"Bo Reed"}]}</script></head>
        <body><h1>Tides turn early</h1><p>Text.</p></body></html>"#;
    let expected = Metadata {
        title: "Tides turn early".into(),
        byline: Some("Ada Quill, Bo Reed".into()),
        site_name: Some("The Courier".into()),
        published_time: Some("2025-09-12T05:00:00Z".into()),
        lang: Some("en".into()),
        dir: Some("ltr".into()),
        excerpt: Some("The sea came before its time.".into()),
        lead_image: Some("https://a.test/harbour.jpg".into()),
        url: Some("https://a.test/tides".into()),
    };
    assert_eq!(metadata_at(Some("https://a.test/tides?from=feed"), html), expected);
}

#[test]
fn meta_elements_say_everything() {
    let html = r#"<html><head><title>Ebbe kommt zu früh - Talbote</title>
        <meta property="og:title" content="Ebbe kommt zu früh"><meta property="og:site_name" content="Talbote">
        <meta property="og:description" content="Das Meer &amp; die Zeit."><meta property="og:locale" content="de_AT">
        <meta property="og:image" content="https://a.test/logo.png"><meta property="og:image" content="//b.test/i.jpg">
        <meta name="author" content="Von Jette Krumbiegel"><meta name="date" content="12.09.2025">
        <link rel="canonical" href="/ebbe"></head><body><p>Text.</p></body></html>"#;
    let expected = Metadata {
        title: "Ebbe kommt zu früh".into(),
        byline: Some("Jette Krumbiegel".into()),
        site_name: Some("Talbote".into()),
        published_time: Some("2025-09-12".into()),
        lang: Some("de-AT".into()),
        dir: Some("ltr".into()),
        excerpt: Some("Das Meer & die Zeit.".into()),
        lead_image: Some("https://b.test/i.jpg".into()),
        url: Some("https://a.test/ebbe".into()),
    };
    assert_eq!(metadata_at(Some("https://a.test/x"), html), expected);
}

#[test]
fn the_page_itself_says_much() {
    let html = "<html dir=rtl lang=he><title>הגאות הקדימה | השליח</title><body><header class=logo><h1 class=site-logo>השליח</h1>
        </header><article><h1>הגאות הקדימה</h1><div class=byline>מאת: עדה קוויל</div>
        <time datetime=2025-09-12>12 בספטמבר</time><p>טקסט.</p></article>";
    let found = metadata(html);
    assert_eq!(found.title, "הגאות הקדימה");
    assert_eq!(found.byline.as_deref(), Some("עדה קוויל"));
    assert_eq!(found.site_name.as_deref(), Some("השליח"));
    assert_eq!(found.published_time.as_deref(), Some("2025-09-12"));
    assert_eq!((found.lang.as_deref(), found.dir.as_deref()), (Some("he"), Some("rtl")));
    assert_eq!((found.excerpt, found.lead_image, found.url), (None, None, None));
}

#[test]
fn microdata_says_it_too() {
    let html =
        "<h1 itemprop=headline>Tides</h1><span itemprop=author itemscope>By <b itemprop=name>Ada Quill</b></span>
        <meta itemprop=datePublished content=2025-09-12><p>Text.";
    let found = metadata(html);
    assert_eq!(found.byline.as_deref(), Some("Ada Quill"));
    assert_eq!(found.published_time.as_deref(), Some("2025-09-12"));
}

#[test]
fn an_empty_page_says_nothing() {
    assert_eq!(metadata(""), Metadata::default());
    assert_eq!(
        metadata("<title> </title><meta name=author content=' '><meta property=og:image content='::'>"),
        Metadata::default()
    );
}

#[test]
fn markup_and_placeholders_are_only_text() {
    for hostile in
        ["<b>x</b>", "</title><script>alert(1)</script>", "{{content}} %s $& ${x}", "\"><img src=x onerror=y>"]
    {
        let encoded = hostile.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        let html = format!(
            "<title>{encoded}</title><meta property=og:title content=\"{encoded}\"><meta name=author content=\"{encoded}\">
            <meta property=og:site_name content=\"at {encoded} \"><meta name=description content=\"about {encoded}\">"
        );
        let found = metadata(&html);
        assert_eq!(found.title, hostile);
        assert_eq!(found.excerpt.as_deref(), Some(format!("about {hostile}").as_str()));
        assert_eq!(found.site_name, Some(format!("at {hostile}")));
    }
}

#[test]
fn direction_controls_are_dropped() {
    let found = metadata(
        "<title>Invoice \u{202e}gpj.exe\u{202c}</title><meta name=author content='\u{2066}Ada\u{2069} Quill'>",
    );
    assert_eq!(found.title, "Invoice gpj.exe");
    assert_eq!(found.byline.as_deref(), Some("Ada Quill"));
}

#[test]
fn addresses_of_other_kinds_are_refused() {
    let html =
        "<link rel=canonical href='javascript:alert(1)'><meta property=og:image content='data:image/png;base64,x'>
        <meta name=twitter:image content='file:///etc/passwd'><meta property=og:url content='https://u:p@a.test/x'>";
    let found = metadata(html);
    assert_eq!((found.url, found.lead_image), (None, None));
}

#[test]
fn hostile_pages_end() {
    let many = 20_000;
    for page in [
        format!("<script type=application/ld+json>{}</script>", "[".repeat(many)),
        format!("<script type=application/ld+json>{}</script>", "{\"@graph\":[".repeat(many)),
        "<script type=application/ld+json>{\"@type\":\"Article\"}</script>".repeat(many / 10),
        "<h1>".repeat(many),
        "<h1 class=byline>By A</h1>".repeat(many / 10),
        "<span class=author>".repeat(many),
        format!("<h1>T</h1>{}", "<i itemprop=author>".repeat(many)),
        format!("<title>{}</title>", " | a".repeat(many)),
        format!("<title>{}</title><h1>a</h1>", "x".repeat(1 << 20)),
        format!("<meta name=author content='{}'>", "By ".repeat(many)),
        format!("<meta name=date content='{}'>", "1-".repeat(many)),
        format!("<h1>T</h1><time>{}</time>", "mar 1 ".repeat(many)),
        format!("<link rel=canonical href='https://a.test/{}'>", "a/".repeat(many)),
    ] {
        let found = metadata(&page);
        let longest = [Some(found.title), found.byline, found.site_name, found.published_time, found.excerpt];
        assert!(longest.into_iter().flatten().all(|text| text.chars().count() <= 500));
    }
}

#[test]
fn a_paper_that_calls_itself_the_author_names_who_wrote_it() {
    let page = |line: &str| {
        metadata(&format!(
            "<meta property='og:site_name' content='The Courier'><meta name=author content='The Courier'>\
             <h1>Tides turn early</h1>{line}<p>The sea came before its time.</p>"
        ))
        .byline
    };
    assert_eq!(page("<p class=byline>By Ada Quill</p>").as_deref(), Some("Ada Quill"));
    let both = "<p class=byline>Ada Quill, The Courier</p>";
    assert_eq!(page(both).as_deref(), Some("Ada Quill, The Courier"));
    assert_eq!(page("<p class=byline>By Courier</p>").as_deref(), Some("The Courier"));
    assert_eq!(page("").as_deref(), Some("The Courier"));
}

#[test]
fn a_byline_below_a_row_of_buttons_is_found() {
    let buttons = "<li>Share</li>".repeat(15);
    let page =
        |class: &str| format!("<h1>Tides</h1><ul>{buttons}</ul><p class={class}>By Ada Quill</p><p>The sea.</p>");
    assert_eq!(metadata(&page("byline")).byline.as_deref(), Some("Ada Quill"));
    assert_eq!(metadata(&page("text")).byline, None);
}
