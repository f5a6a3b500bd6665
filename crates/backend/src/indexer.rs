//! Everything that changes what is indexed, on one thread of low priority: runs of indexing, and what is to be done
//! between them. A command interrupts the run at its next commit; the run goes on after it.

use crate::{
    rest::rest,
    shared::{Run, Shared},
    types::{Added, Failed, Failure, Indexing, IndexingState},
    view,
    wire::{Call, value},
};
use domain::SourceId;
use engine::{Code, Engine, Progress, Stage, Watching};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::Ordering,
        mpsc::{Receiver, RecvTimeoutError, Sender},
    },
    time::{Duration, Instant},
};

/// Everything is looked at this often, hints or not.
const FULL_SCAN: Duration = Duration::from_secs(15 * 60);
/// How soon it looks again whether the charger is plugged in, a source is back, or another program is done.
const AGAIN: Duration = Duration::from_secs(20);
/// What was loaded for indexing is given back after this long without work.
const REST: Duration = Duration::from_secs(60);
/// The page hears of progress this often.
const TELL: Duration = Duration::from_millis(250);

/// What reaches the indexer.
pub(crate) enum Work {
    Call(Call),
    /// Something below these paths changed; an empty path stands for anything.
    Hints(BTreeSet<PathBuf>),
    End,
}

pub(crate) struct Indexer {
    engine: Engine,
    shared: Arc<Shared>,
    works: Receiver<Work>,
    /// For the hints of the watcher.
    own: Sender<Work>,
    watching: Option<Watching>,
    /// Sources to look at; `None` is all of them.
    pending: Option<BTreeSet<SourceId>>,
    paused: bool,
    last_full: Instant,
    rested: bool,
}

impl Indexer {
    pub(crate) const COMMANDS: [&str; 6] =
        ["add_sources", "forget_everything", "forget_source", "pause_indexing", "reindex", "resume_indexing"];

    pub(crate) fn new(engine: Engine, shared: Arc<Shared>, works: Receiver<Work>, own: Sender<Work>) -> Self {
        let mut indexer = Self {
            engine,
            shared,
            works,
            own,
            watching: None,
            pending: None,
            paused: false,
            last_full: Instant::now(),
            rested: true,
        };
        indexer.follow();
        indexer
    }

