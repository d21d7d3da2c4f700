//! Where readers' comments begin, on pages whose comments stand in the article's own box without a name.

use super::page::Page;
use crate::outline::Block;

/// What a heading over comments says, without its numbers.
const HEADINGS: &[&str] = &[
    "comments",
    "comment",
    "comments so far",
    "reader comments",
    "user comments",
    "responses",
    "replies",
    "thoughts on",
    "responses to",
    "comments on",
    "leave a comment",
    "leave a reply",
    "post a comment",
    "add a comment",
    "kommentare",
    "kommentar",
    "kommentare zu",
    "commentaires",
    "commentaire",
    "comentarios",
    "comentários",
    "commenti",
    "reacties",
    "kommentarer",
    "komentarze",
    "комментарии",
    "комментариев",
    "yorumlar",
    "コメント",
    "评论",
    "評論",
    "댓글",
];

/// The first block behind `from` that is a heading over comments, or the number of blocks.
pub(crate) fn start(page: &Page<'_>, from: u32) -> u32 {
    let blocks = &page.outline.blocks;
    let behind = blocks.iter().enumerate().skip(from as usize);
    let found = behind.into_iter().find(|(_, block)| is_heading(page, block));
    found.map_or(blocks.len(), |(index, _)| index) as u32
}

fn is_heading(page: &Page<'_>, block: &Block) -> bool {
    if block.measure.words > 12 || !page.outline.node(block.owner).tag.is_heading() {
        return false;
    }
    let text = page.outline.text_of(block).to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let said = words.join(" ");
    HEADINGS.iter().any(|heading| {
        said == *heading
            || (said.starts_with(heading)
                && (heading.ends_with(" to") || heading.ends_with(" on") || heading.ends_with(" zu")))
    })
}
