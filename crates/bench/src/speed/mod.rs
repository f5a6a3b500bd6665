//! `bench speed`: how long a search takes as a vault grows, beside the plain way of doing it.
//!
//! A vault of a wanted size is made of real texts: the second half of one after the first half of another. Its
//! vectors are the sum of the real embeddings of the two, with noise of a third of their length, so that a million
//! need not be embedded. Questions are those of the sets, embedded within the time that is measured.
//!
//! The reference is what a program does that keeps vectors in sqlite-vec and words in SQLite FTS5: embed the
//! question, go through all vectors (floats in vec0, blocks of 4,096, which is its quickest), ask FTS5 for an OR of
//! the words. What it finds among the vectors is exact; recall is held against it.

mod plot;
mod vault;

use crate::retrieval::{collection::Collection, floor};
use anyhow::{Context as _, Result, bail};
use clap::Args;
use domain::{ChunkId, Filter};
use embed::Embedder;
use jiff::ZonedDateTime;
use lexical::Lexical;
use retrieve::{Index, Mode};
use rusqlite::Connection;
use serde::Serialize;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};
use store::Store;
use vault::Maker;

/// Texts that are really embedded.
const REAL: usize = 3_000;
/// Of a text, the bytes that are used: about a chunk.
const LONGEST: usize = 900;
/// Questions that are measured, after as many to warm up as [`WARM`].
const QUESTIONS: usize = 100;
const WARM: usize = 10;
/// Questions for which all vectors are gone through.
const REFERENCE: usize = 30;

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Folders with corpus.jsonl, queries.jsonl and qrels/test.tsv, for texts and questions.
    #[arg(required = true, value_name = "DIR")]
    sets: Vec<PathBuf>,
    /// Chunks in the vault.
    #[arg(long, value_name = "N", value_delimiter = ',', default_value = "20000,100000,1000000")]
    sizes: Vec<usize>,
    /// Also writes the rows here, as JSON.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Draws here how all of it grows, as SVG.
    #[arg(long, value_name = "FILE")]
    plot: Option<PathBuf>,
    /// The folder of models.
    #[arg(long, value_name = "DIR")]
    models: PathBuf,
    /// Where the vaults are made, and removed afterwards. A million chunks take about 3 GB.
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// A size.
#[derive(Debug, Serialize)]
struct Row {
    chunks: usize,
    p50_ms: f64,
    p95_ms: f64,
    embed_p50_ms: f64,
    lexical_p50_ms: f64,
    vector_p50_ms: f64,
    filtered_p50_ms: f64,
    /// While another thread adds chunks, so many a second.
    indexing_p50_ms: f64,
    indexing_p95_ms: f64,
    indexed_per_s: f64,
    /// After half of the chunks were deleted, which took so long.
    halved_p50_ms: f64,
    halving_s: f64,
    reference_p50_ms: f64,
    reference_p95_ms: f64,
    /// Processor time of a search and of the reference, all threads together.
    cpu_ms: f64,
    reference_cpu_ms: f64,
    /// Of the ten nearest by exact search among the floats, those among the ten nearest that the vector half finds.
    recall_at_10: f64,
    sketch_mb: f64,
    resident_mb: f64,
    /// Of it what is of no file, so that the system could not take it back.
    own_mb: f64,
    cold_ms: f64,
    text_mb: f64,
    lexical_mb: f64,
    vectors_mb: f64,
    build_s: f64,
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let mut embedder = Embedder::load(&arguments.models)?;
    let (mut texts, mut questions) = (Vec::new(), Vec::new());
    for folder in &arguments.sets {
        let collection = Collection::read(folder)?;
        texts.extend(collection.documents.iter().map(|document| cut(&document.text)).filter(|text| text.len() > 80));
        questions.extend(collection.queries.into_iter().map(|query| query.text));
    }
    let (texts, questions) = (spread(&texts, REAL), spread(&questions, WARM + QUESTIONS));
    if texts.len() < 10 || questions.len() <= WARM {
        bail!("the sets hold too few texts or questions");
    }
    eprintln!("embedding {} texts", texts.len());
    let real = embedder.embed(&texts)?;
    let mut rows = Vec::new();
    println!("{}", HEADING);
    for &size in &arguments.sizes {
        let folder = match &arguments.folder {
            Some(folder) => {
                fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
                tempfile::tempdir_in(folder)?
            }
            None => tempfile::tempdir()?,
        };
        let start = Instant::now();
        let mut maker = Maker::new(folder.path(), &texts, &real)?;
        let bytes = maker.make(size)?;
        let build_s = start.elapsed().as_secs_f64();
        let row = measured(maker, size, &mut embedder, &arguments.models, &questions, bytes, build_s)?;
        println!(
            "{:>9} {:>7.1} {:>7.1} {:>6.1} {:>8.1} {:>7.1} {:>9.1} {:>8.1} {:>8.1} {:>8.1} {:>8.1} {:>6.1} {:>7.3} {:>7.0} {:>7.0} {:>7.0} {:>7.0} {:>7.2} {:>7.2} {:>7.1} {:>8.1}",
            row.chunks,
            row.p50_ms,
            row.p95_ms,
            row.embed_p50_ms,
            row.lexical_p50_ms,
            row.vector_p50_ms,
            row.filtered_p50_ms,
            row.indexing_p50_ms,
            row.halved_p50_ms,
            row.reference_p50_ms,
            row.reference_p95_ms,
            row.reference_p50_ms / row.p50_ms,
            row.recall_at_10,
            row.sketch_mb,
            row.resident_mb,
            row.own_mb,
            row.cold_ms,
            row.lexical_mb / row.text_mb,
            row.vectors_mb / row.text_mb,
            row.cpu_ms,
            row.reference_cpu_ms,
        );
        rows.push(row);
    }
    if let Some(file) = &arguments.json {
        fs::write(file, serde_json::to_string_pretty(&rows)?)?;
    }
    if let Some(file) = &arguments.plot {
        fs::write(file, plot::drawn(&rows))?;
    }
    Ok(())
}

