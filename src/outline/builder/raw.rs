//! Raw text: elements whose inside is no markup to a parser with scripts on.

use std::ops::Range;

use super::{Builder, Marks, Span, StartTag, Tag, Text, TokenSink};
use crate::text::{decode, folded};
use crate::tokens::{Attribute, Tokenizer};

impl Builder {
    pub(super) fn raw_text(&mut self, source: &str, span: Range<usize>) {
        if matches!(self.top().tag, Tag::Xmp | Tag::Plaintext) {
            return self.run(source, span);
        }
        if self.raw.is_empty() {
            self.raw = span.into();
        } else {
            self.raw.end = span.end as u32;
        }
    }

    /// A raw-text element is complete: keeps what it says.
    pub(super) fn end_raw_text(&mut self, source: &str) {
        let span = std::mem::take(&mut self.raw);
        if span.is_empty() {
            return;
        }
        let top = self.stack[self.stack.len() - 1];
        let raw = &source[span.range()];
        match self.nodes[top as usize].tag {
            Tag::Title if self.head.title.is_empty() && !self.in_foreign() => self.head.title = folded(&decode(raw)),
            Tag::Script if self.in_json_ld => self.head.json_ld.push(raw.to_string()),
            Tag::Script if self.in_tex => self.tex(source, top, span),
            Tag::Noscript if self.floor == 1 && !self.nodes[top as usize].marks.has(Marks::SILENT) => {
                self.read_noscript(source, span);
            }
            _ => {}
        }
    }

    fn in_foreign(&self) -> bool {
        self.stack.iter().any(|&id| matches!(self.nodes[id as usize].tag, Tag::Svg | Tag::Math))
    }

    /// Reads the inside of a `noscript` as markup, in its place: it may hold the only true picture, on some servers'
    /// pages the only text.
    fn read_noscript(&mut self, source: &str, span: Span) {
        let mut tokenizer = Tokenizer::new(Recorder::default());
        let read = tokenizer.push(&source[span.range()]).and_then(|()| tokenizer.finish());
        let Ok((_, recorder)) = read else { return };
        self.floor = self.stack.len();
        for token in recorder.tokens {
            token.replay(self, source, span.start as usize);
        }
        self.pop_to(self.floor, span.end as usize, source);
        self.floor = 1;
    }
}

/// Tokens kept to be told later.
#[derive(Default)]
struct Recorder {
    tokens: Vec<Token>,
}

enum Token {
    Start { tag: Tag, span: Range<usize>, foreign: bool, attributes: Vec<Attribute> },
    End { name: Range<usize>, span: Range<usize> },
    Text { span: Range<usize>, kind: Text },
}

impl TokenSink for Recorder {
    fn start_tag(&mut self, _: &str, tag: &StartTag<'_>) {
        let attributes = tag.attributes.to_vec();
        self.tokens.push(Token::Start { tag: tag.tag, span: tag.span.clone(), foreign: tag.foreign, attributes });
    }

    fn end_tag(&mut self, _: &str, name: &str, span: Range<usize>) {
        self.tokens.push(Token::End { name: span.start + 2..span.start + 2 + name.len(), span });
    }

    fn text(&mut self, _: &str, span: Range<usize>, kind: Text) {
        self.tokens.push(Token::Text { span, kind });
    }
}

impl Token {
    /// Tells the token to `sink` as if it stood `offset` bytes further on.
    fn replay(self, sink: &mut impl TokenSink, source: &str, offset: usize) {
        let moved = |range: Range<usize>| range.start + offset..range.end + offset;
        match self {
            Token::Start { tag, span, foreign, attributes } => {
                let attributes: Vec<_> =
                    attributes.into_iter().map(|(name, value)| (moved(name), moved(value))).collect();
                sink.start_tag(source, &StartTag { tag, span: moved(span), foreign, attributes: &attributes });
            }
            Token::End { name, span } => sink.end_tag(source, &source[moved(name)], moved(span)),
            Token::Text { span, kind } => sink.text(source, moved(span), kind),
        }
    }
}
