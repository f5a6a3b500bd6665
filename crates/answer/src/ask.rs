use crate::{
    accept::{First, Votes, accepts, agree, asks_for_several, first},
    candidate::{Candidate, is_contested, ordered},
    copy::{closest, copied},
    evidence::Piece,
    generator::{GenerateError, Generated, Generator},
    marks::{NOT_FOUND, abstains, visible},
    prompt,
    verify::{Reason, verify},
};
use domain::{Answer, DateTime, Hit};
use jiff::ZonedDateTime;
use std::ops::ControlFlow;

/// Pieces of evidence that are looked at, and of these the ones in one prompt.
const PIECES: usize = 6;
const IN_PROMPT: usize = 3;
/// Pieces that an answer to a question about several things is put together from, and how likely each must be, as a share
/// of the best.
const PARTS: usize = 3;
const PART: f32 = 0.05;
/// Quotes that are shown when nothing is sure.
const CLOSEST: usize = 2;

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
    /// The hits that were looked at: the one at index `n - 1` is `[n]`, and has it as rank.
    pub evidence: Vec<Hit>,
    /// Why there is no answer.
    pub abstained: Option<Reason>,
    /// What decided.
    pub votes: Votes,
}

/// A question, and what was found for it.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The question, without filters.
    pub text: &'a str,
    /// What was found, best first.
    pub candidates: &'a [Candidate],
    /// The selector's probability that nothing of it answers; 0 where none is installed.
    pub nothing: f32,
    /// The question asks for what lies ahead.
    pub ahead: bool,
    /// The clock.
    pub now: &'a ZonedDateTime,
}

/// Answers a question.
///
/// Where the selector is sure, its words are the answer and no model is asked; where it is sure that nothing answers,
/// neither. Where a newer item says otherwise that is not to be trusted, both are quoted. Otherwise the model reads the
/// three best pieces, some 300 tokens. What it says is shown when the facts and the selector's choice agree with it; else
/// the closest quotes are. `on_event` may break off at any time.
///
/// # Errors
/// When the model fails. An answer that does not hold is no error.
pub fn ask(
    question: &Question<'_>,
    generator: Option<&mut dyn Generator>,
    on_event: &mut dyn FnMut(Event<'_>) -> ControlFlow<()>,
) -> Result<Outcome, GenerateError> {
    let text = prompt::question(question.text);
    let now = question.now;
    let mut pieces = Vec::new();
    let mut evidence = Vec::new();
    let mut sure = 0.0;
    let (mut order, nothing_answers) = ordered(question.candidates, question.nothing, now, question.ahead);
    let contested = is_contested(&mut order);
    for (candidate, chosen) in order {
        if pieces.len() == PIECES {
            break;
        }
        if let Some(piece) = Piece::of(&text, candidate, chosen, now) {
            if pieces.is_empty() {
                sure = candidate.judged.as_ref().map_or(0.0, |judged| judged.sure);
            }
            evidence.push(Hit { rank: pieces.len() + 1, ..candidate.hit.clone() });
            pieces.push(piece);
        }
    }
    let chosen = pieces.first().map_or(0.0, |piece| piece.chosen);
    let mut votes = Votes { nothing: nothing_answers, chosen, sure, ..Votes::default() };
    let mut shown = Shown { text: String::new(), stopped: false, on_event };
    let mut outcome = |answer: Answer, generated, abstained, votes, shown: &mut Shown<'_>| {
        shown.settle(&answer.text);
        Ok(Outcome { answer, generated, evidence: std::mem::take(&mut evidence), abstained, votes })
    };
    if pieces.is_empty() {
        return outcome(nothing(&pieces, now), None, Some(Reason::NoEvidence), votes, &mut shown);
    }
    let judged = question.candidates.iter().any(|candidate| candidate.judged.is_some());
    let first = if judged { first(&votes) } else { First::Read };
    if first == First::Nothing {
        return outcome(nothing(&pieces, now), None, Some(Reason::NotInEvidence), votes, &mut shown);
    }
    if contested {
        return outcome(unsure(&pieces, now), None, Some(Reason::Unsure), votes, &mut shown);
    }
    if first == First::Copy
        && let Some(answer) = copy(&text, &pieces, now)
    {
        return outcome(answer, None, None, votes, &mut shown);
    }

    let Some(generator) = generator else {
        return outcome(unsure(&pieces, now), None, Some(Reason::Unsure), votes, &mut shown);
    };
    let read = &pieces[..pieces.len().min(IN_PROMPT)];
    let (raw, generated) = shown.generate(generator, &prompt::prompt(&text, read, now), read.len())?;
    let generated = Some(generated);
    if shown.stopped {
        return outcome(nothing(&pieces, now), generated, Some(Reason::Stopped), votes, &mut shown);
    }
    let verified =
        if abstains(&raw) { Err(Reason::NotInEvidence) } else { verify(&visible(&raw, read.len(), true), &text, read) };
    match verified {
        Ok(verified) => {
            let rests_on: Vec<&Piece> = verified.pieces.iter().filter_map(|at| read.get(*at)).collect();
            votes.agrees = Some(rests_on.iter().any(|piece| agree(&verified.text, piece)));
            votes.cited = rests_on.iter().map(|piece| piece.chosen).fold(0.0, f32::max);
            if judged && !accepts(&votes) {
                return outcome(unsure(&pieces, now), generated, Some(Reason::Unsure), votes, &mut shown);
            }
            let answer = Answer { answered: true, text: verified.text, citations: verified.citations, closest: vec![] };
            outcome(answer, generated, None, votes, &mut shown)
        }
        // Without a selector there is nobody to say which quotes come close.
        Err(reason) if !judged => outcome(nothing(&pieces, now), generated, Some(reason), votes, &mut shown),
        Err(_) => outcome(unsure(&pieces, now), generated, Some(Reason::Unsure), votes, &mut shown),
    }
}

