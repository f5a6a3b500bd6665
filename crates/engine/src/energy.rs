//! What the processor takes, where the system counts it.

use std::{fs, path::Path};

/// The joules that all processor packages have taken since some moment, by Linux's powercap interface to RAPL. They are
/// those of the whole device and not of this program alone. `None` where there is no counter, or only root may read it.
pub(crate) fn counters() -> Option<Vec<Counter>> {
    cfg!(target_os = "linux").then(|| packages(Path::new("/sys/class/powercap"))).flatten()
}

/// The joules between two readings; a counter that has begun again at zero is counted on.
pub(crate) fn between(before: &[Counter], after: &[Counter]) -> Option<f64> {
    let same = before.len() == after.len() && before.iter().zip(after).all(|(before, after)| before.zone == after.zone);
    let microjoules = before.iter().zip(after).map(|(before, after)| {
        let begun_again = if after.microjoules < before.microjoules { before.range } else { 0 };
        (after.microjoules + begun_again).saturating_sub(before.microjoules)
    });
    #[expect(clippy::cast_precision_loss, reason = "measured to a few digits")]
    same.then(|| microjoules.sum::<u64>() as f64 / 1e6)
}

/// One package's counter.
pub(crate) struct Counter {
    zone: String,
    microjoules: u64,
    /// Where it begins again.
    range: u64,
}

/// The zones "intel-rapl:0", "intel-rapl:1", … (AMD's bear the same names); those below them, as
/// "intel-rapl:0:1", are parts of them.
fn packages(zones: &Path) -> Option<Vec<Counter>> {
    let mut counters: Vec<Counter> = Vec::new();
    for entry in fs::read_dir(zones).ok()?.flatten() {
        let zone = entry.file_name().to_string_lossy().into_owned();
        let package =
            zone.strip_prefix("intel-rapl:").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        if package {
            let number = |name: &str| fs::read_to_string(entry.path().join(name)).ok()?.trim().parse().ok();
            counters.push(Counter { zone, microjoules: number("energy_uj")?, range: number("max_energy_range_uj")? });
        }
    }
    counters.sort_by(|a, b| a.zone.cmp(&b.zone));
    (!counters.is_empty()).then_some(counters)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn packages_are_added_up_and_counters_that_began_again_counted_on() {
        let folder = tempfile::tempdir().unwrap();
        let set = |zone: &str, microjoules: u64| {
            let zone = folder.path().join(zone);
            fs::create_dir_all(&zone).unwrap();
            fs::write(zone.join("energy_uj"), format!("{microjoules}\n")).unwrap();
            fs::write(zone.join("max_energy_range_uj"), "10000000\n").unwrap();
        };
        assert!(packages(folder.path()).is_none(), "no counter");
        set("intel-rapl:0", 1_000_000);
        set("intel-rapl:0:1", 999);
        set("intel-rapl:1", 9_500_000);
        fs::create_dir(folder.path().join("intel-rapl")).unwrap();
        let before = packages(folder.path()).unwrap();
        set("intel-rapl:0", 3_500_000);
        set("intel-rapl:1", 500_000);
        let after = packages(folder.path()).unwrap();
        assert_eq!(between(&before, &after), Some(3.5));
        set("intel-rapl:2", 0);
        assert_eq!(between(&before, &packages(folder.path()).unwrap()), None, "another number of packages");
        fs::remove_file(folder.path().join("intel-rapl:1/energy_uj")).unwrap();
        assert!(packages(folder.path()).is_none(), "one that cannot be read");
    }
}
