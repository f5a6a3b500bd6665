//! `cargo xtask bundle`: a Debian package with both programs.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::cargo::{cargo, succeed};
use crate::paths::Paths;
use crate::{app, tools};

/// Of the same release as Tauri itself in src-tauri/Cargo.lock.
const TAURI_CLI: &str = "2.12.5";

/// Builds both programs and puts them into a package. With `debug`, those of the demo and the tests: quick, for a try.
pub(crate) fn run(paths: &Paths, debug: bool) -> Result<()> {
    tools::ensure_for_window()?;
    let (profile, release): (_, &[&str]) = if debug { ("debug", &[]) } else { ("release", &["--release"]) };
    println!("building the engine's program ({profile})");
    // The same selection as everywhere, so that a debug bundle compiles nothing anew.
    let selection: &[&str] = if debug { &["--all-targets"] } else { &[] };
    succeed(cargo(paths).args(["build", "--workspace", "--locked"]).args(selection).args(release))?;
    app::page(paths)?;
    app::npm(paths, &["run", "build"])?;
    println!("building the window and its package");
    let program = paths.target.join(profile).join("inglenook");
    // Where it lies depends on the target folder, so that no file can say it.
    let files =
        format!(r#"{{"bundle":{{"linux":{{"deb":{{"files":{{"/usr/bin/inglenook":"{}"}}}}}}}}}}"#, program.display());
    let mut tauri = Command::new("npm");
    // Not among what the page is built with: nothing but this asks for it.
    tauri
        .args(["exec", "--yes", &format!("--package=@tauri-apps/cli@{TAURI_CLI}"), "--", "tauri"])
        .current_dir(paths.root.join("src-tauri"))
        .env("CARGO_TARGET_DIR", &paths.target);
    tauri.args(["build", "--ci", "--no-sign", "--bundles", "deb", "--config", &files]);
    if debug {
        tauri.arg("--debug");
    }
    succeed(tauri.args(["--", "--locked"]))?;
    let folder = paths.target.join(profile).join("bundle/deb");
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry.context("cannot read the folder of packages")?.path();
        if path.extension().is_some_and(|extension| extension == "deb") {
            println!("{}", path.display());
        }
    }
    Ok(())
}
