//! BM25 over tantivy, derived from the store and rebuilt when missing or damaged.

use domain::{ChunkId, Passage};
use std::path::{Path, PathBuf};

/// What can go wrong with the index.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another process writes.
    #[error("another Inglenook is writing to the index in {}; wait until it is done or stop it", dir.display())]
    Busy {
        /// The folder.
        dir: PathBuf,
    },
}

/// Result of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// An index folder.
pub struct Lexical {
    rev: u64,
}

/// What `open` found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Opened {
    /// An index of this vault, whole.
    Current {
        /// The revision of the store that it holds.
        rev: u64,
    },
    /// Nothing usable: an empty index was made, with revision 0.
    Fresh,
}

/// A query.
#[derive(Clone, Debug, Default)]
pub struct LexicalQuery {
    /// Free words: OR of terms; "quoted" parts are phrases that must occur; `-word` must not.
    pub text: String,
}

/// A term of a text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Term {
    /// The stemmed word.
    pub text: String,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Lexical {
    /// Opens.
    pub fn open(_dir: &Path, _identity: &str) -> Result<(Self, Opened)> {
        Ok((Self { rev: 0 }, Opened::Fresh))
    }
    /// Revision of the last commit.
    pub fn rev(&self) -> u64 {
        self.rev
    }
    /// Applies changes.
    pub fn apply(&mut self, _adds: &[Passage], _deletes: &[ChunkId]) -> Result<()> {
        Ok(())
    }
    /// Commits.
    pub fn commit(&mut self, rev: u64) -> Result<()> {
        self.rev = rev;
        Ok(())
    }
    /// Rewrites every segment that holds deleted words, so that none is left in any file.
    pub fn compact(&mut self) -> Result<()> {
        Ok(())
    }
    /// Best chunks.
    pub fn search(
        &self,
        _query: &LexicalQuery,
        _k: usize,
        _allowed: Option<&dyn Fn(ChunkId) -> bool>,
    ) -> Result<Vec<(ChunkId, f32)>> {
        Ok(Vec::new())
    }
    /// Terms of a text with their places.
    pub fn analyze(&self, _text: &str) -> Vec<Term> {
        Vec::new()
    }
}
