//! What the window starts: the same program, spoken to over standard input and output.

use crate::program::{Inglenook, home};
use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

/// Longer than anything takes; a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_secs(120);

struct Backend {
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<Value>,
    next: u64,
    events: Vec<Value>,
}

impl Backend {
    fn start(program: &Inglenook) -> Self {
        let mut child = program.command(&["backend"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if sender.send(serde_json::from_str(&line).expect("a line is JSON")).is_err() {
                    break;
                }
            }
        });
        Self { input: child.stdin.take(), child, lines, next: 0, events: Vec::new() }
    }

    fn send(&mut self, command: &str, arguments: Value) -> u64 {
        self.next += 1;
        let line = json!({ "id": self.next, "command": command, "arguments": arguments });
        writeln!(self.input.as_mut().unwrap(), "{line}").unwrap();
        self.next
    }

    /// The answer to a request; what comes before it is kept.
    fn answer(&mut self, id: u64) -> Result<Value, Value> {
        loop {
            let mut line = self.lines.recv_timeout(PATIENCE).expect("an answer");
            if line["id"] == id && line.get("event").is_none() {
                return match line.get_mut("error") {
                    Some(error) => Err(error.take()),
                    None => Ok(line["ok"].take()),
                };
            }
            self.events.push(line);
        }
    }

    fn ask(&mut self, command: &str, arguments: Value) -> Result<Value, Value> {
        let id = self.send(command, arguments);
        self.answer(id)
    }

    fn get(&mut self, command: &str, arguments: Value) -> Value {
        self.ask(command, arguments).unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    fn titles(&mut self, query: &str) -> Vec<String> {
        let found = self.get("search", json!({ "request": { "query": query, "k": 10 } }));
        found["hits"].as_array().unwrap().iter().map(|hit| hit["title"].as_str().unwrap().to_owned()).collect()
    }

    /// Asks again and again until it holds; how long that took.
    fn wait_until(&mut self, what: &str, mut holds: impl FnMut(&mut Self) -> bool) -> Duration {
        let started = Instant::now();
        while !holds(self) {
            assert!(started.elapsed() < PATIENCE, "{what}");
            thread::sleep(Duration::from_millis(50));
        }
        started.elapsed()
    }

    fn idle(&mut self) {
        self.wait_until("indexing ends", |backend| backend.get("status", json!({}))["current"] == true);
    }

    fn close(mut self) {
        drop(self.input.take());
        assert!(self.child.wait().unwrap().success());
    }
}

#[test]
fn a_window_adds_a_folder_finds_what_changes_in_it_and_forgets_it() {
    let program = Inglenook::without_models();
    let notes = program.folder().join("notes");
    fs::create_dir(&notes).unwrap();
    fs::write(notes.join("bread.md"), "# Bread\nFlour, water, salt, patience.\n").unwrap();
    let mut backend = Backend::start(&program);
    let overview = backend.get("overview", json!({}));
    assert_eq!(overview["first_run"], true);
    assert!(overview["sealed"].as_str().unwrap().starts_with("Sealed"), "{overview}");

    let recognised = backend.get("recognise", json!({ "paths": [notes, program.folder().join("nothing")] }));
    assert_eq!((&recognised[0]["kind"], &recognised[0]["items"]), (&json!("notes"), &json!(1)));
    assert!(recognised[1]["problem"].as_str().unwrap().contains("cannot be read"), "{recognised}");

    let added = backend.get("add_sources", json!({ "paths": [notes] }));
    assert_eq!(added[0]["kind"], "notes");
    backend.idle();
    assert_eq!(backend.titles("patience"), ["Bread"]);

    // Changes are followed, while the window is open.
    fs::write(notes.join("tea.md"), "# Tea\nSteep the oolong for three minutes.\n").unwrap();
    backend.wait_until("a new note is found", |backend| backend.titles("oolong") == ["Tea"]);

    // Past a pause.
    let paused = backend.get("pause_indexing", json!({}));
    assert_eq!(paused["state"], "paused");
    fs::write(notes.join("soup.md"), "# Soup\nLeeks and potatoes.\n").unwrap();
    thread::sleep(Duration::from_secs(2));
    assert!(backend.titles("leeks").is_empty(), "nothing is indexed in a pause");
    backend.get("resume_indexing", json!({}));
    backend.wait_until("it goes on", |backend| backend.titles("leeks") == ["Soup"]);

    let id = added[0]["id"].clone();
    // Found is not yet done: words are found before the vectors are there.
    backend.wait_until("it watches again", |backend| backend.get("sources", json!({}))[0]["state"] == "watching");
    let source = backend.get("sources", json!({}))[0].clone();
    assert_eq!((&source["items"], &source["state"]), (&json!(3), &json!("watching")), "{source}");
    assert!(source["last_indexed"].is_string(), "{source}");
    let gone = backend.get("forget_source", json!({ "source": id }));
    assert_eq!(gone["items"], 3);
    assert!(backend.titles("patience").is_empty());
    assert_eq!(backend.get("overview", json!({}))["first_run"], true);
    backend.close();
    for file in walk(&program.vault()) {
        let bytes = fs::read(&file).unwrap();
        assert!(!bytes.windows(6).any(|window| window == b"oolong"), "{}", file.display());
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let entries = entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] });
    entries.filter(|path| path.is_file()).collect()
}

