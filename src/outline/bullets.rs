//! Bullets that a page writes in front of an item's text, as LaTeXML and word processors do: the list draws its own. None
//! stays at the beginning of any line in a list, so that an article from which other lines went stays as it is.

const BULLETS: &[&str] = &["•", "‣", "◦", "▪", "▫", "●", "○", "■", "□", "►", "▸", "&bull;", "&#8226;", "&#x2022;"];
const SPACES: &[&str] = &[" ", "\t", "\n", "\r", "\u{a0}", "&nbsp;", "&#160;"];

/// Bytes of the bullet and the space around it that a text's source begins with; 0 where it is a part of a word or of a row
/// (“● ● ○” counts something).
pub(super) fn length(source: &str) -> usize {
    let Some(rest) = past_bullet(past_spaces(source)) else { return 0 };
    let behind = past_spaces(rest);
    let is_apart = rest.is_empty() || behind.len() < rest.len();
    if is_apart && past_bullet(behind).is_none() { source.len() - behind.len() } else { 0 }
}

fn past_bullet(text: &str) -> Option<&str> {
    BULLETS.iter().find_map(|bullet| text.strip_prefix(bullet))
}

fn past_spaces(mut text: &str) -> &str {
    while let Some(rest) = SPACES.iter().find_map(|space| text.strip_prefix(space)) {
        text = rest;
    }
    text
}

#[cfg(test)]
mod tests {
    use crate::outline::Outline;

    #[track_caller]
    fn text(html: &str) -> String {
        Outline::of_page(html).lines()
    }

    #[test]
    fn items_go_without_the_bullets_they_are_written_with() {
        assert_eq!(
            text("<ul><li><span>•</span><div>Rope</div><li>&bull;&nbsp;Oil<li> ◦ <b>Bread</b></ul>"),
            "Rope|Oil|Bread"
        );
        assert_eq!(text("<ul><li>•</ul><p>a"), "a");
        assert_eq!(text("<ul><li><b>•</b><i>•</i> Salt<li>•<p>• Oil</ul>"), "Salt|Oil");
    }

    #[test]
    fn so_do_the_lines_behind_them() {
        assert_eq!(text("<ul><li>Rope<p>• Oil</p><li><img src=a>&#8226; Salt</ul>"), "Rope|Oil|Salt");
    }

    #[test]
    fn other_signs_stay() {
        assert_eq!(
            text("<ul><li>●●○<li>● ● ○<li>•Rope<li>Rope<br>• Oil<li><pre>• x</pre></ul><p>• Bread"),
            "●●○|● ● ○|•Rope|Rope\n• Oil|• x|• Bread"
        );
    }
}
