use crate::{
    args::{Cli, Command, Filters, ModelsCommand},
    output, progress,
};
use airgap::Sealed;
use domain::{DateTime, Filter, ItemId};
use engine::{AskRequest, Engine, Files, HandOffRequest, Place, SearchRequest, Settings, Turn};
use jiff::ZonedDateTime;
use serde::{Deserialize, Serialize};
use std::{
    collections::HashMap,
    env, fs,
    io::{self, BufRead, IsTerminal, Read, Write},
    ops::ControlFlow,
    path::Path,
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};

/// Exit code of a command that failed.
pub(crate) const FAILED: u8 = 1;
/// Exit code of bad usage; clap uses it as well.
const USAGE: u8 = 2;
/// Exit code of `ask` when the data does not hold the answer.
const ABSTAINED: u8 = 3;
/// Exit code of `backend` when another window has the vault.
const ANOTHER_WINDOW: u8 = 4;

/// How long the model is kept for another question, within one run of the program.
const STAY: Duration = Duration::from_secs(90);

/// Why a command ended without its result.
#[derive(Debug)]
pub(crate) enum Failure {
    Seal(airgap::Error),
    Engine(Box<engine::Error>),
    Usage(String),
    File { path: String, error: io::Error },
    Output(io::Error),
}

impl Failure {
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => USAGE,
            Self::Engine(error) if error.code() == engine::Code::Query => USAGE,
            _ => FAILED,
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Seal(error) => error.fmt(f),
            Self::Engine(error) => error.fmt(f),
            Self::Usage(message) => f.write_str(message),
            Self::File { path, error } => write!(f, "{path} cannot be read ({error}); check the path"),
            Self::Output(error) => write!(f, "the output cannot be written ({error})"),
        }
    }
}

impl From<airgap::Error> for Failure {
    fn from(error: airgap::Error) -> Self {
        Self::Seal(error)
    }
}

impl From<engine::Error> for Failure {
    fn from(error: engine::Error) -> Self {
        Self::Engine(Box::new(error))
    }
}

/// Runs a command. The number is the exit code.
pub(crate) fn run(cli: Cli, sealed: Result<Sealed, airgap::Error>) -> Result<u8, Failure> {
    if let Command::Seal { json } = cli.command {
        return seal(cli.models.as_deref(), &sealed, json.json);
    }
    let sealed = sealed?;
    if let Command::Generator { model } = &cli.command {
        engine::serve_generator(&sealed, model)?;
        return Ok(0);
    }
    if let Command::Backend = cli.command {
        return serve_window(&cli, &sealed);
    }
    if let Command::FillIn { hand_off, answer, json } = &cli.command {
        return fill_in(hand_off, answer.as_deref(), json.json);
    }
    let mut engine = open(&cli, sealed)?;
    match cli.command {
        // Answered above.
        Command::Seal { .. } | Command::Generator { .. } | Command::Backend | Command::FillIn { .. } => {}
        Command::Add { paths, kind, json } => {
            let mut added = Vec::new();
            for path in &paths {
                added.extend(engine.add(path, kind)?);
            }
            print(json.json, &added, |out| output::added(out, &added))?;
        }
        Command::Index { watch, json } => return index(&mut engine, watch, json.json),
        Command::Search { query, filters, k, mode, explain, json } => {
            let request = SearchRequest {
                query: query.join(" "),
                filter: filter(&engine, filters)?,
                k: k.into(),
                mode: mode.into(),
                explain,
            };
            let found = engine.search(&request)?;
            print(json.json, &found, |out| output::hits(out, &found))?;
        }
        Command::Ask { question, filters, model, batch, follows, no_follow_up, hand_off, json } => {
            let (question, filter) = (question.join(" "), filter(&engine, filters)?);
            if hand_off {
                let made = engine.hand_off(&HandOffRequest { question, filter })?;
                print(json.json, &made, |out| output::hand_off(out, &made))?;
                return Ok(0);
            }
            let request = AskRequest { question, filter, model };
            let follows = follows.filter(|_| !no_follow_up);
            return match batch {
                Some(file) => ask_batch(&mut engine, &request, &file, !no_follow_up),
                None => ask(&mut engine, &request, &turn(follows.unwrap_or_default()), json.json),
            };
        }
        Command::Show { id, json } => {
            let item = engine.show(ItemId(id))?;
            print(json.json, &item, |out| output::item(out, &item))?;
        }
        Command::Sources { json } => {
            let sources = engine.sources()?;
            print(json.json, &sources, |out| output::sources(out, &sources))?;
        }
        Command::Forget { source, yes, json } => {
            if !yes && !json.json && !confirmed(&source)? {
                return Ok(FAILED);
            }
            let forgotten = engine.forget(&source)?;
            print(json.json, &forgotten, |out| output::forgotten(out, &forgotten))?;
        }
        Command::Status { json } => {
            let status = engine.status()?;
            print(json.json, &status, |out| output::status(out, &status))?;
        }
        Command::Doctor { json } => {
            let checks = engine.doctor()?;
            print(json.json, &checks, |out| output::checks(out, &checks))?;
            return Ok(if checks.iter().all(|check| check.ok) { 0 } else { FAILED });
        }
        Command::Models { what: None, json } => {
            let models = engine.models();
            print(json.json, &models, |out| output::models(out, &models))?;
        }
        Command::Models { what: Some(what), json } => models(&mut engine, &what, json.json)?,
    }
    Ok(0)
}

