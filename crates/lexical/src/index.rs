use crate::{
    Error, Result,
    analyzer::{Analyzer, Unit},
    directory::{self, PrivateDirectory},
    query::Wanted,
    schema::{self, Fields},
    spelling,
    top::Top,
};
use domain::{ChunkId, Passage};
use serde::{Deserialize, Serialize};
use std::{
    collections::HashMap,
    ffi::OsStr,
    io::{Read, Seek, SeekFrom},
    ops::Range,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::SystemTime,
};
use tantivy::{
    Directory as _, DocId, DocSet as _, Index, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, Searcher,
    SegmentReader, TERMINATED, TantivyError, Term as IndexTerm,
    directory::{INDEX_WRITER_LOCK, META_LOCK, error::LockError},
    index::{SegmentComponent, SegmentId},
    indexer::{IndexWriterOptions, LogMergePolicy},
    query::EnableScoring,
    schema::IndexRecordOption,
    store::Compressor,
};

const META: &str = "meta.json";
const MANAGED: &str = ".managed.json";

/// Words that the writer keeps in memory before it makes a segment of them. tantivy's least is 15 MB.
const WRITER_MEMORY: usize = 30_000_000;

/// Terms whose other spellings are remembered, at most.
const SPELLINGS: usize = 1_000;

/// A segment of which this share was deleted is rewritten when it is next looked at.
const DELETED_SHARE: f32 = 0.3;

/// An index folder with at most one writer, which is opened on the first change.
///
/// Several processes may have the same folder open: one writes, all search, and each search sees the
/// last commit.
pub struct Lexical {
    dir: PathBuf,
    identity: String,
    index: Index,
    reader: IndexReader,
    writer: Option<IndexWriter>,
    fields: Fields,
    analyzer: Analyzer,
    rev: u64,
    /// The `meta.json` that the reader has read.
    seen: Mutex<Option<Stamp>>,
    /// Other spellings of terms, found in that commit: a search asks several times, and looks through a share of
    /// all terms for each.
    spellings: Mutex<HashMap<String, Vec<String>>>,
}

/// What [`Lexical::open`] found.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Opened {
    /// A whole index of this vault.
    Current {
        /// The revision of the store that it holds.
        rev: u64,
    },
    /// Nothing usable: missing, damaged, of another version or another vault. An empty index was made.
    Fresh,
}

/// A question in the user's words.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct LexicalQuery {
    /// Free words, of which any counts; "quoted" parts are phrases that must occur, and `-word` must not.
    pub text: String,
    /// Words that texts may have instead of some of these, such as the name of whom the question calls "mum". Of each
    /// group the best counts, and less than a word that was written.
    pub instead: Vec<Vec<String>>,
}

impl LexicalQuery {
    /// These words.
    #[must_use]
    pub fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), instead: Vec::new() }
    }
}

/// A term of a text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Term {
    /// Folded and stemmed.
    pub text: String,
    /// First byte of the word in the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// What a commit says of itself.
#[derive(Serialize, Deserialize)]
struct Payload {
    identity: String,
    rev: u64,
    version: u32,
}

/// Tells one `meta.json` from another: every commit renames a new file into place.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
    inode: u64,
}

