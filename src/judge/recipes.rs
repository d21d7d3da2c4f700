//! The card of a recipe: times, servings, tools and amounts, in lines too short for the votes to tell from clutter.

use super::page::{LINK_LINE, link_share};
use super::reading::Reading;
use crate::outline::{NodeId, Outline};

/// What the cards that blogs and magazines print their recipes in are called, in part.
const CARDS: [&str; 8] = [
    "hrecipe",
    "mm-recipes-details",
    "mm-recipes-structured",
    "mv-recipe",
    "recipe-card",
    "tasty-recipes",
    "wprm-recipe-container",
    "zlrecipe",
];
/// Lines of a card at most.
const LINES: usize = 200;
/// The chance that a line of a card has at least.
const LIKELY: u32 = 150;

/// Keeps the lines of a recipe's card of which some are kept, but what leads elsewhere.
pub(crate) fn keep_card(reading: &Reading<'_>, chances: &[u32], kept: &mut [bool], dropped: &[bool]) {
    let outline = reading.page.outline;
    let cards = (1..outline.nodes.len() as NodeId).filter(|&id| is_card(outline, id));
    for lines in cards.map(|id| &outline.node(id).blocks).filter(|lines| lines.len() <= LINES) {
        let lines = lines.start as usize..lines.end as usize;
        if !kept[lines.clone()].contains(&true) {
            continue;
        }
        for at in lines {
            let block = &outline.blocks[at];
            let is_text = link_share(block) < LINK_LINE && !reading.page.is_hidden(block);
            kept[at] |= is_text && chances[at] >= LIKELY && !dropped[at];
        }
    }
}

fn is_card(outline: &Outline, id: NodeId) -> bool {
    let class = outline.source_of(outline.node(id).class);
    class.contains("recipe") && CARDS.iter().any(|name| class.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::tests::stays;

    #[test]
    fn a_card_is_whole() {
        let card = |class: &str| {
            format!(
                "<div class='{class}'><p>Serves 4</p><p>Kept rope</p><p><a href=a>Print</a></p></div><p>Serves 5</p>"
            )
        };
        let keep = |reading: &Reading<'_>, kept: &mut [bool], dropped: &[bool]| {
            keep_card(reading, &vec![LIKELY; kept.len()], kept, dropped);
        };
        assert_eq!(stays(&card("wprm-recipe-container"), keep), ["Serves 4", "Kept rope"]);
        assert_eq!(stays(&card("recipes"), keep), ["Kept rope"]);
        assert!(stays("<div class=hrecipe><p>Serves 4</p></div>", keep).is_empty(), "a card of another page");
    }
}
