//! Other people's data, when it is there: `INGLENOOK_DATA`, or `shared/data` beside the repository.

use crate::{check, read_all};
use connectors::{Settings, connector};
use domain::{Record, Role, SourceKind};
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;

fn data(part: &str) -> Option<PathBuf> {
    let root = std::env::var_os("INGLENOOK_DATA").map_or_else(
        || Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../../shared/data"),
        PathBuf::from,
    );
    let path = root.join(part);
    if !path.exists() {
        println!("skipped: {part} is not in INGLENOOK_DATA");
    }
    path.exists().then_some(path)
}

fn read_one(kind: SourceKind, file: &Path) -> Vec<Record> {
    let mut records = Vec::new();
    let read = connector(kind, &Settings::utc()).read(file, file, &mut |record| {
        records.extend(record);
        ControlFlow::Continue(())
    });
    assert!(read.is_ok(), "{}: {read:?}", file.display());
    records.iter().for_each(check);
    records
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3).map(str::to_lowercase).collect()
}

#[test]
fn mails_are_read_as_the_expected_parses_beside_them_say() {
    let Some(folder) = data("mail/stalwart/eml") else { return };
    let (mut mails, mut missing, mut expected_words) = (0, 0, 0);
    for part in ["legacy", "rfc", "thirdparty"] {
        for entry in std::fs::read_dir(folder.join(part)).unwrap() {
            let file = entry.unwrap().path();
            let parsed = file.with_extension("json");
            if file.extension().is_none_or(|extension| extension != "eml") || !parsed.exists() {
                continue;
            }
            let expected: Value = serde_json::from_slice(&std::fs::read(&parsed).unwrap()).unwrap();
            let Some(record) = read_one(SourceKind::Eml, &file).pop() else {
                panic!("{} has no record", file.display());
            };
            let header = |name: &str| {
                let headers = expected["parts"][0]["headers"].as_array().unwrap();
                headers.iter().rev().find(|header| header["name"] == name).map(|header| header["value"].clone())
            };
            if let Some(Value::Object(subject)) = header("subject") {
                let subject = subject.get("Text").and_then(Value::as_str).unwrap_or_default();
                // What that parser could not read is no expectation.
                let subject = if subject.contains('\u{fffd}') { &record.title } else { subject };
                assert_eq!(words(&record.title), words(subject), "{}", file.display());
            }
            if let Some(address) =
                header("from").and_then(|value| value["Address"]["List"][0]["address"].as_str().map(str::to_lowercase))
            {
                let from = record.people.iter().find(|(role, _)| *role == Role::From);
                assert_eq!(from.and_then(|(_, person)| person.address.clone()), Some(address), "{}", file.display());
            }
            for id in expected["text_body"].as_array().unwrap() {
                let part = &expected["parts"][usize::try_from(id.as_u64().unwrap()).unwrap()];
                // What that parser could not read is no expectation, nor is a file inside the text.
                let legible = |text: &&str| !text.contains('\u{fffd}') && !text.contains("\nbegin 6");
                if let Some(text) = part["body"]["Text"].as_str().filter(legible) {
                    let read: HashSet<String> = words(&record.text).into_iter().collect();
                    let wanted = words(text);
                    expected_words += wanted.len();
                    missing += wanted.iter().filter(|word| !read.contains(*word)).count();
                }
            }
            mails += 1;
        }
    }
    println!("{mails} mails; of {expected_words} words of their plain parts {missing} are missing");
    assert!(mails > 50);
    assert!(missing * 100 <= expected_words, "flowed and tidied texts keep their words");
}

