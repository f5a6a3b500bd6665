use super::calendar::{Shape, Unit};
use jiff::civil::Weekday;

/// Words after which an ambiguous word ("may", "sat", "jan") or a bare day is a date.
pub(super) const LEADS: &[&str] = &[
    "in", "on", "since", "during", "of", "from", "before", "after", "until", "till", "by", "through", "between", "for",
    "at", "over", "within", "early", "mid", "late", "around",
];

/// A month and whether its word means nothing else.
pub(super) fn month(word: &str) -> Option<(i8, bool)> {
    Some(match word {
        "january" => (1, true),
        "jan" => (1, false),
        "february" => (2, true),
        "feb" => (2, false),
        "march" | "mar" => (3, false),
        "april" => (4, true),
        "apr" => (4, false),
        "may" => (5, false),
        "june" => (6, true),
        "jun" => (6, false),
        "july" => (7, true),
        "jul" => (7, false),
        "august" => (8, true),
        "aug" => (8, false),
        "september" => (9, true),
        "sep" | "sept" => (9, false),
        "october" => (10, true),
        "oct" => (10, false),
        "november" => (11, true),
        "nov" => (11, false),
        "december" => (12, true),
        "dec" => (12, false),
        _ => return None,
    })
}

/// A weekday and whether its word means nothing else.
pub(super) fn weekday(word: &str) -> Option<(Weekday, bool)> {
    Some(match word {
        "monday" => (Weekday::Monday, true),
        "mon" => (Weekday::Monday, false),
        "tuesday" => (Weekday::Tuesday, true),
        "tue" | "tues" => (Weekday::Tuesday, false),
        "wednesday" => (Weekday::Wednesday, true),
        "wed" | "weds" => (Weekday::Wednesday, false),
        "thursday" => (Weekday::Thursday, true),
        "thu" | "thur" | "thurs" => (Weekday::Thursday, false),
        "friday" => (Weekday::Friday, true),
        "fri" => (Weekday::Friday, false),
        "saturday" => (Weekday::Saturday, true),
        "sat" => (Weekday::Saturday, false),
        "sunday" => (Weekday::Sunday, true),
        "sun" => (Weekday::Sunday, false),
        _ => return None,
    })
}

/// The first month of a season.
pub(super) fn season(word: &str) -> Option<i8> {
    Some(match word {
        "spring" => 3,
        "summer" => 6,
        "autumn" | "fall" => 9,
        "winter" => 12,
        _ => return None,
    })
}

/// "Q3"
pub(super) fn quarter(word: &str) -> Option<i8> {
    match word {
        "q1" => Some(1),
        "q2" => Some(2),
        "q3" => Some(3),
        "q4" => Some(4),
        _ => None,
    }
}

/// Feasts that fall on the same days everywhere; how many words they take.
pub(super) fn feast(words: &[&str]) -> Option<(usize, Shape)> {
    let dates = |from, to| Shape::Dates { from, to, year: None };
    Some(match words {
        ["christmas", "eve", ..] => (2, dates((12, 24), (12, 24))),
        ["christmas", "day", ..] => (2, dates((12, 25), (12, 25))),
        ["christmas", ..] => (1, dates((12, 24), (12, 26))),
        ["new", "year" | "years", "eve", ..] => (3, dates((12, 31), (12, 31))),
        ["new", "year" | "years", "day", ..] => (3, dates((1, 1), (1, 1))),
        ["halloween", ..] => (1, dates((10, 31), (10, 31))),
        ["valentine" | "valentines", "day", ..] => (2, dates((2, 14), (2, 14))),
        _ => return None,
    })
}

/// Units of the calendar, as in "three weeks ago". A fortnight is two weeks.
pub(super) fn unit(word: &str) -> Option<(Unit, i32)> {
    Some(match word {
        "day" | "days" | "night" | "nights" => (Unit::Day, 1),
        "week" | "weeks" => (Unit::Week, 1),
        "fortnight" | "fortnights" => (Unit::Week, 2),
        "weekend" | "weekends" => (Unit::Weekend, 1),
        "month" | "months" => (Unit::Month, 1),
        "quarter" | "quarters" => (Unit::Quarter, 1),
        "year" | "years" => (Unit::Year, 1),
        _ => return None,
    })
}

/// Small numbers as words.
pub(super) fn number(word: &str) -> Option<i32> {
    Some(match word {
        "a" | "an" | "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        _ => return None,
    })
}

/// Parts of a day, which belong to the day for our purposes.
pub(super) fn part_of_day(word: &str) -> bool {
    matches!(word, "morning" | "afternoon" | "evening" | "night" | "noon")
}
