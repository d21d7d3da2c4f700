//! The words of a block, its sentences and its shingles.

use crate::words::{join, stands_alone, words};

/// Words of a shingle; in scripts that do not space their words, where each character is one, four say little.
const SHINGLE: usize = 4;
const UNSPACED_SHINGLE: usize = 8;

/// The words of a block, and where its sentences begin.
#[derive(Default)]
pub(super) struct Text {
    pub words: Vec<u64>,
    sentences: Vec<usize>,
    /// Whether most words are single characters.
    pub unspaced: bool,
}

impl Text {
    pub fn of(text: &str) -> Self {
        let mut read = Self { unspaced: is_unspaced(text), ..Self::default() };
        let mut start = 0;
        for (at, character) in text.char_indices() {
            let ends = matches!(character, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।' | '\n');
            if ends {
                read.push_sentence(&text[start..at]);
                start = at;
            }
        }
        read.push_sentence(&text[start..]);
        read
    }

    /// Adds a sentence; one too short to be looked up goes with the one before.
    fn push_sentence(&mut self, text: &str) {
        let start = self.words.len();
        self.words.extend(words(text).map(|word| word.hash));
        let least = self.shingle();
        let is_long = |from: usize, to: usize| to - from >= least;
        match self.sentences.last() {
            None if start < self.words.len() => self.sentences.push(start),
            Some(&last) if is_long(last, start) && is_long(start, self.words.len()) => self.sentences.push(start),
            _ => {}
        }
    }

    /// Words of one of its shingles.
    pub fn shingle(&self) -> usize {
        if self.unspaced { UNSPACED_SHINGLE } else { SHINGLE }
    }

    /// Stands for the whole text.
    pub fn key(&self) -> u64 {
        self.words.iter().fold(0, |hash, &word| join(hash, word))
    }

    pub fn sentences(&self) -> impl Iterator<Item = &[u64]> {
        let ends = self.sentences.iter().skip(1).copied().chain([self.words.len()]);
        self.sentences.iter().zip(ends).map(|(&start, end)| &self.words[start..end])
    }

    pub fn shingles(&self) -> impl Iterator<Item = u64> + '_ {
        self.words.windows(self.shingle()).map(hash)
    }

    /// The first shingle of one of its sentences.
    pub fn first_shingle(&self, sentence: &[u64]) -> Option<u64> {
        sentence.get(..self.shingle()).map(hash)
    }
}

fn hash(words: &[u64]) -> u64 {
    words.iter().fold(0, |hash, &word| join(hash, word))
}

fn is_unspaced(text: &str) -> bool {
    let letters = text.chars().filter(|character| character.is_alphanumeric());
    let (alone, all) =
        letters.fold((0, 0), |(alone, all), letter| (alone + usize::from(stands_alone(letter)), all + 1));
    alone * 2 > all
}

/// Whether a text ends as a sentence does.
pub(super) fn is_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '“', '»', '«', '’', '\'', ')', '」', '』', '）']);
    text.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।'])
}
