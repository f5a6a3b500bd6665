//! Every format on every path of this processor, against the exact product of the same weights.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use candle_core::{
    CpuStorage, Device, Tensor,
    quantized::{QStorage, QTensor, QuantizedType, seam::Attention},
};
use half::f16;

use crate::{Path, Weights, attention::attention, format::Format, product::Matrix};

/// A linear congruential generator (Knuth's MMIX constants); the upper bits are good enough here.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 32) as u32
    }

    /// Between -1 and 1.
    fn float(&mut self) -> f32 {
        self.next() as f32 / u32::MAX as f32 * 2.0 - 1.0
    }
}

/// A way to multiply: `out = x * w^T`.
type Product = fn(Matrix<'_>, &[f32], &mut [f32]);

/// Every path of this processor. The loops of AVX-VNNI run, with another encoding, where only AVX-512
/// has their instruction.
fn ways() -> Vec<(&'static str, Product)> {
    let mut ways: Vec<(&str, Product)> = Vec::new();
    for path in Path::ALL.into_iter().filter(|path| path.is_available()) {
        ways.push(match path {
            Path::Avx512Vnni => ("AVX-512 VNNI", |w, x, out| Path::Avx512Vnni.product(w, x, out)),
            Path::AvxVnni => ("AVX-VNNI", |w, x, out| Path::AvxVnni.product(w, x, out)),
            Path::Avx2 => ("AVX2", |w, x, out| Path::Avx2.product(w, x, out)),
            Path::Neon => ("NEON", |w, x, out| Path::Neon.product(w, x, out)),
            Path::Portable => ("portable", |w, x, out| Path::Portable.product(w, x, out)),
        });
    }
    #[cfg(target_arch = "x86_64")]
    if crate::x86::avx_vnni::evex::Evex::detect().is_some() {
        ways.push(("AVX-VNNI in AVX-512's encoding", |w, x, out| {
            crate::product::product(crate::x86::avx_vnni::evex::Evex::detect().unwrap(), w, x, out);
        }));
    }
    ways
}

/// Blocks with any bits but in their half-precision scales, which `scale` gives.
fn blocks(format: Format, values: usize, mut byte: impl FnMut() -> u8, mut scale: impl FnMut() -> f32) -> Vec<u8> {
    let mut bytes: Vec<u8> = (0..format.row_bytes(values)).map(|_| byte()).collect();
    for block in bytes.chunks_exact_mut(format.bytes()) {
        let halves: &[usize] = match format {
            Format::Q6K => &[208],
            Format::Q2K => &[80, 82],
            Format::Q4_0 | Format::Q5_0 | Format::Q8_0 => &[0],
            Format::Q4_1 | Format::Q5_1 | Format::Q4K | Format::Q5K => &[0, 2],
        };
        for at in halves {
            block[*at..at + 2].copy_from_slice(&f16::from_f32(scale()).to_le_bytes());
        }
    }
    bytes
}

/// The values by candle's own reading of the blocks.
fn candle_values(format: Format, bytes: &[u8], n: usize, k: usize) -> Vec<f32> {
    let storage = QStorage::from_data(bytes.into(), &Device::Cpu, format.dtype()).unwrap();
    QTensor::new(storage, (n, k)).unwrap().dequantize(&Device::Cpu).unwrap().flatten_all().unwrap().to_vec1().unwrap()
}

/// Asserts that every element is as near to the exact product as quantized activations allow, and
/// returns the relative error of all of them together.
///
/// The bound of one element: 32 activations are rounded to steps of `top / 127`, which costs at most
/// `top / 254` times the sum of the weights' magnitudes; and single precision, with terms as large as
/// those that an offset or a minimum cancels, costs less than 4e-6 of their sum.
fn check(
    (way, product): (&str, Product),
    format: Format,
    bytes: &[u8],
    x: &[f32],
    (m, k, n): (usize, usize, usize),
) -> f64 {
    let mut out = vec![f32::NAN; m * n];
    product(Matrix { format, bytes, n, k }, x, &mut out);
    let values = candle_values(format, bytes, n, k);
    let group = format.group();
    let (mut q, mut scale, mut min) = (vec![0; n * k], vec![0.0; n * k / group], vec![0.0; n * k / group]);
    format.unpack(bytes, &mut q, &mut scale, &mut min);
    let (mut errors, mut squares) = (0.0, 0.0);
    for i in 0..m {
        let x = &x[i * k..][..k];
        for j in 0..n {
            let w = &values[j * k..][..k];
            let exact: f64 = x.iter().zip(w).map(|(x, w)| f64::from(*x) * f64::from(*w)).sum();
            let mut bound = 1e-30;
            for (g, x) in x.chunks_exact(32).enumerate() {
                let top = x.iter().fold(0.0, |top: f64, x| top.max(f64::from(x.abs())));
                for l in 32 * g..32 * g + 32 {
                    let at = (j * k + l) / group;
                    let (s, m) = (f64::from(scale[at].abs()), f64::from(min[at].abs()));
                    let terms = s * (f64::from(q[j * k + l]) + f64::from(format.offset())) + m;
                    bound += top * (f64::from(w[l].abs()) / 253.9 + terms * 4e-6);
                }
            }
            let error = (f64::from(out[i * n + j]) - exact).abs();
            assert!(error <= bound, "{way} {format:?} {m}x{k}x{n} at ({i}, {j}): {error} > {bound}");
            errors += error * error;
            squares += exact * exact;
        }
    }
    (errors / squares.max(f64::MIN_POSITIVE)).sqrt()
}

#[test]
fn every_format_and_path_is_near_the_exact_product_in_odd_shapes() {
    let mut random = Random(1);
    for format in Format::ALL {
        for (n, blocks_in_a_row) in [(1, 1), (31, 2), (33, 3), (70, 5), (17, 8)] {
            let k = format.block() * blocks_in_a_row;
            let mut other = Random(random.next().into());
            let bytes = blocks(format, n * k, || random.next() as u8, || other.float() * 0.1);
            for m in (1..=9).chain([12, 13, 35]) {
                let x: Vec<f32> = (0..m * k).map(|_| other.float() * 4.0).collect();
                for way in ways() {
                    check(way, format, &bytes, &x, (m, k, n));
                }
            }
        }
    }
}

#[test]
fn the_relative_error_of_random_data_is_below_a_hundredth() {
    let mut random = Random(2);
    let (n, k) = (64, 1024);
    for format in Format::ALL {
        let mut other = Random(random.next().into());
        let bytes = blocks(format, n * k, || random.next() as u8, || other.float() * 0.1);
        for m in [1, 4, 24] {
            let x: Vec<f32> = (0..m * k).map(|_| other.float() + other.float() + other.float()).collect();
            for way in ways() {
                let error = check(way, format, &bytes, &x, (m, k, n));
                assert!(error < 0.01, "{} {format:?} {m} rows: {error}", way.0);
            }
        }
    }
}

#[test]
fn the_largest_sums_do_not_saturate() {
    // Bytes of one kind make every quantized weight as large or as small as its format allows
    // (-128 among them, which no quantizer writes), and activations of full size meet them with
    // every combination of signs.
    let (n, k) = (34, 512);
    for format in Format::ALL {
        for byte in [0x00, 0x7f, 0x80, 0xff] {
            let bytes = blocks(format, n * k, || byte, || 1.0);
            for m in [1, 3, 6, 7] {
                for sign in 0..4 {
                    let x: Vec<f32> = (0..m * k)
                        .map(|i| match sign {
                            0 => 1.0,
                            1 => -1.0,
                            2 => [1.0, -1.0][i % 2],
                            _ => [-1.0, -1.0, 1.0, 1.0][i % 4],
                        })
                        .collect();
                    for way in ways() {
                        check(way, format, &bytes, &x, (m, k, n));
                    }
                }
            }
        }
    }
}

#[test]
fn zeros_tiny_and_huge_values_are_multiplied() {
    let mut random = Random(3);
    let (n, k) = (40, 512);
    for format in Format::ALL {
        let mut other = Random(random.next().into());
        let bytes = blocks(format, n * k, || random.next() as u8, || other.float());
        let zeros = blocks(format, n * k, || 0, || 0.0);
        for m in [2, 8] {
            // a row of zeros, then rows of very different size, and one large value among small ones
            let x: Vec<f32> = (0..m * k)
                .map(|i| match (i / k, i % k) {
                    (0, _) => 0.0,
                    (1, _) => other.float() * 1e30,
                    (2, _) => other.float() * 1e-40,
                    (3, 7) => 1e6,
                    _ => other.float(),
                })
                .collect();
            for way in ways() {
                check(way, format, &bytes, &x, (m, k, n));
                check(way, format, &zeros, &x, (m, k, n));
            }
        }
    }
}

#[test]
fn a_value_that_is_not_finite_makes_its_row_nan_and_no_other() {
    let mut random = Random(4);
    let (n, k) = (33, 256);
    for format in Format::ALL {
        let bytes = blocks(format, n * k, || random.next() as u8, || 0.5);
        for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
            for m in [2, 7] {
                let mut x = vec![1.0; m * k];
                x[k + 40] = bad;
                for (way, product) in ways() {
                    let mut out = vec![0.0; m * n];
                    product(Matrix { format, bytes: &bytes, n, k }, &x, &mut out);
                    for (row, out) in out.chunks_exact(n).enumerate() {
                        assert!(
                            out.iter().all(|v| v.is_nan() == (row == 1)),
                            "{way} {format:?} row {row} with {bad} in row 1"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn dequantized_values_and_embedding_rows_are_those_of_candle() {
    let mut random = Random(5);
    let (n, k) = (37, 768);
    for format in Format::ALL {
        let mut other = Random(random.next().into());
        let bytes = blocks(format, n * k, || random.next() as u8, || other.float());
        let values = candle_values(format, &bytes, n, k);
        let near =
            |a: &[f32], b: &[f32]| a.iter().zip(b).all(|(a, b)| (a - b).abs() <= 1e-6 * (1.0 + a.abs().max(64.0)));
        let weights = Weights::new(format.dtype(), bytes, &[n, k], Path::Portable).unwrap();
        let CpuStorage::F32(own) = weights.dequantize(n * k).unwrap() else { panic!("not f32") };
        assert!(near(&own, &values), "{format:?}");
        let ids = [36, 0, 5, 5];
        let CpuStorage::F32(rows) = weights.embedding(&ids, n, k).unwrap() else { panic!("not f32") };
        for (id, row) in ids.into_iter().zip(rows.chunks_exact(k)) {
            assert_eq!(row, &own[id as usize * k..][..k], "{format:?} row {id}");
        }
        assert!(weights.embedding(&[37], n, k).is_err(), "a row past the end");
    }
}

#[test]
fn half_precision_activations_give_the_product_in_half_precision() {
    let mut random = Random(6);
    let (m, k, n) = (3, 256, 20);
    let bytes = blocks(Format::Q4K, n * k, || random.next() as u8, || 0.01);
    let x: Vec<f16> = (0..m * k).map(|_| f16::from_f32(random.float())).collect();
    let wide: Vec<f32> = x.iter().map(|x| x.to_f32()).collect();
    for path in Path::ALL.into_iter().filter(|path| path.is_available()) {
        let weights = Weights::new(Format::Q4K.dtype(), bytes.clone(), &[n, k], path).unwrap();
        let (mut half, mut full) = (vec![f16::ZERO; m * n], vec![0.0; m * n]);
        weights.matmul_t_f16((m, k, n), &x, &mut half).unwrap();
        weights.matmul_t((m, k, n), &wide, &mut full).unwrap();
        assert_eq!(half, full.iter().map(|v| f16::from_f32(*v)).collect::<Vec<_>>(), "{path:?}");
    }
}

#[test]
fn shapes_that_do_not_fit_are_errors() {
    let bytes = blocks(Format::Q4K, 4 * 256, || 1, || 1.0);
    let new = |dims: &[usize]| Weights::new(Format::Q4K.dtype(), bytes.clone(), dims, Path::best());
    assert!(new(&[4, 255]).is_err(), "no whole blocks");
    assert!(new(&[5, 256]).is_err(), "too few bytes");
    assert!(new(&[2, 2, 256]).is_err(), "no matrix");
    let weights = new(&[4, 256]).ok().unwrap();
    let x = vec![1.0; 512];
    assert!(weights.matmul_t((2, 256, 4), &x, &mut [0.0; 8]).is_ok());
    assert!(weights.matmul_t((2, 256, 4), &x, &mut [0.0; 7]).is_err(), "too short a result");
    assert!(weights.matmul_t((1, 256, 4), &x, &mut [0.0; 4]).is_err(), "too many activations");
    assert!(weights.matmul_t((2, 256, 5), &x, &mut [0.0; 10]).is_err(), "too few weights");
    assert!(weights.matmul_t((0, 256, 4), &[], &mut []).is_ok(), "nothing to do");
    assert!(weights.dequantize(4 * 255).is_err());
}

#[test]
fn weights_can_be_quantized_in_place_as_candle_does_it() {
    let mut random = Random(7);
    let xs: Vec<f32> = (0..4 * 256).map(|_| random.float()).collect();
    for format in Format::ALL {
        let mut weights =
            Weights::new(format.dtype(), vec![0; format.row_bytes(4 * 256)], &[4, 256], Path::Portable).ok().unwrap();
        weights.from_float(&xs);
        let mut own = format.dtype().cpu_zeros(4 * 256);
        own.from_float(&xs);
        let CpuStorage::F32(a) = weights.dequantize(4 * 256).unwrap() else { panic!("not f32") };
        let CpuStorage::F32(b) = own.dequantize(4 * 256).unwrap() else { panic!("not f32") };
        assert!(a.iter().zip(&b).all(|(a, b)| (a - b).abs() < 1e-6), "{format:?}");
    }
}

/// Attention as it is defined, in double precision. `q` is `[heads][rows][width]`, `k` and `v` `[key heads][keys][width]`.
fn exact_attention(
    (q, k, v): (&[f32], &[f32], &[f32]),
    (heads, key_heads, rows, keys, width): (usize, usize, usize, usize, usize),
    added: impl Fn(usize, usize) -> f64,
    (scale, softcap): (f64, Option<f64>),
) -> Vec<f64> {
    let mut out = Vec::new();
    for head in 0..heads {
        let key_head = head / (heads / key_heads);
        for row in 0..rows {
            let q = &q[(head * rows + row) * width..][..width];
            let scores: Vec<f64> = (0..keys)
                .map(|key| {
                    let k = &k[(key_head * keys + key) * width..][..width];
                    let score = q.iter().zip(k).map(|(q, k)| f64::from(*q) * f64::from(*k)).sum::<f64>() * scale;
                    softcap.map_or(score, |cap| cap * (score / cap).tanh()) + added(row, key)
                })
                .collect();
            let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let weights: Vec<f64> = scores.iter().map(|score| (score - top).exp()).collect();
            let sum: f64 = weights.iter().sum();
            for i in 0..width {
                let value = |key: usize| f64::from(v[(key_head * keys + key) * width + i]);
                out.push(weights.iter().enumerate().map(|(key, weight)| weight * value(key)).sum::<f64>() / sum);
            }
        }
    }
    out
}

/// What a mask adds at a row and a key.
type Added = fn(usize, usize) -> f64;

#[test]
fn attention_is_that_of_its_definition() {
    let causal: Added = |row, key| if key <= row + 70 { 0.0 } else { f64::NEG_INFINITY };
    let window: Added = |row, key| if key <= row && key + 9 > row { 0.0 } else { f64::NEG_INFINITY };
    let bias: Added = |row, key| if key > row { f64::NEG_INFINITY } else { key as f64 * -0.1 };
    let holes: Added = |row, key| if (row + key) % 3 == 0 { f64::NEG_INFINITY } else { 0.0 };
    let mut random = Random(8);
    for (heads, key_heads, rows, keys, width, mask, softcap) in [
        (4, 2, 1, 300, 64, None, None),
        (12, 2, 1, 1500, 128, None, None),
        (3, 3, 1, 1, 8, None, None),
        (10, 2, 1, 39, 21, None, Some(5.0)),
        (6, 1, 130, 200, 32, Some(causal), None),
        (2, 2, 65, 65, 16, Some(window), None),
        (2, 1, 70, 70, 24, Some(bias), Some(5.0)),
        (2, 1, 20, 31, 24, Some(holes), None),
        (2, 1, 3, 31, 5, None, Some(30.0)),
    ] {
        let case = format!("{heads}/{key_heads} heads, {rows} rows, {keys} keys of {width}");
        let mut values = |n: usize| (0..n).map(|_| random.float() * 2.0).collect::<Vec<f32>>();
        let (q, k, v) =
            (values(heads * rows * width), values(key_heads * keys * width), values(key_heads * keys * width));
        let scale = 1.0 / (width as f64).sqrt();
        let exact = exact_attention(
            (&q, &k, &v),
            (heads, key_heads, rows, keys, width),
            |row, key| mask.map_or(0.0, |mask| mask(row, key)),
            (scale, softcap),
        );
        let tensor = |values: &[f32], dims: [usize; 4]| Tensor::from_slice(values, &dims[..], &Device::Cpu).unwrap();
        let mask = mask.map(|mask| {
            let values: Vec<f32> = (0..rows * keys).map(|i| mask(i / keys, i % keys) as f32).collect();
            tensor(&values, [1, 1, rows, keys])
        });
        // As mistral.rs has them: queries row by row, keys and values in a cache with room for more.
        let query = tensor(&q, [1, heads, rows, width]);
        let by_row = query.transpose(1, 2).unwrap().contiguous().unwrap().transpose(1, 2).unwrap();
        let cached = |values: &[f32]| {
            let room = Tensor::ones((1, key_heads, 7, width), candle_core::DType::F32, &Device::Cpu).unwrap();
            let cache = Tensor::cat(&[&tensor(values, [1, key_heads, keys, width]), &room], 2).unwrap();
            cache.narrow(2, 0, keys).unwrap()
        };
        let (k, v) = (cached(&k), cached(&v));
        for q in [&query, &by_row] {
            let (scale, softcap) = (scale as f32, softcap.map(|cap| cap as f32));
            let input = Attention { q, k: &k, v: &v, mask: mask.as_ref(), scale, softcap };
            let out = attention(&input).unwrap_or_else(|| panic!("{case}: declined")).unwrap();
            assert_eq!(out.dims(), [1, heads, rows, width], "{case}");
            let out = out.flatten_all().unwrap().to_vec1::<f32>().unwrap();
            for (own, exact) in out.iter().zip(&exact) {
                assert!((f64::from(*own) - exact).abs() < 2e-5, "{case}: {own} instead of {exact}");
            }
        }
    }
}

#[test]
fn attention_declines_what_it_does_not_compute() {
    let zeros = |dims: &[usize], dtype| Tensor::zeros(dims, dtype, &Device::Cpu).unwrap();
    let (f32, f16) = (candle_core::DType::F32, candle_core::DType::F16);
    let (q, k) = (zeros(&[1, 2, 3, 8], f32), zeros(&[1, 1, 3, 8], f32));
    let declined = |q: &Tensor, k: &Tensor, mask: Option<&Tensor>| {
        attention(&Attention { q, k, v: k, mask, scale: 1.0, softcap: None }).is_none()
    };
    assert!(!declined(&q, &k, None));
    assert!(declined(&zeros(&[1, 2, 3, 8], f16), &zeros(&[1, 1, 3, 8], f16), None), "half precision");
    assert!(declined(&q, &zeros(&[1, 1, 3, 4], f32), None), "another width");
    assert!(declined(&q, &k, Some(&zeros(&[1, 2, 3, 3], f32))), "a mask for each head");
    assert!(declined(&q.transpose(2, 3).unwrap(), &k, None), "rows across");
}

#[test]
fn a_long_prompt_is_read_in_parts_and_other_input_is_not() {
    let parts = candle_core::quantized::seam::parts;
    assert_eq!(parts(&[1, 1200], &[(1199, 1)]), [512, 1024]);
    assert!(parts(&[1, 512], &[(511, 1)]).is_empty());
    assert!(parts(&[1, 1], &[(0, 1)]).is_empty());
    assert!(parts(&[2, 1200], &[(1199, 1), (1199, 1)]).is_empty(), "two prompts");
    assert!(parts(&[1, 1200], &[(0, 1200)]).is_empty(), "what follows each of its tokens");
}
