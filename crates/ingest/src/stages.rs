//! Stages 2 to 5. Each works off what the store says is still to be done, and commits in batches.

use crate::{
    Error, Failure, Progress, Stage,
    chunker::Chunker,
    pass::{Control, Index},
    scan,
};
use connectors::{Connector, RecordError};
use std::{ops::ControlFlow, path::Path};
use store::{ChunkJob, Source, Store};

/// Records in one transaction: large enough for speed, small enough to lose little to a crash.
const RECORDS: usize = 512;
/// Chunk jobs in one transaction.
const CHUNK_JOBS: usize = 256;
/// Chunks embedded in one transaction: about a second of work on two cores.
const EMBED: usize = 96;
/// Chunks between two commits of the lexical index.
const LEXICAL_COMMIT: usize = 5_000;
/// Changes read from the store at once; it always gives those of a `rev` whole.
const LEXICAL_PAGE: usize = 1_000;

/// Stages 1 and 2 for one source.
pub(crate) fn read_source(
    store: &mut Store,
    source: &Source,
    connector: &dyn Connector,
    control: &mut Control<'_>,
) -> Result<(), Error> {
    control.progress(Progress { stage: Stage::Scan, done: 0, total: 0, path: Some(source.path.clone()) });
    let plan = match scan::plan(&source.path, connector, store.files(source.id)?) {
        Ok(plan) => plan,
        Err(error) => {
            let reason = format!("the source cannot be read ({error}); what was indexed of it is kept");
            control.fail(source.path.clone(), reason);
            return Ok(());
        }
    };
    for (path, reason) in plan.unreadable {
        control.fail(path, format!("cannot be read: {reason}"));
    }
    if !plan.touched.is_empty() {
        store.write(|writer| plan.touched.iter().try_for_each(|(file, stat)| writer.touch_file(file.id, stat)))?;
    }
    let total = plan.read.len() as u64;
    for (done, path) in plan.read.iter().enumerate() {
        if control.stopped() {
            return Ok(());
        }
        control.progress(Progress { stage: Stage::Read, done: done as u64, total, path: Some(path.clone()) });
        read_file(store, source, connector, path, control)?;
    }
    if total > 0 {
        control.progress(Progress { stage: Stage::Read, done: total, total, path: None });
    }
    // Last, so that what only moved to another file keeps its items and their vectors.
    if !plan.gone.is_empty() {
        store.write(|writer| plan.gone.iter().try_for_each(|file| writer.drop_file(file.id).map(drop)))?;
    }
    Ok(())
}

