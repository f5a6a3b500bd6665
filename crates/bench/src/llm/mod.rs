//! The language model beside llama.cpp, on the same files, the same threads and the same prompt, in the same run.
//!
//! Every figure comes from a process of its own, and the two engines take turns, so that a slow minute of the machine
//! falls on both.

mod once;

use anyhow::{Context, Result, bail};
use clap::Args;
use serde::{Deserialize, Serialize};
use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

/// What runs llama.cpp, by node-llama-cpp.
const LLAMA: &str = include_str!("llama.mjs");

#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Names of installed models; all but the smallest if absent.
    #[arg(value_name = "MODEL")]
    models_named: Vec<String>,
    /// Runs of each engine with each model and prompt.
    #[arg(long, default_value_t = 3, value_name = "N")]
    runs: usize,
    /// About so many tokens in a prompt.
    #[arg(long, value_delimiter = ',', default_values_t = [500, 2000], value_name = "N")]
    tokens: Vec<usize>,
    /// Read this text instead of the notes of the demo home.
    #[arg(long, value_name = "FILE")]
    text: Option<PathBuf>,
    /// Tokens to write.
    #[arg(long, default_value_t = 32, value_name = "N")]
    write: usize,
    /// Also writes the rows here, as JSON.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// The folder of models.
    #[arg(long, value_name = "DIR")]
    models: PathBuf,
    /// The folder in which node-llama-cpp is installed.
    #[arg(long, value_name = "DIR")]
    llama: PathBuf,
}

/// What one process measured.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Measured {
    load_ms: f64,
    /// From the start of the process's work, loading included.
    first_token_ms: f64,
    prompt_tokens: usize,
    prompt_tokens_per_s: f64,
    tokens_per_s: f64,
    /// Highest resident memory, the file's pages included.
    peak_bytes: u64,
    /// To the first token of another question over the same text, right after. Not measured for llama.cpp.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    again_ms: Option<f64>,
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    model: &'a str,
    engine: &'static str,
    tokens: usize,
    runs: &'a [Measured],
}

/// Runs one engine once.
type Run<'a> = Box<dyn Fn() -> Result<Measured> + 'a>;

pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let names = names(arguments)?;
    let text = text(arguments.text.as_deref())?;
    let folder = tempfile::tempdir().context("no folder for the prompts")?;
    let script = arguments.llama.join("llama.mjs");
    fs::write(&script, LLAMA).with_context(|| format!("cannot write {}", script.display()))?;
    let threads = generate::threads();
    println!("{} threads, {} runs of each, median (lowest – highest)", threads, arguments.runs);
    let mut all = Vec::new();
    for name in &names {
        let model = arguments.models.join(name).join("model.gguf");
        for tokens in &arguments.tokens {
            // Four bytes of English are about a token.
            let prompt = folder.path().join(format!("{tokens}.txt"));
            fs::write(&prompt, cut(&text, tokens * 4)).context("cannot write the prompt")?;
            let engines: [(&str, Run<'_>); 2] = [
                (
                    "llama.cpp",
                    Box::new(|| {
                        measure(
                            Command::new("node")
                                .arg(&script)
                                .arg(&model)
                                .arg(&prompt)
                                .arg(arguments.write.to_string())
                                .arg(threads.to_string()),
                        )
                    }),
                ),
                (
                    "Inglenook",
                    Box::new(|| {
                        measure(
                            Command::new(env::current_exe()?)
                                // As the program starts it.
                                .envs(generate::ModelProcess::ENVIRONMENT)
                                .arg("llm-once")
                                .arg(&model)
                                .arg(&prompt)
                                .arg(arguments.write.to_string()),
                        )
                    }),
                ),
            ];
            let mut measured = [Vec::new(), Vec::new()];
            for _ in 0..arguments.runs.max(1) {
                for ((_, run), measured) in engines.iter().zip(&mut measured) {
                    measured.push(run()?);
                }
            }
            print(name, *tokens, &measured)?;
            for ((engine, _), runs) in engines.iter().zip(measured) {
                all.push((name.clone(), *engine, *tokens, runs));
            }
        }
    }
    if let Some(file) = &arguments.json {
        let rows: Vec<Row<'_>> =
            all.iter().map(|(model, engine, tokens, runs)| Row { model, engine, tokens: *tokens, runs }).collect();
        fs::write(file, serde_json::to_string_pretty(&rows)?)
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

pub(crate) use once::{Arguments as Once, run as once};

fn names(arguments: &Arguments) -> Result<Vec<String>> {
    if !arguments.models_named.is_empty() {
        return Ok(arguments.models_named.clone());
    }
    let mut found: Vec<(u64, String)> = fs::read_dir(&arguments.models)
        .with_context(|| format!("cannot read {}", arguments.models.display()))?
        .flatten()
        .filter_map(|entry| {
            let size = fs::metadata(entry.path().join("model.gguf")).ok()?.len();
            Some((size, entry.file_name().to_string_lossy().into_owned()))
        })
        .collect();
    found.sort();
    if found.len() > 1 {
        found.remove(0);
    }
    if found.is_empty() {
        bail!("no model in {}; `cargo xtask setup` brings some", arguments.models.display());
    }
    Ok(found.into_iter().map(|(_, name)| name).collect())
}

/// The notes of the demo home, one after the other, or the file that was named.
fn text(file: Option<&Path>) -> Result<String> {
    if let Some(file) = file {
        return fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()));
    }
    let package = std::env::var("CARGO_MANIFEST_DIR").context("name a file, or start this with `cargo xtask bench`")?;
    let mut folders = vec![Path::new(&package).join("../../tests/fixtures/home/notes")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files.iter().filter_map(|file| fs::read_to_string(file).ok()).collect::<Vec<_>>().join("\n"))
}

