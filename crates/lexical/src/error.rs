use std::path::{Path, PathBuf};
use tantivy::{TantivyError, directory::error::LockError};

/// What can go wrong with the index. Damage found when it is opened is no error: it is repaired.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Another process holds the right to write.
    #[error("another Inglenook is writing to the index in {}; wait until it is done, or end it", dir.display())]
    Busy {
        /// The folder of the index.
        dir: PathBuf,
    },
    /// The folder cannot be made, read or cleared.
    #[error("the index cannot use {}: {source}; check that it is yours and that the disk is not full", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file of the index cannot be read or written.
    #[error("the index in {} cannot be used: {source}; it is rebuilt at the next start", dir.display())]
    Index {
        /// The folder of the index.
        dir: PathBuf,
        /// What tantivy says; file names and numbers, no text of the user's.
        source: Box<TantivyError>,
    },
}

/// Result of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub(crate) fn of(dir: &Path, source: TantivyError) -> Self {
        match source {
            TantivyError::LockFailure(LockError::LockBusy, _) => Self::Busy { dir: dir.to_owned() },
            source => Self::Index { dir: dir.to_owned(), source: Box::new(source) },
        }
    }
}
