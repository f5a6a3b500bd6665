//! What candle holds in place of its own quantized storage.

use candle_core::{
    CpuStorage, Result, bail,
    quantized::{GgmlDType, QuantizedType, seam::Bytes},
};
use half::f16;
use rayon::prelude::*;

use crate::{Path, format::Format, interrupt, product::Matrix};

/// A quantized matrix, in memory as in its GGUF file, or that file itself.
pub struct Weights {
    format: Format,
    bytes: Bytes,
    path: Path,
}

impl Weights {
    /// Takes the blocks of a matrix `[rows, k]`, to be multiplied on `path`.
    ///
    /// # Errors
    /// Gives the bytes back when they are not whole rows of a format known here, or when this
    /// processor lacks what `path` needs.
    pub fn new(
        dtype: GgmlDType,
        bytes: impl Into<Bytes>,
        dims: &[usize],
        path: Path,
    ) -> std::result::Result<Self, Bytes> {
        let bytes = bytes.into();
        match (Format::of(dtype), dims) {
            (Some(format), &[rows, k])
                if path.is_available()
                    && k.is_multiple_of(format.block())
                    && rows.checked_mul(format.row_bytes(k)) == Some(bytes.len()) =>
            {
                Ok(Self { format, bytes, path })
            }
            _ => Err(bytes),
        }
    }

    fn matrix(&self, n: usize, k: usize) -> Result<Matrix<'_>> {
        if !k.is_multiple_of(self.format.block()) || n.checked_mul(self.format.row_bytes(k)) != Some(self.bytes.len()) {
            bail!("a {:?} matrix of {} bytes has not {n} rows of {k} values", self.format, self.bytes.len())
        }
        Ok(Matrix { format: self.format, bytes: &self.bytes, n, k })
    }

    fn quantize(&mut self, xs: &[f32], fill: impl FnOnce(&mut dyn QuantizedType)) {
        let mut blocks = self.format.dtype().cpu_zeros(xs.len());
        fill(blocks.as_mut());
        // SAFETY: candle's storage is one vector of plain blocks; it lives until after the copy.
        let bytes = unsafe { std::slice::from_raw_parts(blocks.as_ptr(), blocks.storage_size_in_bytes()) };
        self.bytes = bytes.to_vec().into();
    }
}

impl QuantizedType for Weights {
    /// Not always the truth: candle-core 0.11 keeps a second, packed copy of Q4_K, Q6_K and Q8_0
    /// weights beside the storage (`repack::try_matmul_f32`, which on x86-64 asks for nothing but this
    /// value and the shape) and would never call [`matmul_t`](Self::matmul_t). So these three answer
    /// with a format of the same block length that candle does not pack. What else reads the value:
    /// `QTensor::embedding` and `QTensor::new` (the block length, which is right), `Debug`, and code
    /// that writes or quantizes a tensor again (LoRA, UQFF, `gguf_file::write`), which Inglenook does
    /// not use. `tests/candle.rs` fails when candle packs nevertheless.
    fn dtype(&self) -> GgmlDType {
        match self.format {
            Format::Q4K | Format::Q6K => GgmlDType::Q5K,
            Format::Q8_0 => GgmlDType::Q5_1,
            honest => honest.dtype(),
        }
    }

    fn matmul_t(&self, (m, k, n): (usize, usize, usize), x: &[f32], out: &mut [f32]) -> Result<()> {
        let w = self.matrix(n, k)?;
        if m.checked_mul(k) != Some(x.len()) || m.checked_mul(n) != Some(out.len()) {
            bail!("{} values times {n} rows of {k} do not give {m} rows, {} values", x.len(), out.len())
        }
        if x.is_empty() || out.is_empty() {
            out.fill(0.0);
            return Ok(());
        }
        interrupt::check()?;
        self.path.product(w, x, out);
        // Then the product is not whole.
        interrupt::check()
    }

    fn matmul_t_f16(&self, mkn: (usize, usize, usize), x: &[f16], out: &mut [f16]) -> Result<()> {
        let x: Vec<f32> = x.iter().map(|x| x.to_f32()).collect();
        let mut wide = vec![0.0; out.len()];
        self.matmul_t(mkn, &x, &mut wide)?;
        for (out, wide) in out.iter_mut().zip(wide) {
            *out = f16::from_f32(wide);
        }
        Ok(())
    }

    fn embedding(&self, ids: &[u32], rows: usize, hidden: usize) -> Result<CpuStorage> {
        let w = self.matrix(rows, hidden)?;
        let mut out = vec![0.0; ids.len() * hidden];
        if hidden > 0 {
            for (&id, out) in ids.iter().zip(out.chunks_exact_mut(hidden)) {
                let id = id as usize;
                if id >= rows {
                    bail!("row {id} of an embedding with {rows} rows")
                }
                w.format.dequantize(&w.bytes[id * w.row_bytes()..][..w.row_bytes()], out);
            }
        }
        Ok(CpuStorage::F32(out))
    }

    fn dequantize(&self, len: usize) -> Result<CpuStorage> {
        // Blocks per task.
        const PIECE: usize = 1024;
        if !len.is_multiple_of(self.format.block()) || self.format.row_bytes(len) != self.bytes.len() {
            bail!("{len} values are not those of a {:?} matrix of {} bytes", self.format, self.bytes.len())
        }
        let mut out = vec![0.0; len];
        out.par_chunks_mut(PIECE * self.format.block())
            .zip(self.bytes.par_chunks(PIECE * self.format.bytes()))
            .for_each(|(out, bytes)| self.format.dequantize(bytes, out));
        Ok(CpuStorage::F32(out))
    }

    fn storage_size_in_bytes(&self) -> usize {
        self.bytes.len()
    }

    fn as_ptr(&self) -> *const u8 {
        self.bytes.as_ptr()
    }

    fn block_size(&self) -> usize {
        self.format.block()
    }

    fn from_float(&mut self, xs: &[f32]) {
        self.quantize(xs, |blocks| blocks.from_float(xs));
    }

    fn from_float_imatrix(&mut self, xs: &[f32], importance: &[f32], k: usize) {
        self.quantize(xs, |blocks| blocks.from_float_imatrix(xs, importance, k));
    }

    fn size(&self) -> usize {
        self.bytes.len()
    }
}
