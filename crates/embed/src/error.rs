use std::path::PathBuf;

/// What can go wrong between a text and its vector. No variant holds any of the text.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file of the model, or ONNX Runtime, is not there.
    #[error("{} is missing; run `cargo xtask setup` to fetch the models", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A file is there but cannot be read.
    #[error("cannot read {}: {source}; run `cargo xtask setup` to fetch it again", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// ONNX Runtime or the model does not load.
    #[error("cannot load {}: {reason}; remove it and run `cargo xtask setup` to fetch it again", path.display())]
    Load {
        /// The file.
        path: PathBuf,
        /// What the library says.
        reason: String,
    },
    /// Another copy of ONNX Runtime is in use in this process; there can be only one.
    #[error("ONNX Runtime was already loaded from {} and cannot be loaded from {} as well; start the program anew", loaded.display(), path.display())]
    OtherRuntime {
        /// The file in use.
        loaded: PathBuf,
        /// The file asked for.
        path: PathBuf,
    },
    /// The model ran and failed.
    #[error("the embedding model failed: {reason}")]
    Run {
        /// What the library says.
        reason: String,
    },
}

/// Result of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;
