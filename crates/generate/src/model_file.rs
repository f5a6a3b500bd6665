use crate::{
    file_type::{element_type, file_type, other_name},
    gguf::{self, Header, Value},
};
use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

/// The families of models that can be loaded, by the word in `general.architecture`.
const FAMILIES: [&str; 7] = ["llama", "phi2", "phi3", "starcoder2", "qwen2", "qwen3", "qwen3moe"];

/// What a GGUF file's header says about the model in it.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct ModelFile {
    /// The model's own name ("Qwen2.5 Coder 1.5B Instruct GGUF"), or the file's.
    pub name: String,
    /// The family, as GGUF names it: "qwen2", "llama".
    pub family: String,
    /// How the weights are kept: "Q4_K_M", "Q8_0". The type of most weights when the file does not say.
    pub quantization: String,
    /// Number of weights.
    pub parameters: u64,
    /// How many tokens the model can hold, question and answer together.
    pub context_length: usize,
    /// Size of the file, in bytes.
    pub size: u64,
}

/// "Qwen2.5 Coder 1.5B Instruct (qwen2, Q4_K_M, 1.1 GB)"
impl std::fmt::Display for ModelFile {
    #[expect(clippy::cast_precision_loss, reason = "one digit is shown")]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({}, {}, {:.1} GB)", self.name, self.family, self.quantization, self.size as f64 / 1e9)
    }
}

/// Why a file is not a model that can be loaded.
#[derive(Debug, thiserror::Error)]
pub enum InspectError {
    /// There is no such file, or it may not be read.
    #[error("the model file {} cannot be read ({source}); check the path, or set the model up again", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// No GGUF file, or a damaged one.
    #[error("{} is not a model that can be used: {reason}; download it again", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The file is shorter than its header says.
    #[error("{} is cut short: {present} of {expected} bytes are there; download it again", path.display())]
    Truncated {
        /// The file.
        path: PathBuf,
        /// Bytes that are there.
        present: u64,
        /// Bytes that there should be.
        expected: u64,
    },
    /// A sound file with a model that cannot be loaded here.
    #[error("{} cannot be used: {reason}", path.display())]
    Unsupported {
        /// The file.
        path: PathBuf,
        /// What is not supported, and what is.
        reason: String,
    },
}

/// Reads a GGUF file's header, and checks that the model can be loaded and is all there.
///
/// Takes a few milliseconds and a few megabytes, whatever the file holds.
///
/// # Errors
/// A sentence that says what is wrong with the file and what to do.
pub fn inspect(path: &Path) -> Result<ModelFile, InspectError> {
    let unreadable = |source| InspectError::Unreadable { path: path.to_owned(), source };
    let file = File::open(path).map_err(unreadable)?;
    let stat = file.metadata().map_err(unreadable)?;
    if !stat.is_file() {
        return Err(unreadable(io::Error::new(io::ErrorKind::InvalidInput, "it is not a file")));
    }
    let size = stat.len();
    let header = gguf::read(file, size).map_err(|error| match error {
        gguf::HeaderError::Io(source) => unreadable(source),
        error => InspectError::Damaged { path: path.to_owned(), reason: error.to_string() },
    })?;
    describe(path, size, &header)
}

fn describe(path: &Path, size: u64, header: &Header) -> Result<ModelFile, InspectError> {
    let damaged = |reason: &str| InspectError::Damaged { path: path.to_owned(), reason: reason.to_owned() };
    let unsupported = |reason: String| InspectError::Unsupported { path: path.to_owned(), reason };
    let text = |key: &str| match header.metadata.get(key) {
        Some(Value::Text(text)) if !text.trim().is_empty() => Some(text.trim()),
        _ => None,
    };
    let number = |key: &str| match header.metadata.get(key) {
        Some(Value::Unsigned(number)) => Some(*number),
        _ => None,
    };

    let family = text("general.architecture").ok_or_else(|| damaged("it does not name its architecture"))?;
    if !FAMILIES.contains(&family) {
        return Err(unsupported(format!(
            "it is a model of the family {family}; supported are {}",
            FAMILIES.join(", ")
        )));
    }
    if number("split.count").is_some_and(|parts| parts > 1) {
        return Err(unsupported(
            "it is one part of a model in several files; join them with llama.cpp's gguf-split".into(),
        ));
    }

    let (mut parameters, mut expected) = (0u64, header.data);
    let mut by_type = std::collections::BTreeMap::new();
    for tensor in &header.tensors {
        let element = element_type(tensor.element_type).ok_or_else(|| {
            unsupported(format!(
                "its weights are of type {}; use a file of type Q4_K_M, Q8_0 or F16",
                other_name(tensor.element_type)
            ))
        })?;
        let bytes = (tensor.elements / element.elements)
            .checked_mul(element.bytes)
            .filter(|_| tensor.elements.is_multiple_of(element.elements))
            .ok_or_else(|| damaged("a tensor of impossible size"))?;
        let end = header.data.checked_add(tensor.offset).and_then(|start| start.checked_add(bytes));
        expected = expected.max(end.ok_or_else(|| damaged("a tensor of impossible size"))?);
        parameters = parameters.saturating_add(tensor.elements);
        *by_type.entry(element.name).or_insert(0u64) += tensor.elements;
    }
    if header.tensors.is_empty() {
        return Err(unsupported("it holds no weights, only a vocabulary".into()));
    }
    if expected > size {
        return Err(InspectError::Truncated { path: path.to_owned(), present: size, expected });
    }
    if !matches!(header.metadata.get("tokenizer.ggml.tokens"), Some(Value::Array(1..))) {
        return Err(unsupported("it holds no vocabulary".into()));
    }
    if text("tokenizer.chat_template").is_none() {
        return Err(unsupported(
            "it holds no chat template, so it cannot be asked; use an \u{201c}instruct\u{201d} model".into(),
        ));
    }
    let context =
        number(&format!("{family}.context_length")).ok_or_else(|| damaged("it does not say how much it can read"))?;
    let context_length = usize::try_from(context).map_err(|_| damaged("an impossible context length"))?;

    let dominating = by_type.into_iter().max_by_key(|(_, elements)| *elements).map_or("", |(name, _)| name);
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(ModelFile {
        name: text("general.name").map_or(stem, str::to_owned),
        family: family.to_owned(),
        quantization: number("general.file_type").and_then(file_type).unwrap_or(dominating).to_owned(),
        parameters,
        context_length,
        size,
    })
}
