//! The product of activations and weights, whatever the instruction set.
//!
//! Many rows (a prompt) and few rows (the next token) want different loops. Many: a panel of `NR`
//! weight rows is unpacked once and multiplied with every `MR` activation rows, so that unpacking is
//! paid once. Few: the weights are read once anyway, so they are unpacked in registers and the speed
//! is that of the memory.

use std::{array, cell::RefCell, slice};

use rayon::prelude::*;

use crate::{
    activations::{Block, Row},
    columns::Columns,
    crew,
    format::Format,
    interrupt::interrupted,
};

/// Weights `[n, k]`, row by row in blocks as in the file.
#[derive(Clone, Copy)]
pub(crate) struct Matrix<'a> {
    pub(crate) format: Format,
    pub(crate) bytes: &'a [u8],
    /// Rows.
    pub(crate) n: usize,
    /// Values in a row, a multiple of the format's block.
    pub(crate) k: usize,
}

impl Matrix<'_> {
    pub(crate) fn row_bytes(&self) -> usize {
        self.format.row_bytes(self.k)
    }
}

/// The inner loops in one instruction set, on tiles of `MR` activation rows and `NR` weight rows.
///
/// A value of an implementing type exists only where the processor has the instructions.
pub(crate) trait Kernels<const MR: usize, const NR: usize>: Copy + Sync {
    fn block(self, format: Format, rows: &[f32], k: usize) -> Block<MR>;
    /// Unpacks up to `NR` weight rows.
    fn fill(self, panel: &mut Panel, weights: Matrix<'_>, rows: &[u8]);
    fn tile(self, format: Format, panel: &Panel, block: &Block<MR>, out: &mut [[f32; NR]; MR]);
    fn row(self, x: &[f32]) -> Row;
    /// One weight row times `M` activation rows.
    fn dot<const M: usize>(self, format: Format, weights: &[u8], rows: &[Row; M]) -> [f32; M];
}

/// `out[m][n] = x[m][k] * w[n][k]^T`, with m taken from the length of `x`.
pub(crate) fn product<const MR: usize, const NR: usize>(
    kernels: impl Kernels<MR, NR>,
    w: Matrix<'_>,
    x: &[f32],
    out: &mut [f32],
) {
    match x.len() / w.k {
        1 => few::<1, MR, NR>(kernels, w, x, out),
        2 => few::<2, MR, NR>(kernels, w, x, out),
        3 => few::<3, MR, NR>(kernels, w, x, out),
        4 => few::<4, MR, NR>(kernels, w, x, out),
        m => many(kernels, w, m, x, out),
    }
}

/// Weights of as many bytes are read before a thread that sleeps is awake.
const ALONE: usize = 1 << 18;

fn few<const M: usize, const MR: usize, const NR: usize>(
    kernels: impl Kernels<MR, NR>,
    w: Matrix<'_>,
    x: &[f32],
    out: &mut [f32],
) {
    let rows: [Row; M] = array::from_fn(|r| kernels.row(&x[r * w.k..][..w.k]));
    let out = Columns::new(out, w.n);
    let bytes = w.row_bytes();
    // A few pieces per thread, so that a slow core does not hold up the rest.
    let piece = (w.n / (crew::size() * 8)).clamp(16, 2048);
    crew::each(w.n.div_ceil(piece), w.bytes.len() > ALONE, |p| {
        let weights = &w.bytes[p * piece * bytes..];
        let weights = &weights[..weights.len().min(piece * bytes)];
        for (j, weights) in weights.chunks_exact(bytes).enumerate() {
            for (r, value) in kernels.dot(w.format, weights, &rows).iter().enumerate() {
                // SAFETY: the weight row, and so the column, belongs to this piece alone.
                unsafe { out.write(r, p * piece + j, slice::from_ref(value)) }
            }
        }
    });
}

fn many<const MR: usize, const NR: usize>(
    kernels: impl Kernels<MR, NR>,
    w: Matrix<'_>,
    m: usize,
    x: &[f32],
    out: &mut [f32],
) {
    let blocks: Vec<Block<MR>> =
        x.par_chunks(MR * w.k).with_min_len(8).map(|rows| kernels.block(w.format, rows, w.k)).collect();
    let out = Columns::new(out, w.n);
    let bytes = NR * w.row_bytes();
    crew::each(w.n.div_ceil(NR), true, |p| {
        if interrupted() {
            return;
        }
        let rows = &w.bytes[p * bytes..];
        let rows = &rows[..rows.len().min(bytes)];
        // Nothing below runs another piece on this thread, so the panel is free.
        PANEL.with_borrow_mut(|panel| {
            kernels.fill(panel, w, rows);
            let columns = NR.min(w.n - p * NR);
            let mut tile = [[0.0; NR]; MR];
            for (b, block) in blocks.iter().enumerate() {
                kernels.tile(w.format, panel, block, &mut tile);
                for (r, values) in tile.iter().enumerate().take(m - b * MR) {
                    // SAFETY: the columns of this panel belong to this task alone.
                    unsafe { out.write(b * MR + r, p * NR, &values[..columns]) }
                }
            }
        });
    });
}

thread_local! {
    /// Kept between calls: a fresh one would cost page faults in every product.
    static PANEL: RefCell<Panel> = RefCell::default();
}

/// `NR` weight rows unpacked and side by side. Columns without a row hold old values, which nobody
/// reads.
#[derive(Default)]
pub(crate) struct Panel {
    q: Vec<u32>,
    scale: Vec<f32>,
    min: Vec<f32>,
    rows: Rows,
}

/// Rows on their way into a panel.
#[derive(Default)]
struct Rows {
    q: Vec<u8>,
    scale: Vec<f32>,
    min: Vec<f32>,
}

/// Rows unpacked at a time: the panel is then written line by line.
const LINE: usize = 16;

impl Panel {
    /// Four bytes of each row, k / 4 times.
    pub(crate) fn q<const NR: usize>(&self) -> &[[u32; NR]] {
        self.q.as_chunks().0
    }

