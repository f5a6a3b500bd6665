//! From ranked evidence to an answer that can be trusted: the prompt, the stream, the citations,
//! their verification, and the courage to abstain.
//!
//! What a search finds is judged by the trained selector: which passage answers, in which words, or none. Where it is
//! sure, its words are copied, and no language model is asked. Otherwise a small model reads the best pieces, short and
//! well cut, and what it writes is held against them: citations point at what was in the prompt, and the facts of a
//! sentence stand together in one piece. What neither is sure of is shown as the closest quotes, not as an answer.
//!
//! ```
//! use answer::{Event, Question, ask};
//! use std::ops::ControlFlow;
//!
//! let now = "2026-11-23T09:00:00-05:00[America/New_York]".parse().unwrap();
//! let question = Question { text: "When is my flight?", candidates: &[], nothing: 1.0, ahead: false, now: &now };
//! let mut text = String::new();
//! let outcome = ask(&question, None, &mut |event| {
//!     match event {
//!         Event::Text(more) => text.push_str(more),
//!         Event::Replace(all) => text = all.to_owned(),
//!         Event::Waiting => {}
//!     }
//!     ControlFlow::Continue(())
//! })
//! .unwrap();
//! assert!(!outcome.answer.answered);
//! assert_eq!(text, "I found nothing about this.");
//! ```

mod accept;
mod ask;
mod candidate;
mod clean;
mod copy;
mod evidence;
mod facts;
mod follow_up;
mod generator;
mod marks;
mod prompt;
mod verify;
mod words;

pub use accept::Votes;
pub use ask::{Event, Outcome, Question, ask};
pub use candidate::{Candidate, Judged, Place};
pub use follow_up::{LastTurn, follow_up};
pub use generator::{GenerateError, Generated, Generator, Prompt};
pub use verify::Reason;
