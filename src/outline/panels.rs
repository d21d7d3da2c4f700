//! Panels: parts of the text that a page folds away until its reader presses a heading, as questions fold their answers. In the page
//! they are hidden, in an article they are what one came for.

use crate::maps::Set;

/// What openers and the boxes around them are called, in part.
const OPENERS: [&str; 5] = ["accordion", "collaps", "expand", "faq", "toggle"];
/// Bytes of a class that are looked at.
const CLASS: usize = 300;

/// Whether a class says of its element that it opens something.
pub(super) fn is_named(class: &str) -> bool {
    let class = class.as_bytes();
    let class = String::from_utf8_lossy(&class[..class.len().min(CLASS)]).to_ascii_lowercase();
    OPENERS.iter().any(|name| class.contains(name))
}

/// The ids of the elements that closed openers control.
#[derive(Default)]
pub(super) struct Panels(Set<Box<str>>);

impl Panels {
    /// Notes what an opener controls: ids, separated by white space.
    pub(super) fn add(&mut self, controls: &str) {
        self.0.extend(controls.split_ascii_whitespace().map(Box::from));
    }

    /// Whether an opener in front of it controls the element of this id.
    pub(super) fn holds(&self, id: &str) -> bool {
        !id.is_empty() && !self.0.is_empty() && self.0.contains(id)
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::{Marks, Outline};

    fn hidden(opener: &str, panel: &str) -> bool {
        let outline =
            Outline::of_page(&format!("<h2>Fees</h2>{opener}{panel}<p>Bottled water, until the test is back."));
        outline.blocks.last().unwrap().marks.has(Marks::HIDDEN)
    }

    #[test]
    fn what_a_closed_heading_opens_is_no_hidden_text() {
        let button = |open: &str| format!("<button aria-expanded={open} aria-controls='a1 a2'>What to drink?</button>");
        let panel = "<div id=a1 hidden>";
        assert!(!hidden(&format!("<h3>{}</h3>", button("false")), panel));
        assert!(!hidden(&format!("<h3>{}</h3>", button("false")), "<div id=a1 data-decant-hidden>"));
        assert!(!hidden(&format!("<div class='faq-item'>{}</div>", button("false")), panel));
        assert!(hidden(&button("false"), panel), "a menu");
        assert!(hidden(&format!("<h3>{}</h3>", button("true")), panel), "open, and yet hidden");
        assert!(hidden(&format!("<h3>{}</h3>", button("false")), "<div id=b1 hidden>"));
    }
}
