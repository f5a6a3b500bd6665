use std::path::PathBuf;

/// What stopped the indexing as a whole. What concerns one file or one record is reported with the
/// run's [`crate::Report`] instead.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store could not be read or written.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The lexical index could not be written.
    #[error(transparent)]
    Lexical(#[from] lexical::Error),
    /// The embedder failed.
    #[error(transparent)]
    Embed(#[from] embed::Error),
    /// The system's file notifications are not to be had.
    #[error("cannot watch {path} for changes ({reason}); run `inglenook index` now and then instead")]
    Watch {
        /// What was to be watched.
        path: PathBuf,
        /// The system's words.
        reason: String,
    },
}