/// One file into items. The stamp is taken before the reading: a file that grows meanwhile is read
/// again by the next run.
fn read_file(
    store: &mut Store,
    source: &Source,
    connector: &dyn Connector,
    path: &Path,
    control: &mut Control<'_>,
) -> Result<(), Error> {
    let mut stat = match scan::stat(path) {
        Ok(stat) => stat,
        Err(error) => {
            control.fail(path.to_owned(), format!("cannot be read: {error}"));
            return Ok(());
        }
    };
    let file = store.write(|writer| writer.begin_file(source.id, path))?;
    let mut batch = Vec::with_capacity(RECORDS);
    let mut bad: Vec<RecordError> = Vec::new();
    let mut bad_count = 0;
    let mut failed: Option<Error> = None;
    let outcome = connector.read(path, &source.path, &mut |record| {
        match record {
            Ok(record) => batch.push(record),
            Err(error) => {
                bad_count += 1;
                if bad.is_empty() {
                    bad.push(error);
                }
            }
        }
        if batch.len() < RECORDS {
            return ControlFlow::Continue(());
        }
        if let Err(error) = put(store, &file, &mut batch) {
            failed = Some(error);
            return ControlFlow::Break(());
        }
        if control.stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    if let Some(error) = failed {
        return Err(error);
    }
    put(store, &file, &mut batch)?;
    match outcome {
        // Stopped in the middle: the file has no stamp yet, so the next run reads it again, and
        // finds what is already there unchanged.
        Ok(()) if control.stopped() => {}
        Ok(()) => {
            stat.skipped_records = bad_count;
            let skipped = bad.first().map(|first| {
                let plural = if bad_count == 1 { "record was" } else { "records were" };
                format!("{bad_count} {plural} left out; the first: {first}")
            });
            store.write(|writer| {
                writer.finish_file(&file, &stat)?;
                skipped.as_deref().map_or(Ok(()), |reason| writer.note_skipped(&file, reason))
            })?;
            if let Some(reason) = skipped {
                control.skip(bad_count);
                control.fail(path.to_owned(), reason);
            }
        }
        Err(error) => {
            let reason = error.to_string();
            store.write(|writer| writer.fail_file(source.id, path, &stat, &reason))?;
            control.fail(path.to_owned(), reason);
        }
    }
    Ok(())
}

fn put(store: &mut Store, file: &store::OpenFile, batch: &mut Vec<domain::Record>) -> Result<(), Error> {
    if batch.is_empty() {
        return Ok(());
    }
    store.write(|writer| {
        for record in batch.iter() {
            writer.put(file, record)?;
        }
        Ok(())
    })?;
    batch.clear();
    Ok(())
}

/// Stage 3.
pub(crate) fn chunk(store: &mut Store, chunker: &Chunker<'_>, control: &mut Control<'_>) -> Result<(), Error> {
    let total = store.pending()?.chunk;
    let mut done = 0;
    while !control.stopped() {
        let jobs = store.chunk_jobs(CHUNK_JOBS)?;
        if jobs.is_empty() {
            break;
        }
        let mut cut = Vec::with_capacity(jobs.len());
        for job in &jobs {
            cut.push(match *job {
                ChunkJob::Item(id) => store.item(id)?.map(|item| chunker.item(&item)).unwrap_or_default(),
                ChunkJob::Thread(id) => chunker.conversation(&store.thread_items(id)?),
            });
        }
        store.write(|writer| {
            for (job, chunks) in jobs.iter().zip(&cut) {
                writer.put_chunks(*job, chunks)?;
            }
            Ok(())
        })?;
        done += jobs.len() as u64;
        control.progress(Progress { stage: Stage::Chunk, done, total: total.max(done), path: None });
    }
    Ok(())
}

/// Stage 4. The payload of each commit is the last `rev` that it holds wholly, so the commit is
/// the moment from which a chunk counts as indexed.
pub(crate) fn lexical(index: &mut Index<'_>, control: &mut Control<'_>) -> Result<(), Error> {
    let goal = index.store.rev()?;
    let start = index.lexical.rev();
    let mut cursor = start;
    let mut uncommitted = 0;
    while cursor < goal && !control.stopped() {
        let changes = index.store.changes(cursor, LEXICAL_PAGE)?;
        let Some(last) = changes.last() else {
            cursor = goal;
            break;
        };
        let reached = last.rev;
        let deleted: Vec<_> = changes.iter().filter(|change| change.deleted).map(|change| change.chunk).collect();
        let live: Vec<_> = changes.iter().filter(|change| !change.deleted).map(|change| change.chunk).collect();
        index.lexical.apply(&index.store.passages(&live)?, &deleted)?;
        cursor = reached;
        uncommitted += changes.len();
        if uncommitted >= LEXICAL_COMMIT {
            index.lexical.commit(cursor)?;
            uncommitted = 0;
        }
        control.progress(Progress { stage: Stage::Lexical, done: cursor - start, total: goal - start, path: None });
    }
    if cursor > index.lexical.rev() {
        index.lexical.commit(cursor)?;
    }
    index.store.purge_tombstones(index.lexical.rev())?;
    Ok(())
}

/// Stage 5.
pub(crate) fn embed(store: &mut Store, embedder: &mut embed::Embedder, control: &mut Control<'_>) -> Result<(), Error> {
    let total = store.pending()?.embed;
    let mut done = 0;
    while !control.stopped() {
        let ids = store.embed_jobs(EMBED)?;
        if ids.is_empty() {
            break;
        }
        let passages = store.passages(&ids)?;
        let texts: Vec<String> = passages.iter().map(domain::Passage::text).collect();
        let vectors = embedder.embed(&texts)?;
        let vectors: Vec<_> = passages.iter().map(|passage| passage.chunk).zip(vectors).collect();
        store.write(|writer| writer.put_vectors(&vectors))?;
        done += ids.len() as u64;
        control.progress(Progress { stage: Stage::Embed, done, total: total.max(done), path: None });
    }
    Ok(())
}

impl Control<'_> {
    pub(crate) fn fail(&mut self, path: std::path::PathBuf, reason: String) {
        self.report.failed.push(Failure { path, reason });
    }

    pub(crate) fn skip(&mut self, records: u64) {
        self.report.skipped += records;
    }
}
