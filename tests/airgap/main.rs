//! The seal, held against what it must refuse. Each test has a control: the same without the seal, which must get
//! through or be seen, so that a test that sees nothing is not taken for a process that does nothing.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod child;
mod code;
mod process;
mod program;
mod recorder;
mod tree;
