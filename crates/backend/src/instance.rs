//! One window for each vault. The second start wakes the first: by a pipe with a name in the vault, because a sealed
//! process has no sockets.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read},
    path::{Path, PathBuf},
};

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
    match lock.try_lock() {
        Ok(()) => {
            make_pipe(&pipe)?;
            Ok(Some(Instance { _lock: lock, pipe }))
        }
        Err(TryLockError::WouldBlock) => {
            wake(&pipe);
            Ok(None)
        }
        Err(TryLockError::Error(error)) => Err(error),
    }
}

impl Instance {
    /// Calls `woken` for each later start, from a thread of its own.
    pub(crate) fn listen(&self, woken: impl Fn() + Send + 'static) {
        let pipe = self.pipe.clone();
        std::thread::spawn(move || {
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

impl Drop for Instance {
    fn drop(&mut self) {
        // Left behind it does no harm.
        let _ = fs::remove_file(&self.pipe);
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

#[cfg(unix)]
fn wake(pipe: &Path) {
    use std::{io::Write, os::unix::fs::OpenOptionsExt};
    // Without waiting: the first may be ending.
    if let Ok(mut pipe) = OpenOptions::new().write(true).custom_flags(libc::O_NONBLOCK).open(pipe) {
        let _ = pipe.write_all(b"1");
    }
}

#[cfg(not(unix))]
fn make_pipe(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn wake(_pipe: &Path) {}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::{sync::mpsc::channel, time::Duration};

    #[test]
    fn the_second_wakes_the_first_and_may_follow_it() {
        let vault = tempfile::tempdir().unwrap();
        let first = take(vault.path()).unwrap().unwrap();
        let (sender, woken) = channel();
        first.listen(move || sender.send(()).unwrap());
        // The pipe has a reader as soon as the thread has opened it.
        while woken.try_recv().is_err() {
            assert!(take(vault.path()).unwrap().is_none());
            std::thread::sleep(Duration::from_millis(10));
        }
        drop(first);
        assert!(take(vault.path()).unwrap().is_some());
    }
}
