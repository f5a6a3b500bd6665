use crate::home::{Home, from, mail, on, stat};
use domain::{Attachment, DateTime, Heading, Kind, Person, Record, Role};
use std::path::Path;
use store::{Error, Pending, Put};

fn full() -> Record {
    Record {
        key: "mail:1".into(),
        kind: Kind::Mail,
        title: "Flight to Lisbon".into(),
        text: "Gate B 7\n> when?\n".into(),
        quoted: vec![9..17],
        headings: vec![Heading { start: 0, level: 2, text: "Gate".into() }],
        date: Some(DateTime { seconds: -5, offset: 3600 }),
        people: vec![
            (Role::From, Person { name: Some("Ana".into()), address: Some("ana@example.org".into()) }),
            (Role::To, Person::named(Person::ME)),
            (Role::Cc, Person { name: None, address: Some("bo@example.org".into()) }),
        ],
        thread: None,
        attachments: vec![Attachment { name: "pass.pdf".into(), media_type: "application/pdf".into(), size: 12_345 }],
        message_id: Some("1@example.org".into()),
        position: 77,
    }
}

#[test]
fn an_item_comes_back_as_it_was_put() {
    let mut home = Home::new();
    let source = home.source("/mail");
    let record = full();
    let put = home.read(source, "/mail/in.mbox", std::slice::from_ref(&record))[0];
    assert!(matches!(put, Put::New(_)));
    let item = home.store.item(put.item()).unwrap().unwrap();
    assert_eq!(
        (item.key, item.kind, item.title, item.text, item.quoted, item.headings, item.date, item.people),
        (
            record.key,
            record.kind,
            record.title,
            record.text,
            record.quoted,
            record.headings,
            record.date,
            record.people
        )
    );
    assert_eq!(
        (item.attachments, item.message_id, item.position, item.source, item.path.as_str()),
        (record.attachments, record.message_id, record.position, source, "/mail/in.mbox")
    );
}

#[test]
fn every_visible_field_counts_as_a_change_and_a_moved_position_does_not() {
    let changes: Vec<fn(&mut Record)> = vec![
        |record| record.kind = Kind::Note,
        |record| record.title.push('!'),
        |record| record.text.push('!'),
        |record| record.quoted.clear(),
        |record| record.headings[0].level = 1,
        |record| record.date = None,
        |record| record.date = Some(DateTime { seconds: -5, offset: 0 }),
        |record| record.people.swap(1, 2),
        |record| record.people[0].0 = Role::To,
        |record| record.attachments[0].size += 1,
        |record| record.message_id = None,
        |record| record.thread = Some(domain::ThreadHint::default()),
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let mut home = Home::new();
        let source = home.source("/mail");
        let item = home.read(source, "/a", &[full()])[0].item();
        home.index();
        let moved = Record { position: 9_000, ..full() };
        assert_eq!(home.read(source, "/a", &[moved])[0], Put::Same(item));
        assert_eq!(home.store.pending().unwrap(), Pending::default());
        assert_eq!(home.store.item(item).unwrap().unwrap().position, 9_000);
        let mut changed = full();
        change(&mut changed);
        assert_eq!(home.read(source, "/a", &[changed])[0], Put::Changed(item), "change {number}");
        assert_eq!(home.store.pending().unwrap().chunk, 1, "change {number}");
    }
}

#[test]
fn two_overlapping_exports_indexed_again_and_again_change_nothing() {
    let mut home = Home::new();
    let source = home.source("/mail");
    let (one, other) = (mail("mail:1", "words"), mail("mail:1", "words\n-- \nlist footer"));
    let item = home.read(source, "/a", std::slice::from_ref(&one))[0].item();
    for _ in 0..3 {
        assert_eq!(home.read(source, "/b", std::slice::from_ref(&other))[0], Put::Same(item));
        assert_eq!(home.read(source, "/a", std::slice::from_ref(&one))[0], Put::Same(item));
    }
    assert_eq!(home.store.item(item).unwrap().unwrap().text, "words");
}

