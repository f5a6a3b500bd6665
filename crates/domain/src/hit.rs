use crate::{ChunkId, DateTime, ItemId, Kind};
use serde::Serialize;

/// A ranked chunk for a query, as front ends show it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// 1 for the best.
    pub rank: usize,
    /// The fused score; comparable within one search only.
    pub score: f32,
    /// The chunk.
    pub chunk_id: ChunkId,
    /// The item that it is about.
    pub item_id: ItemId,
    /// What the item is.
    pub kind: Kind,
    /// Subject, title, or name of the conversation.
    pub title: String,
    /// Names of the people of the item, sender first.
    pub people: Vec<String>,
    /// Who wrote it.
    pub sender: Option<String>,
    /// Date of the item, RFC 3339 with zone.
    pub date: Option<DateTime>,
    /// The file it was read from.
    pub path: String,
    /// The `Message-ID` of a mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_id: Option<String>,
    /// A few lines of the chunk around the best match.
    pub snippet: String,
    /// Matches within `snippet`.
    pub highlights: Vec<Highlight>,
    /// The parts of the score.
    pub scores: Scores,
}

/// A match within a snippet, in bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Highlight {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// The parts of a hit's score. `None` where that half of the search did not see the chunk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Scores {
    /// BM25, unbounded.
    pub lexical: Option<f32>,
    /// Cosine between query and chunk, -1 to 1.
    pub vector: Option<f32>,
}
