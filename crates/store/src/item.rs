use crate::store::rows;
use crate::value::{self, SqlPath, Unsigned, Word};
use crate::{Item, Result, Store};
use domain::{Attachment, ItemId, Kind, Person, Role, SourceId, ThreadId};
use rusqlite::{Connection, OptionalExtension};

impl Store {
    /// An item with everything that is known of it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn item(&self, id: ItemId) -> Result<Option<Item>> {
        self.located(read(&self.conn, id))
    }
}

pub(crate) fn read(conn: &Connection, id: ItemId) -> rusqlite::Result<Option<Item>> {
    let item = conn
        .prepare_cached(
            "SELECT items.thread_id, items.key, items.kind, items.title, items.text, items.quoted, items.headings,
                 items.date_seconds, items.date_offset, items.message_id,
                 files.path, files.source_id, occurrences.position
             FROM items
                 JOIN files ON files.id = items.file_id
                 JOIN occurrences ON occurrences.file_id = items.file_id AND occurrences.item_id = items.id
             WHERE items.id = ?1",
        )?
        .query_row([id.0], |row| {
            Ok(Item {
                id,
                thread: row.get::<_, Option<i64>>(0)?.map(ThreadId),
                key: row.get(1)?,
                kind: row.get::<_, Word<Kind>>(2)?.0,
                title: row.get(3)?,
                text: row.get(4)?,
                quoted: value::ranges_from_json(row.get(5)?),
                headings: value::headings_from_json(row.get(6)?),
                date: value::date(row.get(7)?, row.get(8)?),
                people: Vec::new(),
                attachments: Vec::new(),
                message_id: row.get(9)?,
                path: row.get::<_, SqlPath>(10)?.0.to_string_lossy().into_owned(),
                source: SourceId(row.get(11)?),
                position: row.get::<_, Unsigned>(12)?.0,
            })
        })
        .optional()?;
    let Some(mut item) = item else { return Ok(None) };
    item.people = people(conn, id)?;
    item.attachments = attachments(conn, id)?;
    Ok(Some(item))
}

/// Everybody named in the header of an item, in its order.
fn people(conn: &Connection, id: ItemId) -> rusqlite::Result<Vec<(Role, Person)>> {
    rows(
        conn,
        "SELECT item_people.role, people.name, people.address
         FROM item_people JOIN people ON people.id = item_people.person_id
         WHERE item_people.item_id = ?1 ORDER BY item_people.ordinal",
        [id.0],
        |row| Ok((row.get::<_, Word<Role>>(0)?.0, value::person(row.get(1)?, row.get(2)?))),
    )
}

fn attachments(conn: &Connection, id: ItemId) -> rusqlite::Result<Vec<Attachment>> {
    rows(conn, "SELECT name, media_type, size FROM attachments WHERE item_id = ?1 ORDER BY ordinal", [id.0], |row| {
        Ok(Attachment { name: row.get(0)?, media_type: row.get(1)?, size: row.get::<_, Unsigned>(2)?.0 })
    })
}
