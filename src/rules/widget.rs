//! Polls, events, jobs, weather and other boxes that do something.

use super::survey::Container;
use super::{Reach, Rule, no_line};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Widget,
    reach: Reach::Thing,
    names: "poll, polls, quiz, survey, weather, weather widget, event list, events widget, upcoming events, calendar widget, jobs, job list, horoscope, \
            stock ticker, ticker, countdown, umfrage, sondage, encuesta, sondaggio",
    container: is_widget,
    line: no_line,
    heads_list: false,
    drops: &[
        r#"<div class="poll"><p>Will it rain?</p><form><label><input type="radio">Yes</label><label><input type="radio">No</label>
                <button>Vote</button></form></div>"#,
    ],
    keeps: &[
        r#"<div class="poll"><p>The poll of a thousand fishermen found that most of them expect a dry year, and that few would bet a boat on it.</p></div>"#,
    ],
};

fn is_widget(container: &Container<'_>) -> bool {
    let acts = container.fields() + container.buttons() > 0;
    container.named() && container.says() && acts && container.words() <= 120 && container.prose() <= 40
}
