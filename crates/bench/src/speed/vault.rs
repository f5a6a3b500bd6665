//! Vaults of any size, made of real texts and their vectors, with the reference beside them.

use anyhow::{Result, bail};
use domain::{ChunkId, Kind, Record, SourceId, SourceKind, Span};
use lexical::Lexical;
use rusqlite::{Connection, params};
use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};
use store::{FileStat, NewChunk, Store};

/// Items in a transaction while a vault is made.
const BATCH: usize = 2_000;
/// The same while searches go on.
const SMALL_BATCH: usize = 100;
/// Chunks between commits of the lexical index while a vault is made.
const COMMIT: usize = 50_000;
/// One item in so many is of the source that a filter names.
const FILTERED: usize = 1_000;

/// A vault of the bench, and the only one who writes to it.
pub(super) struct Maker<'a> {
    folder: &'a Path,
    texts: &'a [String],
    real: &'a [Vec<f32>],
    store: Store,
    words: Lexical,
    reference: Connection,
    sources: [SourceId; 2],
    chance: Chance,
    /// Items so far, and files: one for each batch and source.
    done: usize,
    batches: usize,
}

/// Items and their vectors that were put into the vault.
struct Made {
    texts: Vec<String>,
    vectors: Vec<(ChunkId, Vec<f32>)>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(folder: &'a Path, texts: &'a [String], real: &'a [Vec<f32>]) -> Result<Self> {
        let mut store = Store::open(&super::database(folder))?;
        let (words, _) = Lexical::open(&folder.join("lexical"), &store.identity()?)?;
        store.set_embedder("bench", "")?;
        let sources = [
            store.add_source(Path::new("/bench/all"), SourceKind::Notes)?,
            store.add_source(Path::new("/bench/few"), SourceKind::Notes)?,
        ];
        let reference = Connection::open(folder.join("reference.db"))?;
        reference.execute_batch(
            "PRAGMA synchronous = OFF; CREATE VIRTUAL TABLE doc USING fts5(text, tokenize = 'porter unicode61');
             CREATE VIRTUAL TABLE vec USING vec0 (
                 chunk_id INTEGER PRIMARY KEY, embedding float[384] distance_metric=cosine, chunk_size=4096)",
        )?;
        Ok(Self { folder, texts, real, store, words, reference, sources, chance: Chance(7), done: 0, batches: 0 })
    }

    pub(super) fn folder(&self) -> &Path {
        self.folder
    }

    /// Makes so many chunks, in the reference as well. How many bytes the texts have.
    pub(super) fn make(&mut self, size: usize) -> Result<usize> {
        let (mut bytes, mut uncommitted) = (0, 0);
        while self.done < size {
            let made = self.put(BATCH.min(size - self.done))?;
            bytes += made.texts.iter().map(String::len).sum::<usize>();
            self.reference.execute_batch("BEGIN")?;
            for text in &made.texts {
                self.reference.prepare_cached("INSERT INTO doc (text) VALUES (?1)")?.execute(params![text])?;
            }
            for (id, vector) in &made.vectors {
                self.reference
                    .prepare_cached("INSERT INTO vec (chunk_id, embedding) VALUES (?1, ?2)")?
                    .execute(params![id.0, super::bytes_of(vector)])?;
            }
            self.reference.execute_batch("COMMIT")?;
            uncommitted += made.vectors.len();
            if uncommitted >= COMMIT || self.done == size {
                self.words.commit(self.store.rev()?)?;
                uncommitted = 0;
                eprint!("\r{} chunks", self.done);
            }
        }
        eprintln!();
        Ok(bytes)
    }

    /// Adds chunks as an indexer does while somebody searches, until it is told to stop. How many.
    pub(super) fn add_until(&mut self, stop: &AtomicBool) -> Result<usize> {
        let before = self.done;
        while !stop.load(Ordering::Relaxed) {
            self.put(SMALL_BATCH)?;
            self.words.commit(self.store.rev()?)?;
        }
        Ok(self.done - before)
    }

