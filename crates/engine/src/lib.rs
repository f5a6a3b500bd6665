//! The use cases of Inglenook. Every front end (command line, window, phone, tests) calls only this.
//!
//! ```no_run
//! use engine::{Engine, SearchRequest, Settings};
//!
//! let sealed = airgap::seal(airgap::Needs::Nothing)?;
//! let mut engine = Engine::open(Settings::new(sealed, "vault".into(), "models".into()))?;
//! engine.add(std::path::Path::new("notes"), None)?;
//! engine.index(&[], &std::sync::atomic::AtomicBool::new(false), &mut |_| {})?;
//! let found = engine.search(&SearchRequest::new("when is my flight"))?;
//! println!("{}", found.hits[0].title);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod add;
mod ask;
mod energy;
mod error;
mod folders;
mod follow_up;
mod forget;
mod generator;
mod hand_off;
mod index;
mod models;
mod power;
mod preferences;
mod questions;
mod recognise;
mod search;
mod show;
mod status;
mod vault;
mod workshop;

pub use add::Added;
pub use answer::{Event, Reason, Votes};
pub use ask::{AskRequest, AskResponse, AskTimings};
pub use error::{Code, Error};
pub use folders::{default_models, default_vault, onnx_runtime};
pub use follow_up::Turn;
pub use forget::Forgotten;
pub use generate::{Perplexity, Quantization};
pub use generator::{GENERATOR, serve_generator};
pub use hand_off::{HandOff, HandOffRequest};
pub use handoff::{Filled, Placeholder, fill_in, is_too_big};
pub use ingest::{Failure, Progress, Report, Stage, Watching};
pub use models::{Measured, Model, ModelState, import_model, installed_models, memory_needed, remove_model};
pub use power::on_battery;
pub use preferences::Facets;
pub use questions::PastQuestion;
pub use recognise::{Recognised, recognise};
pub use retrieve::{Mode, Timings, combine, parse_date_range};
pub use search::{Explained, SearchRequest, SearchResponse};
pub use show::{Shown, ShownAttachment, ShownHeading, ShownMessage};
pub use status::{Check, SourceStatus, Status};

use airgap::{Places, Sealed};
use embed::{Embedder, Manifest, Threads};
use generator::Generating;
use jiff::ZonedDateTime;
use lexical::Lexical;
use std::{
    path::{Path, PathBuf},
    time::Duration,
};
use store::Store;

/// Where things are, and what time it is.
pub struct Settings {
    /// The proof that no code in this process can reach a network. Without it there is no opening a vault.
    pub sealed: Sealed,
    /// The folder that holds everything Inglenook stores.
    pub vault: PathBuf,
    /// The folder that holds model files: one folder a model, and `onnxruntime`.
    pub models: PathBuf,
    /// The clock. Questions such as "last week" are read against it.
    pub now: Box<dyn Fn() -> ZonedDateTime + Send>,
    /// Which files the process may touch from now on.
    pub files: Files,
    /// Where the model runs.
    pub generator: Place,
}

/// Where the model runs.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Place {
    /// In this process: on phones, where there are no others.
    #[default]
    Here,
    /// In a process of its own, so that its memory really returns, and a crash costs one answer.
    Process {
        /// This very program; started with [`GENERATOR`] and the model's file it must call [`serve_generator`].
        program: PathBuf,
        /// How long it stays after an answer, in case there is another question. On battery it does not.
        stay: Duration,
    },
}

/// Which files the process may touch once the vault is open, where the system can limit that.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Files {
    /// As it was: for a program that lets its user add sources while it runs, and for tests.
    #[default]
    Any,
    /// The vault; to be read, the models, the sources, and these. A source that is a file is that very file, and
    /// not another that takes its place; so when changes are followed, the folder it lies in is readable as well.
    Only {
        /// Further files and folders to be read.
        read: Vec<PathBuf>,
        /// Further folders to be written.
        write: Vec<PathBuf>,
        /// Changes of the sources are going to be followed.
        watch: bool,
    },
}

