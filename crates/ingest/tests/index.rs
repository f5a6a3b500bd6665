//! Indexing as a whole: folders on disk, a real store, a real lexical index, no embedder.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use domain::{Filter, SourceKind};
use ingest::{EstimatedPieces, Index, Report, Settings, Stage};
use lexical::{Lexical, LexicalQuery};
use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};
use store::Store;

struct Vault {
    folder: tempfile::TempDir,
    store: Store,
    lexical: Lexical,
}

impl Vault {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("db")).unwrap();
        let (lexical, _) = Lexical::open(&folder.path().join("lexical"), &store.identity().unwrap()).unwrap();
        fs::create_dir(folder.path().join("notes")).unwrap();
        Self { folder, store, lexical }
    }

    fn notes(&self) -> std::path::PathBuf {
        self.folder.path().join("notes").canonicalize().unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.notes().join(name), text).unwrap();
    }

    fn index(&mut self) -> Report {
        self.index_until(|_| false)
    }

    /// Runs until `enough` says so of a stage.
    fn index_until(&mut self, enough: impl Fn(Stage) -> bool) -> Report {
        let stop = AtomicBool::new(false);
        let settings = Settings { sources: Vec::new(), connectors: connectors::Settings::utc() };
        let mut index =
            Index { store: &mut self.store, lexical: &mut self.lexical, embedder: None, pieces: &EstimatedPieces };
        ingest::run(&mut index, &settings, &stop, &mut |progress| {
            if enough(progress.stage) {
                stop.store(true, Ordering::Relaxed);
            }
        })
        .unwrap()
    }

    /// Titles of the items that a word finds.
    fn find(&self, word: &str) -> Vec<String> {
        let hits = self.lexical.search(&LexicalQuery::of(word.to_owned()), 10, None, &|_| None).unwrap();
        let ids: Vec<_> = hits.iter().map(|(id, _)| *id).collect();
        self.store.passages(&ids).unwrap().into_iter().map(|passage| passage.title).collect()
    }

    fn add(&mut self, path: &Path, kind: SourceKind) {
        self.store.add_source(path, kind).unwrap();
    }
}

fn mail(id: &str, subject: &str, body: &str) -> String {
    format!(
        "From ann@example.com Mon Jan  5 10:00:00 2026\nFrom: Ann <ann@example.com>\nTo: me@example.com\n\
         Date: Mon, 5 Jan 2026 10:00:00 +0000\nMessage-ID: <{id}@example.com>\nSubject: {subject}\n\n{body}\n\n"
    )
}

#[test]
fn new_changed_and_deleted_notes_are_followed() {
    let mut vault = Vault::new();
    vault.write("bread.md", "# Bread\nFlour, water, salt, patience.\n");
    vault.write("soup.md", "# Soup\nLeeks and potatoes.\n");
    vault.add(&vault.notes(), SourceKind::Notes);
    let report = vault.index();
    assert_eq!((report.items, report.failed.len()), (2, 0));
    assert_eq!(vault.find("patience"), ["Bread"]);

    vault.write("bread.md", "# Bread\nFlour, water, salt, and a starter.\n");
    fs::remove_file(vault.notes().join("soup.md")).unwrap();
    let report = vault.index();
    assert_eq!(report.items, 1);
    assert_eq!(vault.find("patience"), Vec::<String>::new());
    assert_eq!(vault.find("starter"), ["Bread"]);
    assert_eq!(vault.find("leeks"), Vec::<String>::new());
}

#[test]
fn a_second_run_finds_nothing_to_do() {
    let mut vault = Vault::new();
    vault.write("a.md", "alpha");
    vault.add(&vault.notes(), SourceKind::Notes);
    let first = vault.index();
    let rev = vault.store.rev().unwrap();
    let second = vault.index();
    assert_eq!((first.items, first.chunks), (second.items, second.chunks));
    assert_eq!(vault.store.rev().unwrap(), rev, "nothing was written that the lexical index would have to follow");
}

#[test]
fn a_file_whose_stamp_changed_but_not_its_content_is_not_read_again() {
    let mut vault = Vault::new();
    vault.write("a.md", "alpha");
    vault.add(&vault.notes(), SourceKind::Notes);
    vault.index();
    let before = vault.store.files(vault.store.sources().unwrap()[0].id).unwrap();
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(60);
    fs::File::open(vault.notes().join("a.md")).unwrap().set_modified(later).unwrap();
    vault.index();
    let after = vault.store.files(vault.store.sources().unwrap()[0].id).unwrap();
    assert_eq!(before[0].hash, after[0].hash);
    assert_ne!(before[0].mtime_ns, after[0].mtime_ns, "the new stamp is remembered");
}

