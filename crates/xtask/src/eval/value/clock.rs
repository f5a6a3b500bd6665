//! Times of day as people write them.

use super::is_noun;
use super::tokens::{Piece, Token};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    Morning,
    Afternoon,
}

/// A time on a clock of twelve hours, and the half of the day where it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) hour: u32,
    pub(super) minute: u32,
    pub(super) half: Option<Half>,
    /// Written as a bare number, as in "at six".
    pub(super) bare: Option<u32>,
}

impl Time {
    /// `hour` of 0 to 24; `said` is the half that stands beside it. Two digits below ten mean a clock of 24 hours.
    fn new(hour: u32, minute: u32, said: Option<Half>, two_digits: bool) -> Option<Self> {
        let half = match hour {
            13..=24 => Some(if hour == 24 { Half::Morning } else { Half::Afternoon }),
            0 => Some(Half::Morning),
            1..=9 if two_digits => Some(said.unwrap_or(Half::Morning)),
            _ => said,
        };
        (hour <= 24 && minute < 60).then_some(Self { hour: hour % 12, minute, half, bare: None })
    }

    pub(super) fn same_dial(self, other: Self) -> bool {
        self.hour == other.hour && self.minute == other.minute
    }

    pub(super) fn is_said_by(self, found: Self) -> bool {
        self.same_dial(found) && (self.half.is_none() || found.half.is_none() || self.half == found.half)
    }
}

/// The time at the start of `pieces`, and how many of them it takes. `before` is the word in front.
pub(super) fn read(pieces: &[Piece], before: Option<&str>) -> Option<(Time, usize)> {
    match pieces.first()?.word() {
        Some("noon" | "midday" | "mediodia" | "mezzogiorno") => {
            return Time::new(12, 0, Some(Half::Afternoon), false).map(|time| (time, 1));
        }
        Some("midnight" | "mitternacht" | "minuit" | "medianoche" | "mezzanotte") => {
            return Time::new(0, 0, None, false).map(|time| (time, 1));
        }
        _ => {}
    }
    let Token::Number { digits, suffix, .. } = &pieces.first()?.token else { return None };
    let word = |at: usize| pieces.get(at).and_then(Piece::word);
    // What stands directly behind: "pm", "p.m.", "Uhr", "o'clock".
    let (said, clock, length) = match (suffix.as_str(), word(1), word(2)) {
        ("am", ..) => (Some(Half::Morning), true, 1),
        ("pm", ..) => (Some(Half::Afternoon), true, 1),
        ("uhr" | "h", ..) => (None, true, 1),
        // German "um 7:45 am Montag" is a morning as well: its clock has 24 hours.
        ("", Some("am"), _) => (Some(Half::Morning), true, 2),
        ("", Some("pm"), _) => (Some(Half::Afternoon), true, 2),
        ("", Some("a"), Some("m")) => (Some(Half::Morning), true, 3),
        ("", Some("p"), Some("m")) => (Some(Half::Afternoon), true, 3),
        ("", Some("uhr" | "h" | "heures" | "horas" | "uur" | "ore" | "hs"), _) => (None, true, 2),
        ("", Some("o"), Some("clock")) => (None, true, 3),
        ("", ..) => (None, false, 1),
        _ => return None,
    };
    let minutes = |sign: char| {
        let (hour, minute) = digits.split_once(sign)?;
        let valid = (1..=2).contains(&hour.len()) && minute.len() == 2;
        Some((hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?)).filter(|_| valid)
    };
    let two_digits = digits.starts_with('0');
    let said = said.or_else(|| half_in_words(pieces.get(length..).unwrap_or_default()));
    // "3.40" is a number unless something says that it is a time.
    if let Some((hour, minute)) = minutes(':').or_else(|| minutes('.').filter(|_| clock)) {
        return Time::new(hour, minute, said, two_digits).map(|time| (time, length));
    }
    let hour = digits.parse::<u32>().ok().filter(|_| digits.len() <= 2)?;
    let introduced = before.is_some_and(|word| BEFORE_HOURS.contains(&word));
    // "15h" and "12 horas" are mostly durations.
    let by_name = match suffix.as_str() {
        "h" => introduced,
        "" => match word(1) {
            Some("h" | "heures" | "horas" | "uur" | "ore" | "hs") => introduced,
            _ => clock,
        },
        _ => clock,
    };
    if by_name || (said.is_some() && suffix.is_empty() && length == 1) {
        return Time::new(hour, 0, said, two_digits).map(|time| (time, length));
    }
    let bare = introduced && suffix.is_empty() && (1..=24).contains(&hour) && !is_noun(pieces.get(1));
    let time = bare.then(|| Time::new(hour, 0, said, two_digits)).flatten()?;
    Some((Time { bare: Some(hour), ..time }, 1))
}

const BEFORE_HOURS: [&str; 14] =
    ["at", "by", "around", "until", "till", "before", "after", "from", "um", "gegen", "a", "las", "alle", "as"];

/// "in the evening", "abends", "du soir", within the next three words.
fn half_in_words(pieces: &[Piece]) -> Option<Half> {
    for piece in pieces.iter().take(3) {
        match piece.word()? {
            "morning" | "morgens" | "fruh" | "vormittags" | "matin" | "mattina" | "manana" | "manha" | "ochtends" => {
                return Some(Half::Morning);
            }
            "afternoon" | "evening" | "tonight" | "nachmittags" | "abends" | "midi" | "soir" | "tarde"
            | "pomeriggio" | "sera" | "middags" | "avonds" => return Some(Half::Afternoon),
            "in" | "the" | "this" | "am" | "de" | "la" | "du" | "di" | "da" | "of" | "l" | "apres" | "s" | "dell" => {}
            _ => return None,
        }
    }
    None
}
