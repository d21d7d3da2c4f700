//! Maps and sets whose hashing is quick, and seeded anew in each run, so that no page can choose keys that collide.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

pub(crate) type Map<K, V> = HashMap<K, V, RandomState>;
pub(crate) type Set<K> = HashSet<K, RandomState>;
