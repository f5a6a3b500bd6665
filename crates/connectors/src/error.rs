use std::io;
use std::path::{Path, PathBuf};

/// Why one record was skipped. Carries nothing of what the user wrote.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("record at byte {position}: {reason}")]
pub struct RecordError {
    /// Where in the file the record starts, in bytes.
    pub position: u64,
    /// What was wrong with it.
    pub reason: String,
}

impl RecordError {
    pub(crate) fn new(position: u64, reason: impl Into<String>) -> Self {
        Self { position, reason: reason.into() }
    }
}

/// Why a file could not be read, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The operating system refused.
    #[error("cannot read {}: {source}; check that the file is still there and that you may read it", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file holds something else.
    #[error("{} is not {expected}; add it as another kind or leave it out", path.display())]
    Format {
        /// The file.
        path: PathBuf,
        /// What it should have been, with its article: "a WhatsApp chat".
        expected: &'static str,
    },
    /// The file is larger than any real one of its kind.
    #[error("{} is larger than {} MiB, the limit for {what}; split it into smaller files", path.display(), limit >> 20)]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// What was read.
        what: &'static str,
        /// The limit in bytes.
        limit: u64,
    },
}

impl FileError {
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        Self::Io { path: path.to_owned(), source }
    }

    pub(crate) fn format(path: &Path, expected: &'static str) -> Self {
        Self::Format { path: path.to_owned(), expected }
    }
}
