//! Migrations: applied in order, recorded by hash, never edited once landed.

use crate::{Error, Result};
use rusqlite::{Connection, TransactionBehavior, params};
use std::path::Path;

/// "Ingl": tells our databases from those of other programs (`PRAGMA application_id`).
const APPLICATION_ID: i32 = 0x496e_676c;

struct Migration {
    name: &'static str,
    sql: &'static str,
}

macro_rules! migrations {
    ($($name:literal),* $(,)?) => {
        &[$(Migration { name: $name, sql: include_str!(concat!("../../../migrations/", $name)) }),*]
    };
}

const MIGRATIONS: &[Migration] = migrations![
    "0001_items_chunks_vectors.sql",
    "0002_questions_preferences.sql",
    "0003_embedders_vectors.sql",
    "0004_six_bits.sql",
    "0005_read_again.sql"
];

/// Brings a database to the layout that this program knows. One that has it is only read, so that
/// opening does not wait for a writer.
pub(crate) fn migrate(conn: &mut Connection, path: &Path) -> Result<()> {
    if is_current(conn, MIGRATIONS).map_err(|error| Error::sqlite(path, error))? {
        return Ok(());
    }
    apply(conn, path, MIGRATIONS)
}

fn is_current(conn: &Connection, migrations: &[Migration]) -> rusqlite::Result<bool> {
    let id: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    Ok(id == APPLICATION_ID && applied(conn)?.into_iter().eq(migrations.iter().map(|migration| hash(migration.sql))))
}

fn apply(conn: &mut Connection, path: &Path, migrations: &[Migration]) -> Result<()> {
    let sql = |error| Error::sqlite(path, error);
    // Immediate: of two programs that open a new database at once, one waits for the other.
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sql)?;
    let id: i32 = tx.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(sql)?;
    let tables: i64 = tx.query_row("SELECT COUNT(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(sql)?;
    if id != APPLICATION_ID {
        if id != 0 || tables != 0 {
            return Err(Error::Foreign { path: path.to_owned() });
        }
        tx.pragma_update(None, "application_id", APPLICATION_ID).map_err(sql)?;
    }
    tx.execute_batch(
        "CREATE TABLE IF NOT EXISTS migrations (
             number INTEGER PRIMARY KEY NOT NULL,
             name TEXT NOT NULL,
             hash BLOB NOT NULL
         ) STRICT",
    )
    .map_err(sql)?;
    let applied = applied(&tx).map_err(sql)?;
    if applied.len() > migrations.len() {
        return Err(Error::Newer { path: path.to_owned() });
    }
    for (number, migration) in migrations.iter().enumerate() {
        let hash = hash(migration.sql);
        if let Some(known) = applied.get(number) {
            if *known != hash {
                return Err(Error::Altered { path: path.to_owned(), migration: migration.name });
            }
            continue;
        }
        tx.execute_batch(migration.sql).map_err(sql)?;
        tx.execute(
            "INSERT INTO migrations (number, name, hash) VALUES (?1, ?2, ?3)",
            params![number as i64 + 1, migration.name, hash],
        )
        .map_err(sql)?;
    }
    tx.commit().map_err(sql)
}

fn applied(conn: &Connection) -> rusqlite::Result<Vec<[u8; 32]>> {
    let mut statement = conn.prepare("SELECT hash FROM migrations ORDER BY number")?;
    statement.query_map([], |row| row.get(0))?.collect()
}

