use crate::store::{execute, meta};
use crate::{Error, Result};
use rusqlite::Connection;
use std::path::Path;

/// The writing half of a [`Store`](crate::Store), alive for one transaction.
pub struct Writer<'a> {
    pub(crate) conn: &'a Connection,
    path: &'a Path,
    /// The `rev` of this transaction, once it changed a chunk.
    rev: Option<i64>,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(conn: &'a Connection, path: &'a Path) -> Self {
        Self { conn, path, rev: None }
    }

    /// The `rev` of this transaction. The counter rises when it is asked for the first time.
    pub(crate) fn rev(&mut self) -> rusqlite::Result<i64> {
        if let Some(rev) = self.rev {
            return Ok(rev);
        }
        execute(self.conn, "UPDATE meta SET value = value + 1 WHERE name = 'rev'", [])?;
        let rev = meta(self.conn, "rev")?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        self.rev = Some(rev);
        Ok(rev)
    }

    /// Names the database in an error of SQLite.
    pub(crate) fn located<T>(&self, result: rusqlite::Result<T>) -> Result<T> {
        result.map_err(|error| Error::sqlite(self.path, error))
    }
}
