//! Products of activations with quantized weights on the CPU, and attention: what a language model spends its time on.
//!
//! [`install`] puts [`Weights`] in the place of candle's storage for the matrices of GGUF files, so that
//! everything built on candle multiplies with the loops of this crate. Weights stay in memory as they
//! are in the file; the processor's instructions are chosen at run time ([`Path`]).
//!
//! ```
//! // Once, before the first model is loaded.
//! kernels::install();
//! println!("quantized products run on {:?}", kernels::Path::best());
//! ```
//!
//! The arithmetic is llama.cpp's idea: 32 activations share a scale and become bytes (Q8_0), bytes are
//! multiplied and summed up as integers, and a group's sum is scaled once. Against the exact product of
//! the same weights the relative error is about 0.004, that of candle's own kernels.
//!
//! `cargo run --release -p kernels --example speed` shows the speed beside candle's.

mod activations;
mod attention;
mod columns;
mod crew;
mod few;
mod format;
mod interrupt;
#[cfg(target_arch = "aarch64")]
mod neon;
mod path;
mod portable;
mod product;
#[cfg(test)]
mod tests;
mod weights;
#[cfg(target_arch = "x86_64")]
mod x86;

use candle_core::quantized::{
    GgmlDType, QuantizedType,
    seam::{self, Bytes},
};

pub use crate::{interrupt::Interrupt, path::Path, weights::Weights};

/// Hooks [`Weights`] into candle's GGUF reader and attention into mistral.rs, for the whole process and all files
/// read afterwards.
///
/// Tensors that are no matrix or of another format stay with candle. Returns false, and changes nothing, if
/// something was installed before.
pub fn install() -> bool {
    seam::install(seam::Hooks { storage, attention: attention::attention })
}

fn storage(dtype: GgmlDType, bytes: Bytes, dims: &[usize]) -> Result<Box<dyn QuantizedType>, Bytes> {
    Ok(Box::new(Weights::new(dtype, bytes, dims, Path::best())?))
}
