//! `inglenook` as the evaluation runs it: one vault, one process for all questions of a round.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::json;

use super::gold::Question;
use crate::cargo::inglenook;
use crate::paths::Paths;

/// A hit, citation or closest quote of `inglenook … --json`, as far as items are recognised by it.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Passage {
    pub(super) item_id: i64,
    pub(super) kind: String,
    pub(super) path: String,
    pub(super) date: Option<String>,
    #[serde(alias = "from", default)]
    pub(super) sender: Option<String>,
    #[serde(default)]
    pub(super) message_id: Option<String>,
    /// Not in hits.
    #[serde(default)]
    pub(super) quote: String,
}

impl Passage {
    /// Whether `name` wrote it, as far as is known. A sender may come with an address.
    pub(super) fn is_from(&self, name: &str) -> bool {
        let Some(sender) = &self.sender else { return true };
        sender == name || sender.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('<'))
    }

    /// What the passage lacks, taken from a hit of the same item.
    pub(super) fn completed(&self, hits: &[Self]) -> Self {
        let hit = hits.iter().find(|hit| hit.item_id == self.item_id);
        let missing = |here: &Option<String>, there: fn(&Self) -> &Option<String>| {
            here.clone().or_else(|| hit.and_then(|hit| there(hit).clone()))
        };
        Self {
            sender: missing(&self.sender, |hit| &hit.sender),
            message_id: missing(&self.message_id, |hit| &hit.message_id),
            ..self.clone()
        }
    }
}

/// What `inglenook search --json` prints.
#[derive(Deserialize)]
struct Found {
    hits: Vec<Passage>,
}

/// A line of `inglenook ask --batch FILE --json`.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Answer {
    #[serde(default)]
    pub(super) id: String,
    pub(super) answered: bool,
    pub(super) answer: String,
    pub(super) citations: Vec<Passage>,
    /// What comes nearest to an answer, where there is none.
    #[serde(default)]
    pub(super) closest: Vec<Passage>,
    #[serde(default)]
    pub(super) evidence: Vec<Passage>,
    /// The model that was asked; empty where none was needed.
    #[serde(default)]
    pub(super) model: String,
    #[serde(default)]
    pub(super) timings: Timings,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Timings {
    pub(super) retrieve_ms: f64,
    pub(super) first_token_ms: f64,
    pub(super) total_ms: f64,
    pub(super) prompt_tokens: u32,
    pub(super) completion_tokens: u32,
}

/// A fresh vault in a folder of its own.
pub(super) struct Vault<'a> {
    pub(super) paths: &'a Paths,
    pub(super) folder: PathBuf,
    /// The clock; the demo's where absent.
    pub(super) now: Option<String>,
}

