//! `cargo xtask bench`: starts the program of `crates/bench`, which links what it measures.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::cargo::{build, succeed};
use crate::paths::Paths;
use crate::{app, setup};

pub(crate) fn run(paths: &Paths, arguments: &[OsString]) -> Result<()> {
    setup::run(paths, &[])?;
    build(paths)?;
    if arguments.first().is_some_and(|what| what == "app") {
        return app::measure(paths);
    }
    let mut bench = Command::new(paths.bench());
    bench.args(arguments);
    let (what, rest) = arguments.split_at(1);
    let help = rest.iter().any(|argument| argument == "--help" || argument == "-h");
    match what {
        [what] if (what == "retrieval" || what == "speed") && !help => {
            bench.arg("--models").arg(&paths.models);
            // Folders are named where the caller stands.
            if !rest.iter().any(|argument| PathBuf::from(argument).join("corpus.jsonl").is_file()) {
                bench.args(sets(paths)?);
                if what == "retrieval" && !rest.iter().any(|argument| argument == "--paraphrases") {
                    bench.arg("--paraphrases").arg(paths.root.join("tests/fixtures/paraphrases.jsonl"));
                }
            }
        }
        [what] if what == "llm" && !help => {
            bench.arg("--models").arg(&paths.models).arg("--llama").arg(llama(paths)?);
        }
        _ => {}
    }
    succeed(&mut bench)
}

/// The folder with llama.cpp in it, as node-llama-cpp has it built: only the variant for the CPU, and nothing that a
/// package would run at its installation.
fn llama(paths: &Paths) -> Result<PathBuf> {
    const VERSION: &str = "3.22.1";
    let variant = match (env::consts::OS, env::consts::ARCH) {
        ("linux", "x86_64") => "linux-x64",
        ("linux", "aarch64") => "linux-arm64",
        ("macos", "x86_64") => "mac-x64",
        ("macos", "aarch64") => "mac-arm64-metal",
        ("windows", "x86_64") => "win-x64",
        (os, arch) => bail!("node-llama-cpp has no llama.cpp for {os} on {arch}"),
    };
    let folder = paths.cache.join("llama").join(VERSION);
    if !folder.join("node_modules/node-llama-cpp/package.json").is_file() {
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        println!("llama.cpp: npm brings node-llama-cpp {VERSION}, about 85 MB");
        succeed(
            Command::new("npm")
                .current_dir(&folder)
                .args(["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--omit=optional"])
                .arg("--prefix=.")
                .arg(format!("node-llama-cpp@{VERSION}"))
                .arg(format!("@node-llama-cpp/{variant}@{VERSION}")),
        )?;
    }
    Ok(folder)
}

/// The public sets, where they are at hand.
fn sets(paths: &Paths) -> Result<Vec<PathBuf>> {
    let data = env::var_os("INGLENOOK_DATA").map_or_else(|| paths.root.join("../shared/data"), PathBuf::from);
    let folder = data.join("ir");
    let mut sets: Vec<PathBuf> = fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.join("corpus.jsonl").is_file())
        .collect();
    sets.sort();
    if sets.is_empty() {
        bail!("no set in {}: name folders that hold corpus.jsonl, queries.jsonl and qrels/test.tsv", folder.display());
    }
    Ok(sets)
}
