//! Attention on the CPU, in the place of mistral.rs's scalar loops.
//!
//! Scores and weighted sums are small matrix products of a block of query rows with all keys that a row of the
//! block may see (`gemm`, in floats), with the softmax between them. For a single row the heads that share keys
//! are the rows, so that keys and values are read once; `gemm` would copy them into its order first, which takes
//! longer than multiplying them by a few rows.

use candle_core::{DType, Device, Result, Storage, Tensor, quantized::seam};
use rayon::prelude::*;
use std::ops::Range;

use crate::{crew, few, interrupt};

/// Query rows at a time.
const ROWS: usize = 64;
/// As many scores are computed before a thread that sleeps is awake.
const ALONE: usize = 16 * 1024;

/// `None` for what is not computed here: other types than F32, odd layouts, masks that differ by head.
pub(crate) fn attention(input: &seam::Attention<'_>) -> Option<Result<Tensor>> {
    if let Err(interrupted) = interrupt::check() {
        return Some(Err(interrupted));
    }
    let &seam::Attention { q, k, v, mask, scale, softcap } = input;
    let (batch, heads, rows, width) = q.dims4().ok()?;
    let (key_batch, key_heads, keys, key_width) = k.dims4().ok()?;
    let plain = [q, k, v].iter().all(|t| t.dtype() == DType::F32 && t.stride()[3] == 1);
    if !plain
        || key_batch != batch
        || key_width != width
        || v.dims() != k.dims()
        || key_heads == 0
        || !heads.is_multiple_of(key_heads)
        || [batch, rows, keys, width].contains(&0)
    {
        return None;
    }
    let mask = match mask {
        None => None,
        Some(mask)
            if mask.dtype() != DType::F32 || mask.elem_count() != rows * keys || mask.dims().last() != Some(&keys) =>
        {
            return None;
        }
        Some(mask) => Some(mask.flatten_all().and_then(|mask| mask.to_vec1::<f32>()).ok()?),
    };
    let storages = [q, k, v].map(|tensor| tensor.storage_and_layout().0);
    let [q_view, k_view, v_view] =
        [View::new(&storages[0], q)?, View::new(&storages[1], k)?, View::new(&storages[2], v)?];
    let shape = Shape { group: heads / key_heads, keys, width };
    let sight = Sight::new(mask, rows, keys);
    let softmax = Softmax { scale, softcap };
    let mut out = vec![0.0; batch * heads * rows * width];
    if rows == 1 {
        // One unit a key head: its query heads are the rows.
        let wake = heads * keys > ALONE;
        crew::each_chunk(&mut out, shape.group * width, wake, |unit, out| {
            let (b, head) = (unit / key_heads, unit % key_heads);
            let first = q_view.at(b, head * shape.group);
            let block = Block { q: first, stride: q_view.strides[1], rows: shape.group, first: 0, same: true };
            block.attend(&shape, k_view.at(b, head), v_view.at(b, head), (&k_view, &v_view), &sight, &softmax, out);
        });
    } else {
        // One unit a head and block of rows.
        out.par_chunks_mut(rows * width)
            .enumerate()
            .flat_map(|(head, out)| out.par_chunks_mut(ROWS * width).enumerate().map(move |(i, out)| (head, i, out)))
            .for_each(|(head, i, out)| {
                let (b, head) = (head / heads, head % heads);
                let (first, key_head) = (i * ROWS, head / shape.group);
                let block = Block {
                    q: &q_view.at(b, head)[first * q_view.strides[2]..],
                    stride: q_view.strides[2],
                    rows: ROWS.min(rows - first),
                    first,
                    same: false,
                };
                let (k, v) = (k_view.at(b, key_head), v_view.at(b, key_head));
                block.attend(&shape, k, v, (&k_view, &v_view), &sight, &softmax, out);
            });
    }
    Some(Tensor::from_vec(out, (batch, heads, rows, width), &Device::Cpu))
}

struct Shape {
    /// Query heads that share a key head.
    group: usize,
    keys: usize,
    width: usize,
}

/// The floats of a tensor from its first on, and how far apart they are.
struct View<'a> {
    values: &'a [f32],
    strides: [usize; 4],
}

impl<'a> View<'a> {
    fn new(storage: &'a Storage, tensor: &Tensor) -> Option<Self> {
        let Storage::Cpu(storage) = storage else { return None };
        let values = storage.as_slice::<f32>().ok()?.get(tensor.layout().start_offset()..)?;
        let strides = tensor.stride().try_into().ok()?;
        // The last value must be there: the products below do not look again.
        let last: usize = tensor.dims().iter().zip(&strides).map(|(dim, stride): (_, &usize)| (dim - 1) * stride).sum();
        (last < values.len()).then_some(Self { values, strides })
    }

