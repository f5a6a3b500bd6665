//! Has Tauri make its code from `tauri.conf.json` and `capabilities`, and puts a page in place where the real one is
//! not built yet, so that a plain `cargo build` of a fresh clone works.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::{fs, path::Path};

/// Says what is missing, to whoever starts a window that was built without its page.
const PLACEHOLDER: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Inglenook</title>\
    <p>This build has no page: run `cargo xtask app`, which builds it first.</p></html>\n";

fn main() {
    let dist = Path::new("../ui/dist");
    if !dist.join("index.html").is_file() {
        fs::create_dir_all(dist).expect("the folder of the page can be made");
        fs::write(dist.join("index.html"), PLACEHOLDER).expect("a page can be written");
    }
    // What is embedded is compiled in again when any file of the page changes.
    println!("cargo::rerun-if-changed={}", dist.display());
    tauri_build::build();
}
