//! Columns: how far to the left and right a box reaches on the rendered page.

/// The left edge and the width of a box, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// From the left edge of the page; boxes may begin outside it.
    pub left: i32,
    /// Never below zero.
    pub width: i32,
}

impl Column {
    /// Reads what the collector writes: two numbers. Anything else is nothing.
    pub(super) fn read(value: &str) -> Option<Self> {
        /// No page is so wide; keeps sums in bounds.
        const FARTHEST: i32 = 1 << 24;
        if value.is_empty() {
            return None;
        }
        let (left, width) = value.split_once(' ')?;
        let number = |text: &str| text.parse().ok().filter(|number: &i32| number.abs() <= FARTHEST);
        Some(Self { left: number(left)?, width: number(width)? }).filter(|column| column.width > 0)
    }

    /// One past its last pixel.
    pub fn right(self) -> i32 {
        self.left + self.width
    }

    /// How much of the narrower of two columns the other covers, in per cent.
    pub fn overlap(self, other: Column) -> i32 {
        let shared = self.right().min(other.right()) - self.left.max(other.left);
        let narrower = self.width.min(other.width).max(1);
        (i64::from(shared.max(0)) * 100 / i64::from(narrower)) as i32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::{Marks, Outline};

    #[test]
    fn what_the_collector_saw_is_read_and_what_a_page_says_in_a_noscript_is_not() {
        let html =
            "<body data-decant-box='0 1400'><div data-decant-box='200 640' data-decant-overlay data-decant-view>one
            <p>two<p data-decant-box='bad' data-decant-view>three</p></div>
            <noscript><p data-decant-box='5 90' data-decant-overlay data-decant-view>four</p></noscript>";
        let outline = Outline::of_page(html);
        let seen = outline.blocks.iter().map(|block| {
            let left = outline.column(block.owner).map(|column| column.left);
            (left, block.marks.has(Marks::OVERLAY), block.marks.has(Marks::IN_VIEW))
        });
        let inside = Some(200);
        let expected = [(inside, true, true), (inside, true, false), (inside, true, true), (Some(0), false, false)];
        assert_eq!(seen.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn only_two_numbers_are_a_column() {
        assert_eq!(Column::read("-20 640"), Some(Column { left: -20, width: 640 }));
        for value in ["", "20", "20 ", "20 0", "20 -5", "20 5 5", "a b", "99999999999 5", "20000000 5", "1.5 20"] {
            assert_eq!(Column::read(value), None, "{value}");
        }
    }

    #[test]
    fn overlap_is_the_share_of_the_narrower() {
        let column = |left, width| Column { left, width };
        assert_eq!(column(0, 600).overlap(column(640, 300)), 0);
        assert_eq!(column(0, 600).overlap(column(450, 300)), 50);
        assert_eq!(column(0, 600).overlap(column(-200, 1000)), 100);
    }
}
