//! Where things are: the checkout, and the cache outside it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folders that every task works in.
pub(crate) struct Paths {
    /// The checkout.
    pub(crate) root: PathBuf,
    /// `${XDG_CACHE_HOME:-~/.cache}/inglenook`.
    pub(crate) cache: PathBuf,
    /// The models, one folder each; `INGLENOOK_MODELS` or `models` in the cache.
    pub(crate) models: PathBuf,
    /// Where cargo builds; `CARGO_TARGET_DIR` or `target` in the cache, so that every checkout and every task
    /// shares one set of compiled dependencies.
    pub(crate) target: PathBuf,
}

impl Paths {
    pub(crate) fn from_environment() -> Result<Self> {
        let cache = cache(env::var_os("XDG_CACHE_HOME"), env::var_os("HOME"))?;
        Ok(Self {
            root: root()?,
            models: absolute("INGLENOOK_MODELS")?.unwrap_or_else(|| cache.join("models")),
            target: absolute("CARGO_TARGET_DIR")?.unwrap_or_else(|| cache.join("target")),
            cache,
        })
    }

    pub(crate) fn manifest(&self) -> PathBuf {
        self.root.join("models.toml")
    }

    pub(crate) fn fixtures(&self) -> PathBuf {
        self.root.join("tests/fixtures")
    }

    /// The program, as `cargo build` leaves it.
    pub(crate) fn program(&self) -> PathBuf {
        self.target.join("debug/inglenook")
    }

    /// The program that measures.
    pub(crate) fn bench(&self) -> PathBuf {
        self.target.join("debug/bench")
    }
}

/// The checkout around the current folder, or else the one that `cargo run` says it runs. Not the path at compile
/// time: two checkouts may share one target folder.
fn root() -> Result<PathBuf> {
    let here = env::current_dir().context("cannot tell the current folder")?;
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    [Some(here), package]
        .into_iter()
        .flatten()
        .find_map(|start| start.ancestors().find(|at| at.join("models.toml").is_file()).map(Path::to_path_buf))
        .context("no models.toml here or above: run this inside the checkout of Inglenook")
}

/// Per the XDG base directory specification, a relative XDG_CACHE_HOME counts as unset.
fn cache(xdg: Option<OsString>, home: Option<OsString>) -> Result<PathBuf> {
    xdg.map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| home.filter(|home| !home.is_empty()).map(|home| Path::new(&home).join(".cache")))
        .map(|base| base.join("inglenook"))
        .context("neither HOME nor XDG_CACHE_HOME is set: set one, so that models have a place")
}

/// A folder named by the environment, made absolute because children run elsewhere.
fn absolute(variable: &str) -> Result<Option<PathBuf>> {
    env::var_os(variable)
        .filter(|value| !value.is_empty())
        .map(|value| std::path::absolute(&value).with_context(|| format!("{variable} is no usable path")))
        .transpose()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_cache_follows_xdg_and_falls_back_to_the_home_folder() {
        let at = |xdg: Option<&str>, home: Option<&str>| cache(xdg.map(Into::into), home.map(Into::into));
        assert_eq!(at(Some("/x"), Some("/h")).unwrap(), Path::new("/x/inglenook"));
        assert_eq!(at(Some("relative"), Some("/h")).unwrap(), Path::new("/h/.cache/inglenook"));
        assert_eq!(at(None, Some("/h")).unwrap(), Path::new("/h/.cache/inglenook"));
        assert!(at(None, Some("")).is_err(), "an empty HOME would put the cache in the current folder");
    }
}
