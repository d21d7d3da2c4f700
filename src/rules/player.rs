//! Controls and messages of audio and video players.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Player,
    reach: Reach::Thing,
    names: "player, videoplayer, audioplayer, jwplayer, jw, vjs, video js, mejs, plyr, brightcove, audio player, video player, \
            media player, readspeaker, trinity, beyondwords, podcast player",
    container: is_player,
    line: is_line,
    heads_list: false,
    drops: &[
        "<div><span>00:00 / 03:12</span></div>",
        r#"<p><a href="/p">Jetzt den Podcast hören</a></p>"#,
        "{article}<p>Dieses Thema im Programm: Welle Nord, 26.01.2022, 12:00 Uhr</p>",
        r#"<div class="video-player"><button>Play</button><span>0:00</span><div>Mute</div><div>1:23</div></div>"#,
        r#"<div class="audio-player"><div>Listen to this article</div><div>4 min</div><button>Play</button></div>"#,
        "<p>Your browser does not support the audio element.</p>",
    ],
    keeps: &[
        "<p>Podcast hören, Netze flicken, schlafen: So geht der Winter am Hafen vorbei, und niemand zählt die Tage.</p>",
        r#"<div class="player"><h3>The player of the year</h3><p>She scored in nine games in a row, played through a broken
               hand and still found time to teach the under-twelves on Sundays.</p></div>"#,
        "<p>Play on!</p>",
        "<p>Your browser does not support the video element, said the screen at the opening night of the gallery, and for an hour
           everybody took it for the work that they had come to see.</p>",
    ],
};

fn is_player(container: &Container<'_>) -> bool {
    let is_small = container.words() <= 60 && container.prose() == 0 && container.lines_within(12);
    container.named() && container.says() && is_small && !container.holds_title()
}

/// A message to those whose browser cannot play it, a link to play it, or below the text a word on the programme.
fn is_line(line: &Line<'_>) -> bool {
    if is_clock(line.text()) {
        return true;
    }
    if !line.says() || line.is_entry() {
        return false;
    }
    let is_message = || ["rowser", "avigat", "avegador"].into_iter().any(|part| line.text().contains(part));
    let is_short = line.words() <= 20;
    let is_named = || line.text().contains(char::is_alphabetic);
    let is_link = is_short && line.words() > 1 && line.link_share() > 0.9 && is_named();
    let is_programme = || line.ends_text() && line.words() <= 40 && !line.quotes() && is_named();
    (is_short && is_message()) || is_link || is_programme()
}

/// “00:00 / 03:12”: how much is played, and of what.
fn is_clock(text: &str) -> bool {
    let Some((played, whole)) = text.split_once('/') else { return false };
    let is_time = |time: &str| {
        let mut parts = time.trim().split(':');
        let is_number = |part: &str| matches!(part.len(), 1..=2) && part.bytes().all(|byte| byte.is_ascii_digit());
        (2..=3).contains(&parts.clone().count()) && parts.all(is_number)
    };
    is_time(played) && is_time(whole)
}
