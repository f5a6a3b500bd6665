//! The selector's files: weights from the checkout, and the tokenizer of the encoder that they were made from.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::embedder;
use crate::models::hash;
use crate::paths::Paths;

/// The folder among the models; `select::FOLDER`.
const FOLDER: &str = "selector";

/// `training/weights/manifest.json`.
#[derive(Deserialize)]
struct Manifest {
    file: String,
    sha256: String,
}

/// Copies the weights and the tokenizer to the models, unless they are there.
pub(crate) fn ensure(paths: &Paths) -> Result<()> {
    let weights = paths.root.join("training/weights");
    let manifest = weights.join("manifest.json");
    let manifest: Manifest = fs::read_to_string(&manifest)
        .map_err(anyhow::Error::from)
        .and_then(|text| Ok(serde_json::from_str(&text)?))
        .with_context(|| format!("cannot read {}", manifest.display()))?;
    let folder = paths.models.join(FOLDER);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let from = weights.join(&manifest.file);
    let found = hash::of_bytes(&read(&from)?);
    if found != manifest.sha256 {
        bail!("{} has the SHA-256 {found}, but its manifest says {}", from.display(), manifest.sha256);
    }
    for (from, name) in
        [(from, manifest.file.as_str()), (paths.models.join(embedder::MODEL).join("tokenizer.json"), "tokenizer.json")]
    {
        let to = folder.join(name);
        let bytes = read(&from)?;
        if fs::read(&to).is_ok_and(|there| there == bytes) {
            continue;
        }
        // Under its final name a file is whole or absent.
        let partial = folder.join(format!("{name}.partial"));
        fs::write(&partial, &bytes)
            .and_then(|()| fs::rename(&partial, &to))
            .with_context(|| format!("cannot write {}", to.display()))?;
    }
    Ok(())
}

fn read(path: &PathBuf) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}
