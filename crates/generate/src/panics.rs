//! mistral.rs panics where others return an error: on a missing key in a file, on a poisoned lock.
//! Such a panic ends its own thread; here it becomes an error, and its message, which may hold
//! words of the prompt, is kept from the terminal.

use std::{
    panic,
    path::Path,
    sync::{Mutex, Once, PoisonError},
};

/// Crates whose panics mean "the model failed": the folder of each starts with one of these.
const FOREIGN: [&str; 9] =
    ["mistralrs", "candle", "tokenizers-", "minijinja", "llguidance", "toktrie", "tokio", "rayon", "kernels"];

static LAST: Mutex<Option<String>> = Mutex::new(None);

/// Keeps the panics of the model's crates quiet, and hands on all others. Once per process.
pub(crate) fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            match info.location().and_then(|location| foreign(location.file(), location.line())) {
                Some(place) => *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(place),
                None => previous(info),
            }
        }));
    });
}

/// Where the model's crates panicked since the last call: file and line, without the message.
pub(crate) fn take() -> Option<String> {
    LAST.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// "mistralrs-core-0.8.1/src/lib.rs:7" for a source file of one of the model's crates.
fn foreign(file: &str, line: u32) -> Option<String> {
    let parts: Vec<_> = Path::new(file).iter().map(|part| part.to_string_lossy()).collect();
    let start = parts.iter().position(|part| FOREIGN.iter().any(|name| part.starts_with(name)))?;
    Some(format!("{}:{line}", parts.get(start..)?.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_models_crates_is_named_without_the_folders_above() {
        let file = "/home/marta/.cargo/registry/src/index/mistralrs-core-0.8.1/src/lib.rs";
        assert_eq!(foreign(file, 7).as_deref(), Some("mistralrs-core-0.8.1/src/lib.rs:7"));
        assert_eq!(foreign("crates/kernels/src/lib.rs", 1).as_deref(), Some("kernels/src/lib.rs:1"));
        assert_eq!(foreign("crates/store/src/lib.rs", 1), None);
    }
}
