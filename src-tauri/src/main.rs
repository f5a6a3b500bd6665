//! The `inglenook-desktop` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    inglenook_desktop::run()
}
