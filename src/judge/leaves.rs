//! Leaves: which pictures, players and rules stay.

use std::collections::hash_map::Entry;

use super::frames;
use super::reading::Reading;
use crate::duplicates::pictures::shown;
use crate::outline::{Block, Item, Marks, NodeId, Outline, attribute};
use crate::plan::{Kind, Verdict};
use crate::tag::Tag;
use crate::words::{WordMap, hash_of, names, words};
use crate::write::picture::{LAZY_SRC, LAZY_SRCSET, is_placeholder};

/// Pixels: a picture smaller than this on either side says nothing.
const SMALL: u32 = 50;
/// Words in names of pictures that are no part of any article.
const ORNAMENTS: &[&str] = &["avatar", "gravatar", "icon", "logo", "spacer", "pixel", "tracking", "badge"];
/// What the start tag of a picture that waits for a script says, if it says where the picture is.
const WAITING: &[&str] = &["data-src", "data-lazy", "data-original", "srcset"];

/// Whether each item is a leaf that is kept.
pub(crate) fn kept(reading: &Reading<'_>, verdicts: &[Verdict]) -> Vec<bool> {
    let outline = reading.page.outline;
    let boxes = Boxes::new(outline, verdicts);
    let mut leaves: Vec<bool> = outline
        .items
        .iter()
        .map(|item| match item {
            Item::Leaf { node, .. } => boxes.hold(*node) && !is_ornament(outline, *node) && !is_logo(reading, *node),
            _ => false,
        })
        .collect();
    drop_stand_ins(outline, &mut leaves);
    drop_loose_rules(outline, verdicts, &mut leaves);
    keep_lead(reading, verdicts, &mut leaves);
    drop_other_sizes(outline, verdicts, &mut leaves);
    leaves
}

/// Words that label pictures, as “Before” and “After” do where one is slid over the other: whoever votes them out of the
/// article has said nothing of the pictures.
const LABELS: u32 = 4;
/// Boxes around pictures and their labels that hold nothing else.
const WRAPPERS: usize = 4;

/// What became of the text around each element.
struct Boxes<'a> {
    outline: &'a Outline,
    verdicts: &'a [Verdict],
    /// The nearest element that has text, for each element.
    with_text: Vec<NodeId>,
    /// Words that say something of the article, and words in all, before each block.
    kept: Vec<(u32, u32)>,
}

impl<'a> Boxes<'a> {
    fn new(outline: &'a Outline, verdicts: &'a [Verdict]) -> Self {
        let mut with_text = vec![0; outline.nodes.len()];
        for id in 1..with_text.len() {
            let node = &outline.nodes[id];
            with_text[id] = if node.blocks.is_empty() { with_text[node.parent as usize] } else { id as NodeId };
        }
        let mut kept = vec![(0, 0)];
        let (mut said, mut all) = (0, 0);
        for (block, verdict) in outline.blocks.iter().zip(verdicts) {
            // A line without a word is one, too.
            let words = if says_nothing(outline, block, *verdict) { 0 } else { block.measure.words.max(1) };
            all += words;
            said += if matches!(verdict, Verdict::Removed(_)) { 0 } else { words };
            kept.push((said, all));
        }
        Self { outline, verdicts, with_text, kept }
    }

    /// Whether a leaf stands with what is kept: a share row's icons go with its words. Of a picture as wide as the text,
    /// mere labels do not decide, and of any but a button's own not what it is to be pressed for.
    fn hold(&self, leaf: NodeId) -> bool {
        let is_own = is_in(self.outline, leaf, Tag::Button) && !is_in(self.outline, leaf, Tag::Figure);
        let is_hidden = self.outline.node(leaf).marks.has(Marks::HIDDEN);
        let mut around = self.with_text[leaf as usize];
        for _ in 0..WRAPPERS {
            let are_labels = self.are_labels(around) && is_wide(self.outline, leaf);
            let is_pressed = self.words(around).1 == 0 && !is_own && !is_hidden;
            if self.is_part(around) || !(are_labels || is_pressed) {
                break;
            }
            around = self.with_text[self.outline.node(around).parent as usize];
        }
        self.is_part(around)
    }

    /// Whether a box says mostly what is kept.
    fn is_part(&self, id: NodeId) -> bool {
        let (said, all) = self.words(id);
        said * 2 >= all && said > 0
    }

    /// Whether the text of a box is a few words, and no rule has said what they are.
    fn are_labels(&self, id: NodeId) -> bool {
        let blocks = &self.outline.node(id).blocks;
        let verdicts = &self.verdicts[blocks.start as usize..blocks.end as usize];
        let is_unclaimed = |verdict: &Verdict| matches!(verdict, Verdict::Removed(Kind::Outside | Kind::Hidden));
        self.words(id).1 <= LABELS && verdicts.iter().all(is_unclaimed)
    }

