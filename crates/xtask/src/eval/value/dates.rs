//! Days, months and years as people write them.

use super::calendar::{self, Use};
use super::tokens::{Gap, Piece, Token};
use super::{is_noun, number};

/// A date, as far as it is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) year: Option<u32>,
    pub(super) month: Option<u32>,
    pub(super) day: Option<u32>,
    /// 0 for Monday.
    weekday: Option<u32>,
    /// Written as `9/12/2026`: day and month may be the other way round.
    either_order: bool,
    /// A number that what stands before it made a day.
    pub(super) bare: bool,
    /// An ordinal with nothing before it, which may be no day at all.
    pub(super) lone: bool,
    /// What must be said of a date that another spelling completed.
    needed: Option<Part>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Day,
    Month,
    Weekday,
    Year,
}

impl Date {
    pub(super) fn of_day(day: u32) -> Self {
        Self { day: Some(day), ..Self::default() }
    }

    fn weekday(&self) -> Option<u32> {
        self.weekday.or_else(|| Some(calendar::weekday_of(self.year?, self.month?, self.day?)))
    }

    fn part(&self, part: Part) -> Option<u32> {
        match part {
            Part::Day => self.day,
            Part::Month => self.month,
            Part::Weekday => self.weekday(),
            Part::Year => self.year,
        }
    }

    fn finest(&self) -> Part {
        let given = [Part::Day, Part::Month, Part::Weekday].into_iter().find(|part| match part {
            Part::Weekday => self.weekday.is_some(),
            part => self.part(*part).is_some(),
        });
        self.needed.or(given).unwrap_or(Part::Year)
    }

    fn readings(self) -> impl Iterator<Item = Self> {
        let swapped = Self { day: self.month, month: self.day, ..self };
        let possible = self.either_order && self.day.is_some_and(|day| day <= 12);
        [Some(self), possible.then_some(swapped)].into_iter().flatten()
    }

    /// Whether `found` says this date: its finest part is there, and no part differs.
    pub(super) fn is_said_by(self, found: Self) -> bool {
        self.readings().any(|this| found.readings().any(|found| this.agrees(found)))
    }

    fn agrees(self, found: Self) -> bool {
        let differs = |part: Part| match (self.part(part), found.part(part)) {
            (Some(here), Some(there)) => here != there,
            _ => false,
        };
        found.part(self.finest()).is_some()
            && ![Part::Day, Part::Month, Part::Weekday, Part::Year].into_iter().any(differs)
    }

    /// With what `other`, another spelling of the same day, adds to it.
    pub(super) fn completed(self, other: Self) -> Option<Self> {
        if self.needed.is_some() || !self.agrees(other) {
            return None;
        }
        let completed = Self {
            year: self.year.or(other.year),
            month: self.month.or(other.month),
            day: self.day.or(other.day),
            weekday: self.weekday.or(other.weekday),
            ..self
        };
        (completed != self).then_some(Self { needed: Some(self.finest()), lone: false, ..completed })
    }
}

/// The date at the start of `pieces`, and how many of them it takes. `before` is the word in
/// front, empty for a number, and absent at the start of the text.
pub(super) fn read(pieces: &[Piece], before: Option<&str>) -> Option<(Date, usize)> {
    let (weekday, how, skipped) = match weekday(pieces) {
        Some((weekday, how, length)) => (Some(weekday), how, length),
        None => (None, Use::Alone, 0),
    };
    let rest = pieces.get(skipped..).unwrap_or_default();
    let article = usize::from(weekday.is_some() && word(rest, 0).is_some_and(|word| BEFORE_DAYS.contains(&word)));
    let after_article = rest.get(article..).unwrap_or_default();
    let introduced = weekday.is_some() || before.is_some_and(|word| BEFORE_DAYS.contains(&word));
    if let Some((date, length)) =
        numeric(after_article, introduced).or_else(|| written(after_article)).or_else(|| first_of_two(after_article))
    {
        return Some((Date { weekday, ..date }, skipped + article + length));
    }
    let before = if article > 0 { word(rest, 0) } else { before };
    if let Some((date, length)) = day_alone(after_article, before, weekday.is_some()) {
        return Some((Date { weekday, ..date }, skipped + article + length));
    }
    (weekday.is_some() && how == Use::Alone).then_some((Date { weekday, ..Date::default() }, skipped))
}

