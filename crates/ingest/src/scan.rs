//! Stage 1: what is there, compared with what was read before.

use connectors::Connector;
use std::{
    collections::HashMap,
    fs, io,
    io::Read,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};
use store::{FileRecord, FileStat};

/// What to do about one source.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// Files to read, in order of path so that two runs number items alike.
    pub(crate) read: Vec<PathBuf>,
    /// Files whose stamp changed but not their content.
    pub(crate) touched: Vec<(FileRecord, FileStat)>,
    /// Files that are gone.
    pub(crate) gone: Vec<FileRecord>,
    /// Folders and files that could not be looked at.
    pub(crate) unreadable: Vec<(PathBuf, String)>,
}

/// Compares the source at `root` with the files that the store knows of it.
///
/// A root that is not there right now (a drive that is not plugged in) is an error, not a source
/// whose files were all deleted.
pub(crate) fn plan(root: &Path, connector: &dyn Connector, known: Vec<FileRecord>) -> io::Result<Plan> {
    fs::metadata(root)?;
    let mut known: HashMap<PathBuf, FileRecord> = known.into_iter().map(|file| (file.path.clone(), file)).collect();
    let mut plan = Plan::default();
    // Folders that could not be read keep their files: "cannot see it" is not "it is gone".
    let mut unseen_below: Vec<PathBuf> = Vec::new();
    for entry in walkdir::WalkDir::new(root).sort_by_file_name().into_iter().filter_entry(connectors::holds_words) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(root).to_owned();
                let reason = error.io_error().map_or_else(|| "a loop of links".to_owned(), ToString::to_string);
                unseen_below.push(path.clone());
                plan.unreadable.push((path, reason));
                continue;
            }
        };
        let path = entry.path();
        if !entry.file_type().is_file() {
            continue;
        }
        let metadata = match entry.metadata() {
            Ok(metadata) => metadata,
            Err(error) => {
                known.remove(path);
                plan.unreadable.push((path.to_owned(), error.to_string()));
                continue;
            }
        };
        let (size, mtime_ns) = (metadata.len(), mtime_ns(&metadata));
        // What is known and unchanged needs no look inside.
        if known.get(path).is_some_and(|file| file.size == size && file.mtime_ns == mtime_ns && file.hash.is_some()) {
            known.remove(path);
            continue;
        }
        if !connector.claims(path, root) {
            continue;
        }
        match known.remove(path) {
            Some(file) if file.failed.is_none() && content_hash(path).ok() == file.hash && file.hash.is_some() => {
                let stat = FileStat {
                    size,
                    mtime_ns,
                    hash: file.hash.unwrap_or_default(),
                    skipped_records: file.skipped_records,
                };
                plan.touched.push((file, stat));
            }
            _ => plan.read.push(path.to_owned()),
        }
    }
    plan.gone =
        known.into_values().filter(|file| !unseen_below.iter().any(|folder| file.path.starts_with(folder))).collect();
    plan.gone.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(plan)
}

/// Size, time and content hash of a file as it is now.
pub(crate) fn stat(path: &Path) -> io::Result<FileStat> {
    let metadata = fs::metadata(path)?;
    Ok(FileStat { size: metadata.len(), mtime_ns: mtime_ns(&metadata), hash: content_hash(path)?, skipped_records: 0 })
}

fn content_hash(path: &Path) -> io::Result<[u8; 32]> {
    let mut file = fs::File::open(path)?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok(hasher.finalize().into()),
            Ok(n) => {
                hasher.update(&buffer[..n]);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Nanoseconds since 1970; files from before that have negative ones.
fn mtime_ns(metadata: &fs::Metadata) -> i64 {
    let Ok(time) = metadata.modified() else { return 0 };
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_nanos()).map_or(i64::MIN, |ns| -ns),
    }
}
