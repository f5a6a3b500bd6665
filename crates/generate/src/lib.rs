//! mistral.rs behind [`answer::Generator`], on a GGUF file of this device.
//!
//! [`inspect`] reads a model file's header and says what it is, or in words why it cannot be used;
//! [`LocalModel`] loads it at the first question, [`ModelProcess`] does so in a process of its own, whose memory
//! returns to the system when it has been idle. Nothing outside this crate names mistral.rs.
//!
//! ```no_run
//! use answer::{Generator, Prompt};
//! use std::{ops::ControlFlow, path::Path};
//!
//! let mut model = generate::LocalModel::open(Path::new("models/qwen2_5-coder-1_5b/model.gguf"))?;
//! let prompt = Prompt { system: "Answer in one word.".into(), user: "Capital of France?".into(), max_tokens: 8 };
//! let generated = model.generate(&prompt, &mut |piece| {
//!     print!("{piece}");
//!     ControlFlow::Continue(())
//! })?;
//! println!(" ({:.0} tokens per second)", generated.tokens_per_s);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What it does not touch
//! The weights are loaded through mistral.rs's own local paths, so none of its code that knows
//! about hubs, tokens and `~/.cache/huggingface` runs, and no environment variable has to be set.
//! Its engine makes one pair of connected `AF_UNIX` sockets for signals (`socketpair`), and none of
//! any other family.
//!
//! # Memory
//! Weights are the file itself, mapped into memory, and stay quantized, the embedding table too. Keys and values
//! of the last question are kept while the model is: the next one begins with the same system prompt, and often goes on
//! about the same evidence. Those of the question before are freed.

mod checkpoint;
mod file_type;
mod gguf;
mod local;
mod model_file;
mod panics;
mod perplexity;
mod process;
mod protocol;
mod quantize;
mod serve;
mod threads;

pub use local::LocalModel;
pub use model_file::{InspectError, ModelFile, inspect};
pub use perplexity::Perplexity;
pub use process::ModelProcess;
pub use quantize::{Quantization, QuantizeError, is_checkpoint, quantize};
pub use serve::serve;
pub use threads::threads;
