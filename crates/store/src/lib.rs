//! SQLite with sqlite-vec: the truth about sources, items, chunks, vectors and jobs.
mod chunk_set;
mod error;
mod rows;
mod skeleton;
pub use chunk_set::ChunkSet;
pub use error::{Error, Result};
pub use rows::{
    Change, ChunkJob, Counts, FileRecord, FileStat, Forgotten, Item, NewChunk, OpenFile, Pending, Put, Source,
    StoredChunk, Thread,
};
pub use skeleton::{Store, Writer};
