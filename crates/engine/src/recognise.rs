use crate::Error;
use domain::SourceKind;
use std::{
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// What could be added, found without changing anything.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Recognised {
    /// The path that was asked about.
    pub path: PathBuf,
    /// Which connector would read it.
    pub kind: SourceKind,
    /// How many items it holds: counted, or told from a part of it where that would take long.
    pub items: u64,
    /// Bytes of the files that would be read.
    pub bytes: u64,
    /// What was found, in words: "3 mbox files".
    pub found: String,
}

/// How long items are counted.
const PATIENCE: Duration = Duration::from_secs(2);

/// Looks at a file or through a folder and says what it would become as a source, or sources.
///
/// # Errors
/// When the path cannot be read, or nothing in it is recognised.
pub fn recognise(path: &Path, settings: &connectors::Settings) -> Result<Vec<Recognised>, Error> {
    let path = path.canonicalize().map_err(|source| Error::Unreadable { path: path.to_owned(), source })?;
    let found = connectors::detect(&path);
    if found.is_empty() {
        return Err(Error::NothingToAdd { path });
    }
    let counted = found.into_iter().map(|found| {
        let connector = connectors::connector(found.kind, settings);
        let files: Vec<PathBuf> = connectors::walk(&path).filter(|file| connector.claims(file, &path)).collect();
        let size = |file: &Path| fs::metadata(file).map_or(0, |metadata| metadata.len());
        let bytes = files.iter().map(|file| size(file)).sum();
        let until = Instant::now() + PATIENCE;
        let (mut items, mut seen) = (0_u64, 0_u64);
        for file in &files {
            let mut position = 0;
            let mut late = false;
            // What cannot be read is told when it is indexed, with its reason.
            let _ = connector.read(file, &path, &mut |record| {
                if let Ok(record) = record {
                    items += 1;
                    position = record.position;
                }
                late = Instant::now() >= until;
                if late { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            seen += if late { position } else { size(file) };
            if late {
                break;
            }
        }
        Recognised {
            path: path.clone(),
            kind: found.kind,
            items: at_that_rate(items, seen, bytes),
            bytes,
            found: found.what,
        }
    });
    Ok(counted.collect())
}

/// How many items all bytes hold when the bytes that were seen hold so many.
fn at_that_rate(items: u64, seen: u64, bytes: u64) -> u64 {
    if seen == 0 || seen >= bytes {
        return items;
    }
    let all = u128::from(items) * u128::from(bytes) / u128::from(seen);
    u64::try_from(all).unwrap_or(items)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_a_folder_holds_is_counted_and_nothing_is_changed() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("tea.md"), "# Tea\nSteep.\n").unwrap();
        fs::write(folder.path().join("bread.md"), "# Bread\nKnead.\n").unwrap();
        let found = recognise(folder.path(), &connectors::Settings::utc()).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].kind, found[0].items, found[0].found.as_str()), (SourceKind::Notes, 2, "2 notes"));
        assert!(recognise(&folder.path().join("nothing"), &connectors::Settings::utc()).is_err());
    }

    #[test]
    fn a_part_tells_of_the_whole() {
        assert_eq!(at_that_rate(100, 1_000, 4_000), 400);
        assert_eq!(at_that_rate(7, 0, 4_000), 7);
        assert_eq!(at_that_rate(7, 4_000, 4_000), 7);
    }
}
