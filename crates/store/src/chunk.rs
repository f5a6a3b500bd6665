use crate::store::{execute, rows};
use crate::value::{Json, Unsigned};
use crate::{ChunkJob, NewChunk, Result, Store, StoredChunk, Writer, code, embedder, vector};
use domain::{ChunkId, ItemId, Span};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{HashMap, HashSet, VecDeque};

impl Store {
    /// The chunks about an item, in order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn chunks_of_item(&self, id: ItemId) -> Result<Vec<StoredChunk>> {
        self.located((|| {
            let mut chunks = rows(
                &self.conn,
                "SELECT id, ordinal, hash, headings FROM chunks WHERE item_id = ?1 ORDER BY ordinal, id",
                [id.0],
                |row| {
                    Ok(StoredChunk {
                        id: ChunkId(row.get(0)?),
                        item: id,
                        ordinal: row.get::<_, Unsigned>(1)?.0,
                        hash: row.get(2)?,
                        headings: row.get::<_, Json<_>>(3)?.0,
                        spans: Vec::new(),
                    })
                },
            )?;
            for chunk in &mut chunks {
                chunk.spans = spans(&self.conn, chunk.id)?;
            }
            Ok(chunks)
        })())
    }
}

/// The spans of a chunk in reading order.
pub(crate) fn spans(conn: &Connection, chunk: ChunkId) -> rusqlite::Result<Vec<Span>> {
    rows(
        conn,
        "SELECT item_id, start_byte, end_byte FROM chunk_spans WHERE chunk_id = ?1 ORDER BY ordinal",
        [chunk.0],
        |row| {
            let (start, end) = (row.get::<_, Unsigned>(1)?.0 as usize, row.get::<_, Unsigned>(2)?.0 as usize);
            Ok(Span { item: ItemId(row.get(0)?), range: start..end })
        },
    )
}

impl Writer<'_> {
    /// Replaces the chunks of an item, or those of all items of a conversation, and ends the job.
    ///
    /// A chunk whose item and hash are as before keeps its id, its vector and its `rev`, wherever it
    /// stands now; the others are deleted, and new ones wait for their vectors. When a chunk is
    /// about, or reaches into, an item that is gone or has left the conversation, the job was
    /// worked on from an old state: nothing is written and it stays in the queue.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn put_chunks(&mut self, job: ChunkJob, chunks: &[NewChunk]) -> Result<()> {
        let replaced = replace(self, job, chunks);
        self.located(replaced)
    }

    /// Keeps vectors of chunks; they need not have unit length. A chunk that was deleted in the
    /// meantime is passed over.
    ///
    /// # Errors
    /// [`Error::Dimensions`](crate::Error::Dimensions) when the vectors are not as long as those
    /// before them, [`Error::NoDirection`](crate::Error::NoDirection) for one that is zero or not
    /// finite, or when the database cannot be written.
    pub fn put_vectors(&mut self, vectors: &[(ChunkId, Vec<f32>)]) -> Result<()> {
        let place = embedder::place(self.conn);
        let place = self.located(place)?;
        let known = vector::length_of_new(self.conn, place);
        let mut length = self.located(known)?;
        for (chunk, vector) in vectors {
            let embedding = code::encode(vector).ok_or(crate::Error::NoDirection { chunk: *chunk })?;
            let expected = *length.get_or_insert(vector.len());
            if expected != vector.len() {
                return Err(crate::Error::Dimensions { expected, got: vector.len() });
            }
            let put = put_vector(self.conn, place, *chunk, &embedding);
            self.located(put)?;
        }
        let finished = embedder::finish(self.conn);
        self.located(finished)
    }

    /// Removes a chunk with its vector and leaves a tombstone for the lexical index.
    pub(crate) fn delete_chunk(&mut self, chunk: ChunkId) -> rusqlite::Result<()> {
        let rev = self.rev()?;
        execute(self.conn, "DELETE FROM embed_jobs WHERE chunk_id = ?1", [chunk.0])?;
        vector::delete(self.conn, chunk)?;
        execute(self.conn, "DELETE FROM chunks WHERE id = ?1", [chunk.0])?;
        execute(self.conn, "INSERT INTO tombstones (chunk_id, rev) VALUES (?1, ?2)", (chunk.0, rev))?;
        Ok(())
    }
}

