//! Notes that the text links to: their votes lie around the limit, one by one, and whoever follows a number wants its note.

use memchr::memmem;

use crate::outline::{NodeId, Outline};
use crate::tag::Tag;

/// Keeps all notes of a list, where it is one: who follows the number of a note finds it.
pub(crate) fn keep_notes(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    for (id, list) in outline.nodes.iter().enumerate().filter(|(_, node)| matches!(node.tag, Tag::Ol | Tag::Ul)) {
        let notes = list.blocks.start as usize..list.blocks.end as usize;
        if kept[notes.clone()].contains(&false) && is_of_notes(outline, id as NodeId) {
            kept[notes.clone()].iter_mut().zip(&dropped[notes]).for_each(|(kept, dropped)| *kept |= !dropped);
        }
    }
}

/// Whether the text ahead of a list links to its first item, and that links back.
fn is_of_notes(outline: &Outline, list: NodeId) -> bool {
    let Some(first) = outline.children(list).next().map(|id| outline.node(id)) else { return false };
    let (before, behind) = outline.source.split_at(first.start_tag.start as usize);
    let name = outline.source_of(first.id);
    let links_to = || memmem::find(before.as_bytes(), format!("#{name}\"").as_bytes()).is_some();
    let item = behind.get(..first.close.saturating_sub(first.start_tag.start) as usize).unwrap_or_default();
    let back = || item.split_once("href=\"").and_then(|(_, link)| link.split('"').next()?.split_once('#'));
    let is_there = |place: &str| memmem::find(before.as_bytes(), format!("\"{place}\"").as_bytes()).is_some();
    !name.is_empty() && back().is_some_and(|(_, place)| !place.is_empty() && is_there(place)) && links_to()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::tidy::tests::stays;

    #[test]
    fn notes_stay_that_the_text_links_to_and_that_link_back() {
        let page = |id: &str, back: &str| {
            let note = format!(r##"<li id="{id}"><a href="#{back}">^</a> Quill, p. 16.<li id=n2>Kept note"##);
            format!(r##"<p>Kept text<a id="r1" href="#n1">[1]</a></p><ol>{note}</ol>"##)
        };
        assert_eq!(stays(&page("n1", "r1"), keep_notes), ["Kept text[1]", "^ Quill", "Kept note"]);
        assert_eq!(stays(&page("n3", "r1"), keep_notes), ["Kept text[1]", "Kept note"], "nothing leads to it");
        assert_eq!(stays(&page("n1", "r3"), keep_notes), ["Kept text[1]", "Kept note"], "it leads nowhere");
    }
}
