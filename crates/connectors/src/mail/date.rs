//! Dates of mail headers, as decades of programs wrote them.
//!
//! A wrong day is worse than no date: what can be read in two ways is not read, unless the weekday decides.

use domain::DateTime;
use jiff::civil::{self, Weekday};

/// Reads the value of `Date:` or the end of `Received:`. A time without a zone, or with one that nobody knows, is
/// taken as UTC.
pub(super) fn parse(text: &str) -> Option<DateTime> {
    let (text, comment) = without_comments(text);
    let tokens = tokens(&text);
    let mut read = Read::default();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += read.take(token, tokens.get(at + 1..).unwrap_or_default());
    }
    let day = read.day()?;
    let (hour, minute, second) = read.time.unwrap_or_default();
    let hour = match (read.afternoon, hour) {
        (Some(false), 12) => 0,
        (Some(true), 1..=11) => hour + 12,
        _ => hour,
    };
    // A leap second is the second before it.
    let local = day.to_datetime(civil::Time::new(hour, minute, second.min(59), 0).ok()?);
    let offset = read.offset.or_else(|| zone(&read.words.join(" "))).or_else(|| zone(&comment)).unwrap_or(0);
    let zoned = local.to_zoned_datetime(jiff::tz::Offset::from_seconds(offset).ok()?.to_time_zone()).ok()?;
    let date = DateTime::from(&zoned);
    // The first day of 1970 is what a clock says that was never set.
    ((1970..2100).contains(&zoned.year()) && date.seconds > 86_400).then_some(date)
}

/// The text without what stands in brackets, and that.
fn without_comments(text: &str) -> (String, String) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0usize);
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            c if depth > 0 => inside.push(c),
            c => outside.push(c),
        }
    }
    (outside, inside)
}

/// Words, numbers with what joins them (`10:30`, `2026-04-20`, `+0200`), nothing else.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    for part in
        text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"')).filter(|part| !part.is_empty()).take(24)
    {
        // "2026-04-20T14:00:00+02:00", "14:00:00+0200", "12:27PM", "GMT+0200", "20Apr2026", "8/9/2003".
        let mut token = String::new();
        for c in part.chars() {
            let last = token.chars().next_back();
            let sign = matches!(c, '+' | '-');
            let timed = token.contains(':') && last.is_some_and(|last| last.is_ascii_digit());
            let splits = match last {
                None => false,
                Some(last) if c.is_alphabetic() => !last.is_alphabetic() && last != '.',
                Some(last) if c.is_ascii_digit() => last.is_alphabetic(),
                Some(last) if sign => {
                    timed || (last.is_alphabetic() && c == '+') || (last.is_alphabetic() && is_zone(&token))
                }
                Some(_) => false,
            };
            if splits {
                tokens.push(std::mem::take(&mut token));
            }
            token.push(c);
        }
        tokens.push(token);
    }
    tokens.iter_mut().for_each(|token| *token = token.trim_end_matches(['.', '-']).to_owned());
    tokens.retain(|token| !token.is_empty());
    tokens
}

fn is_zone(word: &str) -> bool {
    matches!(word.to_ascii_uppercase().as_str(), "GMT" | "UTC" | "UT")
}

/// What was found so far.
#[derive(Default)]
struct Read {
    weekday: Option<Weekday>,
    month: Option<i8>,
    /// Numbers that may be a day or a year, with how many digits they have.
    numbers: Vec<(i16, usize)>,
    /// A date written in numbers alone, in its order.
    numeric: Option<[(i16, usize); 3]>,
    time: Option<(i8, i8, i8)>,
    afternoon: Option<bool>,
    offset: Option<i32>,
    words: Vec<String>,
}

impl Read {
    /// Reads one token, perhaps with the next ones, and says how many.
    fn take(&mut self, token: &str, after: &[String]) -> usize {
        if let Some(time) = self.time.is_none().then(|| time(token)).flatten() {
            self.time = Some(time);
        } else if let Some(offset) = self.time.is_some().then(|| offset(token)).flatten() {
            self.offset = self.offset.or(Some(offset));
        } else if let Some(numeric) = self.numeric.is_none().then(|| numeric(token)).flatten() {
            self.numeric = Some(numeric);
        } else if token.bytes().all(|byte| byte.is_ascii_digit()) {
            if token.len() <= 4 {
                self.numbers.extend(token.parse().ok().map(|number: i16| (number, token.len())));
            }
        } else if token.contains('-') {
            // "09-Apr-2005".
            for part in token.split('-').filter(|part| !part.is_empty()) {
                self.take(part, &[]);
            }
        } else if let Some(month) = self.month.is_none().then(|| month(token)).flatten() {
            self.month = Some(month);
        } else if let Some(weekday) = weekday(token) {
            self.weekday = Some(weekday);
        } else if self.time.is_some() && matches!(token.to_ascii_lowercase().as_str(), "am" | "pm" | "a.m" | "p.m") {
            self.afternoon = Some(token.to_ascii_lowercase().starts_with('p'));
        } else if token == "T" && after.first().is_some_and(|next| next.contains(':')) {
            // Between the date and the time of ISO 8601.
        } else if token.chars().all(|c| c.is_alphabetic() || c == '.') && self.time.is_some() {
            self.words.push(token.to_owned());
        }
        1
    }

