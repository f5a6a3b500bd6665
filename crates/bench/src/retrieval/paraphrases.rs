//! Questions that share no content word with their answer: what words alone cannot find.
//!
//! The questions are the project's own. They are asked of the demo home, which lies beside them, and of SciFact, whose
//! texts stay where they are.

use super::collection::{self, Collection, Document};
use anyhow::{Context, Result};
use domain::{Kind, Record};
use serde::Deserialize;
use std::{ops::ControlFlow, path::Path};

#[derive(Debug, Deserialize)]
struct Paraphrase {
    question: String,
    /// Below the demo home.
    note: Option<String>,
    /// Id of a document of SciFact.
    scifact: Option<String>,
}

/// The demo home, and SciFact if its folder is there, with the questions about them.
pub(crate) fn read(file: &Path, scifact: Option<&Path>) -> Result<Vec<Collection>> {
    let paraphrases: Vec<Paraphrase> = collection::lines(file)?;
    let questions = |of: fn(&Paraphrase) -> &Option<String>| -> Vec<(String, String)> {
        paraphrases.iter().filter_map(|one| Some((one.question.clone(), of(one).clone()?))).collect()
    };
    let home = file.with_file_name("home");
    let mut sets = vec![Collection::of("paraphrases-home", documents(&home)?, &questions(|one| &one.note))];
    if let Some(folder) = scifact {
        let documents = collection::lines(&folder.join("corpus.jsonl"))?;
        sets.push(Collection::of("paraphrases-scifact", documents, &questions(|one| &one.scifact)));
    }
    Ok(sets)
}

/// Notes, by their path, and mails, by their key.
fn documents(home: &Path) -> Result<Vec<Document>> {
    let settings = connectors::Settings::utc();
    let mut documents = Vec::new();
    for found in connectors::detect(home) {
        let connector = connectors::connector(found.kind, &settings);
        for file in connectors::walk(home).filter(|file| connector.claims(file, home)) {
            let below = file.strip_prefix(home).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            let mut add = |record: Record| {
                let id = if record.kind == Kind::Note { below.clone() } else { record.key };
                documents.push(Document::of(id, record.title, record.text));
            };
            let mut sink = |record: Result<Record, connectors::RecordError>| {
                if let Ok(record) = record
                    && record.kind != Kind::Message
                {
                    add(record);
                }
                ControlFlow::Continue(())
            };
            connector.read(&file, home, &mut sink).with_context(|| format!("cannot read {}", file.display()))?;
        }
    }
    // The same mail lies in several places.
    documents.sort_by(|a, b| a.id.cmp(&b.id));
    documents.dedup_by(|a, b| a.id == b.id);
    Ok(documents)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use lexical::Lexical;
    use std::{collections::BTreeSet, path::PathBuf};

    #[test]
    fn no_question_shares_a_content_word_with_its_answer() {
        let root = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../..");
        let data = std::env::var_os("INGLENOOK_DATA").map_or_else(|| root.join("../shared/data"), PathBuf::from);
        let scifact = Some(data.join("ir/scifact")).filter(|folder| folder.join("corpus.jsonl").is_file());
        if scifact.is_none() {
            eprintln!("skipped for SciFact, which is not in {}", data.display());
        }
        let file = root.join("tests/fixtures/paraphrases.jsonl");
        let folder = tempfile::tempdir().unwrap();
        let (lexical, _) = Lexical::open(folder.path(), "paraphrases").unwrap();
        let terms =
            |text: &str| -> BTreeSet<String> { lexical.analyze(text).into_iter().map(|term| term.text).collect() };
        let mut asked = 0;
        for set in read(&file, scifact.as_deref()).unwrap() {
            for query in &set.queries {
                let answers = query.relevant(super::super::Level::Doc, &set);
                assert_eq!(answers.len(), 1);
                for at in answers {
                    let document = &set.documents[at];
                    let name = if set.name.ends_with("home") { document.id.as_str() } else { "" };
                    let text = format!("{}\n{}\n{}", document.title, document.text, name);
                    let shared: Vec<_> = terms(&query.text).intersection(&terms(&text)).cloned().collect();
                    assert!(shared.is_empty(), "\u{201c}{}\u{201d} shares {shared:?} with {}", query.text, document.id);
                }
                asked += 1;
            }
        }
        let all = std::fs::read_to_string(&file).unwrap().lines().count();
        assert_eq!(all, 200);
        if scifact.is_some() {
            assert_eq!(asked, all, "every question has its document");
        }
    }
}
