use crate::{DateTime, Kind};
use serde::{Deserialize, Serialize};

/// What a search is limited to. All given conditions hold together; values within one list are
/// alternatives. The same in every mode of search.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Written by somebody whose name or address contains one of these, ignoring case.
    pub from: Vec<String>,
    /// Received by (to or copy) one of these.
    pub to: Vec<String>,
    /// Written or received by one of these.
    pub with: Vec<String>,
    /// From a source whose id is this number, or whose path or kind contains this text.
    pub sources: Vec<String>,
    /// Of one of these kinds.
    pub kinds: Vec<Kind>,
    /// At or after this moment.
    pub after: Option<DateTime>,
    /// Strictly before this moment.
    pub before: Option<DateTime>,
    /// Only items with at least one attachment.
    pub has_attachment: bool,
}

impl Filter {
    /// True when nothing is excluded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