fn put_vector(conn: &Connection, place: embedder::Place, chunk: ChunkId, embedding: &[u8]) -> rusqlite::Result<()> {
    let waited = execute(conn, "DELETE FROM embed_jobs WHERE chunk_id = ?1", [chunk.0])? != 0;
    if !waited {
        let there = conn
            .prepare_cached("SELECT 1 FROM chunks WHERE id = ?1")?
            .query_row([chunk.0], |_| Ok(()))
            .optional()?
            .is_some();
        if !there {
            return Ok(());
        }
    }
    vector::put(conn, place, chunk, embedding)?;
    Ok(())
}

fn replace(writer: &mut Writer<'_>, job: ChunkJob, chunks: &[NewChunk]) -> rusqlite::Result<()> {
    let items: HashSet<ItemId> = match job {
        ChunkJob::Item(item) => rows(writer.conn, "SELECT id FROM items WHERE id = ?1", [item.0], item_id)?,
        ChunkJob::Thread(thread) => {
            rows(writer.conn, "SELECT id FROM items WHERE thread_id = ?1", [thread.0], item_id)?
        }
    }
    .into_iter()
    .collect();
    let current =
        |chunk: &NewChunk| items.contains(&chunk.item) && chunk.spans.iter().all(|span| items.contains(&span.item));
    if !chunks.iter().all(current) {
        return Ok(());
    }

    let mut before = chunks_before(writer.conn, &items)?;
    let mut ordinals: HashMap<ItemId, i64> = HashMap::new();
    for chunk in chunks {
        let ordinal = ordinals.entry(chunk.item).or_insert(0);
        let kept = before.get_mut(&(chunk.item, chunk.hash)).and_then(VecDeque::pop_front);
        match kept {
            Some(id) => keep(writer.conn, id, *ordinal, chunk)?,
            None => insert(writer, *ordinal, chunk)?,
        }
        *ordinal += 1;
    }
    let mut gone: Vec<ChunkId> = before.into_values().flatten().collect();
    gone.sort_unstable();
    for chunk in gone {
        writer.delete_chunk(chunk)?;
    }
    writer.dequeue(job)
}

fn item_id(row: &rusqlite::Row<'_>) -> rusqlite::Result<ItemId> {
    row.get(0).map(ItemId)
}

/// Chunks by what makes them the same, item and hash; equal ones in order.
type Before = HashMap<(ItemId, [u8; 32]), VecDeque<ChunkId>>;

/// The chunks about these items.
fn chunks_before(conn: &Connection, items: &HashSet<ItemId>) -> rusqlite::Result<Before> {
    let mut before = Before::new();
    for &item in items {
        let chunks =
            rows(conn, "SELECT hash, id FROM chunks WHERE item_id = ?1 ORDER BY ordinal, id", [item.0], |row| {
                Ok((row.get::<_, [u8; 32]>(0)?, ChunkId(row.get(1)?)))
            })?;
        for (hash, id) in chunks {
            before.entry((item, hash)).or_default().push_back(id);
        }
    }
    Ok(before)
}

/// Notes where an unchanged chunk stands now.
fn keep(conn: &Connection, id: ChunkId, ordinal: i64, chunk: &NewChunk) -> rusqlite::Result<()> {
    execute(
        conn,
        "UPDATE chunks SET ordinal = ?1, headings = ?2 WHERE id = ?3 AND (ordinal <> ?1 OR headings <> ?2)",
        params![ordinal, Json(&chunk.headings), id.0],
    )?;
    if spans(conn, id)? != chunk.spans {
        execute(conn, "DELETE FROM chunk_spans WHERE chunk_id = ?1", [id.0])?;
        put_spans(conn, id, &chunk.spans)?;
    }
    Ok(())
}

fn insert(writer: &mut Writer<'_>, ordinal: i64, chunk: &NewChunk) -> rusqlite::Result<()> {
    let rev = writer.rev()?;
    execute(
        writer.conn,
        "INSERT INTO chunks (item_id, ordinal, hash, headings, rev) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![chunk.item.0, ordinal, chunk.hash, Json(&chunk.headings), rev],
    )?;
    let id = ChunkId(writer.conn.last_insert_rowid());
    put_spans(writer.conn, id, &chunk.spans)?;
    execute(writer.conn, "INSERT INTO embed_jobs (chunk_id) VALUES (?1)", [id.0])?;
    Ok(())
}

fn put_spans(conn: &Connection, chunk: ChunkId, spans: &[Span]) -> rusqlite::Result<()> {
    for (ordinal, span) in spans.iter().enumerate() {
        execute(
            conn,
            "INSERT INTO chunk_spans (chunk_id, ordinal, item_id, start_byte, end_byte)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                chunk.0,
                ordinal as i64,
                span.item.0,
                Unsigned(span.range.start as u64),
                Unsigned(span.range.end as u64)
            ],
        )?;
    }
    Ok(())
}
