//! From candidates to pieces of evidence: a few sentences each, around the one that answers.

use crate::{
    candidate::Candidate,
    clean::clean,
    facts::Known,
    words::{self, Class, content, runs},
};
use domain::{ChunkId, Citation, DateTime, ItemId, Kind};
use jiff::ZonedDateTime;
use language::time;
use std::{collections::HashSet, ops::Range};

/// Tokens of a piece, its header left out.
const PIECE_TOKENS: usize = 75;
/// Cosine from which a hit that shares no word with the question is still about it. Unrelated texts
/// stay below 0.2 with all-MiniLM-L6-v2, related ones reach 0.35 and more.
const LEAST_COSINE: f32 = 0.2;
/// Words of another message that is shown whole in a quote, in characters.
const WHOLE_MESSAGE: usize = 200;

/// A sentence or line of a piece of evidence, and where it stands in the user's data.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// As it stands in the data.
    pub(crate) text: String,
    /// The item that holds it: a neighbour's, in a window of a conversation.
    pub(crate) item: ItemId,
    pub(crate) date: Option<DateTime>,
    /// Who wrote it, in a window of a conversation.
    pub(crate) speaker: Option<String>,
    /// Index of the span of the passage, and the first byte within that span's text.
    span: usize,
    start: usize,
    /// It continues the line of the unit before it.
    continues: bool,
    /// It belongs to the message that the chunk is about.
    centre: bool,
}

/// A piece of evidence.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    chunk: ChunkId,
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) date: Option<DateTime>,
    path: String,
    message_id: Option<String>,
    /// Who wrote it.
    pub(crate) from: Option<String>,
    /// What the prompt says of the item above its words.
    pub(crate) header: String,
    /// The words that are in the prompt, by sentence.
    pub(crate) units: Vec<Unit>,
    /// The unit that answers, by the selector or by the words it shares with the question.
    pub(crate) focus: usize,
    /// What the selector would answer from it.
    pub(crate) value: Option<String>,
    /// The probability that this is the one to answer from.
    pub(crate) chosen: f32,
    /// It answers, taken by itself.
    pub(crate) answers: bool,
    /// Something was left out before the first unit, or after the last.
    cut: (bool, bool),
}

impl Piece {
    /// `None` for a candidate that is not about the question, or has no words.
    pub(crate) fn of(question: &str, candidate: &Candidate, chosen: f32, now: &ZonedDateTime) -> Option<Self> {
        let Candidate { hit, passage, judged, new_address, stranger: _ } = candidate;
        let about = hit.scores.lexical.is_some() || hit.scores.vector.is_none_or(|cosine| cosine >= LEAST_COSINE);
        if judged.is_none() && !about {
            return None;
        }
        let mut units = Vec::new();
        for (index, span) in passage.spans.iter().enumerate() {
            let speaker = span.sender.as_ref().filter(|_| passage.kind == Kind::Message);
            let mut end = 0;
            for (at, range) in words::sentences(&span.text).into_iter().enumerate() {
                units.push(Unit {
                    text: span.text[range.clone()].to_owned(),
                    item: span.span.item,
                    date: span.date.or(passage.date),
                    speaker: speaker.map(|person| person.label().to_owned()),
                    span: index,
                    start: range.start,
                    continues: at > 0 && !span.text[end..range.start].contains('\n'),
                    centre: passage.kind != Kind::Message || span.span.item == passage.item,
                });
                end = range.end;
            }
        }
        let place = judged.as_ref().and_then(|judged| judged.place.as_ref());
        let named = place.and_then(|place| {
            units.iter().position(|unit| unit.span == place.span && place.range.start < unit.start + unit.text.len())
        });
        let focus = named.or_else(|| best(&units, question))?;
        let range = window(&units, focus);
        let cut = (range.start > 0, range.end < units.len());
        units.truncate(range.end);
        units.drain(..range.start);
        let from = passage.sender().map(|person| match &person.address {
            Some(address) if *new_address => format!("{} (new address: {address})", person.label()),
            _ => person.label().to_owned(),
        });
        Some(Self {
            chunk: passage.chunk,
            kind: passage.kind,
            title: passage.title.clone(),
            date: passage.date,
            path: passage.path.clone(),
            message_id: passage.message_id.clone(),
            header: header(candidate, now),
            from,
            focus: focus - range.start,
            value: candidate.value(),
            chosen,
            answers: candidate.answers(),
            units,
            cut,
        })
    }