    fn day(&self) -> Option<civil::Date> {
        let fits = |date: &civil::Date| self.weekday.is_none_or(|weekday| date.weekday() == weekday);
        if let Some([first, second, third]) = self.numeric {
            let date = |year: (i16, usize), month: (i16, usize), day: (i16, usize)| {
                civil::Date::new(full_year(year)?, i8::try_from(month.0).ok()?, i8::try_from(day.0).ok()?).ok()
            };
            if first.1 == 4 {
                return date(first, second, third);
            }
            let (by_day, by_month) = (date(third, second, first), date(third, first, second));
            return match (by_day, by_month) {
                (Some(one), Some(other)) if one != other => {
                    match (self.weekday.is_some() && fits(&one), self.weekday.is_some() && fits(&other)) {
                        (true, false) => Some(one),
                        (false, true) => Some(other),
                        _ => None,
                    }
                }
                (one, other) => one.or(other),
            };
        }
        let month = self.month?;
        let [first, second, ..] = self.numbers.as_slice() else { return None };
        let (day, year) = if first.1 >= 3 { (second, first) } else { (first, second) };
        civil::Date::new(full_year(*year)?, month, i8::try_from(day.0).ok()?).ok()
    }
}

/// RFC 5322, 4.3: two digits from 50 on are of the last century, three count from 1900.
fn full_year((year, digits): (i16, usize)) -> Option<i16> {
    match digits {
        4 => Some(year),
        3 => Some(1900 + year),
        1 | 2 if year < 50 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

/// "13:2:1", "14:15", "10:30:00.123".
fn time(token: &str) -> Option<(i8, i8, i8)> {
    let mut parts = token.split(':');
    let number = |part: &str| {
        let whole = part.split('.').next().unwrap_or(part);
        (1..=2).contains(&whole.len()).then(|| whole.parse::<i8>().ok()).flatten()
    };
    let (hour, minute) = (number(parts.next()?)?, number(parts.next()?)?);
    let second = parts.next().map_or(Some(0), number)?;
    (parts.next().is_none() && (0..24).contains(&hour) && (0..60).contains(&minute) && (0..=60).contains(&second))
        .then_some((hour, minute, second))
}

/// "2026-04-20", "8/9/2003", "20.4.2026".
fn numeric(token: &str) -> Option<[(i16, usize); 3]> {
    let separator = token.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let mut parts = token.split(separator).map(|part| Some((part.parse::<i16>().ok()?, part.len())));
    let three = [parts.next()??, parts.next()??, parts.next()??];
    let [first, second, third] = three;
    let shaped = if first.1 == 4 { third.1 <= 2 } else { first.1 <= 2 && matches!(third.1, 2 | 4) };
    (parts.next().is_none() && shaped && second.1 <= 2).then_some(three)
}

/// "+0200", "-07:00", "--0400", "+2": seconds east of UTC.
fn offset(token: &str) -> Option<i32> {
    let sign = token.chars().next().filter(|c| matches!(c, '+' | '-'))?;
    let digits: String = token.chars().filter(|c| !matches!(c, '+' | '-' | ':')).collect();
    let number: i32 = digits.parse().ok()?;
    let (hours, minutes) = match digits.len() {
        1 | 2 => (number, 0),
        3 | 4 => (number / 100, number % 100),
        6 => (number / 10_000, number / 100 % 100),
        _ => return None,
    };
    let seconds = hours * 3600 + minutes * 60;
    // Nowhere is it later than that; what claims it is broken, and the day is taken as it stands.
    let seconds = if hours > 14 || minutes > 59 { 0 } else { seconds };
    Some(if sign == '-' { -seconds } else { seconds })
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_ascii_lowercase();
    let found = MONTHS
        .iter()
        .position(|month| word.len() >= 3 && (month.starts_with(&word) || (word == "sept" && *month == "september")))?;
    i8::try_from(found + 1).ok()
}

fn weekday(word: &str) -> Option<Weekday> {
    const DAYS: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    let word = word.to_ascii_lowercase();
    DAYS.iter().find(|(day, _)| word.len() >= 3 && day.starts_with(&word)).map(|(_, weekday)| *weekday)
}

/// The offset that a name stands for, if it stands for one: "EST", "Pacific Daylight Time", "GMT+02:00". Names that
/// stand for several ("IST") stand for none.
fn zone(name: &str) -> Option<i32> {
    const ZONES: [(&str, i32); 38] = [
        ("Z", 0),
        ("UT", 0),
        ("UTC", 0),
        ("GMT", 0),
        ("WET", 0),
        ("WEST", 100),
        ("BST", 100),
        ("CET", 100),
        ("MET", 100),
        ("MEZ", 100),
        ("CEST", 200),
        ("MEST", 200),
        ("MESZ", 200),
        ("CEDT", 200),
        ("SAST", 200),
        ("EET", 200),
        ("EEST", 300),
        ("MSK", 300),
        ("MSD", 400),
        ("PKT", 500),
        ("ICT", 700),
        ("WIB", 700),
        ("SGT", 800),
        ("HKT", 800),
        ("AWST", 800),
        ("JST", 900),
        ("KST", 900),
        ("AEST", 1000),
        ("AEDT", 1100),
        ("NZST", 1200),
        ("NZDT", 1300),
        ("EST", -500),
        ("EDT", -400),
        ("CDT", -500),
        ("MST", -700),
        ("MDT", -600),
        ("PST", -800),
        ("PDT", -700),
    ];
    let name = name.trim();
    if let Some(sign) = name.find(['+', '-']) {
        return offset(name.get(sign..)?.split_whitespace().next()?);
    }
    // "Pacific Daylight Time" is PDT.
    let words: Vec<&str> = name.split_whitespace().collect();
    let short: String = match words.as_slice() {
        [one] => one.to_ascii_uppercase(),
        [_, _, ..] => words.iter().filter_map(|word| word.chars().next()).collect::<String>().to_uppercase(),
        [] => return None,
    };
    let known = ZONES.iter().copied().chain([("CST", -600), ("AKST", -900), ("AKDT", -800), ("HST", -1000)]);
    let (_, hours) = known.into_iter().find(|(zone, _)| *zone == short)?;
    Some(hours / 100 * 3600)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_are_read_as_programs_wrote_them() {
        for (text, expected) in [
            ("Sat, 28 Nov 2026 07:45:00 -0500", "2026-11-28T07:45:00-05:00"),
            ("Wed, 3 Mar 2021 12:27:13 +0200 (GMT+02:00)", "2021-03-03T12:27:13+02:00"),
            ("Thu, 4 Jun 2015 14:40:57 +0200 (Mitteleurop\u{e4}ische Sommerzeit)", "2015-06-04T14:40:57+02:00"),
            ("Tue, 09 Jul 2019 03:05:23 Pacific Daylight Time", "2019-07-09T03:05:23-07:00"),
            ("Tue, 09 Jul 2019 03:05:23 W. Nowhere Daylight Time", "2019-07-09T03:05:23+00:00"),
            ("Sun, Apr 10 2005 06:39:52 -0700", "2005-04-10T06:39:52-07:00"),
            ("Mon Jul 23 18:55:07 2007", "2007-07-23T18:55:07+00:00"),
            ("Mon Jul 23 18:55:07 CEST 2007", "2007-07-23T18:55:07+02:00"),
            ("Fri, 25 Dec 2020 08:57:44 Z", "2020-12-25T08:57:44+00:00"),
            ("21 Mar 2020 10:38:02 UT", "2020-03-21T10:38:02+00:00"),
            ("Tue, 19 Aug 2003 12:47:46 --0400", "2003-08-19T12:47:46-04:00"),
            ("Wed,17 Jul 2002 15:41:00 +0800", "2002-07-17T15:41:00+08:00"),
            ("Fri, 5 Sep 2003 13:2:1 -0800", "2003-09-05T13:02:01-08:00"),
            ("Mon, 03 Aug 98 09:15:00 EST", "1998-08-03T09:15:00-05:00"),
            ("Mon, 03 Aug 105 09:15:00 EST", "2005-08-03T09:15:00-05:00"),
            ("Tue, 21 Apr 2026 14:00:00 GMT+0200", "2026-04-21T14:00:00+02:00"),
            ("2026-04-21 14:00:00 +0200", "2026-04-21T14:00:00+02:00"),
            ("2026-04-21T14:00:00.123+02:00", "2026-04-21T14:00:00+02:00"),
            ("2026-04-21T14:00:00Z", "2026-04-21T14:00:00+00:00"),
            ("Thu, 14 Aug 2025 14:15 +0100", "2025-08-14T14:15:00+01:00"),
            ("Thursday, August 14, 2025 2:15 PM", "2025-08-14T14:15:00+00:00"),
            ("14-Aug-2025 12:05:00 AM", "2025-08-14T00:05:00+00:00"),
            ("14 August 2025", "2025-08-14T00:00:00+00:00"),
            ("25/12/2020 08:57", "2020-12-25T08:57:00+00:00"),
            ("Fri, 8/9/2019 08:57", "2019-08-09T08:57:00+00:00"),
            ("Mon, 1 Jan 2024 10:00:60 +9900", "2024-01-01T10:00:59+00:00"),
        ] {
            assert_eq!(parse(text).map(|date| date.to_string()).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_wrong_day_is_worse_than_none() {
        for text in [
            "",
            "yesterday",
            "8/9/2003 10:00",
            "31 Feb 2024 10:00:00 +0000",
            "Thu, 1 Jan 1970 00:00:00 +0000",
            "10:30",
            "Mon, 40 Jan 2024",
            "13/13/2020",
            "May 2024",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_date_or_none(text in "(Mon|Jan|[0-9]{1,5}|[:/+., ()TZ-]|GMT|PM|é){0,14}") {
            let _ = parse(&text);
        }
    }
}
