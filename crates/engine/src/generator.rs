use crate::{Engine, Error, Place, models, power};
use airgap::{Places, Sealed};
use answer::Generator;
use generate::{LocalModel, ModelProcess};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// The subcommand with which a program is started that is to be its own generator process.
pub const GENERATOR: &str = ModelProcess::SUBCOMMAND;

/// A model, wherever it runs.
pub(crate) enum Generating {
    Here(LocalModel),
    Process(ModelProcess),
}

impl Engine {
    /// How long the model's process stays after an answer from now on.
    pub fn set_stay(&mut self, for_as_long: Duration) {
        if let Place::Process { stay, .. } = &mut self.settings.generator {
            *stay = for_as_long;
        }
    }

    /// The model in this file. It loads with its first answer, and stays for a while.
    pub(crate) fn open_model(&mut self, path: PathBuf) -> Result<&mut dyn Generator, Error> {
        let open = self.generator.take();
        if open.as_ref().is_none_or(|(open, _)| *open != path) {
            // A file that cannot be read has an error of its own.
            models::check_room(&path, path.metadata().map_or(0, |file| file.len()))?;
        }
        let mut generating = match (open, &self.settings.generator) {
            (Some((open, generating)), _) if open == path => generating,
            (_, Place::Here) => Generating::Here(LocalModel::open(&path)?),
            (_, Place::Process { program, .. }) => Generating::Process(ModelProcess::open(&path, program)?),
        };
        if let (Generating::Process(process), Place::Process { stay, .. }) = (&mut generating, &self.settings.generator)
        {
            process.stay(if power::on_battery() { Duration::ZERO } else { *stay });
        }
        Ok(match &mut self.generator.insert((path, generating)).1 {
            Generating::Here(model) => model,
            Generating::Process(process) => process,
        })
    }
}

/// What a program does that was started to be the generator process: it may read the model's file and nothing of the
/// user's, answers what comes in by standard input, and returns when it is not needed any more.
///
/// # Errors
/// When the model cannot be used, or the kernel refuses to limit the files.
pub fn serve_generator(sealed: &Sealed, model: &Path) -> Result<(), Error> {
    sealed.confine(&Places { read: vec![model.to_owned()], write: vec![] })?;
    Ok(generate::serve(model)?)
}
