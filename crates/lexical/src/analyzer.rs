//! From text to terms, the same way for what is indexed and for what is asked.
//!
//! Words are found by Unicode's rules with dictionaries for scripts that use no spaces
//! (`icu_segmenter`), folded (`fold`), and stemmed where they are plain Latin words (Snowball's
//! English stemmer; Porter 2). An identifier is kept whole and in parts: "INV-2024-0815" yields
//! `inv20240815` and `inv`, `2024`, `0815`; "DL407" yields `dl407` and `dl`, `407`. Parts stand at
//! successive positions, so that a quoted phrase finds the identifier however it is punctuated.
//! Chinese, Japanese and Korean words are treated alike: whole, and character by character.

use crate::{fold, stopwords};
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

/// Raised whenever the terms of some text change; an index made by another version is made anew.
pub(crate) const ANALYZER_VERSION: u32 = 1;

/// Longest term in bytes. Longer words are cut, in text and query alike.
const MAX_TERM: usize = 64;

/// A run of letters and digits that changes between the two more often than this is no code that
/// somebody reads out in groups but a hash: it is kept whole only.
const MAX_PIECES_OF_RUN: usize = 6;

/// Trailing digits by which two spellings of one telephone number are recognised: without the
/// country's code or trunk zero in most countries ("+49 170 5550142", "0170/5550142").
const PHONE_TAIL: usize = 9;

/// A term with its place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Token {
    /// Folded, stemmed, bounded; never empty.
    pub text: String,
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Counted in parts.
    pub position: usize,
    /// A function word.
    pub stop: bool,
}

/// What stands together: a word, or an identifier with its parts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Unit {
    /// The identifier as one term, at the position of its first part. A plain word has none.
    pub whole: Option<Token>,
    /// At successive positions. Empty for a telephone number, whose groups are units of their own.
    pub parts: Vec<Token>,
}

impl Unit {
    /// All terms, by position.
    pub(crate) fn tokens(self) -> impl Iterator<Item = Token> {
        self.whole.into_iter().chain(self.parts)
    }
}

/// Each two ideographs that follow each other, but for the words that are just these two. Alone they mean
/// little, and where a word ends two readers of Chinese may disagree.
pub(crate) fn pairs(units: &[Unit]) -> Vec<Token> {
    let parts: Vec<&Token> = units.iter().flat_map(|unit| &unit.parts).collect();
    let words: HashSet<&Range<usize>> =
        units.iter().filter_map(|unit| unit.whole.as_ref()).map(|whole| &whole.range).collect();
    let pair = |pair: &[&Token]| {
        let [left, right] = pair else { return None };
        let range = left.range.start..right.range.end;
        (is_ideograph(&left.text) && is_ideograph(&right.text) && !words.contains(&range)).then(|| Token {
            text: format!("{}{}", left.text, right.text),
            range,
            position: left.position,
            stop: false,
        })
    };
    parts.windows(2).filter_map(pair).collect()
}

/// Whether a part is one character of a script that is written without spaces between words.
pub(crate) fn is_ideograph(part: &str) -> bool {
    part.chars().next().is_some_and(|c| class(c) == Class::Ideograph)
}

/// Cuts texts into units. Cheap to copy: the dictionaries are compiled in.
#[derive(Clone, Copy)]
pub(crate) struct Analyzer {
    segmenter: WordSegmenterBorrowed<'static>,
    stemmer: frostem::Stemmer,
}

impl Analyzer {
    pub(crate) fn new() -> Self {
        Self {
            segmenter: WordSegmenter::new_auto(WordBreakInvariantOptions::default()),
            stemmer: frostem::Stemmer::new(frostem::Algorithm::English),
        }
    }

