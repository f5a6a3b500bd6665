//! cargo and the program as children, all with the same target folder and the same selection of features, so that
//! every dependency is compiled once for the demo, the lints and the tests.

use std::env;
use std::ffi::OsString;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::paths::Paths;

/// The selection that all share: any other set of packages or targets would unify features differently, and
/// compile mistral.rs again.
pub(crate) const EVERYTHING: [&str; 3] = ["--workspace", "--all-targets", "--locked"];

/// `cargo`, ready for a subcommand.
pub(crate) fn cargo(paths: &Paths) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    in_checkout(Command::new(program), paths)
}

/// "Today" of the demo home (tests/fixtures/README.md).
pub(crate) const DEMO_NOW: &str = "2026-11-23T09:00:00-05:00";

/// The built `inglenook`, with models and clock of the demo.
pub(crate) fn inglenook(paths: &Paths) -> Command {
    let mut program = in_checkout(Command::new(paths.program()), paths);
    program.env("INGLENOOK_NOW", DEMO_NOW);
    program
}

fn in_checkout(mut command: Command, paths: &Paths) -> Command {
    command.current_dir(&paths.root).env("CARGO_TARGET_DIR", &paths.target).env("INGLENOOK_MODELS", &paths.models);
    command
}

/// Builds everything, the program and the tests.
pub(crate) fn build(paths: &Paths) -> Result<()> {
    println!("building in {} (the first time takes long: mistral.rs is large)", paths.target.display());
    succeed(cargo(paths).arg("build").args(EVERYTHING))
}

/// Runs a command with its output on screen; an error unless it exits with 0.
pub(crate) fn succeed(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot run {}", words(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status}): see above", words(command));
    }
    Ok(())
}

fn words(command: &Command) -> String {
    let name = std::path::Path::new(command.get_program()).file_name().unwrap_or_default();
    let mut words = vec![name.to_string_lossy()];
    words.extend(command.get_args().map(|argument| argument.to_string_lossy()));
    words.join(" ")
}
