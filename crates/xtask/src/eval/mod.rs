//! `cargo xtask eval`: the questions about the demo home, asked and counted.

mod gold;
mod moment;
mod score;

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::json;

use self::score::{Outcome, table};
use crate::cargo::{build, inglenook, succeed};
use crate::paths::Paths;
use crate::setup;

/// A hit of `inglenook … --json`, as far as gold items are recognised by it.
#[derive(Debug, Default, Deserialize)]
struct Hit {
    chunk_id: u64,
    kind: String,
    path: String,
    date: Option<String>,
    sender: Option<String>,
    message_id: Option<String>,
}

/// What `inglenook search --json` prints.
#[derive(Deserialize)]
struct Found {
    hits: Vec<Hit>,
}

/// A line of `inglenook ask --batch FILE --json`.
#[derive(Default, Deserialize)]
struct Answer {
    #[serde(default)]
    id: String,
    answered: bool,
    answer: String,
    citations: Vec<Citation>,
    evidence: Vec<Hit>,
    model: Option<String>,
}

#[derive(Deserialize)]
struct Citation {
    chunk_id: u64,
}

pub(crate) fn run(paths: &Paths, model: Option<&str>, json_file: Option<&Path>) -> Result<()> {
    setup::run(paths, &[])?;
    build(paths)?;
    let questions = gold::read(&paths.fixtures().join("questions.jsonl"))?;
    let folder = tempfile::Builder::new().prefix("inglenook-eval-").tempdir().context("cannot make a folder")?;
    let vault = folder.path().join("vault");
    let program = || {
        let mut program = inglenook(paths);
        program.arg("--vault").arg(&vault);
        program
    };
    succeed(program().args(["add", "tests/fixtures/home"]))?;
    succeed(program().arg("index"))?;

    let batch = folder.path().join("questions.jsonl");
    let lines: String =
        questions.iter().map(|q| json!({"id": q.id, "question": q.question}).to_string() + "\n").collect();
    fs::write(&batch, lines).with_context(|| format!("cannot write {}", batch.display()))?;
    let mut ask = program();
    ask.args(["ask", "--json", "--batch"]).arg(&batch);
    if let Some(name) = model {
        ask.args(["--model", name]);
    }
    let mut answers = answers(&mut ask, questions.len())?;

    let mut outcomes = Vec::new();
    let mut used = None;
    for question in &questions {
        let Some(answer) = answers.remove(&question.id) else { bail!("inglenook gave no answer to {}", question.id) };
        // Searched apart from the answer, whose evidence may be cut to fit the prompt.
        let found = search(program().args(["search", "-k", "5", "--json", "--", &question.question]))?;
        used = answer.model.clone().or(used);
        outcomes.push(Outcome::of(question, &found.hits, answer));
    }
    println!("\nmodel: {}\n\n{}", used.as_deref().unwrap_or("none"), table(&outcomes));
    if let Some(file) = json_file {
        let text = serde_json::to_string_pretty(&json!({ "model": used, "questions": outcomes }))?;
        fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// Runs a batch; by question id.
fn answers(ask: &mut Command, total: usize) -> Result<HashMap<String, Answer>> {
    let mut child = ask.stdout(Stdio::piped()).spawn().context("cannot run inglenook")?;
    let stdout = child.stdout.take().context("inglenook has no output")?;
    let mut answers = HashMap::new();
    for line in BufReader::new(stdout).lines() {
        let line = line.context("cannot read what inglenook prints")?;
        let answer: Answer = serde_json::from_str(&line).context("inglenook printed no answer as JSON")?;
        answers.insert(answer.id.clone(), answer);
        eprint!("\r{} of {total} answered", answers.len());
        // Progress that cannot be shown is no reason to stop.
        let _ = std::io::stderr().flush();
    }
    eprintln!();
    let status = child.wait().context("cannot run inglenook")?;
    if !status.success() {
        bail!("`inglenook ask --batch` failed ({status}): see above");
    }
    Ok(answers)
}

fn search(command: &mut Command) -> Result<Found> {
    let output = command.stderr(Stdio::inherit()).output().context("cannot run inglenook")?;
    if !output.status.success() {
        bail!("`inglenook search` failed ({}): see above", output.status);
    }
    serde_json::from_slice(&output.stdout).context("inglenook printed no hits as JSON")
}
