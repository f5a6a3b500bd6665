use crate::{Period, QueryError};
use domain::{DateTime, Filter, Kind};
use jiff::ZonedDateTime;
use jiff::civil;
use language::time;

/// A query without its filter words, the filter that they make, and remarks for the explanation.
#[derive(Debug)]
pub(crate) struct Split {
    pub text: String,
    pub filter: Filter,
    pub notes: Vec<String>,
}

/// Reads a date or stretch of time as a user writes it after `--on` or `on:`: 2026-03-14, 2026-03,
/// 2026, 14.3.2026, 3/14/2026, yesterday, "last week", march-2026, "summer 2025", or a moment in
/// RFC 3339. Days are those of the zone of `now`.
///
/// Of several readings the likeliest is taken: without a year the latest that has begun, with
/// slashes month before day unless that is no date.
///
/// # Errors
/// [`QueryError::Date`] when the text is none of this.
pub fn parse_date_range(text: &str, now: &ZonedDateTime) -> Result<Period, QueryError> {
    date_range(text, now).map(|(period, _)| period)
}

/// The period and, if the text can be read in another way, a remark on it.
fn date_range(text: &str, now: &ZonedDateTime) -> Result<(Period, Option<String>), QueryError> {
    let text = text.trim();
    let unreadable = || QueryError::Date(text.to_owned());
    if let Some(moment) = moment(text, now) {
        let end = DateTime { seconds: moment.seconds.saturating_add(1), ..moment };
        return Ok((Period { after: Some(moment), before: Some(end) }, None));
    }
    let readings = time::whole(text, now.date()).ok_or_else(unreadable)?;
    let first = *readings.first().ok_or_else(unreadable)?;
    let other = readings
        .get(1)
        .map(|other| format!("\u{201c}{text}\u{201d} is read as {}; it could mean {}", first.first, other.first));
    Ok((Period::of(first, now.time_zone()), other))
}

/// A date with its time, in the zone of `now` where it names none.
fn moment(text: &str, now: &ZonedDateTime) -> Option<DateTime> {
    text.parse().ok().or_else(|| {
        let local: civil::DateTime = text.parse().ok().filter(|_| text.contains(':'))?;
        Some(DateTime::from(&local.to_zoned_datetime(now.time_zone().clone()).ok()?))
    })
}

/// What the parts of a filter say together: lists are joined, bounds narrow each other.
///
/// # Errors
/// [`QueryError::Empty`] when the bounds leave no moment.
pub fn combine(mut one: Filter, other: Filter) -> Result<Filter, QueryError> {
    one.from.extend(other.from);
    one.to.extend(other.to);
    one.with.extend(other.with);
    one.sources.extend(other.sources);
    one.kinds.extend(other.kinds);
    one.has_attachment |= other.has_attachment;
    let bounds = Period { after: other.after, before: other.before };
    narrow(&mut one, bounds)?;
    Ok(one)
}

fn narrow(filter: &mut Filter, bounds: Period) -> Result<(), QueryError> {
    filter.after = filter.after.into_iter().chain(bounds.after).max();
    filter.before = filter.before.into_iter().chain(bounds.before).min();
    match (filter.after, filter.before) {
        (Some(after), Some(before)) if after >= before => Err(QueryError::Empty { after, before }),
        _ => Ok(()),
    }
}

