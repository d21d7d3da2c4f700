//! Drawings: `svg` rewritten in a closed grammar of its own, as the address of a picture.
//!
//! SVG inside a page is a way to script and to other markup: integration points, animation, links, styles. As the
//! source of an `img` it is a picture: browsers run nothing in it and load nothing for it. So no tag of it ever stands
//! in the article. What is in the picture is rewritten besides, shapes and words only, attributes from a table with
//! checked values, references to the drawing's own shapes alone: it is as inert in any other reader of the output.
//!
//! A drawing cannot multiply itself either: `use` repeats single shapes, a marker holds a few.

mod sheet;
mod table;

use std::fmt::Write;
use std::ops::Range;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::decimal::decimal;
use crate::maps::Set;
use crate::outline::{NodeId, Outline};
use crate::text::{decode, decode_attribute, folded};
use crate::tokens::{StartTag, Text, TokenSink, Tokenizer};
use sheet::Sheet;
use table::{Element, Kind, element, property};

/// How the address of a drawing begins.
const PREFIX: &str = "data:image/svg+xml,";
/// Bytes of a drawing as the page has it; larger ones are left out.
const MAX_SOURCE: usize = 256 << 10;
/// A drawing of fewer shapes stands in for a picture that is still to come.
const MIN_SHAPES: usize = 2;
/// Bytes of a start tag that `use` may repeat.
const MAX_REPEATED: usize = 4 << 10;
/// Shapes in a marker, which is drawn at each corner of a line.
const MAX_IN_MARKER: usize = 4;
const MAX_DEPTH: usize = 60;
/// Characters of the words for a drawing.
const MAX_ALT: usize = 500;

const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A drawing as a picture.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Drawing {
    pub address: String,
    /// What it shows, in its own words.
    pub alt: String,
    /// Width and height in pixels.
    pub size: Option<(u32, u32)>,
}

/// The `svg` of a page as a picture.
pub(super) fn of_page(outline: &Outline, svg: NodeId) -> Option<Drawing> {
    let node = outline.node(svg);
    drawn(outline.source.get(node.start_tag.range().start..node.close as usize)?)
}

/// The address of a drawing, rewritten; `data` is what follows `data:`.
pub(super) fn of_address(data: &str) -> Option<String> {
    let (kind, source) = data.split_once(',')?;
    let (kind, coding) = kind.split_once(';').unwrap_or((kind, ""));
    if !kind.trim().eq_ignore_ascii_case("image/svg+xml") || source.len() > 3 * MAX_SOURCE {
        return None;
    }
    let is_base64 = coding.rsplit(';').next().is_some_and(|last| last.trim().eq_ignore_ascii_case("base64"));
    let decoded = percent_decode_str(source);
    let source = if is_base64 { from_base64(&decoded.collect::<Vec<u8>>())? } else { decoded.collect() };
    drawn(&String::from_utf8_lossy(&source)).map(|drawing| drawing.address)
}

fn drawn(source: &str) -> Option<Drawing> {
    let start = source.find("<svg")?;
    let source = source.get(start..).filter(|source| source.len() <= MAX_SOURCE)?;
    let known = read(source, Survey::default())?;
    let mut painter = read(source, Painter::new(known))?;
    painter.close_to(0); // The page may end before the drawing does.
    if painter.shapes < MIN_SHAPES {
        return None;
    }
    let alt = [painter.label, folded(&painter.title), folded(&painter.description)];
    let alt = alt.into_iter().find(|words| !words.is_empty()).unwrap_or_default();
    let address = format!("{PREFIX}{}", utf8_percent_encode(&painter.out, ESCAPED));
    let alt: String = alt.chars().take(MAX_ALT).collect();
    Some(Drawing { address, alt: alt.trim_end().to_string(), size: painter.size })
}

fn read<S: TokenSink + 'static>(source: &str, sink: S) -> Option<S> {
    let mut tokenizer = Tokenizer::new(sink);
    tokenizer.push(source).ok()?;
    tokenizer.finish().ok().map(|(_, sink)| sink)
}

fn from_base64(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for &byte in text.iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    Some(out)
}

fn name_of<'a>(source: &'a str, tag: &StartTag<'_>) -> &'a str {
    let inner = &source[tag.span.start + 1..tag.span.end];
    inner.split(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).next().unwrap_or_default()
}

