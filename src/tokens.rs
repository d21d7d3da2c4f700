//! lol_html as a tokenizer: start tags, end tags and text, each with its place in the source.
//!
//! lol_html is asked for what only a tokenizer knows: where start tags, comments and doctypes begin and end. All that
//! lies between two of these is text and end tags, and is read from the source right here.
//!
//! For end tags this is a must: lol_html matches them against a stack of its own that knows no optional end tags, and
//! tells only of those that match. On saved pages this loses some, and a stack full of unclosed elements makes each
//! mismatched end tag a long search (quadratic in all). The stack of open elements is the outline's own affair, and
//! lol_html's is thrown away, together with the rewriter, before it grows long. For text it is a matter of speed:
//! lol_html decodes, copies and hands over each chunk, though only its place is wanted.
//!
//! Nothing lol_html writes is ever used.

mod attributes;
mod raw_text;

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use lol_html::{HtmlRewriter, LocalHandlerTypes, MemorySettings, Settings, doc_comments, doctype, element};
use memchr::memchr;

use crate::error::Error;
use crate::tag::Tag;
pub(crate) use attributes::attributes;

/// What the tokens are told to.
pub(crate) trait TokenSink {
    fn start_tag(&mut self, source: &str, tag: &StartTag<'_>);
    fn end_tag(&mut self, source: &str, name: &str, span: Range<usize>);
    fn text(&mut self, source: &str, span: Range<usize>, kind: Text);
}

/// How the text of an element is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    /// As running text, with character references.
    Running,
    /// As it stands: a script, a title, the inside of a `noscript`.
    Raw,
}

/// A start tag: everything about it is a place in the source, nothing is copied.
pub(crate) struct StartTag<'a> {
    pub tag: Tag,
    pub span: Range<usize>,
    /// Whether it stands in SVG or MathML.
    pub foreign: bool,
    /// Name and undecoded value of each attribute, in source order.
    pub attributes: &'a [Attribute],
}

/// Name and undecoded value of an attribute.
pub(crate) type Attribute = (Range<usize>, Range<usize>);

struct State<S> {
    source: String,
    /// Where the rewriter in use began reading.
    base: usize,
    /// End of the last token told.
    cursor: usize,
    /// Start tags seen by the rewriter in use that may still lie on its stack.
    open: usize,
    /// Whether a fresh rewriter could go on from `cursor`.
    restartable: bool,
    /// The element at `cursor` that holds raw text.
    raw: Option<Tag>,
    /// Scratch space for the attributes of one tag.
    attributes: Vec<Attribute>,
    sink: S,
}

impl<S: TokenSink> State<S> {
    fn place(&self, location: Range<usize>) -> Range<usize> {
        location.start + self.base..location.end + self.base
    }

    /// Goes on to the end of a token, and tells what lies in front of it.
    fn advance(&mut self, span: &Range<usize>) {
        if span.start > self.cursor {
            self.between(self.cursor..span.start);
        }
        self.cursor = self.cursor.max(span.end);
    }

    fn start_tag(&mut self, span: Range<usize>, foreign: bool) {
        let name_end = end_of_name(&self.source, span.start + 1);
        let tag = Tag::from_name(&self.source[span.start + 1..name_end]);
        self.raw = Some(tag).filter(|tag| !foreign && raw_text::is_in(*tag));
        self.restartable = !foreign && self.raw.is_none();
        self.open += usize::from(!tag.is_void());
        self.attributes.clear();
        attributes(&self.source, name_end..span.end, &mut self.attributes);
        let token = StartTag { tag, span, foreign, attributes: &self.attributes };
        self.sink.start_tag(&self.source, &token);
    }

    /// Tells the text and the end tags of a gap between two tokens.
    fn between(&mut self, gap: Range<usize>) {
        let Self { source, sink, open, restartable, raw, .. } = self;
        let within = &source[..gap.end];
        let mut text = gap.start;
        let mut at = gap.start;
        if let Some(tag) = raw.take() {
            at += raw_text::end(&within[at..], tag);
            if at > text {
                let kind = if raw_text::is_shown(tag) { Text::Running } else { Text::Raw };
                sink.text(source, text..at, kind);
            }
            text = at;
        }
        while let Some(offset) = memchr(b'<', &within.as_bytes()[at..]) {
            let start = at + offset;
            let Some(markup) = Markup::read(within, start) else {
                at = start + 1;
                continue;
            };
            if start > text {
                sink.text(source, text..start, Text::Running);
            }
            at = match markup {
                Markup::EndTag { name, end } => {
                    *open = open.saturating_sub(1);
                    *restartable = true;
                    sink.end_tag(source, &source[name], start..end);
                    end
                }
                Markup::Section { text, end } => {
                    if !text.is_empty() {
                        sink.text(source, text, Text::Running);
                    }
                    end
                }
                Markup::Nothing { end } => end,
            };
            text = at;
        }
        if gap.end > text {
            sink.text(source, text..gap.end, Text::Running);
        }
    }
}

/// What a `<` begins between two tokens.
enum Markup {
    EndTag {
        name: Range<usize>,
        end: usize,
    },
    /// `<![CDATA[`, which only in SVG and MathML is no comment.
    Section {
        text: Range<usize>,
        end: usize,
    },
    /// The end tag without a name, or a start tag that the end of the page cut off.
    Nothing {
        end: usize,
    },
}

