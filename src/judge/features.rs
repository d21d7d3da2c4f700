//! Features: what the judge knows of a block, as whole numbers of one byte.
//!
//! Each means the same on any site and in any language: shares, sizes and distances, never words. Names of boxes and
//! claims of the rules come in as weights, and a page without either can be judged by the rest. Wrappers do not
//! count (see `boxes`).

use super::address::{Address, Sort};
use super::boxes::LEVELS;
use super::page::{is_prose, link_share};
use super::reading::Reading;
use super::scale::{share, signed, size, unit};
use crate::outline::{Block, Marks, NodeId};
use crate::plan::Kind;
use crate::tag::Tag;
use crate::words::{WordMap, hash_of, join};

macro_rules! features {
    ($($name:ident $label:literal;)*) => {
        /// A feature's place in the table.
        #[derive(Clone, Copy)]
        #[repr(u8)]
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum F { $($name,)* COUNT }

        /// What each feature is called, for programs.
        pub const NAMES: &[&str] = &[$(stringify!($name),)*];

        /// What each feature is, for people.
        pub const LABELS: &[&str] = &[$($label,)*];
    };
}

features! {
    Words "length";
    LinkShare "links in it";
    Commas "commas";
    EndsSentence "ends like a sentence";
    Prose "running text";
    WordLength "length of its words";
    Heading "heading";
    TagGroup "kind of element";
    Hidden "marked hidden";
    Copies "said more than once";
    CopyNumber "said before";
    PathProse "running text on the same path";
    PathBlocks "lines on the same path";
    SameProse "running text in elements like it";
    SameBlocks "elements like it";

    PreviousWords "length of the line before";
    PreviousLinks "links in the line before";
    NextWords "length of the line behind";
    NextLinks "links in the line behind";
    LinksNear "links in the lines next to it";
    ProseNear "running text next to it";
    LinksAround "links around it";
    ProseAround "running text around it";
    WordsAround "text around it";
    ClaimedNear "clutter next to it";
    ClaimedAround "clutter around it";

    WordsBefore "place on the page";
    ProseBefore "running text in front of it";
    FromHeadline "distance to the headline";
    FromStart "distance to the candidate's begin";
    FromEnd "distance to the candidate's end";
    Ring "elements between it and the candidate";
    RingLinks "links in its ring around the candidate";
    SecondStart "distance to the second candidate";
    FromComments "distance to the comments";
    PreviousClaim "what the line before is called";
    NextClaim "what the line behind is called";
    LastClaim "the clutter in front of it";
    SinceClaim "distance to the clutter in front of it";
    LinesNear "lines of links next to it";
    FromHeading "distance to the heading above";
    HeadingRank "rank of the heading above";
    HeadingClaimed "heading above is clutter";
    SectionProse "running text under the same heading";
    SectionLinks "links under the same heading";

    Score1 "score of the box";
    Score2 "score of the box around";
    Score3 "score of the third box";
    Score4 "score of the fourth box";
    Score5 "score of the fifth box";
    Share1 "page's running text in the box";
    Share2 "page's running text in the box around";
    Share3 "page's running text in the third box";
    Share4 "page's running text in the fourth box";
    Density1 "running text in the box";
    Density2 "running text in the box around";
    Density3 "running text in the third box";
    Links1 "links in the box";
    Links2 "links in the box around";
    Links3 "links in the third box";
    Blocks1 "lines in the box";
    Blocks2 "lines in the box around";
    PerBlock1 "words a line in the box";
    PerBlock2 "words a line in the box around";
    PerBlock3 "words a line in the third box";
    Alike0 "elements like its own beside it";
    Alike1 "boxes like its own beside it";
    Alike2 "boxes like the one around";
    Alike3 "boxes like the third";
    Claimed1 "clutter in the box";
    Claimed2 "clutter in the box around";
    Claimed3 "clutter in the third box";
    Markup1 "markup in the box";
    Markup2 "markup in the box around";
    PlaceInBox1 "place in the box";
    PlaceInBox2 "place in the box around";

    UnitAlike "cards in a row";
    UnitWords "length of the card";
    UnitProse "running text in the card";
    UnitBlocks "lines in the card";
    UnitLinkLines "lines of links in the card";
    UnitRow "page's running text in the row of cards";
    UnitRowLinks "lines of links in the row of cards";

    NameComments "named as comments";
    NameEdge "named as the page's edge";
    NameSide "named as a side matter";
    NamePromotion "named as promotion";
    NameMeta "named as a line about the article";
    Structure "kind of box";
    BodyName "named as the body";
    GoodName "named as content";
    InArticle "in an article element";
    InMain "in the main element";
    Claim "clutter by name";

    PageWords "words on the page";
    PageProse "running text on the page";
    PageLinks "links on the page";
    PageBlocks "lines on the page";
    PageClaimed "clutter on the page";
    CandidateProse "running text in the candidate";
    CandidateLinks "links in the candidate";
    CandidateBlocks "lines in the candidate";
    CandidatePerBlock "words a line in the candidate";
    SecondScore "score of the second candidate";
    Articles "article elements on the page";
    LinkedHeadings "linked headings on the page";
    LongBlocks "long paragraphs on the page";
    Repeats "most alike boxes on the page";
    CodeShare "code on the page";
    Prices "prices on the page";
    ShortLines "short lines on the page";
    Sentences "sentences of all lines";
    Fields "fields on the page";
    Dated "says when it was published";
    Declared "what the page declares to be";
    AddressWord "what the address says";
    AddressSlug "headline in the address";
    AddressDepth "depth of the address";
    AddressDate "year in the address";
}

