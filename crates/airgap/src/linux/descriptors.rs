//! Sockets that were open before the process began. A filter on calls does not see them.

use crate::Error;
use std::fs;

/// Closes descriptors of network sockets that the parent left open, and returns their numbers. Those of standard
/// input, output and error are used by somebody, so they are an error instead.
pub(super) fn close_network_sockets() -> Result<Vec<i32>, Error> {
    let open: Vec<i32> = fs::read_dir("/proc/self/fd")
        .map_err(|error| Error::Filter(format!("/proc/self/fd cannot be read: {error}")))?
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect();
    let mut closed = Vec::new();
    for descriptor in open.into_iter().filter(|descriptor| is_network_socket(*descriptor)) {
        if descriptor <= libc::STDERR_FILENO {
            return Err(Error::Inherited(descriptor));
        }
        // SAFETY: nothing in this process knows the descriptor: it is the first statement of `main`.
        unsafe { libc::close(descriptor) };
        closed.push(descriptor);
    }
    Ok(closed)
}

/// Whether it is a socket of any family but AF_UNIX.
fn is_network_socket(descriptor: i32) -> bool {
    let mut family: libc::c_int = 0;
    let mut size = size_of::<libc::c_int>() as libc::socklen_t;
    // SAFETY: the kernel writes at most `size` bytes to `family`, and refuses what is no socket.
    let result = unsafe {
        libc::getsockopt(descriptor, libc::SOL_SOCKET, libc::SO_DOMAIN, (&raw mut family).cast(), &raw mut size)
    };
    result == 0 && family != libc::AF_UNIX
}
