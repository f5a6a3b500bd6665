//! A model as Hugging Face publishes it (safetensors, with its configuration and tokenizer beside it), under the names and
//! in the order of a GGUF file.
//!
//! Names after the GGUF specification and llama.cpp's `convert_hf_to_gguf.py`.

use candle_core::{DType, Device, Result, Tensor, bail, quantized::gguf_file::Value, safetensors::MmapedSafetensors};
use serde::{Deserialize, de::DeserializeOwned};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// A whole checkpoint, its weights mapped into memory.
pub(crate) struct Checkpoint {
    pub(crate) metadata: Vec<(String, Value)>,
    /// What it holds, in the order in which a GGUF file has them.
    pub(crate) weights: Vec<Weight>,
    mapped: MmapedSafetensors,
}

/// A tensor of a checkpoint.
pub(crate) struct Weight {
    /// In a GGUF file.
    pub(crate) name: String,
    pub(crate) dims: Vec<usize>,
    /// In the checkpoint.
    theirs: String,
    /// The heads whose rows are to be put in another order.
    interleave: Option<usize>,
}

/// The families whose names and layout are known here.
#[derive(Clone, Copy, PartialEq)]
enum Family {
    Llama,
    Qwen2,
    Qwen3,
}

/// `config.json`, as far as it is needed.
#[derive(Deserialize)]
struct Config {
    architectures: Vec<String>,
    hidden_size: u32,
    intermediate_size: u32,
    num_hidden_layers: u32,
    num_attention_heads: u32,
    num_key_value_heads: Option<u32>,
    head_dim: Option<u32>,
    rms_norm_eps: f32,
    rope_theta: Option<f32>,
    rope_scaling: Option<serde_json::Value>,
    max_position_embeddings: u32,
    vocab_size: u32,
}

/// `tokenizer.json`, as far as it is needed.
#[derive(Deserialize)]
struct Tokenizer {
    model: TokenizerModel,
    #[serde(default)]
    added_tokens: Vec<AddedToken>,
}

#[derive(Deserialize)]
struct TokenizerModel {
    #[serde(rename = "type", default)]
    kind: String,
    vocab: BTreeMap<String, u32>,
    merges: Vec<Merge>,
    #[serde(default)]
    byte_fallback: bool,
}

/// Two pieces, in one text or in two.
#[derive(Deserialize)]
#[serde(untagged)]
enum Merge {
    Text(String),
    Pair(String, String),
}

#[derive(Deserialize)]
struct AddedToken {
    id: u32,
    content: String,
    special: bool,
}

/// `tokenizer_config.json`, as far as it is needed.
#[derive(Deserialize)]
struct TokenizerConfig {
    chat_template: Option<String>,
    bos_token: Option<Named>,
    eos_token: Option<Named>,
    #[serde(default)]
    add_bos_token: bool,
}

/// A token, alone or among its properties.
#[derive(Deserialize)]
#[serde(untagged)]
enum Named {
    Text(String),
    Token { content: String },
}

impl Named {
    fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Token { content: text } => text,
        }
    }
}

/// The weights in a folder, one file or several; empty when there is no checkpoint in it.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|end| end == "safetensors")).collect();
    files.sort();
    files
}

impl Checkpoint {
    pub(crate) fn open(folder: &Path) -> Result<Self> {
        let config: Config = read(&folder.join("config.json"))?;
        let family = match config.architectures.first().map(String::as_str) {
            Some("LlamaForCausalLM") => Family::Llama,
            Some("Qwen2ForCausalLM") => Family::Qwen2,
            Some("Qwen3ForCausalLM") => Family::Qwen3,
            other => bail!(
                "it is of the kind {}; Llama, Qwen2 and Qwen3 can be converted, others come as GGUF files",
                other.unwrap_or("unknown")
            ),
        };
        if config.rope_scaling.as_ref().is_some_and(|scaling| !scaling.is_null()) {
            bail!("its positions are scaled (rope_scaling), which is not converted here; use a GGUF file of it");
        }
        // SAFETY: the files are read while they are mapped; should somebody shorten one meanwhile, the process ends by a
        // signal, as any that maps files.
        let mapped = unsafe { MmapedSafetensors::multi(&files(folder))? };
        let weights = weights(&mapped, family, &config)?;
        let mut metadata = hyperparameters(family, &config, folder);
        metadata.extend(vocabulary(folder, config.vocab_size)?);
        Ok(Self { metadata, weights, mapped })
    }

