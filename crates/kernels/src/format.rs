//! The block formats of GGUF files, and how one row of blocks is unpacked.
//!
//! Layouts after the GGUF specification and `ggml-common.h`; a block holds 32 or 256 values that
//! share half-precision scales.

use candle_core::quantized::GgmlDType;
use half::f16;

/// A block format that this crate multiplies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Q4_0,
    Q4_1,
    Q5_0,
    Q5_1,
    Q8_0,
    Q2K,
    Q4K,
    Q5K,
    Q6K,
}

impl Format {
    #[cfg(test)]
    pub(crate) const ALL: [Self; 9] =
        [Self::Q4_0, Self::Q4_1, Self::Q5_0, Self::Q5_1, Self::Q8_0, Self::Q2K, Self::Q4K, Self::Q5K, Self::Q6K];

    pub(crate) fn of(dtype: GgmlDType) -> Option<Self> {
        Some(match dtype {
            GgmlDType::Q4_0 => Self::Q4_0,
            GgmlDType::Q4_1 => Self::Q4_1,
            GgmlDType::Q5_0 => Self::Q5_0,
            GgmlDType::Q5_1 => Self::Q5_1,
            GgmlDType::Q8_0 => Self::Q8_0,
            GgmlDType::Q2K => Self::Q2K,
            GgmlDType::Q4K => Self::Q4K,
            GgmlDType::Q5K => Self::Q5K,
            GgmlDType::Q6K => Self::Q6K,
            _ => return None,
        })
    }

    pub(crate) const fn dtype(self) -> GgmlDType {
        match self {
            Self::Q4_0 => GgmlDType::Q4_0,
            Self::Q4_1 => GgmlDType::Q4_1,
            Self::Q5_0 => GgmlDType::Q5_0,
            Self::Q5_1 => GgmlDType::Q5_1,
            Self::Q8_0 => GgmlDType::Q8_0,
            Self::Q2K => GgmlDType::Q2K,
            Self::Q4K => GgmlDType::Q4K,
            Self::Q5K => GgmlDType::Q5K,
            Self::Q6K => GgmlDType::Q6K,
        }
    }

    /// Values in one block.
    pub(crate) const fn block(self) -> usize {
        match self {
            Self::Q4_0 | Self::Q4_1 | Self::Q5_0 | Self::Q5_1 | Self::Q8_0 => 32,
            Self::Q2K | Self::Q4K | Self::Q5K | Self::Q6K => 256,
        }
    }

    /// Bytes in one block.
    pub(crate) const fn bytes(self) -> usize {
        match self {
            Self::Q4_0 => 18,
            Self::Q4_1 => 20,
            Self::Q5_0 => 22,
            Self::Q5_1 => 24,
            Self::Q8_0 => 34,
            Self::Q2K => 84,
            Self::Q4K => 144,
            Self::Q5K => 176,
            Self::Q6K => 210,
        }
    }

    /// Values that share one scale.
    pub(crate) const fn group(self) -> usize {
        match self {
            Self::Q2K | Self::Q6K => 16,
            _ => 32,
        }
    }

    /// What is subtracted from an unpacked byte.
    pub(crate) const fn offset(self) -> u8 {
        match self {
            Self::Q4_0 => 8,
            Self::Q5_0 => 16,
            Self::Q6K => 32,
            Self::Q8_0 => 128,
            Self::Q4_1 | Self::Q5_1 | Self::Q2K | Self::Q4K | Self::Q5K => 0,
        }
    }

    /// Whether a group has a minimum beside its scale. Such a format has no offset.
    pub(crate) const fn has_min(self) -> bool {
        matches!(self, Self::Q4_1 | Self::Q5_1 | Self::Q2K | Self::Q4K | Self::Q5K)
    }

    /// Bytes in a row of `k` values, a multiple of [`block`](Self::block).
    pub(crate) const fn row_bytes(self, k: usize) -> usize {
        k / self.block() * self.bytes()
    }

