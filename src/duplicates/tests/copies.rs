//! What is collapsed, and into what.

use super::*;

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
    let apart =
        format!("<p>{BODY}</p><h2>The boats</h2><p>{LEAD}</p>{quote}<p>{OTHER}</p>").replace(" class=pullquote", "");
    assert_eq!(copies(&apart), [(3, 0)], "under another heading");
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
fn blocks_that_were_not_kept_neither_copy_nor_are_copied() {
    let outline = outline(&format!("<p>{LEAD}</p><p>{BODY}</p><p>{LEAD}</p>"));
    assert_eq!(find(&outline, &[false, true, true], &[false; 3]), []);
    assert_eq!(find(&outline, &[true, true, false], &[false; 3]), []);
}

#[test]
fn typography_hides_no_copy() {
    let typeset =
        OTHER.replace(' ', "\u{a0} ").replace("lift", "li\u{ad}ft").replace("dried", "ＤＲＩＥＤ").replace("fi", "ﬁ");
    assert_eq!(copies(&format!("<p>{OTHER}</p><p>{BODY}</p><p>{typeset}</p>")), [(2, 0)]);
    let arabic = "وصل الماء إلى أعلى الجدار في التاسعة مساء وحمل القوارب معه إلى الساحة الصغيرة أسفل الكنيسة القديمة في وسط المدينة قبل أن ينسحب في الصباح.";
    let pointed = arabic.replace("الماء", "المَاءُ").replace("الساحة", "السَّاحَة").replace("الصباح", "الصبـــاح");
    assert_eq!(copies(&format!("<p>{arabic}</p><p>{BODY}</p><p>{pointed}</p>")), [(2, 0)]);
}

#[test]
fn a_box_for_another_screen_goes_with_its_labels() {
    let card = format!("<h2>The night</h2><p>Monday</p><p>{LEAD}</p>");
    let page = format!("<div class=wide>{card}</div><div class=narrow>{card}</div><p>{BODY}</p>");
    assert_eq!(copies(&page), [(3, 0), (4, 1), (5, 2)]);
    let twice = format!(
        "<p>{BODY}</p><p>The bell rang for an hour before the wave came.</p><p>The bell rang for an hour before the wave came.</p>"
    );
    assert_eq!(copies(&twice), [(2, 1)]);
}

#[test]
fn a_heading_goes_with_the_paragraph_under_it() {
    let long = format!("{LEAD} {OTHER}");
    let page = format!("<h2>The night</h2><p>{long}</p><h2>So</h2><p>{BODY}</p><h2>The night</h2><p>{long}</p>");
    assert_eq!(copies(&page), [(4, 0), (5, 1)]);
}

#[test]
fn text_laid_over_a_picture_is_said_again_under_its_title() {
    let long = format!("{LEAD} {OTHER}");
    let page = format!("<h2>Views</h2><p>Boats</p><div>{long}</div><h3>The night</h3><div>{long}</div><p>{BODY}</p>");
    assert_eq!(copies(&page), [(4, 2)]);
}

#[test]
fn a_pull_quote_goes_whatever_its_box_is_called() {
    let said = "We had rung the bell for an hour before the wave arrived";
    for (open, close) in [("<aside>", "</aside>"), ("<p class=pull-quote>", "</p>"), ("<blockquote>", "</blockquote>")]
    {
        assert_eq!(copies(&format!("<p>{LEAD}</p>{open}{said}{close}<p>{BODY}</p>")), [(1, 2)], "{open}");
    }
    let floating = format!("<p>{BODY}</p><div style='float:right'>“{said}”</div><p>{LEAD}</p>");
    assert_eq!(copies(&floating), [(1, 0)], "beside its paragraph");
}

#[test]
fn a_caption_twice_in_its_figure_is_said_once() {
    let caption = "<figcaption>Boats in the square below the church</figcaption>";
    assert_eq!(copies(&format!("<figure><img src=a.jpg>{caption}{caption}</figure><p>{BODY}</p>")), [(1, 0)]);
}

#[test]
fn a_table_sent_twice_is_shown_once() {
    let rows: String = (1..9).map(|day| format!("<tr><th>Day {day}</th><td>High water at {day}</td></tr>")).collect();
    let page = format!("<table>{rows}</table><p>{BODY}</p><table>{rows}</table>");
    assert_eq!(copies(&page).len(), 16);
}

