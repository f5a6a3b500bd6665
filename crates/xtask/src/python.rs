//! A virtual environment in the cache, so that the system's Python stays as it is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, bail};

use crate::models::hash;

/// The environment's interpreter; making the environment where there is none that works.
pub(crate) fn interpreter(cache: &Path) -> Result<PathBuf> {
    let folder = cache.join("python");
    let python = folder.join("bin/python");
    // An environment breaks when the Python that it was made from is removed or upgraded.
    if run(Command::new(&python).args(["-m", "pip", "--version"])).is_ok_and(|output| output.status.success()) {
        return Ok(python);
    }
    println!("      making a Python environment in {}", folder.display());
    let output = run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))
        .context("cannot start python3: install it (Debian: python3-venv), then run this again")?;
    if !output.status.success() {
        bail!(
            "python3 cannot make a virtual environment in {}: {}. Install its venv and pip (Debian: python3-venv), then run this again",
            folder.display(),
            last_line(&output)
        );
    }
    Ok(python)
}

/// Installs exactly what `requirements` pins, unless that was done already.
pub(crate) fn install(python: &Path, cache: &Path, requirements: &Path) -> Result<()> {
    let wanted = hash::of_file(requirements)?;
    let stamp = cache.join("python/requirements.sha256");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("      installing the pinned packages of {}", requirements.display());
    let output = run(Command::new(python)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-cache-dir"])
        .args(["--no-deps", "--require-hashes", "--only-binary=:all:", "--requirement"])
        .arg(requirements))?;
    if !output.status.success() {
        return Err(pip_error("the packages of the export", &output));
    }
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

/// Runs a command to its end, keeping what it prints.
pub(crate) fn run(command: &mut Command) -> Result<Output> {
    command.stdin(Stdio::null()).output().with_context(|| format!("cannot run {}", command.get_program().display()))
}

/// What pip's complaint means, in one sentence.
pub(crate) fn pip_error(what: &str, output: &Output) -> anyhow::Error {
    let said = String::from_utf8_lossy(&output.stderr);
    let any = |signs: &[&str]| signs.iter().any(|sign| said.contains(sign));
    if any(&["No module named pip"]) {
        anyhow::anyhow!("Python has no pip: install it (Debian: python3-venv), then run this again")
    } else if any(&["No space left on device"]) {
        anyhow::anyhow!(
            "the disk is full while fetching {what}: make room, then run this again; it goes on where it stopped"
        )
    } else if any(&[
        "NewConnectionError",
        "NameResolutionError",
        "ConnectTimeoutError",
        "ReadTimeoutError",
        "Max retries exceeded",
        "Network is unreachable",
        "Connection refused",
        "Connection aborted",
        "ProxyError",
        "IncompleteRead",
    ]) {
        anyhow::anyhow!(
            "the package registry cannot be reached for {what}: check the network (or pip's proxy and index settings), then run this again; it goes on where it stopped"
        )
    } else {
        anyhow::anyhow!("pip could not fetch {what}: {}", last_line(output))
    }
}

fn last_line(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    let line =
        said.lines().rfind(|line| line.contains("ERROR")).or_else(|| said.lines().rfind(|line| !line.is_empty()));
    line.map_or_else(|| output.status.to_string(), |line| line.trim().trim_end_matches('.').to_owned())
}

#[cfg(test)]
mod tests {
    use std::os::unix::process::ExitStatusExt;
    use std::process::ExitStatus;

    use super::*;

    fn pip_says(stderr: &str) -> String {
        let output = Output { status: ExitStatus::from_raw(256), stdout: vec![], stderr: stderr.into() };
        pip_error("some-package", &output).to_string()
    }

    #[test]
    fn a_dead_network_is_not_reported_as_a_missing_package() {
        let said = pip_says(
            "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(...)'\n\
             ERROR: Could not find a version that satisfies the requirement some-package (from versions: none)\n\
             ERROR: No matching distribution found for some-package",
        );
        assert!(said.contains("check the network"), "{said}");
    }

    #[test]
    fn a_missing_pip_and_a_full_disk_are_named() {
        assert!(pip_says("/usr/bin/python3: No module named pip").contains("python3-venv"));
        assert!(
            pip_says("ERROR: Could not install packages: [Errno 28] No space left on device").contains("disk is full")
        );
    }

    #[test]
    fn anything_else_is_passed_on_in_pip_s_own_words() {
        let said = pip_says("ERROR: first\nERROR: No matching distribution found for some-package==9\n");
        assert!(said.ends_with("No matching distribution found for some-package==9"), "{said}");
    }
}
