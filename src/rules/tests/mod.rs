//! What every rule promises: it drops its samples and keeps what only looks like them (here), a word alone removes
//! nothing (`alone`).

mod alone;

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::cleaner::{Cleaner, Options};

const SAMPLE_PLACE: &str = "{sample}";
const ARTICLE_PLACE: &str = "{article}";
const HEADLINE: &str = "<h1>Rain over the harbour town</h1>";

/// An article in which a sample stands where authors, shares and the like do: below most of the text.
fn article() -> String {
    let paragraph = |n: usize| {
        format!(
            "<p>Paragraph {n} says what the keeper of the light saw that night, when the water came over the wall, \
                 took boat number {n} from its chain and set it down in the market square, whole, with its nets.</p>"
        )
    };
    let paragraphs = |range: std::ops::Range<usize>| range.map(paragraph).collect::<String>();
    let picture = "<figure><img src=a.jpg><figcaption>Photo: Ben Marsh/The Harbour Courier</figcaption></figure>";
    format!("<article>{picture}{}{SAMPLE_PLACE}{}</article>", paragraphs(0..7), paragraphs(7..9))
}

fn page(sample: &str) -> String {
    let body = if sample.contains(ARTICLE_PLACE) {
        sample.replace(ARTICLE_PLACE, &article().replace(SAMPLE_PLACE, ""))
    } else {
        HEADLINE.to_string() + &article().replace(SAMPLE_PLACE, sample)
    };
    format!("<!DOCTYPE html><html><head><title>Rain over the harbour town</title></head><body>{body}</body></html>")
}

fn outline(html: &str) -> Outline {
    let mut cleaner = Cleaner::new(Options::default()).unwrap();
    cleaner.write(html.as_bytes()).unwrap();
    cleaner.outline().unwrap()
}

fn told(sample: &str) -> Metadata {
    let lang = sample.split("lang=\"").nth(1).and_then(|rest| rest.split('"').next());
    Metadata {
        title: "Rain over the harbour town".into(),
        lang: lang.map(String::from),
        byline: Some("Ada Quill".into()),
        published_time: Some("2024-03-03T11:42:00Z".into()),
        ..Metadata::default()
    }
}

/// The sample's lines and what they were claimed as; no line of the article around it may be claimed.
fn claims_on(sample: &str) -> Vec<(String, Option<Kind>)> {
    let around: HashSet<String> = {
        let plain = outline(&page(""));
        plain.blocks.iter().map(|block| plain.text_of(block).to_string()).collect()
    };
    let outline = outline(&page(sample));
    let lines = outline.blocks.iter().map(|block| outline.text_of(block).to_string());
    let claims: Vec<_> = lines.zip(claim(&outline, &told(sample))).collect();
    let is_title = |line: &str| line == told("").title;
    let (article, sample): (Vec<_>, Vec<_>) =
        claims.into_iter().partition(|(line, _)| around.contains(line) && !is_title(line));
    assert!(article.iter().all(|(_, claim)| claim.is_none()), "the article was claimed: {article:?}");
    sample
}

#[test]
fn a_standfirst_beside_the_byline_is_no_part_of_it() {
    let claims = claims_on(
        r#"<div class="lede-meta"><p>The sea gave four things back. It kept the boats.</p><p>By Ada Quill</p></div>{article}"#,
    );
    assert_eq!(claims.iter().map(|(_, claim)| *claim).collect::<Vec<_>>(), [None, Some(Kind::Metadata)], "{claims:?}");
}

