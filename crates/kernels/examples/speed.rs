//! Prints the speed of quantized products, in thousand million operations per second (one
//! multiplication and one addition are two), beside candle's own on the same data.
//!
//! `cargo run --release -p kernels --example speed [ROUNDS]`: the median of so many rounds (default 5);
//! candle and every path of this crate take turns, so that a slow moment hits all of them. Whoever has used
//! two seconds sits out.
#![allow(clippy::print_stdout, reason = "an example talks to its reader")]

use std::time::{Duration, Instant};

use candle_core::{
    Device, Module, Result, Tensor,
    quantized::{GgmlDType, QMatMul, QStorage, QTensor},
};
use kernels::{Path, Weights};

/// Activation rows, values in a row, weight rows: matrices of models with 0.5 to 1.5 thousand million
/// parameters, for the next token and for a prompt.
const SHAPES: [(usize, usize, usize); 4] = [(1, 1536, 8960), (4, 1536, 8960), (32, 1536, 8960), (423, 1536, 8960)];
const TYPES: [GgmlDType; 8] = [
    GgmlDType::Q4_0,
    GgmlDType::Q4_1,
    GgmlDType::Q5_0,
    GgmlDType::Q5_1,
    GgmlDType::Q8_0,
    GgmlDType::Q4K,
    GgmlDType::Q5K,
    GgmlDType::Q6K,
];

fn main() -> Result<()> {
    let rounds = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(5);
    let paths: Vec<Path> = Path::ALL.into_iter().filter(|path| path.is_available()).collect();
    print!("{:<6}{:>16}{:>12}", "type", "shape", "candle");
    for path in &paths {
        print!("{:>12}", format!("{path:?}"));
    }
    println!("   (10^9 operations per second, {} threads)", rayon::current_num_threads());
    for dtype in TYPES {
        for (m, k, n) in SHAPES {
            let source = Tensor::randn(0f32, 1., (n, k), &Device::Cpu)?;
            let candle = QTensor::quantize(&source, dtype)?;
            let bytes = candle.data()?.to_vec();
            let mut contenders = vec![QMatMul::from_qtensor(candle)?];
            for path in &paths {
                let Ok(weights) = Weights::new(dtype, bytes.clone(), &[n, k], *path) else {
                    candle_core::bail!("{dtype:?} is not multiplied on {path:?}")
                };
                contenders.push(QMatMul::from_qtensor(QTensor::new(QStorage::Cpu(Box::new(weights)), (n, k))?)?);
            }
            let x = Tensor::randn(0f32, 1., (m, k), &Device::Cpu)?;
            let mut times = vec![Vec::new(); contenders.len()];
            // The first round warms up: candle packs its weights in it.
            for round in 0..=rounds {
                for (contender, times) in contenders.iter().zip(&mut times) {
                    if times.iter().sum::<Duration>() > Duration::from_secs(2) {
                        continue;
                    }
                    let start = Instant::now();
                    contender.forward(&x)?;
                    if round > 0 {
                        times.push(start.elapsed());
                    }
                }
            }
            print!("{:<6}{:>16}", format!("{dtype:?}"), format!("{m}x{k}x{n}"));
            for times in &mut times {
                times.sort_unstable();
                let median: Duration = times.get(times.len() / 2).copied().unwrap_or_default();
                print!("{:>12.0}", 2e-9 * (m * k * n) as f64 / median.as_secs_f64());
            }
            println!();
        }
    }
    Ok(())
}
