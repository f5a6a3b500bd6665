//! The store as its callers see it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod chunks;
mod filters;
mod forgetting;
mod home;
mod items;
mod opening;
mod properties;
mod threads;
mod vectors;
