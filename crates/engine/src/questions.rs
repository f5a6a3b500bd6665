use crate::{AskResponse, Engine, Error};
use domain::DateTime;
use store::NewQuestion;

/// A question that was asked before.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PastQuestion {
    /// Its id.
    pub id: i64,
    /// When it was asked.
    pub asked_at: DateTime,
    /// The question.
    pub question: String,
    /// False for an abstention.
    pub answered: bool,
    /// The answer's text.
    pub answer: String,
}

impl Engine {
    /// Keeps an answer among the past questions, with what the front end wants to show of it again. It goes as soon as one
    /// of the items goes whose words it holds. `None` when one of these is gone already.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn keep_question(&mut self, answer: &AskResponse, response: &str) -> Result<Option<i64>, Error> {
        let hits = || answer.evidence.iter().map(|hit| (hit.item_id, hit.chunk_id));
        let cited = || answer.citations.iter().map(|citation| (citation.item_id, citation.chunk_id));
        let (items, chunks): (Vec<_>, Vec<_>) = hits().chain(cited()).unzip();
        Ok(self.store.keep_question(&NewQuestion {
            asked_at: DateTime::from(&self.now()),
            question: &answer.question,
            answered: answer.answered,
            answer: &answer.answer,
            response,
            items: &items,
            chunks: &chunks,
        })?)
    }

    /// The past questions that hold these words, newest first; all for no words.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn questions(&self, words: &str) -> Result<Vec<PastQuestion>, Error> {
        let questions = self.store.questions(words)?.into_iter().map(|question| PastQuestion {
            id: question.id,
            asked_at: question.asked_at,
            question: question.question,
            answered: question.answered,
            answer: question.answer,
        });
        Ok(questions.collect())
    }

    /// What [`Engine::keep_question`] was given to show.
    ///
    /// # Errors
    /// When there is no such question (any more).
    pub fn past_question(&self, id: i64) -> Result<String, Error> {
        self.store.question_response(id)?.ok_or(Error::NoQuestion { id })
    }

    /// Forgets one past question.
    ///
    /// # Errors
    /// When there is no such question, or the store cannot be written.
    pub fn forget_question(&mut self, id: i64) -> Result<(), Error> {
        if self.store.forget_questions(Some(id))? { Ok(()) } else { Err(Error::NoQuestion { id }) }
    }

    /// Forgets all past questions.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn forget_questions(&mut self) -> Result<(), Error> {
        self.store.forget_questions(None)?;
        Ok(())
    }
}
