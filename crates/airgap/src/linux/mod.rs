//! The seal on Linux: inherited sockets closed, Landlock, a seccomp filter, and a look whether it holds.

mod descriptors;
mod filter;
mod landlock;
pub(crate) mod libraries;
pub(crate) mod tries;

use crate::{Error, Level, Needs, Sealed};

pub(crate) use landlock::{abi, confine};

pub(crate) fn seal(needs: Needs) -> Result<Sealed, Error> {
    let closed = descriptors::close_network_sockets()?;
    landlock::deny_network(needs)?;
    filter::apply(needs)?;
    // A filter that the kernel took is not yet a filter that holds: whoever traces this process can have
    // answered in the kernel's place.
    if let Some(made) = tries::first_network_socket() {
        return Err(Error::NotInForce(made));
    }
    Ok(Sealed { level: Level::Enforced, needs, closed })
}
