//! What boxes are called, and what rules claim, as weights and sorts.

use super::super::reading::Reading;
use super::super::scale::unit;
use super::{F, Features};
use crate::outline::Block;
use crate::plan::Kind;

pub(super) fn names(features: &mut Features, from: &Reading<'_>, at: usize, block: &Block) {
    let signs = &from.signs;
    if let Some((kind, weight)) = signs.strongest_name(block.owner) {
        features.set(name_group(kind), unit(weight));
    }
    features.set(F::Structure, unit(signs.structure(block.owner)));
    let within = signs.within(block.owner);
    features.set(F::BodyName, within.body);
    features.set(F::GoodName, within.good);
    features.set(F::InArticle, within.article);
    features.set(F::InMain, within.main);
    features.set(F::Claim, claim_group(from.page.claims[at]));
}

/// Sorts of clutter as claimed by the rules, ordered from those that stand near articles to those that do not.
pub(super) fn claim_group(claim: Option<Kind>) -> u8 {
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
pub(super) fn name_group(kind: Kind) -> F {
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