    /// From the first row of a head on.
    fn at(&self, batch: usize, head: usize) -> &'a [f32] {
        &self.values[batch * self.strides[0] + head * self.strides[1]..]
    }
}

/// Which keys each row sees.
struct Sight {
    keys: usize,
    /// One a row; none when every row sees all.
    spans: Vec<Range<usize>>,
    /// What is added to the scores, where that is something else than nothing within the spans.
    added: Option<Vec<f32>>,
}

impl Sight {
    fn new(mask: Option<Vec<f32>>, rows: usize, keys: usize) -> Self {
        let Some(mask) = mask else { return Self { keys, spans: Vec::new(), added: None } };
        let open = |value: &f32| *value != f32::NEG_INFINITY;
        let spans: Vec<Range<usize>> = mask
            .par_chunks(keys)
            .map(|row| {
                let from = row.iter().position(open).unwrap_or(0);
                // A row that sees nothing sees all: the caller's mask gives it the same scores everywhere.
                from..row.iter().rposition(open).map_or(keys, |last| last + 1)
            })
            .collect();
        debug_assert_eq!(spans.len(), rows);
        let nothing =
            spans.iter().zip(mask.chunks(keys)).all(|(span, row)| row[span.clone()].iter().all(|v| *v == 0.0));
        Self { keys, spans, added: (!nothing).then_some(mask) }
    }

    fn span(&self, row: usize) -> Range<usize> {
        self.spans.get(row).cloned().unwrap_or(0..self.keys)
    }

    fn added(&self, row: usize) -> Option<&[f32]> {
        self.added.as_ref().map(|mask| &mask[row * self.keys..][self.span(row)])
    }
}

/// Query rows that are computed together.
struct Block<'a> {
    q: &'a [f32],
    /// From row to row.
    stride: usize,
    rows: usize,
    /// The place of the first among all rows.
    first: usize,
    /// They are the heads of one row, and not rows one after the other.
    same: bool,
}

impl Block<'_> {
    #[allow(clippy::too_many_arguments, reason = "one call in each of two loops")]
    fn attend(
        &self,
        shape: &Shape,
        k: &[f32],
        v: &[f32],
        (k_view, v_view): (&View<'_>, &View<'_>),
        sight: &Sight,
        softmax: &Softmax,
        out: &mut [f32],
    ) {
        let row = |r: usize| if self.same { self.first } else { self.first + r };
        let (from, to) = (0..self.rows)
            .map(|r| sight.span(row(r)))
            .fold((shape.keys, 0), |(from, to), span| (from.min(span.start), to.max(span.end)));
        let (keys, width) = (to - from, shape.width);
        let (k_stride, v_stride) = (k_view.strides[2], v_view.strides[2]);
        SCORES.with_borrow_mut(|scores| {
            scores.clear();
            scores.resize(self.rows * keys, 0.0);
            if self.same {
                few::products(
                    scores,
                    (self.rows, keys, width),
                    (self.q, self.stride),
                    (&k[from * k_stride..], k_stride),
                );
            } else {
                let k = &k[from * k_stride..];
                product(scores, (self.rows, keys, width), (self.q, self.stride, 1), (k, 1, k_stride));
            }
            let mut sums = [0.0; ROWS];
            let mut more = Vec::new();
            let sums: &mut [f32] = if self.rows <= ROWS {
                &mut sums
            } else {
                more.resize(self.rows, 0.0);
                &mut more
            };
            for (r, (scores, sum)) in scores.chunks_exact_mut(keys).zip(&mut *sums).enumerate() {
                let span = sight.span(row(r));
                scores[..span.start - from].fill(0.0);
                scores[span.end - from..].fill(0.0);
                *sum = softmax.row(&mut scores[span.start - from..span.end - from], sight.added(row(r)));
            }
            if self.same {
                few::sums(out, (self.rows, keys, width), scores, (&v[from * v_stride..], v_stride));
            } else {
                product(out, (self.rows, width, keys), (scores, keys, 1), (&v[from * v_stride..], v_stride, 1));
            }
            for (out, sum) in out.chunks_exact_mut(width).zip(&*sums) {
                let scale = 1.0 / sum;
                out.iter_mut().for_each(|value| *value *= scale);
            }
        });
    }
}

