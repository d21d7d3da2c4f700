//! A formula as TeX, for plain text and Markdown, where the page itself does not give it.

use super::{Expression, Inside};
use crate::tag::Tag;

/// Signs and the commands for them.
const COMMANDS: &[(char, &str)] = &[
    ('−', "-"),
    ('×', "\\times"),
    ('·', "\\cdot"),
    ('⋅', "\\cdot"),
    ('÷', "\\div"),
    ('±', "\\pm"),
    ('∓', "\\mp"),
    ('≤', "\\le"),
    ('≥', "\\ge"),
    ('≠', "\\ne"),
    ('≈', "\\approx"),
    ('≡', "\\equiv"),
    ('∼', "\\sim"),
    ('∝', "\\propto"),
    ('∞', "\\infty"),
    ('∂', "\\partial"),
    ('∇', "\\nabla"),
    ('∑', "\\sum"),
    ('∏', "\\prod"),
    ('∫', "\\int"),
    ('√', "\\surd"),
    ('→', "\\to"),
    ('⇒', "\\Rightarrow"),
    ('⇔', "\\Leftrightarrow"),
    ('↦', "\\mapsto"),
    ('∈', "\\in"),
    ('∉', "\\notin"),
    ('⊂', "\\subset"),
    ('⊆', "\\subseteq"),
    ('∪', "\\cup"),
    ('∩', "\\cap"),
    ('∀', "\\forall"),
    ('∃', "\\exists"),
    ('∧', "\\land"),
    ('∨', "\\lor"),
    ('¬', "\\neg"),
    ('…', "\\ldots"),
    ('⋯', "\\cdots"),
    ('′', "'"),
    ('α', "\\alpha"),
    ('β', "\\beta"),
    ('γ', "\\gamma"),
    ('δ', "\\delta"),
    ('ε', "\\varepsilon"),
    ('ϵ', "\\epsilon"),
    ('ζ', "\\zeta"),
    ('η', "\\eta"),
    ('θ', "\\theta"),
    ('κ', "\\kappa"),
    ('λ', "\\lambda"),
    ('μ', "\\mu"),
    ('ν', "\\nu"),
    ('ξ', "\\xi"),
    ('π', "\\pi"),
    ('ρ', "\\rho"),
    ('σ', "\\sigma"),
    ('τ', "\\tau"),
    ('φ', "\\varphi"),
    ('ϕ', "\\phi"),
    ('χ', "\\chi"),
    ('ψ', "\\psi"),
    ('ω', "\\omega"),
    ('Γ', "\\Gamma"),
    ('Δ', "\\Delta"),
    ('Θ', "\\Theta"),
    ('Λ', "\\Lambda"),
    ('Π', "\\Pi"),
    ('Σ', "\\Sigma"),
    ('Φ', "\\Phi"),
    ('Ψ', "\\Psi"),
    ('Ω', "\\Omega"),
    ('ℝ', "\\mathbb{R}"),
    ('ℕ', "\\mathbb{N}"),
    ('ℤ', "\\mathbb{Z}"),
    ('\\', "\\backslash"),
];
/// Names that TeX sets upright by itself.
const FUNCTIONS: &[&str] = &[
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "deg", "det", "dim", "exp", "gcd", "inf", "ker", "lim",
    "ln", "log", "max", "min", "sin", "sinh", "sup", "tan", "tanh",
];
/// Accents, by the sign above.
const ACCENTS: &[(&str, &str)] = &[
    ("^", "hat"),
    ("ˆ", "hat"),
    ("~", "tilde"),
    ("¯", "bar"),
    ("‾", "bar"),
    ("→", "vec"),
    ("˙", "dot"),
    ("¨", "ddot"),
];

pub(super) fn of(expression: &Expression) -> String {
    let mut out = String::new();
    write(expression, &mut out);
    out
}

