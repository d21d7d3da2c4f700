//! Words that a page sets in small capitals: a lead-in, an abbreviation, a name that is to be told from others.
//!
//! They are a `span` with one of two words, whatever element said it. Only elements inside a line count: a whole heading
//! or page in small capitals is how the page looks, and says nothing of the words.

use crate::text::decode_attribute;

/// The attribute that carries it in the output.
pub(super) const CAPS: &str = "data-caps";
/// What a browser saw, as the collector tells.
const RENDERED: &str = "data-decant-caps";
/// The values that CSS has for it; the second makes capitals small as well.
const VALUES: [&str; 2] = ["small-caps", "all-small-caps"];
/// What class names are made of, without their hyphens.
const PARTS: &[&str] = &["smallcap", "smcap"];
/// Short class names that mean it as a whole: typesetters', and LaTeX's.
const NAMES: &[&str] = &["sc", "textsc"];

/// The small capitals that an attribute, undecoded, asks for.
pub(super) fn of(name: &str, value: &str) -> Option<&'static str> {
    match name {
        CAPS | RENDERED => VALUES.into_iter().find(|known| *known == value),
        "class" => value.split_ascii_whitespace().any(is_name).then_some(VALUES[0]),
        "style" => in_style(&decode_attribute(value)),
        _ => None,
    }
}

fn is_name(class: &str) -> bool {
    if class.len() < NAMES[0].len() || class.starts_with("no") {
        return false;
    }
    let bare: String = class.chars().filter(|c| !matches!(c, '-' | '_')).map(|c| c.to_ascii_lowercase()).collect();
    NAMES.contains(&class) || PARTS.iter().any(|part| bare.contains(part))
}

/// The last declaration counts, as in a browser.
fn in_style(style: &str) -> Option<&'static str> {
    let style = style.to_ascii_lowercase();
    let mut declared = style.rsplit(';').filter_map(|declaration| declaration.split_once(':'));
    let (_, value) = declared.find(|(name, _)| ["font-variant", "font-variant-caps", "font"].contains(&name.trim()))?;
    VALUES.into_iter().find(|known| value.split_ascii_whitespace().any(|word| word == *known))
}

#[cfg(test)]
mod tests {
    use crate::write::written_whole;

    #[test]
    fn small_capitals_are_kept_whoever_says_it() {
        let kept = "<p><span data-caps=\"small-caps\">The boats</span> came</p>\n";
        for said in [
            "span style='font-variant: small-caps'",
            "span style='color:red; FONT-VARIANT-CAPS:Small-Caps;'",
            "span style='font: small-caps bold 1em serif'",
            "span class=smallcaps",
            "span class='x small-caps'",
            "span class=ltx_font_smallcaps",
            "span class=Small_Caps",
            "span class=sc",
            "span data-decant-caps=small-caps",
            "span data-caps=small-caps",
        ] {
            assert_eq!(written_whole(&format!("<p><{said}>The boats</span> came</p>")), kept, "{said}");
        }
        let all = "<p>The <abbr><span data-caps=\"all-small-caps\">NATO</span></abbr> fleet</p>\n";
        assert_eq!(written_whole("<p>The <abbr style='font-variant-caps:all-small-caps'>NATO</abbr> fleet</p>"), all);
        assert_eq!(written_whole(all), all);
    }

    #[test]
    fn what_only_looks_like_it_is_no_small_capital() {
        for said in [
            "span class=sc-bdVaJa",
            "span class=scale",
            "span class=no-smallcaps",
            "span class=caps",
            "span style='font-variant: small-caps; font-variant: normal'",
            "span style='font-variant: tabular-nums'",
            "span data-caps='small-caps\"onclick'",
            "span data-caps=petite",
        ] {
            assert_eq!(written_whole(&format!("<p><{said}>The boats</span> came</p>")), "<p>The boats came</p>\n");
        }
        assert_eq!(written_whole("<h2 class=smallcaps>The boats</h2>"), "<h2>The boats</h2>\n");
    }
}
