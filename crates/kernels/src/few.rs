//! Products of a few rows of floats with many, for attention from a single place: each of the many is read once, from
//! where it lies, and used for all of the few.

use std::ops::Range;

/// The few, the many, and floats in each.
type Shape = (usize, usize, usize);

/// Of the many, those that are multiplied together.
const AT_ONCE: usize = 4;

/// Of the many, those that are added to all of the few before the next are: 16 KiB of 128 floats each.
const BLOCK: usize = 32;

/// A register of `N` floats.
trait Register<const N: usize>: Copy {
    fn splat(value: f32) -> Self;
    fn load(values: &[f32; N]) -> Self;
    fn store(self, to: &mut [f32; N]);
    /// `self + a * b`.
    fn add_product(self, a: Self, b: Self) -> Self;
    /// Of all of its floats.
    fn sum(self) -> f32;
}

/// `$name` runs what it is made of on the widest registers that the processor has.
macro_rules! on_registers {
    ($(#[$doc:meta])* $name:ident, $over:ident, $avx512:ident, $avx2:ident, ($($argument:ident: $type:ty),*)) => {
        $(#[$doc])*
        pub(crate) fn $name($($argument: $type),*) {
            #[cfg(target_arch = "x86_64")]
            {
                if crate::x86::avx512::Avx512::detect().is_some() {
                    // SAFETY: the processor has the instructions.
                    return unsafe { $avx512($($argument),*) };
                }
                if crate::x86::avx2::Avx2::detect().is_some() {
                    // SAFETY: the processor has the instructions.
                    return unsafe { $avx2($($argument),*) };
                }
            }
            #[cfg(target_arch = "aarch64")]
            return $over::<neon::Four, 4>($($argument),*);
            #[cfg(not(target_arch = "aarch64"))]
            $over::<Four, 4>($($argument),*);
        }

        #[cfg(target_arch = "x86_64")]
        #[target_feature(enable = "avx512f")]
        fn $avx512($($argument: $type),*) {
            $over::<x86::Sixteen, 16>($($argument),*);
        }

        #[cfg(target_arch = "x86_64")]
        #[target_feature(enable = "avx2,fma")]
        fn $avx2($($argument: $type),*) {
            $over::<x86::Eight, 8>($($argument),*);
        }
    };
}

on_registers! {
    /// `out[a][b] = few[a] · many[b]`; factors with their strides from row to row.
    products, products_over, products_avx512, products_avx2,
    (out: &mut [f32], shape: Shape, few: (&[f32], usize), many: (&[f32], usize))
}

on_registers! {
    /// `out[a] = sum over b of weights[a][b] * many[b]`.
    sums, sums_over, sums_avx512, sums_avx2,
    (out: &mut [f32], shape: Shape, weights: &[f32], many: (&[f32], usize))
}

// What follows is always inlined, so that it is compiled for the instructions of its caller. Closures in it need not be:
// where registers are at hand there are loops.

#[inline(always)]
fn products_over<R: Register<N>, const N: usize>(
    out: &mut [f32],
    (few, many, width): Shape,
    (a, a_stride): (&[f32], usize),
    (b, b_stride): (&[f32], usize),
) {
    let row_a = |at: usize| &a[at * a_stride..][..width];
    let row_b = |at: usize| &b[at * b_stride..][..width];
    let whole = many - many % AT_ONCE;
    for at in (0..whole).step_by(AT_ONCE) {
        let b: [&[f32]; AT_ONCE] = std::array::from_fn(|i| row_b(at + i));
        let mut put = |row: usize, values: [f32; AT_ONCE]| {
            out[row * many + at..][..AT_ONCE].copy_from_slice(&values);
        };
        for row in (0..few - few % 2).step_by(2) {
            let [upper, lower] = dots::<R, N, 2, AT_ONCE>([row_a(row), row_a(row + 1)], b);
            put(row, upper);
            put(row + 1, lower);
        }
        if few % 2 == 1 {
            let [values] = dots::<R, N, 1, AT_ONCE>([row_a(few - 1)], b);
            put(few - 1, values);
        }
    }
    for row in 0..few {
        for last in whole..many {
            [[out[row * many + last]]] = dots::<R, N, 1, 1>([row_a(row)], [row_b(last)]);
        }
    }
}

/// The products of each of some vectors with each of others.
#[inline(always)]
fn dots<R: Register<N>, const N: usize, const A: usize, const B: usize>(
    a: [&[f32]; A],
    b: [&[f32]; B],
) -> [[f32; B]; A] {
    let (a, b) = (a.map(|a| a.as_chunks::<N>()), b.map(|b| b.as_chunks::<N>()));
    let mut sums = [[R::splat(0.0); B]; A];
    for at in 0..a[0].0.len() {
        for j in 0..B {
            let b = R::load(&b[j].0[at]);
            for i in 0..A {
                sums[i][j] = sums[i][j].add_product(R::load(&a[i].0[at]), b);
            }
        }
    }
    let mut products = [[0.0; B]; A];
    for i in 0..A {
        for j in 0..B {
            products[i][j] = sums[i][j].sum();
            for (a, b) in a[i].1.iter().zip(b[j].1) {
                products[i][j] += a * b;
            }
        }
    }
    products
}

#[inline(always)]
fn sums_over<R: Register<N>, const N: usize>(
    out: &mut [f32],
    (few, many, width): Shape,
    weights: &[f32],
    b: (&[f32], usize),
) {
    out.fill(0.0);
    for first in (0..many).step_by(BLOCK) {
        let block = first..(first + BLOCK).min(many);
        let mut row = 0;
        while row < few {
            let (out, weights) = (&mut out[row * width..], &weights[row * many..]);
            row += match few - row {
                6.. => add::<R, N, 6>(out, (many, width), weights, b, block.clone()),
                4.. => add::<R, N, 4>(out, (many, width), weights, b, block.clone()),
                2.. => add::<R, N, 2>(out, (many, width), weights, b, block.clone()),
                _ => add::<R, N, 1>(out, (many, width), weights, b, block.clone()),
            };
        }
    }
}

/// Adds a block of the many, weighted, to `ROWS` of the few, and returns that number.
#[inline(always)]
fn add<R: Register<N>, const N: usize, const ROWS: usize>(
    out: &mut [f32],
    (many, width): (usize, usize),
    weights: &[f32],
    (b, b_stride): (&[f32], usize),
    block: Range<usize>,
) -> usize {
    let weights: [&[f32]; ROWS] = std::array::from_fn(|row| &weights[row * many..][block.clone()]);
    let row_b = |at: usize| &b[(block.start + at) * b_stride..][..width];
    let chunks = width / N;
    let pairs = chunks - chunks % 2;
    for chunk in (0..pairs).step_by(2) {
        add_chunks::<R, N, ROWS, 2>(out, width, &weights, (b, b_stride), block.clone(), chunk);
    }
    if pairs < chunks {
        add_chunks::<R, N, ROWS, 1>(out, width, &weights, (b, b_stride), block.clone(), pairs);
    }
    for (row, weights) in weights.iter().enumerate() {
        for lane in width - width % N..width {
            out[row * width + lane] +=
                weights.iter().enumerate().map(|(at, weight)| weight * row_b(at)[lane]).sum::<f32>();
        }
    }
    ROWS
}

/// The same for `CHUNKS` registers of each row, from `first` on.
#[inline(always)]
fn add_chunks<R: Register<N>, const N: usize, const ROWS: usize, const CHUNKS: usize>(
    out: &mut [f32],
    width: usize,
    weights: &[&[f32]; ROWS],
    (b, b_stride): (&[f32], usize),
    block: Range<usize>,
    first: usize,
) {
    let mut sums = [[R::splat(0.0); CHUNKS]; ROWS];
    for row in 0..ROWS {
        let (out, _) = out[row * width..][..width].as_chunks::<N>();
        for chunk in 0..CHUNKS {
            sums[row][chunk] = R::load(&out[first + chunk]);
        }
    }
    for at in 0..block.len() {
        let (b, _) = b[(block.start + at) * b_stride..][..width].as_chunks::<N>();
        let mut values = [R::splat(0.0); CHUNKS];
        for chunk in 0..CHUNKS {
            values[chunk] = R::load(&b[first + chunk]);
        }
        for row in 0..ROWS {
            let weight = R::splat(weights[row][at]);
            for chunk in 0..CHUNKS {
                sums[row][chunk] = sums[row][chunk].add_product(weight, values[chunk]);
            }
        }
    }
    for row in 0..ROWS {
        let (out, _) = out[row * width..][..width].as_chunks_mut::<N>();
        for chunk in 0..CHUNKS {
            sums[row][chunk].store(&mut out[first + chunk]);
        }
    }
}

/// Four floats without any particular instruction.
#[cfg(not(target_arch = "aarch64"))]
#[derive(Clone, Copy)]
struct Four([f32; 4]);

#[cfg(not(target_arch = "aarch64"))]
impl Register<4> for Four {
    #[inline(always)]
    fn splat(value: f32) -> Self {
        Self([value; 4])
    }

    #[inline(always)]
    fn load(values: &[f32; 4]) -> Self {
        Self(*values)
    }

    #[inline(always)]
    fn store(self, to: &mut [f32; 4]) {
        *to = self.0;
    }

    #[inline(always)]
    fn add_product(self, a: Self, b: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] + a.0[i] * b.0[i]))
    }

    #[inline(always)]
    fn sum(self) -> f32 {
        (self.0[0] + self.0[2]) + (self.0[1] + self.0[3])
    }
}