impl Lexical {
    /// Opens the index in `dir` for the store called `identity`, without claiming the right to write.
    ///
    /// Every file's checksum is verified. An index that is missing, damaged, of another version or of
    /// another store is replaced by an empty one with revision 0, to be filled from the store.
    ///
    /// # Errors
    /// [`Error::Busy`] when the index has to be made anew and another process is writing to it;
    /// [`Error::Io`] when the folder cannot be made or cleared.
    pub fn open(dir: &Path, identity: &str) -> Result<(Self, Opened)> {
        let io = |source| Error::Io { path: dir.to_owned(), source };
        directory::make_private_folder(dir).map_err(io)?;
        if let Some((index, rev)) = current(dir, identity) {
            return Ok((Self::over(dir, identity, index, rev)?, Opened::Current { rev }));
        }
        {
            let directory = PrivateDirectory::open(dir).map_err(|error| Error::of(dir, error.into()))?;
            let _alone = directory.acquire_lock(&INDEX_WRITER_LOCK).map_err(|error| locked(dir, error))?;
            // Another process may have made it while this one looked.
            if let Some((index, rev)) = current(dir, identity) {
                return Ok((Self::over(dir, identity, index, rev)?, Opened::Current { rev }));
            }
            clear(dir)?;
            let (schema, _) = schema::schema();
            // Nothing is stored, so the document store neither compresses nor needs a thread for it.
            let settings = IndexSettings {
                docstore_compression: Compressor::None,
                docstore_compress_dedicated_thread: false,
                ..IndexSettings::default()
            };
            Index::create(directory, schema, settings).map_err(|error| Error::of(dir, error))?;
        }
        let index = open_index(dir).map_err(|error| Error::of(dir, error))?;
        let mut fresh = Self::over(dir, identity, index, 0)?;
        // From here on the folder says whose it is, so that others can open it before the first real commit.
        fresh.write_payload(0)?;
        fresh.close_writer()?;
        Ok((fresh, Opened::Fresh))
    }

    fn over(dir: &Path, identity: &str, index: Index, rev: u64) -> Result<Self> {
        let (_, fields) = schema::schema();
        Ok(Self {
            dir: dir.to_owned(),
            identity: identity.to_owned(),
            reader: reader(&index).map_err(|error| Error::of(dir, error))?,
            index,
            writer: None,
            fields,
            analyzer: Analyzer::new(),
            rev,
            seen: Mutex::new(None),
            spellings: Mutex::default(),
        })
    }

    /// The revision of the store that the index held when it was opened or last committed here.
    #[must_use]
    pub fn rev(&self) -> u64 {
        self.rev
    }

    /// Adds passages, in place of those with the same chunk id, and removes others. Searches see
    /// nothing of it before the next commit; without one it is as if it had not been.
    ///
    /// # Errors
    /// [`Error::Busy`] when another process is writing; otherwise when a file cannot be written. Then
    /// everything since the last commit is lost and has to be applied again.
    pub fn apply(&mut self, adds: &[Passage], deletes: &[ChunkId]) -> Result<()> {
        let applied = self.try_apply(adds, deletes);
        self.give_up_on_error(applied)
    }

    fn try_apply(&mut self, adds: &[Passage], deletes: &[ChunkId]) -> Result<()> {
        let fields = self.fields;
        let dir = self.dir.clone();
        let writer = self.writer()?;
        let term = |chunk| IndexTerm::from_field_u64(fields.chunk, schema::bits(chunk));
        for chunk in deletes {
            writer.delete_term(term(*chunk));
        }
        for passage in adds {
            writer.delete_term(term(passage.chunk));
            writer.add_document(fields.document(passage)).map_err(|error| Error::of(&dir, error))?;
        }
        Ok(())
    }

    /// Makes everything applied so far durable and visible, as the store's revision `rev`.
    ///
    /// # Errors
    /// As for [`Self::apply`]; nothing is committed then.
    pub fn commit(&mut self, rev: u64) -> Result<()> {
        let written = self.write_payload(rev);
        self.give_up_on_error(written)?;
        self.rev = rev;
        Ok(())
    }

    /// A writer that failed once (a full disk) fails for ever: the next change opens another.
    fn give_up_on_error(&mut self, result: Result<()>) -> Result<()> {
        if result.is_err() {
            self.writer = None;
        }
        result
    }

    fn write_payload(&mut self, rev: u64) -> Result<()> {
        let payload = Payload { identity: self.identity.clone(), rev, version: schema::VERSION };
        // Strings and numbers always serialise.
        let payload = serde_json::to_string(&payload).unwrap_or_default();
        let dir = self.dir.clone();
        let writer = self.writer()?;
        let mut commit = writer.prepare_commit().map_err(|error| Error::of(&dir, error))?;
        commit.set_payload(&payload);
        commit.commit().map_err(|error| Error::of(&dir, error))?;
        self.reader.reload().map_err(|error| Error::of(&dir, error))
    }

