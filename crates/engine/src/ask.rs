use crate::{Engine, Error, Mode, SearchRequest};
use answer::{Candidate, Event, Generator, Judged, Question, Votes};
use domain::{Citation, Filter, Hit};
use retrieve::{Found, Preference};
use select::{Reading, Selector};
use serde::Serialize;
use std::{ops::ControlFlow, time::Instant};

/// Hits that the selector reads.
const CANDIDATES: usize = 16;
/// The name of no model: then the selector's quotes are the answer.
const NO_MODEL: &str = "none";

/// A question and what its answer may rest on.
#[derive(Clone, Debug, Default)]
pub struct AskRequest {
    /// The question, with filters such as `from:anna` among its words if the user wrote any.
    pub question: String,
    /// Filters beside the question's own.
    pub filter: Filter,
    /// Which installed model reads what the selector is not sure of; the default one if `None`, no model if "none".
    pub model: Option<String>,
}

/// What came of a question. Serialises to the contract of `ask --json`.
#[derive(Clone, Debug, Serialize)]
pub struct AskResponse {
    /// The question as given.
    pub question: String,
    /// False for an abstention.
    pub answered: bool,
    /// The text with its `[n]`, or the sentence that says what was looked at.
    pub answer: String,
    /// What the `[n]` point at.
    pub citations: Vec<Citation>,
    /// When not answered: the quotes that come closest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub closest: Vec<Citation>,
    /// The hits that were looked at, in the order of their numbers.
    pub evidence: Vec<Hit>,
    /// The model that was asked; empty when the selector decided alone.
    pub model: String,
    /// Where the time went.
    pub timings: AskTimings,
    /// What decided.
    pub votes: Votes,
    /// Why there is no answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub abstained: Option<answer::Reason>,
    /// What the user should know about the search.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// What a follow-up was asked as.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_as: Option<String>,
    /// The question asks for more than a model on this device can give; [`Engine::hand_off`] makes a text of it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hand_off: bool,
}

/// Where the time of an answer went. Zero for what was not needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct AskTimings {
    /// Milliseconds for finding the evidence.
    pub retrieve_ms: f64,
    /// Milliseconds for loading the model.
    pub load_ms: f64,
    /// Milliseconds from the call of the model to its first piece of text, loading included.
    pub first_token_ms: f64,
    /// Milliseconds for everything.
    pub total_ms: f64,
    /// Tokens read by the model.
    pub prompt_tokens: usize,
    /// Tokens written by it.
    pub completion_tokens: usize,
    /// Tokens read per second.
    pub prompt_tokens_per_s: f64,
    /// Tokens written per second.
    pub tokens_per_s: f64,
}

