//! The whole program: sealed, with a kernel that lies, and where there is no network at all.

use crate::recorder::record;
use std::{
    path::{Path, PathBuf},
    process::Command,
};

fn inglenook(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_inglenook"));
    command
        .args(arguments)
        .env("INGLENOOK_VAULT", folder.join("vault"))
        .env("INGLENOOK_NOW", "2026-11-23T09:00:00-05:00[America/New_York]")
        .env("INGLENOOK_MODELS", models())
        // What turns on the network features of the libraries.
        .envs([
            ("HF_HUB_ENABLE_HF_TRANSFER", "1"),
            ("HF_TOKEN", "hf_none"),
            ("HF_ENDPOINT", "http://127.0.0.1:9"),
            ("HTTPS_PROXY", "http://127.0.0.1:9"),
            ("ORT_TELEMETRY", "1"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"),
        ]);
    command
}

fn models() -> PathBuf {
    let cache = || {
        let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
        let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache");
        cache.unwrap_or_else(home).join("inglenook/models")
    };
    std::env::var_os("INGLENOOK_MODELS").map_or_else(cache, PathBuf::from)
}

fn home() -> String {
    let home = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap())
        .join("../../tests/fixtures/home")
        .canonicalize()
        .unwrap();
    home.to_str().unwrap().to_owned()
}

/// What `seal` itself tries, to see that the filter holds.
fn own_tries() -> Vec<String> {
    let tries = ["AF_INET", "AF_INET6", "AF_NETLINK"]
        .into_iter()
        .flat_map(|family| ["SOCK_STREAM", "SOCK_DGRAM"].map(|kind| format!("socket({family}, {kind}|SOCK_CLOEXEC")));
    tries.collect()
}

#[test]
fn index_and_ask_make_no_network_socket_and_try_none() {
    let folder = tempfile::tempdir().unwrap();
    let home = home();
    let mut runs = vec![vec!["add", home.as_str()], vec!["index"]];
    // The smallest model: what it writes is of no matter, and every call of every thread is recorded.
    if models().join("smollm2-135m/model.gguf").is_file() {
        runs.push(vec!["ask", "--model", "smollm2-135m", "What is the wifi password at the cabin?"]);
    } else {
        eprintln!("skipped in part: no model to ask; run `cargo xtask setup`");
    }
    for arguments in runs {
        let Some(run) = record(&inglenook(folder.path(), &arguments), None, folder.path()) else { return };
        let code = run.output.status.code();
        assert!(code == Some(0) || (arguments[0] == "ask" && code == Some(3)), "{:?}", run.output);
        assert_eq!(run.network(), Vec::<&str>::new(), "{}", arguments[0]);
        // What remains are the tries of the seal itself, and no library has tried anything.
        let mut attempts = run.attempts();
        attempts.retain(|call| !call.starts_with("socketpair(AF_UNIX"));
        let own = own_tries();
        // The generator is a process of its own, and seals itself as well.
        let processes = if arguments[0] == "ask" { 2 } else { 1 };
        let only_own = attempts.len() == processes * own.len()
            && attempts.iter().zip(own.iter().cycle()).all(|(call, own)| call.starts_with(own));
        assert!(only_own, "{}: {attempts:?}", arguments[0]);
    }
}

#[test]
fn a_kernel_that_only_says_that_it_sealed_is_found_out_and_seen_by_the_recorder() {
    let folder = tempfile::tempdir().unwrap();
    let run =
        |arguments: &[&str]| record(&inglenook(folder.path(), arguments), Some("seccomp:retval=0"), folder.path());
    let Some(status) = run(&["status"]) else { return };
    assert_eq!(status.network().len(), 1, "the recorder sees the socket that got through: {:?}", status.attempts());
    assert_eq!(status.output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&status.output.stderr);
    assert!(said.contains("a socket could be made all the same (AF_INET)"), "{said}");
    assert!(!folder.path().join("vault").exists(), "the vault is not touched");

    let seal = run(&["seal"]).unwrap();
    assert_eq!(seal.output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&seal.output.stdout);
    assert!(said.contains("NOT SEALED") && !said.contains("Sealed:"), "{said}");
}

#[test]
fn without_seccomp_the_vault_stays_closed() {
    let folder = tempfile::tempdir().unwrap();
    let Some(run) = record(&inglenook(folder.path(), &["status"]), Some("seccomp:error=ENOSYS"), folder.path()) else {
        return;
    };
    assert_eq!(run.output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&run.output.stderr);
    assert!(said.contains("the kernel did not accept the filter"), "{said}");
    assert!(!folder.path().join("vault").exists());
}

#[test]
fn the_program_shows_its_seal() {
    let folder = tempfile::tempdir().unwrap();
    let output = inglenook(folder.path(), &["seal", "--json"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["sealed"], true);
    assert!(report["probes"].as_array().unwrap().len() > 200);
    assert_eq!(report["network_crates"], serde_json::json!([]));
    let words = inglenook(folder.path(), &["seal"]).output().unwrap();
    assert!(String::from_utf8_lossy(&words.stdout).contains("Sealed: no way that was tried led to a network socket."));
    assert!(!folder.path().join("vault").exists(), "to show the seal needs no vault");
}

#[test]
fn everything_works_where_there_is_no_network_at_all() {
    let unshared = |command: &Command| {
        let mut unshared = Command::new("unshare");
        unshared.args(["--map-root-user", "--net", "--"]).arg(command.get_program()).args(command.get_args());
        unshared.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        unshared
    };
    if !unshared(&Command::new("true")).status().is_ok_and(|status| status.success()) {
        eprintln!("skipped: this system lets nobody make a network namespace");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for arguments in [&["add", &home()] as &[&str], &["index"], &["search", "roof"]] {
        let output = unshared(&inglenook(folder.path(), arguments)).output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }
}

#[test]
fn models_that_are_only_linked_to_are_read() {
    if !models().join("all-minilm-l6-v2/model.int8.onnx").is_file() {
        eprintln!("skipped: no models in {}; run `cargo xtask setup`", models().display());
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (linked, notes) = (folder.path().join("models"), folder.path().join("notes"));
    std::fs::create_dir_all(&linked).unwrap();
    std::fs::create_dir(&notes).unwrap();
    std::fs::write(notes.join("bread.md"), "# Bread\nFlour, water, salt, patience.\n").unwrap();
    for name in ["all-minilm-l6-v2", "onnxruntime"] {
        std::os::unix::fs::symlink(models().join(name), linked.join(name)).unwrap();
    }
    let run = |arguments: &[&str]| {
        let mut command = inglenook(folder.path(), arguments);
        command.env("INGLENOOK_MODELS", &linked).output().unwrap()
    };
    assert!(run(&["add", notes.to_str().unwrap()]).status.success());
    assert!(run(&["index"]).status.success());
    let found = run(&["search", "--mode", "vector", "--json", "baking"]);
    assert!(found.status.success(), "{}", String::from_utf8_lossy(&found.stderr));
    assert!(String::from_utf8_lossy(&found.stdout).contains("bread.md"));
}
