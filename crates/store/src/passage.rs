use crate::value::{Json, Word};
use crate::{Item, Result, Store, chunk, item};
use domain::{ChunkId, ItemId, Kind, Passage, Person, Role, Span, SpanText};
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;
use std::ops::Range;

impl Store {
    /// Chunks with everything that a reader, an index or a prompt needs, in the order asked;
    /// those that are gone are left out.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn passages(&self, ids: &[ChunkId]) -> Result<Vec<Passage>> {
        // Windows of a conversation overlap, and a long note has many chunks: each item is read once.
        let mut items = HashMap::new();
        let mut passages = Vec::with_capacity(ids.len());
        for &id in ids {
            passages.extend(self.located(passage(&self.conn, id, &mut items))?);
        }
        Ok(passages)
    }
}

impl Store {
    /// How many of these chunks are of each kind.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn kinds(&self, ids: &[ChunkId]) -> Result<HashMap<Kind, usize>> {
        self.located((|| {
            let mut statement = self.conn.prepare_cached(
                "SELECT items.kind FROM chunks JOIN items ON items.id = chunks.item_id WHERE chunks.id = ?1",
            )?;
            let mut kinds = HashMap::new();
            for id in ids {
                let kind = statement.query_row([id.0], |row| row.get::<_, Word<Kind>>(0)).optional()?;
                if let Some(Word(kind)) = kind {
                    *kinds.entry(kind).or_insert(0) += 1;
                }
            }
            Ok(kinds)
        })())
    }
}

type Items = HashMap<ItemId, Item>;

fn passage(conn: &Connection, id: ChunkId, items: &mut Items) -> rusqlite::Result<Option<Passage>> {
    let chunk = conn
        .prepare_cached("SELECT item_id, headings FROM chunks WHERE id = ?1")?
        .query_row([id.0], |row| Ok((ItemId(row.get(0)?), row.get::<_, Json<Vec<String>>>(1)?.0)))
        .optional()?;
    let Some((about, headings)) = chunk else { return Ok(None) };
    let mut spans = Vec::new();
    for span in chunk::spans(conn, id)? {
        if let Some(item) = remembered(conn, span.item, items)? {
            spans.push(item.span(span.range));
        }
    }
    let Some(item) = remembered(conn, about, items)? else { return Ok(None) };
    Ok(Some(item.passage(id, headings, spans)))
}

impl Item {
    /// A chunk of this item with what the item says of it.
    #[must_use]
    pub fn passage(&self, chunk: ChunkId, headings: Vec<String>, spans: Vec<SpanText>) -> Passage {
        Passage {
            chunk,
            item: self.id,
            source: self.source,
            thread: self.thread,
            kind: self.kind,
            title: self.title.clone(),
            headings,
            date: self.date,
            people: self.people.clone(),
            path: self.path.clone(),
            message_id: self.message_id.clone(),
            spans,
        }
    }

    /// A stretch of the text, cut to what is there: an item that has changed is shown with its new
    /// text until its chunks are made anew.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> SpanText {
        SpanText {
            text: self.text[within(&self.text, &range)].to_owned(),
            sender: self.sender().cloned(),
            date: self.date,
            span: Span { item: self.id, range },
        }
    }

    /// The first who wrote it.
    #[must_use]
    pub fn sender(&self) -> Option<&Person> {
        self.people.iter().find(|(role, _)| *role == Role::From).map(|(_, person)| person)
    }
}

fn remembered<'a>(conn: &Connection, id: ItemId, items: &'a mut Items) -> rusqlite::Result<Option<&'a Item>> {
    if !items.contains_key(&id)
        && let Some(item) = item::read(conn, id)?
    {
        items.insert(id, item);
    }
    Ok(items.get(&id))
}

/// The range, cut to what is there and to whole characters.
fn within(text: &str, range: &Range<usize>) -> Range<usize> {
    let end = text.floor_char_boundary(range.end);
    text.floor_char_boundary(range.start).min(end)..end
}

#[cfg(test)]
mod tests {
    use super::within;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_range_can_be_shown_of_any_text(text in "[aé漢😀]{0,8}", start in 0_usize..40, end in 0_usize..40) {
            let cut = within(&text, &(start..end));
            let shown = &text[cut.clone()];
            if start <= end && text.is_char_boundary(start) && text.is_char_boundary(end) {
                prop_assert_eq!(cut, start..end);
            } else {
                prop_assert!(shown.len() <= text.len());
            }
        }
    }
}
