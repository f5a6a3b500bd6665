//! The words of Inglenook as types. No I/O, no clock, no randomness.
//!
//! A *source* is what the user added; a *connector* reads it and yields *records*; the store keeps
//! each record as an *item* and cuts it into *chunks*; a query ranks chunks as *hits*; the best of
//! them are the *evidence* of an *answer*.
//!
//! ```
//! use domain::{DateTime, Filter, Kind};
//!
//! let filter = Filter { kinds: vec![Kind::Mail], ..Filter::default() };
//! assert!(!filter.is_empty());
//! let date: DateTime = "2026-11-28T07:45:00-05:00".parse().unwrap();
//! assert_eq!(date.to_string(), "2026-11-28T07:45:00-05:00");
//! ```

mod answer;
mod date;
mod filter;
mod hit;
mod id;
mod kind;
mod passage;
mod person;
mod record;

pub use answer::{Answer, Citation};
pub use date::{DateError, DateTime};
pub use filter::Filter;
pub use hit::{Highlight, Hit, Scores};
pub use id::{ChunkId, FileId, ItemId, PersonId, SourceId, ThreadId};
pub use kind::{Kind, SourceKind, UnknownKind};
pub use passage::{Passage, Span, SpanText};
pub use person::{Person, Role};
pub use record::{Attachment, Heading, Record, ThreadHint};
