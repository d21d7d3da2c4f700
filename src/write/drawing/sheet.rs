//! The style sheet inside a drawing, as far as drawing programs write it: `.cls-1, text { fill: #333 }`.

use crate::maps::Map;

/// Bytes of style sheets read.
const MAX_SHEET: usize = 64 << 10;

#[derive(Default)]
pub(super) struct Sheet {
    /// Declarations by class (with its dot) or element.
    rules: Map<String, String>,
    read: usize,
}

impl Sheet {
    pub fn read(&mut self, css: &str) {
        self.read += css.len();
        if self.read > MAX_SHEET {
            return;
        }
        for rule in css.split('}') {
            let Some((selectors, declarations)) = rule.split_once('{') else { continue };
            for selector in selectors.split(',').map(str::trim).filter(|selector| is_simple(selector)) {
                let known = self.rules.entry(selector.to_string()).or_default();
                known.push(';');
                known.push_str(declarations);
            }
        }
    }

    /// What the sheet says of an element, the weightiest last.
    pub fn of<'a>(&'a self, element: &str, class: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let classes = class.split_ascii_whitespace().map(|class| format!(".{class}"));
        let names = ["*".to_string(), element.to_string()].into_iter().chain(classes);
        let rules: Vec<&str> = names.filter_map(|name| self.rules.get(&name)).map(String::as_str).collect();
        rules.into_iter().flat_map(declarations)
    }
}

/// A class or an element, alone.
fn is_simple(selector: &str) -> bool {
    let name = selector.strip_prefix('.').unwrap_or(selector);
    selector == "*"
        || (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte)))
}

/// Names and values of a list of declarations.
pub(super) fn declarations(css: &str) -> impl Iterator<Item = (&str, &str)> {
    css.split(';').filter_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        Some((name.trim(), value.trim().trim_end_matches("!important").trim()))
    })
}
