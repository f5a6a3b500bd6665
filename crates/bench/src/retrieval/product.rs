//! The product: the store, the chunks, the indexes and the search that a user has.

use super::{
    Scope,
    collection::{Collection, Query},
};
use anyhow::{Context, Result};
use domain::{Filter, ItemId, Kind, Person, Record, Role, SourceId, SourceKind, ThreadHint};
use embed::Embedder;
use jiff::ZonedDateTime;
use lexical::Lexical;
use retrieve::{Index, Mode};
use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};
use store::{FileStat, Store};
use tempfile::TempDir;

/// A vault with the documents of a collection.
pub(crate) struct Product {
    store: Store,
    lexical: Lexical,
    embedder: Embedder,
    now: ZonedDateTime,
    documents: HashMap<ItemId, usize>,
    /// Each conversation is a source, so that a filter can name it.
    sources: BTreeMap<Option<String>, SourceId>,
    _folder: Option<TempDir>,
}

impl Product {
    pub(crate) fn of(collection: &Collection, models: &Path, keep: Option<&Path>) -> Result<Self> {
        let (vault, folder) = match keep {
            Some(keep) => (keep.join(&collection.name), None),
            None => {
                let folder = tempfile::tempdir()?;
                (folder.path().to_owned(), Some(folder))
            }
        };
        fs::create_dir_all(&vault).with_context(|| format!("cannot make {}", vault.display()))?;
        let mut store = Store::open(&vault.join("inglenook.db"))?;
        let (mut lexical, _) = Lexical::open(&vault.join("lexical"), &store.identity()?)?;
        let mut embedder = Embedder::load(models)?;
        let pieces = embedder.tokens();

        let start = Instant::now();
        let (sources, documents) = put(&mut store, collection)?;
        ingest::catch_up(&mut ingest::Index {
            store: &mut store,
            lexical: &mut lexical,
            embedder: Some(&mut embedder),
            pieces: &pieces,
        })?;
        lexical.compact()?;
        let counts = store.counts()?;
        eprintln!(
            "{}: {} documents, {} chunks, {} questions; indexed in {:.0} s",
            collection.name,
            counts.items,
            counts.chunks,
            collection.queries.len(),
            start.elapsed().as_secs_f64()
        );
        let newest = collection.documents.iter().filter_map(|document| document.date()).max();
        let now = match newest {
            Some(newest) => newest.zoned()?,
            None => ZonedDateTime::now(),
        };
        Ok(Self { store, lexical, embedder, now, documents, sources, _folder: folder })
    }

    /// Documents for a question, best first, and how long the search took.
    pub(crate) fn ranked(
        &mut self,
        query: &Query,
        mode: Mode,
        scope: Scope,
        k: usize,
    ) -> Result<(Vec<usize>, Duration)> {
        let mut filter = Filter::default();
        if scope == Scope::Conv
            && let Some(source) = self.sources.get(&query.conv)
        {
            filter.sources.push(source.0.to_string());
        }
        let start = Instant::now();
        let mut index = Index { store: &self.store, lexical: &self.lexical, embedder: Some(&mut self.embedder) };
        let query = retrieve::Query { text: plain(&query.text), filter, k, mode, now: self.now.clone() };
        let found = retrieve::search(&mut index, &query)?;
        let took = start.elapsed();
        // One place of a conversation is one hit for a person; a message beside another is ranked by its own score.
        let beside = found.explanations.iter().flat_map(|why| &why.nearby).map(|nearby| (nearby.score, nearby.item_id));
        let mut ranked: Vec<(f32, ItemId)> =
            found.hits.iter().map(|hit| (hit.score, hit.item_id)).chain(beside).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        Ok((ranked.iter().filter_map(|(_, item)| self.documents.get(item).copied()).collect(), took))
    }
}

/// A question is no query in the search's own language: a minus before a word, quotes and colons mean nothing in it.
pub(crate) fn plain(text: &str) -> String {
    text.split_whitespace()
        .map(|word| word.trim_start_matches('-').replace([':', '"', '\u{201c}', '\u{201d}'], " "))
        .collect::<Vec<_>>()
        .join(" ")
}

type Put = (BTreeMap<Option<String>, SourceId>, HashMap<ItemId, usize>);

fn put(store: &mut Store, collection: &Collection) -> Result<Put> {
    let mut of: BTreeMap<Option<String>, Vec<usize>> = BTreeMap::new();
    for (at, document) in collection.documents.iter().enumerate() {
        of.entry(document.conv.clone()).or_default().push(at);
    }
    let (mut sources, mut documents) = (BTreeMap::new(), HashMap::new());
    for (conv, members) in of {
        let path = PathBuf::from(format!("/bench/{}/{}", collection.name, conv.as_deref().unwrap_or("documents")));
        let source = store.add_source(&path, SourceKind::Notes)?;
        let items: Vec<ItemId> = store.write(|writer| {
            let file = writer.begin_file(source, &path)?;
            let mut items = Vec::new();
            for at in &members {
                items.push(writer.put(&file, &record(collection, *at))?.item());
            }
            writer.finish_file(&file, &FileStat { size: 0, mtime_ns: 0, hash: [0; 32], skipped_records: 0 })?;
            Ok(items)
        })?;
        documents.extend(items.into_iter().zip(members));
        sources.insert(conv, source);
    }
    Ok((sources, documents))
}

fn record(collection: &Collection, at: usize) -> Record {
    let document = &collection.documents[at];
    let (speaker, text) = document.speech();
    Record {
        key: format!("bench:{}", document.id),
        kind: if document.conv.is_some() { Kind::Message } else { Kind::Note },
        title: document.conv.clone().unwrap_or_else(|| document.title.clone()),
        text: text.to_owned(),
        quoted: vec![],
        headings: vec![],
        date: document.date(),
        people: speaker.map(|name| (Role::From, Person::named(name))).into_iter().collect(),
        thread: document.conv.clone().map(|conv| ThreadHint {
            title: conv.clone(),
            keys: vec![conv],
            conversation: true,
            ..ThreadHint::default()
        }),
        attachments: vec![],
        message_id: None,
        position: at as u64,
    }
}
