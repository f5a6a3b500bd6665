use crate::{Engine, Error, Mode, SearchRequest};
use domain::{Filter, Hit, Kind, Passage};
use handoff::{Handoff, Piece, Placeholder};
use serde::Serialize;

/// Passages of a hand-off, and their bytes at most. More than a prompt holds: another program reads it, and a person before
/// that.
const PASSAGES: usize = 12;
const BYTES: usize = 12_000;

/// A question that is to be handed off.
#[derive(Clone, Debug, Default)]
pub struct HandOffRequest {
    /// The question, with filters among its words if the user wrote any.
    pub question: String,
    /// Filters beside the question's own.
    pub filter: Filter,
}

/// A question and its evidence without the names. Serialises to the contract of `ask --hand-off --json`.
#[derive(Clone, Debug, Serialize)]
pub struct HandOff {
    /// The question as given.
    pub question: String,
    /// What may be copied: no known name, no number, address, code or date in it.
    pub text: String,
    /// What each placeholder stands for. Kept nowhere but here.
    pub placeholders: Vec<Placeholder>,
    /// The hits whose words are in the text, oldest first.
    pub evidence: Vec<Hit>,
    /// What the user should know about the search.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

impl Engine {
    /// Makes one text of a question and its evidence, for the user to take to another program. Sends nothing, keeps
    /// nothing, and asks no model.
    ///
    /// # Errors
    /// When a filter in the question cannot be read, or the index cannot.
    pub fn hand_off(&mut self, request: &HandOffRequest) -> Result<HandOff, Error> {
        let found = self.retrieve(&SearchRequest {
            query: request.question.clone(),
            filter: request.filter.clone(),
            k: PASSAGES,
            mode: Mode::Hybrid,
            explain: false,
        })?;
        let mut room = BYTES;
        let mut evidence: Vec<(Hit, Passage)> =
            found.hits.iter().cloned().zip(found.passages.iter().cloned()).collect();
        evidence.retain(|(_, passage)| {
            let size = passage.text().len();
            let fits = size <= room;
            room -= if fits { size } else { 0 };
            fits
        });
        evidence.sort_by_key(|(hit, _)| hit.date);
        for (at, (hit, _)) in evidence.iter_mut().enumerate() {
            hit.rank = at + 1;
        }
        let written: Vec<[String; 4]> = evidence.iter().map(|(_, passage)| written(passage)).collect();
        let pieces: Vec<Piece<'_>> =
            written.iter().map(|[title, sender, date, text]| Piece { title, sender, date, text }).collect();
        let Handoff { text, placeholders } = Handoff::new(&found.understood.text, &pieces, &self.store.known_people()?);
        Ok(HandOff {
            question: request.question.clone(),
            text,
            placeholders,
            evidence: evidence.into_iter().map(|(hit, _)| hit).collect(),
            notes: found.understood.notes,
        })
    }
}

/// Title, sender, date and words of a passage.
fn written(passage: &Passage) -> [String; 4] {
    let headings = passage.headings.iter().filter(|heading| **heading != passage.title);
    let title: Vec<&str> =
        std::iter::once(&passage.title).chain(headings).filter(|part| !part.is_empty()).map(String::as_str).collect();
    // Each message of a conversation has its sender before it.
    let sender = passage.sender().filter(|_| passage.kind == Kind::Mail).map(|person| person.label().to_owned());
    let date = passage.date.and_then(|date| date.zoned().ok()).map(|date| date.strftime("%-d %B %Y").to_string());
    [title.join(" > "), sender.unwrap_or_default(), date.unwrap_or_default(), passage.body()]
}
