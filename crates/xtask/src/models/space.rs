//! Room on the disk.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::megabytes;

/// Fails with a sentence if the file system of `folder` has less than `needed` bytes free.
pub(crate) fn ensure(folder: &Path, needed: u64) -> Result<()> {
    enough(folder, needed, free(folder)?)
}

fn enough(folder: &Path, needed: u64, free: u64) -> Result<()> {
    if free < needed {
        bail!(
            "not enough room in {}: {} ({needed} bytes) needed, {} ({free} bytes) free. Make room, or set INGLENOOK_MODELS to a folder on a larger disk, then run this again",
            folder.display(),
            megabytes(needed),
            megabytes(free)
        );
    }
    Ok(())
}

/// Bytes that this user may still write. From `df`, whose `-P` form POSIX fixes: the standard library has no
/// call for it, and asking libc would take `unsafe`.
fn free(folder: &Path) -> Result<u64> {
    let output = Command::new("df").arg("-Pk").arg(folder).output().context("cannot run df")?;
    parse(&String::from_utf8_lossy(&output.stdout))
        .with_context(|| format!("df does not say how much room {} has", folder.display()))
}

/// The fourth column of the second line, in KiB.
fn parse(df: &str) -> Option<u64> {
    let available: u64 = df.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    available.checked_mul(1024)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn df_is_read_in_its_portable_form() {
        let df =
            "Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/vda 263112772 11973292 82345678 14% /\n";
        assert_eq!(parse(df), Some(82_345_678 * 1024));
        assert_eq!(parse("df: no such file"), None);
        assert!(free(Path::new(".")).unwrap() > 0);
    }

    #[test]
    fn a_full_disk_is_a_sentence_with_both_figures_and_a_way_out() {
        let error = enough(Path::new("/models"), 3_000_000_000, 1_200_000_000).unwrap_err().to_string();
        for part in ["/models", "3000 MB", "1200 MB", "3000000000", "INGLENOOK_MODELS"] {
            assert!(error.contains(part), "{part} is missing in: {error}");
        }
        enough(Path::new("/models"), 10, 10).unwrap();
    }
}
