use proptest::prelude::*;

use super::*;
use crate::cleaner::{Cleaner, Options};

const LEAD: &str = "The water came over the wall at nine and took the boats with it into the square below the church.";
const BODY: &str = "Nobody was hurt. “We had rung the bell for an hour before the wave arrived,” the keeper of the light said, \
                    “and those who heard it went up the hill in their nightshirts.” The mayor thanked him.";
const OTHER: &str =
    "Two cranes will lift the boats back over the houses once the ground has dried and the road is open.";

fn outline(body: &str) -> Outline {
    let mut cleaner = Cleaner::new(Options::default()).unwrap();
    cleaner.write(format!("<!DOCTYPE html><body>{body}</body>").as_bytes()).unwrap();
    cleaner.outline().unwrap()
}

/// The copies on a page, as the first words of each and its place among the blocks.
fn copies(body: &str) -> Vec<(u32, u32)> {
    let outline = outline(body);
    let all = vec![true; outline.blocks.len()];
    find(&outline, &all, &vec![false; all.len()])
}

#[track_caller]
fn assert_none(body: &str) {
    assert_eq!(copies(body), [], "{body}");
}

#[test]
fn a_paragraph_said_twice_is_a_copy_of_the_first() {
    let again = LEAD.to_uppercase().replace("wall at", "wall — at").replace('.', " …");
    assert_eq!(copies(&format!("<p>{LEAD}</p><p>{BODY}</p><p>{again}</p>")), [(2, 0)]);
}

#[test]
fn the_hidden_copy_goes_wherever_it_stands() {
    assert_eq!(copies(&format!("<div hidden><p>{LEAD}</p></div><p>{LEAD}</p><p>{BODY}</p>")), [(0, 1)]);
    assert_eq!(copies(&format!("<p class='mobile-only'>{LEAD}</p><p>{BODY}</p><h2>So</h2><p>{LEAD}</p>")), [(0, 3)]);
}

#[test]
fn a_pull_quote_is_a_copy_of_the_paragraph_that_says_it() {
    let quote =
        "<blockquote class=pullquote><p>We had rung the bell for an hour before the wave arrived</p></blockquote>";
    assert_eq!(copies(&format!("<p>{LEAD}</p>{quote}<p>{OTHER}</p><p>{BODY}</p>")), [(1, 3)]);
    let edited = "<blockquote>We had rung the bell for an hour before the wave arrived … and those who heard it went up the \
                  hill in their nightgowns.</blockquote>";
    assert_eq!(copies(&format!("<p>{BODY}</p>{edited}")), [(1, 0)]);
}

#[test]
fn a_figure_keeps_its_caption() {
    let figure = format!("<figure><img src=a.jpg><figcaption>{LEAD} | Photo: Ada Quill</figcaption></figure>");
    assert_eq!(copies(&format!("<p>{LEAD}</p>{figure}<p>{BODY}</p>")), [(0, 1)]);
    assert_eq!(copies(&format!("{}<p>{LEAD}</p>", figure.replace(" | Photo: Ada Quill", ""))), [(1, 0)]);
}

#[test]
fn a_standfirst_repeated_as_first_paragraph_is_said_once() {
    assert_eq!(copies(&format!("<p class=standfirst>{LEAD}</p><p>{LEAD} It was Sunday.</p><p>{BODY}</p>")), [(0, 1)]);
}

#[test]
fn a_shorter_copy_gives_way_to_the_fuller() {
    assert_eq!(copies(&format!("<p>{LEAD}</p><p>{OTHER}</p><p>{LEAD} It was a Sunday in March.</p>")), [(0, 2)]);
}

#[test]
fn a_page_written_twice_is_kept_once_with_its_lists() {
    let page = format!("<h2>The night</h2><p>{LEAD}</p><ul><li>One</li><li>Two</li></ul><p>{BODY}</p>");
    assert_eq!(copies(&format!("<div>{page}</div><div>{page}</div>")), [(5, 0), (6, 1), (7, 2), (8, 3), (9, 4)]);
}

#[test]
fn unspaced_scripts_are_compared_by_characters() {
    let lead = "昨夜、高波が防波堤を越え、九隻の漁船が教会の下の広場まで流されたが、けが人はいなかった。";
    assert_eq!(
        copies(&format!(
            "<p>{lead}</p><p>町長は灯台守に感謝の言葉を述べ、来週から復旧作業を始めると話した。</p><p>{lead}</p>"
        )),
        [(2, 0)]
    );
}

