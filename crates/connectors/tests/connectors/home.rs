//! The invented digital life in `tests/fixtures/home`.

use crate::{found, read_all};
use std::collections::HashSet;
use std::path::Path;

#[test]
fn the_demo_home_is_read_without_an_error() {
    let home = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../tests/fixtures/home");
    if !home.is_dir() {
        println!("skipped: there is no demo home yet");
        return;
    }
    let mut keys = HashSet::new();
    for (kind, files) in found(&home) {
        let (records, errors, failed) = read_all(kind, &home);
        let quoted = records.iter().filter(|record| !record.quoted.is_empty()).count();
        println!("{kind}: {files} files, {} records, {quoted} with quotes, {} errors", records.len(), errors.len());
        assert_eq!((errors.len(), failed), (0, 0), "{kind}: {errors:?}");
        // A note may name no date; everything else was sent at some time.
        let dated = records.iter().filter(|record| record.date.is_some()).count();
        assert!(dated == records.len() || kind == domain::SourceKind::Notes, "{kind}: every message is dated");
        for record in records {
            if !keys.insert(record.key) {
                println!("{kind}: in two places: {}", record.title);
            }
        }
    }
    assert!(keys.len() > 500);
}
