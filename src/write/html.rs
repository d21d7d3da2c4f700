//! Serialises an article as HTML: the only place that writes a `<`.

use super::content::{Content, Piece};
use crate::tag::Tag;

/// The article as an HTML fragment.
pub fn html(content: &Content) -> String {
    // A string that grows by doubling holds itself twice while it does.
    let mut out = String::with_capacity(content.length() + content.length() / 8);
    let mut after_pre = false;
    for piece in &content.pieces {
        match piece {
            Piece::Open(tag, attributes) | Piece::Void(tag, attributes) => {
                out.push('<');
                out.push_str(tag.name());
                for attribute in content.attributes(attributes) {
                    out.push(' ');
                    out.push_str(attribute.name);
                    if !is_flag(attribute.name) {
                        out.push_str("=\"");
                        push_escaped(&mut out, &attribute.value, true);
                        out.push('"');
                    }
                }
                out.push('>');
            }
            Piece::Text(span) => {
                let text = content.text(*span);
                // A parser drops one line break right after `<pre>`.
                if after_pre && text.starts_with('\n') {
                    out.push('\n');
                }
                push_escaped(&mut out, text, false);
            }
            Piece::Close(tag) => {
                out.push_str("</");
                out.push_str(tag.name());
                out.push('>');
                if tag.is_block() {
                    out.push('\n');
                }
            }
        }
        after_pre = matches!(piece, Piece::Open(Tag::Pre, _));
    }
    out
}

fn is_flag(name: &str) -> bool {
    matches!(name, "open" | "reversed")
}

/// Appends `text` with `&`, `<`, `>` (and in attributes `"`) as references.
fn push_escaped(out: &mut String, text: &str, attribute: bool) {
    let is_special = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\r');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_special) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        out.push_str(match special.as_bytes()[0] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            // A parser turns a bare carriage return into a line feed.
            b'\r' => "&#13;",
            _ if attribute => "&quot;",
            _ => "\"",
        });
        rest = &special[1..];
    }
    out.push_str(rest);
}
