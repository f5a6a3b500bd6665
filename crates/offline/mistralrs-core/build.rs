//! Unpacks mistralrs-core 0.8.1 as published, checks that it is that very file, and changes the lines of `EDITS`.
//!
//! Why: attention on the CPU, the embedding table, the prefix cache and the start have no seam that a crate from
//! outside could use. A copy of 200,000 lines in this repository would be a fork; this says in a screenful what differs.
//! An upgrade for which a line no longer fits ends here with its name.

use sha2::{Digest, Sha256};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

const NAME: &str = "mistralrs-core-0.8.1";
/// Of the `.crate` file, as the registry's index has it.
const SHA256: &str = "a2b8b9e5c94491d9ceeded3a30291cb6af6ae74810a5776dd55e3bbb8b3429d4";

struct Edit {
    file: &'static str,
    /// Stands in the file exactly once.
    old: &'static str,
    new: &'static str,
}

const EDITS: &[Edit] = &[
    // An attribute that cannot stand in an included file.
    Edit {
        file: "lib.rs",
        old: "#![deny(clippy::cast_possible_truncation, clippy::cast_precision_loss)]\n",
        new: "",
    },
    // Attention: the seam first. What it declines goes on as before.
    Edit {
        file: "attention/mod.rs",
        old: "        let (b_sz, n_attn_heads, seq_len, head_dim) = q.dims4()?;
        let (_, _, _, k_head_dim) = k.dims4()?;
        let (_, _, _, v_head_dim) = v.dims4()?;

        let can_use_flash",
        new: "        if let Some(y) = candle_core::quantized::seam::attention(
            q, k, v, mask, sdpa_params.softmax_scale, sdpa_params.softcap,
        ) {
            return y;
        }
        let (b_sz, n_attn_heads, seq_len, head_dim) = q.dims4()?;
        let (_, _, _, k_head_dim) = k.dims4()?;
        let (_, _, _, v_head_dim) = v.dims4()?;

        let can_use_flash",
    },
    // The embedding table stays quantized: in floats it is the largest thing in memory by far.
    Edit {
        file: "models/quantized_llama.rs",
        old: "use candle_nn::{Embedding, Module};",
        new: "use candle_core::quantized::seam::Embedding;\nuse candle_nn::Module;",
    },
    Edit {
        file: "models/quantized_llama.rs",
        old: "        let tok_embeddings = tok_embeddings.dequantize(&ct.device)?;\n",
        new: "",
    },
    Edit {
        file: "models/quantized_llama.rs",
        old: "let tok_embeddings = qtok_embeddings.dequantize(device)?;",
        new: "let tok_embeddings = qtok_embeddings;",
    },
    Edit {
        file: "models/quantized_phi2.rs",
        old: "use candle_nn::{Embedding, LayerNorm};",
        new: "use candle_core::quantized::seam::Embedding;\nuse candle_nn::LayerNorm;",
    },
    Edit {
        file: "models/quantized_phi2.rs",
        old: "        let tok_embeddings = tok_embeddings.dequantize(device)?;\n",
        new: "",
    },
    Edit {
        file: "models/quantized_phi3.rs",
        old: "use candle_nn::Embedding;",
        new: "use candle_core::quantized::seam::Embedding;",
    },
    Edit {
        file: "models/quantized_phi3.rs",
        old: "        let tok_embeddings = tok_embeddings.dequantize(device)?;\n",
        new: "",
    },
    Edit {
        file: "models/quantized_starcoder2.rs",
        old: "use candle_nn::{Embedding, LayerNorm};",
        new: "use candle_core::quantized::seam::Embedding;\nuse candle_nn::LayerNorm;",
    },
    Edit {
        file: "models/quantized_starcoder2.rs",
        old: "        let tok_embeddings = tok_embeddings.dequantize(device)?;\n",
        new: "",
    },
    Edit {
        file: "models/quantized_qwen.rs",
        old: "use candle_nn::{Embedding, Module};",
        new: "use candle_core::quantized::seam::Embedding;\nuse candle_nn::Module;",
    },
    Edit {
        file: "models/quantized_qwen.rs",
        old: "let tok_embeddings = qtok_embeddings.dequantize(device)?;",
        new: "let tok_embeddings = qtok_embeddings;",
    },
    Edit {
        file: "models/quantized_qwen3.rs",
        old: "use candle_nn::{Embedding, Module};",
        new: "use candle_core::quantized::seam::Embedding;\nuse candle_nn::Module;",
    },
    Edit {
        file: "models/quantized_qwen3.rs",
        old: "let tok_embeddings = qtok_embeddings.dequantize(device)?;",
        new: "let tok_embeddings = qtok_embeddings;",
    },
    Edit {
        file: "models/quantized_qwen3_moe.rs",
        old: "use candle_nn::{Embedding, Module};",
        new: "use candle_core::quantized::seam::Embedding;\nuse candle_nn::Module;",
    },
    Edit {
        file: "models/quantized_qwen3_moe.rs",
        old: "let tok_embeddings = qtok_embeddings.dequantize(device)?;",
        new: "let tok_embeddings = qtok_embeddings;",
    },
    // One table of rotations a device, not one a layer of which all but the last are thrown away.
    Edit { file: "models/quantized_llama.rs", old: ROPES, new: ROPES_ONCE },
    Edit { file: "models/quantized_qwen.rs", old: ROPES, new: ROPES_ONCE },
    Edit { file: "models/quantized_qwen3.rs", old: ROPES, new: ROPES_ONCE },
    Edit { file: "models/quantized_qwen3_moe.rs", old: ROPES, new: ROPES_ONCE },
    Edit { file: "models/quantized_starcoder2.rs", old: ROPES, new: ROPES_ONCE },
    // Nothing is asked for under a grammar, and its trie of all tokens takes longer than the weights. It served to tell
    // the bytes of a token as well.
    Edit {
        file: "pipeline/sampling.rs",
        old: "    let tok_env = metadata.tok_env().ok_or(candle_core::Error::Msg(
        \"`finish_or_add_toks_to_seq` requires the pipeline to have a token trie\".to_string(),
    ))?;
