//! What is set apart between lines that stay and is none of their kind: formulas, code, quotations, posts of networks.

use std::ops::Range;

use super::{is_between, keep_open, lines_of};
use crate::judge::page::{LINK_LINE, link_share};
use crate::outline::{Block, Marks, Outline};
use crate::tag::Tag;

/// Keeps what is set apart between lines that are kept: formulas on a line of their own, code, and posts that are quoted
/// whole.
pub(crate) fn keep_set_apart(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    let (first, last) = (kept.iter().position(|&kept| kept), kept.iter().rposition(|&kept| kept));
    let (Some(first), Some(last)) = (first, last) else { return };
    for at in first..last {
        let is_code = outline.blocks[at].marks.has(Marks::PREFORMATTED);
        kept[at] |= !dropped[at] && (is_code || is_formula(outline, at) || is_post(outline, at));
    }
}

/// Keeps quotations that are set between lines that are kept, with who said so: drawn large they are taken for a side matter.
pub(crate) fn keep_quotations(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    for quote in outline.nodes.iter().filter(|node| node.tag == Tag::Blockquote && node.blocks.len() <= QUOTED) {
        let lines = lines_of(quote);
        let is_link = |block: &Block| link_share(block) > LINK_LINE;
        if is_between(kept, dropped, lines.clone()) && !outline.blocks[lines.clone()].iter().any(is_link) {
            keep_open(kept, dropped, lines);
        }
    }
}

fn is_formula(outline: &Outline, at: usize) -> bool {
    let Range { start, end } = outline.blocks[at].items;
    let mut items = outline.items[start as usize..end as usize].iter();
    !outline.formulas.is_empty() && items.all(|item| outline.formula_of(item.node()).is_some())
}

/// Whether a line is quoted from a network, in the markup that networks give out for that.
fn is_post(outline: &Outline, at: usize) -> bool {
    const POSTS: [&str; 6] =
        ["twitter-tweet", "instagram-media", "bluesky-embed", "mastodon-embed", "tiktok-embed", "fb-post"];
    let quote = outline.lineage(outline.blocks[at].owner).take(POST_DEPTH);
    quote.filter(|&id| outline.node(id).tag == Tag::Blockquote).any(|id| {
        let class = outline.source_of(outline.node(id).class);
        class.split_ascii_whitespace().any(|word| POSTS.contains(&word))
    })
}

/// Lines of a quotation that is set between paragraphs.
const QUOTED: usize = 4;

/// Elements between a post's text and the quotation at most.
const POST_DEPTH: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};
    use crate::judge::tidy::tests::{PROSE, stays};

    #[test]
    fn what_is_set_apart_between_kept_lines_stays() {
        let post = "<blockquote class=twitter-tweet><p>It is gone.</p>A. Keeper</blockquote>";
        let html = format!("<p>One<div><math><mi>x</mi></math></div>{post}<p>Aside<p>Two<p><math><mi>y</mi></math>");
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        cleaner.write(html.as_bytes()).unwrap();
        let outline = cleaner.outline().unwrap();
        let mut kept = [true, false, false, false, false, true, false];
        keep_set_apart(&outline, &mut kept, &[false; 7]);
        assert_eq!(kept, [true, true, true, true, false, true, false]);
    }

    #[test]
    fn a_quotation_between_two_paragraphs_stays() {
        let page = |quote: &str| {
            format!("<p>Kept{PROSE}</p><aside><blockquote>{quote}</blockquote></aside><p>Kept{PROSE}</p>")
        };
        assert_eq!(
            stays(&page("<p>It came</p><footer>The keeper</footer>"), keep_quotations),
            ["Kept", "It came", "The keeper", "Kept"]
        );
        assert_eq!(stays(&page("<a href=p>View this post</a>"), keep_quotations), ["Kept", "Kept"]);
        assert_eq!(stays(&format!("<p>Kept{PROSE}</p><blockquote>It came</blockquote>"), keep_quotations), ["Kept"]);
    }
}