    /// Words in a box that say something of the article, and words in all.
    fn words(&self, id: NodeId) -> (u32, u32) {
        let blocks = &self.outline.node(id).blocks;
        let (from, to) = (self.kept[blocks.start as usize], self.kept[blocks.end as usize]);
        (to.0 - from.0, to.1 - from.1)
    }
}

/// Whether a line is told to those who listen only, or stands on a button or in a figure to be pressed: “Press enter or click to view
/// image in full size” says nothing of whether the picture beside it stays.
fn says_nothing(outline: &Outline, block: &Block, verdict: Verdict) -> bool {
    match verdict {
        Verdict::Removed(Kind::Hidden) => true,
        Verdict::Removed(Kind::Control) => {
            is_in(outline, block.owner, Tag::Figure) || is_in(outline, block.owner, Tag::Button)
        }
        _ => false,
    }
}

fn is_in(outline: &Outline, id: NodeId, wanted: Tag) -> bool {
    outline.lineage(id).take(WRAPPERS).any(|id| outline.node(id).tag == wanted)
}

/// Whether a picture says that it is no thumbnail.
fn is_wide(outline: &Outline, picture: NodeId) -> bool {
    pixels(outline.source_of(outline.node(picture).start_tag), "width").is_some_and(|width| width >= FULL)
}

/// What a start tag says of a side of its picture.
fn pixels(tag: &str, side: &str) -> Option<u32> {
    attribute(tag, side)?.parse().ok()
}

fn is_ornament(outline: &Outline, leaf: NodeId) -> bool {
    let node = outline.node(leaf);
    if !matches!(node.tag, Tag::Img | Tag::Svg) {
        return node.marks.has(Marks::HIDDEN) || frames::is_foreign(outline, leaf);
    }
    let [class, id, _] = outline.names(leaf);
    let (class, id) = (class.to_ascii_lowercase(), id.to_ascii_lowercase());
    if class.contains("emoji") || class.contains("smiley") {
        return false;
    }
    let tag = outline.source_of(node.start_tag);
    let is_small = |side| pixels(tag, side).is_some_and(|size| size < SMALL);
    is_small("width") || is_small("height") || ORNAMENTS.iter().any(|word| class.contains(word) || id.contains(word))
}

/// Whether a picture above the headline is the site's own: it is called as the site is, or leads to its front page.
fn is_logo(reading: &Reading<'_>, leaf: NodeId) -> bool {
    let outline = reading.page.outline;
    let headline = reading.places.headline.map(|headline| outline.blocks[headline as usize].owner);
    if headline.is_none_or(|headline| leaf > headline) {
        return false;
    }
    let site = reading.metadata.site_name.as_deref().unwrap_or_default();
    let is_site = |alt: &str| words(alt).map(|word| word.hash).eq(words(site).map(|word| word.hash));
    let link = outline.lineage(leaf).take(WRAPPERS).find(|&id| outline.node(id).tag == Tag::A);
    outline.attribute(leaf, "alt").is_some_and(|alt| !alt.is_empty() && is_site(alt))
        || link.and_then(|id| outline.attribute(id, "href")).is_some_and(is_front)
}

/// Whether an address is that of a front page.
fn is_front(address: &str) -> bool {
    match address.split_once("://") {
        Some((_, rest)) => rest.find('/').is_none_or(|at| at + 1 == rest.len()),
        None => address == "/",
    }
}

/// Of a picture and its copy in the `noscript` right behind it, keeps the one that says where the picture is.
fn drop_stand_ins(outline: &Outline, leaves: &mut [bool]) {
    let mut before: Option<usize> = None;
    for at in 0..leaves.len() {
        let Item::Leaf { node, .. } = outline.items[at] else {
            before = None;
            continue;
        };
        let in_noscript = outline.node(node).marks.has(Marks::NOSCRIPT);
        if let Some(first) = before.filter(|&first| in_noscript && leaves[first] && leaves[at]) {
            let Item::Leaf { node: shown, .. } = outline.items[first] else { continue };
            leaves[if knows_address(outline, shown) { at } else { first }] = false;
        }
        before = (!in_noscript && outline.node(node).tag == Tag::Img).then_some(at);
    }
}

fn knows_address(outline: &Outline, picture: NodeId) -> bool {
    let tag = outline.source_of(outline.node(picture).start_tag);
    WAITING.iter().any(|name| tag.contains(name))
        || attribute(tag, "src").is_some_and(|src| !src.is_empty() && !src.starts_with("data:"))
}

/// Pixels across of a picture that is no thumbnail.
const FULL: u32 = 300;

