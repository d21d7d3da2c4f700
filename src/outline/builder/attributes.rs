//! The attributes that the outline reads.

use super::{Span, StartTag, Tag};

/// The attributes that the outline reads.
#[derive(Default)]
pub(super) struct Attributes {
    pub(super) class: Span,
    pub(super) id: Span,
    pub(super) role: Span,
    style: Span,
    pub(super) href: Span,
    pub(super) rel: Span,
    pub(super) kind: Span,
    pub(super) key: Span,
    pub(super) itemprop: Span,
    pub(super) content: Span,
    pub(super) datetime: Span,
    pub(super) lang: Span,
    pub(super) dir: Span,
    pub(super) column: Span,
    pub(super) controls: Span,
    pub(super) expanded: Span,
    pub(super) hidden: bool,
    pub(super) unrendered: bool,
    pub(super) open: bool,
    pub(super) frame: bool,
    pub(super) shadow: bool,
    pub(super) overlay: bool,
    pub(super) in_view: bool,
}

/// Where what an attribute says goes: whether it is there, or the first value.
enum Slot<'a> {
    Flag(&'a mut bool),
    Value(&'a mut Span),
}

impl Attributes {
    pub(super) fn read(source: &str, tag: &StartTag<'_>) -> Self {
        let mut read = Self::default();
        for (name, value) in tag.attributes {
            let name = &source[name.clone()];
            let slot = match name.len() {
                2 if name.eq_ignore_ascii_case("id") => Slot::Value(&mut read.id),
                3 if name.eq_ignore_ascii_case("rel") => Slot::Value(&mut read.rel),
                3 if name.eq_ignore_ascii_case("dir") => Slot::Value(&mut read.dir),
                4 if name.eq_ignore_ascii_case("role") => Slot::Value(&mut read.role),
                4 if name.eq_ignore_ascii_case("href") => Slot::Value(&mut read.href),
                4 if name.eq_ignore_ascii_case("type") => Slot::Value(&mut read.kind),
                4 if name.eq_ignore_ascii_case("name") => Slot::Value(&mut read.key),
                4 if name.eq_ignore_ascii_case("lang") => Slot::Value(&mut read.lang),
                4 if name.eq_ignore_ascii_case("open") => Slot::Flag(&mut read.open),
                5 if name.eq_ignore_ascii_case("class") => Slot::Value(&mut read.class),
                5 if name.eq_ignore_ascii_case("style") => Slot::Value(&mut read.style),
                6 if name.eq_ignore_ascii_case("hidden") => Slot::Flag(&mut read.hidden),
                7 if name.eq_ignore_ascii_case("content") => Slot::Value(&mut read.content),
                8 if name.eq_ignore_ascii_case("itemprop") => Slot::Value(&mut read.itemprop),
                8 if name.eq_ignore_ascii_case("property") => Slot::Value(&mut read.key),
                8 if name.eq_ignore_ascii_case("datetime") => Slot::Value(&mut read.datetime),
                13 if name.eq_ignore_ascii_case("aria-controls") => Slot::Value(&mut read.controls),
                13 if name.eq_ignore_ascii_case("aria-expanded") => Slot::Value(&mut read.expanded),
                14 if name.eq_ignore_ascii_case("shadowrootmode") => Slot::Flag(&mut read.shadow),
                15 if name.eq_ignore_ascii_case("data-decant-box") => Slot::Value(&mut read.column),
                16 if name.eq_ignore_ascii_case("data-decant-view") => Slot::Flag(&mut read.in_view),
                17 if name.eq_ignore_ascii_case("data-decant-frame") => Slot::Flag(&mut read.frame),
                18 if name.eq_ignore_ascii_case("data-decant-hidden") => Slot::Flag(&mut read.unrendered),
                19 if name.eq_ignore_ascii_case("data-decant-overlay") => Slot::Flag(&mut read.overlay),
                _ => continue,
            };
            match slot {
                Slot::Flag(flag) => *flag = true,
                Slot::Value(span) if span.is_empty() => *span = value.clone().into(),
                Slot::Value(_) => {}
            }
        }
        read
    }

    pub(super) fn is_hidden(&self, source: &str, tag: Tag) -> bool {
        self.hidden
            || self.unrendered
            || (tag == Tag::Dialog && !self.open)
            || hidden_by_style(&source[self.style.range()])
    }
}

/// Whether a style holds this declaration, in any case and spaced in any way.
fn says(style: &[u8], declaration: &[u8]) -> bool {
    memchr::memchr2_iter(declaration[0], declaration[0].to_ascii_uppercase(), style).any(|at| {
        let mut rest = style[at..].iter().filter(|byte| !byte.is_ascii_whitespace());
        declaration.iter().all(|wanted| rest.next().is_some_and(|byte| byte.eq_ignore_ascii_case(wanted)))
    })
}

fn hidden_by_style(style: &str) -> bool {
    if style.is_empty() {
        return false;
    }
    ["display:none", "visibility:hidden"].into_iter().any(|wanted| says(style.as_bytes(), wanted.as_bytes()))
}
