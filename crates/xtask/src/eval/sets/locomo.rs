//! LoCoMo: months of conversation between two people, with an audit's corrections.
//!
//! Many of its answers are free prose, which no comparison of values can judge. Asked are those whose value stands in
//! the messages that hold it, or is a date; inferences ("would she like …?", category 3) are left out.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::super::gold::{Item, Question};
use super::super::value::ValueKind;
use super::{Folders, Home, notes, sample};

/// Three of the ten, because each is a vault of its own.
const CONVERSATIONS: [&str; 3] = ["conv-26", "conv-42", "conv-50"];

#[derive(Deserialize)]
struct Turn {
    #[serde(rename = "_id")]
    id: String,
    /// `Caroline: Hey Mel!`
    text: String,
    /// `1:56 pm on 8 May, 2023`, of the whole session.
    date: String,
    session: String,
    conv: String,
}

#[derive(Deserialize)]
struct Query {
    #[serde(rename = "_id")]
    id: String,
    text: String,
    answer: serde_json::Value,
    category: u8,
    conv: String,
}

/// A message, as exported.
struct Message {
    item: Item,
    text: String,
}

struct Conversation {
    home: Home,
    messages: HashMap<String, Message>,
}

pub(super) fn homes(folders: &Folders, work: &Path, count: usize) -> Result<Vec<Home>> {
    let data = folders.data.join("ir/locomo");
    let turns = notes::lines::<Turn>(&data.join("corpus.jsonl"))?;
    let queries = notes::lines::<Query>(&data.join("queries_corrected.jsonl"))?;
    let judgements = notes::judgements(&data.join("qrels/test_corrected.tsv"))?;
    let mut conversations = Vec::new();
    for name in CONVERSATIONS {
        let turns: Vec<&Turn> = turns.iter().filter(|turn| turn.conv == name).collect();
        if !turns.is_empty() {
            conversations.push(export(name, &turns, &work.join("locomo").join(name))?);
        }
    }
    let mut gold: HashMap<&str, Vec<&str>> = HashMap::new();
    for (query, message) in &judgements {
        gold.entry(query).or_default().push(message);
    }
    let mut questions = Vec::new();
    for query in &queries {
        let gold = gold.get(query.id.as_str()).map(Vec::as_slice).unwrap_or_default();
        if let Some(conversation) = conversations.iter().find(|conversation| conversation.home.name == query.conv) {
            let messages: Vec<&Message> = gold.iter().filter_map(|id| conversation.messages.get(*id)).collect();
            questions.extend(question(query, &messages));
        }
    }
    let sample = sample::of_each(questions, count);
    let asked = |mut home: Home| {
        let of_home = sample.iter().filter(|question| question.id.split('/').next() == Some(&home.name)).cloned();
        home = Home::new(&home.name, home.folder, home.now, of_home.collect());
        home
    };
    Ok(conversations.into_iter().map(|conversation| asked(conversation.home)).collect())
}

/// The question, if its answer can be judged.
fn question(query: &Query, messages: &[&Message]) -> Option<Question> {
    let answer = query.answer.as_str().map_or_else(|| query.answer.to_string(), str::to_owned);
    let kind = match query.category {
        1 => "several messages",
        2 => "time",
        4 => "one message",
        5 => "unanswerable",
        _ => return None,
    };
    let mut question = Question {
        id: query.id.clone(),
        question: query.text.clone(),
        answer,
        items: messages.iter().map(|message| message.item.clone()).collect(),
        noans: query.category == 5,
        kind: kind.to_owned(),
        ..Question::default()
    };
    if question.noans {
        question.items.clear();
        // What somebody else did, which would look like the right answer.
        question.answer.clear();
        return Some(question);
    }
    let text = messages.iter().map(|message| message.text.as_str()).collect::<Vec<_>>().join("\n");
    if question.value().kind() == ValueKind::Date || question.is_answered_by(&text) {
        return Some(question).filter(|question| !question.items.is_empty());
    }
    let parts = question.answer.split([',', ';']).flat_map(|part| part.split(" and ")).map(str::trim);
    question.parts = parts.filter(|part| !part.is_empty()).map(str::to_owned).collect();
    (question.parts.len() > 1 && question.is_answered_by(&text)).then_some(question)
}

/// Writes a conversation as WhatsApp on Android exports it. All turns of a session have one time in the data; here
/// they are a minute apart.
fn export(name: &str, turns: &[&Turn], folder: &Path) -> Result<Conversation> {
    let speaker = |turn: &Turn| turn.text.split(':').next().unwrap_or_default().to_owned();
    let owner = turns.first().map(|turn| speaker(turn)).unwrap_or_default();
    let other = turns.iter().map(|turn| speaker(turn)).find(|speaker| *speaker != owner).unwrap_or_default();
    let source = format!("messages/WhatsApp Chat with {other}.txt");
    let mut messages = HashMap::new();
    let mut lines = String::new();
    let (mut session, mut number) = ("", 0);
    let mut last = (0, 0, 0);
    for turn in turns {
        (session, number) = if session == turn.session { (session, number + 1) } else { (turn.session.as_str(), 0) };
        let (day, minute) = time(&turn.date).with_context(|| format!("{} has no date: {}", turn.id, turn.date))?;
        let minute = (minute + number).min(24 * 60 - 1);
        last = last.max(day);
        let (year, month, day) = day;
        let date = format!("{day:02}/{month:02}/{year}, {:02}:{:02}", minute / 60, minute % 60);
        let text = turn.text.split_whitespace().collect::<Vec<_>>().join(" ");
        // Writing to a String cannot fail.
        let _ = writeln!(lines, "{date} - {text}");
        let item = Item::Message { source: source.clone(), date, sender: speaker(turn) };
        messages.insert(turn.id.clone(), Message { item, text });
    }
    let file = folder.join(&source);
    fs::create_dir_all(folder.join("messages")).with_context(|| format!("cannot make {}", folder.display()))?;
    fs::write(&file, lines).with_context(|| format!("cannot write {}", file.display()))?;
    let (year, month, day) = last;
    let now = format!("{year}-{month:02}-{day:02}T23:59:59+00:00");
    Ok(Conversation { home: Home::new(name, folder.to_owned(), Some(now), Vec::new()), messages })
}

