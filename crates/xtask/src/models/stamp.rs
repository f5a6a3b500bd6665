//! A note beside a file that says: hashed, and right. As long as size and time are those of the note, the file
//! is not hashed again, so that a set-up with nothing to do takes no time.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

#[derive(Debug, Deserialize, Eq, PartialEq, Serialize)]
pub(crate) struct Stamp {
    pub(crate) bytes: u64,
    /// Since 1970.
    modified_ns: u64,
    pub(crate) sha256: String,
}

impl Stamp {
    /// The stamp that `file` would have now, had it this hash.
    pub(crate) fn new(file: &Path, sha256: &str) -> Result<Self> {
        let metadata = fs::metadata(file).with_context(|| format!("cannot look at {}", file.display()))?;
        let modified = metadata.modified().with_context(|| format!("{} has no time", file.display()))?;
        let since = modified.duration_since(UNIX_EPOCH).unwrap_or_default();
        Ok(Self {
            bytes: metadata.len(),
            modified_ns: u64::try_from(since.as_nanos()).unwrap_or(u64::MAX),
            sha256: sha256.to_owned(),
        })
    }

    /// The stamp beside `file`, if it was written for the file as it is now.
    pub(crate) fn current(file: &Path) -> Option<Self> {
        let stamp: Self = serde_json::from_str(&fs::read_to_string(Self::path(file)).ok()?).ok()?;
        (Self::new(file, &stamp.sha256).ok()? == stamp).then_some(stamp)
    }

    pub(crate) fn write(&self, file: &Path) -> Result<()> {
        let path = Self::path(file);
        let text = serde_json::to_string(self)?;
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
    }

    fn path(file: &Path) -> PathBuf {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        file.with_file_name(format!(".{name}.verified"))
    }
}
