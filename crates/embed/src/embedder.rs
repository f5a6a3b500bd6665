use crate::{
    Error, Manifest, Result, Tokens,
    accelerators::{self, Trial},
    files::{self, Files, Precision},
    runtime,
};
use fastembed::{InitOptionsUserDefined, QuantizationMode, TextEmbedding, TokenizerFiles, UserDefinedEmbeddingModel};
use ort::ep::ExecutionProviderDispatch;
use std::{
    num::NonZero,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

/// Raised whenever the same model file gives other vectors: pooling, length, prefixes.
const VERSION: u32 = 1;

/// With fewer texts than this for each thread, making another session takes longer than it saves.
const TEXTS_WORTH_A_SESSION: usize = 8;

/// How many threads compute.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Threads {
    /// One for each core, at most four, for the sake of memory.
    #[default]
    Cores,
    /// This many.
    Exactly(NonZero<usize>),
}

impl Threads {
    fn count(self) -> usize {
        match self {
            Self::Cores => std::thread::available_parallelism().map_or(1, NonZero::get).min(4),
            Self::Exactly(threads) => threads.get(),
        }
    }
}

/// A loaded model.
///
/// Every thread has a session of its own that computes one text at a time. Measured on two cores, for
/// texts of 117 word pieces: 18.8 ms of processor time each; 25.9 ms in batches of 8 and 33.1 ms in
/// batches of 32, which are padded and leave the cache; 21.9 ms in one session with two threads,
/// which wait for each other. A session more takes 47 MB, so all but the first are made when there
/// are texts enough.
pub struct Embedder {
    sessions: Vec<TextEmbedding>,
    files: Files,
    manifest: Manifest,
    threads: usize,
    tokens: Tokens,
    fingerprint: String,
}

impl Embedder {
    /// Loads the embedder that is installed in the folder of all models, to run in a thread for each core.
    ///
    /// # Errors
    /// [`Error::Missing`] names a file that is not there and says how to get it; [`Error::Load`] one
    /// that is not what it should be.
    pub fn load(models: &Path) -> Result<Self> {
        Self::load_manifest(models, Manifest::installed(models)?, Threads::default())
    }

    /// As [`Self::load`], with a choice of weights and threads.
    ///
    /// # Errors
    /// As for [`Self::load`].
    pub fn load_with(models: &Path, precision: Precision, threads: Threads) -> Result<Self> {
        let weights = match precision {
            Precision::Int8 => "model.int8.onnx",
            Precision::Float32 => "model.onnx",
        };
        let manifest = Manifest { weights: weights.to_owned(), ..Manifest::installed(models)? };
        Self::load_manifest(models, manifest, threads)
    }

    /// Loads the embedder that a manifest describes, whichever is installed.
    ///
    /// # Errors
    /// As for [`Self::load`].
    pub fn load_manifest(models: &Path, manifest: Manifest, threads: Threads) -> Result<Self> {
        let files = Files::below(models, &manifest);
        let (mut own, fingerprint) = session(&files, &manifest, None)?;
        let tokens = Tokens::of(models, &manifest)?;
        let mut threads = threads.count();
        if let Some(quicker) = accelerated(&mut own, &files, &manifest)? {
            own = quicker;
            // It computes by itself.
            threads = 1;
        }
        Ok(Self { sessions: vec![own], files, manifest, threads, tokens, fingerprint })
    }

    /// A vector of length 1 for each text that is to be found, in their order. Each text is computed by itself: its vector
    /// is bit for bit the same whatever stands beside it.
    ///
    /// # Errors
    /// [`Error::Run`] when the model fails; [`Error::Load`] when its file was changed meanwhile.
    pub fn embed(&mut self, texts: &[String]) -> Result<Vec<Vec<f32>>> {
        let wanted = self.threads.min(texts.len() / TEXTS_WORTH_A_SESSION).max(1);
        while self.sessions.len() < wanted {
            let (session, fingerprint) = session(&self.files, &self.manifest, None)?;
            if fingerprint != self.fingerprint {
                let reason = "it was replaced while the program ran".to_owned();
                return Err(Error::Load { path: self.files.weights(), reason });
            }
            self.sessions.push(session);
        }
        // Each thread takes the next text when it is done with one: they differ in length.
        let next = AtomicUsize::new(0);
        let manifest = &self.manifest;
        let work = |session: &mut TextEmbedding| -> Result<Vec<(usize, Vec<f32>)>> {
            let mut done = Vec::new();
            loop {
                let i = next.fetch_add(1, Ordering::Relaxed);
                let Some(text) = texts.get(i) else { return Ok(done) };
                done.push((i, vector(session, manifest, &manifest.passage_prefix, text)?));
            }
        };
        let mut vectors = vec![Vec::new(); texts.len()];
        let results: Vec<_> = std::thread::scope(|scope| {
            let mut sessions = self.sessions.iter_mut().take(wanted);
            let own = sessions.next();
            let others: Vec<_> = sessions.map(|session| scope.spawn(|| work(session))).collect();
            let own = own.map(work);
            let panicked = |_| Err(Error::Run { reason: "a thread panicked".to_owned() });
            own.into_iter().chain(others.into_iter().map(|other| other.join().unwrap_or_else(panicked))).collect()
        });
        for result in results {
            for (i, vector) in result? {
                vectors[i] = vector;
            }
        }
        Ok(vectors)
    }

