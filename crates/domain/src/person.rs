use serde::{Deserialize, Serialize};

/// Somebody who wrote or received an item, as the source names them. At least one field is set.
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Person {
    /// The display name: "Marta Ruiz".
    pub name: Option<String>,
    /// A mail address (lower case) or a telephone number (digits, with a leading `+` if given).
    pub address: Option<String>,
}

impl Person {
    /// The owner of the vault, in sources that mark their messages only as "sent".
    pub const ME: &str = "Me";

    /// Somebody known by name alone.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), address: None }
    }

    /// What to call them in one word group: the name, else the address.
    #[must_use]
    pub fn label(&self) -> &str {
        self.name.as_deref().or(self.address.as_deref()).unwrap_or("unknown")
    }
}

/// What a person has to do with an item.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Wrote it.
    From,
    /// Received it directly.
    To,
    /// Received a copy.
    Cc,
}

impl Role {
    /// The word in the store.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::To => "to",
            Self::Cc => "cc",
        }
    }
}
