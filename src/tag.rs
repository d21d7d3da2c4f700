//! The element names that mean something to the outline, as data.
//!
//! Every other name becomes [`Tag::Other`]: an element without meaning, whose text counts all the same.
//! How a name behaves while parsing follows the HTML standard's parsing section (optional end tags, scopes).

macro_rules! tags {
    ($($variant:ident $name:literal $($kind:ident)*;)*) => {
        /// An HTML element name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        #[allow(missing_docs)]
        pub enum Tag { $($variant,)* Other }

        impl Tag {
            /// How many there are.
            pub(crate) const COUNT: usize = Tag::Other as usize + 1;

            /// The name in lower case; `""` for [`Tag::Other`].
            pub const fn name(self) -> &'static str {
                match self { $(Tag::$variant => $name,)* Tag::Other => "" }
            }

            /// What each of them is, in the order above.
            const KINDS: [u16; Tag::COUNT] = [$(0 $(| $kind)*,)* 0];

            fn from_packed(name: u128) -> Tag {
                match name { $(packed::$variant => Tag::$variant,)* packed::IMAGE => Tag::Img, _ => Tag::Other }
            }
        }

        /// Each name as one number.
        #[allow(non_upper_case_globals)]
        mod packed {
            $(pub(super) const $variant: u128 = super::packed($name);)*
            /// Parsers take it for `img`.
            pub(super) const IMAGE: u128 = super::packed("image");
        }
    };
}

/// Breaks the line: text before and after it belongs to different blocks.
const BLOCK: u16 = 1;
/// Has no content and no end tag.
const VOID: u16 = 1 << 1;
/// Its start tag closes an open paragraph.
const CLOSES_P: u16 = 1 << 2;
/// "Special" in the standard: an end tag of another name does not reach through it.
const SPECIAL: u16 = 1 << 3;
/// A formatting element: its end tag may come while blocks inside are still open.
const FORMAT: u16 = 1 << 4;
/// Its text is never shown as running text.
const SILENT: u16 = 1 << 5;
/// Stands in the flow as one thing: a picture, a player, a rule.
const LEAF: u16 = 1 << 6;
/// A wall for most end tags: nothing outside is closed from within.
const SCOPE: u16 = 1 << 7;
/// Its content is raw text to the tokenizer.
const RAW: u16 = 1 << 8;
/// Belongs in the head and does not end it.
const HEAD: u16 = 1 << 9;
/// A part of a formula, as MathML Core names them.
const FORMULA: u16 = 1 << 10;
/// A part of a formula that holds text: in there a parser reads HTML.
const TOKEN: u16 = 1 << 11;

