//! Signs against the article, inherited from the boxes around.

use super::names::{self, Hint, Names};
use super::page::{Page, is_prose};
use crate::outline::NodeId;
use crate::plan::Kind;
use crate::tag::Tag;

/// Share of the page's running text from which on a box's name means nothing.
const HOLDS_MOST: f32 = 0.5;

/// No sign.
const NONE: Hint = Hint { kind: Kind::Outside, weight: 0.0 };

/// What an element stands in or is: 1 if it is so.
#[derive(Clone, Copy, Default)]
pub(crate) struct Within {
    /// Named as the body of an article.
    pub body: u8,
    /// Named as content.
    pub good: u8,
    /// Named as footnotes.
    pub footnote: u8,
    /// An `article`.
    pub article: u8,
    /// `main`.
    pub main: u8,
}

/// What is known of every node by its names and those around it.
pub(crate) struct Signs {
    /// The strongest name against it.
    name: Vec<Hint>,
    /// The strongest kind of element against it.
    structure: Vec<Hint>,
    /// What its own names say.
    pub own: Vec<Names>,
    /// What each node stands in.
    within: Vec<Within>,
    /// Words of running text that nothing speaks against, before each block and in all.
    clean: Vec<f32>,
}

impl Signs {
    pub fn read(page: &Page<'_>, headline: Option<usize>) -> Self {
        let nodes = &page.outline.nodes;
        let by_sort = page.outline.by_sort(names::read);
        let read = |id: usize| if nodes[id].blocks.is_empty() { Names::default() } else { by_sort.of(id as NodeId) };
        let own: Vec<Names> = (0..nodes.len()).map(read).collect();
        let none = vec![NONE; nodes.len()];
        let mut signs = Self {
            name: none.clone(),
            structure: none,
            own,
            clean: Vec::new(),
            within: vec![Within::default(); nodes.len()],
        };
        let boxes = Boxes::new(page, headline, &signs.own);
        for (id, node) in nodes.iter().enumerate().skip(1) {
            let outer = signs.within[node.parent as usize];
            signs.within[id] = Within {
                body: outer.body | u8::from(signs.own[id].body && node.tag != Tag::Main),
                good: outer.good | u8::from(signs.own[id].good),
                footnote: outer.footnote | u8::from(signs.own[id].footnote),
                article: outer.article | u8::from(node.tag == Tag::Article),
                main: outer.main | u8::from(node.tag == Tag::Main),
            };
            let (parent, means) = (node.parent as usize, |hint: &Hint| boxes.means(id, hint.kind));
            let strongest = |inherited: Hint, own: Option<Hint>| match own.filter(means) {
                Some(own) if own.weight > inherited.weight => own,
                _ => inherited,
            };
            signs.name[id] = strongest(signs.name[parent], signs.own[id].against);
            // The footer of a quotation says whose words it quotes.
            let of_quote = nodes[parent].tag == Tag::Blockquote;
            let structure = names::structure(node.tag).filter(|_| !of_quote);
            signs.structure[id] = strongest(signs.structure[parent], structure);
        }
        signs.clean = clean(page, &signs);
        signs
    }

    /// Words of running text in some blocks that nothing speaks against.
    pub fn clean(&self, blocks: &std::ops::Range<u32>) -> f32 {
        self.clean[blocks.end as usize] - self.clean[blocks.start as usize]
    }

    /// How much the names around a node speak against it.
    pub fn name(&self, id: NodeId) -> f32 {
        self.name[id as usize].weight
    }

    /// The strongest name around a node, and how much it speaks against it.
    pub fn strongest_name(&self, id: NodeId) -> Option<(Kind, f32)> {
        let name = self.name[id as usize];
        (name.weight > 0.0).then_some((name.kind, name.weight))
    }

    /// What a node stands in.
    pub fn within(&self, id: NodeId) -> Within {
        self.within[id as usize]
    }

    /// How much the elements around a node speak against it.
    pub fn structure(&self, id: NodeId) -> f32 {
        self.structure[id as usize].weight
    }

    /// How much all signs speak against a node.
    pub fn against(&self, id: NodeId) -> f32 {
        self.name(id).max(self.structure(id))
    }

    /// What the strongest sign stands for, if it weighs at least so much.
    pub fn kind(&self, id: NodeId, least: f32) -> Option<Kind> {
        let (name, structure) = (self.name[id as usize], self.structure[id as usize]);
        let strongest = if name.weight >= structure.weight { name } else { structure };
        (strongest.weight >= least).then_some(strongest.kind)
    }
}

/// Which boxes may be judged by their names.
struct Boxes<'a> {
    page: &'a Page<'a>,
    headline: Option<u32>,
    /// Words of running text from which on a box holds most of the page's.
    most: f32,
    /// Boxes named as the body of an article before each node, and in all.
    bodies: Vec<u32>,
}

impl<'a> Boxes<'a> {
    fn new(page: &'a Page<'a>, headline: Option<usize>, own: &[Names]) -> Self {
        let mut bodies = vec![0];
        for names in own {
            bodies.push(bodies[bodies.len() - 1] + u32::from(names.body));
        }
        let most = page.whole().prose as f32 * HOLDS_MOST;
        Self { page, headline: headline.map(|at| at as u32), most, bodies }
    }

    /// Whether a sign of this kind on this box means anything: what holds the headline, or most of the text, is no
    /// sidebar, whatever it is called.
    fn means(&self, id: usize, kind: Kind) -> bool {
        let node = &self.page.outline.nodes[id];
        if node.tag == Tag::Body || (self.page.is_thread && kind == Kind::Comments) {
            return false;
        }
        let holds_headline = self.headline.is_some_and(|at| node.blocks.contains(&at));
        if holds_headline && !node.tag.is_heading() {
            return false;
        }
        if self.page.tally_of(id as NodeId).prose as f32 <= self.most {
            return true;
        }
        let holds_body = self.bodies[node.end as usize] > self.bodies[id];
        may_hold_most(kind) && !holds_body
    }
}

/// Kinds of clutter that on some pages hold more running text than the article.
fn may_hold_most(kind: Kind) -> bool {
    matches!(kind, Kind::Comments | Kind::Footer | Kind::Sidebar | Kind::Cookie)
}

fn clean(page: &Page<'_>, signs: &Signs) -> Vec<f32> {
    let mut sums = vec![0.0];
    let mut sum = 0.0;
    for block in &page.outline.blocks {
        if is_prose(page.outline, block) && !page.is_absent(block) && !page.is_hidden(block) {
            sum += block.measure.words as f32 * (1.0 - signs.against(block.owner)).max(0.0);
        }
        sums.push(sum);
    }
    sums
}