#[test]
fn within_one_reading_the_first_record_of_a_key_counts() {
    let mut home = Home::new();
    let source = home.source("/mail");
    let records = [mail("mail:1", "first"), mail("mail:1", "second")];
    for _ in 0..2 {
        let puts = home.read(source, "/a", &records);
        assert!(matches!(puts[1], Put::Same(_)));
        assert_eq!(home.store.item(puts[0].item()).unwrap().unwrap().text, "first");
    }
}

#[test]
fn an_item_goes_with_the_last_file_that_holds_it() {
    let mut home = Home::new();
    let source = home.source("/mail");
    let item = home.read(source, "/a", &[mail("mail:1", "words")])[0].item();
    home.read(source, "/b", &[mail("mail:1", "words")]);
    home.index();
    assert_eq!(home.drop_file(source, "/a"), 0);
    let inherited = home.store.item(item).unwrap().unwrap();
    assert_eq!(inherited.path, "/b", "the other file takes the item over, chunks and all");
    assert_eq!(home.store.pending().unwrap(), Pending::default());
    assert_eq!(home.drop_file(source, "/b"), 1);
    assert_eq!(home.store.item(item).unwrap(), None);
}

#[test]
fn a_differing_copy_does_not_keep_the_words_of_a_file_that_is_gone_and_is_read_again() {
    let mut home = Home::new();
    let source = home.source("/mail");
    let item = home.read(source, "/a", &[mail("mail:1", "words of a")])[0].item();
    home.read(source, "/b", &[mail("mail:1", "words of b")]);
    assert_eq!(home.drop_file(source, "/a"), 1);
    assert_eq!(home.store.item(item).unwrap(), None);
    let file = &home.store.files(source).unwrap()[0];
    assert_eq!((file.hash, file.size, file.mtime_ns), (None, 0, 0), "a scan must see that it is to be read");
    let put = home.read(source, "/b", &[mail("mail:1", "words of b")])[0];
    assert_eq!(home.store.item(put.item()).unwrap().unwrap().text, "words of b");
    assert!(home.store.files(source).unwrap()[0].hash.is_some());
}

#[test]
fn a_reading_that_passed_an_item_which_then_went_does_not_count() {
    let mut home = Home::new();
    let source = home.source("/mail");
    home.read(source, "/a", &[mail("mail:1", "words of a")]);
    let reading = home
        .store
        .write(|writer| {
            let file = writer.begin_file(source, Path::new("/b"))?;
            writer.put(&file, &mail("mail:1", "words of b"))?;
            Ok(file)
        })
        .unwrap();
    assert_eq!(home.drop_file(source, "/a"), 1);
    home.store.write(|writer| writer.finish_file(&reading, &stat(1))).unwrap();
    assert_eq!(home.store.files(source).unwrap()[0].hash, None);
    assert!(matches!(home.read(source, "/b", &[mail("mail:1", "words of b")])[0], Put::New(_)));
}

#[test]
fn what_a_file_no_longer_holds_goes_when_its_reading_ends() {
    let mut home = Home::new();
    let source = home.source("/mail");
    let records = [from(mail("mail:1", "one"), "Ana"), from(mail("mail:2", "two"), "Bo")];
    home.read(source, "/a", &records);
    home.read(source, "/a", &records[..1]);
    let counts = home.store.counts().unwrap();
    assert_eq!((counts.items, counts.people), (1, 1));
    assert_eq!(home.store.known_people().unwrap(), [Person::named("Ana")]);
}

#[test]
fn an_interrupted_reading_keeps_what_was_there_and_counts_as_unread() {
    let mut home = Home::new();
    let source = home.source("/mail");
    home.read(source, "/a", &[mail("mail:1", "one"), mail("mail:2", "two")]);
    home.store
        .write(|writer| {
            let file = writer.begin_file(source, Path::new("/a"))?;
            writer.put(&file, &mail("mail:3", "three"))
        })
        .unwrap();
    assert_eq!(home.store.counts().unwrap().items, 3);
    assert_eq!(home.store.files(source).unwrap()[0].hash, None);
}

