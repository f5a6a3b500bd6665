//! Vectors in a plain table, and the search for the nearest.

use crate::code;
use crate::sketch::{BLOCK_BITS, Sketch};
use crate::store::{execute, rows};
use crate::{ChunkSet, Error, Result, Store, embedder};
use domain::ChunkId;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OptionalExtension};
use std::sync::Once;

/// The most that one search returns.
const MOST: usize = 4096;

impl Store {
    /// The `k` chunks (4,096 at most) nearest to a query by cosine, best first, among those allowed.
    /// However few a filter allows, `k` of them are found, or all if there are fewer.
    ///
    /// # Errors
    /// [`Error::Dimensions`] for a query of another length than the vectors, [`Error::Damaged`] or
    /// others when the database cannot be read.
    pub fn nearest(&self, query: &[f32], k: usize, allowed: Option<&ChunkSet>) -> Result<Vec<(ChunkId, f32)>> {
        let Some(embedding) = self.fitting(query)? else { return Ok(Vec::new()) };
        let k = k.min(MOST);
        // The search compares with a query of 8 bits; some more candidates make up for it.
        let candidates = (k + k / 4 + 10).min(MOST);
        self.located((|| {
            let count = room(&self.conn)?;
            let mut ids = match allowed {
                Some(allowed) if allowed.len() <= candidates.max(FEW) || allowed.len() * 8 <= count.min(SMALL) => {
                    allowed.iter().collect()
                }
                allowed if count > self.sketched_above => {
                    self.sketched(query, candidates.max(SKETCHED).max(count / SKETCHED_OF), allowed)?
                }
                allowed => search(&self.conn, &embedding, candidates, allowed)?,
            };
            // In the order in which they lie in the file.
            ids.sort_unstable();
            let mut scored = cosines(&self.conn, query, &ids)?;
            scored.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            scored.truncate(k);
            Ok(scored)
        })())
    }

    /// The cosines of a query with chunks that were found otherwise, in the order asked; chunks
    /// without a vector are left out.
    ///
    /// # Errors
    /// As for [`nearest`](Self::nearest).
    pub fn cosines(&self, query: &[f32], ids: &[ChunkId]) -> Result<Vec<(ChunkId, f32)>> {
        if self.fitting(query)?.is_none() {
            return Ok(Vec::new());
        }
        self.located(cosines(&self.conn, query, ids))
    }

    /// The chunks that a sketch of all vectors takes for the nearest. It is made by the first search, and then kept
    /// up with what changes.
    fn sketched(&self, query: &[f32], n: usize, allowed: Option<&ChunkSet>) -> rusqlite::Result<Vec<ChunkId>> {
        let of = (embedder::current(&self.conn)?, query.len());
        let mut kept = self.sketch.borrow_mut();
        let sketch = match kept.take() {
            Some(known) if known.is_of(&of) => kept.insert(known),
            _ => kept.insert(Sketch::new(of)),
        };
        sketch.refresh(&self.conn)?;
        Ok(sketch.near(query, n, allowed))
    }

    /// Has searches go through a sketch from so many vectors on, for measuring and for tests.
    #[doc(hidden)]
    #[must_use]
    pub fn sketched_above(mut self, vectors: usize) -> Self {
        self.sketched_above = vectors;
        self
    }

    /// Bytes of memory that the sketch takes, if there is one.
    #[doc(hidden)]
    pub fn sketch_bytes(&self) -> usize {
        self.sketch.borrow().as_ref().map_or(0, Sketch::bytes)
    }

    /// The query as sqlite-vec compares it; `None` when nothing can be near it.
    fn fitting(&self, query: &[f32]) -> Result<Option<Vec<u8>>> {
        match self.located(dimensions(&self.conn))? {
            Some(expected) if expected != query.len() => Err(Error::Dimensions { expected, got: query.len() }),
            Some(_) => Ok(quantize(query)),
            None => Ok(None),
        }
    }
}

/// Allowed chunks that are looked up one by one, which costs each as much as some steps of a search through all
/// (`examples/vectors.rs`). Of a small vault an eighth is few; of a large one, whose sketch is quicker
/// than looking up, as many as that is there.
const FEW: usize = 1000;

