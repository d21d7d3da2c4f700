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
//! For the same reason lol_html is not given what stands in long scripts and style sheets: it would go through them
//! letter by letter in search of the end tag, which is found right here.
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

/// A token that lol_html tells of, by its place in what it was given.
struct Told {
    span: Range<usize>,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    StartTag {
        foreign: bool,
    },
    /// A comment or doctype, of which nothing is wanted.
    Passed,
}

/// Reads the source between the places that lol_html tells.
struct Reader<S> {
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

impl<S: TokenSink> Reader<S> {
    /// Goes on to the end of a token, and tells what lies in front of it.
    fn token(&mut self, source: &str, span: Range<usize>, kind: Kind) {
        if span.start > self.cursor {
            self.between(source, self.cursor..span.start);
        }
        self.cursor = self.cursor.max(span.end);
        if let Kind::StartTag { foreign } = kind {
            self.start_tag(source, span, foreign);
        }
    }

    fn start_tag(&mut self, source: &str, span: Range<usize>, foreign: bool) {
        let name_end = end_of_name(source, span.start + 1);
        let tag = Tag::from_name(&source[span.start + 1..name_end]);
        self.raw = Some(tag).filter(|tag| !foreign && raw_text::is_in(*tag));
        self.restartable = !foreign && self.raw.is_none();
        self.open += usize::from(!tag.is_void());
        self.attributes.clear();
        attributes(source, name_end..span.end, &mut self.attributes);
        let token = StartTag { tag, span, foreign, attributes: &self.attributes };
        self.sink.start_tag(source, &token);
    }

