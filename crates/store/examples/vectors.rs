//! Measures what `store` decided about vectors: recall@10 against exact search, size and time, for
//! 32-bit floats and 8-bit integers in vec0, and what a filter costs.
//!
//! ```text
//! cargo run --release -p store --example vectors -- [COUNT] [FILE]
//! ```
//! `FILE` holds little-endian `f32`s, 384 per vector; the last 100 are the queries. Without it the
//! vectors are drawn around random centres, as texts on some hundred subjects would lie.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement: what fails may stop it")]

use domain::{ChunkId, Kind, Record, SourceKind, Span};
use rusqlite::Connection;
use std::path::Path;
use std::time::{Duration, Instant};
use store::{ChunkJob, ChunkSet, FileStat, NewChunk, Store};

const LENGTH: usize = 384;
const QUERIES: usize = 100;
const K: usize = 100;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let count: usize = arguments.next().map_or(50_000, |count| count.parse().unwrap());
    let mut vectors = match arguments.next() {
        Some(file) => read(Path::new(&file), count + QUERIES),
        None => draw(count + QUERIES),
    };
    let queries = vectors.split_off(vectors.len() - QUERIES);
    println!("{} vectors of {LENGTH}, {QUERIES} queries", vectors.len());
    let exact: Vec<Vec<usize>> = queries.iter().map(|query| nearest(query, &vectors, 10)).collect();

    let dir = tempfile::tempdir().unwrap();
    let mut store = filled(&dir.path().join("inglenook.db"), &vectors);
    println!("\n| vec0 | recall@10 | MB | k=100 ms |\n|---|---|---|---|");
    floats(&dir.path().join("floats.db"), &vectors, &queries, &exact);
    integers(&dir.path().join("inglenook.db"), &store, &queries, &exact);

    println!("\n| allowed | k=100 ms | cosines of 100 ms |\n|---|---|---|");
    for step in [1000, 100, 30, 10, 3, 1] {
        let allowed: ChunkSet = (1..=vectors.len() as i64).step_by(step).map(ChunkId).collect();
        let mut time = Duration::ZERO;
        let mut found = 0;
        for query in &queries[..20] {
            let start = Instant::now();
            found += store.nearest(query, K, Some(&allowed)).unwrap().len();
            time += start.elapsed();
        }
        assert_eq!(found, 20 * K.min(allowed.len()));
        let ids: Vec<_> = (0..100).map(|number| ChunkId(1 + (number * 7919) % vectors.len() as i64)).collect();
        let start = Instant::now();
        store.cosines(&queries[0], &ids).unwrap();
        println!("| {} | {:.2} | {:.2} |", allowed.len(), ms(time, 20), ms(start.elapsed(), 1));
    }
    let start = Instant::now();
    store.vacuum().unwrap();
    println!("\nvacuum: {:.1} s", start.elapsed().as_secs_f64());
}

fn ms(time: Duration, runs: usize) -> f64 {
    time.as_secs_f64() * 1000.0 / runs as f64
}

fn recall(found: &[Vec<usize>], exact: &[Vec<usize>]) -> f64 {
    let hits: usize =
        found.iter().zip(exact).map(|(found, exact)| exact.iter().filter(|id| found.contains(id)).count()).sum();
    hits as f64 / (10 * exact.len()) as f64
}

fn integers(path: &Path, store: &Store, queries: &[Vec<f32>], exact: &[Vec<usize>]) {
    let bytes: i64 = size(&Connection::open(path).unwrap());
    let ids = |hits: Vec<(ChunkId, f32)>| hits.iter().take(10).map(|(id, _)| id.0 as usize - 1).collect::<Vec<_>>();
    store.nearest(&queries[0], K, None).unwrap();
    let start = Instant::now();
    let found: Vec<_> = queries.iter().map(|query| ids(store.nearest(query, K, None).unwrap())).collect();
    let time = ms(start.elapsed(), QUERIES);
    println!("| int8 | {:.4} | {:.1} | {time:.2} |", recall(&found, exact), bytes as f64 / 1e6);
}

