//! Kinds of clutter, one a file.
//!
//! A rule is data and at most two small predicates over immutable views: one for a container with all that is in it,
//! one for a single line. A word alone never removes: each predicate asks for a structural sign besides. To add a kind
//! of clutter, write its file and name it in `RULES`; `tests/` runs its samples.

mod advertisement;
mod also_read;
mod app;
mod author;
mod breadcrumb;
mod cart;
mod comments;
mod control;
mod cookie;
mod counter;
mod credit;
mod disclosure;
mod donation;
mod footer;
mod header;
mod lexicon;
mod login;
mod metadata;
mod navigation;
mod newsletter;
mod phrases;
mod player;
mod previous_next;
mod print;
mod product;
mod related;
mod share;
mod sidebar;
mod skip_link;
mod survey;
mod tags;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod title;
mod widget;

use crate::article::Metadata;
use crate::outline::{Item, NodeId, Outline};
use crate::plan::Kind;
use crate::tag::Tag;
use crate::words::words;
use lexicon::Kinds;
use phrases::Language;
use survey::{Container, Line, Survey};

/// How much of a page a rule speaks of. The wider give way to the narrower: a cart in the site header is a cart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// One box or line.
    Thing,
    /// A list of links.
    Menu,
    /// A part of the page.
    Region,
}

/// A kind of clutter: how it is known. What its lines say stands in `words/`, one file a language.
struct Rule {
    /// What it is; [`Kind::label`] is the name shown to users.
    kind: Kind,
    reach: Reach,
    /// Words in class, id or role that hint at it, separated by commas.
    names: &'static str,
    /// Whether a container is this, with all that is in it.
    container: fn(&Container<'_>) -> bool,
    /// Whether a line is.
    line: fn(&Line<'_>) -> bool,
    /// Whether a short line with its phrase heads the list of links that follows without a container of its own.
    heads_list: bool,
    /// Samples of which every line must be claimed as this kind. They are put into an article, or around it where
    /// they say `{article}`.
    #[cfg_attr(any(not(test), target_arch = "wasm32"), allow(dead_code))]
    drops: &'static [&'static str],
    /// Samples of which no line may be claimed by any rule.
    #[cfg_attr(any(not(test), target_arch = "wasm32"), allow(dead_code))]
    keeps: &'static [&'static str],
}

impl Rule {
    /// Without the samples, which would be a tenth of what is shipped.
    const fn shipped(self) -> Self {
        if cfg!(test) { self } else { Self { drops: &[], keeps: &[], ..self } }
    }
}

/// The rules; the order only breaks ties.
const RULES: &[&Rule] = &[
    &title::RULE.shipped(),
    &counter::RULE.shipped(),
    &skip_link::RULE.shipped(),
    &breadcrumb::RULE.shipped(),
    &comments::RULE.shipped(),
    &cart::RULE.shipped(),
    &newsletter::RULE.shipped(),
    &cookie::RULE.shipped(),
    &login::RULE.shipped(),
    &share::RULE.shipped(),
    &print::RULE.shipped(),
    &player::RULE.shipped(),
    &advertisement::RULE.shipped(),
    &disclosure::RULE.shipped(),
    &credit::RULE.shipped(),
    &previous_next::RULE.shipped(),
    &tags::RULE.shipped(),
    &author::RULE.shipped(),
    &related::RULE.shipped(),
    &also_read::RULE.shipped(),
    &product::RULE.shipped(),
    &app::RULE.shipped(),
    &donation::RULE.shipped(),
    &metadata::RULE.shipped(),
    &widget::RULE.shipped(),
    &control::RULE.shipped(),
    &navigation::RULE.shipped(),
    &footer::RULE.shipped(),
    &header::RULE.shipped(),
    &sidebar::RULE.shipped(),
];

