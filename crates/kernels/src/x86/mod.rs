//! The x86-64 instruction sets, and what their decoding loops share: loads, and blocks unpacked in
//! registers of 32 bytes.

pub(crate) mod avx2;
pub(crate) mod avx512;
pub(crate) mod avx_vnni;
mod ymm;

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

/// The bytes of a Q4_0 block, its scale, and what the sum of the activations is multiplied with.
#[inline]
#[target_feature(enable = "avx2,f16c")]
fn q4_0(b: &[u8; 18]) -> (__m256i, f32, f32) {
    let scale = half(b[0], b[1]);
    (nibbles(&b[2..]), scale, -8.0 * scale)
}

/// The same of a Q4_1 block.
#[inline]
#[target_feature(enable = "avx2,f16c")]
fn q4_1(b: &[u8; 20]) -> (__m256i, f32, f32) {
    (nibbles(&b[4..]), half(b[0], b[1]), half(b[2], b[3]))
}

/// The same of a Q5_0 block.
#[inline]
#[target_feature(enable = "avx2,f16c")]
fn q5_0(b: &[u8; 22]) -> (__m256i, f32, f32) {
    let scale = half(b[0], b[1]);
    (_mm256_or_si256(nibbles(&b[6..]), fifth_bits([b[2], b[3], b[4], b[5]])), scale, -16.0 * scale)
}

/// The same of a Q5_1 block.
#[inline]
#[target_feature(enable = "avx2,f16c")]
fn q5_1(b: &[u8; 24]) -> (__m256i, f32, f32) {
    let q = _mm256_or_si256(nibbles(&b[8..]), fifth_bits([b[4], b[5], b[6], b[7]]));
    (q, half(b[0], b[1]), half(b[2], b[3]))
}

/// The same of a Q8_0 block, whose bytes have a sign.
#[inline]
#[target_feature(enable = "avx2,f16c")]
fn q8_0(b: &[u8; 34]) -> (__m256i, f32, f32) {
    (load_32(&b[2..]), half(b[0], b[1]), 0.0)
}

/// Bit j of the four bytes as 16 or 0 in byte j.
#[inline]
#[target_feature(enable = "avx2")]
fn fifth_bits(bits: [u8; 4]) -> __m256i {
    let all = _mm256_set1_epi32(i32::from_le_bytes(bits));
    // Byte j of the result looks at byte j / 8 ...
    let spread =
        _mm256_set_epi64x(0x0303_0303_0303_0303, 0x0202_0202_0202_0202, 0x0101_0101_0101_0101, 0x0000_0000_0000_0000);
    // ... and there at bit j % 8.
    let bit = _mm256_set1_epi64x(0x8040_2010_0804_0201_u64.cast_signed());
    let set = _mm256_cmpeq_epi8(_mm256_and_si256(_mm256_shuffle_epi8(all, spread), bit), bit);
    _mm256_and_si256(set, _mm256_set1_epi8(16))
}

/// Quarter `c` of a Q4_K block (144 bytes) or a Q5_K block (176): two groups of 32 values.
#[inline]
#[target_feature(enable = "avx2")]
fn k45_values<const BYTES: usize>(block: &[u8; BYTES], c: usize) -> [__m256i; 2] {
    let low = _mm256_set1_epi8(15);
    let bytes = load_32(&block[BYTES - 128 + 32 * c..]);
    let first = _mm256_and_si256(bytes, low);
    let second = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), low);
    if BYTES == 144 {
        return [first, second];
    }
    // Bits 2c and 2c + 1 of each byte, moved to bit 4.
    let bits = _mm256_srl_epi16(load_32(&block[16..]), _mm_cvtsi32_si128(2 * c as i32));
    let one = _mm256_and_si256(bits, _mm256_set1_epi8(1));
    let two = _mm256_and_si256(bits, _mm256_set1_epi8(2));
    [_mm256_or_si256(first, _mm256_slli_epi16(one, 4)), _mm256_or_si256(second, _mm256_slli_epi16(two, 3))]
}

