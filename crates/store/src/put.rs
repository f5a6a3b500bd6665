use crate::store::execute;
use crate::value::{self, Unsigned};
use crate::{ChunkJob, OpenFile, Put, Result, Writer};
use domain::{Attachment, DateTime, FileId, Heading, ItemId, Person, Record, Role, ThreadHint, ThreadId};
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeSet;

/// What is known of an item whose key comes along again.
struct Known {
    item: ItemId,
    owner: FileId,
    hash: [u8; 32],
    /// The reading in which this file last gave it.
    seen: Option<i64>,
}

impl Writer<'_> {
    /// Keeps a record, and has it cut when it is new or changed. Whose version of an item counts is
    /// told at the top of this crate; within one reading of a file the first record of a key counts.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn put(&mut self, file: &OpenFile, record: &Record) -> Result<Put> {
        let put = put(self, file, record);
        self.located(put)
    }
}

fn put(writer: &Writer<'_>, file: &OpenFile, record: &Record) -> rusqlite::Result<Put> {
    let hash = content_hash(record);
    let Some(known) = find(writer, file, &record.key)? else {
        let thread = find_thread(writer, record)?;
        let item = insert(writer, file, record, thread, &hash)?;
        occurs(writer, file, item, record.position, &hash)?;
        describe(writer, item, record, thread)?;
        return Ok(Put::New(item));
    };
    if known.seen == Some(file.generation) {
        return Ok(Put::Same(known.item));
    }
    occurs(writer, file, known.item, record.position, &hash)?;
    if known.owner != file.id || known.hash == hash {
        return Ok(Put::Same(known.item));
    }
    let people = BTreeSet::from_iter(writer.people_of(known.item)?);
    let before = writer.thread_of(known.item)?;
    let thread = find_thread(writer, record)?;
    update(writer, known.item, record, thread, &hash)?;
    describe(writer, known.item, record, thread)?;
    writer.sweep_people(&people)?;
    if let Some(before) = before.filter(|_| before != thread) {
        writer.settle_thread(before)?;
    }
    Ok(Put::Changed(known.item))
}

fn find_thread(writer: &Writer<'_>, record: &Record) -> rusqlite::Result<Option<ThreadId>> {
    record.thread.as_ref().map(|hint| writer.find_thread(hint, record.date)).transpose()
}

fn find(writer: &Writer<'_>, file: &OpenFile, key: &str) -> rusqlite::Result<Option<Known>> {
    writer
        .conn
        .prepare_cached(
            "SELECT items.id, items.file_id, items.hash, occurrences.generation
             FROM items LEFT JOIN occurrences ON occurrences.item_id = items.id AND occurrences.file_id = ?2
             WHERE items.key = ?1",
        )?
        .query_row(params![key, file.id.0], |row| {
            Ok(Known { item: ItemId(row.get(0)?), owner: FileId(row.get(1)?), hash: row.get(2)?, seen: row.get(3)? })
        })
        .optional()
}

fn occurs(writer: &Writer<'_>, file: &OpenFile, item: ItemId, position: u64, hash: &[u8; 32]) -> rusqlite::Result<()> {
    execute(
        writer.conn,
        "INSERT OR REPLACE INTO occurrences (file_id, item_id, generation, position, hash)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        params![file.id.0, item.0, file.generation, Unsigned(position), hash],
    )?;
    Ok(())
}

fn insert(
    writer: &Writer<'_>,
    file: &OpenFile,
    record: &Record,
    thread: Option<ThreadId>,
    hash: &[u8; 32],
) -> rusqlite::Result<ItemId> {
    execute(
        writer.conn,
        "INSERT INTO items
             (key, file_id, kind, title, text, quoted, headings, date_seconds, date_offset, message_id,
              hash, thread_id, thread_title)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            record.key,
            file.id.0,
            record.kind.word(),
            record.title,
            record.text,
            value::ranges_to_json(&record.quoted),
            value::headings_to_json(&record.headings),
            record.date.map(|date| date.seconds),
            record.date.map_or(0, |date| date.offset),
            record.message_id,
            hash,
            thread.map(|thread| thread.0),
            thread_title(record)
        ],
    )?;
    Ok(ItemId(writer.conn.last_insert_rowid()))
}

fn update(
    writer: &Writer<'_>,
    item: ItemId,
    record: &Record,
    thread: Option<ThreadId>,
    hash: &[u8; 32],
) -> rusqlite::Result<()> {
    execute(
        writer.conn,
        "UPDATE items SET kind = ?1, title = ?2, text = ?3, quoted = ?4, headings = ?5, date_seconds = ?6,
             date_offset = ?7, message_id = ?8, hash = ?9, thread_id = ?10, thread_title = ?11
         WHERE id = ?12",
        params![
            record.kind.word(),
            record.title,
            record.text,
            value::ranges_to_json(&record.quoted),
            value::headings_to_json(&record.headings),
            record.date.map(|date| date.seconds),
            record.date.map_or(0, |date| date.offset),
            record.message_id,
            hash,
            thread.map(|thread| thread.0),
            thread_title(record),
            item.0
        ],
    )?;
    Ok(())
}

