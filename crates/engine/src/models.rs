use crate::{Engine, Error, energy};
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

/// What it took a model to write a little.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Measured {
    /// Milliseconds for loading it.
    pub load_ms: f64,
    /// Tokens read per second.
    pub prompt_tokens_per_s: f64,
    /// Tokens written per second.
    pub tokens_per_s: f64,
    /// The most memory that it took, in bytes; 0 where the system does not say.
    pub peak_bytes: u64,
    /// The joules that the device's processors took meanwhile, loading included; `None` where they are not counted.
    pub joules: Option<f64>,
}

/// What a model reads when it is measured; about 60 tokens.
const MEASURING: &str = "Water boils when the pressure of its vapour is that of the air around it. High in the mountains the \
    air is thinner, so water boils at a lower temperature there, and potatoes take longer to be done. A lid that holds the \
    steam back has the opposite effect.\n";

impl Engine {
    /// The installed models, by name.
    #[must_use]
    pub fn models(&self) -> Vec<Model> {
        installed_models(&self.settings.models)
    }

    /// The name of the model that answers when none is named.
    #[must_use]
    pub fn default_model(&self) -> Option<String> {
        let path = self.model_path(None).ok()?;
        gguf_files(&self.settings.models).into_iter().find(|(_, file)| *file == path).map(|(name, _)| name)
    }

