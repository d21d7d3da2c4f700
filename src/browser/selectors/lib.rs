//! Stands in for the crate of the same name. Decant gives lol_html one selector, `*`, and a parser of all the others
//! would be a tenth of the core's code.
//!
//! Only `*` parses. Everything that other selectors are made of has its name here, since lol_html speaks of it, and
//! cannot exist where it can be helped.
#![forbid(unsafe_code)]

use std::marker::PhantomData;
use std::ops::Deref;

enum Never {}

/// A `T` that there is none of.
pub struct Impossible<T>(Never, PhantomData<T>);

impl<T> Deref for Impossible<T> {
    type Target = T;

    fn deref(&self) -> &T {
        match self.0 {}
    }
}

/// Conditions on attributes.
#[allow(missing_docs)]
pub mod attr {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum AttrSelectorOperator {
        Equal,
        Includes,
        DashMatch,
        Prefix,
        Substring,
        Suffix,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ParsedCaseSensitivity {
        ExplicitCaseSensitive,
        AsciiCaseInsensitive,
        CaseSensitive,
        AsciiCaseInsensitiveIfInHtmlElementInHtmlDocument,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum CaseSensitivity {
        CaseSensitive,
        AsciiCaseInsensitive,
    }

    impl CaseSensitivity {
        pub fn eq(self, a: &[u8], b: &[u8]) -> bool {
            match self {
                Self::CaseSensitive => a == b,
                Self::AsciiCaseInsensitive => a.eq_ignore_ascii_case(b),
            }
        }
    }

    #[derive(Clone, Debug)]
    pub enum ParsedAttrSelectorOperation<V> {
        Exists,
        WithValue { operator: AttrSelectorOperator, case_sensitivity: ParsedCaseSensitivity, value: V },
    }
}

/// Parsing.
#[allow(missing_docs)]
pub mod parser {
    use std::fmt::{self, Debug};

    use cssparser::{BasicParseErrorKind, ParseError, ParseErrorKind};

    use super::Impossible;
    use super::attr::{AttrSelectorOperator, ParsedAttrSelectorOperation, ParsedCaseSensitivity};

    /// The types that selectors are made of.
    pub trait SelectorImpl: Clone + Debug {
        type ExtraMatchingData<'a>;
        type AttrValue;
        type Identifier;
        type LocalName;
        type NamespaceUrl;
        type NamespacePrefix;
        type BorrowedNamespaceUrl;
        type BorrowedLocalName;
        type NonTSPseudoClass;
        type PseudoElement;
    }

    pub trait PseudoElement {
        type Impl;
    }

    pub trait NonTSPseudoClass {
        type Impl;
        fn is_active_or_hover(&self) -> bool;
        fn is_user_action_state(&self) -> bool;
    }

    pub trait Parser<'i> {
        type Impl: SelectorImpl;
        type Error: From<SelectorParseErrorKind<'i>>;

        fn parse_nth_child_of(&self) -> bool {
            false
        }
    }

    pub enum ParseRelative {
        No,
    }

    /// A list of selectors, of which there is one.
    #[derive(Clone, Debug)]
    pub struct SelectorList<I: SelectorImpl>([Selector<I>; 1]);

    impl<I: SelectorImpl> SelectorList<I> {
        /// # Errors
        /// On everything but `*`.
        pub fn parse<'i, P: Parser<'i, Impl = I>>(
            _: &P,
            input: &mut cssparser::Parser<'i, '_>,
            _: ParseRelative,
        ) -> Result<Self, ParseError<'i, P::Error>> {
            match input.text() {
                "*" => Ok(Self([Selector([Component::ExplicitUniversalType])])),
                other => Err(ParseError { kind: ParseErrorKind::Basic(BasicParseErrorKind::UnexpectedToken(other)) }),
            }
        }

        pub fn slice(&self) -> &[Selector<I>] {
            &self.0
        }
    }

    /// A selector: its parts.
    #[derive(Clone, Debug)]
    pub struct Selector<I: SelectorImpl>([Component<I>; 1]);

    impl<I: SelectorImpl> Selector<I> {
        pub fn iter(&self) -> std::slice::Iter<'_, Component<I>> {
            self.0.iter()
        }

