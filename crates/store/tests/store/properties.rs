//! Any sequence of operations leaves a consistent state.

use crate::home::{Home, from, mail, message, stat, vector};
use domain::{ChunkId, Record, SourceId, ThreadHint};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use store::{ChunkJob, Store};

#[derive(Clone, Debug)]
enum Step {
    /// Reads a file to its end, or is interrupted before it.
    Read {
        file: usize,
        records: Vec<(usize, usize)>,
        finished: bool,
    },
    Drop(usize),
    Forget(usize),
    Cut(usize),
    Embed(usize),
    OtherEmbedder(usize),
    Vacuum,
}

fn step() -> impl Strategy<Value = Step> {
    let record = (0_usize..8, 0_usize..4);
    prop_oneof![
        6 => (0_usize..4, proptest::collection::vec(record, 0..6), proptest::bool::weighted(0.8))
            .prop_map(|(file, records, finished)| Step::Read { file, records, finished }),
        2 => (0_usize..4).prop_map(Step::Drop),
        1 => (0_usize..2).prop_map(Step::Forget),
        4 => (1_usize..5).prop_map(Step::Cut),
        3 => (1_usize..5).prop_map(Step::Embed),
        1 => (0_usize..2).prop_map(Step::OtherEmbedder),
        1 => Just(Step::Vacuum),
    ]
}

/// Even keys are mails, some in threads; odd ones are messages of two chats, which one version of
/// one message shows to be one.
fn record(key: usize, version: usize) -> Record {
    let name = format!("item:{key}");
    let text = format!("{key} in version {version}");
    let person = format!("person {}", (key + version) % 3);
    let mut record = if key.is_multiple_of(2) {
        let hint = ThreadHint { keys: vec![format!("mail {}", version % 2)], ..ThreadHint::default() };
        Record { thread: (version > 1).then_some(hint), ..mail(&name, &text) }
    } else {
        message(&name, &format!("chat {}", key % 3), key as i64, &text)
    };
    if (key, version) == (7, 3)
        && let Some(hint) = &mut record.thread
    {
        hint.keys = vec!["chat 0".into(), "chat 1".into()];
    }
    from(record, &person)
}

fn source(file: usize) -> String {
    format!("/source {}", file / 2)
}

/// What a lexical index does: follows the changes.
#[derive(Default)]
struct Follower {
    rev: u64,
    chunks: BTreeSet<ChunkId>,
}

impl Follower {
    fn follow(&mut self, store: &Store) {
        loop {
            let changes = store.changes(self.rev, 2).unwrap();
            let Some(last) = changes.last() else { break };
            self.rev = last.rev;
            for change in changes {
                if change.deleted {
                    self.chunks.remove(&change.chunk)
                } else {
                    self.chunks.insert(change.chunk)
                };
            }
        }
    }
}

fn take(home: &mut Home, step: &Step) {
    match step {
        Step::Read { file, records, finished } => {
            let source = home.source(&source(*file));
            home.store
                .write(|writer| {
                    let open = writer.begin_file(source, Path::new(&format!("/{file}")))?;
                    for (key, version) in records {
                        writer.put(&open, &record(*key, *version))?;
                    }
                    if *finished {
                        writer.finish_file(&open, &stat(1))?;
                    }
                    Ok(())
                })
                .unwrap();
        }
        Step::Drop(file) => {
            let source = home.source(&source(*file));
            let path = format!("/{file}");
            let known = home.store.files(source).unwrap().into_iter().find(|known| known.path == Path::new(&path));
            if let Some(known) = known {
                home.store.write(|writer| writer.drop_file(known.id)).unwrap();
            }
        }
        Step::Forget(number) => {
            let id: SourceId = home.source(&source(number * 2));
            home.store.forget_source(id).unwrap();
        }
        Step::Cut(limit) => {
            for job in home.store.chunk_jobs(*limit).unwrap() {
                let chunks = home.cut(job);
                home.store.write(|writer| writer.put_chunks(job, &chunks)).unwrap();
            }
        }
        Step::Embed(limit) => {
            let chunks = home.store.embed_jobs(*limit).unwrap();
            let vectors: Vec<_> = chunks.into_iter().map(|id| (id, vector(id))).collect();
            home.store.write(|writer| writer.put_vectors(&vectors)).unwrap();
        }
        Step::OtherEmbedder(number) => home.store.set_embedder(&number.to_string(), "").unwrap(),
        Step::Vacuum => home.store.vacuum().unwrap(),
    }
}

