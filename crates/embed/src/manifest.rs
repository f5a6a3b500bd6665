//! What there is to know about an embedder beside its files.

use crate::{Error, Result, files};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The manifest of the embedder in use, in the folder of models. Without it all-MiniLM-L6-v2 is used.
const FILE: &str = "embedder.json";

/// An embedder: which files, and what is done with texts and vectors. As JSON in `embedder.json`; what is left out is
/// as for all-MiniLM-L6-v2.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Manifest {
    /// The folder with the model's files, in the folder of models.
    pub folder: String,
    /// The ONNX file in it. Beside it lie `tokenizer.json` and what else belongs to it.
    pub weights: String,
    /// Stands before a question, as in "query: ".
    pub query_prefix: String,
    /// Stands before a text that is to be found, as in "passage: ".
    pub passage_prefix: String,
    /// How one vector is made of those of the word pieces.
    pub pooling: Pooling,
    /// Length of a vector. Models that were trained for it can be cut shorter than they are.
    pub dimensions: usize,
    /// Word pieces that the model sees of a text, its marks included.
    pub max_tokens: usize,
}

/// How one vector is made of those of the word pieces. Vectors are compared by cosine, so their length is no matter.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Pooling {
    /// Their mean.
    #[default]
    Mean,
    /// That of the first, the mark `[CLS]`.
    Cls,
}

impl Default for Manifest {
    fn default() -> Self {
        Self {
            folder: "all-minilm-l6-v2".to_owned(),
            weights: "model.int8.onnx".to_owned(),
            query_prefix: String::new(),
            passage_prefix: String::new(),
            pooling: Pooling::Mean,
            dimensions: crate::DIMENSIONS,
            max_tokens: crate::MAX_TOKENS,
        }
    }
}

impl Manifest {
    /// That of the embedder which is installed in a folder of models.
    ///
    /// # Errors
    /// [`Error::Load`] when `embedder.json` is there and is no manifest.
    pub fn installed(models: &Path) -> Result<Self> {
        let path = models.join(FILE);
        match files::read(&path) {
            Ok(bytes) => {
                let text = String::from_utf8_lossy(&bytes);
                Self::parse(&text).map_err(|reason| Error::Load { path, reason })
            }
            Err(Error::Missing { .. }) => Ok(Self::default()),
            Err(error) => Err(error),
        }
    }

    /// Reads JSON.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn parse(json: &str) -> std::result::Result<Self, String> {
        let manifest: Self = serde_json::from_str(json).map_err(|error| error.to_string())?;
        let within = |name: &str| {
            let mut parts = Path::new(name).components();
            matches!(parts.next(), Some(std::path::Component::Normal(_))) && parts.next().is_none()
        };
        if !within(&manifest.folder) || !within(&manifest.weights) {
            return Err("folder and weights must be names without a path".to_owned());
        }
        if manifest.dimensions == 0 || manifest.max_tokens < 3 {
            return Err("dimensions must be 1 at least, max_tokens 3".to_owned());
        }
        Ok(manifest)
    }

    /// As JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Names and numbers always serialise.
        serde_json::to_string(self).unwrap_or_default()
    }
}
