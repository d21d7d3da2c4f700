//! Posts of a thread: who says what, and when. By itself a name over a post is a line of clutter like its author's rank
//! beside it, so the votes take most of them away, and what is left reads as if one person had written all of it.

use std::ops::Range;

use super::page::is_prose;
use super::reading::Reading;
use crate::maps::Map;
use crate::outline::{Block, NodeId, Outline};
use crate::plan::Kind;
use crate::tag::Tag;

/// Lines over and under a post that are looked at, and words of such a line at most.
const AWAY: usize = 12;
const NAME_WORDS: u32 = 6;
const TIME_WORDS: u32 = 10;
/// Lines of a box that is called after a name at most: a rank or two may stand beside it.
const CALLED_LINES: usize = 3;
/// Elements around a line, and inside it, that are asked what they are called.
const AROUND: usize = 3;
/// Pieces of a line, and bytes of a class, that are looked at.
const PIECES: usize = 24;
const CLASS: usize = 300;
/// What the boxes of a name, and of a day, are called, in part.
const NAMES: [&str; 7] = ["author", "user", "creator", "poster", "nick", "byline", "member"];
const TIMES: [&str; 2] = ["time", "date"];

/// Keeps the first lines over or under each post that name its writer and its day, and the heading over a row of posts.
pub(crate) fn keep_heads(reading: &Reading<'_>, kept: &mut [bool], dropped: &[bool]) {
    let outline = reading.page.outline;
    let is_shown = |at: usize| !reading.page.is_hidden(&outline.blocks[at]);
    let is_open = |at: usize| is_shown(at) && (!dropped[at] || reading.page.claims[at] == Some(Kind::Metadata));
    let mut row = None;
    for Post { id, around, first, last } in posts(reading, kept) {
        let Range { start, end } = outline.node(id).blocks;
        let over = (start as usize).max(first.saturating_sub(AWAY))..first;
        // A page that says it is a thread signs its posts, too; elsewhere the next card begins with its name.
        let away = if reading.page.is_thread { AWAY } else { 0 };
        let under = last + 1..(end as usize).min(last + 1 + away);
        let line = |says: fn(&Outline, &Block) -> bool| {
            let mut near = over.clone().chain(under.clone());
            near.find(|&at| is_open(at) && says(outline, &outline.blocks[at]))
        };
        let (name, time) = (line(is_name), line(is_time));
        // “by Ada » March 3, 7:31 pm” says the name again.
        let text = |at: usize| outline.text_of(&outline.blocks[at]);
        let is_said = name.zip(time).is_some_and(|(name, time)| name != time && text(time).contains(text(name)));
        name.filter(|_| !is_said).into_iter().chain(time).for_each(|at| kept[at] = true);
        if row.replace(around) != Some(around) {
            let mut before = (outline.node(around).blocks.start as usize..start as usize).rev().take(AWAY);
            let heading = before.find(|&at| outline.node(outline.blocks[at].owner).tag.is_heading());
            heading.into_iter().for_each(|at| kept[at] |= is_shown(at) && !dropped[at]);
        }
    }
}

/// A box in a row of boxes like it, what holds the row, and the first and last line of the box's running text that stay.
struct Post {
    id: NodeId,
    around: NodeId,
    first: usize,
    last: usize,
}

/// The posts with text that stays: the innermost boxes around it of which several stand in a row.
fn posts(reading: &Reading<'_>, kept: &[bool]) -> Vec<Post> {
    let outline = reading.page.outline;
    let boxes_of = |text: usize| reading.boxes.around_block(outline, outline.blocks[text].owner);
    let texts: Vec<usize> = (0..kept.len()).filter(|&at| kept[at] && is_prose(outline, &outline.blocks[at])).collect();
    let mut rows: Map<NodeId, Row<'_>> = Map::default();
    let mut posts_of: Map<Row<'_>, u32> = Map::default();
    for id in texts.iter().flat_map(|&text| boxes_of(text)).filter(|&id| id != 0) {
        rows.entry(id).or_insert_with(|| {
            let row = row_of(outline, id);
            *posts_of.entry(row).or_default() += 1;
            row
        });
    }
    let post = |text: usize| {
        let mut boxes = boxes_of(text).into_iter().filter_map(|id| Some((id, rows.get(&id)?)));
        let (id, &(around, ..)) = boxes.find(|(_, row)| posts_of[*row] > 1)?;
        Some(Post { id, around, first: text, last: text })
    };
    let mut posts: Vec<Post> = Vec::new();
    for text in texts {
        match posts.last_mut().filter(|last| text < outline.node(last.id).blocks.end as usize) {
            Some(post) => post.last = text,
            None => posts.extend(post(text)),
        }
    }
    posts
}

