//! The questions, their right answers, and the items that hold them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::program::Passage;
use super::timestamp::Timestamp;
use super::value::Value;

/// A line of `questions.jsonl`.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Question {
    pub(super) id: String,
    pub(super) question: String,
    /// What the answer should say, for people.
    pub(super) answer: String,
    /// Spellings of it, any of which will do.
    #[serde(default)]
    pub(super) answers: Vec<String>,
    /// Values that must all be there.
    #[serde(default)]
    pub(super) parts: Vec<String>,
    /// Any of which holds the answer.
    pub(super) items: Vec<Item>,
    /// The answer is not in the data.
    pub(super) noans: bool,
    /// What makes it hard; a row of the table.
    pub(super) kind: String,
}

/// How an item is recognised in the program's output.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Item {
    Mail {
        message_id: String,
    },
    Note {
        path: String,
    },
    /// `date` as the export writes it.
    Message {
        source: String,
        date: String,
        sender: String,
    },
}

pub(super) fn read(path: &Path) -> Result<Vec<Question>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let questions = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(|(at, line)| {
        serde_json::from_str(line).with_context(|| format!("cannot read line {} of {}", at + 1, path.display()))
    });
    questions.collect()
}

impl Question {
    pub(super) fn is_gold(&self, passage: &Passage) -> bool {
        self.items.iter().any(|item| item.is(passage))
    }

    /// Every spelling of the answer as one value.
    pub(super) fn value(&self) -> Value {
        Value::new(self.answers.iter().chain([&self.answer]).map(String::as_str))
    }

    /// Whether `text` says the answer: any spelling, or every part where there are parts.
    pub(super) fn is_answered_by(&self, text: &str) -> bool {
        if self.parts.is_empty() {
            return self.value().is_said_by(text);
        }
        self.parts.iter().all(|part| Value::new([part.as_str()]).is_said_by(text))
    }
}

impl Item {
    fn is(&self, passage: &Passage) -> bool {
        match self {
            Self::Mail { message_id } => {
                let bare = |id: &str| id.trim_matches(['<', '>', ' ']).to_owned();
                passage.message_id.as_deref().is_some_and(|id| bare(id) == bare(message_id))
            }
            Self::Note { path } => passage.kind == "note" && Path::new(&passage.path).ends_with(path),
            Self::Message { source, date, sender } => {
                let found = passage.date.as_deref().and_then(Timestamp::parse);
                let (Some(gold), Some(found)) = (Timestamp::parse(date), found) else { return false };
                // Where an export gives minutes only, the sender tells messages of one minute apart.
                let same_sender = gold.has_seconds() || passage.is_from(sender);
                Path::new(&passage.path).ends_with(source) && gold.is(&found) && same_sender
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn question(fields: &str) -> Question {
        let line = format!(r#"{{"id":"q","question":"?","noans":false,"kind":"fact",{fields}}}"#);
        serde_json::from_str(&line).unwrap()
    }

    #[test]
    fn any_spelling_counts_and_every_part_is_needed() {
        let fee = question(r#""answer":"25/h","answers":["$25","25"],"items":[]"#);
        assert!(fee.is_answered_by("She takes $25 an hour."));
        assert!(!fee.is_answered_by("25,000 dollars"));
        let seats = question(r#""answer":"17D and 17E","parts":["17D","17E"],"items":[]"#);
        assert!(seats.is_answered_by("Seats 17e\u{a0}and 17D"));
        assert!(!seats.is_answered_by("Seat 17D"));
    }

    #[test]
    fn gold_items_are_recognised_by_what_their_kind_offers() {
        let q = question(
            r#""answer":"a","items":[{"kind":"mail","message_id":"a@b.example"},{"kind":"note","path":"notes/people/Toby.md"},
               {"kind":"message","source":"messages/Chat.txt","date":"21/11/2026, 16:41","sender":"Ann"}]"#,
        );
        let passage = |kind: &str, path: &str| Passage { kind: kind.into(), path: path.into(), ..Passage::default() };
        assert!(q.is_gold(&Passage { message_id: Some("<a@b.example>".into()), ..passage("mail", "/h/x.mbox") }));
        assert!(q.is_gold(&passage("note", "/h/notes/people/Toby.md")));
        assert!(!q.is_gold(&passage("note", "/h/notes/people/NotToby.md")));
        let message = |date: &str, sender: &str| Passage {
            date: Some(date.into()),
            sender: Some(sender.into()),
            ..passage("message", "/h/messages/Chat.txt")
        };
        assert!(q.is_gold(&message("2026-11-21T16:41:00-05:00", "Ann")));
        assert!(!q.is_gold(&message("2026-11-21T16:41:00-05:00", "Bea")), "another message of the same minute");
        assert!(!q.is_gold(&message("2026-11-21T16:42:00-05:00", "Ann")));
    }

    #[test]
    fn every_answer_of_the_demo_home_is_right_by_its_own_measure() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/questions.jsonl");
        for question in read(&file).unwrap().iter().filter(|question| !question.noans) {
            for spelling in question.answers.iter().filter(|_| question.parts.is_empty()).chain([&question.answer]) {
                let parts = question.parts.iter().all(|part| Value::new([part.as_str()]).is_said_by(spelling));
                // The list of guests names more people than must be there.
                assert!(question.is_answered_by(spelling) || !parts, "{}: {spelling}", question.id);
            }
        }
    }
}
