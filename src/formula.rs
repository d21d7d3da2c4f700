//! Formulas: MathML in a canonical shape, and as TeX.
//!
//! What is kept is MathML Core without the elements that let other markup in: text stands in tokens (`mi`, `mn`, `mo`,
//! `ms`, `mtext`) and nothing else does, everything around them is MathML. A parser reads HTML inside tokens and
//! `annotation-xml` only, so in a formula of this shape there is no place where it could.
//!
//! Elements with a fixed number of parts have that many or become a plain row, as browsers show them.

mod tex;

use std::iter::Peekable;

use crate::maps::Map;
use crate::outline::{Item, Marks, NodeId, Outline, Span};
use crate::tag::Tag;
use crate::text::{decode, decode_attribute};

/// Deeper parts are flattened to their text.
const MAX_DEPTH: usize = 60;
/// Characters of the TeX source of one formula.
const MAX_TEX: usize = 4_000;

/// A formula, or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Expression {
    pub tag: Tag,
    /// The page's element, where it stands for one.
    pub node: Option<NodeId>,
    pub inside: Inside,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Inside {
    Text(String),
    Parts(Vec<Expression>),
}

/// A formula of a page.
#[derive(Clone, Debug)]
pub(crate) struct Formula {
    pub expression: Expression,
    /// Its source as TeX, by the page's own word where it gives one.
    pub tex: String,
    /// Whether it stands on a line of its own.
    pub is_display: bool,
}

/// The formulas of a page, by their elements: those that stand in one line of running text and hold nothing but text.
pub(crate) fn formulas(outline: &Outline) -> Map<NodeId, Formula> {
    let mut texts: Map<NodeId, Vec<(NodeId, Span)>> = Map::default();
    let mut lines: Map<NodeId, Option<u32>> = Map::default();
    if outline.formulas.is_empty() {
        return Map::default();
    }
    for item in &outline.items {
        let Some(formula) = outline.formula_of(item.node()) else { continue };
        let line = lines.entry(formula).or_insert(Some(item.line()));
        match *item {
            Item::Text { parent, span, .. } => texts.entry(formula).or_default().push((parent, span)),
            Item::Break { .. } => {}
            Item::Leaf { .. } => *line = None,
        }
        *line = line.filter(|line| *line == item.line());
    }
    let whole = |(id, texts): (NodeId, Vec<(NodeId, Span)>)| {
        lines[&id].filter(|_| !outline.node(id).marks.has(Marks::PREFORMATTED))?;
        let expression = Reader { outline, texts: texts.into_iter().peekable() }.formula(id)?;
        Some((id, Formula::new(outline, id, expression)))
    };
    texts.into_iter().filter_map(whole).collect()
}

impl Formula {
    fn new(outline: &Outline, id: NodeId, expression: Expression) -> Self {
        let is_script = outline.node(id).tag == Tag::Script;
        let is_display = if is_script {
            outline.attribute(id, "type").is_some_and(|kind| kind.contains("mode=display"))
        } else {
            outline.attribute(id, "display").is_some_and(|display| display.eq_ignore_ascii_case("block"))
        };
        let given = if is_script { Some(expression.text()) } else { source(outline, id) };
        let tex =
            given.map(|tex| plain(&tex)).filter(|tex| is_tex(tex)).unwrap_or_else(|| plain(&tex::of(&expression)));
        let tex = if tex.chars().count() <= MAX_TEX { tex } else { String::new() };
        Self { expression, tex, is_display }
    }

    /// The formula as it stands in a line of plain text.
    pub fn in_text(&self) -> String {
        match (&self.tex, self.is_display) {
            (tex, _) if tex.is_empty() => self.expression.text(),
            (tex, false) => format!("${tex}$"),
            (tex, true) => format!("$${tex}$$"),
        }
    }
}

/// The TeX that the page gives with a formula, if it is TeX: in an annotation, or instead of words.
fn source(outline: &Outline, math: NodeId) -> Option<String> {
    const KINDS: [&str; 4] = ["application/x-tex", "tex", "latex", "application/x-latex"];
    let is_source = |id: &NodeId| {
        let kind = outline.attribute(*id, "encoding").unwrap_or_default();
        outline.node(*id).tag == Tag::Annotation && KINDS.iter().any(|known| kind.eq_ignore_ascii_case(known))
    };
    let annotation = (math + 1..outline.node(math).end).find(is_source).map(|id| {
        let node = outline.node(id);
        let start = node.start_tag.range().end;
        let raw = &outline.source[start..(node.close as usize).max(start)];
        decode(raw.split('<').next().unwrap_or_default()).into_owned()
    });
    annotation.or_else(|| outline.attribute(math, "alttext").map(|text| decode_attribute(text).into_owned()))
}

