//! Where wheels come from.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::manifest::Wheel;
use crate::python;

/// Fetches wheels; tests put a folder of their own in pip's place.
pub(crate) trait Wheels: Sync {
    /// Downloads one wheel into `folder`, which is empty, and returns its path.
    fn fetch(&self, wheel: Wheel<'_>, folder: &Path) -> Result<PathBuf>;
}

/// `pip download`, with the user's own pip settings (index, proxy, certificates).
pub(crate) struct Pip {
    /// An interpreter that has pip.
    pub(crate) python: PathBuf,
}

impl Wheels for Pip {
    fn fetch(&self, wheel: Wheel<'_>, folder: &Path) -> Result<PathBuf> {
        let what = format!("{}=={}", wheel.package, wheel.version);
        let mut command = Command::new(&self.python);
        command
            .args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-cache-dir"])
            // Data only: no dependencies, and never a source archive, whose build would run code.
            .args(["--no-deps", "--only-binary=:all:", "--retries", "3", "--dest"])
            .arg(folder);
        if let Some(tags) = wheel.tags {
            command.args(["--implementation", "cp", "--python-version", &tags.python]);
            command.args(["--abi", &tags.abi, "--platform", &tags.platform]);
        }
        let output = python::run(command.arg(&what))?;
        if !output.status.success() {
            return Err(python::pip_error(&what, &output));
        }
        only_wheel(folder).with_context(|| format!("pip fetched {what}"))
    }
}

fn only_wheel(folder: &Path) -> Result<PathBuf> {
    let mut wheels = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "whl") {
            wheels.push(path);
        }
    }
    match <[PathBuf; 1]>::try_from(wheels) {
        Ok([wheel]) => Ok(wheel),
        Err(wheels) => bail!("but left {} wheels in {} instead of one", wheels.len(), folder.display()),
    }
}
