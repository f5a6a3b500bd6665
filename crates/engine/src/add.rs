use crate::{Engine, Error, vault::WriteLock};
use domain::{SourceId, SourceKind};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// A source as it was just registered.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Added {
    /// Its id.
    pub id: SourceId,
    /// Its folder or file.
    pub path: PathBuf,
    /// Which connector reads it.
    pub kind: SourceKind,
    /// What was found there, in words: "3 mbox files".
    pub found: String,
}

impl Engine {
    /// Registers a folder or file as one source for each kind of data in it. Reads nothing into the
    /// index yet. Adding the same again changes nothing.
    ///
    /// # Errors
    /// When the path cannot be read, or nothing in it is recognised and no `kind` was given.
    pub fn add(&mut self, path: &Path, kind: Option<SourceKind>) -> Result<Vec<Added>, Error> {
        let path = path.canonicalize().map_err(|source| Error::Unreadable { path: path.to_owned(), source })?;
        let found: Vec<(SourceKind, String)> = match kind {
            Some(kind) => vec![(kind, "as you say".to_owned())],
            None => connectors::detect(&path).into_iter().map(|found| (found.kind, found.what)).collect(),
        };
        if found.is_empty() {
            return Err(Error::NothingToAdd { path });
        }
        let _lock = WriteLock::take(&self.settings.vault)?;
        found
            .into_iter()
            .map(|(kind, found)| {
                let id = self.store.add_source(&path, kind)?;
                Ok(Added { id, path: path.clone(), kind, found })
            })
            .collect()
    }
}