impl Settings {
    /// Settings with the system's clock, and no limits to files.
    #[must_use]
    pub fn new(sealed: Sealed, vault: PathBuf, models: PathBuf) -> Self {
        Self { sealed, vault, models, now: Box::new(ZonedDateTime::now), files: Files::Any, generator: Place::Here }
    }
}

/// An open vault and what has been loaded so far to work with it.
pub struct Engine {
    settings: Settings,
    store: Store,
    lexical: Lexical,
    /// Loaded by the first use that needs it.
    embedder: Option<Embedder>,
    /// Likewise: the one that made the vectors, while all chunks are embedded anew with the other.
    former: Option<Embedder>,
    /// Likewise.
    selector: Option<select::Selector>,
    /// Likewise; one at a time, with the file that it came from.
    generator: Option<(PathBuf, Generating)>,
}

impl Engine {
    /// Opens the vault, making it if it is not there. Limits the process to the files of the settings; call it before
    /// there are threads.
    ///
    /// # Errors
    /// When the folder cannot be made or read, its database is damaged or newer than this program, or the kernel
    /// refuses to limit the files.
    pub fn open(settings: Settings) -> Result<Self, Error> {
        vault::prepare(&settings.vault)?;
        let store = Store::open(&vault::database(&settings.vault))?;
        if let Files::Only { read, write, watch } = &settings.files {
            let mut places = places(&settings, &store, read, *watch)?;
            places.write.extend_from_slice(write);
            settings.sealed.confine(&places)?;
        }
        let (lexical, _) = Lexical::open(&vault::lexical(&settings.vault), &store.identity()?)?;
        Ok(Self { settings, store, lexical, embedder: None, former: None, selector: None, generator: None })
    }

    /// The folder of the vault.
    #[must_use]
    pub fn vault(&self) -> &Path {
        &self.settings.vault
    }

    /// What the clock says.
    #[must_use]
    pub fn now(&self) -> ZonedDateTime {
        (self.settings.now)()
    }

    /// Gives back what was loaded to work with the vault: the embedder, and the model with its process. The next use
    /// loads it again.
    pub fn rest(&mut self) {
        self.embedder = None;
        self.former = None;
        self.selector = None;
        self.generator = None;
    }

    /// Loads the embedder unless it is loaded. `None` when it is not installed.
    fn load_embedder(&mut self) -> Result<Option<&mut Embedder>, Error> {
        if self.embedder.is_none() {
            match Embedder::load(&self.settings.models) {
                Ok(embedder) => self.embedder = Some(embedder),
                Err(embed::Error::Missing { .. }) => return Ok(None),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(self.embedder.as_mut())
    }

    /// The embedder that made the vectors which are searched: with no other can a question be compared with them.
    /// `None` when it is not installed.
    fn load_searched(&mut self) -> Result<Option<&mut Embedder>, Error> {
        let searched = self.store.embedder()?;
        let installed = self.load_embedder()?.map(|embedder| embedder.fingerprint().to_owned());
        if searched.is_none() || searched == installed {
            self.former = None;
            return Ok(self.embedder.as_mut());
        }
        if self.former.as_ref().map(Embedder::fingerprint) != searched.as_deref() {
            self.former = None;
            let manifest = self.store.embedder_manifest()?.and_then(|manifest| Manifest::parse(&manifest).ok());
            if let Some(manifest) = manifest {
                // Whatever is wrong with its files, it is of no use, and there is another.
                let former = Embedder::load_manifest(&self.settings.models, manifest, Threads::default()).ok();
                self.former = former.filter(|former| Some(former.fingerprint()) == searched.as_deref());
            }
        }
        Ok(self.former.as_mut())
    }
}

/// What the process may touch.
fn places(settings: &Settings, store: &Store, more: &[PathBuf], watch: bool) -> Result<Places, Error> {
    let mut read = vec![settings.models.clone()];
    read.extend(models::links(&settings.models));
    read.extend_from_slice(more);
    for source in store.sources()? {
        let file = source.path.is_file();
        read.extend(source.path.parent().filter(|_| watch && file).map(Path::to_owned));
        read.push(source.path);
    }
    Ok(Places { read, write: vec![settings.vault.clone()] })
}
