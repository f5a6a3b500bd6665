//! A set as it lies on disk.

use super::Level;
use anyhow::{Context, Result, bail};
use domain::DateTime;
use jiff::{civil, tz::TimeZone};
use serde::{Deserialize, de::DeserializeOwned};
use std::{
    collections::{BTreeSet, HashMap},
    fs,
    path::Path,
};

/// Ways in which the sets write dates.
const DATES: [&str; 4] = ["%I:%M %p on %d %B, %Y", "%B-%d-%Y", "%Y-%m-%d %H:%M", "%Y-%m-%d"];

/// A document, or a message of a conversation.
#[derive(Debug, Deserialize)]
pub(crate) struct Document {
    #[serde(rename = "_id")]
    pub(crate) id: String,
    #[serde(default)]
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) conv: Option<String>,
    session: Option<String>,
    date: Option<String>,
}

impl Document {
    /// One that is no message.
    pub(crate) fn of(id: String, title: String, text: String) -> Self {
        Self { id, title, text, conv: None, session: None, date: None }
    }

    /// A session is a session of a conversation.
    fn session(&self) -> Option<(&str, &str)> {
        Some((self.conv.as_deref()?, self.session.as_deref().unwrap_or_default()))
    }

    /// RFC 3339, or one of the forms above, read as UTC.
    pub(crate) fn date(&self) -> Option<DateTime> {
        let text = self.date.as_deref()?;
        let read = |format: &str| {
            // A day without an hour is its midnight.
            let moment = civil::DateTime::strptime(format, text).ok()?;
            moment.to_zoned_datetime(TimeZone::UTC).ok().map(|zoned| DateTime::from(&zoned))
        };
        text.parse().ok().or_else(|| DATES.iter().find_map(|format| read(format)))
    }

    /// "Caroline: Hey Mel!" as who and what.
    pub(crate) fn speech(&self) -> (Option<&str>, &str) {
        const LONGEST_NAME: usize = 40;
        match self.text.split_once(": ") {
            Some((name, text)) if self.conv.is_some() && name.len() <= LONGEST_NAME && !name.contains('\n') => {
                (Some(name), text)
            }
            _ => (None, &self.text),
        }
    }
}

/// A question and the documents that answer it.
#[derive(Debug)]
pub(crate) struct Query {
    pub(crate) text: String,
    pub(crate) conv: Option<String>,
    /// Indices of documents.
    answers: BTreeSet<usize>,
}

impl Query {
    pub(crate) fn relevant(&self, level: Level, collection: &Collection) -> BTreeSet<usize> {
        let answers: Vec<usize> = self.answers.iter().copied().collect();
        collection.at(level, &answers).into_iter().collect()
    }
}

#[derive(Deserialize)]
struct RawQuery {
    #[serde(rename = "_id")]
    id: String,
    text: String,
    conv: Option<String>,
}

/// Documents in order, and the questions that have a judgement.
pub(crate) struct Collection {
    pub(crate) name: String,
    pub(crate) documents: Vec<Document>,
    pub(crate) queries: Vec<Query>,
    /// For each document its session.
    sessions: Vec<usize>,
}

