//! The x86-64 instruction sets, and what their decoding loops share: loads, and blocks unpacked in
//! registers of 32 bytes.

pub(crate) mod avx512;

use std::arch::x86_64::*;

#[inline]
#[target_feature(enable = "avx2,f16c")]
fn half(low: u8, high: u8) -> f32 {
    _mm_cvtss_f32(_mm_cvtph_ps(_mm_cvtsi32_si128(i32::from(u16::from_le_bytes([low, high])))))
}

/// Sixteen bytes of halves to 32 values.
#[inline]
#[target_feature(enable = "avx2")]
fn nibbles(bytes: &[u8]) -> __m256i {
    let bytes = load_16(bytes);
    let halves = _mm256_set_m128i(_mm_srli_epi16(bytes, 4), bytes);
    _mm256_and_si256(halves, _mm256_set1_epi8(15))
}

/// The eight scales and minima of a Q4_K or Q5_K block, from 6 bits each. The minima are negative.
#[inline]
#[target_feature(enable = "avx2,f16c")]
fn k_scales(block: &[u8]) -> (__m256, __m256) {
    let word = |at: usize| u32::from_le_bytes([block[at], block[at + 1], block[at + 2], block[at + 3]]);
    let (a, b, c) = (word(4), word(8), word(12));
    let eight = |low: u32, high: u32| {
        let bytes = _mm_cvtsi64_si128((u64::from(low) | u64::from(high) << 32).cast_signed());
        _mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(bytes))
    };
    let scale = eight(a & 0x3f3f_3f3f, (c & 0x0f0f_0f0f) | ((a >> 2) & 0x3030_3030));
    let min = eight(b & 0x3f3f_3f3f, ((c >> 4) & 0x0f0f_0f0f) | ((b >> 2) & 0x3030_3030));
    (
        _mm256_mul_ps(scale, _mm256_set1_ps(half(block[0], block[1]))),
        _mm256_mul_ps(min, _mm256_set1_ps(-half(block[2], block[3]))),
    )
}

/// Half of a Q6_K block: 128 values from four low and two high bits each.
#[inline]
#[target_feature(enable = "avx2")]
fn k6_values(low: &[u8; 64], high: &[u8; 32]) -> [__m256i; 4] {
    let (l0, l1, high) = (load_32(low), load_32(&low[32..]), load_32(high));
    let four = _mm256_set1_epi8(15);
    let two = _mm256_set1_epi8(0x30);
    let join = |low: __m256i, high: __m256i| _mm256_or_si256(_mm256_and_si256(low, four), _mm256_and_si256(high, two));
    [
        join(l0, _mm256_slli_epi16(high, 4)),
        join(l1, _mm256_slli_epi16(high, 2)),
        join(_mm256_srli_epi16(l0, 4), high),
        join(_mm256_srli_epi16(l1, 4), _mm256_srli_epi16(high, 2)),
    ]
}

#[inline]
#[target_feature(enable = "avx2")]
fn load_16(from: &[u8]) -> __m128i {
    let from: &[u8] = &from[..16];
    // SAFETY: 16 bytes, as just checked; the load asks for no alignment.
    unsafe { _mm_loadu_si128(from.as_ptr().cast()) }
}

#[inline]
#[target_feature(enable = "avx2")]
fn load_32(from: &[u8]) -> __m256i {
    let from: &[u8] = &from[..32];
    // SAFETY: 32 bytes, as just checked; the load asks for no alignment.
    unsafe { _mm256_loadu_si256(from.as_ptr().cast()) }
}

#[inline]
#[target_feature(enable = "avx2")]
fn load_8(from: &[f32]) -> __m256 {
    let from: &[f32] = &from[..8];
    // SAFETY: 8 floats, as just checked; the load asks for no alignment.
    unsafe { _mm256_loadu_ps(from.as_ptr()) }
}

/// Asks for the weights some blocks ahead; reads nothing and faults on no address.
#[inline]
#[target_feature(enable = "avx2")]
fn prefetch(block: &[u8], ahead: usize) {
    _mm_prefetch(block.as_ptr().wrapping_add(ahead).cast(), _MM_HINT_T0);
}
