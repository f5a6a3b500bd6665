//! The real window, sealed, on a display of its own: `tests/window/journey.py` drives it as a person would, and strace
//! sees which sockets it and its processes ask for.
#![cfg(target_os = "linux")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What the journey is driven by; a test without it says that it was skipped.
const TOOLS: [(&str, &[&str]); 6] = [
    ("Xvfb", &["-help"]),
    ("openbox", &["--version"]),
    ("xdotool", &["-v"]),
    ("import", &["-version"]),
    ("strace", &["-V"]),
    ("/usr/bin/python3", &["-c", "import pyatspi"]),
];

fn runs(program: &str, arguments: &[&str]) -> bool {
    let quiet = || Stdio::null();
    let mut command = Command::new(program);
    command.args(arguments).stdin(quiet()).stdout(quiet()).stderr(quiet());
    command.status().is_ok_and(|status| status.success())
}

/// The calls of a trace that made a socket that is not one within this computer. A line is "PID call(arguments) = result";
/// a call that another thread interrupted is in two lines.
fn network(trace: &str) -> Vec<String> {
    let mut begun: HashMap<&str, &str> = HashMap::new();
    let mut made = Vec::new();
    for line in trace.lines() {
        let Some((process, call)) = line.split_once(' ') else { continue };
        let call = call.trim_start();
        if let Some(start) = call.strip_suffix("<unfinished ...>") {
            begun.insert(process, start);
            continue;
        }
        let call = match call.strip_prefix("<... ") {
            Some(rest) => format!("{}{rest}", begun.remove(process).unwrap_or("unknown")),
            None => call.to_owned(),
        };
        let socket = ["socket(", "socketpair(", "io_uring_setup("].iter().any(|name| call.starts_with(name));
        let result = call.rsplit_once(" = ").map_or("", |(_, result)| result);
        if socket && result.starts_with(|first: char| first.is_ascii_digit()) && !call.contains("(AF_UNIX") {
            made.push(call);
        }
    }
    made
}

/// The programs and the models, or the sentence that says why the test was skipped.
fn ready(model: bool) -> Option<(PathBuf, PathBuf)> {
    if let Some((tool, _)) = TOOLS.iter().find(|(tool, arguments)| !runs(tool, arguments)) {
        eprintln!("skipped: {tool} is missing; `cargo xtask test` says how to install it");
        return None;
    }
    let program = PathBuf::from(env!("CARGO_BIN_EXE_inglenook-desktop"));
    if !program.with_file_name("inglenook").is_file() {
        eprintln!("skipped: the engine's program is not built beside the window's; run `cargo xtask test`");
        return None;
    }
    let cache = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache/inglenook/models");
    let models = std::env::var_os("INGLENOOK_MODELS").map_or_else(cache, PathBuf::from);
    if model && !models.join("qwen2_5-coder-1_5b/model.gguf").is_file() {
        eprintln!("skipped: no model to ask in {}; run `cargo xtask setup`", models.display());
        return None;
    }
    Some((program, models))
}

/// Runs a script of `tests/window` on a display of its own; it must end well.
fn drive(script: &str, program: &Path, models: &Path, folder: &Path, more: &[&Path]) -> String {
    let root = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("..").canonicalize().unwrap();
    let pictures = std::env::var_os("INGLENOOK_PICTURES").map_or_else(|| folder.to_owned(), PathBuf::from);
    let output = Command::new("dbus-run-session")
        .arg("--")
        .arg(root.join("tests/window/display.sh"))
        .args(["/usr/bin/python3", "-B"])
        .arg(root.join("tests/window").join(script))
        .args([program, &root.join("tests/fixtures/home"), &pictures])
        .args(more)
        .env("INGLENOOK_VAULT", folder.join("vault"))
        .env("INGLENOOK_MODELS", models)
        .env("INGLENOOK_NOW", "2026-11-23T09:00:00-05:00[America/New_York]")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    said
}

#[test]
fn the_whole_journey_in_the_sealed_window_makes_no_network_socket() {
    let Some((program, models)) = ready(true) else { return };
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    drive("journey.py", &program, &models, folder.path(), &[&trace]);
    let trace = fs::read_to_string(trace).unwrap();
    assert!(trace.contains("socket(AF_UNIX"), "control: the recorder sees the window's sockets");
    assert!(trace.contains("socket(AF_INET") && trace.contains("EACCES"), "control: and the seal's own tries");
    assert_eq!(network(&trace), Vec::<String>::new());
}

#[test]
fn around_the_window_its_place_its_keys_its_icon_what_is_dropped_and_two_starts() {
    let Some((program, models)) = ready(false) else { return };
    let folder = tempfile::tempdir().unwrap();
    println!("{}", drive("around.py", &program, &models, folder.path(), &[]));
}

#[test]
fn the_recorder_tells_a_network_socket_from_others() {
    let through = "71 socket(AF_INET, SOCK_STREAM, 0) = 3\n";
    let refused =
        "71 socket(AF_INET, SOCK_STREAM, 0) = -1 EACCES (Permission denied)\n71 socket(AF_UNIX, SOCK_STREAM, 0) = 3\n";
    let in_two = "71 socket(AF_INET, SOCK_STREAM, 0 <unfinished ...>\n72 socket(AF_UNIX, SOCK_STREAM, 0) = 4\n\
        71 <... socket resumed>) = 3\n";
    assert_eq!([through, refused, in_two].map(|trace| network(trace).len()), [1, 0, 1]);
}