    /// One per group.
    pub(crate) fn scale<const NR: usize>(&self) -> &[[f32; NR]] {
        self.scale.as_chunks().0
    }

    /// One per group; without meaning for formats that have none.
    pub(crate) fn min<const NR: usize>(&self) -> &[[f32; NR]] {
        self.min.as_chunks().0
    }

    /// Always inlined, as [`Format::unpack`].
    #[inline(always)]
    pub(crate) fn fill<const NR: usize>(&mut self, w: Matrix<'_>, rows: &[u8]) {
        let (k, groups, bytes) = (w.k, w.k / w.format.group(), w.row_bytes());
        self.q.resize(k / 4 * NR, 0);
        self.scale.resize(groups * NR, 0.0);
        self.min.resize(groups * NR, 0.0);
        self.rows.q.resize(k * LINE, 0);
        self.rows.scale.resize(groups * LINE, 0.0);
        self.rows.min.resize(groups * LINE, 0.0);
        for (part, rows) in rows.chunks(LINE * bytes).enumerate() {
            let from = &mut self.rows;
            let out = from.q.chunks_exact_mut(k).zip(from.scale.chunks_exact_mut(groups));
            for (row, ((q, scale), min)) in rows.chunks_exact(bytes).zip(out.zip(from.min.chunks_exact_mut(groups))) {
                w.format.unpack(row, q, scale, min);
            }
            let at = part * LINE;
            let from = from.q.as_chunks::<4>().0;
            interleave(from, |four| u32::from_le_bytes(*four), self.q.as_chunks_mut::<NR>().0, at);
            interleave(&self.rows.scale, |s| *s, self.scale.as_chunks_mut::<NR>().0, at);
            if w.format.has_min() {
                interleave(&self.rows.min, |m| *m, self.min.as_chunks_mut::<NR>().0, at);
            }
        }
    }
}

/// Writes [`LINE`] rows, one after the other in `rows`, side by side from column `at` on.
#[inline(always)]
fn interleave<A, B, const NR: usize>(rows: &[A], value: impl Fn(&A) -> B, lines: &mut [[B; NR]], at: usize) {
    let len = lines.len();
    let rows: [&[A]; LINE] = array::from_fn(|r| &rows[r * len..][..len]);
    for (i, line) in lines.iter_mut().enumerate() {
        for (to, row) in line[at..][..LINE].iter_mut().zip(&rows) {
            *to = value(&row[i]);
        }
    }
}
