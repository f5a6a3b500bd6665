//! Landlock: a second wall, made of other bricks, where the kernel has it.

use crate::{Error, Needs, Places};
use ::landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, PathBeneath, PathFd, Ruleset, RulesetAttr,
    RulesetCreatedAttr, RulesetStatus, Scope,
};
use std::path::{Path, PathBuf};

/// The newest version of the interface that this was tried with. Older kernels enforce what they know of it.
const TRIED: ABI = ABI::V7;

/// What programs read of the system: libraries, time zones, the processor's shape, name and size of the terminal.
const SYSTEM: [&str; 13] = [
    "/usr",
    "/lib",
    "/lib64",
    "/nix/store",
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/etc/localtime",
    "/etc/timezone",
    "/etc/terminfo",
    "/proc",
    "/sys/devices/system",
    "/sys/fs/cgroup",
];

/// Where the system says whether the device runs on its battery, and what its processors take. The entries are links
/// to the devices' own folders.
const INSTRUMENTS: [&str; 2] = ["/sys/class/power_supply", "/sys/class/powercap"];

/// Devices that are read and written.
const DEVICES: [&str; 5] = ["/dev/null", "/dev/zero", "/dev/random", "/dev/urandom", "/dev/tty"];

/// Version of Landlock that the kernel has; 0 for none.
pub(crate) fn abi() -> u32 {
    const VERSION: libc::c_uint = 1;
    // SAFETY: with this flag the kernel reads nothing and returns a number.
    let version = unsafe { libc::syscall(libc::SYS_landlock_create_ruleset, std::ptr::null::<u8>(), 0_usize, VERSION) };
    u32::try_from(version).unwrap_or(0)
}

/// Refuses TCP and, to a process without a window, abstract UNIX sockets and signals to processes it did not start.
pub(super) fn deny_network(needs: Needs) -> Result<(), Error> {
    if abi() < 4 {
        return Ok(());
    }
    let failed = |error: &dyn std::fmt::Display| Error::Filter(format!("Landlock: {error}"));
    let mut rules = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessNet::from_all(TRIED))
        .map_err(|error| failed(&error))?;
    if needs == Needs::Nothing {
        rules = rules.scope(Scope::from_all(TRIED)).map_err(|error| failed(&error))?;
    }
    let created = rules.create().map_err(|error| failed(&error))?;
    created.restrict_self().map(|_| ()).map_err(|error| failed(&error))
}

pub(crate) fn confine(places: &Places) -> Result<bool, Error> {
    let failed = |error: &dyn std::fmt::Display| Error::Files(error.to_string());
    let all = AccessFs::from_all(TRIED);
    let read = AccessFs::from_read(TRIED);
    let look = AccessFs::ReadFile | AccessFs::ReadDir;
    let mut rules = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(all)
        .and_then(Ruleset::create)
        .map_err(|error| failed(&error))?;
    let system = SYSTEM.iter().map(|path| (Path::new(path), read));
    let instruments: Vec<PathBuf> = INSTRUMENTS
        .into_iter()
        .flat_map(|class| std::fs::read_dir(class).into_iter().flatten().flatten().map(|entry| entry.path()))
        .filter_map(|link| link.canonicalize().ok())
        .chain(INSTRUMENTS.map(PathBuf::from))
        .collect();
    let instruments = instruments.iter().map(|path| (path.as_path(), look));
    let devices = DEVICES.iter().map(|path| (Path::new(path), look | AccessFs::WriteFile | AccessFs::IoctlDev));
    let program = std::env::current_exe().ok();
    let own = program.iter().map(|path| (path.as_path(), read));
    let readable = places.read.iter().map(|path| (path.as_path(), look));
    // Nothing in the vault is a device, a pipe, a socket or a program.
    let data = look
        | AccessFs::WriteFile
        | AccessFs::Truncate
        | AccessFs::MakeReg
        | AccessFs::MakeDir
        | AccessFs::RemoveFile
        | AccessFs::RemoveDir
        | AccessFs::Refer;
    let writable = places.write.iter().map(|path| (path.as_path(), data));
    for (path, access) in system.chain(instruments).chain(devices).chain(own).chain(readable).chain(writable) {
        // What is not there cannot be opened either.
        let Ok(parent) = PathFd::new(path) else { continue };
        rules = rules.add_rule(PathBeneath::new(parent, fitting(path, access))).map_err(|error| failed(&error))?;
    }
    let status = rules.restrict_self().map_err(|error| failed(&error))?;
    Ok(status.ruleset != RulesetStatus::NotEnforced)
}

/// Rights that a file can have; those of folders are an error on one.
fn fitting(path: &Path, access: BitFlags<AccessFs>) -> BitFlags<AccessFs> {
    if path.is_dir() { access } else { access & AccessFs::from_file(TRIED) }
}
