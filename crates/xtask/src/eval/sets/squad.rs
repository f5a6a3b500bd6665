//! SQuAD 2: paragraphs of Wikipedia, and as many questions without an answer as with one.

use std::collections::HashMap;
use std::path::Path;

use anyhow::Result;
use serde::Deserialize;

use super::super::gold::{Item, Question};
use super::{Folders, Home, notes, sample};

#[derive(Deserialize)]
struct Paragraph {
    #[serde(rename = "_id")]
    id: String,
    title: String,
    text: String,
}

#[derive(Deserialize)]
struct Query {
    #[serde(rename = "_id")]
    id: String,
    text: String,
    #[serde(default)]
    answers: Vec<String>,
}

pub(super) fn homes(folders: &Folders, work: &Path, count: usize) -> Result<Vec<Home>> {
    let data = folders.data.join("ir/squad2half");
    let home = work.join("squad");
    let mut items = HashMap::new();
    for paragraph in notes::lines::<Paragraph>(&data.join("corpus.jsonl"))? {
        let name = format!("{}.md", paragraph.id);
        items.insert(paragraph.id, notes::write(&home, &name, &paragraph.title, &paragraph.text)?);
    }
    let mut gold: HashMap<String, Vec<Item>> = HashMap::new();
    for (query, paragraph) in notes::judgements(&data.join("qrels/test.tsv"))? {
        gold.entry(query).or_default().extend(items.get(&paragraph).cloned());
    }
    let answerable = notes::lines::<Query>(&data.join("queries.jsonl"))?.into_iter().map(|query| Question {
        items: gold.remove(&query.id).unwrap_or_default(),
        kind: "answerable".to_owned(),
        ..query.into()
    });
    let unanswerable = notes::lines::<Query>(&data.join("unanswerable.jsonl"))?.into_iter();
    let unanswerable =
        unanswerable.map(|query| Question { noans: true, kind: "unanswerable".to_owned(), ..query.into() });
    let questions = sample::of_each(answerable.chain(unanswerable).collect(), count);
    Ok(vec![Home::new("squad", home, None, questions)])
}

impl From<Query> for Question {
    fn from(query: Query) -> Self {
        let answer = query.answers.first().cloned().unwrap_or_default();
        Self { id: query.id, question: query.text, answer, answers: query.answers, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::fs;

    use super::super::Set;
    use super::*;

    #[test]
    fn paragraphs_become_notes_that_questions_point_at() {
        let work = tempfile::tempdir().unwrap();
        let data = work.path().join("ir/squad2half");
        fs::create_dir_all(data.join("qrels")).unwrap();
        let write = |name: &str, text: &str| fs::write(data.join(name), text).unwrap();
        write("corpus.jsonl", r#"{"_id":"0-0","title":"The_Normans","text":"They lived in Normandy."}"#);
        write("queries.jsonl", r#"{"_id":"a","text":"Where did they live?","answers":["Normandy","in Normandy"]}"#);
        write("unanswerable.jsonl", r#"{"_id":"b","text":"Who were they?","para":"0-0","plausible":["Normandy"]}"#);
        write("qrels/test.tsv", "query-id\tcorpus-id\tscore\na\t0-0\t1\n");
        let folders = Folders::of(work.path(), Some(work.path().to_owned()));
        let homes = homes(&folders, work.path(), 60).unwrap();
        let home = homes.first().unwrap();
        assert_eq!(
            fs::read_to_string(home.folder.join("0-0.md")).unwrap(),
            "# The Normans\n\nThey lived in Normandy.\n"
        );
        let asks = &home.rounds.first().unwrap().asks;
        let first = &asks.first().unwrap().question;
        assert_eq!((first.items.as_slice(), first.noans), ([Item::Note { path: "0-0.md".into() }].as_slice(), false));
        assert!(first.is_answered_by("In Normandy."));
        assert_eq!(asks.iter().filter(|ask| ask.question.noans).count(), 1);
    }

    #[test]
    fn the_whole_set_is_written_and_every_sampled_question_has_its_note() {
        let folders = Folders::here();
        if !folders.has(Set::Squad) {
            return;
        }
        let work = tempfile::tempdir().unwrap();
        let homes = homes(&folders, work.path(), 60).unwrap();
        let home = homes.first().unwrap();
        let (mut right, mut answerable) = (0, 0);
        for ask in home.rounds.iter().flat_map(|round| &round.asks).filter(|ask| !ask.question.noans) {
            let [Item::Note { path }] = ask.question.items.as_slice() else { unreachable!("{:?}", ask.question) };
            let text = fs::read_to_string(home.folder.join(path)).unwrap();
            answerable += 1;
            right += usize::from(ask.question.is_answered_by(&text));
        }
        assert_eq!((home.questions(), answerable), (120, 60));
        assert_eq!(right, 60, "a paragraph says what it answers");
    }
}