    /// Rewrites every segment of the last commit that holds deleted passages, so that none of their
    /// words is left in any file, and scores no longer count them. Call it when a source was
    /// forgotten, and at the end of a run of indexing. Takes as long as indexing those segments anew.
    ///
    /// # Errors
    /// As for [`Self::apply`]. The index is whole in any case.
    pub fn compact(&mut self) -> Result<()> {
        let dir = self.dir.clone();
        let failed = |error| Error::of(&dir, error);
        let deleted = |index: &Index| -> tantivy::Result<Vec<SegmentId>> {
            let segments = index.searchable_segment_metas()?;
            Ok(segments.iter().filter(|segment| segment.has_deletes()).map(|segment| segment.id()).collect())
        };
        if deleted(&self.index).map_err(failed)?.is_empty() && self.writer.is_none() {
            return Ok(());
        }
        self.writer()?;
        // Merges in the background may hold the same segments.
        self.close_writer()?;
        self.writer()?;
        let segments = deleted(&self.index).map_err(failed)?;
        if let Some(writer) = &mut self.writer {
            for segment in segments {
                writer.merge(&[segment]).wait().map_err(failed)?;
            }
        }
        // The reader holds on to the old files until it has looked at the new ones.
        self.reader.reload().map_err(failed)?;
        if let Some(writer) = &self.writer {
            writer.garbage_collect_files().wait().map_err(failed)?;
        }
        Ok(())
    }

    /// The best `k` chunks for a query among those for which `allowed` holds: by falling score, then
    /// rising id. BM25 (k1 = 1.2, b = 0.75; Robertson 1994). Empty for a query without words; no query is
    /// an error.
    ///
    /// The index does not know in which order words stand. For a query with a quoted phrase it asks for the
    /// `passage` of each chunk that has all its words and would be among the best.
    ///
    /// # Errors
    /// When a file of the index cannot be read.
    pub fn search(
        &self,
        query: &LexicalQuery,
        k: usize,
        allowed: Option<&dyn Fn(ChunkId) -> bool>,
        passage: &dyn Fn(ChunkId) -> Option<Passage>,
    ) -> Result<Vec<(ChunkId, f32)>> {
        self.refresh()?;
        let failed = |error| Error::of(&self.dir, error);
        let searcher = self.reader.searcher();
        let wanted = self.wanted(query, &searcher).map_err(failed)?;
        let Some(query) = wanted.query(&self.fields) else { return Ok(Vec::new()) };
        let weight = query.weight(EnableScoring::enabled_from_searcher(&searcher)).map_err(failed)?;
        let mut top = Top::new(k);
        if k == 0 {
            return Ok(Vec::new());
        }
        for segment in searcher.segment_readers() {
            let chunks = segment.fast_fields().u64("chunk").map_err(failed)?;
            let alive = segment.alive_bitset();
            let mut look = |document, score| {
                if alive.is_none_or(|alive| alive.is_alive(document))
                    && let Some(chunk) = chunks.first(document).map(schema::from_bits)
                    && top.wants(chunk, score)
                    && allowed.is_none_or(|allowed| allowed(chunk))
                    && self.holds(&wanted, chunk, passage)
                {
                    top.push(chunk, score);
                }
                top.threshold()
            };
            weight.for_each_pruning(f32::MIN, segment, &mut look).map_err(failed)?;
        }
        Ok(top.into_sorted())
    }

