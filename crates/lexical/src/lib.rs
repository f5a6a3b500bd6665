//! BM25 over tantivy, derived from the store and rebuilt when missing or damaged.
//!
//! The index holds the words of every chunk in one field, and neither text nor the places of words. It remembers the
//! revision of the store that it was brought to (`rev` in the payload of each commit), so that the
//! caller can bring it up to date with the changes since; SQLite stays the truth.
//!
//! ```
//! use domain::ChunkId;
//! use lexical::{Lexical, LexicalQuery, Opened};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! let (mut lexical, opened) = Lexical::open(folder.path(), "identity of the store")?;
//! assert_eq!(opened, Opened::Fresh);
//! lexical.apply(&[/* passages */], &[ChunkId(7)])?;
//! lexical.commit(1)?;
//! let hits = lexical.search(&LexicalQuery::of("\"red door\" key".to_owned()), 10, None, &|_| None)?;
//! assert!(hits.is_empty());
//! # Ok(())
//! # }
//! ```

mod analyzer;
mod directory;
mod error;
mod fold;
mod highlight;
mod index;
mod query;
mod schema;
mod spelling;
mod stopwords;
mod top;

pub use error::{Error, Result};
pub use index::{Lexical, LexicalQuery, Opened, Term};
