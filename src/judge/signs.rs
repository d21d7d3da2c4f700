//! Signs against the article, inherited from the containers around.

use super::names;
use super::page::{Page, is_prose};
use super::weights::Weights;
use crate::outline::NodeId;
use crate::plan::Kind;
use crate::tag::Tag;

/// What each node inherits.
pub(crate) struct Signs {
    /// The strongest name, and what it stands for.
    pub name: Vec<(f32, Kind)>,
    /// The strongest kind of element.
    pub structure: Vec<(f32, Kind)>,
    /// Whether the node itself is named as a box that holds the article.
    pub good: Vec<bool>,
    /// Whether the node itself is named as the body of an article.
    pub body: Vec<bool>,
    /// Words of running text that nothing speaks against, before each block and in all.
    clean: Vec<f32>,
}

impl Signs {
    pub fn read(page: &Page<'_>, headline: Option<usize>, weights: &Weights) -> Self {
        let outline = page.outline;
        let most = page.whole().prose as f32 * weights.holds_most;
        let none = (0.0, Kind::Outside);
        let count = outline.nodes.len();
        let mut signs = Self {
            name: vec![none; count],
            structure: vec![none; count],
            good: vec![false; count],
            body: vec![false; count],
            clean: Vec::new(),
        };
        let mut bodies = vec![0u32; count + 1];
        for id in 0..count {
            signs.body[id] = !outline.nodes[id].blocks.is_empty() && names::is_body(outline, id as NodeId);
            bodies[id + 1] = bodies[id] + u32::from(signs.body[id]);
        }
        for id in 1..count {
            let node = &outline.nodes[id];
            let parent = node.parent as usize;
            let (mut name, mut structure) = (signs.name[parent], signs.structure[parent]);
            let holds_headline = headline.is_some_and(|at| node.blocks.contains(&(at as u32)));
            let holds_most = page.tally_of(id as NodeId).prose as f32 > most;
            let holds_body = bodies[node.end as usize] > bodies[id];
            let ignored = |kind: Kind| {
                (page.is_thread && kind == Kind::Comments) || holds_most && (holds_body || !may_hold_most(kind))
            };
            let is_line = node.tag.is_heading();
            let means_something = !node.blocks.is_empty() && node.tag != Tag::Body && (is_line || !holds_headline);
            if means_something {
                if let Some(hint) = names::against(outline, id as NodeId)
                    && hint.weight > name.0
                    && !ignored(hint.kind)
                {
                    name = (hint.weight, hint.kind);
                }
                if let Some(hint) = names::structure(outline, id as NodeId)
                    && hint.weight > structure.0
                    && !ignored(hint.kind)
                {
                    structure = (hint.weight, hint.kind);
                }
            }
            signs.good[id] = !node.blocks.is_empty() && names::is_good(outline, id as NodeId);
            signs.name[id] = name;
            signs.structure[id] = structure;
        }
        signs.clean = vec![0.0];
        let mut clean = 0.0;
        for block in &outline.blocks {
            if is_prose(outline, block) && !page.is_absent(block) && !page.is_hidden(block) {
                clean += block.measure.words as f32 * (1.0 - signs.against(block.owner)).max(0.0);
            }
            signs.clean.push(clean);
        }
        signs
    }

    /// Words of running text in some blocks that nothing speaks against.
    pub fn clean(&self, blocks: &std::ops::Range<u32>) -> f32 {
        self.clean[blocks.end as usize] - self.clean[blocks.start as usize]
    }

    /// How much all signs speak against a node.
    pub fn against(&self, id: NodeId) -> f32 {
        self.name[id as usize].0.max(self.structure[id as usize].0)
    }

    /// What the strongest sign stands for, if it weighs at least so much.
    pub fn kind(&self, id: NodeId, least: f32) -> Option<Kind> {
        let (name, structure) = (self.name[id as usize], self.structure[id as usize]);
        let strongest = if name.0 >= structure.0 { name } else { structure };
        (strongest.0 >= least).then_some(strongest.1)
    }
}

/// Kinds of clutter that on some pages hold more running text than the article.
fn may_hold_most(kind: Kind) -> bool {
    matches!(kind, Kind::Comments | Kind::Footer | Kind::Sidebar | Kind::Cookie)
}
