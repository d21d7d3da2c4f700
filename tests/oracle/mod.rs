//! html5ever as the judge of how a browser reads markup.
#![allow(dead_code)] // Each test file uses its own part.

use decant::tag::Tag;
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// A line of text and the name of the block-level element it stands in.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    pub owner: String,
    pub text: String,
}

pub fn parse(html: &str) -> RcDom {
    let mut options = ParseOpts::default();
    // As a browser with scripts: `noscript` is raw text.
    options.tree_builder.scripting_enabled = true;
    parse_document(RcDom::default(), options).one(html)
}

/// The lines of a page's tree.
pub fn lines(html: &str) -> Vec<Line> {
    let dom = parse(html);
    let mut walk = Walk::default();
    walk.node(&dom.document, "html");
    walk.end_line();
    walk.lines
}

#[derive(Default)]
struct Walk {
    lines: Vec<Line>,
    owner: Option<String>,
    text: String,
}

impl Walk {
    fn node(&mut self, node: &Handle, owner: &str) {
        match &node.data {
            NodeData::Text { contents } => {
                let contents = contents.borrow();
                if !contents.trim().is_empty() && self.owner.is_none() {
                    self.owner = Some(owner.to_string());
                }
                self.text.push_str(&contents);
            }
            NodeData::Element { name, .. } => {
                let tag = Tag::from_name(&name.local);
                if tag.is_silent() || tag == Tag::Noscript {
                    return;
                }
                if tag.is_block() {
                    self.end_line();
                    self.children(node, tag.name());
                    self.end_line();
                } else {
                    self.children(node, owner);
                }
            }
            _ => self.children(node, owner),
        }
    }

    fn children(&mut self, node: &Handle, owner: &str) {
        for child in node.children.borrow().iter() {
            self.node(child, owner);
        }
    }

    fn end_line(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(owner) = self.owner.take()
            && !text.is_empty()
        {
            // The root and the body are one to the outline.
            let owner = if owner == "body" { "html".into() } else { owner };
            self.lines.push(Line { owner, text });
        }
    }
}

/// Parses a fragment as the reader view's body would, and writes the tree out in the output's own way.
pub fn reserialised(html: &str) -> String {
    let name = html5ever::QualName::new(None, html5ever::ns!(html), html5ever::local_name!("body"));
    let dom = html5ever::parse_fragment(RcDom::default(), ParseOpts::default(), name, vec![], false).one(html);
    let mut out = String::new();
    let root = dom.document.children.borrow()[0].clone();
    for child in root.children.borrow().iter() {
        serialise(child, &mut out);
    }
    out
}

fn serialise(node: &Handle, out: &mut String) {
    match &node.data {
        NodeData::Text { contents } => out.push_str(&escaped(&contents.borrow())),
        NodeData::Element { name, attrs, .. } => {
            *out += &format!("<{}", name.local);
            for attribute in attrs.borrow().iter() {
                *out += &match &*attribute.value {
                    "" if ["open", "reversed"].contains(&&*attribute.name.local) => {
                        format!(" {}", attribute.name.local)
                    }
                    value => format!(" {}=\"{}\"", attribute.name.local, escaped(value).replace('"', "&quot;")),
                };
            }
            out.push('>');
            if ["br", "hr", "img", "wbr"].contains(&&*name.local) {
                return;
            }
            let start = out.len();
            for child in node.children.borrow().iter() {
                serialise(child, out);
            }
            // The parser dropped one line break after `<pre>`, if there was one.
            if &*name.local == "pre" && out[start..].starts_with('\n') {
                out.insert(start, '\n');
            }
            *out += &format!("</{}>", name.local);
        }
        _ => out.push_str("<!-- something else -->"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\r', "&#13;")
}
