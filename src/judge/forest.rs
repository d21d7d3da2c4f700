//! Forests: many small trees that vote on a block, learned elsewhere, read here.
//!
//! The trees are oblivious (all nodes of a level ask the same question), as in CatBoost (Prokhorenkova et al., 2018):
//! five questions give five bits, the bits name a leaf, the leaf has a vote. There is no branch to mispredict, one
//! question is asked of many blocks at once, and everything is a whole number, the same on every machine.

use super::table::{TOGETHER, Table};

/// Questions of a tree.
pub(crate) const DEPTH: usize = 5;
/// Leaves of a tree.
const LEAVES: usize = 1 << DEPTH;
/// Bytes of a tree: for each question a feature and a limit, the scale of the votes, a vote for each leaf.
pub(crate) const TREE: usize = 2 * DEPTH + 2 + LEAVES;
/// What one in the natural logarithm of the odds is in votes.
pub(crate) const ONE: i32 = 1 << 15;

/// A forest in its stored form.
#[derive(Clone, Copy, Debug)]
pub struct Forest<'a> {
    /// What is voted before any tree is asked.
    bias: i32,
    trees: &'a [u8],
}

impl<'a> Forest<'a> {
    /// Reads a forest from the front of a table: the number of trees (two bytes), the bias (four), the trees; all in
    /// little-endian order. Gives the forest and what stands behind it, or nothing if the table is too short.
    pub fn read(table: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let (count, rest) = table.split_first_chunk::<2>()?;
        let (bias, rest) = rest.split_first_chunk::<4>()?;
        let (trees, rest) = rest.split_at_checked(usize::from(u16::from_le_bytes(*count)) * TREE)?;
        Some((Self { bias: i32::from_le_bytes(*bias), trees }, rest))
    }

    /// The sum of the votes on each row, in [`ONE`]s of log-odds.
    pub fn votes(&self, table: &Table) -> Vec<i32> {
        let mut votes = vec![self.bias; table.rows()];
        for tree in self.trees() {
            let columns = tree.questions.map(|[feature, _]| table.grouped(feature.into()));
            let cast = tree.votes();
            for (group, votes) in votes.chunks_mut(TOGETHER).enumerate() {
                let leaves = tree.leaves_of(columns.map(|column| &column[group]));
                for (vote, &leaf) in votes.iter_mut().zip(&leaves) {
                    *vote += cast[usize::from(leaf) % LEAVES];
                }
            }
        }
        votes
    }

    /// What each column adds to the votes on a row: along each tree's questions, how the mean vote of the leaves
    /// still possible changes with each answer (Saabas, 2014).
    pub fn reasons(&self, table: &Table, row: usize) -> Vec<(usize, i32)> {
        let mut reasons: Vec<(usize, i32)> = (0..usize::from(u8::MAX)).map(|column| (column, 0)).collect();
        for tree in self.trees() {
            let mut possible: Vec<usize> = (0..LEAVES).collect();
            let mut before = tree.mean(&possible);
            for (level, [feature, limit]) in tree.questions.into_iter().enumerate() {
                let answer = usize::from(table.column(feature.into())[row] > limit);
                possible.retain(|leaf| leaf >> level & 1 == answer);
                let behind = tree.mean(&possible);
                reasons[usize::from(feature)].1 += behind - before;
                before = behind;
            }
        }
        reasons
    }

    /// All questions that are asked: a feature and a limit each.
    #[cfg(test)]
    pub fn questions(&self) -> impl Iterator<Item = [u8; 2]> + use<'a> {
        self.trees().flat_map(|tree| tree.questions)
    }

    fn trees(&self) -> impl Iterator<Item = Tree<'a>> + use<'a> {
        self.trees.chunks_exact(TREE).map(|bytes| {
            let question = |level: usize| [bytes[2 * level], bytes[2 * level + 1]];
            Tree {
                questions: std::array::from_fn(question),
                scale: i16::from_le_bytes([bytes[2 * DEPTH], bytes[2 * DEPTH + 1]]),
                leaves: bytes.last_chunk().expect("a tree ends with its leaves"),
            }
        })
    }
}

struct Tree<'a> {
    /// A feature and a limit each: is the feature above it?
    questions: [[u8; 2]; DEPTH],
    scale: i16,
    leaves: &'a [u8; LEAVES],
}

impl Tree<'_> {
    /// The leaf that each block of a group comes to, given the columns that are asked about. In this shape compilers ask
    /// many blocks at once and keep the answers in a register.
    fn leaves_of(&self, columns: [&[u8; TOGETHER]; DEPTH]) -> [u8; TOGETHER] {
        std::array::from_fn(|at| {
            let answer = |level: usize| u8::from(columns[level][at] > self.questions[level][1]) << level;
            answer(0) | answer(1) | answer(2) | answer(3) | answer(4)
        })
    }

    fn votes(&self) -> [i32; LEAVES] {
        let mut votes = [0; LEAVES];
        for (vote, &leaf) in votes.iter_mut().zip(self.leaves) {
            *vote = i32::from(leaf as i8) * i32::from(self.scale);
        }
        votes
    }

    fn mean(&self, leaves: &[usize]) -> i32 {
        let votes = self.votes();
        leaves.iter().map(|&leaf| votes[leaf % LEAVES]).sum::<i32>() / leaves.len() as i32
    }
}
