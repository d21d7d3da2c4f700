//! Stands in for the crate of the same name: no style sheet is read in the core, see `selectors` beside it.
#![forbid(unsafe_code)]

use std::fmt;

/// What is parsed.
pub struct ParserInput<'i>(&'i str);

impl<'i> ParserInput<'i> {
    /// Of this text.
    pub fn new(text: &'i str) -> Self {
        Self(text)
    }
}

/// A parser that hands out all of its input.
pub struct Parser<'i, 't>(&'t mut ParserInput<'i>);

impl<'i, 't> Parser<'i, 't> {
    /// Of this input.
    pub fn new(input: &'t mut ParserInput<'i>) -> Self {
        Self(input)
    }

    /// The whole text.
    pub fn text(&self) -> &'i str {
        self.0.0
    }
}

/// What is no CSS.
pub struct ParseError<'i, E> {
    /// Why.
    pub kind: ParseErrorKind<'i, E>,
}

/// Why something is no CSS.
pub enum ParseErrorKind<'i, E> {
    /// By CSS itself.
    Basic(BasicParseErrorKind<'i>),
    /// By what is made of it.
    Custom(E),
}

/// Why CSS itself refuses it.
#[allow(missing_docs)]
pub enum BasicParseErrorKind<'i> {
    UnexpectedToken(&'i str),
    EndOfInput,
    AtRuleInvalid(&'i str),
    AtRuleBodyInvalid,
    QualifiedRuleInvalid,
}

/// What can be written as CSS.
pub trait ToCss {
    /// Writes it.
    ///
    /// # Errors
    /// Those of `into`.
    fn to_css<W: fmt::Write>(&self, into: &mut W) -> fmt::Result;
}
