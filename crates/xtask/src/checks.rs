//! `cargo xtask lint` and `cargo xtask test`.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::cargo::{EVERYTHING, build, cargo, succeed};
use crate::paths::Paths;
use crate::{app, setup, tools};

/// Formatting, clippy and rustdoc; a warning is an error.
pub(crate) fn lint(paths: &Paths) -> Result<()> {
    println!("formatting");
    succeed(cargo(paths).args(["fmt", "--all", "--check"]))?;
    build(paths)?;
    println!("lints");
    clippy(cargo(paths).arg("build").args(EVERYTHING))?;
    println!("documentation");
    succeed(
        cargo(paths)
            .args(["test", "--doc", "--workspace", "--locked", "--quiet"])
            .env("RUSTDOC", paths.root.join("crates/xtask/rustdoc_lint.sh")),
    )?;
    app::check(paths)
}

/// `cargo clippy` would check every dependency anew, because it is a `cargo check` and wants metadata where the
/// build made code. Put before rustc for the crates of the workspace alone, clippy shares the dependencies of `build`,
/// a `cargo build`.
pub(crate) fn clippy(build: &mut Command) -> Result<()> {
    let driver = sysroot()?.join("bin/clippy-driver");
    if !driver.is_file() {
        bail!("clippy is missing: run `rustup component add clippy rustfmt`, then this again");
    }
    succeed(
        build
            .env("RUSTC_WORKSPACE_WRAPPER", driver)
            // The form in which `cargo clippy` passes arguments on.
            .env("CLIPPY_ARGS", "-Dwarnings__CLIPPY_HACKERY__")
            // What comes out is never run: only the crates of the workspace are affected, the profile fixes
            // the dependencies' own settings.
            .env("CARGO_PROFILE_DEV_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "false"),
    )
}

fn sysroot() -> Result<PathBuf> {
    let output = Command::new("rustc").args(["--print", "sysroot"]).output().context("cannot run rustc")?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().into())
}

/// Set-up, lints and every test; ends with a count, and what was skipped and why.
pub(crate) fn test(paths: &Paths) -> Result<()> {
    setup::run(paths, &[])?;
    tools::ensure_for_tests()?;
    tools::ensure_for_window_tests()?;
    lint(paths)?;
    let check = paths.fixtures().join("check.py");
    if check.is_file() {
        println!("fixtures");
        succeed(Command::new("python3").arg("-B").arg(&check).current_dir(&paths.root))?;
    }
    println!("tests");
    let mut tests = cargo(paths)
        // `--show-output` is how a passing test can say that it skipped something.
        .args(["test", "--workspace", "--locked", "--no-fail-fast", "--", "--show-output"])
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run cargo test")?;
    let mut report = Report::default();
    if let Some(stdout) = tests.stdout.take() {
        for line in BufReader::new(stdout).lines() {
            let line = line.context("cannot read what cargo test prints")?;
            if report.take(&line) {
                println!("{line}");
            }
        }
    }
    let status = tests.wait().context("cannot run cargo test")?;
    report.print();
    if !status.success() {
        bail!("tests failed ({status}): see above");
    }
    println!("tests of the window");
    app::test(paths)
}

/// What the test programs say, condensed.
#[derive(Default)]
struct Report {
    passed: u64,
    failed: u64,
    ignored: u64,
    skipped: Vec<String>,
    /// Inside the list of what passing tests printed, of which only the skips are of interest.
    in_successes: bool,
}

impl Report {
    /// Notes a line of output; returns whether it belongs on screen.
    fn take(&mut self, line: &str) -> bool {
        let text = line.trim();
        if text.to_lowercase().starts_with("skipped") {
            self.skipped.push(text.to_owned());
        }
        if let Some(counts) = text.strip_prefix("test result: ") {
            self.in_successes = false;
            let count = |name: &str| -> u64 {
                let before = counts.split([';', '.']).find_map(|part| part.trim().strip_suffix(name));
                before.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
            };
            self.passed += count("passed");
            self.failed += count("failed");
            self.ignored += count("ignored");
        } else if text == "successes:" {
            self.in_successes = true;
        } else if text == "failures:" {
            self.in_successes = false;
        }
        !self.in_successes
    }

    fn print(&mut self) {
        println!("{} passed, {} failed, {} ignored", self.passed, self.failed, self.ignored);
        self.skipped.sort();
        self.skipped.dedup();
        for skipped in &self.skipped {
            println!("  {skipped}");
        }
        if self.skipped.is_empty() {
            println!("  nothing was skipped");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_counts_all_test_programs_and_keeps_the_skips() {
        let mut report = Report::default();
        let output = "\nrunning 2 tests\ntest a ... ok\ntest b ... ok\n\nsuccesses:\n\n---- b stdout ----\n\
            skipped: no data at ../shared/data\nchatter\n\nsuccesses:\n    a\n    b\n\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            failures:\n    c\n\
            test result: FAILED. 3 passed; 1 failed; 4 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        let shown: Vec<_> = output.lines().filter(|line| report.take(line)).collect();
        assert_eq!((report.passed, report.failed, report.ignored), (5, 1, 4));
        assert_eq!(report.skipped, ["skipped: no data at ../shared/data"]);
        assert!(!shown.contains(&"chatter"), "what passing tests print is noise");
        assert!(shown.contains(&"    c") && shown.contains(&"test a ... ok"));
    }
}
