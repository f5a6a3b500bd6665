//! The model: loading and running it.

use crate::{Error, FEATURES, FOLDER, Reading, Result};
use ort::{session::Session, value::Tensor};
use std::{
    ops::Range,
    path::{Path, PathBuf},
};
use tokenizers::Tokenizer;

/// Word pieces of question and passage together that the model reads; what comes after them is cut off.
const MAX_TOKENS: usize = 256;
/// Of these, the most that a question takes.
const QUESTION_TOKENS: usize = 48;
/// Longest span that can be chosen, in word pieces.
const SPAN_TOKENS: usize = 24;

/// What the selector says of one reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The probability that this is the passage to answer from. With [`Verdict::nothing`] they sum to 1.
    pub chosen: f32,
    /// The probability that it answers the question at all, taken by itself: an older mail that was overtaken does.
    pub answers: f32,
    /// Bytes of the reading's text that answer, if it does.
    pub span: Range<usize>,
    /// The probability of that span, given that the passage answers.
    pub sure: f32,
}

/// What the selector says of all readings.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// One for each reading, in their order.
    pub judgements: Vec<Judgement>,
    /// The probability that none of them answers.
    pub nothing: f32,
}

/// A loaded selector.
pub struct Selector {
    session: Session,
    tokenizer: Tokenizer,
    path: PathBuf,
}

/// One question with one reading, in word pieces.
struct Pair {
    ids: Vec<i64>,
    types: Vec<i64>,
    /// The first piece of the passage, and the bytes that each piece from there on stands for.
    first: usize,
    offsets: Vec<(usize, usize)>,
}

impl Selector {
    /// Loads the selector from the folder of all models.
    ///
    /// # Errors
    /// [`Error::Missing`] names a file that is not there, [`Error::Load`] one that is not what it should be.
    pub fn load(models: &Path) -> Result<Self> {
        let folder = models.join(FOLDER);
        let path = folder.join("model.int8.onnx");
        let tokens = folder.join("tokenizer.json");
        for path in [&path, &tokens] {
            if !path.is_file() {
                return Err(Error::Missing { path: path.clone() });
            }
        }
        let mut tokenizer = Tokenizer::from_file(&tokens)
            .map_err(|error| Error::Load { path: tokens.clone(), reason: error.to_string() })?;
        tokenizer
            .with_padding(None)
            .with_truncation(None)
            .map_err(|error| Error::Load { path: tokens, reason: error.to_string() })?;
        let session = embed::session(models, &path)?;
        Ok(Self { session, tokenizer, path })
    }

    /// The file of the weights.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Judges the readings of a question's hits. `today` is the line of [`crate::today`].
    ///
    /// # Errors
    /// [`Error::Run`] when the model fails.
    pub fn judge(&mut self, question: &str, today: &str, readings: &[Reading]) -> Result<Verdict> {
        if readings.is_empty() {
            return Ok(Verdict { judgements: Vec::new(), nothing: 1.0 });
        }
        let run = |error: &dyn std::fmt::Display| Error::Run { reason: error.to_string() };
        let pairs =
            readings.iter().map(|reading| self.pair(question, today, &reading.text)).collect::<Result<Vec<_>>>()?;
        let (rows, width) = (pairs.len(), pairs.iter().map(|pair| pair.ids.len()).max().unwrap_or(1));
        let padded = |of: &dyn Fn(&Pair) -> Vec<i64>| -> Vec<i64> {
            pairs
                .iter()
                .flat_map(|pair| {
                    let mut row = of(pair);
                    row.resize(width, 0);
                    row
                })
                .collect()
        };
        let grid = |numbers: Vec<i64>| Tensor::from_array(([rows, width], numbers)).map_err(|error| run(&error));
        let ids = grid(padded(&|pair| pair.ids.clone()))?;
        let mask = grid(padded(&|pair| vec![1; pair.ids.len()]))?;
        let types = grid(padded(&|pair| pair.types.clone()))?;
        let features: Vec<f32> = readings.iter().flat_map(|reading| reading.features).collect();
        let features = Tensor::from_array(([rows, FEATURES], features)).map_err(|error| run(&error))?;
        let square = |of: &dyn Fn(&Reading, &Reading) -> f32| {
            let numbers: Vec<f32> =
                readings.iter().flat_map(|a| readings.iter().map(move |b| (a, b))).map(|(a, b)| of(a, b)).collect();
            Tensor::from_array(([rows, rows], numbers)).map_err(|error| run(&error))
        };
        let same = square(&|a, b| if a.thread.is_some() && a.thread == b.thread { 1.0 } else { 0.0 })?;
        let newer = square(&|a, b| match (a.date, b.date) {
            (Some(a), Some(b)) if a > b => 1.0,
            (Some(a), Some(b)) if a < b => -1.0,
            _ => 0.0,
        })?;
        let outputs = self
            .session
            .run(ort::inputs![
                "input_ids" => ids, "attention_mask" => mask, "token_type_ids" => types,
                "features" => features, "same" => same, "newer" => newer,
            ])
            .map_err(|error| run(&error))?;
        let output = |name: &str| -> Result<Vec<f32>> {
            let (_, numbers) = outputs[name].try_extract_tensor::<f32>().map_err(|error| run(&error))?;
            Ok(numbers.to_vec())
        };
        let (list, answers) = (output("list")?, output("answers")?);
        let (starts, ends) = (output("start")?, output("end")?);
        if list.len() != rows + 1 || answers.len() != rows || starts.len() != rows * width || ends.len() != rows * width
        {
            return Err(Error::Run { reason: "its outputs have other shapes than its inputs ask for".to_owned() });
        }
        let chosen = softmax(&list);
        let judgements = pairs
            .iter()
            .enumerate()
            .map(|(at, pair)| {
                let row = at * width + pair.first..at * width + pair.first + pair.offsets.len();
                let (span, sure) = best_span(&starts[row.clone()], &ends[row], &pair.offsets);
                Judgement { chosen: chosen[at + 1], answers: sigmoid(answers[at]), span, sure }
            })
            .collect();
        Ok(Verdict { judgements, nothing: chosen[0] })
    }

