use crate::boost::Boost;
use domain::{ChunkId, ItemId};
use serde::Serialize;

/// Why a hit stands where it stands. `score` is `lexical + vector` and the parts of `boost`, save that a
/// window which goes before a better ranked neighbour has that one's score, and a notice that calls something off
/// at least the score of that.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation {
    /// The chunk.
    pub chunk_id: ChunkId,
    /// The sum.
    pub score: f32,
    /// BM25 divided by the highest of this search, times its weight, which is less for a query of few words.
    pub lexical: f32,
    /// The cosine times its weight.
    pub vector: f32,
    /// What its dates, people and kind are worth.
    pub boost: Boost,
    /// The notice that cancels what this chunk is about, for a question about what lies ahead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub called_off_by: Option<ChunkId>,
    /// Terms of the query that stand in the chunk, as the lexical index knows them.
    pub terms: Vec<String>,
    /// Chunks with the same text, which were folded into this hit.
    pub folded: Vec<ChunkId>,
    /// Messages beside this one that were found as well, best first.
    pub nearby: Vec<Nearby>,
}

/// A message whose window mostly repeats that of a better hit.
#[derive(Clone, Debug, Serialize)]
pub struct Nearby {
    /// The chunk that is about it.
    pub chunk_id: ChunkId,
    /// The message.
    pub item_id: ItemId,
    /// Its score.
    pub score: f32,
}
