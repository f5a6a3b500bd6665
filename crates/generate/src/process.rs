use crate::{
    model_file::{InspectError, ModelFile, inspect},
    protocol::{Reply, Request, receive, send},
};
use answer::{GenerateError, Generated, Generator, Prompt};
use std::{
    io::{self, BufReader},
    ops::ControlFlow,
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, ExitStatus, Stdio},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::Duration,
};

/// How often the caller is asked, while there is no text, whether to go on.
const TICK: Duration = Duration::from_millis(20);

/// How long a process that was told to stop writing is waited for, to hear what the answer took.
const GRACE: Duration = Duration::from_millis(80);

/// A GGUF model in a process of its own, which is started by the first question and ends when it has been idle.
///
/// When it ends, so does its memory, all of it; when it crashes or the system ends it for want of memory, that
/// costs one answer. A question that is broken off while the model is being loaded ends the process, which is the only
/// way to make it stop at once.
#[derive(Debug)]
pub struct ModelProcess {
    path: PathBuf,
    file: ModelFile,
    program: PathBuf,
    stay: Duration,
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    child: Child,
    input: ChildStdin,
    replies: Receiver<Reply>,
    /// It was told to stop, and has not yet said that it did: what comes until then is of the earlier question.
    stopping: bool,
}

impl ModelProcess {
    /// The subcommand with which the program is started to be the process: `PROGRAM generator -- FILE`. It has to
    /// call [`crate::serve`].
    pub const SUBCOMMAND: &'static str = "generator";

    /// What its environment gets, so that it takes less memory. One arena of glibc's allocator serves all threads: each
    /// would keep what it freed. And candle makes backtraces of errors that are no failures, if it may, and reads the
    /// program's debug information for them.
    pub const ENVIRONMENT: [(&str, &str); 2] = [("MALLOC_ARENA_MAX", "1"), ("RUST_LIB_BACKTRACE", "0")];

    /// Takes a model file for use, without starting anything yet.
    ///
    /// # Errors
    /// When the file is missing, damaged, cut short, or of a kind that cannot be loaded.
    pub fn open(gguf: &Path, program: &Path) -> Result<Self, InspectError> {
        let file = inspect(gguf)?;
        Ok(Self { path: gguf.to_owned(), file, program: program.to_owned(), stay: Duration::ZERO, running: None })
    }

    /// How long the process stays after the next answers, in case there is another question. At first not at all.
    pub fn stay(&mut self, stay: Duration) {
        self.stay = stay;
    }

    /// The process that runs at the moment.
    #[must_use]
    pub fn id(&self) -> Option<u32> {
        self.running.as_ref().map(|running| running.child.id())
    }

    fn start(&self) -> io::Result<Running> {
        let mut child = Command::new(&self.program)
            .arg(Self::SUBCOMMAND)
            .arg("--")
            .arg(&self.path)
            .envs(Self::ENVIRONMENT)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // What libraries print there may hold words of the prompt.
            .stderr(Stdio::null())
            .spawn()?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("it has no standard input and output"));
        };
        let (sender, replies) = mpsc::channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(reply) = receive(&mut output) {
                if sender.send(reply).is_err() {
                    break;
                }
            }
        });
        Ok(Running { child, input, replies, stopping: false })
    }

    /// One try to have a question answered. `None` when the process was gone before it read the question: it had been
    /// idle too long.
    fn try_once(
        &mut self,
        prompt: &Prompt,
        on_text: &mut dyn FnMut(&str) -> ControlFlow<()>,
    ) -> Result<Option<Generated>, GenerateError> {
        let started = self.running.is_none();
        let mut running = match self.running.take() {
            Some(running) => running,
            None => self.start().map_err(|error| {
                GenerateError::Stopped(format!("its process, {}, cannot be started: {error}", self.program.display()))
            })?,
        };
        let sent = send(&mut running.input, &Request::answer(prompt, self.stay));
        let mut text = String::new();
        loop {
            let flow = match running.replies.recv_timeout(TICK) {
                Ok(reply) if running.stopping => {
                    running.stopping = matches!(reply, Reply::Text { .. });
                    on_text("")
                }
                Ok(Reply::Text { text: piece }) => {
                    text.push_str(&piece);
                    on_text(&piece)
                }
                Ok(Reply::Done(times)) => {
                    self.running = Some(running);
                    return Ok(Some(times.with(text)));
                }
                Ok(Reply::Model { message }) => return Err(GenerateError::Model(message)),
                Ok(Reply::TooLong { context }) => {
                    self.running = Some(running);
                    return Err(GenerateError::TooLong { context });
                }
                Ok(Reply::Stopped { reason }) => return Err(GenerateError::Stopped(reason)),
                Err(RecvTimeoutError::Timeout) => on_text(""),
                Err(RecvTimeoutError::Disconnected) => {
                    let status = running.end();
                    let idle = status.is_some_and(|status| status.success());
                    if !started && text.is_empty() && (sent.is_err() || idle) {
                        return Ok(None);
                    }
                    return Err(GenerateError::Stopped(how_it_ended(status)));
                }
            };
            if flow.is_break() {
                return Ok(Some(self.stop(running, text)));
            }
        }
    }

    /// Ends the answer by a word, which is heard within milliseconds while the model reads and while it writes.
    fn stop(&mut self, mut running: Running, text: String) -> Generated {
        if send(&mut running.input, &Request::Stop).is_ok() {
            while let Ok(reply) = running.replies.recv_timeout(GRACE) {
                if let Reply::Done(times) = reply {
                    self.running = Some(running);
                    return times.with(text);
                }
            }
            if !text.is_empty() {
                running.stopping = true;
                self.running = Some(running);
            }
        }
        // A process that has said nothing yet and does not listen still loads: it is dropped, and ended by that.
        Generated { text, ..Generated::default() }
    }
}

impl Running {
    /// Ends the process, if it still runs, and says how it ended.
    fn end(&mut self) -> Option<ExitStatus> {
        // It closed its output; what remains of it ends by itself, or never.
        for _ in 0..10 {
            match self.child.try_wait() {
                Ok(Some(status)) => return Some(status),
                Ok(None) => thread::sleep(Duration::from_millis(10)),
                Err(_) => break,
            }
        }
        let _ = self.child.kill();
        self.child.wait().ok()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already; there is nothing to do about either.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Generator for ModelProcess {
    fn model(&self) -> &str {
        &self.file.name
    }

    fn generate(
        &mut self,
        prompt: &Prompt,
        on_text: &mut dyn FnMut(&str) -> ControlFlow<()>,
    ) -> Result<Generated, GenerateError> {
        if let Some(generated) = self.try_once(prompt, on_text)? {
            return Ok(generated);
        }
        self.try_once(prompt, on_text)?.ok_or_else(|| GenerateError::Stopped("its process ended at once".to_owned()))
    }
}

fn how_it_ended(status: Option<ExitStatus>) -> String {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;
        const KILLED: i32 = 9;
        match status.and_then(|status| status.signal()) {
            Some(KILLED) => {
                return "its process was ended from outside, as the system does when memory runs out; close other \
                        programs or use a smaller model"
                    .to_owned();
            }
            Some(signal) => return format!("its process crashed with signal {signal}"),
            None => {}
        }
    }
    match status.and_then(|status| status.code()) {
        Some(code) => format!("its process ended with code {code}"),
        None => "its process ended".to_owned(),
    }
}
