//! SHA-256, as it stands in `models.toml`: lower-case hexadecimal.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

pub(crate) fn of_file(path: &Path) -> Result<String> {
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut hashing = Hashing::new(io::sink());
    copy(file, &mut hashing).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(hashing.finish().1)
}

pub(crate) fn of_bytes(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// `io::copy` with a buffer that suits files of a gigabyte.
pub(crate) fn copy(mut from: impl Read, to: &mut impl Write) -> io::Result<u64> {
    let mut buffer = vec![0; 1 << 18];
    let mut bytes = 0;
    loop {
        let read = from.read(&mut buffer)?;
        if read == 0 {
            return Ok(bytes);
        }
        to.write_all(buffer.get(..read).unwrap_or_default())?;
        bytes += read as u64;
    }
}

/// Hashes what passes through to `out`.
pub(crate) struct Hashing<W> {
    out: W,
    hash: Sha256,
}

impl<W: Write> Hashing<W> {
    pub(crate) fn new(out: W) -> Self {
        Self { out, hash: Sha256::new() }
    }

    pub(crate) fn finish(self) -> (W, String) {
        (self.out, hexadecimal(&self.hash.finalize()))
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
