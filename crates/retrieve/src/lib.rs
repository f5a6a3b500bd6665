//! Query understanding, candidates, fusion, filters and evidence.

mod boost;
mod candidates;
mod error;
mod evidence;
mod explain;
mod filter_words;
mod fold;
mod matches;
mod period;
mod search;
mod snippet;
mod time;
mod understand;

#[cfg(test)]
mod tests;

pub use boost::Boost;
pub use error::{Error, QueryError};
pub use evidence::{Budget, evidence};
pub use explain::Explanation;
pub use filter_words::{combine, parse_date_range};
pub use period::Period;
pub use search::{Found, Index, Mode, Query, Timings, UnknownMode, search};
pub use understand::{Preference, Understood, understand};
