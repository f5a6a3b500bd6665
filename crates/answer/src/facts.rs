//! What can be checked in an answer: times, dates, numbers and names, in the ways people write them.

use crate::words::{Class, Run, fold, is_function_word, runs, stem};
use domain::DateTime;
use jiff::{ToSpan, civil};
use language::calendar;
use std::{collections::HashSet, ops::Range};

/// One checkable thing, in every reading that its writing allows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Fact {
    /// Minutes after midnight; two of them where the half of the day is open ("7:45").
    Time(Vec<u16>),
    /// Day, month, and the year if given; two of them for "3/4/2026".
    Date(Vec<(i8, i8, Option<i16>)>),
    /// A month that stands alone, 1 to 12.
    Month(i8),
    /// A day of the week, 1 (Monday) to 7.
    Weekday(i8),
    /// A number without signs that group its digits.
    Number(String),
    /// Letters and digits in one, folded: "dl407", "k7qx2p".
    Code(String),
    /// A capitalised word, folded; `firm` unless it only opens a sentence.
    Name { word: String, firm: bool },
}

/// A fact and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) fact: Fact,
    pub(crate) range: Range<usize>,
}

/// Words that are also something else in English; they count only when capitalised.
const AMBIGUOUS: [&str; 12] =
    ["may", "mar", "mars", "march", "sun", "sat", "wed", "set", "gen", "mag", "quinta", "segunda"];

/// Runs of letters or digits in the longest code that is compared as one.
const LONGEST_CODE: usize = 8;

/// "two" to "twelve"; "one" is mostly no number.
const NUMBERS: [&str; 11] =
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

fn month(run: &Run<'_>) -> Option<i8> {
    meant(run).and_then(|word| calendar::month(&word))
}

fn weekday(run: &Run<'_>) -> Option<i8> {
    meant(run).and_then(|word| calendar::weekday(&word))
}

/// The word of a run that may name a month or a weekday.
fn meant(run: &Run<'_>) -> Option<String> {
    let word = fold(run.text);
    let doubtful = AMBIGUOUS.contains(&word.as_str()) && !run.text.starts_with(char::is_uppercase);
    (word.len() >= 3 && !doubtful).then_some(word)
}

/// A cursor over runs that are not white space.
struct Scan<'a> {
    runs: Vec<Run<'a>>,
}

