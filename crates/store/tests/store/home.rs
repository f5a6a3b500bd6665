//! A small vault to try things on.

use domain::{ChunkId, DateTime, ItemId, Kind, Person, Record, Role, SourceId, SourceKind, Span, ThreadHint};
use std::path::{Path, PathBuf};
use store::{ChunkJob, FileStat, NewChunk, Put, Store};

pub(crate) struct Home {
    pub(crate) store: Store,
    pub(crate) dir: tempfile::TempDir,
}

impl Home {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(&dir.path().join("inglenook.db")).unwrap();
        Self { store, dir }
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.dir.path().join("inglenook.db")
    }

    /// A connection of its own, for looking behind the store's back.
    pub(crate) fn raw(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.database()).unwrap()
    }

    pub(crate) fn source(&mut self, path: &str) -> SourceId {
        self.store.add_source(Path::new(path), SourceKind::Mbox).unwrap()
    }

    /// Reads a whole file.
    pub(crate) fn read(&mut self, source: SourceId, path: &str, records: &[Record]) -> Vec<Put> {
        self.store
            .write(|writer| {
                let file = writer.begin_file(source, Path::new(path))?;
                let puts = records.iter().map(|record| writer.put(&file, record)).collect::<Result<_, _>>()?;
                writer.finish_file(&file, &stat(records.len() as u64))?;
                Ok(puts)
            })
            .unwrap()
    }

    pub(crate) fn drop_file(&mut self, source: SourceId, path: &str) -> u64 {
        let files = self.store.files(source).unwrap();
        let file = files.iter().find(|file| file.path == Path::new(path)).unwrap().id;
        self.store.write(|writer| writer.drop_file(file)).unwrap()
    }

    /// Works off all jobs: items become one chunk each, conversations windows of three messages.
    pub(crate) fn index(&mut self) {
        while let Some(&job) = self.store.chunk_jobs(1).unwrap().first() {
            let chunks = self.cut(job);
            self.store.write(|writer| writer.put_chunks(job, &chunks)).unwrap();
        }
        loop {
            let chunks = self.store.embed_jobs(7).unwrap();
            if chunks.is_empty() {
                break;
            }
            let vectors: Vec<_> = chunks.iter().map(|&id| (id, vector(id))).collect();
            self.store.write(|writer| writer.put_vectors(&vectors)).unwrap();
        }
    }

    pub(crate) fn cut(&self, job: ChunkJob) -> Vec<NewChunk> {
        match job {
            ChunkJob::Item(id) => {
                let item = self.store.item(id).unwrap().unwrap();
                vec![chunk(id, &[(id, &item.text)])]
            }
            ChunkJob::Thread(id) => {
                let items = self.store.thread_items(id).unwrap();
                (0..items.len())
                    .map(|middle| {
                        let window = &items[middle.saturating_sub(1)..items.len().min(middle + 2)];
                        let spans: Vec<_> = window.iter().map(|item| (item.id, item.text.as_str())).collect();
                        chunk(items[middle].id, &spans)
                    })
                    .collect()
            }
        }
    }

    /// The chunks about an item, as text.
    pub(crate) fn bodies(&self, item: ItemId) -> Vec<String> {
        let ids: Vec<_> = self.store.chunks_of_item(item).unwrap().iter().map(|chunk| chunk.id).collect();
        let passages = self.store.passages(&ids).unwrap();
        passages.iter().map(|passage| passage.spans.iter().map(|span| span.text.as_str()).collect()).collect()
    }
}

pub(crate) fn stat(size: u64) -> FileStat {
    FileStat { size, mtime_ns: 7, hash: [size as u8; 32], skipped_records: 0 }
}

pub(crate) fn chunk(item: ItemId, spans: &[(ItemId, &str)]) -> NewChunk {
    let text: Vec<_> = spans.iter().map(|(_, text)| *text).collect();
    NewChunk {
        item,
        headings: vec![],
        spans: spans.iter().map(|(item, text)| Span { item: *item, range: 0..text.len() }).collect(),
        hash: *blake3::hash(text.join("\0").as_bytes()).as_bytes(),
    }
}

/// Some direction in eight dimensions, another for each chunk.
pub(crate) fn vector(id: ChunkId) -> Vec<f32> {
    blake3::hash(&id.0.to_le_bytes()).as_bytes()[..8].iter().map(|byte| f32::from(*byte) - 127.5).collect()
}

pub(crate) fn mail(key: &str, text: &str) -> Record {
    Record {
        key: key.into(),
        kind: Kind::Mail,
        title: String::new(),
        text: text.into(),
        quoted: vec![],
        headings: vec![],
        date: None,
        people: vec![],
        thread: None,
        attachments: vec![],
        message_id: None,
        position: 0,
    }
}

pub(crate) fn from(record: Record, name: &str) -> Record {
    Record { people: vec![(Role::From, Person::named(name))], ..record }
}

pub(crate) fn on(record: Record, seconds: i64) -> Record {
    Record { date: Some(DateTime::utc(seconds)), ..record }
}

/// A mail that knows its ancestors by id.
pub(crate) fn threaded(key: &str, ids: &[&str]) -> Record {
    let keys = ids.iter().map(ToString::to_string).collect();
    let title = format!("thread of {key}");
    Record { thread: Some(ThreadHint { keys, title, ..ThreadHint::default() }), ..mail(key, key) }
}

pub(crate) fn message(key: &str, chat: &str, seconds: i64, text: &str) -> Record {
    let hint = ThreadHint { keys: vec![chat.into()], title: chat.into(), conversation: true, ..ThreadHint::default() };
    Record {
        kind: Kind::Message,
        title: chat.into(),
        thread: Some(hint),
        date: Some(DateTime::utc(seconds)),
        ..mail(key, text)
    }
}
