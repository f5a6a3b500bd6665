//! AVX2: `vpmaddubsw` multiplies 32 unsigned with 32 signed bytes and adds them in twos, with saturation
//! at 16 bits. Four, five and six bits times 127 stay below that, and so do sums of eight, four and two of
//! them; eight bits would not, so Q8_0 is multiplied as magnitude (128 at most) times the activation with
//! the weight's sign.

use std::arch::x86_64::*;

use super::{
    k_scales, k2_scales, k2_values, k6_scales, k6_values, k45_values, load_8, load_signed, load_words, prefetch, q4_0,
    q4_1, q5_0, q5_1, q8_0, store_8, sum_8,
    ymm::{MR, NR, ymm_kernels},
};
use crate::{
    activations::{Block, Row},
    format::Format,
    product::{Kernels, Matrix, Panel},
};

/// Proof that the processor has the instructions of this module.
#[derive(Clone, Copy)]
pub(crate) struct Avx2(());

impl Avx2 {
    pub(crate) fn detect() -> Option<Self> {
        let has =
            is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") && is_x86_feature_detected!("f16c");
        has.then_some(Self(()))
    }
}

#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn sums<const STEPS: usize, const PER: usize>(
    w: &[[u32; NR]; STEPS],
    x: &[[i32; MR]; STEPS],
    start: &[i32; MR],
) -> [[__m256i; 2]; MR] {
    let mut sums = [[_mm256_setzero_si256(); 2]; MR];
    if PER > 1 {
        for (sum, start) in sums.iter_mut().zip(start) {
            *sum = [_mm256_set1_epi32(*start); 2];
        }
    }
    let ones = _mm256_set1_epi16(1);
    for (w, x) in w.as_chunks::<PER>().0.iter().zip(x.as_chunks::<PER>().0) {
        let mut short = [[_mm256_setzero_si256(); 2]; MR];
        for (w, x) in w.iter().zip(x) {
            let w = [load_words(w), load_words(&w[8..])];
            for (short, x) in short.iter_mut().zip(x) {
                let x = _mm256_set1_epi32(*x);
                for (short, w) in short.iter_mut().zip(w) {
                    let products = if PER == 1 {
                        let w = _mm256_xor_si256(w, _mm256_set1_epi8(-128));
                        _mm256_maddubs_epi16(_mm256_abs_epi8(w), _mm256_sign_epi8(x, w))
                    } else {
                        _mm256_maddubs_epi16(w, x)
                    };
                    *short = _mm256_add_epi16(*short, products);
                }
            }
        }
        for (sum, short) in sums.iter_mut().zip(short) {
            sum[0] = _mm256_add_epi32(sum[0], _mm256_madd_epi16(short[0], ones));
            sum[1] = _mm256_add_epi32(sum[1], _mm256_madd_epi16(short[1], ones));
        }
    }
    sums
}

#[inline]
#[target_feature(enable = "avx2,fma,f16c")]
fn dot<const SIGNED: bool>(w: __m256i, x: __m256i) -> __m256i {
    let products = if SIGNED {
        _mm256_maddubs_epi16(_mm256_abs_epi8(w), _mm256_sign_epi8(x, w))
    } else {
        _mm256_maddubs_epi16(w, x)
    };
    _mm256_madd_epi16(products, _mm256_set1_epi16(1))
}

ymm_kernels!(Avx2, "avx2,fma,f16c");
