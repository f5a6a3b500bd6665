//! How items go: with the last file that holds them.

use crate::store::{execute, rows};
use crate::{ChunkJob, Writer};
use domain::{ChunkId, FileId, ItemId, ThreadId};
use rusqlite::OptionalExtension;
use std::collections::BTreeSet;

/// What a removal took away.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Removed {
    pub(crate) items: u64,
    pub(crate) chunks: u64,
}

impl Writer<'_> {
    /// Takes a file with everything that it alone holds.
    pub(crate) fn release_file(&mut self, file: FileId) -> rusqlite::Result<Removed> {
        let items = rows(self.conn, "SELECT item_id FROM occurrences WHERE file_id = ?1", [file.0], |row| {
            row.get(0).map(ItemId)
        })?;
        let removed = self.release(file, &items)?;
        execute(self.conn, "DELETE FROM files WHERE id = ?1", [file.0])?;
        Ok(removed)
    }

    /// Notes that a file does not hold these items, and removes those that are left without an owner.
    pub(crate) fn release(&mut self, file: FileId, items: &[ItemId]) -> rusqlite::Result<Removed> {
        let mut ownerless = Vec::new();
        for &item in items {
            execute(self.conn, "DELETE FROM occurrences WHERE file_id = ?1 AND item_id = ?2", (file.0, item.0))?;
            if self.owner(item)? == Some(file) && !self.inherit(item)? {
                ownerless.push(item);
            }
        }
        self.remove_items(&ownerless)
    }

    fn owner(&self, item: ItemId) -> rusqlite::Result<Option<FileId>> {
        self.conn
            .prepare_cached("SELECT file_id FROM items WHERE id = ?1")?
            .query_row([item.0], |row| row.get(0).map(FileId))
            .optional()
    }

    /// Gives an item to another file that has the same version of it. Files that have a differing
    /// one are marked to be read again if there is no heir; a reading that is under way does not
    /// count, because it may have passed the record, so that its generation is ended.
    fn inherit(&self, item: ItemId) -> rusqlite::Result<bool> {
        let inherited = execute(
            self.conn,
            "UPDATE items SET file_id = heir.file_id
             FROM (SELECT occurrences.file_id FROM occurrences JOIN items ON items.id = occurrences.item_id
                   WHERE occurrences.item_id = ?1 AND occurrences.hash = items.hash
                   ORDER BY occurrences.file_id LIMIT 1) AS heir
             WHERE id = ?1",
            [item.0],
        )?;
        if inherited == 0 {
            execute(
                self.conn,
                "UPDATE files SET size = 0, mtime_ns = 0, hash = NULL, generation = generation + 1
                 WHERE id IN (SELECT file_id FROM occurrences WHERE item_id = ?1)",
                [item.0],
            )?;
        }
        Ok(inherited != 0)
    }

    /// Removes items with their chunks, and the windows, people and threads that are left without.
    fn remove_items(&mut self, items: &[ItemId]) -> rusqlite::Result<Removed> {
        let mut removed = Removed { items: items.len() as u64, chunks: 0 };
        let (mut threads, mut people) = (BTreeSet::new(), BTreeSet::new());
        for &item in items {
            // Windows around neighbours hold words of this item: they go as well, and are made anew.
            let chunks = rows(
                self.conn,
                "SELECT id FROM chunks WHERE item_id = ?1 UNION SELECT chunk_id FROM chunk_spans WHERE item_id = ?1",
                [item.0],
                |row| row.get(0).map(ChunkId),
            )?;
            removed.chunks += chunks.len() as u64;
            for chunk in chunks {
                self.delete_chunk(chunk)?;
            }
            people.extend(self.people_of(item)?);
            threads.extend(self.thread_of(item)?);
            execute(self.conn, "DELETE FROM items WHERE id = ?1", [item.0])?;
        }
        self.sweep_people(&people)?;
        for thread in threads {
            self.settle_thread(thread)?;
        }
        Ok(removed)
    }

    pub(crate) fn thread_of(&self, item: ItemId) -> rusqlite::Result<Option<ThreadId>> {
        let mut statement = self.conn.prepare_cached("SELECT thread_id FROM items WHERE id = ?1")?;
        let thread: Option<Option<i64>> = statement.query_row([item.0], |row| row.get(0)).optional()?;
        Ok(thread.flatten().map(ThreadId))
    }

    pub(crate) fn people_of(&self, item: ItemId) -> rusqlite::Result<Vec<i64>> {
        rows(self.conn, "SELECT person_id FROM item_people WHERE item_id = ?1", [item.0], |row| row.get(0))
    }

    /// Removes those of these people whom no item names.
    pub(crate) fn sweep_people(&self, people: &BTreeSet<i64>) -> rusqlite::Result<()> {
        for person in people {
            execute(
                self.conn,
                "DELETE FROM people WHERE id = ?1
                     AND NOT EXISTS (SELECT 1 FROM item_people WHERE person_id = ?1)",
                [person],
            )?;
        }
        Ok(())
    }

    /// After items left a thread: removes it when it is empty, else has a conversation cut anew.
    pub(crate) fn settle_thread(&self, thread: ThreadId) -> rusqlite::Result<()> {
        let emptied = execute(
            self.conn,
            "DELETE FROM threads WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM items WHERE thread_id = ?1)",
            [thread.0],
        )?;
        if emptied == 0 && self.is_conversation(thread)? {
            self.enqueue(ChunkJob::Thread(thread))?;
        }
        Ok(())
    }
}
