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

pub(crate) use calendar::{Days, Lean};
use grammar::Grammar;
use jiff::civil::Date;
use std::ops::Range;
pub(crate) use token::{Token, tokens};

/// A time expression in a text.
#[derive(Clone, Debug)]
pub(crate) struct Expression {
    /// Bytes of the text, the preposition included.
    pub range: Range<usize>,
    /// What it may mean, the likeliest first; never empty.
    pub readings: Vec<Days>,
    /// It says nothing without the day on which it was said: "two weeks ago", "this month".
    pub relative: bool,
}

/// All time expressions of a text that was written on `today`, in order.
pub(crate) fn expressions(text: &str, today: Date, lean: Lean) -> Vec<Expression> {
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
pub(crate) fn whole(text: &str, today: Date) -> Option<Vec<Days>> {
    // `on:last-week` is written without quotes; an ISO date keeps its dashes.
    let spaced = if text.contains(char::is_alphabetic) { text.replace(['-', '_'], " ") } else { text.to_owned() };
    let tokens = token::tokens(&spaced);
    Grammar { tokens: &tokens, today, lean: Lean::Past }.whole()
}

/// The words of a text in lower case, for the hints that decide on tense.
pub(crate) fn words(text: &str) -> Vec<(String, Range<usize>, bool)> {
    token::tokens(text).into_iter().map(|token| (token.text, token.range, token.possessive)).collect()
}
