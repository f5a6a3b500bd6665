//! Seals the process against the network, and shows what the seal holds back.
//!
//! [`seal`] is the first statement of every `main`. From then on the kernel refuses to make a socket, to this
//! process, to all its threads, and to every process that it starts, for as long as they run; nothing can take
//! it back. The vault opens only for who holds the [`Sealed`] that `seal` returns, so a program that forgot to seal
//! itself does not compile, and one that could not does not run.
//!
//! [`Sealed::confine`] then limits the files: what is not named cannot be opened.
//!
//! [`probes`] tries, live, what the seal is there to refuse. It does not ask whether a filter was set; it knocks.
//!
//! | system | what `seal` does | what it does not cover |
//! |---|---|---|
//! | Linux | seccomp filter on all threads, and Landlock (TCP, abstract sockets, signals; files with `confine`) | with [`Needs::Window`]: services reached over AF_UNIX (D-Bus, X11) that could act for us |
//! | macOS | a Seatbelt profile without `network*`; never run by us | files; the system's web view, whose processes are its own |
//! | others | nothing yet: [`Level::Unenforced`] | everything; that the dependency tree holds no HTTP or TLS client is all there is |
//!
//! ```
//! let sealed = airgap::seal(airgap::Needs::Nothing)?;
//! assert!(std::net::TcpStream::connect("127.0.0.1:9").is_err());
//! # let _ = sealed;
//! # Ok::<(), airgap::Error>(())
//! ```

mod probe;

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
use linux as system;

#[cfg(target_os = "macos")]
mod macos;
#[cfg(target_os = "macos")]
use macos as system;

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
mod elsewhere;
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
use elsewhere as system;

pub use probe::{Library, Outcome, Probe, Report, Thread, probes};

use serde::Serialize;
use std::path::PathBuf;

/// What a process cannot do without.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Needs {
    /// No socket of any kind: the command line, and the helper processes.
    Nothing,
    /// Sockets within the machine (AF_UNIX): a window talks to the display and to its web process by them.
    Window,
}

/// How far the system enforces the seal.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The kernel refuses, and was seen to refuse.
    Enforced,
    /// This system has no way that Inglenook knows to use: the absence of network code is all there is.
    Unenforced,
}

/// Why a process could not be sealed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The kernel did not take the filter.
    #[error(
        "the kernel did not accept the filter against network sockets ({0}); the vault stays closed. On Linux, Inglenook \
         needs a kernel of 3.17 or later with seccomp"
    )]
    Filter(String),
    /// It took the filter, and a socket could be made all the same.
    #[error(
        "the kernel accepted the filter against network sockets, and a socket could be made all the same ({0}); a \
         debugger or a sandbox that answers in the kernel's place does this. The vault stays closed"
    )]
    NotInForce(&'static str),
    /// Standard input, output or error is a network connection.
    #[error(
        "file descriptor {0} is a network connection, and was so before Inglenook started; start it from a terminal or \
         with its input and output in files or pipes"
    )]
    Inherited(i32),
    /// Landlock refused a rule.
    #[error("access to files could not be limited ({0}); the vault stays closed")]
    Files(String),
}

/// Proof that this process is sealed. There is no other way to one than [`seal`].
#[derive(Clone, Debug)]
pub struct Sealed {
    level: Level,
    needs: Needs,
    closed: Vec<i32>,
}

impl Sealed {
    /// How far the system enforces it.
    #[must_use]
    pub fn level(&self) -> Level {
        self.level
    }

    /// What was left open on purpose.
    #[must_use]
    pub fn needs(&self) -> Needs {
        self.needs
    }

    /// Descriptors of network sockets that the parent process had left open in this one. They are closed.
    #[must_use]
    pub fn closed(&self) -> &[i32] {
        &self.closed
    }

    /// Limits the calling thread, the threads that it starts from now on and their child processes to these files and
    /// to what any program needs of the system (its libraries, time zones, the terminal). Call it while there is
    /// one thread. Cannot be taken back; a second call can only take away.
    ///
    /// A path that does not exist is passed over, so folders that are to be made must exist before.
    ///
    /// # Errors
    /// When the kernel has Landlock and refuses a rule. `Ok(false)` when it has none.
    pub fn confine(&self, places: &Places) -> Result<bool, Error> {
        system::confine(places)
    }
}

/// The files that a process may use.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Files and folders to be read: the sources, the models.
    pub read: Vec<PathBuf>,
    /// Folders to be read and written: the vault.
    pub write: Vec<PathBuf>,
}

/// Seals the process. The first statement of `main`: what ran before it, ran unsealed.
///
/// # Errors
/// When the system can enforce the seal and did not. A program must then end, without a look at the vault.
pub fn seal(needs: Needs) -> Result<Sealed, Error> {
    system::seal(needs)
}
