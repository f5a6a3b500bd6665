use crate::Error;
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer, notify};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    time::Duration,
};

/// Events that follow one another faster than this are one: an editor writes a file in several steps.
const DEBOUNCE: Duration = Duration::from_millis(800);

/// Hints that something below a source changed.
///
/// They are hints and never the truth: a run looks at every file of the source that a hint names,
/// and a run without hints now and then finds what the system did not tell.
pub struct Watch {
    hints: Receiver<BTreeSet<PathBuf>>,
    _watching: Watching,
}

/// Watches for as long as it lives.
pub struct Watching {
    _debouncer: Debouncer<notify::RecommendedWatcher, RecommendedCache>,
}

impl Watch {
    /// Watches folders and files; folders with all that is below them.
    ///
    /// A single file is watched through its folder: editors replace files, and a watch on the old
    /// one would see nothing more.
    ///
    /// # Errors
    /// When the system has no notifications for one of them (a network drive, too many watches).
    pub fn new(paths: &[PathBuf]) -> Result<Self, Error> {
        let (sender, hints) = channel();
        let watching = Self::with(paths, move |paths| {
            // The receiver is gone only when nobody watches any more.
            let _ = sender.send(paths);
        })?;
        Ok(Self { hints, _watching: watching })
    }

    /// The same, calling `on_hint` with the paths that changed (an empty path stands for "anything") from a thread of
    /// its own: for who waits for other things as well.
    ///
    /// # Errors
    /// As for [`Watch::new`].
    pub fn with(paths: &[PathBuf], on_hint: impl Fn(BTreeSet<PathBuf>) + Send + 'static) -> Result<Watching, Error> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |error: notify::Error| Error::Watch { path, reason: error.to_string() }
        };
        let mut debouncer = new_debouncer(DEBOUNCE, None, move |events: DebounceEventResult| {
            let paths: BTreeSet<PathBuf> = match events {
                Ok(events) => events
                    .into_iter()
                    .filter(|event| !event.kind.is_access())
                    .flat_map(|event| event.event.paths)
                    .collect(),
                // The queue overflowed or a folder went away: look at everything.
                Err(_) => BTreeSet::from([PathBuf::new()]),
            };
            if !paths.is_empty() {
                on_hint(paths);
            }
        })
        .map_err(failed(Path::new("the sources")))?;
        for path in paths {
            let (folder, mode) = if path.is_dir() {
                (path.as_path(), notify::RecursiveMode::Recursive)
            } else {
                (path.parent().unwrap_or(path), notify::RecursiveMode::NonRecursive)
            };
            debouncer.watch(folder, mode).map_err(failed(path))?;
        }
        Ok(Watching { _debouncer: debouncer })
    }

    /// Waits for hints, at most `patience` long. Returns the paths that changed (an empty path stands
    /// for "anything"), or nothing when the time is up.
    #[must_use]
    pub fn wait(&self, patience: Duration) -> BTreeSet<PathBuf> {
        let mut paths = match self.hints.recv_timeout(patience) {
            Ok(paths) => paths,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return BTreeSet::new(),
        };
        paths.extend(self.hints.try_iter().flatten());
        paths
    }
}
