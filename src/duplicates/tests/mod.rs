//! What is collapsed (`copies`), what is meant and stays (`meant`), that the order of the page does not matter (`order`)
//! and that the work grows with the page (`work`).

mod copies;
mod meant;
mod order;
mod work;

use proptest::prelude::*;

use super::*;
use crate::cleaner::{Cleaner, Options};

const LEAD: &str = "The water came over the wall at nine and took the boats with it into the square below the church.";
const BODY: &str = "Nobody was hurt. “We had rung the bell for an hour before the wave arrived,” the keeper of the light said, \
                    “and those who heard it went up the hill in their nightshirts.” The mayor thanked him.";
const OTHER: &str =
    "Two cranes will lift the boats back over the houses once the ground has dried and the road is open.";

fn outline(body: &str) -> Outline {
    let mut cleaner = Cleaner::new(Options::default()).unwrap();
    cleaner.write(format!("<!DOCTYPE html><body>{body}</body>").as_bytes()).unwrap();
    cleaner.outline().unwrap()
}

/// The copies on a page, as the first words of each and its place among the blocks.
fn copies(body: &str) -> Vec<(u32, u32)> {
    let outline = outline(body);
    let all = vec![true; outline.blocks.len()];
    find(&outline, &all, &vec![false; all.len()])
}

#[track_caller]
fn assert_none(body: &str) {
    assert_eq!(copies(body), [], "{body}");
}

fn page() -> impl Strategy<Value = String> {
    let text = prop::sample::select(vec![LEAD, BODY, OTHER, "Short.", "", "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字"]);
    let tag =
        prop::sample::select(vec!["p", "blockquote", "figcaption", "li", "h2", "p hidden", "td", "div class=mobile"]);
    let block = (tag, text, 0usize..3).prop_map(|(tag, text, cut)| {
        let text: String = text.split_inclusive(' ').skip(cut).collect();
        format!("<{tag}>{text}</{}>", tag.split(' ').next().unwrap_or_default())
    });
    prop::collection::vec(block, 0..24).prop_map(|blocks| blocks.concat())
}

proptest! {
    #[test]
    fn a_copy_is_of_something_that_stays(body in page(), drop in prop::collection::vec(any::<bool>(), 24)) {
        let outline = outline(&body);
        let kept: Vec<bool> = (0..outline.blocks.len()).map(|at| !drop.get(at).copied().unwrap_or(false)).collect();
        let none = vec![false; kept.len()];
        let copies = find(&outline, &kept, &none);
        prop_assert_eq!(&copies, &find(&outline, &kept, &none));
        for (copy, of) in &copies {
            prop_assert!(copy != of && kept[*copy as usize] && kept[*of as usize]);
            prop_assert!(copies.iter().all(|(other, _)| other != of), "{} is of {}, which goes", copy, of);
        }
    }
}
