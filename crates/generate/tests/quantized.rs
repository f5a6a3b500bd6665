//! Quantizing a real model, and what it loses by that. Skipped, with a line that says so, where the smallest model
//! is not installed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use answer::{Generator, Prompt};
use candle_core::{Device, quantized::gguf_file::Content};
use generate::{LocalModel, Quantization, QuantizeError, inspect, is_checkpoint, quantize};
use serde_json::json;
use std::{
    collections::HashMap,
    env, fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

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
    let text =
        fs::read_to_string(PathBuf::from(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../ARCHITECTURE.md"))
            .unwrap();
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

/// What a GGUF file calls `blk.0.…`, as Hugging Face does, and the heads whose rows it has in another order.
fn theirs(name: &str, heads: [usize; 2]) -> (String, Option<usize>) {
    let plain = |name: &str| (name.to_owned(), None);
    let Some(rest) = name.strip_prefix("blk.") else {
        return match name {
            "token_embd.weight" => plain("model.embed_tokens.weight"),
            "output_norm.weight" => plain("model.norm.weight"),
            _ => plain("lm_head.weight"),
        };
    };
    let (layer, part) = rest.split_once('.').unwrap();
    let (part, heads) = match part {
        "attn_norm.weight" => ("input_layernorm.weight", None),
        "attn_q.weight" => ("self_attn.q_proj.weight", Some(heads[0])),
        "attn_k.weight" => ("self_attn.k_proj.weight", Some(heads[1])),
        "attn_v.weight" => ("self_attn.v_proj.weight", None),
        "attn_output.weight" => ("self_attn.o_proj.weight", None),
        "ffn_norm.weight" => ("post_attention_layernorm.weight", None),
        "ffn_gate.weight" => ("mlp.gate_proj.weight", None),
        "ffn_up.weight" => ("mlp.up_proj.weight", None),
        "ffn_down.weight" => ("mlp.down_proj.weight", None),
        other => panic!("{other}"),
    };
    (format!("model.layers.{layer}.{part}"), heads)
}

/// The smallest model as Hugging Face publishes it.
fn write_checkpoint(model: &Path, folder: &Path) {
    let mut file = fs::File::open(model).unwrap();
    let content = Content::read(&mut file).unwrap();
    let number = |key: &str| content.metadata[&format!("llama.{key}")].to_u32().unwrap();
    let heads = [number("attention.head_count"), number("attention.head_count_kv")].map(|heads| heads as usize);
    let mut tensors = HashMap::new();
    for name in content.tensor_infos.keys() {
        let tensor = content.tensor(&mut file, name, &Device::Cpu).unwrap().dequantize(&Device::Cpu).unwrap();
        let (name, heads) = theirs(name, heads);
        let tensor = match heads {
            None => tensor,
            Some(heads) => {
                let (rows, columns) = tensor.dims2().unwrap();
                let pairs = tensor.reshape((heads, rows / heads / 2, 2, columns)).unwrap().transpose(1, 2).unwrap();
                pairs.contiguous().unwrap().reshape((rows, columns)).unwrap()
            }
        };
        tensors.insert(name, tensor);
    }
    candle_core::safetensors::save(&tensors, folder.join("model.safetensors")).unwrap();
    let write = |name: &str, value: serde_json::Value| fs::write(folder.join(name), value.to_string()).unwrap();
    write(
        "config.json",
        json!({
            "architectures": ["LlamaForCausalLM"],
            "hidden_size": number("embedding_length"),
            "intermediate_size": number("feed_forward_length"),
            "num_hidden_layers": number("block_count"),
            "num_attention_heads": heads[0],
            "num_key_value_heads": heads[1],
            "rms_norm_eps": content.metadata["llama.attention.layer_norm_rms_epsilon"].to_f32().unwrap(),
            "rope_theta": content.metadata["llama.rope.freq_base"].to_f32().unwrap(),
            "rope_scaling": null,
            "max_position_embeddings": number("context_length"),
            "vocab_size": number("vocab_size"),
            "hidden_act": "silu",
        }),
    );
    let list = |key: &str| content.metadata[&format!("tokenizer.ggml.{key}")].to_vec().unwrap();
    let tokens: Vec<String> = list("tokens").iter().map(|token| token.to_string().unwrap().clone()).collect();
    let kinds: Vec<i32> = list("token_type").iter().map(|kind| kind.to_i32().unwrap()).collect();
    let merges: Vec<&String> = list("merges").iter().map(|merge| merge.to_string().unwrap()).collect();
    let added: Vec<_> = (0..tokens.len())
        .filter(|id| kinds[*id] != 1)
        .map(|id| json!({"id": id, "content": tokens[id], "special": true, "lstrip": false}))
        .collect();
    let vocab: HashMap<&String, usize> = tokens.iter().zip(0..).collect();
    write("tokenizer.json", json!({"added_tokens": added, "model": {"type": "BPE", "vocab": vocab, "merges": merges}}));
    let named = |key: &str| &tokens[content.metadata[&format!("tokenizer.ggml.{key}")].to_u32().unwrap() as usize];
    write(
        "tokenizer_config.json",
        json!({
            "bos_token": {"content": named("bos_token_id")},
            "eos_token": named("eos_token_id"),
            "chat_template": content.metadata["tokenizer.chat_template"].to_string().unwrap(),
        }),
    );
}

#[test]
fn a_safetensors_checkpoint_becomes_the_same_model() {
    let Some(model) = smallest() else { return };
    let folder = tempfile::tempdir().unwrap();
    let checkpoint = folder.path().join("smollm2");
    fs::create_dir(&checkpoint).unwrap();
    assert!(!is_checkpoint(&checkpoint));
    write_checkpoint(&model, &checkpoint);
    assert!(is_checkpoint(&checkpoint));
    let all = &mut |_, _| ControlFlow::Continue(());
    let [of_file, of_checkpoint] = [(&model, "file.gguf"), (&checkpoint, "checkpoint.gguf")].map(|(from, to)| {
        let to = folder.path().join(to);
        assert_eq!(quantize(from, &to, Quantization::Q8_0, all).unwrap().quantization, "Q8_0");
        to
    });
    let values = |path: &Path| {
        let mut file = fs::File::open(path).unwrap();
        let content = Content::read(&mut file).unwrap();
        let mut names: Vec<_> = content.tensor_infos.keys().cloned().collect();
        names.sort();
        let data = |name: &String| content.tensor(&mut file, name, &Device::Cpu).unwrap().data().unwrap().into_owned();
        let data: Vec<Vec<u8>> = names.iter().map(data).collect();
        (names, data)
    };
    let (expected, got) = (values(&of_file), values(&of_checkpoint));
    assert_eq!(expected.0, got.0);
    for (i, name) in expected.0.iter().enumerate() {
        assert!(expected.1[i] == got.1[i], "{name} differs");
    }
    let answer = |path: &Path| {
        let prompt = Prompt { system: "Answer in one word.".into(), user: "Capital of France?".into(), max_tokens: 8 };
        LocalModel::open(path).unwrap().generate(&prompt, &mut |_| ControlFlow::Continue(())).unwrap().text
    };
    assert_eq!(answer(&of_file), answer(&of_checkpoint));

    let mut refused =
        || quantize(&checkpoint, &folder.path().join("x.gguf"), Quantization::Q8_0, all).unwrap_err().to_string();
    fs::write(checkpoint.join("tokenizer.json"), "{").unwrap();
    assert!(refused().contains("tokenizer.json is not as expected"));
    fs::remove_file(checkpoint.join("tokenizer.json")).unwrap();
    assert!(refused().contains("tokenizer.json cannot be read"));
    fs::write(checkpoint.join("config.json"), r#"{"architectures": ["BertModel"]}"#).unwrap();
    assert!(refused().contains("config.json is not as expected"));
    assert!(!folder.path().join("x.gguf").exists());
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
