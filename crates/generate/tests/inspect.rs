//! What `inspect` says of model files, sound and hostile.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use generate::{InspectError, inspect};
use proptest::prelude::*;
use std::{fs, path::PathBuf};
use tempfile::TempDir;

/// Writes GGUF files.
#[derive(Clone)]
struct Gguf {
    entries: Vec<(String, Vec<u8>)>,
    tensors: Vec<(u32, Vec<u64>, u64)>,
    data: usize,
}

fn text(value: &str) -> Vec<u8> {
    [&8u32.to_le_bytes()[..], &(value.len() as u64).to_le_bytes(), value.as_bytes()].concat()
}

fn number(value: u32) -> Vec<u8> {
    [4u32.to_le_bytes(), value.to_le_bytes()].concat()
}

fn texts(values: &[&str]) -> Vec<u8> {
    let mut bytes = [&9u32.to_le_bytes()[..], &8u32.to_le_bytes(), &(values.len() as u64).to_le_bytes()].concat();
    for value in values {
        bytes.extend((value.len() as u64).to_le_bytes());
        bytes.extend(value.as_bytes());
    }
    bytes
}

impl Gguf {
    /// A model of 64 × 256 weights in Q4_K.
    fn sound() -> Self {
        Self {
            entries: vec![
                ("general.architecture".into(), text("qwen2")),
                ("general.name".into(), text("Tiny")),
                ("general.file_type".into(), number(15)),
                ("qwen2.context_length".into(), number(4096)),
                ("tokenizer.ggml.tokens".into(), texts(&["a", "b"])),
                ("tokenizer.chat_template".into(), text("{{ messages }}")),
            ],
            tensors: vec![(12, vec![256, 64], 0)],
            data: 64 * 144,
        }
    }

    fn with(mut self, key: &str, value: Vec<u8>) -> Self {
        self.entries.retain(|(known, _)| known != key);
        self.entries.push((key.into(), value));
        self
    }

    fn without(mut self, key: &str) -> Self {
        self.entries.retain(|(known, _)| known != key);
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = b"GGUF".to_vec();
        bytes.extend(3u32.to_le_bytes());
        bytes.extend((self.tensors.len() as u64).to_le_bytes());
        bytes.extend((self.entries.len() as u64).to_le_bytes());
        for (key, value) in &self.entries {
            bytes.extend((key.len() as u64).to_le_bytes());
            bytes.extend(key.as_bytes());
            bytes.extend(value);
        }
        for (kind, dimensions, offset) in &self.tensors {
            bytes.extend(1u64.to_le_bytes());
            bytes.push(b'w');
            bytes.extend(u32::try_from(dimensions.len()).unwrap().to_le_bytes());
            for dimension in dimensions {
                bytes.extend(dimension.to_le_bytes());
            }
            bytes.extend(kind.to_le_bytes());
            bytes.extend(offset.to_le_bytes());
        }
        bytes.resize(bytes.len().next_multiple_of(32) + self.data, 0);
        bytes
    }
}

