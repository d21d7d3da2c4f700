//! What is said twice on purpose.

use super::*;

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
fn a_quotation_that_is_answered_stays() {
    let post = |text: &str| format!("<div class=post>{text}</div>");
    let reply = "We had no boats to lose, and so we went up the hill and watched it all from there.";
    let quoted = format!("<blockquote><p>{LEAD}</p></blockquote><p>{reply}</p>");
    let thread = [post(&format!("<p>{LEAD}</p>")), post(&format!("<p>{OTHER}</p>")), post(&quoted)];
    assert_none(&thread.concat());
    let unmarked = post(&format!("<p><i>{LEAD}</i></p><p>{reply}</p>"));
    assert_none(&[&thread[0], &thread[1], &unmarked].map(String::as_str).concat());
    assert_none(&format!(
        "<p>{LEAD}</p><p>{OTHER}</p><p>Ada Quill said:</p><blockquote>{LEAD}</blockquote><p>{reply}</p>"
    ));
}

#[test]
fn what_is_announced_stays() {
    assert_none(&format!("<p>{LEAD}</p><p>{BODY}</p><p>Let us repeat that, slowly:</p><p>{LEAD}</p><p>{OTHER}</p>"));
    let quoted = format!("<p>Well?</p><p>{LEAD}</p><p>{BODY}</p><p>Ada wrote:Well?</p><p>{LEAD}</p><p>{OTHER}</p>");
    assert_none(&quoted);
    assert_none(&format!("<p>{OTHER}</p><p>{BODY}</p><p>彼は言った：</p><p>{OTHER}</p>"));
}

#[test]
fn code_stays_however_long() {
    let lines: String =
        (0..20).map(|line| format!("<div>let boats_{line} = harbour.boats(); // counted.</div>")).collect();
    assert_none(&format!("<pre>{lines}</pre><p>{BODY}</p><pre>{lines}</pre>"));
}

#[test]
fn the_features_of_two_offers_stay() {
    let features: String = (0..20).map(|at| format!("<p>Harbour feature {at}</p>")).collect();
    assert_none(&format!("<h3>Silver</h3>{features}<h3>Gold</h3>{features}"));
    let items: String =
        (0..8).map(|at| format!("<li>Feature {at} of the harbour is one that boats like a lot.</li>")).collect();
    assert_none(&format!("<h3>Silver</h3><ul>{items}</ul><p>{BODY}</p><h3>Gold</h3><ul>{items}</ul>"));
}

#[test]
fn rows_of_two_tables_stay() {
    let rows: String = (1..9).map(|day| format!("<tr><th>Day {day}</th><td>Rest and eat well</td></tr>")).collect();
    assert_none(&format!(
        "<table>{rows}<tr><td>Week one</td></tr></table><table>{rows}<tr><td>Week two</td></tr></table>"
    ));
}

#[test]
fn each_picture_keeps_its_caption() {
    let figure = "<figure><img src=a.jpg><figcaption>The harbour in the morning after the wave.</figcaption></figure>";
    assert_none(&format!("{figure}{}<p>{BODY}</p>", figure.replace("a.jpg", "b.jpg")));
    let wp = "<div class=wp-caption><img src=a.jpg><p class=wp-caption-text>The harbour in the morning after the wave.</p></div>";
    assert_none(&format!("{wp}<p>{BODY}</p>{}", wp.replace("a.jpg", "b.jpg")));
}

#[test]
fn two_hidden_texts_that_differ_in_a_word_stay() {
    let umber =
        "Modern comfort never looked so good in umber: supple, durable cushions, and arms that hold a book or two.";
    let caramel = umber.replace("umber", "caramel");
    assert_none(&format!("<p hidden>{umber}</p><p>{BODY}</p><p hidden>{caramel}</p>"));
}

#[test]
fn a_question_asked_again_at_the_end_stays() {
    let question = "<p>What would you take with you if the sea came over the wall tonight?</p>";
    assert_none(
        &format!(
            "{question}<p>{LEAD}</p><p>{BODY}</p><p>{OTHER}</p><p>{LEAD} Still.</p><p>{BODY} Indeed.</p>{question}"
        )
        .replace(
            &format!("<p>{LEAD}</p><p>{BODY}</p>"),
            "<p>The first of many things that I could think of.</p><p>The second is the map.</p>",
        ),
    );
}

#[test]
fn the_same_answers_under_two_headings_stay() {
    let answers = format!(
        "<p>May dogs come?</p><p>{OTHER}</p><p>May bicycles come?</p><p>No, by law they may not be carried.</p>"
    );
    assert_none(&format!("<h2>The ferry</h2>{answers}<h2>The train</h2>{answers}"));
}

#[test]
fn the_terms_of_two_offers_stay() {
    let terms: String =
        (0..9).map(|at| format!("<li>Term {at} of this offer holds for as long as boats sail.</li>")).collect();
    let offer = |sum: u32| format!("<h3>Terms</h3><ul><li>The most is {sum} a boat.</li>{terms}</ul><p>See below.</p>");
    assert_none(&format!("{}<p>{LEAD}</p>{}", offer(200), offer(250)));
}

#[test]
fn a_sentence_as_heading_over_its_own_paragraph_stays_where_both_say_more() {
    assert_none(&format!("<h2>{LEAD}</h2><p>{BODY}</p><p>{OTHER}</p>"));
}

#[test]
fn the_same_table_under_another_heading_stays() {
    let rows: String = (1..12).map(|at| format!("<tr><td>Carrier {at}</td><td>{at} boats</td></tr>")).collect();
    let table = format!("<table>{rows}</table><p>{LEAD}</p>");
    assert_none(&format!("<h2>For pianos</h2>{table}<h2>For antiques</h2>{}", table.replace(LEAD, OTHER)));
}
