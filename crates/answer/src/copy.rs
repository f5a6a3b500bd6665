//! Answers in the words of the user's own data: what the selector chose, copied, without a language model.

use crate::{
    evidence::{Piece, with_days},
    facts::{Fact, facts},
};
use domain::Citation;
use jiff::ZonedDateTime;
use std::ops::Range;

/// Further away than this, in sentences or lines, a day does not belong to an hour.
const NEAR: usize = 3;
/// Longest stretch of a sentence that is shown around a value, in characters.
const LONGEST_QUOTE: usize = 240;

/// The value of a piece with the words around it, as sentence `n` of an answer, and its citation.
pub(crate) fn copied(n: usize, piece: &Piece, now: &ZonedDateTime) -> Option<(String, Citation)> {
    let value = piece.value.as_ref()?;
    let focus = piece.units.get(piece.focus)?;
    let units = with_day(piece, piece.quoted(piece.focus));
    let citation = piece.cite(n, units, piece.focus);
    let quote = around(&citation.quote.split_whitespace().collect::<Vec<_>>().join(" "), value);
    let quote = with_days(&quote, focus.date, now);
    let who = citation.from.as_deref().map(|from| format!("{from}: ")).unwrap_or_default();
    let shown = with_days(value, focus.date, now);
    let text = if quote.chars().count() <= shown.chars().count() + 12 {
        format!("{who}\u{201c}{quote}\u{201d} [{n}]")
    } else {
        format!("{shown}. {who}\u{201c}{quote}\u{201d} [{n}]")
    };
    Some((text.replace(".. ", ". "), citation))
}

/// The quote of a piece, to be shown as one of the closest.
pub(crate) fn closest(n: usize, piece: &Piece, now: &ZonedDateTime) -> (String, Citation) {
    let citation = piece.cite(n, with_day(piece, piece.quoted(piece.focus)), piece.focus);
    let quote = citation.quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let quote = around(&quote, piece.value.as_deref().unwrap_or_default());
    let quote = with_days(&quote, piece.units.get(piece.focus).and_then(|unit| unit.date), now);
    let who = citation.from.as_deref().map(|from| format!("{from}: ")).unwrap_or_default();
    (format!("{who}\u{201c}{quote}\u{201d} [{n}]"), citation)
}

/// An hour without its day says half: in a booking the day stands on a line of its own. The nearest line that names
/// one joins the quote.
pub(crate) fn with_day(piece: &Piece, units: Range<usize>) -> Range<usize> {
    let dated = |at: usize| {
        let facts = facts(&piece.units[at].text);
        facts.iter().any(|found| matches!(found.fact, Fact::Date(_) | Fact::Weekday(_)))
    };
    let timed = |at: usize| facts(&piece.units[at].text).iter().any(|found| matches!(found.fact, Fact::Time(_)));
    if units.clone().any(dated) || !units.clone().any(timed) {
        return units;
    }
    let item = piece.units.get(units.start).map(|unit| unit.item);
    let near = |at: &usize| piece.units.get(*at).is_some_and(|unit| Some(unit.item) == item) && dated(*at);
    let before = (units.start.saturating_sub(NEAR)..units.start).rev().find(near);
    let after = (units.end..(units.end + NEAR).min(piece.units.len())).find(near);
    match (before, after) {
        (Some(before), _) => before..units.end,
        (None, Some(after)) => units.start..after + 1,
        (None, None) => units,
    }
}

/// At most [`LONGEST_QUOTE`] characters of a text, with the value in them.
fn around(text: &str, value: &str) -> String {
    if text.chars().count() <= LONGEST_QUOTE {
        return text.to_owned();
    }
    let at = text.find(value).unwrap_or(0);
    let start = text[..at].char_indices().rev().nth(LONGEST_QUOTE / 3).map_or(0, |(at, _)| at);
    let start = if start == 0 { 0 } else { text[start..at].find(' ').map_or(start, |space| start + space + 1) };
    let end = text[start..].char_indices().nth(LONGEST_QUOTE).map_or(text.len(), |(at, _)| start + at);
    let end = if end == text.len() { end } else { text[start..end].rfind(' ').map_or(end, |space| start + space) };
    let (head, tail) = (if start > 0 { "\u{2026} " } else { "" }, if end < text.len() { " \u{2026}" } else { "" });
    format!("{head}{}{tail}", &text[start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_is_cut_around_its_value() {
        let text = format!("{} the code is 4711 {}", "left ".repeat(80), "right ".repeat(80));
        let cut = around(text.trim(), "4711");
        assert!(cut.contains("4711") && cut.starts_with('\u{2026}') && cut.ends_with('\u{2026}'), "{cut}");
        assert!(cut.chars().count() < LONGEST_QUOTE + 10);
        assert_eq!(around("short", "x"), "short");
    }
}
