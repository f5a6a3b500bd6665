//! Whether a text says a value, however either is written: "9 December 2026", "9. Dezember" and "the 9th" are one
//! day, "15:40" and "3.40pm" one time, "$7,950" and "7950 dollars" one sum.
//!
//! A text is read as a row of facts (dates, times, numbers, words). A value is said when its dates and times are
//! among them, in any order, and its words and numbers stand together. Nothing is found inside a longer word or
//! number, and a value that a text contradicts (another year, the other half of the day) is not said.

mod amounts;
mod calendar;
mod clock;
mod dates;
mod fold;
#[cfg(test)]
mod tests;
mod tokens;

use self::amounts::Amount;
use self::clock::Time;
use self::dates::Date;
use self::tokens::{Gap, Piece, Token, pieces};

#[derive(Clone, Debug, PartialEq)]
enum Fact {
    Date(Date),
    Time(Time),
    /// "9th" where nothing says that it is a day.
    Ordinal(u32),
    Amount(Amount),
    /// "per hour", "an hour", "/h".
    Per(&'static str),
    Word(String),
}

/// A fact of a text, and whether it is one end of a range ("10-15").
struct Placed {
    fact: Fact,
    opens_range: bool,
    closes_range: bool,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ValueKind {
    Time,
    /// Nothing but a date, a month or a year.
    Date,
    Money,
    /// Also a code with digits in it.
    Number,
    Words,
}

/// Spellings of one value, any of which will do.
pub(super) struct Value(Vec<Vec<Fact>>);

impl Value {
    pub(super) fn new<'a>(spellings: impl IntoIterator<Item = &'a str>) -> Self {
        let spellings = spellings.into_iter().map(facts).map(|facts| facts.into_iter().map(|placed| placed.fact));
        let spellings: Vec<Vec<Fact>> =
            spellings.map(Iterator::collect).filter(|facts: &Vec<Fact>| !facts.is_empty()).collect();
        Self(spellings.iter().map(|spelling| completed(spelling, &spellings)).collect())
    }

    /// Of the first spelling.
    pub(super) fn kind(&self) -> ValueKind {
        let facts = self.0.first().map(Vec::as_slice).unwrap_or_default();
        let any = |test: fn(&Fact) -> bool| facts.iter().any(test);
        let is_date = |fact: &Fact| match fact {
            Fact::Date(_) => true,
            Fact::Amount(amount) => amount.year().is_some(),
            _ => false,
        };
        if any(|fact| matches!(fact, Fact::Time(_))) {
            ValueKind::Time
        } else if !facts.is_empty() && facts.iter().all(is_date) {
            ValueKind::Date
        } else if any(|fact| matches!(fact, Fact::Amount(amount) if amount.currency.is_some())) {
            ValueKind::Money
        } else if any(|fact| match fact {
            Fact::Word(word) => word.contains(|c: char| c.is_ascii_digit()),
            fact => matches!(fact, Fact::Amount(_) | Fact::Ordinal(_) | Fact::Date(_)),
        }) {
            ValueKind::Number
        } else {
            ValueKind::Words
        }
    }

