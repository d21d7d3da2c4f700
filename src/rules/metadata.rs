//! Byline and date: the reader view shows them in its heading.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Metadata,
    reach: Reach::Thing,
    names: "byline, bylines, byauthor, meta, postmeta, post meta, entry meta, article meta, postdate, post date, date, dateline, datetime, pubdate, publish date, \
            published, timestamp, time stamp, updated, modified, author, authors, post info, postinfo, post details, entry date, article info, \
            article date, article author, credits, post author, autor, auteur, autore, datum, fecha, data",
    container: is_heading_line,
    line: is_byline,
    heads_list: false,
    drops: &[
        r##"<div class="post-meta"><span><a href="/a">Ada Quill</a></span> <span>March 3, 2024</span> <a href="#c">0 comments</a></div>{article}"##,
        r#"<div>By Ada Quill</div>{article}"#,
        r#"<div>3 March 2024, 11:42</div>{article}"#,
        r#"<p>The Courier | 03.03.2024 at 11h42 • Changed on 04.03.2024 at 20h13 | By Ada Quill (with Ben Marsh and Jana Holm)</p>{article}"#,
        r#"<div>von Jana Holm am 14. Mai 2014, 15:40 Uhr</div>{article}"#,
        r#"<p>Last updated: December 15th 2025</p>{article}"#,
        "<div>Ada Quill, The Courier 4:53 p.m. EST March 3, 2024</div>{article}",
        "<p>Published: March 3, 2024 3:00 a.m.</p>{article}",
        r#"<div><span>2024-03-01 11:42</span><span>来源：海港日报</span></div>{article}"#,
        r#"<div><span>发布日期：2024-03-03</span> <span>浏览次数： 33</span> <span>信息来源：港务局</span></div>{article}"#,
        r#"<p>来源：本站原创　作者：海港支部</p>{article}"#,
        r##"{article}<p>Posted by Ada on March 3, 2024 | <a href="#p">Permalink</a></p>"##,
    ],
    keeps: &[
        r#"<div class="match-info"><p>Harbour Rovers at Island United</p><p>March 3, 2024, 3 PM, at the North Pier Ground by the old harbour</p>
           <p>Henderson Marsh against Matthew Quill</p><p>Game time temperature about 12 degrees</p></div>{article}"#,
        "<p>By noon it was over.</p>",
        r#"<p>The mill stood still for sixty years. By Ada Quill on 3 March 2024</p>{article}"#,
        "<ul><li>By 2050, the pier is to stand again</li><li>By 2060, the wall</li></ul>{article}",
        "<p>Ada Quill was there on March 3, 2024.</p>",
        "<p>时间和潮水：不等人</p>{article}",
        "<p>Posted in the forum of the Harbour Society on 2024-03-03:</p>{article}",
    ],
};

/// A short row between the title and the text, named so.
fn is_heading_line(container: &Container<'_>) -> bool {
    let is_short = container.words() <= 40 && container.line_count() <= 8 && container.prose() == 0;
    let is_known = || container.lines().any(|line| is_part(&line));
    container.named()
        && is_short
        && container.is_near_top()
        && !container.holds_title()
        && is_known()
        && !container.lines().any(|line| is_standfirst(&line))
        && says_little(container)
}

/// Whether a line is a sentence of its own beside byline and date.
fn is_standfirst(line: &Line<'_>) -> bool {
    line.words() > FEW && line.link_share() < 0.5 && ends_sentence(line.text()) && !is_part(line)
}

/// Words of a line that says nothing by itself.
const FEW: u32 = 4;

/// Whether most of its words are known, linked, or in lines of a few words: a box of facts may hold the date as well.
fn says_little(container: &Container<'_>) -> bool {
    let is_more = |line: &Line<'_>| line.words() > FEW && line.link_share() < 0.5 && !is_part(line);
    let more: u32 = container.lines().filter(is_more).map(|line| line.words()).sum();
    more * 2 <= container.words()
}

