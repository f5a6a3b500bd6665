//! Time expressions in English, without a model: "last week", "in March", "14-16 March 2025".
//!
//! Rules where usage differs:
//! - A week runs from Monday to Sunday (ISO 8601); "last week" is the calendar week before this one,
//!   "in the last week" and "the past week" are the seven days until today.
//! - "two weeks ago" is the calendar week of the day that lies two weeks back; the same for months
//!   and years. "a few" is two to six.
//! - `3/14/2025`: with slashes the month comes first, unless that is no date; with dots and dashes
//!   the day comes first. Year first is always year, month, day.
//! - Seasons are the northern meteorological ones: summer is June to August, winter begins in December.
//! - A day, weekday or month without a year is the latest that has begun, the first that is to come,
//!   or both, as the tense of the question says; a filter takes the latest.

mod calendar;
mod grammar;
#[cfg(test)]
mod tests;
mod token;
mod vocabulary;

pub use calendar::{Days, Lean};
use domain::DateTime;
use grammar::Grammar;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
use std::cmp::Ordering;
use std::ops::Range;
pub use token::{Token, tokens};

/// A time expression in a text.
#[derive(Clone, Debug)]
pub struct Expression {
    /// Bytes of the text, the preposition included.
    pub range: Range<usize>,
    /// What it may mean, the likeliest first; never empty.
    pub readings: Vec<Days>,
    /// It says nothing without the day on which it was said: "two weeks ago", "this month".
    pub relative: bool,
}

/// All time expressions of a text that was written on `today`, in order.
pub fn expressions(text: &str, today: Date, lean: Lean) -> Vec<Expression> {
    let tokens = token::tokens(text);
    let grammar = Grammar { tokens: &tokens, today, lean };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match grammar.expression(at).filter(|read| !read.readings.is_empty()) {
            Some(read) => {
                let range = tokens[at].range.start..tokens[at + read.len - 1].range.end;
                found.push(Expression { range, readings: read.readings, relative: read.relative });
                at += read.len;
            }
            None => at += 1,
        }
    }
    found
}

/// The readings of a text that is nothing but one stretch of time: "2026-03", "march-2026", "last week".
pub fn whole(text: &str, today: Date) -> Option<Vec<Days>> {
    // `on:last-week` is written without quotes; an ISO date keeps its dashes.
    let spaced = if text.contains(char::is_alphabetic) { text.replace(['-', '_'], " ") } else { text.to_owned() };
    let tokens = token::tokens(&spaced);
    Grammar { tokens: &tokens, today, lean: Lean::Past }.whole()
}

/// The words of a text in lower case, for the hints that decide on tense.
pub fn words(text: &str) -> Vec<(String, Range<usize>, bool)> {
    token::tokens(text).into_iter().map(|token| (token.text, token.range, token.possessive)).collect()
}

/// A stretch that is longer than a month does not tell when something is.
const LONGEST_DAYS: i32 = 31;

/// A day, or a stretch of at most a month, that a text names.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Named {
    /// Bytes of the text, the preposition included.
    pub range: Range<usize>,
    /// The days.
    pub days: Days,
    /// Before, on, or after today.
    pub lies: Ordering,
    /// The words give no day of a month: "tomorrow", "next Saturday".
    pub unsaid: bool,
}

/// The days that a text names. Those that are counted from the day of writing ("tomorrow") are left out when that is
/// not known.
#[must_use]
pub fn named(text: &str, written: Option<DateTime>, now: &ZonedDateTime) -> Vec<Named> {
    let today = now.date();
    let day = written.and_then(|date| day_in(date, now.time_zone()));
    expressions(text, day.unwrap_or(today), Lean::Nearest)
        .into_iter()
        .filter_map(|expression| {
            let unsaid = !text[expression.range.clone()].contains(|c: char| c.is_ascii_digit());
            if day.is_none() && (unsaid || expression.relative) {
                return None;
            }
            let days = expression.readings.into_iter().find(Days::is_short)?;
            let lies = if days.end <= today {
                Ordering::Less
            } else if days.first > today {
                Ordering::Greater
            } else {
                Ordering::Equal
            };
            Some(Named { range: expression.range, days, lies, unsaid })
        })
        .collect()
}

/// The day of a moment in a zone.
#[must_use]
pub fn day_in(date: DateTime, zone: &TimeZone) -> Option<Date> {
    Some(Timestamp::from_second(date.seconds).ok()?.to_zoned_datetime(zone.clone()).date())
}

impl Days {
    /// At most a month.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.first.until(self.end).is_ok_and(|span| span.get_days() <= LONGEST_DAYS)
    }

    /// The day, if it is one.
    #[must_use]
    pub fn single(&self) -> Option<Date> {
        (self.first.tomorrow().ok()? == self.end).then_some(self.first)
    }
}
