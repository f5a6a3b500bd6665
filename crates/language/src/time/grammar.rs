use super::calendar::{Days, Lean, Shape, Unit, from_today, moved, unit, until_today};
use super::token::Token;
use super::vocabulary;
use jiff::civil::Date;

/// A reader of time expressions over the words of one text.
pub(super) struct Grammar<'a> {
    pub tokens: &'a [Token],
    pub today: Date,
    pub lean: Lean,
}

/// What was read at a place.
pub(super) struct Read {
    /// Tokens taken.
    pub len: usize,
    /// The likeliest first.
    pub readings: Vec<Days>,
    /// The words say nothing without the day on which they were said, and texts do not repeat
    /// them: "two weeks ago".
    pub relative: bool,
}

/// A stretch of time before it is connected with others.
struct Stretch {
    len: usize,
    shape: Shape,
    relative: bool,
}

impl Stretch {
    fn new(len: usize, shape: Shape) -> Self {
        Self { len, shape, relative: false }
    }

    fn relative(len: usize, days: Days) -> Self {
        Self { len, shape: Shape::Fixed(vec![days]), relative: true }
    }
}

impl Grammar<'_> {
    /// The expression that begins at token `at`, its preposition included.
    pub(super) fn expression(&self, at: usize) -> Option<Read> {
        let lead = self.word(at);
        if !vocabulary::LEADS.contains(&lead) {
            return self.stretches(at, None);
        }
        if matches!(lead, "in" | "within")
            && let Some((len, days)) = self.in_some_units(at + 1)
        {
            return Some(Read { len: len + 1, readings: vec![days], relative: true });
        }
        if lead == "between" {
            let first = self.stretch(at + 1, Some(lead))?;
            let and = at + 1 + first.len;
            let last = (self.word(and) == "and").then(|| self.stretch(and + 1, Some(lead))).flatten()?;
            let readings = first.shape.to(&last.shape, self.today, self.lean);
            let relative = first.relative && last.relative;
            return Some(Read { len: first.len + last.len + 2, readings, relative });
        }
        let mut read = self.stretches(at + 1, Some(lead))?;
        read.len += 1;
        let onwards = matches!(self.word(at + read.len), "on" | "onwards" | "onward" | "forward");
        let onwards = lead == "from" && onwards && self.stretches(at + read.len, Some("on")).is_none();
        read.len += usize::from(onwards);
        for days in &mut read.readings {
            *days = match lead {
                "since" => Days::new(days.first, Date::MAX),
                "from" if onwards => Days::new(days.first, Date::MAX),
                "after" => Days::new(days.end, Date::MAX),
                "before" => Days::new(self.begin_of_deadline(days.first), days.first),
                "until" | "till" | "by" | "through" => Days::new(self.begin_of_deadline(days.end), days.end),
                _ => *days,
            };
        }
        read.readings.retain(|days| days.first < days.end);
        Some(read)
    }

    /// A whole text that is nothing but a stretch of time, such as the value of a filter.
    pub(super) fn whole(&self) -> Option<Vec<Days>> {
        let read = self.stretches(0, Some("on"))?;
        (read.len == self.tokens.len() && !read.readings.is_empty()).then_some(read.readings)
    }

    /// What has to be done "by Friday" lies between now and Friday; what was done by then lies
    /// anywhere before.
    fn begin_of_deadline(&self, end: Date) -> Date {
        if end > self.today { self.today } else { Date::MIN }
    }

    /// One stretch, or one "to" another.
    fn stretches(&self, at: usize, lead: Option<&str>) -> Option<Read> {
        let first = self.stretch(at, lead)?;
        let and = at + first.len;
        if matches!(self.word(and), "to" | "until" | "till" | "through" | "-" | "\u{2013}" | "\u{2014}")
            && let Some(last) = self.stretch(and + 1, Some("to"))
        {
            let readings = first.shape.to(&last.shape, self.today, self.lean);
            if !readings.is_empty() {
                let relative = first.relative && last.relative;
                return Some(Read { len: first.len + 1 + last.len, readings, relative });
            }
        }
        let readings = first.shape.readings(self.today, self.lean);
        (!readings.is_empty()).then_some(Read { len: first.len, readings, relative: first.relative })
    }

    fn stretch(&self, at: usize, lead: Option<&str>) -> Option<Stretch> {
        let skipped = usize::from(self.word(at) == "the");
        let start = at + skipped;
        let mut stretch = self
            .named_day(start)
            .or_else(|| self.ago(start))
            .or_else(|| self.rolling(start, lead.filter(|_| skipped == 1)))
            .or_else(|| self.this_last_next(start))
            .or_else(|| self.week_of(start))
            .or_else(|| self.date(start, lead))
            .or_else(|| self.weekday(start, lead.filter(|_| skipped == 0)))
            .or_else(|| self.season_or_feast(start, lead.is_some(), skipped == 1))
            .or_else(|| self.day_of_month(start, lead.filter(|_| skipped == 1)))
            .or_else(|| self.year(start, lead))?;
        stretch.len += skipped;
        if vocabulary::part_of_day(self.word(at + stretch.len)) {
            stretch.len += 1;
        }
        Some(stretch)
    }

    /// today, yesterday, "the day after tomorrow", "last night"
    fn named_day(&self, at: usize) -> Option<Stretch> {
        let day = |len, offset| Some(Stretch::relative(len, unit(self.today, Unit::Day, offset)));
        match (self.word(at), self.word(at + 1), self.word(at + 2)) {
            ("today" | "tonight", ..) => day(1, 0),
            ("yesterday", ..) => day(1, -1),
            ("tomorrow", ..) => day(1, 1),
            ("day", "before", "yesterday") => day(3, -2),
            ("day", "after", "tomorrow") => day(3, 2),
            ("last", "night", _) => day(2, -1),
            ("this", part, _) if vocabulary::part_of_day(part) => day(2, 0),
            _ => None,
        }
    }

    /// "two weeks ago": the calendar week of the day that lies two weeks back. "a few": two to six.
    fn ago(&self, at: usize) -> Option<Stretch> {
        let (count, low, high) = self.number(at)?;
        let word = self.word(at + count);
        let direction = match (self.word(at + count + 1), self.word(at + count + 2)) {
            ("ago", _) => -1,
            ("from", "now" | "today") => 1,
            _ => return None,
        };
        let len = count + if direction < 0 { 2 } else { 3 };
        if matches!(word, "minute" | "minutes" | "hour" | "hours") {
            // The clock's hours do not matter at the precision of days.
            let days = Days::new(moved(self.today, Unit::Day, -1), moved(self.today, Unit::Day, 1));
            return (direction < 0 && (high <= 24 || word.starts_with('m'))).then(|| Stretch::relative(len, days));
        }
        let (kind, factor) = vocabulary::unit(word)?;
        let (near, far) = (direction * low * factor, direction * high * factor);
        let (one, other) = (unit(self.today, kind, near.min(far)), unit(self.today, kind, near.max(far)));
        Some(Stretch::relative(len, Days::new(one.first, other.end)))
    }

    /// "in 10 days", "in two weeks", "within a month"
    fn in_some_units(&self, at: usize) -> Option<(usize, Days)> {
        let (count, low, high) = self.number(at)?;
        let (kind, factor) = vocabulary::unit(self.word(at + count))?;
        let days = if self.word(at.wrapping_sub(1)) == "within" {
            from_today(self.today, kind, high * factor)
        } else {
            Days::new(unit(self.today, kind, low * factor).first, unit(self.today, kind, high * factor).end)
        };
        // "in two weeks' time" says the same.
        Some((count + 1, days))
    }

    /// "the last 10 days", "past few weeks", "next two months"; "in the last week" counts back from
    /// today as well, while "last week" is the one before this.
    fn rolling(&self, at: usize, lead: Option<&str>) -> Option<Stretch> {
        let word = self.word(at);
        let (count, high) = match self.number(at + 1) {
            Some((count, _, high)) => (count, high),
            None if word == "past" || matches!(lead, Some("in" | "within" | "over" | "during")) => (0, 1),
            None => return None,
        };
        let (kind, factor) = vocabulary::unit(self.word(at + 1 + count)).filter(|(kind, _)| *kind != Unit::Weekend)?;
        let days = match word {
            "last" | "past" | "previous" => until_today(self.today, kind, high * factor),
            "next" | "coming" | "following" => from_today(self.today, kind, high * factor),
            _ => return None,
        };
        Some(Stretch::relative(2 + count, days))
    }

    /// "this week", "last March", "next Friday", "last summer", "this weekend"
    fn this_last_next(&self, at: usize) -> Option<Stretch> {
        let offset = match self.word(at) {
            "this" | "current" => 0,
            "last" | "previous" => -1,
            "next" | "coming" | "following" | "upcoming" => 1,
            _ => return None,
        };
        // "this coming Friday", "this past week"
        if offset == 0 && matches!(self.word(at + 1), "coming" | "past" | "last" | "next") {
            let mut inner = self.rolling(at + 1, Some("in")).or_else(|| self.this_last_next(at + 1))?;
            inner.len += 1;
            return Some(inner);
        }
        let word = self.word(at + 1);
        if let Some((kind, 1)) = vocabulary::unit(word)
            && kind != Unit::Day
            && !word.ends_with('s')
        {
            return Some(Stretch::relative(2, unit(self.today, kind, offset)));
        }
        let named = self
            .weekday(at + 1, Some("on"))
            .or_else(|| self.date(at + 1, Some("in")))
            .or_else(|| self.season_or_feast(at + 1, true, false))?;
        if named.shape.year().is_some() || matches!(named.shape, Shape::Fixed(_)) {
            return Some(Stretch { len: named.len + 1, ..named });
        }
        let days = match offset {
            0 => named.shape.this(self.today),
            -1 => named.shape.last(self.today),
            _ => named.shape.next(self.today),
        }?;
        let mut readings = vec![days];
        // Some say "next Friday" for the coming one, others for the one of next week.
        if offset == 1 && matches!(named.shape, Shape::Weekday(_)) {
            let of_next_week = named.shape.this(moved(self.today, Unit::Week, 1))?;
            if of_next_week != days {
                readings.push(of_next_week);
            }
        }
        Some(Stretch::new(named.len + 1, Shape::Fixed(readings)))
    }

    /// "the week of March 14"
    fn week_of(&self, at: usize) -> Option<Stretch> {
        if (self.word(at), self.word(at + 1)) != ("week", "of") {
            return None;
        }
        let skipped = usize::from(self.word(at + 2) == "the");
        let date = self
            .date(at + 2 + skipped, Some("of"))
            .or_else(|| self.day_of_month(at + 2 + skipped, Some("on").filter(|_| skipped == 1)))?;
        let weeks = date.shape.readings(self.today, self.lean).into_iter().map(|days| unit(days.first, Unit::Week, 0));
        Some(Stretch::new(date.len + 2 + skipped, Shape::Fixed(weeks.collect())))
    }

    /// Dates with a day or a month.
    fn date(&self, at: usize, lead: Option<&str>) -> Option<Stretch> {
        self.iso(at)
            .or_else(|| self.numeric(at, lead))
            .or_else(|| self.day_then_month(at))
            .or_else(|| self.month_then_day(at))
            .or_else(|| self.month(at, lead))
    }

    /// 2026-03-14, 2026/03/14, 2026-03
    fn iso(&self, at: usize) -> Option<Stretch> {
        let year = self.tokens.get(at)?.year().filter(|_| self.starts(at))?;
        let mark = self.glued_mark(at + 1).filter(|mark| matches!(*mark, "-" | "/" | "."))?;
        let month = self.glued(at + 2)?.digits().and_then(|month| i8::try_from(month).ok())?;
        Date::new(year, month, 1).ok()?;
        if self.glued_mark(at + 3) == Some(mark)
            && let Some(day) = self.glued(at + 4).and_then(Token::day)
        {
            let date = Date::new(year, month, day).ok()?;
            return self.stops(at + 5).then(|| Stretch::new(5, Shape::Fixed(vec![Days::one(date)])));
        }
        (mark != "." && self.stops(at + 3)).then(|| Stretch::new(3, Shape::Month { month, year: Some(year) }))
    }

    /// 3/14/2025, 14.3.2025, 14-03-2025. Slashes: the month comes first, unless that is no date.
    /// Dots and dashes: the day comes first. The other order is a second reading of slashes.
    fn numeric(&self, at: usize, lead: Option<&str>) -> Option<Stretch> {
        let first = self.tokens.get(at).filter(|_| self.starts(at))?.digits()?;
        let mark = self.glued_mark(at + 1).filter(|mark| matches!(*mark, "-" | "/" | "."))?;
        let second = self.glued(at + 2)?.digits()?;
        let (first, second) = (i8::try_from(first).ok()?, i8::try_from(second).ok()?);
        let orders: &[(i8, i8)] = if mark == "/" { &[(first, second), (second, first)] } else { &[(second, first)] };
        let valid = |year: i16| {
            let mut days: Vec<Days> =
                orders.iter().filter_map(|&(month, day)| Date::new(year, month, day).ok()).map(Days::one).collect();
            days.dedup();
            days
        };
        if self.glued_mark(at + 3) == Some(mark)
            && let Some(token) = self.glued(at + 4)
        {
            let year =
                token.year().or_else(|| (token.text.len() == 2).then(|| token.digits()).flatten().map(|y| 2000 + y))?;
            let days = valid(year);
            return (self.stops(at + 5) && !days.is_empty()).then(|| Stretch::new(5, Shape::Fixed(days)));
        }
        // "3/14" without a year may be a fraction, "3.5" a number: only after a word that wants a date.
        let wanted = matches!(lead, Some("on" | "since" | "before" | "after" | "until" | "till" | "by"));
        let &(month, day) = orders.iter().find(|(month, day)| Date::new(2024, *month, *day).is_ok())?;
        (wanted && mark == "/" && self.stops(at + 3))
            .then(|| Stretch::new(3, Shape::Dates { from: (month, day), to: (month, day), year: None }))
    }

    /// "14 March 2025", "14th of March", "14-16 March"
    fn day_then_month(&self, at: usize) -> Option<Stretch> {
        let first = self.tokens.get(at).filter(|_| self.starts(at))?.day()?;
        let mut next = at + 1;
        let mut last = first;
        if matches!(self.word(next), "-" | "\u{2013}" | "to" | "and" | "until" | "till" | "through")
            && let Some(day) = self.tokens.get(next + 1).and_then(Token::day)
        {
            last = day;
            next += 2;
        }
        next += usize::from(self.word(next) == "of");
        let (month, len) = self.month_word(next)?;
        next += len;
        let (year, len) = self.year_after(next);
        self.dates(month, first, last, year).map(|shape| Stretch::new(next + len - at, shape))
    }

    /// "March 14", "March 14th, 2025", "March 14-16, 2025"
    fn month_then_day(&self, at: usize) -> Option<Stretch> {
        let (month, len) = self.month_word(at)?;
        let mut next = at + len;
        next += usize::from(self.word(next) == "the");
        let first = self.tokens.get(next)?.day()?;
        next += 1;
        let mut last = first;
        if matches!(self.word(next), "-" | "\u{2013}" | "to" | "and" | "until" | "till" | "through")
            && let Some(day) = self.tokens.get(next + 1).and_then(Token::day)
            && self.month_word(next + 2).is_none()
        {
            last = day;
            next += 2;
        }
        let (year, len) = self.year_after(next);
        self.dates(month, first, last, year).map(|shape| Stretch::new(next + len - at, shape))
    }

    /// "March 2025", "mid-March", "in may"
    fn month(&self, at: usize, lead: Option<&str>) -> Option<Stretch> {
        let skipped = if matches!(self.word(at), "early" | "mid" | "late") {
            1 + usize::from(self.word(at + 1) == "-")
        } else {
            0
        };
        let start = at + skipped;
        let (month, len) = self.month_word(start)?;
        let (year, year_len) = self.year_after(start + len);
        let (_, plain) = vocabulary::month(self.word(start))?;
        let named = self.tokens[start].text.len() > 3 && self.tokens[start].capital && start > 0;
        (plain || lead.is_some() || skipped > 0 || year.is_some() || named)
            .then(|| Stretch::new(skipped + len + year_len, Shape::Month { month, year }))
    }

    /// "Tuesday", "Tuesday, 14 March", "Tuesday the 14th". Not "every Tuesday".
    fn weekday(&self, at: usize, lead: Option<&str>) -> Option<Stretch> {
        let (weekday, plain) = vocabulary::weekday(self.word(at))?;
        if matches!(self.word(at.wrapping_sub(1)), "every" | "each") {
            return None;
        }
        let abbreviated = self.word(at + 1) == "." && !plain;
        let mut next = at + 1 + usize::from(abbreviated);
        next += usize::from(self.word(next) == ",");
        let article = usize::from(self.word(next) == "the");
        let date = self
            .date(next + article, None)
            .or_else(|| self.day_of_month(next + article, Some("on").filter(|_| article == 1)));
        if let Some(date) = date {
            let len = date.len + next + article - at;
            // The weekday tells which year or month is meant.
            let mut readings = date.shape.readings(self.today, self.lean);
            readings.retain(|days| days.first.weekday() == weekday);
            let shape = if readings.is_empty() { date.shape } else { Shape::Fixed(readings) };
            return Some(Stretch { len, shape, relative: date.relative });
        }
        (plain || lead.is_some()).then(|| Stretch::new(1, Shape::Weekday(weekday)))
    }

    /// "summer 2025", "Q3", "Christmas", "the weekend"
    fn season_or_feast(&self, at: usize, led: bool, article: bool) -> Option<Stretch> {
        let words: Vec<&str> = (at..at + 3).map(|i| self.word(i)).collect();
        let (len, shape) = if let Some(found) = vocabulary::feast(&words) {
            found
        } else if let Some(quarter) = vocabulary::quarter(words[0]) {
            (1, Shape::Quarter { quarter, year: None })
        } else if words[0] == "weekend" && (led || article) {
            (1, Shape::Weekend)
        } else {
            (1, Shape::Season { month: vocabulary::season(words[0])?, year: None })
        };
        let of = usize::from(self.word(at + len) == "of");
        let (year, year_len) = self.year_after(at + len + of);
        // "spring" and "fall" mean other things as well.
        let plain = article && !matches!(words[0], "spring" | "fall");
        if matches!(shape, Shape::Season { .. }) && !led && !plain && year.is_none() {
            return None;
        }
        let len = len + if year.is_some() { of + year_len } else { 0 };
        Some(Stretch::new(len, shape.with_year(year)))
    }

    /// "on the 14th"; not "on the 14th floor".
    fn day_of_month(&self, at: usize, lead: Option<&str>) -> Option<Stretch> {
        let wanted = matches!(
            lead,
            Some("on" | "by" | "since" | "before" | "after" | "until" | "till" | "between" | "to" | "from")
        );
        let token = self.tokens.get(at).filter(|token| wanted && token.is_ordinal())?;
        let follows = self.tokens.get(at + 1);
        let ends = follows.is_none_or(|next| {
            !next.text.starts_with(char::is_alphanumeric)
                || vocabulary::LEADS.contains(&next.text.as_str())
                || matches!(next.text.as_str(), "and" | "or" | "with" | "is" | "was" | "as" | "about" | "when" | "that")
        });
        ends.then(|| token.day().map(|day| Stretch::new(1, Shape::MonthDay(day)))).flatten()
    }

    /// "in 2025", and a bare "2025" that is no part of a longer number.
    fn year(&self, at: usize, lead: Option<&str>) -> Option<Stretch> {
        let year = self.tokens.get(at)?.year().filter(|_| self.starts(at) && self.stops(at + 1))?;
        if lead.is_none() && !(1970..=self.today.year() + 10).contains(&year) {
            return None;
        }
        let first = Date::new(year, 1, 1).ok()?;
        Some(Stretch::new(1, Shape::Fixed(vec![Days::new(first, moved(first, Unit::Year, 1))])))
    }

    /// A month's name, with the dot of an abbreviation; how many tokens.
    fn month_word(&self, at: usize) -> Option<(i8, usize)> {
        let (month, _) = vocabulary::month(self.word(at))?;
        let dotted = self.tokens[at].text.len() <= 4
            && self.glued_mark(at + 1) == Some(".")
            && self.tokens.get(at + 2).is_some_and(|next| next.day().is_some() || next.year().is_some());
        Some((month, 1 + usize::from(dotted)))
    }

    /// A year after a date, with the comma before it; how many tokens.
    fn year_after(&self, at: usize) -> (Option<i16>, usize) {
        let comma = usize::from(matches!(self.word(at), "," | "-"));
        match self.tokens.get(at + comma).and_then(Token::year) {
            Some(year) if self.stops(at + comma + 1) => (Some(year), comma + 1),
            _ => (None, 0),
        }
    }

    fn dates(&self, month: i8, first: i8, last: i8, year: Option<i16>) -> Option<Shape> {
        let leap = year.unwrap_or(2024);
        Date::new(leap, month, first).ok()?;
        Date::new(leap, month, last).ok()?;
        (first <= last).then_some(Shape::Dates { from: (month, first), to: (month, last), year })
    }

    /// A count: tokens, least and most. "a couple of": two. "a few", "several": two to six.
    fn number(&self, at: usize) -> Option<(usize, i32, i32)> {
        let article = usize::from(self.word(at) == "a");
        match self.word(at + article) {
            "couple" => Some((article + 1 + usize::from(self.word(at + article + 1) == "of"), 2, 2)),
            "few" | "several" => Some((article + 1, 2, 6)),
            _ => {
                let token = self.tokens.get(at)?;
                let count = token.digits().map(i32::from).or_else(|| vocabulary::number(&token.text))?;
                (1..1000).contains(&count).then_some((1, count, count))
            }
        }
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text.as_str())
    }

    fn glued(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at).filter(|token| token.glued)
    }

    fn glued_mark(&self, at: usize) -> Option<&str> {
        self.glued(at).map(|token| token.text.as_str())
    }

    /// No longer number or code ends here: "+49-2026-03".
    fn starts(&self, at: usize) -> bool {
        let glued = self.tokens.get(at).is_some_and(|token| token.glued);
        !glued
            || at.checked_sub(1).is_none_or(|before| {
                !matches!(self.word(before), "-" | "/" | "." | "#" | ":" | "$" | "\u{20ac}" | "+" | "_")
            })
    }

    /// The number or date that ends before `at` does not go on: "2026-03-1234", "1998.50".
    fn stops(&self, at: usize) -> bool {
        match self.glued_mark(at) {
            Some("-" | "/" | "." | ":" | "_" | ",") => {
                !self.glued(at + 1).is_some_and(|next| next.text.starts_with(|c: char| c.is_ascii_digit()))
            }
            Some("%" | "$" | "\u{20ac}") => false,
            _ => true,
        }
    }
}