#[test]
fn one_window_has_a_vault_and_a_second_start_wakes_it() {
    let program = Inglenook::without_models();
    let mut first = Backend::start(&program);
    first.get("overview", json!({}));
    let second = program.command(&["backend"]).output().unwrap();
    assert_eq!(second.status.code(), Some(4), "{second:?}");
    let started = Instant::now();
    while started.elapsed() < PATIENCE && !first.events.iter().any(|event| event["event"] == "wake") {
        first.get("status", json!({}));
        thread::sleep(Duration::from_millis(20));
    }
    assert!(first.events.iter().any(|event| event["event"] == "wake"));
    first.close();
    let third = Backend::start(&program);
    third.close();
}

#[test]
fn of_several_starts_at_once_one_has_the_vault_and_the_others_say_so() {
    let program = Inglenook::without_models();
    let start = || program.command(&["backend"]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let mut all: Vec<Child> = (0..4).map(|_| start()).collect();
    let started = Instant::now();
    let mut codes = Vec::new();
    while codes.len() < 3 {
        assert!(started.elapsed() < PATIENCE, "{codes:?}");
        all.retain_mut(|child| child.try_wait().unwrap().map(|status| codes.push(status.code())).is_none());
        thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(codes, [Some(4); 3]);
    drop(all[0].stdin.take());
    assert!(all[0].wait().unwrap().success());
}

#[test]
fn requests_that_make_no_sense_are_answered_with_a_sentence_and_none_of_their_words() {
    let program = Inglenook::without_models();
    let mut backend = Backend::start(&program);
    let error = backend.ask("dance", json!({})).unwrap_err();
    assert_eq!(error["code"], "request");
    let error = backend.ask("search", json!({ "request": { "query": 7, "kinds": "zebratea" } })).unwrap_err();
    assert!(!error.to_string().contains("zebratea"), "{error}");
    let error = backend.ask("search", json!({ "request": { "query": "before:whenever", "k": 1 } })).unwrap_err();
    assert_eq!(error["code"], "query");
    let error = backend.ask("show_item", json!({ "item": 99 })).unwrap_err();
    assert_eq!(error["code"], "not_found");
    let error = backend.ask("import_model", json!({ "path": "/proc/version" })).unwrap_err();
    assert_eq!(error["code"], "model");
    let seal = backend.get("seal_report", json!({}));
    assert_eq!(seal["sealed"], true, "{seal}");
    backend.close();
}

#[test]
fn closing_the_window_in_the_middle_of_indexing_loses_nothing() {
    let program = Inglenook::without_models();
    let mut backend = Backend::start(&program);
    backend.get("add_sources", json!({ "paths": [home()] }));
    backend.close();
    let mut backend = Backend::start(&program);
    backend.idle();
    let shown = backend.get("search", json!({ "request": { "query": "flight Seattle HKX4QZ", "k": 5 } }));
    let hit = &shown["hits"][0];
    let item = backend.get("show_item", json!({ "item": hit["item_id"], "chunk": hit["chunk_id"] }));
    assert!(!item["highlights"].as_array().unwrap().is_empty(), "{item}");
    let facets = backend.get("facets", json!({}));
    assert!(facets["kinds"].as_array().unwrap().len() == 3 && !facets["people"].as_array().unwrap().is_empty());
    backend.close();
}

#[test]
fn an_answer_streams_is_kept_and_goes_with_its_source() {
    let Some(program) = Inglenook::without_selector() else { return };
    if !crate::program::models().join("smollm2-135m/model.gguf").is_file() {
        eprintln!("skipped: no model to ask; run `cargo xtask setup`");
        return;
    }
    let mut backend = Backend::start(&program);
    let added = backend.get("add_sources", json!({ "paths": [home().join("notes")] }));
    backend.idle();
    let question = json!({ "question": "What is the wifi password at the cabin?", "model": "smollm2-135m" });
    let answer = backend.get("ask", json!({ "id": "a", "request": question }));
    assert!(!answer["evidence"].as_array().unwrap().is_empty(), "{answer}");
    let heard = |kind: &'static str| move |event: &Value| event["event"]["kind"] == kind;
    assert!(backend.events.iter().any(heard("evidence")) && backend.events.iter().any(heard("loading")));
    let past = backend.get("questions", json!({ "query": "WIFI cabin" }));
    assert_eq!(past[0]["id"], answer["question_id"]);
    let again = backend.get("past_question", json!({ "id": answer["question_id"] }));
    assert_eq!(again, answer);

    // It can be stopped, and then is not kept.
    let id = backend.send("ask", json!({ "id": "b", "request": question }));
    backend.send("stop_asking", json!({ "id": "b" }));
    assert_eq!(backend.answer(id).unwrap_err()["code"], "stopped");
    assert_eq!(backend.get("questions", json!({ "query": null })).as_array().unwrap().len(), 1);

    backend.get("forget_source", json!({ "source": added[0]["id"] }));
    assert_eq!(backend.get("questions", json!({ "query": null })), json!([]));
    backend.close();
}

#[test]
fn a_folder_that_goes_away_while_it_is_watched_keeps_its_items_and_is_followed_again_when_it_is_back() {
    let program = Inglenook::without_models();
    let (notes, elsewhere) = (program.folder().join("notes"), program.folder().join("elsewhere"));
    fs::create_dir(&notes).unwrap();
    fs::write(notes.join("bread.md"), "# Bread\nFlour, water, salt, patience.\n").unwrap();
    let mut backend = Backend::start(&program);
    backend.get("add_sources", json!({ "paths": [notes] }));
    backend.idle();
    let state = |backend: &mut Backend| backend.get("sources", json!({}))[0]["state"].clone();
    assert_eq!(state(&mut backend), "watching");

    fs::rename(&notes, &elsewhere).unwrap();
    backend.wait_until("it is told that the folder is gone", |backend| state(backend) == "absent");
    backend.idle();
    assert_eq!(backend.titles("patience"), ["Bread"], "nothing is lost until it is forgotten");
    assert_eq!(backend.get("sources", json!({}))[0]["items"], 1);

    fs::write(elsewhere.join("tea.md"), "# Tea\nSteep the oolong for three minutes.\n").unwrap();
    fs::rename(&elsewhere, &notes).unwrap();
    let took = backend.wait_until("what came with it is found", |backend| backend.titles("oolong") == ["Tea"]);
    assert_eq!(state(&mut backend), "watching");
    eprintln!("the folder was back after {took:?}");
    fs::write(notes.join("soup.md"), "# Soup\nLeeks and potatoes.\n").unwrap();
    backend.wait_until("and followed again", |backend| backend.titles("leeks") == ["Soup"]);
    backend.close();
}

#[test]
fn a_model_is_imported_measured_and_removed_and_half_of_one_is_refused() {
    let original = crate::program::models().join("smollm2-135m/model.gguf");
    let Ok(bytes) = fs::read(&original) else {
        eprintln!("skipped: no model at {}; run `cargo xtask setup`", original.display());
        return;
    };
    let program = Inglenook::without_models();
    let mut backend = Backend::start(&program);
    let half = program.folder().join("half.gguf");
    fs::write(&half, &bytes[..bytes.len() / 2]).unwrap();
    let refused = backend.ask("import_model", json!({ "path": half })).unwrap_err();
    assert_eq!(refused["code"], "model", "{refused}");
    let sentence = refused["message"].as_str().unwrap();
    assert!(sentence.contains("half.gguf") && sentence.contains("cut short"), "{sentence}");
    assert_eq!(backend.get("models", json!({})), json!([]), "nothing of it was kept");

    let whole = program.folder().join("Small One.gguf");
    fs::write(&whole, &bytes).unwrap();
    let imported = backend.get("import_model", json!({ "path": whole }));
    assert_eq!((&imported["name"], &imported["problem"]), (&json!("Small-One"), &Value::Null), "{imported}");
    let measured = backend.get("measure_model", json!({ "name": "Small-One" }));
    assert!(measured["tokens_per_s"].as_f64().unwrap() > 0.0, "{measured}");
    let models = backend.get("models", json!({}));
    assert_eq!(models[0]["tokens_per_s"], measured["tokens_per_s"], "what was measured is kept");
    backend.get("remove_model", json!({ "name": "Small-One" }));
    assert_eq!(backend.get("models", json!({})), json!([]));
    assert!(whole.is_file(), "the user's own file is left alone");
    backend.close();
}

#[test]
fn a_backend_that_is_killed_in_the_middle_of_indexing_goes_on_where_it_was() {
    let program = Inglenook::without_models();
    let mut backend = Backend::start(&program);
    backend.get("add_sources", json!({ "paths": [home()] }));
    backend.wait_until("some of it is there", |backend| backend.get("status", json!({}))["items"].as_u64() > Some(0));
    backend.child.kill().unwrap();
    backend.child.wait().unwrap();
    let mut backend = Backend::start(&program);
    backend.idle();
    let killed = backend.get("status", json!({}));
    backend.close();
    let undisturbed = Inglenook::without_models();
    let mut backend = Backend::start(&undisturbed);
    backend.get("add_sources", json!({ "paths": [home()] }));
    backend.idle();
    let whole = backend.get("status", json!({}));
    for count in ["items", "threads", "people", "chunks"] {
        assert_eq!(killed[count], whole[count], "{count}");
    }
    backend.close();
}
