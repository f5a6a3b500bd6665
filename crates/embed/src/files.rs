use crate::{Error, Manifest, Result};
use std::{
    io,
    path::{Path, PathBuf},
};

const TOKENIZER: &str = "tokenizer.json";
const RUNTIME: &str = if cfg!(target_os = "windows") {
    "onnxruntime.dll"
} else if cfg!(target_os = "macos") {
    "libonnxruntime.1.28.0.dylib"
} else {
    "libonnxruntime.so.1.28.0"
};

/// Which weights to use.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Precision {
    /// 8-bit weights, 24 MB: what the program uses.
    #[default]
    Int8,
    /// 32-bit weights, 90 MB: what the 8-bit ones are measured against.
    Float32,
}

/// ONNX Runtime's shared library in a folder of models, whether it is there or not.
#[must_use]
pub fn onnx_runtime(models: &Path) -> PathBuf {
    models.join("onnxruntime").join(RUNTIME)
}

/// Where set-up puts things, below the folder of all models.
pub(crate) struct Files {
    model: PathBuf,
    weights: String,
    /// ONNX Runtime's shared library.
    pub runtime: PathBuf,
}

impl Files {
    pub(crate) fn below(models: &Path, manifest: &Manifest) -> Self {
        Self { model: models.join(&manifest.folder), weights: manifest.weights.clone(), runtime: onnx_runtime(models) }
    }

    pub(crate) fn weights(&self) -> PathBuf {
        self.model.join(&self.weights)
    }

    pub(crate) fn tokenizer(&self) -> PathBuf {
        self.model.join(TOKENIZER)
    }

    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.model.join(name)
    }
}

/// The whole file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::Missing { path: path.to_owned() },
        _ => Error::Unreadable { path: path.to_owned(), source },
    })
}