/// Words that stand before the number of a day: "on the 9th", "am 9.", "le 9", "el 9", "il 9", "dia 9", "op 9".
const BEFORE_DAYS: [&str; 17] =
    ["on", "the", "am", "den", "dem", "der", "vom", "zum", "le", "du", "el", "il", "dia", "em", "op", "de", "o"];
/// Of these, the ones after which a bare number is mostly something else.
const WEAK: [&str; 5] = ["the", "on", "de", "o", "der"];
const OF: [&str; 6] = ["of", "de", "di", "do", "del", "d"];

fn word(pieces: &[Piece], at: usize) -> Option<&str> {
    pieces.get(at).and_then(Piece::word)
}

fn weekday(pieces: &[Piece]) -> Option<(u32, Use, usize)> {
    let name = word(pieces, 0)?;
    if word(pieces, 1) == Some("feira") {
        return calendar::portuguese_weekday(name).map(|weekday| (weekday, Use::Alone, 2));
    }
    calendar::weekday(name).map(|(weekday, how)| (weekday, how, 1))
}

fn month(pieces: &[Piece], at: usize) -> Option<(u32, Use)> {
    let piece = pieces.get(at)?;
    calendar::month(piece.word()?, piece.capital)
}

fn year(pieces: &[Piece], at: usize) -> Option<u32> {
    number(pieces.get(at)?).filter(|year| (1000..=2099).contains(year))
}

/// `2026-12-09`, `9.12.2026`, `9/12/26`, and `9.12.` after "am" and its like.
fn numeric(pieces: &[Piece], introduced: bool) -> Option<(Date, usize)> {
    let Token::Number { digits, suffix, stop } = &pieces.first()?.token else { return None };
    if !suffix.is_empty() {
        return None;
    }
    let date = |year: Option<u32>, month: u32, day: u32, either_order: bool| {
        let full = year.map(|year| if year < 100 { year + 2000 } else { year });
        let valid = (1..=31).contains(&day) && (1..=12).contains(&month);
        valid.then_some(Date { year: full, month: Some(month), day: Some(day), either_order, ..Date::default() })
    };
    let joined = |at: usize| pieces.get(at).filter(|piece| piece.gap == Gap::Hyphen).and_then(number);
    if let (Some(year), Some(month), Some(day)) = (year(pieces, 0), joined(1), joined(2)) {
        return date(Some(year), month, day, false).map(|date| (date, 3));
    }
    let parts = |sign: char| digits.split(sign).map(|part| part.parse().ok()).collect::<Option<Vec<u32>>>();
    let read = match (parts('.').as_deref(), parts('/').as_deref()) {
        (Some([day, month]), _) if *stop && introduced => date(None, *month, *day, false),
        (Some([day, month, year]), _) => date(Some(*year), *month, *day, false),
        (_, Some([year, month, day])) if *year > 31 => date(Some(*year), *month, *day, false),
        (_, Some([day, month, year])) if *month <= 12 => date(Some(*year), *month, *day, true),
        (_, Some([month, day, year])) => date(Some(*year), *month, *day, false),
        _ => None,
    };
    read.map(|date| (date, 1))
}

