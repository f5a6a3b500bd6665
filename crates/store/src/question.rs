//! Past questions. They hold words of their evidence, so they go when an item of it goes (a trigger sees to it).

use crate::fold::fold;
use crate::store::{execute, rows};
use crate::{NewQuestion, PastQuestion, Result, Store};
use domain::DateTime;
use rusqlite::{OptionalExtension, params};

impl Store {
    /// Keeps a question with its answer. `None`, and nothing is kept, when an item of its evidence is gone by now: it was
    /// forgotten while the answer was made.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn keep_question(&mut self, new: &NewQuestion<'_>) -> Result<Option<i64>> {
        self.write(|writer| writer.located(keep(writer.conn, new)))
    }

    /// The past questions that hold these words, in the question or the answer, newest first; all for no words.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn questions(&self, words: &str) -> Result<Vec<PastQuestion>> {
        let words: Vec<String> = words.split_whitespace().map(fold).collect();
        let all = self.located(rows(
            &self.conn,
            "SELECT id, asked_seconds, asked_offset, question, answered, answer FROM questions
             ORDER BY asked_seconds DESC, id DESC",
            [],
            |row| {
                Ok(PastQuestion {
                    id: row.get(0)?,
                    asked_at: DateTime { seconds: row.get(1)?, offset: row.get(2)? },
                    question: row.get(3)?,
                    answered: row.get(4)?,
                    answer: row.get(5)?,
                })
            },
        ))?;
        let holds = |question: &PastQuestion| {
            let text = fold(&format!("{} {}", question.question, question.answer));
            words.iter().all(|word| text.contains(word.as_str()))
        };
        Ok(all.into_iter().filter(holds).collect())
    }

    /// What was kept of a question besides: the JSON that it came with.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn question_response(&self, id: i64) -> Result<Option<String>> {
        self.located(
            self.conn.query_row("SELECT response FROM questions WHERE id = ?1", [id], |row| row.get(0)).optional(),
        )
    }

    /// Forgets one past question, or all of them, and empties the log of it. Whether there was one.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn forget_questions(&mut self, id: Option<i64>) -> Result<bool> {
        let gone = self.write(|writer| {
            writer.located(match id {
                Some(id) => execute(writer.conn, "DELETE FROM questions WHERE id = ?1", [id]),
                None => execute(writer.conn, "DELETE FROM questions", []),
            })
        })?;
        // `secure_delete` has overwritten the words in the database; the log still has the pages as they were. Who reads at
        // the moment keeps the log alive, and then it is overwritten later.
        self.located(self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())))?;
        Ok(gone > 0)
    }
}

fn keep(conn: &rusqlite::Connection, new: &NewQuestion<'_>) -> rusqlite::Result<Option<i64>> {
    for item in new.items {
        let there = conn.prepare_cached("SELECT 1 FROM items WHERE id = ?1")?.exists([item.0])?;
        if !there {
            return Ok(None);
        }
    }
    execute(
        conn,
        "INSERT INTO questions (asked_seconds, asked_offset, question, answered, answer, response)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![new.asked_at.seconds, new.asked_at.offset, new.question, new.answered, new.answer, new.response],
    )?;
    let id = conn.last_insert_rowid();
    for item in new.items {
        execute(conn, "INSERT OR IGNORE INTO question_items (question_id, item_id) VALUES (?1, ?2)", (id, item.0))?;
    }
    // A window of a conversation holds the words of its neighbours as well.
    for chunk in new.chunks {
        execute(
            conn,
            "INSERT OR IGNORE INTO question_items (question_id, item_id)
             SELECT DISTINCT ?1, item_id FROM chunk_spans WHERE chunk_id = ?2",
            (id, chunk.0),
        )?;
    }
    Ok(Some(id))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use domain::{Kind, Record, SourceId, SourceKind};
    use std::path::Path;

    fn note(text: &str) -> Record {
        Record {
            key: format!("note:{text}"),
            kind: Kind::Note,
            title: "Note".into(),
            text: text.into(),
            quoted: vec![],
            headings: vec![],
            date: None,
            people: vec![],
            thread: None,
            attachments: vec![],
            message_id: None,
            position: 0,
        }
    }

    fn with_source(store: &mut Store, path: &str, text: &str) -> (SourceId, domain::ItemId) {
        let source = store.add_source(Path::new(path), SourceKind::Notes).unwrap();
        let item = store
            .write(|writer| {
                let file = writer.begin_file(source, Path::new(path))?;
                let put = writer.put(&file, &note(text))?;
                let stat = crate::FileStat { size: 1, mtime_ns: 0, hash: [0; 32], skipped_records: 0 };
                writer.finish_file(&file, &stat)?;
                Ok(put.item())
            })
            .unwrap();
        (source, item)
    }

    fn question<'a>(question: &'a str, items: &'a [domain::ItemId]) -> NewQuestion<'a> {
        NewQuestion {
            asked_at: DateTime::utc(1_000),
            question,
            answered: true,
            answer: "Steep for three minutes. [1]",
            response: "{}",
            items,
            chunks: &[],
        }
    }

    #[test]
    fn a_past_answer_goes_with_the_source_whose_words_it_holds_and_leaves_no_byte() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("inglenook.db");
        let mut store = Store::open(&path).unwrap();
        let (tea, tea_item) = with_source(&mut store, "/tea.md", "Steep for three minutes.");
        let (_, coffee) = with_source(&mut store, "/coffee.md", "Grind it.");
        store.keep_question(&question("How long does the zebratea steep?", &[tea_item])).unwrap().unwrap();
        let kept = store.keep_question(&question("How is coffee ground?", &[coffee])).unwrap().unwrap();
        assert_eq!(store.questions("").unwrap().len(), 2);
        assert_eq!(store.questions("ZEBRATEA long").unwrap().len(), 1);
        store.forget_source(tea).unwrap();
        store.vacuum().unwrap();
        let left: Vec<i64> = store.questions("").unwrap().iter().map(|question| question.id).collect();
        assert_eq!(left, [kept]);
        for file in ["inglenook.db", "inglenook.db-wal"] {
            let bytes = std::fs::read(folder.path().join(file)).unwrap_or_default();
            assert!(!bytes.windows(8).any(|window| window == b"zebratea"), "{file}");
        }
    }

    #[test]
    fn an_answer_whose_evidence_was_forgotten_meanwhile_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("inglenook.db")).unwrap();
        let (source, item) = with_source(&mut store, "/tea.md", "Steep.");
        store.forget_source(source).unwrap();
        assert_eq!(store.keep_question(&question("How long?", &[item])).unwrap(), None);
        assert!(store.questions("").unwrap().is_empty());
    }

    #[test]
    fn a_forgotten_question_is_gone_from_the_files() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("inglenook.db")).unwrap();
        let id = store.keep_question(&question("Where is the zebratea?", &[])).unwrap().unwrap();
        assert_eq!(store.question_response(id).unwrap().unwrap(), "{}");
        assert!(store.forget_questions(Some(id)).unwrap());
        assert!(!store.forget_questions(Some(id)).unwrap());
        for file in ["inglenook.db", "inglenook.db-wal"] {
            let bytes = std::fs::read(folder.path().join(file)).unwrap_or_default();
            assert!(!bytes.windows(8).any(|window| window == b"zebratea"), "{file}");
        }
    }
}
