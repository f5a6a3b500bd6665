//! Vectors as bits in memory, so that a search need not read a million of them.
//!
//! Of each vector one bit a dimension is kept: on which side of the mean it lies. A search counts in how many bits
//! each differs from the query, puts those with the fewest on a short list, and orders that by an estimate of the
//! cosine from the same bits and the query's numbers (RaBitQ's estimator without its rotation, Gao & Long 2024).
//! Exact cosines are for the caller to compute, of the few that are left. 384 dimensions take 48 bytes, with id and
//! factor 60: 60 MB for a million.
//!
//! The sketch has the blocks and places of vec0's own tables. What has changed since it was made, here or by another
//! process, is found by comparing who stands where, and only the blocks in which that changed are read.

use crate::ChunkSet;
use crate::store::{meta, rows};
use domain::ChunkId;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Vectors whose mean stands for that of all.
const SAMPLE: usize = 20_000;

/// Length of the short list, as a multiple of what is wanted. On 42,614 chunks of five collections: of the 200
/// nearest, .90 are among the 400 that come of it; of the 10 nearest all.
const SHORT_LIST: usize = 10;

/// The short list has one of so many vectors at least: the more there are, the more lie between the query and those
/// that are nearest but for a few bits.
const SHORT_LIST_OF: usize = 100;

/// Bits of the vectors of a vault.
pub(crate) struct Sketch {
    /// Which embedder made the vectors, and how long they are: others are a new sketch.
    of: (Option<String>, usize),
    mean: Vec<f32>,
    blocks: BTreeMap<i64, Block>,
    /// The state of the database when this was last compared with it.
    seen: Option<(i64, u64)>,
}

/// A block of vec0: places, of which some are taken.
#[derive(Default)]
struct Block {
    /// A bit for each place, as vec0 keeps it.
    taken: Vec<u8>,
    /// Chunks by place, eight bytes each.
    chunks: Vec<u8>,
    /// The bits of each place.
    bits: Vec<u64>,
    /// What an estimate is multiplied by, for each place.
    factors: Vec<f32>,
}

impl Block {
    fn is_taken(&self, place: usize) -> bool {
        self.taken.get(place / 8).is_some_and(|byte| byte >> (place % 8) & 1 == 1)
    }

    fn chunk(&self, place: usize) -> Option<i64> {
        let bytes = self.chunks.get(place * 8..place * 8 + 8)?;
        Some(i64::from_ne_bytes(bytes.try_into().ok()?))
    }
}

impl Sketch {
    pub(crate) fn new(of: (Option<String>, usize)) -> Self {
        Self { of, mean: Vec::new(), blocks: BTreeMap::new(), seen: None }
    }

    /// True when it is a sketch of these vectors.
    pub(crate) fn is_of(&self, of: &(Option<String>, usize)) -> bool {
        self.of == *of
    }

