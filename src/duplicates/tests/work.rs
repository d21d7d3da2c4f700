//! The work grows with the page, counted in places looked at and not in time.

use super::*;

/// Places looked at for a page of so many lines.
fn looks(lines: usize, line: impl Fn(usize) -> String) -> usize {
    let body: String = (0..lines).map(line).collect();
    let outline = outline(&body);
    let mut search = Search::new(&outline, &vec![true; outline.blocks.len()]);
    search.match_stretches();
    search.match_paragraphs();
    search.places.looks.get()
}

#[track_caller]
fn assert_linear(line: impl Fn(usize) -> String) {
    let (once, twice, often) = (looks(250, &line), looks(500, &line), looks(2000, &line));
    assert!(once > 0, "something is compared");
    assert!(twice <= once * 22 / 10, "{once}, then {twice}");
    assert!(often <= once * 88 / 10, "{once}, then {often}");
}

#[test]
fn paragraphs_that_share_their_words_are_looked_up_a_bounded_number_of_times() {
    assert_linear(|at| format!("<p>{LEAD} {OTHER} It was day {at} of the year.</p>"));
}

#[test]
fn quotations_that_nearly_say_what_all_paragraphs_say_are_too() {
    assert_linear(|at| {
        if at % 2 == 0 { format!("<p>{LEAD} {at} {OTHER}</p>") } else { format!("<aside>{LEAD} Number {at}</aside>") }
    });
}

#[test]
fn one_word_over_and_over_is_too() {
    assert_linear(|at| format!("<p>{} {at}.</p>", "boats ".repeat(20)));
}

#[test]
fn unspaced_text_is_too() {
    assert_linear(|at| {
        format!(
            "<p>昨夜、高波が防波堤を越え、九隻の漁船が教会の下の広場まで流された。それは第{at}日のことであった。</p>"
        )
    });
}
