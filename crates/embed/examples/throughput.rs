//! Texts per second by batch size and number of threads, and how far a batch moves a vector.
//!
//! `cargo run --example throughput -p embed -- MODELS TEXTS.txt` with one text a line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use embed::{Embedder, Precision, Threads};
use std::{num::NonZero, path::PathBuf, time::Instant};

fn main() {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (models, file) = (arguments.next().expect("MODELS"), arguments.next().expect("TEXTS"));
    let mut texts: Vec<String> = std::fs::read_to_string(file).unwrap().lines().map(str::to_owned).collect();
    texts.sort_by_key(String::len);
    let threads = |n| Threads::Exactly(NonZero::new(n).unwrap());
    let start = Instant::now();
    let mut one = Embedder::load_with(&models, Precision::Int8, threads(1)).unwrap();
    println!("load {:.0} ms, rss {} MB", start.elapsed().as_secs_f64() * 1e3, rss());
    let tokens = one.tokens();
    let pieces: usize = texts.iter().map(|text| tokens.count(text).min(254)).sum();
    println!("{} texts, {} pieces on average", texts.len(), pieces / texts.len());
    let mut two = Embedder::load_with(&models, Precision::Int8, threads(2)).unwrap();
    let mut alone = Vec::new();
    for (n, embedder) in [(1, &mut one), (2, &mut two)] {
        let (start, cpu) = (Instant::now(), cpu());
        alone = embedder.embed(&texts).unwrap();
        let rate = texts.len() as f64 / start.elapsed().as_secs_f64();
        println!(
            "{n} threads: {rate:.0}/s, processor {:.1} ms each, rss {} MB",
            (self::cpu() - cpu) / texts.len() as f64,
            rss()
        );
    }
    for size in [1, 4, 8, 16, 32] {
        let (start, cpu) = (Instant::now(), cpu());
        let batch = one.embed_in_batches(&texts, size).unwrap();
        let rate = texts.len() as f64 / start.elapsed().as_secs_f64();
        let moved =
            alone.iter().zip(&batch).map(|(a, b)| a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt());
        let cpu = (self::cpu() - cpu) / texts.len() as f64;
        println!(
            "1 thread, batch {size}: {rate:.0}/s, processor {cpu:.1} ms each, moved {:.1e}, rss {} MB",
            moved.fold(0.0, f32::max),
            rss()
        );
    }
    let start = Instant::now();
    for _ in 0..200 {
        one.embed_one("When is my flight to Boston?").unwrap();
    }
    println!("a question: {:.2} ms", start.elapsed().as_secs_f64() * 5.0);
}

/// Processor time of all threads so far, in ms.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let ticks = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() * 10.0
}

fn rss() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
}
