//! `cargo xtask setup`: everything that a build or a run needs and that is not in the checkout.

use std::fs::{self, File, TryLockError};

use anyhow::{Context, Result};

use crate::manifest::{Manifest, Model};
use crate::models::{self, Pip, megabytes};
use crate::paths::Paths;
use crate::{embedder, python, selector, tools};

/// Brings the models named in `only` (all when empty) to the cache. Idempotent; goes on where it was interrupted.
pub(crate) fn run(paths: &Paths, only: &[String]) -> Result<()> {
    let manifest = Manifest::read(&paths.manifest())?;
    let wanted = manifest.select(only)?;
    fs::create_dir_all(&paths.models).with_context(|| format!("cannot make the folder {}", paths.models.display()))?;
    let _lock = lock(paths)?;

    let export = wanted.iter().any(|model| model.name == embedder::MODEL);
    let steps = 1 + wanted.len() + 2 * usize::from(export);
    println!("[1/{steps}] tools");
    tools::ensure()?;
    for (number, model) in (2..).zip(&wanted) {
        step(paths, model, &format!("[{number}/{steps}]"))?;
    }
    if export {
        println!("[{}/{steps}] embedder as ONNX", steps - 1);
        embedder::ensure(paths)?;
        println!("[{steps}/{steps}] selector");
        selector::ensure(paths)?;
    }
    println!("ready: models in {}", paths.models.display());
    Ok(())
}

fn step(paths: &Paths, model: &Model, prefix: &str) -> Result<()> {
    let bytes = model.files()?.iter().map(|file| file.bytes).sum();
    println!("{prefix} {} ({}, {}): {}", model.name, megabytes(bytes), model.license, model.note);
    let missing = models::missing(&paths.models, model)?;
    if missing.is_empty() {
        return Ok(());
    }
    let pip = Pip { python: python::interpreter(&paths.cache)? };
    models::install(&paths.models, &model.name, &missing, &pip)
}

/// One set-up at a time; freed when the file is closed, even by a crash.
fn lock(paths: &Paths) -> Result<File> {
    let path = paths.models.join(".lock");
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => {
            println!("waiting for another set-up to finish");
            file.lock()
        }
        Err(TryLockError::Error(error)) => Err(error),
        Ok(()) => Ok(()),
    }
    .with_context(|| format!("cannot lock {}", path.display()))?;
    Ok(file)
}