    /// The vector of a question.
    ///
    /// # Errors
    /// As for [`Self::embed`].
    pub fn embed_one(&mut self, text: &str) -> Result<Vec<f32>> {
        vector(&mut self.sessions[0], &self.manifest, &self.manifest.query_prefix, text)
    }

    /// For measuring: as [`Self::embed`], in one thread and `size` texts at a time.
    #[doc(hidden)]
    pub fn embed_in_batches(&mut self, texts: &[String], size: usize) -> Result<Vec<Vec<f32>>> {
        self.sessions[0].embed(texts, Some(size)).map_err(|error| Error::Run { reason: error.to_string() })
    }

    /// Names the model and what is done with it: vectors of two fingerprints cannot be compared.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// How to load it again, as JSON.
    #[must_use]
    pub fn manifest(&self) -> String {
        self.manifest.to_json()
    }

    /// Length of a vector.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.manifest.dimensions
    }

    /// The tokenizer of the model.
    #[must_use]
    pub fn tokens(&self) -> Tokens {
        self.tokens.clone()
    }
}

fn vector(session: &mut TextEmbedding, manifest: &Manifest, prefix: &str, text: &str) -> Result<Vec<f32>> {
    let run = |reason: String| Error::Run { reason };
    let vectors = session.embed([format!("{prefix}{text}")], None).map_err(|error| run(error.to_string()))?;
    match vectors.into_iter().next() {
        Some(vector) if vector.len() == manifest.dimensions => Ok(vector),
        Some(mut vector) if vector.len() > manifest.dimensions => {
            vector.truncate(manifest.dimensions);
            let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
            vector.iter_mut().for_each(|x| *x /= length);
            Ok(vector)
        }
        _ => Err(run(format!("it gave no vector of {} numbers", manifest.dimensions))),
    }
}

/// The model on other hardware than the CPU, where this program was built for some that agrees with it and is quicker.
fn accelerated(cpu: &mut TextEmbedding, files: &Files, manifest: &Manifest) -> Result<Option<TextEmbedding>> {
    let compiled = accelerators::compiled();
    if compiled.is_empty() {
        return Ok(None);
    }
    let own = Trial::of(|text| vector(cpu, manifest, &manifest.passage_prefix, text))?;
    let others =
        compiled.into_iter().map(|provider| session(files, manifest, Some(provider)).map(|(session, _)| session));
    let trial = |other: &mut TextEmbedding| Trial::of(|text| vector(other, manifest, &manifest.passage_prefix, text));
    Ok(accelerators::choose(&own, others, trial))
}

/// The model in one thread, or on other hardware, and the fingerprint of its files.
fn session(
    files: &Files,
    manifest: &Manifest,
    provider: Option<ExecutionProviderDispatch>,
) -> Result<(TextEmbedding, String)> {
    let weights = files::read(&files.weights())?;
    let tokenizer = files::read(&files.tokenizer())?;
    let fingerprint = fingerprint(&weights, &tokenizer, manifest);
    let tokenizer_files = TokenizerFiles {
        tokenizer_file: tokenizer,
        config_file: files::read(&files.beside("config.json"))?,
        special_tokens_map_file: files::read(&files.beside("special_tokens_map.json"))?,
        tokenizer_config_file: files::read(&files.beside("tokenizer_config.json"))?,
    };
    let mut options =
        InitOptionsUserDefined::new().with_environment(runtime::environment(&files.runtime)?).with_intra_threads(1);
    options.max_length = manifest.max_tokens;
    options.execution_providers = provider.into_iter().collect();
    // Each matrix product quantises its input row by row, so that a batch changes nothing
    // (crates/xtask/export_embedder.py): not what fastembed calls dynamic.
    let model = UserDefinedEmbeddingModel::new(weights, tokenizer_files)
        .with_pooling(match manifest.pooling {
            crate::Pooling::Mean => fastembed::Pooling::Mean,
            crate::Pooling::Cls => fastembed::Pooling::Cls,
        })
        .with_quantization(QuantizationMode::None);
    let session = TextEmbedding::try_new_from_user_defined(model, options)
        .map_err(|error| Error::Load { path: files.weights(), reason: error.to_string() })?;
    Ok((session, fingerprint))
}

fn fingerprint(weights: &[u8], tokenizer: &[u8], manifest: &Manifest) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in [weights, tokenizer] {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
    }
    let hash = hasher.finalize().to_hex();
    let Manifest { folder, weights: _, query_prefix, passage_prefix, pooling, dimensions, max_tokens } = manifest;
    let pooling = match pooling {
        crate::Pooling::Mean => "mean",
        crate::Pooling::Cls => "cls",
    };
    let mut fingerprint = format!("{folder} {pooling} {max_tokens} v{VERSION} {}", &hash[..16]);
    if *dimensions != crate::DIMENSIONS {
        fingerprint.push_str(&format!(" {dimensions}"));
    }
    if !query_prefix.is_empty() || !passage_prefix.is_empty() {
        fingerprint.push_str(&format!(" {query_prefix:?} {passage_prefix:?}"));
    }
    fingerprint
}
