//! A picture in the article has its caption.

use crate::outline::{BySort, NodeId, Outline};
use crate::tag::Tag;
use crate::text::decode_attribute;
use crate::words::words;
use crate::write::caption;

/// Keeps the captions of figures that stand between lines that are kept, or between them and the headline.
pub(crate) fn keep_captions(outline: &Outline, headline: Option<u32>, kept: &mut [bool], unlikely: &[bool]) {
    let first = kept.iter().position(|&kept| kept);
    let (Some(first), Some(last)) = (first, kept.iter().rposition(|&kept| kept)) else { return };
    let start = headline.map_or(first, |headline| first.min(headline as usize));
    let named = outline.by_sort(caption::is_named);
    for at in start..last {
        kept[at] |= !unlikely[at] && (is_caption(outline, &named, at) || says_alternative(outline, at, 0).is_some());
    }
    // The last picture may stand below the last line.
    let below = (last + 1..kept.len()).take(1).filter(|&at| !unlikely[at]);
    for at in below.filter(|&at| says_alternative(outline, at, last).is_some()) {
        kept[at] = true;
    }
}

/// The box of a line that says what stands in for the one picture in it, as an editor's program writes captions of any name; with a
/// line above, both must be in one element. A teaser repeats its headline so, but links it.
fn says_alternative(outline: &Outline, at: usize, above: usize) -> Option<NodeId> {
    let block = &outline.blocks[at];
    let is_text = block.measure.words >= TOLD && block.link_words == 0 && !outline.node(block.owner).tag.is_heading();
    let mut around =
        outline.lineage(block.owner).take(CAPTION_DEPTH).take_while(|&id| outline.node(id).blocks.len() == 1);
    let pictures = |id: NodeId| (id + 1..outline.node(id).end).filter(|&id| outline.node(id).tag == Tag::Img);
    let box_ = around.find(|&id| is_text && pictures(id).next().is_some())?;
    let (picture, parent) = (pictures(box_).next()?, outline.node(box_).parent);
    let is_one =
        pictures(box_).nth(1).is_none() && (above == 0 || outline.contains(parent, outline.blocks[above].owner));
    let alternative = outline.attribute(picture, "alt").filter(|_| is_one)?;
    let said = outline.words_of(block).iter().map(|word| word.hash);
    words(&decode_attribute(alternative)).map(|word| word.hash).eq(said).then_some(box_)
}

/// Keeps the caption of the figure beside the headline, however the votes go: it is the article's own picture.
pub(crate) fn keep_lead_caption(outline: &Outline, headline: Option<u32>, kept: &mut [bool], dropped: &[bool]) {
    let Some(headline) = headline.map(|headline| headline as usize) else { return };
    let title = outline.blocks[headline].owner;
    let named = outline.by_sort(caption::is_named);
    for at in headline.saturating_sub(LEAD)..(headline + 1 + LEAD).min(kept.len()) {
        let is_near =
            || outline.lineage(outline.blocks[at].owner).take(LEAD_DEPTH).any(|id| outline.contains(id, title));
        let is_long = outline.blocks[at].measure.words >= TOLD;
        kept[at] |= is_long && !dropped[at] && is_caption(outline, &named, at) && is_near();
    }
}

/// Words of a caption that tells more than who took the picture.
const TOLD: u32 = 6;

/// Lines between the headline and its picture at most, and elements from a caption up to what holds both.
const LEAD: usize = 3;
const LEAD_DEPTH: usize = 5;

fn is_caption(outline: &Outline, named: &BySort<'_, bool>, at: usize) -> bool {
    in_figcaption(outline, at) || is_label(outline, named, at)
}

/// Whether a line is named as the caption of the one picture in its box, where who took it may be said besides.
fn is_label(outline: &Outline, named: &BySort<'_, bool>, at: usize) -> bool {
    let lines = |id: NodeId| outline.node(id).blocks.len();
    let mut around = outline.lineage(outline.blocks[at].owner).take_while(|&id| lines(id) <= LABELLED);
    let caption = around.by_ref().take(CAPTION_DEPTH).find(|&id| named.of(id));
    let is_first = |id: NodeId| lines(id) <= 2 && outline.node(id).blocks.start as usize == at;
    let pictures = |id: NodeId| (id + 1..outline.node(id).end).filter(|&id| outline.node(id).tag == Tag::Img).count();
    let box_ = caption.into_iter().chain(around.take(CAPTION_DEPTH)).find(|&id| pictures(id) > 0);
    // A mere label is all that its box says.
    let is_all = |id: NodeId| lines(id) == 1 || outline.blocks[at].measure.words >= TOLD;
    caption.is_some_and(is_first) && box_.is_some_and(|id| pictures(id) == 1 && is_all(id))
}