tags! {
    A "a" FORMAT; Abbr "abbr"; Acronym "acronym"; Address "address" BLOCK CLOSES_P SPECIAL;
    Annotation "annotation" SILENT; AnnotationXml "annotation-xml" SILENT;
    Article "article" BLOCK CLOSES_P SPECIAL; Aside "aside" BLOCK CLOSES_P SPECIAL; Audio "audio" LEAF SILENT;
    B "b" FORMAT; Base "base" VOID SPECIAL HEAD; Bdi "bdi"; Bdo "bdo"; Big "big" FORMAT;
    Blockquote "blockquote" BLOCK CLOSES_P SPECIAL; Body "body" BLOCK SPECIAL; Br "br" VOID SPECIAL;
    Button "button" BLOCK SPECIAL; Canvas "canvas" SILENT; Caption "caption" BLOCK SPECIAL SCOPE;
    Center "center" BLOCK CLOSES_P SPECIAL; Cite "cite"; Code "code" FORMAT; Col "col" VOID SPECIAL SILENT;
    Colgroup "colgroup" SPECIAL SILENT; Data "data"; Datalist "datalist" SILENT; Dd "dd" BLOCK CLOSES_P SPECIAL;
    Del "del"; Details "details" BLOCK CLOSES_P SPECIAL; Dfn "dfn"; Dialog "dialog" BLOCK CLOSES_P SPECIAL;
    Dir "dir" BLOCK CLOSES_P SPECIAL; Div "div" BLOCK CLOSES_P SPECIAL; Dl "dl" BLOCK CLOSES_P SPECIAL;
    Dt "dt" BLOCK CLOSES_P SPECIAL; Em "em" FORMAT; Embed "embed" VOID SPECIAL LEAF;
    Fieldset "fieldset" BLOCK CLOSES_P SPECIAL; Figcaption "figcaption" BLOCK CLOSES_P SPECIAL;
    Figure "figure" BLOCK CLOSES_P SPECIAL; Font "font" FORMAT; Footer "footer" BLOCK CLOSES_P SPECIAL;
    Form "form" BLOCK CLOSES_P SPECIAL; Frame "frame" VOID SPECIAL; Frameset "frameset" SPECIAL;
    H1 "h1" BLOCK CLOSES_P SPECIAL; H2 "h2" BLOCK CLOSES_P SPECIAL; H3 "h3" BLOCK CLOSES_P SPECIAL;
    H4 "h4" BLOCK CLOSES_P SPECIAL; H5 "h5" BLOCK CLOSES_P SPECIAL; H6 "h6" BLOCK CLOSES_P SPECIAL;
    Head "head" SPECIAL SILENT; Header "header" BLOCK CLOSES_P SPECIAL; Hgroup "hgroup" BLOCK CLOSES_P SPECIAL;
    Hr "hr" BLOCK VOID CLOSES_P SPECIAL LEAF; Html "html" BLOCK SPECIAL SCOPE; I "i" FORMAT;
    Iframe "iframe" SPECIAL SILENT LEAF RAW; Img "img" VOID SPECIAL LEAF; Input "input" VOID SPECIAL; Ins "ins";
    Kbd "kbd"; Label "label"; Legend "legend" BLOCK; Li "li" BLOCK CLOSES_P SPECIAL; Link "link" VOID SPECIAL HEAD;
    Listing "listing" BLOCK CLOSES_P SPECIAL; Main "main" BLOCK CLOSES_P SPECIAL; Map "map"; Mark "mark";
    Marquee "marquee" BLOCK SPECIAL SCOPE; Math "math" FORMULA; Menu "menu" BLOCK CLOSES_P SPECIAL; Meta "meta" VOID SPECIAL HEAD;
    Meter "meter" SILENT; Nav "nav" BLOCK CLOSES_P SPECIAL; Nobr "nobr" FORMAT; Noembed "noembed" SPECIAL SILENT RAW;
    Noframes "noframes" SPECIAL SILENT RAW HEAD; Noscript "noscript" SPECIAL RAW HEAD; Object "object" SPECIAL SCOPE LEAF;
    Ol "ol" BLOCK CLOSES_P SPECIAL; Optgroup "optgroup" SILENT; Option "option" SILENT; Output "output";
    P "p" BLOCK CLOSES_P SPECIAL; Param "param" VOID SPECIAL; Picture "picture"; Plaintext "plaintext" BLOCK CLOSES_P SPECIAL;
    Pre "pre" BLOCK CLOSES_P SPECIAL; Progress "progress" SILENT; Q "q"; Rb "rb"; Rp "rp"; Rt "rt"; Rtc "rtc"; Ruby "ruby";
    S "s" FORMAT; Samp "samp"; Script "script" SPECIAL SILENT RAW HEAD; Search "search" BLOCK CLOSES_P SPECIAL;
    Section "section" BLOCK CLOSES_P SPECIAL; Select "select" SPECIAL SILENT; Slot "slot"; Small "small" FORMAT;
    Source "source" VOID SPECIAL; Span "span"; Strike "strike" FORMAT; Strong "strong" FORMAT;
    Style "style" SPECIAL SILENT RAW HEAD; Sub "sub"; Summary "summary" BLOCK CLOSES_P SPECIAL; Sup "sup"; Svg "svg" SILENT;
    Table "table" BLOCK CLOSES_P SPECIAL SCOPE; Tbody "tbody" BLOCK SPECIAL; Td "td" BLOCK SPECIAL SCOPE;
    Template "template" SPECIAL SILENT SCOPE HEAD; Textarea "textarea" SPECIAL SILENT RAW; Tfoot "tfoot" BLOCK SPECIAL;
    Th "th" BLOCK SPECIAL SCOPE; Thead "thead" BLOCK SPECIAL; Time "time"; Title "title" SPECIAL SILENT RAW HEAD;
    Tr "tr" BLOCK SPECIAL; Track "track" VOID SPECIAL; Tt "tt" FORMAT; U "u" FORMAT; Ul "ul" BLOCK CLOSES_P SPECIAL;
    Var "var"; Video "video" LEAF SILENT; Wbr "wbr" VOID SPECIAL; Xmp "xmp" BLOCK CLOSES_P SPECIAL RAW;
    Merror "merror" FORMULA; Mfrac "mfrac" FORMULA; Mi "mi" FORMULA TOKEN; Mmultiscripts "mmultiscripts" FORMULA;
    Mn "mn" FORMULA TOKEN; Mo "mo" FORMULA TOKEN; Mover "mover" FORMULA; Mphantom "mphantom" FORMULA;
    Mprescripts "mprescripts" FORMULA; Mroot "mroot" FORMULA; Mrow "mrow" FORMULA; Ms "ms" FORMULA TOKEN;
    Mspace "mspace" FORMULA; Msqrt "msqrt" FORMULA; Mstyle "mstyle" FORMULA; Msub "msub" FORMULA;
    Msubsup "msubsup" FORMULA; Msup "msup" FORMULA; Mtable "mtable" FORMULA; Mtd "mtd" FORMULA;
    Mtext "mtext" FORMULA TOKEN; Mtr "mtr" FORMULA; Munder "munder" FORMULA; Munderover "munderover" FORMULA;
}