    /// The words as they stand in the prompt.
    pub(crate) fn body(&self, now: &ZonedDateTime) -> String {
        let mut body = String::new();
        if self.cut.0 {
            body.push_str("\u{2026} ");
        }
        for (index, unit) in self.units.iter().enumerate() {
            if index > 0 {
                body.push(if unit.continues { ' ' } else { '\n' });
            }
            if let Some(speaker) = unit.speaker.as_ref().filter(|_| !unit.continues || index == 0) {
                body.push_str(&clean(speaker));
                body.push_str(": ");
            }
            body.push_str(&with_days(&clean(&unit.text), unit.date, now));
        }
        if self.cut.1 {
            body.push_str(" \u{2026}");
        }
        body
    }

    /// What the piece holds, for looking facts up. When it was written is a fact of it only where that was asked.
    pub(crate) fn known(&self, asks_when_written: bool) -> Known {
        let mut known = Known::default();
        known.add(&self.title, None);
        if let Some(from) = &self.from {
            known.add(from, None);
        }
        for unit in &self.units {
            if let Some(speaker) = &unit.speaker {
                known.add(speaker, None);
            }
            known.add(&unit.text, unit.date);
            if asks_when_written {
                known.add_moment(unit.date);
            }
        }
        known
    }

    /// The units that are quoted around one: a short message whole; for a line of a table, the day beside the hour.
    pub(crate) fn quoted(&self, focus: usize) -> Range<usize> {
        let Some(unit) = self.units.get(focus) else { return 0..0 };
        let same = |at: &usize| self.units[*at].span == unit.span;
        let mut range = (0..focus).rev().take_while(same).last().unwrap_or(focus)
            ..(focus..self.units.len()).take_while(same).last().unwrap_or(focus) + 1;
        let length =
            |range: &Range<usize>| -> usize { self.units[range.clone()].iter().map(|unit| unit.text.len() + 1).sum() };
        while range.len() > 1 && length(&range) > WHOLE_MESSAGE {
            // The end that lies further away goes first.
            if focus - range.start > range.end - 1 - focus { range.start += 1 } else { range.end -= 1 }
        }
        range
    }

    /// A citation of the words of some units.
    pub(crate) fn cite(&self, n: usize, units: Range<usize>, focus: usize) -> Citation {
        let unit = self.units.get(focus);
        let mut quote = String::new();
        for (at, unit) in self.units.get(units).unwrap_or_default().iter().enumerate() {
            if at > 0 {
                quote.push(if unit.continues { ' ' } else { '\n' });
            }
            quote.push_str(&unit.text);
        }
        Citation {
            n,
            chunk_id: self.chunk,
            item_id: unit.map_or(ItemId(0), |unit| unit.item),
            kind: self.kind,
            title: self.title.clone(),
            from: unit.and_then(|unit| unit.speaker.clone()).or_else(|| self.from.clone()),
            date: unit.and_then(|unit| unit.date).or(self.date),
            path: self.path.clone(),
            message_id: self.message_id.clone(),
            quote,
        }
    }
}

/// "mail from Delmar Airlines (delmar-air.example), sent 14 October 2026: Your trip". The date is that of the writing,
/// and says so: small models take any date for that of the event.
fn header(candidate: &Candidate, now: &ZonedDateTime) -> String {
    let passage = &candidate.passage;
    let mut header = passage.kind.to_string();
    if let (Kind::Mail, Some(sender)) = (passage.kind, passage.sender()) {
        header.push_str(&format!(" from {}", clean(sender.label())));
        if let Some(address) = sender.address.as_deref().filter(|address| *address != sender.label()) {
            header.push_str(&format!(" <{}>", clean(address)));
        }
    }
    if let Some(date) = passage.date.and_then(|date| time::day_in(date, now.time_zone())) {
        let verb = if passage.kind == Kind::Note { "of" } else { "sent" };
        header.push_str(&date.strftime(&format!(", {verb} %-d %B %Y")).to_string());
    }
    let title = std::iter::once(&passage.title).chain(&passage.headings).filter(|title| !title.is_empty());
    let title = title.map(|title| clean(title)).collect::<Vec<_>>().join(" > ");
    if !title.is_empty() {
        header.push_str(": ");
        header.push_str(&title);
    }
    header.replace('\n', " ")
}

