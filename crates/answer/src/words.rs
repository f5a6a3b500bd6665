//! Words, sentences and the light normalisation with which an answer is compared with evidence.

use std::ops::Range;

/// Runs of one kind within a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Class {
    Digits,
    Letters,
    /// One character that is neither.
    Other,
}

/// A run of digits, a run of letters, or one other character.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run<'a> {
    pub(crate) text: &'a str,
    pub(crate) start: usize,
    pub(crate) class: Class,
}

impl Run<'_> {
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Scripts that are written without spaces: each character is a run of its own.
fn ideographic(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn class(c: char) -> Class {
    if c.is_ascii_digit() {
        Class::Digits
    } else if c.is_alphanumeric() {
        Class::Letters
    } else {
        Class::Other
    }
}

/// Splits a text into runs; together they are the whole text.
pub(crate) fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let kind = class(c);
        let mut end = start + c.len_utf8();
        if kind != Class::Other && !ideographic(c) {
            while let Some(&(at, next)) = chars.peek() {
                // Combining marks stay with their letter.
                let mark = kind == Class::Letters && matches!(next, '\u{300}'..='\u{36F}');
                if (class(next) != kind && !mark) || ideographic(next) {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
        }
        runs.push(Run { text: &text[start..end], start, class: kind });
    }
    runs
}

/// Lower case, for comparing.
pub(crate) fn fold(word: &str) -> String {
    word.to_lowercase()
}

/// A crude stem: "flights" and "flight", "moving" and "move" meet. Lower case goes in.
pub(crate) fn stem(word: &str) -> String {
    let mut stem = word;
    for suffix in ["ing", "ed", "s"] {
        if let Some(rest) = stem.strip_suffix(suffix).filter(|rest| rest.chars().count() >= 3 && !rest.ends_with('s')) {
            stem = rest;
            break;
        }
    }
    stem = stem.strip_suffix('e').filter(|rest| rest.chars().count() >= 3).unwrap_or(stem);
    match stem.strip_suffix('y').filter(|rest| rest.chars().count() >= 3) {
        Some(rest) => format!("{rest}i"),
        None => stem.to_owned(),
    }
}

/// The words of a text that carry meaning: folded, stemmed, without function words.
pub(crate) fn content(text: &str) -> Vec<String> {
    runs(text)
        .iter()
        .filter(|run| run.class != Class::Other)
        .map(|run| fold(run.text))
        .filter(|word| !is_function_word(word))
        .map(|word| stem(&word))
        .collect()
}

/// Words that say nothing about what a sentence is about. Lower case goes in.
pub(crate) fn is_function_word(word: &str) -> bool {
    // Left-overs of contractions ("don't" is "don" and "t") are among them.
    const WORDS: &str = " a about above after again all also am an and any are aren as at be because been before being \
        below between both but by can could couldn d did didn do does doesn doing don down during each ever few for from \
        further had hadn has hasn have haven having he her here hers him his how i if in into is isn it its just ll m \
        may me might more most must my no nor not now of off on once only or other our out over own please re s same \
        shall she should so some such t tell than that the their them then there these they this those through to too \
        under until up us ve very was wasn we were weren what when where which while who whom whose why will with won \
        would wouldn yes you your yours according based mentioned stated says said answer evidence information item \
        der die das den dem des ein eine einen einem einer ist sind war waren und oder nicht mit von zu im am in auf \
        für wann wer wo was wie mein meine ich du er sie es wir ihr \
        le la les un une des du de et est sont dans pour avec que qui quand où quel quelle mon ma mes je tu il elle \
        el los las una del y es son en para con cuándo quién dónde qué mi mis yo ";
    !word.is_empty() && WORDS.contains(&format!(" {word} "))
}

/// Abbreviations that end in a full stop within a sentence. Lower case.
const ABBREVIATIONS: [&str; 22] = [
    "dr", "mr", "mrs", "ms", "prof", "st", "no", "nr", "vs", "etc", "e.g", "i.e", "a.m", "p.m", "approx", "jr", "sr",
    "ca", "bzw", "inc", "ltd", "tel",
];

/// Sentences and lines of a text, without the white space around them and without empty ones.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut push = |range: Range<usize>| {
        let part = &text[range.clone()];
        let left = part.len() - part.trim_start().len();
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            found.push(range.start + left..range.start + left + trimmed.len());
        }
    };
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let breaks = match c {
            '\n' | '。' | '！' | '？' => true,
            '.' | '!' | '?' => ends_sentence(text, start, at, end),
            _ => false,
        };
        if breaks {
            push(start..end);
            start = end;
        }
    }
    push(start..text.len());
    found
}

/// Whether the mark at `at..end` closes the sentence that began at `start`.
fn ends_sentence(text: &str, start: usize, at: usize, end: usize) -> bool {
    let rest = &text[end..];
    let Some(next) = rest.chars().next() else { return true };
    if !next.is_whitespace() {
        return false;
    }
    if !text[at..].starts_with('.') {
        return true;
    }
    let before = text[start..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = before.trim_start_matches(['(', '"', '\'', '\u{201c}']).to_lowercase();
    let after = rest.trim_start().chars().next();
    // "28. November" and "J. Smith" go on; so does everything that goes on in lower case.
    let initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    let ordinal = (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    let meridiem = matches!(word.as_str(), "a.m" | "p.m") && after.is_some_and(char::is_uppercase);
    meridiem || !(initial || ordinal || ABBREVIATIONS.contains(&word.as_str()) || after.is_some_and(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_would_end_them() {
        let text = "Dr. Smith sees you at 3 p.m. Bring the form!\nRoom 2.4, 28. November. See you then";
        let parts: Vec<_> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            parts,
            ["Dr. Smith sees you at 3 p.m.", "Bring the form!", "Room 2.4, 28. November.", "See you then"]
        );
    }

    #[test]
    fn runs_are_the_whole_text() {
        let text = "DL407 à 7:45, 東京 naïve\u{301}";
        assert_eq!(runs(text).iter().map(|run| run.text).collect::<String>(), text);
        assert_eq!(runs("東京").len(), 2);
    }

    #[test]
    fn forms_of_a_word_meet_in_their_stem() {
        for (a, b) in
            [("flights", "flight"), ("booked", "book"), ("moving", "move"), ("dishes", "dish"), ("parties", "party")]
        {
            assert_eq!(stem(a), stem(b), "{a} and {b}");
        }
        assert_eq!(stem("is"), "is");
        assert_eq!(content("When is my flight to Boston?"), ["flight", "boston"]);
    }
}
