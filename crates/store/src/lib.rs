//! SQLite with sqlite-vec: the truth about sources, items, chunks, vectors and jobs.
//!
//! A [`Store`] is one connection. All writing goes through [`Store::write`], one transaction per
//! call; whoever is killed in the middle finds the state before it. Everything else that Inglenook
//! keeps, the lexical index above all, is derived from here and catches up by [`Store::changes`].
//!
//! ```
//! use domain::{Filter, Kind, Record, SourceKind, Span};
//! use std::path::Path;
//! use store::{ChunkJob, FileStat, NewChunk, Store};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let vault = tempfile::tempdir()?;
//! let mut store = Store::open(&vault.path().join("inglenook.db"))?;
//! let notes = store.add_source(Path::new("/home/ada/notes"), SourceKind::Notes)?;
//! let record = Record {
//!     key: "note:/home/ada/notes/tea.md".into(),
//!     kind: Kind::Note,
//!     title: "Tea".into(),
//!     text: "Steep for three minutes.".into(),
//!     quoted: vec![],
//!     headings: vec![],
//!     date: None,
//!     people: vec![],
//!     thread: None,
//!     attachments: vec![],
//!     message_id: None,
//!     position: 0,
//! };
//! store.write(|writer| {
//!     let file = writer.begin_file(notes, Path::new("/home/ada/notes/tea.md"))?;
//!     writer.put(&file, &record)?;
//!     writer.finish_file(&file, &FileStat { size: 24, mtime_ns: 0, hash: [0; 32], skipped_records: 0 })
//! })?;
//!
//! for job in store.chunk_jobs(100)? {
//!     let ChunkJob::Item(item) = job else { continue };
//!     let chunk = NewChunk { item, headings: vec![], spans: vec![Span { item, range: 0..24 }], hash: [1; 32] };
//!     store.write(|writer| writer.put_chunks(job, &[chunk]))?;
//! }
//! for chunk in store.embed_jobs(100)? {
//!     store.write(|writer| writer.put_vectors(&[(chunk, vec![0.6, 0.8, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0])]))?;
//! }
//! let filter = Filter { kinds: vec![Kind::Note], ..Filter::default() };
//! let allowed = store.allowed(&filter)?;
//! let hits = store.nearest(&[0.6, 0.8, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], 10, allowed.as_ref())?;
//! assert_eq!(store.passages(&[hits[0].0])?[0].body(), "Steep for three minutes.");
//! # Ok(())
//! # }
//! ```
//!
//! # Rules
//! - **Whose version of an item counts.** Two exports may hold the same mail (the same key) with
//!   other list footers. The file that gave the item first owns it: only its readings can change
//!   the item; what other files have under that key is remembered as a hash and otherwise ignored,
//!   so that indexing two overlapping exports again and again, in any order, changes nothing. When
//!   the owner no longer holds the item, a file that has exactly the same version inherits it. If
//!   there is only a differing one, the item goes, so that no words of a forgotten file stay, and
//!   that file is marked to be read again ([`FileRecord::hash`] `None`), which brings it back.
//! - **Threads** merge and never split. The smaller one moves into the larger, so that however the
//!   items arrive, no item moves more often than the logarithm of their number.
//! - **Vectors** are kept at six bits a number, each scaled by its own root mean square; cosine does
//!   not see the scale. `examples/vectors.rs` measures recall, size and speed of the alternatives.
//! - **Power cuts.** `synchronous=NORMAL` with a write-ahead log: a killed program loses nothing
//!   that was committed; a power cut may lose the last transactions, never consistency. All of it
//!   can be read from the sources again.
//! - **Forgetting.** `secure_delete` overwrites what is deleted; after [`Store::vacuum`] no byte of
//!   it is left in the database, its log or its shared memory.

mod change;
mod chunk;
mod chunk_set;
mod code;
mod embedder;
mod error;
mod file;
mod filter;
mod fold;
mod item;
mod job;
mod migrate;
mod passage;
mod preference;
mod put;
mod question;
mod remove;
mod rows;
mod sender;
mod sketch;
mod source;
mod store;
mod thread;
mod value;
mod vector;
mod writer;

pub use chunk_set::ChunkSet;
pub use error::{Error, Result};
pub use fold::fold;
pub use rows::{
    Change, ChunkJob, Counts, Facets, FileRecord, FileStat, Forgotten, Item, NewChunk, NewQuestion, OpenFile,
    PastQuestion, Pending, Put, Source, StoredChunk, Thread,
};
pub use sender::SenderHistory;
pub use store::{Snapshot, Store};
pub use writer::Writer;
