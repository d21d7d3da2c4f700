use super::*;
use crate::cleaner::{Cleaner, Options};
use crate::metadata::metadata;

const BODY: &str = "<p>The council met on Tuesday evening, and after four hours of debate, in a crowded hall, it agreed \
    to rebuild the old bridge over the river before next winter.</p><p>Work is to begin in the spring, the mayor said, \
    once the engineers have finished their survey of the two remaining piers.</p>";

const BRIDGE: &str = "Old bridge falls into the river";
const LIFT: &str = "Choir sings in lift for an hour";
const SHELTER: &str = "Bus shelter wins prize for roof";

struct Found {
    own: String,
    others: usize,
    outdated: bool,
}

fn find(html: &str, address: Option<&str>) -> Option<Found> {
    let mut cleaner = Cleaner::new(Options { url: address.map(String::from) }).unwrap();
    cleaner.write(html.as_bytes()).unwrap();
    let outline = cleaner.outline().unwrap();
    let stories = Stories::find(&outline, &metadata(&outline, None))?;
    let own = outline.text_of(&outline.blocks_in(stories.headline)[0]).to_string();
    Some(Found { own, others: stories.others.len(), outdated: stories.outdated })
}

/// An endless page; each story is an `article` with what is given in place of `{}` around its headline.
fn endless(head: &str, story: impl Fn(usize, &str) -> String) -> String {
    let stories: String = [BRIDGE, LIFT, SHELTER].iter().enumerate().map(|(at, title)| story(at, title)).collect();
    format!("<head>{head}</head><body><nav>News Sport</nav><main>{stories}</main><footer>Imprint</footer>")
}

fn plain(_: usize, title: &str) -> String {
    format!("<article class=story><h1>{title}</h1>{BODY}</article>")
}

const HEAD: &str = "<title>Old bridge falls into the river - The Post</title><meta property=og:title content='Old bridge falls into the river'>";

#[test]
fn the_title_names_the_story() {
    let found = find(&endless(HEAD, plain), None).unwrap();
    assert_eq!((found.own.as_str(), found.others, found.outdated), (BRIDGE, 2, false));
}

#[test]
fn the_address_goes_before_the_head() {
    let canonical = "<link rel=canonical href='https://a.test/old-bridge-falls-into-river'>";
    let page = endless(&format!("{HEAD}{canonical}"), plain);
    let found = find(&page, Some("https://a.test/choir-sings-in-lift")).unwrap();
    assert_eq!((found.own.as_str(), found.others, found.outdated), (LIFT, 2, true));
    let found = find(&page, Some("https://a.test/old-bridge-falls-into-river?utm_source=x")).unwrap();
    assert_eq!((found.own.as_str(), found.outdated), (BRIDGE, false));
}

#[test]
fn a_story_is_known_by_its_links_attributes_and_numbers() {
    let address = "https://a.test/valley/1234567";
    let linked = |at: usize, title: &str| {
        format!("<article class=story><h2><a href='/valley/123456{}'>{title}</a></h2>{BODY}</article>", at + 6)
    };
    assert_eq!(find(&endless(HEAD, linked), Some(address)).unwrap().own, LIFT);
    let told = |at: usize, title: &str| {
        format!("<div class=story data-url='/valley/123456{}'><h2>{title}</h2>{BODY}</div>", at + 6)
    };
    // Without links, headings of the second rank do not make stories.
    assert!(find(&endless(HEAD, told), Some(address)).is_none());
    let told = |at: usize, title: &str| {
        format!("<div class=story data-url='/valley/123456{}'><h1>{title}</h1>{BODY}</div>", at + 6)
    };
    assert_eq!(find(&endless(HEAD, told), Some(address)).unwrap().own, LIFT);
    let numbered = |at: usize, title: &str| {
        format!("<article class=story id=story-123456{}><h1>{title}</h1>{BODY}</article>", at + 6)
    };
    assert_eq!(find(&endless(HEAD, numbered), Some(address)).unwrap().own, LIFT);
    let shared = |at: usize, title: &str| {
        let share =
            format!("<a href='https://s.test/share?u=https%3A%2F%2Fa.test%2Fvalley%2F123456{}'>Share</a>", at + 6);
        format!("<article class=story><h1>{title}</h1>{BODY}{share}</article>")
    };
    assert_eq!(find(&endless(HEAD, shared), Some(address)).unwrap().own, LIFT);
}

