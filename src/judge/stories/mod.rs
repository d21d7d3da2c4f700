//! Endless pages: one article below the other, of which the page's address means one.
//!
//! A page is endless if it repeats a box with a headline and a body of its own, and one of them is the page's. Each
//! other must be an article by itself: with another address or number, a date of its own, or marked up as one. Forum threads,
//! live blogs, lists and manuals repeat boxes too, so whatever is not certain stays as it is, and so does the page of a
//! blog whose address means none of its entries.

mod address;
mod groups;
mod own;

use crate::article::Metadata;
use crate::outline::{NodeId, Outline};
use crate::plan::Kind;
use crate::tag::Tag;
use groups::{Group, Story, groups};
use own::Clues;

/// The articles of an endless page.
#[derive(Debug)]
pub(crate) struct Stories {
    /// The box of the one that the page's address means, and its headline.
    pub own: NodeId,
    pub headline: NodeId,
    /// The boxes of the others.
    pub others: Vec<NodeId>,
    /// What the page's head says of itself is said of one of the others: the reader has gone on to the next article,
    /// and the address with them.
    pub outdated: bool,
}

impl Stories {
    /// Finds them, if the page is endless.
    pub fn find(outline: &Outline, metadata: &Metadata) -> Option<Self> {
        let mut groups = groups(outline).peekable();
        groups.peek()?;
        let clues = Clues::new(outline, metadata);
        groups.find_map(|group| Self::among(outline, &group, &clues)).filter(|_| !is_thread(outline))
    }

    fn among(outline: &Outline, group: &Group, clues: &Clues<'_>) -> Option<Self> {
        let own = clues.own(group)?;
        let told = clues.told_of(group);
        let mine = &group.stories[own];
        let is_other = |at: &usize| {
            let story = &group.stories[*at];
            *at != own
                && clues.is_other(story)
                && begins_with_headline(outline, story)
                && is_alike(outline, mine, story)
                && is_distinct(outline, mine, story)
        };
        let others: Vec<usize> = (0..group.stories.len()).filter(is_other).collect();
        let outdated = told.is_some_and(|told| others.contains(&told));
        let others: Vec<NodeId> = others.iter().map(|&at| group.stories[at].root).collect();
        (!others.is_empty()).then_some(Self { own: mine.root, headline: mine.headline, others, outdated })
    }

    /// Claims the blocks of the others.
    pub fn claim(&self, outline: &Outline, claims: &mut [Option<Kind>]) {
        for &other in &self.others {
            let blocks = &outline.node(other).blocks;
            claims[blocks.start as usize..blocks.end as usize].fill(Some(Kind::OtherStory));
        }
    }
}

/// Types of schema.org whose pages repeat boxes with headlines that are no articles by themselves.
const THREADS: &[&str] = &["LiveBlogPosting", "FAQPage", "QAPage", "DiscussionForumPosting"];

fn is_thread(outline: &Outline) -> bool {
    outline.head.json_ld.iter().any(|script| THREADS.iter().any(|name| script.contains(name)))
        || THREADS.iter().any(|name| outline.source.contains(&format!("schema.org/{name}")))
}

/// Whether a story's box holds next to nothing above its headline: a section name, a date, a row of buttons.
fn begins_with_headline(outline: &Outline, story: &Story) -> bool {
    const MOST: u32 = 40;
    let (first, headline) = (outline.node(story.root).blocks.start, outline.node(story.headline).blocks.start);
    let above = &outline.blocks[first as usize..headline as usize];
    above.iter().map(|block| block.measure.words).sum::<u32>() <= MOST
}

/// Whether two stories are cut from the same cloth: a box around each headline has the same element and a class in
/// common, or both are an `article`.
fn is_alike(outline: &Outline, one: &Story, other: &Story) -> bool {
    let headings = [one, other].map(|story| outline.node(story.headline).tag);
    let same_heading = headings[0] == headings[1];
    one.around(outline).any(|mine| {
        other.around(outline).any(|its| {
            let (tag, same_tag) = (outline.node(mine).tag, outline.node(mine).tag == outline.node(its).tag);
            same_tag && (tag == Tag::Article || (same_heading && share_class(outline, mine, its)))
        })
    })
}

fn share_class(outline: &Outline, one: NodeId, other: NodeId) -> bool {
    /// Names looked at: generated class lists can be endless.
    const MOST: usize = 10;
    let classes = |id| outline.source_of(outline.node(id).class).split_ascii_whitespace().take(MOST);
    classes(one).any(|mine| classes(other).any(|its| mine == its))
}

/// Whether another story is an article by itself, not a part of this one.
fn is_distinct(outline: &Outline, own: &Story, other: &Story) -> bool {
    let is_elsewhere = other.addresses.iter().any(|address| !own.addresses.contains(address));
    let is_dated = |story: &Story| {
        let dates = outline.head.facts.iter().filter(|fact| matches!(fact.property.as_str(), "time" | "datepublished"));
        dates.into_iter().any(|fact| outline.contains(story.root, fact.node))
    };
    let is_article = |story: &Story| {
        outline.node(story.headline).tag == Tag::H1
            && story.around(outline).any(|id| outline.node(id).tag == Tag::Article)
    };
    let is_numbered = !own.numbers.is_empty() && other.numbers.iter().any(|number| !own.numbers.contains(number));
    is_elsewhere || is_numbered || (is_dated(own) && is_dated(other)) || (is_article(own) && is_article(other))
}

#[cfg(test)]
mod tests;