#[test]
fn the_same_mail_in_two_exports_is_one_item_until_the_last_is_gone() {
    let mut vault = Vault::new();
    let exports = vault.folder.path().canonicalize().unwrap().join("mail");
    fs::create_dir(&exports).unwrap();
    let shared = mail("1", "Rent", "The rent is due on Friday.");
    fs::write(exports.join("a.mbox"), format!("{shared}{}", mail("2", "Boiler", "The boiler leaks."))).unwrap();
    fs::write(exports.join("b.mbox"), shared).unwrap();
    vault.add(&exports, SourceKind::Mbox);
    assert_eq!(vault.index().items, 2);
    fs::remove_file(exports.join("a.mbox")).unwrap();
    assert_eq!(vault.index().items, 1);
    assert_eq!(vault.find("rent"), ["Rent"]);
    assert_eq!(vault.find("boiler"), Vec::<String>::new());
}

#[test]
fn a_source_that_is_not_there_keeps_its_items() {
    let mut vault = Vault::new();
    vault.write("a.md", "alpha");
    vault.add(&vault.notes(), SourceKind::Notes);
    vault.index();
    fs::rename(vault.notes(), vault.folder.path().join("elsewhere")).unwrap();
    let report = vault.index();
    assert_eq!(report.items, 1);
    assert!(report.failed[0].reason.contains("kept"), "{}", report.failed[0].reason);
}

#[test]
fn a_run_that_is_stopped_in_any_stage_is_completed_by_the_next() {
    let undisturbed = {
        let mut vault = Vault::new();
        fill(&mut vault);
        vault.index()
    };
    for stage in [Stage::Scan, Stage::Read, Stage::Chunk, Stage::Lexical] {
        let mut vault = Vault::new();
        fill(&mut vault);
        let stopped = vault.index_until(|at| at == stage);
        assert!(stopped.interrupted, "{stage:?}");
        let report = vault.index();
        assert!(!report.interrupted);
        assert_eq!((report.items, report.chunks), (undisturbed.items, undisturbed.chunks), "{stage:?}");
        assert_eq!(vault.lexical.rev(), vault.store.rev().unwrap(), "{stage:?}");
        assert_eq!(vault.find("patience").len(), 1, "{stage:?}");
    }
}

fn fill(vault: &mut Vault) {
    for n in 0..20 {
        vault.write(&format!("{n}.md"), &format!("# Note {n}\nSome words about number {n}.\n"));
    }
    vault.write("bread.md", "Flour, water, salt, patience.");
    vault.add(&vault.notes(), SourceKind::Notes);
}

#[test]
fn one_bad_record_costs_that_record_and_is_reported_without_its_words() {
    let mut vault = Vault::new();
    let file = vault.folder.path().canonicalize().unwrap().join("sms.xml");
    fs::write(
        &file,
        r#"<?xml version='1.0' encoding='UTF-8'?><smses count="3">
<sms address="+15550101" date="1767600000000" type="1" body="the key is under the mat" contact_name="Ann" />
<sms date="1767600030000" type="1" body="secret-word" contact_name="Ann" />
<sms address="+15550101" date="1767600060000" type="2" body="thanks, found it" contact_name="Ann" />
</smses>"#,
    )
    .unwrap();
    vault.add(&file, SourceKind::Sms);
    let report = vault.index();
    assert_eq!((report.items, report.skipped), (2, 1));
    assert!(report.failed[0].reason.contains("1 record was left out"), "{}", report.failed[0].reason);
    assert!(!report.failed[0].reason.contains("secret-word"));
    assert_eq!(vault.find("mat").len(), 2, "the message and its neighbour's window");
}

#[test]
fn a_damaged_lexical_index_is_rebuilt_from_the_store() {
    let mut vault = Vault::new();
    fill(&mut vault);
    vault.index();
    let Vault { folder, store, lexical } = vault;
    drop(lexical);
    let segment = fs::read_dir(folder.path().join("lexical"))
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|extension| extension == "idx"))
        .expect("a segment's inverted index");
    fs::write(segment, b"garbage").unwrap();
    let (lexical, _) = Lexical::open(&folder.path().join("lexical"), &store.identity().unwrap()).unwrap();
    let mut vault = Vault { folder, store, lexical };
    assert_eq!(vault.find("patience"), Vec::<String>::new());
    vault.index();
    assert_eq!(vault.find("patience").len(), 1);
    assert!(vault.store.allowed(&Filter::default()).unwrap().is_none());
}