    pub(super) fn is_said_by(&self, text: &str) -> bool {
        let text = facts(text);
        self.0.iter().any(|spelling| says(&text, spelling))
    }
}

/// "7:45" beside the spelling "7:45 AM" is a morning, and "the 24th" beside "24 October" a day in October.
fn completed(spelling: &[Fact], all: &[Vec<Fact>]) -> Vec<Fact> {
    let others: Vec<&Fact> = all.iter().flatten().collect();
    let complete = |fact: &Fact| -> Fact {
        let fuller: Vec<Fact> = others.iter().filter_map(|other| fuller(fact, other)).collect();
        match fuller.as_slice() {
            [first, rest @ ..] if rest.iter().all(|other| other == first) => first.clone(),
            _ => fact.clone(),
        }
    };
    spelling.iter().map(complete).collect()
}

fn fuller(fact: &Fact, other: &Fact) -> Option<Fact> {
    match (fact, other) {
        (Fact::Time(time), Fact::Time(other)) if time.half.is_none() && time.same_dial(*other) => {
            other.half.map(|half| Fact::Time(Time { half: Some(half), ..*time }))
        }
        (Fact::Date(date), Fact::Date(other)) => date.completed(*other).map(Fact::Date),
        (Fact::Ordinal(day), Fact::Date(other)) => Date::of_day(*day).completed(*other).map(Fact::Date),
        (Fact::Amount(amount), Fact::Amount(other)) if amount.currency.is_none() && amount.same_number(other) => {
            other.currency.map(|_| Fact::Amount(other.clone()))
        }
        _ => None,
    }
}

fn says(text: &[Placed], spelling: &[Fact]) -> bool {
    let is_apart = |fact: &Fact| matches!(fact, Fact::Date(_) | Fact::Time(_));
    spelling.chunk_by(|a, b| !is_apart(a) && !is_apart(b)).all(|part| contains(text, part))
        || is_phone_number_in(text, spelling)
}

fn contains(text: &[Placed], part: &[Fact]) -> bool {
    text.windows(part.len()).any(|window| {
        let whole = window.first().is_some_and(|first| !first.closes_range)
            && window.last().is_some_and(|last| !last.opens_range);
        whole && part.iter().zip(window).all(|(gold, placed)| is_said(gold, &placed.fact))
    })
}

fn is_said(gold: &Fact, found: &Fact) -> bool {
    match (gold, found) {
        (Fact::Date(gold), Fact::Date(found)) => gold.is_said_by(*found),
        (Fact::Time(gold), Fact::Time(found)) => gold.is_said_by(*found),
        (Fact::Amount(gold), Fact::Amount(found)) => gold.is_said_by(found),
        // "2022" is said by "May 2022", and "six" by "at six".
        (Fact::Amount(gold), Fact::Date(found)) => {
            gold.year().is_some_and(|year| found.year == Some(year))
                || found.bare && gold.integer().is_some() && gold.integer() == found.day
        }
        (Fact::Amount(gold), Fact::Time(found)) => gold.integer().is_some() && gold.integer() == found.bare,
        (Fact::Time(gold), Fact::Amount(found)) => gold.bare.is_some_and(|hour| found.is_only(hour)),
        (Fact::Date(gold), Fact::Ordinal(found)) => gold.lone && gold.day == Some(*found),
        (Fact::Date(gold), Fact::Amount(found)) => gold.lone && gold.bare && gold.day == found.integer(),
        (Fact::Ordinal(gold), Fact::Date(found)) => found.day == Some(*gold),
        (gold, found) => gold == found,
    }
}

/// At least seven digits, however they are grouped; a country's code may be absent.
fn is_phone_number_in(text: &[Placed], spelling: &[Fact]) -> bool {
    const SHORTEST: usize = 7;
    let digits = |fact: &Fact| match fact {
        Fact::Amount(amount) => amount.digits().map(str::to_owned),
        _ => None,
    };
    let Some(gold) = spelling.iter().map(digits).collect::<Option<String>>().filter(|gold| gold.len() >= SHORTEST)
    else {
        return false;
    };
    let runs = text.chunk_by(|a, b| digits(&a.fact).is_some() && digits(&b.fact).is_some());
    runs.map(|run| run.iter().filter_map(|placed| digits(&placed.fact)).collect::<String>()).any(|found| {
        found.len() >= SHORTEST && (gold.ends_with(found.trim_start_matches('0')) || found.ends_with(&gold))
    })
}

fn facts(text: &str) -> Vec<Placed> {
    const FILLERS: [&str; 5] = ["the", "at", "on", "and", "to"];
    let pieces = pieces(text);
    let mut facts = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let rest = pieces.get(at..).unwrap_or_default();
        let before = at.checked_sub(1).and_then(|at| pieces.get(at)).map(|piece| piece.word().unwrap_or_default());
        let (fact, length) = fact(rest, before, matches!(facts.last(), Some(Placed { fact: Fact::Amount(_), .. })));
        let filler = matches!(&fact, Fact::Word(word) if FILLERS.contains(&word.as_str()));
        if !filler || pieces.len() == 1 {
            let number = matches!(fact, Fact::Amount(_));
            let (opens_range, closes_range) = if number { range(&pieces, at) } else { (false, false) };
            facts.push(Placed { fact, opens_range, closes_range });
        }
        at += length;
    }
    facts
}

fn fact(rest: &[Piece], before: Option<&str>, after_amount: bool) -> (Fact, usize) {
    let per = || if after_amount { per(rest) } else { None };
    let ordinal = || {
        let Token::Number { digits, suffix, .. } = &rest.first()?.token else { return None };
        (suffix.len() > 1).then(|| digits.parse().ok().map(|ordinal| (Fact::Ordinal(ordinal), 1))).flatten()
    };
    None.or_else(|| dates::read(rest, before).map(|(date, length)| (Fact::Date(date), length)))
        .or_else(|| clock::read(rest, before).map(|(time, length)| (Fact::Time(time), length)))
        .or_else(|| amounts::read(rest).map(|(amount, length)| (Fact::Amount(amount), length)))
        .or_else(per)
        .or_else(ordinal)
        .unwrap_or_else(|| {
            let word = match rest.first().map(|piece| &piece.token) {
                Some(Token::Word(word)) => word.clone(),
                Some(Token::Number { digits, suffix, .. }) => format!("{digits}{suffix}"),
                None => String::new(),
            };
            (Fact::Word(word), 1)
        })
}

