//! Runs a program under strace and reads which sockets it asked for.

use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
};

/// A call that has to do with sockets or io_uring, as strace writes it.
#[derive(Debug)]
pub(crate) struct Call {
    /// "socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, 0) = -1 EACCES (Permission denied)".
    pub(crate) line: String,
    succeeded: bool,
}

impl Call {
    /// A network socket that came to be, or io_uring, which can make one.
    pub(crate) fn is_network(&self) -> bool {
        let within = ["socket(AF_UNIX", "socketpair(AF_UNIX"].iter().any(|call| self.line.starts_with(call));
        self.succeeded && !within
    }
}

/// What came of a run.
pub(crate) struct Recording {
    pub(crate) output: Output,
    pub(crate) calls: Vec<Call>,
}

impl Recording {
    pub(crate) fn network(&self) -> Vec<&str> {
        self.calls.iter().filter(|call| call.is_network()).map(|call| call.line.as_str()).collect()
    }

    /// All calls, successful or not.
    pub(crate) fn attempts(&self) -> Vec<&str> {
        self.calls.iter().map(|call| call.line.as_str()).collect()
    }
}

/// Runs a command with all its threads and children recorded. `None`, with a line that says so, without strace.
pub(crate) fn record(command: &Command, inject: Option<&str>, folder: &Path) -> Option<Recording> {
    if Command::new("strace").arg("-V").stdout(Stdio::null()).status().is_err() {
        eprintln!("skipped: strace is missing; `cargo xtask setup` says how to install it");
        return None;
    }
    let trace = folder.join("trace");
    let mut recorded = Command::new("strace");
    // Without --seccomp-bpf: calls that a filter refuses would not be seen.
    recorded.args([
        "-f",
        "-qq",
        "-e",
        "trace=socket,socketpair,connect,bind,listen,io_uring_setup,io_uring_enter,seccomp",
    ]);
    recorded.args(["-e", "signal=none", "-o"]).arg(&trace);
    if let Some(inject) = inject {
        recorded.args(["-e", &format!("inject={inject}")]);
    }
    recorded.arg(command.get_program()).args(command.get_args()).stdin(Stdio::null());
    // Programs that phone home keep quiet where they believe they are tested.
    recorded.env_remove("CI").env_remove("GITHUB_ACTIONS");
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => recorded.env(name, value),
            None => recorded.env_remove(name),
        };
    }
    let output = recorded.output().unwrap();
    let calls = fs::read_to_string(&trace).unwrap().lines().filter_map(call).collect();
    Some(Recording { output, calls })
}

/// A line is "PID call(arguments) = result"; what was interrupted by another thread has its result in a later line.
fn call(line: &str) -> Option<Call> {
    let line = line.split_once(' ')?.1.trim_start();
    let network = ["socket", "connect(", "bind(", "listen(", "io_uring_", "<... "];
    if !network.iter().any(|start| line.starts_with(start)) || line.contains("seccomp resumed") {
        return None;
    }
    if line.ends_with("<unfinished ...>") {
        return None;
    }
    let result = line.rsplit_once(" = ").map_or("?", |(_, result)| result);
    let succeeded = result.trim().chars().next().is_some_and(|first| first.is_ascii_digit());
    Some(Call { line: line.to_owned(), succeeded })
}
