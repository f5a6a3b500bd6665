//! A passage as the selector reads it.

use crate::Result;
use domain::{DateTime, ItemId, Kind, Passage};
use jiff::ZonedDateTime;
use language::time;
use retrieve::Found;
use std::{cmp::Ordering, fmt::Write as _, ops::Range};
use store::Store;

/// Numbers that go with a passage; see [`Reading::features`].
pub const FEATURES: usize = 13;

/// Longest title in a header, in characters.
const LONGEST_TITLE: usize = 80;

/// Words of an item within a reading.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Stretch {
    /// Bytes of the reading's text.
    pub range: Range<usize>,
    /// The item that they are from.
    pub item: ItemId,
    /// Index of the passage's span that holds them.
    pub span: usize,
    /// The first byte of them within that span's text.
    pub start: usize,
}

/// A passage as the selector reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// A header line, then the words.
    pub text: String,
    /// Bytes of the header line.
    pub header: usize,
    /// Which bytes are the user's words, and whose; what lies between was written here.
    pub stretches: Vec<Stretch>,
    /// What the words do not say: 0 score, 1 lexical and 2 vector part of it, as shares of the best score; 3 age, 4 no
    /// date; 5 rank; 6 mail, 7 message, 8 note; 9 newest of its thread here; 10 how much the sender wrote, and 11 was
    /// written to; 12 the sender's name is known with another address.
    pub features: [f32; FEATURES],
    /// The thread, for telling which passages belong together.
    pub thread: Option<i64>,
    /// When it was written, for telling which is newer.
    pub date: Option<DateTime>,
}

impl Reading {
    /// A mail of somebody whose name the vault knows with another address, who wrote at most twice from this one, and to
    /// whom the user never wrote there.
    #[must_use]
    pub fn is_from_new_address(&self) -> bool {
        self.features[6] > 0.0 && self.features[12] > 0.0 && self.features[10] <= amount(2) && self.features[11] == 0.0
    }
}

impl Reading {
    /// A mail of somebody who wrote no other, and to whom the user never wrote.
    #[must_use]
    pub fn is_from_stranger(&self) -> bool {
        self.features[6] > 0.0 && self.features[10] <= amount(1) && self.features[11] == 0.0
    }
}

/// A count as the network takes it.
#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn amount(count: u32) -> f32 {
    (count as f32).ln_1p() / 5.0
}

/// The line that stands before the question: what day it is.
#[must_use]
pub fn today(now: &ZonedDateTime) -> String {
    now.strftime("%a %-d %b %Y").to_string()
}

/// Writes the hits of a search down for the selector, in their order.
///
/// # Errors
/// When the store cannot be read.
#[expect(clippy::cast_precision_loss, reason = "small numbers")]
pub fn readings(store: &Store, found: &Found, now: &ZonedDateTime) -> Result<Vec<Reading>> {
    let best = found.hits.first().map_or(1.0, |hit| hit.score).max(f32::EPSILON);
    let mut readings = Vec::with_capacity(found.hits.len());
    for ((hit, passage), why) in found.hits.iter().zip(&found.passages).zip(&found.explanations) {
        let mut reading = written(passage, now);
        let known = store.sender_history(passage.item)?;
        let newer = |other: &Passage| other.thread == passage.thread && other.date > passage.date;
        let newest = passage.thread.is_some() && !found.passages.iter().any(newer);
        let flag = |holds: bool| if holds { 1.0 } else { 0.0 };
        reading.features = [
            hit.score / best,
            why.lexical / best,
            why.vector / best,
            passage.date.map_or(0.0, |date| age_in_days(date, now).max(0.0).ln_1p() / 8.0),
            flag(passage.date.is_none()),
            hit.rank as f32 / 16.0,
            flag(passage.kind == Kind::Mail),
            flag(passage.kind == Kind::Message),
            flag(passage.kind == Kind::Note),
            flag(newest),
            amount(known.wrote),
            amount(known.received),
            flag(known.other_address),
        ];
        readings.push(reading);
    }
    Ok(readings)
}