fn is_part(line: &Line<'_>) -> bool {
    line.says() || line.holds_byline() || line.holds_date()
}

/// A short line below the title that holds the author's name or the date, and little else.
fn is_byline(line: &Line<'_>) -> bool {
    // The cheap questions first: most lines of a page are too long to be asked the others.
    line.words() <= MOST
        && (line.is_near_top() || line.is_after_all_text())
        && !line.is_heading()
        && !ends_sentence(line.text())
        && !leads_in(line)
        && (says_both(line)
            || is_labelled(line)
            || line.words() <= SHORT && ((line.is_near_top() && is_known(line)) || is_stamp(line)))
}

/// “Posted in the forum of the society on 3 March:” has a quotation behind it.
fn leads_in(line: &Line<'_>) -> bool {
    line.words() > FEW && line.text().ends_with(':')
}

/// Whether a longer line names both the author and the day: beside them there is room for the paper, a correction and who helped.
fn says_both(line: &Line<'_>) -> bool {
    let is_both = line.is_near_top() && line.holds_date() && line.holds_byline();
    is_both && !line.is_entry() && !line.follows_picture() && !goes_on(line.text())
}

/// Whether it is of labels and what they are the labels of, as papers in ideographs have them: “来源：海港日报 作者：李港”.
fn is_labelled(line: &Line<'_>) -> bool {
    let is_label =
        || line.text().chars().skip(MIN_LABEL).take(MAX_LABEL - MIN_LABEL + 1).any(|c| matches!(c, ':' | '：'));
    line.is_near_top() && line.says() && !line.is_entry() && is_label()
}

/// Ideographs of a label.
const MIN_LABEL: usize = 2;
const MAX_LABEL: usize = 4;

/// Whether a sentence ends in a text, and another begins.
fn goes_on(text: &str) -> bool {
    let mut marks = text.match_indices(['.', '!', '?']);
    marks.any(|(at, _)| {
        let next = text[at + 1..].strip_prefix(' ').and_then(|rest| rest.chars().next());
        next.is_some_and(char::is_uppercase) && ends_sentence(&text[..=at])
    })
}

/// Whether a text ends as a sentence does: behind a single letter, as in “3 p.m.”, a stop ends none.
fn ends_sentence(text: &str) -> bool {
    let Some(said) = text.strip_suffix(['.', '!', '?']) else { return false };
    let mut last = said.chars().rev().take_while(|letter| letter.is_alphabetic());
    !(text.ends_with('.') && last.next().is_some() && last.next().is_none())
}

/// Words of a line that names both at most, and of one that names either.
const MOST: u32 = 30;
const SHORT: u32 = 14;

/// Whether it says by whom or when, and a year, in a line of its own; or begins with a day in figures.
fn is_stamp(line: &Line<'_>) -> bool {
    let tells = (line.says() && line.holds_year()) || (line.is_near_top() && begins_with_day(line.text()));
    tells && !line.is_entry() && !line.follows_picture()
}

/// Whether a text begins with year, month and day.
fn begins_with_day(text: &str) -> bool {
    let mut parts = text.trim_start().split(['-', '/', '.', '年', '月', '년', '월']).map(str::trim);
    let is_number = |part: Option<&str>, digits: std::ops::RangeInclusive<usize>| {
        part.is_some_and(|part| digits.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let begins_so = |part: Option<&str>| part.is_some_and(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    is_number(parts.next(), 4..=4) && is_number(parts.next(), 1..=2) && begins_so(parts.next())
}

/// Whether it says the author or the day that the page's metadata say.
fn is_known(line: &Line<'_>) -> bool {
    // A day with its time and zone has eight words; more tell where or what it is the day of.
    ((line.says() || line.words() <= 6) && line.holds_byline())
        || ((line.words() <= 8 || (line.says() && line.words() <= 12)) && line.holds_date())
}
