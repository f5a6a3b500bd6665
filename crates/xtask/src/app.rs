//! The window: its page (npm) and its program (a cargo workspace of its own, see src-tauri/Cargo.toml).

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::cargo::{build, cargo, succeed};
use crate::paths::Paths;
use crate::{checks, setup, tools};

/// `cargo xtask app`: builds what is not built, and opens the window.
pub(crate) fn run(paths: &Paths) -> Result<()> {
    setup::run(paths, &[])?;
    build(paths)?;
    build_window(paths)?;
    println!("opening the window; closing it ends this");
    let program = paths.target.join("debug/inglenook-desktop");
    succeed(Command::new(program).env("INGLENOOK_MODELS", &paths.models))
}

/// Builds the page and, around it, the window.
pub(crate) fn build_window(paths: &Paths) -> Result<()> {
    tools::ensure_for_window()?;
    page(paths)?;
    npm(paths, &["run", "build"])?;
    println!("building the window");
    // In the folder where the other program is built: the window starts the `inglenook` beside it.
    succeed(window(paths).args(["build", "--all-targets", "--locked"]))
}

/// Formatting, lints and tests of page and window.
pub(crate) fn check(paths: &Paths) -> Result<()> {
    build_window(paths)?;
    println!("the page: types, lints, tests");
    for script in ["check", "lint", "test"] {
        npm(paths, &["run", script])?;
    }
    println!("the window: formatting, lints");
    succeed(window(paths).args(["fmt", "--check"]))?;
    checks::clippy(window(paths).args(["build", "--all-targets", "--locked"]))
}

/// The tests of the window's program: a display, a keyboard and the accessibility tree.
pub(crate) fn test(paths: &Paths) -> Result<()> {
    succeed(window(paths).args(["test", "--locked", "--", "--show-output"]))
}

/// `cargo xtask bench app`: the window's engine with a large mailbox, and the window's memory.
pub(crate) fn measure(paths: &Paths) -> Result<()> {
    build_window(paths)?;
    tools::ensure_for_window_tests()?;
    let folder = paths.cache.join("bench-app");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    let scripts = paths.root.join("tests/window");
    let program = |name: &str| paths.target.join("debug").join(name);
    let measuring = |command: &mut Command| {
        command.env("INGLENOOK_MODELS", &paths.models).env("INGLENOOK_NOW", "2026-11-23T09:00:00-05:00");
        succeed(command)
    };
    let mut engine = Command::new("/usr/bin/python3");
    engine.arg("-B").arg(scripts.join("measure.py")).arg(program("inglenook")).arg(paths.fixtures().join("home"));
    measuring(engine.arg(&folder))?;
    let mut window = Command::new("dbus-run-session");
    window.arg("--").arg(scripts.join("display.sh")).args(["/usr/bin/python3", "-B"]).arg(scripts.join("memory.py"));
    // The first of the vaults that were just filled.
    measuring(window.arg(program("inglenook-desktop")).env("INGLENOOK_VAULT", folder.join("home0")))?;
    fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))
}

/// Installs what the page is built with, unless exactly that is there.
pub(crate) fn page(paths: &Paths) -> Result<()> {
    let ui = paths.root.join("ui");
    let locked = fs::read(ui.join("package-lock.json")).context("ui/package-lock.json is missing")?;
    let stamp = ui.join("node_modules/.installed");
    if fs::read(&stamp).is_ok_and(|installed| installed == locked) {
        return Ok(());
    }
    println!("installing what the page is built with");
    npm(paths, &["ci", "--no-audit", "--no-fund"])?;
    fs::write(&stamp, locked).with_context(|| format!("cannot write {}", stamp.display()))
}

pub(crate) fn npm(paths: &Paths, arguments: &[&str]) -> Result<()> {
    let ui = paths.root.join("ui");
    if !ui.join("package.json").is_file() {
        bail!("{} is missing: is this a whole checkout?", ui.display());
    }
    succeed(Command::new("npm").arg("--silent").args(arguments).current_dir(ui))
}

/// cargo in the window's own workspace.
fn window(paths: &Paths) -> Command {
    let mut command = cargo(paths);
    command.current_dir(paths.root.join("src-tauri"));
    command
}