/// In one line, without what only says how large a formula is set.
fn plain(tex: &str) -> String {
    let words = tex.split_whitespace().map(|word| word.replace(char::is_control, ""));
    let line = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let mut bare = line.as_str();
    while let Some(inner) = bare.strip_prefix("{\\displaystyle").and_then(|inner| inner.strip_suffix('}')) {
        bare = inner.trim();
    }
    bare.to_string()
}

/// A word among others is no TeX, unless something in it is.
fn is_tex(text: &str) -> bool {
    let is_word = |word: &str| word.chars().count() > 2 && word.chars().all(char::is_alphabetic);
    let mut words = text.split_whitespace();
    let is_words = text.contains(' ') && words.any(is_word) && !text.contains(['\\', '^', '_']);
    !text.is_empty() && !is_words && text.chars().count() <= MAX_TEX
}

impl Expression {
    /// Parts in a row; one alone needs none.
    fn row(mut parts: Vec<Expression>) -> Self {
        if parts.len() == 1 {
            return parts.remove(0);
        }
        Self { tag: Tag::Mrow, node: None, inside: Inside::Parts(parts) }
    }

    fn words(text: String) -> Self {
        Self { tag: Tag::Mtext, node: None, inside: Inside::Text(text) }
    }

    fn parts(&self) -> &[Expression] {
        match &self.inside {
            Inside::Parts(parts) => parts,
            Inside::Text(_) => &[],
        }
    }

    /// All text of it.
    fn text(&self) -> String {
        match &self.inside {
            Inside::Text(text) => text.clone(),
            Inside::Parts(parts) => parts.iter().map(Expression::text).collect(),
        }
    }

    /// In canonical shape, as far as it goes by itself.
    fn shaped(tag: Tag, node: NodeId, parts: Vec<Expression>) -> Self {
        use Tag::*;
        let all = |tag: Tag| parts.iter().all(|part| part.tag == tag);
        let holds = match tag {
            Math | Mrow | Msqrt | Mstyle | Merror | Mphantom | Mtd => true,
            Mfrac | Mroot | Msub | Msup | Munder | Mover => parts.len() == 2,
            Msubsup | Munderover => parts.len() == 3,
            Mmultiscripts => !parts.is_empty() && parts[0].tag != Mprescripts,
            Mtr => all(Mtd),
            Mtable => all(Mtr),
            Mspace | Mprescripts => parts.is_empty(),
            _ => false,
        };
        let may_hold = |part: &Expression| match part.tag {
            Mtr => holds && tag == Mtable,
            Mtd => holds && tag == Mtr,
            Mprescripts => holds && tag == Mmultiscripts,
            _ => true,
        };
        let parts: Vec<_> = parts.into_iter().map(|part| if may_hold(&part) { part } else { part.loose() }).collect();
        if holds && (tag != Mrow || parts.len() != 1) {
            return Self { tag, node: Some(node), inside: Inside::Parts(parts) };
        }
        Self::row(parts)
    }

    /// A row or cell outside a table.
    fn loose(self) -> Self {
        let Inside::Parts(parts) = self.inside else { return self };
        let parts = parts.into_iter().map(|part| if part.tag == Tag::Mtd { part.loose() } else { part });
        Self::row(parts.collect())
    }
}

/// Goes through a formula's elements and its texts side by side.
struct Reader<'a, T: Iterator<Item = (NodeId, Span)>> {
    outline: &'a Outline,
    texts: Peekable<T>,
}