#[test]
fn what_was_in_view_decides_where_the_address_has_moved_on() {
    let seen =
        |at: usize, title: &str| plain(at, title).replace("<p>", if at == 2 { "<p data-decant-view>" } else { "<p>" });
    let canonical = "<link rel=canonical href='https://a.test/valley/1111111'>";
    let page = endless(&format!("{HEAD}{canonical}"), seen);
    assert_eq!(find(&page, Some("https://a.test/valley/3333333")).unwrap().own, SHELTER);
    assert_eq!(find(&page, Some("https://a.test/valley/1111111")).unwrap().own, BRIDGE, "the address stands");
}

#[test]
fn a_blog_is_no_endless_article() {
    let entry = |at: usize, title: &str| {
        format!("<div class=post><h2 class=t><a href='/2024/entry-number-{at}'>{title}</a></h2>{BODY}</div>")
    };
    let head = "<title>The blog of the valley</title>";
    for address in ["https://a.test/", "https://a.test/2024/05/", "https://a.test/tag/bridges-and-rivers"] {
        assert!(find(&endless(head, entry), Some(address)).is_none(), "{address}");
    }
    let found = find(&endless(head, entry), Some("https://a.test/2024/entry-number-1")).unwrap();
    assert_eq!((found.own.as_str(), found.others), (LIFT, 2));
}

#[test]
fn parts_of_one_article_are_no_stories() {
    let section = |_: usize, title: &str| format!("<section class=part><h1>{title}</h1>{BODY}</section>");
    assert!(find(&endless(HEAD, section), None).is_none(), "a manual");
    let anchored = |at: usize, title: &str| {
        format!("<section class=part id=p{at}><h2><a href='#p{at}'>{title}</a></h2>{BODY}</section>")
    };
    assert!(find(&endless(HEAD, anchored), Some("https://a.test/old-bridge-falls-into-river")).is_none());
    let numbered = |at: usize, title: &str| format!("<article class=item><h1>{}. {title}</h1>{BODY}</article>", at + 1);
    let head = "<title>1. Old bridge falls into the river</title>";
    assert!(find(&endless(head, numbered), None).is_none(), "a list");
}

#[test]
fn threads_and_live_blogs_are_one_story() {
    let answer = |at: usize, title: &str| {
        let title = if at == 0 { BRIDGE.to_string() } else { format!("Re: {BRIDGE}, {title}") };
        format!("<article class=post><h1><a href='/bridge-falls-{at}'>{title}</a></h1>{BODY}</article>")
    };
    assert!(find(&endless(HEAD, answer), None).is_none(), "answers say the title again");
    let post = |at: usize, title: &str| {
        format!("<article class=live-blog-post><h1>{title}</h1><time>10:0{at}</time>{BODY}</article>")
    };
    assert!(find(&endless(HEAD, post), None).is_none());
    let declared = format!("{HEAD}<script type=application/ld+json>{{\"@type\":\"LiveBlogPosting\"}}</script>");
    assert!(find(&endless(&declared, plain), None).is_none());
}

#[test]
fn the_others_are_left_out_and_the_title_goes_with_the_story() {
    let canonical =
        "<link rel=canonical href='https://a.test/old-bridge-falls-into-river'><meta name=author content='Ann Bo'>";
    let story = |at: usize, title: &str| {
        let dated = format!("<time datetime=2024-05-0{}>May</time>", at + 1);
        format!(
            "<article class=story><h1>{title}</h1>{dated}{}</article>",
            BODY.replace("council", &format!("council {at}"))
        )
    };
    let page = endless(&format!("{HEAD}{canonical}"), story);
    let url = Some("https://a.test/choir-sings-in-lift".to_string());
    let article = crate::clean(&page, Options { url }).unwrap();
    assert_eq!(article.metadata.title, LIFT);
    assert_eq!(article.metadata.byline, None);
    assert_eq!(article.metadata.published_time.as_deref(), Some("2024-05-02"));
    assert!(
        article.text.contains("council 1")
            && !article.text.contains("council 0")
            && !article.text.contains("council 2")
    );
    let others: Vec<&str> = article
        .removals
        .iter()
        .filter(|removal| removal.kind == "other-story")
        .map(|removal| removal.preview.as_str())
        .collect();
    assert_eq!(others, [BRIDGE, SHELTER]);
}
