use rusqlite::ErrorCode;
use std::path::{Path, PathBuf};

/// What can go wrong with the database. Messages name the file and what to do; none holds a word
/// of the user's texts.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// SQLite, or a value that only damage can explain, says so.
    #[error("the database {} is damaged ({reason}); move it away and index again", path.display())]
    Damaged {
        /// The database.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// The file is a database of some other program.
    #[error("{} is not a database of Inglenook; choose another vault", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The database holds migrations that this program does not know.
    #[error("the database {} was made by a newer Inglenook; update this program", path.display())]
    Newer {
        /// The database.
        path: PathBuf,
    },
    /// A migration that was applied to the database differs from the one in this program.
    #[error(
        "the database {} was made by another build, whose migration {migration} differs; \
         use that build, or move the database away and index again",
        path.display()
    )]
    Altered {
        /// The database.
        path: PathBuf,
        /// Name of the migration's file.
        migration: &'static str,
    },
    /// Another connection holds a lock for longer than this one waits.
    #[error("the database {} is in use by another program; close it, or wait, and try again", path.display())]
    Busy {
        /// The database.
        path: PathBuf,
    },
    /// No space is left for the database or its log.
    #[error("the disk that holds {} is full; make room and run the command again", path.display())]
    Full {
        /// The database.
        path: PathBuf,
    },
    /// The operating system refuses the file.
    #[error("cannot open the database {}: {reason}; check the folder and its permissions", path.display())]
    Unreachable {
        /// The database.
        path: PathBuf,
        /// What the system or SQLite answered.
        reason: String,
    },
    /// The caller named a source that is not there (any more).
    #[error("there is no source {id}; `inglenook sources` lists them")]
    NoSuchSource {
        /// The id asked for.
        id: domain::SourceId,
    },
    /// A vector or query of another length than the vectors in the database.
    #[error("a vector of {got} numbers does not fit the {expected} of the vectors in the index")]
    Dimensions {
        /// Numbers per vector in the database.
        expected: usize,
        /// Numbers in the vector given.
        got: usize,
    },
    /// A vector that is zero or not finite.
    #[error("the embedder gave chunk {chunk} a vector without direction; set the model up again")]
    NoDirection {
        /// The chunk.
        chunk: domain::ChunkId,
    },
    /// Anything else that SQLite reports: a bug of this program.
    #[error("the database {} refused a statement: {source}", path.display())]
    Sqlite {
        /// The database.
        path: PathBuf,
        /// SQLite's own words.
        source: rusqlite::Error,
    },
}

/// What every call of this crate returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// Sorts an error of SQLite into the cases that a user can do something about.
    pub(crate) fn sqlite(path: &Path, source: rusqlite::Error) -> Self {
        let path = path.to_owned();
        let reason = source.to_string();
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged { path, reason },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { path },
            Some(ErrorCode::DiskFull) => Self::Full { path },
            Some(
                ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::ReadOnly | ErrorCode::SystemIoFailure,
            ) => Self::Unreachable { path, reason },
            _ => match source {
                // A stored value that is not what this program writes.
                rusqlite::Error::FromSqlConversionFailure(column, ..) => {
                    Self::Damaged { path, reason: format!("column {column} of a row cannot be read") }
                }
                rusqlite::Error::InvalidColumnType(_, name, _) => {
                    Self::Damaged { path, reason: format!("column {name} has the wrong type") }
                }
                rusqlite::Error::IntegralValueOutOfRange(..) | rusqlite::Error::Utf8Error(..) => {
                    Self::Damaged { path, reason: "a value is out of range".to_owned() }
                }
                source => Self::Sqlite { path, source },
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::ffi;

    #[test]
    fn what_a_user_can_do_something_about_is_told_apart() {
        let told = |code| {
            let error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
            Error::sqlite(Path::new("/vault/inglenook.db"), error).to_string()
        };
        for (code, words) in [
            (ffi::SQLITE_CORRUPT, "is damaged"),
            (ffi::SQLITE_NOTADB, "move it away and index again"),
            (ffi::SQLITE_BUSY, "in use by another program"),
            (ffi::SQLITE_FULL, "is full; make room"),
            (ffi::SQLITE_READONLY, "permissions"),
            (ffi::SQLITE_MISUSE, "refused a statement"),
        ] {
            assert!(told(code).contains(words), "{}", told(code));
            assert!(told(code).contains("/vault/inglenook.db"));
        }
    }
}
