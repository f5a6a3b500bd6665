//! Vectors as bits in memory, so that a search need not read a million of them.
//!
//! Of each vector one bit a dimension is kept: on which side of the mean it lies. A search counts in how many bits
//! each differs from the query, puts those with the fewest on a short list, and orders that by an estimate of the
//! cosine from the same bits and the query's numbers (RaBitQ's estimator without its rotation, Gao & Long 2024).
//! Exact cosines are for the caller to compute, of the few that are left. 384 dimensions take 48 bytes, with place
//! and factor 54: 54 MB for a million.
//!
//! Blocks are those of the table `vector_blocks`, whose stamps say which of them were changed since, here or by
//! another process; only these are read again.

mod count;

use crate::ChunkSet;
use crate::code;
use crate::store::rows;
use domain::ChunkId;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Vectors whose mean stands for that of all.
const SAMPLE: i64 = 8_000;

/// Length of the short list, as a multiple of what is wanted. On 42,614 chunks of five collections: of the 200
/// nearest, .90 are among the 400 that come of it; of the 10 nearest all.
const SHORT_LIST: usize = 10;

/// The short list has one of so many vectors at least: the more there are, the more lie between the query and those
/// that are nearest but for a few bits.
const SHORT_LIST_OF: usize = 100;

/// Ids in a block, as a power of two: as the triggers of the database have it.
pub(crate) const BLOCK_BITS: u32 = 10;

/// With fewer vectors than this for each, threads take longer to start than they save.
const WORTH_A_THREAD: usize = 40_000;

/// More threads than this wait for memory.
const MOST_THREADS: usize = 4;

/// Bits of the vectors of a vault.
pub(crate) struct Sketch {
    /// Which embedder made the vectors, and how long they are: others are a new sketch.
    of: (Option<String>, usize),
    mean: Vec<f32>,
    /// By number, rising.
    blocks: Vec<Block>,
    /// The state of the database when this was last compared with it.
    seen: Option<(i64, u64)>,
}

/// The vectors of neighbouring ids.
#[derive(Default)]
struct Block {
    number: i64,
    stamp: i64,
    /// The low bits of the ids.
    places: Vec<u16>,
    /// The first word of each vector, then the second of each, and so on: eight vectors are then counted at once.
    bits: Vec<u64>,
    /// What an estimate is multiplied by, for each vector.
    factors: Vec<f32>,
}

impl Block {
    fn chunk(&self, at: usize) -> ChunkId {
        ChunkId(self.number << BLOCK_BITS | i64::from(self.places[at]))
    }

    fn bytes(&self) -> usize {
        self.places.capacity() * size_of::<u16>()
            + self.bits.capacity() * size_of::<u64>()
            + self.factors.capacity() * size_of::<f32>()
    }
}