/// `9 December 2026`, `9th of December`, `9. Dezember`, `9 de diciembre de 2026`, `December 9, 2026`, `December 2026`.
fn written(pieces: &[Piece]) -> Option<(Date, usize)> {
    if let Some((month, how)) = month(pieces, 0) {
        let article = usize::from(word(pieces, 1) == Some("the"));
        if let Some(day) = day(pieces.get(1 + article..)?) {
            let length = 2 + article;
            let (year, more) = with_year(pieces, length);
            return Some((Date { year, month: Some(month), day: Some(day), ..Date::default() }, length + more));
        }
        let (year, more) = with_year(pieces, 1);
        let known = how == Use::Alone || year.is_some();
        return known.then_some((Date { year, month: Some(month), ..Date::default() }, 1 + more));
    }
    let day = day(pieces)?;
    let of = usize::from(word(pieces, 1).is_some_and(|word| OF.contains(&word)));
    let (month, _) = month(pieces, 1 + of)?;
    let (year, more) = with_year(pieces, 2 + of);
    Some((Date { year, month: Some(month), day: Some(day), ..Date::default() }, 2 + of + more))
}

/// The first day of "23rd to 25th June", "6-8 November" or "18/19 April".
fn first_of_two(pieces: &[Piece]) -> Option<(Date, usize)> {
    const BETWEEN: [&str; 9] = ["to", "and", "or", "until", "bis", "und", "au", "al", "a"];
    if let Token::Number { digits, suffix, .. } = &pieces.first()?.token {
        let days: Vec<u32> = digits.split('/').filter_map(|day| day.parse().ok()).collect();
        let (month, _) = month(pieces, 1).unwrap_or((0, Use::BesideDay));
        if let ([first, second], "") = (days.as_slice(), suffix.as_str())
            && month > 0
            && first < second
            && *second <= 31
        {
            let (year, more) = with_year(pieces, 2);
            return Some((Date { year, month: Some(month), day: Some(*first), ..Date::default() }, 2 + more));
        }
    }
    let day = day(pieces)?;
    let joined = pieces.get(1)?.gap == Gap::Hyphen;
    let last = usize::from(word(pieces, 1).is_some_and(|word| BETWEEN.contains(&word))) + 1;
    let (end, _) = written(pieces.get(last..)?).filter(|(end, _)| (last > 1 || joined) && end.day.is_some())?;
    (end.day > Some(day)).then_some((Date { year: end.year, month: end.month, ..Date::of_day(day) }, 1))
}

fn with_year(pieces: &[Piece], at: usize) -> (Option<u32>, usize) {
    let of = usize::from(word(pieces, at).is_some_and(|word| OF.contains(&word)));
    match year(pieces, at + of) {
        Some(year) => (Some(year), of + 1),
        None => (None, 0),
    }
}

/// A number of a day, ordinal or not.
fn day(pieces: &[Piece]) -> Option<u32> {
    let Token::Number { digits, suffix, .. } = &pieces.first()?.token else { return None };
    let plain = suffix.is_empty() || !matches!(suffix.as_str(), "am" | "pm" | "h" | "uhr");
    digits.parse().ok().filter(|day| plain && digits.len() <= 2 && (1..=31).contains(day))
}

/// `9th`, `9.` or `9` with no month, where what stands around it makes it a day.
fn day_alone(pieces: &[Piece], before: Option<&str>, after_weekday: bool) -> Option<(Date, usize)> {
    let day = day(pieces)?;
    let Token::Number { suffix, stop, .. } = &pieces.first()?.token else { return None };
    // "17e" is mostly a seat.
    let ordinal = suffix.len() > 1;
    if suffix.len() == 1 {
        return None;
    }
    let marked = ordinal || *stop;
    // "Saturday, 2 till 4" and "Saturday 2-4" are hours.
    let to_hour = pieces.get(1).is_some_and(|next| {
        next.gap == Gap::Hyphen || next.word().is_some_and(|word| ["to", "till", "until", "bis"].contains(&word))
    });
    let beside_weekday = after_weekday && (marked || pieces.first()?.gap == Gap::Space);
    let named = before.map_or(marked, |word| BEFORE_DAYS.contains(&word) && (marked || !WEAK.contains(&word)));
    ((beside_weekday || named) && (marked || !to_hour) && !is_noun(pieces.get(1)))
        .then_some((Date { bare: !ordinal, lone: !beside_weekday && before.is_none(), ..Date::of_day(day) }, 1))
}
