//! Links inside the article and the places they lead to, once everything is written: only then is it known which of
//! both are there. A place without a link goes, a link without a place becomes its words, and the places are counted
//! in the order in which they stand.

use std::ops::Range;

use super::content::{Content, Piece};
use crate::maps::{Map, Set};
use crate::tag::Tag;

/// Takes out the half pairs and counts the whole ones.
pub(super) fn settle(content: &mut Content) {
    let linked: Set<String> = own_links(content).map(|(_, id)| id).collect();
    let mut numbers: Map<String, usize> = Map::default();
    for (_, id) in places(content) {
        if linked.contains(&id) {
            let number = numbers.len() + 1;
            numbers.entry(id).or_insert(number);
        }
    }
    let mut gone = vec![false; content.pieces.len()];
    let mut renamed = Vec::new();
    for (at, id) in own_links(content).chain(places(content)) {
        match numbers.get(&id) {
            Some(number) => renamed.push((at, id, format!("d-{number}"))),
            None => {
                gone[at] = true;
                gone[end_of(content, at)] = true;
            }
        }
    }
    for (at, old, new) in renamed {
        let Piece::Open(_, range) = content.pieces[at].clone() else { continue };
        for attribute in content.attributes_mut(&range) {
            if attribute.value.strip_prefix('#').unwrap_or(&attribute.value) == old {
                attribute.value = attribute.value.replace(&old, &new);
            }
        }
    }
    content.take_out(&gone);
}

/// Links to places in the article: where they open, and the id.
fn own_links(content: &Content) -> impl Iterator<Item = (usize, String)> + '_ {
    opened(content, Tag::A).filter_map(|(at, range)| {
        let id = content.attribute(range, "href")?.strip_prefix('#')?;
        Some((at, id.to_string()))
    })
}

/// Places that are led to.
fn places(content: &Content) -> impl Iterator<Item = (usize, String)> + '_ {
    opened(content, Tag::Span).filter_map(|(at, range)| Some((at, content.attribute(range, "id")?.to_string())))
}

fn opened(content: &Content, wanted: Tag) -> impl Iterator<Item = (usize, &Range<u32>)> {
    content.pieces.iter().enumerate().filter_map(move |(at, piece)| match piece {
        Piece::Open(tag, range) if *tag == wanted => Some((at, range)),
        _ => None,
    })
}

/// Where the element that opens at `at` is closed. Neither links nor places are nested in their like.
fn end_of(content: &Content, at: usize) -> usize {
    let Piece::Open(tag, _) = content.pieces[at] else { return at };
    let after = content.pieces[at..].iter().position(|piece| matches!(piece, Piece::Close(closed) if *closed == tag));
    after.map_or(at, |after| at + after)
}

#[cfg(test)]
mod tests {
    use crate::write::written_whole;

    #[test]
    fn links_within_a_page_need_no_address() {
        let page = "<body><p>See <a href=#n>the note</a>, <a href=#none>nothing</a>, <a href=b.html#n>b</a>.</p>\
                    <p id=n>The note, <a href=about:blank>and</a> more.</p>";
        let written = written_whole(page);
        assert!(written.contains("See <a href=\"#d-1\">the note</a>, nothing, b."), "{written}");
        assert!(written.contains("<p><span id=\"d-1\"></span>The note, and more.</p>"), "{written}");
    }
}