    /// The scores of a query for chunks that were found otherwise, those that it does not match left out. `passage` as
    /// for [`search`](Self::search).
    ///
    /// # Errors
    /// When a file of the index cannot be read.
    pub fn scores(
        &self,
        query: &LexicalQuery,
        chunks: &[ChunkId],
        passage: &dyn Fn(ChunkId) -> Option<Passage>,
    ) -> Result<Vec<(ChunkId, f32)>> {
        self.refresh()?;
        let failed = |error| Error::of(&self.dir, error);
        let searcher = self.reader.searcher();
        let wanted = self.wanted(query, &searcher).map_err(failed)?;
        let Some(query) = wanted.query(&self.fields) else { return Ok(Vec::new()) };
        let weight = query.weight(EnableScoring::enabled_from_searcher(&searcher)).map_err(failed)?;
        let mut scores = Vec::new();
        for segment in searcher.segment_readers() {
            let documents = self.documents(segment, chunks).map_err(failed)?;
            if documents.is_empty() {
                continue;
            }
            let mut scorer = weight.scorer(segment, 1.0).map_err(failed)?;
            for (document, chunk) in documents {
                if scorer.doc() < document {
                    scorer.seek(document);
                }
                if scorer.doc() == document && self.holds(&wanted, chunk, passage) {
                    scores.push((chunk, scorer.score()));
                }
            }
        }
        Ok(scores)
    }

    /// Whether a chunk that has all words of the phrases has the phrases.
    fn holds(&self, wanted: &Wanted, chunk: ChunkId, passage: &dyn Fn(ChunkId) -> Option<Passage>) -> bool {
        !wanted.has_phrases() || passage(chunk).is_some_and(|passage| wanted.holds(&passage, &self.analyzer))
    }

    /// What a text would score that held every word of a query over and over: the most that BM25 can give.
    ///
    /// # Errors
    /// When a file of the index cannot be read.
    pub fn ceiling(&self, query: &LexicalQuery) -> Result<f32> {
        /// k1 + 1
        const MOST_OF_A_TERM: f32 = 2.2;
        let terms = Wanted::of(&query.text, &self.analyzer).terms;
        Ok(MOST_OF_A_TERM * self.rarity(terms.iter().map(String::as_str))?.iter().sum::<f32>())
    }