#[test]
fn every_rule_drops_its_samples_and_keeps_what_only_looks_like_them() {
    let mut failures = Vec::new();
    for rule in RULES {
        assert!(!rule.drops.is_empty() && !rule.keeps.is_empty(), "{} has no samples", rule.kind.name());
        for sample in rule.drops {
            let claims = claims_on(sample);
            let own: Vec<_> =
                claims.iter().filter(|(line, _)| rule.kind == Kind::Title || *line != told("").title).collect();
            if own.is_empty() || own.iter().any(|(_, claim)| *claim != Some(rule.kind)) {
                failures.push(format!("{} should drop {sample}\n  {own:?}", rule.kind.name()));
            }
        }
        for sample in rule.keeps {
            let claims = claims_on(sample);
            let kept = claims
                .iter()
                .filter(|(line, claim)| claim.is_some() && (*line != told("").title || *claim != Some(Kind::Title)));
            let lost: Vec<_> = kept.collect();
            if !lost.is_empty() {
                failures.push(format!("{} should keep {sample}\n  {lost:?}", rule.kind.name()));
            }
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn no_rule_fits_where_nothing_hints_at_it() {
    for sample in RULES.iter().flat_map(|rule| rule.drops.iter().chain(rule.keeps)) {
        let (outline, told) = (outline(&page(sample)), told(sample));
        let survey = Survey::new(&outline, &told);
        for rule in RULES {
            let kind = rule.kind;
            for id in candidates(&survey).into_iter().map(|candidate| candidate.id) {
                let container = survey.container(id, kind);
                let is_hinted = container.hints().or(KNOWN_BY_ELEMENT).has(kind);
                assert!(is_hinted || !(rule.container)(&container), "{} in {sample}", kind.name());
            }
            for line in (0..outline.blocks.len()).map(|at| survey.line(at, kind)) {
                let is_hinted = line.hints().or(KNOWN_BY_PLACE).has(kind);
                assert!(is_hinted || !(rule.line)(&line), "{} in {sample}", kind.name());
            }
        }
    }
}

#[test]
fn every_kind_has_at_most_one_rule() {
    let mut seen = HashSet::new();
    assert!(RULES.iter().all(|rule| seen.insert(rule.kind)));
}

#[test]
fn what_holds_most_of_the_text_is_no_clutter() {
    for name in ["newsletter", "comments", "related", "sidebar", "footer", "ad", "cookie-consent"] {
        let html =
            page(&format!("<div class='{name}'>{{article}}<a href=x>Subscribe to our newsletter</a><input></div>"));
        let outline = outline(&html);
        let claims = claim(&outline, &told(""));
        let prose = outline.blocks.iter().zip(&claims).filter(|(block, _)| block.measure.words > 20);
        assert!(prose.clone().count() == 9 && prose.into_iter().all(|(_, claim)| claim.is_none()), "{name}");
    }
}

#[test]
fn comments_are_told_however_many_there_are() {
    let comment =
        |n: usize| format!("<div class=comment><a href=/u>Reader {n}</a><p>{}</p></div>", "I was there. ".repeat(90));
    let comments: String = (0..300).map(comment).collect();
    let html = page(&format!("{HEADLINE}{{article}}<section class=comments><h2>Comments</h2>{comments}</section>"));
    let outline = outline(&html);
    let claims = claim(&outline, &told(""));
    let told = claims.iter().filter(|claim| **claim == Some(Kind::Comments)).count();
    assert_eq!((told, outline.blocks.len() - told), (601, 11), "all of them, and nothing else");
}

#[test]
fn a_cart_in_the_site_header_is_a_cart() {
    let sample = "<header><ul class='menu'><li><a href='/a'>About</a></li><li><a href='/b'>Contact</a></li></ul>\
                  <a class='cart' href='/c'>Cart (0)</a><p>News since 1888</p></header>{article}";
    let kinds: Vec<_> = claims_on(sample).into_iter().filter_map(|(_, claim)| claim).collect();
    assert_eq!(kinds, [Kind::Navigation, Kind::Navigation, Kind::Cart, Kind::Header]);
}

fn markup() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "share",
        "newsletter box",
        "related",
        "comments",
        "author-bio",
        "nav",
        "cart",
        "x",
        "",
    ]);
    let tag = prop::sample::select(vec![
        "div", "p", "aside", "nav", "footer", "header", "a href=x", "h2", "li", "x-card", "button", "form", "td",
    ]);
    let text = prop::sample::select(vec![
        "Related articles",
        "Share",
        "Facebook",
        "We use cookies",
        "Sign up for our newsletter",
        "Add to cart $5",
        "Rain over the harbour town",
        "The water came over the wall and took the boats with it into the square, all nine of them.",
        "©",
        "",
        "…",
        "漢字",
        "\u{301}",
    ]);
    let leaf = (tag.clone(), name.clone(), text).prop_map(|(tag, name, text)| format!("<{tag} class='{name}'>{text}"));
    leaf.prop_recursive(4, 24, 4, move |inner| {
        (tag.clone(), name.clone(), prop::collection::vec(inner, 0..4), any::<bool>()).prop_map(
            |(tag, name, inner, close)| {
                let end =
                    if close { format!("</{}>", tag.split(' ').next().unwrap_or_default()) } else { String::new() };
                format!("<{tag} class='{name}'>{}{end}", inner.concat())
            },
        )
    })
}

proptest! {
    #[test]
    fn any_page_is_claimed_the_same_each_time(html in markup(), title in "[A-Za-z ]{0,20}", day in "\\PC{0,12}") {
        let outline = outline(&html);
        let metadata = Metadata { title, byline: Some("Ada".into()), published_time: Some(day), ..Metadata::default() };
        let claims = claim(&outline, &metadata);
        prop_assert_eq!(claims.len(), outline.blocks.len());
        prop_assert_eq!(claims, claim(&outline, &metadata));
    }
}
