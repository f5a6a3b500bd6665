use crate::sketch::Sketch;
use crate::value::{self, Unsigned};
use crate::{Counts, Error, Result, Writer, migrate, vector};
use domain::Person;
use rusqlite::config::DbConfig;
use rusqlite::types::FromSql;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction, TransactionBehavior};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a statement waits for a lock that another connection holds.
const BUSY: Duration = Duration::from_secs(10);

/// One connection to the database of a vault. It may move between threads; open one for each
/// thread that reads, readers and one writer do not wait for each other.
pub struct Store {
    pub(crate) conn: Connection,
    pub(crate) path: PathBuf,
    /// Made by the first search of a large vault.
    pub(crate) sketch: RefCell<Option<Sketch>>,
    pub(crate) sketched_above: usize,
}

/// A moment of a [`Store`]; see [`Store::snapshot`].
#[derive(Debug)]
pub struct Snapshot<'a> {
    _tx: Transaction<'a>,
}

impl Store {
    /// Opens a database, makes it if it is not there, and brings its layout up to date. The file
    /// is readable and writable by its owner only.
    ///
    /// # Errors
    /// When the file cannot be opened or written, is damaged, belongs to another program or to a
    /// newer Inglenook, or stays locked for ten seconds.
    pub fn open(path: &Path) -> Result<Self> {
        vector::register();
        make_private(path).map_err(|error| Error::Unreachable { path: path.to_owned(), reason: error.to_string() })?;
        let sql = |error| Error::sqlite(path, error);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut conn = Connection::open_with_flags(path, flags).map_err(sql)?;
        configure(&conn).map_err(sql)?;
        vector::add_functions(&conn).map_err(sql)?;
        migrate::migrate(&mut conn, path)?;
        Ok(Self { conn, path: path.to_owned(), sketch: RefCell::new(None), sketched_above: vector::SMALL })
    }

    /// Runs `f` as one transaction: all of it happens, or, when it returns an error or panics, or
    /// the program is killed, nothing.
    ///
    /// # Errors
    /// Those of `f`, and those of SQLite at the end of the transaction.
    pub fn write<T>(&mut self, f: impl FnOnce(&mut Writer<'_>) -> Result<T>) -> Result<T> {
        let sql = |error| Error::sqlite(&self.path, error);
        // Immediate: the lock is taken at the start, where waiting for it can still help.
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(sql)?;
        let value = f(&mut Writer::new(&tx, &self.path))?;
        tx.commit().map_err(sql)?;
        Ok(value)
    }

    /// Until it is dropped, everything that is read through this store is of one moment, whoever writes meanwhile. And
    /// it is read quicker: otherwise each statement takes and gives back its locks on the file.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn snapshot(&self) -> Result<Snapshot<'_>> {
        let tx = Transaction::new_unchecked(&self.conn, TransactionBehavior::Deferred);
        self.located(tx).map(|tx| Snapshot { _tx: tx })
    }

    /// Random and made with the database: what was derived from another one does not belong to it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn identity(&self) -> Result<String> {
        let identity = self.located(meta(&self.conn, "identity"))?;
        identity.ok_or_else(|| Error::Damaged { path: self.path.clone(), reason: "its identity is gone".to_owned() })
    }

    /// How much of everything there is.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn counts(&self) -> Result<Counts> {
        self.located(self.conn.query_row(
            "SELECT
                 (SELECT COUNT(*) FROM sources),
                 (SELECT COUNT(*) FROM files),
                 (SELECT COUNT(*) FROM items),
                 (SELECT COUNT(*) FROM threads),
                 (SELECT COUNT(*) FROM people),
                 (SELECT COUNT(*) FROM chunks),
                 (SELECT COUNT(*) FROM chunks) - (SELECT COUNT(*) FROM embed_jobs)",
            [],
            |row| {
                let count = |column| row.get::<_, Unsigned>(column).map(|count| count.0);
                Ok(Counts {
                    sources: count(0)?,
                    files: count(1)?,
                    items: count(2)?,
                    threads: count(3)?,
                    people: count(4)?,
                    chunks: count(5)?,
                    vectors: count(6)?,
                })
            },
        ))
    }

    /// Everybody who wrote or received an item, in the order in which they were first seen.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn known_people(&self) -> Result<Vec<Person>> {
        self.located(rows(&self.conn, "SELECT name, address FROM people ORDER BY id", [], |row| {
            Ok(value::person(row.get(0)?, row.get(1)?))
        }))
    }

    /// Reads the whole database and compares it with itself: for a person who asks whether it is sound.
    ///
    /// # Errors
    /// [`Error::Damaged`] with the first thing found, or when the database cannot be read.
    pub fn check(&self) -> Result<()> {
        let damaged = |reason| Err(Error::Damaged { path: self.path.clone(), reason });
        let verdict: String = self.located(self.conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)))?;
        if verdict != "ok" {
            return damaged(verdict);
        }
        let dangling: Option<String> =
            self.located(self.conn.query_row("PRAGMA foreign_key_check", [], |row| row.get(0)).optional())?;
        match dangling {
            Some(table) => damaged(format!("a row of {table} points nowhere")),
            None => Ok(()),
        }
    }

    /// Names the database in an error of SQLite.
    pub(crate) fn located<T>(&self, result: rusqlite::Result<T>) -> Result<T> {
        result.map_err(|error| Error::sqlite(&self.path, error))
    }
}

/// Makes the file, or takes everybody else's rights away from it. SQLite gives its log and shared
/// memory the rights of the database.
fn make_private(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if file.metadata()?.permissions().mode() & 0o077 != 0 {
            file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
        }
    }
    drop(file);
    Ok(())
}

fn configure(conn: &Connection) -> rusqlite::Result<()> {
    conn.busy_timeout(BUSY)?;
    conn.set_prepared_statement_cache_capacity(128);
    // Plans do not depend on the values that are bound. Otherwise SQLite prepares a statement anew at every use to
    // look at them, which was 31 % of a search's instructions (callgrind).
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.execute_batch(
        // Mapped into memory, pages are read where the system has them: a search reads some hundred vectors and texts
        // from all over the file, and took a quarter longer with a call and a copy for each. Writing goes its
        // usual way. 2 GB is the most that SQLite maps; what lies behind is read as before.
        //
        // Larger pages than the default shorten the chains of pages in which long texts and blocks
        // of vectors lie. Of no effect on a database that has its first page.
        "PRAGMA page_size = 8192;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = NORMAL;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -32768;
         PRAGMA mmap_size = 2147418112;
         PRAGMA trusted_schema = OFF;",
    )
}

pub(crate) fn meta<T: FromSql>(conn: &Connection, name: &str) -> rusqlite::Result<Option<T>> {
    conn.prepare_cached("SELECT value FROM meta WHERE name = ?1")?.query_row([name], |row| row.get(0)).optional()
}

/// All rows of a query that is run often.
pub(crate) fn rows<T>(
    conn: &Connection,
    sql: &str,
    params: impl rusqlite::Params,
    row: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    conn.prepare_cached(sql)?.query_map(params, row)?.collect()
}

/// Runs a statement that is run often; how many rows it changed.
pub(crate) fn execute(conn: &Connection, sql: &str, params: impl rusqlite::Params) -> rusqlite::Result<usize> {
    conn.prepare_cached(sql)?.execute(params)
}
