//! What the seal must refuse, tried.

use crate::{Needs, Outcome, Probe};
use std::{
    fs, io,
    net::{TcpListener, TcpStream, UdpSocket},
    time::Duration,
};

/// Address families by number, as in the kernel's `socket.h`. AF_UNIX, 1, is not among them.
const FAMILIES: [(libc::c_int, &str); 45] = [
    (0, "AF_UNSPEC"),
    (2, "AF_INET"),
    (3, "AF_AX25"),
    (4, "AF_IPX"),
    (5, "AF_APPLETALK"),
    (6, "AF_NETROM"),
    (7, "AF_BRIDGE"),
    (8, "AF_ATMPVC"),
    (9, "AF_X25"),
    (10, "AF_INET6"),
    (11, "AF_ROSE"),
    (12, "AF_DECnet"),
    (13, "AF_NETBEUI"),
    (14, "AF_SECURITY"),
    (15, "AF_KEY"),
    (16, "AF_NETLINK"),
    (17, "AF_PACKET"),
    (18, "AF_ASH"),
    (19, "AF_ECONET"),
    (20, "AF_ATMSVC"),
    (21, "AF_RDS"),
    (22, "AF_SNA"),
    (23, "AF_IRDA"),
    (24, "AF_PPPOX"),
    (25, "AF_WANPIPE"),
    (26, "AF_LLC"),
    (27, "AF_IB"),
    (28, "AF_MPLS"),
    (29, "AF_CAN"),
    (30, "AF_TIPC"),
    (31, "AF_BLUETOOTH"),
    (32, "AF_IUCV"),
    (33, "AF_RXRPC"),
    (34, "AF_ISDN"),
    (35, "AF_PHONET"),
    (36, "AF_IEEE802154"),
    (37, "AF_CAIF"),
    (38, "AF_ALG"),
    (39, "AF_NFC"),
    (40, "AF_VSOCK"),
    (41, "AF_KCM"),
    (42, "AF_QIPCRTR"),
    (43, "AF_SMC"),
    (44, "AF_XDP"),
    (45, "AF_MCTP"),
];

const TYPES: [(libc::c_int, &str); 4] = [
    (libc::SOCK_STREAM, "stream"),
    (libc::SOCK_DGRAM, "datagram"),
    (libc::SOCK_RAW, "raw"),
    (libc::SOCK_SEQPACKET, "packet"),
];

/// Nothing listens there; unsealed, the kernel says "connection refused", which is an answer from the network.
const LOOPBACK: &str = "127.0.0.1:9";

/// The first network socket that can be made. Anything but EACCES means that it was not the seal that said no.
pub(super) fn first_network_socket() -> Option<&'static str> {
    let made = |family, kind| outcome(socket(family, kind)) != Outcome::Refused;
    [(libc::AF_INET, "AF_INET"), (libc::AF_INET6, "AF_INET6"), (libc::AF_NETLINK, "AF_NETLINK")]
        .into_iter()
        .find(|(family, _)| made(*family, libc::SOCK_STREAM) || made(*family, libc::SOCK_DGRAM))
        .map(|(_, name)| name)
}

/// All that is known to try.
pub(crate) fn all(needs: Needs) -> Vec<Probe> {
    let mut probes = Vec::new();
    let mut tried = |group: &'static str, what: String, result: io::Result<()>| {
        probes.push(Probe { group, what, outcome: outcome(result) });
    };
    for (family, name) in FAMILIES {
        for (kind, kind_name) in TYPES {
            tried("socket", format!("{name}, {kind_name}"), socket(family, kind));
        }
    }
    for (family, name) in FAMILIES {
        tried("socketpair", name.to_owned(), socket_pair(family));
    }
    if needs == Needs::Nothing {
        tried("socket", "AF_UNIX, stream".to_owned(), socket(libc::AF_UNIX, libc::SOCK_STREAM));
        tried("socket", "AF_UNIX, datagram".to_owned(), socket(libc::AF_UNIX, libc::SOCK_DGRAM));
        // On a descriptor that is none: unsealed, the kernel says so ("bad file descriptor").
        for (name, number) in [
            ("connect", libc::SYS_connect),
            ("bind", libc::SYS_bind),
            ("listen", libc::SYS_listen),
            ("accept", libc::SYS_accept),
            ("accept4", libc::SYS_accept4),
            ("recvmsg", libc::SYS_recvmsg),
            ("recvmmsg", libc::SYS_recvmmsg),
        ] {
            tried("handed socket", name.to_owned(), call(number, -1));
        }
        for (name, number) in
            [("mount", libc::SYS_mount), ("fsopen", libc::SYS_fsopen), ("fsconfig", libc::SYS_fsconfig)]
        {
            tried("network mount", name.to_owned(), call(number, -1));
        }
    }
    tried("library", format!("TcpStream::connect {LOOPBACK}"), connect());
    tried("library", "TcpListener::bind".to_owned(), TcpListener::bind("127.0.0.1:0").map(drop));
    tried("library", "UdpSocket::bind".to_owned(), UdpSocket::bind("127.0.0.1:0").map(drop));
    tried("thread", format!("TcpStream::connect {LOOPBACK}"), in_thread());
    tried("child process", "socket AF_INET".to_owned(), in_child(|| socket(libc::AF_INET, libc::SOCK_STREAM)));
    for (name, number) in [
        ("io_uring_setup", libc::SYS_io_uring_setup),
        ("io_uring_enter", libc::SYS_io_uring_enter),
        ("io_uring_register", libc::SYS_io_uring_register),
    ] {
        tried("io_uring", name.to_owned(), call(number, -1));
    }
    for (name, number) in [
        ("pidfd_getfd", libc::SYS_pidfd_getfd),
        ("process_vm_readv", libc::SYS_process_vm_readv),
        ("process_vm_writev", libc::SYS_process_vm_writev),
        ("bpf", libc::SYS_bpf),
    ] {
        tried("other processes", name.to_owned(), call(number, -1));
    }
    for (name, number) in [
        ("request_key", libc::SYS_request_key),
        ("add_key", libc::SYS_add_key),
        ("keyctl", libc::SYS_keyctl),
        ("init_module", libc::SYS_init_module),
        ("finit_module", libc::SYS_finit_module),
    ] {
        tried("by the kernel", name.to_owned(), call(number, -1));
    }
    tried("other processes", "ptrace".to_owned(), trace());
    tried("terminal", "TIOCSTI".to_owned(), type_into_terminal());
    #[cfg(target_arch = "x86_64")]
    tried("x32", "socket AF_INET".to_owned(), x32_socket());
    probes
}