    /// Unpacks whole blocks so that value i of the row is
    /// `scale[i / group] * (q[i] - offset) + min[i / group]`.
    ///
    /// `q` has one byte per value, `scale` and `min` one entry per group; `min` stays as it is for
    /// formats without minima. Always inlined: a caller compiled for a newer instruction set gets
    /// this loop vectorized with it.
    #[inline(always)]
    pub(crate) fn unpack(self, row: &[u8], q: &mut [u8], scale: &mut [f32], min: &mut [f32]) {
        let (q32, _) = q.as_chunks_mut::<32>();
        match self {
            Self::Q4_0 => {
                for ((b, q), s) in row.as_chunks::<18>().0.iter().zip(q32).zip(scale) {
                    *s = half([b[0], b[1]]);
                    nibbles(&b[2..], q);
                }
            }
            Self::Q4_1 => {
                for (((b, q), s), m) in row.as_chunks::<20>().0.iter().zip(q32).zip(scale).zip(min) {
                    *s = half([b[0], b[1]]);
                    *m = half([b[2], b[3]]);
                    nibbles(&b[4..], q);
                }
            }
            Self::Q5_0 => {
                for ((b, q), s) in row.as_chunks::<22>().0.iter().zip(q32).zip(scale) {
                    *s = half([b[0], b[1]]);
                    nibbles(&b[6..], q);
                    fifth_bits([b[2], b[3], b[4], b[5]], q);
                }
            }
            Self::Q5_1 => {
                for (((b, q), s), m) in row.as_chunks::<24>().0.iter().zip(q32).zip(scale).zip(min) {
                    *s = half([b[0], b[1]]);
                    *m = half([b[2], b[3]]);
                    nibbles(&b[8..], q);
                    fifth_bits([b[4], b[5], b[6], b[7]], q);
                }
            }
            Self::Q8_0 => {
                for ((b, q), s) in row.as_chunks::<34>().0.iter().zip(q32).zip(scale) {
                    *s = half([b[0], b[1]]);
                    for (q, v) in q.iter_mut().zip(&b[2..]) {
                        // i8 to "u8 minus 128"
                        *q = v ^ 0x80;
                    }
                }
            }
            Self::Q2K => {
                let groups = scale.as_chunks_mut::<16>().0.iter_mut().zip(min.as_chunks_mut::<16>().0);
                for ((b, q), (s, m)) in row.as_chunks::<84>().0.iter().zip(q.as_chunks_mut::<256>().0).zip(groups) {
                    let (d, dmin) = (half([b[80], b[81]]), -half([b[82], b[83]]));
                    for ((s, m), v) in s.iter_mut().zip(m).zip(&b[..16]) {
                        *s = d * f32::from(v & 15);
                        *m = dmin * f32::from(v >> 4);
                    }
                    for (src, q) in b[16..80].as_chunks::<32>().0.iter().zip(q.as_chunks_mut::<128>().0) {
                        for l in 0..32 {
                            q[l] = src[l] & 3;
                            q[l + 32] = (src[l] >> 2) & 3;
                            q[l + 64] = (src[l] >> 4) & 3;
                            q[l + 96] = src[l] >> 6;
                        }
                    }
                }
            }
            Self::Q4K => {
                let groups = scale.as_chunks_mut::<8>().0.iter_mut().zip(min.as_chunks_mut::<8>().0);
                for ((b, q), (s, m)) in row.as_chunks::<144>().0.iter().zip(q.as_chunks_mut::<256>().0).zip(groups) {
                    k_scales(&b[..16], s, m);
                    for (src, q) in b[16..].as_chunks::<32>().0.iter().zip(q.as_chunks_mut::<64>().0) {
                        for l in 0..32 {
                            q[l] = src[l] & 15;
                            q[l + 32] = src[l] >> 4;
                        }
                    }
                }
            }
            Self::Q5K => {
                let groups = scale.as_chunks_mut::<8>().0.iter_mut().zip(min.as_chunks_mut::<8>().0);
                for ((b, q), (s, m)) in row.as_chunks::<176>().0.iter().zip(q.as_chunks_mut::<256>().0).zip(groups) {
                    k_scales(&b[..16], s, m);
                    let top = &b[16..48];
                    let quarters = b[48..].as_chunks::<32>().0.iter().zip(q.as_chunks_mut::<64>().0);
                    for (c, (src, q)) in quarters.enumerate() {
                        for l in 0..32 {
                            q[l] = (src[l] & 15) | ((top[l] >> (2 * c)) & 1) << 4;
                            q[l + 32] = (src[l] >> 4) | ((top[l] >> (2 * c + 1)) & 1) << 4;
                        }
                    }
                }
            }
            Self::Q6K => {
                let blocks = row.as_chunks::<210>().0.iter().zip(q.as_chunks_mut::<256>().0);
                for ((b, q), scale) in blocks.zip(scale.as_chunks_mut::<16>().0) {
                    let d = half([b[208], b[209]]);
                    for (s, v) in scale.iter_mut().zip(&b[192..208]) {
                        *s = d * f32::from(v.cast_signed());
                    }
                    let low = b[..128].as_chunks::<64>().0.iter();
                    let high = b[128..192].as_chunks::<32>().0;
                    for ((ql, qh), q) in low.zip(high).zip(q.as_chunks_mut::<128>().0) {
                        for l in 0..32 {
                            q[l] = (ql[l] & 15) | (qh[l] & 3) << 4;
                            q[l + 32] = (ql[l + 32] & 15) | ((qh[l] >> 2) & 3) << 4;
                            q[l + 64] = (ql[l] >> 4) | ((qh[l] >> 4) & 3) << 4;
                            q[l + 96] = (ql[l + 32] >> 4) | (qh[l] >> 6) << 4;
                        }
                    }
                }
            }
        }
    }

