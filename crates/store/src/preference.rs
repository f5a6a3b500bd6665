//! What the user set, by name; the values are the front end's own.

use crate::store::{execute, rows};
use crate::{Result, Store};
use rusqlite::OptionalExtension;

impl Store {
    /// A preference, if it was set.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn preference(&self, name: &str) -> Result<Option<String>> {
        self.located(
            self.conn
                .prepare_cached("SELECT value FROM preferences WHERE name = ?1")
                .and_then(|mut statement| statement.query_row([name], |row| row.get(0)).optional()),
        )
    }

    /// Sets a preference.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_preference(&mut self, name: &str, value: &str) -> Result<()> {
        self.write(|writer| {
            let set = "INSERT OR REPLACE INTO preferences (name, value) VALUES (?1, ?2)";
            writer.located(execute(writer.conn, set, (name, value)).map(drop))
        })
    }

    /// Forgets all preferences.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn clear_preferences(&mut self) -> Result<()> {
        self.write(|writer| writer.located(execute(writer.conn, "DELETE FROM preferences", []).map(drop)))
    }

    /// How many items there are of each kind, and of the people named most often (at most `people` of them): what a
    /// search can be limited to.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn facets(&self, people: u64) -> Result<crate::Facets> {
        let kinds = "SELECT kind, COUNT(*) FROM items GROUP BY kind ORDER BY 2 DESC, 1";
        let named = "SELECT CASE people.name WHEN '' THEN people.address ELSE people.name END AS label,
                COUNT(DISTINCT item_people.item_id)
             FROM item_people JOIN people ON people.id = item_people.person_id
             GROUP BY label ORDER BY 2 DESC, 1 LIMIT ?1";
        Ok(crate::Facets {
            kinds: self.located(rows(&self.conn, kinds, [], |row| {
                Ok((row.get::<_, crate::value::Word<domain::Kind>>(0)?.0, row.get::<_, crate::value::Unsigned>(1)?.0))
            }))?,
            people: self.located(rows(&self.conn, named, [crate::value::Unsigned(people)], |row| {
                Ok((row.get(0)?, row.get::<_, crate::value::Unsigned>(1)?.0))
            }))?,
        })
    }
}