impl<'a> Scan<'a> {
    fn at(&self, index: usize) -> Option<&Run<'a>> {
        self.runs.get(index)
    }

    fn digits(&self, index: usize, lengths: Range<usize>) -> Option<u32> {
        let run = self.at(index).filter(|run| run.class == Class::Digits && lengths.contains(&run.text.len()))?;
        run.text.parse().ok()
    }

    fn is(&self, index: usize, texts: &[&str]) -> bool {
        self.at(index).is_some_and(|run| texts.contains(&run.text))
    }

    /// Whether nothing stands between this run and the one before it.
    fn joined(&self, index: usize) -> bool {
        index > 0 && self.at(index - 1).zip(self.at(index)).is_some_and(|(before, this)| before.end() == this.start)
    }

    fn word(&self, index: usize) -> Option<String> {
        self.at(index).filter(|run| run.class == Class::Letters).map(|run| fold(run.text))
    }

    /// "am", "p.m.", "PM": half of the day and the index after it.
    fn meridiem(&self, index: usize) -> Option<(bool, usize)> {
        match self.word(index)?.as_str() {
            "am" => Some((false, index + 1)),
            "pm" => Some((true, index + 1)),
            half @ ("a" | "p")
                if self.is(index + 1, &["."]) && self.word(index + 2).is_some_and(|word| word == "m") =>
            {
                Some((half == "p", index + 3))
            }
            _ => None,
        }
    }

    /// "7:45 AM", "07.45 Uhr", "7h45", "7 pm", "noon".
    fn time(&self, index: usize) -> Option<(Fact, usize)> {
        match self.word(index).as_deref() {
            Some("noon" | "midday") => return Some((Fact::Time(vec![720]), index + 1)),
            Some("midnight") => return Some((Fact::Time(vec![0]), index + 1)),
            _ => {}
        }
        let hour = self.digits(index, 1..3).filter(|hour| *hour <= 24)?;
        let mut end = index + 1;
        let (mut minute, mut sure) = (0, false);
        if (self.is(end, &[":"]) || self.is(end, &[".", "h", "H"]))
            && self.joined(end)
            && self.joined(end + 1)
            && let Some(value) = self.digits(end + 1, 2..3).filter(|value| *value < 60)
        {
            minute = value;
            sure = !self.is(end, &["."]);
            end += 2;
            // Seconds.
            if self.is(end, &[":"]) && self.digits(end + 1, 2..3).is_some() {
                end += 2;
            }
        }
        if let Some((afternoon, after)) = self.meridiem(end) {
            if !(1..=12).contains(&hour) {
                return None;
            }
            return Some((Fact::Time(vec![minutes(hour % 12 + if afternoon { 12 } else { 0 }, minute)?]), after));
        }
        if let Some("uhr" | "heures" | "h" | "o") = self.word(end).as_deref() {
            sure = true;
        }
        if !sure {
            return None;
        }
        let padded = self.at(index).is_some_and(|run| run.text.starts_with('0'));
        let mut readings = vec![minutes(hour % 24, minute)?];
        if (1..=12).contains(&hour) && !padded {
            readings = vec![minutes(hour % 12, minute)?, minutes(hour % 12 + 12, minute)?];
        }
        Some((Fact::Time(readings), end))
    }

    /// "2026-11-28", "28.11.2026", "11/28/26", "28 November 2026", "Nov 28th".
    fn date(&self, index: usize) -> Option<(Fact, usize)> {
        if let (Some(year), true, Some(month), true, Some(day)) = (
            self.digits(index, 4..5),
            self.is(index + 1, &["-", "/", "."]) && self.joined(index + 1) && self.joined(index + 2),
            self.digits(index + 2, 1..3),
            self.is(index + 3, &["-", "/", "."]) && self.joined(index + 4),
            self.digits(index + 4, 1..3),
        ) {
            return Some((Fact::Date(vec![day_of(day, month, Some(year))?]), index + 5));
        }
        if let (Some(first), true, Some(second)) = (
            self.digits(index, 1..3),
            self.is(index + 1, &["-", "/", "."]) && self.joined(index + 1) && self.joined(index + 2),
            self.digits(index + 2, 1..3),
        ) && self.at(index + 1).map(|run| run.text) == self.at(index + 3).map(|run| run.text)
            && self.joined(index + 4)
            && let Some(year) = self.digits(index + 4, 4..5).or(self.digits(index + 4, 2..3).map(|year| 2000 + year))
        {
            let mut readings: Vec<_> = day_of(first, second, Some(year)).into_iter().collect();
            if !self.is(index + 1, &["."]) && first != second {
                readings.extend(day_of(second, first, Some(year)));
            }
            return (!readings.is_empty()).then_some((Fact::Date(readings), index + 5));
        }
        if let Some(day) = self.digits(index, 1..3) {
            let mut next = index + 1;
            if matches!(self.word(next).as_deref(), Some("st" | "nd" | "rd" | "th" | "er" | "º")) {
                next += 1;
            }
            while self.is(next, &["."]) || matches!(self.word(next).as_deref(), Some("of" | "de")) {
                next += 1;
            }
            let month = self.at(next).and_then(month)?;
            let (year, end) = self.year(next + 1);
            return Some((Fact::Date(vec![day_of(day, u32::from(month.unsigned_abs()), year)?]), end));
        }
        let month = self.at(index).and_then(month)?;
        let mut next = index + 1;
        if self.is(next, &["."]) {
            next += 1;
        }
        let day = self.digits(next, 1..3)?;
        // "May 7:30" is a month and a time.
        if self.is(next + 1, &[":"]) {
            return None;
        }
        next += 1;
        if matches!(self.word(next).as_deref(), Some("st" | "nd" | "rd" | "th")) {
            next += 1;
        }
        let (year, end) = self.year(next);
        Some((Fact::Date(vec![day_of(day, u32::from(month.unsigned_abs()), year)?]), end))
    }

    /// ", 2026", "de 2026", "2026" or nothing.
    fn year(&self, index: usize) -> (Option<u32>, usize) {
        let next = if self.is(index, &[",", "."]) || self.word(index).is_some_and(|word| word == "de") {
            index + 1
        } else {
            index
        };
        match self.digits(next, 4..5).filter(|year| (1000..=2999).contains(year)) {
            Some(year) => (Some(year), next + 1),
            None => (None, index),
        }
    }

    /// Letters and digits without anything between them, letters first or more than once: "K7QX2P",
    /// not "3rd" and "5kg".
    fn code(&self, index: usize) -> Option<(Fact, usize)> {
        let mut end = index + 1;
        while self.at(end).is_some_and(|run| run.class != Class::Other) && self.joined(end) {
            end += 1;
        }
        let runs = self.runs.get(index..end)?;
        let first = runs.first()?.class;
        let code = match runs.len() {
            0 | 1 => false,
            2 => first == Class::Letters,
            _ => first != Class::Other,
        };
        (code && first != Class::Other).then(|| (Fact::Code(runs.iter().map(|run| fold(run.text)).collect()), end))
    }

    /// "1,200.50", "1.200,50", "1200", with the digits that belong together.
    fn number(&self, index: usize) -> Option<(Fact, usize)> {
        let mut digits = self.at(index).filter(|run| run.class == Class::Digits)?.text.to_owned();
        let (mut end, mut fraction) = (index + 1, String::new());
        while self.is(end, &[",", ".", "'", "\u{2019}"]) && self.joined(end) && self.joined(end + 1) {
            let Some(next) = self.at(end + 1).filter(|run| run.class == Class::Digits) else { break };
            if next.text.len() == 3 && digits.len() <= 12 && fraction.is_empty() {
                digits.push_str(next.text);
            } else if next.text.len() <= 2 && fraction.is_empty() {
                fraction = next.text.to_owned();
            } else {
                break;
            }
            end += 2;
        }
        Some((Fact::Number(canonical(&digits, &fraction)), end))
    }
}

