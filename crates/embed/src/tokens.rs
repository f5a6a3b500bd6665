use crate::{
    Error, Manifest, Result,
    files::{self, Files},
};
use std::{path::Path, sync::Arc};
use tokenizers::Tokenizer;

/// The model's tokenizer, for cutting texts to a size it sees whole. Cheap to clone.
#[derive(Clone)]
pub struct Tokens(Arc<Tokenizer>);

impl Tokens {
    /// Loads the tokenizer alone, from the folder of all models.
    ///
    /// # Errors
    /// [`Error::Missing`] names the file that is not there; [`Error::Load`] one that is no tokenizer.
    pub fn load(models: &Path) -> Result<Self> {
        Self::of(models, &Manifest::installed(models)?)
    }

    pub(crate) fn of(models: &Path, manifest: &Manifest) -> Result<Self> {
        let path = Files::below(models, manifest).tokenizer();
        Self::from_bytes(&path, &files::read(&path)?)
    }

    pub(crate) fn from_bytes(path: &Path, bytes: &[u8]) -> Result<Self> {
        let load = |error: tokenizers::Error| Error::Load { path: path.to_owned(), reason: error.to_string() };
        let mut tokenizer = Tokenizer::from_bytes(bytes).map_err(load)?;
        // The file asks for 128 pieces exactly: those who count want them all, and no filling.
        tokenizer.with_padding(None).with_truncation(None).map_err(load)?;
        Ok(Self(Arc::new(tokenizer)))
    }

    /// For each word piece the byte offset in `text` one past its end, in rising order. The marks
    /// `[CLS]` and `[SEP]`, which count towards [`crate::MAX_TOKENS`], are not among them.
    #[must_use]
    pub fn ends(&self, text: &str) -> Vec<usize> {
        // Encoding fails for models without a piece for the unknown; this one has `[UNK]`.
        let Ok(encoding) = self.0.encode(text, false) else { return Vec::new() };
        encoding.get_offsets().iter().map(|(_, end)| *end).collect()
    }

    /// How many word pieces `text` has.
    #[must_use]
    pub fn count(&self, text: &str) -> usize {
        self.0.encode_fast(text, false).map_or(0, |encoding| encoding.len())
    }
}
