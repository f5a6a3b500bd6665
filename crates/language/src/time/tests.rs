#![allow(clippy::unwrap_used)]
use super::*;

/// Readings of the one expression in a text, each as `first..last` or `first..` or `..last`.
fn read(text: &str, today: &str, lean: Lean) -> String {
    let found = expressions(text, today.parse().unwrap(), lean);
    let shown: Vec<String> = found.iter().map(|expression| shown(&expression.readings)).collect();
    shown.join("; ")
}

fn shown(readings: &[Days]) -> String {
    let one = |days: &Days| {
        let first = if days.first == Date::MIN { String::new() } else { days.first.to_string() };
        let last = if days.end == Date::MAX { String::new() } else { days.end.yesterday().unwrap().to_string() };
        if first == last { first } else { format!("{first}..{last}") }
    };
    readings.iter().map(one).collect::<Vec<_>>().join(" or ")
}

fn check(today: &str, lean: Lean, table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, expected)| {
            let found = read(text, today, lean);
            (found != *expected).then(|| format!("{text:?}\n  is read as {found}\n  instead of {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "on {today}, {lean:?}:\n{}", wrong.join("\n"));
}

const WEDNESDAY: &str = "2026-11-25";

#[test]
fn days_near_today() {
    check(
        WEDNESDAY,
        Lean::Either,
        &[
            ("what did she say today?", "2026-11-25"),
            ("tonight", "2026-11-25"),
            ("today's meeting", "2026-11-25"),
            ("this morning", "2026-11-25"),
            ("mail of yesterday", "2026-11-24"),
            ("yesterday evening", "2026-11-24"),
            ("last night", "2026-11-24"),
            ("what is on tomorrow", "2026-11-26"),
            ("tomorrow morning", "2026-11-26"),
            ("the day before yesterday", "2026-11-23"),
            ("the day after tomorrow", "2026-11-27"),
            ("3 days ago", "2026-11-22"),
            ("a few days ago", "2026-11-19..2026-11-23"),
            ("a couple of days ago", "2026-11-23"),
            ("two hours ago", "2026-11-24..2026-11-25"),
            ("40 minutes ago", "2026-11-24..2026-11-25"),
            ("in 10 days", "2026-12-05"),
            ("ten days from now", "2026-12-05"),
        ],
    );
}

#[test]
fn weeks_run_from_monday_to_sunday() {
    check(
        WEDNESDAY,
        Lean::Either,
        &[
            ("this week", "2026-11-23..2026-11-29"),
            ("last week", "2026-11-16..2026-11-22"),
            ("the previous week", "2026-11-16..2026-11-22"),
            ("last week's minutes", "2026-11-16..2026-11-22"),
            ("next week", "2026-11-30..2026-12-06"),
            ("two weeks ago", "2026-11-09..2026-11-15"),
            ("a fortnight ago", "2026-11-09..2026-11-15"),
            ("in two weeks", "2026-12-07..2026-12-13"),
            ("this weekend", "2026-11-28..2026-11-29"),
            ("last weekend", "2026-11-21..2026-11-22"),
            ("next weekend", "2026-12-05..2026-12-06"),
            ("at the weekend", "2026-11-21..2026-11-22 or 2026-11-28..2026-11-29"),
            ("the week of March 14, 2026", "2026-03-09..2026-03-15"),
            ("the past week", "2026-11-18..2026-11-25"),
            ("in the last week", "2026-11-18..2026-11-25"),
            ("in the last 2 weeks", "2026-11-11..2026-11-25"),
            ("within the next week", "2026-11-25..2026-12-02"),
            ("this past week", "2026-11-18..2026-11-25"),
        ],
    );
    // Sunday belongs to the week that began on Monday, Monday begins one; across the end of a year as well.
    check(
        "2026-11-29",
        Lean::Either,
        &[("this week", "2026-11-23..2026-11-29"), ("last weekend", "2026-11-21..2026-11-22")],
    );
    check(
        "2026-11-30",
        Lean::Either,
        &[("this week", "2026-11-30..2026-12-06"), ("last week", "2026-11-23..2026-11-29")],
    );
    check(
        "2027-01-01",
        Lean::Either,
        &[("this week", "2026-12-28..2027-01-03"), ("last weekend", "2026-12-26..2026-12-27")],
    );
}

#[test]
fn months_quarters_and_years_of_the_calendar() {
    check(
        WEDNESDAY,
        Lean::Either,
        &[
            ("this month", "2026-11-01..2026-11-30"),
            ("last month", "2026-10-01..2026-10-31"),
            ("next month", "2026-12-01..2026-12-31"),
            ("three months ago", "2026-08-01..2026-08-31"),
            ("in 3 months", "2027-02-01..2027-02-28"),
            ("this year", "2026-01-01..2026-12-31"),
            ("last year", "2025-01-01..2025-12-31"),
            ("next year", "2027-01-01..2027-12-31"),
            ("a year ago", "2025-01-01..2025-12-31"),
            ("two years ago", "2024-01-01..2024-12-31"),
            ("this quarter", "2026-10-01..2026-12-31"),
            ("last quarter", "2026-07-01..2026-09-30"),
            ("in the last 10 days", "2026-11-15..2026-11-25"),
            ("over the past few months", "2026-05-25..2026-11-25"),
            ("during the last year", "2025-11-25..2026-11-25"),
            ("the next 14 days", "2026-11-25..2026-12-09"),
            ("within 3 weeks", "2026-11-25..2026-12-16"),
        ],
    );
    // The end of a month has no counterpart in a shorter one.
    check(
        "2026-03-31",
        Lean::Either,
        &[("last month", "2026-02-01..2026-02-28"), ("in the last month", "2026-02-28..2026-03-31")],
    );
    check(
        "2024-02-29",
        Lean::Either,
        &[("last year", "2023-01-01..2023-12-31"), ("in the last year", "2023-02-28..2024-02-29")],
    );
}

#[test]
fn weekdays_look_back_ahead_or_both_ways() {
    check(
        WEDNESDAY,
        Lean::Past,
        &[
            ("what did she say on Tuesday", "2026-11-24"),
            ("on Thursday", "2026-11-19"),
            ("on Wednesday", "2026-11-25 or 2026-11-18"),
            ("Monday morning", "2026-11-23"),
            ("on sat", "2026-11-21"),
            ("last Tuesday", "2026-11-24"),
            ("last Wednesday", "2026-11-18"),
            ("last Friday", "2026-11-20"),
            ("since Monday", "2026-11-23.."),
            ("between Monday and Wednesday", "2026-11-23..2026-11-25 or 2026-11-16..2026-11-18"),
            ("from Friday to Sunday", "2026-11-20..2026-11-22"),
        ],
    );
    check(
        WEDNESDAY,
        Lean::Future,
        &[
            ("is there anything on Tuesday", "2026-12-01"),
            ("on Thursday", "2026-11-26"),
            ("Wednesday", "2026-11-25 or 2026-12-02"),
            ("next Friday", "2026-11-27 or 2026-12-04"),
            ("next Tuesday", "2026-12-01"),
            ("this Friday", "2026-11-27"),
            ("this coming Saturday", "2026-11-28 or 2026-12-05"),
            ("by Friday", "2026-11-25..2026-11-27"),
            ("until Sunday evening", "2026-11-25..2026-11-29"),
            ("Monday to Wednesday", "2026-11-23..2026-11-25 or 2026-11-30..2026-12-02"),
        ],
    );
    check(
        WEDNESDAY,
        Lean::Either,
        &[
            ("Friday", "2026-11-20 or 2026-11-27"),
            ("every Friday", ""),
            ("Tuesday, 24 November", "2026-11-24"),
            ("Tuesday the 24th", "2026-11-24"),
            ("on Thursday the 24th", "2026-12-24"),
            ("we sat in the sun", ""),
        ],
    );
}

#[test]
fn months_and_days_by_name() {
    check(
        WEDNESDAY,
        Lean::Past,
        &[
            ("in March", "2026-03-01..2026-03-31"),
            ("in december", "2025-12-01..2025-12-31"),
            ("in November", "2026-11-01..2026-11-30"),
            ("in March 2025", "2025-03-01..2025-03-31"),
            ("march-2025", "2025-03-01..2025-03-31"),
            ("February 2024", "2024-02-01..2024-02-29"),
            ("the March invoice", "2026-03-01..2026-03-31"),
            ("early June", "2026-06-01..2026-06-30"),
            ("mid-August", "2026-08-01..2026-08-31"),
            ("last March", "2026-03-01..2026-03-31"),
            ("last November", "2025-11-01..2025-11-30"),
            ("next March", "2027-03-01..2027-03-31"),
            ("this March", "2026-03-01..2026-03-31"),
            ("March 14", "2026-03-14"),
            ("March 14th, 2025", "2025-03-14"),
            ("Mar. 14 2025", "2025-03-14"),
            ("14 March 2025", "2025-03-14"),
            ("the 14th of March", "2026-03-14"),
            ("on 5 dec", "2025-12-05"),
            ("29 February", "2024-02-29"),
            ("30 February", "2026-02-01..2026-02-28"),
            ("14-16 March 2025", "2025-03-14..2025-03-16"),
            ("March 14 to 16", "2026-03-14..2026-03-16"),
            ("from 30 December to 2 January", "2025-12-30..2026-01-02"),
            ("on the 14th", "2026-11-14"),
            ("on the 28th", "2026-10-28"),
            ("on the 14th floor", ""),
            ("since May", "2026-05-01.."),
            ("from May on", "2026-05-01.."),
            ("before June 2025", "..2025-05-31"),
            ("after 14 March 2025", "2025-03-15.."),
            ("between March and May", "2026-03-01..2026-05-31"),
            ("between March and May 2025", "2025-03-01..2025-05-31"),
            ("between November 2024 and January", "2024-11-01..2026-01-31"),
            ("between the 3rd and the 10th of May", "2026-05-03..2026-05-10"),
            ("between 3 and 10 May", "2026-05-03..2026-05-10"),
            ("from December to February 2025", "2024-12-01..2025-02-28"),
            ("the mails from March", "2026-03-01..2026-03-31"),
            ("in March or in May", "2026-03-01..2026-03-31; 2026-05-01..2026-05-31"),
            ("may I march in", ""),
            ("Jan and Mark", ""),
            ("in Jan", "2026-01-01..2026-01-31"),
        ],
    );
    check(
        WEDNESDAY,
        Lean::Future,
        &[
            ("in March", "2027-03-01..2027-03-31"),
            ("in November", "2026-11-01..2026-11-30"),
            ("on 28 November", "2026-11-28"),
            ("before Christmas", "2026-11-25..2026-12-23"),
            ("on the 3rd", "2026-12-03"),
            ("on the 31st", "2026-12-31"),
        ],
    );
    check(WEDNESDAY, Lean::Either, &[("in March", "2026-03-01..2026-03-31 or 2027-03-01..2027-03-31")]);
    check(
        WEDNESDAY,
        Lean::Nearest,
        &[
            ("28 November", "2026-11-28"),
            ("20 November", "2026-11-20"),
            ("3 January", "2027-01-03"),
            ("Tuesday", "2026-11-24"),
        ],
    );
}

#[test]
fn dates_in_figures() {
    check(
        WEDNESDAY,
        Lean::Past,
        &[
            ("2026-03-14", "2026-03-14"),
            ("on 2026/03/14.", "2026-03-14"),
            ("since 2026-03", "2026-03-01.."),
            ("2025", "2025-01-01..2025-12-31"),
            ("the taxes of 2025?", "2025-01-01..2025-12-31"),
            ("3/14/2025", "2025-03-14"),
            ("14/3/2025", "2025-03-14"),
            ("3/4/2025", "2025-03-04 or 2025-04-03"),
            ("4.3.2025", "2025-03-04"),
            ("14-03-2025", "2025-03-14"),
            ("14.3.25", "2025-03-14"),
            ("on 3/14", "2026-03-14"),
            ("between 2025-03-14 and 2025-04-02", "2025-03-14..2025-04-02"),
            ("2024 to 2025", "2024-01-01..2025-12-31"),
            ("3/14 of the cake", ""),
            ("version 3.14", ""),
            ("2026-02-30", ""),
            ("+49-2026-0312", ""),
            ("DL-2025-11", ""),
            ("$2025", ""),
            ("1,998", ""),
            ("at 7:45", ""),
            ("flight 1999 or 2999", "1999-01-01..1999-12-31"),
        ],
    );
}

#[test]
fn seasons_quarters_and_feasts() {
    check(
        WEDNESDAY,
        Lean::Past,
        &[
            ("summer 2025", "2025-06-01..2025-08-31"),
            ("in the summer of 2025", "2025-06-01..2025-08-31"),
            ("last summer", "2026-06-01..2026-08-31"),
            ("in spring", "2026-03-01..2026-05-31"),
            ("next winter", "2026-12-01..2027-02-28"),
            ("winter 2025", "2025-12-01..2026-02-28 or 2024-12-01..2025-02-28"),
            ("last autumn", "2025-09-01..2025-11-30"),
            ("Q3 2025", "2025-07-01..2025-09-30"),
            ("in Q1", "2026-01-01..2026-03-31"),
            ("at Christmas", "2025-12-24..2025-12-26"),
            ("Christmas Eve 2024", "2024-12-24"),
            ("on New Year's Eve", "2025-12-31"),
            ("last Halloween", "2026-10-31"),
            ("Valentine's Day", "2026-02-14"),
            ("the summer trip", "2026-06-01..2026-08-31"),
            ("the fall was bad for my spring", ""),
        ],
    );
}

#[test]
fn the_table_holds_more_than_a_hundred_expressions() {
    let rows = include_str!("tests.rs").lines().filter(|line| line.trim_start().starts_with("(\"")).count();
    assert!(rows > 100, "{rows}");
}

#[test]
fn an_expression_knows_its_bytes() {
    let text = "Grüße — in März? no: the day before yesterday, then since May 2025!";
    let found = expressions(text, WEDNESDAY.parse().unwrap(), Lean::Either);
    let parts: Vec<_> = found.iter().map(|expression| (&text[expression.range.clone()], expression.relative)).collect();
    assert_eq!(parts, [("the day before yesterday", true), ("since May 2025", false)]);
}

#[test]
fn no_text_makes_the_reader_fall_over() {
    let words = [
        "in",
        "the",
        "last",
        "next",
        "this",
        "10",
        "999",
        "a",
        "few",
        "couple",
        "weeks",
        "ago",
        "march",
        "14",
        "14th",
        "2026",
        "-",
        "/",
        ".",
        ",",
        "between",
        "and",
        "to",
        "from",
        "on",
        "since",
        "every",
        "tuesday",
        "week",
        "of",
        "weekend",
        "winter",
        "christmas",
        "eve",
        "q4",
        "day",
        "before",
        "yesterday",
        "months",
        "years",
        "9999",
        "31",
        "february",
        "\u{e9}\u{2019}s",
    ];
    // A linear congruential generator (Knuth, MMIX) instead of randomness: the same texts each time.
    let mut state: u64 = 42;
    let mut pick = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % n
    };
    for _ in 0..20_000 {
        let text: Vec<&str> = (0..pick(8)).map(|_| words[pick(words.len())]).collect();
        let text = text.join(if pick(2) == 0 { " " } else { "" });
        for lean in [Lean::Past, Lean::Either, Lean::Nearest] {
            for today in ["2026-11-25", "2024-02-29", "-009999-01-01", "9999-12-31"] {
                for expression in expressions(&text, today.parse().unwrap(), lean) {
                    assert!(text.get(expression.range.clone()).is_some(), "{text}");
                    for days in &expression.readings {
                        assert!(days.first < days.end || days.end == Date::MAX, "{text}: {days:?}");
                    }
                }
                let _ = whole(&text, today.parse().unwrap());
            }
        }
    }
}
