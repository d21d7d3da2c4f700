//! Where things stand on the page: the headline, the candidates, the comments.

use super::comments;
use super::page::Page;
use super::scale::share;
use crate::outline::NodeId;

/// Rings that are told apart.
const MOST_RINGS: u8 = 40;

/// Where things stand, in block numbers and nodes.
pub(crate) struct Places {
    /// The block of the headline.
    pub headline: Option<u32>,
    /// The element of the highest score.
    pub best: NodeId,
    /// The candidate: that element, or one around it.
    pub root: NodeId,
    /// The best element that is neither in the candidate nor around it; the page's root if there is none.
    pub second: NodeId,
    /// Where readers' comments begin.
    pub comments: u32,
    /// For each block, the ring around the candidate that it stands in, 0 inside, and the share of links in that ring.
    /// A ring is what one more element around the candidate adds.
    pub rings: Vec<(u8, u8)>,
}

impl Places {
    pub fn find(page: &Page<'_>, scores: &[f32], best: NodeId, root: NodeId, headline: Option<usize>) -> Self {
        let headline = headline.map(|at| at as u32);
        let start = page.outline.node(root).blocks.start;
        let all = page.outline.blocks.len() as u32;
        let comments = if page.is_thread { all } else { comments::start(page, start.max(headline.unwrap_or(0))) };
        let second = second(page, scores, root);
        Self { headline, best, root, second, comments, rings: rings(page, root) }
    }
}

fn second(page: &Page<'_>, scores: &[f32], root: NodeId) -> NodeId {
    let outline = page.outline;
    let apart = |id: &NodeId| !outline.contains(root, *id) && !outline.contains(*id, root);
    let mut second = 0;
    for id in (1..outline.nodes.len() as NodeId).filter(apart) {
        if scores[id as usize] > scores[second as usize] || second == 0 {
            second = id;
        }
    }
    second
}

fn rings(page: &Page<'_>, root: NodeId) -> Vec<(u8, u8)> {
    let mut rings = vec![(0, 0); page.outline.blocks.len()];
    let mut inner = page.outline.node(root).blocks.clone();
    let mut ring = 0;
    for around in page.outline.ancestors(root).chain([0]) {
        let outer = page.outline.node(around).blocks.clone();
        if outer == inner {
            continue;
        }
        ring = (ring + 1).min(MOST_RINGS);
        let added = page.tally(outer.clone()).without(page.tally(inner.clone()));
        let told = (ring, share(added.linked, added.words));
        rings[outer.start as usize..inner.start as usize].fill(told);
        rings[inner.end as usize..outer.end as usize].fill(told);
        inner = outer;
    }
    rings
}
