use std::path::PathBuf;

/// What goes wrong with the selector. Carries nothing of a question or a passage.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file that set-up puts there is not there.
    #[error("{} is missing; run `cargo xtask setup` to install the selector", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// A file is not what it should be.
    #[error("cannot load {}: {reason}; remove it and run `cargo xtask setup` to install it again", path.display())]
    Load {
        /// The file.
        path: PathBuf,
        /// What the library says.
        reason: String,
    },
    /// The model failed.
    #[error("the selector failed: {reason}")]
    Run {
        /// What the library says.
        reason: String,
    },
    /// ONNX Runtime cannot be used.
    #[error(transparent)]
    Runtime(#[from] embed::Error),
    /// The vault cannot be read.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// A result of this crate.
pub type Result<T> = std::result::Result<T, Error>;