impl Sketch {
    pub(crate) fn new(of: (Option<String>, usize)) -> Self {
        Self { of, mean: Vec::new(), blocks: Vec::new(), seen: None }
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
        if self.mean.is_empty() {
            self.mean = mean(conn, self.of.1)?;
        }
        let mut before: BTreeMap<i64, Block> =
            std::mem::take(&mut self.blocks).into_iter().map(|block| (block.number, block)).collect();
        let there = rows(conn, "SELECT block, stamp FROM vector_blocks ORDER BY block", [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?))
        })?;
        let mut drawn = Vec::with_capacity(there.len());
        for (number, stamp) in there {
            match before.remove(&number) {
                Some(block) if block.stamp == stamp => drawn.push(block),
                _ => drawn.push(draw(conn, &self.mean, number, stamp)?),
            }
        }
        self.blocks = drawn;
        self.seen = Some(now);
        Ok(())
    }

    /// How many vectors there are.
    pub(crate) fn len(&self) -> usize {
        self.blocks.iter().map(|block| block.places.len()).sum()
    }

    /// About the `n` chunks nearest to a query by cosine, among those allowed, by id.
    pub(crate) fn near(&self, query: &[f32], n: usize, allowed: Option<&ChunkSet>) -> Vec<ChunkId> {
        let length = query.iter().map(|x| x * x).sum::<f32>().sqrt();
        let query: Vec<f32> = query.iter().map(|x| x / length).collect();
        let mut bits = vec![0; query.len().div_ceil(64)];
        for (at, (x, mean)) in query.iter().zip(&self.mean).enumerate() {
            bits[at / 64] |= u64::from(x > mean) << (at % 64);
        }
        let all = self.len();
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
        let parts = threads.min(all / WORTH_A_THREAD).max(1);
        let parts: Vec<&[Block]> = self.blocks.chunks(self.blocks.len().div_ceil(parts).max(1)).collect();

        let counted = in_parallel(&parts, |_, blocks| differences(blocks, &bits, query.len(), allowed));
        let mut most = 0;
        let mut together = 0;
        for distance in 0..=query.len() {
            most = u16::try_from(distance).unwrap_or(u16::MAX);
            together += counted.iter().map(|(_, counts)| counts[distance]).sum::<usize>();
            if together >= n.saturating_mul(SHORT_LIST).max(all / SHORT_LIST_OF) {
                break;
            }
        }
        let tables = tables(&query);
        let estimated = in_parallel(&parts, |part, blocks| estimates(blocks, &counted[part].0, most, &tables));
        let mut short_list: Vec<(f32, ChunkId)> = estimated.into_iter().flatten().collect();
        if short_list.len() > n {
            short_list.select_nth_unstable_by(n, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            short_list.truncate(n);
        }
        // Neighbours in the database are looked up one after the other.
        let mut ids: Vec<ChunkId> = short_list.into_iter().map(|(_, id)| id).collect();
        ids.sort_unstable();
        ids
    }

    /// Bytes that it takes.
    pub(crate) fn bytes(&self) -> usize {
        self.blocks.iter().map(Block::bytes).sum()
    }
}