/// At most so many bytes, as whole characters.
fn cut(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    &text[..end]
}

fn measure(command: &mut Command) -> Result<Measured> {
    let output = command.output().with_context(|| format!("cannot start {}", command.get_program().display()))?;
    let printed = String::from_utf8_lossy(&output.stdout);
    printed
        .lines()
        .find_map(|line| serde_json::from_str(line).ok())
        .with_context(|| format!("{command:?} measured nothing: {}", String::from_utf8_lossy(&output.stderr).trim()))
}

/// One figure of a run, and in which direction it is better.
struct Figure {
    name: &'static str,
    of: fn(&Measured) -> f64,
    unit: &'static str,
    digits: usize,
    more_is_better: bool,
}

const FIGURES: [Figure; 5] = [
    Figure { name: "read", of: |m| m.prompt_tokens_per_s, unit: "tokens/s", digits: 0, more_is_better: true },
    Figure { name: "write", of: |m| m.tokens_per_s, unit: "tokens/s", digits: 1, more_is_better: true },
    Figure { name: "load", of: |m| m.load_ms / 1e3, unit: "s", digits: 2, more_is_better: false },
    Figure { name: "first token", of: |m| m.first_token_ms / 1e3, unit: "s", digits: 2, more_is_better: false },
    Figure { name: "peak memory", of: |m| m.peak_bytes as f64 / 1e9, unit: "GB", digits: 2, more_is_better: false },
];

fn print(model: &str, tokens: usize, [reference, own]: &[Vec<Measured>; 2]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let read = own.first().map_or(0, |run| run.prompt_tokens);
    writeln!(out, "\n{model}, about {tokens} tokens ({read} with the template)")?;
    writeln!(out, "  {:<13}{:>26}{:>26}   times as good", "", "llama.cpp", "Inglenook")?;
    for figure in &FIGURES {
        let [(reference, shown_reference), (own, shown_own)] = [reference, own].map(|runs| {
            let mut values: Vec<f64> = runs.iter().map(figure.of).collect();
            values.sort_by(f64::total_cmp);
            let (low, high) = (values.first().copied().unwrap_or(0.0), values.last().copied().unwrap_or(0.0));
            let (median, digits) = (values.get(values.len() / 2).copied().unwrap_or(0.0), figure.digits);
            (median, format!("{median:.digits$} ({low:.digits$} – {high:.digits$})"))
        });
        let ratio = if figure.more_is_better { own / reference } else { reference / own };
        writeln!(out, "  {:<13}{shown_reference:>26}{shown_own:>26}   {ratio:.2}   {}", figure.name, figure.unit)?;
    }
    let mut again: Vec<f64> = own.iter().filter_map(|run| run.again_ms).collect();
    again.sort_by(f64::total_cmp);
    if let Some(median) = again.get(again.len() / 2) {
        writeln!(out, "  another question over the same text: first token after {:.2} s", median / 1e3)?;
    }
    Ok(())
}
