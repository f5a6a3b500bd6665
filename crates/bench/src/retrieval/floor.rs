//! The floor: what SQLite's full-text search does without any effort.

use super::{Level, Scope, collection::Collection, collection::Query};
use anyhow::Result;
use rusqlite::{Connection, params};

/// Deep enough for every measure at ten.
const RANKED: i64 = 100;

/// Function words that the query is freed of, the usual short list.
const STOP_WORDS: &str = " a about an and any are as at be been but by can could did do does for from had has have he her \
    his how i if in into is it its me my no not of on or our she should so some than that the their them then there \
    these they this those to us was we were what when where which who whom whose why will with would you your ";

/// FTS5 tables: porter stemming, BM25 as it comes, OR of terms.
pub(crate) struct Floor {
    connection: Connection,
}

impl Floor {
    pub(crate) fn of(collection: &Collection) -> Result<Self> {
        let connection = Connection::open_in_memory()?;
        let levels: &[Level] =
            if collection.has_conversations() { &[Level::Message, Level::Session] } else { &[Level::Doc] };
        for level in levels {
            let table = level.word();
            connection.execute_batch(&format!(
                "CREATE VIRTUAL TABLE {table} USING fts5(text, conv UNINDEXED, tokenize = 'porter unicode61'); BEGIN"
            ))?;
            let mut insert =
                connection.prepare(&format!("INSERT INTO {table} (rowid, text, conv) VALUES (?1, ?2, ?3)"))?;
            for (at, (conv, text)) in (0_i64..).zip(collection.texts(*level)) {
                insert.execute(params![at, text, conv])?;
            }
            drop(insert);
            connection.execute_batch("COMMIT")?;
        }
        Ok(Self { connection })
    }

    pub(crate) fn ranked(&self, query: &Query, level: Level, scope: Scope) -> Result<Vec<usize>> {
        let conv = query.conv.as_deref().filter(|_| scope == Scope::Conv);
        ranked(&self.connection, level.word(), &query.text, conv)
    }
}

/// The rows of a table that match any word of a question, best first.
pub(crate) fn ranked(connection: &Connection, table: &str, question: &str, conv: Option<&str>) -> Result<Vec<usize>> {
    let terms: Vec<String> = question
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !STOP_WORDS.contains(&format!(" {word} ")))
        .map(|word| format!("\"{word}\""))
        .collect();
    if terms.is_empty() {
        return Ok(vec![]);
    }
    let narrowed = if conv.is_some() { "AND conv = ?3" } else { "AND ?3 IS NULL" };
    let mut select = connection.prepare_cached(&format!(
        "SELECT rowid FROM {table} WHERE {table} MATCH ?1 {narrowed} ORDER BY rank LIMIT ?2"
    ))?;
    let rows = select.query_map(params![terms.join(" OR "), RANKED, conv], |row| row.get(0))?;
    rows.map(|at: rusqlite::Result<i64>| Ok(usize::try_from(at?)?)).collect()
}
