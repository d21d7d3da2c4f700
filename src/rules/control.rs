//! Buttons and forms: things to press and to fill in.

use super::survey::{Container, Line};
use super::{Reach, Rule};
use crate::plan::Kind;
use crate::tag::Tag;

pub(super) const RULE: Rule = Rule {
    kind: Kind::Control,
    reach: Reach::Menu,
    names: "button, btn, search, searchform, search form, searchbox, search box",
    container: is_control,
    line: is_button_line,
    heads_list: false,
    drops: &[
        "<button>Open</button>",
        r#"<form><label>Find a boat</label><input><button>Search</button></form>"#,
        r#"<p><a class="btn" href="/x">Load more</a></p>"#,
        r#"<figure><div role="button"><span>Press enter or click to view image in full size</span><img src="b.jpg"></div></figure>"#,
        r#"<figure><a href="b.jpg"><img src="b.jpg"></a><p><a href="b.jpg">Bild vergrößern</a></p></figure>"#,
        r#"<div><img src="b.jpg"></div><div>点击查看大图</div>"#,
        "{article}<p>Нашли ошибку? Выделите фрагмент текста и нажмите Ctrl+Enter</p>",
    ],
    keeps: &[
        "<h3><button>What does the harbour master do?</button></h3><p>He counts boats, and in winter he counts ice.</p>",
        "<p>More</p>",
        "<p>Click to enlarge</p>",
        "<figure><img src='b.jpg'><p>Search and rescue boats in the bay</p></figure>",
        "<figure><img src='b.jpg'><figcaption>The old bridge in May. Click to enlarge</figcaption></figure>",
    ],
};

fn is_control(container: &Container<'_>) -> bool {
    match container.tag() {
        Tag::Button => container.words() <= 6 && !opens_text(container),
        Tag::Form | Tag::Fieldset | Tag::Search => {
            container.fields() + container.buttons() > 0 && container.words() <= 150 && container.prose() == 0
        }
        _ => container.role("search") && container.prose() == 0,
    }
}

/// A question that opens its answer, or a chapter its text, is a heading all the same.
fn opens_text(container: &Container<'_>) -> bool {
    let has_heading = container.lines().any(|line| line.is_heading() || line.text().ends_with('?'));
    has_heading || container.is_called(OPENERS, 3)
}

const OPENERS: &[&str] = &["accordion", "collaps", "expand", "toggle", "faq", "question", "panel", "tab"];

fn is_button_line(line: &Line<'_>) -> bool {
    let is_link = || line.named() && line.words() <= 6 && line.link_share() > 0.9 && !line.is_heading();
    line.says() && (is_link() || enlarges(line) || asks_for_errors(line))
}

/// “If you find an error, select it and press Ctrl+Enter”, below the text.
fn asks_for_errors(line: &Line<'_>) -> bool {
    line.is_after_text() && !line.is_entry() && line.words() <= 30 && line.text().contains("Enter")
}

/// “View image in fullscreen”, beside the picture that it is said of.
fn enlarges(line: &Line<'_>) -> bool {
    let is_by_picture = || line.is_in(|tag| tag == Tag::Figure, 6) || line.follows_picture();
    line.words() > 1 && !line.is_entry() && is_by_picture() && line.says_nothing_else()
}