fn thread_title(record: &Record) -> &str {
    record.thread.as_ref().map_or("", |hint| &hint.title)
}

/// Writes everything about an item that stands in tables of its own, and has the item cut.
fn describe(writer: &Writer<'_>, item: ItemId, record: &Record, thread: Option<ThreadId>) -> rusqlite::Result<()> {
    execute(writer.conn, "DELETE FROM item_people WHERE item_id = ?1", [item.0])?;
    for (ordinal, (role, person)) in record.people.iter().enumerate() {
        let person = person_id(writer, person)?;
        execute(
            writer.conn,
            "INSERT INTO item_people (item_id, ordinal, role, person_id) VALUES (?1, ?2, ?3, ?4)",
            params![item.0, ordinal as i64, role.word(), person],
        )?;
    }
    execute(writer.conn, "DELETE FROM attachments WHERE item_id = ?1", [item.0])?;
    for (ordinal, attachment) in record.attachments.iter().enumerate() {
        let Attachment { name, media_type, size } = attachment;
        execute(
            writer.conn,
            "INSERT INTO attachments (item_id, ordinal, name, media_type, size) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![item.0, ordinal as i64, name, media_type, Unsigned(*size)],
        )?;
    }
    writer.put_thread_keys(item, record.thread.as_ref(), record.date)?;
    match thread {
        Some(thread) if writer.is_conversation(thread)? => writer.enqueue(ChunkJob::Thread(thread)),
        _ => writer.enqueue(ChunkJob::Item(item)),
    }
}

fn person_id(writer: &Writer<'_>, person: &Person) -> rusqlite::Result<i64> {
    let row = (person.name.as_deref().unwrap_or(""), person.address.as_deref().unwrap_or(""));
    let known = writer
        .conn
        .prepare_cached("SELECT id FROM people WHERE name = ?1 AND address = ?2")?
        .query_row(row, |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    execute(writer.conn, "INSERT INTO people (name, address) VALUES (?1, ?2)", row)?;
    Ok(writer.conn.last_insert_rowid())
}

/// blake3 over all that a record says of its item; not its place in the file, which moves when
/// something before it is edited.
fn content_hash(record: &Record) -> [u8; 32] {
    // Taken apart, so that a new field of `Record` cannot be forgotten here.
    let Record {
        key: _,
        position: _,
        kind,
        title,
        text,
        quoted,
        headings,
        date,
        people,
        thread,
        attachments,
        message_id,
    } = record;
    let mut hash = Fields(blake3::Hasher::new());
    hash.text(kind.word()).text(title).text(text);
    hash.number(quoted.len() as u64);
    for range in quoted {
        hash.number(range.start as u64).number(range.end as u64);
    }
    hash.number(headings.len() as u64);
    for Heading { start, level, text } in headings {
        hash.number(*start as u64).number(u64::from(*level)).text(text);
    }
    hash.number(u64::from(date.is_some()));
    if let Some(DateTime { seconds, offset }) = date {
        hash.number(*seconds as u64).number(*offset as u64);
    }
    hash.number(people.len() as u64);
    for (role, Person { name, address }) in people {
        hash.text(Role::word(*role)).optional(name.as_deref()).optional(address.as_deref());
    }
    hash.number(u64::from(thread.is_some()));
    if let Some(ThreadHint { keys, offers, joins, title, conversation }) = thread {
        for list in [keys, offers, joins] {
            hash.number(list.len() as u64);
            for key in list {
                hash.text(key);
            }
        }
        hash.text(title).number(u64::from(*conversation));
    }
    hash.number(attachments.len() as u64);
    for Attachment { name, media_type, size } in attachments {
        hash.text(name).text(media_type).number(*size);
    }
    hash.optional(message_id.as_deref());
    *hash.0.finalize().as_bytes()
}

/// Hashes fields with their lengths, so that no two records run together to the same bytes.
struct Fields(blake3::Hasher);

impl Fields {
    fn number(&mut self, number: u64) -> &mut Self {
        self.0.update(&number.to_le_bytes());
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.number(text.len() as u64);
        self.0.update(text.as_bytes());
        self
    }

    fn optional(&mut self, text: Option<&str>) -> &mut Self {
        self.number(u64::from(text.is_some())).text(text.unwrap_or(""))
    }
}
