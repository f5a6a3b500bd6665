//! From ranked evidence to an answer that can be trusted: the prompt, the stream, the citations,
//! their verification, and the courage to abstain.
//!
//! A small model is good at reading a few short pieces of text and bad at knowing what it does not
//! know. So it gets few pieces, well cut, with a date on each; and what it writes is held against
//! them: citations point at what was in the prompt, a time, date, number or name that stands in no
//! piece is not passed on, and an answer without a source is none.
//!
//! ```
//! use answer::{Event, GenerateError, Generated, Generator, Prompt, ask};
//! use std::ops::ControlFlow;
//!
//! struct Parrot;
//! impl Generator for Parrot {
//!     fn model(&self) -> &str {
//!         "parrot"
//!     }
//!     fn generate(
//!         &mut self,
//!         _: &Prompt,
//!         on_text: &mut dyn FnMut(&str) -> ControlFlow<()>,
//!     ) -> Result<Generated, GenerateError> {
//!         let _ = on_text("NOT FOUND");
//!         Ok(Generated::default())
//!     }
//! }
//!
//! let now = "2026-11-23T09:00:00-05:00[America/New_York]".parse().unwrap();
//! let mut text = String::new();
//! let outcome = ask("When is my flight?", &[], &now, &mut Parrot, &mut |event| {
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

mod ask;
mod clean;
mod evidence;
mod facts;
mod follow_up;
mod generator;
mod kin;
mod marks;
mod prompt;
mod verify;
mod words;

pub use ask::{Event, Outcome, ask};
pub use follow_up::{LastTurn, follow_up};
pub use generator::{GenerateError, Generated, Generator, Prompt};
pub use verify::Reason;
