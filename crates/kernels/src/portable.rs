//! The product without any particular instructions: for processors that no other path fits, and
//! plain enough to read.

use crate::{activations::Row, columns::Columns, crew, product::Matrix};

/// Weight rows per task.
const PIECE: usize = 32;

/// `out[m][n] = x[m][k] * w[n][k]^T`, with m taken from the length of `x`.
pub(crate) fn product(w: Matrix<'_>, x: &[f32], out: &mut [f32]) {
    let (format, groups) = (w.format, w.k / w.format.group());
    let rows: Vec<Row> = x.chunks_exact(w.k).map(Row::new).collect();
    let out = Columns::new(out, w.n);
    let bytes = w.row_bytes();
    crew::each(w.n.div_ceil(PIECE), true, |p| {
        let weights = &w.bytes[p * PIECE * bytes..];
        let weights = &weights[..weights.len().min(PIECE * bytes)];
        let (mut q, mut scale, mut min) = (vec![0; w.k], vec![0.0; groups], vec![0.0; groups]);
        for (j, weights) in weights.chunks_exact(bytes).enumerate() {
            format.unpack(weights, &mut q, &mut scale, &mut min);
            // An offset is a minimum that depends on the scale.
            let offset = f32::from(format.offset());
            if offset > 0.0 {
                min.iter_mut().zip(&scale).for_each(|(min, scale)| *min = -offset * scale);
            }
            for (r, row) in rows.iter().enumerate() {
                let value = match format.group() {
                    16 => dot::<16>(&q, &scale, &min, row, &row.sum16),
                    _ => dot::<32>(&q, &scale, &min, row, &row.sum),
                };
                // SAFETY: the weight row, and so the column, belongs to this task alone.
                unsafe { out.write(r, p * PIECE + j, &[value]) }
            }
        }
    });
}

/// One weight row times one activation row, in groups of `G`, whose `sums` belong to the activations.
fn dot<const G: usize>(q: &[u8], scale: &[f32], min: &[f32], row: &Row, sums: &[f32]) -> f32 {
    // Eight sums side by side: the compiler makes vectors of them, whatever the processor has.
    let mut total = [0.0; 8];
    let mut shift = 0.0;
    let groups = q.as_chunks::<G>().0.iter().zip(row.q.as_chunks::<G>().0);
    for (g, (((q, x), (scale, min)), sum)) in groups.zip(scale.iter().zip(min)).zip(sums).enumerate() {
        let mut products = [0; 8];
        for (q, x) in q.as_chunks::<8>().0.iter().zip(x.as_chunks::<8>().0) {
            for l in 0..8 {
                products[l] += i32::from(q[l]) * i32::from(x[l]);
            }
        }
        let scale = row.scale[g * G / 32] * scale;
        for (total, product) in total.iter_mut().zip(products) {
            *total += scale * product as f32;
        }
        shift += min * sum;
    }
    total.iter().sum::<f32>() + shift
}
