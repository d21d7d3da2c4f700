//! Other shapes of the same page: what a judge must see through.

use crate::tree::{EXPECT, Element, Expect, Node, body};

/// Every class and id under a name that says nothing, the same for the same name, as build tools write them.
pub fn shuffled_names(page: &mut Element) {
    page.each(&mut |element| {
        for (name, value) in &mut element.attributes {
            match name.as_str() {
                "class" | "id" | "for" => {
                    *value = value.split_ascii_whitespace().map(opaque).collect::<Vec<_>>().join(" ");
                }
                "href" if value.starts_with('#') => *value = format!("#{}", opaque(&value[1..])),
                _ => {}
            }
        }
    });
}

/// FNV-1a, as a number behind a letter.
fn opaque(name: &str) -> String {
    let hash = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("q{:07}", hash % 10_000_000)
}

/// No classes, no ids, and nothing else that says what an element is for.
pub fn removed_names(page: &mut Element) {
    const NAMES: [&str; 9] =
        ["class", "id", "role", "itemprop", "itemtype", "itemscope", "aria-label", "aria-labelledby", "rel"];
    let is_name = |name: &str| NAMES.contains(&name) || (name.starts_with("data-") && !KEPT.contains(&name));
    body(page).each(&mut |element| element.attributes.retain(|(name, _)| !is_name(name)));
}

/// Data attributes that are more than names.
const KEPT: [&str; 5] = [EXPECT, "data-src", "data-srcset", "data-decant-hidden", "data-decant-frame"];

/// A head with the page's title and nothing else.
pub fn no_metadata(page: &mut Element) {
    let is_title = |node: &Node| matches!(node, Node::Element(element) if element.name == "title");
    for head in page.elements_mut().filter(|element| element.name == "head") {
        head.children.retain(is_title);
    }
}

/// Every box, paragraph, heading and list is a `div`; tables, code and text within a line stay.
pub fn all_divs(page: &mut Element) {
    const BOXES: [&str; 29] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "details",
        "dialog",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "section",
        "summary",
        "ul",
        "menu",
    ];
    body(page).each(&mut |element| {
        if BOXES.contains(&element.name.as_str()) {
            element.name = "div".into();
        }
    });
}

/// The whole body 40 boxes deep, and each part of it 20 more.
pub fn deep(page: &mut Element) {
    let body = body(page);
    let parts = std::mem::take(&mut body.children);
    let parts = parts.into_iter().map(|part| match part {
        Node::Element(part) if part.name != "script" => wrapped(vec![Node::Element(part)], 20),
        part => part,
    });
    let parts = parts.collect();
    body.children = vec![wrapped(parts, 40)];
}

fn wrapped(nodes: Vec<Node>, levels: usize) -> Node {
    let mut nodes = nodes;
    for level in 0..levels {
        let name = if level % 7 == 3 { "section" } else { "div" };
        nodes = vec![Node::Element(Element::new(name, nodes).with("class", "w"))];
    }
    nodes.pop().expect("at least one level")
}

/// The whole page a second time behind the first, where nobody sees it.
pub fn hidden_copy_after(page: &mut Element) {
    let body = body(page);
    let copy = copy_of(body).with("style", "display: none");
    body.children.push(Node::Element(copy));
}

/// The whole page a second time in front, as the collector marks what is not shown.
pub fn hidden_copy_before(page: &mut Element) {
    let body = body(page);
    let copy = copy_of(body).with("data-decant-hidden", "");
    body.children.insert(0, Node::Element(copy));
}

fn copy_of(body: &Element) -> Element {
    let mut copy = Element::new("div", body.children.clone());
    copy.attributes = body.attributes.iter().filter(|(name, _)| name == EXPECT).cloned().collect();
    as_copy(&mut copy);
    copy
}

/// What was to be kept is now said twice.
fn as_copy(element: &mut Element) {
    element.each(&mut |element| {
        if element.expect() == Some(Expect::Keep) {
            element.set(EXPECT, Expect::Copy.mark());
        }
    });
}

/// The part with the article twice: for wide and for narrow screens.
pub fn article_twice(page: &mut Element) {
    repeat_article(page, &["mobile-only", "desktop-only"]);
}

/// The part with the article three times.
pub fn article_three_times(page: &mut Element) {
    repeat_article(page, &["mobile-only", "tablet-only", "desktop-only"]);
}

fn repeat_article(page: &mut Element, names: &[&str]) {
    let (holder, inherited) = holder(body(page), Expect::Drop);
    let original = Element::new("div", std::mem::take(&mut holder.children)).with(EXPECT, inherited.mark());
    let mut copy = original.clone();
    as_copy(&mut copy);
    for (at, name) in names.iter().enumerate() {
        let one = if at == 0 { &original } else { &copy };
        holder.children.push(Node::Element(one.clone().with("class", name)));
    }
}

/// The smallest element that holds all that is to be kept, and what it says of its text.
fn holder(element: &mut Element, around: Expect) -> (&mut Element, Expect) {
    let expect = element.expect().unwrap_or(around);
    let own_text = element.children.iter().any(|node| matches!(node, Node::Text(text) if !text.trim().is_empty()));
    let holds: Vec<usize> = (0..element.children.len())
        .filter(|&at| matches!(&element.children[at], Node::Element(child) if keeps(child, expect)))
        .collect();
    match holds[..] {
        [only] if !(own_text && expect == Expect::Keep) && may_hold(&element.children[only]) => {
            match &mut element.children[only] {
                Node::Element(child) => holder(child, expect),
                Node::Text(_) => unreachable!("only elements were looked at"),
            }
        }
        _ => (element, expect),
    }
}

/// Whether boxes may stand in it.
fn may_hold(node: &Node) -> bool {
    const CLOSED: [&str; 10] = ["dl", "ol", "p", "pre", "table", "tbody", "thead", "tr", "ul", "figure"];
    matches!(node, Node::Element(element) if !CLOSED.contains(&element.name.as_str()))
}

/// Whether anything in an element is to be kept.
fn keeps(element: &Element, around: Expect) -> bool {
    let expect = element.expect().unwrap_or(around);
    element.children.iter().any(|node| match node {
        Node::Element(child) => keeps(child, expect),
        Node::Text(text) => expect == Expect::Keep && !text.trim().is_empty(),
    })
}
