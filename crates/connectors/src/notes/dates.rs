//! Dates as people write them into front matter and file names.

use domain::DateTime;
use jiff::civil;
use jiff::tz::TimeZone;

/// Forms beyond ISO 8601, as note programs and people write them.
const WITH_TIME: [&str; 8] = [
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y, %H:%M",
    "%Y/%m/%d %H:%M",
    "%Y.%m.%d %H:%M",
    "%B %d, %Y %I:%M %p",
    "%B %d, %Y at %I:%M %p",
    "%A, %B %d, %Y %I:%M %p",
    "%Y%m%d%H%M%S",
];
const DAY_ONLY: [&str; 9] = [
    "%d.%m.%Y",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%A, %B %d, %Y",
    "%A, %d %B %Y",
];

/// A date from front matter; one without an offset is in `zone`, one without a time at its midnight.
pub(super) fn parse(text: &str, zone: &TimeZone) -> Option<DateTime> {
    let text = text.trim().trim_matches(|c| c == '"' || c == '\'').trim_start_matches("[[").trim_end_matches("]]");
    if let Ok(date) = text.parse::<DateTime>() {
        return plausible(date);
    }
    // "2026-03-14 10:30:00 +0100", as Jekyll and Hugo write it.
    for form in ["%Y-%m-%d %H:%M:%S %z", "%Y-%m-%dT%H:%M:%S%z", "%a, %d %b %Y %H:%M:%S %z"] {
        if let Ok(zoned) = jiff::ZonedDateTime::strptime(form, text) {
            return plausible(DateTime::from(&zoned));
        }
    }
    // A day without a time is read below, where more ways of writing it are known.
    let local = text.parse::<civil::DateTime>().ok().filter(|_| text.len() > 10);
    let local = local.or_else(|| WITH_TIME.iter().find_map(|form| civil::DateTime::strptime(form, text).ok()));
    let day = || text.parse::<civil::Date>().ok();
    let day = || day().or_else(|| DAY_ONLY.iter().find_map(|form| civil::Date::strptime(form, text).ok()));
    let whole = || month_or_week(text).or_else(|| year(text));
    match local.or_else(|| day().or_else(whole).map(|day| day.at(0, 0, 0, 0))) {
        Some(local) => at(local, zone),
        None => in_name(text, zone),
    }
}

/// "2026-03", "2026-W12", "2026-W12-3": the first day of it.
fn month_or_week(text: &str) -> Option<civil::Date> {
    let (head, rest) = text.split_at_checked(4)?;
    let year: i16 = head.parse().ok().filter(|year| (1900..2100).contains(year))?;
    let rest = rest.trim_start_matches(['-', ' ', '_', '.']);
    if let Some(week) = rest.strip_prefix(['W', 'w']) {
        let (week, day) = week.split_once('-').unwrap_or((week, "1"));
        let weekday = civil::Weekday::from_monday_one_offset(day.parse().ok()?).ok()?;
        let week = week.parse().ok().filter(|_| week.len() == 2)?;
        return Some(civil::ISOWeekDate::new(year, week, weekday).ok()?.date());
    }
    let separated = text.get(4..5).is_some_and(|separator| "-_./".contains(separator));
    (separated && rest.len() == 2)
        .then(|| rest.parse().ok())
        .flatten()
        .and_then(|month| civil::Date::new(year, month, 1).ok())
}

/// A year alone, of a lifetime.
fn year(text: &str) -> Option<civil::Date> {
    let year: i16 = text.parse().ok().filter(|_| text.len() == 4)?;
    (1990..2100).contains(&year).then(|| civil::Date::new(year, 1, 1).ok()).flatten()
}

