//! What is known of the blocks of a page, in columns of one byte a block.

/// One column for each thing that is known.
pub struct Table {
    blocks: usize,
    columns: Vec<u8>,
}

impl Table {
    pub(super) fn new(blocks: usize, columns: usize) -> Self {
        Self { blocks, columns: vec![0; columns * blocks] }
    }

    /// Number of blocks.
    pub fn blocks(&self) -> usize {
        self.blocks
    }

    /// What is known of each block in one respect.
    pub fn column(&self, column: usize) -> &[u8] {
        &self.columns[column * self.blocks..][..self.blocks]
    }

    pub(super) fn set(&mut self, block: usize, column: usize, value: u8) {
        self.columns[column * self.blocks + block] = value;
    }

    pub(super) fn fill(&mut self, column: usize, value: u8) {
        let start = column * self.blocks;
        self.columns[start..start + self.blocks].fill(value);
    }
}
