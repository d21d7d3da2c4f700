//! A table is whole: a number without the name of its column says nothing.

use std::ops::Range;

use super::{is_between, lines_of};
use crate::judge::page::{LINK_LINE, link_share};
use crate::outline::{NodeId, Outline};
use crate::tag::Tag;

/// Keeps all cells of a table of which a quarter is kept, or which stands between two lines that are; a number without its column's name says nothing.
pub(crate) fn keep_tables_whole(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    for (id, node) in outline.nodes.iter().enumerate().filter(|(_, node)| node.tag == Tag::Table) {
        let cells = lines_of(node);
        let held = kept[cells.clone()].iter().filter(|&&kept| kept).count();
        // A table with paragraphs in it is a layout of the page, unless it names its rows or columns.
        let is_long = outline.blocks[cells.clone()].iter().any(|block| block.measure.words > CELL);
        let is_layout = is_long && !cells.clone().any(|at| is_name(outline, at, id as NodeId));
        let is_between = is_between(kept, dropped, cells.clone());
        if is_layout || (held * 4 < cells.len() && !is_between && !is_introduced(outline, kept, dropped, cells.clone()))
        {
            continue;
        }
        kept[cells.clone()].iter_mut().zip(&dropped[cells]).for_each(|(kept, dropped)| *kept = !dropped);
    }
}

/// Whether a line is the name of a row or column of this table, and not of one inside it.
fn is_name(outline: &Outline, at: usize, table: NodeId) -> bool {
    let around = outline.lineage(outline.blocks[at].owner).take(CELL_DEPTH).take_while(|&id| id != table);
    let mut tags = around.map(|id| outline.node(id).tag);
    tags.by_ref().any(|tag| tag == Tag::Th) && !tags.any(|tag| tag == Tag::Table)
}

/// Elements from a line up to the table that it is a name in at most.
const CELL_DEPTH: usize = 6;

/// Whether a table with named columns stands behind a line that is kept, in a box of that line's, and others are kept below.
fn is_introduced(outline: &Outline, kept: &[bool], dropped: &[bool], cells: Range<usize>) -> bool {
    let Some(before) = (0..cells.start).rev().find(|&at| !dropped[at]).filter(|&at| kept[at]) else { return false };
    let lines = &outline.blocks[cells.clone()];
    let has_names = lines.iter().any(|line| link_share(line) < LINK_LINE) && lines.len() > 3;
    let is_beside = || {
        let around = outline.lineage(outline.blocks[before].owner).take(BESIDE);
        around.skip(1).any(|id| outline.contains(id, outline.blocks[cells.start].owner))
    };
    has_names && is_beside()
}

/// Elements from a line up to the box that it shares with its table, itself among them.
const BESIDE: usize = 4;
/// Words of a cell at most.
const CELL: u32 = 20;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};
    use crate::judge::tidy::tests::{PROSE, stays};

    #[test]
    fn a_table_that_a_line_introduces_stays() {
        let table = "<table><tr><td>Night<td>Boats<tr><td>First<td>41</table>";
        let page = |before: &str| format!("<section><p>{before}</p><div>{table}</div></section>");
        assert_eq!(stays(&page("Kept"), keep_tables_whole), ["Kept", "Night", "Boats", "First", "41"]);
        assert_eq!(stays(&page("Gone"), keep_tables_whole), [""; 0]);
        assert_eq!(
            stays(&format!("<div><div><div><div><p>Kept</p></div></div></div></div>{table}"), keep_tables_whole),
            ["Kept"]
        );
    }

    #[test]
    fn a_table_is_kept_whole() {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        cleaner.write(b"<p>a</p><table><tr><th>Hour<th>Flour<tr><td>First<td>3 lb</table><p>b</p>").unwrap();
        let outline = cleaner.outline().unwrap();
        let mut kept = [false, true, false, false, true, false];
        keep_tables_whole(&outline, &mut kept, &[false; 6]);
        assert_eq!(kept, [false, true, true, true, true, false]);
        kept = [true, false, false, false, false, true];
        keep_tables_whole(&outline, &mut kept, &[false; 6]);
        assert_eq!(kept, [true; 6]);
        kept = [true, false, false, false, false, false];
        keep_tables_whole(&outline, &mut kept, &[false; 6]);
        assert_eq!(kept, [true, false, false, false, false, false]);
    }

    #[test]
    fn a_table_of_explanations_is_kept_whole_where_it_names_its_rows() {
        let long = format!("Kept{PROSE} {PROSE}");
        let row = |name: &str, year: u32| format!("<tr>{name}<td>{year}<td>{long}");
        let named = format!("<table>{}{}</table>", row("<th>Ebb", 1984), row("<th>Flow", 1987));
        assert_eq!(stays(&named, keep_tables_whole), ["Ebb", "1984", "Kept", "Flow", "1987", "Kept"]);
        let layout = format!("<table>{}{}</table>", row("<td>Ebb", 1984), row("<td>Flow", 1987));
        assert_eq!(stays(&layout, keep_tables_whole), ["Kept", "Kept"]);
        let around = format!("<table><tr><td>Menu<td>{long}<table><tr><th>Sack<th>Price</table></table>");
        assert!(!stays(&around, keep_tables_whole).contains(&"Menu".to_string()), "it names nothing itself");
    }
}