fn none(raw: &rusqlite::Connection, what: &str, sql: &str) {
    let count: i64 = raw.query_row(&format!("SELECT COUNT(*) FROM ({sql})"), [], |row| row.get(0)).unwrap();
    assert_eq!(count, 0, "{what}");
}

fn check(home: &Home, follower: &mut Follower) {
    home.store.check().unwrap();
    let raw = home.raw();
    none(&raw, "people whom no item names", "SELECT id FROM people EXCEPT SELECT person_id FROM item_people");
    none(&raw, "threads without items", "SELECT id FROM threads EXCEPT SELECT thread_id FROM items");
    none(
        &raw,
        "items that do not occur in the file that owns them",
        "SELECT id, file_id, hash FROM items EXCEPT SELECT item_id, file_id, hash FROM occurrences",
    );
    none(
        &raw,
        "own keys in two threads",
        "SELECT 1 FROM thread_keys JOIN items ON items.id = thread_keys.item_id
         WHERE thread_keys.kind = 'own' GROUP BY thread_keys.key HAVING COUNT(DISTINCT thread_id) > 1",
    );
    none(
        &raw,
        "items without chunks and without a job",
        "SELECT id FROM items EXCEPT SELECT item_id FROM chunks EXCEPT SELECT item_id FROM chunk_jobs
         EXCEPT SELECT items.id FROM items JOIN chunk_jobs ON chunk_jobs.thread_id = items.thread_id",
    );
    none(&raw, "chunks without spans", "SELECT id FROM chunks EXCEPT SELECT chunk_id FROM chunk_spans");
    none(&raw, "tombstones of live chunks", "SELECT chunk_id FROM tombstones INTERSECT SELECT id FROM chunks");
    none(&raw, "old vectors of chunks that are gone", "SELECT chunk_id FROM vectors EXCEPT SELECT id FROM chunks");
    let changing = home.store.next_embedder().unwrap().is_some();
    let vectors = if changing { "SELECT chunk_id FROM next_vectors" } else { "SELECT chunk_id FROM vectors" };
    none(&raw, "vectors of chunks that are gone", &format!("{vectors} EXCEPT SELECT id FROM chunks"));
    none(&raw, "chunks with a vector and a job", &format!("{vectors} INTERSECT SELECT chunk_id FROM embed_jobs"));
    none(
        &raw,
        "chunks with neither",
        &format!("SELECT id FROM chunks EXCEPT SELECT chunk_id FROM embed_jobs EXCEPT {vectors}"),
    );

    let mut statement = raw.prepare("SELECT id FROM chunks").unwrap();
    let live: BTreeSet<_> =
        statement.query_map([], |row| row.get(0).map(ChunkId)).unwrap().map(Result::unwrap).collect();
    follower.follow(&home.store);
    assert_eq!(follower.chunks, live, "who follows every change");
    let mut fresh = Follower::default();
    fresh.follow(&home.store);
    assert_eq!(fresh.chunks, live, "who starts anew");
    let counts = home.store.counts().unwrap();
    assert_eq!(counts.vectors + home.store.pending().unwrap().embed, counts.chunks);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_sequence_of_operations_leaves_a_consistent_state(steps in proptest::collection::vec(step(), 1..25)) {
        let mut home = Home::new();
        let mut follower = Follower::default();
        for step in &steps {
            take(&mut home, step);
            check(&home, &mut follower);
        }
        // When all work is done, every chunk is what cutting the items of now gives.
        home.index();
        check(&home, &mut follower);
        let raw = home.raw();
        let mut statement = raw.prepare("SELECT items.id, items.thread_id, conversation FROM items
            LEFT JOIN threads ON threads.id = items.thread_id").unwrap();
        let items: Vec<(i64, Option<i64>, Option<bool>)> = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap().map(Result::unwrap).collect();
        for (item, thread, conversation) in items {
            let item = domain::ItemId(item);
            let job = match thread {
                Some(thread) if conversation == Some(true) => ChunkJob::Thread(domain::ThreadId(thread)),
                _ => ChunkJob::Item(item),
            };
            let expected: Vec<_> = home.cut(job).into_iter().filter(|chunk| chunk.item == item)
                .map(|chunk| (chunk.hash, chunk.spans)).collect();
            let stored: Vec<_> = home.store.chunks_of_item(item).unwrap().into_iter()
                .map(|chunk| (chunk.hash, chunk.spans)).collect();
            prop_assert_eq!(stored, expected);
        }
    }
}