impl Vault<'_> {
    fn program(&self) -> Command {
        let mut program = inglenook(self.paths);
        program.arg("--vault").arg(self.folder.join("vault"));
        if let Some(now) = &self.now {
            program.env("INGLENOOK_NOW", now);
        }
        program
    }

    /// Adds a folder and indexes it.
    pub(super) fn add(&self, source: &Path) -> Result<()> {
        finish(self.program().arg("add").arg(source))?;
        finish(self.program().args(["index", "--json"]))?;
        Ok(())
    }

    pub(super) fn forget(&self, source: &Path) -> Result<()> {
        finish(self.program().args(["forget", "--yes", "--json"]).arg(source))?;
        Ok(())
    }

    /// The first five hits, apart from the answer, whose evidence is cut to fit the prompt.
    pub(super) fn search(&self, question: &str) -> Result<Vec<Passage>> {
        let output = finish(self.program().args(["search", "-k", "5", "--json", "--", question]))?;
        let found: Found = serde_json::from_slice(&output).context("inglenook printed no hits as JSON")?;
        Ok(found.hits)
    }

    /// The answers to `questions`, in their order.
    pub(super) fn ask(&self, questions: &[&Question], model: Option<&str>, title: &str) -> Result<Vec<Answer>> {
        let batch = self.folder.join("questions.jsonl");
        let lines = questions.iter().map(|q| json!({ "id": q.id, "question": q.question }).to_string() + "\n");
        fs::write(&batch, lines.collect::<String>()).with_context(|| format!("cannot write {}", batch.display()))?;
        let mut ask = self.program();
        ask.args(["ask", "--json", "--batch"]).arg(&batch);
        if let Some(name) = model {
            ask.args(["--model", name]);
        }
        let mut child = ask.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context("cannot run inglenook")?;
        let stdout = child.stdout.take().context("inglenook has no output")?;
        let mut answers = HashMap::new();
        for line in BufReader::new(stdout).lines() {
            let answer = read(&line.context("cannot read what inglenook prints")?)?;
            answers.insert(answer.id.clone(), answer);
            eprint!("\r{title}: {} of {} answered", answers.len(), questions.len());
            // Progress that cannot be shown is no reason to stop.
            let _ = std::io::stderr().flush();
        }
        eprintln!();
        let status = child.wait().context("cannot run inglenook")?;
        if !status.success() {
            bail!("`inglenook ask --batch` failed ({status}): see above");
        }
        let answer =
            |q: &&Question| answers.remove(&q.id).with_context(|| format!("inglenook gave no answer to {}", q.id));
        questions.iter().map(answer).collect()
    }
}

fn read(line: &str) -> Result<Answer> {
    serde_json::from_str(line).with_context(|| format!("inglenook printed something else than an answer: {line}"))
}

/// What a command prints, once it has succeeded.
fn finish(command: &mut Command) -> Result<Vec<u8>> {
    let output = command.stdin(Stdio::null()).output().context("cannot run inglenook")?;
    if !output.status.success() {
        let arguments: Vec<_> = command.get_args().skip(2).map(|argument| argument.to_string_lossy()).collect();
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`inglenook {}` failed ({}): {}", arguments.join(" "), output.status, said.trim());
    }
    Ok(output.stdout)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_answer_is_read_with_and_without_what_is_new_in_it() {
        let old = read(
            r#"{"id":"q1","question":"?","answered":true,"answer":"Blue [1].","citations":[{"n":1,"chunk_id":7,
            "item_id":3,"kind":"note","title":"","date":null,"path":"/h/n.md","quote":"blue"}],"evidence":[],"model":"m",
            "timings":{"retrieve_ms":5.0,"load_ms":0.0,"first_token_ms":900.0,"total_ms":1500.5,"prompt_tokens":300,
            "completion_tokens":12,"prompt_tokens_per_s":1.0,"tokens_per_s":2.0}}"#,
        )
        .unwrap();
        assert_eq!((old.citations.len(), old.closest.len(), old.timings.prompt_tokens), (1, 0, 300));
        let new = read(
            r#"{"id":"q1","answered":false,"answer":"Not sure.","citations":[],"closest":[{"n":1,"chunk_id":7,"item_id":3,
            "kind":"mail","title":"","from":"Ann <a@b.example>","message_id":"m@b","date":"2026-11-21T16:41:00-05:00",
            "path":"/h/m.mbox","quote":"blue"}]}"#,
        )
        .unwrap();
        let closest = new.closest.first().unwrap();
        assert_eq!((closest.message_id.as_deref(), closest.quote.as_str()), (Some("m@b"), "blue"));
        assert!(closest.is_from("Ann") && !closest.is_from("Anna") && !closest.is_from("An"));
    }

    #[test]
    fn what_a_citation_lacks_comes_from_a_hit_of_the_same_item_only() {
        let hit = |item_id, id: &str| Passage { item_id, message_id: Some(id.into()), ..Passage::default() };
        let citation = |item_id| Passage { item_id, ..Passage::default() };
        let hits = [hit(1, "a"), hit(2, "b")];
        assert_eq!(citation(2).completed(&hits).message_id.as_deref(), Some("b"));
        assert_eq!(citation(3).completed(&hits).message_id, None);
    }
}