    pub(crate) fn run(mut self) {
        politely();
        loop {
            // Before the works are looked at: one that comes after this interrupts the run.
            self.shared.interrupt.store(false, Ordering::Relaxed);
            while let Ok(work) = self.works.try_recv() {
                if !self.take(work) {
                    return;
                }
            }
            let waits = self.state_before_a_run();
            self.show(waits);
            let patience = match waits {
                IndexingState::Running => match self.index() {
                    true => continue,
                    false => AGAIN,
                },
                IndexingState::OnBattery => AGAIN,
                IndexingState::Paused => FULL_SCAN,
                IndexingState::Idle if !self.rested => REST,
                IndexingState::Idle => FULL_SCAN.saturating_sub(self.last_full.elapsed()),
            };
            match self.works.recv_timeout(patience) {
                Ok(work) => {
                    if !self.take(work) {
                        return;
                    }
                }
                Err(RecvTimeoutError::Timeout) if waits == IndexingState::Idle && !self.rested => {
                    rest(&mut self.engine);
                    self.rested = true;
                }
                Err(RecvTimeoutError::Timeout) if waits == IndexingState::Idle => self.pending = None,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// What is to be done now.
    fn state_before_a_run(&self) -> IndexingState {
        let nothing = self.pending.as_ref().is_some_and(BTreeSet::is_empty);
        if self.paused {
            IndexingState::Paused
        } else if nothing {
            IndexingState::Idle
        } else if self.shared.preferences().pause_on_battery && engine::on_battery() {
            IndexingState::OnBattery
        } else {
            IndexingState::Running
        }
    }

    fn show(&self, state: IndexingState) {
        let pending = self.pending.as_ref().is_none_or(|sources| !sources.is_empty());
        let sources = self.pending.as_ref().map(|sources| sources.iter().copied().collect());
        self.shared.change_run(|run| {
            let problem = run.indexing.problem.take().filter(|_| pending && state == IndexingState::Running);
            run.indexing = Indexing { state, problem, ..Indexing::default() };
            run.sources = sources;
            run.pending = pending;
        });
    }

    /// One run. False when it has to be tried again after a while.
    fn index(&mut self) -> bool {
        self.rested = false;
        let sources: Vec<SourceId> = self.pending.iter().flatten().copied().collect();
        let full = self.pending.is_none();
        let places: Vec<(SourceId, PathBuf)> = match self.engine.sources() {
            Ok(sources) => sources.into_iter().map(|source| (source.id, source.path)).collect(),
            Err(_) => Vec::new(),
        };
        if places.is_empty() {
            self.pending = Some(BTreeSet::new());
            self.last_full = Instant::now();
            return true;
        }
        let shared = Arc::clone(&self.shared);
        let mut told: Option<(Instant, Stage)> = None;
        let mut on_progress = |progress: &Progress| {
            // A new stage and a whole one are always told.
            let again = told.is_some_and(|(at, stage)| stage == progress.stage && at.elapsed() < TELL);
            if again && progress.done < progress.total {
                return;
            }
            told = Some((Instant::now(), progress.stage));
            shared.change_run(|run| advance(run, progress, &places));
        };
        let result = self.engine.update(&sources, &self.shared.interrupt, &mut on_progress);
        match result {
            Ok(report) => {
                let failed = report
                    .failed
                    .into_iter()
                    .map(|failure| Failure { path: failure.path.display().to_string(), reason: failure.reason });
                let failed = failed.collect();
                self.shared.change_run(|run| run.failed = failed);
                if !report.interrupted {
                    if full {
                        self.last_full = Instant::now();
                    }
                    self.pending = Some(BTreeSet::new());
                    self.shared.sources_changed();
                }
                true
            }
            Err(error) => {
                let problem = match error.code() {
                    Code::Busy => {
                        "another Inglenook is changing the vault; this one goes on when it is done".to_owned()
                    }
                    _ => error.to_string(),
                };
                self.shared.change_run(|run| run.indexing.problem = Some(problem));
                false
            }
        }
    }

    /// False when it is time to end.
    fn take(&mut self, work: Work) -> bool {
        match work {
            Work::End => return false,
            Work::Hints(paths) => self.hinted(&paths),
            Work::Call(call) => {
                let result = self.answer(&call);
                self.show(self.state_before_a_run());
                call.answer(result);
                self.shared.sources_changed();
            }
        }
        true
    }

    fn hinted(&mut self, paths: &BTreeSet<PathBuf>) {
        if paths.contains(Path::new("")) {
            self.pending = None;
            // A folder that went away took its watch along.
            self.follow();
        }
        let Some(pending) = &mut self.pending else { return };
        let Ok(sources) = self.engine.sources() else { return };
        let touched = sources
            .into_iter()
            .filter(|source| paths.iter().any(|path| path.starts_with(&source.path) || source.path.starts_with(path)));
        pending.extend(touched.map(|source| source.id));
    }

    fn answer(&mut self, call: &Call) -> Result<Value, Failed> {
        match call.command.as_str() {
            "add_sources" => {
                let paths: Vec<PathBuf> = call.argument("paths")?;
                value(self.add(&paths)?)
            }
            "forget_source" => {
                let source: i64 = call.argument("source")?;
                let gone = self.engine.forget(&source.to_string())?;
                self.follow();
                value(view::forgotten(gone))
            }
            "forget_everything" => {
                self.engine.forget_everything()?;
                self.shared.change_run(|run| run.failed.clear());
                self.shared.set_preferences(crate::types::Preferences::default());
                self.follow();
                Ok(Value::Null)
            }
            "reindex" => {
                let source = SourceId(call.argument("source")?);
                self.engine.reread(source)?;
                self.look_at(source);
                Ok(Value::Null)
            }
            "pause_indexing" | "resume_indexing" => {
                self.paused = call.command == "pause_indexing";
                self.show(self.state_before_a_run());
                value(self.shared.run().indexing)
            }
            other => Err(Failed::request(format!("there is no command \u{201c}{other}\u{201d}"))),
        }
    }

    fn add(&mut self, paths: &[PathBuf]) -> Result<Vec<Added>, Failed> {
        let mut all = Vec::new();
        for path in paths {
            for added in self.engine.add(path, None)? {
                self.look_at(added.id);
                all.push(Added {
                    id: added.id.0,
                    path: added.path.display().to_string(),
                    kind: added.kind,
                    found: added.found,
                });
            }
        }
        self.follow();
        Ok(all)
    }

    fn look_at(&mut self, source: SourceId) {
        if let Some(pending) = &mut self.pending {
            pending.insert(source);
        }
    }

    /// Watches the sources as they are now. Where the system cannot, the regular looks remain.
    fn follow(&mut self) {
        let (own, shared) = (self.own.clone(), Arc::clone(&self.shared));
        self.watching = self
            .engine
            .follow(move |paths| {
                // No interruption: a run that is under way would start again with each file that is saved.
                let _ = (&shared, own.send(Work::Hints(paths)));
            })
            .ok();
    }
}

fn advance(run: &mut Run, progress: &Progress, places: &[(SourceId, PathBuf)]) {
    let reads = matches!(progress.stage, Stage::Scan | Stage::Read);
    let at = progress.path.as_ref().and_then(|path| places.iter().find(|(_, root)| path.starts_with(root)));
    run.indexing = Indexing {
        state: IndexingState::Running,
        stage: Some(progress.stage),
        done: progress.done,
        total: progress.total,
        source: at.map(|(id, _)| id.0).or(run.indexing.source.filter(|_| reads)),
        problem: None,
    };
}

/// Has the system give this thread, and those that it starts, the processor when nobody else wants it.
fn politely() {
    #[cfg(target_os = "linux")]
    // SAFETY: takes numbers, and concerns this thread alone. Where it is refused, indexing is only less polite.
    unsafe {
        const NICE: libc::c_int = 15;
        libc::setpriority(libc::PRIO_PROCESS, 0, NICE);
    }
}