/// The kind of clutter that each block is, if it is any.
pub fn claim(outline: &Outline, metadata: &Metadata) -> Vec<Option<Kind>> {
    let survey = Survey::new(outline, metadata);
    let candidates = candidates(&survey);
    let mut claims = vec![None; outline.blocks.len()];
    for reach in [Reach::Thing, Reach::Menu, Reach::Region] {
        let rules: Vec<&Rule> = RULES.iter().copied().filter(|rule| rule.reach == reach).collect();
        claim_containers(&survey, &candidates, &rules, &mut claims);
        claim_lines(&survey, &rules, &mut claims);
    }
    claims
}

/// What a container may be by its element or role, and a line by its place, its links or its figures, whatever it is
/// called and says. A rule of any other kind is asked only where a name or a phrase of its own hints at it: most
/// elements and lines of a page hint at nothing.
const KNOWN_BY_ELEMENT: Kinds =
    Kinds::all_of(&[Kind::Control, Kind::Navigation, Kind::Footer, Kind::Header, Kind::Sidebar]);
const KNOWN_BY_PLACE: Kinds = Kinds::all_of(&[
    Kind::Title,
    Kind::Share,
    Kind::Player,
    Kind::Tags,
    Kind::Metadata,
    Kind::Navigation,
    Kind::Footer,
]);

/// Kinds that may be longer than the article, where the headline has running text of its own outside of them: a short
/// article stands beside a consent dialogue, a hundred comments, small print, a column of excerpts.
const MAY_OUTWEIGH: Kinds = Kinds::all_of(&[Kind::Comments, Kind::Cookie, Kind::Footer, Kind::Related]);

/// Whether a line says a phrase of this kind, in any language: a word, not yet a sign.
pub(crate) fn says(line: &str, kind: Kind) -> bool {
    lexicon::said(words(line), Language::default()).has(kind)
}

/// A container that a rule may claim.
struct Candidate {
    id: NodeId,
    /// The kinds whose rules are asked about it.
    may_be: Kinds,
}

/// The containers that a rule may claim, in page order.
fn candidates(survey: &Survey<'_>) -> Vec<Candidate> {
    let outline = survey.outline();
    let candidate = |id: NodeId| {
        let container = survey.container(id, Kind::Outside);
        let may_be = holds_whole_lines(outline, id) && container.may_be_clutter();
        let outweighs = may_be && container.holds_most();
        (may_be && (!outweighs || container.is_beside_article())).then(|| {
            let hinted = container.hints().or(KNOWN_BY_ELEMENT);
            Candidate { id, may_be: if outweighs { hinted.and(MAY_OUTWEIGH) } else { hinted } }
        })
    };
    (1..outline.nodes.len() as NodeId).filter_map(candidate).collect()
}

/// The outermost container that fits wins, with all that nobody has claimed in it.
fn claim_containers(survey: &Survey<'_>, candidates: &[Candidate], rules: &[&Rule], claims: &mut [Option<Kind>]) {
    let outline = survey.outline();
    let mut next = 1;
    for &Candidate { id, may_be } in candidates {
        if id < next {
            continue;
        }
        let container = survey.container(id, Kind::Outside);
        let fits = |rule: &&&Rule| may_be.has(rule.kind) && (rule.container)(&container.for_kind(rule.kind));
        let Some(rule) = rules.iter().find(fits) else { continue };
        claims[container.blocks()]
            .iter_mut()
            .filter(|claim| claim.is_none())
            .for_each(|claim| *claim = Some(rule.kind));
        next = outline.node(id).end.max(next);
    }
}

/// Whether the element's blocks are its own: an inline element may begin or end in the middle of a line.
fn holds_whole_lines(outline: &Outline, id: NodeId) -> bool {
    let blocks = outline.blocks_in(id);
    let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else { return false };
    let holds = |item: Option<&Item>| {
        let (Some(Item::Text { parent: node, .. }) | Some(Item::Break { node, .. }) | Some(Item::Leaf { node, .. })) =
            item
        else {
            return false;
        };
        outline.contains(id, *node)
    };
    outline.node(id).tag.is_block()
        || (holds(outline.items.get(first.items.start as usize))
            && holds(outline.items.get(last.items.end as usize - 1)))
}