/// Vectors above which a search goes through a sketch of them in memory rather than
/// through the table.
pub(crate) const SMALL: usize = 8_000;

/// The least that is taken from a sketch, and of how many vectors one is taken: with fewer, some of the ten nearest
/// would be missing.
const SKETCHED: usize = 500;
const SKETCHED_OF: usize = 1_200;

/// About how many vectors there are. To count them is to read them.
fn room(conn: &Connection) -> rusqlite::Result<usize> {
    let blocks: i64 = conn.prepare_cached("SELECT COUNT(*) FROM vector_blocks")?.query_row([], |row| row.get(0))?;
    Ok(usize::try_from(blocks).unwrap_or(0) << BLOCK_BITS)
}

/// The chunks whose vectors are nearest to an embedding, by a search through all vectors.
fn search(conn: &Connection, embedding: &[u8], k: usize, allowed: Option<&ChunkSet>) -> rusqlite::Result<Vec<ChunkId>> {
    let id = |row: &rusqlite::Row<'_>| row.get(0).map(ChunkId);
    match allowed {
        None => rows(
            conn,
            "SELECT chunk_id FROM vectors ORDER BY vec_distance_cosine(vec_int8(decoded(embedding)), vec_int8(?1)) LIMIT ?2",
            (embedding, k as i64),
            id,
        ),
        Some(allowed) => rows(
            conn,
            "SELECT chunk_id FROM vectors WHERE chunk_id IN (SELECT value FROM json_each(?3))
             ORDER BY vec_distance_cosine(vec_int8(decoded(embedding)), vec_int8(?1)) LIMIT ?2",
            (embedding, k as i64, json(allowed)),
            id,
        ),
    }
}

fn json(set: &ChunkSet) -> String {
    let mut json = String::with_capacity(2 + set.len() * 8);
    for id in set.iter() {
        json.push(if json.is_empty() { '[' } else { ',' });
        json.push_str(&id.0.to_string());
    }
    json.push_str(if json.is_empty() { "[]" } else { "]" });
    json
}

fn cosines(conn: &Connection, query: &[f32], ids: &[ChunkId]) -> rusqlite::Result<Vec<(ChunkId, f32)>> {
    let length = query.iter().map(|x| x * x).sum::<f32>().sqrt();
    let mut statement = conn.prepare_cached("SELECT embedding FROM vectors WHERE chunk_id = ?1")?;
    let mut cosines = Vec::new();
    let mut numbers = Vec::new();
    for &id in ids {
        let cosine = statement.query_row([id.0], |row| {
            code::decode(row.get_ref(0)?.as_blob()?, &mut numbers);
            Ok(cosine(query, length, &numbers))
        });
        let cosine = cosine.optional()?;
        cosines.extend(cosine.map(|cosine| (id, cosine)));
    }
    Ok(cosines)
}

fn cosine(query: &[f32], length: f32, embedding: &[i8]) -> f32 {
    // Sums in sixteen lanes, which the processor adds at once.
    const LANES: usize = 16;
    let (mut dot, mut squares) = ([0.0_f32; LANES], [0_i32; LANES]);
    for (query, embedding) in query.chunks(LANES).zip(embedding.chunks(LANES)) {
        for (lane, (x, y)) in query.iter().zip(embedding).enumerate() {
            dot[lane] += x * f32::from(*y);
            squares[lane] += i32::from(*y) * i32::from(*y);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "squares of 8 bits")]
    let squares = squares.iter().sum::<i32>() as f32;
    dot.iter().sum::<f32>() / (length * squares.sqrt())
}

/// A query as 8-bit integers with its largest number at ±127. `None` for one that has no
/// direction: zero, or not finite.
fn quantize(vector: &[f32]) -> Option<Vec<u8>> {
    let largest = vector.iter().fold(0.0_f32, |largest, x| largest.max(x.abs()));
    let finite = vector.iter().all(|x| x.is_finite());
    (finite && largest > 0.0).then(|| {
        // In two steps: 127 / largest is infinite for the smallest of numbers.
        vector.iter().map(|x| ((x / largest * 127.0).round() as i8).cast_unsigned()).collect()
    })
}

