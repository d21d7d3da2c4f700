//! Posts of a thread: who says what, and when. By itself a name over a post is a line of clutter like its author's rank
//! beside it, so the votes take most of them away, and what is left reads as if one person had written all of it.

use super::page::is_prose;
use super::reading::Reading;
use crate::maps::Map;
use crate::outline::{Block, NodeId, Outline};
use crate::plan::Kind;
use crate::tag::Tag;

/// Lines over a post that are looked at, and words of such a line at most.
const HEAD_LINES: usize = 12;
const HEAD_WORDS: u32 = 10;
/// Elements around a line, and inside it, that are asked what they are called.
const AROUND: usize = 3;
/// What the boxes of a name are called, in part.
const NAMES: [&str; 7] = ["author", "user", "creator", "poster", "nick", "byline", "member"];

/// Keeps the first lines that name the writer and the day of each post that stays, where several in a row do.
pub(crate) fn keep_heads(reading: &Reading<'_>, kept: &mut [bool], dropped: &[bool]) {
    let outline = reading.page.outline;
    let is_open = |at: usize| !dropped[at] || reading.page.claims[at] == Some(Kind::Metadata);
    let posts = posts(reading, kept);
    let mut rows: Map<NodeId, u32> = Map::default();
    posts.iter().for_each(|post| *rows.entry(row_of(outline, post.id)).or_default() += 1);
    for post in posts.iter().filter(|post| rows[&row_of(outline, post.id)] > 1) {
        let start = (outline.node(post.id).blocks.start as usize).max(post.text.saturating_sub(HEAD_LINES));
        for says in [is_name, is_time] {
            let mut head = start..post.text;
            let first = head.find(|&at| is_open(at) && is_said_by(outline, &outline.blocks[at], says));
            first.into_iter().for_each(|at| kept[at] = true);
        }
    }
}

/// A box in a row of boxes like it, and the first line of its running text that stays.
struct Post {
    id: NodeId,
    text: usize,
}

/// The element that holds the row of a box: the nearest around it that holds more.
fn row_of(outline: &Outline, id: NodeId) -> NodeId {
    let blocks = &outline.node(id).blocks;
    outline.lineage(id).find(|&around| outline.node(around).blocks != *blocks).unwrap_or(0)
}

fn posts(reading: &Reading<'_>, kept: &[bool]) -> Vec<Post> {
    let outline = reading.page.outline;
    let mut posts: Vec<Post> = Vec::new();
    for text in (0..kept.len()).filter(|&at| kept[at] && is_prose(outline, &outline.blocks[at])) {
        if posts.last().is_some_and(|last| text < outline.node(last.id).blocks.end as usize) {
            continue;
        }
        let around = reading.boxes.around_block(outline, outline.blocks[text].owner);
        posts.extend(reading.boxes.unit(&around).map(|id| Post { id, text }));
    }
    posts
}

/// Whether one of the elements around a short line, or around a piece of it, is this.
fn is_said_by(outline: &Outline, block: &Block, says: fn(&Outline, NodeId) -> bool) -> bool {
    block.measure.words <= HEAD_WORDS && elements_of(outline, block).any(|id| says(outline, id))
}

/// The elements right around a line and around its pieces.
fn elements_of<'a>(outline: &'a Outline, block: &Block) -> impl Iterator<Item = NodeId> + 'a {
    let items = &outline.items[block.items.start as usize..block.items.end as usize];
    let pieces = items.iter().map(|item| item.node());
    pieces.chain([block.owner]).flat_map(|id| outline.lineage(id).take(AROUND))
}

fn is_time(outline: &Outline, id: NodeId) -> bool {
    outline.node(id).tag == Tag::Time
}

fn is_name(outline: &Outline, id: NodeId) -> bool {
    let node = outline.node(id);
    let class = outline.source_of(node.class).to_ascii_lowercase();
    node.blocks.len() <= 1 && NAMES.iter().any(|name| class.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};
    use crate::metadata::metadata;

    #[test]
    fn each_post_says_by_whom_and_when() {
        let post = |name: &str, text: &str| {
            format!(
                "<div class=post><div><h4><a class=username>{name}</a></h4><h5 class=rank>Member</h5></div>\
                 <div><header><time>March 3</time><a>#2</a></header><p>{text} that the float sits higher than it did \
                 before, so that the needle does not close.</p></div></div>"
            )
        };
        let html =
            format!("{}{}{}", post("Ada", "Kept, says"), post("Ben", "Not kept, says"), post("Eve", "Kept, say"));
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        cleaner.write(html.as_bytes()).unwrap();
        let outline = cleaner.outline().unwrap();
        let (metadata, claims) = (metadata(&outline, None), vec![None; outline.blocks.len()]);
        let reading = Reading::of(&outline, &metadata, &claims);
        let mut kept: Vec<bool> =
            outline.blocks.iter().map(|block| outline.text_of(block).starts_with("Kept")).collect();
        let dropped = vec![false; kept.len()];
        keep_heads(&reading, &mut kept, &dropped);
        let stays = outline.blocks.iter().zip(&kept).filter(|(_, kept)| **kept);
        let said: Vec<&str> = stays.map(|(block, _)| outline.text_of(block).split(',').next().unwrap()).collect();
        assert_eq!(said, ["Ada", "March 3#2", "Kept", "Eve", "March 3#2", "Kept"]);
    }
}
