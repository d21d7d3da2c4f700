//! Paragraphs, one by one: the fullest first, so that a copy always meets what it is a copy of.

use std::cmp::Reverse;

use super::role::{LONG_SPEECH, Role};
use super::text::Text;
use super::{Search, places::Place};
use crate::maps::{Map, Set};
use crate::order::sorted_by;
use crate::outline::Marks;
use crate::words::WordMap;

/// Fewest words of a copy: set apart, beside its picture, of speech, word for word, inside a fuller paragraph, word for
/// word far away, no sentence.
const MIN_SET_APART: u32 = 5;
const MIN_CAPTION: u32 = 6;
const MIN_SPEECH: u32 = 8;
const MIN_WHOLE: u32 = 10;
const MIN_PART: u32 = 12;
const MIN_FAR: u32 = 16;
const MIN_LABEL: u32 = 24;
/// A fuller paragraph may say at most so many times the words of its copy: beyond, it is a summary or another text.
const MAX_FULLER: usize = 2;
/// Blocks between what belongs together: a caption and the paragraph that says it again, two copies by mistake.
const NEAR: usize = 4;

impl Search<'_> {
    pub(super) fn match_paragraphs(&mut self) {
        let order: Vec<usize> =
            (0..self.kept.len()).filter(|&at| self.roles[at] != Role::Exempt && self.copy_of[at].is_none()).collect();
        // The longest first, but for those that give way; then by role.
        let order = sorted_by(order, |&at| {
            let role = self.roles[at];
            let shortness = u32::MAX - self.texts[at].words.len() as u32;
            u64::from(role.gives_way()) << 40 | u64::from(shortness) << 8 | role as u64
        });
        let shown = self.said_in_sight();
        for at in order {
            let in_sight = || Some(*shown.get(&self.texts[at].key())?).filter(|_| self.roles[at] == Role::Hidden);
            match self.original(at).or_else(in_sight) {
                Some(of) => self.copy_of[at] = Some(of),
                None => self.places.remember(at, &self.texts[at]),
            }
        }
    }

    /// The blocks that the page shows, whatever they are: what is hidden may repeat code and headings as well.
    fn said_in_sight(&self) -> WordMap<usize> {
        let is_shown = |marks: Marks| !marks.has(Marks::HIDDEN) && !marks.has(Marks::NOSCRIPT);
        let shown = (0..self.kept.len()).filter(|&at| is_shown(self.block(at).marks));
        let long = shown.filter(|&at| self.words(at) >= MIN_WHOLE && self.copy_of[at].is_none());
        let mut said = WordMap::default();
        for at in long {
            said.entry(self.texts[at].key()).or_insert(at);
        }
        said
    }

    /// The block that says all that this one says.
    fn original(&self, at: usize) -> Option<usize> {
        let exactly = self.said_by_sentences(at).find(|&of| self.may_replace(at, of));
        exactly.or_else(|| self.nearly_original(at))
    }

    /// The block that says nearly all that this one says: a quotation may be shortened, a teaser cut. For any other, it is
    /// not even looked for.
    fn nearly_original(&self, at: usize) -> Option<usize> {
        let is_part = |of: usize| self.texts[at].words.len() < self.texts[of].words.len();
        match self.roles[at] {
            Role::SetApart | Role::Quote => self.said_nearly(at).filter(|&of| self.may_replace(at, of)),
            Role::Speech => self.said_nearly(at).filter(|&of| is_part(of) && self.may_replace(at, of)),
            _ => None,
        }
    }

    /// Whether a block that says the same, or more, stands in for this one.
    fn may_replace(&self, at: usize, of: usize) -> bool {
        let (own, other) = (self.texts[at].words.len(), self.texts[of].words.len());
        let (is_whole, is_one_section) = (own == other, self.is_one_section(at, of));
        let distance = at.abs_diff(of);
        let is_one_section = is_one_section || (is_whole && self.is_around_heading(at, of));
        let fits = is_one_section && (distance <= NEAR || other <= own * MAX_FULLER);
        let least = match (self.roles[at], self.roles[of]) {
            (Role::Hidden, Role::Hidden) | (Role::SetApart | Role::Quote, Role::SetApart | Role::Quote) => {
                if !is_whole || !is_one_section {
                    return false;
                }
                if self.is_sentence(at) { MIN_WHOLE } else { MIN_LABEL }
            }
            (Role::Hidden, _) if is_whole => MIN_SET_APART,
            (Role::Hidden, _) => MIN_WHOLE,
            (Role::SetApart, _) => MIN_SET_APART,
            (Role::Quote, _) if is_one_section => MIN_SET_APART,
            // A pull-quote stands wherever the page has room; an answer is known by its entry.
            (Role::Quote, _) if !is_whole && self.roles[of] == Role::Paragraph => MIN_SPEECH,
            (Role::Quote, _) => return false,
            (Role::Caption, Role::Caption) if self.is_one_figure(at, of) => MIN_SET_APART,
            (Role::Caption, Role::Caption) => return false,
            (Role::Caption, _) | (_, Role::Caption) if distance <= NEAR => MIN_CAPTION,
            (Role::Speech, _) if !is_whole => MIN_SPEECH,
            (Role::Speech, _) if self.words(at) < LONG_SPEECH => return false,
            _ if !fits => return false,
            _ if !is_whole => MIN_PART,
            _ if self.is_sentence(at) => {
                if distance <= NEAR {
                    MIN_WHOLE
                } else {
                    MIN_FAR
                }
            }
            _ => MIN_LABEL,
        };
        self.words(at) >= least
    }

    /// Whether nothing but a heading stands between two blocks, and none before the first: text laid over a picture,
    /// and again under its title.
    fn is_around_heading(&self, at: usize, of: usize) -> bool {
        let (first, second) = (self.kept[at.min(of)] as usize, self.kept[at.max(of)] as usize);
        let is_heading = |number: usize| self.headings[number].0 == number;
        second - first == 2 && is_heading(first + 1) && first > 0 && !is_heading(first - 1)
    }

    /// Whether two captions are those of one picture.
    fn is_one_figure(&self, at: usize, of: usize) -> bool {
        let around = |at: usize| {
            let mut around = self.outline.ancestors(self.block(at).owner);
            around.find(|&id| self.outline.node(id).tag == crate::tag::Tag::Figure)
        };
        around(at).is_some_and(|figure| around(of) == Some(figure))
    }

    /// The blocks in which every sentence stands, word for word.
    fn said_by_sentences(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let text = &self.texts[at];
        let says_all =
            move |of: &usize| text.sentences().all(|sentence| self.standing(text, sentence).any(|other| other == *of));
        let first = text.sentences().next().unwrap_or_default();
        self.standing(text, first).filter(says_all)
    }

    /// The blocks in which a sentence of a text stands.
    fn standing<'s>(&'s self, text: &Text, sentence: &'s [u64]) -> impl Iterator<Item = usize> + 's {
        let places = text.first_shingle(sentence).into_iter().flat_map(|shingle| self.places.of(shingle));
        places.filter(|place| self.is_at(sentence, *place)).map(|place| place.block as usize)
    }

    fn is_at(&self, sentence: &[u64], place: Place) -> bool {
        let text = &self.texts[place.block as usize].words;
        text[place.at as usize..].starts_with(sentence)
    }

    /// The block that holds nearly all shingles of this one, and no more than one word less; where each character is
    /// a word, one of them can deny all the others.
    fn said_nearly(&self, at: usize) -> Option<usize> {
        let text = &self.texts[at];
        let mut shared: Map<u32, usize> = Map::default();
        for shingle in text.shingles() {
            let mut seen = None;
            for place in self.places.of(shingle) {
                if seen.replace(place.block) != Some(place.block) {
                    *shared.entry(place.block).or_default() += 1;
                }
            }
        }
        let total = text.shingles().count();
        let (&of, &most) = shared.iter().max_by_key(|&(&of, &count)| (count, Reverse(of)))?;
        let own: Set<u64> = self.texts[of as usize].words.iter().copied().collect();
        let new_words = text.words.iter().filter(|word| !own.contains(word)).count();
        let is_near = most * 10 >= total * 7 && new_words <= usize::from(!text.unspaced);
        (is_near && !self.adds_number(at, &own)).then_some(of as usize)
    }

    fn adds_number(&self, at: usize, known: &Set<u64>) -> bool {
        self.outline.words_of(self.block(at)).iter().any(|word| word.number && !known.contains(&word.hash))
    }
}
