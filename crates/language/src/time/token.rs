use std::ops::Range;

/// A word, a number or a punctuation mark of a text.
#[derive(Clone, Debug)]
pub struct Token {
    /// In lower case, without a possessive `'s`.
    pub text: String,
    /// Bytes of the text, the possessive included.
    pub range: Range<usize>,
    /// Begins with a capital letter.
    pub capital: bool,
    /// Ended in `'s`: "when's", "today's".
    pub possessive: bool,
    /// No white space stands before it.
    pub glued: bool,
}

/// Cuts a text into words (letters and digits, inner apostrophes included) and single other
/// characters; white space only separates.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut glued = false;
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if first.is_whitespace() {
            glued = false;
            continue;
        }
        let mut end = start + first.len_utf8();
        if first.is_alphanumeric() {
            while let Some(&(at, next)) = rest.peek() {
                let inner =
                    is_apostrophe(next) && text[at + next.len_utf8()..].chars().next().is_some_and(char::is_alphabetic);
                if !next.is_alphanumeric() && !inner {
                    break;
                }
                end = at + next.len_utf8();
                rest.next();
            }
        }
        let mut word: String = text[start..end]
            .chars()
            .map(|c| if is_apostrophe(c) { '\'' } else { c })
            .collect::<String>()
            .to_lowercase();
        let possessive = word.len() > 2 && word.ends_with("'s");
        if possessive {
            word.truncate(word.len() - 2);
        }
        tokens.push(Token { text: word, range: start..end, capital: first.is_uppercase(), possessive, glued });
        glued = true;
    }
    tokens
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}')
}

impl Token {
    /// The number that a token of one to four digits stands for.
    pub(super) fn digits(&self) -> Option<i16> {
        (self.text.len() <= 4 && self.text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| self.text.parse().ok())
            .flatten()
    }

    /// A day of the month: "14" or "14th".
    pub(super) fn day(&self) -> Option<i8> {
        let number = self.ordinal().map_or(self.text.as_str(), |(number, _)| number);
        if number.len() > 2 || !number.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        number.parse().ok().filter(|day| (1..=31).contains(day))
    }

    /// Written as "1st", "22nd", "14th".
    pub(super) fn is_ordinal(&self) -> bool {
        self.ordinal().is_some()
    }

    fn ordinal(&self) -> Option<(&str, &str)> {
        let (number, suffix) = self.text.split_at_checked(self.text.len().checked_sub(2)?)?;
        let known = matches!(suffix, "st" | "nd" | "rd" | "th");
        (known && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())).then_some((number, suffix))
    }

    /// A year as people write it: four digits between 1900 and 2100.
    pub(super) fn year(&self) -> Option<i16> {
        (self.text.len() == 4).then(|| self.digits()).flatten().filter(|year| (1900..=2100).contains(year))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn words_numbers_and_marks_are_separate_and_know_their_place() {
        let text = "When\u{2019}s M\u{fc}ller's 3rd e.g. 2026-03?";
        let found: Vec<_> = tokens(text).into_iter().map(|t| (t.text, t.glued)).collect();
        let words: Vec<_> = found.iter().map(|(t, _)| t.as_str()).collect();
        assert_eq!(words, ["when", "m\u{fc}ller", "3rd", "e", ".", "g", ".", "2026", "-", "03", "?"]);
        assert!(found[9].1 && !found[7].1);
        for token in tokens(text) {
            assert!(text.get(token.range.clone()).is_some(), "{token:?} cuts a character");
        }
        assert!(tokens(text)[0].possessive);
    }

    #[test]
    fn ordinals_and_years_are_recognised() {
        let day = |text: &str| tokens(text)[0].day();
        assert_eq!((day("14th"), day("7"), day("32"), day("2026"), day("th")), (Some(14), Some(7), None, None, None));
        assert_eq!(tokens("2026")[0].year(), Some(2026));
        assert_eq!(tokens("0815")[0].year(), None);
    }
}
