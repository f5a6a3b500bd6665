//! NEON with the dot product instructions of Armv8.2: `sdot` multiplies sixteen signed bytes with sixteen others and
//! adds them in fours.
//!
//! Not measured on a processor: the tests of this crate run it under emulation (see CONTRIBUTING.md).

use std::{
    arch::{aarch64::*, asm, is_aarch64_feature_detected},
    array,
};

use crate::{
    activations::{Block, Row},
    format::Format,
    product::{Kernels, Matrix, Panel},
};

/// Proof that the processor has the instructions of this module.
#[derive(Clone, Copy)]
pub(crate) struct Neon(());

impl Neon {
    pub(crate) fn detect() -> Option<Self> {
        is_aarch64_feature_detected!("dotprod").then_some(Self(()))
    }
}

/// Activation rows of a tile: 12 of the 32 registers sum up floats, 12 integers.
const MR: usize = 3;
/// Weight rows of a tile, four registers.
const NR: usize = 16;

impl Kernels<MR, NR> for Neon {
    fn block(self, format: Format, rows: &[f32], k: usize) -> Block<MR> {
        // Every 64-bit ARM processor has NEON, so the compiler uses it anyway.
        Block::new(format, rows, k)
    }

    fn fill(self, panel: &mut Panel, weights: Matrix<'_>, rows: &[u8]) {
        panel.fill::<NR>(weights, rows);
    }

    fn tile(self, format: Format, panel: &Panel, block: &Block<MR>, out: &mut [[f32; NR]; MR]) {
        // SAFETY: the processor has the instructions, or there would be no `self`.
        unsafe {
            match (format.group(), format.has_min(), format) {
                (16, false, _) => tile::<4, false, false>(panel, block, out),
                (16, true, _) => tile::<4, true, false>(panel, block, out),
                (_, _, Format::Q8_0) => tile::<8, false, true>(panel, block, out),
                (_, false, _) => tile::<8, false, false>(panel, block, out),
                (_, true, _) => tile::<8, true, false>(panel, block, out),
            }
        }
    }

    fn row(self, x: &[f32]) -> Row {
        Row::new(x)
    }

    fn dot<const M: usize>(self, format: Format, weights: &[u8], rows: &[Row; M]) -> [f32; M] {
        // SAFETY: as above.
        unsafe {
            match format {
                Format::Q4_0 => dot_blocks::<18, 32, 1, M>(format, weights, rows),
                Format::Q4_1 => dot_blocks::<20, 32, 1, M>(format, weights, rows),
                Format::Q5_0 => dot_blocks::<22, 32, 1, M>(format, weights, rows),
                Format::Q5_1 => dot_blocks::<24, 32, 1, M>(format, weights, rows),
                Format::Q8_0 => dot_blocks::<34, 32, 1, M>(format, weights, rows),
                Format::Q2K => dot_blocks::<84, 256, 16, M>(format, weights, rows),
                Format::Q4K => dot_blocks::<144, 256, 8, M>(format, weights, rows),
                Format::Q5K => dot_blocks::<176, 256, 8, M>(format, weights, rows),
                Format::Q6K => dot_blocks::<210, 256, 16, M>(format, weights, rows),
            }
        }
    }
}

/// `MR` activation rows times `NR` weight rows, whose groups are four times `STEPS` values long. All weights are below
/// 128 but those of Q8_0 (`WIDE`), which become signed, so that no offset remains.
#[target_feature(enable = "neon,dotprod")]
fn tile<const STEPS: usize, const MIN: bool, const WIDE: bool>(
    panel: &Panel,
    block: &Block<MR>,
    out: &mut [[f32; NR]; MR],
) {
    let mut total = [[vdupq_n_f32(0.0); 4]; MR];
    let weights = panel.q::<NR>().as_chunks::<STEPS>().0.iter().zip(panel.scale::<NR>().iter().zip(panel.min::<NR>()));
    let activations = block.q.as_chunks::<STEPS>().0.iter().zip(&block.groups);
    for ((w, (scale, min)), (x, group)) in weights.zip(activations) {
        let mut sum: [[int32x4_t; 4]; MR] =
            array::from_fn(|r| [vdupq_n_s32(if MIN || WIDE { 0 } else { group.start[r] }); 4]);
        for (w, x) in w.iter().zip(x) {
            let w: [int8x16_t; 4] = array::from_fn(|c| {
                let w = load_words(&w[4 * c..]);
                if WIDE { veorq_s8(w, vdupq_n_s8(-128)) } else { w }
            });
            for (sum, x) in sum.iter_mut().zip(x) {
                let x = vreinterpretq_s8_s32(vdupq_n_s32(*x));
                for (sum, w) in sum.iter_mut().zip(w) {
                    *sum = sdot(*sum, w, x);
                }
            }
        }
        for c in 0..4 {
            let (scale, min) = (load_floats(&scale[4 * c..]), load_floats(&min[4 * c..]));
            for r in 0..MR {
                let scale = vmulq_n_f32(scale, group.scale[r]);
                total[r][c] = vfmaq_f32(total[r][c], vcvtq_f32_s32(sum[r][c]), scale);
                if MIN {
                    total[r][c] = vfmaq_n_f32(total[r][c], min, group.sum[r]);
                }
            }
        }
    }
    for (out, total) in out.iter_mut().zip(total) {
        for (out, total) in out.as_chunks_mut::<4>().0.iter_mut().zip(total) {
            // SAFETY: four floats; the store asks for no alignment.
            unsafe { vst1q_f32(out.as_mut_ptr(), total) }
        }
    }
}

