//! Reading files without trusting their size.

use crate::FileError;
use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::Path;

/// The first `limit` bytes of a file; nothing when it cannot be read.
pub(crate) fn head(path: &Path, limit: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Ok(file) = File::open(path) {
        // A file that breaks off while it is looked at is judged by what was read.
        let _ = file.take(limit).read_to_end(&mut bytes);
    }
    bytes
}

/// The whole file, if it is not larger than `limit` bytes.
pub(crate) fn whole(path: &Path, limit: u64, what: &'static str) -> Result<Vec<u8>, FileError> {
    let file = File::open(path).map_err(|error| FileError::io(path, error))?;
    bounded(file, path, limit, what)
}

/// All of a stream, if it is not longer than `limit` bytes.
pub(crate) fn bounded(stream: impl Read, path: &Path, limit: u64, what: &'static str) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    stream.take(limit + 1).read_to_end(&mut bytes).map_err(|error| FileError::io(path, error))?;
    if bytes.len() as u64 > limit {
        return Err(FileError::TooLarge { path: path.to_owned(), what, limit });
    }
    Ok(bytes)
}

/// Reads up to and including the next `\n`, but never more than `limit` bytes, so that a file without line ends
/// cannot fill the memory. Replaces `line`; returns false at the end of the stream.
pub(crate) fn read_line(reader: &mut impl BufRead, line: &mut Vec<u8>, limit: usize) -> io::Result<bool> {
    line.clear();
    reader.by_ref().take(limit as u64).read_until(b'\n', line)?;
    Ok(!line.is_empty())
}
