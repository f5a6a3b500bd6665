use crate::store::{execute, rows};
use crate::value::Unsigned;
use crate::{ChunkJob, Pending, Result, Store, Writer};
use domain::{ChunkId, ItemId, ThreadId};

impl Store {
    /// How much work waits.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn pending(&self) -> Result<Pending> {
        self.located(self.conn.query_row(
            "SELECT (SELECT COUNT(*) FROM chunk_jobs), (SELECT COUNT(*) FROM embed_jobs)",
            [],
            |row| Ok(Pending { chunk: row.get::<_, Unsigned>(0)?.0, embed: row.get::<_, Unsigned>(1)?.0 }),
        ))
    }

    /// The oldest items and conversations that wait to be cut. They wait until
    /// [`Writer::put_chunks`].
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn chunk_jobs(&self, limit: usize) -> Result<Vec<ChunkJob>> {
        self.located(rows(
            &self.conn,
            "SELECT item_id, thread_id FROM chunk_jobs ORDER BY id LIMIT ?1",
            [Unsigned(limit as u64)],
            |row| {
                Ok(match row.get(0)? {
                    Some(item) => ChunkJob::Item(ItemId(item)),
                    None => ChunkJob::Thread(ThreadId(row.get(1)?)),
                })
            },
        ))
    }

    /// The oldest chunks that wait for a vector. They wait until [`Writer::put_vectors`].
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn embed_jobs(&self, limit: usize) -> Result<Vec<ChunkId>> {
        self.located(rows(
            &self.conn,
            "SELECT chunk_id FROM embed_jobs ORDER BY chunk_id LIMIT ?1",
            [Unsigned(limit as u64)],
            |row| row.get(0).map(ChunkId),
        ))
    }
}

impl Writer<'_> {
    /// Has an item or a conversation cut. One that waits already keeps its place.
    pub(crate) fn enqueue(&self, job: ChunkJob) -> rusqlite::Result<()> {
        let (item, thread) = columns(job);
        execute(self.conn, "INSERT OR IGNORE INTO chunk_jobs (item_id, thread_id) VALUES (?1, ?2)", (item, thread))?;
        Ok(())
    }

    pub(crate) fn dequeue(&self, job: ChunkJob) -> rusqlite::Result<()> {
        let (item, thread) = columns(job);
        execute(self.conn, "DELETE FROM chunk_jobs WHERE item_id = ?1 OR thread_id = ?2", (item, thread))?;
        Ok(())
    }
}

fn columns(job: ChunkJob) -> (Option<i64>, Option<i64>) {
    match job {
        ChunkJob::Item(item) => (Some(item.0), None),
        ChunkJob::Thread(thread) => (None, Some(thread.0)),
    }
}
