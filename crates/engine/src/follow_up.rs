use crate::{AskRequest, AskResponse, Engine, Error};
use answer::{Event, LastTurn};
use domain::Hit;
use std::ops::ControlFlow;

/// The question asked before, and its answer.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Turn {
    /// The question; what it was asked as, if it was a follow-up itself.
    pub question: String,
    /// The answer's text; may be empty.
    pub answer: String,
}

impl Turn {
    /// What a question that follows this one is asked as; `None` if it stands alone.
    #[must_use]
    pub fn followed_by(&self, question: &str) -> Option<String> {
        answer::follow_up(question, &LastTurn { question: &self.question, answer: &self.answer })
    }
}

impl Engine {
    /// Answers a question that may lean on the one before it: "and the one before?". The response says what it was
    /// asked as; a question that stands alone is asked as it is.
    ///
    /// # Errors
    /// As for [`Engine::ask`].
    pub fn ask_after(
        &mut self,
        request: &AskRequest,
        last: &Turn,
        on_evidence: &mut dyn FnMut(&[Hit]),
        on_event: &mut dyn FnMut(Event<'_>) -> ControlFlow<()>,
    ) -> Result<AskResponse, Error> {
        let Some(question) = last.followed_by(&request.question) else {
            return self.ask_showing(request, on_evidence, on_event);
        };
        let standing = AskRequest { question: question.clone(), ..request.clone() };
        let answer = self.ask_showing(&standing, on_evidence, on_event)?;
        Ok(AskResponse { question: request.question.clone(), asked_as: Some(question), ..answer })
    }
}
