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
    let local = text.parse::<civil::DateTime>().ok();
    let local = local.or_else(|| WITH_TIME.iter().find_map(|form| civil::DateTime::strptime(form, text).ok()));
    let day = || text.parse::<civil::Date>().ok();
    let day = || day().or_else(|| DAY_ONLY.iter().find_map(|form| civil::Date::strptime(form, text).ok()));
    at(local.or_else(|| day().map(|day| day.at(0, 0, 0, 0)))?, zone)
}

/// The first date in a file name: 2026-03-14, 2026_03_14, 2026.03.14, 20260314, 14.03.2026, each perhaps with a
/// time after it ("2026-03-14 0930", "202603140930").
pub(super) fn in_name(name: &str, zone: &TimeZone) -> Option<DateTime> {
    let groups = digit_groups(name);
    groups.iter().enumerate().find_map(|(at_group, group)| {
        let next = |n: usize| groups.get(at_group + n);
        let separator = |n: usize| next(n).map_or("", |group| group.before);
        let (day, after) = match group.digits.len() {
            4 if is_separator(separator(1)) && separator(1) == separator(2) => {
                (civil_day(group.digits, next(1)?.digits, next(2)?.digits)?, 3)
            }
            1 | 2 if separator(1) == "." && separator(2) == "." && next(2)?.digits.len() == 4 => {
                (civil_day(next(2)?.digits, next(1)?.digits, group.digits)?, 3)
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
        ] {
            assert_eq!(parse(text, &berlin()).map(|date| date.to_string()).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "soon", "0001-01-01", "99999", "{{date}}"] {
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
        ] {
            assert_eq!(in_name(name, &berlin()).map(|date| date.to_string()).as_deref(), Some(expected), "{name}");
        }
        for name in ["Invoice 12345678", "1984", "Top 10", "2026-13-01", "99-99-9999", ""] {
            assert_eq!(in_name(name, &berlin()), None, "{name}");
        }
    }
}