    /// The units of a text in reading order.
    pub(crate) fn units(&self, text: &str) -> Vec<Unit> {
        let mut units = Vec::new();
        let mut position = 0;
        for compound in self.compounds(text) {
            let pieces = pieces(text, compound);
            let parts: Vec<Token> = pieces
                .iter()
                .filter_map(|piece| self.token(text, std::slice::from_ref(piece), 0))
                .enumerate()
                .map(|(i, token)| Token { position: position + i, ..token })
                .collect();
            if parts.is_empty() {
                continue;
            }
            let whole = if parts.len() > 1 { self.token(text, &pieces, position) } else { None };
            position += parts.len();
            // An overlong compound is kept in parts only: cut, it would be an identifier of something else.
            let whole = whole.filter(|whole| whole.text.len() < MAX_TERM);
            units.push(Unit { whole, parts });
        }
        add_phone_numbers(text, &mut units);
        units
    }

    /// Words, and words joined by one punctuation mark ("follow-up", "anna.k@example.com", "7:45").
    fn compounds(&self, text: &str) -> Vec<Range<usize>> {
        let mut compounds: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        for end in self.segmenter.segment_str(text) {
            // The segmenter's own `is_word_like` says no to Devanagari words that end in a vowel sign.
            if text[start..end].contains(char::is_alphanumeric) {
                match compounds.last_mut() {
                    Some(last) if joined(text, last, start..end) => last.end = end,
                    _ => compounds.push(start..end),
                }
            }
            start = end;
        }
        compounds
    }

    /// The term that some pieces make, or nothing where folding leaves nothing.
    fn token(&self, text: &str, pieces: &[Range<usize>], position: usize) -> Option<Token> {
        let (first, last) = (pieces.first()?, pieces.last()?);
        let mut word = String::new();
        for piece in pieces {
            fold::fold_into(&text[piece.clone()], &mut word);
        }
        // The apostrophe of "don't".
        word.retain(|c| c.is_alphanumeric() || is_mark(c));
        if word.is_empty() {
            return None;
        }
        let stop = stopwords::is_stop_word(&word);
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) && word.len() <= MAX_TERM {
            let stem = match self.stemmer.stem(&word) {
                Cow::Owned(stem) => Err(stem),
                Cow::Borrowed(stem) => Ok(stem.len()),
            };
            match stem {
                Ok(length) => word.truncate(length),
                Err(stem) => word = stem,
            }
        }
        if word.len() > MAX_TERM {
            word.truncate(word.floor_char_boundary(MAX_TERM));
        }
        Some(Token { text: word, range: first.start..last.end, position, stop })
    }
}

