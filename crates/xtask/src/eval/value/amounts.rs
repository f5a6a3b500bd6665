//! Numbers and sums of money as people write them.

use super::is_noun;
use super::tokens::{Gap, Piece, Token, currency};

/// A number; money where a currency stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    /// Digits before the decimal sign, leading zeros kept: 0190 is not 190.
    whole: String,
    fraction: String,
    pub(super) currency: Option<&'static str>,
    /// A word follows that says what is counted: "25 minutes".
    counts: bool,
}

impl Amount {
    pub(super) fn year(&self) -> Option<u32> {
        let year = self.integer().filter(|year| (1000..=2099).contains(year))?;
        (self.currency.is_none() && self.whole.len() == 4).then_some(year)
    }

    pub(super) fn integer(&self) -> Option<u32> {
        self.whole.parse().ok().filter(|_| self.fraction.is_empty() && !self.whole.starts_with('0'))
    }

    /// Nothing but this number, as in "back at 6".
    pub(super) fn is_only(&self, number: u32) -> bool {
        self.currency.is_none() && !self.counts && self.integer() == Some(number)
    }

    pub(super) fn digits(&self) -> Option<&str> {
        (self.fraction.is_empty() && self.currency.is_none()).then_some(self.whole.as_str())
    }

    pub(super) fn same_number(&self, other: &Self) -> bool {
        let money = self.currency.is_some() || other.currency.is_some();
        let fraction = |amount: &Self| {
            if money { amount.fraction.trim_end_matches('0').to_owned() } else { amount.fraction.clone() }
        };
        self.whole == other.whole && fraction(self) == fraction(other)
    }

    pub(super) fn is_said_by(&self, found: &Self) -> bool {
        let unit = match (self.currency, found.currency) {
            (Some(gold), Some(found)) => gold == found,
            // "7950" for $7,950, but not "7950 people".
            (Some(_), None) => !found.counts,
            (None, _) => true,
        };
        unit && self.same_number(found)
    }
}

/// The number at the start of `pieces`, with the currency before or behind it, and how many pieces it takes.
pub(super) fn read(pieces: &[Piece]) -> Option<(Amount, usize)> {
    let before = pieces.first().and_then(Piece::word).and_then(currency);
    let start = usize::from(before.is_some());
    let near = |piece: &&Piece| matches!(piece.gap, Gap::Nothing | Gap::Space);
    let first = pieces.get(start).filter(|piece| start == 0 || near(piece))?;
    let mut digits = plain_digits(first)?.to_owned();
    let mut length = start + 1;
    // "2 500.00 €": groups of three behind a space, where a currency says that it is one number.
    let mut grouped = (digits.clone(), length);
    while let Some(group) = pieces.get(grouped.1).filter(|piece| piece.gap == Gap::Space).and_then(plain_digits) {
        let whole = group.split(['.', ',']).next().unwrap_or_default();
        if whole.len() != 3 || grouped.0.len() > 9 || grouped.0.contains(['.', ',']) || digits.len() > 3 {
            break;
        }
        grouped = (grouped.0 + group, grouped.1 + 1);
    }
    let behind = |at: usize| pieces.get(at).filter(near).and_then(Piece::word).and_then(currency);
    if grouped.1 > length && (before.is_some() || behind(grouped.1).is_some()) {
        (digits, length) = grouped;
    }
    let after = if before.is_none() { behind(length) } else { None };
    let (whole, fraction) = split(&digits)?;
    length += usize::from(after.is_some());
    let currency = before.or(after);
    let counts = currency.is_none() && is_noun(pieces.get(length));
    Some((Amount { whole, fraction, currency, counts }, length))
}

fn plain_digits(piece: &Piece) -> Option<&str> {
    match &piece.token {
        Token::Number { digits, suffix, .. } if suffix.is_empty() && !digits.contains([':', '/']) => Some(digits),
        _ => None,
    }
}

/// Digits before and after the decimal sign. Of two different signs, the last is the decimal one; a single sign
/// before exactly three digits separates thousands, as does one that is repeated.
fn split(digits: &str) -> Option<(String, String)> {
    let bare = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let digits = digits.replace('\'', "");
    let Some(last) = digits.rfind(['.', ',']) else { return Some((digits, String::new())) };
    let (whole, fraction) = (digits.get(..last)?, digits.get(last + 1..)?);
    let signs: Vec<char> = digits.chars().filter(|c| !c.is_ascii_digit()).collect();
    let groups = digits.split(['.', ',']).skip(1).all(|group| group.len() == 3);
    let thousands = match signs.as_slice() {
        [_] => fraction.len() == 3 && whole.len() <= 3 && !whole.starts_with('0'),
        [first, rest @ ..] => rest.iter().all(|sign| sign == first) && groups,
        [] => false,
    };
    // "1.2.3" is a version, not a number.
    if !thousands && signs.len() > 1 && signs.first() == signs.last() {
        return None;
    }
    Some(if thousands { (bare(&digits), String::new()) } else { (bare(whole), fraction.to_owned()) })
}
