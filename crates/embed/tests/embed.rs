#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use embed::{DIMENSIONS, Embedder, Error, MAX_TOKENS, Manifest, Precision, Threads, Tokens};
use serde::Deserialize;
use std::{env, fs, num::NonZero, path::PathBuf};

/// Written by `cargo xtask export-embedder`: vectors by another implementation, for `texts.json`.
#[derive(Deserialize)]
struct Reference {
    max_tokens: usize,
    vectors: Vec<ReferenceVector>,
}

#[derive(Deserialize)]
struct ReferenceVector {
    tokens: usize,
    vector: Vec<f32>,
}

/// The folder of the models, or a printed line and nothing.
fn models() -> Option<PathBuf> {
    let cache = || match env::var_os("XDG_CACHE_HOME") {
        Some(cache) => Some(PathBuf::from(cache)),
        None => env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")),
    };
    let models = env::var_os("INGLENOOK_MODELS").map(PathBuf::from).or_else(|| Some(cache()?.join("inglenook/models")));
    let there = models.filter(|models| models.join("all-minilm-l6-v2/model.int8.onnx").exists());
    if there.is_none() {
        eprintln!("skipped: the models are not there; run `cargo xtask setup`");
    }
    there
}

fn texts() -> Vec<String> {
    serde_json::from_str(include_str!("texts.json")).unwrap()
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

fn two_threads() -> Threads {
    Threads::Exactly(NonZero::new(2).unwrap())
}

#[test]
fn vectors_agree_with_an_independent_implementation() {
    let Some(models) = models() else { return };
    let reference = fs::read(models.join("all-minilm-l6-v2/reference.json")).unwrap();
    let reference: Reference = serde_json::from_slice(&reference).unwrap();
    let texts = texts();
    assert_eq!((reference.max_tokens, reference.vectors.len()), (MAX_TOKENS, texts.len()));
    for (precision, floor) in [(Precision::Float32, 0.999), (Precision::Int8, 0.98)] {
        let mut embedder = Embedder::load_with(&models, precision, two_threads()).unwrap();
        for ((text, vector), reference) in texts.iter().zip(embedder.embed(&texts).unwrap()).zip(&reference.vectors) {
            assert_eq!(vector.len(), DIMENSIONS);
            assert!((cosine(&vector, &vector) - 1.0).abs() < 1e-5);
            let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
            assert!((length - 1.0).abs() < 1e-4, "{precision:?} {text:?}: length {length}");
            let cosine = cosine(&vector, &reference.vector);
            assert!(cosine > floor, "{precision:?} {text:?}: {cosine}");
        }
    }
}

#[test]
fn a_vector_does_not_depend_on_its_neighbours() {
    let Some(models) = models() else { return };
    let mut embedder = Embedder::load(&models).unwrap();
    let texts = texts();
    let together = embedder.embed(&texts).unwrap();
    for (text, vector) in texts.iter().zip(&together) {
        assert_eq!(embedder.embed_one(text).unwrap(), *vector, "{text:?}");
    }
    // Not how the program calls it, but what the INT8 export is made for: even padding and neighbours
    // within one batch move a vector by less than 1e-5.
    for (alone, batched) in together.iter().zip(embedder.embed_in_batches(&texts, 16).unwrap()) {
        let moved = alone.iter().zip(&batched).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt();
        assert!(moved < 1e-5, "moved by {moved}");
    }
}

#[test]
fn a_vector_does_not_depend_on_the_number_of_threads() {
    let Some(models) = models() else { return };
    let one = Threads::Exactly(NonZero::<usize>::MIN);
    let mut one = Embedder::load_with(&models, Precision::Int8, one).unwrap();
    let mut two = Embedder::load_with(&models, Precision::Int8, two_threads()).unwrap();
    assert_eq!(one.embed(&texts()).unwrap(), two.embed(&texts()).unwrap());
}

#[test]
fn like_texts_are_closer_than_unlike_ones() {
    let Some(models) = models() else { return };
    let mut embedder = Embedder::load(&models).unwrap();
    let mut vector = |text: &str| embedder.embed_one(text).unwrap();
    let question = vector("When is my flight?");
    let answer = vector("Your plane departs on Saturday at 7:45 AM from gate 12");
    let other = vector("The soup needs more salt and a bay leaf");
    assert!(cosine(&question, &answer) > cosine(&question, &other) + 0.2);
}

#[test]
fn what_follows_the_last_token_does_not_count() {
    let Some(models) = models() else { return };
    let mut embedder = Embedder::load(&models).unwrap();
    let long = "apple pear plum ".repeat(200);
    assert!(embedder.tokens().count(&long) > MAX_TOKENS);
    let cut = embedder.embed_one(&long).unwrap();
    assert_eq!(cut, embedder.embed_one(&format!("{long} quite another ending")).unwrap());
    // The limit is 256, not the 128 that tokenizer.json asks for.
    let ends = embedder.tokens().ends(&long);
    assert_ne!(cut, embedder.embed_one(&long[..ends[199]]).unwrap());
    assert_eq!(cut, embedder.embed_one(&long[..ends[MAX_TOKENS - 3]]).unwrap());
}

#[test]
fn no_texts_and_empty_texts_are_no_error() {
    let Some(models) = models() else { return };
    let mut embedder = Embedder::load(&models).unwrap();
    assert!(embedder.embed(&[]).unwrap().is_empty());
    for text in ["", " ", "\u{0}", "\u{200b}"] {
        assert!(embedder.embed_one(text).unwrap().iter().all(|x| x.is_finite()), "{text:?}");
    }
}

#[test]
fn several_embedders_work_at_once_and_alike() {
    let Some(models) = models() else { return };
    let texts: Vec<_> = texts().into_iter().take(10).collect();
    let expected = Embedder::load(&models).unwrap().embed(&texts).unwrap();
    std::thread::scope(|scope| {
        let work = || Embedder::load(&models).unwrap().embed(&texts).unwrap();
        let threads: Vec<_> = (0..3).map(|_| scope.spawn(work)).collect();
        for thread in threads {
            assert_eq!(thread.join().unwrap(), expected);
        }
    });
}

#[test]
fn the_fingerprint_names_the_weights() {
    let Some(models) = models() else { return };
    let int8 = Embedder::load(&models).unwrap();
    assert_eq!(int8.fingerprint(), Embedder::load(&models).unwrap().fingerprint());
    let float = Embedder::load_with(&models, Precision::Float32, Threads::default()).unwrap();
    assert_ne!(int8.fingerprint(), float.fingerprint());
    assert_eq!(int8.dimensions(), DIMENSIONS);
}

#[test]
fn word_pieces_end_on_characters_in_rising_order() {
    let Some(models) = models() else { return };
    let tokens = Tokens::load(&models).unwrap();
    let reference = fs::read(models.join("all-minilm-l6-v2/reference.json")).unwrap();
    let reference: Reference = serde_json::from_slice(&reference).unwrap();
    for (text, reference) in texts().iter().zip(&reference.vectors) {
        let ends = tokens.ends(text);
        assert!(
            ends.is_sorted() && ends.iter().all(|end| text.is_char_boundary(*end) && *end <= text.len()),
            "{text:?}"
        );
        assert_eq!(ends.len(), tokens.count(text));
        assert_eq!((ends.len() + 2).min(MAX_TOKENS), reference.tokens, "{text:?}");
    }
    assert_eq!(tokens.ends("unaffable cafés"), [3, 6, 9, 16]);
}

/// A folder with some of the files, to see what is said about the others.
#[test]
fn a_missing_file_is_named_with_what_to_do() {
    let Some(models) = models() else { return };
    let folder = tempfile::tempdir().unwrap();
    let copy = |name: &str| {
        fs::create_dir_all(folder.path().join(name).parent().unwrap()).unwrap();
        fs::copy(models.join(name), folder.path().join(name)).unwrap();
    };
    let missing = || match Embedder::load(folder.path()) {
        Err(error @ Error::Missing { .. }) => error.to_string(),
        Err(error) => panic!("another error: {error}"),
        Ok(_) => panic!("loaded"),
    };
    for name in ["model.int8.onnx", "tokenizer.json", "config.json", "special_tokens_map.json", "tokenizer_config.json"]
    {
        let message = missing();
        assert!(message.contains(name) && message.contains("cargo xtask setup"), "{message}");
        copy(&format!("all-minilm-l6-v2/{name}"));
    }
    let message = missing();
    assert!(message.contains("libonnxruntime") || message.contains("onnxruntime"), "{message}");
    assert!(Tokens::load(folder.path()).is_ok(), "the tokenizer needs no runtime");
}

#[test]
fn without_any_model_the_first_missing_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for error in [Embedder::load(folder.path()).err().unwrap(), Tokens::load(folder.path()).err().unwrap()] {
        let message = error.to_string();
        assert!(message.contains("all-minilm-l6-v2") && message.contains("cargo xtask setup"), "{message}");
    }
}

