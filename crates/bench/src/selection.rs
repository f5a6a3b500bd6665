//! What the selector has to choose from: for training and measuring it.
//!
//! Reads folders as `tests/lives/render.py` writes them (`home`, `questions.jsonl`, `life.json`), indexes each home in a
//! vault of its own and prints, for each question, the hits of the search as the selector reads them.

use anyhow::{Context, Result};
use domain::{ItemId, Passage};
use engine::{Engine, Settings};
use serde::Deserialize;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Folders with `home`, `questions.jsonl` and `life.json`.
    #[arg(required = true)]
    lives: Vec<PathBuf>,
    /// Where the JSON lines go.
    #[arg(long)]
    out: PathBuf,
    /// The folder of all models.
    #[arg(long)]
    models: Option<PathBuf>,
    /// How many hits for a question.
    #[arg(long, default_value_t = 16)]
    hits: usize,
}

#[derive(Deserialize)]
struct About {
    now: String,
}

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let models = arguments.models.clone().or_else(engine::default_models).context("name a folder of models")?;
    let mut out = BufWriter::new(File::create(&arguments.out).context("cannot write the output")?);
    for (at, life) in arguments.lives.iter().enumerate() {
        let questions = one(life, &models, arguments.hits, &mut out).with_context(|| life.display().to_string())?;
        eprintln!("{} of {}: {}, {questions} questions", at + 1, arguments.lives.len(), life.display());
    }
    out.flush()?;
    Ok(())
}

fn one(life: &Path, models: &Path, hits: usize, out: &mut impl Write) -> Result<usize> {
    let about: About = serde_json::from_str(&fs::read_to_string(life.join("life.json"))?)?;
    let now = jiff::fmt::temporal::DateTimeParser::new().parse_pieces(&about.now)?;
    let offset = now.to_numeric_offset().context("`now` in life.json has no zone")?;
    let now = about.now.parse::<jiff::Timestamp>()?.to_zoned_datetime(offset.to_time_zone());
    let vault = tempfile::tempdir()?;
    let sealed = airgap::seal(airgap::Needs::Nothing)?;
    let clock = now.clone();
    let mut engine = Engine::open(Settings {
        now: Box::new(move || clock.clone()),
        ..Settings::new(sealed, vault.path().join("vault"), models.to_owned())
    })?;
    engine.add(&life.join("home"), None)?;
    engine.index(&[], &AtomicBool::new(false), &mut |_| {})?;
    let mut count = 0;
    for line in fs::read_to_string(life.join("questions.jsonl"))?.lines() {
        let question: Value = serde_json::from_str(line)?;
        let text = question["question"].as_str().context("a question without text")?;
        let (found, readings) = engine.readings(text, hits)?;
        let mut items: BTreeMap<ItemId, Value> = BTreeMap::new();
        for passage in &found.passages {
            for span in &passage.spans {
                let item = span.span.item;
                items.entry(item).or_insert_with(|| described(passage, item, life));
            }
        }
        let candidates: Vec<Value> = found
            .passages
            .iter()
            .zip(&readings)
            .map(|(passage, reading)| {
                let stretches: Vec<Value> = reading
                    .stretches
                    .iter()
                    .map(|stretch| {
                        let range = characters(&reading.text, stretch.range.start, stretch.range.end);
                        json!([range.0, range.1, stretch.item.0, stretch.start])
                    })
                    .collect();
                json!({
                    "text": reading.text, "features": reading.features, "stretches": stretches,
                    "thread": reading.thread, "date": reading.date.map(|date| date.seconds),
                    "item": passage.item.0, "chunk": passage.chunk.0,
                })
            })
            .collect();
        let items: BTreeMap<String, Value> = items.into_iter().map(|(id, item)| (id.to_string(), item)).collect();
        let row = json!({
            "life": life.file_name().map(|name| name.to_string_lossy()), "asked": question,
            "question": found.understood.text, "today": select::today(&now), "candidates": candidates, "items": items,
        });
        writeln!(out, "{row}")?;
        count += 1;
    }
    Ok(count)
}

/// What tells an item apart, as `questions.jsonl` names gold items.
fn described(passage: &Passage, item: ItemId, life: &Path) -> Value {
    let span = passage.spans.iter().find(|span| span.span.item == item);
    let home = life.join("home");
    let home = home.canonicalize().unwrap_or(home);
    let path = Path::new(&passage.path);
    let path = path.strip_prefix(&home).unwrap_or(path).to_string_lossy();
    json!({
        "kind": passage.kind, "path": path, "message_id": passage.message_id,
        "date": span.and_then(|span| span.date).or(passage.date),
        "sender": span.and_then(|span| span.sender.as_ref()).or(passage.sender()).map(domain::Person::label),
    })
}

/// A range of bytes in characters, as Python counts.
fn characters(text: &str, start: usize, end: usize) -> (usize, usize) {
    let first = text[..start].chars().count();
    (first, first + text[start..end].chars().count())
}