#[test]
fn a_file_that_fails_keeps_what_was_read_before_and_says_why() {
    let mut home = Home::new();
    let source = home.source("/mail");
    home.read(source, "/a", &[mail("mail:1", "one")]);
    home.store.write(|writer| writer.fail_file(source, Path::new("/a"), &stat(9), "not an mbox")).unwrap();
    let file = home.store.files(source).unwrap().remove(0);
    assert_eq!((file.failed.as_deref(), file.size, file.hash), (Some("not an mbox"), 9, Some([9; 32])));
    let listed = home.store.sources().unwrap().remove(0);
    assert_eq!((listed.items, listed.files, listed.failed), (1, 1, 1));
    home.read(source, "/a", &[mail("mail:1", "one")]);
    assert_eq!(home.store.files(source).unwrap()[0].failed, None, "a good reading clears it");
}

#[test]
fn a_transaction_that_fails_leaves_no_trace() {
    let mut home = Home::new();
    let source = home.source("/mail");
    home.read(source, "/a", &[mail("mail:1", "one")]);
    home.index();
    let before = (home.store.counts().unwrap(), home.store.rev().unwrap(), home.store.files(source).unwrap());
    let result = home.store.write(|writer| {
        let file = writer.begin_file(source, Path::new("/a"))?;
        writer.put(&file, &mail("mail:1", "changed"))?;
        writer.put(&file, &mail("mail:2", "two"))?;
        writer.finish_file(&file, &stat(3))?;
        writer.begin_file(domain::SourceId(99), Path::new("/b"))
    });
    assert!(matches!(result, Err(Error::NoSuchSource { .. })));
    let after = (home.store.counts().unwrap(), home.store.rev().unwrap(), home.store.files(source).unwrap());
    assert_eq!(before, after);
}

#[test]
fn a_panic_in_a_transaction_leaves_no_trace_and_the_store_usable() {
    let mut home = Home::new();
    let source = home.source("/mail");
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        home.store.write(|writer| {
            let file = writer.begin_file(source, Path::new("/a"))?;
            writer.put(&file, &mail("mail:1", "one"))?;
            panic!("in the middle");
            #[allow(unreachable_code)]
            Ok(())
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(home.store.counts().unwrap().items, 0);
    home.read(source, "/a", &[mail("mail:1", "one")]);
    assert_eq!(home.store.counts().unwrap().items, 1);
}

#[test]
fn ids_are_not_used_again() {
    let mut home = Home::new();
    let source = home.source("/mail");
    let first = home.read(source, "/a", &[on(mail("mail:1", "one"), 1)])[0].item();
    home.index();
    let chunk = home.store.chunks_of_item(first).unwrap()[0].id;
    home.store.forget_source(source).unwrap();
    let source = home.source("/mail");
    let second = home.read(source, "/a", &[on(mail("mail:1", "one"), 1)])[0].item();
    home.index();
    assert!(second > first);
    assert!(home.store.chunks_of_item(second).unwrap()[0].id > chunk);
}

#[test]
fn the_history_of_a_sender_tells_a_friend_from_somebody_with_the_friends_name() {
    let mut home = Home::new();
    let source = home.source("/mail");
    let person = |address: &str| Person { name: Some("Mama".into()), address: Some(address.into()) };
    let record = |key: &str, role: Role, address: &str| Record {
        key: key.into(),
        message_id: Some(key.into()),
        people: vec![(role, person(address))],
        ..full()
    };
    let records = [
        record("1", Role::From, "mama@example.org"),
        record("2", Role::From, "mama@example.org"),
        record("3", Role::To, "mama@example.org"),
        record("4", Role::From, "mallory@evil.example"),
    ];
    let puts = home.read(source, "/mail/in.mbox", &records);
    let history = |at: usize| home.store.sender_history(puts[at].item()).unwrap();
    let friend = history(0);
    assert_eq!((friend.wrote, friend.received, friend.other_address), (2, 1, true));
    let stranger = history(3);
    assert_eq!((stranger.wrote, stranger.received, stranger.other_address), (1, 0, true));
    assert_eq!(history(2), store::SenderHistory::default(), "nobody is named as the sender");
}
