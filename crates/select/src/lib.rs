//! The trained selector: which of the passages that a search found answers the question, in which words, or none.
//!
//! A small cross-encoder reads the question together with each passage. A layer above it compares the passages with
//! one another (a newer mail of the same thread may say otherwise) and spreads one unit of probability over them and
//! over "nothing answers". `training/` holds how its weights were made, from what, and with which result.
//!
//! 1. [`readings`] writes each passage down as the selector reads it: one header line, the words, and after each date
//!    whether it lies ahead. Training reads the same, so nothing about it is written twice.
//! 2. [`Selector::judge`] gives a [`Judgement`] for each reading, and the probability that nothing answers.

mod error;
mod reading;
mod selector;

pub use error::{Error, Result};
pub use reading::{FEATURES, Reading, Stretch, readings, today};
pub use selector::{Judgement, Selector, Verdict};

/// The folder of the selector's files, below the folder of all models.
pub const FOLDER: &str = "selector";
