use crate::{Engine, Error, Mode, SearchRequest};
use answer::Event;
use domain::{Citation, Filter, Hit};
use retrieve::Budget;
use serde::Serialize;
use std::{ops::ControlFlow, time::Instant};

/// Hits from which the evidence is chosen.
const CANDIDATES: usize = 16;
/// What the answer may rest on; the prompt takes of it what fits.
const EVIDENCE: Budget = Budget { passages: 6, bytes: 6_000 };

/// A question and what its answer may rest on.
#[derive(Clone, Debug, Default)]
pub struct AskRequest {
    /// The question, with filters such as `from:anna` among its words if the user wrote any.
    pub question: String,
    /// Filters beside the question's own.
    pub filter: Filter,
    /// Which installed model answers; the default one if `None`.
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
    /// The hits whose words were in the prompt, in the order of their numbers.
    pub evidence: Vec<Hit>,
    /// The model that was asked; empty when there was nothing to ask it about.
    pub model: String,
    /// Where the time went.
    pub timings: AskTimings,
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
    /// When no model is installed, a filter in the question cannot be read, or index or model fail.
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
        let path = self.model_path(request.model.as_deref())?;
        let found = self.retrieve(&SearchRequest {
            query: request.question.clone(),
            filter: request.filter.clone(),
            k: CANDIDATES,
            mode: Mode::Hybrid,
            explain: false,
        })?;
        let evidence = retrieve::evidence(&self.store, &found, EVIDENCE)?;
        on_evidence(&evidence.iter().map(|(hit, _)| hit.clone()).collect::<Vec<_>>());
        let retrieve_ms = started.elapsed().as_secs_f64() * 1e3;
        let now = self.now();
        let generator = self.open_model(path)?;
        let outcome = answer::ask(&found.understood.text, &evidence, &now, generator, on_event)?;
        let generated = outcome.generated.as_ref();
        Ok(AskResponse {
            question: request.question.clone(),
            answered: outcome.answer.answered,
            answer: outcome.answer.text,
            citations: outcome.answer.citations,
            evidence: outcome.evidence,
            model: generated.map(|_| generator.model().to_owned()).unwrap_or_default(),
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
            abstained: outcome.abstained,
            notes: found.understood.notes,
            asked_as: None,
            hand_off: handoff::is_too_big(&request.question),
        })
    }
}
