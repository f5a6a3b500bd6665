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

/// What the window is built with and its tests are driven by.
pub(crate) fn ensure_for_window() -> Result<()> {
    if !succeeds(&["npm", "--version"]) {
        bail!("npm is missing: install Node.js 20.19 or later (https://nodejs.org), then run this again");
    }
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let library = |name: &'static str| succeeds(&["pkg-config", "--exists", name]);
    let mut missing = Vec::new();
    for (there, package) in [
        (succeeds(&["pkg-config", "--version"]), "pkg-config"),
        (library("webkit2gtk-4.1"), "libwebkit2gtk-4.1-dev"),
        (library("gtk+-3.0"), "libgtk-3-dev"),
        (library("ayatana-appindicator3-0.1"), "libayatana-appindicator3-dev"),
    ] {
        if !there {
            missing.push(package);
        }
    }
    if missing.is_empty() { Ok(()) } else { install("what the window is built with", &missing) }
}

/// What the window's tests can do without: they then say that they were skipped.
pub(crate) fn ensure_for_window_tests() -> Result<()> {
    let there = succeeds(&["xdotool", "-v"])
        && succeeds(&["/usr/bin/python3", "-c", "import pyatspi"])
        && succeeds(&["Xvfb", "-help"])
        && succeeds(&["openbox", "--version"])
        && succeeds(&["import", "-version"]);
    if there || !cfg!(target_os = "linux") {
        return Ok(());
    }
    if is_root() && succeeds(&["apt-get", "--version"]) {
        return install("what drives the window in tests", &WINDOW_TESTS);
    }
    println!(
        "some tests of the window will be skipped; `sudo apt-get install {}` brings what drives it",
        WINDOW_TESTS.join(" ")
    );
    Ok(())
}

/// A display, a window manager, the accessibility tree, a keyboard, pictures.
const WINDOW_TESTS: [&str; 9] = [
    "xvfb",
    "openbox",
    "at-spi2-core",
    "python3-pyatspi",
    "gir1.2-atspi-2.0",
    "dbus",
    "libglib2.0-bin",
    "xdotool",
    "imagemagick",
];

/// What runs programs of other processors, and compiles for them.
pub(crate) fn ensure_for_processors() -> Result<()> {
    const PACKAGES: [&str; 5] =
        ["qemu-user", "gcc-aarch64-linux-gnu", "libc6-dev-arm64-cross", "rustc-web", "rust-web-src"];
    let there = succeeds(&["qemu-x86_64", "--version"])
        && succeeds(&["qemu-aarch64", "--version"])
        && succeeds(&["aarch64-linux-gnu-gcc", "--version"])
        && succeeds(&["dpkg", "--status", "libc6-dev-arm64-cross", "rust-web-src"]);
    if there { Ok(()) } else { install("what emulates other processors", &PACKAGES) }
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
