//! The engine's process, and the lines that go to it and come from it. See `crates/backend` for what they say.

use serde::Serialize;
use serde_json::{Map, Value, json};
use std::{
    collections::HashMap,
    env,
    io::{BufRead, BufReader, Lines, Write},
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};
use tauri::{AppHandle, Emitter};

use crate::window;

/// The process's exit code when another window has the vault.
const ANOTHER_WINDOW: i32 = 4;
/// How long it may take to end. Whatever it has not committed by then is done again the next time.
const GRACE: Duration = Duration::from_secs(6);

/// Called with the answer, or with what went wrong: `{code, message}`.
type Answered = Box<dyn FnOnce(Result<Value, Value>) + Send>;
/// Called with what comes before the answer.
type Event = Box<dyn Fn(Value) + Send>;

/// The engine's process.
pub(crate) struct Backend {
    input: Mutex<Option<ChildStdin>>,
    child: Mutex<Child>,
    calls: Arc<Calls>,
    next: AtomicU64,
    /// What it said of itself at its start.
    pub(crate) overview: Value,
}

#[derive(Default)]
struct Calls(Mutex<HashMap<u64, (Answered, Option<Event>)>>);

/// What came of starting it.
pub(crate) enum Start {
    Running(Backend, Answers),
    /// Another window has the vault, and was woken.
    AnotherWindow,
}

/// What the process says.
pub(crate) struct Answers {
    lines: Lines<BufReader<ChildStdout>>,
    calls: Arc<Calls>,
}

impl Backend {
    /// Starts it, and waits until it has the vault.
    pub(crate) fn start() -> Result<Start, String> {
        let program = program()?;
        let failed = |error| format!("{} cannot be started ({error}); install Inglenook again", program.display());
        let mut child = Command::new(&program)
            .arg("backend")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(failed)?;
        let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(failed(std::io::Error::other("it has no standard input and output")));
        };
        // When it is gone already, its exit code tells why.
        let _ = input.write_all(b"{\"id\":0,\"command\":\"overview\"}\n");
        let mut lines = BufReader::new(output).lines();
        let overview = loop {
            let Some(Ok(line)) = lines.next() else {
                return match child.wait().ok().and_then(|status| status.code()) {
                    Some(ANOTHER_WINDOW) => Ok(Start::AnotherWindow),
                    // It has said why on standard error, which is ours.
                    _ => Err("the vault cannot be opened: see above".to_owned()),
                };
            };
            let answer: Value = serde_json::from_str(&line).unwrap_or_default();
            if answer.get("id") == Some(&json!(0)) {
                match answer.get("ok") {
                    Some(overview) => break overview.clone(),
                    None => return Err(message(answer.get("error").unwrap_or(&Value::Null))),
                }
            }
        };
        let calls = Arc::new(Calls::default());
        let answers = Answers { lines, calls: Arc::clone(&calls) };
        let backend =
            Self { input: Mutex::new(Some(input)), child: Mutex::new(child), calls, next: AtomicU64::new(1), overview };
        Ok(Start::Running(backend, answers))
    }

    /// Asks for something. `answered` is called once, from another thread.
    pub(crate) fn call(
        &self,
        command: &str,
        arguments: &Map<String, Value>,
        event: Option<Event>,
        answered: impl FnOnce(Result<Value, Value>) + Send + 'static,
    ) {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        locked(&self.calls.0).insert(id, (Box::new(answered), event));
        let mut line = json!({ "id": id, "command": command, "arguments": arguments }).to_string();
        line.push('\n');
        let sent = locked(&self.input).as_mut().map(|input| input.write_all(line.as_bytes()));
        if !matches!(sent, Some(Ok(())))
            && let Some((answered, _)) = locked(&self.calls.0).remove(&id)
        {
            answered(Err(gone()));
        }
    }

    /// Has it end, and waits for it.
    pub(crate) fn end(&self) {
        drop(locked(&self.input).take());
        let mut child = locked(&self.child);
        let until = Instant::now() + GRACE;
        while matches!(child.try_wait(), Ok(None)) && Instant::now() < until {
            thread::sleep(Duration::from_millis(20));
        }
        // Where it has ended there is nothing to kill.
        let _ = child.kill();
        let _ = child.wait();
    }
}

impl Answers {
    /// Hands answers to who waits for them, and events to the page, until the process ends.
    pub(crate) fn listen(self, app: &AppHandle) {
        let app = app.clone();
        thread::spawn(move || {
            for line in self.lines.map_while(Result::ok) {
                let Ok(Value::Object(mut line)) = serde_json::from_str(&line) else { continue };
                match line.get("id").and_then(Value::as_u64) {
                    Some(id) => self.calls.heard(id, line),
                    None => told(&app, &line.remove("event").unwrap_or_default(), line.remove("payload")),
                }
            }
            let waiting: Vec<_> = locked(&self.calls.0).drain().collect();
            for (_, (answered, _)) in waiting {
                answered(Err(gone()));
            }
        });
    }
}

impl Calls {
    fn heard(&self, id: u64, mut line: Map<String, Value>) {
        if let Some(event) = line.remove("event") {
            if let Some((_, Some(listener))) = locked(&self.0).get(&id) {
                listener(event);
            }
            return;
        }
        let Some((answered, _)) = locked(&self.0).remove(&id) else { return };
        answered(match line.remove("error") {
            Some(error) => Err(error),
            None => Ok(line.remove("ok").unwrap_or_default()),
        });
    }
}

fn told(app: &AppHandle, event: &Value, payload: Option<Value>) {
    match event.as_str() {
        Some("wake") => window::wake(app),
        Some(event) => emit(app, event, payload.unwrap_or_default()),
        None => {}
    }
}

/// Tells the page. One that is not there any more misses nothing.
pub(crate) fn emit(app: &AppHandle, event: &str, payload: impl Serialize + Clone) {
    let _ = app.emit(event, payload);
}

/// The sentence of an error.
fn message(error: &Value) -> String {
    error.get("message").and_then(Value::as_str).unwrap_or("the engine gave no answer").to_owned()
}

fn gone() -> Value {
    json!({ "code": "vault", "message": "Inglenook's engine has ended. Nothing is lost: close the window and start it again." })
}

/// `inglenook`, which is installed beside this program.
fn program() -> Result<PathBuf, String> {
    let own = env::current_exe().map_err(|error| format!("this program cannot tell where it is ({error})"))?;
    let program = own.with_file_name(format!("inglenook{}", env::consts::EXE_SUFFIX));
    if program.is_file() {
        Ok(program)
    } else {
        Err(format!(
            "{} is missing; it belongs beside the window's program: install Inglenook again",
            program.display()
        ))
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
