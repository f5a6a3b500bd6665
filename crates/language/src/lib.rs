//! What texts say in the words of people. No I/O, and no clock of its own: today is passed in.
//!
//! ```
//! use language::time::{Lean, expressions};
//!
//! let found = expressions("See you tomorrow", "2026-11-23".parse().unwrap(), Lean::Nearest);
//! assert_eq!(found[0].readings[0].first, "2026-11-24".parse().unwrap());
//! ```

pub mod calendar;
pub mod time;