/// What the boxes of a row share: where they stand, and their name and first class; the others may say which is even.
type Row<'a> = (NodeId, Tag, &'a str);

fn row_of(outline: &Outline, id: NodeId) -> Row<'_> {
    let blocks = &outline.node(id).blocks;
    let outermost =
        outline.lineage(id).take_while(|&around| outline.node(around).blocks == *blocks).last().unwrap_or(id);
    let node = outline.node(outermost);
    (node.parent, node.tag, outline.source_of(node.class).split_ascii_whitespace().next().unwrap_or_default())
}

/// Whether a short line, or a piece of it, stands in a box that is called after who writes.
fn is_name(outline: &Outline, block: &Block) -> bool {
    block.measure.words <= NAME_WORDS && elements_of(outline, block).any(|id| is_called(outline, id, &NAMES))
}

fn is_time(outline: &Outline, block: &Block) -> bool {
    let is_time = |id: NodeId| outline.node(id).tag == Tag::Time || is_called(outline, id, &TIMES);
    block.measure.words <= TIME_WORDS
        && (holds_clock(outline.text_of(block)) || elements_of(outline, block).any(is_time))
}

/// Whether a text tells an hour: digits on both sides of a colon.
fn holds_clock(text: &str) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    (1..bytes.len()).any(|at| bytes[at] == b':' && is_digit(bytes.get(at - 1)) && is_digit(bytes.get(at + 1)))
}

/// Whether an element of few lines is called so.
fn is_called(outline: &Outline, id: NodeId, names: &[&str]) -> bool {
    let node = outline.node(id);
    let class = outline.source_of(node.class);
    node.blocks.len() <= CALLED_LINES && class.len() <= CLASS && {
        let class = class.to_ascii_lowercase();
        names.iter().any(|name| class.contains(name))
    }
}

/// The elements right around a line and around its pieces.
fn elements_of<'a>(outline: &'a Outline, block: &Block) -> impl Iterator<Item = NodeId> + 'a {
    let items = outline.items[block.items.start as usize..block.items.end as usize].iter();
    let pieces = items.take(PIECES).map(|item| item.node());
    pieces.chain([block.owner]).flat_map(|id| outline.lineage(id).take(AROUND))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::tests::stays;

    fn kept_of(posts: &[String]) -> Vec<String> {
        let stays = stays(&posts.concat(), keep_heads);
        stays.iter().map(|line| line.split(',').next().unwrap().to_string()).collect()
    }

    const TEXT: &str = "that the float sits higher than it did before, so that the needle does not close.";

    #[test]
    fn each_post_says_by_whom_and_when() {
        let post = |name: &str, text: &str| {
            format!(
                "<div class='post of-{name}'><div><h4><a class=username>{name}</a></h4><h5 class=rank>Member</h5></div>\
                 <div><header><time>March 3</time><a>#2</a></header><p>{text} {TEXT}</p></div></div>"
            )
        };
        let posts = [post("Ada", "Kept, says"), post("Ben", "Not kept, says"), post("Eve", "Kept, say")];
        assert_eq!(kept_of(&posts), ["Ada", "March 3#2", "Kept", "Eve", "March 3#2", "Kept"]);
    }

    #[test]
    fn a_line_that_says_both_is_enough() {
        let post = |name: &str| {
            format!(
                "<div class=post><dl><dt><a class=username>{name}</a></dt></dl><div><p class=author>by {name} » March 3, 7:31 pm\
                 </p><div><p>Kept, says {TEXT}</p></div></div></div>"
            )
        };
        assert_eq!(kept_of(&[post("Ada"), post("Ben")]), ["by Ada » March 3", "Kept", "by Ben » March 3", "Kept"]);
    }
}
