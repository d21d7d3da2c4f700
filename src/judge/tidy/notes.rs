//! Notes that the text links to: their votes lie around the limit, one by one, and whoever follows a number wants its note.

use memchr::memmem;

use super::{keep_open, lines_of};
use crate::outline::{NodeId, Outline};
use crate::tag::Tag;

/// Keeps all notes of a list, where it is one.
pub(crate) fn keep_notes(outline: &Outline, kept: &mut [bool], dropped: &[bool]) {
    let lists = (0..outline.nodes.len() as NodeId).filter(|&id| matches!(outline.node(id).tag, Tag::Ol | Tag::Ul));
    let in_doubt = lists.filter(|&id| kept[lines_of(outline.node(id))].contains(&false));
    let of_notes: Vec<NodeId> = in_doubt
        .rev()
        .filter_map(|id| Note::first_of(outline, id))
        .take(LISTS)
        .filter(|note| note.is_linked(outline))
        .map(|note| note.list)
        .collect();
    for list in of_notes {
        keep_open(kept, dropped, lines_of(outline.node(list)));
    }
}

/// Lists that are asked at most, from the last on: each is held against all of the page ahead of it.
const LISTS: usize = 16;

/// The first item of a list, if it has a name and links to a place.
struct Note<'a> {
    list: NodeId,
    start: usize,
    name: &'a str,
    place: &'a str,
}

impl<'a> Note<'a> {
    fn first_of(outline: &'a Outline, list: NodeId) -> Option<Self> {
        let item = outline.node(outline.children(list).next()?);
        let (start, name) = (item.start_tag.start as usize, outline.source_of(item.id));
        let (_, link) = outline.source.get(start..item.close as usize)?.split_once("href=\"")?;
        let (_, place) = link.split('"').next()?.split_once('#')?;
        (!name.is_empty() && !place.is_empty()).then_some(Self { list, start, name, place })
    }

    /// Whether the page ahead of it links to it, and has the place to which it links back.
    fn is_linked(&self, outline: &Outline) -> bool {
        let before = &outline.source.as_bytes()[..self.start];
        let holds = |wanted: String| memmem::find(before, wanted.as_bytes()).is_some();
        holds(format!("#{}\"", self.name)) && holds(format!("\"{}\"", self.place))
    }
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
