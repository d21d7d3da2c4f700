//! What each sign is worth, in one table.
//!
//! Evidence is a number around zero per word: above it the block looks like the article, below it like the rest.
//! The figures were set by hand and then moved one at a time, keeping a move only where news, blogs, other page kinds
//! and German pages together gained.

/// What each sign is worth.
#[derive(Clone, Copy, Debug)]
pub struct Weights {
    /// A running sentence, few links in it.
    pub prose: f32,
    /// Any other text.
    pub scrap: f32,
    /// A heading: goes with what is around it.
    pub heading: f32,
    /// A list entry that is no sentence.
    pub entry: f32,
    /// A cell of a table that is no sentence.
    pub cell: f32,
    /// Preformatted text, code.
    pub code: f32,
    /// A caption of a picture or table.
    pub caption: f32,
    /// Times the share of linked words.
    pub links: f32,
    /// Times the share of linked words in the blocks around.
    pub links_around: f32,
    /// Inside the best candidate.
    pub inside: f32,
    /// For each ring around the candidate, times the share of linked words in it.
    pub ring_links: f32,
    /// Times how much a container's name speaks against the article.
    pub name: f32,
    /// Times how much the element's own kind (nav, aside, form) speaks against it.
    pub structure: f32,
    /// Not shown, says the saved page's markup.
    pub hidden: f32,
    /// The lead: a sentence between headline and body.
    pub lead: f32,
    /// Behind the place where comments begin.
    pub after_comments: f32,
    /// In front of the headline.
    pub before_headline: f32,
    /// Claimed by a rule.
    pub claimed: f32,
    /// Words of a block that count at most.
    pub cap: f32,
    /// Counted on top of a block's words.
    pub floor: f32,
    /// What a new root costs, in words.
    pub enter: f32,
    /// What a new root costs, as a share of the candidate's words.
    pub enter_share: f32,
    /// What a cut costs, in words.
    pub leave: f32,
    /// Share of the page's prose from which on a container's name means nothing.
    pub holds_most: f32,
    /// How much a candidate gains by a name such as `content`.
    pub good_name: f32,
    /// How much a candidate gains by a name such as `article-body`.
    pub body_name: f32,
    /// What a scrap of text adds to a candidate, beside a sentence of its length.
    pub scrap_score: f32,
    /// How much a candidate gains by beginning right behind the headline.
    pub near_headline: f32,
    /// How fast a paragraph's score fades on its way up.
    pub fade: f32,
    /// What a linked word takes from a wider candidate.
    pub widen_links: f32,
    /// What a word of text with signs against it takes from a wider candidate.
    pub widen_dirty: f32,
    /// The share that a wider candidate must be better by.
    pub widen_gain: f32,
}

/// The weights in use.
pub const WEIGHTS: Weights = Weights {
    prose: 0.5,
    scrap: -0.1,
    heading: 0.2,
    entry: 0.3,
    cell: 0.3,
    code: 0.2,
    caption: 0.2,
    links: 0.6,
    links_around: 0.1,
    inside: 0.5,
    ring_links: 0.2,
    name: 0.9,
    structure: 0.8,
    hidden: 0.5,
    lead: 2.5,
    after_comments: 1.2,
    before_headline: 0.7,
    claimed: 2.0,
    cap: 60.0,
    floor: 4.0,
    enter: 16.0,
    enter_share: 0.05,
    leave: 0.6,
    holds_most: 0.5,
    good_name: 0.25,
    near_headline: 0.8,
    body_name: 0.3,
    scrap_score: 0.2,
    fade: 0.6,
    widen_links: 1.0,
    widen_dirty: 0.5,
    widen_gain: 0.3,
};