#[test]
fn malformed_mails_and_those_of_pythons_tests_are_read_or_refused() {
    let Some(folder) = data("mail") else { return };
    for part in ["stalwart/eml/malformed", "cpython"] {
        let (mut records, mut refused, mut files) = (0, 0, 0);
        for entry in std::fs::read_dir(folder.join(part)).unwrap() {
            let file = entry.unwrap().path();
            if !file.extension().is_some_and(|extension| extension == "eml" || extension == "txt") {
                continue;
            }
            files += 1;
            let read = connector(SourceKind::Eml, &Settings::utc()).read(&file, &file, &mut |record| {
                match record {
                    Ok(record) => {
                        check(&record);
                        records += 1;
                    }
                    Err(_) => refused += 1,
                }
                ControlFlow::Continue(())
            });
            assert!(read.is_ok());
        }
        println!("{part}: {files} files, {records} records, {refused} refused");
        assert_eq!(records + refused, files);
        assert!(refused * 10 <= files);
    }
}

#[test]
fn messages_of_a_maildir_with_folders_are_found() {
    let Some(folder) = data("mail/stalwart/maildir") else { return };
    let (records, errors, failed) = read_all(SourceKind::Maildir, &folder);
    // Each holds one letter instead of a mail.
    assert_eq!((records.len(), errors.len(), failed), (0, 6, 0));
}

#[test]
fn a_thousand_real_mails_are_read() {
    let Some(archive) = data("mail/enron/enron-1702.tar.gz") else { return };
    let folder = tempfile::tempdir().unwrap();
    let unpacked = Command::new("tar").arg("xzf").arg(&archive).arg("-C").arg(folder.path()).status();
    if !unpacked.is_ok_and(|status| status.success()) {
        println!("skipped: tar cannot unpack the archive");
        return;
    }
    let started = std::time::Instant::now();
    let (records, errors, failed) = read_all(SourceKind::Eml, folder.path());
    let seconds = started.elapsed().as_secs_f64();
    let keys: HashSet<&str> = records.iter().map(|record| record.key.as_str()).collect();
    let quoted = records.iter().filter(|record| !record.quoted.is_empty()).count();
    let bytes: usize = records.iter().map(|record| record.text.len()).sum();
    let quoted_bytes: usize = records.iter().flat_map(|record| &record.quoted).map(std::ops::Range::len).sum();
    println!(
        "{} records, {} keys, {} errors, {failed} files failed, {quoted} with quotes ({} of {} KiB), {seconds:.2} s",
        records.len(),
        keys.len(),
        errors.len(),
        quoted_bytes >> 10,
        bytes >> 10
    );
    assert!(records.len() >= 1600 && errors.is_empty() && failed == 0);
    assert!(
        records.iter().all(|record| record.date.is_some() && record.people.iter().any(|(role, _)| *role == Role::From))
    );
    let marked = |record: &&Record| {
        record.text.lines().any(|line| line.contains("-----Original Message-----"))
            && !record.title.to_lowercase().starts_with("fw")
    };
    let (found, all) = records
        .iter()
        .filter(marked)
        .fold((0, 0), |(found, all), record| (found + usize::from(!record.quoted.is_empty()), all + 1));
    println!("{found} of {all} replies with Outlook's mark have a quote");
    assert!(found * 10 >= all * 8);
}

#[test]
fn whatsapp_exports_in_five_date_styles_are_read_as_expected() {
    let Some(folder) = data("exports/chat-miner/whatsapp") else { return };
    let target: Vec<BTreeMap<String, String>> =
        serde_json::from_slice(&std::fs::read(folder.join("target.json")).unwrap()).unwrap();
    let mut styles = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let file = entry.unwrap().path();
        if file.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let mut read: Vec<_> = read_one(SourceKind::WhatsApp, &file)
            .iter()
            .map(|record| {
                let date = record.date.unwrap().to_string();
                let message = record.text.replace('\n', " ");
                (date[..19].to_owned(), record.people[0].1.label().to_owned(), message)
            })
            .collect();
        let mut expected: Vec<_> = target
            .iter()
            .map(|row| (row["timestamp"].clone(), row["author"].clone(), row["message"].clone()))
            .collect();
        read.sort();
        expected.sort();
        assert_eq!(read, expected, "{}", file.display());
        styles += 1;
    }
    assert_eq!(styles, 5);
}
