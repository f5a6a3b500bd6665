//! The store as its callers see it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
// Quotes are lists of ranges, here of one.
#![allow(clippy::single_range_in_vec_init)]

mod chunks;
mod filters;
mod forgetting;
mod home;
mod items;
mod opening;
mod properties;
mod threads;
mod vectors;