    /// The inverse document frequency of each of these terms, as BM25 has it.
    ///
    /// # Errors
    /// When a file of the index cannot be read.
    #[expect(clippy::cast_precision_loss, reason = "counts of texts")]
    pub fn rarity<'t>(&self, terms: impl IntoIterator<Item = &'t str>) -> Result<Vec<f32>> {
        self.refresh()?;
        let searcher = self.reader.searcher();
        let all = searcher.num_docs() as f32;
        let of = |term| {
            let term = IndexTerm::from_field_text(self.fields.text, term);
            let with = searcher.doc_freq(&term).map_err(|error| Error::of(&self.dir, error))? as f32;
            Ok((1.0 + (all - with + 0.5) / (with + 0.5)).ln())
        };
        terms.into_iter().map(of).collect()
    }

    /// The words of a query that stand in no text, or in hardly any, each with the terms that are looked for instead: as it was
    /// written, and as the index knows them.
    ///
    /// # Errors
    /// When a file of the index cannot be read.
    pub fn respelled(&self, text: &str) -> Result<Vec<(String, Vec<String>)>> {
        self.refresh()?;
        let searcher = self.reader.searcher();
        let mut respelled = Vec::new();
        for term in self.analyze(text) {
            let near = self.near(&searcher, &term.text).map_err(|error| Error::of(&self.dir, error))?;
            if !near.is_empty() {
                respelled.push((text[term.start..term.end].to_owned(), near));
            }
        }
        Ok(respelled)
    }

    fn wanted(&self, query: &LexicalQuery, searcher: &Searcher) -> tantivy::Result<Wanted> {
        let mut wanted = Wanted::of(&query.text, &self.analyzer);
        for group in &query.instead {
            let terms: Vec<String> = group.iter().flat_map(|word| self.analyze(word)).map(|term| term.text).collect();
            if !terms.is_empty() {
                wanted.respelled.push(terms);
            }
        }
        for term in &wanted.terms {
            let near = self.near(searcher, term)?;
            if !near.is_empty() {
                wanted.respelled.push(near);
            }
        }
        Ok(wanted)
    }

    /// Where chunks stand in a segment, in its order.
    fn documents(&self, segment: &SegmentReader, chunks: &[ChunkId]) -> tantivy::Result<Vec<(DocId, ChunkId)>> {
        let ids = segment.inverted_index(self.fields.chunk)?;
        let mut documents = Vec::new();
        for &chunk in chunks {
            let term = IndexTerm::from_field_u64(self.fields.chunk, schema::bits(chunk));
            let Some(mut postings) = ids.read_postings(&term, IndexRecordOption::Basic)? else { continue };
            // A chunk that was indexed anew is in there twice, once deleted.
            while postings.doc() != TERMINATED {
                if segment.alive_bitset().is_none_or(|alive| alive.is_alive(postings.doc())) {
                    documents.push((postings.doc(), chunk));
                }
                postings.advance();
            }
        }
        documents.sort_unstable();
        Ok(documents)
    }

    /// The terms of a text with their places, function words left out unless there is nothing else:
    /// what a search for the text looks up. Compare terms of query and snippet by their `text`.
    #[must_use]
    pub fn analyze(&self, text: &str) -> Vec<Term> {
        let units = self.analyzer.units(text);
        let tokens: Vec<_> = units.into_iter().flat_map(Unit::tokens).collect();
        let any = tokens.iter().any(|token| !token.stop);
        tokens
            .into_iter()
            .filter(|token| !any || !token.stop)
            .map(|token| Term { text: token.text, start: token.range.start, end: token.range.end })
            .collect()
    }

    /// The stretches of `text` that a search for `query` matched, in bytes, in order and apart.
    #[must_use]
    pub fn highlights(&self, query: &LexicalQuery, text: &str) -> Vec<Range<usize>> {
        Wanted::of(&query.text, &self.analyzer).matches(&self.analyzer.units(text))
    }

    /// The writer, opened if need be.
    fn writer(&mut self) -> Result<&mut IndexWriter> {
        if self.writer.is_none() {
            self.writer = Some(self.open_writer().map_err(|error| Error::of(&self.dir, error))?);
        }
        // Set just above where it was not.
        self.writer.as_mut().ok_or_else(|| Error::Busy { dir: self.dir.clone() })
    }

    /// Waits for its merges.
    fn close_writer(&mut self) -> Result<()> {
        match self.writer.take() {
            Some(writer) => writer.wait_merging_threads().map_err(|error| Error::of(&self.dir, error)),
            None => Ok(()),
        }
    }

    fn open_writer(&mut self) -> tantivy::Result<IndexWriter> {
        // Looked at anew: another process may have written since, and a stale list of files would
        // leave some of them behind for ever.
        self.index = open_index(&self.dir)?;
        self.reader = reader(&self.index)?;
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .memory_budget_per_thread(WRITER_MEMORY)
            .num_merge_threads(1)
            .build();
        let writer = self.index.writer_with_options(options)?;
        let mut policy = LogMergePolicy::default();
        policy.set_del_docs_ratio_before_merge(DELETED_SHARE);
        writer.set_merge_policy(Box::new(policy));
        remove_scratch(&self.dir);
        Ok(writer)
    }

    /// Looks at the last commit, of whatever process, if it is another than before.
    fn refresh(&self) -> Result<()> {
        let stamp = Stamp::of(&self.dir.join(META));
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if stamp.is_none() || *seen != stamp {
            self.reader.reload().map_err(|error| Error::of(&self.dir, error))?;
            *seen = stamp;
            self.spellings.lock().unwrap_or_else(PoisonError::into_inner).clear();
        }
        Ok(())
    }

    /// See [`spelling::near`].
    fn near(&self, searcher: &Searcher, term: &str) -> tantivy::Result<Vec<String>> {
        let mut known = self.spellings.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(term) {
            return Ok(known.clone());
        }
        let near = spelling::near(searcher, &self.fields, term)?;
        if known.len() >= SPELLINGS {
            known.clear();
        }
        known.insert(term.to_owned(), near.clone());
        Ok(near)
    }
}

impl Drop for Lexical {
    /// Waits for the writer's threads: dropped by itself it gives the lock away while they still tidy up.
    fn drop(&mut self) {
        if let Some(writer) = self.writer.take() {
            // What could not be finished is done by the next writer.
            let _ = writer.wait_merging_threads();
        }
    }
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let metadata = std::fs::metadata(path).ok()?;
        #[cfg(unix)]
        let inode = std::os::unix::fs::MetadataExt::ino(&metadata);
        #[cfg(not(unix))]
        let inode = 0;
        Some(Self { modified: metadata.modified().ok(), length: metadata.len(), inode })
    }
}

