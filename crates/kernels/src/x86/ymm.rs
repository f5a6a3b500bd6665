//! The loops on registers of 32 bytes, for AVX2 and for AVX-VNNI.
//!
//! A function with other target features cannot be inlined, so each instruction set needs its own copy
//! of the loops: the macro writes them around the two functions in which the sets differ.

/// Activation rows of a tile.
pub(super) const MR: usize = 3;
/// Weight rows of a tile, two registers.
pub(super) const NR: usize = 16;

/// Implements [`Kernels`](crate::product::Kernels) for `$kernels`, compiled for `$features`, with two functions of the module
/// that calls it:
/// - `sums`: the integer sums of one group for a tile, for weights that fit `PER` times into 16 bits
///   (`PER` = 1: Q8_0, whose bytes need all eight bits);
/// - `dot`: the sum, in fours, of the products of 32 weights (`SIGNED`, or not) and activations.
macro_rules! ymm_kernels {
    ($kernels:ident, $features:literal) => {
        impl Kernels<MR, NR> for $kernels {
            fn block(self, format: Format, rows: &[f32], k: usize) -> Block<MR> {
                // SAFETY: the processor has the instructions, or there would be no `self`.
                unsafe { block(format, rows, k) }
            }

            fn fill(self, panel: &mut Panel, weights: Matrix<'_>, rows: &[u8]) {
                // SAFETY: as above.
                unsafe { fill(panel, weights, rows) }
            }

            fn tile(self, format: Format, panel: &Panel, block: &Block<MR>, out: &mut [[f32; NR]; MR]) {
                // The largest byte times 127, in twos, must stay below 32,768: 15 fits eight times,
                // 31 four times, 63 twice.
                // SAFETY: as above.
                unsafe {
                    match format {
                        Format::Q4_0 => tile::<8, false, 8>(panel, block, out),
                        Format::Q4_1 | Format::Q4K => tile::<8, true, 8>(panel, block, out),
                        Format::Q5_0 => tile::<8, false, 4>(panel, block, out),
                        Format::Q5_1 | Format::Q5K => tile::<8, true, 4>(panel, block, out),
                        Format::Q8_0 => tile::<8, false, 1>(panel, block, out),
                        Format::Q2K => tile::<4, true, 4>(panel, block, out),
                        Format::Q6K => tile::<4, false, 2>(panel, block, out),
                    }
                }
            }

            fn row(self, x: &[f32]) -> Row {
                // SAFETY: as above.
                unsafe { row(x) }
            }

            fn dot<const M: usize>(self, format: Format, weights: &[u8], rows: &[Row; M]) -> [f32; M] {
                // SAFETY: as above.
                unsafe { dot_rows(format, weights, rows) }
            }
        }

        #[target_feature(enable = $features)]
        fn block(format: Format, rows: &[f32], k: usize) -> Block<MR> {
            Block::new(format, rows, k)
        }

        #[target_feature(enable = $features)]
        fn fill(panel: &mut Panel, weights: Matrix<'_>, rows: &[u8]) {
            panel.fill::<NR>(weights, rows);
        }

        #[target_feature(enable = $features)]
        fn row(x: &[f32]) -> Row {
            Row::new(x)
        }

        /// `MR` activation rows times `NR` weight rows, whose groups are four times `STEPS` values long.
        #[target_feature(enable = $features)]
        fn tile<const STEPS: usize, const MIN: bool, const PER: usize>(
            panel: &Panel,
            block: &Block<MR>,
            out: &mut [[f32; NR]; MR],
        ) {
            let mut total = [[_mm256_setzero_ps(); 2]; MR];
            let scales = panel.scale::<NR>().iter().zip(panel.min::<NR>());
            let weights = panel.q::<NR>().as_chunks::<STEPS>().0.iter().zip(scales);
            let activations = block.q.as_chunks::<STEPS>().0.iter().zip(&block.groups);
            for ((w, (scale, min)), (x, group)) in weights.zip(activations) {
                let sums = sums::<STEPS, PER>(w, x, &group.start);
                let (s0, s1) = (load_8(scale), load_8(&scale[8..]));
                for ((total, sum), scale) in total.iter_mut().zip(sums).zip(group.scale) {
                    let scale = _mm256_set1_ps(scale);
                    total[0] = _mm256_fmadd_ps(_mm256_cvtepi32_ps(sum[0]), _mm256_mul_ps(s0, scale), total[0]);
                    total[1] = _mm256_fmadd_ps(_mm256_cvtepi32_ps(sum[1]), _mm256_mul_ps(s1, scale), total[1]);
                }
                if MIN {
                    let (m0, m1) = (load_8(min), load_8(&min[8..]));
                    for (total, sum) in total.iter_mut().zip(group.sum) {
                        let sum = _mm256_set1_ps(sum);
                        total[0] = _mm256_fmadd_ps(m0, sum, total[0]);
                        total[1] = _mm256_fmadd_ps(m1, sum, total[1]);
                    }
                }
            }
            for (out, total) in out.iter_mut().zip(total) {
                let (low, high) = out.split_at_mut(8);
                store_8(low, total[0]);
                store_8(high, total[1]);
            }
        }

        #[target_feature(enable = $features)]
        fn dot_rows<const M: usize>(format: Format, weights: &[u8], rows: &[Row; M]) -> [f32; M] {
            // Closures, because they inherit the instructions of this function, and a path to one does not.
            match format {
                Format::Q4_0 => dot_blocks::<18, false, M>(weights, |b| q4_0(b), rows),
                Format::Q4_1 => dot_blocks::<20, false, M>(weights, |b| q4_1(b), rows),
                Format::Q5_0 => dot_blocks::<22, false, M>(weights, |b| q5_0(b), rows),
                Format::Q5_1 => dot_blocks::<24, false, M>(weights, |b| q5_1(b), rows),
                Format::Q8_0 => dot_blocks::<34, true, M>(weights, |b| q8_0(b), rows),
                Format::Q4K => dot_k45::<144, M>(weights, rows),
                Format::Q5K => dot_k45::<176, M>(weights, rows),
                Format::Q2K => dot_sixteens(weights, |b: &[u8; 84], h| k2_scales(b, h), |b, h| k2_values(b, h), rows),
                Format::Q6K => dot_sixteens(
                    weights,
                    |b: &[u8; 210], h| k6_scales(b, h),
                    |b, h| k6_values(&b[64 * h..].as_chunks().0[0], &b[128 + 32 * h..].as_chunks().0[0]),
                    rows,
                ),
            }
        }

        /// The formats with blocks of 32 values. `unpack` gives the bytes, the scale, and what the sum of
        /// the activations is multiplied with.
        #[inline]
        #[target_feature(enable = $features)]
        fn dot_blocks<const BYTES: usize, const SIGNED: bool, const M: usize>(
            weights: &[u8],
            unpack: impl Fn(&[u8; BYTES]) -> (__m256i, f32, f32),
            rows: &[Row; M],
        ) -> [f32; M] {
            let mut total = [_mm256_setzero_ps(); M];
            let mut shift = [0.0; M];
            for (i, b) in weights.as_chunks::<BYTES>().0.iter().enumerate() {
                let (q, scale, min) = unpack(b);
                for ((total, shift), row) in total.iter_mut().zip(&mut shift).zip(rows) {
                    let sum = _mm256_cvtepi32_ps(dot::<SIGNED>(q, load_signed(&row.q[32 * i..])));
                    *total = _mm256_fmadd_ps(sum, _mm256_set1_ps(scale * row.scale[i]), *total);
                    *shift += min * row.sum[i];
                }
            }
            let mut out = shift;
            for (out, total) in out.iter_mut().zip(total) {
                *out += sum_8(total);
            }
            out
        }

        /// Q4_K (144 bytes a block) and Q5_K (176).
        #[inline]
        #[target_feature(enable = $features)]
        fn dot_k45<const BYTES: usize, const M: usize>(weights: &[u8], rows: &[Row; M]) -> [f32; M] {
            let mut total = [_mm256_setzero_ps(); M];
            for (i, b) in weights.as_chunks::<BYTES>().0.iter().enumerate() {
                prefetch(b, 1024);
                prefetch(b, 1088);
                let (scale, min) = k_scales(b);
                let mut scales = [_mm256_setzero_ps(); M];
                for ((scales, total), row) in scales.iter_mut().zip(&mut total).zip(rows) {
                    *scales = _mm256_mul_ps(scale, load_8(&row.scale[8 * i..]));
                    *total = _mm256_fmadd_ps(min, load_8(&row.sum[8 * i..]), *total);
                }
                for c in 0..4 {
                    for (z, q) in k45_values(b, c).into_iter().enumerate() {
                        let group = 2 * c + z;
                        let pick = _mm256_set1_epi32(group as i32);
                        for ((total, scales), row) in total.iter_mut().zip(scales).zip(rows) {
                            let x = load_signed(&row.q[256 * i + 32 * group..]);
                            let sum = _mm256_cvtepi32_ps(dot::<false>(q, x));
                            *total = _mm256_fmadd_ps(sum, _mm256_permutevar8x32_ps(scales, pick), *total);
                        }
                    }
                }
            }
            let mut out = [0.0; M];
            for (out, total) in out.iter_mut().zip(total) {
                *out = sum_8(total);
            }
            out
        }

        /// Blocks of 256 values of which sixteen share a scale: Q2_K and Q6_K. Both functions are for one half of a block:
        /// `scales` gives those of its groups, and what the sums of the activations are multiplied with.
        #[inline]
        #[target_feature(enable = $features)]
        fn dot_sixteens<const BYTES: usize, const M: usize>(
            weights: &[u8],
            scales: impl Fn(&[u8; BYTES], usize) -> (__m256, __m256),
            values: impl Fn(&[u8; BYTES], usize) -> [__m256i; 4],
            rows: &[Row; M],
        ) -> [f32; M] {
            let mut total = [_mm256_setzero_ps(); M];
            let each_four_times = _mm256_set_epi32(1, 1, 1, 1, 0, 0, 0, 0);
            for (i, b) in weights.as_chunks::<BYTES>().0.iter().enumerate() {
                prefetch(b, 1024);
                prefetch(b, 1088);
                if BYTES > 128 {
                    prefetch(b, 1152);
                }
                for h in 0..2 {
                    let (scale, shift) = scales(b, h);
                    for (total, row) in total.iter_mut().zip(rows) {
                        *total = _mm256_fmadd_ps(shift, load_8(&row.sum16[16 * i + 8 * h..]), *total);
                    }
                    for (z, q) in values(b, h).into_iter().enumerate() {
                        let pick = _mm256_add_epi32(each_four_times, _mm256_set1_epi32(2 * z as i32));
                        let scale = _mm256_permutevar8x32_ps(scale, pick);
                        for (total, row) in total.iter_mut().zip(rows) {
                            let x = load_signed(&row.q[256 * i + 128 * h + 32 * z..]);
                            let sum = _mm256_cvtepi32_ps(dot::<false>(q, x));
                            let scale = _mm256_mul_ps(scale, _mm256_set1_ps(row.scale[8 * i + 4 * h + z]));
                            *total = _mm256_fmadd_ps(sum, scale, *total);
                        }
                    }
                }
            }
            let mut out = [0.0; M];
            for (out, total) in out.iter_mut().zip(total) {
                *out = sum_8(total);
            }
            out
        }
    };
}

pub(super) use ymm_kernels;
