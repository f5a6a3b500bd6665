use crate::boost::Boost;
use domain::ChunkId;
use serde::Serialize;

/// Why a hit stands where it stands. `score` is `lexical + vector + boost.period + boost.preference -
/// repeated`, save that a window which changed places with a better ranked neighbour has that
/// one's score, and a notice that calls something off at least the score of that.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation {
    /// The chunk.
    pub chunk_id: ChunkId,
    /// The sum.
    pub score: f32,
    /// BM25 divided by the highest of this search, less for a query of few words.
    pub lexical: f32,
    /// The cosine times its weight.
    pub vector: f32,
    /// What the dates are worth.
    pub boost: Boost,
    /// What it lost because it is a window of a conversation that mostly repeats a better hit.
    pub repeated: f32,
    /// The notice that cancels what this chunk is about, for a question about what lies ahead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub called_off_by: Option<ChunkId>,
    /// Terms of the query that stand in the chunk, as the lexical index knows them.
    pub terms: Vec<String>,
    /// Chunks with the same text, which were folded into this hit.
    pub folded: Vec<ChunkId>,
}