/// The same on a checkout with Windows line ends.
fn hash(sql: &str) -> [u8; 32] {
    *blake3::hash(sql.replace("\r\n", "\n").as_bytes()).as_bytes()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const A: Migration = Migration { name: "0001_a.sql", sql: "CREATE TABLE a (x INTEGER) STRICT;" };
    const B: Migration = Migration { name: "0002_b.sql", sql: "CREATE TABLE b (x INTEGER) STRICT;" };
    const OTHER_A: Migration = Migration { name: "0001_a.sql", sql: "CREATE TABLE a (y INTEGER) STRICT;" };
    const BROKEN: Migration =
        Migration { name: "0002_b.sql", sql: "CREATE TABLE b (x INTEGER) STRICT; CREATE nonsense;" };

    fn tables(conn: &Connection) -> Vec<String> {
        let mut statement = conn.prepare("SELECT name FROM sqlite_schema ORDER BY name").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    #[test]
    fn migrations_are_applied_once_and_in_order() {
        let mut conn = Connection::open_in_memory().unwrap();
        apply(&mut conn, Path::new("db"), &[A]).unwrap();
        apply(&mut conn, Path::new("db"), &[A, B]).unwrap();
        apply(&mut conn, Path::new("db"), &[A, B]).unwrap();
        assert_eq!(tables(&conn), ["a", "b", "migrations"]);
    }

    #[test]
    fn a_changed_migration_is_refused() {
        let mut conn = Connection::open_in_memory().unwrap();
        apply(&mut conn, Path::new("db"), &[A]).unwrap();
        let error = apply(&mut conn, Path::new("db"), &[OTHER_A]).unwrap_err();
        assert!(matches!(error, Error::Altered { migration: "0001_a.sql", .. }), "{error}");
    }

    #[test]
    fn a_database_of_a_newer_program_is_refused() {
        let mut conn = Connection::open_in_memory().unwrap();
        apply(&mut conn, Path::new("db"), &[A, B]).unwrap();
        let error = apply(&mut conn, Path::new("db"), &[A]).unwrap_err();
        assert!(matches!(error, Error::Newer { .. }), "{error}");
    }

    #[test]
    fn a_database_of_another_program_is_refused_and_left_alone() {
        let mut conn = Connection::open_in_memory().unwrap();
        conn.execute_batch("CREATE TABLE theirs (x)").unwrap();
        let error = apply(&mut conn, Path::new("db"), &[A]).unwrap_err();
        assert!(matches!(error, Error::Foreign { .. }), "{error}");
        assert_eq!(tables(&conn), ["theirs"]);
    }

    #[test]
    fn a_migration_that_fails_leaves_nothing_behind() {
        let mut conn = Connection::open_in_memory().unwrap();
        apply(&mut conn, Path::new("db"), &[A]).unwrap();
        apply(&mut conn, Path::new("db"), &[A, BROKEN]).unwrap_err();
        assert_eq!(tables(&conn), ["a", "migrations"]);
    }

    #[test]
    fn line_ends_do_not_change_the_hash_of_a_migration() {
        assert_eq!(hash("a\nb\n"), hash("a\r\nb\r\n"));
    }

    #[test]
    fn vectors_in_vec0_are_taken_over_and_coded() {
        crate::vector::register();
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("inglenook.db");
        let mut conn = Connection::open(&path).unwrap();
        apply(&mut conn, &path, &MIGRATIONS[..2]).unwrap();
        let tx = conn.transaction().unwrap();
        tx.execute_batch(
            "INSERT INTO sources (id, path, kind) VALUES (1, '/notes', 'notes');
             INSERT INTO files (id, source_id, path) VALUES (1, 1, '/notes/a');
             INSERT INTO items (id, key, file_id, kind, hash) VALUES (1, 'a', 1, 'note', zeroblob(32));
             INSERT INTO meta (name, value) VALUES ('embedder', 'mini'), ('dimensions', 64);
             CREATE VIRTUAL TABLE vectors USING vec0 (
                 chunk_id INTEGER PRIMARY KEY, embedding int8[64] distance_metric=cosine, chunk_size=256);",
        )
        .unwrap();
        let vector = |chunk: i64| -> Vec<u8> { (0..64).map(|at| (chunk * 7 + at * at % 31) as u8).collect() };
        for chunk in 1..=600 {
            tx.execute(
                "INSERT INTO chunks (id, item_id, ordinal, hash, rev) VALUES (?1, 1, ?1, zeroblob(32), 1)",
                [chunk],
            )
            .unwrap();
            tx.execute(
                "INSERT INTO vectors (chunk_id, embedding) VALUES (?1, vec_int8(?2))",
                params![chunk, vector(chunk)],
            )
            .unwrap();
        }
        tx.execute("DELETE FROM vectors WHERE chunk_id = 77", []).unwrap();
        tx.commit().unwrap();
        drop(conn);

        let store = crate::Store::open(&path).unwrap();
        assert_eq!(store.embedder().unwrap().as_deref(), Some("mini"));
        let kept: Vec<(i64, Vec<u8>)> =
            crate::store::rows(&store.conn, "SELECT chunk_id, embedding FROM vectors ORDER BY chunk_id", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .unwrap();
        let numbers = |chunk| vector(chunk).iter().map(|byte| f32::from(byte.cast_signed())).collect::<Vec<_>>();
        let coded = |chunk| crate::code::encode(&numbers(chunk)).unwrap();
        let expected: Vec<_> = (1..=600).filter(|chunk| *chunk != 77).map(|chunk| (chunk, coded(chunk))).collect();
        assert!(kept == expected, "{} of {}", kept.len(), expected.len());
        let query = numbers(5);
        for store in [store, crate::Store::open(&path).unwrap().sketched_above(0)] {
            assert!(store.nearest(&query, 1, None).unwrap()[0].1 > 0.998);
            assert!(store.nearest(&query, 2000, None).unwrap().iter().any(|(id, _)| id.0 == 5));
        }
        assert!(!tables(&Connection::open(&path).unwrap()).iter().any(|table| table.starts_with("vectors_")));
    }
}