/// The first date in a file name or a title: 2026-03-14, 2026_03_14, 2026.03.14, 20260314, 2026年3月14日, 14.03.2026,
/// 14-03-2026, 14 March 2026, each perhaps with a time after it ("2026-03-14 0930", "202603140930"). Else the month
/// or week that it begins or ends with, or the year that is all of it. What could be two days is none.
pub(super) fn in_name(name: &str, zone: &TimeZone) -> Option<DateTime> {
    let midnight = |day: civil::Date| at(day.at(0, 0, 0, 0), zone);
    let ends = || name.split([' ', '_']).next().into_iter().chain(name.rsplit([' ', '_']).next());
    in_digits(name, zone)
        .or_else(|| with_month_name(name).and_then(midnight))
        .or_else(|| ends().find_map(month_or_week).and_then(midnight))
        .or_else(|| year(name.trim()).and_then(midnight))
}

/// "14 March 2026", "14. März 2026", "March 14th, 2026"; "March 2026" only as a whole.
fn with_month_name(name: &str) -> Option<civil::Date> {
    let words: Vec<&str> = name
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '_' | '-' | '/'))
        .filter(|word| !word.is_empty())
        .collect();
    let number = |word: Option<&&str>| {
        let word = word?.trim_end_matches(|c: char| c.is_alphabetic() || c == 'º');
        word.parse::<i16>().ok().filter(|_| word.len() <= 4)
    };
    let small = |at: Option<usize>| {
        number(words.get(at?)).and_then(|number| i8::try_from(number).ok()).filter(|day| (1..=31).contains(day))
    };
    let full = |at: usize| number(words.get(at)).filter(|year| (1900..2100).contains(year));
    // "14 de marzo de 2026".
    let is_of =
        |at: usize| words.get(at).is_some_and(|word| matches!(word.to_lowercase().as_str(), "de" | "del" | "of"));
    for (at, word) in words.iter().enumerate() {
        let Some(month) = month(word) else { continue };
        let after = at + 1 + usize::from(is_of(at + 1));
        let before =
            at.checked_sub(1).and_then(|before| if is_of(before) { before.checked_sub(1) } else { Some(before) });
        let day_first = small(before).zip(full(after));
        let month_first = small(Some(at + 1)).zip(full(at + 2));
        let whole = (words.len() == 2 && at == 0).then(|| full(1)).flatten().map(|year| (1, year));
        if let Some((day, year)) = day_first.or(month_first).or(whole) {
            return civil::Date::new(year, month, day).ok();
        }
    }
    None
}

/// The month that a word names, in full or by its first three letters or more, if all languages agree.
fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january januar janvier enero gennaio janeiro januari stycznia января",
        "february februar février febrero febbraio fevereiro februari lutego февраля",
        "march märz mars marzo março maart marca марта",
        "april avril abril aprile kwietnia апреля",
        "may mai mayo maggio maio mei maj maja мая",
        "june juni juin junio giugno junho czerwca июня",
        "july juli juillet julio luglio julho lipca июля",
        "august août agosto augustus sierpnia августа",
        "september septembre septiembre settembre setembro września сентября",
        "october oktober octobre octubre ottobre outubro października октября",
        "november novembre noviembre novembro listopada ноября",
        "december dezember décembre diciembre dicembre dezembro desember grudnia декабря",
    ];
    let word = word.to_lowercase();
    if word.chars().count() < 3 {
        return None;
    }
    let mut found = MONTHS.iter().zip(1i8..).filter(|(names, _)| names.split(' ').any(|name| name.starts_with(&word)));
    let (_, month) = found.next()?;
    found.next().is_none().then_some(month)
}