/// Lines of a box of a picture and its caption at most.
const LABELLED: usize = 3;

fn in_figcaption(outline: &Outline, at: usize) -> bool {
    let mut around = outline.lineage(outline.blocks[at].owner).map(|id| outline.node(id).tag);
    let caption = around.by_ref().take(CAPTION_DEPTH).any(|tag| tag == Tag::Figcaption);
    caption && around.take(CAPTION_DEPTH).any(|tag| tag == Tag::Figure)
}

/// Elements between a caption's text, the caption and the figure at most.
const CAPTION_DEPTH: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};
    use crate::judge::tidy::tests::{PROSE, stays};

    #[test]
    fn a_caption_stays_with_its_picture() {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        let html = "<h1>T</h1><figure><img src=a><figcaption>A</figcaption></figure><p>a</p>\
                    <figure><img src=b><figcaption>B</figcaption></figure><p>b</p><figcaption>C</figcaption>";
        cleaner.write(html.as_bytes()).unwrap();
        let outline = cleaner.outline().unwrap();
        let mut kept = [false, false, true, false, true, false];
        keep_captions(&outline, Some(0), &mut kept, &[true, false, false, false, false, false]);
        assert_eq!(kept, [false, true, true, true, true, false]);
    }

    #[test]
    fn what_stands_in_for_a_picture_is_its_caption_where_it_is_said() {
        let boxed =
            |alt: &str, line: &str| format!("<div class=x><img src=a alt='{alt}'><span class=y>{line}</span></div>");
        let told = "The keeper at his light in June";
        let linked = format!("<a href=/k>{told}</a>");
        let html = format!(
            "<div><p>Kept 1{PROSE}</p>{}{}{}<p>Kept 2{PROSE}</p>{}</div>{}",
            boxed(told, told),
            boxed(told, &linked),
            boxed("", "A box of some other kind in June"),
            boxed("The keeper&#39;s light at dawn in June", "The keeper's light at dawn in June"),
            boxed(told, told),
        );
        let lines = stays(&html, |outline, kept, dropped| keep_captions(outline, None, kept, dropped));
        assert_eq!(lines, ["Kept 1", told, "Kept 2", "The keeper's light at dawn in June"]);
    }

    #[test]
    fn labels_of_compared_pictures_stay() {
        let mut cleaner = Cleaner::new(Options::default()).unwrap();
        let html = "<p>a</p><div><img src=a><div class=jx-label>B</div></div><div><img src=b><div class=jx-label>C</div></div>\
                    <div><div class=label>D</div></div><div><img src=c><div class=label>E</div><div>F</div></div><p>b</p>";
        cleaner.write(html.as_bytes()).unwrap();
        let outline = cleaner.outline().unwrap();
        let mut kept = [true, false, false, false, false, false, true];
        keep_captions(&outline, None, &mut kept, &[false; 7]);
        assert_eq!(kept, [true, true, true, false, false, false, true]);
    }

    #[test]
    fn a_box_of_a_picture_and_its_caption_may_bear_the_name_itself() {
        let html = format!(
            "<p>Kept 1{PROSE}</p><div class='caption wide'><img src=a><span>The keeper at his light, in June</span></div>\
             <p>Kept 2{PROSE}</p>"
        );
        let lines = stays(&html, |outline, kept, dropped| keep_captions(outline, None, kept, dropped));
        assert_eq!(lines, ["Kept 1", "The keeper at his light", "Kept 2"]);
    }

    #[test]
    fn the_caption_of_the_picture_over_the_headline_stays() {
        let keep = |outline: &Outline, kept: &mut [bool], dropped: &[bool]| {
            let headline = outline.blocks.iter().position(|block| outline.text_of(block) == "Tides").unwrap() as u32;
            keep_lead_caption(outline, Some(headline), kept, dropped);
        };
        let page = |figure: &str| format!("<header>{figure}<h1>Tides</h1></header><p>Kept{PROSE}</p>");
        let told = "<figure><img src=a><figcaption>The wall at dawn on the day after</figcaption></figure>";
        assert_eq!(stays(&page(told), keep), ["The wall at dawn on the day after", "Kept"]);
        let boxed = "<div><img src=a><div class=image__caption><p>The wall at dawn on the day after</p><p>Ada Quill</p></div></div>";
        assert_eq!(stays(&page(boxed), keep), ["The wall at dawn on the day after", "Kept"]);
        let credit = "<figure><img src=a><figcaption>Photo: Ada Quill</figcaption></figure>";
        assert_eq!(stays(&page(credit), keep), ["Kept"]);
    }
}
