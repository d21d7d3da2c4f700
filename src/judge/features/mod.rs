//! Features: what the judge knows of a block, as whole numbers of one byte.
//!
//! Each means the same on any site and in any language: shares, sizes and distances, never words. Names of boxes and
//! claims of the rules come in as weights, and a page without either can be judged by the rest. Wrappers do not
//! count (see `boxes`).

mod boxes;
mod flow;
mod names;
mod text;
mod whole;

use super::reading::Reading;
use super::table::Table;
use boxes::BoxRows;
use flow::{LastClaim, Section};
use text::Texts;
pub(crate) use text::alike_key;

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

/// The features of some blocks of a page, a row each.
pub struct Features {
    /// One column for each feature.
    pub table: Table,
    /// The row that is written.
    row: usize,
}

impl Features {
    fn new(rows: usize) -> Self {
        Self { table: Table::new(rows, COUNT), row: 0 }
    }

    fn set(&mut self, feature: F, value: u8) {
        self.table.set(self.row, feature as usize, value);
    }

    /// What each block is called by the rules, by sorts of clutter.
    pub(crate) fn claims(&self) -> &[u8] {
        self.table.column(F::Claim as usize)
    }
}

/// What is the same for all blocks: one row, in which the rest is left open.
pub(crate) fn whole_page(from: &Reading<'_>) -> Features {
    let mut features = Features::new(1);
    whole::whole_page(&mut features, from);
    features
}

/// The features of those blocks that are open.
pub(crate) fn features(from: &Reading<'_>, whole: &Features, open: &[u32]) -> Features {
    let mut features = Features::new(open.len());
    for column in F::PageWords as usize..COUNT {
        features.table.fill(column, whole.table.column(column)[0]);
    }
    let texts = Texts::new(from);
    let boxes = BoxRows::new(from);
    let mut section = Section::default();
    let mut claim = LastClaim::default();
    for (row, &at) in open.iter().enumerate() {
        let (at, block) = (at as usize, &from.page.outline.blocks[at as usize]);
        features.row = row;
        text::own(&mut features, from, &texts, at, block);
        flow::neighbours(&mut features, from, at);
        flow::place(&mut features, from, at);
        claim.tell(&mut features, from, at);
        section.tell(&mut features, from, at);
        boxes.tell(&mut features, from, at, block);
        names::names(&mut features, from, at, block);
    }
    features
}
