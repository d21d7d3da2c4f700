//! Whole parts of the page that stand twice, under whatever heading: a copy for phones, an article sent twice.

use std::ops::Range;

use super::Search;
use super::role::{Role, Set};
use crate::tag::Tag;
use crate::words::WordMap;

/// Lines of a part of the page that stands twice: with a paragraph among them, with sentences, and without.
const FEW_LINES: usize = 3;
const SOME_LINES: usize = 4;
const MANY_LINES: usize = 16;
const LISTS: &[Tag] = &[Tag::Ul, Tag::Ol, Tag::Dl];
/// Words of a paragraph, and of a sentence.
const PARAGRAPH: u32 = 20;
const SENTENCE: u32 = 10;

impl Search<'_> {
    pub(super) fn match_stretches(&mut self) {
        let keys: Vec<u64> = self.texts.iter().map(super::Text::key).collect();
        let mut first: WordMap<usize> = WordMap::default();
        let mut at = 0;
        while at < keys.len() {
            let of = *first.entry(keys[at]).or_insert(at);
            let alike =
                (0..(keys.len() - at).min(at - of)).take_while(|&step| keys[at + step] == keys[of + step]).count();
            if (self.is_part(at, alike) && self.is_placed_alike(at, of, alike))
                || (of + alike == at && self.is_box(at, of, alike))
            {
                self.match_part(at, of, alike);
            }
            at += alike.max(1);
        }
    }

    /// Of two parts the one goes that gives way, which is not shown or is for another screen; else the later.
    fn match_part(&mut self, later: usize, earlier: usize, lines: usize) {
        let gives_way =
            |from: usize| self.roles[from..from + lines].iter().map(|role| u32::from(role.gives_way())).sum::<u32>();
        let earlier_goes = gives_way(earlier) > gives_way(later);
        for step in 0..lines {
            let (at, of) = (later + step, earlier + step);
            let (at, of) = if earlier_goes { (of, at) } else { (at, of) };
            let of = self.stays(of);
            if self.copy_of[at].is_none() && of != at {
                self.copy_of[at] = Some(of);
            }
        }
    }

    /// Whether so many lines from here on are a part of the page: several with running text among them, or very many
    /// with a sentence. A chorus, a legend and the features of two offers are neither, samples of code are alike wherever
    /// things are alike, and of a table or list only the whole counts.
    fn is_part(&self, at: usize, lines: usize) -> bool {
        let count = |is: &dyn Fn(usize) -> bool| (at..at + lines).filter(|&at| is(at)).count();
        let are = |set: Set| count(&|at| self.set(at) == set);
        if lines < FEW_LINES || are(Set::Code) * 2 > lines {
            return false;
        }
        if are(Set::Cell) * 2 > lines {
            return lines >= MANY_LINES && self.is_whole(at, lines, &[Tag::Table]);
        }
        if are(Set::Item) * 2 > lines && !self.begins_list(at) {
            return false;
        }
        let is_paragraph = |at: usize| self.words(at) >= PARAGRAPH && self.set(at) == Set::Free;
        let is_sentence = |at: usize| self.words(at) >= SENTENCE && self.set(at) == Set::Free && self.is_sentence(at);
        count(&is_paragraph) > 0
            || (lines >= MANY_LINES && count(&is_sentence) > 0)
            || (lines >= SOME_LINES && count(&is_sentence) > 1 && are(Set::Heading) > 1)
    }

    /// Whether two parts stand under the same heading, bring their own, or are too long to be two answers that agree.
    fn is_placed_alike(&self, at: usize, of: usize, lines: usize) -> bool {
        let cells = (at..at + lines).filter(|&at| self.set(at) == Set::Cell).count();
        (lines >= MANY_LINES && cells * 2 <= lines)
            || self.is_one_section(at, of)
            || self.is_hidden(at, lines) != self.is_hidden(of, lines)
            || (at..at + lines).any(|at| self.set(at) == Set::Heading)
    }

    fn is_hidden(&self, at: usize, lines: usize) -> bool {
        self.roles[at..at + lines].contains(&Role::Hidden)
    }

    fn set(&self, at: usize) -> Set {
        self.sets[self.block(at).owner as usize]
    }

    /// Whether so many lines are all that a table or list around the first says.
    fn is_whole(&self, at: usize, lines: usize, tags: &[Tag]) -> bool {
        self.set_around(at, tags).is_some_and(|blocks| {
            let is_in = |at: usize| self.kept.get(at).is_some_and(|number| blocks.contains(number));
            let first = at.checked_sub(1).is_none_or(|before| !is_in(before));
            first && is_in(at + lines - 1) && !is_in(at + lines)
        })
    }

    /// The blocks of the nearest table or list around a line.
    fn set_around(&self, at: usize, tags: &[Tag]) -> Option<Range<u32>> {
        let mut around = self.outline.ancestors(self.block(at).owner);
        around.find(|&id| tags.contains(&self.outline.node(id).tag)).map(|id| self.outline.node(id).blocks.clone())
    }

    /// Whether a line in a list is its first: of two lists that begin differently, the rest was not sent twice.
    fn begins_list(&self, at: usize) -> bool {
        let begins = |list: Range<u32>| at == 0 || !list.contains(&self.kept[at - 1]);
        self.set_around(at, LISTS).is_none_or(begins)
    }

    /// Whether so many lines that stand twice in a row are a box for two screens. Verse and speech may be said twice.
    fn is_box(&self, at: usize, of: usize, lines: usize) -> bool {
        let mut whole = at..at + lines;
        let is_sentence = |at: usize| {
            self.set(at) == Set::Free
                && self.words(at) >= SENTENCE
                && self.roles[at] != Role::Speech
                && self.is_sentence(at)
        };
        let is_caption = |at: usize| self.roles[at] == Role::Caption;
        (0..lines).all(|step| is_caption(at + step) == is_caption(of + step)) && whole.any(is_sentence)
    }

    /// What lies between two copies of what lies apart as far, however short, is a copy too.
    pub(super) fn match_between(&mut self) {
        let anchors: Vec<(usize, usize)> =
            self.copy_of.iter().enumerate().filter_map(|(at, of)| of.map(|of| (at, of))).collect();
        for pair in anchors.windows(2) {
            let ((from, from_of), (to, to_of)) = (pair[0], pair[1]);
            let runs_along = to_of > from_of && to_of - from_of == to - from;
            if !runs_along {
                continue;
            }
            for step in 1..to - from {
                let (at, of) = (from + step, from_of + step);
                if self.texts[at].words == self.texts[of].words && self.copy_of[of].is_none() {
                    self.copy_of[at] = Some(of);
                }
            }
        }
    }
}