        pub fn iter_raw_match_order(&self) -> std::slice::Iter<'_, Component<I>> {
            self.0.iter()
        }

        pub fn iter_raw_parse_order_from(&self, from: usize) -> std::slice::Iter<'_, Component<I>> {
            self.0[from..].iter()
        }
    }

    /// Only the first is ever made.
    pub enum Component<I: SelectorImpl> {
        ExplicitUniversalType,
        ExplicitAnyNamespace,
        ExplicitNoNamespace,
        DefaultNamespace(Impossible<I::NamespaceUrl>),
        Namespace(Impossible<I::NamespacePrefix>, Impossible<I::NamespaceUrl>),
        LocalName(Impossible<LocalName<I>>),
        ID(Impossible<I::Identifier>),
        Class(Impossible<I::Identifier>),
        AttributeInNoNamespaceExists {
            local_name: Impossible<I::LocalName>,
            local_name_lower: Impossible<I::LocalName>,
        },
        AttributeInNoNamespace {
            local_name: Impossible<I::LocalName>,
            operator: AttrSelectorOperator,
            value: Impossible<I::AttrValue>,
            case_sensitivity: ParsedCaseSensitivity,
        },
        AttributeOther(Impossible<AttrSelector<I>>),
        Combinator(Combinator),
        Nth(Impossible<NthSelectorData>),
        NthOf(Impossible<NthSelectorData>),
        Negation(Impossible<SelectorList<I>>),
        Is(Impossible<SelectorList<I>>),
        Where(Impossible<SelectorList<I>>),
        Has(Impossible<SelectorList<I>>),
        Host(Impossible<SelectorList<I>>),
        Slotted(Impossible<SelectorList<I>>),
        NonTSPseudoClass(Impossible<I::NonTSPseudoClass>),
        PseudoElement(Impossible<I::PseudoElement>),
        Part(Impossible<I::Identifier>),
        Invalid(Impossible<String>),
        Root,
        Empty,
        Scope,
        ImplicitScope,
        ParentSelector,
        RelativeSelectorAnchor,
    }

    impl<I: SelectorImpl> Clone for Component<I> {
        fn clone(&self) -> Self {
            Self::ExplicitUniversalType
        }
    }

    impl<I: SelectorImpl> Debug for Component<I> {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("*")
        }
    }

    pub struct LocalName<I: SelectorImpl> {
        pub name: I::LocalName,
    }

    pub struct AttrSelector<I: SelectorImpl> {
        pub namespace: Option<I::NamespaceUrl>,
        pub local_name_lower: I::LocalName,
        pub operation: ParsedAttrSelectorOperation<I::AttrValue>,
    }

    pub enum Combinator {
        Child,
        Descendant,
        NextSibling,
        LaterSibling,
        PseudoElement,
        SlotAssignment,
        Part,
    }

    #[derive(Clone, Copy, PartialEq, Eq)]
    pub enum NthType {
        Child,
        LastChild,
        OnlyChild,
        OfType,
        LastOfType,
        OnlyOfType,
    }

    pub struct AnPlusB(pub i32, pub i32);

    pub struct NthSelectorData {
        pub ty: NthType,
        pub an_plus_b: AnPlusB,
    }

    pub type SelectorParseError<'i> = ParseError<'i, SelectorParseErrorKind<'i>>;

    pub enum SelectorParseErrorKind<'i> {
        NoQualifiedNameInAttributeSelector(&'i str),
        EmptySelector,
        DanglingCombinator,
        NonCompoundSelector,
        NonPseudoElementAfterSlotted,
        InvalidPseudoElementAfterSlotted,
        InvalidPseudoElementInsideWhere,
        InvalidState,
        UnexpectedTokenInAttributeSelector(&'i str),
        PseudoElementExpectedColon(&'i str),
        PseudoElementExpectedIdent(&'i str),
        NoIdentForPseudo(&'i str),
        UnsupportedPseudoClassOrElement(&'i str),
        UnexpectedIdent(&'i str),
        ExpectedNamespace(&'i str),
        ExpectedBarInAttr(&'i str),
        BadValueInAttr(&'i str),
        InvalidQualNameInAttr(&'i str),
        ExplicitNamespaceUnexpectedToken(&'i str),
        ClassNeedsIdent(&'i str),
    }
}