fn in_digits(name: &str, zone: &TimeZone) -> Option<DateTime> {
    let groups = digit_groups(name);
    groups.iter().enumerate().find_map(|(at_group, group)| {
        let next = |n: usize| groups.get(at_group + n);
        let separator = |n: usize| next(n).map_or("", |group| group.before);
        let (day, after) = match group.digits.len() {
            4 if is_separator(separator(1)) && separator(1) == separator(2) => {
                (civil_day(group.digits, next(1)?.digits, next(2)?.digits)?, 3)
            }
            4 if matches!((separator(1).trim(), separator(2).trim()), ("年", "月") | ("년", "월")) => {
                (civil_day(group.digits, next(1)?.digits, next(2)?.digits)?, 3)
            }
            1 | 2
                if matches!(separator(1), "." | ". ") && separator(1) == separator(2) && next(2)?.digits.len() == 4 =>
            {
                (civil_day(next(2)?.digits, next(1)?.digits, group.digits)?, 3)
            }
            // Between these some write the month first: only a number above 12 says which it is.
            1 | 2
                if matches!(separator(1), "-" | "_" | "/" | " ")
                    && separator(1) == separator(2)
                    && next(2)?.digits.len() == 4 =>
            {
                let (first, second, year) = (group.digits, next(1)?.digits, next(2)?.digits);
                let (by_day, by_month) = (civil_day(year, second, first), civil_day(year, first, second));
                (by_day.xor(by_month).or(by_day.filter(|_| by_day == by_month))?, 3)
            }
            8 | 12 | 14 => {
                let part = |range: std::ops::Range<usize>| group.digits.get(range).unwrap_or_default();
                let day = civil_day(part(0..4), part(4..6), part(6..8))?;
                if group.digits.len() > 8 {
                    let second = if group.digits.len() == 14 { part(12..14) } else { "0" };
                    let time = civil_time(part(8..10), part(10..12), second)?;
                    return self::at(day.to_datetime(time), zone);
                }
                (day, 1)
            }
            _ => return None,
        };
        // "14.03.2026" may end in digits that belong to something else: "2026-03-14123" is no date.
        let time = next(after).and_then(|hour| {
            let apart = matches!(hour.before, " " | "_" | "T" | "-" | " - " | ", " | " at ");
            match (apart, hour.digits.len()) {
                (true, 4 | 6) => {
                    civil_time(hour.digits.get(0..2)?, hour.digits.get(2..4)?, hour.digits.get(4..6).unwrap_or("0"))
                }
                (true, 2) if matches!(separator(after + 1), ":" | "-" | "." | "h" | "_") => {
                    civil_time(hour.digits, next(after + 1)?.digits, "0")
                }
                _ => None,
            }
        });
        self::at(day.to_datetime(time.unwrap_or_default()), zone)
    })
}

struct Group<'a> {
    /// What stands between the previous digits and these.
    before: &'a str,
    digits: &'a str,
}

fn digit_groups(name: &str) -> Vec<Group<'_>> {
    let mut groups = Vec::new();
    let mut rest = name;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, tail) = rest.split_at(start);
        let end = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
        let (digits, tail) = tail.split_at(end);
        groups.push(Group { before, digits });
        rest = tail;
    }
    groups
}

fn is_separator(between: &str) -> bool {
    matches!(between, "-" | "_" | "." | " ")
}