/// Lets SQL read codes: `decoded` for sqlite-vec, `coded` for what earlier versions kept.
pub(crate) fn add_functions(conn: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    conn.create_scalar_function("decoded", 1, flags, |context| {
        let mut numbers = Vec::new();
        code::decode(context.get_raw(0).as_blob()?, &mut numbers);
        Ok(numbers.into_iter().map(i8::cast_unsigned).collect::<Vec<u8>>())
    })?;
    conn.create_scalar_function("coded", 1, flags, |context| {
        let bytes = context.get_raw(0).as_blob()?;
        // One that has no direction was never kept; what is no vector stays what it is.
        let numbers: Vec<f32> = bytes.iter().map(|byte| f32::from(byte.cast_signed())).collect();
        Ok(code::encode(&numbers).unwrap_or_else(|| bytes.to_vec()))
    })
}

/// Makes every connection that is opened from now on know sqlite-vec.
pub(crate) fn register() {
    static REGISTERED: Once = Once::new();
    REGISTERED.call_once(|| {
        type Init = unsafe extern "C" fn(
            *mut rusqlite::ffi::sqlite3,
            *mut *mut std::ffi::c_char,
            *const rusqlite::ffi::sqlite3_api_routines,
        ) -> std::ffi::c_int;
        // SAFETY: `sqlite3_vec_init` is the entry point of a SQLite extension and has the type of
        // one in C; the crate declares it without its arguments. It is linked into this program, so
        // that it lives as long as SQLite, and it was compiled for being linked (SQLITE_CORE).
        unsafe {
            let init = std::mem::transmute::<*const (), Init>(sqlite_vec::sqlite3_vec_init as *const ());
            rusqlite::ffi::sqlite3_auto_extension(Some(init));
        }
    });
}

/// How long the vectors are that are searched; `None` when there are none.
fn dimensions(conn: &Connection) -> rusqlite::Result<Option<usize>> {
    length(conn, "SELECT embedding FROM vectors LIMIT 1")
}

/// How long the vectors are that are being made; `None` when there are none.
pub(crate) fn length_of_new(conn: &Connection, place: embedder::Place) -> rusqlite::Result<Option<usize>> {
    match place {
        embedder::Place::Current => dimensions(conn),
        embedder::Place::Next => length(conn, "SELECT embedding FROM next_vectors LIMIT 1"),
    }
}

fn length(conn: &Connection, sql: &str) -> rusqlite::Result<Option<usize>> {
    conn.prepare_cached(sql)?.query_row([], |row| Ok(code::len(row.get_ref(0)?.as_blob()?))).optional()
}

pub(crate) fn put(
    conn: &Connection,
    place: embedder::Place,
    chunk: ChunkId,
    embedding: &[u8],
) -> rusqlite::Result<usize> {
    let sql = match place {
        embedder::Place::Current => "INSERT OR REPLACE INTO vectors (chunk_id, embedding) VALUES (?1, ?2)",
        embedder::Place::Next => "INSERT OR REPLACE INTO next_vectors (chunk_id, embedding) VALUES (?1, ?2)",
    };
    execute(conn, sql, (chunk.0, embedding))
}

/// Removes the vectors of a chunk that has some.
pub(crate) fn delete(conn: &Connection, chunk: ChunkId) -> rusqlite::Result<()> {
    execute(conn, "DELETE FROM vectors WHERE chunk_id = ?1", [chunk.0])?;
    execute(conn, "DELETE FROM next_vectors WHERE chunk_id = ?1", [chunk.0])?;
    Ok(())
}

/// Forgets blocks without a vector.
pub(crate) fn compact(conn: &Connection) -> rusqlite::Result<()> {
    execute(
        conn,
        "DELETE FROM vector_blocks WHERE NOT EXISTS (
             SELECT 1 FROM vectors WHERE chunk_id BETWEEN block << 10 AND (block << 10) + 1023)",
        [],
    )?;
    Ok(())
}
