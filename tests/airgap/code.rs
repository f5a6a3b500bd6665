//! Machine code that is loaded and not compiled by us.

use std::{path::PathBuf, process::Command};

/// Names that a file imports, by `nm`.
fn imports(file: &PathBuf) -> String {
    let output = Command::new("nm").args(["-D", "--undefined-only"]).arg(file).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn asks_for_network(imports: &str) -> bool {
    let calls = ["socket", "connect", "getaddrinfo", "gethostbyname", "curl_easy_perform"];
    imports
        .lines()
        .filter_map(|line| line.trim().strip_prefix("U "))
        .any(|name| calls.contains(&name.split('@').next().unwrap_or_default()))
}

#[test]
fn onnx_runtime_asks_the_linker_for_no_network_call() {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_inglenook"));
    assert!(asks_for_network(&imports(&program)), "control: Rust's standard library imports connect");
    let models = std::env::var_os("INGLENOOK_MODELS").map(PathBuf::from).unwrap_or_else(|| {
        let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
        cache
            .unwrap_or_else(|| PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache"))
            .join("inglenook/models")
    });
    let runtime = engine::onnx_runtime(&models);
    if !runtime.is_file() {
        eprintln!("skipped: {} is missing; run `cargo xtask setup`", runtime.display());
        return;
    }
    assert!(!asks_for_network(&imports(&runtime)), "{}", runtime.display());
}
