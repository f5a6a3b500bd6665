//! Query understanding, candidates, fusion, filters and evidence.

mod error;
mod filter_words;
mod period;
mod time;
mod understand;

pub use error::{Error, QueryError};
pub use filter_words::{combine, parse_date_range};
pub use period::Period;
pub use understand::{Preference, Understood, understand};
