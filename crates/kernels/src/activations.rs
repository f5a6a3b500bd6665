//! Activations as signed bytes: 32 values share one scale, as in the Q8_0 format.

use crate::format::Format;

/// Magnitudes below this count as zero: their inverse would leave the range of `f32`.
const TINY: f32 = 1e-35;

/// Quantizes 32 values to -127..=127 and returns their scale, so that `x ≈ scale * q`.
///
/// A value that is not finite makes the scale NaN, and with it every product of this row: an
/// error upstream stays visible. Always inlined, as [`Format::unpack`].
#[inline(always)]
pub(crate) fn quantize(x: &[f32; 32]) -> ([i8; 32], f32) {
    // Without the sign, floats are ordered as their bits are, and NaN comes above infinity.
    let top = f32::from_bits(x.iter().fold(0, |top, x| top.max(x.to_bits() & 0x7fff_ffff)));
    if !top.is_finite() {
        return ([0; 32], f32::NAN);
    }
    if top < TINY {
        return ([0; 32], 0.0);
    }
    // Adding 1.5 * 2^23 rounds to the nearest integer and leaves it in the low bits.
    const ROUND: f32 = 12_582_912.0;
    let inverse = 127.0 / top;
    let mut q = [0; 32];
    for (q, x) in q.iter_mut().zip(x) {
        *q = (x * inverse + ROUND).to_bits() as i8;
    }
    (q, top / 127.0)
}

#[inline(always)]
fn sum(q: &[i8]) -> i32 {
    q.iter().map(|&q| i32::from(q)).sum()
}

/// One activation row for the products of few rows.
pub(crate) struct Row {
    /// Padded with zeros to a multiple of 64.
    pub(crate) q: Vec<i8>,
    /// One per 32 values, padded as `q`.
    pub(crate) scale: Vec<f32>,
    /// `scale * sum(q)`, one per 32 values: what a minimum or an offset is multiplied with.
    pub(crate) sum: Vec<f32>,
    /// The same, one per 16 values.
    pub(crate) sum16: Vec<f32>,
}

impl Row {
    #[inline(always)]
    pub(crate) fn new(x: &[f32]) -> Self {
        let padded = x.len().next_multiple_of(64);
        let mut row = Self {
            q: vec![0; padded],
            scale: vec![0.0; padded / 32],
            sum: vec![0.0; padded / 32],
            sum16: vec![0.0; padded / 16],
        };
        let sums = row.sum.iter_mut().zip(row.sum16.as_chunks_mut::<2>().0);
        let out = row.q.as_chunks_mut::<32>().0.iter_mut().zip(&mut row.scale).zip(sums);
        for (x, ((q, scale), (both, halves))) in x.as_chunks::<32>().0.iter().zip(out) {
            (*q, *scale) = quantize(x);
            let (low, high) = (sum(&q[..16]), sum(&q[16..]));
            *both = *scale * (low + high) as f32;
            *halves = [*scale * low as f32, *scale * high as f32];
        }
        row
    }
}

/// What belongs to one group of weights, for `MR` activation rows.
#[derive(Clone, Copy)]
pub(crate) struct Group<const MR: usize> {
    pub(crate) scale: [f32; MR],
    /// `-offset * sum(q)`: where the integer sum starts.
    pub(crate) start: [i32; MR],
    /// `scale * sum(q)`: what a minimum is multiplied with.
    pub(crate) sum: [f32; MR],
}

/// `MR` activation rows side by side, for the products of many rows; missing rows are zero.
pub(crate) struct Block<const MR: usize> {
    /// Four bytes of each row, k / 4 times.
    pub(crate) q: Vec<[i32; MR]>,
    /// One per group of the weights' format.
    pub(crate) groups: Vec<Group<MR>>,
}

impl<const MR: usize> Block<MR> {
    /// Up to `MR` rows of `k` values each.
    #[inline(always)]
    pub(crate) fn new(format: Format, rows: &[f32], k: usize) -> Self {
        let offset = i32::from(format.offset());
        let size = format.group();
        let empty = Group { scale: [0.0; MR], start: [0; MR], sum: [0.0; MR] };
        let mut block = Self { q: vec![[0; MR]; k / 4], groups: vec![empty; k / size] };
        for (r, row) in rows.chunks_exact(k).take(MR).enumerate() {
            let out = block.q.as_chunks_mut::<8>().0.iter_mut().zip(block.groups.chunks_exact_mut(32 / size));
            for (x, (fours, groups)) in row.as_chunks::<32>().0.iter().zip(out) {
                let (q, scale) = quantize(x);
                for (to, four) in fours.iter_mut().zip(q.as_chunks::<4>().0) {
                    to[r] = i32::from_le_bytes(four.map(i8::cast_unsigned));
                }
                for (group, q) in groups.iter_mut().zip(q.chunks_exact(size)) {
                    let total = sum(q);
                    group.scale[r] = scale;
                    group.start[r] = -offset * total;
                    group.sum[r] = scale * total as f32;
                }
            }
        }
        block
    }
}
