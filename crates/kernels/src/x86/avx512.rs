//! AVX-512 with VNNI: `vpdpbusd` multiplies 64 unsigned with 64 signed bytes and adds them in fours.

use std::arch::x86_64::*;

use crate::{
    activations::{Block, Row},
    format::Format,
    product::{Kernels, Matrix, Panel},
    x86::{
        half, k_scales, k2_values, k6_values, k45_values, load_8, load_16, load_32, prefetch, q4_0, q4_1, q5_0, q5_1,
    },
};

/// Proof that the processor has the instructions of this module.
#[derive(Clone, Copy)]
pub(crate) struct Avx512(());

impl Avx512 {
    pub(crate) fn detect() -> Option<Self> {
        let has = is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512bw")
            && is_x86_feature_detected!("avx512vl")
            && is_x86_feature_detected!("avx512vnni")
            && is_x86_feature_detected!("f16c");
        has.then_some(Self(()))
    }
}

/// Activation rows of a tile: 12 of the 32 registers sum up floats, 12 integers.
const MR: usize = 6;
/// Weight rows of a tile, two registers.
const NR: usize = 32;

impl Kernels<MR, NR> for Avx512 {
    fn block(self, format: Format, rows: &[f32], k: usize) -> Block<MR> {
        // SAFETY: the processor has the instructions, or there would be no `self`.
        unsafe { block(format, rows, k) }
    }

    fn fill(self, panel: &mut Panel, weights: Matrix<'_>, rows: &[u8]) {
        // SAFETY: as above.
        unsafe { fill(panel, weights, rows) }
    }

    fn tile(self, format: Format, panel: &Panel, block: &Block<MR>, out: &mut [[f32; NR]; MR]) {
        // SAFETY: as above.
        unsafe {
            match (format.group(), format.has_min()) {
                (16, false) => tile::<4, false>(panel, block, out),
                (16, true) => tile::<4, true>(panel, block, out),
                (_, false) => tile::<8, false>(panel, block, out),
                (_, true) => tile::<8, true>(panel, block, out),
            }
        }
    }

    fn row(self, x: &[f32]) -> Row {
        // SAFETY: as above.
        unsafe { row(x) }
    }

