//! `cargo xtask bench`: starts the program of `crates/bench`, which links what it measures.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::cargo::{build, succeed};
use crate::paths::Paths;
use crate::setup;

pub(crate) fn run(paths: &Paths, arguments: &[OsString]) -> Result<()> {
    setup::run(paths, &[])?;
    build(paths)?;
    let mut bench = Command::new(paths.bench());
    bench.args(arguments);
    let (what, rest) = arguments.split_at(1);
    if (what == ["retrieval"] || what == ["speed"])
        && !rest.iter().any(|argument| argument == "--help" || argument == "-h")
    {
        bench.arg("--models").arg(&paths.models);
        // Folders are named where the caller stands.
        if !rest.iter().any(|argument| PathBuf::from(argument).join("corpus.jsonl").is_file()) {
            bench.args(sets(paths)?);
        }
    }
    succeed(&mut bench)
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