thread_local! {
    /// Kept between calls: fresh ones would cost page faults in every layer.
    static SCORES: std::cell::RefCell<Vec<f32>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// `out[m][n] = a[m][k] * b[k][n]`; factors with their strides from row to row and from column to column.
fn product(
    out: &mut [f32],
    (m, n, k): (usize, usize, usize),
    (a, a_row, a_column): (&[f32], usize, usize),
    (b, b_row, b_column): (&[f32], usize, usize),
) {
    let last = |rows: usize, columns: usize, row: usize, column: usize| (rows - 1) * row + (columns - 1) * column;
    assert!(out.len() >= m * n && last(m, k, a_row, a_column) < a.len() && last(k, n, b_row, b_column) < b.len());
    // SAFETY: the last element of each matrix is within its slice, as just checked, so all are; `out` is borrowed
    // mutably, so it is none of the factors. Slices are at most `isize::MAX` bytes long, so strides fit.
    unsafe {
        gemm::gemm(
            m,
            n,
            k,
            out.as_mut_ptr(),
            1,
            n.cast_signed(),
            false,
            a.as_ptr(),
            a_column.cast_signed(),
            a_row.cast_signed(),
            b.as_ptr(),
            b_column.cast_signed(),
            b_row.cast_signed(),
            0.0,
            1.0,
            false,
            false,
            false,
            gemm::Parallelism::None,
        );
    }
}

struct Softmax {
    scale: f32,
    softcap: Option<f32>,
}

impl Softmax {
    /// Turns scores into weights that are not yet divided by their sum, which it returns.
    fn row(&self, scores: &mut [f32], added: Option<&[f32]>) -> f32 {
        #[cfg(target_arch = "x86_64")]
        {
            if crate::x86::avx512::Avx512::detect().is_some() {
                // SAFETY: the processor has the instructions.
                return unsafe { self.row_avx512(scores, added) };
            }
            if crate::x86::avx2::Avx2::detect().is_some() {
                // SAFETY: the processor has the instructions.
                return unsafe { self.row_avx2(scores, added) };
            }
        }
        self.row_anywhere::<false>(scores, added)
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx512f,avx512bw,avx512vl,fma")]
    fn row_avx512(&self, scores: &mut [f32], added: Option<&[f32]>) -> f32 {
        self.row_anywhere::<true>(scores, added)
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,fma")]
    fn row_avx2(&self, scores: &mut [f32], added: Option<&[f32]>) -> f32 {
        self.row_anywhere::<true>(scores, added)
    }

    /// Always inlined, so that it is compiled for the instructions of its caller.
    #[inline(always)]
    fn row_anywhere<const FMA: bool>(&self, scores: &mut [f32], added: Option<&[f32]>) -> f32 {
        match self.softcap {
            Some(cap) => scores.iter_mut().for_each(|score| *score = cap * (*score * (self.scale / cap)).tanh()),
            None => scores.iter_mut().for_each(|score| *score *= self.scale),
        }
        if let Some(added) = added {
            scores.iter_mut().zip(added).for_each(|(score, added)| *score += added);
        }
        // Sixteen at a time: one maximum and one sum would have to be taken in order.
        let mut tops = [f32::NEG_INFINITY; 16];
        for scores in scores.chunks(16) {
            tops.iter_mut().zip(scores).for_each(|(top, score)| *top = top.max(*score));
        }
        let top = tops.into_iter().fold(f32::NEG_INFINITY, f32::max);
        if top == f32::NEG_INFINITY {
            scores.fill(1.0);
            return scores.len() as f32;
        }
        let mut sums = [0.0; 16];
        for scores in scores.chunks_mut(16) {
            for (sum, score) in sums.iter_mut().zip(scores) {
                *score = exp::<FMA>(*score - top);
                *sum += *score;
            }
        }
        sums.iter().sum()
    }
}

/// `e^x` for `x <= 0`, to about 2e-7 of its value; below -87 that of -87. Cody and Waite's reduction with the polynomial
/// of Cephes' `expf`, written so that it vectorises. Without the instruction (`FMA`) a fused multiplication and addition
/// would be a call.
#[inline(always)]
fn exp<const FMA: bool>(x: f32) -> f32 {
    let fused = |a: f32, b: f32, c: f32| if FMA { a.mul_add(b, c) } else { a * b + c };
    let x = x.max(-87.0);
    // Adding 1.5 * 2^23 rounds to the nearest integer; |x / ln 2| is at most 126.
    const ROUND: f32 = 12_582_912.0;
    let n = x * std::f32::consts::LOG2_E + ROUND - ROUND;
    // ln 2 in two parts, of which the first times n is exact.
    let r = fused(-n, 0.693_359_4, x);
    let r = fused(-n, -2.121_944_4e-4, r);
    let mut p = 1.987_569_1e-4_f32;
    for coefficient in [1.398_2e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5] {
        p = fused(p, r, coefficient);
    }
    let p = fused(p, r * r, r) + 1.0;
    p * f32::from_bits(((n as i32 + 127) as u32) << 23)
}
