//! The connectors from outside: folders as users have them, and other people's data.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod detection;
mod home;
mod third_party;

use connectors::{RecordError, Settings, connector, detect, walk};
use domain::{Record, SourceKind};
use std::ops::ControlFlow;
use std::path::Path;

/// Everything that the connector of one kind reads below a path; files that cannot be read as a whole are counted.
fn read_all(kind: SourceKind, root: &Path) -> (Vec<Record>, Vec<RecordError>, usize) {
    let connector = connector(kind, &Settings::utc());
    let (mut records, mut errors, mut failed) = (Vec::new(), Vec::new(), 0);
    for file in walk(root).filter(|file| connector.claims(file, root)) {
        let read = connector.read(&file, root, &mut |record| {
            match record {
                Ok(record) => records.push(record),
                Err(error) => errors.push(error),
            }
            ControlFlow::Continue(())
        });
        failed += usize::from(read.is_err());
    }
    for record in &records {
        check(record);
    }
    (records, errors, failed)
}

/// What holds for every record, whatever it was read from.
fn check(record: &Record) {
    let mut at = 0;
    for range in &record.quoted {
        assert!(range.start >= at && range.start < range.end, "ranges are in order and not empty");
        assert!(record.text.get(range.clone()).is_some(), "ranges lie within the text, on char boundaries");
        at = range.end;
    }
    for heading in &record.headings {
        assert!(record.text.get(heading.start..).is_some_and(|rest| !rest.is_empty()), "a heading begins in the text");
    }
    assert!(!record.text.chars().any(|c| c.is_control() && c != '\n' && c != '\t'), "no control characters are kept");
    assert!(record.key.len() > 20);
    assert!(record.people.iter().all(|(_, person)| person.name.is_some() || person.address.is_some()));
}

fn found(path: &Path) -> Vec<(SourceKind, usize)> {
    detect(path).into_iter().map(|found| (found.kind, found.files)).collect()
}
