//! The product without any particular instructions: for processors that no other path fits, and
//! plain enough to read.

use rayon::prelude::*;

use crate::{activations::Row, columns::Columns, product::Matrix};

/// Weight rows per task.
const PIECE: usize = 32;

/// `out[m][n] = x[m][k] * w[n][k]^T`, with m taken from the length of `x`.
pub(crate) fn product(w: Matrix<'_>, x: &[f32], out: &mut [f32]) {
    let (format, size) = (w.format, w.format.group());
    let rows: Vec<Row> = x.chunks_exact(w.k).map(Row::new).collect();
    let out = Columns::new(out, w.n);
    w.bytes.par_chunks(PIECE * w.row_bytes()).enumerate().for_each(|(p, weights)| {
        let mut q = vec![0; w.k];
        let mut scale = vec![0.0; w.k / size];
        let mut min = vec![0.0; w.k / size];
        for (j, weights) in weights.chunks_exact(w.row_bytes()).enumerate() {
            format.unpack(weights, &mut q, &mut scale, &mut min);
            for (r, row) in rows.iter().enumerate() {
                let value = dot(i32::from(format.offset()), size, &q, &scale, &min, row);
                // SAFETY: the weight row, and so the column, belongs to this task alone.
                unsafe { out.write(r, p * PIECE + j, &[value]) }
            }
        }
    });
}

fn dot(offset: i32, size: usize, q: &[u8], scale: &[f32], min: &[f32], row: &Row) -> f32 {
    let mut total = 0.0;
    for (g, (q, x)) in q.chunks_exact(size).zip(row.q.chunks_exact(size)).enumerate() {
        let (mut product, mut sum) = (0, 0);
        for (q, x) in q.iter().zip(x) {
            product += i32::from(*q) * i32::from(*x);
            sum += i32::from(*x);
        }
        let x_scale = row.scale[g * size / 32];
        total += x_scale * (scale[g] * (product - offset * sum) as f32 + min[g] * sum as f32);
    }
    total
}
