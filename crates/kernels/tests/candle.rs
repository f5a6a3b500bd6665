//! The way that mistral.rs takes: a GGUF file read by candle, `QTensor`, `QMatMul`, `forward`.
//!
//! These tests guard the two things that an upgrade of candle may break in silence: that the reader hands
//! tensors to the installed storage, and that candle then multiplies with it instead of packing a copy.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    io::{Cursor, Write},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
};

use candle_core::{
    Device, Module, Tensor,
    quantized::{GgmlDType, QMatMul, QStorage, QTensor, QuantizedType, gguf_file},
};
use kernels::{Path, Weights};

/// Counts the bytes in use and their highest number.
struct Counting;

static USED: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);
/// One test at a time, so that the count is its own.
static ALONE: Mutex<()> = Mutex::new(());

// SAFETY: everything is left to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let used = USED.fetch_add(layout.size(), Relaxed) + layout.size();
        MOST.fetch_max(used, Relaxed);
        // SAFETY: as promised by the caller.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        USED.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as promised by the caller.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

const TYPES: [(GgmlDType, u32); 8] = [
    (GgmlDType::Q4_0, 2),
    (GgmlDType::Q4_1, 3),
    (GgmlDType::Q5_0, 6),
    (GgmlDType::Q5_1, 7),
    (GgmlDType::Q8_0, 8),
    (GgmlDType::Q4K, 12),
    (GgmlDType::Q5K, 13),
    (GgmlDType::Q6K, 14),
];

/// Rows and their length: candle packs matrices whose sides are multiples of 16 and 256.
const N: usize = 64;
const K: usize = 512;

fn quantized(dtype: GgmlDType) -> QTensor {
    QTensor::quantize(&Tensor::randn(0f32, 1., (N, K), &Device::Cpu).unwrap(), dtype).unwrap()
}

/// A GGUF file, version 3, with one matrix "w" and one vector "v" of 32 floats.
fn gguf(kind: u32, matrix: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut put = |bytes: &[u8]| file.write_all(bytes).unwrap();
    put(b"GGUF");
    put(&3u32.to_le_bytes());
    put(&2u64.to_le_bytes());
    put(&0u64.to_le_bytes());
    let mut tensor = |name: &[u8], dims: &[usize], kind: u32, at: usize| {
        put(&(name.len() as u64).to_le_bytes());
        put(name);
        put(&(dims.len() as u32).to_le_bytes());
        dims.iter().rev().for_each(|d| put(&(*d as u64).to_le_bytes()));
        put(&kind.to_le_bytes());
        put(&(at as u64).to_le_bytes());
    };
    tensor(b"w", &[N, K], kind, 0);
    tensor(b"v", &[32], 0, matrix.len().next_multiple_of(32));
    file.resize(file.len().next_multiple_of(32), 0);
    file.extend_from_slice(matrix);
    file.resize(file.len().next_multiple_of(32), 0);
    (0..32).for_each(|i| file.extend_from_slice(&(i as f32).to_le_bytes()));
    file
}

#[test]
fn tensors_of_a_gguf_file_multiply_with_the_installed_kernels() {
    let _alone = ALONE.lock();
    kernels::install();
    assert!(!kernels::install(), "a second time is refused");
    for (dtype, kind) in TYPES {
        let bytes = quantized(dtype).data().unwrap().to_vec();
        let mut file = Cursor::new(gguf(kind, &bytes));
        let content = gguf_file::Content::read(&mut file).unwrap();
        let weights = content.tensor(&mut file, "w", &Device::Cpu).unwrap();
        assert_eq!(weights.shape().dims(), [N, K]);
        assert_eq!(weights.data().unwrap(), &bytes[..], "{dtype:?} as in the file");
        let vector = content.tensor(&mut file, "v", &Device::Cpu).unwrap().dequantize(&Device::Cpu).unwrap();
        assert_eq!(vector.to_vec1::<f32>().unwrap()[31], 31.0, "what is not ours, candle reads");

        let weights = QMatMul::from_arc(Arc::new(weights)).unwrap();
        let own = Weights::new(dtype, bytes, &[N, K], Path::best()).ok().unwrap();
        for m in [1, 4, 7, 40] {
            let x = Tensor::randn(0f32, 1., (m, K), &Device::Cpu).unwrap();
            let through_candle: Vec<f32> = weights.forward(&x).unwrap().flatten_all().unwrap().to_vec1().unwrap();
            let x: Vec<f32> = x.flatten_all().unwrap().to_vec1().unwrap();
            let mut directly = vec![0.0; m * N];
            own.matmul_t((m, K, N), &x, &mut directly).unwrap();
            if !cfg!(target_arch = "aarch64") {
                assert_eq!(through_candle, directly, "{dtype:?}, {m} rows: candle used other kernels");
            }
        }
    }
}

#[test]
fn batches_and_half_precision_pass_through_candle() {
    let _alone = ALONE.lock();
    for (dtype, _) in TYPES {
        let candle = quantized(dtype);
        let exact = candle.dequantize(&Device::Cpu).unwrap();
        let own = Weights::new(dtype, candle.data().unwrap().to_vec(), &[N, K], Path::best()).ok().unwrap();
        let own = QMatMul::from_qtensor(QTensor::new(QStorage::Cpu(Box::new(own)), (N, K)).unwrap()).unwrap();
        for kind in [candle_core::DType::F32, candle_core::DType::BF16, candle_core::DType::F16] {
            let x = Tensor::randn(0f32, 1., (1, 9, K), &Device::Cpu).unwrap().to_dtype(kind).unwrap();
            let out = own.forward(&x).unwrap();
            assert_eq!((out.dims(), out.dtype()), (&[1, 9, N][..], kind));
            let x = x.to_dtype(candle_core::DType::F32).unwrap().squeeze(0).unwrap();
            let expected = x.matmul(&exact.t().unwrap()).unwrap();
            let out = out.to_dtype(candle_core::DType::F32).unwrap().squeeze(0).unwrap();
            let norm = |t: &Tensor| t.sqr().unwrap().sum_all().unwrap().to_scalar::<f32>().unwrap().sqrt();
            let error = norm(&(&out - &expected).unwrap()) / norm(&expected);
            assert!(error < 0.01, "{dtype:?} {kind:?}: relative error {error}");
        }
    }
}

#[test]
fn candle_keeps_no_second_copy_of_the_weights() {
    let _alone = ALONE.lock();
    const ROWS: usize = 4096;
    for (dtype, _) in TYPES {
        let source = Tensor::randn(0f32, 1., (ROWS, K), &Device::Cpu).unwrap();
        let bytes = QTensor::quantize(&source, dtype).unwrap().data().unwrap().to_vec();
        drop(source);
        let size = bytes.len();
        let own = Weights::new(dtype, bytes, &[ROWS, K], Path::best()).ok().unwrap();
        let own = QMatMul::from_qtensor(QTensor::new(QStorage::Cpu(Box::new(own)), (ROWS, K)).unwrap()).unwrap();
        for m in [1, 8, 40] {
            let x = Tensor::randn(0f32, 1., (m, K), &Device::Cpu).unwrap();
            let before = USED.load(Relaxed);
            MOST.store(before, Relaxed);
            let out = own.forward(&x).unwrap();
            let extra = MOST.load(Relaxed).saturating_sub(before);
            let result = 4 * m * ROWS;
            assert!(
                extra < result + size / 2,
                "{dtype:?}, {m} rows: {extra} bytes beside {size} of weights and {result} of the result"
            );
            drop(out);
        }
    }
}