    /// `[CLS] today. question [SEP] reading [SEP]`, cut to what the model reads.
    fn pair(&self, question: &str, today: &str, text: &str) -> Result<Pair> {
        let encode =
            |text: &str| self.tokenizer.encode(text, false).map_err(|error| Error::Run { reason: error.to_string() });
        let mark = |name: &str| {
            self.tokenizer
                .token_to_id(name)
                .map(i64::from)
                .ok_or_else(|| Error::Run { reason: format!("its tokenizer has no {name}") })
        };
        let (cls, sep) = (mark("[CLS]")?, mark("[SEP]")?);
        let question = encode(&format!("{today}. {question}"))?;
        let passage = encode(text)?;
        let mut ids = vec![cls];
        ids.extend(question.get_ids().iter().take(QUESTION_TOKENS).map(|id| i64::from(*id)));
        ids.push(sep);
        let first = ids.len();
        let room = MAX_TOKENS - first - 1;
        ids.extend(passage.get_ids().iter().take(room).map(|id| i64::from(*id)));
        let offsets: Vec<(usize, usize)> = passage.get_offsets().iter().take(room).copied().collect();
        ids.push(sep);
        let types = (0..ids.len()).map(|at| i64::from(at >= first)).collect();
        Ok(Pair { ids, types, first, offsets })
    }
}

fn softmax(logits: &[f32]) -> Vec<f32> {
    let highest = logits.iter().copied().fold(f32::MIN, f32::max);
    let powers: Vec<f32> = logits.iter().map(|logit| (logit - highest).exp()).collect();
    let sum: f32 = powers.iter().sum();
    powers.into_iter().map(|power| power / sum).collect()
}

fn sigmoid(logit: f32) -> f32 {
    1.0 / (1.0 + (-logit).exp())
}

/// The likeliest span of at most [`SPAN_TOKENS`] pieces, in bytes, and its probability.
fn best_span(starts: &[f32], ends: &[f32], offsets: &[(usize, usize)]) -> (Range<usize>, f32) {
    let (starts, ends) = (softmax(starts), softmax(ends));
    let mut best = (0..0, 0.0);
    for (first, start) in starts.iter().enumerate() {
        for last in first..ends.len().min(first + SPAN_TOKENS) {
            let sure = start * ends[last];
            if sure > best.1 {
                best = (offsets[first].0..offsets[last].1, sure);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_best_span_ends_where_it_begins_or_later() {
        let offsets = [(0, 3), (4, 7), (8, 11)];
        let (span, sure) = best_span(&[0.0, 9.0, 0.0], &[9.0, 0.0, 8.0], &offsets);
        assert_eq!(span, 4..11, "the likeliest end lies before the start");
        assert!((0.0..=1.0).contains(&sure));
        assert_eq!(best_span(&[], &[], &[]), (0..0, 0.0));
    }

    #[test]
    fn probabilities_sum_to_one() {
        let sum: f32 = softmax(&[3.0, -100.0, 88.0, 0.5]).iter().sum();
        assert!((sum - 1.0).abs() < 1e-5);
    }
}
