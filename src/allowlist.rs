//! What may stand in the output, as tables. Everything else is unwrapped: its tags go, its text stays.

use crate::tag::Tag;

/// The part an element plays in the output's grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Holds blocks (and, some of them, text).
    Container(Tag),
    /// Holds text and inline elements only.
    Leaf(Tag),
    /// Stands inside text.
    Inline(Tag),
    /// Its tags go, its content stays.
    Unwrap,
}

/// The part that an element of the page plays; old names become their successors.
pub(crate) const fn role(tag: Tag) -> Role {
    use Tag::*;
    match tag {
        Blockquote | Ul | Ol | Li | Dl | Dd | Figure | Figcaption | Details => Role::Container(tag),
        Table | Thead | Tbody | Tfoot | Tr | Td | Th => Role::Container(tag),
        Menu | Dir => Role::Container(Ul),
        P | H1 | H2 | H3 | H4 | H5 | H6 | Dt | Caption | Summary => Role::Leaf(tag),
        Pre | Listing | Xmp | Plaintext => Role::Leaf(Pre),
        A | Code | Kbd | Samp | Var | Em | Strong | B | I | U | S | Sub | Sup | Small | Mark | Abbr | Cite | Q
        | Dfn | Time | Ruby | Rt | Rp | Del | Ins | Bdi | Bdo | Span => Role::Inline(tag),
        Strike => Role::Inline(S),
        Tt => Role::Inline(Code),
        Acronym => Role::Inline(Abbr),
        _ => Role::Unwrap,
    }
}

/// How an attribute's value is checked before it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Check {
    /// A whole number within bounds, both included.
    Integer(i32, i32),
    /// One of these words, in any case.
    Word(&'static [&'static str]),
    /// Plain text, capped.
    Text(usize),
    /// The same; empty, it says that there is nothing to say.
    Alternative(usize),
    /// Made of the characters that dates, times and durations are made of.
    Moment,
    /// Shaped like a language tag.
    Language,
    /// A short length, such as `0.5em`.
    Length,
    /// Present or not.
    Flag,
}

/// `true` or `false`.
const TRUTH: Check = Check::Word(&["true", "false"]);

/// The attribute that marks a paragraph as the card of something embedded, and says of what sort it is.
pub(crate) const EMBED: &str = "data-embed";

/// An attribute that may be written on an element, by its own check. Addresses (`href`, `src`) and ids are not here:
/// they are resolved, not copied.
pub(crate) const fn attributes(tag: Tag) -> &'static [(&'static str, Check)] {
    use Tag::*;
    match tag {
        Td => &[("colspan", Check::Integer(1, 1000)), ("rowspan", Check::Integer(1, 1000))],
        Th => &[
            ("colspan", Check::Integer(1, 1000)),
            ("rowspan", Check::Integer(1, 1000)),
            ("scope", Check::Word(&["row", "col", "rowgroup", "colgroup"])),
        ],
        Ol => &[
            ("start", Check::Integer(-1_000_000, 1_000_000)),
            ("reversed", Check::Flag),
            ("type", Check::Word(&["1", "a", "i"])),
        ],
        Li => &[("value", Check::Integer(-1_000_000, 1_000_000))],
        Time | Ins | Del => &[("datetime", Check::Moment)],
        Details => &[("open", Check::Flag)],
        Mi => &[("mathvariant", Check::Word(&["normal"]))],
        Mo => &[
            ("form", Check::Word(&["prefix", "infix", "postfix"])),
            ("stretchy", TRUTH),
            ("fence", TRUTH),
            ("separator", TRUTH),
            ("largeop", TRUTH),
            ("movablelimits", TRUTH),
            ("symmetric", TRUTH),
            ("lspace", Check::Length),
            ("rspace", Check::Length),
            ("minsize", Check::Length),
            ("maxsize", Check::Length),
        ],
        Mspace => &[("width", Check::Length)],
        Mfrac => &[("linethickness", Check::Length)],
        Mover => &[("accent", TRUTH)],
        Munder => &[("accentunder", TRUTH)],
        Munderover => &[("accent", TRUTH), ("accentunder", TRUTH)],
        Mstyle => &[("displaystyle", TRUTH), ("scriptlevel", Check::Integer(0, 5))],
        Mtable => &[("displaystyle", TRUTH)],
        Mtd => &[("columnspan", Check::Integer(1, 100)), ("rowspan", Check::Integer(1, 100))],
        P => &[(EMBED, Check::Word(&["video", "audio", "post", "map", "embed"]))],
        A | Abbr | Dfn => &[("title", Check::Text(2000))],
        Img => &[
            ("alt", Check::Alternative(2000)),
            ("width", Check::Integer(1, 10_000)),
            ("height", Check::Integer(1, 10_000)),
        ],
        _ => &[],
    }
}

