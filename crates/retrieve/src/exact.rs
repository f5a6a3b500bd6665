//! What a question holds that is either matched as it stands or not at all: codes, numbers, quoted phrases.

use domain::Passage;
use store::fold;

/// What a hit gains that holds one of them. A question that is nothing but a booking code is one rare word to the
/// lexical half and noise to the vector half.
const EXACT: f32 = 0.4;

/// In a question of more terms it is one of many things, and counts the less. Without this SciFact, whose claims name
/// genes, loses .005 nDCG@10.
const FEW_TERMS: f32 = 3.0;

/// Shorter numbers stand everywhere.
const SHORTEST_NUMBER: usize = 4;
const SHORTEST_CODE: usize = 5;

/// The codes, numbers and phrases of a question.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Exact {
    /// Letters and digits alone, folded.
    codes: Vec<String>,
    /// Numbers of few digits, which a longer one may hold by chance.
    numbers: Vec<String>,
    phrases: Vec<String>,
}

impl Exact {
    pub(crate) fn of(question: &str) -> Self {
        let mut exact = Self::default();
        for (at, part) in question.split(['"', '\u{201c}', '\u{201d}']).enumerate() {
            if at % 2 == 1 {
                exact.phrases.extend(Some(spaced(part)).filter(|phrase| phrase.contains(' ')));
                continue;
            }
            for word in part.split_whitespace() {
                exact.add(word.trim_matches(|c: char| !c.is_alphanumeric()));
            }
        }
        exact
    }

    fn add(&mut self, word: &str) {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let length = digits + letters;
        let small = word.contains(char::is_lowercase);
        // A time, an address, "mid-2026", "2026-11-28", "14th".
        let other = word.contains([':', '@']) || small && word.contains(['-', '/']) || is_date(word);
        let code = digits > 0 && letters > 0 && length >= SHORTEST_CODE || letters == 0 && digits > SHORTEST_NUMBER;
        if other || digits == 0 {
            return;
        }
        if code {
            self.codes.push(condensed(word));
        } else if letters == 0 && digits == SHORTEST_NUMBER && !is_year(word) {
            self.numbers.push(condensed(word));
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What it is worth to a hit that it holds one of them, in a question of so many terms.
    #[expect(clippy::cast_precision_loss, reason = "counts of terms are small")]
    pub(crate) fn worth(&self, passage: &Passage, terms: usize) -> f32 {
        let people = passage.people.iter().flat_map(|(_, person)| [&person.name, &person.address]).flatten();
        let mut texts =
            std::iter::once(&passage.title).chain(passage.spans.iter().map(|span| &span.text)).chain(people);
        let held = texts.any(|text| {
            let whole = || condensed(text);
            !self.codes.is_empty() && self.codes.iter().any(|code| whole().contains(code.as_str()))
                || self.phrases.iter().any(|phrase| spaced(text).contains(phrase.as_str()))
                || !self.numbers.is_empty()
                    && text.split(|c: char| !c.is_alphanumeric()).any(|word| self.numbers.iter().any(|n| n == word))
        });
        if held { EXACT * (FEW_TERMS / terms.max(1) as f32).min(1.0) } else { 0.0 }
    }
}

fn condensed(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// With single blanks, whatever stood between the words.
fn spaced(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn is_year(word: &str) -> bool {
    word.parse().is_ok_and(|year: u16| (1900..=2100).contains(&year))
}

fn is_date(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    (2..=3).contains(&parts.len())
        && parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()) && matches!(part.len(), 1 | 2 | 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_numbers_and_phrases_are_told_from_words_dates_and_times() {
        let of = |question: &str| {
            let exact = Exact::of(question);
            [exact.codes, exact.numbers, exact.phrases].concat().join(",")
        };
        for (question, expected) in [
            ("HKX4QZ", "hkx4qz"),
            ("what is hkx4qz?", "hkx4qz"),
            ("invoice INV-2024-0815", "inv20240815"),
            ("order #88204417 please", "88204417"),
            ("who paid $1,158.90?", "115890"),
            ("lockbox 8825", "8825"),
            ("the call from 617-555-0142", "6175550142"),
            ("who said \"red  Door\" and \"no\"", "red door"),
            ("is it DL407 or DL 407?", "dl407"),
            ("mails of 2024, on 2026-11-28 or 3/14/2025 at 17:45", ""),
            ("mid-2026, the 14th, 5pm, anna2@example.org, covid", ""),
        ] {
            assert_eq!(of(question), expected, "{question}");
        }
    }
}
