use crate::{Engine, Error, Progress, Report, vault::WriteLock};
use domain::SourceId;
use ingest::{EstimatedPieces, WordPieces};
use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

/// While watching, everything is looked at this often, hints or not.
const FULL_SCAN: Duration = Duration::from_secs(15 * 60);
/// How soon a watcher that waits sees that it is to stop.
const PATIENCE: Duration = Duration::from_millis(250);

impl Engine {
    /// Brings the index up to date with the named sources, or with all if none is named.
    ///
    /// Set `stop` to end at the next commit; what is done is kept and the next run goes on.
    ///
    /// # Errors
    /// When the index as a whole cannot be written. Files and records that cannot be read are in the
    /// report.
    pub fn index(
        &mut self,
        sources: &[SourceId],
        stop: &AtomicBool,
        on_progress: &mut dyn FnMut(&Progress),
    ) -> Result<Report, Error> {
        let _lock = WriteLock::take(&self.settings.vault)?;
        let report = self.index_locked(sources, stop, on_progress)?;
        if !report.interrupted {
            // The words of what is gone leave the lexical index too. Not while watching: a change to one note
            // would have a whole segment written anew.
            self.lexical.compact()?;
        }
        Ok(report)
    }

    /// The same without the tidying-up at the end, for who follows changes: a change to one note would have a whole
    /// segment of the lexical index written anew. Notes of each source that it was looked at.
    ///
    /// # Errors
    /// As for [`Engine::index`].
    pub fn update(
        &mut self,
        sources: &[SourceId],
        stop: &AtomicBool,
        on_progress: &mut dyn FnMut(&Progress),
    ) -> Result<Report, Error> {
        let _lock = WriteLock::take(&self.settings.vault)?;
        let report = self.index_locked(sources, stop, on_progress)?;
        if !report.interrupted {
            let now = domain::DateTime::from(&self.now());
            for source in self.store.sources()? {
                if (sources.is_empty() || sources.contains(&source.id)) && source.path.exists() {
                    self.store.mark_indexed(source.id, now)?;
                }
            }
        }
        Ok(report)
    }

    /// Has the next run read every file of a source again.
    ///
    /// # Errors
    /// When there is no such source, or the vault cannot be written.
    pub fn reread(&mut self, source: SourceId) -> Result<(), Error> {
        let _lock = WriteLock::take(&self.settings.vault)?;
        for source in self.sources_named(&source.to_string())? {
            self.store.reread_source(source.id)?;
        }
        Ok(())
    }

    /// Calls `on_hint` from a thread of its own when something below one of the sources changed, for as long as what it
    /// returns lives. An empty path stands for "anything"; hints are no truth.
    ///
    /// # Errors
    /// When the system cannot watch files.
    pub fn follow(
        &self,
        on_hint: impl Fn(std::collections::BTreeSet<std::path::PathBuf>) + Send + 'static,
    ) -> Result<ingest::Watching, Error> {
        let sources = self.store.sources()?.into_iter().map(|source| source.path);
        let there: Vec<_> = sources.filter(|path| path.exists()).collect();
        Ok(ingest::Watch::with(&there, on_hint)?)
    }

    /// Brings the index up to date and keeps it so until `stop` is set. `on_report` hears of every
    /// run that ends.
    ///
    /// # Errors
    /// As for [`Engine::index`], and when the system cannot watch files.
    pub fn watch(
        &mut self,
        stop: &AtomicBool,
        on_progress: &mut dyn FnMut(&Progress),
        on_report: &mut dyn FnMut(&Report),
    ) -> Result<(), Error> {
        let _lock = WriteLock::take(&self.settings.vault)?;
        let paths: Vec<_> =
            self.store.sources()?.into_iter().map(|source| source.path).filter(|p| p.exists()).collect();
        // Before the first run, so that nothing that happens during it is missed.
        let watch = ingest::Watch::new(&paths)?;
        on_report(&self.index_locked(&[], stop, on_progress)?);
        let mut last_full = Instant::now();
        while !stop.load(Ordering::Relaxed) {
            let changed = watch.wait(PATIENCE);
            let sources: Vec<SourceId> =
                if last_full.elapsed() >= FULL_SCAN || changed.contains(std::path::Path::new("")) {
                    last_full = Instant::now();
                    Vec::new()
                } else {
                    let touched: Vec<_> = self
                        .store
                        .sources()?
                        .into_iter()
                        .filter(|source| {
                            changed.iter().any(|path| path.starts_with(&source.path) || source.path.starts_with(path))
                        })
                        .map(|source| source.id)
                        .collect();
                    if touched.is_empty() {
                        continue;
                    }
                    touched
                };
            on_report(&self.index_locked(&sources, stop, on_progress)?);
        }
        Ok(())
    }

    fn index_locked(
        &mut self,
        sources: &[SourceId],
        stop: &AtomicBool,
        on_progress: &mut dyn FnMut(&Progress),
    ) -> Result<Report, Error> {
        let zone = self.now().time_zone().clone();
        let settings = ingest::Settings { sources: sources.to_vec(), connectors: connectors::Settings { zone } };
        self.with_index(|index| ingest::run(index, &settings, stop, on_progress))
    }

    /// Hands the parts that indexing works on to `work`.
    pub(crate) fn with_index<T>(
        &mut self,
        work: impl FnOnce(&mut ingest::Index<'_>) -> Result<T, ingest::Error>,
    ) -> Result<T, Error> {
        let pieces: Box<dyn WordPieces> = match self.load_embedder()? {
            Some(embedder) => Box::new(embedder.tokens()),
            None => Box::new(EstimatedPieces),
        };
        if let Some(embedder) = &self.embedder {
            self.store.set_embedder(embedder.fingerprint(), &embedder.manifest())?;
            if self.store.next_embedder()?.is_some() && self.load_searched()?.is_none() {
                self.store.drop_former()?;
            }
        }
        Ok(work(&mut ingest::Index {
            store: &mut self.store,
            lexical: &mut self.lexical,
            embedder: self.embedder.as_mut(),
            pieces: pieces.as_ref(),
        })?)
    }
}
