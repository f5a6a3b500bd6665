use crate::home::{Home, from, mail, message};
use domain::{Attachment, Heading, Record, ThreadHint};
use std::path::Path;
use store::{Counts, Error, Forgotten};

/// A word that stands nowhere else, and is not compressed by anything.
const SECRET: &str = "xylophagous";

fn secretive(key: &str) -> Record {
    let secret = |what: &str| format!("{SECRET} {what}");
    Record {
        title: secret("title"),
        text: secret("text ").repeat(900),
        headings: vec![Heading { start: 0, level: 1, text: secret("heading") }],
        thread: Some(ThreadHint {
            keys: vec![secret("key")],
            offers: vec![secret("offer")],
            title: secret("thread"),
            ..ThreadHint::default()
        }),
        attachments: vec![Attachment { name: secret("file"), media_type: String::new(), size: 0 }],
        message_id: Some(secret("id")),
        ..from(mail(&secret(key), ""), SECRET)
    }
}

fn holders(dir: &Path, needle: &[u8]) -> Vec<String> {
    let mut holders = Vec::new();
    for file in std::fs::read_dir(dir).unwrap() {
        let file = file.unwrap();
        let bytes = std::fs::read(file.path()).unwrap();
        if bytes.windows(needle.len()).any(|window| window == needle) {
            holders.push(file.file_name().to_string_lossy().into_owned());
        }
    }
    holders
}

#[test]
fn no_byte_of_a_forgotten_source_is_left_in_any_file() {
    let mut home = Home::new();
    let (kept, forgotten) = (home.source("/kept"), home.source(&format!("/{SECRET}")));
    let others: Vec<_> = (0..50).map(|number| from(mail(&number.to_string(), "words "), "Ana")).collect();
    home.read(kept, "/kept/a", &others[..25]);
    let secrets: Vec<_> = (0..20).map(|number| secretive(&number.to_string())).collect();
    home.read(forgotten, &format!("/{SECRET}/a"), &secrets);
    home.read(kept, "/kept/b", &others[25..]);
    // Once more with other words, so that old versions have been overwritten too.
    let changed: Vec<_> = secrets.iter().map(|record| Record { quoted: vec![0..3], ..record.clone() }).collect();
    home.read(forgotten, &format!("/{SECRET}/a"), &changed);
    home.index();
    assert!(!holders(home.dir.path(), SECRET.as_bytes()).is_empty(), "the test can see the word");

    home.store.forget_source(forgotten).unwrap();
    home.store.vacuum().unwrap();
    assert_eq!(holders(home.dir.path(), SECRET.as_bytes()), Vec::<String>::new());
    home.store.check().unwrap();
    let counts = home.store.counts().unwrap();
    let expected = Counts { sources: 1, files: 2, items: 50, threads: 0, people: 1, chunks: 50, vectors: 50 };
    assert_eq!(counts, expected);
}

#[test]
fn the_vector_of_a_deleted_chunk_is_overwritten_at_once() {
    let mut home = Home::new();
    let source = home.source("/notes");
    home.read(source, "/a", &[mail("1", "one")]);
    home.read(source, "/b", &[mail("2", "two")]);
    home.index();
    let vector: Vec<f32> = (1..=32_u8).map(f32::from).collect();
    home.store.set_embedder("32", "").unwrap();
    let chunks = home.store.embed_jobs(2).unwrap();
    let vectors = [(chunks[0], vector.clone()), (chunks[1], vector.iter().rev().copied().collect())];
    home.store.write(|writer| writer.put_vectors(&vectors)).unwrap();
    let stored = |chunk: domain::ChunkId| -> Vec<Vec<u8>> {
        let raw = home.raw();
        let mut statement = raw.prepare("SELECT embedding FROM vectors WHERE chunk_id = ?1").unwrap();
        statement.query_map([chunk.0], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let needle = stored(chunks[0]).remove(0);
    assert_eq!(needle.len(), 24, "six bits for each of 32 numbers");
    assert!(stored(chunks[1]) != [needle.clone()]);
    home.raw().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    assert!(!holders(home.dir.path(), &needle).is_empty(), "the test can see the vector");
    home.drop_file(source, "/a");
    home.store.vacuum().unwrap();
    assert_eq!(holders(home.dir.path(), &needle), Vec::<String>::new());
}

#[test]
fn what_another_source_holds_too_stays() {
    let mut home = Home::new();
    let (one, other) = (home.source("/one"), home.source("/other"));
    let shared = home.read(one, "/one/a", &[mail("1", "shared"), mail("2", "alone")])[0].item();
    home.read(other, "/other/a", &[mail("1", "shared")]);
    home.index();
    assert_eq!(home.store.forget_source(one).unwrap(), Forgotten { files: 1, items: 1, chunks: 1 });
    let item = home.store.item(shared).unwrap().unwrap();
    assert_eq!((item.source, item.path.as_str()), (other, "/other/a"));
    assert_eq!(home.store.pending().unwrap().chunk, 0, "nothing is to be cut again");
    assert!(matches!(home.store.forget_source(one), Err(Error::NoSuchSource { .. })));
}

#[test]
fn the_neighbours_in_a_conversation_forget_too() {
    let mut home = Home::new();
    let (one, other) = (home.source("/one"), home.source("/other"));
    let puts = home.read(one, "/one/a", &[message("1", "ana", 1, "a"), message("3", "ana", 3, "c")]);
    home.read(other, "/other/a", &[message("2", "ana", 2, SECRET)]);
    home.index();
    assert_eq!(home.bodies(puts[0].item()), [format!("a{SECRET}")]);
    assert_eq!(home.store.forget_source(other).unwrap(), Forgotten { files: 1, items: 1, chunks: 3 });
    home.index();
    assert_eq!(home.bodies(puts[0].item()), ["ac"]);
    home.store.vacuum().unwrap();
    assert_eq!(holders(home.dir.path(), SECRET.as_bytes()), Vec::<String>::new());
}
