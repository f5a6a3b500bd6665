//! What can be shown of the seal.

use crate::{Level, Needs, Sealed, system};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// What came of a try.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The seal said no.
    Refused,
    /// It worked. There is no seal.
    Through,
    /// It failed, but the seal had no part in it. Counts as a hole.
    NotBySeal(String),
}

/// One try.
#[derive(Clone, Debug, Serialize)]
pub struct Probe {
    /// The kind of way.
    pub group: &'static str,
    /// What exactly was tried.
    pub what: String,
    /// What came of it.
    pub outcome: Outcome,
}

/// What the kernel says of a thread of this process.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Thread {
    /// 2 is a filter.
    pub seccomp: u32,
    /// 1: no program that it starts can have more rights.
    pub no_new_privs: u32,
}

/// A file of machine code and what it wants of the system's network interface.
#[derive(Clone, Debug, Serialize)]
pub struct Library {
    /// The file.
    pub path: PathBuf,
    /// Which of `socket`, `connect`, `getaddrinfo` and their like it imports. To import one is not to get it.
    pub imports: Vec<String>,
}

/// All that can be shown.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Everything that was tried was refused by the seal, and every thread has it.
    pub sealed: bool,
    /// How far the system enforces it.
    pub level: Level,
    /// What is left open on purpose.
    pub needs: Needs,
    /// Every try.
    pub probes: Vec<Probe>,
    /// Every thread, on Linux.
    pub threads: Vec<Thread>,
    /// Version of Landlock in force; 0 for none.
    pub landlock: u32,
    /// Descriptors of network sockets that were left open in this process, and that the seal closed.
    pub closed: Vec<i32>,
    /// The program, the libraries in its memory, and those that were named, as far as they import network calls.
    pub libraries: Vec<Library>,
    /// Crates of the build that can speak a network protocol. Stand-ins without code are none.
    pub network_crates: Vec<&'static str>,
}

impl Report {
    /// The tries that were not refused by the seal.
    pub fn holes(&self) -> impl Iterator<Item = &Probe> {
        self.probes.iter().filter(|probe| probe.outcome != Outcome::Refused)
    }
}

/// Tries everything. Without a [`Sealed`] as well: then it shows what an open process looks like. `libraries` are
/// files that the program loads later, such as ONNX Runtime.
#[must_use]
pub fn probes(sealed: Option<&Sealed>, libraries: &[&Path]) -> Report {
    let needs = sealed.map_or(Needs::Nothing, Sealed::needs);
    let level = sealed.map_or(Level::Unenforced, Sealed::level);
    let probes = system::tries::all(needs);
    let threads = system::tries::threads().unwrap_or_default();
    let refused = !probes.is_empty() && probes.iter().all(|probe| probe.outcome == Outcome::Refused);
    // Only Linux tells of threads; elsewhere a seal is the process's.
    let covered = (!threads.is_empty() || !cfg!(target_os = "linux"))
        && threads.iter().all(|thread| thread.seccomp == 2 && thread.no_new_privs == 1);
    Report {
        sealed: sealed.is_some() && level == Level::Enforced && refused && covered,
        level,
        needs,
        probes,
        threads,
        landlock: sealed.map_or(0, |_| system::abi()),
        closed: sealed.map(|sealed| sealed.closed().to_vec()).unwrap_or_default(),
        libraries: system::libraries::that_import_network_calls(libraries),
        network_crates: env!("NETWORK_CRATES").split_whitespace().collect(),
    }
}