fn write(expression: &Expression, out: &mut String) {
    let parts = expression.parts();
    match (expression.tag, parts) {
        (Tag::Mtext | Tag::Ms, _) => *out += &format!("\\text{{{}}}", escaped(&expression.text())),
        (tag, _) if tag.is_token() => token(tag, &expression.text(), out),
        (Tag::Mfrac, [over, under]) => *out += &format!("\\frac{}{}", braced(over), braced(under)),
        (Tag::Msqrt, _) => *out += &format!("\\sqrt{{{}}}", row(parts)),
        (Tag::Mroot, [base, degree]) => *out += &format!("\\sqrt[{}]{}", of(degree), braced(base)),
        (Tag::Msub, [base, low]) => scripts(base, Some(low), None, out),
        (Tag::Msup, [base, high]) => scripts(base, None, Some(high), out),
        (Tag::Msubsup | Tag::Munderover, [base, low, high]) => scripts(base, Some(low), Some(high), out),
        (Tag::Munder, [base, low]) if takes_limits(base) => scripts(base, Some(low), None, out),
        (Tag::Mover, [base, high]) if takes_limits(base) => scripts(base, None, Some(high), out),
        (Tag::Munder, [base, low]) => *out += &format!("\\underset{}{}", braced(low), braced(base)),
        (Tag::Mover, [base, high]) => over(base, high, out),
        (Tag::Mtable, rows) => {
            let rows: Vec<String> =
                rows.iter().map(|row| row.parts().iter().map(of).collect::<Vec<_>>().join(" & ")).collect();
            *out += &format!("\\begin{{matrix}} {} \\end{{matrix}}", rows.join(" \\\\ "));
        }
        (Tag::Mphantom, _) => *out += &format!("\\phantom{{{}}}", row(parts)),
        (Tag::Mmultiscripts, [base, rest @ ..]) => multiscripts(base, rest, out),
        (Tag::Mspace, _) => out.push(' '),
        _ => out.push_str(&row(parts)),
    }
}

fn row(parts: &[Expression]) -> String {
    let mut out = String::new();
    parts.iter().for_each(|part| write(part, &mut out));
    out
}

fn braced(expression: &Expression) -> String {
    format!("{{{}}}", of(expression))
}

/// A single sign, or what is given in braces.
fn base_of(expression: &Expression) -> String {
    let is_single = matches!(&expression.inside, Inside::Text(text) if text.chars().count() == 1 || is_function(text));
    if is_single { of(expression).trim_end().to_string() } else { braced(expression) }
}

fn scripts(base: &Expression, low: Option<&Expression>, high: Option<&Expression>, out: &mut String) {
    *out += &base_of(base);
    low.into_iter().for_each(|low| *out += &format!("_{}", braced(low)));
    high.into_iter().for_each(|high| *out += &format!("^{}", braced(high)));
}

/// Behind the base, then in front of it: pairs of a low and a high one.
fn multiscripts(base: &Expression, rest: &[Expression], out: &mut String) {
    let mut sides = rest.split(|part| part.tag == Tag::Mprescripts);
    let behind = sides.next().unwrap_or_default();
    let pairs = |parts: &[Expression]| {
        let pairs = parts.chunks(2).map(|pair| {
            let sign = |at: usize, mark: &str| {
                pair.get(at).map(of).filter(|it| !it.is_empty()).map(|it| format!("{mark}{{{it}}}"))
            };
            sign(0, "_").unwrap_or_default() + &sign(1, "^").unwrap_or_default()
        });
        pairs.collect::<String>()
    };
    let before = sides.map(pairs).collect::<String>();
    if !before.is_empty() {
        *out += &format!("{{}}{before}");
    }
    *out += &(base_of(base) + &pairs(behind));
}

fn over(base: &Expression, high: &Expression, out: &mut String) {
    let sign = high.text();
    let accent = ACCENTS.iter().find(|(known, _)| *known == sign).map(|(_, name)| *name);
    *out += &match accent {
        Some(name) => format!("\\{name}{}", braced(base)),
        None => format!("\\overset{}{}", braced(high), braced(base)),
    };
}

/// Whether what stands under and over it are its limits.
fn takes_limits(base: &Expression) -> bool {
    let text = base.text();
    matches!(text.as_str(), "∑" | "∏" | "∫" | "⋃" | "⋂" | "⋁" | "⋀") || is_function(&text)
}

fn is_function(text: &str) -> bool {
    FUNCTIONS.contains(&text)
}

fn token(tag: Tag, text: &str, out: &mut String) {
    if tag == Tag::Mi && is_function(text) {
        *out += &format!("\\{text} ");
    } else if tag == Tag::Mi && text.chars().count() > 1 && text.chars().all(char::is_alphanumeric) {
        *out += &format!("\\mathrm{{{text}}}");
    } else {
        text.chars().for_each(|sign| push(sign, out));
    }
}

fn push(sign: char, out: &mut String) {
    match COMMANDS.iter().find(|(known, _)| *known == sign) {
        Some((_, command)) if command.ends_with(|c: char| c.is_ascii_alphabetic()) => *out += &format!("{command} "),
        Some((_, command)) => *out += command,
        // Invisible signs for what stands beside each other.
        None if ('\u{2061}'..='\u{2064}').contains(&sign) => {}
        None if matches!(sign, '{' | '}' | '%' | '&' | '#' | '$' | '_') => *out += &format!("\\{sign}"),
        None => out.push(sign),
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for sign in text.chars() {
        if matches!(sign, '{' | '}' | '%' | '&' | '#' | '$' | '_') {
            out.push('\\');
        }
        out.push(if sign == '\\' { '/' } else { sign });
    }
    out
}
