use crate::{
    evidence::{Piece, gather},
    generator::{GenerateError, Generated, Generator},
    marks::{NOT_FOUND, abstains, visible},
    prompt,
    verify::{Reason, verify},
};
use domain::{Answer, DateTime, Hit, Passage};
use jiff::ZonedDateTime;
use std::ops::ControlFlow;

/// What happens while an answer is made.
///
/// A front end that keeps one text, appends [`Event::Text`] and puts [`Event::Replace`] in its
/// place, ends up with exactly the text of the [`Outcome`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Event<'a> {
    /// The model loads or reads; comes several times a second.
    Waiting,
    /// More of the answer. Never a citation that does not exist, nor part of one.
    Text(&'a str),
    /// The whole answer, in place of all that was streamed: it did not stand up to verification, or
    /// a citation was added or moved.
    Replace(&'a str),
}

/// What came of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The answer, or the sentence that says what was looked at.
    pub answer: Answer,
    /// What the model wrote and what it took; `None` when it was not asked.
    pub generated: Option<Generated>,
    /// The hits whose words were in the prompt: the one at index `n - 1` is `[n]`, and has it as rank.
    pub evidence: Vec<Hit>,
    /// Why there is no answer.
    pub abstained: Option<Reason>,
}

/// Answers a question from hits, best first, with their passages.
///
/// Few and short pieces of evidence go into the prompt (about 850 tokens in all); the answer
/// streams, is verified, and comes back with its citations or as an abstention. Without evidence
/// the model is not asked. `on_event` may break off at any time.
///
/// # Errors
/// When the model fails. An answer that does not hold is no error.
pub fn ask(
    question: &str,
    hits: &[(Hit, Passage)],
    now: &ZonedDateTime,
    generator: &mut dyn Generator,
    on_event: &mut dyn FnMut(Event<'_>) -> ControlFlow<()>,
) -> Result<Outcome, GenerateError> {
    let question = prompt::question(question);
    let gathered = gather(&question, hits, prompt::evidence_budget(&question, now));
    let mut evidence = Vec::new();
    let mut pieces = Vec::new();
    for (index, piece) in gathered {
        if let Some((hit, _)) = hits.get(index) {
            evidence.push(Hit { rank: evidence.len() + 1, ..hit.clone() });
            pieces.push(piece);
        }
    }
    if pieces.is_empty() {
        let answer = abstention(&pieces);
        // There is nothing left to break off.
        let _ = on_event(Event::Text(&answer.text));
        return Ok(Outcome { answer, generated: None, evidence, abstained: Some(Reason::NoEvidence) });
    }

    let mut raw = String::new();
    let mut shown = String::new();
    let mut stopped = false;
    let generated = generator.generate(&prompt::prompt(&question, &pieces, now), &mut |piece| {
        raw.push_str(piece);
        let text = visible(&raw, pieces.len(), false);
        let flow = match text.strip_prefix(shown.as_str()) {
            Some(more) if !more.is_empty() => on_event(Event::Text(more)),
            _ => on_event(Event::Waiting),
        };
        if text.starts_with(shown.as_str()) {
            shown = text;
        }
        stopped = flow.is_break();
        // Nothing that comes after the abstention is of use.
        if raw.contains(NOT_FOUND) { ControlFlow::Break(()) } else { flow }
    })?;

    let result = if stopped {
        Err(Reason::Stopped)
    } else if abstains(&raw) {
        Err(Reason::NotInEvidence)
    } else {
        verify(&visible(&raw, pieces.len(), true), &question, &pieces)
    };
    let (answer, abstained) = match result {
        Ok(verified) => (Answer { answered: true, text: verified.text, citations: verified.citations }, None),
        Err(reason) => (abstention(&pieces), Some(reason)),
    };
    // A listener that broke off is told nothing more, and one that does so now has heard all.
    if !stopped && answer.text != shown {
        let _ = match answer.text.strip_prefix(shown.as_str()) {
            Some(more) => on_event(Event::Text(more)),
            None => on_event(Event::Replace(&answer.text)),
        };
    }
    Ok(Outcome { answer, generated: Some(generated), evidence, abstained })
}

/// The sentence that says what was looked at.
fn abstention(pieces: &[Piece]) -> Answer {
    let date = |date: DateTime| date.zoned().ok().map(|zoned| zoned.strftime("%-d %B %Y").to_string());
    let dates = || pieces.iter().filter_map(|piece| piece.date);
    let (first, last) = (dates().min().and_then(date), dates().max().and_then(date));
    let when = match (first, last) {
        (Some(first), Some(last)) if first == last => format!(", of {first},"),
        (Some(first), Some(last)) => format!(", from {first} to {last},"),
        _ => String::new(),
    };
    let text = match pieces.len() {
        0 => "I found nothing about this.".to_owned(),
        1 => format!("I looked at 1 item{when} and it does not say."),
        count => format!("I looked at {count} items{when} and none says."),
    };
    Answer { answered: false, text, citations: Vec::new() }
}