    /// Tells the text and the end tags of a gap between two tokens.
    fn between(&mut self, source: &str, gap: Range<usize>) {
        let Self { sink, open, restartable, raw, .. } = self;
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
pub(crate) struct Tokenizer<S> {
    source: String,
    /// Up to where the source has been read.
    fed: usize,
    /// How much further on a place is in the source than in what the rewriter in use was given.
    ahead: usize,
    /// Up to where the source has been searched for scripts.
    searched: usize,
    rewriter: Rewriter,
    /// Filled by the rewriter.
    told: Rc<RefCell<Vec<Told>>>,
    reader: Reader<S>,
}

type Rewriter = HtmlRewriter<'static, fn(&[u8]), LocalHandlerTypes>;

/// Bytes fed at once: large enough to be cheap, small enough to look at the stack in between.
const SLICE: usize = 16 << 10;
/// Open elements on lol_html's stack after which it is thrown away.
const MAX_OPEN: usize = 512;

impl<S: TokenSink> Tokenizer<S> {
    /// A tokenizer that has read nothing yet.
    pub fn new(sink: S) -> Self {
        let told = Rc::default();
        let reader = Reader { cursor: 0, open: 0, restartable: true, raw: None, attributes: Vec::new(), sink };
        Self { source: String::new(), fed: 0, ahead: 0, searched: 0, rewriter: rewriter(&told), told, reader }
    }

    /// Makes room for so many more bytes of source.
    pub fn reserve(&mut self, bytes: usize) {
        self.source.reserve(bytes);
    }

    /// Appends to the source, and reads it once there is enough.
    pub fn push(&mut self, piece: &str) -> Result<(), Error> {
        self.source.push_str(piece);
        if self.source.len() - self.fed < self.stride() { Ok(()) } else { self.read() }
    }

    /// Bytes to feed at once. lol_html copies what it has of an unfinished token each time, so of a long one it is given
    /// twice as much each time.
    fn stride(&self) -> usize {
        SLICE.max(self.fed - self.reader.cursor)
    }

    fn read(&mut self) -> Result<(), Error> {
        let end = self.source.len();
        while self.fed < end {
            let from = self.searched.max(self.fed).min(end);
            let Some((tag, text)) = raw_text::next_long(&self.source, from..end) else {
                self.searched = self.searched.max(end);
                self.feed_to(end)?;
                continue;
            };
            self.searched = text.end;
            self.feed_to(text.start)?;
            if self.reader.raw == Some(tag) && self.reader.cursor == text.start {
                self.skip(text);
            } else {
                // What looks like a script stands in a comment, which is not to be cut at each of them.
                self.searched = self.searched.max(self.fed + self.stride());
            }
        }
        Ok(())
    }

    /// Ends the input; gives back the source and the sink.
    pub fn finish(mut self) -> Result<(String, S), Error> {
        self.read()?;
        self.rewriter.end().map_err(Error::parse)?;
        tell(&self.told, &mut self.reader, &self.source, self.ahead);
        let end = self.source.len();
        self.reader.between(&self.source, self.reader.cursor.min(end)..end);
        Ok((self.source, self.reader.sink))
    }

    fn feed_to(&mut self, end: usize) -> Result<(), Error> {
        while self.fed < end {
            let stop = end.min(self.fed + self.stride());
            self.rewriter.write(&self.source.as_bytes()[self.fed..stop]).map_err(Error::parse)?;
            self.fed = stop;
            tell(&self.told, &mut self.reader, &self.source, self.ahead);
            if self.reader.open > MAX_OPEN && self.reader.restartable {
                self.restart();
            }
        }
        Ok(())
    }

    fn restart(&mut self) {
        self.fed = self.reader.cursor;
        self.ahead = self.fed;
        self.reader.open = 0;
        self.rewriter = rewriter(&self.told);
    }

    /// Tells the raw text in front of which the rewriter has stopped, and goes on behind it.
    fn skip(&mut self, text: Range<usize>) {
        self.fed = text.end;
        self.ahead += text.len();
        self.reader.cursor = text.end;
        self.reader.between(&self.source, text);
    }
}

/// Tells what the rewriter has found.
fn tell<S: TokenSink>(told: &RefCell<Vec<Told>>, reader: &mut Reader<S>, source: &str, ahead: usize) {
    for Told { span, kind } in told.borrow_mut().drain(..) {
        reader.token(source, span.start + ahead..span.end + ahead, kind);
    }
}

fn rewriter(told: &Rc<RefCell<Vec<Told>>>) -> Rewriter {
    let (tags, comments, doctypes) = (told.clone(), told.clone(), told.clone());
    let settings = Settings::new()
        .with_strict(false)
        .with_memory_settings(MemorySettings::new())
        .append_element_content_handler(element!("*", move |element| {
            let kind = Kind::StartTag { foreign: element.namespace_uri() != "http://www.w3.org/1999/xhtml" };
            tags.borrow_mut().push(Told { span: element.source_location().bytes(), kind });
            Ok(())
        }))
        .append_document_content_handler(doc_comments!(move |comment| {
            comments.borrow_mut().push(Told { span: comment.source_location().bytes(), kind: Kind::Passed });
            Ok(())
        }))
        .append_document_content_handler(doctype!(move |doctype| {
            doctypes.borrow_mut().push(Told { span: doctype.source_location().bytes(), kind: Kind::Passed });
            Ok(())
        }));
    HtmlRewriter::new(settings, (|_: &[u8]| {}) as fn(&[u8]))
}

#[cfg(test)]
mod tests {
    use crate::outline::lines_of;

    #[test]
    fn a_long_script_is_read_as_a_short_one_wherever_it_stands() {
        let around = [
            ("<p>one", "two</p>"),
            ("<P>one<SCRIPT>x</SCRIPT>", "<b>two"),
            ("<p>one<!--", "-->two"),
            ("<textarea>", "</textarea><p>two"),
            ("<p title='", "'>two"),
            ("<p>one<svg>", "</svg>two"),
            ("<p>one", "<!-- two"),
        ];
        for (before, after) in around {
            let lines = |times: usize| {
                let script = format!("<script>{}</script>", "light < mole; ".repeat(times));
                lines_of(&format!("{before}{script}three {script}{after}<p>four"))
            };
            assert_eq!(lines(200), lines(1), "{before}…{after}");
            assert!(!lines(1).contains("light"), "{}", lines(1));
        }
    }
}
