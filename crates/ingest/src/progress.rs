use serde::Serialize;
use std::path::PathBuf;

/// A stage of the work, in the order in which they run.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Looking for new, changed and deleted files.
    Scan,
    /// Reading files into items.
    Read,
    /// Cutting items into chunks.
    Chunk,
    /// Writing the lexical index.
    Lexical,
    /// Computing vectors.
    Embed,
}

/// How far a stage is.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Progress {
    /// The stage.
    pub stage: Stage,
    /// Files, jobs or chunks that are done.
    pub done: u64,
    /// Out of how many.
    pub total: u64,
    /// The file at hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<PathBuf>,
}

/// A file that could not be read, or not wholly.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Failure {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it, without any of its words.
    pub reason: String,
}

/// What a run did, and what the index holds after it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// Items in the index.
    pub items: u64,
    /// Chunks in the index.
    pub chunks: u64,
    /// Vectors in the index. Fewer than chunks when no embedder is installed or the run was stopped.
    pub vectors: u64,
    /// Records that this run left out because they could not be read.
    pub skipped: u64,
    /// Files that could not be read, and files with records that were left out.
    pub failed: Vec<Failure>,
    /// How long the run took.
    pub seconds: f64,
    /// True when the run was stopped before its end; the next one goes on from there.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub interrupted: bool,
}
