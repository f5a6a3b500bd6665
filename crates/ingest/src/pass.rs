use crate::{
    Error, Failure, Progress, Report,
    chunker::{Chunker, WordPieces},
    stages,
};
use domain::SourceId;
use embed::Embedder;
use lexical::Lexical;
use std::{
    path::PathBuf,
    sync::atomic::{AtomicBool, Ordering},
    time::Instant,
};
use store::Store;

/// What the indexing writes to.
pub struct Index<'a> {
    /// The truth.
    pub store: &'a mut Store,
    /// Derived from it.
    pub lexical: &'a mut Lexical,
    /// `None` when no embedder is installed: everything but the vectors is made, and the vectors
    /// follow once there is one.
    pub embedder: Option<&'a mut Embedder>,
    /// What the chunker counts with: the embedder's word pieces, or an estimate without one.
    pub pieces: &'a dyn WordPieces,
}

/// What one run is to do.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Only these sources; all when empty.
    pub sources: Vec<SourceId>,
    /// For exports that give local times.
    pub connectors: connectors::Settings,
}

/// What a run reports to, and whether it is to stop.
pub(crate) struct Control<'a> {
    stop: &'a AtomicBool,
    on_progress: &'a mut dyn FnMut(&Progress),
    pub(crate) report: Report,
}

impl Control<'_> {
    pub(crate) fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    pub(crate) fn progress(&mut self, progress: Progress) {
        (self.on_progress)(&progress);
    }
}

/// Brings the index up to date with its sources.
///
/// Set `stop` (from a signal handler, say) to end the run at the next commit; the next run goes on
/// from there.
///
/// # Errors
/// When the store, the lexical index or the embedder fails. What concerns single files and records
/// is in the report.
pub fn run(
    index: &mut Index<'_>,
    settings: &Settings,
    stop: &AtomicBool,
    on_progress: &mut dyn FnMut(&Progress),
) -> Result<Report, Error> {
    let started = Instant::now();
    let mut control = Control { stop, on_progress, report: Report::default() };
    for source in index.store.sources()? {
        if settings.sources.is_empty() || settings.sources.contains(&source.id) {
            let connector = connectors::connector(source.kind, &settings.connectors);
            stages::read_source(index.store, &source, connector.as_ref(), &mut control)?;
        }
    }
    derive(index, &mut control)?;
    let counts = index.store.counts()?;
    let mut report = control.report;
    report.failed.extend(failures_of_earlier_runs(index.store, &report.failed)?);
    Ok(Report {
        items: counts.items,
        chunks: counts.chunks,
        vectors: counts.vectors,
        seconds: started.elapsed().as_secs_f64(),
        interrupted: stop.load(Ordering::Relaxed),
        ..report
    })
}

/// Brings chunks, lexical index and vectors in step with the items, without looking at any source:
/// what has to be done after a source was forgotten.
///
/// # Errors
/// When the store, the lexical index or the embedder fails.
pub fn catch_up(index: &mut Index<'_>) -> Result<(), Error> {
    let stop = AtomicBool::new(false);
    derive(index, &mut Control { stop: &stop, on_progress: &mut |_| {}, report: Report::default() })
}

fn derive(index: &mut Index<'_>, control: &mut Control<'_>) -> Result<(), Error> {
    stages::chunk(index.store, &Chunker::new(index.pieces), control)?;
    stages::lexical(index, control)?;
    if let Some(embedder) = index.embedder.as_deref_mut() {
        index.store.set_embedder(embedder.fingerprint(), &embedder.manifest())?;
        stages::embed(index.store, embedder, control)?;
    }
    Ok(())
}

/// A file that failed stays in the report until it is read or gone, although it is not tried again
/// while it is unchanged.
fn failures_of_earlier_runs(store: &Store, known: &[Failure]) -> Result<Vec<Failure>, Error> {
    let listed = |path: &PathBuf| known.iter().any(|failure| failure.path == *path);
    let mut failures = Vec::new();
    for source in store.sources()? {
        for file in store.files(source.id)? {
            if let Some(reason) = file.failed.or(file.skipped_reason).filter(|_| !listed(&file.path)) {
                failures.push(Failure { path: file.path, reason });
            }
        }
    }
    Ok(failures)
}
