use crate::{Result, Store};
use domain::ItemId;
use rusqlite::OptionalExtension;

/// Counting stops here: "often" is all that anybody needs to know.
const ENOUGH: u32 = 200;

/// How well the vault knows whoever wrote an item.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct SenderHistory {
    /// Items that they wrote, this one included; at most 200.
    pub wrote: u32,
    /// Items that were written to them; at most 200.
    pub received: u32,
    /// Somebody of the same name has an address in another domain.
    pub other_address: bool,
}

impl Store {
    /// How well the vault knows whoever wrote an item. All zero when that is not known.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn sender_history(&self, item: ItemId) -> Result<SenderHistory> {
        let mut statement = self.located(self.conn.prepare_cached(
            "WITH sender AS (
                 SELECT p.id, p.name, p.address
                 FROM item_people ip JOIN people p ON p.id = ip.person_id
                 WHERE ip.item_id = ?1 AND ip.role = 'from'
                 ORDER BY ip.ordinal LIMIT 1
             ), same AS (
                 SELECT p.id FROM people p, sender s
                 WHERE p.id = s.id OR (s.address <> '' AND p.address = s.address)
             )
             SELECT
                 (SELECT COUNT(*) FROM (
                     SELECT 1 FROM item_people WHERE person_id IN same AND role = 'from' LIMIT ?2)),
                 (SELECT COUNT(*) FROM (
                     SELECT 1 FROM item_people WHERE person_id IN same AND role <> 'from' LIMIT ?2)),
                 EXISTS (
                     SELECT 1 FROM people p, sender s
                     WHERE s.name <> '' AND instr(s.address, '@') > 0 AND p.name = s.name
                       AND instr(p.address, '@') > 0
                       AND substr(p.address, instr(p.address, '@')) <> substr(s.address, instr(s.address, '@')))
             FROM sender",
        ))?;
        let history = statement.query_row((item.0, ENOUGH), |row| {
            Ok(SenderHistory { wrote: row.get(0)?, received: row.get(1)?, other_address: row.get(2)? })
        });
        Ok(self.located(history.optional())?.unwrap_or_default())
    }
}