/// "per hour" and its like, behind a number.
fn per(pieces: &[Piece]) -> Option<(Fact, usize)> {
    const INTRODUCTIONS: [&str; 17] =
        ["/", "per", "a", "an", "each", "every", "pro", "je", "die", "par", "por", "la", "l", "al", "all", "the", "de"];
    let word = |at: usize| pieces.get(at).and_then(Piece::word);
    let introduced = |at: usize| word(at).is_some_and(|word| INTRODUCTIONS.contains(&word));
    (introduced(0).then(|| word(1).and_then(unit)).flatten().map(|unit| (Fact::Per(unit), 2))).or_else(|| {
        (introduced(0) && introduced(1)).then(|| word(2).and_then(unit)).flatten().map(|unit| (Fact::Per(unit), 3))
    })
}

fn unit(word: &str) -> Option<&'static str> {
    Some(match word {
        "h" | "hr" | "hrs" | "hour" | "std" | "stunde" | "heure" | "hora" | "ora" | "uur" => "hour",
        "d" | "day" | "tag" | "jour" | "dia" | "giorno" | "dag" => "day",
        "night" | "nacht" | "nuit" | "noche" | "notte" | "noite" => "night",
        "week" | "wk" | "woche" | "semaine" | "semana" | "settimana" => "week",
        "month" | "mo" | "monat" | "mois" | "mes" | "mese" | "maand" => "month",
        "year" | "yr" | "jahr" | "an" | "ano" | "anno" | "jaar" => "year",
        "person" | "head" | "kopf" | "personne" | "persona" | "pessoa" | "persoon" => "person",
        _ => return None,
    })
}

/// Whether the number at `at` is the lower or the upper end of "10-15" or "$7,950-8,400". Three numbers in a row are
/// something else, as is a second that is not larger.
fn range(pieces: &[Piece], at: usize) -> (bool, bool) {
    let size = |at: usize| match &pieces.get(at)?.token {
        Token::Number { digits, suffix, .. } if suffix.is_empty() && !digits.starts_with('0') => {
            digits.replace([',', '\''], "").parse::<f64>().ok()
        }
        _ => None,
    };
    let joined = |at: usize| pieces.get(at).is_some_and(|piece| piece.gap == Gap::Hyphen && size(at).is_some());
    let pair = |low: usize| {
        // Of two years each is named: "1903-1950".
        let is_year = |size: f64| (1000.0..2100.0).contains(&size);
        let ends = (size(low), size(low + 1));
        let larger = matches!(ends, (Some(low), Some(high)) if low < high && !(is_year(low) && is_year(high)));
        joined(low + 1) && !joined(low) && !joined(low + 2) && larger
    };
    let signed = pieces.get(at).and_then(Piece::word).is_some_and(|word| tokens::currency(word).is_some());
    (pair(at + usize::from(signed)), at.checked_sub(1).is_some_and(pair))
}

/// A whole number without leading zeros.
fn number(piece: &Piece) -> Option<u32> {
    match &piece.token {
        Token::Number { digits, suffix, .. }
            if suffix.is_empty() && (!digits.starts_with('0') || digits.len() <= 2) =>
        {
            digits.parse().ok()
        }
        _ => None,
    }
}

/// Whether what follows a number is what it counts, rather than how the sentence goes on.
fn is_noun(next: Option<&Piece>) -> bool {
    const CONNECTORS: [&str; 62] = [
        "at", "after", "before", "in", "from", "by", "until", "till", "when", "for", "with", "and", "or", "is", "was",
        "are", "to", "on", "an", "a", "per", "each", "if", "as", "not", "but", "total", "now", "instead", "am", "ab",
        "bis", "und", "oder", "mit", "vor", "nach", "um", "im", "a", "las", "y", "con", "et", "ou", "avec", "pour",
        "alle", "al", "e", "om", "the", "between", "this", "next", "then", "so", "because", "sharp", "latest",
        "through", "about",
    ];
    next.is_some_and(|piece| {
        let word = piece.word().filter(|word| word.chars().all(char::is_alphabetic));
        matches!(piece.gap, Gap::Nothing | Gap::Space | Gap::Hyphen)
            && word.is_some_and(|word| !CONNECTORS.contains(&word))
    })
}