fn models(engine: &mut Engine, what: &ModelsCommand, json: bool) -> Result<(), Failure> {
    match what {
        ModelsCommand::Bench { name } => {
            let installed = engine.models().into_iter().map(|model| model.name);
            let names: Vec<String> = match name {
                Some(name) => vec![name.clone()],
                None => installed.collect(),
            };
            for name in names {
                let measured = engine.measure_model(&name)?;
                print(json, &serde_json::json!({ "name": name, "measured": measured }), |out| {
                    output::measured(out, &name, &measured)
                })?;
            }
        }
        ModelsCommand::Quantize { name, weights } => {
            let model = engine.quantize_model(name, *weights, &mut |_, _| ControlFlow::Continue(()))?;
            print(json, &model, |out| output::models(out, std::slice::from_ref(&model)))?;
        }
        ModelsCommand::Perplexity { name, text, windows } => {
            let path = text.display().to_string();
            let text = fs::read_to_string(text).map_err(|error| Failure::File { path, error })?;
            let perplexity = engine.perplexity(name, &text, &mut |_, done, _| {
                if windows.is_some_and(|most| done >= most) {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            })?;
            print(json, &perplexity, |out| {
                writeln!(
                    out,
                    "{:.3} ± {:.3} over {} tokens",
                    perplexity.perplexity, perplexity.error, perplexity.tokens
                )
            })?;
        }
    }
    Ok(())
}

fn open(cli: &Cli, sealed: Sealed) -> Result<Engine, Failure> {
    let mut settings = settings(cli, sealed)?;
    settings.files = Files::Only {
        read: match &cli.command {
            Command::Models { what: Some(ModelsCommand::Perplexity { text, .. }), .. } => vec![text.clone()],
            Command::Add { paths, .. } => paths.clone(),
            Command::Ask { batch, .. } => batch.iter().cloned().collect(),
            _ => vec![],
        },
        write: match &cli.command {
            // What it makes lies beside the models, which every other command can only read.
            Command::Models { what: Some(ModelsCommand::Quantize { .. }), .. } => vec![settings.models.clone()],
            _ => vec![],
        },
        watch: matches!(cli.command, Command::Index { watch: true, .. }),
    };
    Ok(Engine::open(settings)?)
}

/// Works for a window until that is closed.
fn serve_window(cli: &Cli, sealed: &Sealed) -> Result<u8, Failure> {
    let (Settings { vault, models, generator, .. }, clock) = (settings(cli, sealed.clone())?, fixed_clock()?);
    let of_thread = sealed.clone();
    let settings = move || {
        let mut settings = Settings::new(of_thread.clone(), vault.clone(), models.clone());
        settings.generator = generator.clone();
        if let Some(now) = clock.clone() {
            settings.now = Box::new(move || now.clone());
        }
        settings
    };
    Ok(match backend::serve(sealed, settings, io::stdin().lock(), io::stdout())? {
        backend::Ended::Closed => 0,
        backend::Ended::AnotherWindow => ANOTHER_WINDOW,
    })
}

fn settings(cli: &Cli, sealed: Sealed) -> Result<Settings, Failure> {
    let (vault, models) = (cli.vault.as_deref(), cli.models.as_deref());
    let no_home = |what: &str| {
        Failure::Usage(format!("this system names no home folder; say with --{what} DIR which folder to use"))
    };
    let mut settings = Settings::new(
        sealed,
        vault.map(Path::to_owned).or_else(engine::default_vault).ok_or_else(|| no_home("vault"))?,
        models.map(Path::to_owned).or_else(engine::default_models).ok_or_else(|| no_home("models"))?,
    );
    if let Ok(program) = env::current_exe() {
        settings.generator = Place::Process { program, stay: STAY };
    }
    if let Some(now) = fixed_clock()? {
        settings.now = Box::new(move || now.clone());
    }
    Ok(settings)
}

/// Shows the seal. Succeeds only when all that was tried was refused.
fn seal(models: Option<&Path>, sealed: &Result<Sealed, airgap::Error>, json: bool) -> Result<u8, Failure> {
    let models = models.map(Path::to_owned).or_else(engine::default_models);
    let onnx_runtime = models.map(|models| engine::onnx_runtime(&models)).filter(|file| file.is_file());
    let report = airgap::probes(sealed.as_ref().ok(), onnx_runtime.as_deref().as_slice());
    print(json, &report, |out| output::seal(out, &report))?;
    if let Err(error) = sealed {
        eprintln!("inglenook: {error}");
    }
    Ok(if report.sealed { 0 } else { FAILED })
}

/// The clock of demonstrations and tests: `INGLENOOK_NOW` holds an RFC 3339 date, with the name of
/// the zone in brackets if daylight saving is to be right.
fn fixed_clock() -> Result<Option<ZonedDateTime>, Failure> {
    let Some(value) = env::var_os("INGLENOOK_NOW").filter(|value| !value.is_empty()) else { return Ok(None) };
    let text = value.to_string_lossy();
    let zoned = text.parse::<ZonedDateTime>().ok().or_else(|| text.parse::<DateTime>().ok()?.zoned().ok());
    zoned.map(Some).ok_or_else(|| {
        Failure::Usage(format!(
            "INGLENOOK_NOW is \u{201c}{text}\u{201d}, which is no date; write it as \
             2026-11-23T09:00:00-05:00[America/New_York]"
        ))
    })
}

fn filter(engine: &Engine, given: Filters) -> Result<Filter, Failure> {
    let now = engine.now();
    let period = |text: Option<String>| {
        text.map(|text| engine::parse_date_range(&text, &now)).transpose().map_err(engine::Error::from)
    };
    let (before, after, on) = (period(given.before)?, period(given.after)?, period(given.on)?);
    let filter = Filter {
        from: given.from,
        to: given.to,
        with: given.with,
        sources: given.source,
        kinds: given.kind,
        after: after.and_then(|period| period.after),
        before: before.and_then(|period| period.after),
        has_attachment: given.has.is_some(),
    };
    let on = on.map(|period| Filter { after: period.after, before: period.before, ..Filter::default() });
    Ok(engine::combine(filter, on.unwrap_or_default()).map_err(engine::Error::from)?)
}

fn index(engine: &mut Engine, watch: bool, json: bool) -> Result<u8, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    let on_signal = Arc::clone(&stop);
    // The first Ctrl-C ends the run at its next commit; the second one ends the program at once,
    // which loses nothing either.
    let installed = ctrlc::set_handler(move || {
        if on_signal.swap(true, std::sync::atomic::Ordering::Relaxed) {
            std::process::exit(FAILED.into());
        }
    });
    if let Err(error) = installed {
        eprintln!("inglenook: Ctrl-C will end the program at once ({error}); nothing is lost by that");
    }
    let mut display = progress::Display::new(json);
    let mut failed = None;
    let mut finished = |display: &progress::Display, report: &engine::Report| {
        display.finish();
        failed = print(json, report, |out| output::report(out, report)).err();
        !report.interrupted
    };
    if watch {
        let display = std::cell::RefCell::new(display);
        engine.watch(&stop, &mut |progress| display.borrow_mut().show(progress), &mut |report| {
            finished(&display.borrow(), report);
        })?;
    } else {
        let report = engine.index(&[], &stop, &mut |progress| display.show(progress))?;
        if !finished(&display, &report) {
            eprintln!("inglenook: stopped; what is done is kept, and the next `inglenook index` goes on from there");
            return Ok(FAILED);
        }
    }
    failed.map_or(Ok(0), Err)
}

