//! The `inglenook` program as a user meets it: the real binary, the demo home, real models.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod answers;
mod backend;
mod contract;
mod forgetting;
mod generator;
mod interruption;
mod noise;
mod program;
mod without_models;
