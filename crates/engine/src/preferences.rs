use crate::{Engine, Error};
use domain::Kind;

/// What a search can be limited to.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Facets {
    /// How many items there are of each kind, most first.
    pub kinds: Vec<(Kind, u64)>,
    /// The people who are named in most items, with how many.
    pub people: Vec<(String, u64)>,
}

/// People among the facets.
const PEOPLE: u64 = 50;

impl Engine {
    /// What a search can be limited to.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn facets(&self) -> Result<Facets, Error> {
        let store::Facets { kinds, people } = self.store.facets(PEOPLE)?;
        Ok(Facets { kinds, people })
    }

    /// A preference of the front end's, if it was set.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn preference(&self, name: &str) -> Result<Option<String>, Error> {
        Ok(self.store.preference(name)?)
    }

    /// Sets a preference. It lies in the vault, and goes with everything.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn set_preference(&mut self, name: &str, value: &str) -> Result<(), Error> {
        Ok(self.store.set_preference(name, value)?)
    }
}
