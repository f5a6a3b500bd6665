use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// Whole days, half open. `Date::MIN` and `Date::MAX` stand for "no bound".
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// The day after the last.
    pub end: Date,
}

/// Where a day, month or weekday without a year is looked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Lean {
    /// The latest that has begun.
    Past,
    /// The first that has not ended.
    Future,
    /// Both, the past one first.
    Either,
    /// The one closest to the day the text was written.
    Nearest,
}

/// A part of the calendar that "this", "last" and "ago" are said of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Unit {
    Day,
    /// Monday to Sunday (ISO 8601).
    Week,
    /// Saturday and Sunday of such a week.
    Weekend,
    Month,
    Quarter,
    Year,
}

/// What an expression says before it is known which year, or which week, is meant.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// Nothing is open; several when the words can be read in several ways, the likeliest first.
    Fixed(Vec<Days>),
    Weekday(Weekday),
    Weekend,
    /// "the 14th"
    MonthDay(i8),
    /// `from` to `to`, both days included.
    Dates {
        from: (i8, i8),
        to: (i8, i8),
        year: Option<i16>,
    },
    Month {
        month: i8,
        year: Option<i16>,
    },
    /// Northern, meteorological: spring is March to May; winter begins in December.
    Season {
        month: i8,
        year: Option<i16>,
    },
    Quarter {
        quarter: i8,
        year: Option<i16>,
    },
}

impl Days {
    pub(super) fn new(first: Date, end: Date) -> Self {
        Self { first, end }
    }

    pub(super) fn one(day: Date) -> Self {
        Self { first: day, end: next(day) }
    }

    /// Every day of `inner` is one of these.
    pub fn holds(&self, inner: &Self) -> bool {
        self.first <= inner.first && inner.end <= self.end
    }
}

fn next(day: Date) -> Date {
    day.saturating_add(1.day())
}

/// `day` moved by `count` units; months and years keep the day where they can.
pub(super) fn moved(day: Date, unit: Unit, count: i32) -> Date {
    let span: Span = match unit {
        Unit::Day => count.days(),
        Unit::Week | Unit::Weekend => count.weeks(),
        Unit::Month => count.months(),
        Unit::Quarter => count.saturating_mul(3).months(),
        Unit::Year => count.years(),
    };
    day.saturating_add(span)
}

/// The calendar unit that is `offset` units away from the one that holds `today`.
pub(super) fn unit(today: Date, unit: Unit, offset: i32) -> Days {
    let day = moved(today.first_of(unit), unit, offset);
    match unit {
        Unit::Day => Days::one(day),
        Unit::Weekend => {
            let saturday = moved(day, Unit::Day, 5);
            Days::new(saturday, moved(saturday, Unit::Day, 2))
        }
        _ => Days::new(day, moved(day, unit, 1)),
    }
}

/// The days from `count` units back until today, both included.
pub(super) fn until_today(today: Date, unit: Unit, count: i32) -> Days {
    Days::new(moved(today, unit, -count), next(today))
}

/// Today and the days until `count` units from now, both included.
pub(super) fn from_today(today: Date, unit: Unit, count: i32) -> Days {
    Days::new(today, next(moved(today, unit, count)))
}

trait FirstOf {
    fn first_of(self, unit: Unit) -> Date;
}

impl FirstOf for Date {
    /// The first day of the unit that holds this one.
    fn first_of(self, unit: Unit) -> Date {
        match unit {
            Unit::Day => self,
            Unit::Week | Unit::Weekend => moved(self, Unit::Day, -i32::from(self.weekday().to_monday_zero_offset())),
            Unit::Month => self.first_of_month(),
            Unit::Quarter => moved(self.first_of_month(), Unit::Month, -i32::from((self.month() - 1) % 3)),
            Unit::Year => self.first_of_year(),
        }
    }
}

impl Shape {
    /// The readings of the shape, the likeliest first; none if there is no such day.
    pub(super) fn readings(&self, today: Date, lean: Lean) -> Vec<Days> {
        if let Some(fixed) = self.fixed() {
            return fixed;
        }
        let past = self.candidates(today).into_iter().rev().find(|days| days.first <= today);
        let coming = self.candidates(today).into_iter().find(|days| days.end > today);
        let mut readings: Vec<Days> = match lean {
            Lean::Past => past.into_iter().collect(),
            Lean::Future => coming.into_iter().collect(),
            Lean::Either => past.into_iter().chain(coming).collect(),
            Lean::Nearest => {
                [past, coming].into_iter().flatten().min_by_key(|days| distance(days, today)).into_iter().collect()
            }
        };
        // Said on a Tuesday, "on Tuesday" is rather the last or the next one: otherwise it would be "today".
        if let Self::Weekday(weekday) = self
            && *weekday == today.weekday()
            && lean != Lean::Nearest
        {
            let weeks: &[i32] = match lean {
                Lean::Past => &[-1],
                Lean::Future => &[1],
                Lean::Either | Lean::Nearest => &[-1, 1],
            };
            readings.extend(weeks.iter().map(|&week| Days::one(moved(today, Unit::Week, week))));
        }
        readings.dedup();
        readings
    }

