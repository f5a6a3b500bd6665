//! Compares the lock file with the list of network crates, so that `inglenook seal` can say what is in the build.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::{env, fs, path::Path};

fn main() {
    let manifest = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let lock = Path::new(&manifest).join("../../Cargo.lock");
    let list = Path::new(&manifest).join("src/network_crates.txt");
    println!("cargo::rerun-if-changed={}", lock.display());
    println!("cargo::rerun-if-changed={}", list.display());
    let lock = fs::read_to_string(&lock).expect("the workspace has a Cargo.lock");
    let list = fs::read_to_string(&list).expect("the list of network crates is beside this crate");
    // A package without a source is one of our stand-ins.
    let published: Vec<&str> = lock
        .split("[[package]]")
        .filter(|package| package.contains("\nsource = "))
        .filter_map(|package| package.split("\nname = \"").nth(1)?.split('"').next())
        .collect();
    let also = ["reqwest", "hf-hub", "tokio-tungstenite"];
    let found: Vec<&str> =
        list.lines().chain(also).filter(|name| !name.is_empty() && published.contains(name)).collect();
    println!("cargo::rustc-env=NETWORK_CRATES={}", found.join(" "));
}
