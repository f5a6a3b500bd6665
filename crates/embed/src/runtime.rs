//! ONNX Runtime, once in a process.

use crate::{Error, Result, files};
use ort::{environment::Environment, session::Session};
use std::{
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

/// Kept until the process ends: ort allows one environment in a process, ever.
static ENVIRONMENT: Mutex<Option<(PathBuf, Environment)>> = Mutex::new(None);

/// The environment of the library at `path`, with telemetry off.
///
/// 1.28 holds no telemetry on Linux, macOS and phones, and the switch turns off what Windows builds
/// have. Versions after it do (DESIGN.md), which is why the name of the file carries the version. The
/// variable `ORT_DISABLE_TELEMETRY` cannot be set here: other threads may be reading the environment
/// (`std::env::set_var` is unsafe for that reason); it belongs in the first line of `main`.
pub(crate) fn environment(path: &Path) -> Result<Environment> {
    let mut environment = ENVIRONMENT.lock().unwrap_or_else(PoisonError::into_inner);
    // Two names of one file are one file; where that cannot be found out the name decides.
    let canonical = path.canonicalize().map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => Error::Missing { path: path.to_owned() },
        _ => Error::Unreadable { path: path.to_owned(), source },
    })?;
    if let Some((loaded, environment)) = environment.as_ref() {
        return if *loaded == canonical {
            Ok(environment.clone())
        } else {
            Err(Error::OtherRuntime { loaded: loaded.clone(), path: canonical })
        };
    }
    let load = |reason: String| Error::Load { path: path.to_owned(), reason };
    let made = ort::init_from(&canonical)
        .map_err(|error| load(error.to_string()))?
        .with_name("inglenook")
        .with_telemetry(false)
        .build()
        .map_err(|error| load(error.to_string()))?;
    *environment = Some((canonical, made.clone()));
    Ok(made)
}

/// Another ONNX model than the embedder, loaded into the same runtime: all cores work at one run of it.
///
/// # Errors
/// [`Error::Missing`] names a file that is not there; [`Error::Load`] one that is not what it should be.
pub fn session(models: &Path, model: &Path) -> Result<Session> {
    let environment = environment(&files::onnx_runtime(models))?;
    let load = |error: &dyn std::fmt::Display| Error::Load { path: model.to_owned(), reason: error.to_string() };
    let weights = files::read(model)?;
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(4);
    Session::builder(&environment)
        .map_err(|error| load(&error))?
        .with_intra_threads(threads)
        .map_err(|error| load(&error))?
        .commit_from_memory(&weights)
        .map_err(|error| load(&error))
}
