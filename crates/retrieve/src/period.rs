use domain::DateTime;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use language::time::Days;
use serde::Serialize;

/// A stretch of time, half open: from `after` (included) to `before` (excluded), as in
/// [`domain::Filter`]. A missing bound is open.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Period {
    /// The first moment.
    pub after: Option<DateTime>,
    /// The first moment that no longer belongs to it.
    pub before: Option<DateTime>,
}

impl Period {
    /// True when the moment lies in the period.
    #[must_use]
    pub fn contains(&self, moment: DateTime) -> bool {
        self.after.is_none_or(|after| moment >= after) && self.before.is_none_or(|before| moment < before)
    }

    /// Days of the calendar as moments: from the first instant of the first day to the first of the
    /// day after the last, whatever the clocks did in between.
    pub(crate) fn of(days: Days, zone: &TimeZone) -> Self {
        let moment = |day: Date| {
            (day != Date::MIN && day != Date::MAX)
                .then(|| day.to_zoned_datetime(zone.clone()).ok())
                .flatten()
                .map(|start| DateTime::from(&start))
        };
        Self { after: moment(days.first), before: moment(days.end) }
    }
}
