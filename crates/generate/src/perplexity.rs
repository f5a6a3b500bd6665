use crate::local::{LocalModel, stopped};
use answer::GenerateError;
use either::Either;
use mistralrs_core::{NormalRequest, Request, RequestMessage, Response, SamplingParams};
use rayon::prelude::*;
use std::ops::ControlFlow;

/// Tokens that a model sees at a time.
const WINDOW: usize = 512;

/// How well a model foresees a text: the lower, the better.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Perplexity {
    /// `exp` of the mean negative log-probability of a token.
    pub perplexity: f64,
    /// One standard error of it, from the spread over the tokens.
    pub error: f64,
    /// Tokens that it is the mean of.
    pub tokens: usize,
}

impl LocalModel {
    /// The model's perplexity on a text, as llama.cpp's tool of that name defines it: windows of 512 tokens one
    /// after the other, of which the second half counts, so that every token that counts has at least 256 before it.
    ///
    /// `on_window` hears what has come out so far, of how many windows, and may break off.
    ///
    /// # Errors
    /// When the model cannot be loaded, or the text has fewer tokens than a window.
    pub fn perplexity(
        &mut self,
        text: &str,
        on_window: &mut dyn FnMut(Perplexity, usize, usize) -> ControlFlow<()>,
    ) -> Result<Perplexity, GenerateError> {
        self.load(&mut || ControlFlow::Continue(()))?;
        let (model, runtime) = self.loaded()?;
        let tokens = runtime
            .block_on(model.tokenize(Either::Right(text.to_owned()), None, false, false, None))
            .map_err(|_| stopped())?;
        let windows: Vec<&[u32]> = tokens.chunks_exact(WINDOW).collect();
        if windows.is_empty() {
            return Err(GenerateError::Model(format!(
                "a text of {} tokens is too short: perplexity takes {WINDOW}; use a longer one",
                tokens.len()
            )));
        }
        let mut surprises: Vec<f64> = Vec::new();
        for (i, window) in windows.iter().enumerate() {
            let logits = runtime.block_on(logits(model, window))?;
            let vocabulary = logits.len() / WINDOW;
            // Row t foresees token t + 1.
            let rows = logits.par_chunks_exact(vocabulary).zip(&window[1..]).skip(WINDOW / 2 - 1);
            surprises.par_extend(rows.map(|(row, next)| surprise(row, *next as usize)));
            if on_window(mean(&surprises), i + 1, windows.len()).is_break() {
                break;
            }
        }
        Ok(mean(&surprises))
    }
}

/// All logits of a window, row by row.
async fn logits(model: &mistralrs::Model, window: &[u32]) -> Result<Vec<f32>, GenerateError> {
    let (sender, mut receiver) = tokio::sync::mpsc::channel(1);
    let sampling = SamplingParams { max_len: Some(1), ..SamplingParams::deterministic() };
    let messages = RequestMessage::CompletionTokens(window.to_vec());
    let mut request = NormalRequest::new_simple(messages, sampling, sender, 0, None, None);
    request.return_raw_logits = true;
    let requests = model.inner().get_sender(None).map_err(|_| stopped())?;
    requests.send(Request::Normal(Box::new(request))).await.map_err(|_| stopped())?;
    let Some(Response::Raw { logits_chunks, .. }) = receiver.recv().await else { return Err(stopped()) };
    let mut all = Vec::new();
    for chunk in logits_chunks {
        all.extend(chunk.flatten_all().and_then(|chunk| chunk.to_vec1::<f32>()).map_err(|_| stopped())?);
    }
    if all.is_empty() || !all.len().is_multiple_of(window.len()) {
        return Err(stopped());
    }
    Ok(all)
}

/// The negative log-probability of a token.
fn surprise(logits: &[f32], token: usize) -> f64 {
    let top = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f64 = logits.iter().map(|logit| f64::from(logit - top).exp()).sum();
    sum.ln() - f64::from(logits.get(token).copied().unwrap_or(f32::NEG_INFINITY) - top)
}

#[expect(clippy::cast_precision_loss, reason = "token counts are far below 2^52")]
fn mean(surprises: &[f64]) -> Perplexity {
    let count = surprises.len() as f64;
    let mean = surprises.iter().sum::<f64>() / count;
    let variance = surprises.iter().map(|surprise| (surprise - mean).powi(2)).sum::<f64>() / (count - 1.0).max(1.0);
    let perplexity = mean.exp();
    // The error of the mean, carried through the exponential.
    Perplexity { perplexity, error: perplexity * (variance / count).sqrt(), tokens: surprises.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_that_knows_nothing_is_as_perplexed_as_there_are_tokens() {
        assert!((surprise(&[1.5; 40], 7).exp() - 40.0).abs() < 1e-6);
        let mean = mean(&[surprise(&[0.0; 40], 0), surprise(&[3.0; 40], 39)]);
        assert!((mean.perplexity - 40.0).abs() < 1e-6 && mean.error < 1e-6 && mean.tokens == 2);
    }

    #[test]
    fn a_token_that_was_foreseen_surprises_less() {
        let logits = [0.0, 2.0, -1.0];
        assert!(surprise(&logits, 1) < surprise(&logits, 0) && surprise(&logits, 0) < surprise(&logits, 2));
        let all: f64 = (0..3).map(|token| (-surprise(&logits, token)).exp()).sum();
        assert!((all - 1.0).abs() < 1e-9, "probabilities");
    }
}
