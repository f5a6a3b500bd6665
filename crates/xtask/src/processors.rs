//! The tests of `kernels` on processors that are not at hand, by emulation, and under a sanitizer.
//!
//! Not part of `cargo xtask test`: it compiles candle three times more, and only a change of `kernels` can break it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::cargo::{cargo, succeed};
use crate::paths::Paths;
use crate::tools;

const X86: &str = "x86_64-unknown-linux-gnu";
const ARM: &str = "aarch64-unknown-linux-gnu";

pub(crate) fn run(paths: &Paths) -> Result<()> {
    tools::ensure_for_processors()?;
    // The last x86-64 processors without AVX-512 and without AVX, as far as qemu knows them.
    for processor in ["Haswell", "Nehalem"] {
        println!("kernels on an emulated {processor}");
        succeed(
            test(paths, X86, "emulated")
                .env("CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER", format!("qemu-x86_64 -cpu {processor}")),
        )?;
    }
    println!("kernels under the address sanitizer");
    succeed(
        test(paths, X86, "address")
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTFLAGS", "-Zsanitizer=address")
            // A crew lives as long as the program, those of tests as well.
            .env("ASAN_OPTIONS", "detect_leaks=0"),
    )?;
    println!("kernels on an emulated 64-bit ARM processor");
    // Debian's compiler, because it comes with the source of the standard library, which rustup may not be able to fetch.
    succeed(
        test(paths, ARM, "emulated")
            .arg("-Zbuild-std=std,panic_unwind,test")
            .env("RUSTC", "/usr/bin/rustc")
            .env("RUSTC_BOOTSTRAP", "1")
            .env("__CARGO_TESTS_ONLY_SRC_ROOT", standard_library()?)
            .env("CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER", "aarch64-linux-gnu-gcc")
            .env("CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER", "qemu-aarch64 -cpu max -L /usr/aarch64-linux-gnu"),
    )
}

/// The tests of the crate, compiled for `target` in a folder of their own.
fn test(paths: &Paths, target: &str, folder: &str) -> std::process::Command {
    let mut command = cargo(paths);
    command.args(["test", "--package", "kernels", "--lib", "--locked", "--target", target]);
    command.env("CARGO_TARGET_DIR", paths.cache.join("processors").join(folder));
    command
}

/// The source of the standard library that Debian's compiler was built with.
fn standard_library() -> Result<PathBuf> {
    let sources = fs::read_dir("/usr/src").context("cannot read /usr/src")?;
    let mut found: Vec<PathBuf> = sources.flatten().map(|entry| entry.path().join("library")).collect();
    found.retain(|path| path.join("std").is_dir());
    found.sort();
    found.pop().with_context(|| {
        format!("no Rust source in {}: install the package rust-web-src", Path::new("/usr/src").display())
    })
}