/// Bytes of the longest name in the table; longer ones need no look-up.
const LONGEST: usize = 16;

const fn packed(name: &str) -> u128 {
    let (name, mut bytes, mut at) = (name.as_bytes(), [0; LONGEST], 0);
    while at < name.len() {
        bytes[at] = name[at];
        at += 1;
    }
    u128::from_le_bytes(bytes)
}

impl Tag {
    /// Looks a name up, whatever its case.
    pub fn from_name(name: &str) -> Tag {
        let mut lower = [0; LONGEST];
        let Some(start) = lower.get_mut(..name.len()) else {
            return Tag::Other;
        };
        start.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        Tag::from_packed(u128::from_le_bytes(lower))
    }

    const fn is(self, kind: u16) -> bool {
        Self::KINDS[self as usize] & kind != 0
    }

    /// Whether text before and after the element's edges belongs to different blocks.
    pub const fn is_block(self) -> bool {
        self.is(BLOCK)
    }

    /// Whether the element has no content and no end tag.
    pub const fn is_void(self) -> bool {
        self.is(VOID)
    }

    /// Whether the element's text is never running text (scripts, form values, drawings).
    pub const fn is_silent(self) -> bool {
        self.is(SILENT)
    }

    /// Whether the element stands in the flow as one thing: a picture, a player, a rule.
    pub const fn is_leaf(self) -> bool {
        self.is(LEAF)
    }

    /// Whether the element is one of `h1` to `h6`.
    pub const fn is_heading(self) -> bool {
        matches!(self, Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6)
    }

    /// Whether the element is `td` or `th`.
    pub const fn is_cell(self) -> bool {
        matches!(self, Tag::Td | Tag::Th)
    }

    /// Whether the element keeps its spaces and line breaks.
    pub const fn is_preformatted(self) -> bool {
        matches!(self, Tag::Pre | Tag::Listing | Tag::Xmp | Tag::Plaintext)
    }

    /// Whether the element is `math` or a part of a formula that may be written.
    pub const fn is_formula(self) -> bool {
        self.is(FORMULA)
    }

    /// Whether the element tells what a formula means, for programs.
    pub const fn is_annotation(self) -> bool {
        matches!(self, Tag::Annotation | Tag::AnnotationXml)
    }

    /// Whether the element is a part of a formula that holds its text.
    pub const fn is_token(self) -> bool {
        self.is(TOKEN)
    }

    pub(crate) const fn closes_paragraph(self) -> bool {
        self.is(CLOSES_P)
    }

    pub(crate) const fn is_special(self) -> bool {
        self.is(SPECIAL)
    }

    pub(crate) const fn is_formatting(self) -> bool {
        self.is(FORMAT)
    }

    pub(crate) const fn is_scope(self) -> bool {
        self.is(SCOPE)
    }

    pub(crate) const fn is_raw_text(self) -> bool {
        self.is(RAW)
    }

    pub(crate) const fn stays_in_head(self) -> bool {
        self.is(HEAD)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_any_case() {
        assert_eq!(Tag::from_name("DiV"), Tag::Div);
        assert_eq!(Tag::from_name("annotation-xml"), Tag::AnnotationXml);
        assert_eq!(Tag::from_name("x-card"), Tag::Other);
        assert_eq!(Tag::from_name("a-name-longer-than-any-known"), Tag::Other);
        assert_eq!(Tag::from_name("é"), Tag::Other);
    }

    #[test]
    fn tokens_are_parts_of_formulas() {
        assert!(Tag::from_name("math").is_formula() && !Tag::Math.is_token());
        assert!(Tag::Mtext.is_formula() && Tag::Mtext.is_token() && !Tag::Mrow.is_token() && !Tag::Img.is_formula());
    }

    #[test]
    fn a_table_is_a_block_and_a_scope() {
        assert!(Tag::Table.is_block() && Tag::Table.is_scope() && !Tag::Table.is_void());
    }
}
