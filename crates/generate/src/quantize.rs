use crate::{
    checkpoint::{self, Checkpoint},
    model_file::{InspectError, ModelFile, inspect},
};
use candle_core::{
    Device, Tensor,
    quantized::{
        GgmlDType, QTensor,
        gguf_file::{self, Content, TensorInfo, Value},
    },
};
use std::{
    fmt,
    fs::File,
    io::{self, BufWriter, Write},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

/// What weights are to be kept as.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Quantization {
    /// Sixteen bits: what others are compared with. As quick as the memory is, and four times as large as four bits.
    #[serde(rename = "F16")]
    F16,
    /// Eight bits and a scale for 32: 8.5 bits a weight. Next to nothing is lost.
    #[serde(rename = "Q8_0")]
    Q8_0,
    /// Four bits, with scales and minima for 32 in blocks of 256: 4.5 bits a weight.
    #[serde(rename = "Q4_K")]
    Q4K,
    /// Four bits and a scale for 32: 4.5 bits a weight.
    #[serde(rename = "Q4_0")]
    Q4_0,
    /// Two bits, with scales and minima for 16 in blocks of 256: 2.6 bits a weight.
    #[serde(rename = "Q2_K")]
    Q2K,
}

impl Quantization {
    /// Largest first.
    pub const ALL: [Self; 5] = [Self::F16, Self::Q8_0, Self::Q4K, Self::Q4_0, Self::Q2K];

    /// The type of a weight matrix with rows of so many values. Blocks of 256 do not fit every model; then the next
    /// type with blocks of 32 is taken. The table of tokens and the last layer suffer most, and keep more bits.
    fn of(self, name: &str, row: usize) -> GgmlDType {
        let ends = matches!(name, "token_embd.weight" | "output.weight");
        match self {
            Self::F16 => GgmlDType::F16,
            Self::Q8_0 => GgmlDType::Q8_0,
            Self::Q4_0 if ends => GgmlDType::Q8_0,
            Self::Q4_0 => GgmlDType::Q4_0,
            Self::Q4K | Self::Q2K if ends && row.is_multiple_of(256) => GgmlDType::Q6K,
            Self::Q4K | Self::Q2K if ends => GgmlDType::Q8_0,
            Self::Q4K if row.is_multiple_of(256) => GgmlDType::Q4K,
            Self::Q4K => GgmlDType::Q5_0,
            Self::Q2K if row.is_multiple_of(256) => GgmlDType::Q2K,
            Self::Q2K => GgmlDType::Q4_0,
        }
    }

    /// The number of `general.file_type`.
    fn file_type(self) -> u32 {
        match self {
            Self::F16 => 1,
            Self::Q4_0 => 2,
            Self::Q8_0 => 7,
            Self::Q2K => 10,
            Self::Q4K => 14,
        }
    }
}

/// "Q4_K"
impl fmt::Display for Quantization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::F16 => "F16",
            Self::Q8_0 => "Q8_0",
            Self::Q4K => "Q4_K",
            Self::Q4_0 => "Q4_0",
            Self::Q2K => "Q2_K",
        })
    }
}

impl std::str::FromStr for Quantization {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|own| own.to_string().eq_ignore_ascii_case(text))
            .ok_or_else(|| format!("{text} is none of F16, Q8_0, Q4_K, Q4_0, Q2_K"))
    }
}

