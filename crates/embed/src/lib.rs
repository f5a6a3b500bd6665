//! Texts to vectors with a local ONNX model through fastembed.
//!
//! The model is all-MiniLM-L6-v2 (384 dimensions, mean over the tokens, unit length) with INT8
//! weights, run by ONNX Runtime from a shared library that set-up put beside it. Nothing here
//! reaches for a network: a file that is missing is an error that names it.
//!
//! ```no_run
//! # fn main() -> Result<(), embed::Error> {
//! let mut embedder = embed::Embedder::load("models".as_ref())?;
//! let question = embedder.embed_one("When is my flight?")?;
//! let answer = embedder.embed_one("Departs Saturday 7:45 AM, seat 14C")?;
//! let cosine: f32 = question.iter().zip(&answer).map(|(a, b)| a * b).sum();
//! assert!(cosine > 0.3);
//! # Ok(())
//! # }
//! ```

mod accelerators;
mod embedder;
mod error;
mod files;
mod manifest;
mod runtime;
mod tokens;

pub use embedder::{Embedder, Threads};
pub use error::{Error, Result};
pub use files::{Precision, onnx_runtime};
pub use manifest::{Manifest, Pooling};
pub use runtime::session;
pub use tokens::Tokens;

/// Word pieces that the model sees of a text, its two marks `[CLS]` and `[SEP]` included; what comes
/// after them is cut off.
pub const MAX_TOKENS: usize = 256;

/// Length of a vector.
pub const DIMENSIONS: usize = 384;
