//! What the program and its generator process say to each other: one JSON object a line, questions down
//! standard input, what comes of them up standard output.

use answer::{GenerateError, Generated, Prompt};
use serde::{Deserialize, Serialize};
use std::{
    io::{self, BufRead, Write},
    time::Duration,
};

/// From the program.
#[derive(Debug, Deserialize, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub(crate) enum Request {
    /// Answer, and stay for so many seconds after it.
    Answer { system: String, user: String, max_tokens: usize, stay_s: f64 },
    /// Write no more. What is written already counts.
    Stop,
}

impl Request {
    pub(crate) fn answer(prompt: &Prompt, stay: Duration) -> Self {
        let Prompt { system, user, max_tokens } = prompt.clone();
        Self::Answer { system, user, max_tokens, stay_s: stay.as_secs_f64() }
    }
}

/// From the process.
#[derive(Debug, Deserialize, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub(crate) enum Reply {
    Text { text: String },
    Done(Times),
    Model { message: String },
    TooLong { context: usize },
    Stopped { reason: String },
}

/// [`Generated`] without its text, which was sent already.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Times {
    load_ms: f64,
    first_token_ms: f64,
    total_ms: f64,
    prompt_tokens: usize,
    completion_tokens: usize,
    prompt_tokens_per_s: f64,
    tokens_per_s: f64,
}

impl Times {
    pub(crate) fn with(self, text: String) -> Generated {
        Generated {
            text,
            load_ms: self.load_ms,
            first_token_ms: self.first_token_ms,
            total_ms: self.total_ms,
            prompt_tokens: self.prompt_tokens,
            completion_tokens: self.completion_tokens,
            prompt_tokens_per_s: self.prompt_tokens_per_s,
            tokens_per_s: self.tokens_per_s,
        }
    }
}

impl From<Result<Generated, GenerateError>> for Reply {
    fn from(result: Result<Generated, GenerateError>) -> Self {
        match result {
            Ok(generated) => Self::Done(Times {
                load_ms: generated.load_ms,
                first_token_ms: generated.first_token_ms,
                total_ms: generated.total_ms,
                prompt_tokens: generated.prompt_tokens,
                completion_tokens: generated.completion_tokens,
                prompt_tokens_per_s: generated.prompt_tokens_per_s,
                tokens_per_s: generated.tokens_per_s,
            }),
            Err(GenerateError::Model(message)) => Self::Model { message },
            Err(GenerateError::TooLong { context }) => Self::TooLong { context },
            Err(GenerateError::Stopped(reason)) => Self::Stopped { reason },
        }
    }
}

pub(crate) fn send(to: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    let mut line = serde_json::to_string(message)?;
    line.push('\n');
    to.write_all(line.as_bytes())?;
    to.flush()
}

/// The next message; `None` when the other side is gone, or says what cannot be understood.
pub(crate) fn receive<T: for<'a> Deserialize<'a>>(from: &mut impl BufRead) -> Option<T> {
    let mut line = String::new();
    from.read_line(&mut line).ok().filter(|read| *read > 0)?;
    serde_json::from_str(&line).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    #[test]
    fn messages_keep_to_their_line_and_come_back_as_they_were() {
        let mut pipe = Vec::new();
        let prompt = Prompt { system: "a\nb \u{2028}\"".into(), user: "\u{1F600}\r\n".into(), max_tokens: 7 };
        send(&mut pipe, &Request::answer(&prompt, Duration::from_millis(1500))).unwrap();
        send(&mut pipe, &Request::Stop).unwrap();
        assert_eq!(pipe.iter().filter(|byte| **byte == b'\n').count(), 2);
        let mut pipe = pipe.as_slice();
        match receive(&mut pipe) {
            Some(Request::Answer { system, user, max_tokens, stay_s }) => {
                assert_eq!((Prompt { system, user, max_tokens }, stay_s), (prompt, 1.5));
            }
            other => panic!("{other:?}"),
        }
        assert!(matches!(receive(&mut pipe), Some(Request::Stop)));
        assert!(receive::<Request>(&mut pipe).is_none());
        assert!(receive::<Request>(&mut "no message\n".as_bytes()).is_none());
    }
}