fn civil_day(year: &str, month: &str, day: &str) -> Option<civil::Date> {
    let year = year.parse().ok().filter(|year| (1900..2100).contains(year))?;
    (month.len() <= 2 && day.len() <= 2).then_some(())?;
    civil::Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

fn civil_time(hour: &str, minute: &str, second: &str) -> Option<civil::Time> {
    (minute.len() == 2).then_some(())?;
    civil::Time::new(hour.parse().ok()?, minute.parse().ok()?, second.parse().ok()?, 0).ok()
}

fn at(local: civil::DateTime, zone: &TimeZone) -> Option<DateTime> {
    local.to_zoned_datetime(zone.clone()).ok().map(|zoned| DateTime::from(&zoned)).and_then(plausible)
}

/// Year 0001 and such are placeholders of programs, not dates.
fn plausible(date: DateTime) -> Option<DateTime> {
    const YEAR_1000: i64 = -30_610_224_000;
    (date.seconds > YEAR_1000).then_some(date)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn berlin() -> TimeZone {
        TimeZone::get("Europe/Berlin").unwrap()
    }

    #[test]
    fn dates_in_front_matter_are_read_in_the_usual_forms() {
        for (text, expected) in [
            ("2026-03-14", "2026-03-14T00:00:00+01:00"),
            ("2026-07-14 10:30", "2026-07-14T10:30:00+02:00"),
            ("2026-03-14T10:30:00Z", "2026-03-14T10:30:00+00:00"),
            ("2026-03-14T10:30:00.123-05:00", "2026-03-14T10:30:00-05:00"),
            ("2026-03-14 10:30:00 -0500", "2026-03-14T10:30:00-05:00"),
            ("14.03.2026", "2026-03-14T00:00:00+01:00"),
            ("March 14, 2026", "2026-03-14T00:00:00+01:00"),
            ("14 March 2026", "2026-03-14T00:00:00+01:00"),
            ("[[2026-03-14]]", "2026-03-14T00:00:00+01:00"),
            ("2026-03", "2026-03-01T00:00:00+01:00"),
            ("2026-W12", "2026-03-16T00:00:00+01:00"),
            ("2026-W12-3", "2026-03-18T00:00:00+01:00"),
            ("2026", "2026-01-01T00:00:00+01:00"),
            ("14/03/2026", "2026-03-14T00:00:00+01:00"),
            ("03/14/2026", "2026-03-14T00:00:00+01:00"),
            ("14. März 2026", "2026-03-14T00:00:00+01:00"),
            ("14 de marzo de 2026", "2026-03-14T00:00:00+01:00"),
            ("Saturday, March 14th, 2026", "2026-03-14T00:00:00+01:00"),
        ] {
            assert_eq!(parse(text, &berlin()).map(|date| date.to_string()).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "soon", "0001-01-01", "99999", "{{date}}", "03/04/2026", "2026-13", "2026-W60"] {
            assert_eq!(parse(text, &berlin()), None, "{text}");
        }
    }

    #[test]
    fn dates_in_file_names_are_found_and_other_numbers_are_not() {
        for (name, expected) in [
            ("2026-03-14", "2026-03-14T00:00:00+01:00"),
            ("Call with Ana 2026-03-14 0930", "2026-03-14T09:30:00+01:00"),
            ("2026_03_14 dentist", "2026-03-14T00:00:00+01:00"),
            ("202603140930 zettel", "2026-03-14T09:30:00+01:00"),
            ("IMG_20260314_101112", "2026-03-14T10:11:12+01:00"),
            ("Protokoll 14.03.2026", "2026-03-14T00:00:00+01:00"),
            ("3 wishes, 2026-03-14", "2026-03-14T00:00:00+01:00"),
            ("14-03-2026 dentist", "2026-03-14T00:00:00+01:00"),
            ("03_03_2026", "2026-03-03T00:00:00+01:00"),
            ("14 March 2026 - dentist", "2026-03-14T00:00:00+01:00"),
            ("Dentist, 14. März 2026", "2026-03-14T00:00:00+01:00"),
            ("2026年3月14日 歯医者", "2026-03-14T00:00:00+01:00"),
            ("2026년 3월 14일", "2026-03-14T00:00:00+01:00"),
            ("2026-03", "2026-03-01T00:00:00+01:00"),
            ("2026-03 budget", "2026-03-01T00:00:00+01:00"),
            ("March 2026", "2026-03-01T00:00:00+01:00"),
            ("Week 2026-W12", "2026-03-16T00:00:00+01:00"),
            ("2026W12", "2026-03-16T00:00:00+01:00"),
            ("2026", "2026-01-01T00:00:00+01:00"),
        ] {
            assert_eq!(in_name(name, &berlin()).map(|date| date.to_string()).as_deref(), Some(expected), "{name}");
        }
        for name in [
            "Invoice 12345678",
            "1984",
            "Top 10",
            "2026-13-01",
            "99-99-9999",
            "",
            "03-04-2026",
            "Taxes 2025",
            "Mars 2026 mission",
            "2025-26 season",
            "May",
        ] {
            assert_eq!(in_name(name, &berlin()), None, "{name}");
        }
    }
}
