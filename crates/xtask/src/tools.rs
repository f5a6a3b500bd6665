//! The programs that set-up and the build need, and the Debian packages that bring them.

use std::env;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

struct Tool {
    /// For people.
    what: &'static str,
    /// Succeeds where the tool is present and good enough.
    check: &'static [&'static str],
    package: &'static str,
}

/// C: SQLite, sqlite-vec and the regular expressions of the tokenizer are compiled from source. Nothing asks for
/// cmake, pkg-config, libclang or OpenSSL.
const TOOLS: [Tool; 3] = [
    Tool { what: "a C compiler (cc)", check: &["cc", "--version"], package: "build-essential" },
    Tool { what: "a C++ compiler (c++)", check: &["c++", "--version"], package: "build-essential" },
    Tool {
        what: "Python with venv and pip",
        check: &["python3", "-c", "import venv, ensurepip"],
        package: "python3-venv",
    },
];

/// Checks every tool; as root on Debian installs what is missing, otherwise says which line does.
pub(crate) fn ensure() -> Result<()> {
    let missing: Vec<&Tool> = TOOLS.iter().filter(|tool| !succeeds(tool.check)).collect();
    if !missing.is_empty() {
        let what: Vec<_> = missing.iter().map(|tool| tool.what).collect();
        let mut packages: Vec<_> = missing.iter().map(|tool| tool.package).collect();
        packages.dedup();
        install(&what.join(", "), &packages)?;
    }
    // The packages that the export is pinned to have wheels from 3.11 on (Debian 12 and later).
    if !succeeds(&["python3", "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]) {
        bail!("python3 is older than 3.11: put a newer one first in PATH, then run this again");
    }
    Ok(())
}

/// What some tests need and can do without: they then say that they were skipped.
pub(crate) fn ensure_for_tests() -> Result<()> {
    if succeeds(&["strace", "-V"]) || !cfg!(target_os = "linux") {
        return Ok(());
    }
    if is_root() && succeeds(&["apt-get", "--version"]) {
        return install("strace", &["strace"]);
    }
    println!("strace is missing, so some tests of the seal will be skipped; `sudo apt-get install strace` brings it");
    Ok(())
}

fn install(what: &str, packages: &[&str]) -> Result<()> {
    let line = format!("apt-get install --yes --no-install-recommends {}", packages.join(" "));
    if !(is_root() && succeeds(&["apt-get", "--version"])) {
        bail!("missing: {what}. On Debian or Ubuntu run `sudo {line}`, then this again");
    }
    println!("      missing: {what}; running {line}");
    for line in ["apt-get update --quiet=2", &line] {
        let mut words = line.split(' ');
        let status = Command::new(words.next().unwrap_or_default())
            .args(words)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .stdout(Stdio::null())
            .status()
            .with_context(|| format!("cannot run `{line}`"))?;
        if !status.success() {
            bail!("`{line}` failed ({status}): see above, install {} by hand, then run this again", packages.join(" "));
        }
    }
    Ok(())
}

fn succeeds(command: &[&str]) -> bool {
    let (Some(program), arguments) = (command.first(), command.get(1..).unwrap_or_default()) else { return false };
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn is_root() -> bool {
    env::consts::FAMILY == "unix"
        && Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