/// Attributes that may be written on every element.
pub(crate) const GLOBAL: &[(&str, Check)] = &[("lang", Check::Language), ("dir", Check::Word(&["ltr", "rtl", "auto"]))];

impl Check {
    /// The value to write, if it passes.
    pub fn pass(self, value: &str) -> Option<String> {
        let value = value.trim();
        match self {
            Check::Integer(low, high) => {
                let number: i32 = value.parse().ok()?;
                (low..=high).contains(&number).then(|| number.to_string())
            }
            // `type` of a list tells `a` from `A`, so the value is written as it is.
            Check::Word(words) => words.iter().any(|word| word.eq_ignore_ascii_case(value)).then(|| value.to_string()),
            Check::Text(most) => Some(without_controls(value, most)).filter(|text| !text.is_empty()),
            Check::Alternative(most) => Some(without_controls(value, most)),
            Check::Moment => {
                let fits = |byte: u8| byte.is_ascii_alphanumeric() || b" :+-.".contains(&byte);
                (!value.is_empty() && value.len() <= 64 && value.bytes().all(fits)).then(|| value.to_string())
            }
            Check::Language => is_language(value).then(|| value.to_string()),
            Check::Length => is_length(value).then(|| value.to_string()),
            Check::Flag => Some(String::new()),
        }
    }
}

fn without_controls(value: &str, most: usize) -> String {
    let text: String = value.chars().filter(|c| !c.is_control()).take(most).collect();
    // What was cut off, or taken away at an edge, may leave a space there.
    text.trim().to_string()
}

fn is_length(value: &str) -> bool {
    const UNITS: [&str; 8] = ["em", "ex", "px", "pt", "rem", "mm", "cm", "%"];
    let number = UNITS.iter().find_map(|unit| value.strip_suffix(unit)).unwrap_or(value);
    let digits = number.strip_prefix('-').unwrap_or(number);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |part: &str, most: usize| part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit());
    !digits.is_empty() && digits != "." && is_number(whole, 2) && is_number(part, 6)
}

/// BCP 47 by shape: letters first, then parts of 1 to 8 letters or digits.
pub(crate) fn is_language(value: &str) -> bool {
    let mut parts = value.split('-');
    let first = parts.next().unwrap_or("");
    (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && value.len() <= 35
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_cut_ends_in_no_space() {
        assert_eq!(Check::Text(4).pass("one two").as_deref(), Some("one"));
        assert_eq!(Check::Alternative(9).pass("\u{1} one \u{1}").as_deref(), Some("one"));
    }

    #[test]
    fn values_are_checked() {
        assert_eq!(Check::Integer(1, 1000).pass(" 3 "), Some("3".into()));
        assert_eq!(Check::Integer(1, 1000).pass("0"), None);
        assert_eq!(Check::Integer(1, 1000).pass("2;x"), None);
        assert_eq!(Check::Word(&["ltr", "rtl"]).pass("RTL"), Some("RTL".into()));
        assert_eq!(Check::Word(&["ltr"]).pass("ltr onclick"), None);
        assert_eq!(Check::Language.pass("de-AT"), Some("de-AT".into()));
        assert_eq!(Check::Language.pass("\"><x"), None);
        assert_eq!(Check::Moment.pass("2024-04-26T11:42:00+05:30").as_deref(), Some("2024-04-26T11:42:00+05:30"));
        assert_eq!(Check::Moment.pass("2024\"><img"), None);
        assert_eq!(Check::Length.pass("-0.1667em").as_deref(), Some("-0.1667em"));
        assert_eq!(Check::Length.pass("5000em"), None);
        assert_eq!(Check::Length.pass("calc(1em)"), None);
        assert_eq!(Check::Text(3).pass("a\u{7}bcd"), Some("abc".into()));
    }

    #[test]
    fn nothing_live_is_allowed() {
        for tag in [Tag::Script, Tag::Iframe, Tag::Svg, Tag::Math, Tag::Form, Tag::Input, Tag::Template, Tag::Object] {
            assert_eq!(role(tag), Role::Unwrap);
        }
    }
}
