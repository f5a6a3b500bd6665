//! The embedder's ONNX files, written by `export_embedder.py`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::manifest::Manifest;
use crate::models::{Stamp, hash, is_installed};
use crate::paths::Paths;
use crate::python;

/// Name of the model in `models.toml`.
pub(crate) const MODEL: &str = "all-minilm-l6-v2";

const OUTPUTS: [&str; 3] = ["model.onnx", "model.int8.onnx", "reference.json"];

/// Exports unless all outputs are there, unchanged, and made of the same inputs.
pub(crate) fn ensure(paths: &Paths) -> Result<()> {
    if is_current(&paths.models.join(MODEL), &recipe(paths)?) { Ok(()) } else { export(paths) }
}

/// Runs the script and notes what the outputs were made of.
pub(crate) fn export(paths: &Paths) -> Result<()> {
    let folder = paths.models.join(MODEL);
    let manifest = Manifest::read(&paths.manifest())?;
    for model in manifest.select(&[MODEL.to_owned()])? {
        for file in model.files()? {
            if !is_installed(&folder, file)? {
                bail!("{} is missing: run `cargo xtask setup` first", folder.join(&file.path).display());
            }
        }
    }
    let python = python::interpreter(&paths.cache)?;
    python::install(&python, &paths.cache, &requirements(paths))?;
    let status = Command::new(&python)
        // No __pycache__ in the checkout, no packages of the user's.
        .args(["-B", "-I"])
        .arg(script(paths))
        .arg(&folder)
        .arg(texts(paths))
        .status()
        .with_context(|| format!("cannot run {}", python.display()))?;
    if !status.success() {
        bail!("the export of the embedder failed ({status}): see above");
    }
    let recipe = recipe(paths)?;
    for output in OUTPUTS {
        let path = folder.join(output);
        Stamp::new(&path, &recipe)?.write(&path)?;
    }
    Ok(())
}

fn is_current(folder: &Path, recipe: &str) -> bool {
    OUTPUTS.iter().all(|output| Stamp::current(&folder.join(output)).is_some_and(|stamp| stamp.sha256 == recipe))
}

/// A hash of everything in the checkout that decides what the outputs are. (For these files the stamp holds this
/// in place of a hash of their own, which may differ in the last digit between processors.)
fn recipe(paths: &Paths) -> Result<String> {
    let mut all = Vec::new();
    for input in [script(paths), requirements(paths), texts(paths)] {
        all.extend(fs::read(&input).with_context(|| format!("cannot read {}", input.display()))?);
    }
    Ok(hash::of_bytes(&all))
}

fn script(paths: &Paths) -> PathBuf {
    paths.root.join("crates/xtask/export_embedder.py")
}

fn requirements(paths: &Paths) -> PathBuf {
    paths.root.join("crates/xtask/requirements.txt")
}

/// The texts whose reference vectors the tests of `embed` compare with.
fn texts(paths: &Paths) -> PathBuf {
    paths.root.join("crates/embed/tests/texts.json")
}