/// What a listener has heard.
struct Shown<'a> {
    text: String,
    stopped: bool,
    on_event: &'a mut dyn FnMut(Event<'_>) -> ControlFlow<()>,
}

impl Shown<'_> {
    /// Lets the model write, and streams what it writes.
    fn generate(
        &mut self,
        generator: &mut dyn Generator,
        prompt: &crate::Prompt,
        count: usize,
    ) -> Result<(String, Generated), GenerateError> {
        let mut raw = String::new();
        let generated = generator.generate(prompt, &mut |piece| {
            raw.push_str(piece);
            let text = visible(&raw, count, false);
            let flow = match text.strip_prefix(self.text.as_str()) {
                Some(more) if !more.is_empty() => (self.on_event)(Event::Text(more)),
                _ => (self.on_event)(Event::Waiting),
            };
            if text.starts_with(self.text.as_str()) {
                self.text = text;
            }
            self.stopped = flow.is_break();
            // Nothing that comes after the abstention is of use.
            if raw.contains(NOT_FOUND) { ControlFlow::Break(()) } else { flow }
        })?;
        Ok((raw, generated))
    }

    /// Makes what was heard into the final text. A listener that broke off is told nothing more.
    fn settle(&mut self, text: &str) {
        if !self.stopped && text != self.text {
            let _ = match text.strip_prefix(self.text.as_str()) {
                Some(more) => (self.on_event)(Event::Text(more)),
                None => (self.on_event)(Event::Replace(text)),
            };
        }
    }
}

/// The answer in the words of the best piece; for a question about several things, in those of the others that answer.
fn copy(question: &str, pieces: &[Piece], now: &ZonedDateTime) -> Option<Answer> {
    let best = pieces.first()?;
    let (mut text, citation) = copied(1, best, now)?;
    let mut citations = vec![citation];
    let others = pieces.iter().enumerate().skip(1).filter(|_| asks_for_several(question));
    for (at, piece) in others.filter(|(_, piece)| piece.answers && piece.chosen >= best.chosen * PART) {
        if let Some((more, citation)) = copied(at + 1, piece, now)
            && citations.len() < PARTS
            && !citations.iter().any(|other| other.quote.contains(&citation.quote) || other.item_id == citation.item_id)
        {
            text.push('\n');
            text.push_str(&more);
            citations.push(citation);
        }
    }
    Some(Answer { answered: true, text, citations, closest: vec![] })
}

/// The best quotes, where it is not sure which of them answers.
fn unsure(pieces: &[Piece], now: &ZonedDateTime) -> Answer {
    let mut text = "Not sure. The closest:".to_owned();
    let mut quotes = Vec::new();
    for (at, piece) in pieces.iter().take(CLOSEST).enumerate() {
        let (line, citation) = closest(at + 1, piece, now);
        text.push('\n');
        text.push_str(&line);
        quotes.push(citation);
    }
    Answer { answered: false, text, citations: vec![], closest: quotes }
}

/// The sentence that says what was looked at.
fn nothing(pieces: &[Piece], now: &ZonedDateTime) -> Answer {
    let day = |date: DateTime| {
        let date = language::time::day_in(date, now.time_zone());
        date.map(|date| date.strftime("%-d %B %Y").to_string())
    };
    let dates = || pieces.iter().filter_map(|piece| piece.date);
    let (first, last) = (dates().min().and_then(day), dates().max().and_then(day));
    let when = match (first, last) {
        (Some(first), Some(last)) if first == last => format!(" from {first}"),
        (Some(first), Some(last)) => format!(" from {first} to {last}"),
        _ => String::new(),
    };
    let text = match pieces.len() {
        0 => "I found nothing about this.".to_owned(),
        1 => format!("I checked 1 item{when}; it does not have the answer."),
        count => format!("I checked {count} items{when}; none of them has the answer."),
    };
    Answer { answered: false, text, citations: vec![], closest: vec![] }
}
