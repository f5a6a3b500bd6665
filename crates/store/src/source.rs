use crate::store::{execute, rows};
use crate::value::{SqlPath, Unsigned, Word};
use crate::{Error, Forgotten, Result, Source, Store, Writer, vector};
use domain::{FileId, SourceId, SourceKind};
use rusqlite::{OptionalExtension, params};
use std::path::Path;

impl Store {
    /// Registers a folder or file. The same path and kind again give the same id.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn add_source(&mut self, path: &Path, kind: SourceKind) -> Result<SourceId> {
        let row = params![SqlPath::new(path), kind.word()];
        self.write(|writer| {
            writer.located((|| {
                execute(writer.conn, "INSERT OR IGNORE INTO sources (path, kind) VALUES (?1, ?2)", row)?;
                writer
                    .conn
                    .prepare_cached("SELECT id FROM sources WHERE path = ?1 AND kind = ?2")?
                    .query_row(row, |row| row.get(0).map(SourceId))
            })())
        })
    }

    /// All sources, oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn sources(&self) -> Result<Vec<Source>> {
        self.located(rows(
            &self.conn,
            "SELECT id, path, kind,
                 (SELECT COUNT(DISTINCT occurrences.item_id) FROM files
                     JOIN occurrences ON occurrences.file_id = files.id WHERE files.source_id = sources.id),
                 (SELECT COUNT(*) FROM files WHERE files.source_id = sources.id),
                 (SELECT COUNT(*) FROM files WHERE files.source_id = sources.id AND files.failed IS NOT NULL),
                 indexed_seconds
             FROM sources ORDER BY id",
            [],
            |row| {
                Ok(Source {
                    id: SourceId(row.get(0)?),
                    path: row.get::<_, SqlPath>(1)?.0,
                    kind: row.get::<_, Word<SourceKind>>(2)?.0,
                    items: row.get::<_, Unsigned>(3)?.0,
                    files: row.get::<_, Unsigned>(4)?.0,
                    failed: row.get::<_, Unsigned>(5)?.0,
                    indexed: row.get::<_, Option<i64>>(6)?.map(domain::DateTime::utc),
                })
            },
        ))
    }

    /// Notes that a run looked at all of a source and read what had changed.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn mark_indexed(&mut self, id: SourceId, at: domain::DateTime) -> Result<()> {
        self.write(|writer| {
            let sql = "UPDATE sources SET indexed_seconds = ?1 WHERE id = ?2";
            writer.located(execute(writer.conn, sql, (at.seconds, id.0)).map(drop))
        })
    }

    /// Has the next run read every file of a source again, whether it changed or not.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn reread_source(&mut self, id: SourceId) -> Result<()> {
        self.write(|writer| {
            let sql = "UPDATE files SET size = 0, mtime_ns = 0, hash = NULL WHERE source_id = ?1";
            writer.located(execute(writer.conn, sql, [id.0]).map(drop))
        })
    }

    /// Removes a source with all that came from it alone; items that another source holds as well
    /// stay. [`vacuum`](Self::vacuum) then makes sure that nothing can be recovered from the files.
    ///
    /// # Errors
    /// [`Error::NoSuchSource`], or when the database cannot be written.
    pub fn forget_source(&mut self, id: SourceId) -> Result<Forgotten> {
        self.write(|writer| {
            let known = writer.conn.query_row("SELECT 1 FROM sources WHERE id = ?1", [id.0], |_| Ok(())).optional();
            if writer.located(known)?.is_none() {
                return Err(Error::NoSuchSource { id });
            }
            let forgotten = forget(writer, id);
            writer.located(forgotten)
        })
    }

    /// Rewrites the database without its gaps and empties the log, so that no byte of what was
    /// deleted is in any file. Takes about as much memory as the database is large, because what
    /// SQLite needs for it must not go into a readable temporary file.
    ///
    /// # Errors
    /// [`Error::Busy`] while another connection reads; otherwise when the database cannot be written.
    pub fn vacuum(&mut self) -> Result<()> {
        self.write(|writer| writer.located(vector::compact(writer.conn)))?;
        self.located(self.conn.execute_batch("VACUUM"))?;
        let busy: bool = self.located(self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)))?;
        if busy { Err(Error::Busy { path: self.path.clone() }) } else { Ok(()) }
    }
}

fn forget(writer: &mut Writer<'_>, id: SourceId) -> rusqlite::Result<Forgotten> {
    let files = rows(writer.conn, "SELECT id FROM files WHERE source_id = ?1", [id.0], |row| row.get(0).map(FileId))?;
    let mut forgotten = Forgotten { files: files.len() as u64, ..Forgotten::default() };
    for file in files {
        let removed = writer.release_file(file)?;
        forgotten.items += removed.items;
        forgotten.chunks += removed.chunks;
    }
    execute(writer.conn, "DELETE FROM sources WHERE id = ?1", [id.0])?;
    Ok(forgotten)
}
