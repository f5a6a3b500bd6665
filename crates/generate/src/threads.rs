use std::{collections::HashSet, fs, thread::available_parallelism};

/// How many threads compute at once: one per physical core that this process may use. A second
/// thread on the same core shares its vector units and only makes the caches smaller.
#[must_use]
pub fn threads() -> usize {
    let usable = available_parallelism().map_or(1, usize::from);
    let Ok(entries) = fs::read_dir("/sys/devices/system/cpu") else { return usable };
    let cores: HashSet<String> = entries
        .flatten()
        .filter_map(|entry| fs::read_to_string(entry.path().join("topology/thread_siblings_list")).ok())
        .collect();
    if cores.is_empty() { usable } else { usable.min(cores.len()) }
}

/// Sets the size of the pool that the matrix products run in. The first call of the process counts.
pub(crate) fn limit() {
    // An error only says that somebody else has made the pool already, which is then theirs to size.
    let _ = rayon::ThreadPoolBuilder::new().num_threads(threads()).build_global();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_at_least_one_core_and_not_more_than_the_process_may_use() {
        let cores = threads();
        assert!(cores >= 1 && cores <= available_parallelism().map_or(1, usize::from));
    }
}
