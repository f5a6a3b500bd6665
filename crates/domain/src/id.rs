use serde::{Deserialize, Serialize};

/// Row ids of the store as types of their own, so that one cannot be passed for another.
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

id! {
    /// A folder or file that the user added.
    SourceId,
    /// One file of a source.
    FileId,
    /// One thing a person would recognise: a mail, a chat message, a note.
    ItemId,
    /// Items that belong together: a mail thread, a conversation.
    ThreadId,
    /// Somebody who wrote or received items.
    PersonId,
    /// The unit of retrieval.
    ChunkId,
}
