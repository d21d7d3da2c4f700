//! How pages carry their formulas: names, as data.
//!
//! KaTeX, MathJax and Wikipedia write each formula twice, once drawn for the eye and once as MathML for those who
//! listen, and hide the second. The drawing is of no use without the page's styles and fonts, so the MathML is read
//! and the drawing passed over. What stands as TeX in a script is read where no formula was made of it.

use super::{NodeId, Outline, Span};

/// Boxes that hold a formula in both forms, by class.
const BOXES: &[&str] = &["katex", "MathJax", "MathJax_CHTML", "MathJax_SVG", "MathJax_Display", "mwe-math-element"];
/// The same, by element.
const BOX_ELEMENT: &str = "mjx-container";
/// Elements between such a box and its MathML.
pub(super) const REACH: usize = 5;
/// What tells a script that holds TeX.
const TEX: &str = "math/tex";

/// Whether an element of this name and class holds a formula both drawn and as MathML.
pub(super) fn is_box(name: &str, class: &str) -> bool {
    name.eq_ignore_ascii_case(BOX_ELEMENT) || class.split_ascii_whitespace().any(|word| BOXES.contains(&word))
}

/// Whether a script of this `type` holds TeX.
pub(super) fn holds_tex(kind: &str) -> bool {
    kind.get(..TEX.len()).is_some_and(|start| start.eq_ignore_ascii_case(TEX))
}

/// The TeX inside a script, without what keeps XML parsers away from it.
pub(super) fn tex_of(source: &str, span: Span) -> Span {
    let raw = &source[span.range()];
    let bare = raw.trim().trim_start_matches('%').trim_start();
    let bare = bare.strip_prefix("<![CDATA[").unwrap_or(bare);
    let bare = bare.strip_suffix("]]>").map_or(bare, |bare| bare.trim_end().trim_end_matches('%')).trim();
    let start = span.range().start + (bare.as_ptr() as usize - raw.as_ptr() as usize);
    (start..start + bare.len()).into()
}

impl Outline {
    /// The formula that an element is a part of.
    pub(crate) fn formula_of(&self, id: NodeId) -> Option<NodeId> {
        let before = self.formulas.partition_point(|&formula| formula <= id);
        let formula = *self.formulas.get(before.checked_sub(1)?)?;
        self.contains(formula, id).then_some(formula)
    }
}

#[cfg(test)]
mod tests {
    use crate::outline::lines_of as text;

    const MATH: &str =
        "<math><semantics><mi>x</mi><annotation encoding=application/x-tex>x</annotation></semantics></math>";

    #[test]
    fn a_formula_is_read_once() {
        for formula in [
            format!("<span class=katex><span class=katex-mathml>{MATH}</span><span class=katex-html>xy</span></span>"),
            format!("<span class=MathJax><nobr>xy</nobr><span class=MJX_Assistive_MathML>{MATH}</span></span>"),
            format!(
                "<mjx-container><mjx-math>xy</mjx-math><mjx-assistive-mml>{MATH}</mjx-assistive-mml></mjx-container>"
            ),
            format!(
                "<span class=mwe-math-element><span style='display: none'>{MATH}</span><img src=a.svg alt=x></span>"
            ),
            format!("<span class=MathJax>{MATH}</span><script type=math/tex>x</script>"),
            "<span class=MathJax>xy</span><script type='math/tex; mode=display'>% <![CDATA[\nx %]]></script>".into(),
            MATH.into(),
        ] {
            assert_eq!(text(&format!("<p>Let {formula} be</p>")), "Let x be", "{formula}");
        }
    }

    #[test]
    fn what_is_drawn_only_stays() {
        assert_eq!(text("<p>Let <span class=katex><span class=katex-html>x</span></span> be</p>"), "Let x be");
    }
}