#[test]
fn what_the_judge_passed_over_is_a_copy_in_the_article_or_in_a_row() {
    let told = |body: &str, kept: &[usize]| {
        let outline = outline(body);
        let kept: Vec<bool> = (0..outline.blocks.len()).map(|at| kept.contains(&at)).collect();
        let others: Vec<bool> = kept.iter().map(|kept| !kept).collect();
        find(&outline, &kept, &others)
    };
    let page = format!("<p>{LEAD}</p><p>{BODY}</p><p>{OTHER}</p>");
    assert_eq!(told(&format!("{page}<div>{page}</div>"), &[0, 1, 2]), [(3, 0), (4, 1), (5, 2)]);
    assert_eq!(told(&format!("<p>{LEAD}</p><p>{BODY}</p><p>{LEAD}</p><p>{OTHER}</p>"), &[0, 1, 3]), [(2, 0)]);
    let quoted = format!("{page}<h2>So</h2><p>It was Sunday.</p><aside>{LEAD}</aside><p>Advertisement</p>");
    assert_eq!(told(&quoted, &[0, 1, 2, 3, 4]), [(5, 0)]);
    let said = format!("“{LEAD}” he said. “{OTHER}”");
    let pulled = format!("<p>{said}</p><p>{BODY}</p><blockquote class=pull>{said}</blockquote><p>It was Sunday.</p>");
    assert_eq!(told(&pulled, &[0, 1, 3]), [(2, 0)], "a paragraph between quotation marks is running text");
    assert_eq!(told(&format!("{page}<p>More stories</p><p>{LEAD}</p><p>Even more</p>"), &[0, 1, 2]), []);
}

#[test]
fn unspaced_scripts_give_no_word_a_character() {
    let body = "町長は灯台守に感謝の言葉を述べ、来週から復旧作業を始めると話した。「波が来る一時間も前から鐘を鳴らし続けていた」と灯台守は語った。";
    let quote = "<blockquote>波が来る一時間も前から鐘を鳴らし続けていた</blockquote>";
    assert_eq!(copies(&format!("<p>{body}</p>{quote}<p>{LEAD}</p>")), [(1, 0)]);
    let denied = quote.replace("続けていた", "続けていなかった");
    assert_eq!(copies(&format!("<p>{body}</p>{denied}<p>{LEAD}</p>")), [], "two characters deny it");
    let thai = "น้ำทะเลซัดข้ามกำแพงเมื่อเวลาเก้านาฬิกาและพัดเรือเก้าลำเข้าไปในจัตุรัสหน้าโบสถ์แต่ไม่มีผู้ได้รับบาดเจ็บจากเหตุการณ์ครั้งนี้";
    assert_eq!(copies(&format!("<p>{thai}</p><p>{LEAD}</p><p>{thai} {thai}</p>")).len(), 1);
    for short in ["他点了点头，没有说话。", "彼は黙ってうなずいた。", "เขาพยักหน้าเงียบๆ"]
    {
        assert_eq!(copies(&format!("<p>{short}</p><p>{body}</p><p>{short}</p>")), [], "{short}");
    }
}

#[test]
fn a_quotation_that_nothing_marks_is_a_pull_quote_beside_short_lines_too() {
    let quote = "<p>Ada Quill</p><p>“We had rung the bell for an hour before the wave arrived.”</p><p>Keeper</p>";
    assert_eq!(copies(&format!("<p>{LEAD}</p>{quote}<p>{BODY}</p>")), [(2, 4)]);
    let edited =
        "<p>“We had rung the bell for an hour before the wave arrived, and those who heard it went up the hill.”</p>";
    assert_eq!(copies(&format!("<p>{LEAD}</p>{edited}<p>{OTHER}</p><p>{BODY}</p>")), [(1, 3)]);
}

#[test]
fn a_standfirst_set_as_a_heading_is_a_copy() {
    assert_eq!(copies(&format!("<h2>{LEAD}</h2><p>{LEAD}</p><p>{BODY}</p>")), [(0, 1)]);
}

#[test]
fn what_is_hidden_may_repeat_code_and_headings() {
    let code = "boats + harbour(axis = element(size = 20), wall = stone(height = 3), tide = high)";
    assert_eq!(copies(&format!("<pre>{code}</pre><p hidden>{code}</p><p>{BODY}</p>")), [(1, 0)]);
    assert_eq!(copies(&format!("<noscript><p>{LEAD}</p></noscript><p>{BODY}</p>")), [], "no copy of itself");
    let heading = "How the keeper of the light saved nine boats from the sea";
    assert_eq!(copies(&format!("<div hidden>{heading}</div><h4>{heading}</h4><p>{BODY}</p>")), [(0, 1)]);
}
