//! Which hardware computes the vectors.
//!
//! ONNX Runtime reaches other hardware through execution providers. One is taken only after it has shown on this device,
//! with this model, that its vectors are those of the CPU and that it is quicker: drivers round differently, fall back to
//! the CPU half of the time, or take longer to move a text over than to compute it.

use crate::Result;
use ort::ep::ExecutionProviderDispatch;
use std::time::{Duration, Instant};

/// The execution providers that are compiled in, the most promising first. A session with one fails where the runtime or
/// the device has it not, instead of using the CPU unseen. The published builds of the runtime for Linux know none of them.
pub(crate) fn compiled() -> Vec<ExecutionProviderDispatch> {
    let all: Vec<ExecutionProviderDispatch> = vec![
        // Apple's Neural Engine and GPU: a runtime built with `--use_coreml`, macOS or iOS.
        #[cfg(feature = "coreml")]
        ort::ep::CoreML::default().build(),
        // Qualcomm's Hexagon: a runtime built with `--use_qnn`, and Qualcomm's libraries beside it.
        #[cfg(feature = "qnn")]
        ort::ep::QNN::default().build(),
        // Android's neural networks: a runtime built with `--use_nnapi`, Android 8.1 or newer.
        #[cfg(feature = "nnapi")]
        ort::ep::NNAPI::default().build(),
        // DirectX 12: a runtime built with `--use_dml`, Windows 10 or newer.
        #[cfg(feature = "directml")]
        ort::ep::DirectML::default().build(),
        // Google's CPU loops: a runtime built with `--use_xnnpack`.
        #[cfg(feature = "xnnpack")]
        ort::ep::XNNPACK::default().build(),
    ];
    all.into_iter().map(ExecutionProviderDispatch::error_on_failure).collect()
}

/// How alike the vectors of a text must be to stand for one another. Rounding to sixteen bits gives 0.9999; the nearest
/// chunks of a question differ by some hundredths.
const ALIKE: f32 = 0.999;
/// The time it may take, of the CPU's: below that it is no noise.
const QUICKER: f64 = 0.9;
/// After one that is not counted, in which a provider compiles the model.
const ROUNDS: usize = 3;

/// The first of `others` whose vectors are the CPU's (`own`) and come sooner; else none. `trial` tries a session.
pub(crate) fn choose<S>(
    own: &Trial,
    others: impl IntoIterator<Item = Result<S>>,
    mut trial: impl FnMut(&mut S) -> Result<Trial>,
) -> Option<S> {
    others.into_iter().find_map(|session| {
        // What cannot be used is like what is not there.
        let mut session = session.ok()?;
        let other = trial(&mut session).ok()?;
        let quicker = other.time.as_secs_f64() < own.time.as_secs_f64() * QUICKER;
        (quicker && other.alike(own)).then_some(session)
    })
}

/// Texts of different length, since each length is another shape to a provider.
const TEXTS: [&str; 4] = [
    "flight",
    "When does the train to the coast leave on Friday?",
    "Dear all, the meeting is moved to Thursday at ten; the room stays the same, and the agenda is attached below. Please \
     bring the figures of the last quarter, and tell me by tomorrow who cannot come.",
    "Kürbissuppe: Zwiebeln in Butter dünsten, 1 kg Hokkaido würfeln, mit 750 ml Brühe aufkochen, 20 Minuten köcheln lassen, \
     pürieren, mit Ingwer, Salz und Kokosmilch abschmecken.",
];

/// What a session made of [`TEXTS`].
pub(crate) struct Trial {
    vectors: Vec<Vec<f32>>,
    /// Of the quickest round.
    time: Duration,
}

impl Trial {
    /// `vector` computes a text.
    pub(crate) fn of(mut vector: impl FnMut(&str) -> Result<Vec<f32>>) -> Result<Self> {
        let mut round = || TEXTS.iter().map(|text| vector(text)).collect::<Result<Vec<_>>>();
        let vectors = round()?;
        let mut time = Duration::MAX;
        for _ in 0..ROUNDS {
            let start = Instant::now();
            round()?;
            time = time.min(start.elapsed());
        }
        Ok(Self { vectors, time })
    }

    fn alike(&self, own: &Self) -> bool {
        self.vectors.iter().zip(&own.vectors).all(|(a, b)| cosine(a, b) > ALIKE)
    }
}

/// NaN, which is not more than anything, for vectors that have no direction or different lengths.
fn cosine(a: &[f32], b: &[f32]) -> f32 {
    if a.len() != b.len() {
        return f32::NAN;
    }
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::Error;

    /// A trial that took so many milliseconds, and whose vectors are turned by so much.
    fn trial(milliseconds: u64, turned: f32) -> Trial {
        Trial { vectors: vec![vec![1.0, turned], vec![2.0, 2.0 * turned]], time: Duration::from_millis(milliseconds) }
    }

    /// Which of some sessions is taken. A session is its name and what comes of trying it.
    fn chosen(others: Vec<Result<(&'static str, Option<Trial>)>>) -> Option<&'static str> {
        let broken = || Error::Run { reason: "broken".to_owned() };
        choose(&trial(100, 0.0), others, |(_, trial)| trial.take().ok_or_else(broken)).map(|(name, _)| name)
    }

    fn fake(name: &'static str, milliseconds: u64, turned: f32) -> Result<(&'static str, Option<Trial>)> {
        Ok((name, Some(trial(milliseconds, turned))))
    }

    #[test]
    fn an_accelerator_is_taken_when_it_agrees_and_is_quicker() {
        assert_eq!(chosen(vec![]), None);
        assert_eq!(chosen(vec![fake("a", 50, 0.02)]), Some("a"), "a cosine of .9998");
        assert_eq!(chosen(vec![fake("a", 50, 0.1)]), None, "a cosine of .995");
        assert_eq!(chosen(vec![fake("a", 50, f32::NAN)]), None, "no numbers");
        assert_eq!(chosen(vec![fake("a", 95, 0.0)]), None, "hardly quicker");
        assert_eq!(chosen(vec![Ok(("a", None))]), None, "it fails");
        let missing = || Err(Error::Run { reason: "not in this runtime".to_owned() });
        let others = vec![missing(), fake("a", 50, 1.0), fake("b", 50, 0.0), fake("c", 10, 0.0)];
        assert_eq!(chosen(others), Some("b"), "the first that may be used");
    }

    #[test]
    fn a_trial_computes_every_text_some_times_and_ends_with_the_first_error() {
        let mut calls = 0;
        let trial = Trial::of(|text| {
            calls += 1;
            Ok(vec![text.len() as f32])
        });
        assert_eq!(trial.unwrap().vectors.len(), TEXTS.len());
        assert_eq!(calls, TEXTS.len() * (ROUNDS + 1));
        assert!(Trial::of(|_| Err(Error::Run { reason: "broken".to_owned() })).is_err());
    }

    #[test]
    fn vectors_of_other_length_or_none_are_not_alike() {
        assert!(cosine(&[1.0], &[1.0, 0.0]).is_nan());
        assert!(cosine(&[0.0, 0.0], &[1.0, 0.0]).is_nan());
        assert!((cosine(&[3.0, 4.0], &[6.0, 8.0]) - 1.0).abs() < 1e-6);
    }
}
