//! The questions, their right answers, and the items that hold them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::Hit;
use super::moment::Moment;

/// A line of `questions.jsonl`.
#[derive(Debug, Deserialize)]
pub(super) struct Question {
    pub(super) id: String,
    pub(super) question: String,
    /// What the answer should say, for people.
    pub(super) answer: String,
    /// Spellings of it, any of which will do.
    #[serde(default)]
    answers: Vec<String>,
    /// Values that must all be there.
    #[serde(default)]
    parts: Vec<String>,
    /// Any of which holds the answer.
    items: Vec<Item>,
    /// The answer is not in the data.
    pub(super) noans: bool,
    /// What makes it hard; a row of the table.
    pub(super) kind: String,
}

/// How an item is recognised in the program's output.
#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Item {
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
    let questions = text.lines().filter(|line| !line.trim().is_empty()).enumerate().map(|(at, line)| {
        serde_json::from_str(line).with_context(|| format!("question {} of {}", at + 1, path.display()))
    });
    questions.collect()
}

impl Question {
    pub(super) fn is_gold(&self, hit: &Hit) -> bool {
        self.items.iter().any(|item| item.is(hit))
    }

    /// Whether `answer` contains the gold value: any spelling, or every part where there are parts.
    pub(super) fn is_answered_by(&self, answer: &str) -> bool {
        let answer = plain(answer);
        if !self.parts.is_empty() {
            return self.parts.iter().all(|part| contains_words(&answer, &plain(part)));
        }
        self.answers.iter().chain([&self.answer]).any(|value| contains_words(&answer, &plain(value)))
    }
}

impl Item {
    fn is(&self, hit: &Hit) -> bool {
        match self {
            Self::Mail { message_id } => {
                let bare = |id: &str| id.trim_matches(['<', '>', ' ']).to_owned();
                hit.message_id.as_deref().is_some_and(|id| bare(id) == bare(message_id))
            }
            Self::Note { path } => hit.kind == "note" && Path::new(&hit.path).ends_with(path),
            Self::Message { source, date, sender } => {
                let (Some(gold), Some(found)) = (Moment::parse(date), hit.date.as_deref().and_then(Moment::parse))
                else {
                    return false;
                };
                // Where an export gives minutes only, the sender tells messages of one minute apart.
                let same_sender = gold.has_seconds() || hit.sender.as_ref().is_none_or(|found| found == sender);
                Path::new(&hit.path).ends_with(source) && gold.is(&found) && same_sender
            }
        }
    }
}

/// Lower case, single spaces, and one form of the signs that models write in several.
fn plain(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| match c {
            '×' => 'x',
            '’' | '‘' => '\'',
            '–' | '‑' | '—' => '-',
            c => c,
        })
        .collect();
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `value` stands in `text` as whole words: "25" is not in "1925" or "25,000".
fn contains_words(text: &str, value: &str) -> bool {
    text.match_indices(value).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + value.len()..).unwrap_or_default();
        let joined = |mut chars: Box<dyn Iterator<Item = char> + '_>| {
            let (next, second) = (chars.next(), chars.next());
            next.is_some_and(char::is_alphanumeric)
                || (matches!(next, Some('.' | ',' | ':')) && second.is_some_and(|c| c.is_ascii_digit()))
        };
        !joined(Box::new(before.chars().rev())) && !joined(Box::new(after.chars()))
    })
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
    fn a_value_counts_as_whole_words_only() {
        let q = question(r#""answer":"25/h","answers":["$25","25"],"items":[]"#);
        assert!(q.is_answered_by("She takes $25 an hour [1]."));
        assert!(q.is_answered_by("It is 25."));
        for wrong in ["Since 1925.", "25,000 dollars", "at 7:25", "25th"] {
            assert!(!q.is_answered_by(wrong), "{wrong}");
        }
    }

    #[test]
    fn parts_must_all_be_there_and_spelling_does_not_matter() {
        let seats = question(r#""answer":"17D and 17E","parts":["17D","17E"],"items":[]"#);
        assert!(seats.is_answered_by("Seats 17d\u{a0}and 17E [1]"));
        assert!(!seats.is_answered_by("Seat 17D"));
        let size = question(r#""answer":"118 × 84 × 31 cm","items":[]"#);
        assert!(size.is_answered_by("It measures 118 x 84 x 31\u{202f}cm."));
    }

    #[test]
    fn gold_items_are_recognised_by_what_their_kind_offers() {
        let q = question(
            r#""answer":"a","items":[{"kind":"mail","message_id":"a@b.example"},{"kind":"note","path":"notes/people/Toby.md"},
               {"kind":"message","source":"messages/Chat.txt","date":"21/11/2026, 16:41","sender":"Ann"}]"#,
        );
        let hit = |kind: &str, path: &str| Hit { kind: kind.into(), path: path.into(), ..Hit::default() };
        assert!(q.is_gold(&Hit { message_id: Some("<a@b.example>".into()), ..hit("mail", "/h/x.mbox") }));
        assert!(q.is_gold(&hit("note", "/h/notes/people/Toby.md")));
        assert!(!q.is_gold(&hit("note", "/h/notes/people/NotToby.md")));
        let message = |date: &str, sender: &str| Hit {
            date: Some(date.into()),
            sender: Some(sender.into()),
            ..hit("message", "/h/messages/Chat.txt")
        };
        assert!(q.is_gold(&message("2026-11-21T16:41:00-05:00", "Ann")));
        assert!(!q.is_gold(&message("2026-11-21T16:41:00-05:00", "Bea")), "another message of the same minute");
        assert!(!q.is_gold(&message("2026-11-21T16:42:00-05:00", "Ann")));
    }
}