/// An element's attributes, decoded, names in lower case.
fn attributes<'a>(source: &'a str, tag: &'a StartTag<'_>) -> impl Iterator<Item = (String, String)> + 'a {
    tag.attributes.iter().map(|(name, value)| {
        let name = source[name.clone()].to_ascii_lowercase();
        let name = name.strip_prefix("xlink:").map(String::from).unwrap_or(name);
        (name, decode_attribute(&source[value.clone()]).into_owned())
    })
}

/// First reading: what the drawing's own references may lead to, and its style sheet.
#[derive(Default)]
struct Survey {
    /// Shapes that may be repeated.
    shapes: Set<String>,
    /// Gradients, clip paths and markers.
    resources: Set<String>,
    sheet: Sheet,
    in_style: bool,
}

impl TokenSink for Survey {
    fn start_tag(&mut self, source: &str, tag: &StartTag<'_>) {
        let name = name_of(source, tag);
        self.in_style = name.eq_ignore_ascii_case("style");
        let Some(element) = element(name) else { return };
        let Some((_, id)) = attributes(source, tag).find(|(name, _)| name == "id").filter(|(_, id)| table::is_id(id))
        else {
            return;
        };
        if element.is_resource() {
            self.resources.insert(id);
        } else if element.is_shape() && element.name != "use" && tag.span.len() <= MAX_REPEATED {
            self.shapes.insert(id);
        }
    }

    fn end_tag(&mut self, _: &str, _: &str, _: Range<usize>) {
        self.in_style = false;
    }

    fn text(&mut self, source: &str, span: Range<usize>, _: Text) {
        if self.in_style {
            self.sheet.read(&decode(&source[span]));
        }
    }
}

/// What becomes of an open element of the source.
enum Open {
    Written(&'static Element),
    /// It goes with all that is in it.
    Left,
    /// It is not drawn, but its words tell what the drawing shows.
    Title,
    Description,
}

/// Second reading: writes the drawing.
struct Painter {
    known: Survey,
    out: String,
    /// Open elements by their names in the source.
    open: Vec<(String, Open)>,
    shapes: usize,
    in_marker: usize,
    label: String,
    title: String,
    description: String,
    size: Option<(u32, u32)>,
    is_over: bool,
}

impl Painter {
    fn new(known: Survey) -> Self {
        Self {
            known,
            out: String::new(),
            open: Vec::new(),
            shapes: 0,
            in_marker: 0,
            label: String::new(),
            title: String::new(),
            description: String::new(),
            size: None,
            is_over: false,
        }
    }

    fn is_left(&self) -> bool {
        self.open.iter().any(|(_, open)| !matches!(open, Open::Written(_)))
    }

    fn is_inside(&self, name: &str) -> bool {
        self.open.iter().any(|(_, open)| matches!(open, Open::Written(element) if element.name == name))
    }

    /// What a start tag opens.
    fn opens(&self, name: &str) -> Open {
        let above = self.open.last().map(|(_, open)| open);
        let Some(element) = element(name) else {
            return match name.to_ascii_lowercase().as_str() {
                "title" if !self.is_left() && self.title.is_empty() => Open::Title,
                "desc" if !self.is_left() && self.description.is_empty() => Open::Description,
                _ => Open::Left,
            };
        };
        let stands = match above {
            None => element.name == "svg",
            Some(Open::Written(around)) => around.may_hold(element),
            Some(_) => false,
        };
        let is_too_much = self.is_inside("marker") && (self.in_marker >= MAX_IN_MARKER || element.name == "marker");
        if stands && !is_too_much && self.open.len() < MAX_DEPTH { Open::Written(element) } else { Open::Left }
    }

    fn write(&mut self, element: &'static Element, source: &str, tag: &StartTag<'_>) {
        let attributes = self.checked(element, source, tag);
        if self.open.is_empty() {
            self.note_root(source, tag);
        }
        let is_root = self.out.is_empty();
        let _ = write!(self.out, "<{}", element.name);
        if is_root {
            self.out.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
        }
        for (name, value) in attributes {
            let _ = write!(self.out, " {name}=\"{}\"", escaped(&value));
        }
        self.out.push('>');
        self.shapes += usize::from(element.is_shape() || element.name == "text");
        self.in_marker += usize::from(self.is_inside("marker"));
    }