/// Why a model was not quantized. Nothing is left of the attempt.
#[derive(Debug, thiserror::Error)]
pub enum QuantizeError {
    /// What it was to be made from is no usable model.
    #[error(transparent)]
    Source(#[from] InspectError),
    /// The weights cannot be read or converted.
    #[error("{} cannot be converted: {reason}; download it again, or use another file", path.display())]
    Convert {
        /// What was read.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The result cannot be written.
    #[error("{} cannot be written ({source}); make room, or choose another place", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// There is a file already.
    #[error("{} exists; delete it, or choose another name", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The caller broke off.
    #[error("stopped")]
    Stopped,
}

/// Writes the model `from`, a GGUF file or the folder of a safetensors checkpoint, with other weights to the GGUF file
/// `to`. Takes about as much memory as the result.
///
/// From fewer bits to more, nothing is won: what is lost is lost. `on_tensor` hears how many of how many tensors are
/// done, and may break off.
///
/// # Errors
/// When `from` is no usable model, or `to` exists or cannot be written.
pub fn quantize(
    from: &Path,
    to: &Path,
    quantization: Quantization,
    on_tensor: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<ModelFile, QuantizeError> {
    if !from.is_dir() {
        inspect(from)?;
    }
    if to.exists() {
        return Err(QuantizeError::Exists { path: to.to_owned() });
    }
    let convert =
        |error: candle_core::Error| QuantizeError::Convert { path: from.to_owned(), reason: error.to_string() };
    let write = |source: io::Error| QuantizeError::Write { path: to.to_owned(), source };
    let mut source = if from.is_dir() { Source::checkpoint(from) } else { Source::gguf(from) }.map_err(convert)?;
    let shapes = source.shapes();
    let mut tensors: Vec<(&str, QTensor)> = Vec::with_capacity(shapes.len());
    for (i, (name, dims)) in shapes.iter().enumerate() {
        let values = source.values(i).map_err(convert)?;
        let dtype = match dims.as_slice() {
            // Vectors are small, and everything passes through them.
            [_] | [] => GgmlDType::F32,
            [.., row] => quantization.of(name, *row),
        };
        tensors.push((name, QTensor::quantize(&values, dtype).map_err(convert)?));
        if on_tensor(tensors.len(), shapes.len()).is_break() {
            return Err(QuantizeError::Stopped);
        }
    }
    let file_type = Value::U32(quantization.file_type());
    let mut metadata: Vec<(&str, &Value)> = source
        .metadata()
        .into_iter()
        .map(|(key, value)| (key, if key == "general.file_type" { &file_type } else { value }))
        .collect();
    metadata.sort_by_key(|(key, _)| *key);
    let tensors: Vec<(&str, &QTensor)> = tensors.iter().map(|(name, tensor)| (*name, tensor)).collect();
    // Under another name until it is whole.
    let part = to.with_extension("part");
    let result = write_all(&part, &metadata, &tensors).and_then(|()| std::fs::rename(&part, to));
    if let Err(error) = result {
        // It may not have been made.
        let _ = std::fs::remove_file(&part);
        return Err(write(error));
    }
    Ok(inspect(to)?)
}

/// Whether a folder holds a safetensors checkpoint, from which [`quantize`] makes a GGUF file.
#[must_use]
pub fn is_checkpoint(folder: &Path) -> bool {
    folder.join("config.json").is_file() && !checkpoint::files(folder).is_empty()
}

/// What weights are read from.
enum Source {
    /// A file, and what it holds, in its order, so that it is read from front to end.
    Gguf {
        file: File,
        content: Content,
        infos: Vec<(String, TensorInfo)>,
    },
    Checkpoint(Checkpoint),
}

impl Source {
    fn gguf(path: &Path) -> candle_core::Result<Self> {
        let mut file = File::open(path)?;
        let mut content = Content::read(&mut file)?;
        let mut infos: Vec<_> = content.tensor_infos.drain().collect();
        infos.sort_by_key(|(_, info)| info.offset);
        Ok(Self::Gguf { file, content, infos })
    }

    fn checkpoint(folder: &Path) -> candle_core::Result<Self> {
        Ok(Self::Checkpoint(Checkpoint::open(folder)?))
    }

    fn metadata(&self) -> Vec<(&str, &Value)> {
        match self {
            Self::Gguf { content, .. } => content.metadata.iter().map(|(key, value)| (key.as_str(), value)).collect(),
            Self::Checkpoint(checkpoint) => {
                checkpoint.metadata.iter().map(|(key, value)| (key.as_str(), value)).collect()
            }
        }
    }

    /// Name and shape of each tensor.
    fn shapes(&self) -> Vec<(String, Vec<usize>)> {
        match self {
            Self::Gguf { infos, .. } => {
                infos.iter().map(|(name, info)| (name.clone(), info.shape.dims().to_vec())).collect()
            }
            Self::Checkpoint(checkpoint) => {
                checkpoint.weights.iter().map(|weight| (weight.name.clone(), weight.dims.clone())).collect()
            }
        }
    }

    /// The values of the tensor at this place of [`shapes`](Self::shapes).
    fn values(&mut self, i: usize) -> candle_core::Result<Tensor> {
        match self {
            Self::Gguf { file, content, infos } => {
                infos[i].1.read(file, content.tensor_data_offset, &Device::Cpu)?.dequantize(&Device::Cpu)
            }
            Self::Checkpoint(checkpoint) => checkpoint.tensor(&checkpoint.weights[i]),
        }
    }
}

fn write_all(path: &Path, metadata: &[(&str, &Value)], tensors: &[(&str, &QTensor)]) -> io::Result<()> {
    let mut file = BufWriter::new(File::create_new(path)?);
    gguf_file::write(&mut file, metadata, tensors).map_err(io::Error::other)?;
    file.flush()?;
    file.get_ref().sync_all()
}
