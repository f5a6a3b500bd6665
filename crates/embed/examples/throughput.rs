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
    let start = Instant::now();
    let mut two = Embedder::load_with(&models, Precision::Int8, Threads::Exactly(NonZero::new(2).unwrap())).unwrap();
    println!("load {:.0} ms, rss {} MB", start.elapsed().as_secs_f64() * 1e3, rss());
    let mut one = Embedder::load_with(&models, Precision::Int8, Threads::Exactly(NonZero::<usize>::MIN)).unwrap();
    let mut other = Embedder::load_with(&models, Precision::Int8, Threads::Exactly(NonZero::<usize>::MIN)).unwrap();
    println!("three sessions: rss {} MB", rss());
    let tokens = two.tokens();
    let pieces: usize = texts.iter().map(|text| tokens.count(text).min(254)).sum();
    println!("{} texts, {} pieces on average", texts.len(), pieces / texts.len());
    let alone = two.embed(&texts).unwrap();
    for size in [1, 4, 8, 16, 32] {
        let start = Instant::now();
        let batch = two.embed_in_batches(&texts, size).unwrap();
        let rate = texts.len() as f64 / start.elapsed().as_secs_f64();
        let moved = alone.iter().zip(&batch).map(|(a, b)| a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt());
        println!("2 threads, batch {size}: {rate:.0}/s, moved {:.1e}, rss {} MB", moved.fold(0.0, f32::max), rss());
    }
    let start = Instant::now();
    one.embed(&texts).unwrap();
    println!("1 thread: {:.0}/s", texts.len() as f64 / start.elapsed().as_secs_f64());
    let start = Instant::now();
    let (left, right): (Vec<_>, Vec<_>) = texts.iter().cloned().enumerate().partition(|(i, _)| i % 2 == 0);
    let plain = |half: Vec<(usize, String)>| half.into_iter().map(|(_, text)| text).collect::<Vec<_>>();
    let (left, right) = (plain(left), plain(right));
    std::thread::scope(|scope| {
        scope.spawn(|| one.embed(&left).unwrap());
        scope.spawn(|| other.embed(&right).unwrap());
    });
    println!("2 sessions of 1 thread: {:.0}/s, rss {} MB", texts.len() as f64 / start.elapsed().as_secs_f64(), rss());
    let start = Instant::now();
    for _ in 0..200 {
        two.embed_one("When is my flight to Boston?").unwrap();
    }
    println!("a question: {:.2} ms", start.elapsed().as_secs_f64() * 5.0);
}

fn rss() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
}
