use crate::{
    DIMENSIONS, Error, MAX_TOKENS, Result, Tokens,
    files::{self, Files, Precision},
    runtime,
};
use fastembed::{
    InitOptionsUserDefined, Pooling, QuantizationMode, TextEmbedding, TokenizerFiles, UserDefinedEmbeddingModel,
};
use std::{num::NonZero, path::Path};

/// Raised whenever the same model file gives other vectors: pooling, length, prefixes.
const VERSION: u32 = 1;

/// How many threads compute.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Threads {
    /// One for each core, at most four: this model gains little beyond.
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
pub struct Embedder {
    model: TextEmbedding,
    tokens: Tokens,
    fingerprint: String,
}

impl Embedder {
    /// Loads the 8-bit model from the folder of all models, with a thread for each core.
    ///
    /// # Errors
    /// [`Error::Missing`] names a file that is not there and says how to get it; [`Error::Load`] one
    /// that is not what it should be.
    pub fn load(models: &Path) -> Result<Self> {
        Self::load_with(models, Precision::default(), Threads::default())
    }

    /// As [`Self::load`], with a choice of weights and threads.
    ///
    /// # Errors
    /// As for [`Self::load`].
    pub fn load_with(models: &Path, precision: Precision, threads: Threads) -> Result<Self> {
        let files = Files::below(models, precision);
        let weights = files::read(&files.weights())?;
        let tokenizer = files::read(&files.tokenizer())?;
        let tokenizer_files = TokenizerFiles {
            tokenizer_file: tokenizer.clone(),
            config_file: files::read(&files.beside("config.json"))?,
            special_tokens_map_file: files::read(&files.beside("special_tokens_map.json"))?,
            tokenizer_config_file: files::read(&files.beside("tokenizer_config.json"))?,
        };
        let tokens = Tokens::from_bytes(&files.tokenizer(), &tokenizer)?;
        let fingerprint = fingerprint(&weights, &tokenizer);
        let mut options = InitOptionsUserDefined::new()
            .with_environment(runtime::environment(&files.runtime)?)
            .with_intra_threads(threads.count());
        options.max_length = MAX_TOKENS;
        // Each matrix product quantises its input row by row, so that a batch changes nothing
        // (crates/xtask/export_embedder.py): not what fastembed calls dynamic.
        let model = UserDefinedEmbeddingModel::new(weights, tokenizer_files)
            .with_pooling(Pooling::Mean)
            .with_quantization(QuantizationMode::None);
        let model = TextEmbedding::try_new_from_user_defined(model, options)
            .map_err(|error| Error::Load { path: files.weights(), reason: error.to_string() })?;
        Ok(Self { model, tokens, fingerprint })
    }

    /// A vector of length 1 for each text, in their order. Each text is computed by itself: its vector
    /// is bit for bit the same whatever stands beside it.
    ///
    /// # Errors
    /// [`Error::Run`] when the model fails.
    pub fn embed(&mut self, texts: &[String]) -> Result<Vec<Vec<f32>>> {
        texts.iter().map(|text| self.embed_one(text)).collect()
    }

    /// The vector of one text.
    ///
    /// # Errors
    /// As for [`Self::embed`].
    pub fn embed_one(&mut self, text: &str) -> Result<Vec<f32>> {
        let run = |reason: String| Error::Run { reason };
        let vectors = self.model.embed([text], None).map_err(|error| run(error.to_string()))?;
        match vectors.into_iter().next() {
            Some(vector) if vector.len() == DIMENSIONS => Ok(vector),
            _ => Err(run(format!("it gave no vector of {DIMENSIONS} numbers"))),
        }
    }

    /// For measuring: as [`Self::embed`], `size` texts at a time.
    #[doc(hidden)]
    pub fn embed_in_batches(&mut self, texts: &[String], size: usize) -> Result<Vec<Vec<f32>>> {
        self.model.embed(texts, Some(size)).map_err(|error| Error::Run { reason: error.to_string() })
    }

    /// Names the model and what is done with it: vectors of two fingerprints cannot be compared.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Length of a vector.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        DIMENSIONS
    }

    /// The tokenizer of the model.
    #[must_use]
    pub fn tokens(&self) -> Tokens {
        self.tokens.clone()
    }
}

fn fingerprint(weights: &[u8], tokenizer: &[u8]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in [weights, tokenizer] {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
    }
    let hash = hasher.finalize().to_hex();
    format!("all-minilm-l6-v2 mean {MAX_TOKENS} v{VERSION} {}", &hash[..16])
}