/// What `work` makes of each part, the first of them on this thread.
fn in_parallel<T: Send>(parts: &[&[Block]], work: impl Fn(usize, &[Block]) -> T + Sync) -> Vec<T> {
    let Some((first, others)) = parts.split_first() else { return Vec::new() };
    let work = &work;
    std::thread::scope(|scope| {
        let others: Vec<_> =
            others.iter().enumerate().map(|(at, blocks)| scope.spawn(move || work(at + 1, blocks))).collect();
        let mut done = vec![work(0, first)];
        for other in others {
            match other.join() {
                Ok(value) => done.push(value),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    })
}

/// In how many bits each vector of the blocks differs from the query, and how many differ in how many. Those that
/// are not allowed differ in more than there are.
fn differences(
    blocks: &[Block],
    query: &[u64],
    dimensions: usize,
    allowed: Option<&ChunkSet>,
) -> (Vec<u16>, Vec<usize>) {
    let mut distances: Vec<u16> = Vec::with_capacity(blocks.iter().map(|block| block.places.len()).sum());
    let mut counts = vec![0_usize; dimensions + 1];
    for block in blocks {
        let start = distances.len();
        distances.resize(start + block.places.len(), 0);
        let distances = &mut distances[start..];
        count::differences(&block.bits, query, distances);
        for (at, distance) in distances.iter_mut().enumerate() {
            if allowed.is_none_or(|set| set.contains(block.chunk(at))) {
                counts[usize::from(*distance)] += 1;
            } else {
                *distance = u16::MAX;
            }
        }
    }
    (distances, counts)
}

/// Estimates for the vectors that differ in at most so many bits.
fn estimates(blocks: &[Block], distances: &[u16], most: u16, tables: &[[f32; 256]]) -> Vec<(f32, ChunkId)> {
    let mut found = Vec::new();
    let mut rest = distances;
    for block in blocks {
        let n = block.places.len();
        let (these, others) = rest.split_at(n);
        rest = others;
        for (at, _) in these.iter().enumerate().filter(|(_, distance)| **distance <= most) {
            let bytes = block.bits.iter().skip(at).step_by(n).flat_map(|word| word.to_le_bytes());
            let sum: f32 = tables.iter().zip(bytes).map(|(table, byte)| table[usize::from(byte)]).sum();
            found.push((block.factors[at] * sum, block.chunk(at)));
        }
    }
    found
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

/// Reads a block of the database.
fn draw(conn: &Connection, mean: &[f32], number: i64, stamp: i64) -> rusqlite::Result<Block> {
    let mut block = Block { number, stamp, ..Block::default() };
    let words = mean.len().div_ceil(64);
    let mut by_vector: Vec<u64> = Vec::new();
    let mut statement =
        conn.prepare_cached("SELECT chunk_id, embedding FROM vectors WHERE chunk_id BETWEEN ?1 AND ?2")?;
    let first = number << BLOCK_BITS;
    let last = first + (1 << BLOCK_BITS) - 1;
    let mut there = statement.query([first, last])?;
    let mut vector = Vec::new();
    while let Some(row) = there.next()? {
        code::decode(row.get_ref(1)?.as_blob()?, &mut vector);
        if vector.len() != mean.len() {
            continue;
        }
        block.places.push(u16::try_from(row.get::<_, i64>(0)? - first).unwrap_or(0));
        let start = by_vector.len();
        by_vector.resize(start + words, 0);
        block.factors.push(signs(mean, &vector, &mut by_vector[start..]));
    }
    let n = block.places.len();
    block.bits = (0..words * n).map(|at| by_vector[(at % n) * words + at / n]).collect();
    block.places.shrink_to_fit();
    block.factors.shrink_to_fit();
    Ok(block)
}

/// The mean of the first vectors, each of length 1. It need not be exact: the bits only have to divide.
fn mean(conn: &Connection, length: usize) -> rusqlite::Result<Vec<f32>> {
    let mut sum = vec![0.0_f32; length];
    let mut count = 0_usize;
    let mut statement = conn.prepare_cached("SELECT embedding FROM vectors ORDER BY chunk_id LIMIT ?1")?;
    let mut there = statement.query([SAMPLE])?;
    let mut vector = Vec::new();
    while let Some(row) = there.next()? {
        code::decode(row.get_ref(0)?.as_blob()?, &mut vector);
        let scale = scale(&vector);
        count += 1;
        sum.iter_mut().zip(&vector).for_each(|(sum, number)| *sum += f32::from(*number) * scale);
    }
    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    sum.iter_mut().for_each(|sum| *sum /= count.max(1) as f32);
    Ok(sum)
}

/// What gives a stored vector length 1.
fn scale(vector: &[i8]) -> f32 {
    let squares: i32 = vector.iter().map(|number| i32::from(*number).pow(2)).sum();
    #[expect(clippy::cast_precision_loss, reason = "squares of 8 bits")]
    let squares = squares as f32;
    if squares > 0.0 { 1.0 / squares.sqrt() } else { 0.0 }
}

/// Sets the bits of a vector; returns the factor that makes a sum over the signs an estimate of the product with
/// the vector less the mean: its squared length divided by the sum of its amounts.
fn signs(mean: &[f32], vector: &[i8], bits: &mut [u64]) -> f32 {
    // Sums in eight lanes, which the processor adds at once.
    let (mut squares, mut amounts) = ([0.0_f32; 8], [0.0_f32; 8]);
    let scale = scale(vector);
    for ((word, vector), mean) in bits.iter_mut().zip(vector.chunks(64)).zip(mean.chunks(64)) {
        for (at, (number, mean)) in vector.iter().zip(mean).enumerate() {
            let apart = f32::from(*number) * scale - mean;
            squares[at % 8] += apart * apart;
            amounts[at % 8] += apart.abs();
            *word |= u64::from(apart > 0.0) << at;
        }
    }
    let amounts: f32 = amounts.iter().sum();
    if amounts > 0.0 { squares.iter().sum::<f32>() / amounts } else { 0.0 }
}
