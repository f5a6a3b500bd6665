//! Holds an answer against its evidence. The rules, in order, for each sentence:
//!
//! 1. A **fact** (time, date, month, weekday, number, name) that stands neither in a piece of
//!    evidence nor in the question is unsupported, however it is written there ("7:45 AM" and
//!    "07:45" are the same). The answer ends before the first sentence with an unsupported fact;
//!    when that is the first sentence, it becomes an abstention. A capital at the opening of a
//!    sentence alone makes no name. Dates that follow from "tomorrow" or "on Saturday" and the day a
//!    message was written count as standing in it.
//! 2. A **mark** stays when its piece supports the sentence about as well as the best piece does;
//!    otherwise it is moved to the best one. Facts that the marked pieces do not hold bring the
//!    mark of the piece that does.
//! 3. A sentence **without a mark** gets one when a piece clearly supports it; a sentence that says
//!    something and that nothing supports ends the answer like an unsupported fact.
//! 4. What a sentence takes over from the question must be **what its evidence is about**: when one of
//!    those words ("dentist", "husband", the "alarm" of "alarm code") stands in no marked piece, in no form and
//!    by no everyday synonym, the model has taken the next best thing for the answer, and the sentence
//!    is unsupported. Words that every question has ("time", "next", "leave") and those in "-ed" and
//!    "-ing" do not count.
//! 5. An answer without any citation in the end is an abstention; so is one whose question names
//!    names ("my flight to Rome") of which none stands in the pieces that are cited.

use crate::{
    evidence::{Piece, Unit},
    facts::{Fact, Known, facts},
    kin::kin,
    marks::{NOT_FOUND, Part, parts},
    words::{Class, content, fold, is_function_word, runs, sentences, stem},
};
use domain::Citation;
use std::{collections::HashSet, ops::Range};

/// A sentence without marks needs this share of its weight in a piece to be marked with it.
const CLEAR: f32 = 0.6;
/// A mark stays when its piece has this share of the best piece's support.
const NEARLY: f32 = 0.75;
/// Longest quote, in characters.
const LONGEST_QUOTE: usize = 320;

/// Why an answer was not given.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// There was no evidence; the model was not asked.
    NoEvidence,
    /// The model says that the evidence does not hold the answer.
    NotInEvidence,
    /// The model's answer says something that the evidence does not.
    Unsupported,
    /// The listener broke off before the answer was complete.
    Stopped,
}

/// An answer that holds.
#[derive(Debug)]
pub(crate) struct Verified {
    pub(crate) text: String,
    pub(crate) citations: Vec<Citation>,
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
    /// Those of them that name what the question is about.
    subject: HashSet<String>,
}

