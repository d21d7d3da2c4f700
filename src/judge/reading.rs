//! A page as the judge reads it: its sums, its boxes and signs, and where things stand. Nothing is decided here.

use super::boxes::Boxes;
use super::candidate;
use super::headline::headline;
use super::page::Page;
use super::places::Places;
use super::rendered;
use super::signs::Signs;
use crate::article::Metadata;
use crate::outline::Outline;
use crate::plan::Kind;

/// A page, read.
pub(crate) struct Reading<'a> {
    /// What the page says of itself.
    pub metadata: &'a Metadata,
    /// Its sums.
    pub page: Page<'a>,
    /// The boxes around each block.
    pub boxes: Boxes,
    /// What the boxes are called.
    pub signs: Signs,
    /// How closely each element holds the running text.
    pub scores: Vec<f32>,
    /// Headline, candidates, comments.
    pub places: Places,
    /// What the place of each block on the rendered page says against it.
    pub rendered: Vec<Option<Kind>>,
}

impl<'a> Reading<'a> {
    pub fn of(outline: &'a Outline, metadata: &'a Metadata, claims: &'a [Option<Kind>]) -> Self {
        let page = Page::new(outline, claims);
        let headline = headline(outline, metadata);
        let signs = Signs::read(&page, headline);
        let boxes = Boxes::new(outline);
        let scores = candidate::scores(&page, &signs, &boxes, headline);
        let best = candidate::best(&scores);
        let root = candidate::widened(&page, &signs, best);
        let places = Places::find(&page, &scores, best, root, headline);
        let rendered = rendered::signs(&page, root, places.headline);
        Self { metadata, page, boxes, signs, scores, places, rendered }
    }
}