/// Takes `from:` `to:` `with:` `source:` `kind:` `before:` `after:` `on:` and `has:attachment` out of
/// a query. A word without a value stays in the text.
///
/// `after:D` begins with D, `before:D` ends before D, `on:D` is D, whether D is a day, a month or
/// a week. A bare value may list alternatives: `kind:mail,note`.
pub(crate) fn split(query: &str, now: &ZonedDateTime) -> Result<Split, QueryError> {
    let mut filter = Filter::default();
    let mut notes = Vec::new();
    let mut kept = Vec::new();
    for word in words(query) {
        let Some((key, value)) = word.split_once(':') else {
            kept.push(word);
            continue;
        };
        let quoted = unquoted(value);
        let values: Vec<String> = match quoted {
            Some(inside) => vec![inside.trim().to_owned()],
            None => value.split(',').map(|part| part.trim().to_owned()).collect(),
        }
        .into_iter()
        .filter(|value| !value.is_empty())
        .collect();
        let key = key.to_ascii_lowercase();
        let known =
            matches!(key.as_str(), "from" | "to" | "with" | "source" | "kind" | "before" | "after" | "on" | "has");
        if !known || values.is_empty() {
            kept.push(word);
            continue;
        }
        match key.as_str() {
            "from" => filter.from.extend(values),
            "to" => filter.to.extend(values),
            "with" => filter.with.extend(values),
            "source" => filter.sources.extend(values),
            "kind" => {
                for value in &values {
                    filter.kinds.push(kind(value)?);
                }
            }
            "has" => {
                match values.iter().find(|value| !matches!(value.to_lowercase().as_str(), "attachment" | "attachments"))
                {
                    Some(other) => return Err(QueryError::Has(other.clone())),
                    None => filter.has_attachment = true,
                }
            }
            dated => {
                // The comma in "March 14, 2025" lists no alternatives.
                let whole = quoted.unwrap_or(value);
                let (period, note) = date_range(whole, now)?;
                notes.extend(note);
                let bounds = match dated {
                    "before" => Period { after: None, before: period.after },
                    "after" => Period { after: period.after, before: None },
                    _ => period,
                };
                narrow(&mut filter, bounds)?;
            }
        }
    }
    Ok(Split { text: kept.join(" "), filter, notes })
}

/// "mail" and "mails".
fn kind(word: &str) -> Result<Kind, QueryError> {
    let singular = word.to_lowercase();
    let singular = singular.strip_suffix('s').unwrap_or(&singular);
    Ok(singular.parse().or_else(|_| word.parse())?)
}

/// White-space separated words; what stands in double quotes belongs together.
fn words(query: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = None;
    let mut quoted = false;
    for (at, c) in query.char_indices() {
        match c {
            '"' | '\u{201c}' | '\u{201d}' => {
                // A quotation mark without a second one is a letter like any other.
                quoted = !quoted && query[at + c.len_utf8()..].contains(['"', '\u{201d}']);
                start.get_or_insert(at);
            }
            c if c.is_whitespace() && !quoted => {
                words.extend(start.take().and_then(|start| query.get(start..at)));
            }
            _ => {
                start.get_or_insert(at);
            }
        }
    }
    words.extend(start.and_then(|start| query.get(start..)));
    words
}

