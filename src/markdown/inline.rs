//! A line of inline Markdown in the making.
//!
//! Whether `**` begins or ends emphasis depends on the characters on both sides, so marks are kept apart from the
//! text until all of it is known; a pair that would not be read as meant is left out, and the words stay.

use super::escape;

#[derive(Debug)]
enum Part {
    /// Unescaped text.
    Text(String),
    /// Finished Markdown.
    Done(String),
    /// The beginning or end of emphasis; both halves have the same number.
    Mark { mark: &'static str, pair: usize },
    /// A `br`.
    Break,
}

/// A line in the making.
#[derive(Debug, Default)]
pub(super) struct Inline {
    parts: Vec<Part>,
    /// Marks that are open: the same inside itself means nothing.
    open: Vec<(&'static str, usize)>,
    pairs: usize,
}

/// An opened mark; `None` if it means nothing here.
pub(super) struct Opened(Option<(&'static str, usize)>);

impl Inline {
    pub fn text(&mut self, text: &str) {
        let bare = text.trim_start();
        if bare.len() < text.len() {
            self.space_before_marks();
        }
        if bare.is_empty() {
            return;
        }
        match self.parts.last_mut() {
            Some(Part::Text(last)) => last.push_str(bare),
            _ => self.parts.push(Part::Text(bare.to_string())),
        }
    }

    /// A space; in front of marks that have just been opened, since one behind them would keep them from opening.
    fn space_before_marks(&mut self) {
        let is_open = |pair: usize| self.open.iter().any(|(_, open)| *open == pair);
        let is_opening = |part: &Part| matches!(part, Part::Mark { pair, .. } if is_open(*pair));
        let at = self.parts.iter().rposition(|part| !is_opening(part)).map_or(0, |last| last + 1);
        match at.checked_sub(1).map(|before| &mut self.parts[before]) {
            Some(Part::Text(text)) => text.push(' '),
            _ => self.parts.insert(at, Part::Text(" ".to_string())),
        }
    }

    /// Sets apart what comes next.
    pub fn space(&mut self) {
        if !self.parts.is_empty() {
            self.text(" ");
        }
    }

    pub fn line_break(&mut self) {
        self.parts.push(Part::Break);
    }

    /// Appends finished Markdown.
    pub fn html(&mut self, done: &str) {
        self.parts.push(Part::Done(done.to_string()));
    }

    /// Appends a code span.
    pub fn code(&mut self, code: &str) {
        let code = code.split_whitespace().collect::<Vec<_>>().join(" ");
        if code.is_empty() {
            return;
        }
        let fence = "`".repeat(escape::longest_run(&code, '`') + 1);
        let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
        self.html(&format!("{fence}{pad}{code}{pad}{fence}"));
    }

    /// Appends a link; one without words is none.
    pub fn link(&mut self, label: Inline, destination: &str) {
        let label = label.finish(" ");
        if !label.is_empty() {
            self.html(&format!("[{label}]({destination})"));
        }
    }

    pub fn open(&mut self, mark: &'static str) -> Opened {
        if self.open.iter().any(|(open, _)| *open == mark) {
            return Opened(None);
        }
        self.pairs += 1;
        self.open.push((mark, self.pairs));
        self.parts.push(Part::Mark { mark, pair: self.pairs });
        Opened(Some((mark, self.pairs)))
    }

    pub fn close(&mut self, opened: Opened) {
        let Opened(Some((mark, pair))) = opened else { return };
        self.open.pop();
        let blanks = self.take_last_blanks();
        self.parts.push(Part::Mark { mark, pair });
        self.parts.extend(blanks);
    }

    /// Takes space and line breaks off the end: in front of a mark they would keep it from closing.
    fn take_last_blanks(&mut self) -> Vec<Part> {
        let mut blanks = Vec::new();
        loop {
            match self.parts.last_mut() {
                Some(Part::Break) => blanks.extend(self.parts.pop()),
                Some(Part::Text(text)) if text.ends_with(char::is_whitespace) => {
                    text.truncate(text.trim_end().len());
                    if text.is_empty() {
                        self.parts.pop();
                    }
                    blanks.push(Part::Text(" ".to_string()));
                }
                _ => break,
            }
        }
        blanks.reverse();
        blanks
    }

    /// The finished line; `line_break` stands for each `br`.
    pub fn finish(self, line_break: &str) -> String {
        let parts = self.without_misread_marks();
        let mut out = String::new();
        for (at, part) in parts.iter().enumerate() {
            match part {
                Part::Text(text) => {
                    let (before, after) = (out.chars().next_back(), parts.get(at + 1).and_then(first_character));
                    push_folded(&mut out, &escape::inline(text, before, after));
                }
                Part::Done(done) => out.push_str(done),
                Part::Mark { mark, .. } => out.push_str(mark),
                Part::Break => {
                    out.truncate(out.trim_end_matches(' ').len());
                    if !out.is_empty() {
                        out.push_str(line_break);
                    }
                }
            }
        }
        trim_breaks(out, line_break)
    }

    /// Leaves out the marks that would not be read as meant: from the outermost and first on, each pair is kept if its
    /// marks are alone and [flank](flanks) what they emphasise.
    fn without_misread_marks(self) -> Vec<Part> {
        let mut ends: Vec<Vec<usize>> = vec![Vec::new(); self.pairs + 1];
        for (at, part) in self.parts.iter().enumerate() {
            if let Part::Mark { pair, .. } = part {
                ends[*pair].push(at);
            }
        }
        let mut kept = vec![false; self.pairs + 1];
        for (pair, ends) in ends.iter().enumerate() {
            let &[from, to] = ends.as_slice() else { continue };
            let beside = |at: usize, forward: bool| neighbour(&self.parts, &kept, at, forward);
            let opens = flanks(beside(from, false), beside(from, true));
            kept[pair] = opens && flanks(beside(to, true), beside(to, false));
        }
        let is_kept = |part: &Part| !matches!(part, Part::Mark { pair, .. } if !kept[*pair]);
        self.parts.into_iter().filter(is_kept).collect()
    }
}

/// The part beside a mark, those left out not counted.
fn neighbour<'a>(parts: &'a [Part], kept: &[bool], at: usize, forward: bool) -> Option<Side<'a>> {
    let is_there = |part: &&Part| !matches!(part, Part::Mark { pair, .. } if !kept[*pair]);
    let part = if forward { parts[at + 1..].iter().find(is_there) } else { parts[..at].iter().rfind(is_there) };
    part.map(|part| Side { part, character: if forward { first_character(part) } else { last_character(part) } })
}

struct Side<'a> {
    part: &'a Part,
    character: Option<char>,
}

/// A mark must have no space on its inner side; if punctuation stands there, space or punctuation must stand on the
/// outer one. Another mark on either side would run together with it.
fn flanks(outer: Option<Side<'_>>, inner: Option<Side<'_>>) -> bool {
    let is_mark = |side: &Option<Side<'_>>| matches!(side, Some(Side { part: Part::Mark { .. }, .. }));
    if is_mark(&outer) || is_mark(&inner) {
        return false;
    }
    let Some(inner) = inner.and_then(|side| side.character) else { return false };
    let outer = outer.and_then(|side| side.character);
    let is_free = outer.is_none_or(|outer| outer.is_whitespace() || is_punctuation(outer));
    !inner.is_whitespace() && (!is_punctuation(inner) || is_free)
}

fn first_character(part: &Part) -> Option<char> {
    match part {
        Part::Text(text) | Part::Done(text) => text.chars().next(),
        Part::Mark { mark, .. } => mark.chars().next(),
        Part::Break => Some('\n'),
    }
}

fn last_character(part: &Part) -> Option<char> {
    match part {
        Part::Text(text) | Part::Done(text) => text.chars().next_back(),
        Part::Mark { mark, .. } => mark.chars().next_back(),
        Part::Break => Some('\n'),
    }
}

/// Punctuation and symbols, as far as Rust's tables tell: what is neither letter, digit, space nor control.
fn is_punctuation(character: char) -> bool {
    !character.is_alphanumeric() && !character.is_whitespace() && !character.is_control()
}

/// Emphasises a finished line as a whole.
pub(super) fn strong(line: &str) -> String {
    // Marks inside would run together with these.
    if line.contains('*') { line.to_string() } else { format!("**{line}**") }
}

fn push_folded(out: &mut String, text: &str) {
    let at_gap = out.is_empty() || out.ends_with([' ', '\n']);
    out.push_str(if at_gap { text.trim_start_matches(' ') } else { text });
}

/// Without breaks and spaces at either end.
fn trim_breaks(line: String, line_break: &str) -> String {
    let mut line = line.trim();
    if !line_break.trim().is_empty() {
        while let Some(rest) = line.strip_suffix(line_break.trim_end()) {
            // `\\` at the end is an escaped backslash, no break.
            if rest.ends_with('\\') {
                break;
            }
            line = rest.trim_end();
        }
    }
    line.to_string()
}
