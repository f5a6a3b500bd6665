use crate::{Engine, Error};
use domain::{SourceId, SourceKind};
use serde::Serialize;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A source and how far it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceStatus {
    /// Its id.
    pub id: SourceId,
    /// Its folder or file.
    pub path: PathBuf,
    /// Which connector reads it.
    pub kind: SourceKind,
    /// Files read.
    pub files: u64,
    /// Items in the index.
    pub items: u64,
    /// Files that could not be read.
    pub failed: u64,
    /// Whether the folder or file is there at the moment.
    pub present: bool,
    /// When a run of [`Engine::update`] last looked at all of it.
    #[serde(skip)]
    pub indexed: Option<domain::DateTime>,
}

/// What the vault holds and what is still to be done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Status {
    /// The folder.
    pub vault: PathBuf,
    /// Its size on disk, in bytes.
    pub bytes: u64,
    /// Sources.
    pub sources: u64,
    /// Items.
    pub items: u64,
    /// Threads.
    pub threads: u64,
    /// People.
    pub people: u64,
    /// Chunks.
    pub chunks: u64,
    /// Chunks with a vector.
    pub vectors: u64,
    /// True when every item is in both halves of the index.
    pub current: bool,
}

/// One thing that `doctor` looked at.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Check {
    /// What was looked at.
    pub name: &'static str,
    /// Whether it is well.
    pub ok: bool,
    /// What was found, and what to do if it is not well.
    pub finding: String,
}

impl Engine {
    /// The sources of the vault.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn sources(&self) -> Result<Vec<SourceStatus>, Error> {
        let sources = self.store.sources()?.into_iter().map(|source| SourceStatus {
            id: source.id,
            present: source.path.exists(),
            path: source.path,
            kind: source.kind,
            files: source.files,
            items: source.items,
            failed: source.failed,
            indexed: source.indexed,
        });
        Ok(sources.collect())
    }

    /// The files of a source that could not be read, or not wholly, with the reasons.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn failures(&self, source: SourceId) -> Result<Vec<crate::Failure>, Error> {
        let failure = |file: store::FileRecord| {
            let reason = file.failed.or(file.skipped_reason)?;
            Some(crate::Failure { path: file.path, reason })
        };
        Ok(self.store.files(source)?.into_iter().filter_map(failure).collect())
    }

    /// What the vault holds.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn status(&self) -> Result<Status, Error> {
        let counts = self.store.counts()?;
        let pending = self.store.pending()?;
        Ok(Status {
            vault: self.settings.vault.clone(),
            bytes: folder_size(&self.settings.vault),
            sources: counts.sources,
            items: counts.items,
            threads: counts.threads,
            people: counts.people,
            chunks: counts.chunks,
            vectors: counts.vectors,
            current: pending.chunk == 0 && pending.embed == 0 && self.lexical.rev() >= self.store.rev()?,
        })
    }

    /// Looks at everything that must be well for search and answers to work.
    ///
    /// # Errors
    /// When the store cannot be read at all.
    pub fn doctor(&mut self) -> Result<Vec<Check>, Error> {
        let mut checks = Vec::new();
        let mut check = |name, result: Result<String, String>| {
            let ok = result.is_ok();
            checks.push(Check { name, ok, finding: result.unwrap_or_else(|problem| problem) });
        };
        let counts = self.store.counts()?;
        check(
            "database",
            match self.store.check() {
                Ok(()) => Ok(format!("{} items, {} chunks", counts.items, counts.chunks)),
                Err(error) => Err(error.to_string()),
            },
        );
        let (rev, lexical_rev) = (self.store.rev()?, self.lexical.rev());
        check(
            "lexical index",
            if lexical_rev >= rev {
                Ok("in step with the database".to_owned())
            } else {
                Err(format!("{} changes behind the database; run `inglenook index`", rev - lexical_rev))
            },
        );
        let pending = self.store.pending()?;
        check(
            "vectors",
            if pending.embed == 0 && pending.chunk == 0 {
                Ok(format!("{} of {} chunks", counts.vectors, counts.chunks))
            } else {
                Err(format!("{} chunks wait for theirs; run `inglenook index`", pending.embed + pending.chunk))
            },
        );
        check(
            "embedder",
            match self.load_embedder() {
                Ok(Some(embedder)) => Ok(format!("{} dimensions", embedder.dimensions())),
                Ok(None) => Err("not installed, so search goes by words alone; run `cargo xtask setup`".to_owned()),
                Err(error) => Err(error.to_string()),
            },
        );
        check(
            "selector",
            match self.load_selector() {
                Ok(Some(_)) => Ok("installed".to_owned()),
                Ok(None) => {
                    Err("not installed, so answers are checked by their facts alone; run `cargo xtask setup`"
                        .to_owned())
                }
                Err(error) => Err(error.to_string()),
            },
        );
        check(
            "model",
            self.model_path(None).map_err(|error| error.to_string()).and_then(|path| {
                generate::inspect(&path).map(|file| file.to_string()).map_err(|error| error.to_string())
            }),
        );
        let absent: Vec<_> = self.sources()?.into_iter().filter(|source| !source.present).collect();
        check(
            "sources",
            match absent.as_slice() {
                [] => Ok(format!("{} there", counts.sources)),
                absent => {
                    let paths: Vec<_> = absent.iter().map(|source| source.path.display().to_string()).collect();
                    Err(format!(
                        "not there at the moment: {}; what was indexed is kept until you forget it",
                        paths.join(", ")
                    ))
                }
            },
        );
        Ok(checks)
    }
}

fn folder_size(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => folder_size(&entry.path()),
            Ok(metadata) => metadata.len(),
            Err(_) => 0,
        })
        .sum()
}