/// Of one picture in several sizes, keeps the best described, then the widest, then the first. What stands in a line
/// of text is read with it: a formula or a sign may come again.
fn drop_other_sizes(outline: &Outline, verdicts: &[Verdict], leaves: &mut [bool]) {
    let mut best: WordMap<(usize, (bool, u8, u32))> = WordMap::default();
    for at in 0..leaves.len() {
        let Item::Leaf { node, .. } = outline.items[at] else { continue };
        if !leaves[at] || outline.node(node).tag != Tag::Img || is_sign(outline, node) {
            continue;
        }
        let tag = outline.source_of(outline.node(node).start_tag);
        let Some(shown) = addresses(tag).find_map(shown) else { continue };
        let width = shown.width.unwrap_or(u32::MAX);
        let worth = (width >= FULL, description(outline, verdicts, node, tag), width);
        match best.entry(shown.picture) {
            Entry::Vacant(entry) => drop(entry.insert((at, worth))),
            Entry::Occupied(entry) if entry.get().1 >= worth => leaves[at] = false,
            Entry::Occupied(mut entry) => leaves[std::mem::replace(entry.get_mut(), (at, worth)).0] = false,
        }
    }
}

/// The addresses in a picture's start tag, the likeliest first.
fn addresses(tag: &str) -> impl Iterator<Item = &str> {
    let names = LAZY_SRC.iter().chain(&["src"]).chain(LAZY_SRCSET).chain(&["srcset"]);
    let values = names.filter_map(move |name| attribute(tag, name));
    let first = values.filter_map(|value| value.split_ascii_whitespace().next());
    first.map(|address| address.trim_end_matches(',')).filter(|address| !is_placeholder(address))
}

/// How well a picture is described: by a caption, by words of its own, not at all.
fn description(outline: &Outline, verdicts: &[Verdict], picture: NodeId, tag: &str) -> u8 {
    let figure = outline.ancestors(picture).take(4).find(|&id| outline.node(id).tag == Tag::Figure);
    let has_caption = figure.is_some_and(|figure| {
        outline.node(figure).blocks.clone().any(|block| verdicts[block as usize] == Verdict::Kept)
    });
    let has_words = || attribute(tag, "alt").is_some_and(|alt| !alt.trim().is_empty());
    if has_caption { 2 } else { u8::from(has_words()) }
}

/// Whether a picture stands for a character: a formula, a face.
fn is_sign(outline: &Outline, picture: NodeId) -> bool {
    const SIGNS: [&str; 6] = ["emoji", "smiley", "emoticon", "math", "latex", "tex"];
    let class = outline.names(picture)[0];
    names(class).flatten().any(|word| SIGNS.iter().any(|sign| hash_of(sign.as_bytes()) == word))
}

/// A rule divides what is kept from what is kept.
fn drop_loose_rules(outline: &Outline, verdicts: &[Verdict], leaves: &mut [bool]) {
    let mut kept = outline.blocks.iter().zip(verdicts).filter(|(_, verdict)| **verdict == Verdict::Kept);
    let first = kept.next().map_or(u32::MAX, |(block, _)| block.items.start);
    let last = kept.next_back().map_or(0, |(block, _)| block.items.start);
    for (at, item) in outline.items.iter().enumerate() {
        let Item::Leaf { node, .. } = item else { continue };
        let is_rule = outline.node(*node).tag == Tag::Hr;
        leaves[at] &= !is_rule || (first..last).contains(&(at as u32));
    }
}

/// Keeps the picture between headline and first paragraph, where the article has none there yet.
fn keep_lead(reading: &Reading<'_>, verdicts: &[Verdict], leaves: &mut [bool]) {
    let outline = reading.page.outline;
    let Some(headline) = reading.places.headline else { return };
    let Some(first) = verdicts.iter().position(|verdict| *verdict == Verdict::Kept) else { return };
    let begin = outline.blocks[headline as usize].items.end as usize;
    let end = outline.blocks[first].items.start as usize;
    if begin >= end || leaves[begin..end].iter().any(|&kept| kept) {
        return;
    }
    let is_lead = |at: &usize| {
        let Item::Leaf { node, .. } = outline.items[*at] else { return false };
        is_lead(reading, node)
    };
    if let Some(lead) = (begin..end).find(is_lead) {
        leaves[lead] = true;
    }
}

/// A picture in a figure or said to be large, or the one that the page names as its own.
fn is_lead(reading: &Reading<'_>, leaf: NodeId) -> bool {
    /// Elements around a picture that can say it is a figure.
    const REACH: usize = 4;
    /// Pixels across of a picture that leads.
    const LARGE: u32 = 300;
    let outline = reading.page.outline;
    let node = outline.node(leaf);
    if node.tag != Tag::Img || node.marks.has(Marks::HIDDEN) || is_ornament(outline, leaf) {
        return false;
    }
    let tag = outline.source_of(node.start_tag);
    let name =
        |address: &str| address.split(['?', '#']).next().and_then(|path| path.rsplit('/').next()).map(str::to_owned);
    let own = reading.metadata.lead_image.as_deref().and_then(name).filter(|name| !name.is_empty());
    own.is_some_and(|own| tag.contains(&own))
        || outline.lineage(leaf).take(REACH).any(|id| matches!(outline.node(id).tag, Tag::Figure | Tag::Picture))
        || attribute(tag, "width").and_then(|width| width.parse().ok()).is_some_and(|width: u32| width >= LARGE)
}