/// Checks a text whose marks are known to exist. Pure: the same input gives the same output.
pub(crate) fn verify(text: &str, question: &str, pieces: &[Piece]) -> Result<Verified, Reason> {
    let known: Vec<Known> = pieces.iter().map(Piece::known).collect();
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
        let in_evidence = |fact: &Fact| known.iter().any(|known| known.has(fact));
        if !claim.facts.iter().all(|fact| asked.has(fact) || in_evidence(fact)) {
            break;
        }
        let says_something = !claim.facts.is_empty() || !claim.words.is_empty();
        let marks = attribute(&claim, &sentence.marks, &known, &asked);
        if (says_something && marks.is_empty()) || !claim.is_about(&marks, &known) {
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
    let names: Vec<Fact> = facts(question).into_iter().map(|found| found.fact).filter(names_a_subject).collect();
    if !names.is_empty() && !names.iter().any(|name| cited.iter().any(|(n, _)| known[n - 1].has(name))) {
        return Err(Reason::Unsupported);
    }
    let citations =
        cited.iter().filter_map(|(n, claims)| Some(cite(*n, pieces.get(n - 1)?, claims, &question_words))).collect();
    Ok(Verified { text, citations })
}

/// Words of questions that say little about their subject. Takes a stem.
fn is_common(word: &str) -> bool {
    const WORDS: &str = " time day date week weekend month year hour minute morning afternoon evening night today \
        tomorrow next last new old first second current late early long much number name amount total price cost \
        pay thing place person people leave depart start begin end stop open close arrive go come get take make \
        give given have need want like happen plan schedule book move change send sent write written say tell told \
        ask know known think find found look use see seen meet met live work fly drive bring brought wear eat drink \
        land make made do done pay paid buy bought keep kept home called supposed ";
    WORDS.split(' ').any(|common| !common.is_empty() && stem(common) == word)
}

/// Whether a fact of a question is a name that its answer must be about. Not the name of a feast:
/// people say "my flight at Christmas", and airlines do not.
fn names_a_subject(fact: &Fact) -> bool {
    const FEASTS: [&str; 12] = [
        "christmas",
        "xmas",
        "thanksgiving",
        "easter",
        "eve",
        "halloween",
        "ramadan",
        "hanukkah",
        "diwali",
        "weihnachten",
        "ostern",
        "silvester",
    ];
    matches!(fact, Fact::Name { word, firm: true } if !FEASTS.contains(&word.as_str()))
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
        let subject = runs(plain)
            .iter()
            .filter(|run| run.class == Class::Letters)
            .map(|run| fold(run.text))
            // What somebody did is said in many ways; what it was done to, in few.
            .filter(|word| !is_function_word(word) && !word.ends_with("ed") && !word.ends_with("ing"))
            .map(|word| stem(&word))
            .filter(|word| question_words.contains(word) && !is_common(word))
            .collect();
        Self { facts, words, echoed, subject }
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

    /// Whether the marked pieces are about what the sentence takes over from the question.
    fn is_about(&self, marks: &[usize], known: &[Known]) -> bool {
        let holds = |known: &Known, word: &str| known.has_like(word) || kin(word).any(|other| known.has_word(&other));
        self.subject.iter().all(|word| marks.iter().any(|n| holds(&known[n - 1], word)))
    }

    /// Whether the text backs anything that the question did not say already.
    fn adds(&self, known: &Known, asked: &Known) -> bool {
        self.facts.iter().any(|fact| !asked.has(fact) && known.has(fact))
            || self.words.iter().any(|word| known.has_word(word))
    }
}

/// The pieces that a sentence rests on, from the ones that the model named.
fn attribute(claim: &Claim, given: &[usize], known: &[Known], asked: &Known) -> Vec<usize> {
    let support: Vec<f32> = known.iter().map(|known| claim.support(known)).collect();
    let Some(best) = (0..support.len()).rev().max_by(|a, b| support[*a].total_cmp(&support[*b])) else {
        return Vec::new();
    };
    let mut marks: Vec<usize> = given.iter().copied().filter(|n| support[n - 1] >= NEARLY * support[best]).collect();
    if marks.is_empty() {
        let clear = support[best] >= CLEAR && claim.adds(&known[best], asked);
        match given {
            [] if clear => marks.push(best + 1),
            [] => return marks,
            _ if support[best] > 0.0 => marks.push(best + 1),
            // "Yes [2]." says nothing that could be compared; the model's word stands.
            _ => marks.extend(given),
        }
    }
    // Facts that the marked pieces do not hold.
    for fact in &claim.facts {
        if !asked.has(fact) && !marks.iter().any(|n| known[n - 1].has(fact)) {
            marks.extend(known.iter().position(|known| known.has(fact)).map(|at| at + 1));
        }
    }
    marks
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
    let unit = piece.units.iter().rev().max_by_key(|unit| score(unit));
    Citation {
        n,
        chunk_id: piece.chunk,
        item_id: unit.map_or(piece.item, |unit| unit.item),
        kind: piece.kind,
        title: piece.title.clone(),
        date: unit.and_then(|unit| unit.date).or(piece.date),
        path: piece.path.clone(),
        quote: unit.map(|unit| shorten(&unit.text, claims)).unwrap_or_default(),
    }
}

/// A quote of bearable length, around the first fact in it that a claim has.
fn shorten(text: &str, claims: &[Claim]) -> String {
    if text.chars().count() <= LONGEST_QUOTE {
        return text.to_owned();
    }
    let hit = facts(text)
        .into_iter()
        .find(|found| claims.iter().any(|claim| claim.facts.contains(&found.fact)))
        .map_or(0, |found| found.range.start);
    let before = text[..hit].char_indices().rev().nth(LONGEST_QUOTE / 3).map_or(0, |(at, _)| at);
    let start = if before == 0 { 0 } else { text[before..hit].find(' ').map_or(before, |at| before + at + 1) };
    let after = text[start..].char_indices().nth(LONGEST_QUOTE).map_or(text.len(), |(at, _)| start + at);
    let end = if after == text.len() { after } else { text[start..after].rfind(' ').map_or(after, |at| start + at) };
    text[start..end].trim().to_owned()
}
