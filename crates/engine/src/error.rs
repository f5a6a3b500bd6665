use std::path::PathBuf;

/// What went wrong, for front ends to act on. The sentence for the user is the error's `Display`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The vault's folder or one of its files cannot be read or written.
    Vault,
    /// Another Inglenook is changing the vault.
    Busy,
    /// A path that was to be added is not there or holds nothing that Inglenook reads.
    NothingToAdd,
    /// No source, item or model of that name.
    NotFound,
    /// A query that cannot be understood.
    Query,
    /// A model or library file is missing.
    ModelMissing,
    /// A model could not be loaded or failed while it wrote.
    Model,
    /// Indexing failed as a whole.
    Index,
}

/// An error of a use case: one sentence that says what happened, to which file, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The vault's folder.
    #[error("the vault {path} cannot be used ({source}); name another folder with --vault", path = path.display())]
    Vault {
        /// The folder or file.
        path: PathBuf,
        /// The system's error.
        source: std::io::Error,
    },
    /// Another process holds the write lock.
    #[error(
        "another Inglenook is changing the vault {} (indexing, or forgetting a source); wait until it is done or stop it",
        vault.display()
    )]
    Busy {
        /// The vault.
        vault: PathBuf,
    },
    /// The path cannot be read.
    #[error("{path} cannot be read ({source}); check the path and its permissions", path = path.display())]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// The system's error.
        source: std::io::Error,
    },
    /// Nothing recognised.
    #[error(
        "{} holds nothing that Inglenook reads (notes, mbox, .eml, maildir, SMS Backup & Restore XML, WhatsApp \
         exports); if you know what it is, say so with --kind",
        path.display()
    )]
    NothingToAdd {
        /// The path.
        path: PathBuf,
    },
    /// The selector.
    #[error(transparent)]
    Select(#[from] select::Error),
    /// The files that the process may touch could not be limited.
    #[error(transparent)]
    Airgap(#[from] airgap::Error),
    /// No such source.
    #[error("there is no source \u{201c}{given}\u{201d}; `inglenook sources` lists them")]
    NoSource {
        /// What was asked for.
        given: String,
    },
    /// No such item.
    #[error("there is no item {id}; ids are those that `search` and `ask` print")]
    NoItem {
        /// What was asked for.
        id: i64,
    },
    /// No such past question.
    #[error("there is no past question {id} any more; it was forgotten, or went with the source that its answer cites")]
    NoQuestion {
        /// What was asked for.
        id: i64,
    },
    /// A model file that is too large for this device.
    #[error(
        "{} needs about {} to run, and {} of memory are free of {}; close other programs or choose a smaller model",
        path.display(), gigabytes(*needed), gigabytes(*free), gigabytes(*total)
    )]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Bytes of memory that it needs.
        needed: u64,
        /// Bytes that are free.
        free: u64,
        /// Bytes that the device has.
        total: u64,
    },
    /// A file of the models folder.
    #[error("{} cannot be written ({source}); check the folder, and whether its disk is full", path.display())]
    ModelFile {
        /// The file or folder.
        path: PathBuf,
        /// The system's error.
        source: std::io::Error,
    },
    /// No such model.
    #[error("no model \u{201c}{name}\u{201d} is installed in {}; {advice}", folder.display())]
    NoModel {
        /// What was asked for.
        name: String,
        /// Where models lie.
        folder: PathBuf,
        /// What to do.
        advice: String,
    },
    /// A query that cannot be understood.
    #[error(transparent)]
    Query(#[from] retrieve::QueryError),
    /// Retrieval failed.
    #[error(transparent)]
    Retrieve(#[from] retrieve::Error),
    /// Indexing failed.
    #[error(transparent)]
    Ingest(#[from] ingest::Error),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The lexical index failed.
    #[error(transparent)]
    Lexical(#[from] lexical::Error),
    /// The embedder failed.
    #[error(transparent)]
    Embed(#[from] embed::Error),
    /// The model file cannot be used.
    #[error(transparent)]
    Model(#[from] generate::InspectError),
    /// A model cannot be made of another.
    #[error(transparent)]
    Quantize(#[from] generate::QuantizeError),
    /// The model failed.
    #[error(transparent)]
    Generate(#[from] answer::GenerateError),
}

impl Error {
    /// What kind of error this is.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Vault { .. }
            | Self::Airgap(_)
            | Self::Store(_)
            | Self::Lexical(_)
            | Self::Select(select::Error::Store(_)) => Code::Vault,
            Self::Busy { .. } => Code::Busy,
            Self::Unreadable { .. } | Self::NothingToAdd { .. } => Code::NothingToAdd,
            Self::NoSource { .. } | Self::NoItem { .. } | Self::NoQuestion { .. } => Code::NotFound,
            Self::NoModel { .. } => Code::ModelMissing,
            Self::Query(_) | Self::Retrieve(retrieve::Error::Query(_)) => Code::Query,
            Self::Retrieve(_) | Self::Ingest(_) => Code::Index,
            Self::Embed(_)
            | Self::Select(_)
            | Self::Model(_)
            | Self::Quantize(_)
            | Self::Generate(_)
            | Self::TooLarge { .. }
            | Self::ModelFile { .. } => Code::Model,
        }
    }
}

/// "2.3 GB"
#[expect(clippy::cast_precision_loss, reason = "one digit is shown")]
fn gigabytes(bytes: u64) -> String {
    format!("{:.1} GB", bytes as f64 / 1e9)
}