/// Number of features.
pub const COUNT: usize = F::COUNT as usize;

/// The features of all blocks of a page, one column for each feature.
pub struct Features {
    blocks: usize,
    absent: Vec<bool>,
    columns: Vec<u8>,
}

impl Features {
    /// Number of blocks.
    pub fn blocks(&self) -> usize {
        self.blocks
    }

    /// Whether each block is one that nobody sees.
    pub fn absent(&self) -> &[bool] {
        &self.absent
    }

    /// A feature of each block.
    pub fn column(&self, feature: usize) -> &[u8] {
        &self.columns[feature * self.blocks..][..self.blocks]
    }

    fn set(&mut self, block: usize, feature: F, value: u8) {
        self.columns[feature as usize * self.blocks + block] = value;
    }

    fn fill(&mut self, feature: F, value: u8) {
        let start = feature as usize * self.blocks;
        self.columns[start..start + self.blocks].fill(value);
    }
}

/// Blocks on either side that are next to a block, and around it.
const NEAR: usize = 3;
const AROUND: usize = 8;

/// The features of all blocks.
pub(crate) fn features(from: &Reading<'_>) -> Features {
    let blocks = from.page.outline.blocks.len();
    let absent = from.page.outline.blocks.iter().map(|block| from.page.is_absent(block)).collect();
    let mut features = Features { blocks, absent, columns: vec![0; COUNT * blocks] };
    let texts = Texts::new(from);
    let boxes = BoxRows::new(from);
    let mut section = Section::default();
    let mut claim = LastClaim::default();
    for (at, block) in from.page.outline.blocks.iter().enumerate() {
        own(&mut features, from, &texts, at, block);
        neighbours(&mut features, from, at);
        place(&mut features, from, at, block);
        claim.tell(&mut features, from, at);
        section.tell(&mut features, from, at, block);
        boxes.tell(&mut features, from, at, block);
        names(&mut features, from, at, block);
    }
    whole_page(&mut features, from);
    features
}

/// What is known of each text: copies, and others in elements like its own.
struct Texts {
    copies: WordMap<u32>,
    keys: Vec<(u64, u32)>,
    paths: WordMap<(u32, u32)>,
    alike: WordMap<(u32, u32)>,
}

impl Texts {
    fn new(from: &Reading<'_>) -> Self {
        let outline = from.page.outline;
        let mut texts = Self {
            copies: WordMap::default(),
            keys: Vec::with_capacity(outline.blocks.len()),
            paths: WordMap::default(),
            alike: WordMap::default(),
        };
        for block in &outline.blocks {
            let key = hash_of(outline.text_of(block).as_bytes());
            let number = texts.copies.entry(key).or_default();
            *number += 1;
            texts.keys.push((key, *number));
            let prose = if is_prose(outline, block) { block.measure.words } else { 0 };
            let path = texts.paths.entry(from.boxes.path[block.owner as usize]).or_default();
            *path = (path.0 + prose, path.1 + 1);
            let alike = texts.alike.entry(alike_key(from, block)).or_default();
            *alike = (alike.0 + prose, alike.1 + 1);
        }
        texts
    }
}

