use crate::fold::{digits, fold};
use crate::store::rows;
use crate::value::SqlPath;
use crate::{ChunkSet, Result, Store};
use domain::{ChunkId, Filter};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

impl Store {
    /// The chunks that a filter leaves; `None` for a filter that excludes nothing. A window of a
    /// conversation is judged by the message in its middle.
    ///
    /// Names and addresses match in part, without regard to case and accents; telephone numbers
    /// without regard to the marks between digits. A source is named by its id, or else by a part
    /// of its path or kind. Items without a date lie outside every range of dates.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn allowed(&self, filter: &Filter) -> Result<Option<ChunkSet>> {
        if filter.is_empty() {
            return Ok(None);
        }
        self.located((|| {
            let conditions = Conditions::of(&self.conn, filter)?;
            let sql = format!(
                "SELECT chunks.id FROM items JOIN chunks ON chunks.item_id = items.id WHERE {} ORDER BY chunks.id",
                conditions.sql.join(" AND ")
            );
            let mut statement = self.conn.prepare_cached(&sql)?;
            let ids = statement.query_map(params_from_iter(conditions.values), |row| row.get(0).map(ChunkId))?;
            ids.collect::<rusqlite::Result<ChunkSet>>().map(Some)
        })())
    }
}

/// Conditions on `items`, with a value for the one place in each that has one.
struct Conditions {
    sql: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    fn of(conn: &Connection, filter: &Filter) -> rusqlite::Result<Self> {
        // Taken apart, so that a new field of `Filter` cannot be forgotten here.
        let Filter { from, to, with, sources, kinds, after, before, has_attachment } = filter;
        let mut conditions = Self { sql: Vec::new(), values: Vec::new() };
        for (given, roles) in [(from, "'from'"), (to, "'to', 'cc'"), (with, "'from', 'to', 'cc'")] {
            if !given.is_empty() {
                let sql = format!(
                    "items.id IN (SELECT item_id FROM item_people
                         WHERE role IN ({roles}) AND person_id IN (SELECT value FROM json_each(?)))"
                );
                conditions.one_of(sql, people(conn, given)?);
            }
        }
        if !sources.is_empty() {
            let sql = "items.id IN (SELECT occurrences.item_id FROM files
                 JOIN occurrences ON occurrences.file_id = files.id
                 WHERE files.source_id IN (SELECT value FROM json_each(?)))";
            conditions.one_of(sql.to_owned(), matching_sources(conn, sources)?);
        }
        if !kinds.is_empty() {
            let words: Vec<_> = kinds.iter().map(|kind| format!("'{}'", kind.word())).collect();
            conditions.sql.push(format!("items.kind IN ({})", words.join(", ")));
        }
        for (date, sql) in [(after, "items.date_seconds >= ?"), (before, "items.date_seconds < ?")] {
            if let Some(date) = date {
                conditions.sql.push(sql.to_owned());
                conditions.values.push(date.seconds.into());
            }
        }
        if *has_attachment {
            conditions.sql.push("items.id IN (SELECT item_id FROM attachments)".to_owned());
        }
        Ok(conditions)
    }

    fn one_of(&mut self, sql: String, ids: Vec<i64>) {
        let list = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        self.sql.push(sql);
        self.values.push(format!("[{list}]").into());
    }
}

fn people(conn: &Connection, given: &[String]) -> rusqlite::Result<Vec<i64>> {
    let wanted: Vec<_> = given.iter().map(|text| (fold(text.trim()), digits(text))).collect();
    let matches = |name: &str, address: &str| {
        wanted.iter().any(|(text, number)| {
            name.contains(text.as_str())
                || address.contains(text.as_str())
                || number.as_ref().is_some_and(|number| address.contains(number.as_str()))
        })
    };
    let everybody = rows(conn, "SELECT id, name, address FROM people", [], |row| {
        let (name, address) = (fold(row.get_ref(1)?.as_str()?), fold(row.get_ref(2)?.as_str()?));
        Ok(matches(&name, &address).then_some(row.get(0)?))
    })?;
    Ok(everybody.into_iter().flatten().collect())
}

fn matching_sources(conn: &Connection, given: &[String]) -> rusqlite::Result<Vec<i64>> {
    let sources = rows(conn, "SELECT id, path, kind FROM sources", [], |row| {
        let path = fold(&row.get::<_, SqlPath>(1)?.0.to_string_lossy());
        Ok((row.get::<_, i64>(0)?, path, row.get::<_, String>(2)?))
    })?;
    let mut ids = Vec::new();
    for text in given {
        let text = fold(text.trim());
        let number = text.parse::<i64>().ok().filter(|number| sources.iter().any(|(id, ..)| id == number));
        match number {
            Some(id) => ids.push(id),
            None => ids.extend(
                sources
                    .iter()
                    .filter(|(_, path, kind)| path.contains(&text) || kind.contains(&text))
                    .map(|(id, ..)| id),
            ),
        }
    }
    Ok(ids)
}
