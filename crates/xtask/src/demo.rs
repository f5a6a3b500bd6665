//! `cargo xtask demo`: the whole way once, on screen.

use anyhow::{Context, Result, bail};

use crate::cargo::{build, inglenook, succeed};
use crate::paths::Paths;
use crate::setup;

/// A flight among past and cancelled ones, a debt that is in a message, and something that is not in the data.
const QUESTIONS: [&str; 3] =
    ["When is my Delmar flight to Seattle?", "How much do I owe Toby for Mama's present?", "What's Dev's blood type?"];

/// Exit code of `ask` when the answer is not in the data.
const ABSTAINED: i32 = 3;

pub(crate) fn run(paths: &Paths) -> Result<()> {
    setup::run(paths, &[])?;
    build(paths)?;
    let home = paths.fixtures().join("home");
    if !home.is_dir() {
        bail!("{} is missing: is this a whole checkout?", home.display());
    }
    let folder = tempfile::Builder::new().prefix("inglenook-demo-").tempdir().context("cannot make a folder")?;
    let vault = folder.path().join("vault");
    let program = || {
        let mut program = inglenook(paths);
        program.arg("--vault").arg(&vault);
        program
    };
    println!("\n$ inglenook add tests/fixtures/home");
    succeed(program().args(["add", "tests/fixtures/home"]))?;
    println!("\n$ inglenook index");
    succeed(program().arg("index"))?;
    for question in QUESTIONS {
        println!("\n$ inglenook ask \"{question}\"");
        let mut ask = program();
        let status = ask.args(["ask", question]).status().context("cannot run inglenook")?;
        if !status.success() && status.code() != Some(ABSTAINED) {
            bail!("`inglenook ask` failed ({status}): see above");
        }
    }
    println!(
        "\nThat was an invented person, and today was 23 November 2026. With your own notes, mail and messages:\n\n  \
         export INGLENOOK_MODELS={models}\n  \
         {program} add ~/Notes ~/Takeout/Mail/*.mbox\n  \
         {program} index\n  \
         {program} ask \"Who fixed the boiler last winter?\"",
        models = paths.models.display(),
        program = paths.program().display(),
    );
    Ok(())
}