/// Elements alike: same name and class, in parents of the same name and class.
fn alike_key(from: &Reading<'_>, block: &Block) -> u64 {
    let parent = from.page.outline.node(block.owner).parent;
    join(from.boxes.signature[block.owner as usize], from.boxes.signature[parent as usize])
}

fn own(features: &mut Features, from: &Reading<'_>, texts: &Texts, at: usize, block: &Block) {
    let (page, outline) = (&from.page, from.page.outline);
    let words = block.measure.words;
    let prose = page.whole().prose;
    features.set(at, F::Words, size(words));
    features.set(at, F::LinkShare, share(block.link_words, words));
    features.set(at, F::Commas, size(block.measure.commas));
    features.set(at, F::EndsSentence, u8::from(super::page::ends_sentence(outline.text_of(block))));
    features.set(at, F::Prose, u8::from(is_prose(outline, block)));
    features.set(at, F::WordLength, (block.measure.chars * 10 / words.max(1)).min(255) as u8);
    let tag = outline.node(block.owner).tag;
    features.set(at, F::Heading, heading_rank(tag));
    features.set(at, F::TagGroup, tag_group(tag, block));
    features.set(at, F::Hidden, u8::from(page.is_hidden(block)));
    let (key, number) = texts.keys[at];
    features.set(at, F::Copies, size(texts.copies[&key]));
    features.set(at, F::CopyNumber, size(number));
    let (on_path, lines) = texts.paths[&from.boxes.path[block.owner as usize]];
    features.set(at, F::PathProse, share(on_path, prose));
    features.set(at, F::PathBlocks, size(lines));
    let (alike, lines) = texts.alike[&alike_key(from, block)];
    features.set(at, F::SameProse, share(alike, prose));
    features.set(at, F::SameBlocks, size(lines));
}

/// 7 for `h1` down to 2 for `h6`; 0 for what is no heading.
fn heading_rank(tag: Tag) -> u8 {
    match tag {
        Tag::H1 => 7,
        Tag::H2 => 6,
        Tag::H3 => 5,
        Tag::H4 => 4,
        Tag::H5 => 3,
        Tag::H6 => 2,
        _ => 0,
    }
}

/// Kinds of elements, ordered from those that hold articles to those that hold scraps.
fn tag_group(tag: Tag, block: &Block) -> u8 {
    if block.marks.has(Marks::PREFORMATTED) {
        return 1;
    }
    match tag {
        Tag::P => 0,
        Tag::Blockquote => 2,
        Tag::Figcaption | Tag::Caption => 3,
        _ if tag.is_heading() => 4,
        Tag::Dd | Tag::Dt => 5,
        Tag::Td | Tag::Th => 6,
        Tag::Li => 7,
        _ => 8,
    }
}

fn neighbours(features: &mut Features, from: &Reading<'_>, at: usize) {
    let page = &from.page;
    let blocks = &page.outline.blocks;
    let line = |at: Option<usize>| at.and_then(|at| blocks.get(at));
    let length = |block: Option<&Block>| block.map_or(0, |block| size(block.measure.words).saturating_add(1));
    let links = |block: Option<&Block>| block.map_or(0, |block| share(block.link_words, block.measure.words));
    let (before, behind) = (line(at.checked_sub(1)), line(at.checked_add(1)));
    features.set(at, F::PreviousWords, length(before));
    features.set(at, F::PreviousLinks, links(before));
    features.set(at, F::NextWords, length(behind));
    features.set(at, F::NextLinks, links(behind));
    let (near, around) = (page.around(at, NEAR), page.around(at, AROUND));
    features.set(at, F::LinksNear, share(near.linked, near.words));
    features.set(at, F::ProseNear, size(near.prose));
    features.set(at, F::LinksAround, share(around.linked, around.words));
    features.set(at, F::ProseAround, size(around.prose));
    features.set(at, F::WordsAround, size(around.words));
    let group = |at: Option<usize>| claim_group(at.and_then(|at| page.claims.get(at).copied().flatten()));
    features.set(at, F::PreviousClaim, group(at.checked_sub(1)));
    features.set(at, F::NextClaim, group(at.checked_add(1)));
    features.set(at, F::LinesNear, size(near.link_lines));
    features.set(at, F::ClaimedNear, share(near.claimed, near.words));
    features.set(at, F::ClaimedAround, share(around.claimed, around.words));
}

