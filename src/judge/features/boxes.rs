//! The boxes around a block, and the row of cards that it is in.

use super::super::boxes::LEVELS;
use super::super::reading::Reading;
use super::super::scale::{share, size, unit};
use super::{F, Features};
use crate::outline::{Block, NodeId};

/// What is known of a box.
#[derive(Clone, Copy, Default)]
struct BoxRow {
    score: u8,
    prose: u8,
    density: u8,
    links: u8,
    blocks: u8,
    per_block: u8,
    alike: u8,
    claimed: u8,
    markup: u8,
}

/// What is known of every box with text.
pub(super) struct BoxRows(Vec<BoxRow>);

impl BoxRows {
    pub(super) fn new(from: &Reading<'_>) -> Self {
        let (page, outline) = (&from.page, from.page.outline);
        let best = from.scores.iter().copied().fold(1e-6, f32::max);
        let whole = page.whole();
        let row = |id: usize| {
            let node = &outline.nodes[id];
            if node.blocks.is_empty() {
                return BoxRow::default();
            }
            let tally = page.tally_of(id as NodeId);
            let bytes = node.close.saturating_sub(node.start_tag.start);
            BoxRow {
                score: unit(from.scores[id] / best),
                prose: share(tally.prose, whole.prose),
                density: share(tally.prose, tally.words),
                links: share(tally.linked, tally.words),
                blocks: size(node.blocks.len() as u32),
                per_block: size(tally.words / node.blocks.len() as u32),
                alike: size(from.boxes.alike[id]),
                claimed: share(tally.claimed, tally.words),
                markup: size(bytes / tally.words.max(1)),
            }
        };
        Self((0..outline.nodes.len()).map(row).collect())
    }

    pub(super) fn tell(&self, features: &mut Features, from: &Reading<'_>, at: usize, block: &Block) {
        let outline = from.page.outline;
        let around = from.boxes.around_block(outline, block.owner);
        let rows: [BoxRow; LEVELS] = around.map(|id| self.0[id as usize]);
        let mut set = |level: usize, feature: F, value: fn(&BoxRow) -> u8| features.set(feature, value(&rows[level]));
        for (level, feature) in [F::Score1, F::Score2, F::Score3, F::Score4, F::Score5].into_iter().enumerate() {
            set(level, feature, |row| row.score);
        }
        for (level, feature) in [F::Share1, F::Share2, F::Share3, F::Share4].into_iter().enumerate() {
            set(level, feature, |row| row.prose);
        }
        for (level, feature) in [F::Density1, F::Density2, F::Density3].into_iter().enumerate() {
            set(level, feature, |row| row.density);
        }
        for (level, feature) in [F::Links1, F::Links2, F::Links3].into_iter().enumerate() {
            set(level, feature, |row| row.links);
        }
        for (level, feature) in [F::Blocks1, F::Blocks2].into_iter().enumerate() {
            set(level, feature, |row| row.blocks);
        }
        for (level, feature) in [F::PerBlock1, F::PerBlock2, F::PerBlock3].into_iter().enumerate() {
            set(level, feature, |row| row.per_block);
        }
        for (level, feature) in [F::Alike1, F::Alike2, F::Alike3].into_iter().enumerate() {
            set(level, feature, |row| row.alike);
        }
        for (level, feature) in [F::Claimed1, F::Claimed2, F::Claimed3].into_iter().enumerate() {
            set(level, feature, |row| row.claimed);
        }
        for (level, feature) in [F::Markup1, F::Markup2].into_iter().enumerate() {
            set(level, feature, |row| row.markup);
        }
        if let Some(unit) = from.boxes.unit(&around) {
            self.tell_unit(features, from, unit);
        }
        features.set(F::Alike0, self.0[block.owner as usize].alike);
        for (level, feature) in [F::PlaceInBox1, F::PlaceInBox2].into_iter().enumerate() {
            let blocks = &outline.node(around[level]).blocks;
            features.set(feature, share((at as u32).saturating_sub(blocks.start), blocks.len() as u32));
        }
    }
}

impl BoxRows {
    fn tell_unit(&self, features: &mut Features, from: &Reading<'_>, unit: NodeId) {
        let row = &self.0[unit as usize];
        let tally = from.page.tally_of(unit);
        features.set(F::UnitAlike, row.alike);
        features.set(F::UnitWords, size(tally.words));
        features.set(F::UnitProse, row.density);
        features.set(F::UnitBlocks, row.blocks);
        features.set(F::UnitLinkLines, size(tally.link_lines));
        let around = from.boxes.around(unit);
        features.set(F::UnitRow, self.0[around as usize].prose);
        let lines = from.page.outline.node(around).blocks.len() as u32;
        features.set(F::UnitRowLinks, share(from.page.tally_of(around).link_lines, lines));
    }
}
