use jiff::{Timestamp, ZonedDateTime, tz::Offset};
use serde::{Deserialize, Serialize};

/// A moment with the offset from UTC that its writer lived in, as a mail's `Date:` header gives it.
///
/// Ordered by the moment alone; shown and serialised as RFC 3339 with the offset.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DateTime {
    /// Seconds since 1970-01-01T00:00:00Z.
    pub seconds: i64,
    /// Seconds east of UTC, between -93,599 and 93,599.
    pub offset: i32,
}

/// A text that is no RFC 3339 date, or a moment outside the years -9999 to 9999.
#[derive(Debug, thiserror::Error)]
#[error("this is not a date with time and zone (RFC 3339): {0}")]
pub struct DateError(#[from] jiff::Error);

impl DateTime {
    /// A moment in UTC.
    #[must_use]
    pub fn utc(seconds: i64) -> Self {
        Self { seconds, offset: 0 }
    }

    /// The same moment as a `jiff` value with its fixed offset, for calendar work.
    ///
    /// # Errors
    /// When the moment or the offset is out of range, which no value from `parse` or `from` is.
    pub fn zoned(self) -> Result<ZonedDateTime, DateError> {
        let offset = Offset::from_seconds(self.offset)?;
        Ok(Timestamp::from_second(self.seconds)?.to_zoned_datetime(offset.to_time_zone()))
    }
}

impl From<&ZonedDateTime> for DateTime {
    fn from(zoned: &ZonedDateTime) -> Self {
        Self { seconds: zoned.timestamp().as_second(), offset: zoned.offset().seconds() }
    }
}

impl Ord for DateTime {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.seconds, self.offset).cmp(&(other.seconds, other.offset))
    }
}

impl PartialOrd for DateTime {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl std::fmt::Display for DateTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.zoned() {
            Ok(zoned) => zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").fmt(f),
            Err(_) => write!(f, "{}s", self.seconds),
        }
    }
}

impl std::str::FromStr for DateTime {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let pieces = jiff::fmt::temporal::DateTimeParser::new().parse_pieces(text)?;
        let timestamp: Timestamp = text.parse()?;
        let offset = match pieces.to_numeric_offset() {
            Some(offset) => offset.seconds(),
            None => 0,
        };
        Ok(Self { seconds: timestamp.as_second(), offset })
    }
}

impl TryFrom<String> for DateTime {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<DateTime> for String {
    fn from(date: DateTime) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_date_keeps_the_offset_of_its_writer() {
        for text in ["2026-11-28T07:45:00-05:00", "2026-11-28T07:45:00+05:30", "1969-12-31T23:59:59+00:00"] {
            assert_eq!(text.parse::<DateTime>().unwrap().to_string(), text);
        }
        assert_eq!("2026-11-28T12:45:00Z".parse::<DateTime>().unwrap().to_string(), "2026-11-28T12:45:00+00:00");
    }

    #[test]
    fn dates_are_ordered_by_the_moment() {
        let boston: DateTime = "2026-11-28T07:45:00-05:00".parse().unwrap();
        let berlin: DateTime = "2026-11-28T13:00:00+01:00".parse().unwrap();
        assert!(berlin < boston);
    }

    #[test]
    fn a_text_without_a_zone_is_refused() {
        assert!("2026-11-28T07:45:00".parse::<DateTime>().is_err());
        assert!("yesterday".parse::<DateTime>().is_err());
    }
}