    /// Brings it up to what the database holds.
    pub(crate) fn refresh(&mut self, conn: &Connection) -> rusqlite::Result<()> {
        // The first rises with every commit of another connection, the second with every change by this one.
        let version: i64 = conn.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
        let now = (version, conn.total_changes());
        if self.seen == Some(now) {
            return Ok(());
        }
        let there = rows(conn, "SELECT chunk_id, validity, rowids FROM vectors_chunks", [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, Vec<u8>>(2)?))
        })?;
        self.blocks.retain(|id, _| there.iter().any(|(known, ..)| known == id));
        if self.mean.is_empty() {
            self.mean = mean(conn, self.of.1)?;
        }
        for (id, taken, chunks) in there {
            let block = self.blocks.entry(id).or_default();
            if block.taken == taken && block.chunks == chunks {
                continue;
            }
            let mut statement = conn.prepare_cached("SELECT vectors FROM vectors_vector_chunks00 WHERE rowid = ?1")?;
            statement.query_row([id], |row| {
                let vectors = row.get_ref(0)?.as_blob()?;
                Self::redraw(&self.mean, self.of.1, block, taken, chunks, vectors);
                Ok(())
            })?;
        }
        self.seen = Some(now);
        Ok(())
    }

    /// Draws the places of a block anew at which another chunk stands than before.
    fn redraw(mean: &[f32], length: usize, block: &mut Block, taken: Vec<u8>, chunks: Vec<u8>, vectors: &[u8]) {
        let before = std::mem::replace(block, Block { taken, chunks, ..Block::default() });
        let places = vectors.len() / length.max(1);
        let words = length.div_ceil(64);
        block.bits = before.bits;
        block.factors = before.factors;
        block.bits.resize(places * words, 0);
        block.factors.resize(places, 0.0);
        let old = Block { taken: before.taken, chunks: before.chunks, ..Block::default() };
        for (place, vector) in vectors.chunks_exact(length.max(1)).enumerate() {
            let same = old.is_taken(place) && old.chunk(place) == block.chunk(place);
            if block.is_taken(place) && !same {
                let bits = &mut block.bits[place * words..(place + 1) * words];
                block.factors[place] = draw(mean, vector, bits);
            }
        }
    }

    /// About the `n` chunks nearest to a query by cosine, among those allowed, in no order.
    pub(crate) fn near(&self, query: &[f32], n: usize, allowed: Option<&ChunkSet>) -> Vec<ChunkId> {
        let length = query.iter().map(|x| x * x).sum::<f32>().sqrt();
        let query: Vec<f32> = query.iter().map(|x| x / length).collect();
        let words = query.len().div_ceil(64);
        let mut bits = vec![0; words];
        for (at, (x, mean)) in query.iter().zip(&self.mean).enumerate() {
            bits[at / 64] |= u64::from(x > mean) << (at % 64);
        }
        // How many differ in how many bits.
        let mut distances: Vec<u16> = Vec::new();
        let mut counts = vec![0_usize; query.len() + 1];
        for block in self.blocks.values() {
            let start = distances.len();
            count_differences(&block.bits, &bits, &mut distances);
            for (place, distance) in distances[start..].iter_mut().enumerate() {
                let counted = block.is_taken(place)
                    && allowed.is_none_or(|set| block.chunk(place).is_some_and(|id| set.contains(ChunkId(id))));
                match counts.get_mut(usize::from(*distance)) {
                    Some(count) if counted => *count += 1,
                    _ => *distance = u16::MAX,
                }
            }
        }
        let mut most = 0;
        let mut together = 0;
        for (distance, count) in (0_u16..).zip(&counts) {
            most = distance;
            together += count;
            if together >= n.saturating_mul(SHORT_LIST).max(distances.len() / SHORT_LIST_OF) {
                break;
            }
        }
        let tables = tables(&query);
        let mut short_list: Vec<(f32, i64)> = Vec::with_capacity(together);
        let mut from = 0;
        for block in self.blocks.values() {
            let places = block.factors.len();
            for (place, _) in distances[from..from + places].iter().enumerate().filter(|(_, d)| **d <= most) {
                let bits = &block.bits[place * words..(place + 1) * words];
                if let Some(id) = block.chunk(place) {
                    short_list.push((block.factors[place] * estimate(&tables, bits), id));
                }
            }
            from += places;
        }
        if short_list.len() > n {
            short_list.select_nth_unstable_by(n, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            short_list.truncate(n);
        }
        short_list.into_iter().map(|(_, id)| ChunkId(id)).collect()
    }

    /// Bytes that it takes.
    pub(crate) fn bytes(&self) -> usize {
        let block = |block: &Block| {
            block.taken.capacity()
                + block.chunks.capacity()
                + block.bits.capacity() * size_of::<u64>()
                + block.factors.capacity() * size_of::<f32>()
        };
        self.blocks.values().map(block).sum()
    }
}

