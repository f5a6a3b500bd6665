//! The use cases of Inglenook. Every front end (command line, window, phone, tests) calls only this.
//!
//! ```no_run
//! use engine::{Engine, SearchRequest, Settings};
//!
//! let mut engine = Engine::open(Settings::new("vault".into(), "models".into()))?;
//! engine.add(std::path::Path::new("notes"), None)?;
//! engine.index(&[], &std::sync::atomic::AtomicBool::new(false), &mut |_| {})?;
//! let found = engine.search(&SearchRequest::new("when is my flight"))?;
//! println!("{}", found.hits[0].title);
//! # Ok::<(), engine::Error>(())
//! ```

mod add;
mod ask;
mod error;
mod folders;
mod forget;
mod index;
mod models;
mod search;
mod show;
mod status;
mod vault;

pub use add::Added;
pub use answer::{Event, Reason};
pub use ask::{AskRequest, AskResponse, AskTimings};
pub use error::{Code, Error};
pub use folders::{default_models, default_vault};
pub use forget::Forgotten;
pub use ingest::{Failure, Progress, Report, Stage};
pub use models::{Model, ModelState};
pub use retrieve::{Mode, Timings, combine, parse_date_range};
pub use search::{Explained, SearchRequest, SearchResponse};
pub use show::{Shown, ShownAttachment, ShownMessage};
pub use status::{Check, SourceStatus, Status};

use embed::Embedder;
use generate::LocalModel;
use jiff::ZonedDateTime;
use lexical::Lexical;
use std::path::{Path, PathBuf};
use store::Store;

/// Where things are, and what time it is.
pub struct Settings {
    /// The folder that holds everything Inglenook stores.
    pub vault: PathBuf,
    /// The folder that holds model files: one folder a model, and `onnxruntime`.
    pub models: PathBuf,
    /// The clock. Questions such as "last week" are read against it.
    pub now: Box<dyn Fn() -> ZonedDateTime + Send>,
}

impl Settings {
    /// Settings with the system's clock.
    #[must_use]
    pub fn new(vault: PathBuf, models: PathBuf) -> Self {
        Self { vault, models, now: Box::new(ZonedDateTime::now) }
    }
}

/// An open vault and what has been loaded so far to work with it.
pub struct Engine {
    settings: Settings,
    store: Store,
    lexical: Lexical,
    /// Loaded by the first use that needs it.
    embedder: Option<Embedder>,
    /// Likewise; one at a time, with the file that it came from.
    generator: Option<(PathBuf, LocalModel)>,
}

impl Engine {
    /// Opens the vault, making it if it is not there.
    ///
    /// # Errors
    /// When the folder cannot be made or read, or its database is damaged or newer than this program.
    pub fn open(settings: Settings) -> Result<Self, Error> {
        vault::prepare(&settings.vault)?;
        let store = Store::open(&vault::database(&settings.vault))?;
        let (lexical, _) = Lexical::open(&vault::lexical(&settings.vault), &store.identity()?)?;
        Ok(Self { settings, store, lexical, embedder: None, generator: None })
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
}