#[test]
fn a_damaged_model_is_an_error_and_no_crash() {
    let Some(models) = models() else { return };
    let folder = tempfile::tempdir().unwrap();
    let model = folder.path().join("all-minilm-l6-v2");
    fs::create_dir_all(&model).unwrap();
    for entry in fs::read_dir(models.join("all-minilm-l6-v2")).unwrap().map(Result::unwrap) {
        if entry.path().extension().is_some_and(|extension| extension == "json") {
            fs::copy(entry.path(), model.join(entry.file_name())).unwrap();
        }
    }
    std::os::unix::fs::symlink(models.join("onnxruntime"), folder.path().join("onnxruntime")).unwrap();
    fs::write(model.join("model.int8.onnx"), b"not a model").unwrap();
    let message = Embedder::load(folder.path()).err().unwrap().to_string();
    assert!(message.contains("model.int8.onnx") && message.contains("cargo xtask setup"), "{message}");
    fs::write(model.join("tokenizer.json"), b"{").unwrap();
    assert!(matches!(Tokens::load(folder.path()), Err(Error::Load { .. })));
}

#[test]
fn a_manifest_says_how_questions_and_texts_become_vectors() {
    let Some(models) = models() else { return };
    let usual = Manifest::parse("{}").unwrap();
    assert_eq!(usual, Manifest::default());
    let json = r#"{"pooling": "cls", "dimensions": 128, "query_prefix": "query: ", "passage_prefix": "passage: "}"#;
    let other = Manifest::parse(json).unwrap();
    assert_eq!(Manifest::parse(&other.to_json()).unwrap(), other);
    let mut usual = Embedder::load_manifest(&models, usual, two_threads()).unwrap();
    let mut other = Embedder::load_manifest(&models, other, two_threads()).unwrap();
    // Vaults of before there were manifests must not be embedded anew.
    assert!(usual.fingerprint().starts_with("all-minilm-l6-v2 mean 256 v"), "{}", usual.fingerprint());
    assert_eq!(usual.fingerprint().split_whitespace().count(), 5);
    assert_ne!(usual.fingerprint(), other.fingerprint());
    let text = "The boat leaves at nine.".to_owned();
    let passage = other.embed(std::slice::from_ref(&text)).unwrap().remove(0);
    let question = other.embed_one(&text).unwrap();
    assert_eq!((passage.len(), other.dimensions()), (128, 128));
    assert!(cosine(&passage, &question) < 0.9999, "each has its prefix");
    assert!((cosine(&passage, &passage) - 1.0).abs() < 1e-5);
    let prefixed = format!("passage: {text}");
    let whole = Manifest { pooling: embed::Pooling::Cls, ..Manifest::default() };
    let mut whole = Embedder::load_manifest(&models, whole, two_threads()).unwrap();
    assert!(cosine(&whole.embed_one(&prefixed).unwrap()[..128], &passage) > 0.999, "its first 128 numbers");
    assert!(cosine(&usual.embed_one(&prefixed).unwrap()[..128], &passage) < 0.99, "another pooling");
}

#[test]
fn a_manifest_that_leads_elsewhere_is_refused() {
    for bad in [r#"{"folder": "../x"}"#, r#"{"weights": "/etc/passwd"}"#, r#"{"dimensions": 0}"#, r#"{"size": 1}"#, "7"]
    {
        assert!(Manifest::parse(bad).is_err(), "{bad}");
    }
}