/// The mean of the first vectors, each of length 1. It need not be exact: the bits only have to divide.
fn mean(conn: &Connection, length: usize) -> rusqlite::Result<Vec<f32>> {
    let mut sum = vec![0.0_f32; length];
    let mut count = 0_usize;
    let mut statement = conn.prepare_cached(
        "SELECT validity, vectors FROM vectors_chunks JOIN vectors_vector_chunks00 AS v ON v.rowid = chunk_id
         ORDER BY chunk_id",
    )?;
    let mut blocks = statement.query([])?;
    while count < SAMPLE
        && let Some(row) = blocks.next()?
    {
        let block = Block { taken: row.get(0)?, ..Block::default() };
        for (place, vector) in row.get_ref(1)?.as_blob()?.chunks_exact(length.max(1)).enumerate() {
            if block.is_taken(place) {
                count += 1;
                unit(vector).zip(&mut sum).for_each(|(x, sum)| *sum += x);
            }
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    sum.iter_mut().for_each(|sum| *sum /= count.max(1) as f32);
    Ok(sum)
}

/// The numbers of a stored vector, of length 1.
fn unit(vector: &[u8]) -> impl Iterator<Item = f32> + '_ {
    let number = |byte: &u8| f32::from(byte.cast_signed());
    let squares: f32 = vector.iter().map(|byte| number(byte) * number(byte)).sum();
    let scale = if squares > 0.0 { 1.0 / squares.sqrt() } else { 0.0 };
    vector.iter().map(move |byte| number(byte) * scale)
}

/// Sets the bits of a vector; returns the factor that makes a sum over the signs an estimate of the product with
/// the vector less the mean: its squared length divided by the sum of its amounts.
fn draw(mean: &[f32], vector: &[u8], bits: &mut [u64]) -> f32 {
    bits.fill(0);
    let (mut squares, mut amounts) = (0.0, 0.0);
    for (at, (x, mean)) in unit(vector).zip(mean).enumerate() {
        let apart = x - mean;
        squares += apart * apart;
        amounts += apart.abs();
        bits[at / 64] |= u64::from(apart > 0.0) << (at % 64);
    }
    if amounts > 0.0 { squares / amounts } else { 0.0 }
}

/// In how many bits each differs from the query.
fn count_differences(bits: &[u64], query: &[u64], distances: &mut Vec<u16>) {
    fn of<const WORDS: usize>(bits: &[u64], query: &[u64; WORDS], distances: &mut Vec<u16>) {
        distances.extend(bits.as_chunks::<WORDS>().0.iter().map(|bits| {
            let mut differ = 0;
            for word in 0..WORDS {
                differ += (bits[word] ^ query[word]).count_ones();
            }
            u16::try_from(differ).unwrap_or(u16::MAX)
        }));
    }
    if let Ok(query) = query.try_into() {
        return of::<6>(bits, query, distances);
    }
    distances.extend(bits.chunks_exact(query.len().max(1)).map(|bits| {
        let differ: u32 = bits.iter().zip(query).map(|(a, b)| (a ^ b).count_ones()).sum();
        u16::try_from(differ).unwrap_or(u16::MAX)
    }));
}

/// For each eight dimensions, what each setting of their bits adds to an estimate.
fn tables(query: &[f32]) -> Vec<[f32; 256]> {
    let table = |eight: &[f32]| {
        std::array::from_fn(|byte| {
            eight.iter().enumerate().map(|(bit, x)| if byte >> bit & 1 == 1 { *x } else { -x }).sum()
        })
    };
    query.chunks(8).map(table).collect()
}

fn estimate(tables: &[[f32; 256]], bits: &[u64]) -> f32 {
    let bytes = bits.iter().flat_map(|word| word.to_le_bytes());
    tables.iter().zip(bytes).map(|(table, byte)| table[usize::from(byte)]).sum()
}

/// What the vectors of a database are.
pub(crate) fn of(conn: &Connection, length: usize) -> rusqlite::Result<(Option<String>, usize)> {
    Ok((meta(conn, "embedder")?, length))
}