/// Whether `next` goes on with the compound that ends before it.
fn joined(text: &str, last: &Range<usize>, next: Range<usize>) -> bool {
    let mut between = text[last.end..next.start].chars();
    let (Some(joiner), None) = (between.next(), between.next()) else { return false };
    let digits = || {
        text[..last.end].chars().next_back().is_some_and(char::is_numeric)
            && text[next.start..].chars().next().is_some_and(char::is_numeric)
    };
    match joiner {
        '-' | '\u{2010}' | '\u{2011}' | '.' | '@' | '&' | '+' => true,
        '/' | ':' | ',' => digits(),
        _ => false,
    }
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Class {
    Letter,
    Digit,
    /// Written without spaces between words: each character is a piece.
    Ideograph,
    Apostrophe,
    Other,
}

fn class(c: char) -> Class {
    match c {
        '\'' | '\u{2019}' | '\u{2bc}' | '\u{ff07}' => Class::Apostrophe,
        '\u{3040}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9d}'
        | '\u{20000}'..='\u{3ffff}' => Class::Ideograph,
        _ if c.is_numeric() => Class::Digit,
        _ if c.is_alphabetic() => Class::Letter,
        // Vowel signs and other marks that are no letters by themselves belong to the one before.
        _ if !c.is_ascii() && !c.is_ascii_punctuation() && is_mark(c) => Class::Letter,
        _ => Class::Other,
    }
}

/// Combining marks of the scripts that are written with them (Indic, Thai, Tibetan, Myanmar, Khmer),
/// and those that folding drops.
fn is_mark(c: char) -> bool {
    fold::is_ignorable(c)
        || matches!(c, '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{f84}' | '\u{102b}'..='\u{109d}' | '\u{17b4}'..='\u{17dd}')
}

/// The letters, numbers and ideographs of a compound, in order.
fn pieces(text: &str, compound: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    // The run of letters and digits at hand: since its start, how many pieces there are.
    let mut run = 0;
    let mut before = Class::Other;
    for (offset, c) in text[compound.clone()].char_indices() {
        let (start, end) = (compound.start + offset, compound.start + offset + c.len_utf8());
        let class = match class(c) {
            // A mark goes with what it stands on.
            Class::Letter if is_mark(c) && before != Class::Other => before,
            class => class,
        };
        let goes_on = class == before && (class != Class::Ideograph || is_mark(c));
        if matches!(class, Class::Other | Class::Apostrophe) {
            close_run(&mut pieces, run);
            run = pieces.len();
        } else {
            match pieces.last_mut() {
                Some(last) if goes_on && last.end == start => last.end = end,
                _ => pieces.push(start..end),
            }
        }
        before = class;
    }
    close_run(&mut pieces, run);
    join_contractions(text, &mut pieces);
    pieces
}

/// Makes one piece of a run that changes between letters and digits too often.
fn close_run(pieces: &mut Vec<Range<usize>>, run: usize) {
    let ideographs = |piece: &Range<usize>| piece.len() > 1 && piece.len() <= 4;
    if pieces.len() - run > MAX_PIECES_OF_RUN && !pieces[run..].iter().all(ideographs) {
        let whole = pieces[run].start..pieces[pieces.len() - 1].end;
        pieces.truncate(run);
        pieces.push(whole);
    }
}

/// "Anna's" is "Anna", "don't" is one word; other apostrophes divide ("l'avion", "O'Brien", "we'll").
fn join_contractions(text: &str, pieces: &mut Vec<Range<usize>>) {
    let mut i = 1;
    while i < pieces.len() {
        let between = &text[pieces[i - 1].end..pieces[i].start];
        let apostrophe = between.chars().count() == 1 && between.chars().all(|c| class(c) == Class::Apostrophe);
        let tail = &text[pieces[i].clone()];
        let head = &text[pieces[i - 1].clone()];
        if apostrophe && tail.eq_ignore_ascii_case("s") {
            pieces.remove(i);
        } else if apostrophe && tail.eq_ignore_ascii_case("t") && head.ends_with(['n', 'N']) {
            pieces[i - 1].end = pieces[i].end;
            pieces.remove(i);
        } else {
            i += 1;
        }
    }
}

/// Adds the tail of every number of 10 to 15 digits, written in one or in groups, as a term of its own.
fn add_phone_numbers(text: &str, units: &mut Vec<Unit>) {
    let numbers: Vec<Token> = units
        .iter()
        .flat_map(|unit| &unit.parts)
        .filter(|token| token.text.bytes().all(|byte| byte.is_ascii_digit()))
        .cloned()
        .collect();
    let mut found = Vec::new();
    let mut i = 0;
    while i < numbers.len() {
        let mut end = i + 1;
        while end < numbers.len()
            && numbers[end].position == numbers[end - 1].position + 1
            && divides_groups(&text[numbers[end - 1].range.end..numbers[end].range.start])
        {
            end += 1;
        }
        let digits: String = numbers[i..end].iter().map(|token| token.text.as_str()).collect();
        if (10..=15).contains(&digits.len()) {
            found.push(Token {
                text: digits[digits.len() - PHONE_TAIL..].to_owned(),
                range: numbers[i].range.start..numbers[end - 1].range.end,
                position: numbers[i].position,
                stop: false,
            });
        }
        i = end;
    }
    for token in found {
        let at = units.partition_point(|unit| unit.tokens_start() < token.position);
        units.insert(at, Unit { whole: Some(token), parts: Vec::new() });
    }
}

impl Unit {
    fn tokens_start(&self) -> usize {
        self.parts.first().or(self.whole.as_ref()).map_or(0, |token| token.position)
    }
}

/// What may stand between the groups of a telephone number: "(617) 555-0142", "0170 / 555 01 42".
fn divides_groups(between: &str) -> bool {
    (1..=3).contains(&between.chars().count())
        && between.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-' | '\u{2011}' | '.' | '/' | '(' | ')'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    /// Terms as "whole=part+part" or "word".
    fn show(text: &str) -> String {
        let units = Analyzer::new().units(text);
        let unit = |unit: &Unit| {
            let parts: Vec<_> = unit.parts.iter().map(|token| token.text.as_str()).collect();
            match &unit.whole {
                Some(whole) => format!("{}={}", whole.text, parts.join("+")),
                None => parts.join("+"),
            }
        };
        units.iter().map(unit).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn english_words_are_stemmed_and_their_apostrophes_understood() {
        assert_eq!(show("Flights connecting, connections"), "flight connect connect");
        assert_eq!(show("Anna's sister didn\u{2019}t come"), "anna sister didnt come");
        assert_eq!(show("l'avion, O'Brien"), "lavion=l+avion obrien=o+brien");
    }

    #[test]
    fn identifiers_are_kept_whole_and_in_parts() {
        assert_eq!(show("DL407"), "dl407=dl+407");
        assert_eq!(show("DL 407"), "dl 407");
        assert_eq!(show("INV-2024-0815."), "inv20240815=inv+2024+0815");
        assert_eq!(show("<anna.k@example.com>"), "annakexamplecom=anna+k+exampl+com");
        assert_eq!(show("XKQ7ZP"), "xkq7zp=xkq+7+zp");
        assert_eq!(show("at 7:45, for 1,284.50"), "at 745=7+45 for 128450=1+284+50");
        assert_eq!(show("snake_case_name"), "snakecasenam=snake+case+name");
    }

    #[test]
    fn telephone_numbers_share_a_term_across_spellings() {
        for text in ["+49 170 5550142", "0170/5550142", "+491705550142", "0049-170-555-01-42", "(0170) 555 0142"] {
            assert!(show(text).contains("705550142="), "{text}: {}", show(text));
        }
        assert!(show("call 617-555-0142").contains("175550142=") && show("(617) 555-0142").contains("175550142="));
        assert!(!show("1 2 3 4 5 6 7 8 9 10 11 12 13").contains('='));
    }

    #[test]
    fn a_hash_is_one_term_of_bounded_length() {
        let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        assert_eq!(show(hash), hash);
        let units = Analyzer::new().units(&"x".repeat(10_000));
        assert_eq!(units.len(), 1);
        assert_eq!(units[0].parts[0].text.len(), MAX_TERM);
    }

    #[test]
    fn scripts_without_spaces_are_divided_into_words_and_characters() {
        assert_eq!(show("東京都に住む"), "東京=東+京 都 に 住む=住+む");
        assert_eq!(show("北京大学"), "北京=北+京 大学=大+学");
        assert_eq!(show("서울에서 만나"), "서울에서=서+울+에+서 만나=만+나");
        assert_eq!(show("ฉันไปโรงเรียน"), "ฉัน ไป โรง เรียน");
    }

    #[test]
    fn words_of_other_scripts_are_left_as_they_are() {
        assert_eq!(show("Завтра приедет бабушка"), "завтра приедет бабушка");
        assert_eq!(show("موعد الطبيب"), "موعد الطبيب");
        assert_eq!(show("नमस्ते दुनिया"), "नमस्ते दुनिया");
    }

    #[test]
    fn emoji_and_punctuation_yield_nothing() {
        assert_eq!(show("👍 … -- \"\" 🎂🎉 ?!"), "");
    }

    proptest! {
        #[test]
        fn ranges_lie_on_characters_and_positions_rise(text in "\\PC{0,80}") {
            let units = Analyzer::new().units(&text);
            let mut position = 0;
            for unit in &units {
                for token in &unit.parts {
                    prop_assert_eq!(token.position, position);
                    position += 1;
                }
            }
            for token in units.into_iter().flat_map(Unit::tokens) {
                prop_assert!(!token.text.is_empty() && token.text.len() <= MAX_TERM);
                prop_assert!(text.get(token.range.clone()).is_some_and(|covered| !covered.is_empty()));
            }
        }

        #[test]
        fn analysis_ignores_case_of_latin_text(text in "[a-zA-Z0-9 .@'-]{0,60}") {
            prop_assert_eq!(show(&text.to_uppercase()), show(&text.to_lowercase()));
        }
    }
}
