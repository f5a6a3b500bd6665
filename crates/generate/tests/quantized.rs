//! Quantizing a real model, and what it loses by that. Skipped, with a line that says so, where the smallest model
//! is not installed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use generate::{LocalModel, Quantization, QuantizeError, inspect, quantize};
use std::{env, fs, ops::ControlFlow, path::PathBuf};

fn smallest() -> Option<PathBuf> {
    let models = env::var_os("INGLENOOK_MODELS").map(PathBuf::from).or_else(|| {
        let cache = env::var_os("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))?;
        Some(cache.join("inglenook/models"))
    })?;
    let file = models.join("smollm2-135m/model.gguf");
    if !file.is_file() {
        eprintln!("skipped: {} is missing", file.display());
    }
    file.is_file().then_some(file)
}

fn perplexity(model: &std::path::Path, text: &str) -> f64 {
    let result = LocalModel::open(model).unwrap().perplexity(text, &mut |_, _, _| ControlFlow::Continue(())).unwrap();
    assert_eq!(result.tokens % 256, 0, "the second half of each window counts");
    result.perplexity
}

#[test]
fn fewer_bits_make_a_smaller_file_and_a_worse_model_and_eight_lose_next_to_nothing() {
    let Some(model) = smallest() else { return };
    let folder = tempfile::tempdir().unwrap();
    // English that is at hand: this project's own page for engineers.
    let text = fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../ARCHITECTURE.md")).unwrap();
    let text: String = text.chars().take(6000).collect();
    let as_it_is = perplexity(&model, &text);
    assert!((2.0..400.0).contains(&as_it_is), "{as_it_is}");
    // Those that were tried: four-bit weights in eight bits, and again in four. 576 values are no blocks of 256, so
    // Q2_K is Q4_0 here.
    let mut sizes = Vec::new();
    for (quantization, most) in [(Quantization::Q8_0, 1.02), (Quantization::Q4_0, 1.6)] {
        let file = folder.path().join(format!("{quantization}.gguf"));
        let mut heard = 0;
        let written = quantize(&model, &file, quantization, &mut |done, of| {
            heard += 1;
            assert!(done == heard && done <= of);
            ControlFlow::Continue(())
        })
        .unwrap();
        assert_eq!(written.quantization, quantization.to_string());
        assert_eq!(written.parameters, inspect(&model).unwrap().parameters);
        sizes.push(written.size);
        let ratio = perplexity(&file, &text) / as_it_is;
        assert!((0.95..most).contains(&ratio), "{quantization}: {ratio}");
    }
    assert!(sizes[0] > sizes[1], "{sizes:?}");
}

#[test]
fn nothing_is_left_of_an_attempt_that_ends_early_and_nothing_is_overwritten() {
    let Some(model) = smallest() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("new.gguf");
    let stopped = quantize(&model, &file, Quantization::Q8_0, &mut |_, _| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(QuantizeError::Stopped)));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    fs::write(&file, "mine").unwrap();
    let refused = quantize(&model, &file, Quantization::Q8_0, &mut |_, _| ControlFlow::Continue(())).unwrap_err();
    assert!(refused.to_string().contains("exists"), "{refused}");
    assert_eq!(fs::read(&file).unwrap(), b"mine");
    let nowhere = folder.path().join("none/new.gguf");
    let unwritable = quantize(&model, &nowhere, Quantization::Q4_0, &mut |_, _| ControlFlow::Continue(())).unwrap_err();
    assert!(unwritable.to_string().contains("cannot be written"), "{unwritable}");
}
