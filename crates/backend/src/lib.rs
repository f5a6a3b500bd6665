//! What a window may ask of the engine, over standard input and output.
//!
//! The window (`inglenook-desktop`) is one process, the engine with the vault another: `inglenook backend`. The window
//! needs local sockets, for the display and its web view; the backend has none of any kind, so that whatever reads the
//! user's data cannot reach the services of the desktop either. Tests speak to the same backend without a window.
//!
//! A line is a JSON object. In: `{"id", "command", "arguments"}`. Out: `{"id", "ok"}` or `{"id", "error": {"code",
//! "message"}}`, one for each request; before it, for `ask`, any number of `{"id", "event"}`; and at any time
//! `{"event", "payload"}`. When its input ends, the backend does.
//!
//! Three threads have an engine each on the same vault, so that a search never waits: `reader` looks, `asker` answers,
//! `indexer` changes what is indexed.

mod asker;
mod filter;
mod indexer;
mod instance;
mod models;
mod reader;
mod rest;
mod seal;
mod shared;
mod types;
mod view;
mod wire;

use airgap::Sealed;
use asker::Asker;
use engine::{Engine, Error, Settings};
use indexer::{Indexer, Work};
use reader::{PREFERENCES, Reader};
use serde_json::Value;
use shared::Shared;
use std::{
    io::{BufRead, Write},
    path::PathBuf,
    sync::{
        Arc,
        atomic::Ordering,
        mpsc::{Sender, channel},
    },
    thread,
    time::Duration,
};
use types::{Failed, Preferences};
use wire::{Call, Out, Request, value};

/// How long threads may take to come to their next commit. All is safe whenever the process ends.
const GRACE: Duration = Duration::from_secs(5);

/// How a backend ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ended {
    /// Its window was closed.
    Closed,
    /// Another window has the vault; it was told to come to the front.
    AnotherWindow,
}

/// Serves a window until its input ends. `settings` is called once for each engine.
///
/// # Errors
/// When the vault cannot be opened.
pub fn serve(
    sealed: &Sealed,
    settings: impl Fn() -> Settings + Send + Sync + 'static,
    input: impl BufRead,
    output: impl Write + Send + 'static,
) -> Result<Ended, Error> {
    let (vault, models) = {
        let settings = settings();
        (settings.vault, settings.models)
    };
    let open: shared::Open = Arc::new(move || Engine::open(settings()));
    // Before the vault is opened: of two starts at once, the second must not meet what the first is still making.
    let instance = instance::take(&vault).map_err(|source| Error::Vault { path: vault.clone(), source })?;
    let Some(instance) = instance else { return Ok(Ended::AnotherWindow) };
    let engine = open()?;
    let out = Out::new(Box::new(output));
    let on_wake = out.clone();
    instance.listen(move || on_wake.event("wake", &Value::Null));
    let preferences = engine.preference(PREFERENCES)?.and_then(|json| serde_json::from_str(&json).ok());
    let preferences: Preferences = preferences.unwrap_or_default();
    let shared = Arc::new(Shared::new(out.clone(), open, sealed.clone(), models, preferences));
    let threads = Threads::start(engine, &shared)?;
    for line in input.lines() {
        let Ok(line) = line else { break };
        match serde_json::from_str::<Request>(&line) {
            Ok(request) => threads.route(Call::new(request, out.clone()), &shared),
            // Without an id there is nobody to tell but the log, and it must not hold the line.
            Err(_) => eprintln!("inglenook: the window sent a line that is no request"),
        }
    }
    instance.leave();
    threads.end(&shared);
    drop(instance);
    Ok(Ended::Closed)
}

struct Threads {
    reader: Sender<Call>,
    asker: Sender<Call>,
    indexer: Sender<Work>,
    running: Vec<thread::JoinHandle<()>>,
}

