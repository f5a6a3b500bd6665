//! Which items belong together.

use crate::store::{execute, rows};
use crate::{ChunkJob, Item, Result, Store, Thread, Writer, item};
use domain::{DateTime, ItemId, ThreadHint, ThreadId};
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeSet;

impl Store {
    /// A thread, named by its earliest item.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn thread(&self, id: ThreadId) -> Result<Option<Thread>> {
        self.located(
            self.conn
                .query_row(
                    "SELECT conversation, coalesce((SELECT thread_title FROM items
                         WHERE thread_id = threads.id ORDER BY date_seconds, id LIMIT 1), '')
                     FROM threads WHERE id = ?1",
                    [id.0],
                    |row| Ok(Thread { id, conversation: row.get(0)?, title: row.get(1)? }),
                )
                .optional(),
        )
    }

    /// The items of a thread by date, those of one second by id, those without a date first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn thread_items(&self, id: ThreadId) -> Result<Vec<Item>> {
        let items =
            rows(&self.conn, "SELECT id FROM items WHERE thread_id = ?1 ORDER BY date_seconds, id", [id.0], |row| {
                row.get(0).map(ItemId)
            });
        let items = items.and_then(|ids| ids.into_iter().map(|id| item::read(&self.conn, id)).collect());
        Ok(self.located::<Vec<Option<Item>>>(items)?.into_iter().flatten().collect())
    }
}

impl Writer<'_> {
    /// Finds or makes the thread for an item with this hint, merging those that it connects.
    /// Conversations that were merged are cut anew.
    pub(crate) fn find_thread(&self, hint: &ThreadHint, date: Option<DateTime>) -> rusqlite::Result<ThreadId> {
        let mut found = BTreeSet::new();
        for key in &hint.keys {
            found.extend(self.thread_that_holds(key)?);
        }
        found.extend(self.thread_to_join(&hint.joins, date)?);
        let thread = match self.merge(&found)? {
            Some(thread) => thread,
            None => {
                execute(self.conn, "INSERT INTO threads (conversation) VALUES (0)", [])?;
                ThreadId(self.conn.last_insert_rowid())
            }
        };
        if hint.conversation {
            execute(self.conn, "UPDATE threads SET conversation = 1 WHERE id = ?1 AND conversation = 0", [thread.0])?;
        }
        Ok(thread)
    }

    /// Replaces the keys by which others find the thread of an item.
    pub(crate) fn put_thread_keys(
        &self,
        item: ItemId,
        hint: Option<&ThreadHint>,
        date: Option<DateTime>,
    ) -> rusqlite::Result<()> {
        execute(self.conn, "DELETE FROM thread_keys WHERE item_id = ?1", [item.0])?;
        let Some(hint) = hint else { return Ok(()) };
        let date = date.map_or(0, |date| date.seconds);
        for (kind, keys) in [("own", &hint.keys), ("offer", &hint.offers)] {
            for key in keys {
                execute(
                    self.conn,
                    "INSERT OR IGNORE INTO thread_keys (kind, key, date_seconds, item_id) VALUES (?1, ?2, ?3, ?4)",
                    params![kind, hashed(key), date, item.0],
                )?;
            }
        }
        Ok(())
    }

    pub(crate) fn is_conversation(&self, thread: ThreadId) -> rusqlite::Result<bool> {
        let mut statement = self.conn.prepare_cached("SELECT conversation FROM threads WHERE id = ?1")?;
        Ok(statement.query_row([thread.0], |row| row.get(0)).optional()?.unwrap_or(false))
    }

    /// All items that have one own key are in one thread, so that the first tells it.
    fn thread_that_holds(&self, key: &str) -> rusqlite::Result<Option<ThreadId>> {
        self.conn
            .prepare_cached(
                "SELECT items.thread_id FROM thread_keys JOIN items ON items.id = thread_keys.item_id
                 WHERE thread_keys.kind = 'own' AND thread_keys.key = ?1 LIMIT 1",
            )?
            .query_row([hashed(key)], |row| row.get(0).map(ThreadId))
            .optional()
    }

    /// The thread with the newest offer of one of these keys that is not younger than the reply:
    /// "Re: Lunch" belongs to the last "Lunch" before it.
    fn thread_to_join(&self, keys: &[String], date: Option<DateTime>) -> rusqlite::Result<Option<ThreadId>> {
        let mut newest: Option<(i64, ThreadId)> = None;
        for key in keys {
            let offer = self
                .conn
                .prepare_cached(
                    "SELECT thread_keys.date_seconds, items.thread_id
                     FROM thread_keys JOIN items ON items.id = thread_keys.item_id
                     WHERE thread_keys.kind = 'offer' AND thread_keys.key = ?1 AND thread_keys.date_seconds <= ?2
                     ORDER BY thread_keys.date_seconds DESC, thread_keys.item_id DESC LIMIT 1",
                )?
                .query_row(params![hashed(key), date.map_or(i64::MAX, |date| date.seconds)], |row| {
                    Ok((row.get(0)?, ThreadId(row.get(1)?)))
                })
                .optional()?;
            newest = newest.max(offer);
        }
        Ok(newest.map(|(_, thread)| thread))
    }

    /// Makes one thread of several: the largest, or of equals the oldest, takes the others in.
    fn merge(&self, threads: &BTreeSet<ThreadId>) -> rusqlite::Result<Option<ThreadId>> {
        if threads.len() < 2 {
            return Ok(threads.first().copied());
        }
        let mut sizes = Vec::with_capacity(threads.len());
        for &thread in threads {
            let size: i64 = self
                .conn
                .prepare_cached("SELECT COUNT(*) FROM items WHERE thread_id = ?1")?
                .query_row([thread.0], |row| row.get(0))?;
            sizes.push((-size, thread));
        }
        let Some(&(_, into)) = sizes.iter().min() else { return Ok(None) };
        for &from in threads.iter().filter(|&&thread| thread != into) {
            execute(self.conn, "UPDATE items SET thread_id = ?1 WHERE thread_id = ?2", (into.0, from.0))?;
            execute(
                self.conn,
                "UPDATE threads SET conversation = 1
                 WHERE id = ?1 AND (SELECT conversation FROM threads WHERE id = ?2)",
                (into.0, from.0),
            )?;
            execute(self.conn, "DELETE FROM threads WHERE id = ?1", [from.0])?;
        }
        if self.is_conversation(into)? {
            self.enqueue(ChunkJob::Thread(into))?;
        }
        Ok(Some(into))
    }
}

/// Half of a blake3 hash: 128 bits, as good as never equal for two keys.
fn hashed(key: &str) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&blake3::hash(key.as_bytes()).as_bytes()[..16]);
    half
}