    /// The one that is over before today: "last March", "last Tuesday".
    pub(super) fn last(&self, today: Date) -> Option<Days> {
        self.candidates(today).into_iter().rev().find(|days| days.end <= today)
    }

    /// The first that begins after today: "next summer", "next Friday".
    pub(super) fn next(&self, today: Date) -> Option<Days> {
        self.candidates(today).into_iter().find(|days| days.first > today)
    }

    /// The one of this year, of this week or of this month.
    pub(super) fn this(&self, today: Date) -> Option<Days> {
        match self {
            Self::Weekday(weekday) => {
                let monday = today.first_of(Unit::Week);
                Some(Days::one(moved(monday, Unit::Day, i32::from(weekday.to_monday_zero_offset()))))
            }
            Self::Weekend => Some(unit(today, Unit::Weekend, 0)),
            Self::MonthDay(day) => Date::new(today.year(), today.month(), *day).ok().map(Days::one),
            _ => self.in_year(today.year()),
        }
    }

    /// The year that was said, or whether none was.
    pub(super) fn year(&self) -> Option<i16> {
        match self {
            Self::Dates { year, .. }
            | Self::Month { year, .. }
            | Self::Season { year, .. }
            | Self::Quarter { year, .. } => *year,
            _ => None,
        }
    }

    /// The same shape with its year.
    pub(super) fn with_year(mut self, said: Option<i16>) -> Self {
        if let Self::Dates { year, .. }
        | Self::Month { year, .. }
        | Self::Season { year, .. }
        | Self::Quarter { year, .. } = &mut self
        {
            *year = said.or(*year);
        }
        self
    }

    /// From the beginning of this one to the end of `other`; what one leaves open the other tells:
    /// "between March and May 2025", "from the 3rd to 10 May", "Monday to Wednesday".
    pub(super) fn to(&self, other: &Self, today: Date, lean: Lean) -> Vec<Days> {
        if let (Self::MonthDay(day), Self::Dates { from: (month, _), to, year }) = (self, other) {
            return Self::Dates { from: (*month, *day), to: *to, year: *year }.readings(today, lean);
        }
        let mut ranges: Vec<Days> = other
            .readings(today, lean)
            .into_iter()
            .filter_map(|last| {
                let first = match self.fixed() {
                    Some(fixed) => *fixed.first()?,
                    None => self.candidates(last.first).into_iter().rev().find(|days| days.first <= last.first)?,
                };
                (first.first < last.end).then(|| Days::new(first.first, last.end))
            })
            .collect();
        ranges.dedup();
        ranges
    }

    /// The days when the words alone fix them.
    fn fixed(&self) -> Option<Vec<Days>> {
        if let Self::Fixed(days) = self {
            return Some(days.clone());
        }
        let year = self.year()?;
        let mut days: Vec<Days> = self.in_year(year).into_iter().collect();
        // "winter 2025" is said of the one that begins in 2025 and of the one that ends in it.
        if let Self::Season { month: 12, .. } = self {
            days.extend(self.in_year(year - 1));
        }
        Some(days)
    }

    fn in_year(&self, year: i16) -> Option<Days> {
        let month = |month: i8, months: i32| {
            let first = Date::new(year, month, 1).ok()?;
            Some(Days::new(first, moved(first, Unit::Month, months)))
        };
        match self {
            Self::Dates { from, to, .. } => {
                let first = Date::new(year, from.0, from.1).ok()?;
                let last = Date::new(if to < from { year + 1 } else { year }, to.0, to.1).ok()?;
                Some(Days::new(first, next(last)))
            }
            Self::Month { month: m, .. } => month(*m, 1),
            Self::Season { month: m, .. } => month(*m, 3),
            Self::Quarter { quarter, .. } => month(quarter * 3 - 2, 3),
            _ => None,
        }
    }

    /// Occurrences around `today` in order of time, enough of them that one lies on each side (29
    /// February needs eight years).
    fn candidates(&self, today: Date) -> Vec<Days> {
        match self {
            Self::Fixed(days) => days.clone(),
            Self::Weekday(_) | Self::Weekend => {
                (-2..=2).filter_map(|week| self.this(moved(today, Unit::Week, week))).collect()
            }
            Self::MonthDay(_) => {
                let first = today.first_of_month();
                (-3..=3).filter_map(|month| self.this(moved(first, Unit::Month, month))).collect()
            }
            _ => (-9..=9).filter_map(|years| self.in_year(today.year().saturating_add(years))).collect(),
        }
    }
}

/// Days between a day and a stretch of days; nought within it.
fn distance(days: &Days, day: Date) -> i32 {
    let between = |from: Date, to: Date| from.until(to).map_or(i32::MAX, |span| span.get_days());
    if day < days.first {
        between(day, days.first)
    } else if day >= days.end {
        between(days.end, day) + 1
    } else {
        0
    }
}