fn place(features: &mut Features, from: &Reading<'_>, at: usize, block: &Block) {
    let (page, places) = (&from.page, &from.places);
    let whole = page.whole();
    let before = page.tally(0..at as u32);
    features.set(at, F::WordsBefore, share(before.words, whole.words));
    features.set(at, F::ProseBefore, share(before.prose, whole.prose));
    let distance = |to: u32| i64::from(before.words) - i64::from(page.tally(0..to).words);
    features.set(at, F::FromHeadline, places.headline.map_or(0, |headline| signed(distance(headline))));
    let candidate = &page.outline.node(places.root).blocks;
    features.set(at, F::FromStart, signed(distance(candidate.start)));
    features.set(at, F::FromEnd, signed(distance(candidate.end)));
    let (ring, links) = places.rings[at];
    features.set(at, F::Ring, ring);
    features.set(at, F::RingLinks, links);
    let second = &page.outline.node(places.second).blocks;
    let to_second = if (second.start..second.end).contains(&(at as u32)) {
        100
    } else if (at as u32) < second.start {
        signed(distance(second.start))
    } else {
        signed(distance(second.end).max(1))
    };
    features.set(at, F::SecondStart, to_second);
    features.set(at, F::FromComments, signed(distance(places.comments)));
    let _ = block;
}

/// The last line that a rule claims.
#[derive(Default)]
struct LastClaim {
    group: u8,
    behind: u32,
}

impl LastClaim {
    fn tell(&mut self, features: &mut Features, from: &Reading<'_>, at: usize) {
        let page = &from.page;
        features.set(at, F::LastClaim, self.group);
        features.set(at, F::SinceClaim, size(page.tally(self.behind..at as u32).words));
        if page.claims[at].is_some() {
            *self = Self { group: claim_group(page.claims[at]), behind: at as u32 + 1 };
        }
    }
}

/// The stretch under the last heading.
#[derive(Default)]
struct Section {
    heading: Option<usize>,
    end: usize,
}

impl Section {
    fn tell(&mut self, features: &mut Features, from: &Reading<'_>, at: usize, block: &Block) {
        let (page, outline) = (&from.page, from.page.outline);
        let rank = |at: usize| heading_rank(outline.node(outline.blocks[at].owner).tag);
        if outline.node(block.owner).tag.is_heading() {
            self.heading = Some(at);
        }
        if at >= self.end {
            self.end = (at + 1..outline.blocks.len()).find(|&next| rank(next) > 0).unwrap_or(outline.blocks.len());
        }
        let start = self.heading.unwrap_or(0);
        let section = page.tally(start as u32..self.end as u32);
        features.set(at, F::FromHeading, size(page.tally(start as u32..at as u32).words));
        features.set(at, F::HeadingRank, self.heading.map_or(0, rank));
        let claimed = self.heading.is_some_and(|heading| page.claims[heading].is_some());
        features.set(at, F::HeadingClaimed, u8::from(claimed));
        features.set(at, F::SectionProse, share(section.prose, page.whole().prose));
        features.set(at, F::SectionLinks, share(section.linked, section.words));
    }
}

/// What is known of a box.
#[derive(Clone, Copy, Default)]
struct BoxRow {
    score: u8,
    prose: u8,
    density: u8,
    links: u8,
    blocks: u8,
    per_block: u8,
    alike: u8,
    claimed: u8,
    markup: u8,
}

/// What is known of every box with text.
struct BoxRows(Vec<BoxRow>);

impl BoxRows {
    fn new(from: &Reading<'_>) -> Self {
        let (page, outline) = (&from.page, from.page.outline);
        let best = from.scores.iter().copied().fold(1e-6, f32::max);
        let whole = page.whole();
        let row = |id: usize| {
            let node = &outline.nodes[id];
            if node.blocks.is_empty() {
                return BoxRow::default();
            }
            let tally = page.tally_of(id as NodeId);
            let bytes = node.close.saturating_sub(node.start_tag.start);
            BoxRow {
                score: unit(from.scores[id] / best),
                prose: share(tally.prose, whole.prose),
                density: share(tally.prose, tally.words),
                links: share(tally.linked, tally.words),
                blocks: size(node.blocks.len() as u32),
                per_block: size(tally.words / node.blocks.len() as u32),
                alike: size(from.boxes.alike[id]),
                claimed: share(tally.claimed, tally.words),
                markup: size(bytes / tally.words.max(1)),
            }
        };
        Self((0..outline.nodes.len()).map(row).collect())
    }

