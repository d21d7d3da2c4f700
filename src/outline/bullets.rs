//! Bullets that a page writes in front of an item's text, as LaTeXML and word processors do: the list draws its own.

use crate::text::{decode, is_unseen};

const BULLETS: &[char] = &['•', '‣', '◦', '▪', '▫', '●', '○', '■', '□', '►', '▸'];

/// Whether the source of a text says nothing but a bullet.
pub(super) fn is_bullet(source: &str) -> bool {
    // Most lines begin with a letter, which needs no decoding.
    if source.trim_start().starts_with(|sign: char| sign.is_ascii_graphic() && sign != '&') {
        return false;
    }
    let text = decode(source);
    let mut signs = text.chars().filter(|&sign| !is_unseen(sign));
    signs.next().is_some_and(|sign| BULLETS.contains(&sign)) && signs.next().is_none()
}

#[cfg(test)]
mod tests {
    use crate::outline::lines_of as text;

    #[test]
    fn items_go_without_the_bullets_they_are_written_with() {
        assert_eq!(text("<ul><li><span>•</span><div>Rope</div><li> &bull;&nbsp;<b>Oil</b><li>◦\0</ul>"), "Rope|Oil");
        assert_eq!(text(&format!("<ul><li>{}&bull;<p>Salt</ul>", "&nbsp;\n".repeat(99))), "Salt");
        assert_eq!(text("<ul><li>Rope<p><i>&#8226</i> Oil</p><li><img src=a><b>•</b> Salt</ul>"), "Rope|Oil|Salt");
    }

    #[test]
    fn other_signs_stay() {
        assert_eq!(text("<ul><li>●●○<li><b>●</b><i>●</i> ○<li>• Rope</ul>"), "●●○|●● ○|• Rope");
        assert_eq!(text("<ul><li>Rope<br><b>•</b> Oil<li><pre><b>•</b> x</pre></ul>"), "Rope\n• Oil|• x");
        assert_eq!(text("<ul><li><math><mtext>•</mtext></math></ul><p><b>•</b> Bread"), "•|• Bread");
    }
}
