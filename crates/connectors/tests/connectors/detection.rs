use crate::{found, read_all};
use connectors::{classify, walk};
use domain::SourceKind::{Eml, Maildir, Mbox, Notes, Sms, WhatsApp};
use std::fs;
use std::path::Path;

const MAIL: &str = "Message-ID: <1@x>\nFrom: a@x\nDate: Mon, 5 Jan 2026 10:00:00 +0000\nSubject: x\n\nHi\n";

fn write(root: &Path, files: &[(&str, &str)]) {
    for (name, content) in files {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
}

#[test]
fn every_file_of_a_mixed_folder_belongs_to_one_kind_at_most() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let mbox = format!("From - Mon Jan 05 10:00:00 2026\n{MAIL}");
    let chat = "28/11/2026, 07:45 - Ana: Hi\n";
    write(
        root,
        &[
            ("a.md", "# A\n"),
            ("b.txt", "plain\n"),
            ("sub/c.markdown", "c"),
            (".obsidian/workspace.md", "no"),
            (".hidden/note.md", "no"),
            ("node_modules/x/README.md", "no"),
            (".DS_Store", "no"),
            ("holiday/WhatsApp Chat with Ana.txt", chat),
            ("saved.eml", MAIL),
            ("mh/1", MAIL),
            ("Mail/Inbox", &mbox),
            ("Mail/Inbox.msf", "index"),
            ("Mail/Inbox.sbd/Work", &mbox),
            ("Mail/Empty.mbox", ""),
            ("archive.txt", &mbox),
            ("Maildir/cur/1.x:2,S", MAIL),
            ("Maildir/.Sent/cur/2.x:2,S", MAIL),
            ("Maildir/.Sent/new/3.x", MAIL),
            ("Maildir/.Sent/tmp/4.x", MAIL),
            ("Maildir/new/5.x", MAIL),
            ("sms.xml", "<?xml version='1.0'?><smses count='0'></smses>"),
            ("feed.xml", "<rss/>"),
            ("calls.xml", "<calls count='0'></calls>"),
            ("picture.jpg", "\u{0}"),
            ("data.bin", "\u{0}\u{1}\u{2}"),
            ("Makefile", "all:\n"),
        ],
    );
    let expected = [(Maildir, 4), (Mbox, 4), (Notes, 3), (Eml, 2), (WhatsApp, 1), (Sms, 1)];
    let mut seen = found(root);
    seen.sort_by_key(|(kind, count)| (std::cmp::Reverse(*count), kind.word()));
    let mut sorted = expected;
    sorted.sort_by_key(|(kind, count)| (std::cmp::Reverse(*count), kind.word()));
    assert_eq!(seen, sorted);

    let claimed: usize = expected.iter().map(|(_, count)| count).sum();
    assert_eq!(walk(root).filter(|file| classify(file, root).is_some()).count(), claimed);
    let (records, errors, failed) = read_all(Mbox, root);
    assert_eq!((records.len(), errors.len(), failed), (3, 0, 0));
    assert_eq!(read_all(Notes, root).0.len(), 3);
    assert_eq!(read_all(Maildir, root).0.len(), 4);
}

#[test]
fn a_single_file_is_recognised_and_a_named_one_is_read_as_asked() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(root, &[("todo", "milk\n"), ("chat.txt", "[28.11.26, 07:45:10] Ana: Hi\n"), ("x.dat", "\u{0}")]);
    assert_eq!(found(&root.join("todo")), [(Notes, 1)]);
    assert_eq!(found(&root.join("chat.txt")), [(WhatsApp, 1)]);
    assert_eq!(found(&root.join("x.dat")), []);
    assert_eq!(found(&root.join("missing")), []);
    let (records, ..) = read_all(Notes, &root.join("chat.txt"));
    assert_eq!(records.len(), 1, "the user said that it is a note");
}

#[test]
fn hidden_folders_above_the_root_do_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join(".local/notes");
    write(&root, &[("a.md", "# A\n")]);
    assert_eq!(found(&root), [(Notes, 1)]);
}

#[test]
fn a_file_that_cannot_be_read_is_an_error_that_names_it() {
    let missing = Path::new("/nonexistent/inbox.mbox");
    for kind in domain::SourceKind::ALL {
        let connector = connectors::connector(*kind, &connectors::Settings::utc());
        let error = connector.read(missing, missing, &mut |_| std::ops::ControlFlow::Continue(())).unwrap_err();
        assert!(error.to_string().contains("inbox.mbox"), "{error}");
    }
}