/// How many tokens a text is for a model with a byte-pair vocabulary, estimated from above: words
/// of English take one for four to five letters, digits one each, other scripts more.
pub(crate) fn tokens(text: &str) -> usize {
    let mut quarters = 0;
    for run in runs(text) {
        quarters += match run.class {
            Class::Digits => 4 * run.text.len(),
            Class::Letters if run.text.is_ascii() => 4 * run.text.len().div_ceil(6),
            Class::Letters => 3 * run.text.chars().count(),
            Class::Other if run.text == " " => 0,
            Class::Other => 4,
        };
    }
    quarters.div_ceil(4)
}

/// The unit that shares most with the question.
fn best(units: &[Unit], question: &str) -> Option<usize> {
    let wanted: HashSet<String> = content(question).into_iter().collect();
    let score = |unit: &Unit| {
        let words: HashSet<String> = content(&unit.text).into_iter().collect();
        let matches = words.intersection(&wanted).count() * 4;
        let digits = usize::from(unit.text.bytes().any(|byte| byte.is_ascii_digit()));
        matches + digits + usize::from(unit.centre) * 2
    };
    // The first of the best: `max_by_key` would give the last.
    (0..units.len()).rev().max_by_key(|index| score(&units[*index]))
}

/// The run of units around one, grown to both sides until it has as many tokens as a piece may.
fn window(units: &[Unit], focus: usize) -> Range<usize> {
    let cost = |unit: &Unit| tokens(&unit.text) + unit.speaker.as_deref().map_or(0, tokens) + 1;
    let mut range = focus..focus + 1;
    let mut used = cost(&units[focus]);
    loop {
        let mut grew = false;
        // What follows a sentence explains it more often than what precedes it.
        for (next, forward) in [(range.end, true), (range.start.wrapping_sub(1), false)] {
            let Some(more) = units.get(next).map(cost).filter(|more| used + more <= PIECE_TOKENS) else { continue };
            used += more;
            grew = true;
            if forward {
                range.end += 1;
            } else {
                range.start -= 1;
            }
        }
        if !grew {
            return range;
        }
    }
}

/// Writes the date behind "tomorrow" and "on Saturday", which nobody can work out from the date of a message without
/// a calendar.
pub(crate) fn with_days(text: &str, written: Option<DateTime>, now: &ZonedDateTime) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut copied = 0;
    for named in time::named(text, written, now) {
        let Some(day) = named.days.single().filter(|_| named.unsaid) else { continue };
        // "Saturday, 28 November" is one expression and names its day; "Saturday 28" may be two.
        let rest = text[named.range.end..].trim_start_matches([' ', ',', '.']);
        if rest.starts_with(|c: char| c.is_ascii_digit()) && !rest.contains(':') {
            continue;
        }
        out.push_str(&text[copied..named.range.end]);
        out.push_str(&day.strftime(" (%A %-d %B)").to_string());
        copied = named.range.end;
    }
    out.push_str(&text[copied..]);
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::single_range_in_vec_init)]
    use super::*;

    fn now() -> ZonedDateTime {
        "2026-11-23T09:00:00-05:00[America/New_York]".parse().unwrap()
    }

    fn unit(text: &str) -> Unit {
        Unit {
            text: text.into(),
            item: ItemId(1),
            date: None,
            speaker: None,
            span: 0,
            start: 0,
            continues: false,
            centre: true,
        }
    }

    #[test]
    fn relative_days_get_their_date() {
        let sunday = Some("2026-11-22T20:00:00-05:00".parse().unwrap());
        assert_eq!(with_days("See you tomorrow!", sunday, &now()), "See you tomorrow (Monday 23 November)!");
        assert_eq!(with_days("See you tomorrow!", None, &now()), "See you tomorrow!");
        assert_eq!(with_days("On 28 November at 7.", sunday, &now()), "On 28 November at 7.");
    }

    #[test]
    fn a_window_grows_around_the_focus_and_keeps_to_its_room() {
        let mut units: Vec<Unit> = (0..40).map(|_| unit("Nothing of interest here.")).collect();
        units[20] = unit("The boiler number is 4471.");
        assert_eq!(best(&units, "What is the number of the boiler?"), Some(20));
        let range = window(&units, 20);
        assert!(range.contains(&20) && range.len() > 3, "{range:?}");
        let used: usize = units[range].iter().map(|unit| tokens(&unit.text) + 1).sum();
        assert!(used <= PIECE_TOKENS, "{used}");
    }

    #[test]
    fn a_sentence_longer_than_its_room_is_still_taken() {
        assert_eq!(window(&[unit(&"word ".repeat(500))], 0), 0..1);
    }
}
