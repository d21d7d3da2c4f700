//! From votes to chances to a decision.
//!
//! A block's chance of being the article is the logistic function of its votes, read from a table. Which blocks to
//! keep is decided for the page as a whole: those most likely, as many as promise the highest F1 (Lewis, "Evaluating and
//! optimizing autonomous text classification systems", 1995). So an unsure page is not emptied, and no limit has to be
//! set for each sort of page.

use super::forest::ONE;

/// A chance of one.
pub(crate) const SURE: u32 = 1024;

/// The logistic function at 0, 1/8, 2/8 … 8, in 1024ths.
const LOGISTIC: [u16; 65] = [
    512, 544, 576, 607, 637, 667, 695, 723, 749, 773, 796, 817, 837, 856, 872, 888, 902, 915, 926, 937, 946, 955, 962,
    969, 975, 981, 986, 990, 994, 997, 1000, 1003, 1006, 1008, 1010, 1011, 1013, 1014, 1015, 1016, 1017, 1018, 1019,
    1019, 1020, 1020, 1021, 1021, 1021, 1022, 1022, 1022, 1022, 1023, 1023, 1023, 1023, 1023, 1023, 1023, 1023, 1024,
    1024, 1024, 1024,
];

/// The chance that some votes give.
pub(crate) fn chance(votes: i32) -> u32 {
    const STEP: u32 = ONE as u32 / 8;
    let size = votes.unsigned_abs();
    let at = (size / STEP) as usize;
    let above = match LOGISTIC.get(at + 1) {
        None => u32::from(LOGISTIC[LOGISTIC.len() - 1]),
        Some(&next) => {
            let here = u32::from(LOGISTIC[at]);
            here + (u32::from(next) - here) * (size % STEP) / STEP
        }
    };
    if votes < 0 { SURE - above } else { above }
}

/// The chance from which on blocks are kept, so that the expected F1 is highest: half of that F1. The pairs are chance and words.
pub(crate) fn limit(blocks: impl Iterator<Item = (u32, u32)>) -> u32 {
    let mut words = vec![0u64; SURE as usize + 1];
    for (chance, count) in blocks {
        words[chance as usize] += u64::from(count);
    }
    let hoped: u64 = words.iter().enumerate().map(|(chance, words)| chance as u64 * words).sum();
    let (mut kept, mut right) = (0, 0);
    let mut best = (0, 1);
    for (chance, &words) in words.iter().enumerate().rev() {
        kept += words;
        right += chance as u64 * words;
        // F1 is 2·right / (kept + all that is right); fractions are compared crosswise.
        let now = (right, kept * u64::from(SURE) + hoped);
        if u128::from(now.0) * u128::from(best.1) > u128::from(best.0) * u128::from(now.1) {
            best = now;
        }
    }
    (best.0 * u64::from(SURE) / best.1) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_are_logistic() {
        for votes in (-300_000..300_000).step_by(997) {
            let exact = f64::from(SURE) / (1.0 + (-f64::from(votes) / f64::from(ONE)).exp());
            assert!((f64::from(chance(votes)) - exact).abs() < 2.0, "{votes}: {} {exact}", chance(votes));
        }
        assert!((-300_000..300_000).step_by(101).map(chance).is_sorted());
        assert_eq!((chance(0), chance(i32::MAX), chance(i32::MIN)), (512, 1024, 0));
    }

    #[test]
    fn what_is_likely_is_kept_and_something_always() {
        let kept = |pairs: &[(u32, u32)]| {
            let limit = limit(pairs.iter().copied());
            pairs.iter().map(|(chance, _)| *chance).filter(|&chance| chance >= limit).collect::<Vec<_>>()
        };
        assert_eq!(kept(&[(1000, 50), (900, 50), (20, 500)]), [1000, 900]);
        assert_eq!(kept(&[(60, 10), (50, 10), (40, 10)]), [60]);
        assert_eq!(kept(&[(800, 100), (300, 10)]), [800]);
        assert_eq!(limit([(0, 10)].into_iter()), 0);
    }

    #[test]
    fn a_line_in_doubt_is_measured_by_what_it_promises_not_by_the_least_sure_of_the_others() {
        assert_eq!(limit([(1000, 900), (480, 40)].into_iter()), 500);
    }
}