fn minutes(hour: u32, minute: u32) -> Option<u16> {
    u16::try_from(hour * 60 + minute).ok()
}

fn day_of(day: u32, month: u32, year: Option<u32>) -> Option<(i8, i8, Option<i16>)> {
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        return None;
    }
    let year = match year {
        Some(year) => Some(i16::try_from(year).ok()?),
        None => None,
    };
    Some((i8::try_from(day).ok()?, i8::try_from(month).ok()?, year))
}

/// "007" and "7", "45.00" and "45" are the same number.
fn canonical(digits: &str, fraction: &str) -> String {
    let whole = digits.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

/// Every fact of a text, in order.
pub(crate) fn facts(text: &str) -> Vec<Found> {
    let all = runs(text);
    let scan = Scan { runs: all.into_iter().filter(|run| !run.text.trim().is_empty()).collect() };
    let mut found = Vec::new();
    let (mut index, mut opens) = (0, true);
    while let Some(run) = scan.at(index) {
        let fact = scan
            .date(index)
            .or_else(|| scan.time(index))
            .or_else(|| scan.code(index))
            .or_else(|| scan.number(index))
            .or_else(|| named(&scan, index, opens).map(|fact| (fact, index + 1)));
        opens = (opens && run.class == Class::Other) || matches!(run.text, "." | "!" | "?" | ":" | "\u{2022}");
        opens |= text[run.end()..].starts_with('\n');
        match fact {
            Some((fact, end)) => {
                let last = scan.at(end - 1).map_or(run.end(), Run::end);
                found.push(Found { fact, range: run.start..last });
                opens = false;
                index = end;
            }
            None => index += 1,
        }
    }
    found
}

/// A weekday, a month alone, a number in words, or a name.
fn named(scan: &Scan<'_>, index: usize, opens: bool) -> Option<Fact> {
    let run = scan.at(index).filter(|run| run.class == Class::Letters)?;
    if let Some(day) = weekday(run) {
        return Some(Fact::Weekday(day));
    }
    if let Some(month) = month(run) {
        return Some(Fact::Month(month));
    }
    let word = fold(run.text);
    if let Some(at) = NUMBERS.iter().position(|name| *name == word) {
        return Some(Fact::Number((at + 2).to_string()));
    }
    let capital = run.text.starts_with(char::is_uppercase);
    if !capital || is_function_word(&word) || matches!(word.as_str(), "am" | "pm" | "ok") {
        return None;
    }
    // At the opening of a sentence a capital proves nothing, unless a second name follows.
    let second = scan.at(index + 1).is_some_and(|next| {
        next.class == Class::Letters
            && next.text.starts_with(char::is_uppercase)
            && month(next).is_none()
            && weekday(next).is_none()
    });
    let shouted = run.text.chars().count() > 1 && run.text.chars().all(char::is_uppercase);
    Some(Fact::Name { word, firm: !opens || second || shouted })
}

/// Everything that the evidence and the question hold, to look facts up in.
#[derive(Debug, Default)]
pub(crate) struct Known {
    words: HashSet<String>,
    stems: HashSet<String>,
    numbers: HashSet<String>,
    codes: HashSet<String>,
    times: HashSet<u16>,
    dates: HashSet<(i8, i8, Option<i16>)>,
    months: HashSet<i8>,
    weekdays: HashSet<i8>,
}

impl Known {
    /// Adds what a text holds. `written` is when it was written: "tomorrow" and "on Saturday" in it
    /// become dates.
    pub(crate) fn add(&mut self, text: &str, written: Option<DateTime>) {
        let day = written.and_then(|date| date.zoned().ok()).map(|zoned| zoned.date());
        let mut joined: Vec<String> = Vec::new();
        for run in runs(text) {
            if run.class == Class::Other {
                // "DL 407" and "DL-407" are DL407.
                if !matches!(run.text, " " | "-") {
                    joined.clear();
                }
                continue;
            }
            let word = fold(run.text);
            if joined.len() == LONGEST_CODE {
                joined.remove(0);
            }
            joined.push(word.clone());
            for first in 0..joined.len() {
                self.codes.insert(joined[first..].concat());
            }
            if run.class == Class::Digits {
                self.numbers.insert(canonical(run.text, ""));
            }
            if let Some(day) = day {
                self.relative(&word, day);
            }
            self.stems.insert(stem(&word));
            self.words.insert(word);
        }
        for found in facts(text) {
            match found.fact {
                Fact::Time(readings) => self.times.extend(readings),
                Fact::Date(readings) => {
                    for (day, month, year) in readings {
                        self.date(day, month, year);
                    }
                }
                Fact::Month(month) => _ = self.months.insert(month),
                Fact::Weekday(weekday) => {
                    self.weekdays.insert(weekday);
                    if let Some(day) = day {
                        let ahead =
                            (i64::from(weekday) - i64::from(day.weekday().to_monday_one_offset())).rem_euclid(7);
                        for days in [ahead - 7, ahead, ahead + 7] {
                            self.day(day, days);
                        }
                    }
                }
                Fact::Number(number) => _ = self.numbers.insert(number),
                Fact::Code(_) | Fact::Name { .. } => {}
            }
        }
    }

    /// Adds the day of a moment, and its hour.
    pub(crate) fn add_moment(&mut self, moment: Option<DateTime>) {
        if let Some(moment) = moment.and_then(|moment| moment.zoned().ok()) {
            self.day(moment.date(), 0);
            self.times.extend(minutes(moment.hour().unsigned_abs().into(), moment.minute().unsigned_abs().into()));
        }
    }

    fn relative(&mut self, word: &str, written: civil::Date) {
        let days = match word {
            "today" | "tonight" | "heute" | "hoy" => 0,
            "tomorrow" | "tmrw" | "tmr" | "morgen" | "demain" | "mañana" => 1,
            "yesterday" | "gestern" | "hier" | "ayer" => -1,
            _ => return,
        };
        self.day(written, days);
    }

    fn day(&mut self, from: civil::Date, days: i64) {
        if let Ok(date) = from.checked_add(days.days()) {
            self.date(date.day(), date.month(), Some(date.year()));
        }
    }

    fn date(&mut self, day: i8, month: i8, year: Option<i16>) {
        self.dates.insert((day, month, year));
        self.months.insert(month);
        if let Some(year) = year {
            self.numbers.insert(year.to_string());
            if let Ok(date) = civil::Date::new(year, month, day) {
                self.weekdays.insert(date.weekday().to_monday_one_offset());
            }
        }
    }

    /// Whether a word stands in the text, in this form or another.
    pub(crate) fn has_word(&self, word: &str) -> bool {
        self.words.contains(word) || self.stems.contains(&stem(word))
    }

    /// Whether a fact stands in the text, however it is written there.
    pub(crate) fn has(&self, fact: &Fact) -> bool {
        match fact {
            Fact::Time(readings) => readings.iter().any(|reading| {
                // "dinner at 7" backs "7 PM".
                let hour = reading / 60;
                let bare =
                    [hour, hour % 12, hour % 12 + 12].iter().any(|hour| self.numbers.contains(&hour.to_string()));
                self.times.contains(reading) || (reading % 60 == 0 && bare)
            }),
            Fact::Date(readings) => readings.iter().any(|&(day, month, year)| self.has_date(day, month, year)),
            Fact::Month(month) => self.months.contains(month),
            Fact::Weekday(weekday) => self.weekdays.contains(weekday),
            Fact::Number(number) => self.numbers.contains(number),
            Fact::Code(code) => self.codes.contains(code),
            Fact::Name { word, .. } => {
                // "Abflug" holds "flug": compounds count for words of four letters and more.
                self.has_word(word)
                    || (word.chars().count() >= 4
                        && self.words.iter().any(|known| {
                            known.contains(word.as_str())
                                || (known.chars().count() >= 4 && word.contains(known.as_str()))
                        }))
            }
        }
    }

    fn has_date(&self, day: i8, month: i8, year: Option<i16>) -> bool {
        let Some(year) = year else {
            return self.dates.iter().any(|&(d, m, _)| (d, m) == (day, month));
        };
        self.dates.contains(&(day, month, Some(year)))
            || (self.dates.contains(&(day, month, None)) && self.numbers.contains(&year.to_string()))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn only(text: &str) -> Fact {
        let found = facts(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        found.into_iter().next().unwrap().fact
    }

    #[test]
    fn a_time_is_the_same_however_it_is_written() {
        for text in ["7:45 AM", "7:45 a.m.", "07:45", "7.45am", "07:45:00"] {
            assert_eq!(only(text), Fact::Time(vec![465]), "{text}");
        }
        for text in ["7:45", "7h45"] {
            assert_eq!(only(text), Fact::Time(vec![465, 1185]), "{text}");
        }
        assert_eq!(only("19:45"), Fact::Time(vec![1185]));
        assert_eq!(only("7 pm"), Fact::Time(vec![1140]));
        assert_eq!(only("12 am"), Fact::Time(vec![0]));
        assert_eq!(only("noon"), Fact::Time(vec![720]));
    }

    #[test]
    fn a_date_is_the_same_however_it_is_written() {
        for text in [
            "28 November 2026",
            "November 28th, 2026",
            "2026-11-28",
            "28.11.2026",
            "28/11/2026",
            "11/28/26",
            "28. Nov. 2026",
            "28 de noviembre de 2026",
        ] {
            assert_eq!(only(text), Fact::Date(vec![(28, 11, Some(2026))]), "{text}");
        }
        for text in ["Nov 28", "28 November", "28th of November"] {
            assert_eq!(only(text), Fact::Date(vec![(28, 11, None)]), "{text}");
        }
        assert_eq!(only("3/4/2026"), Fact::Date(vec![(3, 4, Some(2026)), (4, 3, Some(2026))]));
    }

    #[test]
    fn a_number_is_the_same_however_its_digits_are_grouped() {
        for text in ["1,200.50", "1.200,5", "1200.50", "1\u{2019}200.50"] {
            assert_eq!(only(text), Fact::Number("1200.5".into()), "{text}");
        }
        assert_eq!(only("$45.00"), Fact::Number("45".into()));
        assert_eq!(only("three"), Fact::Number("3".into()));
    }

    #[test]
    fn a_code_is_compared_as_a_whole() {
        let mut known = Known::default();
        known.add("Flight DL 407, code K7QX2P, gate B-12, 3 chairs", None);
        for text in ["DL407", "K7QX2P", "k7qx2p", "B12", "3rd"] {
            assert!(known.has(&only(text)), "{text}");
        }
        for text in ["K7QX3P", "DL4071", "B13"] {
            assert!(!known.has(&only(text)), "{text}");
        }
    }

    #[test]
    fn words_that_may_be_months_are_so_only_with_a_capital() {
        assert_eq!(facts("you may march on"), []);
        assert_eq!(only("in May"), Fact::Month(5));
    }

    #[test]
    fn relative_days_are_known_as_dates() {
        let mut known = Known::default();
        known.add("Dinner tomorrow, cinema on Tuesday", Some("2026-11-20T18:00:00+01:00".parse().unwrap()));
        for text in ["Saturday", "21 November", "24 Nov 2026"] {
            assert!(known.has(&only(text)), "{text}");
        }
        assert!(!known.has(&only("22 November")));
    }
}