impl Markup {
    /// Reads what begins at `start`; nothing if the `<` is text.
    fn read(source: &str, start: usize) -> Option<Self> {
        const SECTION: &str = "<![CDATA[";
        let rest = &source.as_bytes()[start..];
        match rest {
            [b'<', b'/', b'>', ..] => Some(Self::Nothing { end: start + 3 }),
            [b'<', b'/', letter, ..] if letter.is_ascii_alphabetic() => {
                let name = start + 2..end_of_name(source, start + 2);
                let end = end_of_tag(source, name.end);
                Some(Self::EndTag { name, end })
            }
            [b'<', letter, ..] if letter.is_ascii_alphabetic() => Some(Self::Nothing { end: source.len() }),
            _ if rest.starts_with(SECTION.as_bytes()) => {
                let text = start + SECTION.len();
                let length = source[text..].find("]]>");
                let end = length.map_or(source.len(), |length| text + length + 3);
                Some(Self::Section { text: text..length.map_or(end, |length| text + length), end })
            }
            _ => None,
        }
    }
}

fn end_of_name(source: &str, start: usize) -> usize {
    let bytes = source.as_bytes();
    let stop = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ' | b'/' | b'>');
    bytes[start..].iter().position(stop).map_or(bytes.len(), |offset| start + offset)
}

/// The byte after the `>` that ends a tag; quotes in it are respected.
fn end_of_tag(source: &str, from: usize) -> usize {
    let mut quote = None;
    for (offset, &byte) in source.as_bytes()[from..].iter().enumerate() {
        match (byte, quote) {
            (b'>', None) => return from + offset + 1,
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    source.len()
}

/// Reads HTML in pieces and tells its tokens to a sink.
pub(crate) struct Tokenizer<S: TokenSink + 'static> {
    state: Rc<RefCell<State<S>>>,
    rewriter: Rewriter,
    /// Up to where the source has been read.
    fed: usize,
}

type Rewriter = HtmlRewriter<'static, fn(&[u8]), LocalHandlerTypes>;

/// Bytes fed at once: large enough to be cheap, small enough to look at the stack in between.
const SLICE: usize = 16 << 10;
/// Open elements on lol_html's stack after which it is thrown away.
const MAX_OPEN: usize = 512;

impl<S: TokenSink + 'static> Tokenizer<S> {
    /// A tokenizer that has read nothing yet.
    pub fn new(sink: S) -> Self {
        let state = State {
            source: String::new(),
            base: 0,
            cursor: 0,
            open: 0,
            restartable: true,
            raw: None,
            attributes: Vec::new(),
            sink,
        };
        let state = Rc::new(RefCell::new(state));
        Self { rewriter: rewriter(&state), state, fed: 0 }
    }

    /// Makes room for so many more bytes of source.
    pub fn reserve(&mut self, bytes: usize) {
        self.state.borrow_mut().source.reserve(bytes);
    }

    /// Appends to the source and reads it.
    pub fn push(&mut self, piece: &str) -> Result<(), Error> {
        self.state.borrow_mut().source.push_str(piece);
        let end = self.state.borrow().source.len();
        self.feed_to(end)
    }

    /// Ends the input; gives back the source and the sink.
    pub fn finish(self) -> Result<(String, S), Error> {
        self.rewriter.end().map_err(Error::parse)?;
        let state = Rc::into_inner(self.state).expect("the rewriter held the only other handle");
        let mut state = state.into_inner();
        let end = state.source.len();
        state.between(state.cursor.min(end)..end);
        Ok((state.source, state.sink))
    }

    fn feed_to(&mut self, end: usize) -> Result<(), Error> {
        while self.fed < end {
            let stop = {
                let state = self.state.borrow();
                let mut stop = end.min(self.fed + SLICE);
                while !state.source.is_char_boundary(stop) {
                    stop += 1;
                }
                stop
            };
            self.feed(stop)?;
            let state = self.state.borrow();
            if state.open > MAX_OPEN && state.restartable {
                drop(state);
                self.restart();
            }
        }
        Ok(())
    }

    fn feed(&mut self, stop: usize) -> Result<(), Error> {
        // The handlers borrow the state, so the rewriter gets a copy of its slice.
        let slice = self.state.borrow().source.as_bytes()[self.fed..stop].to_vec();
        self.fed = stop;
        self.rewriter.write(&slice).map_err(Error::parse)
    }

    fn restart(&mut self) {
        let mut state = self.state.borrow_mut();
        state.base = state.cursor;
        state.open = 0;
        self.fed = state.cursor;
        drop(state);
        self.rewriter = rewriter(&self.state);
    }
}

fn rewriter<S: TokenSink + 'static>(state: &Rc<RefCell<State<S>>>) -> Rewriter {
    let (on_tag, on_comment, on_doctype) = (state.clone(), state.clone(), state.clone());
    let settings = Settings::new()
        .with_strict(false)
        .with_memory_settings(MemorySettings::new())
        .append_element_content_handler(element!("*", move |element| {
            let state = &mut *on_tag.borrow_mut();
            let span = state.place(element.source_location().bytes());
            state.advance(&span);
            state.start_tag(span, element.namespace_uri() != "http://www.w3.org/1999/xhtml");
            Ok(())
        }))
        .append_document_content_handler(doc_comments!(move |comment| {
            let state = &mut *on_comment.borrow_mut();
            let span = state.place(comment.source_location().bytes());
            state.advance(&span);
            Ok(())
        }))
        .append_document_content_handler(doctype!(move |doctype| {
            let state = &mut *on_doctype.borrow_mut();
            let span = state.place(doctype.source_location().bytes());
            state.advance(&span);
            Ok(())
        }));
    HtmlRewriter::new(settings, (|_: &[u8]| {}) as fn(&[u8]))
}
