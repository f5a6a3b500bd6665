//! From hits to numbered pieces of evidence that fit a prompt.

use crate::{
    clean::clean,
    facts::Known,
    words::{self, Class, content, runs},
};
use domain::{ChunkId, DateTime, Hit, ItemId, Kind, Passage};
use std::{collections::HashSet, ops::Range};

/// The most pieces of evidence in a prompt. A small model reads six well and twelve badly.
const MOST_PIECES: usize = 6;
/// A piece with less room than this is not worth its header, in tokens.
const LEAST_TOKENS: usize = 40;
/// Cosine from which a hit that shares no word with the question is still about it. Unrelated texts
/// stay below 0.2 with all-MiniLM-L6-v2, related ones reach 0.35 and more.
const LEAST_COSINE: f32 = 0.2;

/// A sentence or line of a piece of evidence, and where it stands in the user's data.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// As it stands in the data.
    pub(crate) text: String,
    /// The item that holds it: a neighbour's, in a window of a conversation.
    pub(crate) item: ItemId,
    pub(crate) date: Option<DateTime>,
    /// "Name: " at the start of a message in a window.
    speaker: String,
    /// It continues the line of the unit before it.
    continues: bool,
    /// It belongs to the message that the chunk is about.
    centre: bool,
}

/// One numbered piece of evidence.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) chunk: ChunkId,
    pub(crate) item: ItemId,
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) date: Option<DateTime>,
    pub(crate) path: String,
    /// What the prompt says of the item above its words.
    pub(crate) header: String,
    /// The words that are in the prompt, by sentence.
    pub(crate) units: Vec<Unit>,
    /// Something was left out before the first unit, or after the last.
    cut: (bool, bool),
}

impl Piece {
    /// The words as they stand in the prompt.
    pub(crate) fn body(&self) -> String {
        let mut body = String::new();
        if self.cut.0 {
            body.push_str("\u{2026} ");
        }
        for (index, unit) in self.units.iter().enumerate() {
            if index > 0 {
                body.push(if unit.continues { ' ' } else { '\n' });
            }
            if !unit.continues || index == 0 {
                body.push_str(&unit.speaker);
            }
            body.push_str(&with_days(&clean(&unit.text), unit.date));
        }
        if self.cut.1 {
            body.push_str(" \u{2026}");
        }
        body
    }

