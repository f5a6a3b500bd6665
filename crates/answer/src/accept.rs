//! Whether an answer is shown: the selector's choice, the model's reading and the facts have to agree.
//!
//! The thresholds are chosen on invented lives that the selector did not learn from (`training/README.md` has the table).

use crate::{
    evidence::Piece,
    facts::{Known, facts},
    words::content,
};
use serde::Serialize;

/// From here on the words that the selector chose are the answer, and no model is asked.
const COPY: f32 = 0.75;
/// From here on nothing answers, and no model is asked.
const NOTHING: f32 = 0.8;
/// From here on the best piece is likely enough for a reading of it that agrees with the selector to be shown.
const AGREES: f32 = 0.25;

/// How an answer came about: what its parts said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Votes {
    /// The probability that nothing answers.
    pub nothing: f32,
    /// The probability of the best piece.
    pub chosen: f32,
    /// The probability of the words in it.
    pub sure: f32,
    /// Whether what the model read agrees with what the selector chose; `None` when it was not asked, or did not hold.
    pub agrees: Option<bool>,
    /// The probability of the best piece that the model cited; 0 when it was not asked, or did not hold.
    pub cited: f32,
}

/// What to do before a model is asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum First {
    /// Copy what the selector chose.
    Copy,
    /// Say that nothing answers.
    Nothing,
    /// Ask the model.
    Read,
}

pub(crate) fn first(votes: &Votes) -> First {
    if votes.nothing >= NOTHING {
        First::Nothing
    } else if votes.chosen * votes.sure.sqrt() >= COPY {
        First::Copy
    } else {
        First::Read
    }
}

/// Whether a reading is shown: it rests on the piece that the selector thinks best, and says what it chose there.
/// Readings of another piece were mostly wrong, and of a number of things only what a text states is right: a model that
/// counts has seen three pieces of the whole.
pub(crate) fn accepts(votes: &Votes) -> bool {
    votes.agrees == Some(true) && votes.cited >= AGREES && votes.cited >= votes.chosen
}

/// Whether a reading says what the selector chose in a piece: it holds all facts of the chosen words, or, where they
/// have none, most of their words.
pub(crate) fn agree(reading: &str, piece: &Piece) -> bool {
    let Some(value) = &piece.value else { return false };
    let mut known = Known::default();
    known.add(reading, None);
    let facts = facts(value);
    if !facts.is_empty() {
        return facts.iter().all(|found| known.has(&found.fact));
    }
    let words = content(value);
    let held = words.iter().filter(|word| known.has_word(word)).count();
    !words.is_empty() && held * 2 > words.len()
}

/// Questions about several things, whose parts may stand in several texts: "my seat and yours", "which pies".
pub(crate) fn asks_for_several(question: &str) -> bool {
    let words: Vec<String> =
        question.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let joins = ["and", "both", "all", "und", "et", "y"];
    let plural = words.first().is_some_and(|word| ["which", "what"].contains(&word.as_str()))
        && words.get(1).is_some_and(|word| word.len() > 3 && word.ends_with('s') && !word.ends_with("ss"));
    plural || words.iter().any(|word| joins.contains(&word.as_str()))
}
