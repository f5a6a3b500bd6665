//! From what a user writes to ranked hits.
//!
//! 1. [`understand`] takes filter words and time expressions out of the query. Filter words exclude;
//!    what a question only seems to say ("last week", "next", "the mail from mum") moves hits up and excludes nothing.
//! 2. Candidates come from the lexical index and from the vectors under the same filter; what one half
//!    found is scored by the other as well, and the scores are added (`lexical / highest + w · cosine`, `w` by what the candidates are).
//! 3. What repeats a better hit is folded into it: overlapping windows of a conversation, equal texts, more than a
//!    few chunks of one item.
//!
//! No model but the embedder takes part, the clock is passed in, and equal scores are ordered by chunk: the
//! same search gives the same hits.
//!
//! ```
//! use lexical::Lexical;
//! use retrieve::{Index, Mode, Query, search};
//! use store::Store;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let vault = tempfile::tempdir()?;
//! let store = Store::open(&vault.path().join("inglenook.db"))?;
//! let (lexical, _) = Lexical::open(&vault.path().join("lexical"), &store.identity()?)?;
//! let mut index = Index { store: &store, lexical: &lexical, embedder: None };
//! let query = Query {
//!     text: "what did from:anna write last week about the roof".into(),
//!     filter: domain::Filter::default(),
//!     k: 10,
//!     mode: Mode::Hybrid,
//!     now: "2026-11-25T09:30[America/New_York]".parse()?,
//! };
//! let found = search(&mut index, &query)?;
//! assert!(found.hits.is_empty());
//! assert_eq!(found.understood.filter.from, ["anna"]);
//! assert_eq!(found.understood.terms, "what did write about the roof");
//! # Ok(())
//! # }
//! ```

mod boost;
mod called_off;
mod candidates;
mod error;
mod exact;
mod explain;
mod filter_words;
mod fold;
mod kin;
mod kinds;
mod markdown;
mod matches;
mod nicknames;
mod people;
mod period;
mod search;
mod snippet;
mod understand;

#[cfg(test)]
mod tests;

pub use boost::Boost;
pub use error::{Error, QueryError};
pub use explain::{Explanation, Nearby};
pub use filter_words::{combine, parse_date_range};
pub use period::Period;
pub use search::{Found, Index, Mode, Query, Timings, UnknownMode, search};
pub use understand::{Preference, Understood, understand};