    /// What the piece holds, for looking facts up.
    pub(crate) fn known(&self) -> Known {
        let mut known = Known::default();
        known.add(&self.header, self.date);
        for unit in &self.units {
            known.add(&unit.speaker, unit.date);
            known.add(&unit.text, unit.date);
        }
        known
    }
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

/// Whether a hit is about the question at all.
fn relevant(hit: &Hit) -> bool {
    hit.scores.lexical.is_some() || hit.scores.vector.is_none_or(|cosine| cosine >= LEAST_COSINE)
}

/// Picks and cuts evidence for a question within `budget` tokens, best first. Each piece comes with
/// the index of its hit.
pub(crate) fn gather(question: &str, hits: &[(Hit, Passage)], budget: usize) -> Vec<(usize, Piece)> {
    let wanted: HashSet<String> = content(question).into_iter().collect();
    let mut pieces = Vec::new();
    let mut shown: HashSet<(ItemId, Range<usize>)> = HashSet::new();
    let mut left = budget;
    for (index, (_, passage)) in hits.iter().enumerate().filter(|(_, (hit, _))| relevant(hit)) {
        if pieces.len() == MOST_PIECES {
            break;
        }
        let header = format!("{}: {}", passage.kind, clean(&passage.header()).replace('\n', " "));
        // The best piece may take two fifths of what there is, each other one a quarter.
        let share = if pieces.is_empty() { budget * 2 / 5 } else { budget / 4 };
        let room = share.min(left).saturating_sub(tokens(&header) + 4);
        if room < LEAST_TOKENS {
            continue;
        }
        let mut units = Vec::new();
        let mut fresh = false;
        for span in &passage.spans {
            let centre = passage.kind != Kind::Message || span.span.item == passage.item;
            let is_new = !shown.contains(&(span.span.item, span.span.range.clone()));
            fresh |= centre && is_new;
            // A neighbour that stands in an earlier window need not be read twice.
            if !centre && !is_new {
                continue;
            }
            let speaker = match (&span.sender, passage.kind) {
                (Some(sender), Kind::Message) => format!("{}: ", clean(sender.label())),
                _ => String::new(),
            };
            let mut end = 0;
            for (at, range) in words::sentences(&span.text).into_iter().enumerate() {
                units.push(Unit {
                    text: span.text[range.clone()].to_owned(),
                    item: span.span.item,
                    date: span.date.or(passage.date),
                    speaker: speaker.clone(),
                    continues: at > 0 && !span.text[end..range.start].contains('\n'),
                    centre,
                });
                end = range.end;
            }
        }
        if units.is_empty() || !fresh {
            continue;
        }
        let (range, used) = window(&units, &wanted, room);
        let cut = (range.start > 0, range.end < units.len());
        if !cut.0 && !cut.1 {
            shown.extend(passage.spans.iter().map(|span| (span.span.item, span.span.range.clone())));
        }
        units.truncate(range.end);
        units.drain(..range.start);
        left -= (used + tokens(&header) + 4).min(left);
        pieces.push((
            index,
            Piece {
                chunk: passage.chunk,
                item: passage.item,
                kind: passage.kind,
                title: passage.title.clone(),
                date: passage.date,
                path: passage.path.clone(),
                header,
                units,
                cut,
            },
        ));
    }
    pieces
}

/// The run of units around the one that matches best, grown to both sides until `room` tokens are
/// used; at least one unit, cut if it must be.
fn window(units: &[Unit], wanted: &HashSet<String>, room: usize) -> (Range<usize>, usize) {
    let cost = |unit: &Unit| tokens(&unit.text) + tokens(&unit.speaker) + 1;
    let score = |unit: &Unit| {
        let words: HashSet<String> = content(&unit.text).into_iter().collect();
        let matches = words.intersection(wanted).count() * 4;
        let digits = usize::from(unit.text.bytes().any(|byte| byte.is_ascii_digit()));
        matches + digits + usize::from(unit.centre) * 2
    };
    // The first of the best: `max_by_key` would give the last.
    let best = (0..units.len()).rev().max_by_key(|index| score(&units[*index])).unwrap_or(0);
    let mut range = best..best + 1;
    let mut used = cost(&units[best]).min(room);
    loop {
        let mut grew = false;
        // What follows a sentence explains it more often than what precedes it.
        for (next, forward) in [(range.end, true), (range.end + 1, true), (range.start.wrapping_sub(1), false)] {
            let Some(unit) = units.get(next) else { continue };
            if forward && next != range.end {
                continue;
            }
            let more = cost(unit);
            if used + more > room {
                continue;
            }
            used += more;
            grew = true;
            if forward {
                range.end += 1;
            } else {
                range.start -= 1;
            }
        }
        if !grew {
            return (range, used);
        }
    }
}

/// Writes the date behind "today", "tonight", "tomorrow" and "yesterday", which a small model
/// cannot work out from the date of a message.
fn with_days(text: &str, written: Option<DateTime>) -> String {
    let Some(day) = written.and_then(|date| date.zoned().ok()).map(|zoned| zoned.date()) else {
        return text.to_owned();
    };
    let mut out = String::with_capacity(text.len() + 32);
    for run in runs(text) {
        out.push_str(run.text);
        let days = match run.text.to_lowercase().as_str() {
            "today" | "tonight" => 0,
            "tomorrow" => 1,
            "yesterday" => -1,
            _ => continue,
        };
        if let Ok(date) = day.checked_add(jiff::Span::new().days(days)) {
            out.push_str(&date.strftime(" (%A %-d %B)").to_string());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::single_range_in_vec_init)]
    use super::*;

    #[test]
    fn relative_days_get_their_date() {
        let sunday = Some("2026-11-22T20:00:00-05:00".parse().unwrap());
        assert_eq!(with_days("See you tomorrow!", sunday), "See you tomorrow (Monday 23 November)!");
        assert_eq!(with_days("See you tomorrow!", None), "See you tomorrow!");
    }

    #[test]
    fn a_window_grows_around_the_best_sentence_and_keeps_to_its_room() {
        let units: Vec<Unit> = (0..40)
            .map(|index| Unit {
                text: if index == 20 {
                    "The boiler number is 4471.".into()
                } else {
                    "Nothing of interest here.".into()
                },
                item: ItemId(1),
                date: None,
                speaker: String::new(),
                continues: false,
                centre: true,
            })
            .collect();
        let wanted = content("What is the number of the boiler?").into_iter().collect();
        let (range, used) = window(&units, &wanted, 60);
        assert!(range.contains(&20) && range.len() > 3, "{range:?}");
        assert!(used <= 60, "{used}");
    }

    #[test]
    fn a_sentence_longer_than_its_room_is_still_taken() {
        let unit = Unit {
            text: "word ".repeat(500),
            item: ItemId(1),
            date: None,
            speaker: String::new(),
            continues: false,
            centre: true,
        };
        assert_eq!(window(&[unit], &HashSet::new(), 50).0, 0..1);
    }
}
