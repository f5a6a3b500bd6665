//! Whether the device runs on its battery.

use std::{fs, path::Path};

/// Whether the device runs on its battery. False where that cannot be known, and on devices without one.
#[must_use]
pub fn on_battery() -> bool {
    cfg!(target_os = "linux") && discharging(Path::new("/sys/class/power_supply"))
}

/// A battery that gives, and no charger that is plugged in. Mice and headsets have batteries as well, which say
/// that their scope is their own device.
fn discharging(supplies: &Path) -> bool {
    let (mut gives, mut plugged) = (false, false);
    for supply in fs::read_dir(supplies).into_iter().flatten().flatten() {
        let is = |name: &str, value: &str| {
            fs::read_to_string(supply.path().join(name)).is_ok_and(|read| read.trim() == value)
        };
        gives |= is("type", "Battery") && is("status", "Discharging") && !is("scope", "Device");
        plugged |= !is("type", "Battery") && is("online", "1");
    }
    gives && !plugged
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_laptop_is_on_battery_when_that_gives_and_no_charger_is_plugged_in() {
        let folder = tempfile::tempdir().unwrap();
        let set = |supply: &str, name: &str, value: &str| {
            fs::create_dir_all(folder.path().join(supply)).unwrap();
            fs::write(folder.path().join(supply).join(name), format!("{value}\n")).unwrap();
        };
        assert!(!discharging(folder.path()), "a desktop");
        assert!(!discharging(&folder.path().join("nothing")));
        set("mouse", "type", "Battery");
        set("mouse", "scope", "Device");
        set("mouse", "status", "Discharging");
        assert!(!discharging(folder.path()), "a desktop with a mouse");
        set("BAT0", "type", "Battery");
        set("BAT0", "status", "Discharging");
        assert!(discharging(folder.path()));
        set("AC", "type", "Mains");
        set("AC", "online", "1");
        assert!(!discharging(folder.path()), "a weak charger");
        set("AC", "online", "0");
        assert!(discharging(folder.path()));
    }
}
