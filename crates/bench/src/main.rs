//! `cargo xtask bench …` starts this program.

mod llm;
mod retrieval;
mod selection;
mod speed;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(name = "cargo xtask bench", bin_name = "cargo xtask bench")]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Ranks documents and messages for questions with known answers, by BM25 in SQLite FTS5 (the floor), by words, by
    /// vectors, and by both.
    Retrieval(retrieval::Arguments),
    /// Loads models, reads prompts and writes with them, beside llama.cpp.
    Llm(llm::Arguments),
    /// One process of `llm`.
    #[command(hide = true)]
    LlmOnce(llm::Once),
    /// Writes down what the selector has to choose from for each question of invented lives.
    Selection(selection::Arguments),
    /// Times searches as a vault grows, beside sqlite-vec and FTS5 on the same data.
    Speed(speed::Arguments),
}

fn main() -> Result<()> {
    match Arguments::parse().what {
        What::Retrieval(arguments) => retrieval::run(&arguments),
        What::Llm(arguments) => llm::run(&arguments),
        What::LlmOnce(arguments) => llm::once(&arguments),
        What::Selection(arguments) => selection::run(&arguments),
        What::Speed(arguments) => speed::run(&arguments),
    }
}