const HEADING: &str = "   chunks  p50 ms  p95 ms  embed    words vectors  filter.1% indexing   halved ref p50  ref p95  times recall  sketch     RSS     own  \
                       cold  words/  vec/      CPU  ref CPU
                                                                                                                        @10      MB      MB      MB    ms   text    text      ms       ms";

fn cut(text: &str) -> String {
    text[..text.floor_char_boundary(LONGEST)].to_owned()
}

/// So many of a list, from all of it.
fn spread(all: &[String], n: usize) -> Vec<String> {
    let step = (all.len() / n.max(1)).max(1);
    all.iter().step_by(step).take(n).cloned().collect()
}

fn bytes_of(vector: &[f32]) -> Vec<u8> {
    vector.iter().flat_map(|x| x.to_le_bytes()).collect()
}

fn database(folder: &Path) -> PathBuf {
    folder.join("inglenook.db")
}

#[expect(clippy::cast_precision_loss, reason = "figures of a few digits")]
fn measured(
    mut maker: Maker<'_>,
    size: usize,
    embedder: &mut Embedder,
    models: &Path,
    questions: &[String],
    bytes: usize,
    build_s: f64,
) -> Result<Row> {
    let folder = maker.folder().to_owned();
    let folder = folder.as_path();
    // As in a new process, but for the system's cache of files.
    let start = Instant::now();
    let mut loaded = Embedder::load(models)?;
    let embedder_at = start.elapsed();
    let store = Store::open(&database(folder))?;
    let store_at = start.elapsed();
    let (words, _) = Lexical::open(&folder.join("lexical"), &store.identity()?)?;
    let words_at = start.elapsed();
    let now = ZonedDateTime::now();
    search(&store, &words, &mut loaded, &questions[0], Filter::default(), &now)?;
    let cold = start.elapsed();
    eprintln!(
        "cold: embedder {:.0} ms, store {:.0}, words {:.0}, first search {:.0}",
        embedder_at.as_secs_f64() * 1e3,
        (store_at - embedder_at).as_secs_f64() * 1e3,
        (words_at - store_at).as_secs_f64() * 1e3,
        (cold - words_at).as_secs_f64() * 1e3
    );
    drop(loaded);

    let mut took = Times::default();
    let mut cpu = 0.0;
    for (at, question) in questions.iter().enumerate() {
        if at == WARM {
            cpu = processor_ms();
        }
        let start = Instant::now();
        let timings = search(&store, &words, embedder, question, Filter::default(), &now)?;
        if at >= WARM {
            took.add(start.elapsed(), timings);
        }
    }
    let cpu = (processor_ms() - cpu) / took.total.len() as f64;
    let mut filtered = Vec::new();
    for question in &questions[WARM..] {
        let filter = Filter { sources: vec!["2".to_owned()], ..Filter::default() };
        let start = Instant::now();
        search(&store, &words, embedder, question, filter, &now)?;
        filtered.push(start.elapsed());
    }
    let (resident_mb, own_mb) = (status_mb("VmRSS:"), status_mb("RssAnon:"));
    let sketch_mb = store.sketch_bytes() as f64 / 1e6;

    let connection = Connection::open(folder.join("reference.db"))?;
    let mut reference = Vec::new();
    let (mut found, mut wanted) = (0, 0);
    let mut reference_cpu = 0.0;
    for (at, question) in questions.iter().take(WARM.min(2) + REFERENCE).enumerate() {
        let cpu = processor_ms();
        let start = Instant::now();
        let vector = embedder.embed_one(question)?;
        let nearest: Vec<ChunkId> = connection
            .prepare_cached("SELECT chunk_id FROM vec WHERE embedding MATCH ?1 AND k = 100")?
            .query_map([bytes_of(&vector)], |row| row.get(0).map(ChunkId))?
            .collect::<rusqlite::Result<_>>()?;
        floor::ranked(&connection, "doc", question, None)?;
        if at >= WARM.min(2) {
            reference.push(start.elapsed());
            reference_cpu += (processor_ms() - cpu) / REFERENCE as f64;
        }
        let ours = store.nearest(&vector, 200, None)?;
        wanted += nearest.len().min(10);
        found += nearest.iter().take(10).filter(|id| ours.iter().take(10).any(|(known, _)| known == *id)).count();
    }
    let text_mb = bytes as f64 / 1e6;
    let (lexical_mb, vectors_mb) = (size_of_folder(&folder.join("lexical"))? as f64 / 1e6, vector_bytes(folder)? / 1e6);
    drop(connection);

    let (stop, start) = (AtomicBool::new(false), Instant::now());
    let mut indexing = Vec::new();
    let added = thread::scope(|scope| -> Result<usize> {
        let adding = scope.spawn(|| maker.add_until(&stop));
        let searched = questions.iter().enumerate().try_for_each(|(at, question)| -> Result<()> {
            let start = Instant::now();
            search(&store, &words, embedder, question, Filter::default(), &now)?;
            if at >= WARM {
                indexing.push(start.elapsed());
            }
            Ok(())
        });
        stop.store(true, Ordering::Relaxed);
        let added = adding.join().map_err(|_| anyhow::anyhow!("the indexing thread panicked"))?;
        searched?;
        added
    })?;
    let indexed_per_s = added as f64 / start.elapsed().as_secs_f64();

    let start = Instant::now();
    maker.delete_half()?;
    let halving_s = start.elapsed().as_secs_f64();
    let mut halved = Vec::new();
    for question in questions {
        let start = Instant::now();
        search(&store, &words, embedder, question, Filter::default(), &now)?;
        halved.push(start.elapsed());
    }
    halved.drain(..WARM);

    Ok(Row {
        chunks: size,
        p50_ms: at(&mut took.total, 0.5),
        p95_ms: at(&mut took.total, 0.95),
        embed_p50_ms: middle(&mut took.embed),
        lexical_p50_ms: middle(&mut took.lexical),
        vector_p50_ms: middle(&mut took.vector),
        filtered_p50_ms: at(&mut filtered, 0.5),
        indexing_p50_ms: at(&mut indexing, 0.5),
        indexing_p95_ms: at(&mut indexing, 0.95),
        indexed_per_s,
        halved_p50_ms: at(&mut halved, 0.5),
        halving_s,
        reference_p50_ms: at(&mut reference, 0.5),
        reference_p95_ms: at(&mut reference, 0.95),
        cpu_ms: cpu,
        reference_cpu_ms: reference_cpu,
        recall_at_10: found as f64 / wanted.max(1) as f64,
        sketch_mb,
        resident_mb,
        own_mb,
        cold_ms: cold.as_secs_f64() * 1e3,
        text_mb,
        lexical_mb,
        vectors_mb,
        build_s,
    })
}

