use crate::{Engine, Error};
use generate::ModelFile;
use serde::Serialize;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The model that answers when none is named, if it is installed; else the largest that is.
const PREFERRED: &str = "qwen2_5-coder-1_5b";
/// Too weak to answer: it is for tests of the plumbing, and is never chosen unless it is named.
const PLUMBING: &str = "smollm2-135m";

/// A model file in the models folder.
#[derive(Clone, Debug, Serialize)]
pub struct Model {
    /// The name for `--model`: the folder's.
    pub name: String,
    /// The file.
    pub path: PathBuf,
    /// What its header says, or why it cannot be used.
    #[serde(flatten)]
    pub state: ModelState,
}

/// Whether a model file can be used.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelState {
    /// It can.
    Usable(ModelFile),
    /// It cannot, for this reason.
    Refused(String),
}

impl Engine {
    /// The installed models, by name.
    #[must_use]
    pub fn models(&self) -> Vec<Model> {
        let mut models: Vec<_> = gguf_files(&self.settings.models)
            .into_iter()
            .map(|(name, path)| {
                let state = match generate::inspect(&path) {
                    Ok(file) => ModelState::Usable(file),
                    Err(error) => ModelState::Refused(error.to_string()),
                };
                Model { name, path, state }
            })
            .collect();
        models.sort_by(|a, b| a.name.cmp(&b.name));
        models
    }

    /// The file of the model that is to answer.
    pub(crate) fn model_path(&self, name: Option<&str>) -> Result<PathBuf, Error> {
        let files = gguf_files(&self.settings.models);
        let found = match name {
            Some(name) => files.into_iter().find(|(installed, _)| installed == name),
            None => files
                .into_iter()
                .filter(|(installed, _)| installed != PLUMBING)
                .max_by_key(|(installed, path)| (installed == PREFERRED, size(path))),
        };
        found.map(|(_, path)| path).ok_or_else(|| {
            let installed: Vec<_> = gguf_files(&self.settings.models).into_iter().map(|(name, _)| name).collect();
            Error::NoModel {
                name: name.unwrap_or(PREFERRED).to_owned(),
                folder: self.settings.models.clone(),
                advice: if installed.is_empty() {
                    format!(
                        "install one with `cargo xtask setup --only {PREFERRED}`, or put a GGUF file at NAME/model.gguf \
                         in that folder (search works without)"
                    )
                } else {
                    format!("installed are: {}", installed.join(", "))
                },
            }
        })
    }
}

/// Name and file of every model folder.
fn gguf_files(models: &Path) -> Vec<(String, PathBuf)> {
    let Ok(folders) = fs::read_dir(models) else { return Vec::new() };
    folders
        .flatten()
        .map(|folder| (folder.file_name().to_string_lossy().into_owned(), folder.path().join("model.gguf")))
        .filter(|(_, path)| path.is_file())
        .collect()
}

/// Files and folders among the models that lie elsewhere and are only linked to: large files often do.
pub(crate) fn links(models: &Path) -> Vec<PathBuf> {
    let entries = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
    };
    let folders = entries(models);
    let files: Vec<PathBuf> = folders.iter().filter(|path| path.is_dir()).flat_map(|folder| entries(folder)).collect();
    folders.into_iter().chain(files).filter(|path| path.is_symlink()).collect()
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}