impl Engine {
    /// Answers a question from what the vault holds, with citations, or abstains.
    ///
    /// `on_event` hears the text as it is written, and may break off.
    ///
    /// # Errors
    /// When neither a selector nor a model is installed, a filter in the question cannot be read, or index or model fail.
    pub fn ask(
        &mut self,
        request: &AskRequest,
        on_event: &mut dyn FnMut(Event<'_>) -> ControlFlow<()>,
    ) -> Result<AskResponse, Error> {
        self.ask_showing(request, &mut |_| {}, on_event)
    }

    /// The same; `on_evidence` sees what was found before the model is asked about it. Their ranks are not yet the
    /// numbers of the citations: what of them fits the prompt is numbered anew.
    ///
    /// # Errors
    /// As for [`Engine::ask`].
    pub fn ask_showing(
        &mut self,
        request: &AskRequest,
        on_evidence: &mut dyn FnMut(&[Hit]),
        on_event: &mut dyn FnMut(Event<'_>) -> ControlFlow<()>,
    ) -> Result<AskResponse, Error> {
        let started = Instant::now();
        let found = self.retrieve(&SearchRequest {
            query: request.question.clone(),
            filter: request.filter.clone(),
            k: CANDIDATES,
            mode: Mode::Hybrid,
            explain: false,
        })?;
        let now = self.now();
        let (candidates, nothing) = self.judged(&found)?;
        let mut notes = found.understood.notes.clone();
        if self.selector.is_none() {
            notes.push("the selector is not installed, so the answer was checked by its facts alone".to_owned());
        }
        on_evidence(&candidates.iter().map(|candidate| candidate.hit.clone()).collect::<Vec<_>>());
        let retrieve_ms = started.elapsed().as_secs_f64() * 1e3;
        let ahead = found.understood.preference == Some(Preference::Ahead);
        let question = Question { text: &found.understood.text, candidates: &candidates, nothing, ahead, now: &now };
        let path = match request.model.as_deref() {
            Some(NO_MODEL) => None,
            model => match self.model_path(model) {
                Ok(path) => Some(path),
                // Without a model the selector's quotes are the answer.
                Err(Error::NoModel { .. }) if model.is_none() && self.selector.is_some() => None,
                Err(error) => return Err(error),
            },
        };
        let generator: Option<&mut dyn Generator> = match path {
            Some(path) => Some(self.open_model(path)?),
            None => None,
        };
        let model = generator.as_ref().map(|generator| generator.model().to_owned()).unwrap_or_default();
        let outcome = answer::ask(&question, generator, on_event)?;
        let generated = outcome.generated.as_ref();
        Ok(AskResponse {
            question: request.question.clone(),
            answered: outcome.answer.answered,
            answer: outcome.answer.text,
            citations: outcome.answer.citations,
            closest: outcome.answer.closest,
            evidence: outcome.evidence,
            model: generated.map(|_| model).unwrap_or_default(),
            timings: AskTimings {
                retrieve_ms,
                total_ms: started.elapsed().as_secs_f64() * 1e3,
                load_ms: generated.map_or(0.0, |generated| generated.load_ms),
                first_token_ms: generated.map_or(0.0, |generated| generated.first_token_ms),
                prompt_tokens: generated.map_or(0, |generated| generated.prompt_tokens),
                completion_tokens: generated.map_or(0, |generated| generated.completion_tokens),
                prompt_tokens_per_s: generated.map_or(0.0, |generated| generated.prompt_tokens_per_s),
                tokens_per_s: generated.map_or(0.0, |generated| generated.tokens_per_s),
            },
            votes: outcome.votes,
            abstained: outcome.abstained,
            notes,
            asked_as: None,
            hand_off: handoff::is_too_big(&request.question),
        })
    }

    /// What was found, as the selector judges it, and the probability that nothing of it answers. What a later notice
    /// among the hits calls off is left out before.
    fn judged(&mut self, found: &Found) -> Result<(Vec<Candidate>, f32), Error> {
        let now = self.now();
        let found = standing(found);
        let readings = select::readings(&self.store, &found, &now)?;
        let verdict = match self.load_selector()? {
            Some(selector) => Some(selector.judge(&found.understood.text, &select::today(&now), &readings)?),
            None => None,
        };
        let candidates = found.hits.iter().zip(&found.passages).zip(&readings).enumerate();
        let candidates = candidates.map(|(at, ((hit, passage), reading))| {
            let said = verdict.as_ref().and_then(|verdict| verdict.judgements.get(at));
            let judged = said.map(|said| Judged {
                chosen: said.chosen,
                answers: said.answers,
                sure: said.sure,
                place: place(reading, &said.span),
            });
            let new_address = reading.is_from_new_address();
            let stranger = reading.is_from_stranger();
            Candidate { hit: hit.clone(), passage: passage.clone(), judged, new_address, stranger }
        });
        Ok((candidates.collect(), verdict.map_or(0.0, |verdict| verdict.nothing)))
    }

    /// Loads the selector unless it is loaded. `None` when it is not installed.
    pub(crate) fn load_selector(&mut self) -> Result<Option<&mut Selector>, Error> {
        if self.selector.is_none() {
            match Selector::load(&self.settings.models) {
                Ok(selector) => self.selector = Some(selector),
                Err(select::Error::Missing { .. } | select::Error::Runtime(embed::Error::Missing { .. })) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(self.selector.as_mut())
    }
}

/// What was found without what a notice among the hits calls off.
fn standing(found: &Found) -> Found {
    let keeps: Vec<bool> = found
        .explanations
        .iter()
        .map(|why| !why.called_off_by.is_some_and(|notice| found.hits.iter().any(|hit| hit.chunk_id == notice)))
        .collect();
    fn kept<T: Clone>(of: &[T], keeps: &[bool]) -> Vec<T> {
        of.iter().zip(keeps).filter(|(_, keep)| **keep).map(|(one, _)| one.clone()).collect()
    }
    Found {
        hits: kept(&found.hits, &keeps),
        passages: kept(&found.passages, &keeps),
        explanations: kept(&found.explanations, &keeps),
        ..found.clone()
    }
}

/// Where the words that the selector chose stand in the passage: what of them is of the span in which they begin.
fn place(reading: &Reading, chosen: &std::ops::Range<usize>) -> Option<answer::Place> {
    let within = |stretch: &&select::Stretch| stretch.range.start < chosen.end && chosen.start < stretch.range.end;
    let mut stretches = reading.stretches.iter().filter(within);
    let first = stretches.next()?;
    let last = stretches.take_while(|stretch| stretch.span == first.span).last().unwrap_or(first);
    let start = first.start + chosen.start.saturating_sub(first.range.start);
    let end = last.start + chosen.end.min(last.range.end) - last.range.start;
    (start < end).then_some(answer::Place { span: first.span, range: start..end })
}
