use crate::{Engine, Error};
use domain::{Attachment, ChunkId, DateTime, ItemId, Kind, Person, Role};
use serde::Serialize;
use std::ops::Range;
use store::Item;

/// An item as a reader sees it, with the thread around it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shown {
    /// Its id.
    pub item_id: ItemId,
    /// What it is.
    pub kind: Kind,
    /// Subject, title, or name of the conversation.
    pub title: String,
    /// When it was written or sent.
    pub date: Option<DateTime>,
    /// Who wrote it.
    pub from: Vec<Person>,
    /// Who received it.
    pub to: Vec<Person>,
    /// Who received a copy.
    pub cc: Vec<Person>,
    /// The file that it was read from.
    pub path: String,
    /// The `Message-ID` of a mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_id: Option<String>,
    /// Names and sizes of what was attached.
    pub attachments: Vec<ShownAttachment>,
    /// The whole text, quotes and signature included.
    pub text: String,
    /// The other items of its thread, oldest first; for a conversation the messages around it.
    pub thread: Vec<ShownMessage>,
    /// How many of these come before it.
    #[serde(skip)]
    pub position: usize,
    /// The headings of a note.
    #[serde(skip)]
    pub headings: Vec<ShownHeading>,
    /// What of the text the chunk covers that was asked for, in bytes.
    #[serde(skip)]
    pub passage: Vec<Range<usize>>,
}

/// A heading in the text of an item, with its line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ShownHeading {
    /// First byte of the line.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// 1 for the highest.
    pub level: u8,
}

/// Something attached to an item.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownAttachment {
    /// File name; may be empty.
    pub name: String,
    /// Media type; may be empty.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
}

/// Another item of the same thread, in brief.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownMessage {
    /// Its id.
    pub item_id: ItemId,
    /// Who wrote it.
    pub sender: Option<String>,
    /// When.
    pub date: Option<DateTime>,
    /// The first line of a mail, the whole of a message.
    pub text: String,
}

/// Messages shown before and after one of a conversation.
const AROUND: usize = 5;

impl Engine {
    /// The item behind a hit or citation.
    ///
    /// # Errors
    /// When there is no such item.
    pub fn show(&self, id: ItemId) -> Result<Shown, Error> {
        self.show_passage(id, None)
    }

    /// The same, with what of it a chunk covers.
    ///
    /// # Errors
    /// When there is no such item. A chunk that is gone by now covers nothing.
    pub fn show_passage(&self, id: ItemId, chunk: Option<ChunkId>) -> Result<Shown, Error> {
        let item = self.store.item(id)?.ok_or(Error::NoItem { id: id.0 })?;
        let (position, thread) = match item.thread {
            Some(thread) => around(id, self.store.thread_items(thread)?, item.kind == Kind::Message),
            None => (0, Vec::new()),
        };
        let passages = self.store.passages(chunk.as_slice())?;
        let spans = passages.iter().flat_map(|passage| &passage.spans).map(|span| &span.span);
        let passage = spans.filter(|span| span.item == id).map(|span| span.range.clone()).collect();
        let line = |start: usize| {
            let rest = item.text.get(start..).unwrap_or_default();
            start + rest.find('\n').unwrap_or(rest.len())
        };
        let headings = item.headings.iter().map(|heading| ShownHeading {
            start: heading.start,
            end: line(heading.start),
            level: heading.level,
        });
        let headings = headings.collect();
        let named = |wanted: Role| {
            item.people.iter().filter(|(role, _)| *role == wanted).map(|(_, person)| person.clone()).collect()
        };
        Ok(Shown {
            item_id: id,
            kind: item.kind,
            date: item.date,
            from: named(Role::From),
            to: named(Role::To),
            cc: named(Role::Cc),
            attachments: item.attachments.into_iter().map(attachment).collect(),
            title: item.title,
            path: item.path,
            message_id: item.message_id,
            text: item.text,
            thread,
            position,
            headings,
            passage,
        })
    }
}

fn attachment(Attachment { name, media_type, size }: Attachment) -> ShownAttachment {
    ShownAttachment { name, media_type, size }
}

/// How many of the others come before the item, and the others.
fn around(id: ItemId, items: Vec<Item>, conversation: bool) -> (usize, Vec<ShownMessage>) {
    let at = items.iter().position(|item| item.id == id).unwrap_or(0);
    let near = |index: &usize| !conversation || index.abs_diff(at) <= AROUND;
    let others = items
        .into_iter()
        .enumerate()
        .filter(|(index, item)| near(index) && item.id != id)
        .map(|(_, item)| brief(item))
        .collect();
    (if conversation { at.min(AROUND) } else { at }, others)
}

fn brief(item: Item) -> ShownMessage {
    let sender = item.sender().map(|person| person.label().to_owned());
    let text = if item.kind == Kind::Message {
        item.text
    } else {
        item.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().to_owned()
    };
    ShownMessage { item_id: item.id, sender, date: item.date, text }
}