    fn dot<const M: usize>(self, format: Format, weights: &[u8], rows: &[Row; M]) -> [f32; M] {
        // SAFETY: as above.
        unsafe { dot(format, weights, rows) }
    }
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,f16c")]
fn block(format: Format, rows: &[f32], k: usize) -> Block<MR> {
    Block::new(format, rows, k)
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,f16c")]
fn fill(panel: &mut Panel, weights: Matrix<'_>, rows: &[u8]) {
    panel.fill::<NR>(weights, rows);
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,f16c")]
fn row(x: &[f32]) -> Row {
    Row::new(x)
}

/// `MR` activation rows times `NR` weight rows, whose groups are four times `STEPS` values long.
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,f16c")]
fn tile<const STEPS: usize, const MIN: bool>(panel: &Panel, block: &Block<MR>, out: &mut [[f32; NR]; MR]) {
    let mut total = [[_mm512_setzero_ps(); 2]; MR];
    let weights = panel.q::<NR>().as_chunks::<STEPS>().0.iter().zip(panel.scale::<NR>().iter().zip(panel.min::<NR>()));
    let activations = block.q.as_chunks::<STEPS>().0.iter().zip(&block.groups);
    for ((w, (scale, min)), (x, group)) in weights.zip(activations) {
        let mut sum = [[_mm512_setzero_si512(); 2]; MR];
        if !MIN {
            for (sum, start) in sum.iter_mut().zip(group.start) {
                *sum = [_mm512_set1_epi32(start); 2];
            }
        }
        for (w, x) in w.iter().zip(x) {
            let (low, high) = w.split_at(16);
            let (w0, w1) = (load_ints(low), load_ints(high));
            for (sum, x) in sum.iter_mut().zip(x) {
                let x = _mm512_set1_epi32(*x);
                sum[0] = _mm512_dpbusd_epi32(sum[0], w0, x);
                sum[1] = _mm512_dpbusd_epi32(sum[1], w1, x);
            }
        }
        let (low, high) = scale.split_at(16);
        let (s0, s1) = (load_floats(low), load_floats(high));
        for ((total, sum), scale) in total.iter_mut().zip(sum).zip(group.scale) {
            let scale = _mm512_set1_ps(scale);
            total[0] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(sum[0]), _mm512_mul_ps(s0, scale), total[0]);
            total[1] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(sum[1]), _mm512_mul_ps(s1, scale), total[1]);
        }
        if MIN {
            let (low, high) = min.split_at(16);
            let (m0, m1) = (load_floats(low), load_floats(high));
            for (total, sum) in total.iter_mut().zip(group.sum) {
                let sum = _mm512_set1_ps(sum);
                total[0] = _mm512_fmadd_ps(m0, sum, total[0]);
                total[1] = _mm512_fmadd_ps(m1, sum, total[1]);
            }
        }
    }
    for (out, total) in out.iter_mut().zip(total) {
        let (low, high) = out.split_at_mut(16);
        store_floats(low, total[0]);
        store_floats(high, total[1]);
    }
}

#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,f16c")]
fn dot<const M: usize>(format: Format, weights: &[u8], rows: &[Row; M]) -> [f32; M] {
    // Closures, because they inherit the instructions of this function, and a path to one does not.
    match format {
        Format::Q4_0 => dot_pairs(weights.as_chunks::<18>().0, |b| q4_0(b), rows),
        Format::Q4_1 => dot_pairs(weights.as_chunks::<20>().0, |b| q4_1(b), rows),
        Format::Q5_0 => dot_pairs(weights.as_chunks::<22>().0, |b| q5_0(b), rows),
        Format::Q5_1 => dot_pairs(weights.as_chunks::<24>().0, |b| q5_1(b), rows),
        Format::Q8_0 => dot_pairs(weights.as_chunks::<34>().0, |b| q8_0_unsigned(b), rows),
        Format::Q4K => dot_k45::<144, M>(weights, rows),
        Format::Q5K => dot_k45::<176, M>(weights, rows),
        Format::Q2K => dot_sixteens(weights, |b: &[u8; 84]| k2_scales(b), |b, h| k2_values(b, h), rows),
        Format::Q6K => dot_sixteens(
            weights,
            |b: &[u8; 210]| k6_scales(b),
            |b, h| k6_values(&b[64 * h..].as_chunks().0[0], &b[128 + 32 * h..].as_chunks().0[0]),
            rows,
        ),
    }
}

/// The formats with blocks of 32 values, two blocks at a time. `unpack` gives the bytes, the scale,
/// and what the sum of the activations is multiplied with.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,f16c")]
fn dot_pairs<const BYTES: usize, const M: usize>(
    blocks: &[[u8; BYTES]],
    unpack: impl Fn(&[u8; BYTES]) -> (__m256i, f32, f32),
    rows: &[Row; M],
) -> [f32; M] {
    let mut total = [_mm512_setzero_ps(); M];
    let mut shift = [0.0; M];
    let mut add = |i: usize, first: &[u8; BYTES], second: Option<&[u8; BYTES]>| {
        prefetch(first, 512);
        let (q0, s0, m0) = unpack(first);
        let (q1, s1, m1) = second.map_or((_mm256_setzero_si256(), 0.0, 0.0), &unpack);
        let q = both(q0, q1);
        for ((total, shift), row) in total.iter_mut().zip(&mut shift).zip(rows) {
            let x = load_bytes(&row.q[64 * i..]);
            let sum = _mm512_cvtepi32_ps(_mm512_dpbusd_epi32(_mm512_setzero_si512(), q, x));
            let [x0, x1] = row.scale.as_chunks().0[i];
            let scale = _mm512_mask_mov_ps(_mm512_set1_ps(s0 * x0), 0xff00, _mm512_set1_ps(s1 * x1));
            *total = _mm512_fmadd_ps(sum, scale, *total);
            let [x0, x1] = row.sum.as_chunks().0[i];
            *shift += m0 * x0 + m1 * x1;
        }
    };
    let (pairs, rest) = blocks.as_chunks::<2>();
    for (i, [first, second]) in pairs.iter().enumerate() {
        add(i, first, Some(second));
    }
    if let [last] = rest {
        add(pairs.len(), last, None);
    }
    let mut out = shift;
    for (out, total) in out.iter_mut().zip(total) {
        *out += _mm512_reduce_add_ps(total);
    }
    out
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,f16c")]
fn q8_0_unsigned(b: &[u8; 34]) -> (__m256i, f32, f32) {
    let scale = half(b[0], b[1]);
    (_mm256_xor_si256(load_32(&b[2..]), _mm256_set1_epi8(-128)), scale, -128.0 * scale)
}

/// Q4_K (144 bytes a block) and Q5_K (176).
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,f16c")]
fn dot_k45<const BYTES: usize, const M: usize>(weights: &[u8], rows: &[Row; M]) -> [f32; M] {
    let mut total = [_mm512_setzero_ps(); M];
    let mut shift = [_mm256_setzero_ps(); M];
    let first_and_second = _mm512_set_epi32(1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    for (i, b) in weights.as_chunks::<BYTES>().0.iter().enumerate() {
        prefetch(b, 1024);
        prefetch(b, 1088);
        let (scale, min) = k_scales(b);
        let mut scales = [_mm512_setzero_ps(); M];
        for ((scales, shift), row) in scales.iter_mut().zip(&mut shift).zip(rows) {
            *scales = _mm512_castps256_ps512(_mm256_mul_ps(scale, load_8(&row.scale[8 * i..])));
            *shift = _mm256_fmadd_ps(min, load_8(&row.sum[8 * i..]), *shift);
        }
        for c in 0..4 {
            let [first, second] = k45_values(b, c);
            let q = both(first, second);
            let pick = _mm512_add_epi32(first_and_second, _mm512_set1_epi32(2 * c as i32));
            for ((total, scales), row) in total.iter_mut().zip(scales).zip(rows) {
                let x = load_bytes(&row.q[256 * i + 64 * c..]);
                let sum = _mm512_cvtepi32_ps(_mm512_dpbusd_epi32(_mm512_setzero_si512(), q, x));
                *total = _mm512_fmadd_ps(sum, _mm512_permutexvar_ps(pick, scales), *total);
            }
        }
    }
    let mut out = [0.0; M];
    for ((out, total), shift) in out.iter_mut().zip(total).zip(shift) {
        *out = _mm512_reduce_add_ps(_mm512_add_ps(total, _mm512_zextps256_ps512(shift)));
    }
    out
}

/// The scales of a Q2_K block's groups, and what the sums of the activations are multiplied with.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,f16c")]
fn k2_scales(b: &[u8; 84]) -> (__m512, __m512) {
    let both = load_16(b);
    let low = _mm_set1_epi8(15);
    let scale = _mm512_cvtepi32_ps(_mm512_cvtepu8_epi32(_mm_and_si128(both, low)));
    let min = _mm512_cvtepi32_ps(_mm512_cvtepu8_epi32(_mm_and_si128(_mm_srli_epi16(both, 4), low)));
    (_mm512_mul_ps(scale, _mm512_set1_ps(half(b[80], b[81]))), _mm512_mul_ps(min, _mm512_set1_ps(-half(b[82], b[83]))))
}

/// The same of a Q6_K block.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,f16c")]
fn k6_scales(b: &[u8; 210]) -> (__m512, __m512) {
    let scale = _mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(load_16(&b[192..])));
    let scale = _mm512_mul_ps(scale, _mm512_set1_ps(half(b[208], b[209])));
    (scale, _mm512_mul_ps(scale, _mm512_set1_ps(-32.0)))
}

/// Blocks of 256 values of which sixteen share a scale: Q2_K and Q6_K. `values` unpacks one half of a block.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512vnni,f16c")]
fn dot_sixteens<const BYTES: usize, const M: usize>(
    weights: &[u8],
    scales: impl Fn(&[u8; BYTES]) -> (__m512, __m512),
    values: impl Fn(&[u8; BYTES], usize) -> [__m256i; 4],
    rows: &[Row; M],
) -> [f32; M] {
    let mut total = [_mm512_setzero_ps(); M];
    let each_four_times = _mm512_set_epi32(3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0);
    let each_twice = _mm512_set_epi32(7, 7, 6, 6, 5, 5, 4, 4, 3, 3, 2, 2, 1, 1, 0, 0);
    for (i, b) in weights.as_chunks::<BYTES>().0.iter().enumerate() {
        prefetch(b, 1024);
        prefetch(b, 1088);
        if BYTES > 128 {
            prefetch(b, 1152);
        }
        let (scale, shift) = scales(b);
        let mut scales = [_mm512_setzero_ps(); M];
        for ((scales, total), row) in scales.iter_mut().zip(&mut total).zip(rows) {
            let x = _mm512_castps256_ps512(load_8(&row.scale[8 * i..]));
            *scales = _mm512_mul_ps(scale, _mm512_permutexvar_ps(each_twice, x));
            *total = _mm512_fmadd_ps(shift, load_floats(&row.sum16[16 * i..]), *total);
        }
        for h in 0..2 {
            let [q0, q1, q2, q3] = values(b, h);
            for (z, q) in [both(q0, q1), both(q2, q3)].into_iter().enumerate() {
                let pick = _mm512_add_epi32(each_four_times, _mm512_set1_epi32((8 * h + 4 * z) as i32));
                for ((total, scales), row) in total.iter_mut().zip(scales).zip(rows) {
                    let x = load_bytes(&row.q[256 * i + 128 * h + 64 * z..]);
                    let sum = _mm512_cvtepi32_ps(_mm512_dpbusd_epi32(_mm512_setzero_si512(), q, x));
                    *total = _mm512_fmadd_ps(sum, _mm512_permutexvar_ps(pick, scales), *total);
                }
            }
        }
    }
    let mut out = [0.0; M];
    for (out, total) in out.iter_mut().zip(total) {
        *out = _mm512_reduce_add_ps(total);
    }
    out
}

#[inline]
#[target_feature(enable = "avx512f")]
fn both(low: __m256i, high: __m256i) -> __m512i {
    _mm512_inserti64x4(_mm512_castsi256_si512(low), high, 1)
}

#[inline]
#[target_feature(enable = "avx512f")]
fn load_ints(from: &[u32]) -> __m512i {
    let from: &[u32] = &from[..16];
    // SAFETY: 64 bytes, as just checked; the load asks for no alignment.
    unsafe { _mm512_loadu_si512(from.as_ptr().cast()) }
}

#[inline]
#[target_feature(enable = "avx512f")]
fn load_bytes(from: &[i8]) -> __m512i {
    let from: &[i8] = &from[..64];
    // SAFETY: 64 bytes, as just checked; the load asks for no alignment.
    unsafe { _mm512_loadu_si512(from.as_ptr().cast()) }
}

#[inline]
#[target_feature(enable = "avx512f")]
fn load_floats(from: &[f32]) -> __m512 {
    let from: &[f32] = &from[..16];
    // SAFETY: 16 floats, as just checked; the load asks for no alignment.
    unsafe { _mm512_loadu_ps(from.as_ptr()) }
}

#[inline]
#[target_feature(enable = "avx512f")]
fn store_floats(to: &mut [f32], value: __m512) {
    let to: &mut [f32] = &mut to[..16];
    // SAFETY: 16 floats, as just checked; the store asks for no alignment.
    unsafe { _mm512_storeu_ps(to.as_mut_ptr(), value) }
}