#[test]
fn what_adds_a_fact_stays() {
    let first =
        "Talks have increased in recent months. Both sides stressed that the lines of communication must stay open.";
    let second = "They stressed that the lines of communication must stay open, but deplored the bill that the president signed this week.";
    assert_none(&format!("<p>{first}</p><p>{second}</p>"));
    assert_none(&format!("<p>{OTHER}</p><p>{}</p>", OTHER.replace("Two", "Three")));
    assert_none(&format!("<p>{OTHER}</p><blockquote>{}</blockquote>", OTHER.replace("Two cranes", "12 cranes")));
    assert_none(&format!("<p>{LEAD}</p><p>{}</p>", LEAD.replace("came", "never came")));
}

#[test]
fn what_repeats_itself_on_purpose_stays() {
    assert_none(&format!("<ul><li>{LEAD}</li><li>{OTHER}</li><li>{LEAD}</li></ul>"));
    assert_none(&format!("<table><tr><td>{LEAD}</td><td>{LEAD}</td></tr></table>"));
    assert_none(&format!("<pre>{LEAD}</pre><p>{OTHER}</p><pre>{LEAD}</pre>"));
    assert_none(&format!("<p>(a) {LEAD}</p><p>{OTHER}</p><p>(a) {LEAD}</p>"));
    assert_none("<p>He nodded.</p><p>“No.”</p><p>He nodded.</p>");
    let verse = "Row, row, row your boat,<br>gently down the stream,<br>merrily, merrily, merrily, merrily,<br>life is but a dream.";
    assert_none(&format!("<p>{verse}</p><p>{OTHER}</p><p>{verse}</p>"));
    let refrain = "<p>And the sea came in, and the sea went out, and the boats were gone again.</p>";
    assert_none(&format!("{refrain}<p>{LEAD}</p>{refrain}<p>{OTHER}</p>{refrain}"));
}

#[test]
fn short_lines_that_are_no_sentences_stay() {
    assert_none(&format!(
        "<p>Shop men’s at harbourboots.example, shop women’s at harbourboots.example</p><p>{LEAD}</p>\
                          <p>Shop men’s at harbourboots.example, shop women’s at harbourboots.example</p>"
    ));
    assert_none(&format!(
        "<p>{LEAD}</p><div hidden><p>Soft feel: harbour mattress one</p><p>Ultra soft feel: harbour mattress one</p></div>"
    ));
}

#[test]
fn speech_that_answers_in_the_same_words_stays() {
    assert_none(&format!(
        "<p>{LEAD}</p><p>“Will you not come down to the harbour with me and see the boats?”</p><p>{OTHER}</p>\
                          <p>“Will you not come down to the harbour with me and see the boats?”</p>"
    ));
}

#[test]
fn a_paragraph_under_another_heading_stays() {
    assert_none(&format!("<h2>Boats</h2><p>{OTHER}</p><h2>Houses</h2><p>{OTHER}</p>"));
}

#[test]
fn blocks_that_were_not_kept_neither_copy_nor_are_copied() {
    let outline = outline(&format!("<p>{LEAD}</p><p>{BODY}</p><p>{LEAD}</p>"));
    assert_eq!(find(&outline, &[false, true, true], &[false; 3]), []);
    assert_eq!(find(&outline, &[true, true, false], &[false; 3]), []);
}

fn page() -> impl Strategy<Value = String> {
    let text = prop::sample::select(vec![LEAD, BODY, OTHER, "Short.", "", "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字"]);
    let tag =
        prop::sample::select(vec!["p", "blockquote", "figcaption", "li", "h2", "p hidden", "td", "div class=mobile"]);
    let block = (tag, text, 0usize..3).prop_map(|(tag, text, cut)| {
        let text: String = text.split_inclusive(' ').skip(cut).collect();
        format!("<{tag}>{text}</{}>", tag.split(' ').next().unwrap_or_default())
    });
    prop::collection::vec(block, 0..24).prop_map(|blocks| blocks.concat())
}

proptest! {
    #[test]
    fn a_copy_is_of_something_that_stays(body in page(), drop in prop::collection::vec(any::<bool>(), 24)) {
        let outline = outline(&body);
        let kept: Vec<bool> = (0..outline.blocks.len()).map(|at| !drop.get(at).copied().unwrap_or(false)).collect();
        let none = vec![false; kept.len()];
        let copies = find(&outline, &kept, &none);
        prop_assert_eq!(&copies, &find(&outline, &kept, &none));
        for (copy, of) in &copies {
            prop_assert!(copy != of && kept[*copy as usize] && kept[*of as usize]);
            prop_assert!(copies.iter().all(|(other, _)| other != of), "{} is of {}, which goes", copy, of);
        }
    }
}