",
        new: "    let tokenizer = this
        .tokenizer()
        .ok_or(candle_core::Error::Msg(\"the pipeline has no tokenizer\".to_string()))?;
",
    },
    Edit {
        file: "pipeline/sampling.rs",
        old: "    let completion_bytes = tok_env
        .tok_trie()
        .decode_ext(&[logprobs.token], include_special);
",
        new: "    let completion_bytes =
        crate::token_bytes::token_bytes(&tokenizer, logprobs.token, include_special);
",
    },
    Edit {
        file: "pipeline/gguf.rs",
        old: "        let llg_factory = build_llg_factory(tokenizer.clone())?;\n",
        new: "",
    },
    Edit {
        file: "pipeline/gguf.rs",
        old: "llg_factory: Some(llg_factory),",
        new: "llg_factory: None,",
    },
    // Asking whether a token exists copied the whole vocabulary.
    Edit {
        file: "pipeline/chat_template.rs",
        old: "tokenizer.get_vocab(true).contains_key(*alternate)",
        new: "tokenizer.token_to_id(alternate).is_some()",
    },
    Edit {
        file: "pipeline/chat_template.rs",
        old: "                .get_vocab(true)
                .get(&eos_tok)
                .copied()
",
        new: "                .token_to_id(&eos_tok)
",
    },
    // A long prompt is read in parts that go on with the cache, as a second question over it does: what is computed on
    // the way is as large as a part, and not as large as the prompt.
    // A model runs on a thread of rayon's pool: every norm and activation hands its work to that pool, and from outside
    // each of them would wait for two threads to be woken.
    Edit {
        file: "pipeline/gguf.rs",
        old: "        let logits = match self.model {\n",
        new: "        let whole = return_raw_logits || paged_attn_meta.is_some() || input_ids_full.is_some();
        let ends = if whole { vec![] } else { candle_core::quantized::seam::parts(input_ids.dims(), &context_lens) };
        candle_core::quantized::seam::expect(seqlen_offsets.first().copied().unwrap_or(0) + input_ids.dims()[1]);
        let mut logits = None;
        let mut start = 0;
        for end in ends.iter().copied().chain([input_ids.dims()[1]]) {
        let (input_ids, seqlen_offsets, context_lens) = if ends.is_empty() {
            (input_ids.clone(), seqlen_offsets.clone(), context_lens.clone())
        } else {
            let last = end - start - 1;
            (input_ids.narrow(1, start, end - start)?, vec![seqlen_offsets[0] + start], vec![(last, 1)])
        };
        start = end;
        let paged_attn_meta = paged_attn_meta.clone();
        logits = Some(rayon::scope(|_| Ok::<_, candle_core::Error>(match self.model {\n",
    },
    Edit {
        file: "pipeline/gguf.rs",
        old: "        };\n        if return_raw_logits {\n",
        new: "        }))?);\n        }\n        let logits = logits.expect(\"a prompt has a part\");\n        if return_raw_logits {\n",
    },
    // Room for the keys and values of the whole prompt is made at once: room that grows with each part leaves holes behind
    // that are too small for the next.
    Edit {
        file: "kv_cache/single_cache.rs",
        old: "        let seq_len = src.dim(self.dim)?;
        // This doesn't seem very idiomatic",
        new: "        let seq_len = src.dim(self.dim)?;
        let needed = (self.current_seq_len + seq_len).max(candle_core::quantized::seam::expected());
        if self.all_data.is_none() {
            self.capacity_seq_len = needed.next_multiple_of(64).min(self.max_seq_len);
        }
        // This doesn't seem very idiomatic",
    },
    Edit {
        file: "kv_cache/single_cache.rs",
        old: "            let diff = self.current_seq_len + seq_len - self.capacity_seq_len;
            let n_blocks_needed",
        new: "            let diff = needed - self.capacity_seq_len;
            let n_blocks_needed",
    },
    // The prefix cache holds one sequence, the last: on the CPU it would evict none, ever. Its key and value cache
    // goes to the request that goes on with it; and the same request again reads its last token anew.
    Edit {
        file: "prefix_cacher.rs",
        old: "            let cache = seq.normal_cache().to_vec();\n",
        new: "            let cache = seq.normal_cache().to_vec();\n            self.caches.clear();\n",
    },
    Edit {
        file: "prefix_cacher.rs",
        old: "            let match_len = toks.shared_prefix_len(k);",
        new: "            let match_len = toks.shared_prefix_len(k).min(toks.0.len() - 1);",
    },
    Edit {
        file: "prefix_cacher.rs",
        old: "            let mut cache = cache_element.clone();\n",
        new: "            let mut cache = cache_element.clone();\n            self.caches.clear();\n",
    },
];

const ROPES: &str = "            ropes.insert(\n                device.location(),";
const ROPES_ONCE: &str = "            if ropes.contains_key(&device.location()) {
                continue;
            }
            ropes.insert(\n                device.location(),";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    if let Err(reason) = unpack(&out).and_then(|()| EDITS.iter().try_for_each(|edit| apply(&out, edit))) {
        println!("cargo::error={reason}");
    }
}

fn unpack(out: &Path) -> Result<(), String> {
    let file = published()?;
    let bytes = fs::read(&file).map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
    let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    if found != SHA256 {
        return Err(format!("{} is not {NAME} as published: its SHA-256 is {found}; delete it", file.display()));
    }
    // What an earlier run changed goes.
    let _ = fs::remove_dir_all(out.join(NAME));
    tar::Archive::new(flate2::read::GzDecoder::new(bytes.as_slice()))
        .unpack(out)
        .map_err(|error| format!("{} cannot be unpacked: {error}", file.display()))
}

/// The file in cargo's own cache, fetched by cargo if it is not there: its lock file does not name it any more.
fn published() -> Result<PathBuf, String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let cache = home.ok_or("CARGO_HOME is not set, and there is no home folder")?.join("registry/cache");
    let find = || -> Option<PathBuf> {
        let registries = fs::read_dir(&cache).ok()?;
        registries.flatten().map(|registry| registry.path().join(format!("{NAME}.crate"))).find(|file| file.is_file())
    };
    if find().is_none() {
        // From a folder outside the workspace, in which the name means this crate.
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let _ = Command::new(cargo)
            .args(["info", "--quiet", "--registry", "crates-io", "mistralrs-core@0.8.1"])
            .current_dir(env::temp_dir())
            .output();
    }
    find().ok_or_else(|| {
        format!("{NAME} is not in {}: run `cargo info --registry crates-io mistralrs-core@0.8.1`", cache.display())
    })
}

fn apply(out: &Path, Edit { file, old, new }: &Edit) -> Result<(), String> {
    let path = out.join(NAME).join("src").join(file);
    let text = fs::read_to_string(&path).map_err(|error| format!("{NAME} has no {file}: {error}"))?;
    match text.matches(old).count() {
        1 => fs::write(&path, text.replacen(old, new, 1)).map_err(|error| format!("{}: {error}", path.display())),
        n => Err(format!("{file} of {NAME} has these lines {n} times, not once: {old}")),
    }
}
