//! Elements whose content is no markup, and where it ends (HTML standard, 13.2.5.2 to 13.2.5.31).

use std::ops::Range;

use memchr::{memchr, memchr2, memmem};

use super::end_of_tag;
use crate::tag::Tag;

/// Bytes of raw text that make it worth while to stop in front of it.
const LONG: usize = 256;

/// What seems to be the next long script or style sheet of which both ends stand in this part of the source, and where
/// its text is. Whether it is one, a tokenizer must tell.
pub(super) fn next_long(source: &str, within: Range<usize>) -> Option<(Tag, Range<usize>)> {
    let source = &source[..within.end];
    let begin = memmem::Finder::new("<s");
    let mut at = within.start;
    // In capitals they are read the slow way.
    while let Some(offset) = begin.find(&source.as_bytes()[at..]) {
        let rest = &source.as_bytes()[at + offset..];
        at += offset + 1;
        let Some(tag) = [Tag::Script, Tag::Style].into_iter().find(|tag| begins(rest, "<", tag.name())) else {
            continue;
        };
        let start = end_of_tag(source, at + tag.name().len());
        at = start + end(&source[start..], tag);
        if at < source.len() && at - start >= LONG {
            return Some((tag, start..at));
        }
    }
    None
}

/// Whether an element holds raw text.
pub(super) fn is_in(tag: Tag) -> bool {
    tag.is_raw_text() || tag == Tag::Plaintext
}

/// Whether browsers show it as running text.
pub(super) fn is_shown(tag: Tag) -> bool {
    tag == Tag::Plaintext
}

/// The length of the raw text with which `text` begins, right behind the start tag of `tag`.
pub(super) fn end(text: &str, tag: Tag) -> usize {
    match tag {
        Tag::Plaintext => text.len(),
        Tag::Script => end_of_script(text),
        _ => end_of_element(text, tag.name()),
    }
}

fn end_of_element(text: &str, name: &str) -> usize {
    let mut at = 0;
    while let Some(offset) = memchr(b'<', &text.as_bytes()[at..]) {
        at += offset;
        if begins(&text.as_bytes()[at..], "</", name) {
            return at;
        }
        at += 1;
    }
    text.len()
}

/// A script that is hidden from old browsers in a comment may write a script of its own, with its end tag.
enum Escape {
    No,
    /// In a comment, the dashes of which began here.
    Comment(usize),
    /// In a script in a comment.
    Script(usize),
}

fn end_of_script(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut escape = Escape::No;
    let mut at = 0;
    loop {
        let found = match escape {
            Escape::No => memchr(b'<', &bytes[at..]),
            _ => memchr2(b'<', b'>', &bytes[at..]),
        };
        let Some(offset) = found else { return bytes.len() };
        let here = at + offset;
        let rest = &bytes[here..];
        at = here + 1;
        escape = match escape {
            Escape::No | Escape::Comment(_) if begins(rest, "</", "script") => return here,
            Escape::No if rest.starts_with(b"<!--") => {
                at = here + 4;
                // `<!-->` is a whole comment, so its two dashes may be the same.
                Escape::Comment(here + 2)
            }
            Escape::Comment(dashes) | Escape::Script(dashes) if bytes[dashes..at].ends_with(b"-->") => Escape::No,
            Escape::Comment(dashes) if begins(rest, "<", "script") => Escape::Script(dashes),
            Escape::Script(dashes) if begins(rest, "</", "script") => Escape::Comment(dashes),
            other => other,
        };
    }
}

/// Whether a tag of this name begins here.
fn begins(bytes: &[u8], bracket: &str, name: &str) -> bool {
    let Some(rest) = bytes.strip_prefix(bracket.as_bytes()) else { return false };
    rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
        && matches!(rest.get(name.len()), Some(b'\t' | b'\n' | b'\x0c' | b'\r' | b' ' | b'/' | b'>'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The raw text at the beginning.
    fn raw(tag: Tag, text: &str) -> &str {
        &text[..end(text, tag)]
    }

    #[test]
    fn raw_text_ends_with_the_end_tag_of_its_element() {
        assert_eq!(raw(Tag::Title, "a < b </b></titles></TITLE ><p>"), "a < b </b></titles>");
        assert_eq!(raw(Tag::Style, "</style"), "</style");
        assert_eq!(raw(Tag::Style, "x</style/>"), "x");
        assert_eq!(raw(Tag::Plaintext, "x</plaintext>"), "x</plaintext>");
    }

    #[test]
    fn a_script_may_write_a_script() {
        for (text, script) in [
            ("a</script>b", "a"),
            ("<!-- a</script>b", "<!-- a"),
            ("<!--<script>a</script>b</script>c", "<!--<script>a</script>b"),
            ("<!--<script>a--></script>c", "<!--<script>a-->"),
            ("<!--><script></script>c", "<!--><script>"),
            ("<!---><script></script>c", "<!---><script>"),
            ("<!--<scripted></script>c", "<!--<scripted>"),
            ("<!--<script>a</script><script></script>b</script>c", "<!--<script>a</script><script></script>b"),
            ("<script></script>c", "<script>"),
            ("<!--<script>a</script>b", "<!--<script>a</script>b"),
        ] {
            assert_eq!(raw(Tag::Script, text), script);
        }
    }
}
