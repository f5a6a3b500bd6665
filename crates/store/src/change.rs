use crate::store::{execute, meta, rows};
use crate::value::Unsigned;
use crate::{Change, Result, Store};
use domain::ChunkId;
use rusqlite::OptionalExtension;

impl Store {
    /// The number of the last transaction that changed chunks; 0 for none yet.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn rev(&self) -> Result<u64> {
        let rev: Option<Unsigned> = self.located(meta(&self.conn, "rev"))?;
        Ok(rev.map_or(0, |rev| rev.0))
    }

    /// What happened to chunks after `since`, in order of `rev`. From 0, that is all live chunks.
    ///
    /// About `limit` changes: the last transaction among them is always whole, so that its `rev` is
    /// a place to go on from. Fewer than `limit` are all that there are.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn changes(&self, since: u64, limit: usize) -> Result<Vec<Change>> {
        if limit == 0 {
            return Ok(Vec::new());
        }
        self.located((|| {
            let last = self
                .conn
                .prepare_cached(
                    "SELECT rev FROM (
                         SELECT rev FROM chunks WHERE rev > ?1 UNION ALL SELECT rev FROM tombstones WHERE rev > ?1
                     ) ORDER BY rev LIMIT 1 OFFSET ?2",
                )?
                .query_row((Unsigned(since), Unsigned(limit as u64 - 1)), |row| row.get(0))
                .optional()?
                .unwrap_or(i64::MAX);
            rows(
                &self.conn,
                "SELECT rev, id AS chunk_id, 0 FROM chunks WHERE rev > ?1 AND rev <= ?2
                 UNION ALL
                 SELECT rev, chunk_id, 1 FROM tombstones WHERE rev > ?1 AND rev <= ?2
                 ORDER BY rev, chunk_id",
                (Unsigned(since), last),
                |row| {
                    Ok(Change { rev: row.get::<_, Unsigned>(0)?.0, chunk: ChunkId(row.get(1)?), deleted: row.get(2)? })
                },
            )
        })())
    }

    /// Forgets which chunks were deleted up to a `rev` that the lexical index has committed.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn purge_tombstones(&mut self, up_to: u64) -> Result<()> {
        self.write(|writer| {
            let purged = execute(writer.conn, "DELETE FROM tombstones WHERE rev <= ?1", [Unsigned(up_to)]);
            writer.located(purged).map(drop)
        })
    }
}