/// A question whose answer is not known any more.
fn turn(question: String) -> Turn {
    Turn { question, answer: String::new() }
}

fn ask(engine: &mut Engine, request: &AskRequest, last: &Turn, json: bool) -> Result<u8, Failure> {
    let mut shown = output::Stream::new(!json);
    let answer = engine.ask_after(request, last, &mut |_| {}, &mut |event| {
        shown.event(event);
        ControlFlow::Continue(())
    })?;
    print(json, &answer, |out| shown.finish(out, &answer))?;
    Ok(if answer.answered { 0 } else { ABSTAINED })
}

/// A line of a batch: what `cargo xtask eval` sends.
#[derive(Deserialize)]
struct BatchQuestion {
    id: serde_json::Value,
    question: String,
    /// The question before, for a follow-up.
    #[serde(default)]
    after: Option<String>,
}

#[derive(Serialize)]
struct BatchAnswer<'a> {
    id: &'a serde_json::Value,
    #[serde(flatten)]
    answer: &'a engine::AskResponse,
}

/// Many questions with one load of the model.
fn ask_batch(engine: &mut Engine, request: &AskRequest, file: &Path, follow_ups: bool) -> Result<u8, Failure> {
    let mut turns: HashMap<String, Turn> = HashMap::new();
    let unreadable = |error| Failure::File { path: file.display().to_string(), error };
    let lines = io::BufReader::new(fs::File::open(file).map_err(unreadable)?).lines();
    for (number, line) in lines.enumerate() {
        let line = line.map_err(unreadable)?;
        if line.trim().is_empty() {
            continue;
        }
        let BatchQuestion { id, question, after } = serde_json::from_str(&line).map_err(|error| {
            Failure::Usage(format!(
                "line {} of {} is no {{\"id\", \"question\"}} object ({error})",
                number + 1,
                file.display()
            ))
        })?;
        // What an earlier line was answered, its follow-up may need.
        let last = after.filter(|_| follow_ups).map(|after| turns.get(&after).cloned().unwrap_or_else(|| turn(after)));
        let request = AskRequest { question, ..request.clone() };
        let answer =
            engine.ask_after(&request, &last.unwrap_or_default(), &mut |_| {}, &mut |_| ControlFlow::Continue(()))?;
        let asked = answer.asked_as.clone().unwrap_or_else(|| answer.question.clone());
        turns.insert(answer.question.clone(), Turn { question: asked, answer: answer.answer.clone() });
        print(true, &BatchAnswer { id: &id, answer: &answer }, |_| Ok(()))?;
    }
    Ok(0)
}