/// "Permission denied" is what the seal says, and what no kernel says of these calls by itself.
fn outcome(result: io::Result<()>) -> Outcome {
    match result {
        Ok(()) => Outcome::Through,
        Err(error) if error.raw_os_error() == Some(libc::EACCES) => Outcome::Refused,
        Err(error) => Outcome::NotBySeal(error.to_string()),
    }
}

fn socket(family: libc::c_int, kind: libc::c_int) -> io::Result<()> {
    // SAFETY: takes three numbers.
    close(unsafe { libc::socket(family, kind | libc::SOCK_CLOEXEC, 0) })
}

/// Closes what a call gave, or says why it gave nothing.
fn close(descriptor: libc::c_int) -> io::Result<()> {
    if descriptor < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the descriptor was just made, and nobody else knows it.
    unsafe { libc::close(descriptor) };
    Ok(())
}

fn socket_pair(family: libc::c_int) -> io::Result<()> {
    let mut pair = [-1; 2];
    // SAFETY: the kernel writes two numbers to `pair`.
    if unsafe { libc::socketpair(family, libc::SOCK_STREAM | libc::SOCK_CLOEXEC, 0, pair.as_mut_ptr()) } != 0 {
        return Err(io::Error::last_os_error());
    }
    pair.into_iter().try_for_each(close)
}

/// A call with a first argument that is no descriptor, no process and no command, and zeros for the rest.
fn call(number: libc::c_long, first: libc::c_long) -> io::Result<()> {
    // SAFETY: with this first argument and null pointers, none of the calls above does anything.
    let result = unsafe { libc::syscall(number, first, 0_usize, 0_usize, 0_usize, 0_usize, 0_usize) };
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

fn connect() -> io::Result<()> {
    match LOOPBACK.parse().map(|address| TcpStream::connect_timeout(&address, Duration::from_secs(2))) {
        Ok(connected) => connected.map(drop),
        Err(error) => Err(io::Error::other(error)),
    }
}

fn in_thread() -> io::Result<()> {
    std::thread::spawn(connect).join().unwrap_or_else(|_| Err(io::Error::other("the thread ended early")))
}

/// Runs a try in a child, which reports by its exit code.
fn in_child(attempt: fn() -> io::Result<()>) -> io::Result<()> {
    // SAFETY: the child makes calls that are allowed after a fork of a program with threads (socket, close, _exit),
    // and never returns from here.
    let child = unsafe { libc::fork() };
    if child < 0 {
        return Err(io::Error::last_os_error());
    }
    if child == 0 {
        let code = attempt().err().map_or(0, |error| error.raw_os_error().unwrap_or(255));
        // SAFETY: ends the child at once, without running anything of the parent's.
        unsafe { libc::_exit(code) };
    }
    let mut status = 0;
    // SAFETY: the kernel writes one number to `status`.
    if unsafe { libc::waitpid(child, &raw mut status, 0) } < 0 {
        return Err(io::Error::last_os_error());
    }
    match libc::WEXITSTATUS(status) {
        0 if libc::WIFEXITED(status) => Ok(()),
        code => Err(io::Error::from_raw_os_error(code)),
    }
}

/// There is no process -1 to attach to: unsealed, the kernel says so.
fn trace() -> io::Result<()> {
    // SAFETY: fails in the kernel.
    let result = unsafe { libc::ptrace(libc::PTRACE_ATTACH, -1, 0, 0) };
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

fn type_into_terminal() -> io::Result<()> {
    let letter = 0_u8;
    // SAFETY: the kernel would read one byte, and there is no descriptor -1.
    let result = unsafe { libc::ioctl(-1, libc::TIOCSTI, &raw const letter) };
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

#[cfg(target_arch = "x86_64")]
fn x32_socket() -> io::Result<()> {
    const SOCKET: libc::c_long = 0x4000_0000 | 41;
    // SAFETY: takes three numbers.
    let result = unsafe { libc::syscall(SOCKET, libc::AF_INET, libc::SOCK_STREAM, 0) };
    close(libc::c_int::try_from(result).unwrap_or(-1))
}

/// What the kernel says of each thread.
pub(crate) fn threads() -> io::Result<Vec<crate::probe::Thread>> {
    let value = |status: &str, name: &str| -> u32 {
        let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.and_then(|value| value.trim().parse().ok()).unwrap_or(0)
    };
    let mut threads = Vec::new();
    for task in fs::read_dir("/proc/self/task")? {
        // A thread may end meanwhile.
        let Ok(status) = fs::read_to_string(task?.path().join("status")) else { continue };
        threads.push(crate::probe::Thread {
            seccomp: value(&status, "Seccomp"),
            no_new_privs: value(&status, "NoNewPrivs"),
        });
    }
    Ok(threads)
}