    /// The attributes that pass, those that are styled last.
    fn checked(&self, element: &Element, source: &str, tag: &StartTag<'_>) -> Vec<(&'static str, String)> {
        let mut written: Vec<(&'static str, String)> = Vec::new();
        let mut put = |name: &str, value: &str, is_style: bool| {
            let Some((name, kind)) = property(name) else { return };
            let Some(value) = self.pass(element, name, kind, value) else { return };
            match written.iter_mut().find(|(known, _)| *known == name) {
                Some(known) if is_style => known.1 = value,
                Some(_) => {}
                None => written.push((name, value)),
            }
        };
        let (mut style, mut class) = (String::new(), String::new());
        for (name, value) in attributes(source, tag) {
            match name.as_str() {
                "style" => style = value,
                "class" => class = value,
                _ => put(&name, &value, false),
            }
        }
        let styles = self.known.sheet.of(element.name, &class).chain(sheet::declarations(&style));
        styles.filter(|(name, _)| table::is_style(name)).for_each(|(name, value)| put(name, value, true));
        written
    }

    fn pass(&self, element: &Element, name: &str, kind: Kind, value: &str) -> Option<String> {
        let value = kind.pass(value)?;
        let refers = match kind {
            Kind::Id => return (element.is_shape() || element.is_resource()).then_some(value),
            // Only what was found in the drawing can be referred to.
            Kind::Reference if element.name == "use" => self.known.shapes.contains(&value[1..]),
            Kind::Reference => element.is_gradient() && self.known.resources.contains(&value[1..]),
            Kind::Resource | Kind::Paint => {
                let inside = value.strip_prefix("url(#").and_then(|rest| rest.split(')').next());
                let is_free = !(self.is_inside("marker") || self.is_inside("clipPath"));
                inside.is_none_or(|id| self.known.resources.contains(id) && (kind == Kind::Paint || is_free))
            }
            _ => name != "id",
        };
        refers.then_some(value)
    }

    fn note_root(&mut self, source: &str, tag: &StartTag<'_>) {
        let mut view = None;
        let (mut width, mut height) = (None, None);
        for (name, value) in attributes(source, tag) {
            let pixels = || decimal(value.trim().trim_end_matches("px"));
            match name.as_str() {
                "aria-label" => self.label = folded(&value),
                "width" => width = pixels(),
                "height" => height = pixels(),
                "viewbox" => view = Kind::Numbers.pass(&value),
                _ => {}
            }
        }
        let own: Vec<f32> = view.iter().flat_map(|view| view.split([' ', ','])).filter_map(decimal).collect();
        let own = (own.len() == 4).then(|| (own[2], own[3]));
        let size = width.zip(height).or(own);
        let fits = |side: f32| (1.0..=10_000.0).contains(&side);
        self.size = size.filter(|size| fits(size.0) && fits(size.1)).map(|size| (size.0 as u32, size.1 as u32));
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            if let Some((_, Open::Written(element))) = self.open.pop() {
                let _ = write!(self.out, "</{}>", element.name);
                if element.name == "marker" {
                    self.in_marker = 0;
                }
            }
        }
        self.is_over |= depth == 0;
    }
}

impl TokenSink for Painter {
    fn start_tag(&mut self, source: &str, tag: &StartTag<'_>) {
        if self.is_over {
            return;
        }
        let name = name_of(source, tag);
        let opens = self.opens(name);
        if let Open::Written(element) = opens {
            self.write(element, source, tag);
        }
        self.open.push((name.to_string(), opens));
        if source[tag.span.clone()].ends_with("/>") {
            self.close_to(self.open.len() - 1);
        }
    }

    fn end_tag(&mut self, _: &str, name: &str, _: Range<usize>) {
        if let Some(depth) = self.open.iter().rposition(|(open, _)| open.eq_ignore_ascii_case(name)) {
            self.close_to(depth);
        }
    }

    fn text(&mut self, source: &str, span: Range<usize>, _: Text) {
        let text = decode(&source[span]);
        match self.open.last() {
            Some((_, Open::Title)) => self.title.push_str(&text),
            Some((_, Open::Description)) => self.description.push_str(&text),
            Some((_, Open::Written(element))) if element.holds_text() => push_text(&mut self.out, &text),
            _ => {}
        }
    }
}

/// Appends text with its white space folded, as it is shown.
fn push_text(out: &mut String, text: &str) {
    for character in text.chars() {
        if character.is_ascii_whitespace() {
            if !out.ends_with([' ', '>']) {
                out.push(' ');
            }
        } else if is_xml(character) {
            out.push_str(&escaped(character.encode_utf8(&mut [0; 4])));
        }
    }
}

fn is_xml(character: char) -> bool {
    !character.is_control() && !matches!(character, '\u{fffe}' | '\u{ffff}')
}

fn escaped(value: &str) -> String {
    value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests;