/// What `ask --hand-off --json` printed, as far as it is needed.
#[derive(Deserialize)]
struct SavedHandOff {
    placeholders: Vec<engine::Placeholder>,
}

/// Needs no vault: all that it knows is in the two texts.
fn fill_in(hand_off: &Path, answer: Option<&Path>, json: bool) -> Result<u8, Failure> {
    let read = |path: &Path| {
        fs::read_to_string(path).map_err(|error| Failure::File { path: path.display().to_string(), error })
    };
    let SavedHandOff { placeholders } = serde_json::from_str(&read(hand_off)?).map_err(|_| {
        Failure::Usage(format!("{} is not what `inglenook ask --hand-off --json` prints", hand_off.display()))
    })?;
    let pasted = match answer {
        Some(path) => read(path)?,
        None => {
            let mut pasted = String::new();
            let failed = |error| Failure::File { path: "standard input".to_owned(), error };
            io::stdin().read_to_string(&mut pasted).map_err(failed)?;
            pasted
        }
    };
    let filled = engine::fill_in(&placeholders, &pasted);
    print(json, &filled, |out| output::filled(out, &filled))?;
    Ok(0)
}

fn confirmed(source: &str) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Err(Failure::Usage("forgetting cannot be undone; say --yes if you mean it".to_owned()));
    }
    eprint!("Forget everything from {source}? The files themselves stay where they are. [y/N] ");
    let mut line = String::new();
    io::stdin().read_line(&mut line).map_err(Failure::Output)?;
    Ok(matches!(line.trim().to_lowercase().as_str(), "y" | "yes"))
}

/// Prints a result: as one line of JSON, or in words. A reader that went away (`| head`) is no error.
fn print(
    json: bool,
    value: &impl Serialize,
    words: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let written = if json {
        serde_json::to_writer(&mut out, value).map_err(io::Error::from).and_then(|()| writeln!(out))
    } else {
        words(&mut out)
    };
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(()),
    }
}
