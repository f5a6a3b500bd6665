//! `cargo xtask eval`: questions whose answers are known, asked and counted.
//!
//! ```text
//! cargo xtask eval                                    every set that is at hand, with the default model
//! cargo xtask eval --set demo --set lives --model none --model qwen2.5-coder-1.5b
//! cargo xtask eval --set squad --sample 20 --json figures.json
//! ```
//!
//! A set gives homes (`sets`). Each is indexed in a vault of its own and asked by `inglenook ask --batch` (`program`).
//! The answers are compared with what is known (`gold`, `value`), and counted (`outcome`, `table`).

mod gold;
mod outcome;
mod program;
mod sets;
mod statistics;
mod table;
mod timestamp;
mod value;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use serde_json::json;

use self::outcome::{DEFAULT, Outcome, name_default};
use self::program::{Answer, Passage, Vault};
use self::sets::{Folders, Home, Round, Set};
use crate::cargo::build;
use crate::paths::Paths;
use crate::setup;

#[derive(Args)]
pub(crate) struct Options {
    /// Only this set; may be repeated.
    #[arg(long = "set", value_enum, value_name = "NAME")]
    sets: Vec<Set>,
    /// At most this many questions of a set that have an answer, and as many that have none [default: all of demo and
    /// lives, 60 of the others].
    #[arg(long, value_name = "N")]
    sample: Option<usize>,
    /// The model that answers, or `none`; may be repeated [default: the program's own choice].
    #[arg(long = "model", value_name = "NAME")]
    models: Vec<String>,
    /// Also writes every question's outcome and the rows of the table here, as JSON.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

pub(crate) fn run(paths: &Paths, options: &Options) -> Result<()> {
    // Named where the caller stands, and found out to be wrong before hours have passed.
    let file = options.json.as_deref().map(std::path::absolute).transpose().context("the path of the JSON file")?;
    let folders = Folders::new(paths);
    let sets = if options.sets.is_empty() { Set::value_variants() } else { &options.sets };
    let work = tempfile::Builder::new().prefix("inglenook-eval-").tempdir().context("cannot make a folder")?;
    let mut homes: Vec<(Set, Home)> = Vec::new();
    for set in sets {
        if let Some(missing) = set.missing(&folders) {
            println!("{}: skipped, {} is absent", set.name(), missing.display());
            continue;
        }
        let of_set = set.homes(&folders, work.path(), options.sample)?;
        println!("{}: {}", set.name(), sizes(&of_set));
        homes.extend(of_set.into_iter().map(|home| (*set, home)));
    }
    if homes.is_empty() {
        bail!("there is nothing to ask");
    }
    setup::run(paths, &[])?;
    build(paths)?;

    let models: Vec<Option<&str>> = if options.models.is_empty() {
        vec![None]
    } else {
        options.models.iter().map(|name| Some(name.as_str())).collect()
    };
    let mut outcomes = Vec::new();
    for (number, (set, home)) in homes.iter().enumerate() {
        let folder = work.path().join(format!("vault-{number}"));
        fs::create_dir(&folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        let vault = Vault { paths, folder, now: home.now.clone() };
        outcomes.extend(ask(&vault, *set, home, &models)?);
        name_default(&mut outcomes);
        // A vault is needed no longer, and a long run must not fill the disk.
        fs::remove_dir_all(&vault.folder).with_context(|| format!("cannot remove {}", vault.folder.display()))?;
        if let Some(file) = &file {
            write(file, &outcomes)?;
        }
    }
    println!("{}", table::markdown(&table::rows(&outcomes)));
    Ok(())
}

fn sizes(homes: &[Home]) -> String {
    let asks = homes.iter().flat_map(|home| &home.rounds).map(|round| round.asks.len()).sum::<usize>();
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    format!("{} home{}, {asks} question{}", homes.len(), plural(homes.len()), plural(asks))
}

fn write(file: &Path, outcomes: &[Outcome]) -> Result<()> {
    let text = serde_json::to_string_pretty(&json!({ "rows": table::rows(outcomes), "questions": outcomes }))?;
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}

/// Indexes a home and asks its questions, round by round.
fn ask(vault: &Vault<'_>, set: Set, home: &Home, models: &[Option<&str>]) -> Result<Vec<Outcome>> {
    let title = if set.name() == home.name { home.name.clone() } else { format!("{}, {}", set.name(), home.name) };
    eprintln!("{title}: indexing");
    vault.add(&home.folder)?;
    let mut outcomes = Vec::new();
    for round in &home.rounds {
        if let Some(planted) = &round.planted {
            vault.add(planted)?;
        }
        let questions: Vec<_> = round.asks.iter().map(|ask| &ask.question).collect();
        let found: Vec<Vec<Passage>> =
            questions.iter().map(|question| vault.search(&question.question)).collect::<Result<_>>()?;
        for model in models {
            let answers = vault.ask(&questions, *model, &title)?;
            outcomes.extend(judge(set, home, round, *model, &found, answers));
        }
        if let Some(planted) = &round.planted {
            vault.forget(planted)?;
        }
    }
    Ok(outcomes)
}

fn judge(
    set: Set,
    home: &Home,
    round: &Round,
    model: Option<&str>,
    found: &[Vec<Passage>],
    answers: Vec<Answer>,
) -> Vec<Outcome> {
    let name = model.unwrap_or(DEFAULT);
    let rows = round.asks.iter().zip(found).zip(answers);
    rows.map(|((ask, hits), answer)| Outcome::of(set, &home.name, name, ask, hits, answer)).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::Write as _;
    use std::process::{Command, Stdio};

    use super::*;

    /// Stands in for the program: notes its arguments, and gives the same answer to every question.
    const PROGRAM: &str = r#"#!/bin/sh
echo "$INGLENOOK_NOW $*" | sed "s#$2#VAULT#g" >> "$(dirname "$0")/calls"
case "$3" in
search) echo '{"hits":[{"item_id":1,"kind":"note","path":"/h/n.md","date":null,"snippet":""}]}' ;;
ask) sed 's/{"id":"\([^"]*\)".*/{"id":"\1","answered":true,"answer":"Blue [1].","citations":[],"model":"m"}/' "$6" ;;
esac
"#;

