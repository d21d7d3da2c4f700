//! A page as a tree that a test may change before it is written out for the cleaner.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// The attribute that says what must become of the text under it. The cleaner never sees it.
pub const EXPECT: &str = "data-expect";

/// What must become of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// It is part of the article.
    Keep,
    /// It is not.
    Drop,
    /// Two readings are right.
    Either,
    /// It says again what stands elsewhere: one of the two is kept.
    Copy,
}

impl Expect {
    fn from_mark(mark: &str) -> Self {
        match mark {
            "keep" => Self::Keep,
            "drop" => Self::Drop,
            "either" => Self::Either,
            "copy" => Self::Copy,
            other => panic!("{EXPECT}={other:?} says nothing"),
        }
    }

    /// The mark as it is written.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Drop => "drop",
            Self::Either => "either",
            Self::Copy => "copy",
        }
    }
}

/// An element or a piece of text.
#[derive(Clone, Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

/// An element with all that is in it.
#[derive(Clone, Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

impl Element {
    /// A new element without attributes.
    pub fn new(name: &str, children: Vec<Node>) -> Self {
        Self { name: name.into(), attributes: Vec::new(), children }
    }

    /// The same with one attribute more.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.set(name, value);
        self
    }

    /// An attribute's value.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute.
    pub fn set(&mut self, name: &str, value: &str) {
        self.attributes.retain(|(own, _)| own != name);
        self.attributes.push((name.into(), value.into()));
    }

    /// What the element says must become of its text, if it says so.
    pub fn expect(&self) -> Option<Expect> {
        self.get(EXPECT).map(Expect::from_mark)
    }

    /// The elements right inside.
    pub fn elements_mut(&mut self) -> impl Iterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Does something to this element and all inside it.
    pub fn each(&mut self, change: &mut impl FnMut(&mut Element)) {
        change(self);
        self.elements_mut().for_each(|element| element.each(change));
    }
}

/// Reads a page.
pub fn parse(html: &str) -> Element {
    let mut options = ParseOpts::default();
    // As a browser with scripts: `noscript` is raw text.
    options.tree_builder.scripting_enabled = true;
    let dom = parse_document(RcDom::default(), options).one(html);
    let children = children_of(&dom.document);
    children
        .into_iter()
        .find_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
        .expect("a page has a root")
}

fn children_of(node: &Handle) -> Vec<Node> {
    node.children.borrow().iter().filter_map(node_of).collect()
}

fn node_of(node: &Handle) -> Option<Node> {
    match &node.data {
        NodeData::Text { contents } => Some(Node::Text(contents.borrow().to_string())),
        NodeData::Element { name, attrs, .. } => {
            let attributes = attrs.borrow();
            let attributes = attributes.iter().map(|own| (own.name.local.to_string(), own.value.to_string()));
            let attributes = attributes.collect();
            Some(Node::Element(Element { name: name.local.to_string(), attributes, children: children_of(node) }))
        }
        _ => None,
    }
}

/// The body of a page.
pub fn body(page: &mut Element) -> &mut Element {
    page.elements_mut().find(|element| element.name == "body").expect("a page has a body")
}

/// A page as the cleaner gets it, and what must become of each text in it.
pub struct Written {
    pub html: String,
    /// Where a piece of text begins, and what is said of it, in order.
    marks: Vec<(usize, Expect)>,
}

impl Written {
    /// What must become of the text at this byte.
    pub fn expect_at(&self, at: usize) -> Expect {
        let after = self.marks.partition_point(|&(start, _)| start <= at);
        self.marks[after.checked_sub(1).expect("all text is written")].1
    }
}

/// Writes a page, without its marks.
pub fn write(page: &Element) -> Written {
    let mut written = Written { html: "<!DOCTYPE html>\n".into(), marks: Vec::new() };
    written.element(page, None);
    written
}

const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
const RAW: [&str; 4] = ["script", "style", "noscript", "iframe"];

impl Written {
    fn element(&mut self, element: &Element, around: Option<Expect>) {
        let own = if element.name == "head" { Some(Expect::Drop) } else { element.expect() };
        let expect = own.or(around);
        self.html += &format!("<{}", element.name);
        for (name, value) in element.attributes.iter().filter(|(name, _)| name != EXPECT) {
            self.html += &format!(" {name}=\"{}\"", value.replace('&', "&amp;").replace('"', "&quot;"));
        }
        self.html.push('>');
        if VOID.contains(&element.name.as_str()) {
            return;
        }
        let is_raw = RAW.contains(&element.name.as_str());
        for (at, child) in element.children.iter().enumerate() {
            match child {
                Node::Element(child) => self.element(child, expect),
                Node::Text(text) => {
                    // A parser drops one line break after `<pre>`.
                    if element.name == "pre" && at == 0 && text.starts_with('\n') {
                        self.html.push('\n');
                    }
                    self.text(text, is_raw, expect);
                }
            }
        }
        self.html += &format!("</{}>", element.name);
    }

    fn text(&mut self, text: &str, is_raw: bool, expect: Option<Expect>) {
        if text.trim().is_empty() {
            self.html.push_str(text);
            return;
        }
        let expect = expect.unwrap_or_else(|| panic!("nothing is said of {text:?}: mark the body"));
        self.marks.push((self.html.len(), expect));
        if is_raw {
            self.html.push_str(text);
        } else {
            self.html += &text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        }
    }
}