    /// Loads a model and has it write a little, about nothing of the user's.
    ///
    /// # Errors
    /// When there is no such model, or it fails.
    pub fn measure_model(&mut self, name: &str) -> Result<Measured, Error> {
        let path = self.model_path(Some(name))?;
        // Loading is part of what is measured.
        self.generator = None;
        let prompt = answer::Prompt {
            system: "You are a patient teacher.".to_owned(),
            user: format!("{}\nSum this up in your own words.", MEASURING.repeat(8)),
            max_tokens: 48,
        };
        let before = energy::counters();
        let generator = self.open_model(path)?;
        let generated = generator.generate(&prompt, &mut |_| std::ops::ControlFlow::Continue(()))?;
        let process = match &self.generator {
            Some((_, crate::generator::Generating::Process(process))) => process.id(),
            _ => None,
        };
        let peak_bytes = peak(process);
        let joules = before.zip(energy::counters()).and_then(|(before, after)| energy::between(&before, &after));
        self.generator = None;
        Ok(Measured {
            load_ms: generated.load_ms,
            prompt_tokens_per_s: generated.prompt_tokens_per_s,
            tokens_per_s: generated.tokens_per_s,
            peak_bytes,
            joules,
        })
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

/// The models of a folder, by name.
#[must_use]
pub fn installed_models(models: &Path) -> Vec<Model> {
    let mut models: Vec<_> = gguf_files(models)
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

/// How much memory a model of this size takes, in bytes: its weights, mapped as they are in the file, and what a prompt
/// of 2,000 tokens needs. The 1.1 GB of the default model take 1.4.
#[must_use]
pub fn memory_needed(size: u64) -> u64 {
    size + 350_000_000
}

/// Whether there is memory for the model in this file. With less, the weights would be read from the disk again for
/// every token: minutes for a sentence, in which nothing else on the device moves either.
pub(crate) fn check_room(path: &Path, size: u64) -> Result<(), Error> {
    let needed = memory_needed(size);
    match memory() {
        Some((total, free)) if needed > free => Err(Error::TooLarge { path: path.to_owned(), needed, free, total }),
        _ => Ok(()),
    }
}

/// Copies a model file into the models folder, after a look at its header, that it is whole, of a family that can be
/// loaded, and not too large for the memory that is free.
///
/// # Errors
/// A sentence that says what is wrong with the file, or that the copy cannot be written.
pub fn import_model(models: &Path, file: &Path) -> Result<Model, Error> {
    let described = generate::inspect(file)?;
    check_room(file, described.size)?;
    let name = folder_name(&file.file_stem().unwrap_or_default().to_string_lossy());
    let folder = models.join(&name);
    let written = folder.join("model.gguf");
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::ModelFile { path, source }
    };
    let same = written.canonicalize().is_ok_and(|written| file.canonicalize().is_ok_and(|file| file == written));
    if !same {
        fs::create_dir_all(&folder).map_err(failed(&folder))?;
        // A copy that breaks off is not taken for a model.
        let part = folder.join("model.gguf.part");
        let copied = fs::copy(file, &part).and_then(|_| fs::rename(&part, &written));
        if copied.is_err() {
            // The copy's own error is the one to tell.
            let _ = fs::remove_file(&part);
            let _ = fs::remove_dir(&folder);
        }
        copied.map_err(failed(&written))?;
    }
    Ok(Model { name, path: written, state: ModelState::Usable(described) })
}

/// Removes a model's file, and its folder when nothing else is in it.
///
/// # Errors
/// When there is no such model, or the file cannot be removed.
pub fn remove_model(models: &Path, name: &str) -> Result<(), Error> {
    let Some((_, path)) = gguf_files(models).into_iter().find(|(installed, _)| installed == name) else {
        return Err(Error::NoModel {
            name: name.to_owned(),
            folder: models.to_owned(),
            advice: "it may have been removed already".to_owned(),
        });
    };
    fs::remove_file(&path).map_err(|source| Error::ModelFile { path: path.clone(), source })?;
    if let Some(folder) = path.parent() {
        // Licences and such may lie beside it.
        let _ = fs::remove_dir(folder);
    }
    Ok(())
}

/// A name that is one folder on every system: letters, digits and `-_.`, and no dot at its start.
fn folder_name(stem: &str) -> String {
    let kept = |letter: char| if letter.is_alphanumeric() || "-_.".contains(letter) { letter } else { '-' };
    let name: String = stem.chars().map(kept).collect();
    let name = name.trim_start_matches(['.', '-']).trim_end_matches('.');
    if name.is_empty() { "model".to_owned() } else { name.to_owned() }
}

/// Memory of the device and what of it is free, in bytes, where the system says.
fn memory() -> Option<(u64, u64)> {
    let text = fs::read_to_string("/proc/meminfo").ok()?;
    Some((kilobytes(&text, "MemTotal:")?, kilobytes(&text, "MemAvailable:")?))
}

/// The most memory that a process has taken, in bytes.
fn peak(process: Option<u32>) -> u64 {
    let status = process.map(|id| format!("/proc/{id}/status"));
    status.and_then(|path| fs::read_to_string(path).ok()).and_then(|text| kilobytes(&text, "VmHWM:")).unwrap_or(0)
}

/// The bytes of a line "Name:   1234 kB" of a file in `/proc`.
fn kilobytes(text: &str, name: &str) -> Option<u64> {
    let rest = text.lines().find_map(|line| line.strip_prefix(name))?;
    rest.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_file_that_is_no_model_is_refused_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let (models, file) = (folder.path().join("models"), folder.path().join("poem.gguf"));
        fs::write(&file, "GGUF, but not really").unwrap();
        assert!(matches!(import_model(&models, &file), Err(Error::Model(_))));
        assert!(!models.exists());
        assert!(matches!(remove_model(&models, "poem"), Err(Error::NoModel { .. })));
    }

    #[test]
    fn a_file_name_becomes_one_folder() {
        assert_eq!(folder_name("Qwen2.5 1.5B (Q4)"), "Qwen2.5-1.5B--Q4-");
        assert_eq!(folder_name("../../etc"), "etc".to_owned());
        assert_eq!(folder_name("..."), "model");
    }

    #[test]
    fn memory_is_read_from_what_the_system_says() {
        assert_eq!(kilobytes("MemTotal:       1024 kB\nMemFree: 3 kB\n", "MemFree:"), Some(3_072));
        assert_eq!(kilobytes("", "MemFree:"), None);
        assert_eq!(memory_needed(1_000_000_000), 1_350_000_000);
    }
}
