#![allow(missing_docs, unused_variables, dead_code, clippy::todo)]
use crate::*;
use domain::*;
use std::path::Path;

pub struct Store { conn: rusqlite::Connection }
pub struct Writer<'a> { conn: &'a rusqlite::Connection }

impl Store {
    pub fn open(path: &Path) -> Result<Self> { todo!() }
    pub fn add_source(&mut self, path: &Path, kind: SourceKind) -> Result<SourceId> { todo!() }
    pub fn sources(&self) -> Result<Vec<Source>> { todo!() }
    pub fn forget_source(&mut self, id: SourceId) -> Result<Forgotten> { todo!() }
    pub fn vacuum(&mut self) -> Result<()> { todo!() }
    pub fn files(&self, source: SourceId) -> Result<Vec<FileRecord>> { todo!() }
    pub fn write<T>(&mut self, f: impl FnOnce(&mut Writer<'_>) -> Result<T>) -> Result<T> { todo!() }
    pub fn pending(&self) -> Result<Pending> { todo!() }
    pub fn chunk_jobs(&self, limit: usize) -> Result<Vec<ChunkJob>> { todo!() }
    pub fn embed_jobs(&self, limit: usize) -> Result<Vec<ChunkId>> { todo!() }
    pub fn item(&self, id: ItemId) -> Result<Option<Item>> { todo!() }
    pub fn thread_items(&self, id: ThreadId) -> Result<Vec<Item>> { todo!() }
    pub fn thread(&self, id: ThreadId) -> Result<Option<Thread>> { todo!() }
    pub fn chunks_of_item(&self, id: ItemId) -> Result<Vec<StoredChunk>> { todo!() }
    pub fn passages(&self, ids: &[ChunkId]) -> Result<Vec<Passage>> { todo!() }
    pub fn allowed(&self, filter: &Filter) -> Result<Option<ChunkSet>> { todo!() }
    pub fn nearest(&self, query: &[f32], k: usize, allowed: Option<&ChunkSet>) -> Result<Vec<(ChunkId, f32)>> { todo!() }
    pub fn cosines(&self, query: &[f32], ids: &[ChunkId]) -> Result<Vec<(ChunkId, f32)>> { todo!() }
    pub fn rev(&self) -> Result<u64> { todo!() }
    pub fn identity(&self) -> Result<String> { todo!() }
    pub fn changes(&self, since: u64, limit: usize) -> Result<Vec<Change>> { todo!() }
    pub fn purge_tombstones(&mut self, up_to: u64) -> Result<()> { todo!() }
    pub fn counts(&self) -> Result<Counts> { todo!() }
    pub fn embedder(&self) -> Result<Option<String>> { todo!() }
    pub fn set_embedder(&mut self, fingerprint: &str) -> Result<()> { todo!() }
    pub fn known_people(&self) -> Result<Vec<Person>> { todo!() }
}

impl Writer<'_> {
    pub fn begin_file(&mut self, source: SourceId, path: &Path) -> Result<OpenFile> { todo!() }
    pub fn put(&mut self, file: &OpenFile, record: &Record) -> Result<Put> { todo!() }
    pub fn finish_file(&mut self, file: &OpenFile, stat: &FileStat) -> Result<u64> { todo!() }
    pub fn fail_file(&mut self, source: SourceId, path: &Path, stat: &FileStat, reason: &str) -> Result<()> { todo!() }
    pub fn drop_file(&mut self, id: FileId) -> Result<u64> { todo!() }
    pub fn put_chunks(&mut self, job: ChunkJob, chunks: &[NewChunk]) -> Result<()> { todo!() }
    pub fn put_vectors(&mut self, vectors: &[(ChunkId, Vec<f32>)]) -> Result<()> { todo!() }
}
