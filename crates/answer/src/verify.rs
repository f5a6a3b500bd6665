//! Holds an answer against its evidence. The rules, in order, for each sentence:
//!
//! 1. Every **fact** (time, date, month, weekday, number, name) that the question did not bring must stand in *one* piece
//!    of evidence, however it is written there ("7:45 AM" and "07:45" are the same). The answer ends before the first
//!    sentence whose facts no piece holds together; when that is the first sentence, it does not hold. A capital at the
//!    opening of a sentence alone makes no name. Dates that follow from "tomorrow" or "on Saturday" and the day a
//!    message was written count as standing in it; the date of the writing itself does only where that was asked.
//! 2. A **mark** stays when its piece holds the facts and supports the sentence about as well as the best piece does;
//!    otherwise it is moved to the best one.
//! 3. A sentence **without a mark** gets one when a piece clearly supports it; a sentence that says
//!    something and that nothing supports ends the answer like an unsupported fact.
//! 4. An answer without any citation in the end does not hold.

use crate::{
    copy::with_day,
    evidence::{Piece, Unit},
    facts::{Fact, Known, facts},
    marks::{NOT_FOUND, Part, parts},
    words::{content, sentences},
};
use domain::Citation;
use std::{collections::HashSet, ops::Range};

/// A sentence without marks needs this share of its weight in a piece to be marked with it.
const CLEAR: f32 = 0.6;
/// A mark stays when its piece has this share of the best piece's support.
const NEARLY: f32 = 0.75;
/// Why an answer was not given.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// There was no evidence; the model was not asked.
    NoEvidence,
    /// Nothing of what was found answers the question.
    NotInEvidence,
    /// The model's answer says something that the evidence does not.
    Unsupported,
    /// Something may answer, but not surely enough: the closest quotes are shown.
    Unsure,
    /// The listener broke off before the answer was complete.
    Stopped,
}

/// An answer that holds.
#[derive(Debug)]
pub(crate) struct Verified {
    pub(crate) text: String,
    pub(crate) citations: Vec<Citation>,
    /// Indexes of the pieces that it rests on.
    pub(crate) pieces: Vec<usize>,
}

/// A sentence of the answer: where it stands, what it says without marks, and its marks.
struct Sentence {
    range: Range<usize>,
    plain: String,
    marks: Vec<usize>,
}

/// What counts in a sentence when it is compared with evidence.
struct Claim {
    facts: Vec<Fact>,
    words: Vec<String>,
    /// Words of the sentence that the question brought along.
    echoed: Vec<String>,
}

/// Checks a text whose marks are known to exist. Pure: the same input gives the same output.
pub(crate) fn verify(text: &str, question: &str, pieces: &[Piece]) -> Result<Verified, Reason> {
    let when_written = asks_when_written(question);
    let known: Vec<Known> = pieces.iter().map(|piece| piece.known(when_written)).collect();
    let mut asked = Known::default();
    asked.add(question, None);
    let question_words: HashSet<String> = content(question).into_iter().collect();

    let mut out = String::new();
    let mut cited: Vec<(usize, Vec<Claim>)> = Vec::new();
    let mut end = 0;
    for sentence in split(text, pieces.len()) {
        let claim = Claim::of(&sentence.plain, &question_words);
        // A mark alone is no answer.
        if !sentence.plain.chars().any(char::is_alphanumeric) {
            break;
        }
        let says_something = !claim.facts.is_empty() || !claim.words.is_empty();
        let marks = attribute(&claim, &sentence.marks, &known, &asked);
        if marks.is_empty() && (says_something || !claim.facts.is_empty()) {
            break;
        }
        out.push_str(&text[end..sentence.range.start]);
        end = sentence.range.end;
        if marks == sentence.marks {
            out.push_str(&text[sentence.range.clone()]);
        } else {
            out.push_str(&with_marks(&sentence.plain, &marks));
        }
        for mark in marks {
            let claim = Claim::of(&sentence.plain, &question_words);
            match cited.iter_mut().find(|(n, _)| *n == mark) {
                Some((_, claims)) => claims.push(claim),
                None => cited.push((mark, vec![claim])),
            }
        }
    }
    let text = out.trim().to_owned();
    if cited.is_empty() || text.contains(NOT_FOUND) {
        return Err(Reason::Unsupported);
    }
    let citations =
        cited.iter().filter_map(|(n, claims)| Some(cite(*n, pieces.get(n - 1)?, claims, &question_words))).collect();
    Ok(Verified { text, citations, pieces: cited.iter().map(|(n, _)| n - 1).collect() })
}

/// Whether a question asks when something was written, for which alone the date of the writing answers.
fn asks_when_written(question: &str) -> bool {
    const WRITING: [&str; 12] =
        ["send", "sent", "write", "wrote", "mail", "email", "message", "text", "repli", "said", "say", "told"];
    let when = question.split(|c: char| !c.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case("when"));
    when && content(question).iter().any(|stem| WRITING.contains(&stem.as_str()))
}