impl<T: Iterator<Item = (NodeId, Span)>> Reader<'_, T> {
    /// The whole formula; nothing if some text of it stands where no text should.
    fn formula(mut self, id: NodeId) -> Option<Expression> {
        let expression = if self.outline.node(id).tag == Tag::Script {
            let words = Expression::words(self.text_in(id));
            Expression { tag: Tag::Math, node: Some(id), inside: Inside::Parts(vec![words]) }
        } else {
            self.expression(id, 0)
        };
        (self.texts.next().is_none() && !expression.text().is_empty()).then_some(expression)
    }

    fn expression(&mut self, id: NodeId, depth: usize) -> Expression {
        let tag = self.outline.node(id).tag;
        if tag.is_token() || depth >= MAX_DEPTH {
            let tag = if tag.is_token() { tag } else { Tag::Mtext };
            let text = self.text_in(id);
            let node = (tag == self.outline.node(id).tag).then_some(id);
            return match text.is_empty() {
                true => Expression::row(Vec::new()),
                false => Expression { tag, node, inside: Inside::Text(text) },
            };
        }
        let mut parts = Vec::new();
        let children: Vec<NodeId> = self.outline.children(id).collect();
        for child in children {
            let node = self.outline.node(child);
            self.loose_text(id, node.start_tag.start, &mut parts);
            if !node.marks.has(Marks::SILENT) {
                parts.push(self.expression(child, depth + 1));
            }
        }
        self.loose_text(id, u32::MAX, &mut parts);
        let is_nested = tag == Tag::Math && depth > 0;
        Expression::shaped(if is_nested { Tag::Mrow } else { tag }, id, parts)
    }

    /// Text right inside an element that should hold elements.
    fn loose_text(&mut self, id: NodeId, before: u32, parts: &mut Vec<Expression>) {
        while let Some((_, span)) = self.texts.next_if(|(parent, span)| *parent == id && span.start < before) {
            let text = self.folded(span);
            if !text.is_empty() {
                parts.push(Expression::words(text));
            }
        }
    }

    fn text_in(&mut self, id: NodeId) -> String {
        let mut text = String::new();
        while let Some((_, span)) = self.texts.next_if(|(parent, _)| self.outline.contains(id, *parent)) {
            text.push_str(&decode(self.outline.source_of(span)));
        }
        folded(&text)
    }

    fn folded(&self, span: Span) -> String {
        folded(&decode(self.outline.source_of(span)))
    }
}

fn folded(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};

    #[track_caller]
    fn tex(html: &str) -> String {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        cleaner.write(format!("<p>{html}</p>").as_bytes()).unwrap();
        let outline = cleaner.outline().unwrap();
        formulas(&outline).values().map(Formula::in_text).collect()
    }

    #[test]
    fn the_source_that_the_page_gives_is_taken() {
        let annotation = "<annotation encoding='application/x-tex'>a &lt;\n b</annotation>";
        assert_eq!(tex(&format!("<math><semantics><mi>x</mi>{annotation}</semantics></math>")), "$a < b$");
        assert_eq!(tex("<math alttext='{\\displaystyle x^2}' display=block><mi>x</mi></math>"), "$$x^2$$");
        assert_eq!(tex("<math alttext='x squared'><msup><mi>x</mi><mn>2</mn></msup></math>"), "$x^{2}$");
        assert_eq!(tex("<script type='math/tex; mode=display'>a^2</script>"), "$$a^2$$");
    }

    #[test]
    fn mathml_becomes_tex() {
        for (mathml, expected) in [
            ("<mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mi>α</mi></mfrac>", "x=\\frac{1}{\\alpha }"),
            ("<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>", "\\sqrt{a+b}"),
            ("<mroot><mi>a</mi><mn>3</mn></mroot>", "\\sqrt[3]{a}"),
            ("<msup><mrow><mi>a</mi><mi>b</mi></mrow><mn>2</mn></msup>", "{ab}^{2}"),
            ("<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>", "\\sum_{i}^{n}"),
            ("<mover><mi>v</mi><mo>→</mo></mover>", "\\vec{v}"),
            ("<mi>sin</mi><mi>x</mi>", "\\sin x"),
            (
                "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>",
                "\\begin{matrix} 1 & 2 \\end{matrix}",
            ),
            (
                "<mmultiscripts><mi>X</mi><none/><mn>1</mn><mprescripts/><mn>2</mn><none/></mmultiscripts>",
                "{}_{2}X^{1}",
            ),
            ("<mtext>50% of {all}</mtext>", "\\text{50\\% of \\{all\\}}"),
        ] {
            assert_eq!(tex(&format!("<math>{mathml}</math>")), format!("${expected}$"), "{mathml}");
        }
    }

    #[test]
    fn a_wrong_number_of_parts_makes_a_row() {
        assert_eq!(tex("<math><mfrac><mi>a</mi><mi>b</mi><mi>c</mi></mfrac></math>"), "$abc$");
        assert_eq!(tex("<math><mtd><mi>a</mi></mtd><mtr><mi>b</mi></mtr></math>"), "$ab$");
    }
}
