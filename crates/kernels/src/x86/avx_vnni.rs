//! AVX-VNNI: `vpdpbusd` on registers of 32 bytes, without AVX-512: Intel's client processors since Alder
//! Lake (2021).

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

/// Writes the module's contents around `$dpbusd`. The same instruction exists in AVX-512, encoded
/// differently, so that the tests run these loops on processors that have only that one.
macro_rules! vnni_kernels {
    ($(#[$doc:meta])* $kernels:ident, $features:literal, $dpbusd:ident, $detect:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub(crate) struct $kernels(());

        impl $kernels {
            pub(crate) fn detect() -> Option<Self> {
                let has = is_x86_feature_detected!("avx2")
                    && is_x86_feature_detected!("fma")
                    && is_x86_feature_detected!("f16c")
                    && $detect;
                has.then_some(Self(()))
            }
        }

        #[inline]
        #[target_feature(enable = $features)]
        fn sums<const STEPS: usize, const PER: usize>(
            w: &[[u32; NR]; STEPS],
            x: &[[i32; MR]; STEPS],
            start: &[i32; MR],
        ) -> [[__m256i; 2]; MR] {
            let mut sums = [[_mm256_setzero_si256(); 2]; MR];
            for (sum, start) in sums.iter_mut().zip(start) {
                *sum = [_mm256_set1_epi32(*start); 2];
            }
            for (w, x) in w.iter().zip(x) {
                let (w0, w1) = (load_words(w), load_words(&w[8..]));
                for (sum, x) in sums.iter_mut().zip(x) {
                    let x = _mm256_set1_epi32(*x);
                    sum[0] = $dpbusd(sum[0], w0, x);
                    sum[1] = $dpbusd(sum[1], w1, x);
                }
            }
            sums
        }

        #[inline]
        #[target_feature(enable = $features)]
        fn dot<const SIGNED: bool>(w: __m256i, x: __m256i) -> __m256i {
            let zero = _mm256_setzero_si256();
            if SIGNED {
                $dpbusd(zero, _mm256_abs_epi8(w), _mm256_sign_epi8(x, w))
            } else {
                $dpbusd(zero, w, x)
            }
        }

        ymm_kernels!($kernels, $features);
    };
}

vnni_kernels!(
    /// Proof that the processor has the instructions of this module.
    AvxVnni, "avx2,fma,f16c,avxvnni", _mm256_dpbusd_avx_epi32, is_x86_feature_detected!("avxvnni")
);

/// The same with AVX-512's encoding of the one new instruction.
#[cfg(test)]
pub(crate) mod evex {
    use super::*;

    vnni_kernels!(
        /// Proof that the processor has the instructions of this module.
        Evex,
        "avx2,fma,f16c,avx512vnni,avx512vl",
        _mm256_dpbusd_epi32,
        is_x86_feature_detected!("avx512vnni") && is_x86_feature_detected!("avx512vl")
    );
}