/// The text, and where the user's words stand in it.
fn written(passage: &Passage, now: &ZonedDateTime) -> Reading {
    let mut text = header(passage, now);
    let header = text.len();
    let mut stretches = Vec::new();
    for (index, span) in passage.spans.iter().enumerate() {
        text.push('\n');
        if let (Kind::Message, Some(sender)) = (passage.kind, &span.sender) {
            // Writing to a String cannot fail.
            let _ = write!(text, "{}: ", sender.label());
        }
        let mut copied = 0;
        let mut copy = |text: &mut String, end: usize, copied: &mut usize| {
            let range = text.len()..text.len() + end - *copied;
            if !range.is_empty() {
                text.push_str(&span.text[*copied..end]);
                stretches.push(Stretch { range, item: span.span.item, span: index, start: *copied });
            }
            *copied = end;
        };
        for day in time::named(&span.text, span.date.or(passage.date), now) {
            copy(&mut text, day.range.end, &mut copied);
            text.push_str(match day.lies {
                Ordering::Less => " (past)",
                Ordering::Equal => " (today)",
                Ordering::Greater => " (ahead)",
            });
        }
        copy(&mut text, span.text.len(), &mut copied);
    }
    Reading {
        text,
        header,
        stretches,
        features: [0.0; FEATURES],
        thread: passage.thread.map(|thread| thread.0),
        date: passage.date,
    }
}

/// "mail from Delmar Airlines (delmar-air.example), Your trip to Seattle, 14 Oct 2026, 6 weeks ago"
fn header(passage: &Passage, now: &ZonedDateTime) -> String {
    let mut header = passage.kind.to_string();
    if let (Kind::Mail, Some(sender)) = (passage.kind, passage.sender()) {
        let _ = write!(header, " from {}", sender.label());
        let domain = sender.address.as_deref().and_then(|address| address.rsplit_once('@'));
        if let Some((_, domain)) = domain.filter(|_| !sender.label().contains('@')) {
            let _ = write!(header, " ({domain})");
        }
    }
    for title in std::iter::once(&passage.title).chain(&passage.headings) {
        if !title.is_empty() && !header.ends_with(title.as_str()) {
            header.push_str(", ");
            header.extend(title.chars().filter(|c| *c != '\n').take(LONGEST_TITLE));
        }
    }
    if let Some(date) = passage.date
        && let Ok(zoned) = date.zoned()
    {
        let _ = write!(header, ", {}, {}", zoned.strftime("%a %-d %b %Y"), age(age_in_days(date, now)));
    }
    header
}

#[expect(clippy::cast_precision_loss, reason = "days, not more digits than a float has")]
fn age_in_days(date: DateTime, now: &ZonedDateTime) -> f32 {
    (now.timestamp().as_second() - date.seconds) as f32 / 86_400.0
}

/// How long ago, in the words of people.
#[expect(clippy::cast_possible_truncation, reason = "whole days")]
fn age(days: f32) -> String {
    let several = |count: i64, unit: &str| format!("{count} {unit}{} ago", if count == 1 { "" } else { "s" });
    match days.floor() as i64 {
        ..0 => "in the future".to_owned(),
        0 => "today".to_owned(),
        days @ 1..=13 => several(days, "day"),
        days @ 14..=59 => several(days / 7, "week"),
        days @ 60..=729 => several(days / 30, "month"),
        days => several(days / 365, "year"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use domain::{ChunkId, SourceId, Span, SpanText};

    fn note(text: &str) -> Passage {
        let date = Some("2026-11-20T12:00:00+00:00".parse().unwrap());
        Passage {
            chunk: ChunkId(1),
            item: ItemId(7),
            source: SourceId(1),
            thread: None,
            kind: Kind::Note,
            title: "Boiler".into(),
            headings: vec!["Service".into()],
            date,
            people: vec![],
            path: String::new(),
            message_id: None,
            spans: vec![SpanText {
                span: Span { item: ItemId(7), range: 10..10 + text.len() },
                text: text.into(),
                sender: None,
                date,
            }],
        }
    }

    #[test]
    fn dates_say_whether_they_lie_ahead_and_the_words_keep_their_places() {
        let now: ZonedDateTime = "2026-11-23T09:00:00+00:00[UTC]".parse().unwrap();
        let text = "Serviced yesterday, again on 3 December 2026 at noon.";
        let reading = written(&note(text), &now);
        assert!(reading.text.starts_with("note, Boiler, Service, Fri 20 Nov 2026, 2 days ago\n"), "{}", reading.text);
        assert!(reading.text.contains("yesterday (past)") && reading.text.contains("2026 (ahead)"), "{}", reading.text);
        let words: String = reading.stretches.iter().map(|stretch| &reading.text[stretch.range.clone()]).collect();
        assert_eq!(words, text);
        for stretch in &reading.stretches {
            assert!(text[stretch.start..].starts_with(&reading.text[stretch.range.clone()]));
        }
    }

    #[test]
    fn an_age_is_said_as_people_say_it() {
        assert_eq!(
            [0.4, 1.2, 13.0, 15.0, 70.0, 800.0].map(age),
            ["today", "1 day ago", "13 days ago", "2 weeks ago", "2 months ago", "2 years ago"]
        );
    }
}
