//! Whole pages, small ones, and what the judge makes of them.

use super::reading::Reading;
use crate::cleaner::{Cleaner, Options};
use crate::metadata::metadata;
use crate::outline::{Item, Outline};
use crate::plan::{Kind, Plan, Verdict};
use crate::tag::Tag;

const FIRST: &str = "The council met on Tuesday evening, and after four hours of debate, in a crowded hall, \
    it agreed to rebuild the old bridge over the river before next winter.";
const SECOND: &str = "Work is to begin in the spring, the mayor said, once the engineers have finished their survey \
    of the two remaining piers and the money from the county has arrived.";
const THIRD: &str = "Not everybody was pleased: several shop owners fear, as they told the meeting, that a closed \
    road will cost them the summer, and they ask for a ferry in the meantime.";
const OTHER: &str = "This site is run by three friends who like long walks, old maps and strong coffee, and who have \
    been writing about the valley, its people and its weather since 2009.";

/// The text that stays of a page of which the lines that begin with “Kept” are kept, after `keep`.
pub(super) fn stays(html: &str, keep: impl Fn(&Reading<'_>, &mut [bool], &[bool])) -> Vec<String> {
    let outline = Outline::of_page(html);
    let (metadata, claims) = (metadata(&outline, None), vec![None; outline.blocks.len()]);
    let reading = Reading::of(&outline, &metadata, &claims);
    let mut kept: Vec<bool> = outline.blocks.iter().map(|block| outline.text_of(block).starts_with("Kept")).collect();
    let dropped = vec![false; kept.len()];
    keep(&reading, &mut kept, &dropped);
    let stays = outline.blocks.iter().zip(&kept).filter(|(_, kept)| **kept);
    stays.map(|(block, _)| outline.text_of(block).to_string()).collect()
}

struct Judged {
    outline: Outline,
    plan: Plan,
}

fn judged(html: &str) -> Judged {
    let mut cleaner = Cleaner::new(Options::default()).unwrap();
    cleaner.write(html.as_bytes()).unwrap();
    let outline = cleaner.outline().unwrap();
    let plan = super::judge(&outline, &metadata(&outline, None));
    assert_eq!(plan.verdicts.len(), outline.blocks.len());
    assert_eq!(plan.leaves.len(), outline.items.len());
    Judged { outline, plan }
}

impl Judged {
    fn kept(&self) -> Vec<&str> {
        let blocks = self.outline.blocks.iter().zip(&self.plan.verdicts);
        let kept = blocks.filter(|(_, verdict)| **verdict == Verdict::Kept);
        kept.map(|(block, _)| self.outline.text_of(block)).collect()
    }

    fn reason(&self, text: &str) -> Kind {
        let at = self.outline.blocks.iter().position(|block| self.outline.text_of(block).contains(text)).unwrap();
        match self.plan.verdicts[at] {
            Verdict::Removed(kind) => kind,
            other => panic!("{text:?} is {other:?}"),
        }
    }

    /// The names of the kept pictures' files, and `hr`.
    fn leaves(&self) -> Vec<&str> {
        let leaves = self.outline.items.iter().zip(&self.plan.leaves).filter(|(_, kept)| **kept);
        let name = |item: &Item| {
            let Item::Leaf { node, .. } = item else { panic!("only leaves are kept") };
            let node = self.outline.nodes[*node as usize].clone();
            if node.tag == Tag::Hr {
                return "hr";
            }
            let source = self.outline.source_of(node.start_tag);
            let start = source.rfind('/').unwrap() + 1;
            let end = source[start..].find('"').unwrap();
            &self.outline.source[node.start_tag.start as usize + start..node.start_tag.start as usize + start + end]
        };
        leaves.map(|(item, _)| name(item)).collect()
    }
}

/// A page with the usual things around what it is given.
#[test]
fn a_picture_stays_without_the_words_on_its_button() {
    let figure = |name: &str, inside: &str, caption: &str| {
        let picture = format!(r#"<div role="button"><span>{inside}</span><img src="https://a.example/{name}"></div>"#);
        format!("<figure>{picture}<figcaption>{caption}</figcaption></figure>")
    };
    let hint = figure("bridge.jpg", "Press enter or click to view image in full size", "The old bridge in May");
    let unseen = figure("pier.jpg", r#"<span data-decant-hidden="">Opens the picture</span>"#, "One of the piers");
    let button = r#"<div><img src="https://a.example/road.jpg"><div><button>Enlarge this image</button></div></div>
        <button><img src="https://a.example/sign.jpg">Open</button>"#;
    let article = format!("<article><p>{FIRST}</p>{hint}<p>{SECOND}</p>{unseen}{button}<p>{THIRD}</p></article>");
    let judged = judged(&page(&article));
    assert_eq!(judged.kept(), [FIRST, "The old bridge in May", SECOND, "One of the piers", THIRD]);
    assert_eq!(judged.leaves(), ["bridge.jpg", "pier.jpg", "road.jpg"]);
}

#[test]
fn a_picture_on_show_stays_beside_words_that_are_not() {
    let map = r#"<div><a href="/map"><img src="https://a.example/map.jpg"><p data-decant-hidden="">Opens the map</p></a></div>
        <div data-decant-hidden=""><img src="https://a.example/late.jpg"><p>For phones</p></div>"#;
    let judged = judged(&page(&format!("<article><p>{FIRST}</p><p>{SECOND}</p>{map}<p>{THIRD}</p></article>")));
    assert_eq!(judged.leaves(), ["map.jpg"]);
}

#[test]
fn a_likely_headline_does_not_put_doubtful_text_out() {
    let html =
        format!("<h1>The old bridge is to be rebuilt</h1><p>Posted by Ada in the towns department</p><p>{FIRST}");
    let mut cleaner = Cleaner::new(Options::default()).unwrap();
    cleaner.write(html.as_bytes()).unwrap();
    let outline = cleaner.outline().unwrap();
    let claims = vec![None; 3];
    let page = super::Page::new(&outline, &claims);
    let kept = |chances: [u32; 3]| super::kept(&page, &chances, &[false; 3], true);
    assert_eq!(kept([620, 580, 380]), [true; 3], "nothing that is likely is text");
    assert_eq!(kept([380, 380, 620]), [false, false, true]);
}

fn page(main: &str) -> String {
    format!(
        "<title>A bridge for the valley</title><meta property=og:type content=article><body><header class=site-header><a href=/>The Valley Post</a></header>
        <nav><ul><li><a href=/n>News</a><li><a href=/s>Sport</a><li><a href=/w>Weather</a><li><a href=/c>Culture</a></ul></nav>
        {main}
        <footer><p>{OTHER}</p><p>Copyright 2024 The Valley Post</p></footer>"
    )
}

#[test]
fn a_news_page_gives_its_article() {
    let page = judged(&page(&format!(
        "<main><article><h1>A bridge for the valley</h1><p>{FIRST}</p><h2>The plan</h2><p>{SECOND}</p>
        <ul><li>Two lanes<li>One footpath</ul><p>{THIRD}</p></article></main>
        <aside class=sidebar><h3>Most read</h3><ul><li><a href=/1>A dog that finds mushrooms in the wood</a>
        <li><a href=/2>The last ferryman tells his story</a></ul></aside>"
    )));
    assert_eq!(page.kept(), [FIRST, "The plan", SECOND, "Two lanes", "One footpath", THIRD]);
    assert!(page.plan.found && page.plan.candidates.is_empty());
    assert_eq!(page.reason("A bridge for the valley"), Kind::Title);
    assert_eq!(page.reason("Weather"), Kind::Navigation);
    assert_eq!(page.reason("three friends"), Kind::Footer);
    assert!(matches!(page.reason("mushrooms"), Kind::Related | Kind::Sidebar));
}

#[test]
fn a_lead_outside_the_body_is_kept() {
    let page = judged(&page(&format!(
        "<div class=head><h1>A bridge for the valley</h1><div class=teaser><p>The council has decided, and the old bridge will be
        rebuilt after all.</p></div></div><div class=article-body><p>{FIRST}</p><p>{SECOND}</p></div>"
    )));
    assert_eq!(page.kept().len(), 3);
    assert!(page.kept()[0].starts_with("The council has decided"));
}

#[test]
fn an_article_may_have_several_roots() {
    let section = |text: &str| format!("<section><div class=wrap><div class=col><p>{text}</p></div></div></section>");
    let advert = "<section class=promo-box><a href=/buy>Buy our calendar now and save money</a></section>";
    let sections = [section(FIRST), section(SECOND), advert.to_string(), section(THIRD)].concat();
    let page = judged(&page(&format!("<div id=content><h1>A bridge for the valley</h1>{sections}</div>")));
    assert_eq!(page.kept(), [FIRST, SECOND, THIRD]);
}

#[test]
fn a_short_item_wins_over_a_long_sidebar() {
    let about = format!("<div id=sidebar><h3>About us</h3><p>{OTHER}</p><p>{OTHER} Write to us.</p></div>");
    let page = judged(&page(&format!("<div class=post><h1>A bridge for the valley</h1><p>{FIRST}</p></div>{about}")));
    assert_eq!(page.kept(), [FIRST]);
}

#[test]
fn nothing_is_no_article() {
    for html in [
        "",
        "<p>",
        "<body><script>let words = 1</script>",
        "<title>Sign in</title><form><label>Name <input></label>
        <input type=password><button>Sign in</button></form>",
    ] {
        assert!(!judged(html).plan.found, "{html}");
    }
}

#[test]
fn a_front_page_has_candidates_instead() {
    let card = |at: usize| {
        format!(
            "<div class=card><h2><a href=/{at}>What the valley thinks of it, part {at}</a></h2><p>Some say this and some say that, as they do.</p></div>"
        )
    };
    let cards: String = (0..12).map(card).collect();
    let page = judged(&format!("<title>The Valley Post</title><body><div id=cards>{cards}</div>"));
    assert!(!page.plan.found);
    assert!(!page.plan.candidates.is_empty());
}

#[test]
fn hidden_text_is_dropped_unless_there_is_no_other() {
    let page = judged(&page(&format!(
        "<article><h1>A bridge for the valley</h1><p>{FIRST}</p><p>{SECOND}</p></article><div hidden><p>{OTHER} Hidden.</p></div>"
    )));
    assert_eq!(page.kept(), [FIRST, SECOND]);
    assert_eq!(page.reason("Hidden."), Kind::Hidden);
    let all = judged(&format!(
        "<title>A bridge</title><body><p>Loading</p><div style='display:none'><p>{FIRST}</p><p>{SECOND}</p></div>"
    ));
    assert_eq!(all.kept(), [FIRST, SECOND]);
}

#[test]
fn parts_that_a_server_sends_late_are_not_hidden() {
    let page = judged(&format!(
        "<title>A bridge for the valley</title><body><main><h1>A bridge for the valley</h1><p>{FIRST}</p></main>
        <div hidden id=S:0><p>{SECOND}</p><p>{THIRD}</p></div>"
    ));
    assert_eq!(page.kept(), [FIRST, SECOND, THIRD]);
}

#[test]
fn text_in_noscript_counts_where_there_is_no_other() {
    let noscript = format!("<noscript><p>{FIRST}</p><p>{SECOND}</p></noscript>");
    assert_eq!(judged(&format!("<title>A bridge</title><body>{noscript}")).kept(), [FIRST, SECOND]);
    let both = judged(&page(&format!("<article><p>{THIRD}</p><p>{SECOND}</p></article>{noscript}")));
    assert_eq!(both.kept(), [THIRD, SECOND]);
}

#[test]
fn comments_without_a_box_of_their_own_are_seen() {
    let page = judged(&page(&format!(
        "<div class=content><h1>A bridge for the valley</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><h2>3 Comments</h2>
        <p>I have lived here all my life, and I never saw a bridge fall down, so why now?</p><p>Posted by Ann</p>
        <p>My uncle built the old one, with his own hands, and it was a fine bridge in its day.</p><p>Posted by Ben</p></div>"
    )));
    assert_eq!(page.kept(), [FIRST, SECOND, THIRD]);
    assert_eq!(page.reason("my life"), Kind::Comments);
}

#[test]
fn answers_are_the_content_of_a_thread() {
    let answer = |text: &str| format!("<div class=comment><div class=comment-body><p>{text}</p></div></div>");
    let thread = format!(
        "<script type=application/ld+json>{{\"@type\":\"DiscussionForumPosting\"}}</script><h1>A bridge for the valley</h1>
        <div class=comments>{}{}{}</div>",
        answer(FIRST),
        answer(SECOND),
        answer(THIRD)
    );
    assert_eq!(judged(&page(&thread)).kept(), [FIRST, SECOND, THIRD]);
}

#[test]
fn scripts_without_spaces_are_judged_alike() {
    let first = "市議会は火曜日の夜、四時間にわたる議論の末、来年の冬までに川にかかる古い橋を建て替えることを決めた。";
    let second = "市長によると、残る二本の橋脚の調査が終わり、県からの資金が届き次第、春に工事を始める予定だという。";
    let html = format!(
        "<title>谷に新しい橋</title><body><ul><li><a href=/1>ニュース</a><li><a href=/2>スポーツ</a><li><a href=/3>天気</a></ul>
        <div><h1>谷に新しい橋</h1><p>{first}</p><p>{second}</p></div><ul><li><a href=/4>会社概要</a><li><a href=/5>採用情報</a></ul>"
    );
    let page = judged(&html);
    assert_eq!(page.kept(), [first, second]);
    assert!(page.plan.found);
}

#[test]
fn short_pages_in_such_scripts_are_found() {
    let thai = "<p>ทุกเย็นเรือลำเล็กจะจอดรออยู่ที่ท่าจนกว่าผู้โดยสารคนสุดท้ายจะมาถึง แม้ฝนจะตกหนักแค่ไหนก็ตาม</p>\
        <p>คนขับเรือบอกว่าเขาไม่เคยทิ้งใครไว้ข้างหลัง และจะทำเช่นนี้ต่อไป</p>";
    let chinese = "<p>每天傍晚，小渡船都会停在码头，等到最后一位乘客上船为止，雨再大也不例外。</p>\
        <p>船长说，他从来没有丢下过任何人，以后也会一直这样做下去。</p>";
    for text in [thai, chinese] {
        let page = judged(&format!("<ul><li><a href=/1>1</a><li><a href=/2>2</a></ul><div>{text}</div><p>2025"));
        assert!(page.plan.found && page.kept().len() == 2, "{:?}", page.kept());
    }
}

#[test]
fn pictures_go_with_their_text() {
    let page = judged(&page(&format!(
        "<div class=top><h1>A bridge for the valley</h1><figure><img src=\"/lead.jpg\"></figure></div>
        <div class=article-body><p>{FIRST}</p><figure><img src=\"/pier.jpg\"><figcaption>The northern pier in May</figcaption></figure>
        <p>{SECOND}</p><hr><img width=1 height=1 src=\"/pixel.gif\"><img class=avatar src=\"/ann.jpg\"><p>{THIRD}</p>
        <img src=\"data:image/gif;base64,/blank\"><noscript><img src=\"/map.png\"></noscript><hr></div>
        <aside class=sidebar><img src=\"/cat.jpg\"><a href=/cat>A cat that swims</a></aside>"
    )));
    assert_eq!(page.leaves(), ["lead.jpg", "pier.jpg", "hr", "map.png"]);
}

#[test]
fn the_sites_own_picture_above_the_headline_goes() {
    let leaves = |above: &str| {
        let page = judged(&format!(
            "<meta property='og:site_name' content='The Courier'><body><div>{above}</div>
             <h1>A bridge for the valley</h1><div><p>{FIRST}</p><p>{SECOND}</p>
             <a href='/'><img src=\"/paper.jpg\" alt='The Courier'></a><p>{THIRD}</p></div>"
        ));
        page.leaves().len()
    };
    assert_eq!(leaves("<img src=\"/bridge.jpg\" alt='The bridge'>"), 2);
    assert_eq!(leaves("<img src=\"/head.jpg\" alt='The Courier'>"), 1);
    assert_eq!(leaves("<a href='/'><img src=\"/head.jpg\" alt='Home'></a>"), 1);
    assert_eq!(leaves("<a href='https://courier.example/'><img src=\"/head.jpg\"></a>"), 1);
    assert_eq!(leaves("<a href='https://courier.example/bridge'><img src=\"/bridge.jpg\"></a>"), 2);
}

#[test]
fn a_very_deep_page_is_judged() {
    let html = format!("<title>Deep</title><body>{}<p>{FIRST}</p><p>{SECOND}</p>", "<div>".repeat(5_000));
    assert_eq!(judged(&html).kept(), [FIRST, SECOND]);
}

#[test]
fn what_the_browser_does_not_show_is_left_out() {
    let paragraph = "<p>The pilots of the bay steered by the church tower again, as their grandfathers did before.</p>";
    let html = format!(
        "<article><h1>Bay</h1>{}<p data-decant-hidden>Echo is a sentence of the article that nobody, on this page, ever sees.</p>{paragraph}</article>",
        paragraph.repeat(2)
    );
    let article = crate::clean(&html, crate::Options::default()).unwrap();
    assert!(!article.text.contains("Echo"));
    assert!(article.removals.iter().any(|removal| removal.kind == "hidden" && removal.preview.contains("Echo")));
}

#[test]
fn two_pictures_to_compare_stay_whatever_becomes_of_their_labels() {
    let page = judged(&format!(
        "<article><h1>A bridge for the valley</h1><p>{FIRST}</p><div class=twentytwenty-wrapper><div class=twentytwenty-container>
        <img width=800 src=\"/before.jpg\"><img width=800 src=\"/after.jpg\"><div class=overlay><div hidden>Before</div><div>After</div></div></div></div>
        <p>{SECOND}</p><p>{THIRD}</p></article>
        <div class=ad><img width=800 src=\"/car.jpg\">Advertisement</div>
        <aside class=sidebar><div><img width=800 src=\"/cat.jpg\">Cats</div><a href=/cat>A cat that swims</a></aside>"
    ));
    assert_eq!(page.leaves(), ["before.jpg", "after.jpg"]);
}
