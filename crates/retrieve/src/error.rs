/// A query that says something that cannot be meant.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// `kind:` with a word that names no kind.
    #[error(transparent)]
    Kind(#[from] domain::UnknownKind),
    /// A date that cannot be read.
    #[error(
        "\u{201c}{0}\u{201d} is not a date that I can read; write 2026-03-14, 2026-03, 2026, yesterday, \
         \"last week\" or march-2026"
    )]
    Date(String),
    /// `has:` with anything but `attachment`.
    #[error("\u{201c}has:{0}\u{201d} is not a filter; the one that there is reads has:attachment")]
    Has(String),
    /// Bounds that leave no moment.
    #[error("no date can satisfy this filter: it asks for {after} or later and for earlier than {before}")]
    Empty {
        /// The first moment that is asked for.
        after: domain::DateTime,
        /// The first that is excluded again.
        before: domain::DateTime,
    },
}

/// Why a search failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The query itself.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// A vector search without an embedder.
    #[error("there is no embedder to compare meanings with; run `cargo xtask setup`, or search with --mode lexical")]
    NoEmbedder,
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The lexical index.
    #[error(transparent)]
    Lexical(#[from] lexical::Error),
    /// The embedder.
    #[error(transparent)]
    Embed(#[from] embed::Error),
}