    /// Deletes every second file.
    pub(super) fn delete_half(&mut self) -> Result<()> {
        let before = self.store.rev()?;
        for file in self.store.files(self.sources[0])?.iter().step_by(2) {
            self.store.write(|writer| writer.drop_file(file.id))?;
        }
        let mut cursor = before;
        loop {
            let changes = self.store.changes(cursor, BATCH)?;
            let Some(last) = changes.last() else { break };
            cursor = last.rev;
            let gone: Vec<ChunkId> =
                changes.iter().filter(|change| change.deleted).map(|change| change.chunk).collect();
            self.words.apply(&[], &gone)?;
        }
        self.words.commit(cursor)?;
        self.store.purge_tombstones(cursor)?;
        Ok(())
    }

    /// Puts so many items of a chunk each into the vault, and into the lexical index, which is not committed.
    fn put(&mut self, n: usize) -> Result<Made> {
        self.batches += 1;
        let (batch, done, sources) = (self.batches, self.done, self.sources);
        let made: Vec<(String, Vec<f32>)> = (0..n)
            .map(|_| {
                let (a, b) = (self.chance.below(self.texts.len()), self.chance.below(self.texts.len()));
                (varied(&self.texts[a], &self.texts[b]), mixed(&self.real[a], &self.real[b], &mut self.chance))
            })
            .collect();
        let items = self.store.write(|writer| {
            let mut items = Vec::with_capacity(n);
            for (few, source) in sources.iter().enumerate() {
                let file = writer.begin_file(*source, &PathBuf::from(format!("/bench/{few}/{batch}")))?;
                for (at, (text, _)) in made.iter().enumerate() {
                    if usize::from((done + at) % FILTERED == 0) == few {
                        items.push((at, writer.put(&file, &record(done + at, text))?.item()));
                    }
                }
                writer.finish_file(&file, &FileStat { size: 0, mtime_ns: 0, hash: [0; 32], skipped_records: 0 })?;
            }
            Ok(items)
        })?;
        self.store.write(|writer| {
            for (at, item) in &items {
                let mut hash = [0; 32];
                hash[..8].copy_from_slice(&item.0.to_le_bytes());
                let spans = vec![Span { item: *item, range: 0..made[*at].0.len() }];
                let chunk = NewChunk { item: *item, headings: vec![], spans, hash };
                writer.put_chunks(store::ChunkJob::Item(*item), &[chunk])?;
            }
            Ok(())
        })?;
        let ids = self.store.embed_jobs(n)?;
        if ids.len() != n {
            bail!("{} chunks wait to be embedded instead of {n}", ids.len());
        }
        // Chunks were made in the order of the items.
        let vectors: Vec<(ChunkId, Vec<f32>)> =
            ids.iter().zip(&items).map(|(id, (at, _))| (*id, made[*at].1.clone())).collect();
        self.store.write(|writer| writer.put_vectors(&vectors))?;
        self.words.apply(&self.store.passages(&ids)?, &[])?;
        self.done += n;
        Ok(Made { texts: made.into_iter().map(|(text, _)| text).collect(), vectors })
    }
}

/// Numbers that look like chance and are the same every time (splitmix64, Steele, Lea & Flood 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).unwrap_or(0)
    }

    /// From -1 to 1.
    #[expect(clippy::cast_precision_loss, reason = "24 bits")]
    fn number(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1 << 23) as f32 - 1.0
    }
}

fn varied(a: &str, b: &str) -> String {
    let (front, back) = (a.floor_char_boundary(a.len() / 2), b.floor_char_boundary(b.len() / 2));
    format!("{} {}", &a[..front], &b[back..])
}

fn mixed(a: &[f32], b: &[f32], chance: &mut Chance) -> Vec<f32> {
    let noisy: Vec<f32> = a.iter().zip(b).map(|(x, y)| x + y + NOISE * chance.number()).collect();
    let length = noisy.iter().map(|x| x * x).sum::<f32>().sqrt();
    noisy.into_iter().map(|x| x / length).collect()
}

/// A third of the length of a vector of length 1 in 384 dimensions, evenly spread.
const NOISE: f32 = 0.03;

fn record(number: usize, text: &str) -> Record {
    Record {
        key: format!("bench:{number}"),
        kind: Kind::Note,
        title: String::new(),
        text: text.to_owned(),
        quoted: vec![],
        headings: vec![],
        date: None,
        people: vec![],
        thread: None,
        attachments: vec![],
        message_id: None,
        position: number as u64,
    }
}
