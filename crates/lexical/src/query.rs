//! From a question to a tantivy query.

use crate::{
    analyzer::{Analyzer, Token, Unit, is_ideograph},
    schema::{self, Fields},
};
use domain::Passage;
use std::collections::HashSet;
use tantivy::{
    Term as IndexTerm,
    query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, Query, TermQuery},
    schema::IndexRecordOption,
};

/// More words than this of one question are not looked up; a pasted page is still a question.
const MAX_TERMS: usize = 64;

/// What the second-best spelling of an identifier adds, as a share of its score.
const TIE: f32 = 0.3;

/// What a word counts that was only guessed.
const GUESS: f32 = 0.7;

/// The parts of a question, in the words of the user.
#[derive(Debug, Default, PartialEq)]
struct Parsed {
    free: String,
    phrases: Vec<String>,
    excluded: Vec<String>,
}

/// Divides at quotation marks (straight, curly, low, angled; one without its partner is nothing) and
/// takes out words with a minus before them.
fn parse(text: &str) -> Parsed {
    let mut parsed = Parsed::default();
    let parts: Vec<&str> = text.split(['"', '\u{201c}', '\u{201d}', '\u{201e}', '\u{ab}', '\u{bb}']).collect();
    for (i, part) in parts.iter().enumerate() {
        let closed = i + 1 < parts.len();
        if i % 2 == 1 && closed {
            parsed.phrases.push((*part).to_owned());
            parsed.free.push('\n');
            continue;
        }
        for word in part.split_inclusive(char::is_whitespace) {
            match word.strip_prefix('-') {
                Some(rest) if rest.starts_with(char::is_alphabetic) => parsed.excluded.push(rest.to_owned()),
                _ => parsed.free.push_str(word),
            }
        }
    }
    parsed
}

/// What a question asks of the index.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Wanted {
    /// Any of these counts. Without function words, unless there are no others.
    pub terms: Vec<String>,
    /// Any of these counts: spellings of one identifier, as a term and as a phrase of its parts.
    pub exact: Vec<(Option<String>, Vec<String>)>,
    /// Each must occur. The index knows which texts hold all the words; [`Self::holds`] says whether in this order.
    pub phrases: Vec<Vec<String>>,
    /// None may occur: as a term, or as a phrase, of which only [`Self::holds`] knows.
    excluded: Vec<Vec<String>>,
    /// What those of the terms that stand nowhere may have been meant to be.
    pub respelled: Vec<Vec<String>>,
}

impl Wanted {
    pub(crate) fn of(text: &str, analyzer: &Analyzer) -> Self {
        let parsed = parse(text);
        let mut wanted = Self::default();
        let parts = |text: &str| -> Vec<String> {
            analyzer.units(text).into_iter().flat_map(|unit| unit.parts).map(|token| token.text).collect()
        };
        wanted.phrases =
            parsed.phrases.iter().map(|phrase| parts(phrase)).filter(|phrase| !phrase.is_empty()).collect();
        wanted.excluded = parsed.excluded.iter().map(|word| parts(word)).filter(|word| !word.is_empty()).collect();

        let units = analyzer.units(&parsed.free);
        let only_stop_words = wanted.phrases.is_empty() && units.iter().all(Unit::is_stop_word);
        let mut seen = HashSet::new();
        for unit in &units {
            for term in unit.alone() {
                if (only_stop_words || !term.stop) && seen.len() < MAX_TERMS && seen.insert(term.text.clone()) {
                    wanted.terms.push(term.text.clone());
                }
            }
            if let Some(whole) = &unit.whole
                && !unit.is_stop_word()
                && seen.len() < MAX_TERMS
                && seen.insert(whole.text.clone())
            {
                let phrase = unit.parts.iter().map(|token| token.text.clone()).collect();
                wanted.exact.push((Some(whole.text.clone()), phrase));
            }
        }
        for pair in units.iter().filter(|unit| !unit.parts.is_empty()).collect::<Vec<_>>().windows(2) {
            if let [Unit { whole: None, parts: left }, Unit { whole: None, parts: right }] = pair
                && let ([left], [right]) = (left.as_slice(), right.as_slice())
                && left.is_number() != right.is_number()
                && !left.stop
                && !right.stop
                && seen.len() < MAX_TERMS
                && seen.insert(format!("{} {}", left.text, right.text))
            {
                // "DL 407" and "28 November": next to each other they say more than apart.
                wanted
                    .exact
                    .push((Some(format!("{}{}", left.text, right.text)), vec![left.text.clone(), right.text.clone()]));
            }
        }
        wanted
    }