/// Half `h` of a Q2_K block: 128 values of two bits.
#[inline]
#[target_feature(enable = "avx2")]
fn k2_values(block: &[u8; 84], h: usize) -> [__m256i; 4] {
    let bytes = load_32(&block[16 + 32 * h..]);
    let three = _mm256_set1_epi8(3);
    [
        _mm256_and_si256(bytes, three),
        _mm256_and_si256(_mm256_srli_epi16(bytes, 2), three),
        _mm256_and_si256(_mm256_srli_epi16(bytes, 4), three),
        _mm256_and_si256(_mm256_srli_epi16(bytes, 6), three),
    ]
}

/// The scales of the groups in half `h` of a Q2_K block, and what the sums of the activations are multiplied with.
#[inline]
#[target_feature(enable = "avx2,f16c")]
fn k2_scales(block: &[u8; 84], h: usize) -> (__m256, __m256) {
    let both = load_eight(&block[8 * h..]);
    let low = _mm_set1_epi8(15);
    let scale = _mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(_mm_and_si128(both, low)));
    let min = _mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(_mm_and_si128(_mm_srli_epi16(both, 4), low)));
    (
        _mm256_mul_ps(scale, _mm256_set1_ps(half(block[80], block[81]))),
        _mm256_mul_ps(min, _mm256_set1_ps(-half(block[82], block[83]))),
    )
}

/// The same of a Q6_K block.
#[inline]
#[target_feature(enable = "avx2,f16c")]
fn k6_scales(block: &[u8; 210], h: usize) -> (__m256, __m256) {
    let scale = _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(load_eight(&block[192 + 8 * h..])));
    let scale = _mm256_mul_ps(scale, _mm256_set1_ps(half(block[208], block[209])));
    (scale, _mm256_mul_ps(scale, _mm256_set1_ps(-32.0)))
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

/// Eight bytes, the other eight zero.
#[inline]
#[target_feature(enable = "avx2")]
fn load_eight(from: &[u8]) -> __m128i {
    let from: &[u8] = &from[..8];
    // SAFETY: 8 bytes, as just checked; the load asks for no alignment.
    unsafe { _mm_loadl_epi64(from.as_ptr().cast()) }
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

#[inline]
#[target_feature(enable = "avx2")]
fn load_signed(from: &[i8]) -> __m256i {
    let from: &[i8] = &from[..32];
    // SAFETY: 32 bytes, as just checked; the load asks for no alignment.
    unsafe { _mm256_loadu_si256(from.as_ptr().cast()) }
}

#[inline]
#[target_feature(enable = "avx2")]
fn load_words(from: &[u32]) -> __m256i {
    let from: &[u32] = &from[..8];
    // SAFETY: 32 bytes, as just checked; the load asks for no alignment.
    unsafe { _mm256_loadu_si256(from.as_ptr().cast()) }
}

#[inline]
#[target_feature(enable = "avx2")]
fn store_8(to: &mut [f32], value: __m256) {
    let to: &mut [f32] = &mut to[..8];
    // SAFETY: 8 floats, as just checked; the store asks for no alignment.
    unsafe { _mm256_storeu_ps(to.as_mut_ptr(), value) }
}

#[inline]
#[target_feature(enable = "avx2")]
fn sum_8(value: __m256) -> f32 {
    let four = _mm_add_ps(_mm256_castps256_ps128(value), _mm256_extractf128_ps(value, 1));
    let two = _mm_add_ps(four, _mm_movehl_ps(four, four));
    _mm_cvtss_f32(_mm_add_ss(two, _mm_shuffle_ps(two, two, 1)))
}

/// Asks for the weights some blocks ahead; reads nothing and faults on no address.
#[inline]
#[target_feature(enable = "avx2")]
fn prefetch(block: &[u8], ahead: usize) {
    _mm_prefetch(block.as_ptr().wrapping_add(ahead).cast(), _MM_HINT_T0);
}
