use crate::understand::{Preference, Understood};
use domain::{DateTime, ItemId, Passage};
use jiff::ZonedDateTime;
use jiff::civil::Date;
use language::time::{self, Days, Lean};
use serde::Serialize;
use std::collections::HashMap;

/// What a hit gains when it is of a period that the question speaks of, or names a day in one. About
/// half of what the best lexical match is worth: enough to lift it over its like, not enough to lift
/// something that is about another thing.
const PERIOD: f32 = 0.3;

/// The most that a hit gains by lying ahead or by being new.
const PREFERENCE: f32 = 0.2;

/// Age at which an item has lost half of what newness is worth.
const HALF_AGE_DAYS: f64 = 90.0;

/// What a hit gains by what the question seems to say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Boost {
    /// For the period of the question.
    pub period: f32,
    /// For lying ahead or being new, if the question leans that way.
    pub preference: f32,
    /// For being written by somebody whom the question names.
    pub person: f32,
    /// For being of the kind that the question asks for.
    pub kind: f32,
    /// For holding the code or number that the question names.
    pub exact: f32,
}

impl Boost {
    pub(crate) fn sum(self) -> f32 {
        self.period + self.preference + self.person + self.kind + self.exact
    }
}

/// What the dates of passages are worth for a question. Each stretch of text is read once: windows of
/// a conversation share most of their messages.
pub(crate) struct Dates<'a> {
    understood: &'a Understood,
    now: &'a ZonedDateTime,
    known: HashMap<(ItemId, usize), Vec<Days>>,
}

impl<'a> Dates<'a> {
    pub(crate) fn new(understood: &'a Understood, now: &'a ZonedDateTime) -> Self {
        Self { understood, now, known: HashMap::new() }
    }

    /// Bounded by the sum of the two constants, and never negative: a guess does not exclude.
    pub(crate) fn boost(&mut self, passage: &Passage) -> Boost {
        let (understood, now) = (self.understood, self.now);
        let named = self.named(passage);
        let written_then = |date: DateTime| understood.periods.iter().any(|period| period.contains(date));
        let names_it = || understood.days.iter().any(|asked| named.iter().any(|days| asked.holds(days)));
        let period = if passage.date.is_some_and(written_then) || names_it() { PERIOD } else { 0.0 };
        let newness = passage.date.map_or(0.0, |date| newness(date, now));
        let preference = match understood.preference {
            None => 0.0,
            Some(Preference::Newest) => newness,
            Some(Preference::Ahead) => {
                let today = now.date();
                let ahead = named.iter().any(|days| days.first >= today)
                    || passage.date.is_some_and(|date| date > DateTime::from(now));
                // Of what names no day at all the newer is likelier to be still ahead.
                if ahead { 1.0 } else { 0.5 * newness }
            }
        };
        Boost { period, preference: PREFERENCE * preference, ..Boost::default() }
    }

    /// The days that the words of a passage name, each counted from the day on which they were written.
    fn named(&mut self, passage: &Passage) -> Vec<Days> {
        let now = self.now;
        let day = |date: Option<DateTime>| {
            date.and_then(|date| time::day_in(date, now.time_zone())).unwrap_or_else(|| now.date())
        };
        let mut named = named_days(&passage.title, day(passage.date));
        for span in &passage.spans {
            let place = (span.span.item, span.span.range.start);
            let read = || named_days(&span.text, day(span.date.or(passage.date)));
            named.extend_from_slice(self.known.entry(place).or_insert_with(read));
        }
        named
    }
}

/// The days that a text names which was written on a day.
fn named_days(text: &str, written: Date) -> Vec<Days> {
    let expressions = time::expressions(text, written, Lean::Nearest);
    expressions.into_iter().flat_map(|expression| expression.readings).filter(Days::is_short).collect()
}

/// From 1 for today to 0 for long ago: half at [`HALF_AGE_DAYS`], a third at twice that.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a score of a few digits")]
fn newness(date: DateTime, now: &ZonedDateTime) -> f32 {
    let days = (now.timestamp().as_second() - date.seconds).max(0) as f64 / 86_400.0;
    (1.0 / (1.0 + days / HALF_AGE_DAYS)) as f32
}
