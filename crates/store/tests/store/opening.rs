use crate::home::{Home, mail};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use store::{Error, Store};

#[test]
fn a_store_that_is_opened_again_is_the_same() {
    let mut home = Home::new();
    let source = home.source("/mail");
    home.read(source, "/a", &[mail("1", "one")]);
    let again = Store::open(&home.database()).unwrap();
    assert_eq!(again.identity().unwrap(), home.store.identity().unwrap());
    assert_eq!(again.counts().unwrap(), home.store.counts().unwrap());
    assert_ne!(again.identity().unwrap(), Home::new().store.identity().unwrap());
    again.check().unwrap();
}

#[test]
fn the_same_source_is_registered_once() {
    let mut home = Home::new();
    assert_eq!(home.source("/mail"), home.source("/mail"));
    assert_ne!(home.source("/mail"), home.source("/other"));
    assert_eq!(home.store.sources().unwrap().len(), 2);
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_the_files_of_the_database() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("inglenook.db");
    std::fs::write(&path, "").unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    let _store = Store::open(&path).unwrap();
    let mut files = 0;
    for file in std::fs::read_dir(dir.path()).unwrap() {
        assert_eq!(file.unwrap().metadata().unwrap().permissions().mode() & 0o777, 0o600);
        files += 1;
    }
    assert_eq!(files, 3, "the database, its log and its shared memory");
}

#[test]
fn a_database_that_is_damaged_says_so_and_what_to_do() {
    let home = Home::new();
    let path = home.database();
    drop(home.store);
    let mut file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.seek(SeekFrom::Start(100)).unwrap();
    file.write_all(&[0xAA; 20_000]).unwrap();
    let error = Store::open(&path).err().unwrap();
    assert!(matches!(error, Error::Damaged { .. }), "{error:?}");
    let words = error.to_string();
    assert!(words.contains("inglenook.db") && words.contains("index again"), "{words}");
}

#[test]
fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("letter.txt");
    let letter = "Dear Ana, ".repeat(100);
    std::fs::write(&path, &letter).unwrap();
    assert!(matches!(Store::open(&path), Err(Error::Damaged { .. })));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), letter);
}

#[test]
fn a_newer_database_is_refused() {
    let home = Home::new();
    home.raw()
        .execute("INSERT INTO migrations (number, name, hash) VALUES (9999, '9999_future.sql', zeroblob(32))", [])
        .unwrap();
    let error = Store::open(&home.database()).err().unwrap();
    assert!(error.to_string().contains("newer Inglenook"), "{error}");
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let error = Store::open(&dir.path().join("missing/inglenook.db")).err().unwrap();
    assert!(matches!(error, Error::Unreachable { .. }), "{error:?}");
}

#[test]
fn readers_open_and_see_the_last_commit_while_a_transaction_runs() {
    let mut home = Home::new();
    let source = home.source("/mail");
    let path = home.database();
    let reader = Store::open(&path).unwrap();
    home.store
        .write(|writer| {
            let file = writer.begin_file(source, Path::new("/a"))?;
            writer.put(&file, &mail("1", "one"))?;
            assert_eq!(reader.counts()?.items, 0);
            assert_eq!(Store::open(&path)?.counts()?.items, 0);
            Ok(())
        })
        .unwrap();
    assert_eq!(reader.counts().unwrap().items, 1);
}

/// Names the database to the child of the next test.
const CHILD: &str = "INGLENOOK_TEST_DATABASE";

#[test]
fn a_killed_writer_leaves_the_last_commit_and_no_lock() {
    let home = Home::new();
    let path = home.database();
    drop(home.store);
    let child = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "opening::writes_and_dies", "--ignored"])
        .env(CHILD, &path)
        .output()
        .unwrap();
    assert!(!child.status.success());
    let mut store = Store::open(&path).unwrap();
    store.check().unwrap();
    let source = store.sources().unwrap()[0].id;
    assert_eq!(store.files(source).unwrap().len(), 1);
    assert_eq!(store.counts().unwrap().items, 1, "what was committed, and nothing of the rest");
    store.write(|writer| writer.begin_file(source, Path::new("/b"))).unwrap();
}

#[test]
#[ignore = "the child of the test before"]
fn writes_and_dies() {
    let Some(path) = std::env::var_os(CHILD) else { return };
    let mut store = Store::open(Path::new(&path)).unwrap();
    let source = store.add_source(Path::new("/mail"), domain::SourceKind::Mbox).unwrap();
    for (file, dies) in [("/a", false), ("/b", true)] {
        let result = store.write(|writer| {
            let open = writer.begin_file(source, Path::new(file))?;
            writer.put(&open, &mail(file, "words"))?;
            if dies {
                std::process::abort();
            }
            Ok(())
        });
        result.unwrap();
    }
}
