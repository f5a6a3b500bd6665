//! Brings the index up to date: scans the sources, reads what changed, cuts it into chunks, and
//! keeps vectors and lexical index in step with the store.
//!
//! The work is a row of stages, each of which commits as it goes and can be stopped between two
//! commits (or killed at any moment) without loss: what a stage still has to do is written down in
//! the store (files by their hash, jobs, `rev`), never only in memory.
//!
//! 1. scan: files of each source, compared by size, modification time and content hash.
//! 2. read: the connector's records of new and changed files become items; what a file no
//!    longer holds goes.
//! 3. chunk: items become chunks with byte offsets.
//! 4. lexical: chunks that changed since the lexical index's last commit.
//! 5. embed: chunks without a vector.
//!
//! All reading comes before the chunking, so that a run that was interrupted ends with the very
//! chunks of one that was not.

mod chunker;
mod error;
mod pass;
mod progress;
mod scan;
mod stages;
mod watch;

pub use chunker::{Chunker, EstimatedPieces, WordPieces};
pub use error::Error;
pub use pass::{Index, Settings, catch_up, run};
pub use progress::{Failure, Progress, Report, Stage};
pub use watch::{Watch, Watching};