    /// The values of one of its weights.
    pub(crate) fn tensor(&self, weight: &Weight) -> Result<Tensor> {
        let tensor = self.mapped.load(&weight.theirs, &Device::Cpu)?.to_dtype(DType::F32)?;
        let Some(heads) = weight.interleave else { return Ok(tensor) };
        // The rotation of a position turns values i and i + half of a head there, 2i and 2i + 1 here.
        let (rows, columns) = tensor.dims2()?;
        tensor.reshape((heads, 2, rows / heads / 2, columns))?.transpose(1, 2)?.contiguous()?.reshape((rows, columns))
    }
}

fn read<T: DeserializeOwned>(file: &Path) -> Result<T> {
    let name = || file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = match fs::read(file) {
        Ok(text) => text,
        Err(error) => bail!("its {} cannot be read ({error})", name()),
    };
    match serde_json::from_slice(&text) {
        Ok(read) => Ok(read),
        Err(error) => bail!("its {} is not as expected ({error})", name()),
    }
}

/// Every tensor under its GGUF name. One that has no place there is an error: a model without it would be another.
fn weights(mapped: &MmapedSafetensors, family: Family, config: &Config) -> Result<Vec<Weight>> {
    let mut left: BTreeMap<String, Vec<usize>> =
        mapped.tensors().into_iter().map(|(name, view)| (name, view.shape().to_vec())).collect();
    // Computed anew by every program; old files hold it all the same.
    left.retain(|name, _| !name.ends_with("rotary_emb.inv_freq"));
    let mut weights = Vec::with_capacity(left.len());
    let mut take = |theirs: String, name: String, heads: Option<u32>| {
        let Some(dims) = left.remove(&theirs) else { bail!("its weights lack {theirs}") };
        let interleave = heads.filter(|_| family == Family::Llama).map(|heads| heads as usize);
        if interleave.is_some_and(|heads| dims.len() != 2 || heads == 0 || !dims[0].is_multiple_of(2 * heads)) {
            bail!("{theirs} of its weights has the shape {dims:?}, which does not fit its heads");
        }
        weights.push(Weight { name, dims, theirs, interleave });
        Ok(())
    };
    take("model.embed_tokens.weight".to_owned(), "token_embd.weight".to_owned(), None)?;
    let heads = Some(config.num_attention_heads);
    let key_heads = Some(config.num_key_value_heads.unwrap_or(config.num_attention_heads));
    for layer in 0..config.num_hidden_layers {
        let mut take = |theirs: &str, ours: &str, heads: Option<u32>| {
            take(format!("model.layers.{layer}.{theirs}"), format!("blk.{layer}.{ours}"), heads)
        };
        take("input_layernorm.weight", "attn_norm.weight", None)?;
        take("self_attn.q_proj.weight", "attn_q.weight", heads)?;
        take("self_attn.k_proj.weight", "attn_k.weight", key_heads)?;
        take("self_attn.v_proj.weight", "attn_v.weight", None)?;
        take("self_attn.o_proj.weight", "attn_output.weight", None)?;
        if family == Family::Qwen2 {
            take("self_attn.q_proj.bias", "attn_q.bias", None)?;
            take("self_attn.k_proj.bias", "attn_k.bias", None)?;
            take("self_attn.v_proj.bias", "attn_v.bias", None)?;
        }
        if family == Family::Qwen3 {
            take("self_attn.q_norm.weight", "attn_q_norm.weight", None)?;
            take("self_attn.k_norm.weight", "attn_k_norm.weight", None)?;
        }
        take("post_attention_layernorm.weight", "ffn_norm.weight", None)?;
        take("mlp.gate_proj.weight", "ffn_gate.weight", None)?;
        take("mlp.up_proj.weight", "ffn_up.weight", None)?;
        take("mlp.down_proj.weight", "ffn_down.weight", None)?;
    }
    take("model.norm.weight".to_owned(), "output_norm.weight".to_owned(), None)?;
    // Without it the table of tokens is the last layer as well.
    if mapped.get("lm_head.weight").is_ok() {
        take("lm_head.weight".to_owned(), "output.weight".to_owned(), None)?;
    }
    match left.first_key_value() {
        Some((name, _)) => bail!("its weights hold {name}, for which a model of its kind has no place"),
        None => Ok(weights),
    }
}

