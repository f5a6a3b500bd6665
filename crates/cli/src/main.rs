//! The `inglenook` program: a thin front end over `engine`.

mod args;
mod commands;
mod output;
mod progress;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let sealed = airgap::seal(airgap::Needs::Nothing);
    // ONNX Runtime 1.28.0 has no telemetry to turn off; should another one ever be put in its place, it
    // is told before it is loaded.
    // SAFETY: this is the program's only thread, so nobody reads the environment meanwhile.
    unsafe { std::env::set_var("ORT_DISABLE_TELEMETRY", "1") };
    // clap exits with 2 on bad usage, as the contract says.
    let cli = args::Cli::parse();
    match commands::run(cli, sealed) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            eprintln!("inglenook: {failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}
