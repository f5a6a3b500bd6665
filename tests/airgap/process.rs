//! Processes, threads, descriptors and files.

use crate::child::{command, lines, report};
use std::{
    io::Read,
    net::TcpListener,
    os::{fd::AsRawFd, unix::process::CommandExt, unix::process::ExitStatusExt},
    thread,
};

const REFUSED: i32 = 13;

/// A listener on loopback that takes what comes.
fn listener() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    thread::spawn(move || listener.incoming().for_each(drop));
    address
}

#[test]
fn a_sealed_process_reaches_no_listener_and_an_open_one_does() {
    let address = listener();
    assert_eq!(report(&format!("reach {address}")), ["connect: through", "listen: through", "send: through"]);
    let refused = ["connect", "listen", "send"].map(|way| format!("{way}: {REFUSED}"));
    assert_eq!(report(&format!("sealed-reach {address}")), refused);
    let mut window = refused.to_vec();
    window.push("listen within the machine: through".into());
    assert_eq!(report(&format!("sealed-window-reach {address}")), window);
}

#[test]
fn a_thread_older_than_the_seal_is_sealed_with_the_rest() {
    let lines = report(&format!("older-thread {}", listener()));
    assert_eq!(lines, ["thread before the seal: through".to_owned(), format!("thread after the seal: {REFUSED}")]);
}

#[test]
fn a_program_that_a_sealed_process_starts_is_sealed() {
    let refused = ["connect", "listen", "send"].map(|way| format!("{way}: {REFUSED}"));
    assert_eq!(report(&format!("spawned {}", listener())), refused);
}

#[test]
fn every_probe_is_refused_when_sealed_and_none_when_not() {
    assert_eq!(report("sealed-probes"), ["sealed true holes 0"]);
    assert_eq!(report("sealed-window-probes"), ["sealed true holes 0"]);
    assert_eq!(report("probes"), ["sealed false refused 0"]);
}

#[cfg(target_arch = "x86_64")]
#[test]
fn the_calls_of_32_bit_programs_end_the_process() {
    // A kernel without that interface has nothing to seal, but it has to say so.
    let open = command("old-calls").output().unwrap();
    let ways = lines(&open);
    assert!(open.status.signal() == Some(11) || ways.len() == 1, "{open:?}");
    const SIGSYS: i32 = 31;
    if ways.first().is_some_and(|way| way.ends_with("through")) {
        assert_eq!(command("sealed-old-calls").output().unwrap().status.signal(), Some(SIGSYS));
    }
}

#[test]
fn sockets_that_were_open_before_are_closed_and_one_as_standard_input_is_refused() {
    let socket = TcpListener::bind("127.0.0.1:0").unwrap();
    let leak = socket.as_raw_fd();
    let mut child = command("seal");
    // SAFETY: between fork and exec only `dup2` is called.
    unsafe {
        child.pre_exec(move || if libc::dup2(leak, 77) < 0 { Err(std::io::Error::last_os_error()) } else { Ok(()) })
    };
    assert_eq!(lines(&child.output().unwrap()), ["closed [77]"]);
    assert_eq!(report("seal"), ["closed []"]);

    let mut child = command("seal");
    child.stdin(std::os::fd::OwnedFd::from(socket));
    let said = lines(&child.output().unwrap());
    assert!(said[0].starts_with("error file descriptor 0 is a network connection"), "{said:?}");
}

#[test]
fn files_outside_the_named_places_stay_closed() {
    let folder = tempfile::tempdir().unwrap();
    let outside = tempfile::NamedTempFile::new().unwrap();
    let said = report(&format!("confined {} {}", folder.path().display(), outside.path().display()));
    assert_eq!(said[0], "outside before: through");
    if said[1] == "landlock false" {
        eprintln!("skipped: this kernel has no Landlock");
        return;
    }
    let refused = |what: &str| format!("{what} outside: {REFUSED}");
    assert_eq!(
        said[2..],
        ["write inside: through".into(), "rename inside: through".into(), refused("read"), refused("write")]
    );
    let mut text = String::new();
    outside.as_file().read_to_string(&mut text).unwrap();
    assert_eq!(text, "");
}