fn search(
    store: &Store,
    lexical: &Lexical,
    embedder: &mut Embedder,
    question: &str,
    filter: Filter,
    now: &ZonedDateTime,
) -> Result<retrieve::Timings> {
    let mut index = Index { store, lexical, embedder: Some(embedder) };
    let text = crate::retrieval::plain(question);
    let query = retrieve::Query { text, filter, k: 10, mode: Mode::Hybrid, now: now.clone() };
    Ok(retrieve::search(&mut index, &query)?.timings)
}

#[derive(Default)]
struct Times {
    total: Vec<Duration>,
    embed: Vec<f64>,
    lexical: Vec<f64>,
    vector: Vec<f64>,
}

impl Times {
    fn add(&mut self, total: Duration, timings: retrieve::Timings) {
        self.total.push(total);
        self.embed.push(timings.embed_ms);
        self.lexical.push(timings.lexical_ms);
        self.vector.push(timings.vector_ms);
    }
}

/// Milliseconds below which that share lies.
fn at(times: &mut [Duration], share: f64) -> f64 {
    times.sort();
    let last = times.len().saturating_sub(1);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let place = (share * last as f64).round() as usize;
    times.get(place).map_or(0.0, |time| time.as_secs_f64() * 1e3)
}

fn middle(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Milliseconds of processor time that this process has taken, in steps of ten; 0 where the system does not say.
fn processor_ms() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    after_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() * 10.0
}

/// Bytes of the vault's vectors, with what a row of them takes beside.
fn vector_bytes(folder: &Path) -> Result<f64> {
    let vault = Connection::open(database(folder))?;
    let sql = "SELECT SUM(length(embedding)) + 6 * COUNT(*) FROM vectors";
    let bytes: Option<i64> = vault.query_row(sql, [], |row| row.get(0))?;
    #[expect(clippy::cast_precision_loss, reason = "figures of a few digits")]
    Ok(bytes.unwrap_or(0) as f64)
}

/// Megabytes that the system says of this process; 0 where it does not.
fn status_mb(what: &str) -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(what));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok()).unwrap_or(0.0) / 1e3
}

fn size_of_folder(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        bytes += entry?.metadata()?.len();
    }
    Ok(bytes)
}
