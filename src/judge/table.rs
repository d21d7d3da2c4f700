//! What is known of the blocks of a page, in columns of one byte a block.

/// Blocks that are asked about at once; columns are filled up to whole groups.
pub(super) const TOGETHER: usize = 64;

/// One row for each block that is judged, one column for each thing that is known.
pub struct Table {
    rows: usize,
    /// Groups of rows in a column.
    groups: usize,
    cells: Vec<u8>,
}

impl Table {
    pub(super) fn new(rows: usize, columns: usize) -> Self {
        let groups = rows.div_ceil(TOGETHER);
        Self { rows, groups, cells: vec![0; columns * groups * TOGETHER] }
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// What is known of each block in one respect.
    pub fn column(&self, column: usize) -> &[u8] {
        &self.cells[column * self.groups * TOGETHER..][..self.rows]
    }

    /// A column in groups, the last of which is filled up.
    pub(super) fn grouped(&self, column: usize) -> &[[u8; TOGETHER]] {
        let length = self.groups * TOGETHER;
        self.cells[column * length..][..length].as_chunks().0
    }

    pub(super) fn set(&mut self, row: usize, column: usize, value: u8) {
        self.cells[column * self.groups * TOGETHER + row] = value;
    }

    pub(super) fn fill(&mut self, column: usize, value: u8) {
        let length = self.groups * TOGETHER;
        self.cells[column * length..][..length].fill(value);
    }
}
