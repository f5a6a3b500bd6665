//! Paragraphs as notes.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::super::gold::Item;

/// Writes a paragraph below its title, and says how it is recognised.
pub(super) fn write(home: &Path, name: &str, title: &str, text: &str) -> Result<Item> {
    fs::create_dir_all(home).with_context(|| format!("cannot make the folder {}", home.display()))?;
    let file = home.join(name);
    fs::write(&file, format!("# {}\n\n{}\n", title.replace('_', " "), text.trim()))
        .with_context(|| format!("cannot write {}", file.display()))?;
    Ok(Item::Note { path: name.to_owned() })
}

/// The lines of a file of JSON objects.
pub(super) fn lines<T: serde::de::DeserializeOwned>(file: &Path) -> Result<Vec<T>> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let rows = text.lines().enumerate().map(|(at, line)| {
        serde_json::from_str(line).with_context(|| format!("cannot read line {} of {}", at + 1, file.display()))
    });
    rows.collect()
}

/// Pairs of a query and the documents that hold its answer, below a heading.
pub(super) fn judgements(file: &Path) -> Result<Vec<(String, String)>> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let pair = |line: &str| {
        let mut fields = line.split('\t');
        Some((fields.next()?.to_owned(), fields.next()?.to_owned()))
    };
    Ok(text.lines().skip(1).filter_map(pair).collect())
}