    /// Whole blocks as floats.
    pub(crate) fn dequantize(self, row: &[u8], out: &mut [f32]) {
        let group = self.group();
        let mut q = vec![0; out.len()];
        let mut scale = vec![0.0; out.len() / group];
        let mut min = vec![0.0; scale.len()];
        self.unpack(row, &mut q, &mut scale, &mut min);
        let offset = f32::from(self.offset());
        let groups = out.chunks_exact_mut(group).zip(q.chunks_exact(group)).zip(scale.iter().zip(&min));
        for ((out, q), (s, m)) in groups {
            for (out, q) in out.iter_mut().zip(q) {
                *out = (f32::from(*q) - offset) * s + m;
            }
        }
    }
}

#[inline(always)]
fn half(bytes: [u8; 2]) -> f32 {
    f16::from_le_bytes(bytes).to_f32()
}

/// Sixteen bytes: the first 16 values in the low halves, the next 16 in the high ones.
#[inline(always)]
fn nibbles(src: &[u8], q: &mut [u8; 32]) {
    let (low, high) = q.split_at_mut(16);
    for ((low, high), src) in low.iter_mut().zip(high).zip(src) {
        *low = src & 15;
        *high = src >> 4;
    }
}

/// Bit j belongs to value j.
#[inline(always)]
fn fifth_bits(src: [u8; 4], q: &mut [u8; 32]) {
    let bits = u32::from_le_bytes(src);
    for (j, q) in q.iter_mut().enumerate() {
        *q |= (((bits >> j) & 1) as u8) << 4;
    }
}

/// The head of a Q4_K or Q5_K block: two halves, then eight 6-bit scales and eight 6-bit minima.
#[inline(always)]
fn k_scales(head: &[u8], scale: &mut [f32; 8], min: &mut [f32; 8]) {
    let d = half([head[0], head[1]]);
    let dmin = -half([head[2], head[3]]);
    let b = &head[4..16];
    for j in 0..4 {
        scale[j] = d * f32::from(b[j] & 63);
        min[j] = dmin * f32::from(b[j + 4] & 63);
        scale[j + 4] = d * f32::from((b[j + 8] & 15) | (b[j] >> 6) << 4);
        min[j + 4] = dmin * f32::from((b[j + 8] >> 4) | (b[j + 4] >> 6) << 4);
    }
}