fn written(bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("model.gguf");
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

#[test]
fn a_sound_file_is_described() {
    let (_folder, path) = written(&Gguf::sound().bytes());
    let file = inspect(&path).unwrap();
    assert_eq!((file.name.as_str(), file.family.as_str()), ("Tiny", "qwen2"));
    assert_eq!((file.quantization.as_str(), file.parameters, file.context_length), ("Q4_K_M", 64 * 256, 4096));
    assert_eq!(file.to_string(), "Tiny (qwen2, Q4_K_M, 0.0 GB)");
    assert_eq!(file.size, fs::metadata(&path).unwrap().len());
}

#[test]
fn a_file_that_does_not_name_its_quantization_is_called_by_the_type_of_most_weights() {
    let (_folder, path) = written(&Gguf::sound().without("general.file_type").without("general.name").bytes());
    let file = inspect(&path).unwrap();
    assert_eq!((file.quantization.as_str(), file.name.as_str()), ("Q4_K", "model"));
}

#[test]
fn what_cannot_be_used_is_refused_in_words() {
    let mut gap = Gguf::sound();
    gap.tensors[0].2 = 1 << 40;
    let mut exotic = Gguf::sound();
    exotic.tensors[0].0 = 23;
    let mut odd = Gguf::sound();
    odd.tensors[0].1 = vec![255];
    let mut huge = Gguf::sound();
    huge.tensors[0].1 = vec![1 << 40, 1 << 40];
    let mut empty = Gguf::sound();
    empty.tensors.clear();
    for (file, words) in [
        (Gguf::sound().with("general.architecture", text("gemma3")), "family gemma3; supported are llama, phi2"),
        (Gguf::sound().without("general.architecture"), "does not name its architecture"),
        (Gguf::sound().without("tokenizer.ggml.tokens"), "holds no vocabulary"),
        (Gguf::sound().without("tokenizer.chat_template"), "holds no chat template"),
        (Gguf::sound().without("qwen2.context_length"), "does not say how much it can read"),
        (Gguf::sound().with("split.count", number(3)), "one part of a model"),
        (Gguf::sound().with("general.alignment", number(7)), "impossible alignment"),
        (gap, "cut short"),
        (exotic, "type IQ4_XS; use a file of type Q4_K_M"),
        (odd, "impossible size"),
        (huge, "impossible size"),
        (empty, "only a vocabulary"),
    ] {
        let (_folder, path) = written(&file.bytes());
        let message = inspect(&path).unwrap_err().to_string();
        assert!(message.contains(words) && message.contains("model.gguf"), "{message}");
    }
}

#[test]
fn a_file_that_is_cut_short_says_how_much_is_missing() {
    let bytes = Gguf::sound().bytes();
    let (_folder, path) = written(&bytes[..bytes.len() - 1000]);
    match inspect(&path).unwrap_err() {
        InspectError::Truncated { present, expected, .. } => assert_eq!(expected - present, 1000),
        error => panic!("{error}"),
    }
}

#[test]
fn files_that_are_no_models_are_told_apart() {
    for (bytes, words) in [
        (&b""[..], "not a GGUF file"),
        (b"<html>Not found</html>", "not a GGUF file"),
        (b"GGUF", "ends in the middle of its header"),
        (b"GGUF\x01\0\0\0", "version 1"),
        (b"GGUF\x03\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff", "ends in the middle of its header"),
    ] {
        let (_folder, path) = written(bytes);
        let message = inspect(&path).unwrap_err().to_string();
        assert!(message.contains(words), "{message}");
    }
    let folder = tempfile::tempdir().unwrap();
    assert!(inspect(&folder.path().join("none.gguf")).unwrap_err().to_string().contains("cannot be read"));
    assert!(inspect(folder.path()).is_err());
}

#[test]
fn arrays_within_arrays_are_read_to_a_depth() {
    let nest = |depth: usize| {
        let mut bytes = 9u32.to_le_bytes().to_vec();
        for _ in 0..depth {
            bytes.extend([&9u32.to_le_bytes()[..], &1u64.to_le_bytes()].concat());
        }
        bytes.extend([&0u32.to_le_bytes()[..], &1u64.to_le_bytes(), &[7]].concat());
        bytes
    };
    let (_folder, path) = written(&Gguf::sound().with("x", nest(2)).bytes());
    inspect(&path).unwrap();
    let (_folder, path) = written(&Gguf::sound().with("x", nest(5000)).bytes());
    assert!(inspect(&path).unwrap_err().to_string().contains("damaged"));
}

proptest! {
    #[test]
    fn a_damaged_header_is_an_error_or_a_description_and_never_a_panic(
        changes in prop::collection::vec((0usize..600, any::<u8>()), 1..8),
        length in 0usize..12_000,
    ) {
        let mut bytes = Gguf::sound().bytes();
        for (at, byte) in changes {
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
        }
        bytes.truncate(length);
        let (_folder, path) = written(&bytes);
        let _ = inspect(&path);
    }
}
