//! Which embedder made the vectors, and the change to another.
//!
//! While all chunks are embedded anew, searches go on with the vectors that are there. They are replaced, all at once,
//! when the last chunk has its new one.

use crate::store::execute;
use crate::{Result, Store};
use rusqlite::{Connection, OptionalExtension};

/// In which table a vector stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Place {
    /// Those that are searched.
    Current,
    /// Those that are to replace them.
    Next,
}

impl Store {
    /// The fingerprint of the embedder that made the vectors which are searched.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn embedder(&self) -> Result<Option<String>> {
        self.located(current(&self.conn))
    }

    /// Its manifest; `None` where that is not known.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn embedder_manifest(&self) -> Result<Option<String>> {
        let manifest = self.located(column(&self.conn, "SELECT manifest FROM embedders WHERE place = 'current'"))?;
        Ok(manifest.filter(|manifest| !manifest.is_empty()))
    }

    /// The fingerprint of the embedder with which all chunks are being embedded anew, if they are.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn next_embedder(&self) -> Result<Option<String>> {
        self.located(next(&self.conn))
    }

    /// Says which embedder makes the vectors from now on, and how to load it again. If another one made those that are
    /// there, all chunks wait to be embedded; searches keep the old vectors until the last of them is
    /// ([`Store::drop_former`] ends that sooner). Back to the old one, and what was made of the new one goes.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_embedder(&mut self, fingerprint: &str, manifest: &str) -> Result<()> {
        let (current, next) = (self.embedder()?, self.next_embedder()?);
        let said = self.embedder_manifest()?.is_some() || manifest.is_empty();
        let same = current.as_deref() == Some(fingerprint);
        if (same && next.is_none() && said) || next.as_deref() == Some(fingerprint) {
            return Ok(());
        }
        self.write(|writer| writer.located(set(writer.conn, current.as_deref(), fingerprint, manifest)))
    }

    /// Drops the vectors that wait to be replaced: for when nobody can embed a question as they were. Searches then
    /// go by the new ones, as many as there are.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn drop_former(&mut self) -> Result<()> {
        if self.next_embedder()?.is_none() {
            return Ok(());
        }
        self.write(|writer| writer.located(take_over(writer.conn)))
    }
}

fn column(conn: &Connection, sql: &str) -> rusqlite::Result<Option<String>> {
    conn.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()
}

pub(crate) fn current(conn: &Connection) -> rusqlite::Result<Option<String>> {
    column(conn, "SELECT fingerprint FROM embedders WHERE place = 'current'")
}

fn next(conn: &Connection) -> rusqlite::Result<Option<String>> {
    column(conn, "SELECT fingerprint FROM embedders WHERE place = 'next'")
}

/// Where the vectors belong that are made now.
pub(crate) fn place(conn: &Connection) -> rusqlite::Result<Place> {
    Ok(if next(conn)?.is_some() { Place::Next } else { Place::Current })
}

fn set(conn: &Connection, current: Option<&str>, fingerprint: &str, manifest: &str) -> rusqlite::Result<()> {
    execute(conn, "DELETE FROM next_vectors", [])?;
    execute(conn, "DELETE FROM embedders WHERE place = 'next'", [])?;
    let searched: bool = conn.query_row("SELECT EXISTS (SELECT 1 FROM vectors)", [], |row| row.get(0))?;
    // Vectors of an embedder that has no name are of use to nobody.
    let place = if searched && current.is_some_and(|current| current != fingerprint) { "next" } else { "current" };
    if current != Some(fingerprint) && place == "current" {
        execute(conn, "DELETE FROM vectors", [])?;
    }
    execute(
        conn,
        "INSERT OR REPLACE INTO embedders (place, fingerprint, manifest) VALUES (?1, ?2, ?3)",
        (place, fingerprint, manifest),
    )?;
    execute(conn, "DELETE FROM embed_jobs", [])?;
    let waiting = if place == "next" {
        "INSERT INTO embed_jobs (chunk_id) SELECT id FROM chunks"
    } else {
        "INSERT INTO embed_jobs (chunk_id) SELECT id FROM chunks WHERE id NOT IN (SELECT chunk_id FROM vectors)"
    };
    execute(conn, waiting, [])?;
    Ok(())
}

/// Puts the new vectors in the place of the old ones once no chunk waits.
pub(crate) fn finish(conn: &Connection) -> rusqlite::Result<()> {
    let waiting: bool = conn.query_row("SELECT EXISTS (SELECT 1 FROM embed_jobs)", [], |row| row.get(0))?;
    if !waiting && next(conn)?.is_some() { take_over(conn) } else { Ok(()) }
}

fn take_over(conn: &Connection) -> rusqlite::Result<()> {
    conn.execute_batch(
        "DELETE FROM vectors;
         INSERT INTO vectors (chunk_id, embedding) SELECT chunk_id, embedding FROM next_vectors ORDER BY chunk_id;
         DELETE FROM next_vectors;
         DELETE FROM embedders WHERE place = 'current';
         UPDATE embedders SET place = 'current' WHERE place = 'next';",
    )
}
