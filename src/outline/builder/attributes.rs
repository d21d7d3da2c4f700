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
    pub(super) hidden: bool,
    pub(super) unrendered: bool,
    pub(super) open: bool,
    pub(super) frame: bool,
    pub(super) shadow: bool,
    pub(super) overlay: bool,
    pub(super) in_view: bool,
}

impl Attributes {
    pub(super) fn read(source: &str, tag: &StartTag<'_>) -> Self {
        let mut read = Self::default();
        for (name, value) in tag.attributes {
            let name = &source[name.clone()];
            let slot = match name.len() {
                2 if name.eq_ignore_ascii_case("id") => &mut read.id,
                3 if name.eq_ignore_ascii_case("rel") => &mut read.rel,
                3 if name.eq_ignore_ascii_case("dir") => &mut read.dir,
                4 if name.eq_ignore_ascii_case("role") => &mut read.role,
                4 if name.eq_ignore_ascii_case("href") => &mut read.href,
                4 if name.eq_ignore_ascii_case("type") => &mut read.kind,
                4 if name.eq_ignore_ascii_case("name") => &mut read.key,
                4 if name.eq_ignore_ascii_case("lang") => &mut read.lang,
                4 if name.eq_ignore_ascii_case("open") => {
                    read.open = true;
                    continue;
                }
                5 if name.eq_ignore_ascii_case("class") => &mut read.class,
                5 if name.eq_ignore_ascii_case("style") => &mut read.style,
                6 if name.eq_ignore_ascii_case("hidden") => {
                    read.hidden = true;
                    continue;
                }
                7 if name.eq_ignore_ascii_case("content") => &mut read.content,
                8 if name.eq_ignore_ascii_case("itemprop") => &mut read.itemprop,
                8 if name.eq_ignore_ascii_case("property") => &mut read.key,
                8 if name.eq_ignore_ascii_case("datetime") => &mut read.datetime,
                14 if name.eq_ignore_ascii_case("shadowrootmode") => {
                    read.shadow = true;
                    continue;
                }
                15 if name.eq_ignore_ascii_case("data-decant-box") => &mut read.column,
                16 if name.eq_ignore_ascii_case("data-decant-view") => {
                    read.in_view = true;
                    continue;
                }
                17 if name.eq_ignore_ascii_case("data-decant-frame") => {
                    read.frame = true;
                    continue;
                }
                18 if name.eq_ignore_ascii_case("data-decant-hidden") => {
                    read.unrendered = true;
                    continue;
                }
                19 if name.eq_ignore_ascii_case("data-decant-overlay") => {
                    read.overlay = true;
                    continue;
                }
                _ => continue,
            };
            if slot.is_empty() {
                *slot = value.clone().into();
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
