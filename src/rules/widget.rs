//! Polls, events, jobs, weather and other boxes that do something.

use super::survey::Container;
use super::{Reach, Rule, no_line};
use crate::plan::Kind;
use crate::tag::Tag;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Widget,
    reach: Reach::Thing,
    names: "poll, polls, quiz, survey, weather, weather widget, event list, events widget, upcoming events, calendar widget, jobs, job list, horoscope, \
            stock ticker, ticker, countdown, umfrage, sondage, encuesta, sondaggio",
    container: is_widget,
    line: no_line,
    heads_list: true,
    drops: &[
        r#"<div class="poll"><p>Will it rain?</p><form><label><input type="radio">Yes</label><label><input type="radio">No</label>
                <button>Vote</button></form></div>"#,
        r#"<form><p>Wird es regnen?</p><label><input type="radio">Ja</label><label><input type="radio">Nein</label><button>Abstimmen</button></form>"#,
        r#"<aside class="jobs-widget"><h4>Offres d’emploi</h4><a href="/1">Gardien de phare</a><p><a href="/2">Boulanger de nuit</a></p></aside>"#,
        "<h3>Upcoming events</h3><ul><li><a href='/1'>Harbour fair</a></li><li><a href='/2'>Night swim</a></li></ul>",
    ],
    keeps: &[
        r#"<div class="poll"><p>The poll of a thousand fishermen found that most of them expect a dry year, and that few would bet a boat on it.</p></div>"#,
    ],
};

fn is_widget(container: &Container<'_>) -> bool {
    let is_small = container.words() <= 120 && container.prose() <= 40;
    let is_form = container.fields() + container.buttons() > 0 && (container.named() || is_ballot(container));
    let is_list = container.named() && container.says_first() && container.link_share() > 0.5;
    is_small && container.says() && (is_form || is_list)
}

/// A form with answers to choose from.
fn is_ballot(container: &Container<'_>) -> bool {
    container.tag() == Tag::Form && container.fields() > 1 && container.says_on_button()
}
