//! Values between Rust and SQLite that neither side has by itself.

use domain::{DateTime, Heading, Kind, Person, Role, SourceKind};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Value, ValueRef};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A stored text that this program did not write. Carries nothing of it.
#[derive(Debug, thiserror::Error)]
#[error("a stored value cannot be read")]
struct Unreadable;

fn unreadable<E>(_: E) -> FromSqlError {
    FromSqlError::Other(Box::new(Unreadable))
}

/// A path: TEXT where it is Unicode, its bytes elsewhere.
pub(crate) struct SqlPath(pub(crate) PathBuf);

impl SqlPath {
    pub(crate) fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }
}

impl ToSql for SqlPath {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        if let Some(text) = self.0.to_str() {
            return Ok(ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())));
        }
        #[cfg(unix)]
        let bytes = std::os::unix::ffi::OsStrExt::as_bytes(self.0.as_os_str()).to_vec();
        // Unpaired surrogates of Windows: no program makes such names on purpose.
        #[cfg(not(unix))]
        let bytes = self.0.to_string_lossy().into_owned().into_bytes();
        Ok(ToSqlOutput::Owned(Value::Blob(bytes)))
    }
}

impl FromSql for SqlPath {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value {
            ValueRef::Text(bytes) => Ok(Self(std::str::from_utf8(bytes).map_err(unreadable)?.into())),
            #[cfg(unix)]
            ValueRef::Blob(bytes) => {
                Ok(Self(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(bytes).into()))
            }
            #[cfg(not(unix))]
            ValueRef::Blob(bytes) => Ok(Self(String::from_utf8_lossy(bytes).into_owned().into())),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

/// An unsigned number. Those above `i64::MAX` (no file is so large) are stored as that.
pub(crate) struct Unsigned(pub(crate) u64);

impl ToSql for Unsigned {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(i64::try_from(self.0).unwrap_or(i64::MAX).into())
    }
}

impl FromSql for Unsigned {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().and_then(|value| u64::try_from(value).map_err(unreadable)).map(Self)
    }
}

/// A word of the domain.
pub(crate) struct Word<T>(pub(crate) T);

impl FromSql for Word<Kind> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Self).map_err(unreadable)
    }
}

impl FromSql for Word<SourceKind> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str()?.parse().map(Self).map_err(unreadable)
    }
}

impl FromSql for Word<Role> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let word = value.as_str()?;
        [Role::From, Role::To, Role::Cc]
            .into_iter()
            .find(|role| role.word() == word)
            .map(Self)
            .ok_or_else(|| unreadable(()))
    }
}

/// A small list, as JSON.
pub(crate) struct Json<T>(pub(crate) T);

impl<T: serde::Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let json = serde_json::to_string(&self.0)
            .map_err(|_| rusqlite::Error::ToSqlConversionFailure(Box::new(Unreadable)))?;
        Ok(json.into())
    }
}

impl<T: serde::de::DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        // serde_json's own message would quote the value.
        serde_json::from_str(value.as_str()?).map(Self).map_err(unreadable)
    }
}

pub(crate) fn ranges_to_json(ranges: &[Range<usize>]) -> Json<Vec<(usize, usize)>> {
    Json(ranges.iter().map(|range| (range.start, range.end)).collect())
}

pub(crate) fn ranges_from_json(Json(pairs): Json<Vec<(usize, usize)>>) -> Vec<Range<usize>> {
    pairs.into_iter().map(|(start, end)| start..end).collect()
}

pub(crate) fn headings_to_json(headings: &[Heading]) -> Json<Vec<(usize, u8, &str)>> {
    Json(headings.iter().map(|heading| (heading.start, heading.level, heading.text.as_str())).collect())
}

pub(crate) fn headings_from_json(Json(rows): Json<Vec<(usize, u8, String)>>) -> Vec<Heading> {
    rows.into_iter().map(|(start, level, text)| Heading { start, level, text }).collect()
}

pub(crate) fn date(seconds: Option<i64>, offset: i32) -> Option<DateTime> {
    seconds.map(|seconds| DateTime { seconds, offset })
}

pub(crate) fn person(name: String, address: String) -> Person {
    let some = |text: String| (!text.is_empty()).then_some(text);
    Person { name: some(name), address: some(address) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_damaged_value_is_reported_without_its_words() {
        let conn = rusqlite::Connection::open_in_memory().unwrap();
        let error =
            conn.query_row("SELECT '[\"secret\"]'", [], |row| row.get::<_, Json<Vec<u8>>>(0).map(|json| json.0));
        let error = error.unwrap_err();
        assert!(!format!("{error} {error:?}").contains("secret"));
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_no_unicode_comes_back_as_it_was() {
        use std::os::unix::ffi::OsStrExt;
        let conn = rusqlite::Connection::open_in_memory().unwrap();
        for bytes in [&b"/home/a/notes"[..], b"/home/\xff\xfe"] {
            let path = Path::new(std::ffi::OsStr::from_bytes(bytes));
            let back: SqlPath = conn.query_row("SELECT ?1", [SqlPath::new(path)], |row| row.get(0)).unwrap();
            assert_eq!(back.0, path);
        }
    }
}
