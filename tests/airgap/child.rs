//! Roles that this test program plays when it starts itself: a seal cannot be taken off again, so each needs a
//! process of its own.

use airgap::Needs;
use std::{
    env,
    io::Write,
    net::{TcpListener, TcpStream, UdpSocket},
    process::{Command, Output},
    sync::mpsc,
};

/// Names the role, and with a colon what it needs.
const ROLE: &str = "INGLENOOK_TEST_ROLE";

/// Starts this program in a role.
pub(crate) fn command(role: &str) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", "child::plays_its_role", "--ignored", "--nocapture", "--test-threads=1"]).env(ROLE, role);
    command
}

/// Runs a role, and returns the lines that it reported.
pub(crate) fn report(role: &str) -> Vec<String> {
    lines(&command(role).output().unwrap())
}

pub(crate) fn lines(output: &Output) -> Vec<String> {
    let printed = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    printed.lines().filter_map(|line| line.split_once("REPORT ").map(|(_, rest)| rest.to_owned())).collect()
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nREPORT {line}").unwrap();
    out.flush().unwrap();
}

fn said(what: &str, result: std::io::Result<()>) {
    say(&match result {
        Ok(()) => format!("{what}: through"),
        Err(error) => format!("{what}: {}", error.raw_os_error().unwrap_or(-1)),
    });
}

#[test]
#[ignore = "a role of the other tests, which start it"]
fn plays_its_role() {
    let Ok(role) = env::var(ROLE) else { return };
    let (role, address) = role.split_once(' ').unwrap_or((&role, ""));
    let connect = |what: &str, address: &str| said(what, TcpStream::connect(address).map(drop));
    match role {
        "reach" => reach(address),
        "sealed-reach" => {
            airgap::seal(Needs::Nothing).unwrap();
            reach(address);
        }
        "sealed-window-reach" => {
            airgap::seal(Needs::Window).unwrap();
            reach(address);
            let (one, _other) = std::os::unix::net::UnixStream::pair().unwrap();
            drop(one);
            let folder = tempfile::tempdir().unwrap();
            said(
                "listen within the machine",
                std::os::unix::net::UnixListener::bind(folder.path().join("s")).map(drop),
            );
        }
        "older-thread" => {
            let (go, wait) = mpsc::channel::<()>();
            let (ready, started) = mpsc::channel::<()>();
            let address = address.to_owned();
            let thread = std::thread::spawn(move || {
                connect("thread before the seal", &address);
                ready.send(()).unwrap();
                wait.recv().unwrap();
                connect("thread after the seal", &address);
            });
            started.recv().unwrap();
            airgap::seal(Needs::Nothing).unwrap();
            go.send(()).unwrap();
            thread.join().unwrap();
        }
        "spawned" => {
            airgap::seal(Needs::Nothing).unwrap();
            let output = command(&format!("reach {address}")).output().unwrap();
            lines(&output).iter().for_each(|line| say(line));
        }
        "probes" => {
            let report = airgap::probes(None, &[]);
            say(&format!("sealed {} refused {}", report.sealed, report.probes.len() - report.holes().count()));
        }
        "sealed-probes" | "sealed-window-probes" => {
            let needs = if role == "sealed-probes" { Needs::Nothing } else { Needs::Window };
            let sealed = airgap::seal(needs).unwrap();
            let report = airgap::probes(Some(&sealed), &[]);
            report.holes().for_each(|hole| say(&format!("{hole:?}")));
            say(&format!("sealed {} holes {}", report.sealed, report.holes().count()));
        }
        "seal" => match airgap::seal(Needs::Nothing) {
            Ok(sealed) => say(&format!("closed {:?}", sealed.closed())),
            Err(error) => say(&format!("error {error}")),
        },
        "confined" => {
            let (folder, outside) = address.split_once(' ').unwrap();
            let sealed = airgap::seal(Needs::Nothing).unwrap();
            said("outside before", std::fs::read(outside).map(drop));
            let places = airgap::Places { read: vec![], write: vec![folder.into()] };
            say(&format!("landlock {}", sealed.confine(&places).unwrap()));
            let file = std::path::Path::new(folder).join("file");
            said("write inside", std::fs::write(&file, "x"));
            said("rename inside", std::fs::rename(&file, file.with_extension("new")));
            said("read outside", std::fs::read(outside).map(drop));
            said("write outside", std::fs::write(outside, "y"));
        }
        #[cfg(target_arch = "x86_64")]
        "old-calls" | "sealed-old-calls" => {
            if role == "sealed-old-calls" {
                airgap::seal(Needs::Nothing).unwrap();
            }
            said("socket of the 32-bit interface", socket_by_interrupt());
        }
        other => panic!("there is no role {other}"),
    }
}

/// The ways to a listener, and to a socket, that do not need the ones before.
fn reach(address: &str) {
    said("connect", TcpStream::connect(address).map(drop));
    said("listen", TcpListener::bind("127.0.0.1:0").map(drop));
    said("send", UdpSocket::bind("127.0.0.1:0").and_then(|socket| socket.send_to(b"x", address)).map(drop));
}

/// `socket(AF_INET, SOCK_STREAM, 0)` through `int 0x80`, where calls have other numbers.
#[cfg(target_arch = "x86_64")]
fn socket_by_interrupt() -> std::io::Result<()> {
    let result: i32;
    // SAFETY: call 359 of the 32-bit interface takes three numbers.
    unsafe {
        std::arch::asm!(
            "push rbx", "mov ebx, 2", "int 0x80", "pop rbx",
            inlateout("eax") 359_i32 => result, in("ecx") 1, in("edx") 0,
            out("r8") _, out("r9") _, out("r10") _, out("r11") _
        );
    }
    if result < 0 { Err(std::io::Error::from_raw_os_error(-result)) } else { Ok(()) }
}
