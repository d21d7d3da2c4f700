//! Scales: what is counted on a page, as one byte, so that decisions are whole numbers, the same on every machine.

/// A share of a whole, in half per cent: 0 to 200.
pub(crate) fn share(part: u32, whole: u32) -> u8 {
    if whole == 0 { 0 } else { (u64::from(part.min(whole)) * 200 / u64::from(whole)) as u8 }
}

/// A number from 0 to 1, in half per cent.
pub(crate) fn unit(value: f32) -> u8 {
    (value.clamp(0.0, 1.0) * 200.0) as u8
}

/// A count by size: itself below 8, then four steps for each doubling; 0 to 95 up to two million.
pub(crate) fn size(count: u32) -> u8 {
    if count < 8 {
        return count as u8;
    }
    let doublings = count.ilog2();
    let quarter = (count >> (doublings - 2)) & 3;
    (8 + (doublings - 3) * 4 + quarter) as u8
}

/// A distance in words with its side: below 100 in front, 100 at the place, above it behind.
pub(crate) fn signed(words: i64) -> u8 {
    let step = size(words.unsigned_abs().min(1 << 20) as u32).min(99);
    if words < 0 { 100 - step } else { 100 + step }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_half_per_cents() {
        assert_eq!((share(0, 0), share(1, 2), share(7, 7), share(9, 7)), (0, 100, 200, 200));
        assert_eq!((unit(-1.0), unit(0.5), unit(9.0)), (0, 100, 200));
    }

    #[test]
    fn sizes_never_fall() {
        let sizes: Vec<u8> = (0..100_000).map(size).collect();
        assert!(sizes.is_sorted());
        assert_eq!((size(7), size(8), size(9), size(10), size(16), size(u32::MAX)), (7, 8, 8, 9, 12, 123));
    }

    #[test]
    fn distances_know_their_side() {
        assert_eq!((signed(-3), signed(0), signed(3)), (97, 100, 103));
        assert!(signed(i64::MIN) < signed(-5) && signed(5) < signed(i64::MAX));
    }
}
