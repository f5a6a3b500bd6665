//! Which hardware computes the vectors.
//!
//! ONNX Runtime reaches other hardware through execution providers. One is taken only after it has shown on this device,
//! with this model, that its vectors are those of the CPU and that it is quicker: drivers round differently, fall back to
//! the CPU half of the time, or take longer to move a text over than to compute it.

use crate::Result;
use ort::ep::ExecutionProviderDispatch;
use std::time::{Duration, Instant};

/// An execution provider that is compiled in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Accelerator {
    /// Apple's Neural Engine and GPU. Feature `coreml`; a runtime built with `--use_coreml`, macOS or iOS.
    CoreMl,
    /// Android's neural networks. Feature `nnapi`; a runtime built with `--use_nnapi`, Android 8.1 or newer.
    Nnapi,
    /// Qualcomm's Hexagon. Feature `qnn`; a runtime built with `--use_qnn`, and Qualcomm's libraries beside it.
    Qnn,
    /// Google's CPU loops. Feature `xnnpack`; a runtime built with `--use_xnnpack`.
    Xnnpack,
    /// DirectX 12. Feature `directml`; a runtime built with `--use_dml`, Windows 10 or newer.
    DirectMl,
}

/// All that are compiled in, the most promising first. The published builds of the runtime for Linux know none of them.
pub(crate) fn compiled() -> Vec<Accelerator> {
    let all = [
        (cfg!(feature = "coreml"), Accelerator::CoreMl),
        (cfg!(feature = "qnn"), Accelerator::Qnn),
        (cfg!(feature = "nnapi"), Accelerator::Nnapi),
        (cfg!(feature = "directml"), Accelerator::DirectMl),
        (cfg!(feature = "xnnpack"), Accelerator::Xnnpack),
    ];
    all.into_iter().filter_map(|(compiled, accelerator)| compiled.then_some(accelerator)).collect()
}

impl Accelerator {
    /// For a session. That fails where the runtime or the device has it not, instead of using the CPU unseen.
    pub(crate) fn provider(self) -> ExecutionProviderDispatch {
        let provider = match self {
            Self::CoreMl => ort::ep::CoreML::default().build(),
            Self::Nnapi => ort::ep::NNAPI::default().build(),
            Self::Qnn => ort::ep::QNN::default().build(),
            Self::Xnnpack => ort::ep::XNNPACK::default().build(),
            Self::DirectMl => ort::ep::DirectML::default().build(),
        };
        provider.error_on_failure()
    }
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
    others: impl IntoIterator<Item = (Accelerator, Result<S>)>,
    mut trial: impl FnMut(&mut S) -> Result<Trial>,
) -> Option<(Accelerator, S)> {
    others.into_iter().find_map(|(accelerator, session)| {
        // What cannot be used is like what is not there.
        let mut session = session.ok()?;
        let other = trial(&mut session).ok()?;
        let quicker = other.time.as_secs_f64() < own.time.as_secs_f64() * QUICKER;
        (quicker && other.alike(own)).then_some((accelerator, session))
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

    /// Sessions are what comes of trying them.
    fn chosen(others: Vec<(Accelerator, Result<Option<Trial>>)>) -> Option<Accelerator> {
        let broken = || Error::Run { reason: "broken".to_owned() };
        choose(&trial(100, 0.0), others, |session| session.take().ok_or_else(broken))
            .map(|(accelerator, _)| accelerator)
    }

    fn fake(milliseconds: u64, turned: f32) -> Result<Option<Trial>> {
        Ok(Some(trial(milliseconds, turned)))
    }

    #[test]
    fn an_accelerator_is_taken_when_it_agrees_and_is_quicker() {
        use Accelerator::{CoreMl, Nnapi, Qnn, Xnnpack};
        assert_eq!(chosen(vec![]), None);
        assert_eq!(chosen(vec![(CoreMl, fake(50, 0.02))]), Some(CoreMl), "a cosine of .9998");
        assert_eq!(chosen(vec![(CoreMl, fake(50, 0.1))]), None, "a cosine of .995");
        assert_eq!(chosen(vec![(CoreMl, fake(50, f32::NAN))]), None, "no numbers");
        assert_eq!(chosen(vec![(CoreMl, fake(95, 0.0))]), None, "hardly quicker");
        assert_eq!(chosen(vec![(CoreMl, Ok(None))]), None, "it fails");
        let missing = || Err(Error::Run { reason: "not in this runtime".to_owned() });
        let others = vec![(Qnn, missing()), (Nnapi, fake(50, 1.0)), (Xnnpack, fake(50, 0.0)), (CoreMl, fake(50, 0.0))];
        assert_eq!(chosen(others), Some(Xnnpack), "the first that may be used");
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
