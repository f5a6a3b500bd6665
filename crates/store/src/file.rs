use crate::store::{execute, rows};
use crate::value::{SqlPath, Unsigned};
use crate::{Error, FileRecord, FileStat, OpenFile, Result, Store, Writer};
use domain::{FileId, ItemId, SourceId};
use rusqlite::{OptionalExtension, params};
use std::path::Path;

impl Store {
    /// What is remembered of the files of a source, by path.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn files(&self, source: SourceId) -> Result<Vec<FileRecord>> {
        self.located(rows(
            &self.conn,
            "SELECT id, path, size, mtime_ns, hash, failed, skipped_records, skipped_reason
             FROM files WHERE source_id = ?1 ORDER BY path",
            [source.0],
            |row| {
                Ok(FileRecord {
                    id: FileId(row.get(0)?),
                    path: row.get::<_, SqlPath>(1)?.0,
                    size: row.get::<_, Unsigned>(2)?.0,
                    mtime_ns: row.get(3)?,
                    hash: row.get(4)?,
                    failed: row.get(5)?,
                    skipped_records: row.get::<_, Unsigned>(6)?.0,
                    skipped_reason: row.get(7)?,
                })
            },
        ))
    }
}

impl Writer<'_> {
    /// Starts a reading of a file. Until [`finish_file`](Self::finish_file) the file counts as not
    /// read to its end; what earlier readings gave stays.
    ///
    /// # Errors
    /// [`Error::NoSuchSource`], or when the database cannot be written.
    pub fn begin_file(&mut self, source: SourceId, path: &Path) -> Result<OpenFile> {
        self.require(source)?;
        self.located(
            self.conn
                .prepare_cached(
                    "INSERT INTO files (source_id, path, generation) VALUES (?1, ?2, 1)
                     ON CONFLICT (source_id, path) DO UPDATE
                         SET generation = generation + 1, size = 0, mtime_ns = 0, hash = NULL
                     RETURNING id, generation",
                )
                .and_then(|mut statement| {
                    statement.query_row(params![source.0, SqlPath::new(path)], |row| {
                        Ok(OpenFile { id: FileId(row.get(0)?), generation: row.get(1)? })
                    })
                }),
        )
    }

    /// Ends a reading: what the file no longer holds is taken from it, and items that no other
    /// file holds are removed. How many were. The file still counts as not read when another
    /// reading of it has begun, or when an item that it shares went in the meantime.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn finish_file(&mut self, file: &OpenFile, stat: &FileStat) -> Result<u64> {
        let finished = finish(self, file, stat);
        self.located(finished)
    }

    /// Remembers why the first of the records that were left out of a file could not be read, until the next reading.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn note_skipped(&mut self, file: &OpenFile, reason: &str) -> Result<()> {
        self.located(execute(
            self.conn,
            "UPDATE files SET skipped_reason = ?1 WHERE id = ?2",
            params![reason, file.id.0],
        ))?;
        Ok(())
    }

    /// Remembers why a file cannot be read, so that it is tried again only when it changes. What
    /// was read of it before stays.
    ///
    /// # Errors
    /// [`Error::NoSuchSource`], or when the database cannot be written.
    pub fn fail_file(&mut self, source: SourceId, path: &Path, stat: &FileStat, reason: &str) -> Result<()> {
        self.require(source)?;
        self.located(execute(
            self.conn,
            "INSERT INTO files (source_id, path, size, mtime_ns, hash, skipped_records, failed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (source_id, path) DO UPDATE SET size = excluded.size, mtime_ns = excluded.mtime_ns,
                 hash = excluded.hash, skipped_records = excluded.skipped_records, failed = excluded.failed",
            params![
                source.0,
                SqlPath::new(path),
                Unsigned(stat.size),
                stat.mtime_ns,
                stat.hash,
                Unsigned(stat.skipped_records),
                reason
            ],
        ))?;
        Ok(())
    }

    /// Takes a file that is gone from the disk out of its source, with the items that no other
    /// file holds. How many were removed. To keep the items of a file that was only renamed, read
    /// it under its new path first.
    ///
    /// # Errors
    /// When the database cannot be written. A file that is not known is no error.
    pub fn drop_file(&mut self, id: FileId) -> Result<u64> {
        let removed = self.release_file(id);
        Ok(self.located(removed)?.items)
    }

    /// Takes note of a file whose stamp changed but not its content, so that it need not be read.
    ///
    /// # Errors
    /// When the database cannot be written. A file that is not known is no error.
    pub fn touch_file(&mut self, id: FileId, stat: &FileStat) -> Result<()> {
        self.located(execute(
            self.conn,
            "UPDATE files SET size = ?1, mtime_ns = ?2, hash = ?3, skipped_records = ?4 WHERE id = ?5",
            params![Unsigned(stat.size), stat.mtime_ns, stat.hash, Unsigned(stat.skipped_records), id.0],
        ))?;
        Ok(())
    }

    fn require(&self, source: SourceId) -> Result<()> {
        let known = self.located(
            self.conn
                .prepare_cached("SELECT 1 FROM sources WHERE id = ?1")
                .and_then(|mut statement| statement.query_row([source.0], |_| Ok(())).optional()),
        )?;
        known.ok_or(Error::NoSuchSource { id: source })
    }
}

fn finish(writer: &mut Writer<'_>, file: &OpenFile, stat: &FileStat) -> rusqlite::Result<u64> {
    let unseen = rows(
        writer.conn,
        "SELECT item_id FROM occurrences WHERE file_id = ?1 AND generation <> ?2",
        (file.id.0, file.generation),
        |row| row.get(0).map(ItemId),
    )?;
    let removed = writer.release(file.id, &unseen)?;
    execute(
        writer.conn,
        "UPDATE files SET size = ?1, mtime_ns = ?2, hash = ?3, skipped_records = ?4, failed = NULL, skipped_reason = NULL
         WHERE id = ?5 AND generation = ?6",
        params![
            Unsigned(stat.size),
            stat.mtime_ns,
            stat.hash,
            Unsigned(stat.skipped_records),
            file.id.0,
            file.generation
        ],
    )?;
    Ok(removed.items)
}