fn hyperparameters(family: Family, config: &Config, folder: &Path) -> Vec<(String, Value)> {
    let architecture = match family {
        Family::Llama => "llama",
        Family::Qwen2 => "qwen2",
        Family::Qwen3 => "qwen3",
    };
    let heads = config.num_attention_heads;
    let head = config.head_dim.unwrap_or(config.hidden_size / heads.max(1));
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let general = [
        ("general.architecture", Value::String(architecture.to_owned())),
        ("general.name", Value::String(name)),
        ("general.quantization_version", Value::U32(2)),
        // Whoever writes it sets it.
        ("general.file_type", Value::U32(0)),
    ];
    let own = [
        ("block_count", Value::U32(config.num_hidden_layers)),
        ("context_length", Value::U32(config.max_position_embeddings)),
        ("embedding_length", Value::U32(config.hidden_size)),
        ("feed_forward_length", Value::U32(config.intermediate_size)),
        ("attention.head_count", Value::U32(heads)),
        ("attention.head_count_kv", Value::U32(config.num_key_value_heads.unwrap_or(heads))),
        ("attention.key_length", Value::U32(head)),
        ("attention.value_length", Value::U32(head)),
        ("attention.layer_norm_rms_epsilon", Value::F32(config.rms_norm_eps)),
        ("rope.dimension_count", Value::U32(head)),
        ("rope.freq_base", Value::F32(config.rope_theta.unwrap_or(10_000.0))),
        ("vocab_size", Value::U32(config.vocab_size)),
    ];
    let general = general.into_iter().map(|(key, value)| (key.to_owned(), value));
    general.chain(own.into_iter().map(|(key, value)| (format!("{architecture}.{key}"), value))).collect()
}

/// GGUF's kinds of token.
const NORMAL: i32 = 1;
const CONTROL: i32 = 3;
const USER_DEFINED: i32 = 4;
const UNUSED: i32 = 5;

fn vocabulary(folder: &Path, size: u32) -> Result<Vec<(String, Value)>> {
    let tokenizer: Tokenizer = read(&folder.join("tokenizer.json"))?;
    let config: TokenizerConfig = read(&folder.join("tokenizer_config.json"))?;
    if tokenizer.model.kind != "BPE" || tokenizer.model.byte_fallback {
        bail!("its tokenizer is no byte-level BPE, and another kind is not converted here; use a GGUF file of it");
    }
    let mut tokens: Vec<(String, i32)> = (0..size).map(|id| (format!("[PAD{id}]"), UNUSED)).collect();
    let known = tokenizer.model.vocab.iter().map(|(token, id)| (*id, token, NORMAL));
    let added = tokenizer
        .added_tokens
        .iter()
        .map(|token| (token.id, &token.content, if token.special { CONTROL } else { USER_DEFINED }));
    let mut ids = BTreeMap::new();
    for (id, token, kind) in known.chain(added) {
        let Some(place) = tokens.get_mut(id as usize) else {
            bail!("its tokenizer has a token {id}, and its table of tokens has {size} rows");
        };
        *place = (token.clone(), kind);
        ids.insert(token.as_str(), id);
    }
    if tokens.iter().map(|(token, _)| token).collect::<BTreeSet<_>>().len() != tokens.len() {
        bail!("its tokenizer has a token twice");
    }
    let named = |token: &Option<Named>| token.as_ref().and_then(|token| ids.get(token.text()).copied());
    let Some(end) = named(&config.eos_token) else {
        bail!("its tokenizer_config.json names no token that ends a text")
    };
    let merges = tokenizer.model.merges.into_iter().map(|merge| match merge {
        Merge::Text(text) => Value::String(text),
        Merge::Pair(first, second) => Value::String(format!("{first} {second}")),
    });
    let (texts, kinds) = tokens.into_iter().map(|(token, kind)| (Value::String(token), Value::I32(kind))).unzip();
    let entries = [
        ("model", Some(Value::String("gpt2".to_owned()))),
        ("tokens", Some(Value::Array(texts))),
        ("token_type", Some(Value::Array(kinds))),
        ("merges", Some(Value::Array(merges.collect()))),
        ("eos_token_id", Some(Value::U32(end))),
        ("bos_token_id", named(&config.bos_token).map(Value::U32)),
        ("add_bos_token", Some(Value::Bool(config.add_bos_token))),
    ];
    let entries = entries.into_iter().filter_map(|(key, value)| Some((format!("tokenizer.ggml.{key}"), value?)));
    let template = config.chat_template.map(|text| ("tokenizer.chat_template".to_owned(), Value::String(text)));
    Ok(entries.chain(template).collect())
}