impl Threads {
    fn start(engine: Engine, shared: &Arc<Shared>) -> Result<Self, Error> {
        let (reader, reads) = channel();
        let (asker, asks) = channel();
        let (indexer, works) = channel();
        let looking = Reader { engine, shared: Arc::clone(shared) };
        let asking = Asker { engine: (shared.open)()?, shared: Arc::clone(shared) };
        let indexing = Indexer::new((shared.open)()?, Arc::clone(shared), works, indexer.clone());
        let running = vec![
            thread::spawn(move || looking.run(&reads)),
            thread::spawn(move || asking.run(&asks)),
            thread::spawn(move || indexing.run()),
        ];
        Ok(Self { reader, asker, indexer, running })
    }

    /// Hands a request to the thread whose business it is.
    fn route(&self, call: Call, shared: &Arc<Shared>) {
        let name = call.command.as_str();
        if Reader::COMMANDS.contains(&name) {
            let changed = name == "set_preferences";
            let _ = self.reader.send(call);
            if changed {
                // Whether to index on battery may have changed.
                let _ = self.indexer.send(Work::Hints(std::collections::BTreeSet::new()));
            }
        } else if Asker::COMMANDS.contains(&name) {
            // From now on it can be stopped, also while it waits for its turn.
            if let Ok(id) = call.argument::<String>("id") {
                shared.stoppable(&id);
            }
            let _ = self.asker.send(call);
        } else if Indexer::COMMANDS.contains(&name) {
            let _ = self.indexer.send(Work::Call(call));
            shared.interrupt.store(true, Ordering::Relaxed);
        } else {
            let shared = Arc::clone(shared);
            // These need no engine and may take a while.
            thread::spawn(move || {
                let result = alone(&call, &shared);
                call.answer(result);
            });
        }
    }

    fn end(self, shared: &Shared) {
        shared.stop_all();
        let _ = self.indexer.send(Work::End);
        shared.interrupt.store(true, Ordering::Relaxed);
        drop((self.reader, self.asker));
        let until = std::time::Instant::now() + GRACE;
        while std::time::Instant::now() < until && self.running.iter().any(|thread| !thread.is_finished()) {
            thread::sleep(Duration::from_millis(10));
        }
    }
}

/// What needs no engine.
fn alone(call: &Call, shared: &Shared) -> Result<Value, Failed> {
    match call.command.as_str() {
        "recognise" => {
            let paths: Vec<PathBuf> = call.argument("paths")?;
            let settings = connectors::Settings { zone: jiff::tz::TimeZone::system() };
            let all = paths.iter().flat_map(|path| recognise(path, &settings));
            value(all.collect::<Vec<_>>())
        }
        "stop_asking" => {
            shared.stop(&call.argument::<String>("id")?);
            Ok(Value::Null)
        }
        "fill_in" => value(view::filled(call.argument("placeholders")?, &call.argument::<String>("pasted")?)),
        "seal_report" => {
            let onnx_runtime = Some(engine::onnx_runtime(&shared.models)).filter(|file| file.is_file());
            value(seal::report(&shared.sealed, onnx_runtime.as_deref()))
        }
        "import_model" => {
            let path: PathBuf = call.argument("path")?;
            value(models::import(&shared.models, &path)?)
        }
        "remove_model" => {
            engine::remove_model(&shared.models, &call.argument::<String>("name")?)?;
            Ok(Value::Null)
        }
        other => Err(Failed::request(format!("there is no command \u{201c}{other}\u{201d}"))),
    }
}

fn recognise(path: &std::path::Path, settings: &connectors::Settings) -> Vec<types::Recognised> {
    let shown = |path: &std::path::Path| (path.display().to_string(), view::name(path));
    match engine::recognise(path, settings) {
        Ok(all) => all
            .into_iter()
            .map(|found| {
                let (path, name) = shown(&found.path);
                let kind = Some(found.kind);
                types::Recognised { path, name, kind, items: found.items, bytes: found.bytes, problem: None }
            })
            .collect(),
        Err(error) => {
            let (path, name) = shown(path);
            vec![types::Recognised { path, name, kind: None, items: 0, bytes: 0, problem: Some(error.to_string()) }]
        }
    }
}
