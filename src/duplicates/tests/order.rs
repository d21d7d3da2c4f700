//! The lesser of two copies goes, whichever stands first.

use super::*;

/// What goes from a page of these parts, as they were written.
fn gone(parts: &[String]) -> Vec<String> {
    let outline = outline(&parts.concat());
    let all = vec![true; outline.blocks.len()];
    let copies = find(&outline, &all, &vec![false; all.len()]);
    let written = |at: u32| {
        let block = &outline.blocks[at as usize];
        format!("{} {}", outline.source_of(outline.node(block.owner).start_tag), outline.text_of(block))
    };
    let mut gone: Vec<String> = copies.into_iter().map(|(copy, _)| written(copy)).collect();
    gone.sort();
    gone
}

/// Whether the same goes from the parts in every rotation, forwards and backwards.
#[track_caller]
fn assert_goes(what: &str, parts: &[String]) {
    let mut parts = parts.to_vec();
    for _ in 0..parts.len() {
        parts.rotate_left(1);
        let backwards: Vec<String> = parts.iter().rev().cloned().collect();
        for parts in [&parts, &backwards] {
            let gone = gone(parts);
            assert!(gone.len() == 1 && gone[0].starts_with(what), "{gone:?} of {parts:?}");
        }
    }
}

fn with(lesser: &str, fuller: &str) -> [String; 4] {
    [
        lesser.to_string(),
        fuller.to_string(),
        format!("<p>{OTHER}</p>"),
        "<p>It was a Sunday, and nobody was about.</p>".to_string(),
    ]
}

#[test]
fn the_hidden_goes() {
    assert_goes("<p hidden>", &with(&format!("<p hidden>{LEAD}</p>"), &format!("<p>{LEAD}</p>")));
}

#[test]
fn the_one_for_another_screen_goes() {
    assert_goes("<p class=mobile>", &with(&format!("<p class=mobile>{LEAD}</p>"), &format!("<p>{LEAD}</p>")));
}

#[test]
fn the_standfirst_goes() {
    assert_goes(
        "<p class=standfirst>",
        &with(&format!("<p class=standfirst>{LEAD}</p>"), &format!("<p>{LEAD} It was Sunday.</p>")),
    );
}

#[test]
fn the_pull_quote_goes() {
    let quote = "<aside>We had rung the bell for an hour before the wave arrived</aside>";
    assert_goes("<aside>", &with(quote, &format!("<p>{BODY}</p>")));
}

#[test]
fn the_shorter_goes() {
    assert_goes("<p id=s>", &with(&format!("<p id=s>{LEAD}</p>"), &format!("<p>{LEAD} Nobody had seen it come.</p>")));
}

#[test]
fn the_paragraph_goes_where_a_caption_says_it() {
    let figure = format!("<figure><img src=a.jpg><figcaption>{LEAD}</figcaption></figure>");
    assert_goes("<p id=s>", &with(&format!("<p id=s>{LEAD}</p>"), &figure));
}

#[test]
fn a_hidden_part_goes_as_a_whole() {
    let part = |start: &str| format!("<div {start}><p>{LEAD}</p><p>{BODY}</p><p>The end.</p></div>");
    let (shown, hidden) = (part("class=a"), part("hidden"));
    for page in [[&shown, &hidden], [&hidden, &shown]] {
        let outline = outline(&page.map(String::as_str).concat());
        let copies = find(&outline, &[true; 6], &[false; 6]);
        assert_eq!(copies.len(), 3);
        let is_hidden = |at: u32| outline.blocks[at as usize].marks.has(crate::outline::Marks::HIDDEN);
        assert!(copies.iter().all(|&(copy, of)| is_hidden(copy) && !is_hidden(of)), "{copies:?}");
    }
}

proptest! {
    #[test]
    fn texts_that_go_do_not_depend_on_the_order(order in Just(vec![0usize, 1, 2, 3, 4]).prop_shuffle()) {
        let all = [
            format!("<p>{LEAD} It was Sunday.</p>"),
            format!("<p class=standfirst>{LEAD}</p>"),
            "<aside>We had rung the bell for an hour before the wave arrived</aside>".to_string(),
            format!("<p>{BODY}</p>"),
            format!("<p>{OTHER}</p>"),
        ];
        let shuffled: Vec<String> = order.iter().map(|&at| all[at].clone()).collect();
        prop_assert_eq!(gone(&shuffled), gone(&all));
    }
}
