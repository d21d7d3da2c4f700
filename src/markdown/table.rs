//! Tables, as GitHub writes them: one header row, cells of one line each.

use std::ops::Range;

use crate::maps::Map;
use crate::tag::Tag;
use crate::write::Piece;

use super::inline::Inline;
use super::{Blocks, Writer};

/// Cells that one cell may span; a table of more columns is no table to read.
const MAX_SPAN: usize = 100;
/// Columns of a table.
const MAX_COLUMNS: usize = 200;

#[derive(Default)]
struct Rows {
    rows: Vec<Vec<String>>,
    /// Rows that a cell of an earlier row still reaches into, by column.
    reaching: Map<usize, usize>,
}

impl Rows {
    fn begin(&mut self) {
        self.rows.push(Vec::new());
        self.fill();
    }

    /// Fills the places that cells of earlier rows reach into.
    fn fill(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        while let Some(left) = self.reaching.get_mut(&row.len()).filter(|left| **left > 0) {
            *left -= 1;
            row.push(String::new());
        }
    }

    fn push(&mut self, cell: String, columns: usize, rows: usize) {
        let Some(row) = self.rows.last_mut() else { return };
        if row.len() + columns > MAX_COLUMNS {
            return;
        }
        for at in 0..columns {
            if rows > 1 {
                self.reaching.insert(row.len(), rows - 1);
            }
            row.push(if at == 0 { cell.clone() } else { String::new() });
        }
        self.fill();
    }
}

impl Writer<'_> {
    /// The open table.
    pub(super) fn table(&mut self, blocks: &mut Blocks) {
        let mut rows = Rows::default();
        let mut depth = 0;
        while let Some(piece) = self.content.pieces.get(self.at) {
            self.at += 1;
            match piece {
                Piece::Open(Tag::Caption, _) => {
                    let caption = self.line();
                    blocks.push(super::escape::line_starts(&caption));
                }
                Piece::Open(tag, attributes) if tag.is_cell() => self.cell(attributes, &mut rows),
                Piece::Open(tag, _) => {
                    depth += 1;
                    if *tag == Tag::Tr {
                        rows.begin();
                    }
                }
                Piece::Close(_) if depth == 0 => break,
                Piece::Close(_) => depth -= 1,
                Piece::Void(..) | Piece::Text(_) => {}
            }
        }
        blocks.push(drawn(rows.rows));
    }

    fn cell(&mut self, attributes: &Range<u32>, rows: &mut Rows) {
        let span = |name| self.content.attribute(attributes, name).and_then(|span| span.parse().ok()).unwrap_or(1);
        let (columns, reach): (usize, usize) = (span("colspan"), span("rowspan"));
        let mut inline = Inline::default();
        self.flat(&mut inline);
        let cell = escape_bars(&inline.finish(" "));
        rows.push(cell, columns.clamp(1, MAX_SPAN), reach.clamp(1, MAX_SPAN));
    }
}

/// A bar ends a cell, even in code, unless it is escaped.
fn escape_bars(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut backslashes = 0;
    for character in cell.chars() {
        if character == '|' && backslashes % 2 == 0 {
            out.push('\\');
        }
        backslashes = if character == '\\' { backslashes + 1 } else { 0 };
        out.push(character);
    }
    out
}

fn drawn(mut rows: Vec<Vec<String>>) -> String {
    rows.retain(|row| !row.is_empty());
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines = Vec::with_capacity(rows.len() + 1);
    for (at, mut row) in rows.into_iter().enumerate() {
        row.resize(columns, String::new());
        lines.push(format!("| {} |", row.join(" | ")));
        if at == 0 {
            lines.push(format!("|{}", " --- |".repeat(columns)));
        }
    }
    lines.join("\n")
}
