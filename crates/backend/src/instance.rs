//! One window for each vault. The second start wakes the first: by a pipe with a name in the vault, because a sealed
//! process has no sockets.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

/// One that has the right and cannot be woken is ending, or has only begun: longer than either takes.
const PATIENCE: Duration = Duration::from_secs(8);
const AGAIN: Duration = Duration::from_millis(20);

/// The right to be the window of a vault, for as long as it lives.
pub(crate) struct Instance {
    _lock: File,
    pipe: PathBuf,
}

/// Takes the right; `None` when another has it, who is woken.
pub(crate) fn take(vault: &Path) -> io::Result<Option<Instance>> {
    make_folder(vault)?;
    let lock = OpenOptions::new().create(true).truncate(false).write(true).open(vault.join("window.lock"))?;
    let pipe = vault.join("window.wake");
    let until = Instant::now() + PATIENCE;
    loop {
        match lock.try_lock() {
            Ok(()) => {
                make_pipe(&pipe)?;
                return Ok(Some(Instance { _lock: lock, pipe }));
            }
            Err(TryLockError::WouldBlock) if wake(&pipe) || Instant::now() > until => return Ok(None),
            Err(TryLockError::WouldBlock) => thread::sleep(AGAIN),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
}

impl Instance {
    /// Calls `woken` for each later start, from a thread of its own.
    pub(crate) fn listen(&self, woken: impl Fn() + Send + 'static) {
        let pipe = self.pipe.clone();
        thread::spawn(move || {
            // Opening waits for a writer, reading for its byte: it costs nothing until then.
            while let Ok(mut reader) = File::open(&pipe) {
                let mut bytes = [0; 8];
                if matches!(reader.read(&mut bytes), Ok(count) if count > 0) {
                    woken();
                }
            }
        });
    }
}

impl Instance {
    /// Is not to be woken any more: its window is gone. A start that comes now waits for the right instead.
    pub(crate) fn leave(&self) {
        // Left behind it does no harm.
        let _ = fs::remove_file(&self.pipe);
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        self.leave();
    }
}

/// The vault's folder, if this is its first start.
fn make_folder(vault: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(vault)
}

#[cfg(unix)]
fn make_pipe(path: &Path) -> io::Result<()> {
    use std::os::unix::ffi::OsStrExt;
    let _ = fs::remove_file(path);
    let name = std::ffi::CString::new(path.as_os_str().as_bytes())?;
    // SAFETY: the name ends with a zero and lives through the call.
    if unsafe { libc::mkfifo(name.as_ptr(), 0o600) } == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// Whether there is somebody who heard it.
#[cfg(unix)]
fn wake(pipe: &Path) -> bool {
    use std::{io::Write, os::unix::fs::OpenOptionsExt};
    // Without waiting: nobody may be listening.
    let pipe = OpenOptions::new().write(true).custom_flags(libc::O_NONBLOCK).open(pipe);
    pipe.is_ok_and(|mut pipe| pipe.write_all(b"1").is_ok())
}

#[cfg(not(unix))]
fn make_pipe(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn wake(_pipe: &Path) -> bool {
    true
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::sync::mpsc::channel;

    #[test]
    fn the_second_wakes_the_first_and_may_follow_it() {
        let vault = tempfile::tempdir().unwrap();
        let first = take(vault.path()).unwrap().unwrap();
        let (sender, woken) = channel();
        first.listen(move || sender.send(()).unwrap());
        // The pipe has a reader as soon as the thread has opened it.
        while woken.try_recv().is_err() {
            assert!(take(vault.path()).unwrap().is_none());
            thread::sleep(Duration::from_millis(10));
        }
        drop(first);
        assert!(take(vault.path()).unwrap().is_some());
    }

    #[test]
    fn a_start_after_the_window_is_gone_waits_for_what_is_still_ending() {
        let vault = tempfile::tempdir().unwrap();
        let first = take(vault.path()).unwrap().unwrap();
        first.listen(|| ());
        first.leave();
        let (sender, ending) = channel();
        let ends = thread::spawn(move || {
            ending.recv().unwrap();
            drop(first);
        });
        let folder = vault.path().to_owned();
        let second = thread::spawn(move || take(&folder).unwrap().is_some());
        assert!(!second.is_finished(), "it has not taken what is not free, nor given up");
        sender.send(()).unwrap();
        ends.join().unwrap();
        assert!(second.join().unwrap());
    }
}
