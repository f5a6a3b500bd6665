//! What the threads know of each other.

use crate::{
    types::{Failure, Indexing, IndexingState, Preferences},
    wire::Out,
};
use airgap::Sealed;
use domain::SourceId;
use engine::{Engine, Error, Stage};
use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

/// Makes an engine on the vault. Each thread that works with it has its own: searching goes on while an answer is
/// written and files are indexed.
pub(crate) type Open = Arc<dyn Fn() -> Result<Engine, Error> + Send + Sync>;

/// Known to all threads.
pub(crate) struct Shared {
    pub(crate) out: Out,
    pub(crate) open: Open,
    pub(crate) sealed: Sealed,
    pub(crate) models: PathBuf,
    /// Ends the run of indexing at its next commit: something else is to be done.
    pub(crate) interrupt: AtomicBool,
    run: Mutex<Run>,
    stops: Mutex<HashMap<String, Arc<AtomicBool>>>,
    preferences: Mutex<Preferences>,
}

/// How far the indexing is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Run {
    pub(crate) indexing: Indexing,
    /// The sources of the run, or that wait for one. `None` is all of them.
    pub(crate) sources: Option<Vec<SourceId>>,
    /// There is work, now or after a pause.
    pub(crate) pending: bool,
    /// What the last run could not read, also where the store has no file for it: a folder that may not be entered.
    pub(crate) failed: Vec<Failure>,
}

impl Run {
    pub(crate) fn concerns(&self, source: SourceId) -> bool {
        self.pending && self.sources.as_ref().is_none_or(|sources| sources.contains(&source))
    }

    /// Reading files, source by source; what comes after is done for all of them together.
    pub(crate) fn reads(&self) -> bool {
        matches!(self.indexing.stage, Some(Stage::Scan | Stage::Read) | None)
    }

    pub(crate) fn running(&self) -> bool {
        self.indexing.state == IndexingState::Running
    }
}

impl Shared {
    pub(crate) fn new(out: Out, open: Open, sealed: Sealed, models: PathBuf, preferences: Preferences) -> Self {
        Self {
            out,
            open,
            sealed,
            models,
            interrupt: AtomicBool::new(false),
            // At the start everything is looked at.
            run: Mutex::new(Run { pending: true, ..Run::default() }),
            stops: Mutex::default(),
            preferences: Mutex::new(preferences),
        }
    }

    pub(crate) fn run(&self) -> Run {
        locked(&self.run).clone()
    }

    /// Changes what is known of the run and, where the page would see a difference, tells it.
    pub(crate) fn change_run(&self, change: impl FnOnce(&mut Run)) {
        let told = {
            let mut run = locked(&self.run);
            let before = run.indexing.clone();
            change(&mut run);
            (before != run.indexing).then(|| run.indexing.clone())
        };
        if let Some(indexing) = told {
            self.out.event("indexing", &indexing);
        }
    }

    pub(crate) fn preferences(&self) -> Preferences {
        locked(&self.preferences).clone()
    }

    pub(crate) fn set_preferences(&self, preferences: Preferences) {
        *locked(&self.preferences) = preferences;
    }

    /// Something about the sources is not as it was.
    pub(crate) fn sources_changed(&self) {
        self.out.event("sources", &serde_json::Value::Null);
    }

    /// A question that can be stopped from now on by this name.
    pub(crate) fn stoppable(&self, id: &str) -> Arc<AtomicBool> {
        Arc::clone(locked(&self.stops).entry(id.to_owned()).or_default())
    }

    pub(crate) fn stop(&self, id: &str) {
        if let Some(stop) = locked(&self.stops).get(id) {
            stop.store(true, Ordering::Relaxed);
        }
    }

    pub(crate) fn answered(&self, id: &str) {
        locked(&self.stops).remove(id);
    }

    pub(crate) fn stop_all(&self) {
        locked(&self.stops).values().for_each(|stop| stop.store(true, Ordering::Relaxed));
    }
}

/// What a thread that panicked left is still what it says.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