    fn tell(&self, features: &mut Features, from: &Reading<'_>, at: usize, block: &Block) {
        let outline = from.page.outline;
        let around = from.boxes.around_block(outline, block.owner);
        let rows: [BoxRow; LEVELS] = around.map(|id| self.0[id as usize]);
        let mut set =
            |level: usize, feature: F, value: fn(&BoxRow) -> u8| features.set(at, feature, value(&rows[level]));
        for (level, feature) in [F::Score1, F::Score2, F::Score3, F::Score4, F::Score5].into_iter().enumerate() {
            set(level, feature, |row| row.score);
        }
        for (level, feature) in [F::Share1, F::Share2, F::Share3, F::Share4].into_iter().enumerate() {
            set(level, feature, |row| row.prose);
        }
        for (level, feature) in [F::Density1, F::Density2, F::Density3].into_iter().enumerate() {
            set(level, feature, |row| row.density);
        }
        for (level, feature) in [F::Links1, F::Links2, F::Links3].into_iter().enumerate() {
            set(level, feature, |row| row.links);
        }
        for (level, feature) in [F::Blocks1, F::Blocks2].into_iter().enumerate() {
            set(level, feature, |row| row.blocks);
        }
        for (level, feature) in [F::PerBlock1, F::PerBlock2, F::PerBlock3].into_iter().enumerate() {
            set(level, feature, |row| row.per_block);
        }
        for (level, feature) in [F::Alike1, F::Alike2, F::Alike3].into_iter().enumerate() {
            set(level, feature, |row| row.alike);
        }
        for (level, feature) in [F::Claimed1, F::Claimed2, F::Claimed3].into_iter().enumerate() {
            set(level, feature, |row| row.claimed);
        }
        for (level, feature) in [F::Markup1, F::Markup2].into_iter().enumerate() {
            set(level, feature, |row| row.markup);
        }
        if let Some(unit) = from.boxes.unit(&around) {
            self.tell_unit(features, from, at, unit);
        }
        features.set(at, F::Alike0, self.0[block.owner as usize].alike);
        for (level, feature) in [F::PlaceInBox1, F::PlaceInBox2].into_iter().enumerate() {
            let blocks = &outline.node(around[level]).blocks;
            features.set(at, feature, share((at as u32).saturating_sub(blocks.start), blocks.len() as u32));
        }
    }
}

impl BoxRows {
    fn tell_unit(&self, features: &mut Features, from: &Reading<'_>, at: usize, unit: NodeId) {
        let row = &self.0[unit as usize];
        let tally = from.page.tally_of(unit);
        features.set(at, F::UnitAlike, row.alike);
        features.set(at, F::UnitWords, size(tally.words));
        features.set(at, F::UnitProse, row.density);
        features.set(at, F::UnitBlocks, row.blocks);
        features.set(at, F::UnitLinkLines, size(tally.link_lines));
        let around = from.boxes.around(unit);
        features.set(at, F::UnitRow, self.0[around as usize].prose);
        let lines = from.page.outline.node(around).blocks.len() as u32;
        features.set(at, F::UnitRowLinks, share(from.page.tally_of(around).link_lines, lines));
    }
}

fn names(features: &mut Features, from: &Reading<'_>, at: usize, block: &Block) {
    let signs = &from.signs;
    if let Some((kind, weight)) = signs.strongest_name(block.owner) {
        features.set(at, name_group(kind), unit(weight));
    }
    features.set(at, F::Structure, unit(signs.structure(block.owner)));
    let within = signs.within(block.owner);
    features.set(at, F::BodyName, within.body);
    features.set(at, F::GoodName, within.good);
    features.set(at, F::InArticle, within.article);
    features.set(at, F::InMain, within.main);
    features.set(at, F::Claim, claim_group(from.page.claims[at]));
}

/// Sorts of clutter as claimed by the rules, ordered from those that stand near articles to those that do not.
fn claim_group(claim: Option<Kind>) -> u8 {
    let Some(kind) = claim else { return 0 };
    match kind {
        Kind::Title | Kind::Metadata | Kind::Counter | Kind::Tags => 1,
        Kind::Share | Kind::Print | Kind::Player | Kind::Control => 2,
        Kind::Author => 3,
        Kind::Advertisement | Kind::AlsoRead | Kind::Newsletter | Kind::Donation | Kind::App => 4,
        Kind::Product | Kind::Cart | Kind::Related | Kind::Widget => 5,
        Kind::Comments => 6,
        Kind::Sidebar => 7,
        _ => 8,
    }
}