fn open_index(dir: &Path) -> tantivy::Result<Index> {
    let mut index = Index::open(PrivateDirectory::open(dir)?)?;
    index.set_tokenizers(schema::tokenizers(Analyzer::new()));
    Ok(index)
}

fn reader(index: &Index) -> tantivy::Result<IndexReader> {
    index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()
}

/// Whether a file ends as tantivy ends its files: with a footer, its length (`u32`, little endian) and
/// the number 1337.
fn has_footer(file: &Path) -> bool {
    const MAGIC: [u8; 4] = 1337_u32.to_le_bytes();
    let tail = || -> std::io::Result<(u64, [u8; 8])> {
        let mut file = std::fs::File::open(file)?;
        let length = file.seek(SeekFrom::End(0))?;
        file.seek(SeekFrom::Start(length.saturating_sub(8)))?;
        let mut tail = [0; 8];
        file.read_exact(&mut tail)?;
        Ok((length, tail))
    };
    tail().is_ok_and(|(length, [a, b, c, d, magic @ ..])| {
        magic == MAGIC && u64::from(u32::from_le_bytes([a, b, c, d])) + 8 <= length
    })
}

/// The index in `dir` and its revision, if it is whole, of this version and of this store.
fn current(dir: &Path, identity: &str) -> Option<(Index, u64)> {
    if !dir.join(META).exists() || !dir.join(MANAGED).exists() {
        return None;
    }
    let index = open_index(dir).ok()?;
    let (schema, _) = schema::schema();
    if index.schema() != schema {
        return None;
    }
    // Keeps a writer in another process from removing files of the commit that is being looked at.
    let _meta = index.directory().acquire_lock(&META_LOCK).ok()?;
    let metas = index.load_metas().ok()?;
    let payload: Payload = serde_json::from_str(metas.payload.as_deref()?).ok()?;
    if payload.identity != identity || payload.version != schema::VERSION {
        return None;
    }
    for segment in index.searchable_segments().ok()? {
        let mut components = vec![
            SegmentComponent::Postings,
            SegmentComponent::Positions,
            SegmentComponent::FastFields,
            SegmentComponent::FieldNorms,
            SegmentComponent::Terms,
            SegmentComponent::Store,
        ];
        if segment.meta().has_deletes() {
            components.push(SegmentComponent::Delete);
        }
        // tantivy takes the length of a footer from the file, and panics when there is none.
        if !components.iter().all(|component| has_footer(&dir.join(segment.relative_path(component.clone())))) {
            return None;
        }
        // A damaged file is found by its length or its checksum.
        SegmentReader::open(&segment).ok()?;
        for component in components {
            let path = segment.relative_path(component);
            if !index.directory().validate_checksum(&path).ok()? {
                return None;
            }
        }
    }
    drop(_meta);
    Some((index, payload.rev))
}

/// Empties the folder but for the lock files, which other processes may hold open.
fn clear(dir: &Path) -> Result<()> {
    let io = |path: &Path, source| Error::Io { path: path.to_owned(), source };
    for entry in std::fs::read_dir(dir).map_err(|source| io(dir, source))? {
        let path = entry.map_err(|source| io(dir, source))?.path();
        if path.extension() == Some(OsStr::new("lock")) {
            continue;
        }
        let removed = if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) };
        removed.map_err(|source| io(&path, source))?;
    }
    Ok(())
}

/// Removes unfinished versions of `meta.json` that a killed process left. Only the writer makes such
/// files, and this process is the writer.
fn remove_scratch(dir: &Path) {
    for entry in std::fs::read_dir(dir).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(".tmp") {
            // A file that stays behind does no harm, and there is nobody to tell.
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

fn locked(dir: &Path, error: LockError) -> Error {
    Error::of(dir, TantivyError::LockFailure(error, None))
}