/// The sentences of an answer; marks that stand alone belong to the sentence before them.
fn split(text: &str, count: usize) -> Vec<Sentence> {
    let mut found: Vec<Sentence> = Vec::new();
    for range in sentences(text) {
        let (parts, held) = parts(&text[range.clone()], count);
        let (mut plain, mut marks) = (String::new(), Vec::new());
        for part in &parts {
            match part {
                Part::Text(text) => plain.push_str(text),
                Part::Marks(numbers) => {
                    plain.truncate(plain.trim_end().len());
                    for number in numbers {
                        if !marks.contains(number) {
                            marks.push(*number);
                        }
                    }
                }
            }
        }
        plain.push_str(&text[range.start + held..range.end]);
        let bare = !plain.chars().any(char::is_alphanumeric);
        match found.last_mut() {
            Some(before) if bare => {
                before.range.end = range.end;
                for mark in marks {
                    if !before.marks.contains(&mark) {
                        before.marks.push(mark);
                    }
                }
            }
            _ => found.push(Sentence { range, plain: plain.trim().to_owned(), marks }),
        }
    }
    found
}

impl Claim {
    fn of(plain: &str, question_words: &HashSet<String>) -> Self {
        let facts: Vec<Fact> = facts(plain)
            .into_iter()
            .map(|found| found.fact)
            // A capital at the opening of a sentence is no evidence of a name.
            .filter(|fact| !matches!(fact, Fact::Name { firm: false, .. }))
            .collect();
        let (echoed, words) = content(plain)
            .into_iter()
            .filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()))
            .partition(|word| question_words.contains(word));
        Self { facts, words, echoed }
    }

    /// Share of the claim's weight that the text backs, 0 to 1. Facts weigh three times a word, and
    /// words that only repeat the question a quarter.
    fn support(&self, known: &Known) -> f32 {
        let mut total = 0.0;
        let mut backed = 0.0;
        let mut weigh = |weight: f32, holds: bool| {
            total += weight;
            if holds {
                backed += weight;
            }
        };
        for fact in &self.facts {
            weigh(3.0, known.has(fact));
        }
        for word in &self.words {
            weigh(1.0, known.has_word(word));
        }
        for word in &self.echoed {
            weigh(0.25, known.has_word(word));
        }
        if total == 0.0 { 0.0 } else { backed / total }
    }

    /// Whether the text backs anything that the question did not say already.
    fn adds(&self, known: &Known, asked: &Known) -> bool {
        self.facts.iter().any(|fact| !asked.has(fact) && known.has(fact))
            || self.words.iter().any(|word| known.has_word(word))
    }
}

/// The piece or pieces that a sentence rests on, of those that hold all its facts: the ones that the model named if they
/// are among them, else the best.
fn attribute(claim: &Claim, given: &[usize], known: &[Known], asked: &Known) -> Vec<usize> {
    let holds = |known: &Known| claim.facts.iter().all(|fact| asked.has(fact) || known.has(fact));
    let support: Vec<f32> = known.iter().map(|known| if holds(known) { claim.support(known) } else { -1.0 }).collect();
    let Some(best) = (0..support.len()).rev().max_by(|a, b| support[*a].total_cmp(&support[*b])) else {
        return Vec::new();
    };
    if support[best] < 0.0 {
        return Vec::new();
    }
    let marks: Vec<usize> =
        given.iter().copied().filter(|n| support[n - 1] >= 0.0 && support[n - 1] >= NEARLY * support[best]).collect();
    if !marks.is_empty() {
        return marks;
    }
    let clear = support[best] >= CLEAR && claim.adds(&known[best], asked);
    match given {
        [] if clear => vec![best + 1],
        [] => Vec::new(),
        _ if support[best] > 0.0 => vec![best + 1],
        // "Yes [2]." says nothing that could be compared; the model's word stands.
        _ => given.to_vec(),
    }
}

/// A sentence with its marks before the punctuation that closes it.
fn with_marks(plain: &str, marks: &[usize]) -> String {
    let open = plain.trim_end_matches(['.', '!', '?', ',', ';', ' ']);
    // "a.m." keeps its full stop.
    let open = if plain.ends_with('.') && ["a.m", "p.m", "A.M", "P.M"].iter().any(|half| open.ends_with(half)) {
        plain
    } else {
        open
    };
    let closing = plain[open.len()..].trim_end();
    let marks: String = marks.iter().map(|n| format!("[{n}]")).collect();
    format!("{open} {marks}{closing}")
}

/// The citation of a piece, with the words that the claims rest on.
fn cite(n: usize, piece: &Piece, claims: &[Claim], question_words: &HashSet<String>) -> Citation {
    let score = |unit: &Unit| {
        let mut known = Known::default();
        known.add(&unit.text, unit.date);
        let backed = claims
            .iter()
            .map(|claim| {
                let facts = claim.facts.iter().filter(|fact| known.has(fact)).count() * 12;
                let words = claim.words.iter().filter(|word| known.has_word(word)).count() * 4;
                facts + words
            })
            .sum::<usize>();
        backed + question_words.iter().filter(|word| known.has_word(word)).count()
    };
    // The first of the best: `max_by_key` would give the last.
    let focus = (0..piece.units.len()).rev().max_by_key(|at| score(&piece.units[*at])).unwrap_or(piece.focus);
    piece.cite(n, with_day(piece, focus..focus + 1), focus)
}