/// Year, month and day, and the minute of the day.
fn time(text: &str) -> Option<((u32, u32, u32), u32)> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (clock, date) = text.split_once(" on ")?;
    let (clock, half) = clock.split_once(' ')?;
    let (hour, minute) = clock.split_once(':')?;
    let hour = hour.parse::<u32>().ok()? % 12 + if half == "pm" { 12 } else { 0 };
    let (day, rest) = date.split_once(' ')?;
    let (month, year) = rest.split_once(", ")?;
    let month = (1..).zip(MONTHS).find(|(_, name)| *name == month)?.0;
    Some(((year.parse().ok()?, month, day.parse().ok()?), hour * 60 + minute.parse::<u32>().ok()?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::Set;
    use super::*;

    fn folders(root: &Path) -> Folders {
        let data = root.join("ir/locomo");
        fs::create_dir_all(data.join("qrels")).unwrap();
        let turn = |n: u32, text: &str| {
            format!(
                "{{\"_id\":\"conv-26/D1:{n}\",\"text\":\"{text}\",\"date\":\"12:05 am on 8 May, 2023\",\"session\":\"1\",\"conv\":\"conv-26\"}}\n"
            )
        };
        let turns = turn(1, "Ann: Hi\\n Bo") + &turn(2, "Bo: I moved from Sweden yesterday, to paint and swim");
        fs::write(data.join("corpus.jsonl"), turns).unwrap();
        let query = |n: u32, answer: &str, category: u8| {
            format!(
                "{{\"_id\":\"conv-26/q{n}\",\"text\":\"?\",\"answer\":{answer},\"category\":{category},\"conv\":\"conv-26\"}}\n"
            )
        };
        let queries = [
            query(0, "\"Sweden\"", 4),
            query(1, "\"7 May 2023\"", 2),
            query(2, "2023", 2),
            query(3, "\"swim, paint\"", 1),
            query(4, "\"because she was brave\"", 4),
            query(5, "\"likely no\"", 3),
            query(6, "\"Sweden\"", 5),
        ];
        fs::write(data.join("queries_corrected.jsonl"), queries.concat()).unwrap();
        let judgements: String = (0..6).map(|n| format!("conv-26/q{n}\tconv-26/D1:2\t1\n")).collect();
        fs::write(data.join("qrels/test_corrected.tsv"), format!("query-id\tcorpus-id\tscore\n{judgements}")).unwrap();
        Folders::of(root, Some(root.to_owned()))
    }

    #[test]
    fn a_conversation_becomes_an_export_that_questions_point_into() {
        let work = tempfile::tempdir().unwrap();
        let homes = homes(&folders(work.path()), work.path(), 60).unwrap();
        let home = homes.first().unwrap();
        let export = fs::read_to_string(home.folder.join("messages/WhatsApp Chat with Bo.txt")).unwrap();
        let second = "08/05/2023, 00:06 - Bo: I moved from Sweden yesterday, to paint and swim\n";
        assert_eq!(export, format!("08/05/2023, 00:05 - Ann: Hi Bo\n{second}"));
        assert_eq!(home.now.as_deref(), Some("2023-05-08T23:59:59+00:00"));
        let asks = &home.rounds.first().unwrap().asks;
        let ids: Vec<_> = asks.iter().map(|ask| ask.question.id.rsplit('/').next().unwrap()).collect();
        assert_eq!(ids, ["q0", "q1", "q2", "q3", "q6"], "neither prose nor inferences");
        let item = Item::Message {
            source: "messages/WhatsApp Chat with Bo.txt".into(),
            date: "08/05/2023, 00:06".into(),
            sender: "Bo".into(),
        };
        assert_eq!(asks.first().unwrap().question.items, [item]);
        assert_eq!(asks.iter().filter(|ask| ask.question.noans).count(), 1);
    }

    #[test]
    fn afternoons_and_midnights_are_read() {
        assert_eq!(time("1:56 pm on 8 May, 2023"), Some(((2023, 5, 8), 13 * 60 + 56)));
        assert_eq!(time("12:30 pm on 31 December, 2023"), Some(((2023, 12, 31), 12 * 60 + 30)));
        assert_eq!(time("12:04 am on 1 January, 2023"), Some(((2023, 1, 1), 4)));
    }

    #[test]
    fn the_data_gives_enough_questions_of_each_kind() {
        let folders = Folders::here();
        if !folders.has(Set::Locomo) {
            return;
        }
        let work = tempfile::tempdir().unwrap();
        let homes = super::homes(&folders, work.path(), 60).unwrap();
        let asks: Vec<_> = homes.iter().flat_map(|home| &home.rounds).flat_map(|round| &round.asks).collect();
        let count = |kind: &str| asks.iter().filter(|ask| ask.question.kind == kind).count();
        assert_eq!((homes.len(), count("unanswerable"), asks.len()), (3, 60, 120));
        assert!(["time", "one message", "several messages"].iter().all(|kind| count(kind) >= 5));
    }
}