    fn install(paths: &Paths) {
        fs::create_dir_all(paths.program().parent().unwrap()).unwrap();
        // Written by another process: a file that this one has open for writing cannot be run.
        let mut install = Command::new("install");
        let mut child =
            install.args(["-m", "755", "/dev/stdin"]).arg(paths.program()).stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(PROGRAM.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success());
    }

    #[test]
    fn a_home_is_indexed_once_and_asked_once_for_each_model_and_round() {
        let work = tempfile::tempdir().unwrap();
        let at = |name: &str| work.path().join(name);
        let paths =
            Paths { root: work.path().to_owned(), cache: at("cache"), models: at("models"), target: at("target") };
        install(&paths);
        let question = |id: &str, answer: &str| gold::Question {
            id: id.into(),
            question: format!("What is {id}?"),
            answer: answer.into(),
            ..gold::Question::default()
        };
        let round = |planted, questions: Vec<gold::Question>| Round {
            planted,
            asks: questions.into_iter().map(|question| sets::Ask { question, attack: None }).collect(),
        };
        let home = Home {
            name: "demo".into(),
            folder: at("home"),
            now: Some("NOW".into()),
            rounds: vec![
                round(None, vec![question("a", "blue"), question("b", "red")]),
                round(Some(at("mail")), vec![question("a", "blue")]),
            ],
        };
        let vault = Vault { paths: &paths, folder: work.path().to_owned(), now: home.now.clone() };
        let outcomes = ask(&vault, Set::Demo, &home, &[Some("none"), Some("m")]).unwrap();
        assert_eq!(outcomes.iter().map(|o| o.right).collect::<Vec<_>>(), [true, false, true, false, true, true]);
        let folder = work.path().display().to_string();
        let calls = fs::read_to_string(at("target/debug/calls")).unwrap().replace(&folder, "WORK");
        let expected = "\
            add WORK/home\nindex --json\n\
            search -k 5 --json -- What is a?\nsearch -k 5 --json -- What is b?\n\
            ask --json --batch WORK/questions.jsonl --model none\nask --json --batch WORK/questions.jsonl --model m\n\
            add WORK/mail\nindex --json\nsearch -k 5 --json -- What is a?\n\
            ask --json --batch WORK/questions.jsonl --model none\nask --json --batch WORK/questions.jsonl --model m\n\
            forget --yes --json WORK/mail\n";
        assert_eq!(calls.replace("NOW --vault VAULT ", ""), expected);
    }
}
