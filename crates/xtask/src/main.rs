//! `cargo xtask`: everything about Inglenook that is not the program itself.
//!
//! ```text
//! cargo xtask demo     set up, index the demo home, answer three questions on screen
//! cargo xtask test     set up, then formatting, lints, documentation and every test
//! cargo xtask app      set up and open the window
//! ```
//!
//! It depends on no other crate of the workspace and starts `cargo` and `inglenook` as children, so that it is
//! compiled in seconds and can say what is missing before anything large is built.

mod app;
mod bench;
mod bundle;
mod cargo;
mod checks;
mod demo;
mod embedder;
mod eval;
mod icons;
mod manifest;
mod models;
mod paths;
mod processors;
mod python;
mod selector;
mod setup;
mod tools;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::paths::Paths;

/// Set-up, demo, tests and measurements of Inglenook.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Checks the tools, fetches the models (about 1.9 GB, once) and exports the embedder.
    ///
    /// Everything lands in ${XDG_CACHE_HOME:-~/.cache}/inglenook; INGLENOOK_MODELS names another folder for the
    /// models. What is there and whole is kept: a second run takes no time, an interrupted one goes on.
    Setup {
        /// Only these models (names as in models.toml).
        #[arg(long, num_args = 1.., value_name = "NAME")]
        only: Vec<String>,
    },
    /// Writes the embedder as ONNX and INT8 ONNX, with the reference vectors that its tests compare with.
    ExportEmbedder,
    /// Sets up, builds, indexes the demo home in a fresh vault and asks three questions.
    Demo,
    /// Sets up, builds the page and the window, and opens it on your own vault.
    App,
    /// Makes a Debian package of both programs, built for release.
    Bundle {
        /// Of the programs as the demo and the tests have them: quick, for a try.
        #[arg(long)]
        debug: bool,
    },
    /// Draws the icons of all sizes and forms from icons/*.svg.
    Icons,
    /// Sets up, then checks formatting, lints and documentation, and runs every test.
    Test,
    /// Checks formatting, lints and documentation: `test` without the tests.
    Lint,
    /// Runs the tests of the matrix products on emulated processors, and under a sanitizer (Debian; a quarter of an hour).
    Processors,
    /// Measures retrieval on the sets of ../shared/data/ir, or on those named; `bench retrieval --help` lists options.
    /// `bench app` measures the window.
    #[command(disable_help_flag = true)]
    Bench {
        /// What to measure, and its options.
        #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true, value_name = "ARGUMENT")]
        arguments: Vec<OsString>,
    },
    /// Asks questions whose answers are known, and counts right and wrong answers, citations and abstentions.
    Eval(eval::Options),
}

fn main() -> ExitCode {
    let task = Arguments::parse().task;
    let outcome = Paths::from_environment().and_then(|paths| match task {
        Task::Setup { only } => setup::run(&paths, &only),
        Task::ExportEmbedder => embedder::export(&paths),
        Task::Demo => demo::run(&paths),
        Task::App => app::run(&paths),
        Task::Bundle { debug } => bundle::run(&paths, debug),
        Task::Icons => icons::draw(&paths),
        Task::Test => checks::test(&paths),
        Task::Lint => checks::lint(&paths),
        Task::Processors => processors::run(&paths),
        Task::Bench { arguments } => bench::run(&paths, &arguments),
        Task::Eval(options) => eval::run(&paths, &options),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