    /// Nothing where nothing is asked for. A query of words alone is a union of terms, and then tantivy passes over
    /// blocks of postings that cannot be among the best (block-max WAND, Ding & Suel 2011).
    pub(crate) fn query(&self, fields: &Fields) -> Option<Box<dyn Query>> {
        let mut all: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for term in &self.terms {
            all.push((Occur::Should, of(fields, std::slice::from_ref(term))));
        }
        for spellings in &self.respelled {
            // A guess counts less than what was written.
            let queries = spellings.iter().map(|term| of(fields, std::slice::from_ref(term))).collect();
            let best = DisjunctionMaxQuery::with_tie_breaker(queries, 0.0);
            all.push((Occur::Should, Box::new(BoostQuery::new(Box::new(best), GUESS))));
        }
        for (whole, phrase) in &self.exact {
            let mut spellings = vec![whole.iter().cloned().collect(), terms_of(phrase)];
            // An ideographic word of two characters is its own pair.
            spellings.dedup();
            let queries = spellings.iter().filter(|terms| !terms.is_empty()).map(|terms| of(fields, terms)).collect();
            all.push((Occur::Should, Box::new(DisjunctionMaxQuery::with_tie_breaker(queries, TIE))));
        }
        for phrase in &self.phrases {
            all.push((Occur::Must, of(fields, &terms_of(phrase))));
        }
        if all.is_empty() {
            return None;
        }
        for words in self.excluded.iter().filter(|words| words.len() == 1) {
            all.push((Occur::MustNot, of(fields, words)));
        }
        Some(Box::new(BooleanQuery::new(all)))
    }

    /// Whether the index cannot answer alone, since it does not know in which order words stand.
    pub(crate) fn has_phrases(&self) -> bool {
        self.phrases.iter().chain(&self.excluded).any(|words| words.len() > 1)
    }

    /// Whether a passage holds every phrase that must occur, and none that may not.
    pub(crate) fn holds(&self, passage: &Passage, analyzer: &Analyzer) -> bool {
        let texts: Vec<Vec<Token>> = schema::texts(passage)
            .iter()
            .map(|(text, _)| analyzer.units(text).into_iter().flat_map(|unit| unit.parts).collect())
            .collect();
        let occurs = |phrase: &Vec<String>| {
            texts.iter().any(|parts| {
                parts.windows(phrase.len()).any(|window| window.iter().map(|part| &part.text).eq(phrase.iter()))
            })
        };
        self.phrases.iter().all(occurs) && !self.excluded.iter().any(occurs)
    }
}

/// The text with this term, or those with all of them.
fn of(fields: &Fields, terms: &[String]) -> Box<dyn Query> {
    let term = |term: &String| -> Box<dyn Query> {
        let term = IndexTerm::from_field_text(fields.text, term);
        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
    };
    match terms {
        [one] => term(one),
        all => Box::new(BooleanQuery::new(all.iter().map(|one| (Occur::Must, term(one))).collect())),
    }
}

/// What the index knows of a phrase: its words, and in place of ideographs each pair that follow each other.
fn terms_of(phrase: &[String]) -> Vec<String> {
    let paired = |at: usize| phrase.get(at..at + 2).is_some_and(|pair| pair.iter().all(|part| is_ideograph(part)));
    let mut terms = Vec::with_capacity(phrase.len());
    for (at, part) in phrase.iter().enumerate() {
        if paired(at) {
            terms.push(phrase[at..at + 2].concat());
        } else if at == 0 || !paired(at - 1) {
            terms.push(part.clone());
        }
    }
    terms
}

impl Token {
    fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

impl Unit {
    fn is_stop_word(&self) -> bool {
        !self.parts.is_empty() && self.parts.iter().all(|part| part.stop)
    }

    /// The parts that mean something by themselves: of "INV-2024-0815" only `inv`, since 2024 stands
    /// in half of all texts, and of "DL407" or an ideographic word none.
    fn alone(&self) -> impl Iterator<Item = &Token> {
        let compound = self.whole.is_some();
        self.parts
            .iter()
            .filter(move |part| !compound || (part.text.len() > 2 && part.text.is_ascii() && !part.is_number()))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        Wanted::of(text, &Analyzer::new()).terms
    }

    #[test]
    fn function_words_are_left_out_unless_there_is_nothing_else() {
        assert_eq!(terms("When is my flight?"), ["flight"]);
        assert_eq!(terms("who is this"), ["who", "is", "this"]);
        assert_eq!(terms(""), [""; 0]);
    }

    #[test]
    fn quoted_words_are_phrases_and_a_single_quote_is_nothing() {
        let parsed = parse("the \"red door\" key");
        assert_eq!((parsed.phrases, parsed.free.as_str()), (vec!["red door".to_owned()], "the \n key"));
        assert_eq!(parse("say \u{201c}not now\u{201d}").phrases, ["not now"]);
        assert_eq!(parse("a 5\" pipe").free, "a 5 pipe");
    }

    #[test]
    fn a_minus_excludes_only_before_a_letter_at_the_start_of_a_word() {
        assert_eq!(parse("flight -boston at -5 e-mail - x").excluded, ["boston "]);
    }

    #[test]
    fn identifiers_are_looked_up_as_one_term_or_as_their_parts_in_order() {
        let wanted = Wanted::of("invoice INV-2024-0815", &Analyzer::new());
        assert_eq!(wanted.terms, ["invoic", "inv"]);
        assert_eq!(
            wanted.exact,
            [(Some("inv20240815".to_owned()), vec!["inv".to_owned(), "2024".to_owned(), "0815".to_owned()])]
        );
        let wanted = Wanted::of("DL 407", &Analyzer::new());
        assert_eq!(wanted.exact, [(Some("dl407".to_owned()), vec!["dl".to_owned(), "407".to_owned()])]);
    }

    #[test]
    fn a_pasted_page_is_bounded() {
        let page: String = (0..5000).map(|i| format!("word{i} ")).collect();
        let wanted = Wanted::of(&page, &Analyzer::new());
        assert!(wanted.terms.len() + wanted.exact.len() <= MAX_TERMS);
    }
}
