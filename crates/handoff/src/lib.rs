//! Questions that are too big for a small model, as text that a person may take elsewhere.
//!
//! A [`Handoff`] is the question and its evidence as one text in which names, numbers, addresses, codes and dates are
//! replaced by placeholders: the same placeholder for the same thing. The person reads all of it, copies it, pastes the
//! answer of another program, and [`fill_in`] puts the names back. No I/O here, and nothing is kept.
//!
//! ```
//! use domain::Person;
//! use handoff::{Handoff, Piece};
//!
//! let known = [Person::named("Dev Raman")];
//! let piece = Piece { title: "Roof", sender: "Dev Raman", date: "14 October 2026", text: "Dev, it is $4,350 all in." };
//! let handoff = Handoff::new("Write Dev a thank-you letter", &[piece], &known);
//! assert!(handoff.text.contains("[PERSON-1-FIRST], it is [AMOUNT-1] all in."));
//! assert_eq!(handoff.fill_in("Dear [Person 1 first], thanks!").text, "Dear Dev, thanks!");
//! ```
//!
//! # What may still identify
//!
//! Whoever knows the people may recognise them by what happened. Beyond that these stay readable:
//!
//! - unknown names in small letters, and those that are ordinary words and open a sentence or stand beside other words
//!   with a capital ("Baker called"), or look like German nouns;
//! - unknown names in scripts without capitals;
//! - numbers in words, single digits, days of the week, months without a day or year, and languages;
//! - what is rare by itself: a job, an illness, a hobby, and the way somebody writes.

mod fill;
mod forms;
mod names;
mod redact;
mod scope;
mod words;

pub use fill::{Filled, fill_in};
pub use redact::{Handoff, Piece, Placeholder};
pub use scope::is_too_big;