/// What sorts of clutter a name may stand for.
fn name_group(kind: Kind) -> F {
    match kind {
        Kind::Comments => F::NameComments,
        Kind::Footer | Kind::Header | Kind::Navigation | Kind::Breadcrumb | Kind::PreviousNext | Kind::SkipLink => {
            F::NameEdge
        }
        Kind::Sidebar | Kind::Widget | Kind::Related | Kind::AlsoRead | Kind::Hidden | Kind::Player => F::NameSide,
        Kind::Author | Kind::Metadata | Kind::Tags | Kind::Counter | Kind::Title | Kind::Print | Kind::Share => {
            F::NameMeta
        }
        _ => F::NamePromotion,
    }
}

fn whole_page(features: &mut Features, from: &Reading<'_>) {
    /// Words of a long paragraph.
    const LONG: u32 = 30;
    let (page, outline) = (&from.page, from.page.outline);
    let whole = page.whole();
    features.fill(F::PageWords, size(whole.words));
    features.fill(F::PageProse, size(whole.prose));
    features.fill(F::PageLinks, share(whole.linked, whole.words));
    features.fill(F::PageBlocks, size(outline.blocks.len() as u32));
    features.fill(F::PageClaimed, share(whole.claimed, whole.words));
    let candidate = page.tally_of(from.places.root);
    let lines = outline.node(from.places.root).blocks.len() as u32;
    features.fill(F::CandidateProse, share(candidate.prose, whole.prose));
    features.fill(F::CandidateLinks, share(candidate.linked, candidate.words));
    features.fill(F::CandidateBlocks, size(lines));
    features.fill(F::CandidatePerBlock, size(candidate.words / lines.max(1)));
    let score = |id: NodeId| from.scores[id as usize];
    features.fill(F::SecondScore, unit(score(from.places.second) / score(from.places.best).max(1e-6)));
    let articles = outline.nodes.iter().filter(|node| node.tag == Tag::Article && !node.blocks.is_empty());
    features.fill(F::Articles, size(articles.count() as u32));
    let is_linked_heading = |block: &&Block| outline.node(block.owner).tag.is_heading() && link_share(block) > 0.8;
    features.fill(F::LinkedHeadings, size(outline.blocks.iter().filter(is_linked_heading).count() as u32));
    let is_long = |block: &&Block| block.measure.words >= LONG && is_prose(outline, block);
    features.fill(F::LongBlocks, size(outline.blocks.iter().filter(is_long).count() as u32));
    let with_text = |id: &usize| page.tally_of(*id as NodeId).words > 5;
    let repeats = (1..outline.nodes.len()).filter(with_text).map(|id| from.boxes.alike[id]).max();
    features.fill(F::Repeats, size(repeats.unwrap_or(0)));
    let lines_where = |wanted: &dyn Fn(&Block) -> bool| {
        let found = outline.blocks.iter().filter(|block| !page.is_absent(block) && wanted(block));
        share(found.count() as u32, outline.blocks.len() as u32)
    };
    let code = outline.blocks.iter().filter(|block| block.marks.has(Marks::PREFORMATTED));
    features.fill(F::CodeShare, share(code.map(|block| block.measure.words).sum(), whole.words));
    features.fill(F::Prices, lines_where(&|block| block.measure.words <= 8 && has_price(outline.text_of(block))));
    features.fill(F::ShortLines, lines_where(&|block| block.measure.words <= 4));
    features.fill(F::Sentences, lines_where(&|block| is_prose(outline, block)));
    let is_field = |tag: Tag| matches!(tag, Tag::Input | Tag::Select | Tag::Textarea | Tag::Button);
    features.fill(F::Fields, size(outline.nodes.iter().filter(|node| is_field(node.tag)).count() as u32));
    features.fill(F::Dated, u8::from(from.metadata.published_time.is_some()));
    let address = Address::of(outline, from.metadata);
    features.fill(F::Declared, if page.is_thread { Sort::Thread as u8 } else { address.declared as u8 });
    features.fill(F::AddressWord, address.path as u8);
    features.fill(F::AddressSlug, size(address.slug));
    features.fill(F::AddressDepth, size(address.depth));
    features.fill(F::AddressDate, u8::from(address.dated));
}

/// Whether a currency stands beside a digit.
fn has_price(text: &str) -> bool {
    let is_currency = |c: char| matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₩' | '₺' | '฿' | '₪');
    text.contains(is_currency) && text.contains(|c: char| c.is_ascii_digit())
}
