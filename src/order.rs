//! Sorting, compiled once for all: a routine of its own for each kind of element would weigh some kilobytes each in the
//! browser, and nothing that is sorted here is long enough to gain by it.

/// The items in the order of their keys; of equal keys the first stays first.
pub(crate) fn sorted_by<T>(items: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    let mut places: Vec<(u64, u32)> = items.iter().map(key).zip(0..).collect();
    // Unstable is enough: the place decides where the keys are equal.
    places.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    places.iter().filter_map(|&(_, at)| items[at as usize].take()).collect()
}

/// Two numbers as one key, of which the first counts more.
pub(crate) fn key(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_stay_in_their_order() {
        let pairs = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (0, 'e')];
        let sorted = sorted_by(pairs, |(number, _)| *number);
        assert_eq!(sorted, [(0, 'e'), (1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn the_first_number_counts_more() {
        assert!(key(1, 9) < key(2, 0) && key(2, 0) < key(2, 1));
    }
}