fn claim_lines(survey: &Survey<'_>, rules: &[&Rule], claims: &mut [Option<Kind>]) {
    for at in 0..claims.len() {
        if claims[at].is_some() {
            continue;
        }
        let line = survey.line(at, Kind::Outside);
        let said = line.hints();
        let may_be = said.or(KNOWN_BY_PLACE);
        let fits = |rule: &&&Rule| may_be.has(rule.kind) && (rule.line)(&line.for_kind(rule.kind));
        if let Some(rule) = rules.iter().find(fits) {
            claims[at] = Some(rule.kind);
        }
        if claims[at].is_none() && !said.is_empty() {
            claims[at] = OWN.into_iter().find(|&kind| said.has(kind) && is_own_word(&line.for_kind(kind)));
        }
        let heads_list = |rule: &&&Rule| rule.heads_list && said.has(rule.kind);
        if !said.is_empty()
            && let Some(rule) = rules.iter().find(heads_list)
        {
            claim_list(survey, rule.kind, at, claims);
        }
    }
}

/// Kinds of which a site speaks to its readers in whole sentences: “You must be logged in to comment”.
const OWN: [Kind; 8] =
    [Kind::Login, Kind::Cookie, Kind::Newsletter, Kind::App, Kind::Donation, Kind::Player, Kind::Share, Kind::Widget];

/// Whether a line is a sentence of the site's own to its readers, without anything to press: by its phrase alone.
fn is_own_word(line: &Line<'_>) -> bool {
    const MOST: u32 = 45;
    line.says()
        && line.words() <= MOST
        && !line.is_heading()
        && !line.is_in(is_entry, 3)
        && !line.quotes()
        && line.says_at_length()
}

fn is_entry(tag: Tag) -> bool {
    matches!(tag, Tag::Li | Tag::Dt | Tag::Dd | Tag::Pre | Tag::Td | Tag::Th | Tag::Blockquote)
}

/// Words of a line that can head a list, links that make one.
const MAX_HEAD: u32 = 8;
const MIN_LIST: usize = 2;
/// The share of a line's words that are links, in a list of links.
const LINKED: f32 = 0.7;

/// Claims a short line and the lines of links right behind it, or the one line that is a list by itself.
fn claim_list(survey: &Survey<'_>, kind: Kind, head: usize, claims: &mut [Option<Kind>]) {
    let list = list_behind(survey, kind, head);
    let is_row = || survey.line(head, kind).says_nothing_else() && survey.line(head + 1, kind).links() >= MIN_LIST;
    if list >= MIN_LIST || (list == 1 && is_row()) {
        let lines = &mut claims[head..=head + list];
        lines.iter_mut().filter(|claim| claim.is_none()).for_each(|claim| *claim = Some(kind));
    }
}

/// How many lines of links stand right behind this line, in the smallest element that holds more than this line.
fn list_behind(survey: &Survey<'_>, kind: Kind, head: usize) -> usize {
    let outline = survey.outline();
    let line = survey.line(head, kind);
    if line.words() > MAX_HEAD || line.is_in(|tag| tag == Tag::Dt, 2) {
        return 0;
    }
    let around =
        outline.lineage(outline.blocks[head].owner).find(|&id| outline.node(id).blocks.end as usize > head + 1);
    let end = around.map_or(outline.blocks.len(), |id| outline.node(id).blocks.end as usize);
    let is_link = |line: &Line<'_>| line.link_share() >= LINKED;
    let links = (head + 1..end).map(|at| survey.line(at, kind)).take_while(is_link).count();
    // A linked heading over what goes on as text is that text's.
    let ends_in_heading = links > 0 && head + links + 1 < end && survey.line(head + links, kind).is_heading();
    links - usize::from(ends_in_heading)
}

/// For rules without a predicate of one sort.
fn no_container(_: &Container<'_>) -> bool {
    false
}

fn no_line(_: &Line<'_>) -> bool {
    false
}