/// Implements [`Register`] by intrinsics. They are inlined into functions that are compiled for them, and called from
/// nowhere else.
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
macro_rules! register {
    ($(#[$doc:meta])* $name:ident($vector:ty), $n:literal, $splat:ident, $load:ident, $store:ident,
     |$sum_of:ident, $a:ident, $b:ident| $fused:expr, |$all:ident| $sum:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub(super) struct $name($vector);

        impl super::Register<$n> for $name {
            #[inline(always)]
            fn splat(value: f32) -> Self {
                // SAFETY: callers are compiled for processors that have the instruction.
                Self(unsafe { $splat(value) })
            }

            #[inline(always)]
            fn load(values: &[f32; $n]) -> Self {
                // SAFETY: as above; the array is as long as the register, and need not be aligned.
                Self(unsafe { $load(values.as_ptr()) })
            }

            #[inline(always)]
            fn store(self, to: &mut [f32; $n]) {
                // SAFETY: as for `load`.
                unsafe { $store(to.as_mut_ptr(), self.0) }
            }

            #[inline(always)]
            fn add_product(self, a: Self, b: Self) -> Self {
                let ($sum_of, $a, $b) = (self.0, a.0, b.0);
                // SAFETY: callers are compiled for processors that have the instruction.
                Self(unsafe { $fused })
            }

            #[inline(always)]
            fn sum(self) -> f32 {
                let $all = self.0;
                // SAFETY: callers are compiled for processors that have the instructions.
                unsafe { $sum }
            }
        }
    };
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    register! {
        /// AVX-512.
        Sixteen(__m512), 16, _mm512_set1_ps, _mm512_loadu_ps, _mm512_storeu_ps,
        |sum, a, b| _mm512_fmadd_ps(a, b, sum),
        |all| _mm512_reduce_add_ps(all)
    }
    register! {
        /// AVX2 with FMA.
        Eight(__m256), 8, _mm256_set1_ps, _mm256_loadu_ps, _mm256_storeu_ps,
        |sum, a, b| _mm256_fmadd_ps(a, b, sum),
        |all| {
            let four = _mm_add_ps(_mm256_castps256_ps128(all), _mm256_extractf128_ps::<1>(all));
            let two = _mm_add_ps(four, _mm_movehl_ps(four, four));
            _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)))
        }
    }
}

#[cfg(target_arch = "aarch64")]
mod neon {
    use std::arch::aarch64::*;

    register! {
        /// NEON, which every 64-bit ARM processor has.
        Four(float32x4_t), 4, vdupq_n_f32, vld1q_f32, vst1q_f32,
        |sum, a, b| vfmaq_f32(sum, a, b),
        |all| vaddvq_f32(all)
    }
}
