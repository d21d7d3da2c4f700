//! Writes a formula: all of it at once, for inside there are no lines, links or anchors.

use super::Writer;
use super::content::Attribute;
use crate::formula::{Expression, Formula, Inside};
use crate::tag::Tag;

impl Writer<'_> {
    pub(super) fn formula(&mut self, formula: &Formula) {
        let display = formula.is_display.then(|| Attribute { name: "display", value: "block".into() });
        let tex = Some(&formula.tex).filter(|tex| !tex.is_empty());
        let alternative = tex.map(|tex| Attribute { name: "alttext", value: tex.clone() });
        let attributes: Vec<Attribute> = display.into_iter().chain(alternative).collect();
        self.content.open(Tag::Math, attributes);
        self.inside(&formula.expression);
        self.content.close(Tag::Math);
    }

    fn expression(&mut self, expression: &Expression) {
        let rebuilt = expression.node.and_then(|node| self.rebuilt.get(&node));
        let attributes = rebuilt.map(|rebuilt| rebuilt.attributes.clone()).unwrap_or_default();
        self.content.open(expression.tag, attributes);
        self.inside(expression);
        self.content.close(expression.tag);
    }

    fn inside(&mut self, expression: &Expression) {
        match &expression.inside {
            Inside::Text(text) => self.content.push_text(text),
            Inside::Parts(parts) => parts.iter().for_each(|part| self.expression(part)),
        }
    }
}