/// The inside of a value in quotes.
fn unquoted(value: &str) -> Option<&str> {
    value.strip_prefix(['"', '\u{201c}'])?.strip_suffix(['"', '\u{201d}'])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn now() -> ZonedDateTime {
        "2026-11-23T12:55:00+01:00[Europe/Berlin]".parse().unwrap()
    }

    fn period(text: &str) -> String {
        let period = parse_date_range(text, &now()).unwrap();
        format!("{}..{}", period.after.unwrap(), period.before.unwrap())
    }

    #[test]
    fn filter_words_leave_the_text() {
        let query =
            r#"when is from:"Anna Weber" the flight KIND:mail,notes has:attachment to:ben with:carl source:gmail"#;
        let split = split(query, &now()).unwrap();
        assert_eq!(split.text, "when is the flight");
        let expected = Filter {
            from: vec!["Anna Weber".into()],
            to: vec!["ben".into()],
            with: vec!["carl".into()],
            sources: vec!["gmail".into()],
            kinds: vec![Kind::Mail, Kind::Note],
            has_attachment: true,
            ..Filter::default()
        };
        assert_eq!(split.filter, expected);
    }

    #[test]
    fn words_that_only_look_like_filters_stay() {
        for query in [
            "at 7:45",
            "re: kitchen",
            "what does from: mean",
            "\"note to:self\" draft",
            "https://example.org",
            "on:\"\" x",
        ] {
            let split = split(query, &now()).unwrap();
            assert_eq!((split.text.as_str(), split.filter.is_empty()), (query, true), "{query}");
        }
    }

    #[test]
    fn dates_bound_the_filter() {
        let bounds = |query: &str| {
            let filter = split(query, &now()).unwrap().filter;
            (filter.after.map(|d| d.to_string()), filter.before.map(|d| d.to_string()))
        };
        let at = |text: &str| Some(text.to_owned());
        assert_eq!(bounds("after:2026-03-14"), (at("2026-03-14T00:00:00+01:00"), None));
        assert_eq!(bounds("before:2026-07"), (None, at("2026-07-01T00:00:00+02:00")));
        assert_eq!(bounds("on:\"March 14, 2025\""), (at("2025-03-14T00:00:00+01:00"), at("2025-03-15T00:00:00+01:00")));
        assert_eq!(
            bounds("after:2025 before:2026-03 after:2026-02-01"),
            (at("2026-02-01T00:00:00+01:00"), at("2026-03-01T00:00:00+01:00"))
        );
        assert!(matches!(split("after:2026-03 before:2026-03", &now()), Err(QueryError::Empty { .. })));
    }

    #[test]
    fn values_of_date_flags_are_read() {
        for (text, expected) in [
            ("2026-03-14", "2026-03-14T00:00:00+01:00..2026-03-15T00:00:00+01:00"),
            ("2026-03", "2026-03-01T00:00:00+01:00..2026-04-01T00:00:00+02:00"),
            ("2026", "2026-01-01T00:00:00+01:00..2027-01-01T00:00:00+01:00"),
            ("yesterday", "2026-11-22T00:00:00+01:00..2026-11-23T00:00:00+01:00"),
            ("last week", "2026-11-16T00:00:00+01:00..2026-11-23T00:00:00+01:00"),
            ("last-week", "2026-11-16T00:00:00+01:00..2026-11-23T00:00:00+01:00"),
            ("march-2026", "2026-03-01T00:00:00+01:00..2026-04-01T00:00:00+02:00"),
            ("March", "2026-03-01T00:00:00+01:00..2026-04-01T00:00:00+02:00"),
            ("may", "2026-05-01T00:00:00+02:00..2026-06-01T00:00:00+02:00"),
            ("14 March", "2026-03-14T00:00:00+01:00..2026-03-15T00:00:00+01:00"),
            ("24-dec", "2025-12-24T00:00:00+01:00..2025-12-25T00:00:00+01:00"),
            ("3/14/2025", "2025-03-14T00:00:00+01:00..2025-03-15T00:00:00+01:00"),
            ("14.3.2025", "2025-03-14T00:00:00+01:00..2025-03-15T00:00:00+01:00"),
            ("tuesday", "2026-11-17T00:00:00+01:00..2026-11-18T00:00:00+01:00"),
            ("the last 10 days", "2026-11-13T00:00:00+01:00..2026-11-24T00:00:00+01:00"),
            ("2026-03-14T10:30:00Z", "2026-03-14T10:30:00+00:00..2026-03-14T10:30:01+00:00"),
            ("2026-07-14 10:30", "2026-07-14T10:30:00+02:00..2026-07-14T10:30:01+02:00"),
            ("march to may 2025", "2025-03-01T00:00:00+01:00..2025-06-01T00:00:00+02:00"),
        ] {
            assert_eq!(period(text), expected, "{text}");
        }
    }

    #[test]
    fn an_ambiguous_order_of_day_and_month_is_pointed_out() {
        let notes = split("on:3/4/2025", &now()).unwrap().notes;
        assert_eq!(notes, ["\u{201c}3/4/2025\u{201d} is read as 2025-03-04; it could mean 2025-04-03"]);
        assert_eq!(split("on:14/3/2025", &now()).unwrap().notes, [""; 0]);
    }

    #[test]
    fn wrong_values_give_one_sentence_that_says_what_to_write() {
        let message = |query: &str| split(query, &now()).unwrap_err().to_string();
        assert!(message("kind:letter").contains("note, mail, message"));
        assert!(message("has:wings").contains("has:attachment"));
        for wrong in ["on:someday", "before:2026-02-30", "after:2026-13", "on:99", "on:\"14 March and so on\""] {
            assert!(message(wrong).contains("2026-03-14, 2026-03"), "{wrong}: {}", message(wrong));
        }
    }
}
