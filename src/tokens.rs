//! lol_html as a tokenizer: start tags, end tags and text, each with its place in the source.
//!
//! lol_html matches end tags against a stack of its own that knows no optional end tags, and tells only of the
//! end tags that match. On saved pages this loses some, and a stack full of unclosed elements makes each
//! mismatched end tag a long search (quadratic in all). So this module does not ask it for end tags: every byte
//! that is no start tag, text, comment or doctype must be one, and is read from the source in the gap between
//! two tokens. The stack of open elements is the outline's own affair, and lol_html's is thrown away, together
//! with the rewriter, before it grows long.
//!
//! Nothing lol_html writes is ever used.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use lol_html::html_content::TextType;
use lol_html::{HtmlRewriter, LocalHandlerTypes, MemorySettings, Settings, doc_comments, doc_text, doctype, element};

use crate::error::Error;
use crate::tag::Tag;

/// What the tokens are told to.
pub(crate) trait TokenSink {
    fn start_tag(&mut self, source: &str, tag: &StartTag<'_>);
    fn end_tag(&mut self, source: &str, name: &str, span: Range<usize>);
    fn text(&mut self, source: &str, span: Range<usize>, kind: TextType);
}

/// A start tag: everything about it is a place in the source, nothing is copied.
pub(crate) struct StartTag<'a> {
    pub tag: Tag,
    pub span: Range<usize>,
    /// Whether it stands in SVG or MathML.
    pub foreign: bool,
    /// Name and undecoded value of each attribute, in source order.
    pub attributes: &'a [(Range<usize>, Range<usize>)],
}

/// Attributes looked at on one element; a page of a million attributes is an attack, not an article.
const MAX_ATTRIBUTES: usize = 256;

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
    /// Scratch space for the attributes of one tag.
    attributes: Vec<(Range<usize>, Range<usize>)>,
    sink: S,
}

impl<S: TokenSink> State<S> {
    fn place(&self, location: Range<usize>) -> Range<usize> {
        location.start + self.base..location.end + self.base
    }

    fn advance(&mut self, span: &Range<usize>) {
        if span.start > self.cursor {
            self.end_tags(self.cursor..span.start);
        }
        self.cursor = self.cursor.max(span.end);
    }

    /// Tells the end tags of a gap.
    fn end_tags(&mut self, gap: Range<usize>) {
        let source = &self.source[..gap.end];
        let mut at = gap.start;
        while let Some(offset) = source.as_bytes()[at..].iter().position(|&byte| byte == b'<') {
            let start = at + offset;
            at = start + 1;
            let name_start = start + 2;
            let name_end = end_of_name(source, name_start);
            if source[start..].starts_with("</") && name_end > name_start {
                at = end_of_tag(source, name_end);
                self.open = self.open.saturating_sub(1);
                self.restartable = true;
                self.sink.end_tag(&self.source, &source[name_start..name_end], start..at);
            }
        }
    }
}

fn end_of_name(source: &str, start: usize) -> usize {
    let bytes = source.as_bytes();
    if !bytes.get(start).is_some_and(u8::is_ascii_alphabetic) {
        return start;
    }
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
            attributes: Vec::new(),
            sink,
        };
        let state = Rc::new(RefCell::new(state));
        Self { rewriter: rewriter(&state), state, fed: 0 }
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
        state.end_tags(state.cursor.min(end)..end);
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
    let (on_tag, on_text, on_comment, on_doctype) = (state.clone(), state.clone(), state.clone(), state.clone());
    let settings = Settings::new()
        .with_strict(false)
        .with_memory_settings(MemorySettings::new())
        .append_element_content_handler(element!("*", move |element| {
            let state = &mut *on_tag.borrow_mut();
            let location = element.source_location().bytes();
            let span = state.place(location);
            state.advance(&span);
            let name = &state.source[span.start + 1..end_of_name(&state.source, span.start + 1)];
            let tag = Tag::from_name(name);
            let foreign = element.namespace_uri() != "http://www.w3.org/1999/xhtml";
            state.restartable = !foreign && !tag.is_raw_text() && tag != Tag::Plaintext;
            state.open += usize::from(!tag.is_void());
            state.attributes.clear();
            for attribute in element.attributes().iter().take(MAX_ATTRIBUTES) {
                let Some(name) = attribute.name_source_location() else { continue };
                let name = state.place(name.bytes());
                let value = attribute.value_source_location().map(|value| state.place(value.bytes()));
                let value = value.unwrap_or(name.end..name.end);
                state.attributes.push((name, value));
            }
            let token = StartTag { tag, span, foreign, attributes: &state.attributes };
            state.sink.start_tag(&state.source, &token);
            Ok(())
        }))
        .append_document_content_handler(doc_text!(move |chunk| {
            let state = &mut *on_text.borrow_mut();
            let location = chunk.source_location().bytes();
            let span = state.place(location);
            if !span.is_empty() {
                state.advance(&span);
                state.sink.text(&state.source, span, chunk.text_type());
            }
            Ok(())
        }))
        .append_document_content_handler(doc_comments!(move |comment| {
            let state = &mut *on_comment.borrow_mut();
            let location = comment.source_location().bytes();
            let span = state.place(location);
            state.advance(&span);
            Ok(())
        }))
        .append_document_content_handler(doctype!(move |doctype| {
            let state = &mut *on_doctype.borrow_mut();
            let location = doctype.source_location().bytes();
            let span = state.place(location);
            state.advance(&span);
            Ok(())
        }));
    HtmlRewriter::new(settings, (|_: &[u8]| {}) as fn(&[u8]))
}
