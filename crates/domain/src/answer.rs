use crate::{ChunkId, DateTime, ItemId, Kind};
use serde::Serialize;

/// What came of a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// False for an abstention: the data does not hold the answer, or no claim could be backed.
    pub answered: bool,
    /// The text with its `[n]` marks, or the sentence that says what was looked at.
    pub text: String,
    /// What the marks point at; every `[n]` of an answer has its entry here, and none is missing from it.
    pub citations: Vec<Citation>,
    /// When not answered: the quotes that come closest, with the marks that `text` gives them.
    pub closest: Vec<Citation>,
}

/// The source of a claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Citation {
    /// The number in `[n]`: the rank of the hit in the evidence.
    pub n: usize,
    /// The chunk that was in the prompt.
    pub chunk_id: ChunkId,
    /// The item that it is about.
    pub item_id: ItemId,
    /// What the item is.
    pub kind: Kind,
    /// Subject, title, or name of the conversation.
    pub title: String,
    /// Who wrote the words.
    pub from: Option<String>,
    /// Date of the item.
    pub date: Option<DateTime>,
    /// The file it was read from.
    pub path: String,
    /// The `Message-ID` of a mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_id: Option<String>,
    /// The words that the claim rests on, as they stand in the evidence.
    pub quote: String,
}
