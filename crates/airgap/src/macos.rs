//! The seal on macOS: a Seatbelt profile, which the kernel enforces on the process and its children for good.
//!
//! `sandbox_init` with a profile of one's own is what browsers seal their processes with; Apple calls it deprecated and
//! names no successor for programs outside the App Store. A process can take one profile only, so there is no
//! second one for files. Type-checked for this system, and never run on one: it fails closed if it does not hold.

use crate::{Error, Level, Needs, Outcome, Places, Sealed};
use std::ffi::{CStr, CString, c_char, c_int};

unsafe extern "C" {
    fn sandbox_init(profile: *const c_char, flags: u64, error: *mut *mut c_char) -> c_int;
    fn sandbox_free_error(error: *mut c_char);
}

/// A socket can be made under it, and nothing can be done with one.
const NOTHING: &str = "(version 1)(allow default)(deny network*)";
/// Sockets within the machine stay.
const WINDOW: &str = "(version 1)(allow default)(deny network*)(allow network* (local unix-socket))(allow network* (remote unix-socket))";

pub(crate) fn seal(needs: Needs) -> Result<Sealed, Error> {
    let hole = || tries::all(needs).into_iter().find(|probe| probe.outcome != Outcome::Refused);
    // A child has its parent's profile, and would be refused another.
    if hole().is_some() {
        apply(match needs {
            Needs::Nothing => NOTHING,
            Needs::Window => WINDOW,
        })?;
    }
    match hole() {
        Some(probe) => Err(Error::NotInForce(probe.group)),
        None => Ok(Sealed { level: Level::Enforced, needs, closed: Vec::new() }),
    }
}

fn apply(profile: &str) -> Result<(), Error> {
    let profile = CString::new(profile).map_err(|error| Error::Filter(error.to_string()))?;
    let mut error: *mut c_char = std::ptr::null_mut();
    // SAFETY: the profile is a string that outlives the call, and the system sets `error` when it refuses.
    if unsafe { sandbox_init(profile.as_ptr(), 0, &raw mut error) } == 0 {
        return Ok(());
    }
    if error.is_null() {
        return Err(Error::Filter("sandbox_init gave no reason".to_owned()));
    }
    // SAFETY: the system made the string and said where it is.
    let reason = unsafe { CStr::from_ptr(error) }.to_string_lossy().into_owned();
    // SAFETY: it was copied, and goes back to who made it.
    unsafe { sandbox_free_error(error) };
    Err(Error::Filter(reason))
}

/// There is no second profile.
pub(crate) fn confine(_: &Places) -> Result<bool, Error> {
    Ok(false)
}

pub(crate) fn abi() -> u32 {
    0
}

pub(crate) mod tries {
    use crate::{Needs, Outcome, Probe, probe::Thread};
    use std::{
        io,
        net::{SocketAddr, TcpListener, TcpStream, UdpSocket},
        time::Duration,
    };

    const NOT_PERMITTED: i32 = 1;

    pub(crate) fn all(_: Needs) -> Vec<Probe> {
        let nobody = SocketAddr::from(([127, 0, 0, 1], 9));
        let connect = TcpStream::connect_timeout(&nobody, Duration::from_secs(2)).map(drop);
        let listen = TcpListener::bind("127.0.0.1:0").map(drop);
        let send = UdpSocket::bind("127.0.0.1:0").and_then(|socket| socket.send_to(b"", nobody)).map(drop);
        let tries = [("TcpStream::connect", connect), ("TcpListener::bind", listen), ("UdpSocket::send_to", send)];
        tries.into_iter().map(|(what, result)| probe(what, result)).collect()
    }

    fn probe(what: &str, result: io::Result<()>) -> Probe {
        let outcome = match result {
            Ok(()) => Outcome::Through,
            Err(error) if error.raw_os_error() == Some(NOT_PERMITTED) => Outcome::Refused,
            Err(error) => Outcome::NotBySeal(error.to_string()),
        };
        Probe { group: "library", what: what.to_owned(), outcome }
    }

    pub(crate) fn threads() -> io::Result<Vec<Thread>> {
        Ok(Vec::new())
    }
}

pub(crate) mod libraries {
    use crate::probe::Library;
    use std::path::Path;

    pub(crate) fn that_import_network_calls(_: &[&Path]) -> Vec<Library> {
        Vec::new()
    }
}
