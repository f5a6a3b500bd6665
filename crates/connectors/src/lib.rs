//! One file or folder per format: notes, mail, SMS and chat exports become records.
//!
//! [`detect`] says what lies in a folder, [`walk`] lists its files, and a [`Connector`] claims the files that it
//! reads and turns each into [`domain::Record`]s. Every file belongs to at most one kind of source ([`classify`]),
//! so a folder that holds several kinds can be added once for each of them without reading anything twice.
//!
//! Input is hostile until proven otherwise: files are streamed or bounded, nothing recurses over their structure,
//! a bad record costs that record, and no error repeats a word of the user's.
//!
//! ```
//! use connectors::{Settings, connector, detect, walk};
//! use std::ops::ControlFlow;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let folder = tempfile::tempdir()?;
//! std::fs::write(folder.path().join("2026-03-14 Rome.md"), "Land at **7:45**.\n")?;
//!
//! for found in detect(folder.path()) {
//!     let connector = connector(found.kind, &Settings::utc());
//!     for file in walk(folder.path()).filter(|file| connector.claims(file, folder.path())) {
//!         connector.read(&file, folder.path(), &mut |record| {
//!             assert_eq!(record.unwrap().title, "2026-03-14 Rome");
//!             ControlFlow::Continue(())
//!         })?;
//!     }
//! }
//! # Ok(())
//! # }
//! ```

mod bytes;
mod charset;
mod detect;
mod error;
mod key;
mod mail;
mod notes;
mod number;
mod sms;
mod text;
mod whatsapp;

pub use detect::{Found, classify, detect, holds_words, walk};
pub use error::{FileError, RecordError};

use domain::{Record, SourceKind};
use std::ops::ControlFlow;
use std::path::Path;

/// What a connector needs to know beyond the file.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the user lives: for exports that give local times or none, and for dates without a zone.
    pub zone: jiff::tz::TimeZone,
}

impl Settings {
    /// Local times are taken as UTC.
    #[must_use]
    pub fn utc() -> Self {
        Self { zone: jiff::tz::TimeZone::UTC }
    }
}

/// Receives records in the order of the file; answers `Break` to stop reading.
pub type Sink<'a> = dyn FnMut(Result<Record, RecordError>) -> ControlFlow<()> + 'a;

/// Reads one format.
pub trait Connector {
    /// Which sources it reads.
    fn kind(&self) -> SourceKind;

    /// True for the files of a source that it reads. `root` is the source's path; a source that is a single file is
    /// read as the kind that it was added as, whatever it looks like.
    fn claims(&self, file: &Path, root: &Path) -> bool {
        file == root || classify(file, root) == Some(self.kind())
    }

    /// Yields every record of the file, in order, until the file ends or the sink says stop.
    ///
    /// # Errors
    /// When the file as a whole cannot be read; records that were yielded before stay valid. A record that cannot be
    /// read is passed to the sink as an error instead, and reading goes on.
    fn read(&self, file: &Path, root: &Path, sink: &mut Sink<'_>) -> Result<(), FileError>;
}

/// The connector for a kind of source.
#[must_use]
pub fn connector(kind: SourceKind, settings: &Settings) -> Box<dyn Connector + Send + Sync> {
    let zone = settings.zone.clone();
    match kind {
        SourceKind::Notes => Box::new(notes::Notes { zone }),
        SourceKind::Mbox => Box::new(mail::Mbox),
        SourceKind::Eml => Box::new(mail::Single { kind }),
        SourceKind::Maildir => Box::new(mail::Single { kind }),
        SourceKind::Sms => Box::new(sms::Sms { zone }),
        SourceKind::WhatsApp => Box::new(whatsapp::WhatsApp { zone }),
    }
}
