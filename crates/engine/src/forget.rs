use crate::{Engine, Error, vault::WriteLock};
use serde::Serialize;
use std::path::PathBuf;
use store::Source;

/// What is gone with a source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Forgotten {
    /// The source's folder or file, which itself is left alone.
    pub path: PathBuf,
    /// Items that are gone. Items that another source holds as well stay.
    pub items: u64,
    /// Chunks that are gone.
    pub chunks: u64,
}

impl Engine {
    /// Forgets the source with this id, or all sources at this path: their items, chunks, vectors and
    /// words leave every file of the vault.
    ///
    /// # Errors
    /// When there is no such source, or the vault cannot be written.
    pub fn forget(&mut self, source: &str) -> Result<Vec<Forgotten>, Error> {
        let _lock = WriteLock::take(&self.settings.vault)?;
        let mut forgotten = Vec::new();
        for source in self.sources_named(source)? {
            let gone = self.store.forget_source(source.id)?;
            forgotten.push(Forgotten { path: source.path, items: gone.items, chunks: gone.chunks });
        }
        // Neighbours in a conversation get new windows, and the lexical index drops what is gone.
        self.with_index(ingest::catch_up)?;
        self.lexical.compact()?;
        self.store.vacuum()?;
        Ok(forgotten)
    }

    /// Forgets every source, every past question and every preference. What is left of the vault is empty.
    ///
    /// # Errors
    /// When the vault cannot be written.
    pub fn forget_everything(&mut self) -> Result<(), Error> {
        let _lock = WriteLock::take(&self.settings.vault)?;
        for source in self.store.sources()? {
            self.store.forget_source(source.id)?;
        }
        self.store.forget_questions(None)?;
        self.store.clear_preferences()?;
        self.with_index(ingest::catch_up)?;
        self.lexical.compact()?;
        Ok(self.store.vacuum()?)
    }

    /// The source with this id, else all at this path.
    pub(crate) fn sources_named(&self, given: &str) -> Result<Vec<Source>, Error> {
        let path = PathBuf::from(given);
        // A folder that is gone can be forgotten by the path that `sources` prints.
        let path = path.canonicalize().unwrap_or(path);
        let mut sources = self.store.sources()?;
        sources.retain(|source| given.parse() == Ok(source.id.0) || source.path == path);
        if sources.is_empty() { Err(Error::NoSource { given: given.to_owned() }) } else { Ok(sources) }
    }
}
