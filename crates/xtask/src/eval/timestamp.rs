//! Dates as exports and the program write them, compared.

/// A wall-clock time, and its offset where the text has one.
pub(super) struct Timestamp {
    /// Minutes since 1 January 1970 on that wall clock.
    minutes: i64,
    seconds: Option<i64>,
    /// East of Greenwich, in minutes.
    offset: Option<i64>,
}

impl Timestamp {
    /// RFC 3339 (`2026-11-06T11:40:50-05:00`), WhatsApp on Android (`21/11/2026, 16:41`) or on iOS
    /// (`16.10.26, 22:15:29`), both with the day first, as the demo home has them.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.split_once('T').or_else(|| text.split_once(", "))?;
        let numbers = |text: &str, by: &[char]| text.split(by).map(|n| n.parse().ok()).collect::<Option<Vec<i64>>>();
        let (year, month, day) = match *numbers(date, &['-', '/', '.'])?.as_slice() {
            [year, month, day] if date.contains('-') => (year, month, day),
            [day, month, year] => (if year < 100 { year + 2000 } else { year }, month, day),
            _ => return None,
        };
        let (time, offset) = match time.find(['Z', '+', '-']) {
            Some(at) => (time.get(..at)?, Some(Self::offset(time.get(at..)?)?)),
            None => (time, None),
        };
        let time = time.split('.').next()?;
        let (hour, minute, seconds) = match *numbers(time, &[':'])?.as_slice() {
            [hour, minute] => (hour, minute, None),
            [hour, minute, second] => (hour, minute, Some(second)),
            _ => return None,
        };
        Some(Self { minutes: (days(year, month, day) * 24 + hour) * 60 + minute, seconds, offset })
    }

    fn offset(text: &str) -> Option<i64> {
        if text == "Z" {
            return Some(0);
        }
        let (hours, minutes) = text.get(1..)?.split_once(':')?;
        let offset = hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?;
        Some(if text.starts_with('-') { -offset } else { offset })
    }

    pub(super) fn has_seconds(&self) -> bool {
        self.seconds.is_some()
    }

    /// The same instant if both have an offset, else the same wall clock; to the second if both have seconds.
    pub(super) fn is(&self, other: &Self) -> bool {
        let same_minute = match (self.offset, other.offset) {
            (Some(here), Some(there)) => self.minutes - here == other.minutes - there,
            _ => self.minutes == other.minutes,
        };
        same_minute && (self.seconds.is_none() || other.seconds.is_none() || self.seconds == other.seconds)
    }
}

/// Days since 1 January 1970 in the Gregorian calendar (Hinnant, "chrono-compatible low-level date algorithms").
pub(super) fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        Timestamp::parse(a).unwrap().is(&Timestamp::parse(b).unwrap())
    }

    #[test]
    fn one_time_is_recognised_in_every_notation() {
        assert!(same("2026-11-06T11:40:50-05:00", "2026-11-06T16:40:50Z"));
        assert!(same("2026-11-06T23:40:50.123-05:00", "2026-11-07T04:40:50Z"));
        assert!(same("16.10.26, 22:15:29", "2026-10-16T22:15:29-04:00"));
        assert!(same("21/11/2026, 16:41", "2026-11-21T16:41:33-05:00"));
        assert!(!same("16.10.26, 22:15:29", "2026-10-16T22:15:30-04:00"));
        assert!(!same("2026-11-06T11:40:50-05:00", "2026-11-06T11:40:50Z"));
    }

    #[test]
    fn days_are_counted_over_leap_years() {
        assert_eq!((days(1970, 1, 1), days(2000, 3, 1), days(2024, 2, 29)), (0, 11_017, 19_782));
    }
}