impl Collection {
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let documents: Vec<Document> = lines(&folder.join("corpus.jsonl"))?;
        let place: HashMap<&str, usize> = documents.iter().enumerate().map(|(at, doc)| (doc.id.as_str(), at)).collect();
        let qrels = folder.join("qrels/test.tsv");
        let text = fs::read_to_string(&qrels).with_context(|| format!("cannot read {}", qrels.display()))?;
        let mut answers: HashMap<&str, BTreeSet<usize>> = HashMap::new();
        for (number, line) in text.lines().enumerate().skip(1).filter(|(_, line)| !line.trim().is_empty()) {
            let [query, document, score] = line.split('\t').collect::<Vec<_>>()[..] else {
                bail!("line {} of {} has not three columns", number + 1, qrels.display());
            };
            // What is judged and not in the corpus can be found by nobody, and is left out of all rows.
            if let Some(at) = place.get(document).filter(|_| score.trim() != "0") {
                answers.entry(query).or_default().insert(*at);
            }
        }
        let raw: Vec<RawQuery> = lines(&folder.join("queries.jsonl"))?;
        let queries = raw
            .into_iter()
            .filter_map(|query| {
                Some(Query { answers: answers.remove(query.id.as_str())?, text: query.text, conv: query.conv })
            })
            .collect();
        let mut known: HashMap<(&str, &str), usize> = HashMap::new();
        let sessions = documents
            .iter()
            .map(|document| {
                let next = known.len();
                document.session().map_or(0, |session| *known.entry(session).or_insert(next))
            })
            .collect();
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Self { name, documents, queries, sessions })
    }

    /// Documents that are no messages, and questions with the id of the one document that answers each. A question
    /// whose document is not there is left out.
    pub(crate) fn of(name: &str, documents: Vec<Document>, questions: &[(String, String)]) -> Self {
        let place: HashMap<&str, usize> = documents.iter().enumerate().map(|(at, doc)| (doc.id.as_str(), at)).collect();
        let query = |(text, id): &(String, String)| {
            Some(Query { text: text.clone(), conv: None, answers: [*place.get(id.as_str())?].into() })
        };
        let queries = questions.iter().filter_map(query).collect();
        let sessions = vec![0; documents.len()];
        Self { name: name.to_owned(), documents, queries, sessions }
    }

    pub(crate) fn has_conversations(&self) -> bool {
        self.documents.iter().any(|document| document.conv.is_some())
    }

    /// Documents as what is ranked at a level, each once, at its first place.
    pub(crate) fn at(&self, level: Level, documents: &[usize]) -> Vec<usize> {
        let mut seen = BTreeSet::new();
        let place = |document: &usize| match level {
            Level::Session => self.sessions[*document],
            Level::Doc | Level::Message => *document,
        };
        documents.iter().map(place).filter(|at| seen.insert(*at)).collect()
    }

    /// Texts as what is ranked at a level.
    pub(crate) fn texts(&self, level: Level) -> Vec<(Option<&str>, String)> {
        let mut texts: Vec<(Option<&str>, String)> = Vec::new();
        for (document, session) in self.documents.iter().zip(&self.sessions) {
            let text = format!("{}\n{}", document.title, document.text);
            match texts.get_mut(*session) {
                Some((_, whole)) if level == Level::Session => *whole = format!("{whole}\n{text}"),
                _ => texts.push((document.conv.as_deref(), text)),
            }
        }
        texts
    }
}

pub(crate) fn lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let read = |(number, line): (usize, &str)| {
        serde_json::from_str(line).with_context(|| format!("line {} of {}", number + 1, path.display()))
    };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(read).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("qrels")).unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write(
            "corpus.jsonl",
            r#"{"_id":"a","title":"","text":"Ann: hello","conv":"c","session":"1","date":"1:56 pm on 8 May, 2023"}
{"_id":"b","title":"","text":"Bea: the boat","conv":"c","session":"2","date":"March-15-2024"}
{"_id":"c","title":"","text":"Ann: is blue","conv":"c","session":"2","date":"2024-03-15T10:00:00Z"}
"#,
        );
        write(
            "queries.jsonl",
            "{\"_id\":\"1\",\"text\":\"boat?\",\"conv\":\"c\"}\n{\"_id\":\"2\",\"text\":\"sea?\"}\n",
        );
        write("qrels/test.tsv", "query-id\tcorpus-id\tscore\n1\tb\t1\n1\tc\t1\n1\ta\t0\n1\tgone\t1\n");
        folder
    }

    #[test]
    fn a_set_is_read_with_its_sessions_dates_and_speakers() {
        let collection = Collection::read(folder().path()).unwrap();
        assert_eq!(collection.queries.len(), 1, "a question without a judgement measures nothing");
        assert_eq!(collection.at(Level::Session, &[2, 1, 0]), [1, 0]);
        assert_eq!(collection.queries[0].relevant(Level::Message, &collection), [1, 2].into());
        assert_eq!(collection.queries[0].relevant(Level::Session, &collection), [1].into());
        let dates: Vec<String> = collection.documents.iter().map(|doc| doc.date().unwrap().to_string()).collect();
        assert_eq!(dates[0], "2023-05-08T13:56:00+00:00");
        assert!(dates[1].starts_with("2024-03-15T00:00") && dates[2].starts_with("2024-03-15T10:00"), "{dates:?}");
        assert_eq!(collection.documents[0].speech(), (Some("Ann"), "hello"));
        assert_eq!(collection.texts(Level::Session).len(), 2);
        assert!(collection.texts(Level::Session)[1].1.contains("boat"));
    }
}