/// One weight row times some activation rows, block by block of `VALUES` in `GROUPS`.
#[target_feature(enable = "neon,dotprod")]
fn dot_blocks<const BYTES: usize, const VALUES: usize, const GROUPS: usize, const M: usize>(
    format: Format,
    weights: &[u8],
    rows: &[Row; M],
) -> [f32; M] {
    let (mut q, mut scale, mut min) = ([0; VALUES], [0.0; GROUPS], [0.0; GROUPS]);
    let size = VALUES / GROUPS;
    let flip = vdupq_n_s8(if format == Format::Q8_0 { -128 } else { 0 });
    // Q8_0 is signed once it is flipped; of the others an offset is a minimum that depends on the scale.
    let offset = if format == Format::Q8_0 { 0.0 } else { f32::from(format.offset()) };
    let mut total = [vdupq_n_f32(0.0); M];
    let mut shift = [0.0; M];
    for (i, b) in weights.as_chunks::<BYTES>().0.iter().enumerate() {
        format.unpack(b, &mut q, &mut scale, &mut min);
        for (g, q) in q.chunks_exact(size).enumerate() {
            let at = i * VALUES + g * size;
            let min = if format.has_min() { min[g] } else { -offset * scale[g] };
            for ((total, shift), row) in total.iter_mut().zip(&mut shift).zip(rows) {
                let mut sum = vdupq_n_s32(0);
                for (q, x) in q.as_chunks::<16>().0.iter().zip(row.q[at..].as_chunks::<16>().0) {
                    sum = sdot(sum, veorq_s8(load_unsigned(q), flip), load_signed(x));
                }
                *total = vfmaq_n_f32(*total, vcvtq_f32_s32(sum), scale[g] * row.scale[at / 32]);
                *shift += min * if size == 16 { row.sum16[at / 16] } else { row.sum[at / 32] };
            }
        }
    }
    array::from_fn(|r| vaddvq_f32(total[r]) + shift[r])
}

/// Adds to each of four sums the products of four bytes. (The intrinsic `vdotq_s32` is not stable yet.)
#[inline]
#[target_feature(enable = "neon,dotprod")]
fn sdot(mut sum: int32x4_t, a: int8x16_t, b: int8x16_t) -> int32x4_t {
    // SAFETY: one instruction on registers, which this function's target features promise.
    unsafe {
        asm!(
            "sdot {sum:v}.4s, {a:v}.16b, {b:v}.16b",
            sum = inout(vreg) sum, a = in(vreg) a, b = in(vreg) b,
            options(pure, nomem, nostack, preserves_flags),
        );
    }
    sum
}

#[inline]
#[target_feature(enable = "neon")]
fn load_words(from: &[u32]) -> int8x16_t {
    let from: &[u32] = &from[..4];
    // SAFETY: 16 bytes, as just checked; the load asks for no alignment.
    unsafe { vld1q_s8(from.as_ptr().cast()) }
}

#[inline]
#[target_feature(enable = "neon")]
fn load_unsigned(from: &[u8; 16]) -> int8x16_t {
    // SAFETY: 16 bytes; the load asks for no alignment.
    unsafe { vld1q_s8(from.as_ptr().cast()) }
}

#[inline]
#[target_feature(enable = "neon")]
fn load_signed(from: &[i8; 16]) -> int8x16_t {
    // SAFETY: 16 bytes; the load asks for no alignment.
    unsafe { vld1q_s8(from.as_ptr()) }
}

#[inline]
#[target_feature(enable = "neon")]
fn load_floats(from: &[f32]) -> float32x4_t {
    let from: &[f32] = &from[..4];
    // SAFETY: four floats, as just checked; the load asks for no alignment.
    unsafe { vld1q_f32(from.as_ptr()) }
}