fn floats(path: &Path, vectors: &[Vec<f32>], queries: &[Vec<f32>], exact: &[Vec<usize>]) {
    let mut conn = Connection::open(path).unwrap();
    conn.execute_batch(
        "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA cache_size = -32768;
         CREATE VIRTUAL TABLE vectors USING vec0 (
             chunk_id INTEGER PRIMARY KEY, embedding float[384] distance_metric=cosine, chunk_size=4096)",
    )
    .unwrap();
    let tx = conn.transaction().unwrap();
    for (number, vector) in vectors.iter().enumerate() {
        tx.prepare_cached("INSERT INTO vectors (chunk_id, embedding) VALUES (?1, ?2)")
            .unwrap()
            .execute((number as i64 + 1, bytes(vector)))
            .unwrap();
    }
    tx.commit().unwrap();
    let search = |query: &Vec<f32>| -> Vec<usize> {
        conn.prepare_cached("SELECT chunk_id FROM vectors WHERE embedding MATCH ?1 AND k = ?2")
            .unwrap()
            .query_map((bytes(query), K as i64), |row| row.get::<_, i64>(0))
            .unwrap()
            .take(10)
            .map(|id| id.unwrap() as usize - 1)
            .collect()
    };
    search(&queries[0]);
    let start = Instant::now();
    let found: Vec<_> = queries.iter().map(search).collect();
    let time = ms(start.elapsed(), QUERIES);
    println!("| float32 | {:.4} | {:.1} | {time:.2} |", recall(&found, exact), size(&conn) as f64 / 1e6);
}

/// Bytes of the vectors without the other tables.
fn size(conn: &Connection) -> i64 {
    conn.query_row("SELECT SUM(pgsize) FROM dbstat WHERE name LIKE 'vectors%'", [], |row| row.get(0)).unwrap()
}

fn bytes(vector: &[f32]) -> Vec<u8> {
    vector.iter().flat_map(|x| x.to_le_bytes()).collect()
}

fn filled(path: &Path, vectors: &[Vec<f32>]) -> Store {
    let mut store = Store::open(path).unwrap();
    let source = store.add_source(Path::new("/notes"), SourceKind::Notes).unwrap();
    let start = Instant::now();
    let item = store
        .write(|writer| {
            let file = writer.begin_file(source, Path::new("/notes/a"))?;
            let put = writer.put(&file, &record())?;
            writer.finish_file(&file, &FileStat { size: 0, mtime_ns: 0, hash: [0; 32], skipped_records: 0 })?;
            Ok(put.item())
        })
        .unwrap();
    let chunks: Vec<_> = (0..vectors.len())
        .map(|number| {
            let hash = *blake3::hash(&number.to_le_bytes()).as_bytes();
            NewChunk { item, headings: vec![], spans: vec![Span { item, range: 0..0 }], hash }
        })
        .collect();
    store.write(|writer| writer.put_chunks(ChunkJob::Item(item), &chunks)).unwrap();
    println!("chunks: {:.1} s", start.elapsed().as_secs_f64());
    let start = Instant::now();
    let ids = store.embed_jobs(vectors.len()).unwrap();
    for (ids, vectors) in ids.chunks(256).zip(vectors.chunks(256)) {
        let batch: Vec<_> = ids.iter().copied().zip(vectors.iter().cloned()).collect();
        store.write(|writer| writer.put_vectors(&batch)).unwrap();
    }
    println!("vectors in batches of 256: {:.1} s", start.elapsed().as_secs_f64());
    store
}

fn record() -> Record {
    Record {
        key: "note".into(),
        kind: Kind::Note,
        title: String::new(),
        text: String::new(),
        quoted: vec![],
        headings: vec![],
        date: None,
        people: vec![],
        thread: None,
        attachments: vec![],
        message_id: None,
        position: 0,
    }
}

fn nearest(query: &[f32], vectors: &[Vec<f32>], k: usize) -> Vec<usize> {
    let mut scored: Vec<_> =
        vectors.iter().map(|vector| query.iter().zip(vector).map(|(x, y)| x * y).sum::<f32>()).enumerate().collect();
    scored.sort_by(|a, b| b.1.total_cmp(&a.1));
    scored.into_iter().take(k).map(|(id, _)| id).collect()
}

fn read(path: &Path, count: usize) -> Vec<Vec<f32>> {
    let bytes = std::fs::read(path).unwrap();
    let all: Vec<f32> = bytes.chunks_exact(4).map(|four| f32::from_le_bytes(four.try_into().unwrap())).collect();
    all.chunks_exact(LENGTH).take(count).map(|vector| unit(vector.to_vec())).collect()
}

fn draw(count: usize) -> Vec<Vec<f32>> {
    let mut random = Random(42);
    let centres: Vec<Vec<f32>> = (0..300).map(|_| (0..LENGTH).map(|_| random.normal()).collect()).collect();
    (0..count)
        .map(|_| {
            let centre = &centres[random.below(centres.len())];
            unit(centre.iter().map(|x| x + 1.2 * random.normal()).collect())
        })
        .collect()
}

fn unit(vector: Vec<f32>) -> Vec<f32> {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
    vector.into_iter().map(|x| x / length).collect()
}

/// `SplitMix64` (Steele, Lea, Flood 2014): the same vectors on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// About normal: the sum of twelve uniform numbers.
    fn normal(&mut self) -> f32 {
        (0..12).map(|_| (self.next() >> 40) as f32 / (1_u64 << 24) as f32).sum::<f32>() - 6.0
    }
}
